//===- schema_types.c - which types the parameters of a schema allow ------===//

#include "schema_types.h"

#include "alloc.h"
#include "dialect.h"

#include <stdatomic.h>
#include <stdlib.h>

/// What a form is written as, around its element type.
typedef struct form_text {
  const char *schema_begin, *schema_end;
  const char *print_begin, *print_end;
} form_text;

static const form_text form_texts[AIMET_FORM_OTHER] = {
    [AIMET_FORM_TENSOR] = {"tensor(", ")", "", ""},
    [AIMET_FORM_SEQUENCE] = {"seq(tensor(", "))", "sequence(", ")"},
    [AIMET_FORM_OPTIONAL] = {"optional(tensor(", "))", "optional(", ")"},
    [AIMET_FORM_OPTIONAL_SEQUENCE] = {"optional(seq(tensor(", ")))",
                                      "optional(sequence(", "))"},
    [AIMET_FORM_MAP_OF_INT] = {"map(int64,tensor(", "))", "map(int64, ", ")"},
    [AIMET_FORM_MAP_OF_STRING] = {"map(string,tensor(", "))", "map(string, ",
                                  ")"},
    [AIMET_FORM_SEQUENCE_OF_MAP_OF_INT] = {"seq(map(int64,tensor(", ")))",
                                           "sequence(map(int64, ", "))"},
    [AIMET_FORM_SEQUENCE_OF_MAP_OF_STRING] = {"seq(map(string,tensor(", ")))",
                                              "sequence(map(string, ", "))"},
};

//===----------------------------------------------------------------------===//
// Types as schemas write them
//===----------------------------------------------------------------------===//

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_in_lower_case(aimet_string_view text, const char *name) {
  for (size_t i = 0; i < text.length; ++i)
    if (!name[i] || lower(name[i]) != text.data[i])
      return false;
  return name[text.length] == 0;
}

static uint8_t parse_element(aimet_string_view text) {
  for (int32_t type = 1; type <= AIMET_DATA_LAST; ++type)
    if (is_in_lower_case(text, aimet_data_type_name(type)))
      return (uint8_t)type;
  return AIMET_DATA_UNDEFINED;
}

/// False for a type variable.
static bool parse_type(const char *text, aimet_type_code *out) {
  aimet_string_view view = aimet_sv(text);
  for (unsigned form = 0; form < AIMET_FORM_OTHER; ++form) {
    aimet_string_view begin = aimet_sv(form_texts[form].schema_begin);
    aimet_string_view end = aimet_sv(form_texts[form].schema_end);
    if (!aimet_sv_starts_with(view, begin) || !aimet_sv_ends_with(view, end))
      continue;
    uint8_t element = parse_element(
        aimet_sv_slice(view, begin.length, view.length - end.length));
    *out = (aimet_type_code){(uint8_t)form, element};
    if (element != AIMET_DATA_UNDEFINED)
      return true;
  }
  return false;
}

static void add_type(aimet_type_set *set, const char *text) {
  aimet_type_code code;
  if (parse_type(text, &code))
    set->elements[code.form] |= UINT32_C(1) << code.element;
}

static aimet_type_code only_type(const aimet_type_set *set) {
  aimet_type_code only = {AIMET_FORM_OTHER, 0};
  int count = 0;
  for (unsigned form = 0; form < AIMET_FORM_OTHER; ++form)
    for (int32_t type = 1; type <= AIMET_DATA_LAST; ++type)
      if (set->elements[form] >> type & 1) {
        only = (aimet_type_code){(uint8_t)form, (uint8_t)type};
        ++count;
      }
  return count == 1 ? only : (aimet_type_code){AIMET_FORM_OTHER, 0};
}

//===----------------------------------------------------------------------===//
// Slots of a schema
//===----------------------------------------------------------------------===//

static const char *const *types_of_variable(const aimet_schema *schema,
                                            const char *variable) {
  for (uint16_t i = 0; i < schema->num_constraints; ++i)
    if (strcmp(schema->constraints[i].variable, variable) == 0)
      return schema->constraints[i].types;
  return NULL;
}

static uint8_t slot_of(aimet_schema_types *types, const aimet_schema *schema,
                       const char *name) {
  for (uint8_t i = 0; i < types->num_slots; ++i)
    if (strcmp(types->names[i], name) == 0)
      return i;
  uint8_t slot = types->num_slots++;
  types->names[slot] = name;
  aimet_type_set *allowed = &types->allowed[slot];
  const char *const *variable = types_of_variable(schema, name);
  for (size_t i = 0; variable && variable[i]; ++i)
    add_type(allowed, variable[i]);
  if (!variable)
    add_type(allowed, name);
  types->only[slot] = only_type(allowed);
  return slot;
}

static aimet_schema_types *make_types(const aimet_schema *schema) {
  aimet_schema_types *types = aimet_calloc(1, sizeof *types);
  for (uint16_t i = 0; i < schema->num_inputs; ++i)
    types->inputs[i] = slot_of(types, schema, schema->inputs[i].type);
  for (uint16_t i = 0; i < schema->num_outputs; ++i)
    types->outputs[i] = slot_of(types, schema, schema->outputs[i].type);
  return types;
}

/// One for each row of the schema table, null until it is needed.
typedef _Atomic(aimet_schema_types *) cache_entry;

/// Never freed: what the schemas say does not change.
static cache_entry *cache_of_process(size_t rows) {
  static _Atomic(cache_entry *) cache;
  cache_entry *current = atomic_load_explicit(&cache, memory_order_acquire);
  if (current)
    return current;
  cache_entry *made = aimet_calloc(rows, sizeof *made);
  if (atomic_compare_exchange_strong(&cache, &current, made))
    return made;
  free(made);
  return current;
}

const aimet_schema_types *aimet_schema_types_of(const aimet_schema *schema) {
  size_t rows = 0;
  const aimet_schema *table = aimet_schema_table(&rows);
  cache_entry *entry = &cache_of_process(rows)[schema - table];
  aimet_schema_types *types = atomic_load_explicit(entry, memory_order_acquire);
  if (types)
    return types;
  aimet_schema_types *made = make_types(schema);
  if (atomic_compare_exchange_strong(entry, &types, made))
    return made;
  free(made);
  return types;
}

//===----------------------------------------------------------------------===//
// Codes of types
//===----------------------------------------------------------------------===//

/// The form of a sequence, optional or map of what has `code`.
static uint8_t form_around(const aimet_value_type *type, aimet_type_code code) {
  switch (type->kind) {
  case AIMET_TYPE_SEQUENCE:
    return code.form == AIMET_FORM_TENSOR ? AIMET_FORM_SEQUENCE
           : code.form == AIMET_FORM_MAP_OF_INT
               ? AIMET_FORM_SEQUENCE_OF_MAP_OF_INT
           : code.form == AIMET_FORM_MAP_OF_STRING
               ? AIMET_FORM_SEQUENCE_OF_MAP_OF_STRING
               : AIMET_FORM_OTHER;
  case AIMET_TYPE_OPTIONAL:
    return code.form == AIMET_FORM_TENSOR     ? AIMET_FORM_OPTIONAL
           : code.form == AIMET_FORM_SEQUENCE ? AIMET_FORM_OPTIONAL_SEQUENCE
                                              : AIMET_FORM_OTHER;
  default:
    return code.form != AIMET_FORM_TENSOR       ? AIMET_FORM_OTHER
           : type->element == AIMET_DATA_INT64  ? AIMET_FORM_MAP_OF_INT
           : type->element == AIMET_DATA_STRING ? AIMET_FORM_MAP_OF_STRING
                                                : AIMET_FORM_OTHER;
  }
}

bool aimet_type_code_of(const aimet_value_type *type, aimet_type_code *out) {
  switch (type->kind) {
  case AIMET_TYPE_UNKNOWN:
  case AIMET_TYPE_ABSENT:
    return false;
  case AIMET_TYPE_TENSOR:
    if (type->element < 0 || type->element > AIMET_DATA_LAST ||
        (type->element == AIMET_DATA_UNDEFINED && type->rank == AIMET_UNRANKED))
      return false;
    *out = (aimet_type_code){AIMET_FORM_TENSOR, (uint8_t)type->element};
    return true;
  case AIMET_TYPE_SEQUENCE:
  case AIMET_TYPE_OPTIONAL:
  case AIMET_TYPE_MAP:
    if (!aimet_type_code_of(type->of, out))
      return false;
    out->form = form_around(type, *out);
    return true;
  case AIMET_TYPE_SPARSE_TENSOR:
  case AIMET_TYPE_OPAQUE:
    *out = (aimet_type_code){AIMET_FORM_OTHER, 0};
    return true;
  }
  return false;
}

static const aimet_value_type *map_of(aimet_arena *arena, int32_t key,
                                      const aimet_value_type *value) {
  return aimet_container_type(arena, AIMET_TYPE_MAP, key, value);
}

static const aimet_value_type *sequence_of(aimet_arena *arena,
                                           const aimet_value_type *element) {
  return aimet_container_type(arena, AIMET_TYPE_SEQUENCE, AIMET_DATA_UNDEFINED,
                              element);
}

static const aimet_value_type *optional_of(aimet_arena *arena,
                                           const aimet_value_type *element) {
  return aimet_container_type(arena, AIMET_TYPE_OPTIONAL, AIMET_DATA_UNDEFINED,
                              element);
}

const aimet_value_type *aimet_type_of_code(aimet_arena *arena,
                                           aimet_type_code code) {
  if (code.form == AIMET_FORM_OTHER)
    return &aimet_type_unknown;
  const aimet_value_type *tensor =
      aimet_tensor_type(arena, code.element, AIMET_UNRANKED, NULL);
  switch ((aimet_type_form)code.form) {
  case AIMET_FORM_SEQUENCE:
    return sequence_of(arena, tensor);
  case AIMET_FORM_OPTIONAL:
    return optional_of(arena, tensor);
  case AIMET_FORM_OPTIONAL_SEQUENCE:
    return optional_of(arena, sequence_of(arena, tensor));
  case AIMET_FORM_MAP_OF_INT:
    return map_of(arena, AIMET_DATA_INT64, tensor);
  case AIMET_FORM_MAP_OF_STRING:
    return map_of(arena, AIMET_DATA_STRING, tensor);
  case AIMET_FORM_SEQUENCE_OF_MAP_OF_INT:
    return sequence_of(arena, map_of(arena, AIMET_DATA_INT64, tensor));
  case AIMET_FORM_SEQUENCE_OF_MAP_OF_STRING:
    return sequence_of(arena, map_of(arena, AIMET_DATA_STRING, tensor));
  case AIMET_FORM_TENSOR:
  case AIMET_FORM_OTHER:
    break;
  }
  return tensor;
}

bool aimet_type_set_has(const aimet_type_set *set, aimet_type_code code) {
  if (code.form >= AIMET_FORM_OTHER)
    return false;
  uint32_t elements = set->elements[code.form];
  return code.element == AIMET_DATA_UNDEFINED ? elements != 0
                                              : elements >> code.element & 1;
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

void aimet_type_code_print(aimet_string_builder *out, aimet_type_code code) {
  if (code.form >= AIMET_FORM_OTHER) {
    aimet_sb_append_cstr(out, "another kind of value");
    return;
  }
  const char *name = aimet_data_type_name(code.element);
  aimet_sb_append_cstr(out, form_texts[code.form].print_begin);
  for (const char *c = name ? name : "?"; *c; ++c)
    aimet_sb_append_char(out, lower(*c));
  aimet_sb_append_cstr(out, form_texts[code.form].print_end);
}

void aimet_type_set_print(aimet_string_builder *out,
                          const aimet_type_set *set) {
  aimet_type_code pending = {AIMET_FORM_OTHER, 0};
  bool first = true;
  for (unsigned form = 0; form < AIMET_FORM_OTHER; ++form)
    for (int32_t type = 1; type <= AIMET_DATA_LAST; ++type) {
      if (!(set->elements[form] >> type & 1))
        continue;
      if (pending.form != AIMET_FORM_OTHER) {
        aimet_sb_append_cstr(out, first ? "" : ", ");
        aimet_type_code_print(out, pending);
        first = false;
      }
      pending = (aimet_type_code){(uint8_t)form, (uint8_t)type};
    }
  if (pending.form == AIMET_FORM_OTHER)
    return;
  aimet_sb_append_cstr(out, first ? "" : " or ");
  aimet_type_code_print(out, pending);
}

bool aimet_operator_gives(MlirOperation in_graph, const char *op_type,
                          aimet_type_code code) {
  const aimet_schema *schema =
      aimet_schema_find(aimet_sv(""), aimet_sv(op_type),
                        aimet_opset_version(in_graph, aimet_sv("")));
  if (!schema)
    return false;
  const aimet_schema_types *types = aimet_schema_types_of(schema);
  return aimet_type_set_has(&types->allowed[types->outputs[0]], code);
}
