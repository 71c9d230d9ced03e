//===- check_shared_weights.c - one tensor, the weight of several layers --===//
//
// One finding for each stored tensor in two or more weight or bias slots, with
// all its uses. Tensors that merely hold equal values are not shared. Calls of
// one module share its weights by nature: check-reused-modules speaks of them.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "finding_support.h"
#include "pass_support.h"
#include "sharing_remedy.h"
#include "string_builder.h"
#include "uses.h"
#include "weight_uses.h"

#include <stdlib.h>
#include <string.h>

/// Kinds of slots that the message names.
#define MAX_KINDS 16

typedef struct share_state {
  aimet_pass_run *run;
  const aimet_module_tree *tree; ///< null until a tensor has several uses
  aimet_call_graph *graph;
  aimet_node_places places;
  aimet_ptr_map order; ///< operation -> place in the walk
  aimet_arena *arena;
  size_t ordinal; ///< of the stored tensor at hand
} share_state;

//===----------------------------------------------------------------------===//
// Which uses count
//===----------------------------------------------------------------------===//

static bool is_excluded(const share_state *state, const aimet_weight_use *use) {
  if (!use->has_provenance)
    return false;
  size_t module = aimet_module_tree_find(state->tree, use->provenance.path);
  return module != AIMET_NONE && state->tree->modules[module].excluded;
}

static void drop_excluded(const share_state *state, aimet_weight_uses *uses) {
  size_t kept = 0;
  for (size_t i = 0; i < uses->count; ++i)
    if (!is_excluded(state, &uses->items[i]))
      uses->items[kept++] = uses->items[i];
  uses->count = kept;
}

/// True if all uses are of one layer, by one call of it or several.
static bool is_of_one_layer(const aimet_weight_uses *uses) {
  for (size_t i = 0; i < uses->count; ++i) {
    const aimet_weight_use *use = &uses->items[i];
    if (!use->has_provenance || !use->provenance.leaf ||
        use->provenance.functional.length ||
        !aimet_sv_equal(use->provenance.path, uses->items[0].provenance.path))
      return false;
  }
  return true;
}

/// A use and where it stands.
typedef struct ordered_use {
  aimet_weight_use use;
  uint64_t place;
} ordered_use;

static int compare_uses(const void *a, const void *b) {
  const ordered_use *left = a, *right = b;
  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  if (left->use.operand != right->use.operand)
    return left->use.operand < right->use.operand ? -1 : 1;
  return aimet_sv_compare(left->use.provenance.path,
                          right->use.provenance.path);
}

static void sort_uses(const share_state *state, aimet_weight_uses *uses) {
  ordered_use *ordered = aimet_calloc(uses->count, sizeof *ordered);
  for (size_t i = 0; i < uses->count; ++i) {
    const uint64_t *place =
        aimet_ptr_map_find(&state->order, uses->items[i].op.ptr);
    ordered[i] = (ordered_use){uses->items[i], place ? *place : 0};
  }
  qsort(ordered, uses->count, sizeof *ordered, compare_uses);
  for (size_t i = 0; i < uses->count; ++i)
    uses->items[i] = ordered[i].use;
  free(ordered);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

/// A kind of slot, and how many of the uses are of it.
typedef struct slot_kind {
  const aimet_weight_use *first;
  size_t count;
} slot_kind;

static bool is_of_kind(const aimet_weight_use *use, const slot_kind *kind) {
  return strcmp(aimet_slot_name(use), aimet_slot_name(kind->first)) == 0 &&
         aimet_sv_equal(aimet_op_type(use->op), aimet_op_type(kind->first->op));
}

static size_t count_kinds(const aimet_weight_uses *uses,
                          slot_kind kinds[MAX_KINDS]) {
  size_t num_kinds = 0;
  for (size_t i = 0; i < uses->count; ++i) {
    size_t kind = 0;
    while (kind < num_kinds && !is_of_kind(&uses->items[i], &kinds[kind]))
      ++kind;
    if (kind == MAX_KINDS)
      continue;
    if (kind == num_kinds)
      kinds[num_kinds++] = (slot_kind){&uses->items[i], 0};
    ++kinds[kind].count;
  }
  return num_kinds;
}

static void append_message(aimet_string_builder *out,
                           const aimet_weight_uses *uses,
                           aimet_string_view tensor) {
  slot_kind kinds[MAX_KINDS];
  size_t num_kinds = count_kinds(uses, kinds);
  aimet_sb_append_cstr(out, "weight \"");
  aimet_sb_append(out, tensor);
  aimet_sb_appendf(out, "\" is used in %zu weight or bias slots, expected one",
                   uses->count);
  for (size_t i = 0; i < num_kinds; ++i) {
    aimet_sb_append_cstr(out, i ? ", " : ": ");
    if (kinds[i].count > 1)
      aimet_sb_appendf(out, "%zu x ", kinds[i].count);
    aimet_sb_appendf(out, "%s of %.*s", aimet_slot_name(kinds[i].first),
                     AIMET_SV(aimet_op_type(kinds[i].first->op)));
  }
}

static uint64_t fingerprint(const share_state *state,
                            const aimet_weight_uses *uses) {
  uint64_t hash =
      aimet_fingerprint_begin("check-shared-weights", state->ordinal);
  for (size_t i = 0; i < uses->count; ++i) {
    hash = aimet_fingerprint_add(hash, aimet_op_type(uses->items[i].op));
    hash =
        aimet_fingerprint_add(hash, aimet_sv(aimet_slot_name(&uses->items[i])));
  }
  return hash;
}

/// `op` defines the tensor `value`.
static void report(share_state *state, MlirOperation op, MlirValue value,
                   const aimet_weight_uses *uses) {
  aimet_string_view tensor = aimet_value_name(value, state->arena);
  aimet_string_view *labels =
      aimet_arena_calloc(state->arena, uses->count, sizeof *labels);
  MlirOperation *ops =
      aimet_arena_calloc(state->arena, uses->count, sizeof *ops);
  for (size_t i = 0; i < uses->count; ++i) {
    ops[i] = uses->items[i].op;
    labels[i] = aimet_node_place_label(&state->places, ops[i], state->arena);
  }
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder remedy = AIMET_STRING_BUILDER_INIT;
  append_message(&message, uses, tensor);
  aimet_append_sharing_remedy(&remedy, state->run, op, tensor, uses);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_WARNING,
      .nodes = labels,
      .num_nodes = uses->count,
      .operations = ops,
      .num_operations = uses->count,
      .tensor = tensor,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("weights are quantized, folded and adjusted layer by "
                      "layer: what suits one layer changes the other one, "
                      "too"),
      .remedy = aimet_sb_view(&remedy),
      .fixed_by = "unshare-weights",
      .fingerprint = fingerprint(state, uses),
  };
  aimet_finding_set_place(&finding, uses->items[0].op);
  if (uses->items[0].has_provenance) {
    finding.module = uses->items[0].provenance.path;
    finding.class_name = uses->items[0].provenance.class_name;
  }
  aimet_pass_report(state->run, &finding);
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&remedy);
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// What an initializer or Constant node defines; null for other operations. A
/// default of a graph input is no constant: a caller may replace it.
static MlirValue stored_value(MlirOperation op) {
  bool is_stored = (aimet_op_is(op, "onnx.Initializer") ||
                    aimet_op_is(op, "onnx.Constant")) &&
                   mlirOperationGetNumResults(op) == 1;
  return is_stored ? mlirOperationGetResult(op, 0) : (MlirValue){NULL};
}

static void number_operation(MlirOperation op, void *user_data) {
  aimet_ptr_map *order = user_data;
  if (aimet_op_is_node(op))
    *aimet_ptr_map_insert(order, op.ptr, NULL) = order->count;
}

/// Most models share nothing, and need none of this.
static void prepare(share_state *state) {
  if (state->tree)
    return;
  MlirOperation module = aimet_pass_module(state->run);
  state->tree = aimet_pass_module_tree(state->run, AIMET_TREE_INSTANCES);
  aimet_node_places_init(&state->places, module);
  aimet_walk(module, number_operation, &state->order);
}

static void visit(MlirOperation op, void *user_data) {
  share_state *state = user_data;
  MlirValue value = stored_value(op);
  if (mlirValueIsNull(value))
    return;
  ++state->ordinal;
  aimet_weight_uses uses;
  aimet_weight_uses_init(&uses, value, state->graph, state->arena);
  if (uses.count > 1) {
    prepare(state);
    drop_excluded(state, &uses);
    sort_uses(state, &uses);
    if (uses.count > 1 && !is_of_one_layer(&uses))
      report(state, op, value, &uses);
  }
  aimet_weight_uses_deinit(&uses);
  aimet_arena_reset(state->arena);
}

static aimet_status run(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  share_state state = {.run = run,
                       .graph = aimet_call_graph_create(module),
                       .arena = aimet_arena_create()};
  aimet_walk(module, visit, &state);
  aimet_ptr_map_deinit(&state.order);
  aimet_node_places_deinit(&state.places);
  aimet_arena_destroy(state.arena);
  aimet_call_graph_destroy(state.graph);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_shared_weights = {
    .name = "check-shared-weights",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "find tensors that are the weight or bias of several layers",
    .description =
        "A stored tensor (an initializer or a Constant node) that stands in "
        "two or more weight or bias slots of Conv, ConvTranspose, DeformConv, "
        "Gemm, MatMul and the norms gives one finding with all its uses. Uses "
        "are followed through Identity, Cast, Transpose, Reshape and the like, "
        "into bodies, and through calls of local functions, of which each "
        "counts.\n\n"
        "Not reported:\n\n"
        "- two tensors that hold equal values: they are two;\n"
        "- the calls of one module, which `check-reused-modules` reports;\n"
        "- scales and zero points, and what is quantized already "
        "(QuantizeLinear, DequantizeLinear): its encodings are there;\n"
        "- defaults of graph inputs, which a caller may replace.\n\n"
        "```mlir\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"enc.weight\"], ...} : "
        "...\n"
        "%1 = \"onnx.MatMul\"(%0, %w) : ...  // the weight of two layers\n"
        "%2 = \"onnx.MatMul\"(%1, %w) : ...\n"
        "```",
    .why = "Weights are quantized layer by layer, with ranges by channel. "
           "Batch-norm folding, cross-layer equalization, AdaRound and bias "
           "correction change the weights of one layer; where another layer "
           "holds the same tensor it changes as well, and computes something "
           "else. A bias is quantized with the scale of its own layer's input "
           "and weight, which the other layer does not have.",
    .remedy = "Exporters also merge parameters that happen to be equal (zeros, "
              "ones, biases of folded norms): then there is nothing to change "
              "in PyTorch, and the finding says so where it can be told. Where "
              "parameters are tied on purpose, untie them before "
              "quantization:\n\n"
              "```python\n"
              "model.decoder.weight = "
              "nn.Parameter(model.encoder.weight.detach().clone())\n"
              "```\n\n"
              "or let `--unshare-weights` make the copies in the exported "
              "model.",
    .severity = "warning",
    .run = run,
};
