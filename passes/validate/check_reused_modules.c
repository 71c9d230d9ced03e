//===- check_reused_modules.c - modules that are called more than once ----===//
//
// One finding for each leaf module with more than one call. Reads
// `aimet.module` alone. Sharing of weights between modules is another matter.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "called_containers.h"
#include "constructor.h"
#include "finding_support.h"
#include "hash.h"
#include "module_remedy.h"
#include "pass_support.h"
#include "string_map.h"
#include "unplaced_nodes.h"

/// New members that a remedy spells out.
#define SHOWN 2

typedef struct reuse_state {
  aimet_pass_run *run;
  const aimet_module_tree *tree;
  aimet_member_names *names;           ///< null until a finding is made
  aimet_called_containers *containers; ///< likewise
  aimet_string_map *remedies; ///< of containers, by what is to be copied
  aimet_arena *arena;
} reuse_state;

//===----------------------------------------------------------------------===//
// What to do
//===----------------------------------------------------------------------===//

/// `nn.ReLU()` for a layer without weights whose arguments can be read; a copy
/// is right for every other one.
static void append_maker(reuse_state *state, const aimet_tree_module *module,
                         aimet_string_view copied, aimet_string_builder *out) {
  aimet_arena *arena = aimet_arena_create();
  const aimet_constructor_nodes nodes =
      aimet_call_nodes(state->tree, module->first_call, arena);
  aimet_constructor constructor = {.is_complete = false};
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  size_t number = (size_t)(module - state->tree->modules);
  bool is_new = !aimet_tree_owns_parameters(state->tree, number) &&
                aimet_sv_equal(copied, module->path) &&
                aimet_append_class_constructor(&text, module->class_name,
                                               &nodes, &constructor) &&
                constructor.is_complete && !constructor.has_parameters;
  if (is_new)
    aimet_sb_append(out, aimet_sb_view(&text));
  else
    aimet_sb_appendf(out, "copy.deepcopy(self.%.*s)",
                     AIMET_SV(aimet_path_leaf(copied)));
  aimet_sb_deinit(&text);
  aimet_arena_destroy(arena);
}

static void append_use(aimet_string_builder *out, size_t num_calls) {
  if (num_calls == 2)
    aimet_sb_append_cstr(out, "; the second call in `forward` uses it");
  else if (num_calls == 3)
    aimet_sb_append_cstr(out, "; the second and the third call in `forward` "
                              "use them");
  else
    aimet_sb_append_cstr(out, "; each call in `forward` after the first uses "
                              "one of its own");
}

static void append_keras_remedy(const aimet_tree_module *module,
                                aimet_string_builder *out) {
  aimet_sb_appendf(out, "give %s of layer \"",
                   module->num_calls == 2 ? "the second call"
                                          : "each call but the first");
  aimet_sb_append(out, module->path);
  aimet_sb_append_cstr(out,
                       "\" a Keras layer of its own; where it has weights, "
                       "`new.set_weights(old.get_weights())`");
}

static bool is_of_keras(const aimet_module_tree *tree,
                        const aimet_tree_module *module) {
  size_t node = tree->calls[module->first_call].first;
  return aimet_is_of_keras(&tree->nodes[node].provenance);
}

/// `copied` is the module itself, or the container that is called.
static void append_remedy(reuse_state *state, const aimet_tree_module *module,
                          aimet_string_view copied, aimet_string_builder *out) {
  aimet_string_view container = aimet_path_parent(copied);
  aimet_string_view base = aimet_path_leaf(copied), name = base;
  aimet_append_container(out, state->tree, container);
  for (size_t call = 1; call < module->num_calls; ++call) {
    name = aimet_member_name(state->names, container, base);
    if (call > SHOWN)
      continue;
    aimet_sb_appendf(out, "%s `self.%.*s = ", call == 1 ? " gains" : " and",
                     AIMET_SV(name));
    append_maker(state, module, copied, out);
    aimet_sb_append_char(out, '`');
  }
  if (module->num_calls > SHOWN + 1)
    aimet_sb_appendf(out, " and so on to `self.%.*s`", AIMET_SV(name));
  append_use(out, module->num_calls);
}

/// The leaves of a container are called because that is: one remedy for all.
static aimet_string_view remedy_of(reuse_state *state, size_t index) {
  const aimet_tree_module *module = &state->tree->modules[index];
  aimet_string_view copied =
      is_of_keras(state->tree, module)
          ? module->path
          : aimet_called_container(state->containers, index);
  bool is_new = true;
  aimet_map_entry *entry = NULL;
  if (!aimet_sv_equal(copied, module->path))
    entry = aimet_string_map_insert(state->remedies, copied, &is_new);
  if (!is_new)
    return aimet_sv(entry->value.const_pointer);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (is_of_keras(state->tree, module))
    append_keras_remedy(module, &text);
  else
    append_remedy(state, module, copied, &text);
  const char *kept = aimet_arena_string(state->arena, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  if (entry)
    entry->value.const_pointer = kept;
  return aimet_sv(kept);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static uint64_t fingerprint(const aimet_module_tree *tree,
                            const aimet_tree_module *module, size_t ordinal) {
  uint64_t hash = aimet_fingerprint_begin("check-reused-modules", ordinal);
  for (size_t call = module->first_call; call != AIMET_NONE;
       call = tree->calls[call].next_of_module)
    for (size_t node = tree->calls[call].first; node != AIMET_NONE;
         node = tree->nodes[node].next_in_call)
      hash = aimet_fingerprint_add(hash, aimet_op_type(tree->nodes[node].op));
  return aimet_hash_bytes(&module->num_calls, sizeof module->num_calls, hash);
}

/// The line of the second call: the first one that has to change.
static void set_source(const aimet_module_tree *tree,
                       const aimet_tree_module *module,
                       aimet_finding *finding) {
  size_t call = tree->calls[module->first_call].next_of_module;
  for (size_t i = tree->calls[call].first; i != AIMET_NONE;
       i = tree->nodes[i].next_in_call)
    if (aimet_finding_set_source(finding, tree->nodes[i].op))
      return;
}

static void report(reuse_state *state, size_t index, size_t ordinal) {
  const aimet_module_tree *tree = state->tree;
  const aimet_tree_module *module = &tree->modules[index];
  if (!state->names) {
    state->names =
        aimet_member_names_create(tree, aimet_pass_module(state->run));
    state->containers = aimet_called_containers_create(tree);
  }
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "module \"");
  aimet_sb_append(&message, module->path);
  aimet_sb_appendf(&message,
                   "\" is called %zu times in one forward pass, "
                   "expected once",
                   module->num_calls);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_ERROR,
      .module = module->path,
      .has_module = true,
      .class_name = module->class_name,
      .calls = (int64_t)module->num_calls,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("a module has one set of encodings: its calls see "
                      "different values and cannot be quantized each by its "
                      "own range"),
      .remedy = remedy_of(state, index),
      .fixed_by = "unroll-reused-modules",
      .fingerprint = fingerprint(tree, module, ordinal),
      .location = mlirOperationGetLocation(
          tree->nodes[tree->calls[module->first_call].first].op),
  };
  aimet_finding_set_labels(&finding,
                           aimet_tree_leaf_labels(tree, index, arena));
  set_source(tree, module, &finding);
  aimet_pass_report(state->run, &finding);
  aimet_sb_deinit(&message);
  aimet_arena_destroy(arena);
}

/// Where no operation has module information nothing is judged, and that is
/// said. Of some alone check-missing-modules gives the number.
static void report_unknown(aimet_pass_run *run, const aimet_module_tree *tree) {
  aimet_unplaced_nodes nodes = aimet_find_unplaced_nodes(run, tree);
  if (nodes.count && nodes.is_no_other)
    aimet_report_unplaced_nodes(
        run, tree, &nodes,
        "no operation has module information, and whether modules are called "
        "more than once cannot be told");
}

static aimet_status run(aimet_pass_run *run) {
  const aimet_module_tree *tree =
      aimet_pass_module_tree(run, AIMET_TREE_INSTANCES);
  reuse_state state = {.run = run,
                       .tree = tree,
                       .remedies = aimet_string_map_create(),
                       .arena = aimet_arena_create()};
  for (size_t i = 0, ordinal = 0; i < tree->num_modules; ++i) {
    const aimet_tree_module *module = &tree->modules[i];
    if (!module->leaf)
      continue;
    if (module->num_calls > 1 && !module->excluded)
      report(&state, i, ordinal);
    ++ordinal;
  }
  report_unknown(run, tree);
  if (state.names) {
    aimet_called_containers_destroy(state.containers);
    aimet_member_names_destroy(state.names);
  }
  aimet_string_map_destroy(state.remedies);
  aimet_arena_destroy(state.arena);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_reused_modules = {
    .name = "check-reused-modules",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "find modules that are called more than once",
    .description =
        "A leaf module (one that contains no other) must be called once in a "
        "forward pass. A container that is called twice calls its leaves "
        "twice; the leaves are reported, the container is not.\n\n"
        "One finding for each module, with the number of its calls and the "
        "nodes of all of them. It names the member to add, under a name that "
        "its module does not have yet, and where the file carries it the line "
        "of the source that calls the module again. Calls that leave no node "
        "in the graph (dropout of an exported model) cannot be seen and do no "
        "harm. Modules that `--exclude-modules` or `--exclude-module-classes` "
        "names, and those in them, are left out.\n\n"
        "Where no operation has module information nothing is judged, and a "
        "remark says so: the check needs `--infer-modules` before it.\n\n"
        "```mlir\n"
        "// module \"relu1\" is called 2 times\n"
        "%1 = \"onnx.Relu\"(%0) {aimet.module = {call = 0 : i64, leaf, path = "
        "\"relu1\"}} : ...\n"
        "%3 = \"onnx.Relu\"(%2) {aimet.module = {call = 1 : i64, leaf, path = "
        "\"relu1\"}} : ...\n"
        "```\n",
    .why = "A quantizer keeps one range for each module's output. Where a "
           "module is called twice, two tensors with different ranges share "
           "it, and one of them is quantized badly.",
    .remedy = "Make one module for each call:\n\n"
              "```python\n"
              "class Net(nn.Module):\n"
              "    def __init__(self):\n"
              "        super().__init__()\n"
              "        self.conv1 = nn.Conv2d(3, 10, 5)\n"
              "        self.relu1 = nn.ReLU()\n"
              "        self.conv2 = nn.Conv2d(10, 20, 5)\n"
              "        self.relu1_2 = nn.ReLU()            # added\n\n"
              "    def forward(self, x):\n"
              "        x = self.relu1(self.conv1(x))\n"
              "        return self.relu1_2(self.conv2(x))  # was self.relu1\n"
              "```\n\n"
              "A layer with weights becomes a copy (`self.conv1_2 = "
              "copy.deepcopy(self.conv1)`), made after the weights are "
              "loaded. Or let `--unroll-reused-modules` do it in the exported "
              "model.\n",
    .options = NULL,
    .severity = "error, remark",
    .run = run,
};
