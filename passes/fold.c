//===- fold.c - constants in the place of nodes ---------------------------===//
//
// What is known of results comes from inference, which reads the model and must
// be done before anything is changed: so foldable results are noted first, with
// their values, and replaced afterwards.
//
//===----------------------------------------------------------------------===//

#include "fold.h"

#include "alloc.h"
#include "constant.h"
#include "dialect.h"
#include "fixed_results.h"
#include "pass_support.h"
#include "schema_types.h"
#include "string_builder.h"
#include "uses.h"

#include <inttypes.h>
#include <stdlib.h>

/// A result of a node that can be folded.
struct aimet_folded_result {
  MlirOperation op;
  intptr_t index;
  MlirAttribute value;
};

typedef struct aimet_folded_result folded_result;

//===----------------------------------------------------------------------===//
// What is folded
//===----------------------------------------------------------------------===//

/// The first opsets have Constants of floats alone.
static bool constant_may_hold(MlirOperation op, int32_t element) {
  return aimet_operator_gives(
      op, "Constant", (aimet_type_code){AIMET_FORM_TENSOR, (uint8_t)element});
}

static void report_left(aimet_folder *folder, MlirValue result,
                        uint64_t bytes) {
  MlirOperation op = mlirOpResultGetOwner(result);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "tensor \"");
  aimet_sb_append_escaped(&text, aimet_value_name(result, folder->dead.arena),
                          200);
  aimet_sb_appendf(&text,
                   "\" could be a constant, but is left: got %" PRIu64
                   " bytes, expected at most %" PRIu64,
                   bytes, folder->max_bytes);
  aimet_pass_remark(folder->run,
                    aimet_place_from_location(mlirOperationGetLocation(op)),
                    "%s [%s]", aimet_sb_view(&text).data, folder->pass);
  aimet_sb_deinit(&text);
  ++folder->num_left;
}

/// True if a result is larger than the limit; says so for the first one.
static bool is_too_large(aimet_folder *folder, MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    uint64_t bytes;
    if (aimet_is_absent_result(result) ||
        !aimet_known_byte_size(folder->inference, result, &bytes) ||
        bytes <= folder->max_bytes)
      continue;
    report_left(folder, result, bytes);
    return true;
  }
  return false;
}

static void add_result(aimet_folder *folder, folded_result result) {
  void *results = folder->results;
  aimet_grow_array(&results, &folder->capacity, folder->num_results + 1,
                   sizeof *folder->results);
  folder->results = results;
  folder->results[folder->num_results++] = result;
}

/// Makes the constants of all results; false (and none) if one has none.
static bool add_results(aimet_folder *folder, MlirOperation op) {
  size_t first = folder->num_results;
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    if (aimet_is_absent_result(result))
      continue;
    MlirAttribute value = mlirAttributeGetNull();
    const aimet_value_type *type =
        aimet_inference_type(folder->inference, result);
    if (constant_may_hold(op, type->element))
      value = aimet_tensor_of_elements(
          aimet_type_to_mlir(folder->context, type),
          aimet_inference_elements(folder->inference, result));
    if (mlirAttributeIsNull(value)) {
      folder->num_results = first;
      return false;
    }
    add_result(folder, (folded_result){op, i, value});
  }
  return folder->num_results > first;
}

/// True for a node that is the same in every run, and known.
static bool is_foldable(aimet_folder *folder, MlirOperation op) {
  return aimet_fixed_results_add(folder->fixed, op) == AIMET_RESULT_FIXED &&
         aimet_op_is_node(op) && !aimet_op_is(op, "onnx.Constant") &&
         !aimet_pass_leaves(folder->run, op);
}

static void note_known(MlirOperation op, void *user_data) {
  aimet_folder *folder = user_data;
  if (is_foldable(folder, op))
    aimet_ptr_map_insert(&folder->spared, op.ptr, NULL);
}

static void visit(MlirOperation op, void *user_data) {
  aimet_folder *folder = user_data;
  if (is_foldable(folder, op) && !aimet_ptr_map_find(&folder->spared, op.ptr) &&
      !is_too_large(folder, op) &&
      aimet_has_known_results(folder->inference, op))
    add_results(folder, op);
}

static void count_error(const aimet_fault *fault, void *user_data) {
  *(uint64_t *)user_data += fault->severity == AIMET_SEVERITY_ERROR;
}

/// What a runtime refuses must not become a model that it takes.
static void report_faulty(const aimet_folder *folder, MlirOperation module) {
  aimet_pass_remark(
      folder->run, aimet_place_from_location(mlirOperationGetLocation(module)),
      "nothing is folded: types or shapes of the model are at fault in %" PRIu64
      " places, which --check-onnx lists [%s]",
      folder->num_errors, folder->pass);
}

static void walk_all(aimet_folder *folder, aimet_visit visit_op) {
  folder->fixed =
      aimet_fixed_results_create(folder->inference, folder->dead.effects);
  aimet_walk(aimet_pass_module(folder->run), visit_op, folder);
  aimet_fixed_results_destroy(folder->fixed);
}

/// Types of values inside the model are not believed: what is folded must be
/// the same whatever they say.
static aimet_status infer(aimet_folder *folder) {
  folder->num_errors = 0;
  aimet_inference_options options = {.store = aimet_pass_weights(folder->run),
                                     .ignore_stated = true,
                                     .on_fault = count_error,
                                     .user_data = &folder->num_errors};
  return aimet_inference_run(aimet_pass_module(folder->run), &options,
                             &folder->inference);
}

aimet_status aimet_folder_spare_known(aimet_folder *folder) {
  aimet_status status = infer(folder);
  if (status != AIMET_OK)
    return status;
  walk_all(folder, note_known);
  aimet_inference_destroy(folder->inference);
  return AIMET_OK;
}

static aimet_status find_foldable(aimet_folder *folder) {
  aimet_status status = infer(folder);
  if (status != AIMET_OK)
    return status;
  if (folder->num_errors)
    report_faulty(folder, aimet_pass_module(folder->run));
  else
    walk_all(folder, visit);
  aimet_inference_destroy(folder->inference);
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
static void add_node_name(aimet_folder *folder, const folded_result *result,
                          bool is_first, aimet_attr_list *list) {
  aimet_string_view name = aimet_op_node_name(result->op);
  if (!name.length)
    return;
  if (!is_first) {
    if (!folder->names) {
      folder->names = aimet_name_set_create();
      aimet_name_set_add_nodes(folder->names, aimet_pass_module(folder->run));
    }
    name = aimet_name_set_unique(folder->names, name);
  }
  aimet_attr_list_add(list, folder->context, aimet_sv("onnx_node_name"),
                      aimet_attr_string(folder->context, name));
}

/// Names of results that are derived from the node's stay derived where the
/// constant has the same one.
static void add_result_name(aimet_folder *folder, const folded_result *result,
                            bool is_first, aimet_attr_list *list) {
  bool is_stated =
      !mlirAttributeIsNull(aimet_op_attr(result->op, "onnx.outputs"));
  aimet_string_view name =
      aimet_result_name(result->op, result->index, folder->dead.arena);
  if (!name.length || (!is_stated && is_first && result->index == 0))
    return;
  MlirAttribute text = aimet_attr_string(folder->context, name);
  aimet_attr_list_add(list, folder->context, aimet_sv("onnx.outputs"),
                      mlirArrayAttrGet(folder->context, 1, &text));
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

static MlirOperation make_constant(aimet_folder *folder,
                                   const folded_result *result, bool is_first) {
  static const char *const kept[] = {"onnx.domain", "onnx.metadata_props",
                                     "onnx.node", "onnx.position"};
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  MlirContext context = folder->context;
  aimet_attr_list_add(&list, context, aimet_sv("value"), result->value);
  add_node_name(folder, result, is_first, &list);
  add_result_name(folder, result, is_first, &list);
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

static void note(aimet_folder *folder, MlirOperation op) {
  void *nodes = folder->nodes;
  aimet_grow_array(&nodes, &folder->node_capacity, folder->num_nodes + 1,
                   sizeof *folder->nodes);
  folder->nodes = nodes;
  aimet_string_view name = aimet_op_node_name(op);
  folder->nodes[folder->num_nodes++] =
      aimet_sv_n(aimet_arena_string(folder->dead.arena, name), name.length);
}

/// True if a result is used by what stays.
static bool is_needed(const aimet_folder *folder, const folded_result *result) {
  MlirValue value = mlirOperationGetResult(result->op, result->index);
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(value); aimet_next_use(&it, &use);)
    if (!aimet_ptr_map_find(&folder->unneeded, use.op.ptr))
      return true;
  return aimet_is_mentioned(&folder->dead, value);
}

/// Puts the constants of a node in its place: `count` results from `first` on.
/// A node whose results are not needed (any longer) is left to the sweep.
static void fold_node(aimet_folder *folder, size_t first, size_t count) {
  MlirOperation op = folder->results[first].op;
  bool is_first = true;
  for (size_t i = first; i < first + count; ++i) {
    const folded_result *result = &folder->results[i];
    if (!is_needed(folder, result))
      continue;
    MlirOperation constant = make_constant(folder, result, is_first);
    mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(op), op,
                                        constant);
    mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(op, result->index),
                                  mlirOperationGetResult(constant, 0));
    is_first = false;
  }
  if (is_first) {
    aimet_ptr_map_insert(&folder->unneeded, op.ptr, NULL);
    return;
  }
  note(folder, op);
  aimet_dead_code_erase(&folder->dead, op);
}

/// Backwards: what only fed folded nodes needs no constant.
static void fold(aimet_folder *folder) {
  for (size_t end = folder->num_results; end > 0;) {
    size_t first = end - 1;
    while (first > 0 && mlirOperationEqual(folder->results[first - 1].op,
                                           folder->results[first].op))
      --first;
    fold_node(folder, first, end - first);
    end = first;
  }
  aimet_dead_code_sweep(&folder->dead);
}

static void report(aimet_folder *folder) {
  aimet_reverse_names(folder->nodes, folder->num_nodes);
  aimet_change change = {
      .nodes = folder->nodes,
      .num_nodes = folder->num_nodes,
      .message = aimet_sv(aimet_arena_format(
          folder->dead.arena,
          "folded %zu nodes into constants, and removed %zu nodes and %zu "
          "initializers that only fed them",
          folder->num_nodes, folder->dead.num_nodes,
          folder->dead.num_initializers)),
      .location = mlirOperationGetLocation(aimet_pass_module(folder->run)),
  };
  aimet_pass_report_change(folder->run, &change);
}

//===----------------------------------------------------------------------===//
// The folder
//===----------------------------------------------------------------------===//

void aimet_folder_init(aimet_folder *folder, aimet_pass_run *run,
                       const char *pass, int64_t max_bytes) {
  *folder = (aimet_folder){
      .run = run,
      .pass = pass,
      .context = aimet_pass_mlir_context(run),
      .max_bytes = max_bytes < 0 ? 0 : (uint64_t)max_bytes,
  };
  aimet_dead_code_init(&folder->dead, aimet_pass_module(run));
}

void aimet_folder_deinit(aimet_folder *folder) {
  aimet_dead_code_deinit(&folder->dead);
  aimet_name_set_destroy(folder->names);
  aimet_ptr_map_deinit(&folder->unneeded);
  aimet_ptr_map_deinit(&folder->spared);
  free(folder->results);
  free(folder->nodes);
}

aimet_status aimet_folder_fold(aimet_folder *folder) {
  aimet_status status = find_foldable(folder);
  fold(folder);
  if (folder->num_nodes)
    report(folder);
  aimet_pass_count(folder->run, "folded nodes", folder->num_nodes);
  aimet_pass_count(folder->run, "left for their size", folder->num_left);
  return status;
}
