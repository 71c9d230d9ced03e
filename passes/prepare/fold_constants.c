//===- fold_constants.c - what is known before the model runs -------------===//
//
// Puts a Constant in the place of a node whose results are the same in every
// run and small: arithmetic on shapes and indices. Large results stay computed,
// for the file would grow by them.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "fold.h"
#include "provenance.h"

static aimet_status run(aimet_pass_run *run) {
  aimet_folder folder;
  aimet_folder_init(&folder, run, "fold-constants",
                    aimet_pass_option_int(run, "max-bytes"));
  aimet_status status = aimet_folder_fold(&folder);
  if (folder.num_nodes)
    aimet_provenance_seal(aimet_pass_module(run));
  aimet_folder_deinit(&folder);
  return status;
}

static const aimet_pass_option options[] = {
    {"max-bytes", AIMET_OPTION_INT, AIMET_FOLD_MAX_BYTES,
     AIMET_FOLD_MAX_BYTES_HELP},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_fold_constants = {
    .name = "fold-constants",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_VALUES,
    .family = "prepare",
    .summary = "compute ahead what is the same in every run, where it is small",
    .description =
        "Puts a Constant in the place of each node whose results are known "
        "before the model runs: the Shape of a tensor of static shape, and all "
        "arithmetic on sizes, indices and small constants that follows from "
        "it, in the main graph, in bodies, and in local functions (there only "
        "what is the same for all calls). The Constant has the node's name, "
        "the names of its outputs, its module and its location. Nodes and "
        "initializers that only fed folded ones are removed.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Shape\"(%x) : (tensor<2x3x8xf32>) -> tensor<3xi64>\n"
        "%2 = \"onnx.Gather\"(%1, %zero) {axis = 0 : si64} : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Constant\"() {value = dense<2> : tensor<i64>} : () -> "
        "tensor<i64>\n"
        "```\n\n"
        "A result of more than `max-bytes` bytes is left, with a remark. The "
        "default of 1024 holds 128 int64 numbers: every shape, list of axes "
        "and set of indices that describes a tensor; what is larger is data "
        "(tables of positions, masks, weights), which the file would grow by "
        "and which runtimes fold when they load it.\n\n"
        "Nothing is folded that a caller or a runtime decides: initializers "
        "that are graph inputs as well are no constants (from IR version 4 "
        "on), random operators and those that ONNX does not define are left, "
        "so are quantizers and dequantizers, and floats that are not rounded "
        "the same everywhere (Exp, Pow, sums). Types of inner values that the "
        "model states are not believed. An If whose condition turns out "
        "constant stays an If. Bodies of SequenceMap are left, for ONNX "
        "Runtime fails to load some that are simpler.\n",
    .why = "Exporters leave shape arithmetic in the graph though all shapes "
           "are known. It hides that a Reshape is static, and it gets in the "
           "way of patterns and of runtimes on small devices.",
    .remedy = "Export with constant folding on and without dynamic axes that "
              "are not needed.",
    .options = options,
    .run = run,
};
