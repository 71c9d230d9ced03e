//===- html_flow.c - which nodes feed which, across calls -----------------===//

#include "html_flow.h"

#include "uses.h"

/// Values that are handed through more calls than this are not followed.
#define MAX_STEPS 1024

typedef struct place_key {
  const void *op;
  size_t instance;
} place_key;

static aimet_string_view key_view(const place_key *key) {
  return aimet_sv_n((const char *)key, sizeof *key);
}

static void note_place(aimet_string_map *map, MlirOperation op, size_t instance,
                       size_t index) {
  place_key key = {op.ptr, instance};
  aimet_string_map_insert(map, key_view(&key), NULL)->value.number = index;
}

static size_t find_place(const aimet_string_map *map, MlirOperation op,
                         size_t instance) {
  place_key key = {op.ptr, instance};
  const aimet_map_entry *entry = aimet_string_map_find(map, key_view(&key));
  return entry ? (size_t)entry->value.number : AIMET_NONE;
}

aimet_html_flow aimet_html_flow_create(const aimet_module_tree *tree) {
  aimet_html_flow flow = {tree, aimet_string_map_create(),
                          aimet_string_map_create()};
  for (size_t i = 0; i < tree->num_nodes; ++i)
    note_place(flow.nodes, tree->nodes[i].op, tree->nodes[i].instance, i);
  for (size_t i = 1; i < tree->num_instances; ++i)
    note_place(flow.instances, tree->instances[i].call,
               tree->instances[i].outer, i);
  return flow;
}

void aimet_html_flow_destroy(aimet_html_flow *flow) {
  aimet_string_map_destroy(flow->nodes);
  aimet_string_map_destroy(flow->instances);
}

/// A value and the instance in which it is meant.
typedef struct flow_value {
  MlirValue value;
  size_t instance;
} flow_value;

static aimet_producer found(aimet_producer_kind kind, size_t index) {
  return (aimet_producer){kind, index};
}

static MlirValue operand_at(MlirOperation op, intptr_t i) {
  return !mlirOperationIsNull(op) && i < mlirOperationGetNumOperands(op)
             ? mlirOperationGetOperand(op, i)
             : (MlirValue){NULL};
}

/// One step back from an argument; true if the producer is known then.
static bool leave_block(const aimet_html_flow *flow, flow_value *at,
                        aimet_producer *out) {
  intptr_t number = mlirBlockArgumentGetArgNumber(at->value);
  MlirOperation owner =
      mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(at->value));
  if (!aimet_op_is(owner, "func.func")) {
    size_t node = find_place(flow->nodes, owner, at->instance);
    *out = found(node == AIMET_NONE ? AIMET_PRODUCER_NONE : AIMET_PRODUCER_NODE,
                 node);
    return true;
  }
  if (at->instance == 0) {
    *out = found(AIMET_PRODUCER_INPUT, (size_t)number);
    return true;
  }
  const aimet_tree_instance *instance = &flow->tree->instances[at->instance];
  *at = (flow_value){operand_at(instance->call, number), instance->outer};
  return false;
}

/// One step back from a result; true if the producer is known then.
static bool leave_operation(const aimet_html_flow *flow, flow_value *at,
                            aimet_producer *out) {
  MlirOperation op = mlirOpResultGetOwner(at->value);
  size_t node = find_place(flow->nodes, op, at->instance);
  if (node != AIMET_NONE) {
    *out = found(AIMET_PRODUCER_NODE, node);
    return true;
  }
  size_t inner = find_place(flow->instances, op, at->instance);
  if (inner == AIMET_NONE)
    return true;
  MlirBlock body = aimet_body(aimet_callee(op), 0);
  if (mlirBlockIsNull(body))
    return true;
  intptr_t number = mlirOpResultGetResultNumber(at->value);
  *at = (flow_value){operand_at(aimet_last_operation(body), number), inner};
  return false;
}

aimet_producer aimet_producer_of(const aimet_html_flow *flow, MlirValue value,
                                 size_t instance) {
  flow_value at = {value, instance};
  aimet_producer producer = found(AIMET_PRODUCER_NONE, 0);
  for (int i = 0; i < MAX_STEPS && !mlirValueIsNull(at.value); ++i)
    if (mlirValueIsABlockArgument(at.value)
            ? leave_block(flow, &at, &producer)
            : leave_operation(flow, &at, &producer))
      break;
  return producer;
}
