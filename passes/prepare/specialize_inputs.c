//===- specialize_inputs.c - inputs and sizes that do not change ----------===//
//
// What the user fixes becomes constant (concrete_args.h), and then what follows
// from that: what could have been folded before is left for fold-constants.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "concrete_args.h"
#include "fold.h"
#include "provenance.h"
#include "string_builder.h"

#include <stdlib.h>

/// The texts of the flag, and then those of the option.
static const char **all_texts(aimet_pass_run *run, size_t *out_count) {
  size_t num_global, num_own = aimet_pass_option_list_size(run, "args");
  const char *const *global = aimet_pass_concrete_args(run, &num_global);
  const char **texts = aimet_calloc(num_global + num_own + 1, sizeof *texts);
  for (size_t i = 0; i < num_global; ++i)
    texts[i] = global[i];
  for (size_t i = 0; i < num_own; ++i)
    texts[num_global + i] = aimet_pass_option_list_at(run, "args", i);
  *out_count = num_global + num_own;
  return texts;
}

static void report(aimet_pass_run *run, const char *const *texts,
                   size_t num_texts) {
  enum { SHOWN_LIMIT = 80 };
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "fixed as given: ");
  for (size_t i = 0; i < num_texts; ++i) {
    aimet_sb_append_cstr(&text, i ? ", " : "");
    aimet_sb_append_escaped(&text, aimet_sv(texts[i]), SHOWN_LIMIT);
  }
  aimet_change change = {
      .message = aimet_sb_view(&text),
      .location = mlirOperationGetLocation(aimet_pass_module(run)),
  };
  aimet_pass_report_change(run, &change);
  aimet_sb_deinit(&text);
}

static aimet_status specialize(aimet_pass_run *run,
                               const aimet_concrete_args *args,
                               const char *const *texts, size_t num_texts) {
  aimet_folder folder;
  aimet_folder_init(&folder, run, "specialize-inputs",
                    aimet_pass_option_int(run, "max-bytes"));
  aimet_status status = aimet_folder_spare_known(&folder);
  if (status == AIMET_OK) {
    aimet_concrete_args_bind(args, aimet_pass_module(run));
    report(run, texts, num_texts);
    status = aimet_folder_fold(&folder);
    aimet_provenance_seal(aimet_pass_module(run));
  }
  aimet_folder_deinit(&folder);
  return status;
}

static aimet_status run(aimet_pass_run *run) {
  size_t num_texts;
  const char **texts = all_texts(run, &num_texts);
  aimet_concrete_args *args = NULL;
  aimet_status status = AIMET_OK;
  if (num_texts)
    status = aimet_concrete_args_parse(aimet_pass_module(run), texts, num_texts,
                                       aimet_pass_diag(run), &args);
  if (args)
    status = specialize(run, args, texts, num_texts);
  aimet_concrete_args_destroy(args);
  free(texts);
  return status;
}

static const aimet_pass_option options[] = {
    {"args", AIMET_OPTION_LIST, NULL,
     "inputs and dimensions as NAME=VALUE, besides those of --concrete-arg"},
    {"max-bytes", AIMET_OPTION_INT, AIMET_FOLD_MAX_BYTES,
     AIMET_FOLD_MAX_BYTES_HELP},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_specialize_inputs = {
    .name = "specialize-inputs",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_VALUES,
    .family = "prepare",
    .summary = "fix inputs and sizes that never change",
    .description =
        "Does what `--concrete-arg=NAME=VALUE` asks for; without it nothing. "
        "If NAME is an input of the graph, the input is gone and an "
        "initializer of its name holds the value. If it is a symbolic "
        "dimension of an input (`batch`), it has that size wherever it "
        "occurs, in formulas (`2*batch + 1`) as well. Then nodes become "
        "constants whose results are known only since then, and what only fed "
        "them is removed; what was known before is left for `fold-constants`. "
        "An If or Loop that depends on the value is now static, and "
        "`inline-static-control-flow` takes it out.\n\n"
        "```mlir\n"
        "func.func @main_graph(%x: tensor<?x3xf32> {onnx.dim_params = "
        "[\"batch\", \"\"], onnx.name = \"x\"}, %k: tensor<i64> {onnx.name = "
        "\"k\"}) ...\n"
        "%1 = \"onnx.Add\"(%k, %one) {onnx_node_name = \"next\"} : ...\n"
        "// becomes, with --concrete-arg=batch=4 --concrete-arg=k=2\n"
        "func.func @main_graph(%x: tensor<4x3xf32> {onnx.name = \"x\"}) ...\n"
        "%1 = \"onnx.Constant\"() {onnx_node_name = \"next\", value = dense<3> "
        ": tensor<i64>} : () -> tensor<i64>\n"
        "```\n\n"
        "Values are written like JSON: `3`, `-0.5`, `true`, `\"text\"`, `[1, "
        "2]`, `[[1, 2], [3, 4]]`, besides `inf`, `-inf` and `nan`. A number "
        "with a point is no integer, an integer that the type does not have "
        "is refused, and a float is rounded to its type. The shape must be "
        "that of the input. Inputs that are no tensors cannot be given. The "
        "default of an input counts for nothing once a value is given. A text "
        "or name that is wrong is an error, and nothing is changed.\n",
    .why = "A number that the model is given (a length, a flag, a mode) makes "
           "control flow and shapes depend on data, though it is the same on "
           "the device in every run. Quantizers cannot be placed in what may "
           "or may not run.",
    .remedy = "Give the value to `torch.onnx.export` as a constant of the "
              "module (an attribute that `__init__` sets), not as an argument "
              "of `forward`; AIMET's `concrete_args` does the same.",
    .options = options,
    .run = run,
};
