//===- network_ends.c - the first and the last layers of a network --------===//

#include "network_ends.h"

#include "alloc.h"

#include <stdlib.h>

/// What a value is made of.
typedef enum origin {
  FROM_CONSTANTS,
  FROM_INPUTS, ///< without a layer in between
  FROM_LAYERS,
} origin;

typedef struct layer_row {
  const char *op_type;
} layer_row;

/// Sorted. What the schema table does not know is a layer too.
static const layer_row layer_table[] = {
    {"Attention"},
    {"CausalConvWithState"},
    {"Conv"},
    {"ConvInteger"},
    {"ConvTranspose"},
    {"DeformConv"},
    {"Einsum"},
    {"GRU"},
    {"Gemm"},
    {"LSTM"},
    {"LinearAttention"},
    {"MatMul"},
    {"MatMulInteger"},
    {"QLinearConv"},
    {"QLinearMatMul"},
    {"RNN"},
};

static bool is_layer(MlirOperation op) {
  return !aimet_op_schema(op) ||
         aimet_find_op_type(aimet_op_type(op), layer_table,
                            sizeof layer_table / sizeof *layer_table,
                            sizeof *layer_table) != NULL;
}

/// What begins a network may be a table of embeddings too; graphs inside nodes
/// are not looked into for that.
static bool is_beginning(const aimet_model_flow *flow, size_t node) {
  MlirOperation op = flow->nodes[node].op;
  if (aimet_op_is(op, "onnx.Gather")) {
    aimet_flow_source table = aimet_flow_source_of(flow, node, 0);
    return table.node == AIMET_NO_NODE && !table.is_input;
  }
  return mlirOperationGetNumRegions(op) > 0 || is_layer(op);
}

/// A value that no node computes is stored, an input, or one of a body.
static origin origin_of_source(const aimet_flow_source *source,
                               const uint8_t *origins, size_t node) {
  if (source->node != AIMET_NO_NODE)
    return source->node < node ? (origin)origins[source->node] : FROM_LAYERS;
  if (source->is_input)
    return FROM_INPUTS;
  if (mlirValueIsNull(source->value) || mlirValueIsAOpResult(source->value))
    return FROM_CONSTANTS;
  return FROM_LAYERS;
}

static origin origin_of_node(const aimet_model_flow *flow, size_t node,
                             const uint8_t *origins) {
  origin most = FROM_CONSTANTS;
  intptr_t operands = mlirOperationGetNumOperands(flow->nodes[node].op);
  for (intptr_t i = 0; i < operands; ++i) {
    aimet_flow_source source = aimet_flow_source_of(flow, node, i);
    origin one = origin_of_source(&source, origins, node);
    most = one > most ? one : most;
  }
  return most;
}

static void look_from_inputs(const aimet_model_flow *flow, bool *reads_inputs) {
  uint8_t *origins = aimet_calloc(flow->num_nodes + 1, sizeof *origins);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    aimet_flow_source data = aimet_flow_source_of(flow, i, 0);
    reads_inputs[i] = origin_of_source(&data, origins, i) == FROM_INPUTS;
    origins[i] =
        (uint8_t)(is_beginning(flow, i) ? FROM_LAYERS
                                        : origin_of_node(flow, i, origins));
  }
  free(origins);
}

/// Sizes of a value say nothing of what it holds.
static bool is_measure(MlirOperation op) {
  return aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size");
}

/// What is behind a node.
enum {
  OUTPUT_BEHIND = 1,
  LAYER_BEHIND = 2,
};

typedef struct look_back {
  const aimet_model_flow *flow;
  bool *layers;    ///< layers, and nodes that hold one
  uint8_t *behind; ///< of the nodes that were looked at
} look_back;

/// The node whose graph a node is in; AIMET_NO_NODE if it is in none. A call
/// that was looked into is in what holds it.
static size_t holder_of(const aimet_model_flow *flow, size_t instance,
                        MlirOperation op) {
  while (true) {
    MlirOperation outer = mlirOperationGetParentOperation(op);
    size_t node = mlirOperationIsNull(outer)
                      ? AIMET_NO_NODE
                      : aimet_flow_node_of(flow, instance, outer);
    const aimet_flow_instance *self = &flow->instances[instance];
    if (node != AIMET_NO_NODE || mlirOperationIsNull(self->call))
      return node;
    op = self->call;
    instance = self->outer;
  }
}

static void find_layers(look_back *look) {
  const aimet_flow_node *nodes = look->flow->nodes;
  for (size_t i = 0; i < look->flow->num_nodes; ++i) {
    if (!is_layer(nodes[i].op))
      continue;
    size_t node = i;
    while (node != AIMET_NO_NODE && !look->layers[node]) {
      look->layers[node] = true;
      node = holder_of(look->flow, nodes[node].instance, nodes[node].op);
    }
  }
}

/// What a graph gives out goes where the node that holds it stands, which is
/// before the nodes of the graph; all that reads it is behind them.
static unsigned look_behind(const look_back *look, size_t node) {
  const aimet_model_flow *flow = look->flow;
  unsigned behind = 0;
  while (node != AIMET_NO_NODE) {
    const aimet_flow_node *self = &flow->nodes[node];
    behind |= self->is_output ? OUTPUT_BEHIND : 0;
    for (size_t i = 0; i < self->num_uses; ++i) {
      size_t user = flow->uses[self->first_use + i].node;
      if (!is_measure(flow->nodes[user].op))
        behind |= look->layers[user] ? LAYER_BEHIND : look->behind[user];
    }
    node = self->is_yielded ? holder_of(flow, self->instance, self->op)
                            : AIMET_NO_NODE;
  }
  return behind;
}

static void look_from_outputs(const aimet_model_flow *flow,
                              bool *writes_outputs) {
  look_back look = {flow, aimet_calloc(flow->num_nodes + 1, sizeof(bool)),
                    aimet_calloc(flow->num_nodes + 1, sizeof(uint8_t))};
  find_layers(&look);
  for (size_t i = flow->num_nodes; i-- > 0;) {
    look.behind[i] = (uint8_t)look_behind(&look, i);
    writes_outputs[i] = look.behind[i] == OUTPUT_BEHIND;
  }
  free(look.layers);
  free(look.behind);
}

void aimet_network_ends_init(aimet_network_ends *ends,
                             const aimet_model_flow *flow) {
  ends->reads_inputs = aimet_calloc(flow->num_nodes + 1, sizeof(bool));
  ends->writes_outputs = aimet_calloc(flow->num_nodes + 1, sizeof(bool));
  look_from_inputs(flow, ends->reads_inputs);
  look_from_outputs(flow, ends->writes_outputs);
}

void aimet_network_ends_deinit(aimet_network_ends *ends) {
  free(ends->reads_inputs);
  free(ends->writes_outputs);
}
