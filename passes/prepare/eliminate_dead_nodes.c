//===- eliminate_dead_nodes.c - what nobody uses --------------------------===//
//
// Removes nodes and initializers whose results nobody uses, in all graphs,
// bodies and local functions. Operators of ONNX have no side effects; of others
// nobody knows.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "dead_code.h"
#include "pass_support.h"

static void add_candidate(MlirOperation op, void *user_data) {
  aimet_dead_code_add(user_data, op);
}

static void report(aimet_pass_run *run, aimet_dead_code *dead) {
  aimet_reverse_names(dead->nodes, dead->num_nodes);
  aimet_change change = {
      .nodes = dead->nodes,
      .num_nodes = dead->num_nodes,
      .message = aimet_sv(aimet_arena_format(
          dead->arena,
          "removed %zu nodes and %zu initializers that nothing uses",
          dead->num_nodes, dead->num_initializers)),
      .location = mlirOperationGetLocation(aimet_pass_module(run)),
  };
  aimet_pass_report_change(run, &change);
}

static aimet_status run(aimet_pass_run *run) {
  aimet_dead_code dead;
  aimet_dead_code_init(&dead, aimet_pass_module(run));
  aimet_walk(aimet_pass_module(run), add_candidate, &dead);
  aimet_dead_code_sweep(&dead);
  if (dead.num_nodes || dead.num_initializers) {
    report(run, &dead);
    aimet_provenance_seal(aimet_pass_module(run));
  }
  aimet_pass_count(run, "removed nodes", dead.num_nodes);
  aimet_pass_count(run, "removed initializers", dead.num_initializers);
  aimet_dead_code_deinit(&dead);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_eliminate_dead_nodes = {
    .name = "eliminate-dead-nodes",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "remove nodes and initializers that nothing uses",
    .description =
        "Removes every node and initializer whose results nothing uses, and "
        "then what only those used, in the main graph, in bodies of If, Loop, "
        "Scan and SequenceMap, and in local functions.\n\n"
        "Inputs and outputs of graphs stay, and so do tensors whose names the "
        "model mentions elsewhere: in quantization annotations, training "
        "graphs and device configurations. An operator that ONNX does not "
        "define stays as well, for nobody knows what else it does.\n\n"
        "```mlir\n"
        "%w = \"onnx.Initializer\"() {onnx.outputs = [\"w\"], ...} : ...\n"
        "%1 = \"onnx.Add\"(%x, %w) : ... // nothing uses %1\n"
        "%2 = \"onnx.Relu\"(%x) : ...\n"
        "return %2 : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Relu\"(%x) : ...\n"
        "return %2 : ...\n"
        "```\n\n"
        "MLIR's own `canonicalize` cannot do this: it knows nothing of the "
        "effects of operations of an open dialect.\n",
    .why = "Dead nodes get quantizers and encodings that no value ever "
           "reaches.",
    .remedy = "Export with constant folding and dead code elimination on.",
    .options = NULL,
    .run = run,
};
