//===- torch_export.c - modules from the metadata of torch.export ---------===//
//
// The exporter of PyTorch 2.5 and newer writes for each node the scopes and
// classes that it came from, and the node of the traced graph ("fx node") last:
//
//   name_scopes     = ['', 'layer1', 'layer1.0', 'relu_3']
//   class_hierarchy = ['__main__.Net', '...Sequential', '...ReLU',
//   'aten.relu.default']
//
// What is not there must be worked out:
//
// - Calls of a leaf have no suffix. A call begins where execution enters the
//   leaf from outside, or where its sequence of ATen operators starts over.
// - The optimizer puts a convolution that it fused with a batch norm into the
//   batch norm's scope; its parameters tell where it belongs.
// - In bodies of If the scopes are lost; parameters place layers there.
// - The number in an fx node's name counts calls that left no node, too.
// - A few functions (softsign, hardshrink, ...) are decomposed before the graph
//   is written; their shape tells.
//
//===----------------------------------------------------------------------===//

#include "placement.h"

#include "alloc.h"
#include "functional_names.h"
#include "fx_names.h"
#include "parameters.h"
#include "ptr_map.h"

#include <stdlib.h>

#define SCOPES_KEY "pkg.torch.onnx.name_scopes"
#define CLASSES_KEY "pkg.torch.onnx.class_hierarchy"
#define FX_NODE_KEY "pkg.torch.onnx.fx_node"
#define RULE_KEY "pkg.onnxscript.rewriter.rule_name"

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

#define MAX_DEPTH 64

typedef struct string_list {
  aimet_string_view items[MAX_DEPTH];
  size_t count;
} string_list;

/// Reads one quoted string of a Python list; escapes are undone in a copy.
static bool read_quoted(aimet_string_view text, size_t *cursor,
                        aimet_arena *arena, aimet_string_view *out) {
  if (*cursor >= text.length ||
      (text.data[*cursor] != '\'' && text.data[*cursor] != '"'))
    return false;
  char quote = text.data[(*cursor)++];
  char *copy = aimet_arena_alloc(arena, text.length - *cursor + 1);
  size_t length = 0;
  while (*cursor < text.length && text.data[*cursor] != quote) {
    if (text.data[*cursor] == '\\' && *cursor + 1 < text.length)
      ++*cursor;
    copy[length++] = text.data[(*cursor)++];
  }
  if (*cursor >= text.length)
    return false;
  ++*cursor;
  *out = aimet_sv_n(copy, length);
  return true;
}

static void skip_separators(aimet_string_view text, size_t *cursor) {
  while (*cursor < text.length &&
         (text.data[*cursor] == ' ' || text.data[*cursor] == ','))
    ++*cursor;
}

/// Reads a Python list of strings; false for anything else.
static bool read_list(aimet_string_view text, aimet_arena *arena,
                      string_list *out) {
  out->count = 0;
  size_t cursor = 1;
  if (text.length < 2 || text.data[0] != '[' ||
      text.data[text.length - 1] != ']')
    return false;
  skip_separators(text, &cursor);
  while (cursor + 1 < text.length) {
    if (out->count == MAX_DEPTH ||
        !read_quoted(text, &cursor, arena, &out->items[out->count]))
      return false;
    ++out->count;
    skip_separators(text, &cursor);
  }
  return out->count != 0;
}

/// What the metadata of one node says.
typedef struct export_facts {
  string_list scopes, classes;
  aimet_string_view fx_node; ///< the printed call
  aimet_string_view rule;    ///< of the optimizer, empty if none
} export_facts;

static bool read_facts(MlirOperation op, aimet_arena *arena,
                       export_facts *out) {
  MlirAttribute metadata = aimet_op_attr(op, "onnx.metadata_props");
  intptr_t count = aimet_array_size(metadata);
  aimet_string_view scopes = {NULL, 0}, classes = {NULL, 0};
  out->fx_node = out->rule = scopes;
  for (intptr_t i = 0; i + 1 < count; i += 2) {
    aimet_string_view key, value;
    if (!aimet_attr_get_string(aimet_array_get(metadata, i), &key) ||
        !aimet_attr_get_string(aimet_array_get(metadata, i + 1), &value))
      continue;
    if (aimet_sv_is(key, SCOPES_KEY))
      scopes = value;
    else if (aimet_sv_is(key, CLASSES_KEY))
      classes = value;
    else if (aimet_sv_is(key, FX_NODE_KEY))
      out->fx_node = value;
    else if (aimet_sv_is(key, RULE_KEY))
      out->rule = value;
  }
  return scopes.length && classes.length &&
         read_list(scopes, arena, &out->scopes) &&
         read_list(classes, arena, &out->classes) &&
         out->scopes.count == out->classes.count;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// A node of the traced graph: all ONNX nodes that it became.
typedef struct fx_node {
  aimet_string_view path, function;
  aimet_string_view base; ///< of its name: `add` of `add_2`
  int64_t number;         ///< of its name; -1: none
  bool in_layer;
  bool placed_by_parameters;
  size_t owner; ///< the fx node whose body it shares module and call with; 0
  bool is_in_run;
  bool has_call; ///< the call is known
  int64_t call;
  bool is_counted;
} fx_node;

/// A leaf, and the run of fx nodes in it that is being read.
typedef struct leaf_run {
  int64_t num_calls;
  size_t *nodes; ///< of the run
  size_t num_nodes, capacity;
} leaf_run;

typedef struct export_state {
  aimet_placements *placements;
  aimet_string_map *containers; ///< paths that have deeper scopes
  aimet_string_map *by_key;     ///< region, scopes -> fx node
  fx_node *nodes;               ///< [0] is none
  size_t num_nodes, capacity;
  size_t *node_of_row;
  size_t first_group;   ///< groups of this source are numbered from here
  aimet_ptr_map owners; ///< operation with bodies -> row
} export_state;

static bool is_layer_class(aimet_string_view name) {
  static const char *const prefixes[] = {"torch.nn.modules.", "torch.ao.nn.",
                                         "torch.nn.", "aimet_torch.",
                                         "aimet_common."};
  if (aimet_sv_starts_with(name, aimet_sv("torch.nn.modules.container.")))
    return false;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; ++i)
    if (aimet_sv_starts_with(name, aimet_sv(prefixes[i])))
      return true;
  return false;
}

static bool is_container_class(aimet_string_view name) {
  return aimet_sv_starts_with(name, aimet_sv("torch.nn.modules.container."));
}

static bool contains_text(aimet_string_view text, const char *part) {
  size_t length = strlen(part);
  for (size_t i = 0; i + length <= text.length; ++i)
    if (memcmp(text.data + i, part, length) == 0)
      return true;
  return false;
}

/// Some functions are told from others by their arguments only: relu6 is traced
/// as hardtanh, a global average pool as a mean over the last two axes.
static aimet_string_view refine_function(aimet_string_view function,
                                         const export_facts *facts,
                                         MlirOperation op, aimet_arena *arena) {
  if (aimet_sv_is(function, "hardtanh") &&
      contains_text(facts->fx_node, ", 0.0, 6.0)"))
    return aimet_sv("relu6");
  if (aimet_sv_is(function, "mean") &&
      contains_text(facts->fx_node, ", [-1, -2], True)"))
    return aimet_sv("adaptive_avg_pool2d");
  if (aimet_sv_is(function, "conv2d") && aimet_sv_is(aimet_op_type(op), "Conv"))
    return aimet_function_of_op(op, arena);
  return function;
}

static bool is_fused_norm(const export_facts *facts) {
  return contains_text(facts->rule, "FuseBatchNormInto");
}

static size_t new_node(export_state *state) {
  void *nodes = state->nodes;
  aimet_grow_array(&nodes, &state->capacity, state->num_nodes + 1,
                   sizeof *state->nodes);
  state->nodes = nodes;
  state->nodes[state->num_nodes] = (fx_node){.number = -1};
  return state->num_nodes++;
}

/// Fills a row from what its metadata says.
static void fill_row(export_state *state, aimet_placement *row,
                     const export_facts *facts) {
  aimet_arena *arena = state->placements->arena;
  size_t depth = facts->scopes.count;
  row->source = "torch.export";
  row->function = refine_function(
      aimet_function_of_aten(facts->classes.items[depth - 1], arena), facts,
      row->op, arena);
  if (depth > 1 && facts->scopes.items[depth - 2].length) {
    row->path = facts->scopes.items[depth - 2];
    row->class_name = facts->classes.items[depth - 2];
  }
  for (size_t i = 0; i + 2 < depth; ++i)
    aimet_string_map_insert(state->containers, facts->scopes.items[i], NULL);
}

/// Whatever contains a layer is no leaf.
static void mark_containers(export_state *state, aimet_string_view path) {
  for (size_t depth = 0; path.length && depth < MAX_DEPTH; ++depth) {
    path = aimet_path_parent(path);
    aimet_string_map_insert(state->containers, path, NULL);
  }
}

/// Layers that the metadata misplaces, or does not place: by their parameters.
static bool replace_row(export_state *state, aimet_placement *row,
                        const export_facts *facts) {
  aimet_arena *arena = state->placements->arena;
  bool fused = is_fused_norm(facts);
  if (!fused && facts->scopes.count > 1)
    return false;
  if (fused) {
    row->function = aimet_function_of_op(row->op, arena);
    row->path = row->class_name = aimet_sv("");
  }
  aimet_string_view owner;
  if (!aimet_layer_owner(row->op, arena, &owner))
    return fused;
  row->function = aimet_function_of_op(row->op, arena);
  row->path = owner;
  mark_containers(state, owner);
  row->class_name = aimet_function_torch_class(row->function, row->op, arena);
  return true;
}

/// Functions in a body whose scopes are lost reside where the node with the
/// body does, and in the same call. Returns that node's fx node, or 0.
static size_t inherit_module(const export_state *state, aimet_placement *row) {
  MlirOperation owner = mlirOperationGetParentOperation(row->op);
  const uint64_t *index = aimet_ptr_map_find(&state->owners, owner.ptr);
  if (!index)
    return 0;
  row->path = state->placements->items[*index].path;
  row->class_name = state->placements->items[*index].class_name;
  return state->node_of_row[*index];
}

static aimet_string_view key_of(const aimet_placement *row,
                                const export_facts *facts, aimet_arena *arena) {
  aimet_string_view fx = facts->scopes.items[facts->scopes.count - 1];
  return aimet_sv(aimet_arena_format(arena, "%zu\n%.*s\n%.*s", row->region,
                                     AIMET_SV(row->path), AIMET_SV(fx)));
}

static void read_row(export_state *state, size_t i) {
  aimet_placement *row = &state->placements->items[i];
  export_facts facts;
  if (row->source || !read_facts(row->op, state->placements->arena, &facts))
    return;
  fill_row(state, row, &facts);
  bool by_parameters = replace_row(state, row, &facts);
  size_t owner = 0;
  if (!by_parameters && facts.scopes.count == 1)
    owner = inherit_module(state, row);
  if (mlirOperationGetNumRegions(row->op))
    *aimet_ptr_map_insert(&state->owners, row->op.ptr, NULL) = i;
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(
      state->by_key, key_of(row, &facts, state->placements->arena), &inserted);
  if (inserted) {
    size_t made = new_node(state);
    entry->value.number = made;
    fx_node *node = &state->nodes[made];
    node->path = row->path;
    node->function = row->function;
    node->placed_by_parameters = by_parameters;
    node->owner = owner;
    aimet_fx_split(facts.scopes.items[facts.scopes.count - 1], &node->base,
                   &node->number);
  }
  state->node_of_row[i] = (size_t)entry->value.number;
  row->group = state->first_group + state->node_of_row[i];
}

//===----------------------------------------------------------------------===//
// Leaves and calls
//===----------------------------------------------------------------------===//

static bool is_leaf(const export_state *state, const aimet_placement *row) {
  return row->path.length && !is_container_class(row->class_name) &&
         !aimet_string_map_find(state->containers, row->path);
}

static void mark_leaves(export_state *state) {
  for (size_t i = 0; i < state->placements->count; ++i) {
    aimet_placement *row = &state->placements->items[i];
    if (!state->node_of_row[i])
      continue;
    fx_node *node = &state->nodes[state->node_of_row[i]];
    row->leaf = is_leaf(state, row);
    row->traced = row->leaf && !node->placed_by_parameters &&
                  !is_layer_class(row->class_name);
    node->in_layer = row->leaf && !row->traced;
  }
}

static bool same_functions(const export_state *state, const leaf_run *run,
                           size_t a, size_t b) {
  return aimet_sv_equal(state->nodes[run->nodes[a]].function,
                        state->nodes[run->nodes[b]].function);
}

static bool has_period(const export_state *state, const leaf_run *run,
                       size_t period) {
  for (size_t i = period; i < run->num_nodes; ++i)
    if (!same_functions(state, run, i, i - period))
      return false;
  return true;
}

/// The length of one call in a run: the smallest period of its functions. Code
/// may well call one function several times in a row; a layer does not.
static size_t call_length(const export_state *state, const leaf_run *run) {
  bool layer = state->nodes[run->nodes[0]].in_layer;
  for (size_t period = layer ? 1 : 2; period < run->num_nodes; ++period)
    if (run->num_nodes % period == 0 && has_period(state, run, period))
      return period;
  return run->num_nodes;
}

static void close_run(export_state *state, leaf_run *run) {
  if (!run->num_nodes)
    return;
  size_t length = call_length(state, run);
  for (size_t i = 0; i < run->num_nodes; ++i) {
    fx_node *node = &state->nodes[run->nodes[i]];
    node->call = run->num_calls + (int64_t)(i / length);
    node->has_call = true;
  }
  run->num_calls += (int64_t)(run->num_nodes / length);
  run->num_nodes = 0;
}

static leaf_run *run_of(aimet_string_map *runs, aimet_string_view path,
                        aimet_arena *arena) {
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(runs, path, &inserted);
  if (inserted)
    entry->value.pointer = aimet_arena_calloc(arena, 1, sizeof(leaf_run));
  return entry->value.pointer;
}

static void extend_run(export_state *state, leaf_run *run, size_t node) {
  if (state->nodes[node].is_in_run)
    return;
  state->nodes[node].is_in_run = true;
  void *nodes = run->nodes;
  aimet_grow_array(&nodes, &run->capacity, run->num_nodes + 1,
                   sizeof *run->nodes);
  run->nodes = nodes;
  run->nodes[run->num_nodes++] = node;
}

/// Reads one row: it opens, extends or closes the run of its region. A body is
/// a region of its own, so that what runs in it does not leave the module that
/// the node with the body lies in.
static void read_call(export_state *state, const aimet_placement *row,
                      size_t node, aimet_string_map *runs, leaf_run **open) {
  if (!node || state->nodes[node].has_call || state->nodes[node].owner)
    return;
  leaf_run *run =
      row->leaf ? run_of(runs, row->path, state->placements->arena) : NULL;
  if (open[row->region] && open[row->region] != run)
    close_run(state, open[row->region]);
  if (run)
    extend_run(state, run, node);
  open[row->region] = run;
}

/// An fx node in a body belongs to its owner's call; owners stand before.
static void set_calls(export_state *state) {
  for (size_t i = 1; i < state->num_nodes; ++i)
    if (state->nodes[i].owner)
      state->nodes[i].call = state->nodes[state->nodes[i].owner].call;
  for (size_t i = 0; i < state->placements->count; ++i)
    if (state->node_of_row[i])
      state->placements->items[i].call =
          state->nodes[state->node_of_row[i]].call;
}

static void count_calls(export_state *state) {
  aimet_placements *placements = state->placements;
  aimet_string_map *runs = aimet_string_map_create();
  leaf_run **open = aimet_calloc(placements->num_regions + 1, sizeof(*open));
  for (size_t i = 0; i < placements->count; ++i)
    read_call(state, &placements->items[i], state->node_of_row[i], runs, open);
  for (size_t i = 0; i < aimet_string_map_size(runs); ++i) {
    leaf_run *run = aimet_string_map_at(runs, i)->value.pointer;
    close_run(state, run);
    free(run->nodes);
  }
  set_calls(state);
  free(open);
  aimet_string_map_destroy(runs);
}

//===----------------------------------------------------------------------===//
// Calls that left no node
//===----------------------------------------------------------------------===//

/// A name whose first use has the number 1, for the bare word is reserved.
static int64_t ordinal_of(const fx_node *node) {
  int64_t number = node->number < 0 ? 0 : node->number;
  return aimet_fx_is_reserved(node->base) ? number - 1 : number;
}

/// A functional `add_2` that is the second one seen follows a call that the
/// optimizer has removed; the names of modules count it.
static void note_skipped_calls(export_state *state) {
  aimet_string_map *seen = aimet_string_map_create();
  for (size_t i = 0; i < state->placements->count; ++i) {
    fx_node *node = &state->nodes[state->node_of_row[i]];
    if (!state->node_of_row[i] || node->is_counted)
      continue;
    node->is_counted = true;
    aimet_map_entry *entry = aimet_string_map_insert(seen, node->base, NULL);
    int64_t expected = (int64_t)entry->value.number;
    int64_t ordinal = ordinal_of(node);
    if (ordinal > expected && ordinal - expected < 1000 && !node->in_layer)
      state->placements->items[i].skipped = ordinal - expected;
    entry->value.number =
        (uint64_t)(ordinal >= expected ? ordinal + 1 : expected + 1);
  }
  aimet_string_map_destroy(seen);
}

void aimet_place_by_torch_export(aimet_placements *placements) {
  export_state state = {.placements = placements};
  state.containers = aimet_string_map_create();
  state.by_key = aimet_string_map_create();
  state.node_of_row =
      aimet_calloc(placements->count + 1, sizeof *state.node_of_row);
  state.first_group = placements->num_groups;
  new_node(&state);
  for (size_t i = 0; i < placements->count; ++i)
    read_row(&state, i);
  placements->num_groups += state.num_nodes;
  mark_leaves(&state);
  count_calls(&state);
  note_skipped_calls(&state);
  aimet_group_functions(placements, "torch.export",
                        AIMET_EXPANSIONS_DECOMPOSED);
  aimet_string_map_destroy(state.containers);
  aimet_string_map_destroy(state.by_key);
  aimet_ptr_map_deinit(&state.owners);
  free(state.node_of_row);
  free(state.nodes);
}
