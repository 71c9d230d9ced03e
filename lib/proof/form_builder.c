//===- form_builder.c - walking graphs ------------------------------------===//

#include "form_builder.h"

#include "affine_nodes.h"
#include "alloc.h"
#include "known_values.h"
#include "uses.h"

#include <stdlib.h>

void form_list_add(form_list *list, aimet_form form) {
  void *at = list->at;
  aimet_grow_array(&at, &list->capacity, list->count + 1, sizeof *list->at);
  list->at = at;
  list->at[list->count++] = form;
}

void form_list_deinit(form_list *list) {
  free(list->at);
  *list = (form_list){NULL, 0, 0};
}

void form_bind(const form_scope *scope, MlirValue value, aimet_form form) {
  *aimet_ptr_map_insert(scope->values, value.ptr, NULL) = form;
}

aimet_form form_of_value(const form_scope *scope, MlirValue value) {
  const uint64_t *form = aimet_ptr_map_find(scope->values, value.ptr);
  return form ? (aimet_form)*form : 0;
}

//===----------------------------------------------------------------------===//
// Labels
//===----------------------------------------------------------------------===//

void form_set_label(const form_builder *builder, MlirOperation op,
                    aimet_form form) {
  MlirAttribute label = aimet_op_attr(op, "onnx_node_name");
  if (mlirAttributeIsNull(label))
    label = aimet_op_attr(op, "onnx.outputs");
  aimet_form_set_label(builder->table, form, builder->side, label);
}

static void bind_results(const form_scope *scope, MlirOperation op,
                         aimet_form node) {
  form_builder *builder = scope->builder;
  form_set_label(builder, op, node);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    aimet_form form = form_result(builder, node, i);
    if (builder->known)
      form = known_result(builder->known, op, i, form);
    form_bind(scope, mlirOperationGetResult(op, i), form);
  }
}

//===----------------------------------------------------------------------===//
// What is no operator
//===----------------------------------------------------------------------===//

static void bind_constant(const form_scope *scope, MlirOperation op,
                          aimet_form form) {
  form_set_label(scope->builder, op, form);
  form_bind(scope, mlirOperationGetResult(op, 0), form);
}

/// An initializer with an operand is the default of that graph input.
static void walk_initializer(const form_scope *scope, MlirOperation op) {
  form_builder *builder = scope->builder;
  bool is_default = mlirOperationGetNumOperands(op) == 1;
  aimet_constant_value value = {aimet_op_is(op, "onnx.Initializer")
                                    ? AIMET_CONSTANT_TENSOR
                                    : AIMET_CONSTANT_SPARSE,
                                aimet_op_attr(op, "value")};
  aimet_form form = mlirAttributeIsNull(value.attribute)
                        ? 0
                        : aimet_constant_form_of_value(builder->constants,
                                                       builder->store, value);
  if (is_default)
    *aimet_ptr_map_insert(&builder->defaults,
                          mlirOperationGetOperand(op, 0).ptr, NULL) = form;
  else if (mlirOperationGetNumResults(op) == 1)
    bind_constant(scope, op, form);
}

static aimet_form simple_form(form_builder *builder, aimet_form_kind kind,
                              MlirAttribute about) {
  const uint64_t word = (uint64_t)(uintptr_t)about.ptr;
  return aimet_form_get(builder->table, kind, NULL, 0, &word, 1);
}

static void walk_absent(const form_scope *scope, MlirOperation op) {
  form_bind(
      scope, mlirOperationGetResult(op, 0),
      simple_form(scope->builder, AIMET_FORM_ABSENT, mlirAttributeGetNull()));
}

static void walk_undefined(const form_scope *scope, MlirOperation op) {
  form_bind(scope, mlirOperationGetResult(op, 0),
            simple_form(scope->builder, AIMET_FORM_UNDEFINED,
                        aimet_op_attr(op, "onnx.outputs")));
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// Defaults of a body's inputs, and what else its graph says of values.
static void add_body_words(const form_scope *scope, MlirBlock block,
                           MlirAttribute graph, aimet_words *out) {
  const form_builder *builder = scope->builder;
  intptr_t num_arguments = mlirBlockGetNumArguments(block);
  aimet_words_add(out, (uint64_t)num_arguments);
  aimet_words_add_pointer(out,
                          aimet_dict_get(graph, "quantization_annotation").ptr);
  for (intptr_t i = 0; builder->defaults.count && i < num_arguments; ++i) {
    const uint64_t *form = aimet_ptr_map_find(
        &builder->defaults, mlirBlockGetArgument(block, i).ptr);
    if (!form)
      continue;
    aimet_words_add(out, (uint64_t)i);
    aimet_words_add(out, *form);
  }
}

/// A graph inside of a node, on parameters of its own.
static aimet_form form_of_body(const form_scope *outer, MlirOperation op,
                               intptr_t region) {
  form_builder *builder = outer->builder;
  MlirBlock block = aimet_body(op, region);
  MlirAttribute graph = aimet_dict_get(
      aimet_array_get(aimet_op_attr(op, "onnx.graphs"), region), "graph");
  form_list outputs = {NULL, 0, 0};
  aimet_words words = {NULL, 0, 0}, children = {NULL, 0, 0};
  if (!mlirBlockIsNull(block)) {
    form_scope scope = *outer;
    intptr_t num_arguments = mlirBlockGetNumArguments(block);
    scope.level += num_arguments > 0;
    for (intptr_t i = 0; i < num_arguments; ++i)
      form_bind(&scope, mlirBlockGetArgument(block, i),
                form_parameter(builder, scope.level, i));
    form_walk_block(&scope, block, &outputs);
    add_body_words(&scope, block, graph, &words);
  }
  for (size_t i = 0; i < outputs.count; ++i)
    aimet_words_add(&children, outputs.at[i]);
  aimet_form form = aimet_form_get(builder->table, AIMET_FORM_BODY, children.at,
                                   children.count, words.at, words.count);
  aimet_words_deinit(&words);
  aimet_words_deinit(&children);
  form_list_deinit(&outputs);
  return form;
}

static bool is_absent(const form_builder *builder, aimet_form form) {
  return aimet_form_at(builder->table, form).kind == AIMET_FORM_ABSENT;
}

/// Absent operands at the end are left off. A value that is not known (IR that
/// uses one before it is there) is the same as no other.
static void add_operands(const form_scope *scope, MlirOperation op,
                         aimet_words *out) {
  form_builder *builder = scope->builder;
  out->count = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i) {
    aimet_form form = form_of_value(scope, mlirOperationGetOperand(op, i));
    if (!form)
      form = form_instance(scope, simple_form(builder, AIMET_FORM_UNDEFINED,
                                              mlirAttributeGetNull()));
    aimet_words_add(out, form);
  }
  while (out->count && is_absent(builder, (aimet_form)out->at[out->count - 1]))
    --out->count;
}

/// The forms of all bodies. What the bodies of a known operator come to says
/// whether they draw: a branch that is never taken does not.
static bool add_bodies(const form_scope *scope, MlirOperation op,
                       form_list *out) {
  form_builder *builder = scope->builder;
  uint64_t num_instances = builder->num_instances;
  bool has_instance = false;
  for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i) {
    form_list_add(out, form_of_body(scope, op, i));
    has_instance |= aimet_form_has_instance(builder->table, out->at[i]);
  }
  return has_instance && builder->num_instances > num_instances;
}

static void walk_generic(const form_scope *scope, MlirOperation op,
                         const form_class *kind) {
  form_builder *builder = scope->builder;
  form_list bodies = {NULL, 0, 0};
  form_class own = *kind; // classes move when bodies bring new ones
  bool draws = add_bodies(scope, op, &bodies);
  if (own.schema && bodies.count)
    own.is_deterministic = !draws;
  aimet_words *children = &builder->children;
  add_operands(scope, op, children);
  for (size_t i = 0; i < bodies.count; ++i)
    aimet_words_add(children, bodies.at[i]);
  form_list_deinit(&bodies);
  aimet_form form =
      form_make_node(scope, op, &own, children->at, children->count);
  if (builder->known && own.is_deterministic)
    form = known_node(builder->known, scope, op, op, form);
  bind_results(scope, op, form);
}

/// A norm or linear operator is what it does to the channels; further results
/// of it, which no such operator computes, are those of a node.
static bool walk_affine(const form_scope *scope, MlirOperation op,
                        const form_class *kind) {
  aimet_form form = affine_node(scope->builder->affine, scope, op, kind);
  if (!form)
    return false;
  if (mlirOperationGetNumResults(op) > 1)
    walk_generic(scope, op, kind);
  form_bind(scope, mlirOperationGetResult(op, 0), form);
  return true;
}

static void walk_node(const form_scope *scope, MlirOperation op,
                      const form_class *kind) {
  const form_builder *builder = scope->builder;
  if (builder->known && known_walk(builder->known, scope, op))
    return;
  if (builder->affine && walk_affine(scope, op, kind))
    return;
  walk_generic(scope, op, kind);
}

/// A Constant whose value is a parameter of a function that is not seen through
/// a call is a node like others.
static void walk_constant(const form_scope *scope, MlirOperation op,
                          const form_class *kind) {
  form_builder *builder = scope->builder;
  aimet_form form =
      aimet_constant_form_of_value(builder->constants, builder->store,
                                   aimet_constant_value_of(op, scope->frame));
  if (form) {
    bind_constant(scope, op, form);
    return;
  }
  form_class own = *kind;
  own.schema = aimet_op_schema(op);
  own.is_deterministic = true;
  walk_generic(scope, op, &own);
}

static void walk_identity(const form_scope *scope, MlirOperation op,
                          const form_class *kind) {
  aimet_form form = mlirOperationGetNumOperands(op) == 1 &&
                            mlirOperationGetNumResults(op) == 1
                        ? form_of_value(scope, mlirOperationGetOperand(op, 0))
                        : 0;
  if (form)
    form_bind(scope, mlirOperationGetResult(op, 0), form);
  else
    walk_generic(scope, op, kind);
}

static void walk_operation(const form_scope *scope, MlirOperation op,
                           form_list *out) {
  form_class storage;
  const form_class *kind = form_class_of(scope, op, &storage);
  switch (kind->kind) {
  case CLASS_INITIALIZER:
    walk_initializer(scope, op);
    return;
  case CLASS_CONSTANT:
    walk_constant(scope, op, kind);
    return;
  case CLASS_ABSENT:
    walk_absent(scope, op);
    return;
  case CLASS_UNDEFINED:
    walk_undefined(scope, op);
    return;
  case CLASS_IDENTITY:
    walk_identity(scope, op, kind);
    return;
  case CLASS_CALL:
    form_walk_call(scope, op);
    return;
  case CLASS_TERMINATOR:
    for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
      form_list_add(out, form_of_value(scope, mlirOperationGetOperand(op, i)));
    return;
  case CLASS_NODE:
    walk_node(scope, op, kind);
    return;
  }
}

void form_walk_block(const form_scope *scope, MlirBlock block, form_list *out) {
  form_builder *builder = scope->builder;
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op) && !builder->has_overflow;
       op = mlirOperationGetNextInBlock(op))
    walk_operation(scope, op, out);
}
