//===- form_node.c - the form of one node ---------------------------------===//
//
// Which operator a node is, and which of its attributes count: all but names,
// provenance, documentation and metadata.
//
//===----------------------------------------------------------------------===//

#include "form_builder.h"

#include "alloc.h"
#include "dialect.h"
#include "node_words.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

static form_class_kind kind_of_name(aimet_string_view name) {
  static const struct {
    const char *name;
    form_class_kind kind;
  } kinds[] = {{"onnx.Initializer", CLASS_INITIALIZER},
               {"onnx.SparseInitializer", CLASS_INITIALIZER},
               {"onnx.Constant", CLASS_CONSTANT},
               {"onnx.NoValue", CLASS_ABSENT},
               {"onnx.Undefined", CLASS_UNDEFINED},
               {"onnx.Identity", CLASS_IDENTITY},
               {"onnx.Call", CLASS_CALL},
               {"aimet.yield", CLASS_TERMINATOR},
               {"func.return", CLASS_TERMINATOR}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
    if (aimet_sv_is(name, kinds[i].name))
      return kinds[i].kind;
  return CLASS_NODE;
}

static form_class make_class(const form_scope *scope, MlirOperation op) {
  form_builder *builder = scope->builder;
  aimet_string_view name = aimet_op_name(op);
  form_class made = {.kind = kind_of_name(name), .is_uniform = true};
  if (made.kind != CLASS_NODE && made.kind != CLASS_IDENTITY)
    return made;
  made.schema = aimet_op_schema(op);
  if (!made.schema) {
    aimet_string_view domain = aimet_op_domain(op);
    made.domain = aimet_attr_string(builder->context, domain);
    made.version = aimet_opset_version(op, domain);
  }
  // A domain may be spelled, and a Dropout or a body may do, this or that.
  made.is_uniform = made.schema && !mlirOperationGetNumRegions(op) &&
                    !aimet_sv_is(name, "onnx.Dropout") &&
                    mlirAttributeIsNull(aimet_op_attr(op, "onnx.domain"));
  made.is_deterministic = aimet_is_deterministic(builder->effects, op);
  return made;
}

form_classes *form_classes_of(form_builder *builder, MlirOperation function) {
  bool inserted;
  uint64_t *index =
      aimet_ptr_map_insert(&builder->classes_of, function.ptr, &inserted);
  if (inserted) {
    void *classes = builder->classes;
    aimet_grow_array(&classes, &builder->class_capacity,
                     builder->num_classes + 1, sizeof *builder->classes);
    builder->classes = classes;
    builder->classes[builder->num_classes] =
        aimet_calloc(1, sizeof **builder->classes);
    *index = builder->num_classes++;
  }
  return builder->classes[*index];
}

static void add_class(form_classes *classes, const void *name,
                      form_class made) {
  void *items = classes->classes;
  aimet_grow_array(&items, &classes->capacity, classes->count + 1,
                   sizeof *classes->classes);
  classes->classes = items;
  *aimet_ptr_map_insert(&classes->by_name, name, NULL) = classes->count;
  classes->classes[classes->count++] = made;
}

const form_class *form_class_of(const form_scope *scope, MlirOperation op,
                                form_class *storage) {
  form_classes *classes = scope->classes;
  const void *name = mlirOperationGetName(op).ptr;
  const uint64_t *index = aimet_ptr_map_find(&classes->by_name, name);
  if (!index) {
    add_class(classes, name, make_class(scope, op));
    index = aimet_ptr_map_find(&classes->by_name, name);
  }
  const form_class *found = &classes->classes[*index];
  if (found->is_uniform &&
      (!found->schema || mlirAttributeIsNull(aimet_op_attr(op, "onnx.domain"))))
    return found;
  *storage = make_class(scope, op);
  return storage;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

static bool is_counted_name(aimet_string_view name) {
  return !aimet_sv_starts_with(name, aimet_sv("onnx.")) &&
         !aimet_sv_starts_with(name, aimet_sv("aimet.")) &&
         !aimet_sv_is(name, "onnx_node_name") &&
         !aimet_sv_is(name, "domain_name") && !aimet_sv_is(name, "callee");
}

static bool counts(form_builder *builder, MlirIdentifier name) {
  bool inserted;
  uint64_t *kind =
      aimet_ptr_map_insert(&builder->attribute_kinds, name.ptr, &inserted);
  if (inserted)
    *kind = is_counted_name(aimet_view(mlirIdentifierStr(name)));
  return *kind != 0;
}

static void add_attribute(form_builder *builder, aimet_words *out,
                          MlirIdentifier name, MlirAttribute value) {
  aimet_words_add_pointer(out, name.ptr);
  if (aimet_is_tensor_attribute(value)) {
    aimet_words_add(out, ATTRIBUTE_IS_CONSTANT);
    aimet_words_add(out, aimet_constant_form_of_tensor(builder->constants,
                                                       builder->store, value));
    return;
  }
  aimet_words_add(out, ATTRIBUTE_IS_ATTRIBUTE);
  aimet_words_add_pointer(out, value.ptr);
}

/// An AttributeProto that has no natural form: its value, or itself without its
/// documentation where it has none. False for a reference that the call leaves
/// open.
static bool message_value(const form_scope *scope, MlirOperation op,
                          MlirAttribute message, aimet_string_view name,
                          MlirAttribute *out) {
  bool is_reference =
      aimet_dict_get_string(message, "ref_attr_name").length != 0;
  aimet_arena *arena = aimet_arena_create();
  const aimet_node node = {op, NULL, scope->frame};
  *out = aimet_node_attr(&node, aimet_arena_string(arena, name));
  aimet_arena_destroy(arena);
  if (!mlirAttributeIsNull(*out))
    return true;
  if (is_reference && scope->frame)
    return false;
  *out = aimet_dict_with(scope->builder->context, message, "doc_string",
                         mlirAttributeGetNull());
  return true;
}

static uint64_t add_messages(const form_scope *scope, MlirOperation op,
                             MlirAttribute messages, aimet_words *out) {
  uint64_t count = 0;
  for (intptr_t i = 0; i < aimet_array_size(messages); ++i) {
    MlirAttribute message = aimet_array_get(messages, i), value;
    aimet_string_view name = aimet_dict_get_string(message, "name");
    if (!mlirAttributeIsADictionary(message) ||
        !message_value(scope, op, message, name, &value))
      continue;
    add_attribute(scope->builder, out,
                  mlirIdentifierGet(scope->builder->context, aimet_ref(name)),
                  value);
    ++count;
  }
  return count;
}

static int compare_attributes(const void *a, const void *b) {
  const MlirIdentifier first = {(const void *)(uintptr_t)*(const uint64_t *)a};
  const MlirIdentifier second = {(const void *)(uintptr_t)*(const uint64_t *)b};
  return aimet_sv_compare(aimet_view(mlirIdentifierStr(first)),
                          aimet_view(mlirIdentifierStr(second)));
}

uint64_t form_add_attributes(const form_scope *scope, MlirOperation op,
                             aimet_words *out) {
  size_t first = out->count;
  uint64_t num_attributes = 0;
  for (intptr_t i = 0, n = aimet_op_attr_count(op); i < n; ++i) {
    MlirNamedAttribute named = aimet_op_attr_at(op, i);
    if (!counts(scope->builder, named.name))
      continue;
    add_attribute(scope->builder, out, named.name, named.attribute);
    ++num_attributes;
  }
  uint64_t num_messages =
      add_messages(scope, op, aimet_op_attr(op, "onnx.attributes"), out);
  num_attributes += num_messages;
  if (num_messages)
    qsort(out->at + first, (size_t)num_attributes,
          ATTRIBUTE_WORDS * sizeof *out->at, compare_attributes);
  return num_attributes;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

static bool is_absent_result(MlirOperation op, intptr_t i) {
  return mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(op, i)));
}

/// What tells regions apart where the operator does not: of a Custom.
static void add_regions(MlirOperation op, const form_class *kind,
                        aimet_words *out) {
  if (kind->schema)
    return;
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i) {
    MlirAttribute graph = aimet_array_get(graphs, i);
    aimet_words_add_pointer(out, aimet_dict_get(graph, "attribute").ptr);
    aimet_words_add_pointer(out, aimet_dict_get(graph, "list").ptr);
  }
}

/// Results matter in number: that of a Split is what it does.
static void add_results(MlirOperation op, aimet_words *out) {
  intptr_t count = mlirOperationGetNumResults(op);
  while (count > 0 && is_absent_result(op, count - 1))
    --count;
  out->at[NODE_NUM_RESULTS] = (uint64_t)count;
  for (intptr_t i = 0; i < count; ++i)
    if (is_absent_result(op, i))
      aimet_words_add(out, (uint64_t)i);
}

void form_add_node_words(const form_scope *scope, MlirOperation op,
                         const form_class *kind, size_t num_operands,
                         aimet_words *out) {
  out->count = 0;
  MlirAttribute overload =
      kind->schema ? mlirAttributeGetNull()
                   : aimet_dict_get(aimet_op_attr(op, "onnx.node"), "overload");
  aimet_words_add_pointer(out, mlirOperationGetName(op).ptr);
  aimet_words_add_pointer(out, kind->schema);
  aimet_words_add_pointer(out, kind->domain.ptr);
  aimet_words_add(out, (uint64_t)kind->version);
  aimet_words_add_pointer(out, overload.ptr);
  aimet_words_add(out, 0);
  aimet_words_add(out, num_operands);
  aimet_words_add(out, 0);
  uint64_t num_attributes = form_add_attributes(scope, op, out);
  out->at[NODE_NUM_ATTRIBUTES] = num_attributes;
  add_regions(op, kind, out);
  add_results(op, out);
}

aimet_form form_make_node(const form_scope *scope, MlirOperation op,
                          const form_class *kind, const uint64_t *children,
                          size_t num_children) {
  form_builder *builder = scope->builder;
  aimet_words *words = &builder->words;
  form_add_node_words(scope, op, kind,
                      num_children - (size_t)mlirOperationGetNumRegions(op),
                      words);
  aimet_form form = aimet_form_get(builder->table, AIMET_FORM_NODE, children,
                                   num_children, words->at, words->count);
  return kind->is_deterministic ? form : form_instance(scope, form);
}

aimet_form form_instance(const form_scope *scope, aimet_form form) {
  form_builder *builder = scope->builder;
  const uint64_t child = form;
  const uint64_t words[] = {++builder->num_instances, scope->level};
  return aimet_form_get(builder->table, AIMET_FORM_INSTANCE, &child, 1, words,
                        2);
}

aimet_form form_result(form_builder *builder, aimet_form node, intptr_t i) {
  if (i == 0)
    return node;
  const uint64_t child = node, number = (uint64_t)i;
  return aimet_form_get(builder->table, AIMET_FORM_RESULT, &child, 1, &number,
                        1);
}

aimet_form form_parameter(form_builder *builder, uint32_t level, intptr_t i) {
  const uint64_t words[] = {level, (uint64_t)i};
  return aimet_form_get(builder->table, AIMET_FORM_PARAMETER, NULL, 0, words,
                        2);
}
