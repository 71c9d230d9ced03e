//===- keras_placement.c - modules from the names of TensorFlow's scopes --===//
//
// tf2onnx keeps the names of TensorFlow's operations (tried with tf2onnx 1.16,
// TensorFlow 2.15): `model/conv2d/Conv2D`, of a saved model after
// `StatefulPartitionedCall/`.
//
// - The first scope is the model. Those below it are layers, and operations of
//   several nodes (`dense_1/Gelu/Erf`). A scope is a layer for certain if the
//   code of the model that holds it computes nothing itself; if a weight is
//   read in it (`block/dense_3/MatMul/ReadVariableOp:0`); or if it has the name
//   that Keras gives to a layer by default. Others are left alone.
// - `conv2d_1` is a layer of its own. The second call of one layer shows in its
//   operations: `shared_relu/Relu_1`; but one call may well hold `Reshape` and
//   `Reshape_1`. It is a call where the same weight is used again, or where
//   the layer is nothing but one operation.
// - Layers with an activation (`dense/MatMul`, `dense/Relu`) are one module.
// - What tf2onnx itself makes is called `Squeeze__35`, or `SCOPE/Mean__35`.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "alloc.h"
#include "function_modules.h"
#include "functional_names.h"
#include "parameters.h"
#include "rewrite.h"
#include "scope_names.h"

#include <stdlib.h>

typedef struct keras_class {
  const char *name; ///< that Keras gives by default
  const char *class_name;
} keras_class;

/// Sorted by name.
static const keras_class class_table[] = {
    {"activation", "keras.layers.Activation"},
    {"add", "keras.layers.Add"},
    {"average_pooling1d", "keras.layers.AveragePooling1D"},
    {"average_pooling2d", "keras.layers.AveragePooling2D"},
    {"batch_normalization", "keras.layers.BatchNormalization"},
    {"bidirectional", "keras.layers.Bidirectional"},
    {"concatenate", "keras.layers.Concatenate"},
    {"conv1d", "keras.layers.Conv1D"},
    {"conv2d", "keras.layers.Conv2D"},
    {"conv2d_transpose", "keras.layers.Conv2DTranspose"},
    {"conv3d", "keras.layers.Conv3D"},
    {"dense", "keras.layers.Dense"},
    {"depthwise_conv2d", "keras.layers.DepthwiseConv2D"},
    {"dropout", "keras.layers.Dropout"},
    {"elu", "keras.layers.ELU"},
    {"embedding", "keras.layers.Embedding"},
    {"flatten", "keras.layers.Flatten"},
    {"global_average_pooling1d", "keras.layers.GlobalAveragePooling1D"},
    {"global_average_pooling2d", "keras.layers.GlobalAveragePooling2D"},
    {"global_max_pooling1d", "keras.layers.GlobalMaxPooling1D"},
    {"global_max_pooling2d", "keras.layers.GlobalMaxPooling2D"},
    {"gru", "keras.layers.GRU"},
    {"layer_normalization", "keras.layers.LayerNormalization"},
    {"leaky_re_lu", "keras.layers.LeakyReLU"},
    {"lstm", "keras.layers.LSTM"},
    {"max_pooling1d", "keras.layers.MaxPooling1D"},
    {"max_pooling2d", "keras.layers.MaxPooling2D"},
    {"multi_head_attention", "keras.layers.MultiHeadAttention"},
    {"multiply", "keras.layers.Multiply"},
    {"p_re_lu", "keras.layers.PReLU"},
    {"re_lu", "keras.layers.ReLU"},
    {"reshape", "keras.layers.Reshape"},
    {"separable_conv2d", "keras.layers.SeparableConv2D"},
    {"simple_rnn", "keras.layers.SimpleRNN"},
    {"softmax", "keras.layers.Softmax"},
    {"subtract", "keras.layers.Subtract"},
    {"up_sampling2d", "keras.layers.UpSampling2D"},
    {"zero_padding2d", "keras.layers.ZeroPadding2D"},
};

typedef struct keras_layer {
  aimet_string_view path;
  aimet_string_view class_name;
  bool is_certain;
  bool has_children; ///< layers
  size_t num_rows;
  aimet_string_view operation; ///< of the first row, without number
  bool is_one_operation;
  size_t num_calls;             ///< that weights or its one operation tell
  size_t call;                  ///< of the row read last
  aimet_string_map *operations; ///< in its scope, with numbers
  aimet_string_map *bases;      ///< without numbers -> operations
  aimet_string_map *weights;    ///< weight -> operations that use it
} keras_layer;

typedef struct keras_state {
  aimet_placements *placements;
  aimet_string_map *layers;    ///< scopes joined by dots -> keras_layer
  aimet_string_map *computing; ///< paths in whose own scope operations stand
} keras_state;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static aimet_string_view rest(aimet_string_view text, size_t begin) {
  return aimet_sv_slice(text, begin, text.length);
}

static bool is_call_scope(aimet_string_view component) {
  return aimet_sv_is(component, "StatefulPartitionedCall") ||
         aimet_sv_is(component, "PartitionedCall");
}

/// What follows the model's scope; empty for a name without scopes.
static aimet_string_view below_model(aimet_string_view name) {
  aimet_string_view component = aimet_sv_take(&name, '/');
  while (is_call_scope(component) && name.length)
    component = aimet_sv_take(&name, '/');
  return name;
}

/// `Relu_1` and `Mean__35` less their numbers.
static aimet_string_view without_number(aimet_string_view operation) {
  size_t end = operation.length;
  while (end && operation.data[end - 1] >= '0' &&
         operation.data[end - 1] <= '9')
    --end;
  if (end == operation.length || end < 2 || operation.data[end - 1] != '_')
    return operation;
  end -= operation.data[end - 2] == '_' ? 2 : 1;
  return aimet_sv_slice(operation, 0, end);
}

static int compare_class(const void *key, const void *row) {
  return aimet_sv_compare(*(const aimet_string_view *)key,
                          aimet_sv(((const keras_class *)row)->name));
}

static aimet_string_view default_class(aimet_string_view component) {
  aimet_string_view base = without_number(component);
  const keras_class *row =
      bsearch(&base, class_table, sizeof class_table / sizeof *class_table,
              sizeof *class_table, compare_class);
  return aimet_sv(row ? row->class_name : "");
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

static keras_layer *layer_of(keras_state *state, aimet_string_view path) {
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(state->layers, path, &inserted);
  if (inserted) {
    keras_layer *made =
        aimet_arena_calloc(state->placements->arena, 1, sizeof *made);
    made->path = path;
    made->num_calls = 1;
    made->operations = aimet_string_map_create();
    made->bases = aimet_string_map_create();
    made->weights = aimet_string_map_create();
    entry->value.pointer = made;
  }
  return entry->value.pointer;
}

/// Functions that become layers of a functional model: `tf.math.softplus`.
static bool is_function_scope(aimet_string_view component) {
  return aimet_sv_starts_with(component, aimet_sv("tf."));
}

/// Scopes of operations, not of layers.
static bool is_operation_scope(aimet_string_view component) {
  static const char *const names[] = {"batchnorm", "moments", "while"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (aimet_sv_is(component, names[i]))
      return true;
  return is_function_scope(component) || is_call_scope(component);
}

static aimet_string_view join(keras_state *state, aimet_string_view parent,
                              aimet_string_view child) {
  return aimet_path_join(parent, child, state->placements->arena);
}

/// Marks what lies on the way to a weight as layers: all scopes but the last,
/// which is the operation that reads it.
static void mark_weight(keras_state *state, aimet_string_view name) {
  aimet_string_view scopes = below_model(name);
  size_t slash = aimet_sv_rfind(scopes, '/');
  if (slash == scopes.length ||
      !aimet_sv_starts_with(rest(scopes, slash + 1),
                            aimet_sv("ReadVariableOp")))
    return;
  scopes = aimet_sv_slice(scopes, 0, slash);
  aimet_string_view path = {NULL, 0};
  while (aimet_sv_find(scopes, '/') < scopes.length) {
    aimet_string_view component = aimet_sv_take(&scopes, '/');
    if (is_operation_scope(component))
      return;
    path = join(state, path, component);
    keras_layer *layer = layer_of(state, path);
    layer->is_certain = true;
    layer->class_name = default_class(component);
    if (layer->class_name.length)
      return;
  }
}

static void visit_initializer(MlirOperation op, void *user_data) {
  keras_state *state = user_data;
  if (aimet_op_is(op, "onnx.Initializer") &&
      mlirOperationGetNumResults(op) == 1)
    mark_weight(state, aimet_result_name(op, 0, state->placements->arena));
}

static bool is_capital(aimet_string_view component) {
  return component.data[0] >= 'A' && component.data[0] <= 'Z';
}

static bool is_certain(const keras_state *state, aimet_string_view path) {
  const aimet_map_entry *known = aimet_string_map_find(state->layers, path);
  return known && ((const keras_layer *)known->value.pointer)->is_certain;
}

/// True if the scope is a layer for certain.
static bool is_layer(const keras_state *state, aimet_string_view parent,
                     aimet_string_view component, aimet_string_view path) {
  if (!component.length || is_operation_scope(component))
    return false;
  return is_certain(state, path) || default_class(component).length ||
         !aimet_string_map_find(state->computing, parent);
}

/// True if the operation may lie in a layer that the names do not tell from a
/// scope of several operations.
static bool may_be_layer(aimet_string_view operation) {
  size_t slash = aimet_sv_find(operation, '/');
  aimet_string_view component = aimet_sv_slice(operation, 0, slash);
  return slash && slash < operation.length && !is_capital(component) &&
         !is_operation_scope(component);
}

/// The layer that a name lies in (null: the model itself) and the operation
/// below it.
static keras_layer *find_layer(keras_state *state, aimet_string_view name,
                               aimet_string_view *out_operation) {
  aimet_string_view scopes = below_model(name);
  keras_layer *layer = NULL;
  aimet_string_view path = {NULL, 0};
  while (aimet_sv_find(scopes, '/') < scopes.length) {
    aimet_string_view after = scopes;
    aimet_string_view component = aimet_sv_take(&after, '/');
    aimet_string_view child = join(state, path, component);
    if (!is_layer(state, path, component, child))
      break;
    layer = layer_of(state, child);
    layer->is_certain = true;
    layer->class_name = default_class(component);
    path = child;
    scopes = after;
    if (layer->class_name.length)
      break;
  }
  *out_operation = scopes;
  return layer;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static bool is_tf2onnx(MlirOperation module) {
  return aimet_sv_is(aimet_op_attr_string(module, "onnx.producer_name"),
                     "tf2onnx");
}

static bool is_scoped(const aimet_placement *row) {
  return !row->source && below_model(aimet_op_node_name(row->op)).length != 0;
}

static bool is_made_by_converter(aimet_string_view name) {
  aimet_string_view base = without_number(name);
  return base.length + 2 < name.length && name.data[base.length + 1] == '_';
}

/// All scopes but the last component, joined by dots.
static aimet_string_view scope_path(keras_state *state,
                                    aimet_string_view scopes) {
  aimet_string_view path = {NULL, 0};
  while (aimet_sv_find(scopes, '/') < scopes.length)
    path = join(state, path, aimet_sv_take(&scopes, '/'));
  return path;
}

static void note_computing(keras_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    const aimet_placement *row = &state->placements->items[i];
    aimet_string_view name = aimet_op_node_name(row->op);
    if (is_scoped(row) && !is_made_by_converter(name))
      aimet_string_map_insert(state->computing,
                              scope_path(state, below_model(name)), NULL);
  }
}

/// One weight that two operations of the layer use tells two calls.
static void count_weights(keras_state *state, keras_layer *layer,
                          MlirOperation op) {
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(op, i);
    if (!aimet_is_weight_slot(op, i) ||
        mlirOperationIsNull(aimet_initializer_of(operand)))
      continue;
    size_t uses = (size_t)++aimet_string_map_insert(
                      layer->weights,
                      aimet_value_name(operand, state->placements->arena), NULL)
                      ->value.number;
    if (uses > layer->num_calls)
      layer->num_calls = uses;
    return;
  }
}

static void count_row(keras_state *state, keras_layer *layer,
                      const aimet_placement *row, aimet_string_view operation) {
  operation = aimet_sv_take(&operation, '/');
  aimet_string_view base = without_number(operation);
  if (!layer->num_rows++) {
    layer->operation = base;
    layer->is_one_operation = true;
  }
  layer->is_one_operation &= aimet_sv_equal(layer->operation, base);
  bool is_new;
  aimet_string_map_insert(layer->operations, operation, &is_new);
  aimet_string_map_insert(layer->bases, base, NULL)->value.number += is_new;
  count_weights(state, layer, row->op);
}

static void note_rows(keras_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    const aimet_placement *row = &state->placements->items[i];
    aimet_string_view operation;
    if (!is_scoped(row))
      continue;
    keras_layer *layer =
        find_layer(state, aimet_op_node_name(row->op), &operation);
    if (layer)
      count_row(state, layer, row, operation);
  }
}

static void note_children(keras_state *state) {
  for (size_t i = 0; i < aimet_string_map_size(state->layers); ++i) {
    keras_layer *layer = aimet_string_map_at(state->layers, i)->value.pointer;
    size_t num_operations = aimet_string_map_size(layer->operations);
    if (layer->is_one_operation && num_operations > layer->num_calls)
      layer->num_calls = num_operations;
    aimet_string_view parent = aimet_path_parent(layer->path);
    const aimet_map_entry *entry = aimet_string_map_find(state->layers, parent);
    if (entry)
      ((keras_layer *)entry->value.pointer)->has_children = true;
  }
}

/// Operations that come as often in each call share them out in their order;
/// the others belong to the call at hand.
static int64_t call_of(keras_layer *layer, aimet_string_view operation) {
  operation = aimet_sv_take(&operation, '/');
  aimet_string_view base = without_number(operation);
  const aimet_map_entry *entry = aimet_string_map_find(layer->bases, base);
  size_t total = entry ? (size_t)entry->value.number : 0;
  if (layer->num_calls < 2 || !total || total % layer->num_calls)
    return (int64_t)layer->call;
  int64_t number = 0;
  aimet_string_view stem;
  if (!aimet_split_suffix(operation, &stem, &number))
    number = 0;
  size_t call = (size_t)number / (total / layer->num_calls);
  if (call < layer->num_calls)
    layer->call = call;
  return (int64_t)layer->call;
}

static void place_row(keras_state *state, aimet_placement *row) {
  aimet_string_view operation;
  keras_layer *layer =
      find_layer(state, aimet_op_node_name(row->op), &operation);
  bool holds_layers = !layer || layer->has_children;
  if (holds_layers && may_be_layer(operation))
    return;
  row->source = "keras";
  if (!layer)
    return;
  row->path = layer->path;
  row->class_name = layer->class_name;
  row->leaf = !layer->has_children;
  if (row->leaf)
    row->call = call_of(layer, operation);
}

static void destroy_layers(keras_state *state) {
  for (size_t i = 0; i < aimet_string_map_size(state->layers); ++i) {
    keras_layer *layer = aimet_string_map_at(state->layers, i)->value.pointer;
    aimet_string_map_destroy(layer->operations);
    aimet_string_map_destroy(layer->bases);
    aimet_string_map_destroy(layer->weights);
  }
  aimet_string_map_destroy(state->layers);
  aimet_string_map_destroy(state->computing);
}

void aimet_place_by_keras(aimet_placements *placements) {
  if (!is_tf2onnx(placements->module))
    return;
  keras_state state = {placements, aimet_string_map_create(),
                       aimet_string_map_create()};
  aimet_walk(placements->module, visit_initializer, &state);
  note_computing(&state);
  note_rows(&state);
  note_children(&state);
  for (size_t i = 0; i < placements->count; ++i)
    if (is_scoped(&placements->items[i]))
      place_row(&state, &placements->items[i]);
  aimet_group_functions(placements, "keras", AIMET_EXPANSIONS_ALL);
  destroy_layers(&state);
}
