//===- rule_memory.c - what rules remember between operations -------------===//
//
// Within one function all operations of a name have the same operator, version
// and schema, but for those that spell their domain, custom ones and calls.
//
//===----------------------------------------------------------------------===//

#include "rule_memory.h"

#include "alloc.h"
#include "attribute_values.h"
#include "dialect.h"
#include "node.h"

#include <stdlib.h>

aimet_rule_memory *aimet_rule_memory_create(void) {
  aimet_rule_memory *memory = aimet_calloc(1, sizeof *memory);
  memory->nearest = aimet_string_map_create();
  memory->configurations = aimet_string_map_create();
  return memory;
}

void aimet_rule_memory_destroy(aimet_rule_memory *memory) {
  if (!memory)
    return;
  aimet_ptr_map_deinit(&memory->by_name);
  aimet_ptr_map_deinit(&memory->types);
  aimet_string_map_destroy(memory->nearest);
  aimet_string_map_destroy(memory->configurations);
  free(memory->operators);
  free(memory);
}

void aimet_rule_memory_enter(aimet_rule_memory *memory,
                             MlirOperation function) {
  memory->function = function;
  memory->num_operators = 0;
  aimet_ptr_map_deinit(&memory->by_name);
}

aimet_status aimet_rule_memory_status(const aimet_rule_memory *memory) {
  return memory->read_status;
}

static aimet_operation_kind kind_of(MlirOperation op) {
  if (aimet_op_is(op, "onnx.Initializer"))
    return AIMET_OPERATION_INITIALIZER;
  if (aimet_op_is(op, "onnx.SparseInitializer"))
    return AIMET_OPERATION_SPARSE_INITIALIZER;
  return aimet_op_is_node(op) ? AIMET_OPERATION_NODE : AIMET_OPERATION_OTHER;
}

static aimet_operator make_operator(MlirOperation op) {
  aimet_operator result = {.kind = kind_of(op)};
  if (result.kind != AIMET_OPERATION_NODE || aimet_op_is(op, "onnx.Call"))
    return result;
  result.type = aimet_op_type(op);
  result.domain = aimet_op_domain(op);
  result.version = aimet_opset_version(op, result.domain);
  result.schema = aimet_schema_find(result.domain, result.type, result.version);
  if (result.schema)
    result.choices = aimet_choices_find(result.schema);
  return result;
}

/// True if every operation of this name in a function has the same result.
static bool is_told_by_name(MlirOperation op) {
  return mlirAttributeIsNull(aimet_op_attr(op, "onnx.domain")) &&
         !aimet_op_is(op, "onnx.Custom");
}

static const aimet_operator *remember(aimet_rule_memory *memory,
                                      uint64_t *number, MlirOperation op) {
  void *items = memory->operators;
  aimet_grow_array(&items, &memory->capacity, memory->num_operators + 1,
                   sizeof *memory->operators);
  memory->operators = items;
  memory->operators[memory->num_operators] = make_operator(op);
  *number = ++memory->num_operators;
  return &memory->operators[*number - 1];
}

const aimet_operator *aimet_operator_of(const aimet_rule_input *input,
                                        MlirOperation op) {
  aimet_rule_memory *memory = input->memory;
  if (!is_told_by_name(op)) {
    memory->unnamed = make_operator(op);
    return &memory->unnamed;
  }
  const void *name = mlirOperationGetName(op).ptr;
  bool is_new;
  uint64_t *number = aimet_ptr_map_insert(&memory->by_name, name, &is_new);
  return is_new ? remember(memory, number, op)
                : &memory->operators[*number - 1];
}

aimet_operation_kind aimet_operation_kind_of(const aimet_rule_input *input,
                                             MlirOperation op) {
  return aimet_operator_of(input, op)->kind;
}
