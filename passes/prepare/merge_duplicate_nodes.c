//===- merge_duplicate_nodes.c - one node for equal ones ------------------===//
//
// Of nodes of one graph that compute the same from the same operands the first
// stays and the others go. Hashing makes it linear; bodies and outer graphs are
// never mixed.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "hash.h"
#include "math_invariant.h"
#include "pass_support.h"
#include "replace_value.h"

#include <stdlib.h>

/// What makes an operation what it is, as words: equal words, equal operations
/// (but for payloads of files, of which only length and hash are in them).
typedef struct node_key {
  uint64_t *words;
  size_t count, capacity;
} node_key;

/// An operation that others may be merged into.
typedef struct representative {
  MlirOperation op;
  size_t next; ///< index + 1 of another one with the same hash; 0: none
} representative;

typedef struct merge_state {
  aimet_pass_run *run;
  aimet_replacer replacer;
  aimet_invariants *invariants;
  bool with_initializers;
  MlirIdentifier ignored[7]; ///< attributes that do not tell nodes apart
  MlirIdentifier value, node;
  aimet_ptr_map first_of; ///< hash -> index + 1
  representative *representatives;
  size_t count, capacity;
  node_key key, other_key;
  aimet_string_view *nodes; ///< names of merged nodes, in the dead code's arena
  size_t num_nodes, node_capacity;
  size_t num_initializers;
  aimet_status status;
} merge_state;

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

static void put(node_key *key, uint64_t word) {
  void *words = key->words;
  aimet_grow_array(&words, &key->capacity, key->count + 1, sizeof *key->words);
  key->words = words;
  key->words[key->count++] = word;
}

static void put_pointer(node_key *key, const void *pointer) {
  put(key, (uint64_t)(uintptr_t)pointer);
}

/// What a message says besides names and documentation: null if nothing.
static const void *without_texts(MlirAttribute message) {
  intptr_t texts = 0;
  static const char *const keys[] = {"name", "doc_string"};
  if (mlirAttributeIsNull(message) || !mlirAttributeIsADictionary(message))
    return message.ptr;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i)
    texts += !mlirAttributeIsNull(aimet_dict_get(message, keys[i]));
  return mlirDictionaryAttrGetNumElements(message) == texts ? NULL
                                                            : message.ptr;
}

/// A payload: its elements, or how long it is and what its ends hash to.
static void put_tensor(node_key *key, MlirAttribute tensor) {
  if (!mlirAttributeIsADictionary(tensor)) {
    put_pointer(key, NULL);
    put_pointer(key, tensor.ptr);
    return;
  }
  put_pointer(key, without_texts(aimet_dict_get(tensor, "proto")));
  MlirAttribute value = aimet_dict_get(tensor, "value");
  if (!mlirAttributeIsNull(value)) {
    put_pointer(key, value.ptr);
    return;
  }
  put_pointer(key, aimet_dict_get(tensor, "type").ptr);
  put_pointer(key, aimet_dict_get(tensor, "field").ptr);
  aimet_span span;
  if (aimet_span_from_attribute(aimet_dict_get(tensor, "span"), &span)) {
    put(key, span.length);
    put(key, span.hash);
  } else {
    put_pointer(key, tensor.ptr);
  }
}

static bool is_ignored(const merge_state *state, MlirIdentifier name) {
  for (size_t i = 0; i < sizeof state->ignored / sizeof *state->ignored; ++i)
    if (mlirIdentifierEqual(name, state->ignored[i]))
      return true;
  return false;
}

static void put_attributes(const merge_state *state, MlirOperation op,
                           node_key *key) {
  intptr_t count = aimet_op_attr_count(op);
  for (intptr_t i = 0; i < count; ++i) {
    MlirNamedAttribute item = aimet_op_attr_at(op, i);
    bool is_node = mlirIdentifierEqual(item.name, state->node);
    if (is_ignored(state, item.name) ||
        (is_node && !without_texts(item.attribute)))
      continue;
    put_pointer(key, item.name.ptr);
    if (mlirIdentifierEqual(item.name, state->value))
      put_tensor(key, item.attribute);
    else
      put_pointer(key, item.attribute.ptr);
  }
}

/// The module, where an operation may only be merged with those of its own;
/// else what kind of operation it is.
static const void *module_of(const merge_state *state, MlirOperation op) {
  static const char shape_arithmetic, view;
  if (aimet_is_size_arithmetic(state->invariants, op))
    return &shape_arithmetic;
  MlirAttribute module = aimet_op_attr(op, "aimet.module");
  aimet_provenance provenance;
  if (aimet_provenance_read(module, &provenance) && !provenance.leaf &&
      aimet_is_math_invariant(state->invariants, op))
    return &view;
  // Without infer-modules the file's own metadata may tell modules apart.
  return mlirAttributeIsNull(module)
             ? aimet_op_attr(op, "onnx.metadata_props").ptr
             : module.ptr;
}

static void make_key(const merge_state *state, MlirOperation op,
                     node_key *key) {
  key->count = 0;
  put_pointer(key, mlirOperationGetName(op).ptr);
  put_pointer(key, mlirOperationGetBlock(op).ptr);
  put_pointer(key, module_of(state, op));
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = mlirOperationGetOperand(op, i);
    put_pointer(key, aimet_value_is_absent(operand) ? NULL : operand.ptr);
  }
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    put(key, mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(op, i))));
  put_attributes(state, op, key);
}

static uint64_t hash_of(const node_key *key) {
  uint64_t hash =
      aimet_hash_bytes(key->words, key->count * sizeof *key->words, 0);
  return hash ? hash : 1;
}

static bool same_key(const node_key *a, const node_key *b) {
  return a->count == b->count &&
         memcmp(a->words, b->words, a->count * sizeof *a->words) == 0;
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

static bool may_merge(merge_state *state, MlirOperation kept,
                      MlirOperation gone) {
  intptr_t num_results = mlirOperationGetNumResults(kept);
  for (intptr_t i = 0; i < num_results; ++i)
    if (!aimet_may_replace(&state->replacer, mlirOperationGetResult(gone, i),
                           mlirOperationGetResult(kept, i)))
      return false;
  return true;
}

static void note(merge_state *state, MlirOperation op) {
  if (!aimet_op_is_node(op)) {
    ++state->num_initializers;
    return;
  }
  void *nodes = state->nodes;
  aimet_grow_array(&nodes, &state->node_capacity, state->num_nodes + 1,
                   sizeof *state->nodes);
  state->nodes = nodes;
  aimet_string_view name = aimet_op_node_name(op);
  state->nodes[state->num_nodes++] = aimet_sv_n(
      aimet_arena_string(state->replacer.dead.arena, name), name.length);
}

static void merge(merge_state *state, MlirOperation kept, MlirOperation gone) {
  intptr_t num_results = mlirOperationGetNumResults(kept);
  for (intptr_t i = 0; i < num_results; ++i)
    aimet_replace(&state->replacer, mlirOperationGetResult(gone, i),
                  mlirOperationGetResult(kept, i));
  note(state, gone);
  aimet_dead_code_erase(&state->replacer.dead, gone);
}

/// The representative with the key of `state->key`, or null.
static representative *find_representative(merge_state *state, size_t first,
                                           MlirOperation op) {
  for (size_t i = first; i; i = state->representatives[i - 1].next) {
    representative *candidate = &state->representatives[i - 1];
    make_key(state, candidate->op, &state->other_key);
    bool is_same;
    if (!same_key(&state->key, &state->other_key))
      continue;
    aimet_status status = aimet_tensor_payload_same(
        aimet_pass_weights(state->run), aimet_op_attr(candidate->op, "value"),
        aimet_op_attr(op, "value"), &is_same);
    if (status != AIMET_OK)
      state->status = status;
    else if (is_same)
      return candidate;
  }
  return NULL;
}

static bool is_candidate(merge_state *state, MlirOperation op) {
  if (mlirOperationGetNumRegions(op) || !mlirOperationGetNumResults(op))
    return false;
  if (aimet_op_is_node(op))
    return aimet_is_deterministic(state->replacer.dead.effects, op);
  return state->with_initializers && !mlirOperationGetNumOperands(op) &&
         (aimet_op_is(op, "onnx.Initializer") ||
          aimet_op_is(op, "onnx.SparseInitializer"));
}

/// The first of its kind stays, also where the next cannot be merged into it:
/// then only that one is compared with those that follow.
static void visit(MlirOperation op, void *user_data) {
  merge_state *state = user_data;
  if (state->status != AIMET_OK || !is_candidate(state, op))
    return;
  make_key(state, op, &state->key);
  const void *hash = (const void *)(uintptr_t)hash_of(&state->key);
  uint64_t *first = aimet_ptr_map_insert(&state->first_of, hash, NULL);
  representative *found = find_representative(state, *first, op);
  if (found) {
    if (may_merge(state, found->op, op))
      merge(state, found->op, op);
  } else {
    void *items = state->representatives;
    aimet_grow_array(&items, &state->capacity, state->count + 1,
                     sizeof *state->representatives);
    state->representatives = items;
    state->representatives[state->count++] =
        (representative){op, (size_t)*first};
    *first = state->count;
  }
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static void init_names(merge_state *state) {
  static const char *const ignored[] = {
      "onnx_node_name",  "onnx.outputs",  "onnx.metadata_props",
      "onnx.value_info", "onnx.position", "aimet.module",
      "aimet.dim_params"};
  MlirContext context = aimet_pass_mlir_context(state->run);
  for (size_t i = 0; i < sizeof ignored / sizeof *ignored; ++i)
    state->ignored[i] = mlirIdentifierGet(context, aimet_ref_c(ignored[i]));
  state->value = mlirIdentifierGet(context, aimet_ref_c("value"));
  state->node = mlirIdentifierGet(context, aimet_ref_c("onnx.node"));
}

static void report(merge_state *state) {
  aimet_change change = {
      .nodes = state->nodes,
      .num_nodes = state->num_nodes,
      .message = aimet_sv(aimet_arena_format(
          state->replacer.dead.arena,
          "merged %zu nodes and %zu initializers into equal ones before them",
          state->num_nodes, state->num_initializers)),
      .location = mlirOperationGetLocation(aimet_pass_module(state->run)),
  };
  aimet_pass_report_change(state->run, &change);
}

static void finish(merge_state *state) {
  aimet_dead_code_sweep(&state->replacer.dead);
  if (state->num_nodes || state->num_initializers) {
    report(state);
    aimet_provenance_seal(aimet_pass_module(state->run));
  }
  aimet_pass_count(state->run, "merged nodes", state->num_nodes);
  aimet_pass_count(state->run, "merged initializers", state->num_initializers);
  aimet_replacer_deinit(&state->replacer);
  aimet_invariants_destroy(state->invariants);
  aimet_ptr_map_deinit(&state->first_of);
  free(state->representatives);
  free(state->key.words);
  free(state->other_key.words);
  free(state->nodes);
}

static aimet_status run(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  merge_state state = {
      .run = run,
      .invariants = aimet_invariants_create(module),
      .with_initializers = aimet_pass_option_bool(run, "initializers"),
      .status = AIMET_OK,
  };
  aimet_replacer_init(&state.replacer, module);
  init_names(&state);
  aimet_walk(module, visit, &state);
  finish(&state);
  return state.status;
}

static const aimet_pass_option options[] = {
    {"initializers", AIMET_OPTION_BOOL, "false",
     "merge initializers of equal content as well (the inverse of "
     "unshare-weights)"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_merge_duplicate_nodes = {
    .name = "merge-duplicate-nodes",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "keep one of several nodes that compute the same",
    .description =
        "Of nodes with the same operator, attributes and operands the first "
        "stays, and what used the others uses it. Equal Constant nodes count, "
        "whatever their tensors are called; then nodes that differed only in "
        "them are equal too.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Shape\"(%x) : ...\n"
        "%2 = \"onnx.Shape\"(%x) : ...\n"
        "%3 = \"onnx.Reshape\"(%y, %1) : ...\n"
        "%4 = \"onnx.Reshape\"(%z, %2) : ...\n"
        "// becomes\n"
        "%1 = \"onnx.Shape\"(%x) : ...\n"
        "%3 = \"onnx.Reshape\"(%y, %1) : ...\n"
        "%4 = \"onnx.Reshape\"(%z, %1) : ...\n"
        "```\n\n"
        "Left alone are: nodes of different graphs (a body and the graph "
        "around it, the two branches of an If), nodes with bodies, random "
        "ones, operators that ONNX does not define, calls of functions that "
        "hold such, and two nodes that both give outputs, for each output has "
        "its name.\n\n"
        "**Modules.** Layers are quantized module by module, and what one "
        "module computes must not become another's: two calls of one module, "
        "or two modules with the same weights, would be left as one that "
        "serves both, with one set of encodings. So nodes of different modules "
        "are merged only where they are no layers: arithmetic on shapes, and "
        "views, casts and the like outside of leaf modules. All others must "
        "have the same `aimet.module` (run `infer-modules` before; without it "
        "nothing tells modules apart).\n",
    .why = "Exporters repeat shape arithmetic for each use. Fewer nodes are "
           "faster to load and to run, and patterns are found more easily.",
    .remedy = "Nothing needs to be changed: runtimes do the same on loading.",
    .options = options,
    .run = run,
};
