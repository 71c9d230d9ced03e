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

static bool is_layer(const aimet_model_flow *flow, size_t node) {
  MlirOperation op = flow->nodes[node].op;
  if (mlirOperationGetNumRegions(op) > 0 || !aimet_op_schema(op))
    return true;
  if (aimet_op_is(op, "onnx.Gather")) { // a table of embeddings
    aimet_flow_source table = aimet_flow_source_of(flow, node, 0);
    return table.node == AIMET_NO_NODE && !table.is_input;
  }
  return aimet_find_op_type(aimet_op_type(op), layer_table,
                            sizeof layer_table / sizeof *layer_table,
                            sizeof *layer_table) != NULL;
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

static void look_from_inputs(const aimet_model_flow *flow, bool *reads_inputs,
                             const bool *layers) {
  uint8_t *origins = aimet_calloc(flow->num_nodes + 1, sizeof *origins);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    aimet_flow_source data = aimet_flow_source_of(flow, i, 0);
    reads_inputs[i] = origin_of_source(&data, origins, i) == FROM_INPUTS;
    origins[i] =
        (uint8_t)(layers[i] ? FROM_LAYERS : origin_of_node(flow, i, origins));
  }
  free(origins);
}

/// Sizes of a value say nothing of what it holds.
static bool is_measure(MlirOperation op) {
  return aimet_op_is(op, "onnx.Shape") || aimet_op_is(op, "onnx.Size");
}

static bool goes_to_outputs(const aimet_model_flow *flow, size_t node,
                            const bool *writes_outputs, const bool *layers) {
  const aimet_flow_node *self = &flow->nodes[node];
  bool goes = self->is_output;
  for (size_t i = 0; i < self->num_uses; ++i) {
    size_t user = flow->uses[self->first_use + i].node;
    if (is_measure(flow->nodes[user].op))
      continue;
    if (layers[user] || !writes_outputs[user])
      return false;
    goes = true;
  }
  return goes && !self->is_yielded;
}

void aimet_network_ends_init(aimet_network_ends *ends,
                             const aimet_model_flow *flow) {
  bool *layers = aimet_calloc(flow->num_nodes + 1, sizeof *layers);
  ends->reads_inputs = aimet_calloc(flow->num_nodes + 1, sizeof(bool));
  ends->writes_outputs = aimet_calloc(flow->num_nodes + 1, sizeof(bool));
  for (size_t i = 0; i < flow->num_nodes; ++i)
    layers[i] = is_layer(flow, i);
  look_from_inputs(flow, ends->reads_inputs, layers);
  for (size_t i = flow->num_nodes; i-- > 0;)
    ends->writes_outputs[i] =
        goes_to_outputs(flow, i, ends->writes_outputs, layers);
  free(layers);
}

void aimet_network_ends_deinit(aimet_network_ends *ends) {
  free(ends->reads_inputs);
  free(ends->writes_outputs);
}
