//===- concrete_values.c - values that people write -----------------------===//

#include "concrete_values.h"

#include "alloc.h"
#include "attr.h"
#include "element_type.h"
#include "weights.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

/// Bytes of a value that a message shows.
#define SHOWN_LIMIT 60

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

typedef struct reader {
  aimet_arena *arena;
  aimet_string_view text;
  size_t at;
  aimet_concrete_value *out;
  size_t capacity;
  int32_t leaf_depth;                     ///< -1: no element has been met
  bool is_sized[AIMET_CONCRETE_MAX_RANK]; ///< some list of that depth has ended
  const char *wrong;
} reader;

static const char *shown(aimet_arena *arena, aimet_string_view text) {
  aimet_string_builder out = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&out, text, SHOWN_LIMIT);
  const char *kept = aimet_arena_string(arena, aimet_sb_view(&out));
  aimet_sb_deinit(&out);
  return kept;
}

/// Notes the first thing that is wrong.
static void fail(reader *r, const char *expected) {
  if (!r->wrong)
    r->wrong = aimet_arena_format(r->arena, "got '%s', expected %s",
                                  shown(r->arena, r->text), expected);
}

static void skip_blanks(reader *r) {
  while (r->at < r->text.length && isspace((unsigned char)r->text.data[r->at]))
    ++r->at;
}

static bool accept(reader *r, char c) {
  skip_blanks(r);
  if (r->at == r->text.length || r->text.data[r->at] != c)
    return false;
  ++r->at;
  return true;
}

static void add_scalar(reader *r, aimet_concrete_scalar scalar, int32_t depth) {
  if (r->leaf_depth >= 0 && r->leaf_depth != depth) {
    fail(r, "lists of one depth everywhere");
    return;
  }
  r->leaf_depth = depth;
  void *scalars = r->out->scalars;
  aimet_grow_array(&scalars, &r->capacity, r->out->count + 1,
                   sizeof *r->out->scalars);
  r->out->scalars = scalars;
  r->out->scalars[r->out->count++] = scalar;
}

/// A string in quotes; a backslash takes the next byte as it is.
static void read_string(reader *r, int32_t depth) {
  size_t begin = r->at++;
  char *text = aimet_arena_alloc(r->arena, r->text.length + 1);
  size_t length = 0;
  while (r->at < r->text.length && r->text.data[r->at] != '"') {
    r->at += r->text.data[r->at] == '\\' && r->at + 1 < r->text.length;
    text[length++] = r->text.data[r->at++];
  }
  if (!accept(r, '"')) {
    fail(r, "a string that ends in quotes");
    return;
  }
  add_scalar(
      r,
      (aimet_concrete_scalar){.kind = AIMET_CONCRETE_STRING,
                              .source = aimet_sv_slice(r->text, begin, r->at),
                              .text = aimet_sv_n(text, length)},
      depth);
}

static bool read_integer(aimet_string_view word, aimet_concrete_scalar *out) {
  size_t i = word.length && (word.data[0] == '-' || word.data[0] == '+');
  out->is_negative = i && word.data[0] == '-';
  if (i == word.length)
    return false;
  for (; i < word.length; ++i)
    if (!isdigit((unsigned char)word.data[i]) ||
        __builtin_mul_overflow(out->magnitude, 10, &out->magnitude) ||
        __builtin_add_overflow(out->magnitude, (uint64_t)(word.data[i] - '0'),
                               &out->magnitude))
      return false;
  out->kind = AIMET_CONCRETE_INT;
  return true;
}

/// A decimal number; no hexadecimal ones, and no words but those listed.
static bool read_number(aimet_string_view word, aimet_arena *arena,
                        aimet_concrete_scalar *out) {
  const char *text = aimet_arena_string(arena, word);
  size_t sign = *text == '-' || *text == '+';
  if (strcmp(text + sign, "inf") != 0 && strcmp(text + sign, "nan") != 0)
    for (const char *c = text; *c; ++c)
      if (!isdigit((unsigned char)*c) && !strchr("+-.eE", *c))
        return false;
  char *end;
  out->number = strtod(text, &end);
  if (end == text || *end)
    return false;
  if (!read_integer(word, out))
    out->kind = AIMET_CONCRETE_FLOAT;
  return !isinf(out->number) || strcmp(text + sign, "inf") == 0;
}

static void read_word(reader *r, int32_t depth) {
  size_t begin = r->at;
  while (r->at < r->text.length && !strchr(",[]\" \t\n\r", r->text.data[r->at]))
    ++r->at;
  aimet_concrete_scalar scalar = {.source =
                                      aimet_sv_slice(r->text, begin, r->at)};
  if (aimet_sv_is(scalar.source, "true") ||
      aimet_sv_is(scalar.source, "false")) {
    scalar.kind = AIMET_CONCRETE_BOOL;
    scalar.boolean = aimet_sv_is(scalar.source, "true");
  } else if (!read_number(scalar.source, r->arena, &scalar)) {
    fail(r, "a number, true, false, a string in quotes, or a list of those");
    return;
  }
  add_scalar(r, scalar, depth);
}

static void read_value(reader *r, int32_t depth);

static void read_list(reader *r, int32_t depth) {
  if (depth == AIMET_CONCRETE_MAX_RANK) {
    fail(r, "at most 16 lists in each other");
    return;
  }
  if (r->out->rank < depth + 1)
    r->out->rank = depth + 1;
  int64_t count = 0;
  if (!accept(r, ']')) {
    do {
      read_value(r, depth + 1);
      ++count;
    } while (!r->wrong && accept(r, ','));
    if (!r->wrong && !accept(r, ']'))
      fail(r, "',' or ']' after an element");
  }
  if (r->is_sized[depth] && r->out->dims[depth] != count)
    fail(r, "lists of one length at each depth");
  r->is_sized[depth] = true;
  r->out->dims[depth] = count;
}

static void read_value(reader *r, int32_t depth) {
  if (accept(r, '['))
    read_list(r, depth);
  else if (r->at < r->text.length && r->text.data[r->at] == '"')
    read_string(r, depth);
  else
    read_word(r, depth);
}

/// Copies what has been read into the arena.
static void keep_scalars(reader *r) {
  aimet_concrete_scalar *kept =
      aimet_arena_calloc(r->arena, (size_t)r->out->count + 1, sizeof *kept);
  if (r->out->count)
    memcpy(kept, r->out->scalars, (size_t)r->out->count * sizeof *kept);
  free(r->out->scalars);
  r->out->scalars = kept;
}

const char *aimet_concrete_value_parse(aimet_string_view text,
                                       aimet_arena *arena,
                                       aimet_concrete_value *out) {
  *out = (aimet_concrete_value){.rank = 0};
  reader r = {.arena = arena, .text = text, .out = out, .leaf_depth = -1};
  read_value(&r, 0);
  skip_blanks(&r);
  if (r.at != text.length)
    fail(&r, "one value");
  if (r.leaf_depth >= 0 && r.leaf_depth != out->rank)
    fail(&r, "lists of one depth everywhere");
  keep_scalars(&r);
  return r.wrong;
}

bool aimet_concrete_value_is_int(const aimet_concrete_value *value,
                                 int64_t *out) {
  if (value->rank != 0 || value->scalars[0].kind != AIMET_CONCRETE_INT ||
      value->scalars[0].magnitude > INT64_MAX)
    return false;
  int64_t magnitude = (int64_t)value->scalars[0].magnitude;
  *out = value->scalars[0].is_negative ? -magnitude : magnitude;
  return true;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

/// Writes an integer of up to 64 bits; false if the type does not have it.
static bool put_integer(aimet_element element,
                        const aimet_concrete_scalar *scalar, void *bytes) {
  if (element.kind == AIMET_ELEMENT_UNSIGNED && element.bits == 64 &&
      !scalar->is_negative) {
    for (unsigned i = 0; i < 8; ++i)
      ((unsigned char *)bytes)[i] = (unsigned char)(scalar->magnitude >> 8 * i);
    return true;
  }
  uint64_t least = UINT64_C(1) << 63; // the magnitude of INT64_MIN
  if (scalar->magnitude > (scalar->is_negative ? least : least - 1))
    return false;
  int64_t value = scalar->is_negative ? -(int64_t)(scalar->magnitude - 1) - 1
                                      : (int64_t)scalar->magnitude;
  return aimet_element_set_int(element, value, bytes);
}

static const char *mismatch(aimet_arena *arena,
                            const aimet_concrete_scalar *scalar,
                            aimet_string_view expected) {
  return aimet_arena_format(arena, "got %s, expected %.*s",
                            shown(arena, scalar->source), AIMET_SV(expected));
}

/// The name of an element type as people write it: "float16".
static aimet_string_view type_name(MlirType type, aimet_arena *arena) {
  const char *name =
      aimet_data_type_name(aimet_data_type(mlirShapedTypeGetElementType(type)));
  char *small = aimet_arena_string(arena, aimet_sv(name ? name : "?"));
  for (char *c = small; *c; ++c)
    *c = (char)tolower((unsigned char)*c);
  return aimet_sv(small);
}

/// Writes one element; null, or what is wrong.
static const char *put_scalar(aimet_element element,
                              const aimet_concrete_scalar *scalar,
                              MlirType type, aimet_arena *arena, void *bytes) {
  bool is_number = scalar->kind == AIMET_CONCRETE_INT ||
                   scalar->kind == AIMET_CONCRETE_FLOAT;
  bool fits = true, is_kind = false;
  switch (element.kind) {
  case AIMET_ELEMENT_BOOL:
    is_kind = scalar->kind == AIMET_CONCRETE_BOOL;
    *(unsigned char *)bytes = scalar->boolean;
    break;
  case AIMET_ELEMENT_SIGNED:
  case AIMET_ELEMENT_UNSIGNED:
    is_kind = scalar->kind == AIMET_CONCRETE_INT;
    fits = !is_kind || put_integer(element, scalar, bytes);
    break;
  case AIMET_ELEMENT_FLOAT:
    is_kind = is_number;
    fits =
        !is_kind || aimet_element_round_float(element, scalar->number, bytes);
    break;
  case AIMET_ELEMENT_COMPLEX:
    break;
  }
  aimet_string_view name = type_name(type, arena);
  if (!is_kind)
    return mismatch(arena, scalar, name);
  if (fits)
    return NULL;
  return mismatch(arena, scalar,
                  aimet_sv(aimet_arena_format(
                      arena, "a number in the range of %.*s", AIMET_SV(name))));
}

static const char *string_tensor(const aimet_concrete_value *value,
                                 MlirType type, aimet_arena *arena,
                                 MlirAttribute *out) {
  MlirStringRef *strings =
      aimet_arena_calloc(arena, (size_t)value->count + 1, sizeof *strings);
  for (uint64_t i = 0; i < value->count; ++i) {
    if (value->scalars[i].kind != AIMET_CONCRETE_STRING)
      return mismatch(arena, &value->scalars[i],
                      aimet_sv("a string in quotes"));
    strings[i] = aimet_ref(value->scalars[i].text);
  }
  *out = mlirDenseElementsAttrStringGet(type, (intptr_t)value->count, strings);
  return NULL;
}

const char *aimet_concrete_value_tensor(const aimet_concrete_value *value,
                                        MlirType type, aimet_arena *arena,
                                        MlirAttribute *out) {
  MlirType of = mlirShapedTypeGetElementType(type);
  aimet_element element;
  if (aimet_data_type(of) == AIMET_DATA_STRING)
    return string_tensor(value, type, arena, out);
  if (!aimet_element_from_type(of, &element))
    return "its element type is not known";
  unsigned char *plain = aimet_calloc((size_t)value->count + 1, element.size);
  const char *wrong = NULL;
  for (uint64_t i = 0; i < value->count && !wrong; ++i)
    wrong = put_scalar(element, &value->scalars[i], type, arena,
                       plain + i * element.size);
  if (!wrong)
    *out = aimet_dense_from_plain(type, plain, value->count * element.size);
  free(plain);
  return wrong;
}
