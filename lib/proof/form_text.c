//===- form_text.c - forms in words ---------------------------------------===//

#include "form_text.h"

#include "node_words.h"
#include "schema.h"

#include <inttypes.h>
#include <stdlib.h>

/// Names and attributes are cut at these lengths.
enum { NAME_LIMIT = 200, ATTRIBUTE_LIMIT = 100 };

/// Constants of more elements are not searched for the one that differs.
#define MOST_ELEMENTS (UINT64_C(1) << 24)

void aimet_form_print_name(aimet_string_builder *out, MlirAttribute name) {
  aimet_string_view text;
  if (!aimet_attr_get_string(name, &text))
    return;
  aimet_sb_append_cstr(out, " \"");
  aimet_sb_append_escaped(out, text, NAME_LIMIT);
  aimet_sb_append_char(out, '"');
}

static void append_text(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

static void append_cut(aimet_string_builder *out,
                       aimet_string_builder *printed) {
  aimet_sb_append_escaped(out, aimet_sb_view(printed), ATTRIBUTE_LIMIT);
  aimet_sb_deinit(printed);
}

void aimet_form_print_attribute(aimet_string_builder *out,
                                MlirAttribute attribute) {
  if (mlirAttributeIsNull(attribute)) {
    aimet_sb_append_cstr(out, "absent");
    return;
  }
  aimet_string_builder printed = AIMET_STRING_BUILDER_INIT;
  mlirAttributePrint(attribute, append_text, &printed);
  append_cut(out, &printed);
}

void aimet_form_print_type(aimet_string_builder *out, MlirType type) {
  if (mlirTypeIsNull(type)) {
    aimet_sb_append_cstr(out, "unknown");
    return;
  }
  aimet_string_builder printed = AIMET_STRING_BUILDER_INIT;
  mlirTypePrint(type, append_text, &printed);
  append_cut(out, &printed);
}

//===----------------------------------------------------------------------===//
// Forms
//===----------------------------------------------------------------------===//

/// The name of a node, or of its first result where it has none.
static void print_label(aimet_string_builder *out, MlirAttribute label) {
  if (!mlirAttributeIsNull(label) && mlirAttributeIsAArray(label))
    label = aimet_array_get(label, 0);
  aimet_form_print_name(out, label);
}

static MlirAttribute label_of(const aimet_form_space *space, aimet_form form,
                              unsigned side) {
  MlirAttribute label = aimet_form_label(space->table, form, side);
  return mlirAttributeIsNull(label)
             ? aimet_form_label(space->table, form, 1 - side)
             : label;
}

static void print_operator(const aimet_form_view *view,
                           aimet_string_builder *out) {
  const aimet_schema *schema =
      (const aimet_schema *)(uintptr_t)view->words[NODE_SCHEMA];
  MlirIdentifier name = {(const void *)(uintptr_t)view->words[NODE_NAME]};
  aimet_string_view text = aimet_view(mlirIdentifierStr(name));
  for (uint64_t i = 0; i < view->words[NODE_NUM_ATTRIBUTES]; ++i) {
    const uint64_t *attribute =
        view->words + NODE_ATTRIBUTES + i * ATTRIBUTE_WORDS;
    MlirIdentifier key = {(const void *)(uintptr_t)attribute[ATTRIBUTE_NAME]};
    MlirAttribute value = {(const void *)(uintptr_t)attribute[ATTRIBUTE_VALUE]};
    if (!schema && attribute[ATTRIBUTE_TAG] == ATTRIBUTE_IS_ATTRIBUTE &&
        aimet_sv_is(aimet_view(mlirIdentifierStr(key)), "function_name"))
      aimet_attr_get_string(value, &text);
  }
  if (aimet_sv_starts_with(text, aimet_sv("onnx.")))
    text = aimet_sv_slice(text, strlen("onnx."), text.length);
  aimet_sb_append_escaped(out, text, NAME_LIMIT);
}

/// By the operator and the name of the node that a model has there.
static void print_affine(const aimet_form_space *space, aimet_form form,
                         unsigned side, aimet_string_builder *out) {
  MlirAttribute label = label_of(space, form, side);
  aimet_string_view operator_name = aimet_sv("affine map");
  aimet_attr_get_string(aimet_array_get(label, 1), &operator_name);
  aimet_sb_append_escaped(out, operator_name, NAME_LIMIT);
  print_label(out, label);
}

static void print_constant(const aimet_form_space *space, aimet_form form,
                           unsigned side, aimet_string_builder *out) {
  MlirAttribute label = label_of(space, form, side);
  aimet_sb_append_cstr(out, "constant");
  print_label(out, label);
  MlirType type = aimet_constant_form_type(space->constants, form);
  if (mlirTypeIsNull(type))
    return;
  aimet_sb_append_cstr(out, " of type ");
  aimet_form_print_type(out, type);
}

/// The name is that of the node that draws, not of what all of its like share.
static void print_draw(const aimet_form_space *space, aimet_form form,
                       const aimet_form_view *view, unsigned side,
                       aimet_string_builder *out) {
  aimet_form_view drawn =
      aimet_form_at(space->table, (aimet_form)view->children[0]);
  if (drawn.kind == AIMET_FORM_NODE)
    print_operator(&drawn, out);
  else
    aimet_sb_append_cstr(out, "undefined");
  print_label(out, label_of(space, form, side));
  aimet_sb_appendf(out, ", draw %" PRIu64, view->words[0]);
}

void aimet_form_print(const aimet_form_space *space, aimet_form form,
                      unsigned side, aimet_string_builder *out) {
  if (!form) {
    aimet_sb_append_cstr(out, "nothing");
    return;
  }
  aimet_form_view view = aimet_form_at(space->table, form);
  MlirAttribute about = {view.num_words ? (const void *)(uintptr_t)view.words[0]
                                        : NULL};
  switch (view.kind) {
  case AIMET_FORM_ABSENT:
    aimet_sb_append_cstr(out, "absent");
    return;
  case AIMET_FORM_INPUT:
    about.ptr = (const void *)(uintptr_t)view.words[1];
    aimet_sb_append_cstr(out, "input");
    aimet_form_print_name(out, about);
    if (mlirAttributeIsNull(about))
      aimet_sb_appendf(out, " %" PRIu64, view.words[2]);
    return;
  case AIMET_FORM_PARAMETER:
    aimet_sb_appendf(out, "input %" PRIu64 " of the graph around it",
                     view.words[1]);
    return;
  case AIMET_FORM_CONSTANT:
    print_constant(space, form, side, out);
    return;
  case AIMET_FORM_UNDEFINED:
    aimet_sb_append_cstr(out, "undefined");
    print_label(out, about);
    return;
  case AIMET_FORM_AFFINE:
    print_affine(space, form, side, out);
    return;
  case AIMET_FORM_LINEAR:
  case AIMET_FORM_NODE:
    print_operator(&view, out);
    print_label(out, label_of(space, form, side));
    return;
  case AIMET_FORM_RESULT:
    aimet_sb_appendf(out, "result %" PRIu64 " of ", view.words[0]);
    aimet_form_print(space, (aimet_form)view.children[0], side, out);
    return;
  case AIMET_FORM_INSTANCE:
  case AIMET_FORM_RANDOM:
    print_draw(space, form, &view, side, out);
    return;
  case AIMET_FORM_BODY:
    aimet_sb_appendf(out, "a graph of %u outputs", view.num_children);
    return;
  case AIMET_FORM_FUNCTION:
    aimet_sb_appendf(out, "a function of %u outputs", view.num_children);
    return;
  case AIMET_FORM_NOTE:
    aimet_form_print_attribute(out, about);
    return;
  }
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

static void append_element(aimet_string_builder *out, aimet_element element,
                           const unsigned char *bytes) {
  int64_t integer;
  double real;
  if (aimet_element_get_int(element, bytes, &integer))
    aimet_sb_appendf(out, "%" PRId64, integer);
  else if (aimet_element_get_float(element, bytes, &real))
    aimet_sb_appendf(out, "%.17g", real);
  else
    aimet_sb_append_cstr(out, "another value");
}

static void append_first_difference(aimet_string_builder *out,
                                    aimet_element element, uint64_t count,
                                    unsigned char *const plain[2],
                                    const char *const names[2]) {
  for (uint64_t i = 0; i < count; ++i) {
    const unsigned char *first = plain[0] + i * element.size;
    const unsigned char *second = plain[1] + i * element.size;
    if (memcmp(first, second, element.size) == 0)
      continue;
    aimet_sb_appendf(out, ": element %" PRIu64 " is ", i);
    append_element(out, element, first);
    aimet_sb_appendf(out, " %s and ", names[0]);
    append_element(out, element, second);
    aimet_sb_appendf(out, " %s", names[1]);
    return;
  }
}

void aimet_form_print_elements(const aimet_form_space *space,
                               const aimet_form forms[2],
                               const char *const names[2],
                               aimet_string_builder *out) {
  aimet_element element;
  unsigned char *plain[2] = {NULL, NULL};
  uint64_t counts[2] = {0, 0};
  bool is_read = true;
  for (size_t i = 0; i < 2 && is_read; ++i) {
    MlirAttribute tensor;
    aimet_weight_store *store;
    is_read = aimet_constant_form_tensor(space->constants, forms[i], &tensor,
                                         &store) &&
              aimet_read_plain(store, tensor, MOST_ELEMENTS, &element,
                               &plain[i], &counts[i]);
  }
  if (is_read && counts[0] == counts[1])
    append_first_difference(out, element, counts[0], plain, names);
  free(plain[0]);
  free(plain[1]);
}
