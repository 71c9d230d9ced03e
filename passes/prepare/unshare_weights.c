//===- unshare_weights.c - weights of their own for each layer ------------===//
//
// A stored tensor that is the weight or bias of several layers gets a copy for
// each further one. A referenced payload stays a reference; only the exported
// file grows, and by how much is known before anything is changed.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "checked.h"
#include "node.h"
#include "parameters.h"
#include "pass_support.h"
#include "shape_arithmetic.h"
#include "string_builder.h"
#include "weight_sharing.h"

#include <inttypes.h>
#include <stdlib.h>

typedef struct unshare_state {
  aimet_pass_run *run;
  aimet_sharing_policy policy;
  aimet_ptr_map places;  ///< operations by execution
  MlirOperation *stored; ///< initializers and Constants
  size_t num_stored, stored_capacity;
  bool has_shared;                ///< several layers have one of them
  aimet_name_set *values, *nodes; ///< names; null until a copy is made
  aimet_arena *arena;
  uint64_t num_copies, num_bytes;
} unshare_state;

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

static void note_operation(MlirOperation op, void *user_data) {
  unshare_state *state = user_data;
  *aimet_ptr_map_insert(&state->places, op.ptr, NULL) = state->places.count;
  bool is_stored = (aimet_op_is(op, "onnx.Initializer") ||
                    aimet_op_is(op, "onnx.Constant")) &&
                   mlirOperationGetNumResults(op) == 1;
  if (!is_stored)
    return;
  void *stored = state->stored;
  aimet_grow_array(&stored, &state->stored_capacity, state->num_stored + 1,
                   sizeof *state->stored);
  state->stored = stored;
  state->stored[state->num_stored++] = op;
}

static bool is_left(MlirOperation op, void *user_data) {
  const unshare_state *state = user_data;
  aimet_provenance provenance;
  return aimet_provenance_of(op, &provenance) &&
         aimet_pass_is_excluded(state->run, provenance.path,
                                provenance.class_name);
}

static uint64_t payload_bytes(MlirValue value) {
  MlirType type = aimet_held_type(value);
  uint64_t count, bytes;
  if (!aimet_type_element_count(type, &count) ||
      !aimet_raw_size(mlirShapedTypeGetElementType(type), count, &bytes))
    return 0;
  return bytes;
}

/// Calls `visit` for each tensor that several layers have.
static void for_each_shared(unshare_state *state,
                            void (*visit)(unshare_state *state,
                                          MlirOperation stored,
                                          const aimet_weight_sharing *sharing,
                                          uint64_t *total),
                            uint64_t *total) {
  for (size_t i = 0; i < state->num_stored; ++i) {
    MlirValue value = mlirOperationGetResult(state->stored[i], 0);
    aimet_weight_sharing sharing;
    aimet_weight_sharing_init(&sharing, value, state->policy, &state->places,
                              is_left, state);
    if (sharing.num_owners > 1)
      visit(state, state->stored[i], &sharing, total);
    aimet_weight_sharing_deinit(&sharing);
    aimet_arena_reset(state->arena);
  }
}

static void count_growth(unshare_state *state, MlirOperation stored,
                         const aimet_weight_sharing *sharing, uint64_t *total) {
  state->has_shared = true;
  uint64_t bytes = payload_bytes(mlirOperationGetResult(stored, 0)), growth;
  if (!aimet_checked_mul_u64(bytes, sharing->num_owners - 1, &growth))
    growth = UINT64_MAX;
  *total = aimet_saturating_add_u64(*total, growth);
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

static void prepare_names(unshare_state *state) {
  if (state->values)
    return;
  MlirOperation module = aimet_pass_module(state->run);
  state->values = aimet_name_set_create();
  state->nodes = aimet_name_set_create();
  aimet_name_set_add_values(state->values, module);
  aimet_name_set_add_nodes(state->nodes, module);
}

/// `fc1.weight` is `fc2.weight` for the module `fc2`; other names, and modules
/// whose own name is not known, get a number.
static aimet_string_view copy_name(unshare_state *state, MlirValue value,
                                   const aimet_weight_owner *owner) {
  aimet_string_view name = aimet_value_name(value, state->arena), path;
  bool is_named = owner->path.length &&
                  aimet_sv_find(owner->path, '?') == owner->path.length;
  if (is_named && aimet_parameter_owner(value, state->arena, &path) &&
      !aimet_sv_equal(path, owner->path))
    name = aimet_sv(aimet_arena_format(state->arena, "%.*s.%.*s",
                                       AIMET_SV(owner->path),
                                       AIMET_SV(aimet_path_leaf(name))));
  return aimet_name_set_unique(state->values,
                               name.length ? name : aimet_sv("weight"));
}

/// A copy of a node right behind it, with names of its own.
static MlirOperation clone_node(unshare_state *state, MlirOperation op,
                                aimet_string_view output) {
  MlirOperation copy = aimet_clone_initializer(op, output);
  aimet_string_view name = aimet_op_node_name(op);
  if (name.length)
    aimet_op_set_attr(
        copy, "onnx_node_name",
        aimet_attr_string(mlirOperationGetContext(op),
                          aimet_name_set_unique(state->nodes, name)));
  aimet_op_set_attr(copy, "onnx.position", mlirAttributeGetNull());
  return copy;
}

/// The copies of one tensor.
typedef struct tensor_copies {
  unshare_state *state;
  const aimet_weight_sharing *sharing;
  MlirOperation stored;
  size_t *slots; ///< by layers: those of layer `i` end at `ends[i]`
  size_t *ends;
  size_t owner;     ///< the layer at hand
  MlirValue copy;   ///< its copy
  MlirValue *forms; ///< of its copy, for each view; null until it is made
  size_t *made;     ///< views whose forms are made
  size_t num_made;
} tensor_copies;

/// A form that serves this layer alone reads the copy from now on; of others
/// the layer gets one of its own.
static MlirValue make_form(tensor_copies *t, size_t view, MlirValue parent) {
  unshare_state *state = t->state;
  const aimet_weight_view *v = &t->sharing->views[view];
  MlirOperation form = v->op;
  if (v->owner != t->owner) {
    aimet_string_view old_name =
        aimet_value_name(mlirOperationGetResult(v->op, 0), state->arena);
    form = clone_node(
        state, v->op,
        aimet_name_set_unique(state->values,
                              old_name.length ? old_name : aimet_sv("weight")));
    const aimet_weight_owner *owner = &t->sharing->owners[t->owner];
    MlirOperation user = t->sharing->slots[owner->first_slot].op;
    aimet_op_set_attr(form, "aimet.module",
                      aimet_op_attr(user, "aimet.module"));
  }
  mlirOperationSetOperand(form, 0, parent);
  return mlirOperationGetResult(form, 0);
}

/// The form of the copy that stands for a view; its parents are made first.
static MlirValue form_of(tensor_copies *t, size_t view) {
  size_t begin = t->num_made;
  for (size_t v = view; v != AIMET_NO_INDEX && mlirValueIsNull(t->forms[v]);
       v = t->sharing->views[v].parent)
    t->made[t->num_made++] = v;
  for (size_t i = t->num_made; i-- > begin;) {
    size_t v = t->made[i], parent = t->sharing->views[v].parent;
    t->forms[v] =
        make_form(t, v, parent == AIMET_NO_INDEX ? t->copy : t->forms[parent]);
  }
  return view == AIMET_NO_INDEX ? t->copy : t->forms[view];
}

static void forget_forms(tensor_copies *t) {
  while (t->num_made)
    t->forms[t->made[--t->num_made]] = (MlirValue){NULL};
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void append_subject(aimet_string_builder *message,
                           const aimet_weight_owner *owner,
                           const aimet_string_view *nodes, size_t num_nodes) {
  if (num_nodes == 1) {
    aimet_sb_append_cstr(message, "\" for node \"");
    aimet_sb_append(message, nodes[0]);
  } else {
    aimet_sb_append_cstr(message, "\" for module \"");
    aimet_sb_append(message, owner->path);
  }
}

static void report_copy(const tensor_copies *t, aimet_string_view new_name,
                        uint64_t bytes) {
  const aimet_weight_owner *owner = &t->sharing->owners[t->owner];
  MlirOperation first = t->sharing->slots[owner->first_slot].op;
  aimet_provenance provenance = AIMET_PROVENANCE_INIT;
  aimet_provenance_of(first, &provenance);
  size_t begin = t->owner ? t->ends[t->owner - 1] : 0;
  size_t num_nodes = t->ends[t->owner] - begin;
  aimet_string_view *nodes =
      aimet_arena_calloc(t->state->arena, num_nodes, sizeof *nodes);
  for (size_t i = 0; i < num_nodes; ++i)
    nodes[i] = aimet_op_node_name(t->sharing->slots[t->slots[begin + i]].op);
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_view old_name =
      aimet_value_name(mlirOperationGetResult(t->stored, 0), t->state->arena);
  aimet_sb_append_cstr(&message, "weight \"");
  aimet_sb_append(&message, old_name);
  aimet_sb_append_cstr(&message, "\" has a copy \"");
  aimet_sb_append(&message, new_name);
  append_subject(&message, owner, nodes, num_nodes);
  aimet_sb_appendf(&message,
                   "\"; the exported model grows by %" PRIu64 " bytes", bytes);
  aimet_change change = {
      .module = provenance.path,
      .class_name = aimet_path_leaf(provenance.class_name),
      .nodes = nodes,
      .num_nodes = nodes[0].length ? num_nodes : 0,
      .tensor = old_name,
      .copy = new_name,
      .message = aimet_sb_view(&message),
      .location = mlirOperationGetLocation(first),
  };
  aimet_pass_report_change(t->state->run, &change);
  aimet_sb_deinit(&message);
}

//===----------------------------------------------------------------------===//
// Unsharing
//===----------------------------------------------------------------------===//

/// The layer that keeps the tensor: the one that it is named after, or the
/// first.
static size_t keeper_of(unshare_state *state, MlirValue value,
                        const aimet_weight_sharing *sharing) {
  aimet_string_view path;
  if (aimet_parameter_owner(value, state->arena, &path))
    for (size_t i = 0; i < sharing->num_owners; ++i)
      if (aimet_sv_equal(sharing->owners[i].path, path))
        return i;
  return 0;
}

static void sort_by_owner(tensor_copies *t) {
  const aimet_weight_sharing *sharing = t->sharing;
  for (size_t i = 0; i < sharing->num_slots; ++i)
    ++t->ends[sharing->slots[i].owner];
  for (size_t i = 0, total = 0; i < sharing->num_owners; ++i) {
    size_t count = t->ends[i];
    t->ends[i] = total;
    total += count;
  }
  for (size_t i = 0; i < sharing->num_slots; ++i)
    t->slots[t->ends[sharing->slots[i].owner]++] = i;
}

static void copy_for(tensor_copies *t, size_t owner) {
  unshare_state *state = t->state;
  MlirValue value = mlirOperationGetResult(t->stored, 0);
  aimet_string_view name = copy_name(state, value, &t->sharing->owners[owner]);
  MlirOperation copy = clone_node(state, t->stored, name);
  t->owner = owner;
  t->copy = mlirOperationGetResult(copy, 0);
  for (size_t i = owner ? t->ends[owner - 1] : 0; i < t->ends[owner]; ++i) {
    const aimet_weight_slot *slot = &t->sharing->slots[t->slots[i]];
    mlirOperationSetOperand(slot->op, slot->operand, form_of(t, slot->view));
  }
  forget_forms(t);
  uint64_t bytes = payload_bytes(value);
  ++state->num_copies;
  state->num_bytes = aimet_saturating_add_u64(state->num_bytes, bytes);
  report_copy(t, name, bytes);
}

static void unshare(unshare_state *state, MlirOperation stored,
                    const aimet_weight_sharing *sharing, uint64_t *total) {
  (void)total;
  prepare_names(state);
  tensor_copies t = {
      .state = state,
      .sharing = sharing,
      .stored = stored,
      .slots = aimet_calloc(sharing->num_slots, sizeof *t.slots),
      .ends = aimet_calloc(sharing->num_owners, sizeof *t.ends),
      .forms = aimet_calloc(sharing->num_views, sizeof *t.forms),
      .made = aimet_calloc(sharing->num_views, sizeof *t.made),
  };
  sort_by_owner(&t);
  size_t keeper = keeper_of(state, mlirOperationGetResult(stored, 0), sharing);
  for (size_t i = 0; i < sharing->num_owners; ++i)
    if (i != keeper)
      copy_for(&t, i);
  free(t.slots);
  free(t.ends);
  free(t.forms);
  free(t.made);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

/// Reads the policy; `*out_never` is set for the one that copies nothing.
static aimet_status read_policy(aimet_pass_run *run, aimet_sharing_policy *out,
                                bool *out_never) {
  const char *policy = aimet_pass_option_string(run, "policy");
  *out_never = strcmp(policy, "never") == 0;
  *out = strcmp(policy, "all-slots") == 0 ? AIMET_SHARING_BY_SLOT
                                          : AIMET_SHARING_BY_MODULE;
  if (*out_never || *out == AIMET_SHARING_BY_SLOT ||
      strcmp(policy, "different-modules") == 0)
    return AIMET_OK;
  return aimet_diag_error(aimet_pass_diag(run), AIMET_ERROR_USAGE,
                          (aimet_place){0},
                          "wrong value of option 'policy' of "
                          "'unshare-weights', got '%s', expected "
                          "'different-modules', 'all-slots' or 'never'",
                          policy);
}

static aimet_status check_growth(const unshare_state *state, uint64_t growth) {
  int64_t limit = aimet_pass_option_int(state->run, "max-growth");
  if (limit < 0 || growth <= (uint64_t)limit)
    return AIMET_OK;
  aimet_diag *diag = aimet_pass_diag(state->run);
  aimet_status status = aimet_diag_error(
      diag, AIMET_ERROR_LIMIT, (aimet_place){0},
      "copies of weights would make the exported model grow by %" PRIu64
      " bytes, expected at most %" PRId64,
      growth, limit);
  aimet_diag_note(diag, (aimet_place){0},
                  "--unshare-weights{max-growth=BYTES} raises the limit, "
                  "policy=never leaves shared weights as they are");
  return status;
}

static void report_total(const unshare_state *state) {
  if (!state->num_copies)
    return;
  MlirLocation location =
      mlirOperationGetLocation(aimet_pass_module(state->run));
  aimet_pass_remark(state->run, aimet_place_from_location(location),
                    "with %" PRIu64 " cop%s of weights the exported model "
                    "grows by %" PRIu64 " bytes",
                    state->num_copies, state->num_copies == 1 ? "y" : "ies",
                    state->num_bytes);
}

static aimet_status unshare_all(unshare_state *state) {
  MlirOperation module = aimet_pass_module(state->run);
  uint64_t growth = 0;
  aimet_walk(module, note_operation, state);
  for_each_shared(state, count_growth, &growth);
  aimet_status status = check_growth(state, growth);
  if (status == AIMET_OK && state->has_shared)
    for_each_shared(state, unshare, &growth);
  if (state->num_copies) {
    report_total(state);
    aimet_provenance_seal(module);
  }
  return status;
}

static aimet_status run(aimet_pass_run *run) {
  unshare_state state = {.run = run};
  bool never;
  aimet_status status = read_policy(run, &state.policy, &never);
  if (status != AIMET_OK || never)
    return status;
  state.arena = aimet_arena_create();
  status = unshare_all(&state);
  aimet_pass_count(run, "copies of weights", state.num_copies);
  aimet_pass_count(run, "bytes of copies", state.num_bytes);
  aimet_name_set_destroy(state.values);
  aimet_name_set_destroy(state.nodes);
  aimet_ptr_map_deinit(&state.places);
  aimet_arena_destroy(state.arena);
  free(state.stored);
  return status;
}

static const aimet_pass_option options[] = {
    {"policy", AIMET_OPTION_STRING, "different-modules",
     "'different-modules': slots of one leaf module share a tensor; "
     "'all-slots': none do; 'never': leave everything as it is"},
    {"max-growth", AIMET_OPTION_INT, "-1",
     "refuse to make the exported model grow by more bytes than this; -1: no "
     "limit"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_unshare_weights = {
    .name = "unshare-weights",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_STRUCTURE,
    .family = "prepare",
    .summary = "give each layer weights of its own",
    .description =
        "An initializer or Constant node that is the weight or bias of several "
        "layers (Conv, ConvTranspose, Gemm, MatMul, norms; in leaf modules "
        "also embeddings, recurrent cells and PRelu) gets a copy for each "
        "layer after the first. Slots of one leaf module are one layer; "
        "without module information each slot is one. Tensors are followed "
        "through Identity, Cast, Transpose, Reshape and the like: a form that "
        "serves several layers is copied with the tensor.\n\n"
        "```mlir\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"w\"], ...} : ...\n"
        "%1 = \"onnx.Conv\"(%x, %w) : ...\n"
        "%2 = \"onnx.Conv\"(%1, %w) : ...\n"
        "// becomes\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"w\"], ...} : ...\n"
        "%c = \"onnx.Initializer\"() {onnx.outputs = [\"w_1\"], ...} : ...\n"
        "%1 = \"onnx.Conv\"(%x, %w) : ...\n"
        "%2 = \"onnx.Conv\"(%1, %c) : ...\n"
        "```\n\n"
        "In IR a copy is a second reference to the same bytes; each remark "
        "says by how much the exported model grows, and `max-growth` limits "
        "it. A copy is named after its layer: `decoder.weight` for "
        "`embed.weight` in the module `decoder`. A tensor that is named after "
        "one of the layers stays that one's.\n\n"
        "Never copied are scales and zero points, and what is quantized or "
        "dequantized on its way; defaults of graph inputs, which a caller may "
        "replace; what only excluded modules share. Calls of local functions "
        "are not looked into.\n",
    .why = "Weights are quantized layer by layer; folding, rounding and "
           "equalization change them for one layer, and would change them for "
           "the other one as well.",
    .remedy = "In PyTorch: give each layer parameters of its own.",
    .options = options,
    .run = run,
};
