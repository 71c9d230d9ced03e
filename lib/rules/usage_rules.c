//===- usage_rules.c - nodes that nothing uses, names that repeat ---------===//
//
// MLIR holds equal strings once, so names are compared by address.
//
//===----------------------------------------------------------------------===//

#include "usage_rules.h"

#include "alloc.h"
#include "node.h"
#include "node_rules_internal.h"

#include <stdlib.h>

static const aimet_rule name_rule = {
    "node-name", NULL,
    "quantizers and encodings go by the names of nodes, and ONNX Runtime "
    "refuses a graph in which two nodes share one",
    "give each node a name of its own"};

static const aimet_rule dead_rule = {
    "dead-node", NULL,
    "it costs time and memory, and gets quantizers that no value reaches",
    "remove the nodes"};

void aimet_graph_usage_deinit(aimet_graph_usage *usage) {
  aimet_ptr_map_deinit(&usage->names);
  aimet_ptr_map_deinit(&usage->is_dead);
  aimet_ptr_map_deinit(&usage->live_uses);
  free(usage->repeated);
  free(usage->dead);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// What the map of names holds of a name that one node has; more than that is
/// an index.
#define ONCE 1

static void add_repeat(aimet_graph_usage *usage, uint64_t *known,
                       MlirOperation node) {
  if (*known > ONCE) {
    ++usage->repeated[*known - ONCE - 1].count;
    return;
  }
  void *items = usage->repeated;
  aimet_grow_array(&items, &usage->repeated_capacity, usage->num_repeated + 1,
                   sizeof *usage->repeated);
  usage->repeated = items;
  usage->repeated[usage->num_repeated] = (aimet_repeated_name){node, 2};
  *known = ++usage->num_repeated + ONCE;
}

static void add_name(aimet_graph_usage *usage, const aimet_rule_input *input,
                     MlirOperation node) {
  MlirAttribute attribute = aimet_op_attr(node, "onnx_node_name");
  aimet_string_view name;
  bool is_new;
  if (!aimet_attr_get_string(attribute, &name) || name.length == 0)
    return;
  uint64_t *known = aimet_ptr_map_insert(&usage->names, attribute.ptr, &is_new);
  if (!is_new) {
    add_repeat(usage, known, node);
    return;
  }
  *known = ONCE;
  aimet_check_text(input, node, "node name", name);
}

void aimet_check_node_names(const aimet_rule_input *input,
                            const aimet_graph_usage *usage) {
  for (size_t i = 0; i < usage->num_repeated; ++i) {
    const aimet_repeated_name *repeated = &usage->repeated[i];
    aimet_rule_context context =
        aimet_rule_context_of(input, &name_rule, repeated->second);
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, aimet_sv(""), NULL,
                      "%llu nodes of the graph are named \"%.*s\"",
                      (unsigned long long)repeated->count,
                      AIMET_SV(aimet_op_node_name(repeated->second)));
  }
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

static void add_dead(aimet_graph_usage *usage, MlirOperation node) {
  void *items = usage->dead;
  aimet_grow_array(&items, &usage->dead_capacity, usage->num_dead + 1,
                   sizeof *usage->dead);
  usage->dead = items;
  usage->dead[usage->num_dead++] = node;
  aimet_ptr_map_insert(&usage->is_dead, node.ptr, NULL);
}

static bool has_no_uses(MlirOperation node) {
  intptr_t count = mlirOperationGetNumResults(node);
  for (intptr_t i = 0; i < count; ++i)
    if (!mlirOpOperandIsNull(
            mlirValueGetFirstUse(mlirOperationGetResult(node, i))))
      return false;
  return count > 0;
}

void aimet_graph_usage_add(aimet_graph_usage *usage,
                           const aimet_rule_input *input, MlirOperation node) {
  add_name(usage, input, node);
  if (has_no_uses(node) && aimet_has_no_effects(input->effects, node))
    add_dead(usage, node);
}

static uint64_t count_uses(MlirOperation node) {
  uint64_t total = 0;
  intptr_t count = mlirOperationGetNumResults(node);
  for (intptr_t i = 0; i < count; ++i)
    total += aimet_value_use_count(mlirOperationGetResult(node, i));
  return total;
}

/// One use of a node's results is by a dead node: with the last the node is
/// dead too, unless it may have effects.
static void drop_use(aimet_graph_usage *usage, const aimet_rule_input *input,
                     MlirOperation node) {
  bool is_new;
  uint64_t *live = aimet_ptr_map_insert(&usage->live_uses, node.ptr, &is_new);
  if (is_new)
    *live = count_uses(node);
  if (--*live == 0 && aimet_has_no_effects(input->effects, node))
    add_dead(usage, node);
}

/// Drops what a dead node, or a node in its bodies, uses of the graph.
static void drop_operands(aimet_graph_usage *usage,
                          const aimet_rule_input *input, MlirOperation user,
                          MlirBlock block) {
  intptr_t count = mlirOperationGetNumOperands(user);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(user, i);
    if (!mlirValueIsAOpResult(value))
      continue;
    MlirOperation node = mlirOpResultGetOwner(value);
    if (mlirBlockEqual(mlirOperationGetBlock(node), block) &&
        aimet_op_is_node(node))
      drop_use(usage, input, node);
  }
}

typedef struct body_visit {
  aimet_graph_usage *usage;
  const aimet_rule_input *input;
  MlirBlock block;
} body_visit;

static void visit_body(MlirOperation op, void *user_data) {
  body_visit *visit = user_data;
  drop_operands(visit->usage, visit->input, op, visit->block);
}

void aimet_graph_usage_close(aimet_graph_usage *usage,
                             const aimet_rule_input *input) {
  for (size_t i = 0; i < usage->num_dead; ++i) {
    MlirOperation node = usage->dead[i]; // the list grows
    body_visit visit = {usage, input, mlirOperationGetBlock(node)};
    drop_operands(usage, input, node, visit.block);
    aimet_walk(node, visit_body, &visit);
  }
}

aimet_fault aimet_dead_nodes_fault(MlirOperation owner) {
  return (aimet_fault){
      .rule = dead_rule.name,
      .severity = AIMET_SEVERITY_REMARK,
      .op = owner,
      .why = aimet_sv(dead_rule.why),
      .remedy = aimet_sv(dead_rule.remedy),
  };
}
