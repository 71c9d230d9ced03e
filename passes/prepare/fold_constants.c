//===- fold_constants.c - what is known before the model runs -------------===//
//
// Puts a Constant in the place of a node whose results are the same in every
// run and small: arithmetic on shapes and indices. Large results stay computed,
// for the file would grow by them.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "dead_code.h"
#include "dialect.h"
#include "fixed_results.h"
#include "pass_support.h"
#include "ptr_map.h"
#include "schema_types.h"
#include "string_builder.h"
#include "uses.h"

#include <inttypes.h>
#include <stdlib.h>

/// A result of a node that can be folded.
typedef struct folded_result {
  MlirOperation op;
  intptr_t index;
  MlirAttribute value;
} folded_result;

typedef struct fold_state {
  aimet_pass_run *run;
  MlirContext context;
  aimet_inference *inference;
  uint64_t max_bytes;
  aimet_dead_code dead;
  aimet_fixed_results *fixed;
  aimet_ptr_map unneeded; ///< nodes that only fed what is folded
  folded_result *results; ///< those of one node stand together
  size_t num_results, capacity;
  aimet_name_set *names;    ///< of nodes; null until one is made
  aimet_string_view *nodes; ///< names of folded nodes, in the dead code's arena
  size_t num_nodes, node_capacity;
  uint64_t num_left;
  uint64_t num_errors; ///< that inference has found
} fold_state;

//===----------------------------------------------------------------------===//
// Elements to bytes
//===----------------------------------------------------------------------===//

static bool set_element(aimet_element element, aimet_number number,
                        unsigned char *bytes) {
  if (aimet_is_int(number))
    return aimet_element_set_int(element, number.as.i, bytes);
  return aimet_element_set_float(element, number.as.f, bytes);
}

/// The tensor of static `type` with these elements; null if one of them is not
/// known to the bit (a NaN).
static MlirAttribute tensor_of(MlirType type, const aimet_elements *elements) {
  aimet_element element;
  MlirAttribute none = mlirAttributeGetNull();
  if (!aimet_element_from_type(mlirShapedTypeGetElementType(type), &element))
    return none;
  unsigned char *plain = aimet_calloc(elements->count + 1, element.size);
  bool is_exact = true;
  for (uint64_t i = 0; is_exact && i < elements->count; ++i)
    is_exact = set_element(element, elements->at[i], plain + i * element.size);
  MlirAttribute tensor =
      is_exact
          ? aimet_dense_from_plain(type, plain, elements->count * element.size)
          : none;
  free(plain);
  return tensor;
}

//===----------------------------------------------------------------------===//
// What is folded
//===----------------------------------------------------------------------===//

/// The first opsets have Constants of floats alone.
static bool constant_may_hold(MlirOperation op, int32_t element) {
  const aimet_schema *schema =
      aimet_schema_find(aimet_sv(""), aimet_sv("Constant"),
                        aimet_opset_version(op, aimet_sv("")));
  if (!schema)
    return false;
  const aimet_schema_types *types = aimet_schema_types_of(schema);
  return aimet_type_set_has(
      &types->allowed[types->outputs[0]],
      (aimet_type_code){AIMET_FORM_TENSOR, (uint8_t)element});
}

static void report_left(fold_state *state, MlirValue result, uint64_t bytes) {
  MlirOperation op = mlirOpResultGetOwner(result);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "tensor \"");
  aimet_sb_append_escaped(&text, aimet_value_name(result, state->dead.arena),
                          200);
  aimet_sb_appendf(&text,
                   "\" could be a constant, but is left: got %" PRIu64
                   " bytes, expected at most %" PRIu64,
                   bytes, state->max_bytes);
  aimet_diag_emit(aimet_pass_diag(state->run), AIMET_SEVERITY_REMARK,
                  aimet_place_from_location(mlirOperationGetLocation(op)),
                  "%s [fold-constants]", aimet_sb_view(&text).data);
  aimet_sb_deinit(&text);
  ++state->num_left;
}

/// True if a result is larger than the limit; says so for the first one.
static bool is_too_large(fold_state *state, MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    uint64_t bytes;
    if (aimet_is_absent_result(result) ||
        !aimet_known_byte_size(state->inference, result, &bytes) ||
        bytes <= state->max_bytes)
      continue;
    report_left(state, result, bytes);
    return true;
  }
  return false;
}

static void add_result(fold_state *state, folded_result result) {
  void *results = state->results;
  aimet_grow_array(&results, &state->capacity, state->num_results + 1,
                   sizeof *state->results);
  state->results = results;
  state->results[state->num_results++] = result;
}

/// Makes the constants of all results; false (and none) if one has none.
static bool add_results(fold_state *state, MlirOperation op) {
  size_t first = state->num_results;
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (aimet_is_absent_result(result))
      continue;
    MlirAttribute value = mlirAttributeGetNull();
    const aimet_value_type *type =
        aimet_inference_type(state->inference, result);
    if (constant_may_hold(op, type->element))
      value = tensor_of(aimet_type_to_mlir(state->context, type),
                        aimet_inference_elements(state->inference, result));
    if (mlirAttributeIsNull(value)) {
      state->num_results = first;
      return false;
    }
    add_result(state, (folded_result){op, i, value});
  }
  return state->num_results > first;
}

static void visit(MlirOperation op, void *user_data) {
  fold_state *state = user_data;
  if (aimet_fixed_results_add(state->fixed, op) == AIMET_RESULT_FIXED &&
      aimet_op_is_node(op) && !aimet_op_is(op, "onnx.Constant") &&
      !aimet_pass_leaves(state->run, op) && !is_too_large(state, op) &&
      aimet_has_known_results(state->inference, op))
    add_results(state, op);
}

static void count_error(const aimet_fault *fault, void *user_data) {
  *(uint64_t *)user_data += fault->severity == AIMET_SEVERITY_ERROR;
}

/// What a runtime refuses must not become a model that it takes.
static void report_faulty(const fold_state *state, MlirOperation module) {
  aimet_diag_emit(
      aimet_pass_diag(state->run), AIMET_SEVERITY_REMARK,
      aimet_place_from_location(mlirOperationGetLocation(module)),
      "nothing is folded: types or shapes of the model are at fault in %" PRIu64
      " places, which --check-onnx lists [fold-constants]",
      state->num_errors);
}

static void fold_all(fold_state *state, MlirOperation module) {
  state->fixed =
      aimet_fixed_results_create(state->inference, state->dead.effects);
  aimet_walk(module, visit, state);
  aimet_fixed_results_destroy(state->fixed);
}

/// Types of values inside the model are not believed: what is folded must be
/// the same whatever they say.
static aimet_status find_foldable(fold_state *state) {
  aimet_inference_options options = {.store = aimet_pass_weights(state->run),
                                     .ignore_stated = true,
                                     .on_fault = count_error,
                                     .user_data = &state->num_errors};
  MlirOperation module = aimet_pass_module(state->run);
  aimet_status status =
      aimet_inference_run(module, &options, &state->inference);
  if (status != AIMET_OK)
    return status;
  if (state->num_errors)
    report_faulty(state, module);
  else
    fold_all(state, module);
  aimet_inference_destroy(state->inference);
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Folding
//===----------------------------------------------------------------------===//

static void copy_attribute(MlirOperation from, aimet_attr_list *to,
                           MlirContext context, const char *name) {
  MlirAttribute value = aimet_op_attr(from, name);
  if (!mlirAttributeIsNull(value))
    aimet_attr_list_add(to, context, aimet_sv(name), value);
}

/// A constant is no functional, whatever it took to compute it.
static void add_provenance(MlirOperation op, aimet_attr_list *list,
                           MlirContext context) {
  aimet_provenance provenance;
  if (!aimet_provenance_of(op, &provenance))
    return;
  if (!provenance.functional.length && provenance.unit < 0) {
    copy_attribute(op, list, context, "aimet.module");
    return;
  }
  provenance.functional = aimet_sv("");
  provenance.unit = -1;
  provenance.skipped = 0;
  aimet_attr_list_add(list, context, aimet_sv("aimet.module"),
                      aimet_provenance_attribute(context, &provenance));
}

/// The name of the constant: the node's, for its first result; for others one
/// like it.
static void add_node_name(fold_state *state, const folded_result *result,
                          bool is_first, aimet_attr_list *list) {
  aimet_string_view name = aimet_op_node_name(result->op);
  if (!name.length)
    return;
  if (!is_first) {
    if (!state->names) {
      state->names = aimet_name_set_create();
      aimet_name_set_add_nodes(state->names, aimet_pass_module(state->run));
    }
    name = aimet_name_set_unique(state->names, name);
  }
  aimet_attr_list_add(list, state->context, aimet_sv("onnx_node_name"),
                      aimet_attr_string(state->context, name));
}

/// Names of results that are derived from the node's stay derived where the
/// constant has the same one.
static void add_result_name(fold_state *state, const folded_result *result,
                            bool is_first, aimet_attr_list *list) {
  bool is_stated =
      !mlirAttributeIsNull(aimet_op_attr(result->op, "onnx.outputs"));
  aimet_string_view name =
      aimet_result_name(result->op, result->index, state->dead.arena);
  if (!name.length || (!is_stated && is_first && result->index == 0))
    return;
  MlirAttribute text = aimet_attr_string(state->context, name);
  aimet_attr_list_add(list, state->context, aimet_sv("onnx.outputs"),
                      mlirArrayAttrGet(state->context, 1, &text));
}

static MlirAttribute value_info_of(const folded_result *result) {
  return aimet_array_get(aimet_op_attr(result->op, "onnx.value_info"),
                         result->index);
}

/// The type that is stated somewhere stays; else the constant's own.
static MlirType type_of(const folded_result *result) {
  MlirValue value = mlirOperationGetResult(result->op, result->index);
  if (aimet_value_is_function_output(value) ||
      !mlirAttributeIsNull(value_info_of(result)))
    return mlirValueGetType(value);
  return mlirAttributeGetType(result->value);
}

static MlirOperation make_constant(fold_state *state,
                                   const folded_result *result, bool is_first) {
  static const char *const kept[] = {"onnx.domain", "onnx.metadata_props",
                                     "onnx.node", "onnx.position"};
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  MlirContext context = state->context;
  aimet_attr_list_add(&list, context, aimet_sv("value"), result->value);
  add_node_name(state, result, is_first, &list);
  add_result_name(state, result, is_first, &list);
  add_provenance(result->op, &list, context);
  MlirAttribute info = value_info_of(result);
  if (!mlirAttributeIsNull(info))
    aimet_attr_list_add(&list, context, aimet_sv("onnx.value_info"),
                        mlirArrayAttrGet(context, 1, &info));
  for (size_t i = 0; i < sizeof kept / sizeof *kept; ++i)
    copy_attribute(result->op, &list, context, kept[i]);
  MlirType type = type_of(result);
  MlirOperationState made = mlirOperationStateGet(
      aimet_ref_c("onnx.Constant"), mlirOperationGetLocation(result->op));
  mlirOperationStateAddResults(&made, 1, &type);
  mlirOperationStateAddAttributes(&made, (intptr_t)list.count, list.items);
  aimet_attr_list_deinit(&list);
  return mlirOperationCreate(&made);
}

static void note(fold_state *state, MlirOperation op) {
  void *nodes = state->nodes;
  aimet_grow_array(&nodes, &state->node_capacity, state->num_nodes + 1,
                   sizeof *state->nodes);
  state->nodes = nodes;
  aimet_string_view name = aimet_op_node_name(op);
  state->nodes[state->num_nodes++] =
      aimet_sv_n(aimet_arena_string(state->dead.arena, name), name.length);
}

/// True if a result is used by what stays.
static bool is_needed(const fold_state *state, const folded_result *result) {
  MlirValue value = mlirOperationGetResult(result->op, result->index);
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (!aimet_ptr_map_find(&state->unneeded, use.op.ptr))
      return true;
  return aimet_is_mentioned(&state->dead, value);
}

/// Puts the constants of a node in its place: `count` results from `first` on.
/// A node whose results are not needed (any longer) is left to the sweep.
static void fold_node(fold_state *state, size_t first, size_t count) {
  MlirOperation op = state->results[first].op;
  bool is_first = true;
  for (size_t i = first; i < first + count; ++i) {
    const folded_result *result = &state->results[i];
    if (!is_needed(state, result))
      continue;
    MlirOperation constant = make_constant(state, result, is_first);
    mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(op), op,
                                        constant);
    mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(op, result->index),
                                  mlirOperationGetResult(constant, 0));
    is_first = false;
  }
  if (is_first) {
    aimet_ptr_map_insert(&state->unneeded, op.ptr, NULL);
    return;
  }
  note(state, op);
  aimet_dead_code_erase(&state->dead, op);
}

/// Backwards: what only fed folded nodes needs no constant.
static void fold(fold_state *state) {
  for (size_t end = state->num_results; end > 0;) {
    size_t first = end - 1;
    while (first > 0 && mlirOperationEqual(state->results[first - 1].op,
                                           state->results[first].op))
      --first;
    fold_node(state, first, end - first);
    end = first;
  }
  aimet_dead_code_sweep(&state->dead);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static void report(fold_state *state) {
  aimet_reverse_names(state->nodes, state->num_nodes);
  aimet_change change = {
      .nodes = state->nodes,
      .num_nodes = state->num_nodes,
      .message = aimet_sv(aimet_arena_format(
          state->dead.arena,
          "folded %zu nodes into constants, and removed %zu nodes and %zu "
          "initializers that only fed them",
          state->num_nodes, state->dead.num_nodes,
          state->dead.num_initializers)),
      .location = mlirOperationGetLocation(aimet_pass_module(state->run)),
  };
  aimet_pass_report_change(state->run, &change);
}

static aimet_status run(aimet_pass_run *run) {
  int64_t max_bytes = aimet_pass_option_int(run, "max-bytes");
  fold_state state = {
      .run = run,
      .context = aimet_pass_mlir_context(run),
      .max_bytes = max_bytes < 0 ? 0 : (uint64_t)max_bytes,
  };
  aimet_dead_code_init(&state.dead, aimet_pass_module(run));
  aimet_status status = find_foldable(&state);
  fold(&state);
  if (state.num_nodes) {
    report(&state);
    aimet_provenance_seal(aimet_pass_module(run));
  }
  aimet_pass_count(run, "folded nodes", state.num_nodes);
  aimet_pass_count(run, "left for their size", state.num_left);
  aimet_dead_code_deinit(&state.dead);
  aimet_name_set_destroy(state.names);
  aimet_ptr_map_deinit(&state.unneeded);
  free(state.results);
  free(state.nodes);
  return status;
}

static const aimet_pass_option options[] = {
    {"max-bytes", AIMET_OPTION_INT, "1024",
     "leave results of more bytes than this"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_fold_constants = {
    .name = "fold-constants",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "compute ahead what is the same in every run, where it is small",
    .description =
        "Puts a Constant in the place of each node whose results are known "
        "before the model runs: the Shape of a tensor of static shape, and all "
        "arithmetic on sizes, indices and small constants that follows from "
        "it, in the main graph, in bodies, and in local functions (there only "
        "what is the same for all calls). The Constant has the node's name, "
        "the names of its outputs, its module and its location. Nodes and "
        "initializers that only fed folded ones are removed.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Shape\"(%x) : (tensor<2x3x8xf32>) -> tensor<3xi64>\n"
        "%2 = \"onnx.Gather\"(%1, %zero) {axis = 0 : si64} : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Constant\"() {value = dense<2> : tensor<i64>} : () -> "
        "tensor<i64>\n"
        "```\n\n"
        "A result of more than `max-bytes` bytes is left, with a remark. The "
        "default of 1024 holds 128 int64 numbers: every shape, list of axes "
        "and set of indices that describes a tensor; what is larger is data "
        "(tables of positions, masks, weights), which the file would grow by "
        "and which runtimes fold when they load it.\n\n"
        "Nothing is folded that a caller or a runtime decides: initializers "
        "that are graph inputs as well are no constants (from IR version 4 "
        "on), random operators and those that ONNX does not define are left, "
        "so are quantizers and dequantizers, and floats that are not rounded "
        "the same everywhere (Exp, Pow, sums). Types of inner values that the "
        "model states are not believed. An If whose condition turns out "
        "constant stays an If. Bodies of SequenceMap are left, for ONNX "
        "Runtime fails to load some that are simpler.\n",
    .why = "Exporters leave shape arithmetic in the graph though all shapes "
           "are known. It hides that a Reshape is static, and it gets in the "
           "way of patterns and of runtimes on small devices.",
    .remedy = "Export with constant folding on and without dynamic axes that "
              "are not needed.",
    .options = options,
    .run = run,
};
