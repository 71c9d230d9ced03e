//===- proof_limit_test.c - what the proof says at its limit --------------===//
//
// Of operators that differ in numbers alone the proof looks at so many and no
// more: where a number is not found then, it says so, and blames no rewrite.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "fold_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/// Convolutions of one input, `conv1` and so on, no two of which are multiples.
static bool write_model(const char *path, int count) {
  FILE *file = fopen(path, "w");
  if (!file)
    return false;
  fprintf(file, "module attributes {onnx.ir_version = 8 : si64, "
                "onnx.opset_import = [{version = 22 : si64}]} {\n"
                "  func.func @main_graph(%%x: tensor<1x2x3x3xf32> "
                "{onnx.name = \"x\"}) -> (tensor<1x1x3x3xf32> "
                "{onnx.name = \"y\"}) attributes {onnx.graph = {}} {\n"
                "    %%none = \"onnx.NoValue\"() : () -> none\n");
  for (int i = 1; i <= count; ++i)
    fprintf(file,
            "    %%w%d = \"onnx.Initializer\"() {onnx.outputs = [\"w%d\"], "
            "value = dense<[[[[1.0]], [[%d.0]]]]> : tensor<1x2x1x1xf32>} : () "
            "-> tensor<1x2x1x1xf32>\n"
            "    %%c%d = \"onnx.Conv\"(%%x, %%w%d, %%none) "
            "{onnx_node_name = \"conv%d\"} : (tensor<1x2x3x3xf32>, "
            "tensor<1x2x1x1xf32>, none) -> tensor<1x1x3x3xf32>\n",
            i, i, i, i, i, i);
  fprintf(file, "    %%y = \"onnx.Sum\"(");
  for (int i = 1; i <= count; ++i)
    fprintf(file, "%s%%c%d", i > 1 ? ", " : "", i);
  fprintf(file, ") : (");
  for (int i = 1; i <= count; ++i)
    fprintf(file, "%stensor<1x1x3x3xf32>", i > 1 ? ", " : "");
  fprintf(file, ") -> tensor<1x1x3x3xf32>\n"
                "    return %%y : tensor<1x1x3x3xf32>\n  }\n}\n");
  return fclose(file) == 0;
}

static aimet_status scale(aimet_pass_run *run, const char *conv, size_t first,
                          double by) {
  MlirOperation weight = operand_op(find(run, conv), 1);
  numbers values = read_numbers(weight);
  for (size_t i = first; i < values.count; ++i)
    values.at[i] *= by;
  write_numbers(weight, &values);
  return AIMET_OK;
}

REWRITE(change_one) { return scale(run, "conv2", 1, 1000); }
REWRITE(round_one) { return scale(run, "conv2", 0, 1 + 0x1p-23); }
REWRITE(round_many) {
  aimet_status status = AIMET_OK;
  for (int i = 1; i <= 300; ++i) {
    char name[16];
    snprintf(name, sizeof name, "conv%d", i);
    status = scale(run, name, 0, 1 + 0x1p-23);
  }
  return status;
}

static const char differs[] =
    "Conv \"conv2\", differs in channel 0: weight [0, 1, 0, 0] is 2 before and "
    "2000 after";

static bool says(int count, const char *text) {
  const wrong_rewrite rewrite = {
      PASS("change-one", change_one, AIMET_PROOF_AFFINE), differs};
  aimet_string_builder said = AIMET_STRING_BUILDER_INIT;
  bool holds = write_model("model.mlir", count) &&
               is_judged_right(&rewrite, "model.mlir") &&
               run_rewrite(&rewrite, "model.mlir", AIMET_PROVE_ALWAYS, &said) ==
                   AIMET_ERROR_PROOF &&
               strstr(said.data, text) != NULL;
  if (!holds)
    printf("  of %d it said: %s\n", count, said.length ? said.data : "");
  aimet_sb_deinit(&said);
  return holds;
}

static void test_below(void) {
  CHECK(says(3, "this is a bug of 'change-one'"));
  CHECK(says(200, "this is a bug of 'change-one'"));
}

static void test_beyond(void) {
  CHECK(says(300, "the proof gave up at a limit"));
}

/// What comes in the order of the model before is found, however much it is.
static void test_order(void) {
  static const wrong_rewrite right[] = {
      {PASS("round-one", round_one, AIMET_PROOF_AFFINE), NULL},
      {PASS("round-many", round_many, AIMET_PROOF_AFFINE), NULL}};
  CHECK(write_model("model.mlir", 300));
  for (size_t i = 0; i < sizeof right / sizeof *right; ++i)
    CHECK(is_judged_right(&right[i], "model.mlir"));
}

int main(void) {
  char folder[] = "proof_limit_test.XXXXXX";
  if (!mkdtemp(folder) || chdir(folder) != 0)
    return 1;
  test_below();
  test_beyond();
  test_order();
  if (remove("model.mlir") == 0 && chdir("..") == 0)
    CHECK(rmdir(folder) == 0);
  return check_result();
}
