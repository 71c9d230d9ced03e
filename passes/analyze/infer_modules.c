//===- infer_modules.c - which module each node belongs to ----------------===//
//
// Writes `aimet.module` on every node that a source covers; the sources are in
// lib/modules (placement.h). What stands already is kept.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "exempt_names.h"
#include "function_modules.h"
#include "module_inference.h"
#include "pass_support.h"
#include "string_builder.h"

#include <stdlib.h>

/// Two sources that disagree: said once, with the first operation.
static void report_contradiction(aimet_pass_run *run,
                                 const aimet_contradiction *found) {
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&message, "%s \"%.*s\" by %s, but \"%.*s\" by %s",
                   found->what, AIMET_SV(found->values[0]), found->sources[0],
                   AIMET_SV(found->values[1]), found->sources[1]);
  if (found->count > 1)
    aimet_sb_appendf(&message, ", and %zu more such operation%s",
                     found->count - 1, found->count > 2 ? "s" : "");
  aimet_string_view name = aimet_op_node_name(found->op);
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_WARNING,
      .nodes = &name,
      .num_nodes = name.length != 0,
      .operations = &found->op,
      .num_operations = 1,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("sources of module information that should agree do not; "
                      "the first one counts"),
      .remedy = aimet_sv("export the network anew, or remove the metadata that "
                         "is wrong"),
      .fingerprint = aimet_fingerprint_begin("infer-modules", 0),
      .location = mlirOperationGetLocation(found->op),
  };
  aimet_pass_report(run, &finding);
  aimet_sb_deinit(&message);
}

static void report_cut(aimet_pass_run *run) {
  aimet_arena *arena = aimet_arena_create();
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_WARNING,
      .message = aimet_sv(aimet_arena_format(
          arena,
          "modules that are local functions are called so often that a run "
          "executes more than %d nodes in them: what is in functions is left "
          "out",
          AIMET_MAX_INSTANCE_NODES)),
      .why = aimet_sv("each call is a module of its own, and findings name "
                      "each"),
      .remedy = aimet_sv("check the calls: functions that call each other "
                         "several times multiply"),
      .fingerprint = aimet_fingerprint_begin("infer-modules", 1),
  };
  aimet_pass_report(run, &finding);
  aimet_arena_destroy(arena);
}

static aimet_status run(aimet_pass_run *run) {
  aimet_module_inference inference;
  aimet_invariant_names exempt;
  exempt.items = aimet_pass_math_invariant(run, &exempt.count);
  exempt.is_met = aimet_calloc(exempt.count, sizeof *exempt.is_met);
  aimet_infer_modules(aimet_pass_module(run), &exempt, &inference);
  aimet_status status = aimet_check_exempt_names(&exempt, aimet_pass_diag(run));
  free(exempt.is_met);
  if (inference.contradiction.count)
    report_contradiction(run, &inference.contradiction);
  if (inference.is_cut)
    report_cut(run);
  aimet_pass_note_change(run, inference.counts.written ? AIMET_IR_ATTRIBUTES
                                                       : AIMET_IR_SAME);
  aimet_pass_count(run, "nodes with a module", inference.counts.placed);
  aimet_pass_count(run, "nodes without module information",
                   inference.counts.unplaced);
  aimet_module_inference_deinit(&inference);
  return status;
}

const aimet_pass_def aimet_pass_infer_modules = {
    .name = "infer-modules",
    .kind = AIMET_PASS_INFER,
    .family = "analyze",
    .summary = "find out which module, call and functional each node is of",
    .description =
        "Exporters turn modules into nodes. This pass recovers the module tree "
        "and writes it on every node as `aimet.module`; all other passes read "
        "only that attribute.\n\n"
        "Sources, most trusted first:\n\n"
        "1. the attribute itself, where it stands;\n"
        "2. metadata that an earlier run wrote (`aimet.module`, ...);\n"
        "3. metadata of PyTorch's default exporter "
        "(`pkg.torch.onnx.name_scopes`, `class_hierarchy`);\n"
        "4. names of scopes, as the TorchScript exporter makes them "
        "(`/layer1/layer1.0/relu_1/Relu`);\n"
        "5. local functions that stand for modules, as PyTorch wrote them "
        "from 1.13 to 2.9 (one function for each class, each call an instance) "
        "and from 2.1 to 2.4 (one for each call);\n"
        "6. names of TensorFlow's scopes, as tf2onnx keeps them "
        "(`model/conv2d_1/Conv2D`);\n"
        "7. names of parameters (`layer1.0.conv1.weight`), which place layers "
        "that have some.\n\n"
        "A node that no source covers gets no attribute. In a local function "
        "paths are those below the instance. Sources that should agree and do "
        "not are a warning, once, with the first node and what both say; what "
        "rewrites and the exporter's optimizer explain is none.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Relu\"(%0) {onnx_node_name = \"/relu_1/Relu\"} : ...\n"
        "// becomes, if there is a call /relu/Relu before it\n"
        "%1 = \"onnx.Relu\"(%0) {aimet.module = {call = 1 : i64, class = "
        "\"torch.nn.modules.activation.ReLU\", leaf, path = \"relu\", source = "
        "\"scope\"}, onnx_node_name = \"/relu_1/Relu\"} : ...\n"
        "```\n",
    .why = "Quantization is configured by modules and their calls; an ONNX "
           "graph has only nodes.",
    .remedy = NULL,
    .options = NULL,
    .run = run,
};
