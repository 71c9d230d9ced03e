//===- flow_plan.c - which control flow can be inlined, and how -----------===//
//
// Everything that could stop half way is found out here, before anything is
// changed.
//
//===----------------------------------------------------------------------===//

#include "flow_plan.h"

#include "node_view.h"
#include "schema_types.h"
#include "uses.h"
#include "weights.h"

enum { LOOP_STATE = 2 };

intptr_t aimet_flow_num_scanned(MlirOperation op) {
  aimet_node node = aimet_node_of(op, NULL);
  return (intptr_t)aimet_node_int(&node, "num_scan_inputs", 0);
}

intptr_t aimet_flow_num_states(MlirOperation op) {
  intptr_t operands = mlirOperationGetNumOperands(op);
  if (aimet_op_is(op, "onnx.Scan"))
    return operands - aimet_flow_num_scanned(op);
  return operands > LOOP_STATE ? operands - LOOP_STATE : 0;
}

//===----------------------------------------------------------------------===//
// What is in the body
//===----------------------------------------------------------------------===//

typedef struct body_scan {
  const aimet_flow_planner *planner;
  MlirBlock body;
  uint64_t num_nodes;
  bool has_initializers, has_sparse, has_defaults, has_mentioned;
} body_scan;

static void scan_operation(MlirOperation op, void *user_data) {
  body_scan *scan = user_data;
  scan->num_nodes += aimet_op_is_node(op);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    scan->has_mentioned |=
        aimet_is_mentioned(scan->planner->dead, mlirOperationGetResult(op, i));
  bool is_dense = aimet_op_is(op, "onnx.Initializer");
  scan->has_sparse |= aimet_op_is(op, "onnx.SparseInitializer");
  scan->has_initializers |=
      is_dense && mlirBlockEqual(mlirOperationGetBlock(op), scan->body);
  scan->has_defaults |= is_dense && mlirOperationGetNumResults(op) == 0;
}

static body_scan scan_body(const aimet_flow_planner *planner, MlirOperation op,
                           intptr_t region) {
  body_scan scan = {.planner = planner, .body = aimet_body(op, region)};
  for (MlirOperation inner = mlirBlockGetFirstOperation(scan.body);
       !mlirOperationIsNull(inner);
       inner = mlirOperationGetNextInBlock(inner)) {
    scan_operation(inner, &scan);
    aimet_walk(inner, scan_operation, &scan);
  }
  return scan;
}

static bool gives_absent(MlirOperation op, intptr_t region) {
  MlirOperation exit = aimet_last_operation(aimet_body(op, region));
  intptr_t count = mlirOperationGetNumOperands(exit);
  for (intptr_t i = 0; i < count; ++i)
    if (mlirTypeIsANone(mlirValueGetType(mlirOperationGetOperand(exit, i))))
      return true;
  return false;
}

/// Quantization annotations of the graph itself name its tensors.
static bool is_annotated(MlirOperation op, intptr_t region) {
  MlirAttribute entry =
      aimet_array_get(aimet_op_attr(op, "onnx.graphs"), region);
  return !mlirAttributeIsNull(aimet_dict_get(aimet_dict_get(entry, "graph"),
                                             "quantization_annotation"));
}

/// A function has no initializers.
static bool comes_into_function(MlirOperation op) {
  MlirOperation parent = mlirOperationGetParentOperation(op);
  return aimet_op_is(parent, "func.func") &&
         !mlirAttributeIsNull(aimet_op_attr(parent, "onnx.function"));
}

static const char *obstacle_in_body(const aimet_flow_plan *plan,
                                    const body_scan *scan) {
  if (scan->has_defaults || gives_absent(plan->op, plan->flow.region))
    return "its body is not well-formed";
  if (scan->has_mentioned || is_annotated(plan->op, plan->flow.region))
    return "tensors of its body are named outside of nodes (quantization "
           "annotations, device configurations)";
  if (scan->has_sparse)
    return "its body has sparse weights, the names of which are fixed";
  return NULL;
}

//===----------------------------------------------------------------------===//
// What has to be made
//===----------------------------------------------------------------------===//

static bool may_give(const aimet_flow_plan *plan, const char *op_type,
                     const aimet_value_type *type) {
  aimet_type_code code;
  return !aimet_type_code_of(type, &code) ||
         aimet_operator_gives(plan->op, op_type, code);
}

static bool may_hold(const aimet_flow_plan *plan, int32_t element) {
  return aimet_operator_gives(
      plan->op, "Constant",
      (aimet_type_code){AIMET_FORM_TENSOR, (uint8_t)element});
}

/// An output that the body only hands on needs an Identity for its name.
static bool may_alias(const aimet_flow_planner *planner,
                      const aimet_flow_plan *plan) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(plan->op); ++i) {
    MlirValue result = mlirOperationGetResult(plan->op, i);
    if (aimet_value_is_output(result) &&
        !may_give(plan, "Identity",
                  aimet_inference_type(planner->inference, result)))
      return false;
  }
  return true;
}

/// True if the values of all iterations can be put together.
static bool may_collect(const aimet_flow_planner *planner,
                        const aimet_flow_plan *plan) {
  for (intptr_t i = aimet_flow_num_states(plan->op);
       i < mlirOperationGetNumResults(plan->op); ++i) {
    const aimet_value_type *type = aimet_inference_type(
        planner->inference, mlirOperationGetResult(plan->op, i));
    if (!may_give(plan, "Concat", type) || !may_give(plan, "Unsqueeze", type))
      return false;
  }
  return true;
}

/// The rank that the body states of an input, which runtimes give it.
static intptr_t stated_rank(MlirOperation op, intptr_t i) {
  MlirAttribute graph = aimet_array_get(aimet_op_attr(op, "onnx.graphs"), 0);
  MlirAttribute exact = aimet_dict_get(
      aimet_array_get(aimet_dict_get(graph, "inputs"), i), "onnx.type");
  MlirAttribute shape =
      aimet_dict_get(aimet_dict_get(exact, "tensor_type"), "shape");
  if (!mlirAttributeIsNull(shape))
    return aimet_array_size(aimet_dict_get(shape, "dim"));
  MlirType type = mlirValueGetType(mlirBlockGetArgument(aimet_body(op, 0), i));
  return mlirTypeIsARankedTensor(type) ? (intptr_t)mlirShapedTypeGetRank(type)
                                       : 0;
}

/// The number of the iteration and the condition are scalars.
static bool has_scalar_inputs(MlirOperation op) {
  return !aimet_op_is(op, "onnx.Loop") ||
         (stated_rank(op, 0) == 0 && stated_rank(op, 1) == 0);
}

/// The axis along which the values of output `i` are put together.
static int64_t output_axis(const aimet_flow_planner *planner, MlirOperation op,
                           intptr_t i) {
  aimet_node node = aimet_node_of(op, NULL);
  uint64_t count;
  const int64_t *axes =
      aimet_node_ints(&node, "scan_output_axes", planner->arena, &count);
  return axes && (uint64_t)i < count ? axes[i] : 0;
}

/// No values of a type, put together along an axis; null if the type is not
/// known well enough.
static MlirAttribute empty_of(const aimet_flow_planner *planner,
                              const aimet_flow_plan *plan,
                              const aimet_value_type *type, int64_t axis) {
  MlirContext context = mlirOperationGetContext(plan->op);
  MlirAttribute none = mlirAttributeGetNull();
  uint64_t count;
  if (!aimet_type_is_tensor(type) || !aimet_type_static_count(type, &count) ||
      !may_hold(plan, type->element))
    return none;
  int32_t rank = type->rank + 1;
  axis = axis < 0 ? axis + rank : axis;
  if (axis < 0 || axis >= rank)
    return none;
  int64_t *dims =
      aimet_arena_calloc(planner->arena, (size_t)rank, sizeof *dims);
  for (int32_t i = 0, k = 0; i < rank; ++i)
    dims[i] = i == axis ? 0 : type->dims[k++].as.i;
  return aimet_dense_from_plain(
      mlirRankedTensorTypeGet(rank, dims,
                              aimet_element_type(context, type->element), none),
      "", 0);
}

/// What results of no iterations hold; false if their shapes are not known.
static bool make_empty(const aimet_flow_planner *planner,
                       aimet_flow_plan *plan) {
  intptr_t count = mlirOperationGetNumResults(plan->op);
  intptr_t num_states = aimet_flow_num_states(plan->op);
  intptr_t first = aimet_op_is(plan->op, "onnx.Loop") ? 1 : 0;
  MlirOperation exit =
      aimet_last_operation(aimet_body(plan->op, plan->flow.region));
  MlirAttribute *empty =
      aimet_arena_calloc(planner->arena, (size_t)count + 1, sizeof *empty);
  plan->empty = empty;
  for (intptr_t i = num_states; i < count; ++i) {
    empty[i] =
        empty_of(planner, plan,
                 aimet_inference_type(planner->inference,
                                      mlirOperationGetOperand(exit, first + i)),
                 output_axis(planner, plan->op, i - num_states));
    if (mlirAttributeIsNull(empty[i]))
      return false;
  }
  return true;
}

/// Nodes that cut inputs up and put outputs together.
static uint64_t num_made(const aimet_flow_plan *plan) {
  intptr_t scanned =
      aimet_op_is(plan->op, "onnx.Scan") ? aimet_flow_num_scanned(plan->op) : 1;
  intptr_t collected =
      mlirOperationGetNumResults(plan->op) - aimet_flow_num_states(plan->op);
  return (uint64_t)(2 * scanned + collected);
}

static const char *obstacle_in_loop(const aimet_flow_planner *planner,
                                    aimet_flow_plan *plan) {
  if (plan->flow.iterations == 0)
    return make_empty(planner, plan)
               ? NULL
               : "the shape of what it then gives out is not known";
  if (!has_scalar_inputs(plan->op))
    return "its body takes the number of the iteration or the condition in "
           "another shape than ONNX gives it";
  if (!may_hold(plan, AIMET_DATA_INT64) || !may_hold(plan, AIMET_DATA_BOOL) ||
      !may_collect(planner, plan))
    return "the opset of the model lacks an operator that its place would need";
  return NULL;
}

/// Nodes that stand in the place of the node; UINT64_MAX if they are beyond
/// counting.
static uint64_t count_nodes(const aimet_flow_plan *plan,
                            const body_scan *scan) {
  uint64_t each, all;
  if (plan->flow.kind == AIMET_FLOW_BRANCH)
    return scan->num_nodes;
  return __builtin_add_overflow(scan->num_nodes, num_made(plan), &each) ||
                 __builtin_mul_overflow(each, plan->flow.iterations, &all)
             ? UINT64_MAX
             : all;
}

aimet_flow_plan aimet_flow_plan_of(const aimet_flow_planner *planner,
                                   MlirOperation op) {
  aimet_flow_plan plan = {.op = op,
                          .flow = aimet_static_flow_of(
                              planner->inference, op, planner->max_iterations)};
  if (plan.flow.kind != AIMET_FLOW_BRANCH &&
      plan.flow.kind != AIMET_FLOW_ITERATIONS)
    return plan;
  body_scan scan = scan_body(planner, op, plan.flow.region);
  plan.num_nodes = count_nodes(&plan, &scan);
  plan.obstacle = obstacle_in_body(&plan, &scan);
  if (!plan.obstacle && scan.has_initializers && comes_into_function(op) &&
      !may_hold(&plan, AIMET_DATA_INT64))
    plan.obstacle = "a function of this opset cannot hold the weights of its "
                    "body";
  if (!plan.obstacle && plan.flow.kind == AIMET_FLOW_ITERATIONS)
    plan.obstacle = obstacle_in_loop(planner, &plan);
  if (!plan.obstacle && !may_alias(planner, &plan))
    plan.obstacle = "the opset of the model has no Identity for what it gives "
                    "out";
  if (!plan.obstacle && plan.flow.kind == AIMET_FLOW_ITERATIONS &&
      plan.num_nodes > planner->nodes_left)
    plan.obstacle = "more nodes would be made than max-nodes allows";
  return plan;
}
