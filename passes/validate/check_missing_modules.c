//===- check_missing_modules.c - operations without a module of their own -===//
//
// One finding for each functional. Reads `aimet.module` alone: what is
// math-invariant has no functional there.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "finding_support.h"
#include "functional_names.h"
#include "module_remedy.h"
#include "pass_support.h"
#include "string_builder.h"
#include "unplaced_nodes.h"

typedef struct missing_state {
  aimet_pass_run *run;
  const aimet_module_tree *tree;
  aimet_member_names *names; ///< null until a finding is made
  bool said_import;          ///< a remedy has named the line already
} missing_state;

static void append_place(aimet_string_builder *out, aimet_string_view path) {
  if (!path.length) {
    aimet_sb_append_cstr(out, "the model itself");
    return;
  }
  aimet_sb_append_cstr(out, "module \"");
  aimet_sb_append(out, path);
  aimet_sb_append_cstr(out, "\"");
}

/// `lshift` for `__lshift__`: a member of that name would be a method.
static aimet_string_view without_underscores(aimet_string_view name) {
  size_t begin = 0, end = name.length;
  while (begin < end && name.data[begin] == '_')
    ++begin;
  while (end > begin && name.data[end - 1] == '_')
    --end;
  return begin < end ? aimet_sv_slice(name, begin, end) : name;
}

static void append_keras_remedy(const aimet_tree_functional *functional,
                                aimet_string_builder *out) {
  aimet_sb_append_cstr(out, "call a Keras layer in place of the function `");
  aimet_sb_append(out, functional->name);
  aimet_sb_append_cstr(out, "`, one of `keras.layers` or of your own class");
}

static void append_remedy(missing_state *state, size_t index,
                          aimet_arena *arena, aimet_string_builder *out) {
  const aimet_tree_functional *functional = &state->tree->functionals[index];
  aimet_string_view container = state->tree->modules[functional->module].path;
  const aimet_constructor_nodes nodes =
      aimet_functional_nodes(state->tree, index, arena);
  aimet_string_view member = aimet_member_name(
      state->names, container, without_underscores(functional->name));
  aimet_append_container(out, state->tree, container);
  aimet_sb_appendf(out, " gains `self.%.*s = ", AIMET_SV(member));
  aimet_constructor constructor =
      aimet_append_function_constructor(out, functional->name, &nodes);
  aimet_sb_appendf(out,
                   "`%s; `forward` calls `self.%.*s` in place of the "
                   "function `%.*s`",
                   constructor.has_parameters ? ", which takes over the weights"
                                              : "",
                   AIMET_SV(member), AIMET_SV(functional->name));
  if (constructor.kind != AIMET_CONSTRUCTOR_TORCH && !state->said_import)
    aimet_sb_append_cstr(out, " (`" AIMET_ELEMENTWISE_OPS "`)");
  state->said_import |= constructor.kind != AIMET_CONSTRUCTOR_TORCH;
}

static uint64_t fingerprint(const aimet_module_tree *tree, size_t index) {
  const aimet_tree_functional *functional = &tree->functionals[index];
  uint64_t hash = aimet_fingerprint_begin("check-missing-modules", index);
  hash = aimet_fingerprint_add(hash, functional->name);
  for (size_t node = functional->first; node != AIMET_NONE;
       node = tree->nodes[node].next_in_functional)
    hash = aimet_fingerprint_add(hash, aimet_op_type(tree->nodes[node].op));
  return hash;
}

/// The line of the first node that has one.
static void set_source(const aimet_module_tree *tree, size_t functional,
                       aimet_finding *finding) {
  for (size_t i = tree->functionals[functional].first; i != AIMET_NONE;
       i = tree->nodes[i].next_in_functional)
    if (aimet_finding_set_source(finding, tree->nodes[i].op))
      return;
}

static void report(missing_state *state, size_t index) {
  const aimet_module_tree *tree = state->tree;
  const aimet_tree_functional *functional = &tree->functionals[index];
  const aimet_tree_module *module = &tree->modules[functional->module];
  if (!state->names)
    state->names =
        aimet_member_names_create(tree, aimet_pass_module(state->run));
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder remedy = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "functional \"");
  aimet_sb_append(&message, functional->name);
  aimet_sb_append_cstr(&message, "\" in ");
  append_place(&message, module->path);
  aimet_sb_append_cstr(&message, " has no module of its own");
  if (aimet_is_of_keras(&tree->nodes[functional->first].provenance))
    append_keras_remedy(functional, &remedy);
  else
    append_remedy(state, index, arena, &remedy);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_ERROR,
      .module = module->path,
      .has_module = true,
      .class_name = module->class_name,
      .functional = functional->name,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("quantizers are attached to modules: the output of a "
                      "function gets no encoding of its own"),
      .remedy = aimet_sb_view(&remedy),
      .fixed_by = "modularize-functionals",
      .fingerprint = fingerprint(tree, index),
      .location = mlirOperationGetLocation(tree->nodes[functional->first].op),
  };
  aimet_finding_set_labels(&finding,
                           aimet_tree_functional_labels(tree, index, arena));
  set_source(tree, index, &finding);
  aimet_pass_report(state->run, &finding);
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&remedy);
  aimet_arena_destroy(arena);
}

/// What no source covers is not judged, and that is said once.
static void report_unknown(aimet_pass_run *run, const aimet_module_tree *tree) {
  aimet_unplaced_nodes nodes = aimet_find_unplaced_nodes(run, tree);
  if (!nodes.count)
    return;
  aimet_arena *arena = aimet_arena_create();
  const char *message = aimet_arena_format(
      arena,
      nodes.count == 1
          ? "%zu operation has no module information, and whether it has a "
            "module of its own cannot be told"
          : "%zu operations have no module information, and whether they have "
            "modules of their own cannot be told",
      nodes.count);
  aimet_report_unplaced_nodes(run, tree, &nodes, message);
  aimet_arena_destroy(arena);
}

static aimet_status run(aimet_pass_run *run) {
  const aimet_module_tree *tree =
      aimet_pass_module_tree(run, AIMET_TREE_INSTANCES);
  missing_state state = {.run = run, .tree = tree};
  for (size_t i = 0; i < tree->num_functionals; ++i) {
    const aimet_tree_functional *functional = &tree->functionals[i];
    if (aimet_function_is_reported(functional->name) &&
        !aimet_tree_fills_leaf(tree, i) &&
        !tree->modules[functional->module].excluded)
      report(&state, i);
  }
  report_unknown(run, tree);
  if (state.names)
    aimet_member_names_destroy(state.names);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_missing_modules = {
    .name = "check-missing-modules",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "find operations that have no module of their own",
    .description =
        "An operation that is called as a function (`x + y`, `F.relu(x)`, "
        "`torch.cat(...)`) sits in the forward pass of a container, of the "
        "model itself, or of a leaf of the user's own class. One finding for "
        "each, with the name of the function and the module where it "
        "resides.\n\n"
        "What only views, moves, converts or measures data is not reported "
        "(`view`, `transpose`, `cat` of sizes, casts, `mean`, ...), nor is "
        "arithmetic on sizes and indices. A layer of `torch.nn` that exports "
        "to several nodes (GELU, SiLU, GroupNorm) is one module, and so is a "
        "leaf of any class that computes one function and does nothing "
        "else.\n\n"
        "`--math-invariant=NAME,...` adds operators (`Concat`) and functions "
        "(`cat`) to what is not reported, as AIMET's "
        "`ConnectedGraph.math_invariant_types.add(...)` does; excluded modules "
        "are left out with all that is in them.\n\n"
        "Operations of which neither metadata nor names tell the module are "
        "not judged; one remark gives their number. Without `--infer-modules` "
        "before the check that is all of them; the remark says so where it "
        "would help.\n\n"
        "```mlir\n"
        "// functional \"add\" in module \"layer1.0\"\n"
        "%2 = \"onnx.Add\"(%0, %1) {aimet.module = {functional = \"add\", path "
        "= \"layer1.0\"}} : ...\n"
        "```\n",
    .why = "Quantizers are attached to modules. What a function computes has "
           "no place for one, and settings by module cannot reach it.",
    .remedy =
        "Make a module of the function:\n\n"
        "```python\n"
        "from aimet_torch.nn.modules import custom as elementwise_ops\n\n"
        "class Net(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.add = elementwise_ops.Add()\n\n"
        "    def forward(self, x, y):\n"
        "        return self.add(x, y)             # was x + y\n"
        "```\n\n"
        "or let `--modularize-functionals` do it in the exported model.\n",
    .options = NULL,
    .severity = "error, remark",
    .run = run,
};
