//===- check_missing_modules.c - operations without a module of their own -===//
//
// One finding for each functional. Reads `aimet.module` alone: what is
// math-invariant has no functional there.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "functional_names.h"
#include "math_invariant.h"
#include "module_tree.h"
#include "pass_support.h"
#include "string_builder.h"

static void append_place(aimet_string_builder *out, aimet_string_view path) {
  if (!path.length) {
    aimet_sb_append_cstr(out, "the model itself");
    return;
  }
  aimet_sb_append_cstr(out, "module \"");
  aimet_sb_append(out, path);
  aimet_sb_append_cstr(out, "\"");
}

static void append_remedy(aimet_string_builder *out,
                          const aimet_tree_functional *functional,
                          MlirOperation op, aimet_string_view path,
                          aimet_arena *arena) {
  aimet_string_view class_name = aimet_function_class(functional->name, arena);
  bool is_torch =
      aimet_function_torch_class(functional->name, op, arena).length != 0;
  aimet_sb_append_cstr(out, "add `self.");
  aimet_sb_append(out, functional->name);
  aimet_sb_appendf(out, " = %s%.*s(...)` to __init__ of ",
                   is_torch ? "nn." : "elementwise_ops.", AIMET_SV(class_name));
  append_place(out, path);
  aimet_sb_append_cstr(out, " and call it in forward");
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

static void report(aimet_pass_run *run, const aimet_module_tree *tree,
                   size_t index) {
  const aimet_tree_functional *functional = &tree->functionals[index];
  const aimet_tree_module *module = &tree->modules[functional->module];
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder remedy = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "functional \"");
  aimet_sb_append(&message, functional->name);
  aimet_sb_append_cstr(&message, "\" in ");
  append_place(&message, module->path);
  aimet_sb_append_cstr(&message, " has no module of its own");
  append_remedy(&remedy, functional, tree->nodes[functional->last].op,
                module->path, arena);
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
  finding.nodes =
      aimet_tree_functional_labels(tree, index, arena, &finding.num_nodes);
  aimet_pass_report(run, &finding);
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&remedy);
  aimet_arena_destroy(arena);
}

/// What no source covers is not judged, and that is said once.
static void report_unknown(aimet_pass_run *run, const aimet_module_tree *tree) {
  aimet_invariants *invariants =
      aimet_invariants_create(aimet_pass_module(run));
  size_t count = 0;
  size_t first = 0;
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    if (tree->nodes[i].has_provenance ||
        aimet_is_math_invariant(invariants, tree->nodes[i].op))
      continue;
    if (!count++)
      first = i;
  }
  aimet_invariants_destroy(invariants);
  if (!count)
    return;
  aimet_arena *arena = aimet_arena_create();
  aimet_string_view label = aimet_tree_node_label(tree, first, arena);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_REMARK,
      .nodes = &label,
      .num_nodes = 1,
      .message = aimet_sv(aimet_arena_format(
          arena,
          "%zu operations have no module information, and whether they have "
          "modules of their own cannot be told",
          count)),
      .why = aimet_sv("neither metadata nor names of nodes or parameters say "
                      "which module they come from"),
      .remedy = aimet_sv("export with a PyTorch of version 1.13 or newer, and "
                         "do not strip metadata or names afterwards"),
      .fingerprint = aimet_fingerprint_begin("check-missing-modules", SIZE_MAX),
      .location = mlirOperationGetLocation(tree->nodes[first].op),
  };
  aimet_pass_report(run, &finding);
  aimet_arena_destroy(arena);
}

static aimet_status run(aimet_pass_run *run) {
  aimet_module_tree *tree = aimet_module_tree_create(aimet_pass_module(run));
  aimet_module_tree_exclude(tree, aimet_pass_excludes, run);
  for (size_t i = 0; i < tree->num_functionals; ++i) {
    const aimet_tree_functional *functional = &tree->functionals[i];
    if (aimet_function_is_reported(functional->name) &&
        !tree->modules[functional->module].excluded)
      report(run, tree, i);
  }
  report_unknown(run, tree);
  aimet_module_tree_destroy(tree);
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
        "to several nodes (GELU, SiLU, GroupNorm) is one module.\n\n"
        "Operations of which neither metadata nor names tell the module are "
        "not judged; one remark gives their number.\n",
    .why = "Quantizers are attached to modules. What a function computes has "
           "no place for one, and settings by module cannot reach it.",
    .remedy =
        "Make a module of the function:\n\n"
        "```python\n"
        "class Net(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.add = elementwise_ops.Add()  # of "
        "aimet_torch.nn.modules.custom\n\n"
        "    def forward(self, x, y):\n"
        "        return self.add(x, y)             # was x + y\n"
        "```\n\n"
        "or let `--modularize-functionals` do it in the exported model.\n",
    .options = NULL,
    .run = run,
};
