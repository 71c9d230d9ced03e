//===- infer_bodies.c - If, SequenceMap and graphs inside of nodes --------===//

#include "infer_bodies.h"

#include "op.h"

#include <string.h>

//===----------------------------------------------------------------------===//
// A graph inside a node
//===----------------------------------------------------------------------===//

/// The graph in region `i`.
static aimet_node_body body_at(MlirOperation op, intptr_t i) {
  MlirAttribute entry = aimet_array_get(aimet_op_attr(op, "onnx.graphs"), i);
  return (aimet_node_body){.block = aimet_body(op, i),
                           .inputs = aimet_dict_get(entry, "inputs"),
                           .outputs = aimet_dict_get(entry, "outputs")};
}

aimet_node_body aimet_find_body(const aimet_infer *node, const char *name,
                                intptr_t position) {
  MlirOperation op = node->view.op;
  MlirAttribute graphs = aimet_op_attr(op, "onnx.graphs");
  intptr_t count = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view attribute =
        aimet_dict_get_string(aimet_array_get(graphs, i), "attribute");
    if (attribute.length ? !aimet_sv_is(attribute, name) : i != position)
      continue;
    aimet_node_body found = body_at(op, i);
    found.name = name;
    return found;
  }
  return (aimet_node_body){.name = name};
}

static intptr_t num_body_inputs(const aimet_node_body *b) {
  return mlirBlockGetNumArguments(b->block);
}

intptr_t aimet_body_output_count(const aimet_node_body *b) {
  MlirOperation exit = aimet_last_operation(b->block);
  return mlirOperationIsNull(exit) ? 0 : mlirOperationGetNumOperands(exit);
}

static const aimet_value_type *stated_of(aimet_inference *run, MlirValue value,
                                         MlirAttribute attributes, intptr_t i) {
  return run->options.ignore_stated
             ? NULL
             : aimet_stated_type(run, mlirValueGetType(value),
                                 aimet_array_get(attributes, i));
}

void aimet_set_body_input(aimet_infer *node, const aimet_node_body *b,
                          intptr_t i, const aimet_value_type *type) {
  MlirValue argument = mlirBlockGetArgument(b->block, i);
  aimet_fact_settle(node->run, node->view.op, argument, type,
                    stated_of(node->run, argument, b->inputs, i));
}

static void note_body_outputs(aimet_inference *run, const aimet_node_body *b) {
  MlirOperation exit = aimet_last_operation(b->block);
  intptr_t count = aimet_body_output_count(b);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(exit, i);
    // A value of an outer graph has been settled already.
    if (mlirValueIsAOpResult(value) &&
        mlirBlockEqual(mlirOperationGetBlock(mlirOpResultGetOwner(value)),
                       b->block))
      aimet_fact_of(run, value)->stated = stated_of(run, value, b->outputs, i);
  }
}

aimet_fact *aimet_body_output(aimet_infer *node, const aimet_node_body *b,
                              intptr_t i) {
  MlirOperation exit = aimet_last_operation(b->block);
  return aimet_fact_of(node->run, mlirOperationGetOperand(exit, i));
}

bool aimet_run_body(aimet_infer *node, const aimet_node_body *b) {
  aimet_inference *run = node->run;
  if (!aimet_infer_enter(run))
    return false;
  note_body_outputs(run, b);
  aimet_infer_block(run, b->block, node->view.frame);
  aimet_infer_leave(run);
  return true;
}

bool aimet_body_has_arity(aimet_infer *node, const aimet_node_body *b,
                          intptr_t inputs, intptr_t outputs) {
  if (num_body_inputs(b) != inputs)
    aimet_infer_error(node, AIMET_FAULT_BODY,
                      "%s takes a wrong number of inputs, got %lld, expected "
                      "%lld",
                      b->name, (long long)num_body_inputs(b),
                      (long long)inputs);
  if (aimet_body_output_count(b) != outputs)
    aimet_infer_error(node, AIMET_FAULT_BODY,
                      "%s gives a wrong number of outputs, got %lld, expected "
                      "%lld",
                      b->name, (long long)aimet_body_output_count(b),
                      (long long)outputs);
  return num_body_inputs(b) == inputs && aimet_body_output_count(b) == outputs;
}

void aimet_run_body_alone(aimet_infer *node, const aimet_node_body *b) {
  intptr_t count = num_body_inputs(b);
  for (intptr_t i = 0; i < count; ++i)
    aimet_set_body_input(node, b, i, &aimet_type_unknown);
  aimet_run_body(node, b);
}

//===----------------------------------------------------------------------===//
// If
//===----------------------------------------------------------------------===//

static void report_branch_types(aimet_infer *node, intptr_t i,
                                const aimet_value_type *a,
                                const aimet_value_type *b) {
  if (a->kind == AIMET_TYPE_UNKNOWN || b->kind == AIMET_TYPE_UNKNOWN)
    return;
  bool differs = a->kind != b->kind;
  if (!differs && a->kind == AIMET_TYPE_TENSOR)
    differs = a->element && b->element && a->element != b->element;
  if (differs)
    aimet_infer_error(node, AIMET_FAULT_BODY,
                      "the branches give output %lld different types",
                      (long long)i);
}

static void join_branches(aimet_infer *node, const aimet_node_body *branches) {
  for (intptr_t i = 0; i < node->num_outputs; ++i) {
    const aimet_fact *a = aimet_body_output(node, &branches[0], i);
    const aimet_fact *b = aimet_body_output(node, &branches[1], i);
    report_branch_types(node, i, a->known, b->known);
    aimet_set_type(node, (int)i,
                   aimet_type_join(node->run->arena, a->known, b->known));
  }
}

static void take_branch(aimet_infer *node, const aimet_node_body *taken) {
  for (intptr_t i = 0; i < node->num_outputs; ++i) {
    const aimet_fact *fact = aimet_body_output(node, taken, i);
    aimet_set_type(node, (int)i, fact->known);
    if (fact->elements)
      aimet_set_elements(node, (int)i, fact->elements->at);
  }
}

static void infer_if(aimet_infer *node) {
  aimet_node_body branches[] = {aimet_find_body(node, "then_branch", 0),
                                aimet_find_body(node, "else_branch", 1)};
  int64_t condition = -1;
  bool is_known = aimet_input_int(node, 0, &condition), fits = true;
  int taken = condition ? 0 : 1;
  for (int i = 0; i < 2; ++i) {
    if (mlirBlockIsNull(branches[i].block)) {
      fits = false;
      continue;
    }
    size_t num_faults = node->run->num_faults;
    fits &= aimet_run_body(node, &branches[i]);
    // Exporters leave branches that cannot run, and cannot be inferred either.
    if (is_known && i != taken)
      node->run->num_faults = num_faults;
    fits &= aimet_body_has_arity(node, &branches[i], 0, node->num_outputs);
  }
  if (!fits)
    return;
  if (is_known)
    take_branch(node, &branches[taken]);
  else
    join_branches(node, branches);
}

//===----------------------------------------------------------------------===//
// SequenceMap and others
//===----------------------------------------------------------------------===//

static void infer_sequence_map(aimet_infer *node) {
  aimet_node_body b = aimet_find_body(node, "body", 0);
  if (mlirBlockIsNull(b.block))
    return;
  if (!aimet_body_has_arity(node, &b, node->num_inputs, node->num_outputs)) {
    aimet_run_body_alone(node, &b);
    return;
  }
  for (intptr_t i = 0; i < node->num_inputs; ++i) {
    const aimet_value_type *type = aimet_input_type(node, (int)i);
    aimet_set_body_input(node, &b, i,
                         type->kind == AIMET_TYPE_SEQUENCE ? type->of : type);
  }
  if (!aimet_run_body(node, &b))
    return;
  for (intptr_t i = 0; i < node->num_outputs; ++i)
    aimet_set_type(node, (int)i,
                   aimet_container_type(node->run->arena, AIMET_TYPE_SEQUENCE,
                                        0,
                                        aimet_body_output(node, &b, i)->known));
}

bool aimet_infer_bodies(aimet_infer *node) {
  intptr_t count = mlirOperationGetNumRegions(node->view.op);
  if (count == 0)
    return false;
  const char *name = node->view.schema->name;
  if (strcmp(name, "If") == 0)
    infer_if(node);
  else if (strcmp(name, "Loop") == 0)
    aimet_infer_loop(node);
  else if (strcmp(name, "Scan") == 0)
    aimet_infer_scan(node);
  else if (strcmp(name, "SequenceMap") == 0)
    infer_sequence_map(node);
  else {
    for (intptr_t i = 0; i < count; ++i) {
      aimet_node_body b = body_at(node->view.op, i);
      if (!mlirBlockIsNull(b.block))
        aimet_run_body_alone(node, &b);
    }
    return false;
  }
  return true;
}
