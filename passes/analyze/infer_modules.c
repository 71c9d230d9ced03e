//===- infer_modules.c - which module each node belongs to ----------------===//
//
// Writes `aimet.module` on every node that a source covers; the sources are in
// lib/analysis (placement.h). What stands already is kept.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "placement.h"

static aimet_status run(aimet_pass_run *run) {
  aimet_placements placements;
  aimet_placements_init(&placements, aimet_pass_module(run));
  aimet_place_by_torch_export(&placements);
  aimet_place_by_scope(&placements);
  aimet_place_by_parameters(&placements);
  aimet_placement_counts counts = aimet_placements_write(&placements);
  aimet_placements_deinit(&placements);
  aimet_pass_count(run, "nodes with a module", counts.placed);
  aimet_pass_count(run, "nodes without module information", counts.unplaced);
  return AIMET_OK;
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
        "5. names of parameters (`layer1.0.conv1.weight`), which place layers "
        "that have some.\n\n"
        "A node that no source covers gets no attribute.\n\n"
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
