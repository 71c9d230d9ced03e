//===- leaf_layers.c - leaves that are layers, and leaves that are code ---===//
//
// Names of scopes tell no classes. A leaf is a layer of torch.nn, which is one
// module whatever it is made of, or code of the user's own, whose functions are
// to be found; what it computes decides:
//
// - one function is a layer, but not with views around it that no layer of that
//   function has, nor with tensors of its own where no such layer has any;
// - what a preparer has made is a layer;
// - several functions are code, but for the layers that exporters write like
//   that: recurrent cells, attention, norms over channels, ... (measured on all
//   layers of PyTorch 2.13).
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "functional_names.h"
#include "node_view.h"
#include "parameters.h"
#include "scope_names.h"
#include "shape_arithmetic.h"
#include "uses.h"

/// More functions than any layer of the table below has.
#define MAX_FUNCTIONS 16

/// What the first call of a leaf does.
typedef struct leaf_info {
  int64_t call;
  aimet_string_view functions[MAX_FUNCTIONS];
  size_t num_functions;
  size_t num_products; ///< with weights
  size_t last_group;
  MlirOperation op; ///< of the last function
  bool is_recurrent;
  bool uses_in_projection;
  bool uses_linear_below; ///< parameters of a module in it, but `out_proj`
  bool has_softmax;
  bool pads_with_copies; ///< by reflection and the like
  bool has_reshape, has_transpose;
  bool owns_tensors;
} leaf_info;

//===----------------------------------------------------------------------===//
// Layers of several functions
//===----------------------------------------------------------------------===//

typedef struct layer_row {
  const char *class_name; ///< of torch.nn.modules
  const char *functions;
} layer_row;

static const layer_row layer_table[] = {
    {"rnn.LSTMCell",
     "linear linear add sigmoid sigmoid tanh sigmoid mul mul add tanh mul"},
    {"rnn.GRUCell",
     "linear linear add sigmoid add sigmoid mul add tanh sub mul add"},
    {"rnn.RNNCell", "linear linear add tanh"},
    {"rnn.RNNCell", "linear linear add relu"},
    {"pooling.LPPool1d", "pow avg_pool1d sign abs relu mul mul pow"},
    {"pooling.LPPool2d", "pow avg_pool2d sign abs relu mul mul pow"},
    {"pooling.LPPool3d", "pow avg_pool3d sign abs relu mul mul pow"},
    {"normalization.LocalResponseNorm",
     "square pad avg_pool2d mul add pow truediv"},
    {"normalization.LocalResponseNorm",
     "square pad avg_pool3d mul add pow truediv"},
    {"distance.CosineSimilarity",
     "mul sum square sum square sum mul sqrt max truediv"},
    {"distance.PairwiseDistance", "sub pow sum pow"},
    {"sparse.EmbeddingBag", "embedding sum"},
};

static bool computes_like(const leaf_info *leaf, const char *functions) {
  aimet_string_view rest = aimet_sv(functions);
  for (size_t i = 0; i < leaf->num_functions; ++i) {
    if (!rest.length || i == MAX_FUNCTIONS)
      return false;
    if (!aimet_sv_equal(aimet_sv_take(&rest, ' '), leaf->functions[i]))
      return false;
  }
  return !rest.length;
}

static const layer_row *find_layer(const leaf_info *leaf) {
  for (size_t i = 0; i < sizeof layer_table / sizeof *layer_table; ++i)
    if (computes_like(leaf, layer_table[i].functions))
      return &layer_table[i];
  return NULL;
}

/// nn.MultiheadAttention is the one layer that owns an input projection; where
/// its name is lost, the one that multiplies by several matrices of weights and
/// has a softmax. Attention of the user's own holds other modules than
/// `out_proj`, whose parameters it may hand to functions.
static bool is_attention(const leaf_info *leaf) {
  return leaf->uses_in_projection ||
         (leaf->num_products > 1 && leaf->has_softmax &&
          !leaf->uses_linear_below);
}

/// A convolution of torch.nn that pads by reflection, replication or around.
static bool is_padded_convolution(const leaf_info *leaf) {
  return leaf->num_functions == 2 && leaf->pads_with_copies &&
         aimet_sv_starts_with(leaf->functions[1], aimet_sv("conv"));
}

//===----------------------------------------------------------------------===//
// Looking at the nodes
//===----------------------------------------------------------------------===//

static bool is_recurrent(aimet_string_view op_type) {
  return aimet_sv_is(op_type, "LSTM") || aimet_sv_is(op_type, "GRU") ||
         aimet_sv_is(op_type, "RNN");
}

static void look_at_parameters(aimet_placements *placements, leaf_info *leaf,
                               const aimet_placement *row) {
  leaf->owns_tensors |=
      aimet_uses_nameless_parameter(row->op, placements->arena);
  intptr_t num_operands = mlirOperationGetNumOperands(row->op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    aimet_string_view owner;
    MlirValue operand = mlirOperationGetOperand(row->op, i);
    if (!aimet_parameter_owner(operand, placements->arena, &owner) ||
        !aimet_path_is_within(owner, row->path))
      continue;
    if (!aimet_sv_equal(owner, row->path)) {
      leaf->uses_linear_below |=
          !aimet_sv_is(aimet_path_leaf(owner), "out_proj");
      continue;
    }
    aimet_string_view name = aimet_value_name(operand, placements->arena);
    leaf->owns_tensors = true;
    leaf->uses_in_projection |=
        aimet_sv_ends_with(name, aimet_sv(".in_proj_weight")) ||
        aimet_sv_ends_with(name, aimet_sv(".in_proj_bias"));
  }
}

/// Views of data, that is: no layout of weights, no arithmetic on sizes.
static void look_at_view(const aimet_placements *placements, leaf_info *leaf,
                         const aimet_placement *row) {
  if (row->group || aimet_is_size_arithmetic(placements->invariants, row->op) ||
      aimet_value_is_constant(
          aimet_skip_identities(aimet_op_input(row->op, 0))))
    return;
  aimet_string_view type = aimet_op_type(row->op);
  leaf->has_reshape |= aimet_sv_is(type, "Reshape");
  leaf->has_transpose |= aimet_sv_is(type, "Transpose");
}

static bool pads_with_copies(aimet_string_view function, MlirOperation op) {
  if (!aimet_sv_is(function, "pad"))
    return false;
  const aimet_node node = aimet_node_of(op, NULL);
  aimet_string_view mode = aimet_node_string(&node, "mode");
  return !aimet_sv_is(aimet_op_type(op), "Pad") ||
         (mode.length && !aimet_sv_is(mode, "constant"));
}

static void count_function(aimet_placements *placements, leaf_info *leaf,
                           const aimet_placement *row) {
  leaf->is_recurrent |= is_recurrent(aimet_op_type(row->op));
  leaf->op = row->op;
  if (row->group && row->group == leaf->last_group)
    return;
  leaf->last_group = row->group;
  aimet_string_view function =
      row->function.length ? row->function
                           : aimet_function_of_op(row->op, placements->arena);
  leaf->num_products += aimet_sv_is(function, "linear");
  leaf->has_softmax |= aimet_sv_is(function, "softmax") ||
                       aimet_sv_is(function, "scaled_dot_product_attention");
  leaf->pads_with_copies |= pads_with_copies(function, row->op);
  if (leaf->num_functions < MAX_FUNCTIONS)
    leaf->functions[leaf->num_functions] = function;
  ++leaf->num_functions;
}

static void look_at_row(aimet_placements *placements, leaf_info *leaf,
                        const aimet_placement *row) {
  look_at_parameters(placements, leaf, row);
  if (aimet_placement_computes(placements, row))
    count_function(placements, leaf, row);
  else
    look_at_view(placements, leaf, row);
}

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

/// Up to opset 12 softmax is of the last axis, and others are brought there.
static bool transposes_by_itself(aimet_string_view function) {
  return aimet_sv_is(function, "softmax") ||
         aimet_sv_is(function, "log_softmax") ||
         aimet_sv_is(function, "softmin") || aimet_sv_is(function, "embedding");
}

/// The classes of these differ by a rank that the file may not tell.
static bool is_norm_of_unknown_rank(aimet_string_view function) {
  return aimet_sv_is(function, "batch_norm") ||
         aimet_sv_is(function, "instance_norm");
}

static bool is_layer_of_one_function(const leaf_info *leaf,
                                     aimet_arena *arena) {
  aimet_string_view function = leaf->functions[0];
  if (leaf->owns_tensors &&
      !aimet_function_torch_class(function, leaf->op, arena).length &&
      !is_norm_of_unknown_rank(function))
    return false;
  if (leaf->has_transpose && !transposes_by_itself(function))
    return false;
  return !leaf->has_reshape || aimet_sv_is(function, "embedding");
}

static bool is_layer(aimet_string_view path, const leaf_info *leaf,
                     aimet_arena *arena) {
  if (aimet_is_made_module(path) || leaf->num_functions == 0 ||
      leaf->is_recurrent || is_attention(leaf))
    return true;
  if (leaf->num_functions == 1)
    return is_layer_of_one_function(leaf, arena);
  return find_layer(leaf) || is_padded_convolution(leaf);
}

static aimet_string_view layer_class(const leaf_info *leaf,
                                     aimet_arena *arena) {
  if (is_attention(leaf))
    return aimet_sv("torch.nn.modules.activation.MultiheadAttention");
  const layer_row *row = find_layer(leaf);
  if (row)
    return aimet_sv(
        aimet_arena_format(arena, "torch.nn.modules.%s", row->class_name));
  if (is_padded_convolution(leaf))
    return aimet_function_torch_class(leaf->functions[1], leaf->op, arena);
  if (leaf->num_functions != 1)
    return aimet_sv("");
  return aimet_function_torch_class(leaf->functions[0], leaf->op, arena);
}

static bool is_leaf_of(const aimet_placement *row, const char *source) {
  return row->leaf && aimet_placement_is_by(row, source);
}

static leaf_info *leaf_of(aimet_string_map *leaves, aimet_arena *arena,
                          const aimet_placement *row) {
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(leaves, row->path, &inserted);
  if (inserted) {
    leaf_info *made = aimet_arena_calloc(arena, 1, sizeof *made);
    made->call = row->call;
    entry->value.pointer = made;
  }
  return entry->value.pointer;
}

void aimet_judge_leaves(aimet_placements *placements, const char *source) {
  aimet_string_map *leaves = aimet_string_map_create();
  for (size_t i = 0; i < placements->count; ++i) {
    const aimet_placement *row = &placements->items[i];
    if (!is_leaf_of(row, source))
      continue;
    leaf_info *leaf = leaf_of(leaves, placements->arena, row);
    if (leaf->call == row->call)
      look_at_row(placements, leaf, row);
  }
  for (size_t i = 0; i < placements->count; ++i) {
    aimet_placement *row = &placements->items[i];
    if (!is_leaf_of(row, source))
      continue;
    const leaf_info *leaf = leaf_of(leaves, placements->arena, row);
    row->traced = !is_layer(row->path, leaf, placements->arena);
    if (!row->traced)
      row->class_name = layer_class(leaf, placements->arena);
  }
  aimet_string_map_destroy(leaves);
}
