//===- check_reused_modules.c - modules that are called more than once ----===//
//
// One finding for each leaf module with more than one call. Reads
// `aimet.module` alone. Sharing of weights between modules is another matter.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "hash.h"
#include "module_tree.h"
#include "pass_support.h"
#include "string_builder.h"

#include <inttypes.h>

/// `self.relu1_1 = nn.ReLU()`, as far as the class is known.
static void append_new_member(aimet_string_builder *out, aimet_string_view path,
                              aimet_string_view class_name, size_t call) {
  aimet_string_view leaf = aimet_path_leaf(path);
  aimet_string_view short_class = aimet_path_leaf(class_name);
  bool is_torch =
      aimet_sv_starts_with(class_name, aimet_sv("torch.nn.modules."));
  bool is_index = leaf.length && leaf.data[0] >= '0' && leaf.data[0] <= '9';
  aimet_sb_appendf(
      out, "`self.%s%.*s_%zu = %s%.*s(%s)`", is_index ? "module_" : "",
      AIMET_SV(leaf), call, is_torch ? "nn." : "",
      AIMET_SV(short_class.length ? short_class : aimet_sv("type(...)")),
      is_torch && aimet_sv_is(short_class, "ReLU") ? "" : "...");
}

static void append_remedy(aimet_string_builder *out,
                          const aimet_tree_module *module) {
  aimet_string_view container = aimet_path_parent(module->path);
  aimet_sb_append_cstr(out, "give every call a module of its own: in __init__ "
                            "of ");
  if (container.length)
    aimet_sb_appendf(out, "\"%.*s\"", AIMET_SV(container));
  else
    aimet_sb_append_cstr(out, "the model");
  aimet_sb_append_cstr(out, " add ");
  append_new_member(out, module->path, module->class_name, 1);
  if (module->num_calls > 2)
    aimet_sb_append_cstr(out, " and so on");
  aimet_sb_appendf(out,
                   ", and call it in place of the second call of "
                   "\"%.*s\"",
                   AIMET_SV(module->path));
}

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

static void report(aimet_pass_run *run, const aimet_module_tree *tree,
                   size_t index, size_t ordinal) {
  const aimet_tree_module *module = &tree->modules[index];
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder remedy = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&message, "module \"");
  aimet_sb_append(&message, module->path);
  aimet_sb_appendf(&message,
                   "\" is called %zu times in one forward pass, "
                   "expected once",
                   module->num_calls);
  append_remedy(&remedy, module);
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
      .remedy = aimet_sb_view(&remedy),
      .fixed_by = "unroll-reused-modules",
      .fingerprint = fingerprint(tree, module, ordinal),
      .location = mlirOperationGetLocation(
          tree->nodes[tree->calls[module->first_call].first].op),
  };
  finding.nodes = aimet_tree_call_labels(tree, module->first_call, true, arena,
                                         &finding.num_nodes);
  aimet_pass_report(run, &finding);
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&remedy);
  aimet_arena_destroy(arena);
}

static aimet_status run(aimet_pass_run *run) {
  aimet_module_tree *tree = aimet_module_tree_create(aimet_pass_module(run));
  aimet_module_tree_exclude(tree, aimet_pass_excludes, run);
  for (size_t i = 0, ordinal = 0; i < tree->num_modules; ++i) {
    const aimet_tree_module *module = &tree->modules[i];
    if (!module->leaf)
      continue;
    if (module->num_calls > 1 && !module->excluded)
      report(run, tree, i, ordinal);
    ++ordinal;
  }
  aimet_module_tree_destroy(tree);
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
        "nodes of all of them. Calls that leave no node in the graph (dropout "
        "of an exported model) cannot be seen and do no harm.\n",
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
              "        self.relu1_1 = nn.ReLU()            # added\n\n"
              "    def forward(self, x):\n"
              "        x = self.relu1(self.conv1(x))\n"
              "        return self.relu1_1(self.conv2(x))  # was self.relu1\n"
              "```\n\n"
              "or let `--unroll-reused-modules` do it in the exported model.\n",
    .options = NULL,
    .run = run,
};
