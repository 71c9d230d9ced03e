//===- form_call.c - calls of local functions -----------------------------===//
//
// A function is walked once for each list of arguments and attributes that it
// is called with. What computes something random is walked for every call: two
// calls are two draws. Should that be too much, the model is compared with its
// calls as calls.
//
//===----------------------------------------------------------------------===//

#include "form_builder.h"

#include "alloc.h"
#include "node_words.h"

#include <stdlib.h>

/// Calls inside of each other, and operations in calls and iterations, that are
/// walked.
enum { MOST_CALLS_DEEP = 200, MOST_WALKED = 2 * 1000 * 1000 };

static MlirOperation find_function(form_builder *builder, MlirOperation call) {
  MlirAttribute callee = aimet_op_attr(call, "callee");
  bool inserted;
  if (mlirAttributeIsNull(callee))
    return (MlirOperation){NULL};
  uint64_t *function =
      aimet_ptr_map_insert(&builder->function_of, callee.ptr, &inserted);
  if (inserted)
    *function = (uint64_t)(uintptr_t)aimet_callee(call).ptr;
  return (MlirOperation){(void *)(uintptr_t)*function};
}

/// Arguments of the function: operands of the call, absent where there is none.
static void bind_arguments(const form_scope *inner, MlirBlock block,
                           const form_list *arguments) {
  form_builder *builder = inner->builder;
  const uint64_t nothing = 0;
  aimet_form absent =
      aimet_form_get(builder->table, AIMET_FORM_ABSENT, NULL, 0, &nothing, 1);
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i)
    form_bind(inner, mlirBlockGetArgument(block, i),
              (size_t)i < arguments->count ? arguments->at[i] : absent);
}

void form_count_walked(form_builder *builder, MlirBlock block) {
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    ++builder->num_walked;
  builder->has_overflow |= builder->num_walked > MOST_WALKED;
}

static void walk_function(const form_scope *scope, MlirOperation call,
                          MlirOperation function, const form_list *arguments,
                          form_list *results) {
  form_builder *builder = scope->builder;
  const aimet_call_frame frame = {scope->frame, call, function};
  aimet_ptr_map values = AIMET_PTR_MAP_INIT;
  const form_scope inner = {.builder = builder,
                            .frame = &frame,
                            .values = &values,
                            .classes = form_classes_of(builder, function),
                            .level = scope->level};
  MlirBlock block = aimet_body(function, 0);
  bind_arguments(&inner, block, arguments);
  ++builder->call_depth;
  form_walk_block(&inner, block, results);
  --builder->call_depth;
  form_count_walked(builder, block);
  aimet_ptr_map_deinit(&values);
}

/// The place of the results of this function on these arguments.
static size_t call_place(const form_scope *scope, MlirOperation call,
                         MlirOperation function, const form_list *arguments,
                         bool *out_is_new) {
  form_builder *builder = scope->builder;
  aimet_words *words = &builder->words;
  words->count = 0;
  aimet_words_add_pointer(words, function.ptr);
  aimet_words_add(words, scope->level);
  aimet_words_add(words, arguments->count);
  for (size_t i = 0; i < arguments->count; ++i)
    aimet_words_add(words, arguments->at[i]);
  form_add_attributes(scope, call, words);
  size_t known = aimet_form_table_size(builder->calls);
  size_t place = aimet_form_get(builder->calls, AIMET_FORM_NOTE, NULL, 0,
                                words->at, words->count);
  *out_is_new = place >= known;
  while (builder->call_capacity <= place) {
    size_t old = builder->call_capacity;
    void *results = builder->call_results;
    aimet_grow_array(&results, &builder->call_capacity, place + 1,
                     sizeof *builder->call_results);
    builder->call_results = results;
    memset(builder->call_results + old, 0,
           (builder->call_capacity - old) * sizeof *builder->call_results);
  }
  return place;
}

static void bind_call_results(const form_scope *scope, MlirOperation call,
                              const form_list *results) {
  const uint64_t nothing = 0;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(call); ++i)
    form_bind(scope, mlirOperationGetResult(call, i),
              (size_t)i < results->count
                  ? results->at[i]
                  : aimet_form_get(scope->builder->table, AIMET_FORM_ABSENT,
                                   NULL, 0, &nothing, 1));
}

static void follow_call(const form_scope *scope, MlirOperation call,
                        MlirOperation function, const form_list *arguments) {
  form_builder *builder = scope->builder;
  if (!aimet_is_deterministic(builder->effects, call)) {
    form_list results = {NULL, 0, 0};
    walk_function(scope, call, function, arguments, &results);
    bind_call_results(scope, call, &results);
    form_list_deinit(&results);
    return;
  }
  bool is_new;
  size_t place = call_place(scope, call, function, arguments, &is_new);
  if (is_new) {
    form_list results = {NULL, 0, 0};
    walk_function(scope, call, function, arguments, &results);
    builder->call_results[place] = results;
  }
  bind_call_results(scope, call, &builder->call_results[place]);
}

//===----------------------------------------------------------------------===//
// Calls that stay calls
//===----------------------------------------------------------------------===//

aimet_form form_of_function(form_builder *builder, MlirOperation function) {
  uint64_t *known = aimet_ptr_map_find(&builder->function_forms, function.ptr);
  if (known)
    return (aimet_form)*known;
  aimet_ptr_map values = AIMET_PTR_MAP_INIT;
  const form_scope scope = {.builder = builder,
                            .values = &values,
                            .classes = form_classes_of(builder, function)};
  MlirBlock block = aimet_body(function, 0);
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i)
    form_bind(&scope, mlirBlockGetArgument(block, i),
              form_parameter(builder, FORM_FUNCTION_LEVEL, i));
  form_list results = {NULL, 0, 0};
  form_walk_block(&scope, block, &results);
  aimet_words children = {NULL, 0, 0};
  for (size_t i = 0; i < results.count; ++i)
    aimet_words_add(&children, results.at[i]);
  MlirAttribute defaults = aimet_dict_get(
      aimet_op_attr(function, "onnx.function"), "attribute_proto");
  const uint64_t words[] = {(uint64_t)mlirBlockGetNumArguments(block),
                            (uint64_t)(uintptr_t)defaults.ptr};
  aimet_form form = aimet_form_get(builder->table, AIMET_FORM_FUNCTION,
                                   children.at, children.count, words, 2);
  *aimet_ptr_map_insert(&builder->function_forms, function.ptr, NULL) = form;
  aimet_words_deinit(&children);
  aimet_ptr_map_deinit(&values);
  form_list_deinit(&results);
  return form;
}

/// The call of a function that is told by its form, or (that calls itself, or
/// that is not there) by its symbol.
static void keep_call(const form_scope *scope, MlirOperation call,
                      aimet_form function, const form_list *arguments) {
  form_builder *builder = scope->builder;
  aimet_words children = {NULL, 0, 0};
  for (size_t i = 0; i < arguments->count; ++i)
    aimet_words_add(&children, arguments->at[i]);
  if (function)
    aimet_words_add(&children, function);
  const form_class kind = {.kind = CLASS_CALL,
                           .domain = function ? mlirAttributeGetNull()
                                              : aimet_op_attr(call, "callee"),
                           .is_deterministic =
                               aimet_is_deterministic(builder->effects, call)};
  aimet_form form =
      form_make_node(scope, call, &kind, children.at, children.count);
  aimet_words_deinit(&children);
  aimet_form_set_label(builder->table, form, builder->side,
                       aimet_op_attr(call, "onnx_node_name"));
  for (intptr_t i = 0; i < mlirOperationGetNumResults(call); ++i)
    form_bind(scope, mlirOperationGetResult(call, i),
              form_result(builder, form, i));
}

void form_walk_call(const form_scope *scope, MlirOperation call) {
  form_builder *builder = scope->builder;
  MlirOperation function = find_function(builder, call);
  form_list arguments = {NULL, 0, 0};
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(call); ++i)
    form_list_add(&arguments,
                  form_of_value(scope, mlirOperationGetOperand(call, i)));
  bool is_known =
      !mlirOperationIsNull(function) &&
      !mlirBlockIsNull(aimet_body(function, 0)) &&
      !aimet_ptr_map_find(&builder->recursive_functions, function.ptr);
  if (is_known && !builder->keeps_calls &&
      builder->call_depth == MOST_CALLS_DEEP)
    builder->has_overflow = true;
  else if (is_known && !builder->keeps_calls)
    follow_call(scope, call, function, &arguments);
  else
    keep_call(scope, call, is_known ? form_of_function(builder, function) : 0,
              &arguments);
  form_list_deinit(&arguments);
}
