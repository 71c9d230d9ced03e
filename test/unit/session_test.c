//===- session_test.c - the public interface ------------------------------===//
//
// Uses nothing but the public headers.
//
//===----------------------------------------------------------------------===//

#include "aimet-opt/session.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char reused[] =
    "module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = "
    "[{version = 20 : si64}]} {\n"
    "  func.func @main_graph(%x: tensor<4xf32> {onnx.name = \"x\"}) -> "
    "(tensor<4xf32> {onnx.name = \"y\"}) attributes {onnx.graph = {name = "
    "\"g\"}} {\n"
    "    %0 = \"onnx.Relu\"(%x) {onnx_node_name = \"/act/Relu\", "
    "aimet.module = {call = 0 : i64, leaf, path = \"act\"}} : "
    "(tensor<4xf32>) -> tensor<4xf32>\n"
    "    %1 = \"onnx.Relu\"(%0) {onnx_node_name = \"/act_1/Relu\", "
    "aimet.module = {call = 1 : i64, leaf, path = \"act\"}, onnx.outputs = "
    "[\"y\"]} : (tensor<4xf32>) -> tensor<4xf32>\n"
    "    return %1 : tensor<4xf32>\n"
    "  }\n"
    "}\n";

/// Counts diagnostics by severity.
static void count(const aimet_diagnostic *diagnostic, void *user_data) {
  unsigned *counts = user_data;
  ++counts[diagnostic->severity];
}

static aimet_session *new_session(unsigned *counts) {
  aimet_session_options options = AIMET_SESSION_OPTIONS_INIT;
  options.handler = count;
  options.user_data = counts;
  return aimet_session_create(&options);
}

static void test_findings(void) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  CHECK(aimet_model_format(model) == AIMET_FORMAT_MLIR);
  CHECK(aimet_model_run(model, "validate", NULL) == AIMET_OK);
  CHECK(aimet_model_finding_count(model) == 1);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 1);
  const aimet_finding *finding = aimet_model_finding(model, 0);
  CHECK(strcmp(aimet_finding_get_check(finding), "check-reused-modules") == 0);
  CHECK(aimet_finding_get_severity(finding) == AIMET_SEVERITY_ERROR);
  CHECK(aimet_finding_get_calls(finding) == 2);
  CHECK(aimet_finding_get_node_count(finding) == 2);
  aimet_string_view path;
  CHECK(aimet_finding_get_module(finding, &path));
  CHECK(path.length == 3 && memcmp(path.data, "act", 3) == 0);
  CHECK(strcmp(aimet_finding_get_fixed_by(finding), "unroll-reused-modules") ==
        0);
  CHECK(aimet_model_run(model, "prepare,validate", NULL) == AIMET_OK);
  CHECK(!aimet_model_finding_is_current(model, 0));
  CHECK(aimet_model_finding_total(model, AIMET_SEVERITY_ERROR) == 0);
  CHECK(aimet_model_change_count(model) > 0);
  CHECK(strcmp(aimet_change_get_pass(aimet_model_change(model, 0)),
               "unroll-reused-modules") == 0);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

static void test_quiet(void) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  aimet_run_options options = AIMET_RUN_OPTIONS_INIT;
  options.quiet = true;
  CHECK(aimet_model_run(model, "validate", &options) == AIMET_OK);
  CHECK(aimet_model_finding_count(model) == 1);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 0);
  const char *excluded = "act";
  options.excluded_modules = &excluded;
  options.num_excluded_modules = 1;
  CHECK(aimet_model_run(model, "validate", &options) == AIMET_OK);
  CHECK(aimet_model_finding_total(model, AIMET_SEVERITY_ERROR) == 0);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

static void test_failures(void) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load(session, "/none/such", NULL, &model) ==
        AIMET_ERROR_IO);
  CHECK(!model);
  CHECK(aimet_model_load_memory(session, "empty", "", 0, NULL, &model) ==
        AIMET_ERROR_INPUT);
  CHECK(aimet_model_load_memory(session, "text", "nonsense", 8, NULL, &model) ==
        AIMET_ERROR_INPUT);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 3);
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  CHECK(aimet_model_run(model, "no-such-pass", NULL) == AIMET_ERROR_USAGE);
  CHECK(aimet_model_write(model, "/none/such.onnx", NULL) == AIMET_ERROR_IO);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 5);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

static void test_profiles(void) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  aimet_run_options options = AIMET_RUN_OPTIONS_INIT;
  options.profile = "aimet";
  CHECK(aimet_model_run(model, "check-arch", &options) == AIMET_OK);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 0);
  options.profile = "no-such-profile";
  CHECK(aimet_model_run(model, "check-arch", &options) == AIMET_ERROR_USAGE);
  options.profile = "/none/such";
  CHECK(aimet_model_run(model, "check-arch", &options) == AIMET_ERROR_IO);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 2);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

/// Writes a model in every form and reads it back.
static void test_forms(const char *folder) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model, *copy;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  for (int format = AIMET_FORMAT_ONNX; format <= AIMET_FORMAT_BYTECODE;
       ++format) {
    char path[256];
    snprintf(path, sizeof path, "%s/model", folder);
    aimet_write_options write = AIMET_WRITE_OPTIONS_INIT;
    write.format = (aimet_format)format;
    CHECK(aimet_model_write(model, path, &write) == AIMET_OK);
    aimet_load_options load = AIMET_LOAD_OPTIONS_INIT;
    load.trust_input = true;
    CHECK(aimet_model_load(session, path, &load, &copy) == AIMET_OK);
    CHECK(aimet_model_format(copy) == write.format);
    aimet_model_destroy(copy);
    snprintf(path, sizeof path, "%s/report", folder);
    CHECK(aimet_model_write_report(model, AIMET_REPORT_JSON, NULL, path) ==
          AIMET_OK);
    CHECK(unlink(path) == 0);
    snprintf(path, sizeof path, "%s/model", folder);
    CHECK(unlink(path) == 0);
  }
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

/// The score is of the model alone: findings so far and the IR stay.
static void test_readiness(void) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  double score = -1, again = -1;
  CHECK(aimet_model_score_readiness(model, NULL, &score) == AIMET_OK);
  CHECK(aimet_model_score_readiness(model, NULL, &again) == AIMET_OK);
  CHECK(score >= 0 && score <= 100 && score == again);
  CHECK(aimet_model_finding_count(model) == 0);
  aimet_run_options options = AIMET_RUN_OPTIONS_INIT;
  options.profile = "no-such-profile";
  CHECK(aimet_model_score_readiness(model, &options, NULL) ==
        AIMET_ERROR_USAGE);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

/// Checks that the file holds the text, and removes it.
static void check_file(const char *path, const char *text) {
  char content[4096] = "";
  FILE *file = fopen(path, "r");
  CHECK(file != NULL);
  if (!file)
    return;
  size_t length = fread(content, 1, sizeof content - 1, file);
  content[length] = 0;
  CHECK(fclose(file) == 0);
  CHECK(strstr(content, text) != NULL);
  CHECK(unlink(path) == 0);
}

/// Every form of a report, and findings in the model.
static void test_reports(const char *folder) {
  static const char *const expected[] = {
      "error: module \"act\"",        "\"check\": \"check-reused-modules\"",
      "check-reused-modules: failed", "sarif-schema-2.1.0",
      "Graph/Layer_name,Issue",       "<!doctype html>"};
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  CHECK(aimet_model_run(model, "check-reused-modules", NULL) == AIMET_OK);
  aimet_report_options options = AIMET_REPORT_OPTIONS_INIT;
  options.order = AIMET_ORDER_COST;
  char path[256];
  snprintf(path, sizeof path, "%s/report", folder);
  for (int format = AIMET_REPORT_TEXT; format <= AIMET_REPORT_HTML; ++format) {
    CHECK(aimet_model_write_report(model, (aimet_report_format)format, &options,
                                   path) == AIMET_OK);
    check_file(path, expected[format]);
  }
  aimet_finding_cost cost;
  CHECK(!aimet_finding_get_cost(aimet_model_finding(model, 0), &cost));
  CHECK(cost.mac_share < 0);
  aimet_string_view reason;
  CHECK(!aimet_finding_get_suppression(aimet_model_finding(model, 0), &reason));
  CHECK(!aimet_finding_is_in_baseline(aimet_model_finding(model, 0)));
  // Another run that changes nothing leaves what the first one has found.
  CHECK(aimet_model_run(model, "check-io-types", NULL) == AIMET_OK);
  aimet_model_annotate(model);
  aimet_write_options write = AIMET_WRITE_OPTIONS_INIT;
  write.format = AIMET_FORMAT_MLIR;
  CHECK(aimet_model_write(model, path, &write) == AIMET_OK);
  check_file(path, "\"aimet.finding\", \"error: module");
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

/// Runs the check on a model of its own; the findings that count, of one.
static size_t count_accepted(aimet_session *session,
                             const aimet_accept_options *options,
                             const char *baseline) {
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  CHECK(aimet_model_accept(model, options) == AIMET_OK);
  CHECK(aimet_model_run(model, "check-reused-modules", NULL) == AIMET_OK);
  CHECK(aimet_model_finding_count(model) == 1);
  size_t count = aimet_model_finding_total(model, AIMET_SEVERITY_ERROR);
  CHECK(aimet_finding_is_in_baseline(aimet_model_finding(model, 0)) ==
        (count == 0));
  if (baseline)
    CHECK(aimet_model_write_baseline(model, baseline) == AIMET_OK);
  aimet_model_destroy(model);
  return count;
}

/// What is in a baseline is listed and does not count.
static void test_accepted(const char *folder) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  char path[256];
  snprintf(path, sizeof path, "%s/baseline", folder);
  aimet_accept_options options = AIMET_ACCEPT_OPTIONS_INIT;
  options.record_baseline = true;
  CHECK(count_accepted(session, &options, path) == 1);
  options.record_baseline = false;
  options.baseline = path;
  CHECK(count_accepted(session, &options, NULL) == 0);
  CHECK(count_accepted(session, NULL, NULL) == 1);
  check_file(path, "\"schema\": \"aimet-opt/baseline\"");
  options.baseline = path;
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  CHECK(aimet_model_accept(model, &options) == AIMET_ERROR_IO);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

static void test_descriptions(const char *folder) {
  unsigned counts[4] = {0};
  aimet_session *session = new_session(counts);
  aimet_model *model;
  CHECK(aimet_model_load_memory(session, "m.mlir", reused, strlen(reused), NULL,
                                &model) == AIMET_OK);
  char path[256];
  snprintf(path, sizeof path, "%s/description", folder);
  CHECK(aimet_model_write_shapes(model, path, NULL) == AIMET_OK);
  check_file(path, "/act/Relu    Relu      /act/Relu_output_0  float[4]\n");
  CHECK(aimet_model_write_summary(model, path, NULL) == AIMET_OK);
  check_file(path, "activations  32 bytes\n");
  aimet_print_options options = AIMET_PRINT_OPTIONS_INIT;
  options.format = AIMET_PRINT_JSON;
  CHECK(aimet_model_write_shapes(model, path, &options) == AIMET_OK);
  check_file(path, "\"elem\": \"float\", \"shape\": [4]");
  CHECK(aimet_model_write_summary(model, path, &options) == AIMET_OK);
  check_file(path, "\"activation_bytes\": {\"total\": 32,");
  options.format = AIMET_PRINT_TEXT;
  options.line_width = 40;
  CHECK(aimet_model_write_shapes(model, path, &options) == AIMET_OK);
  check_file(path, "..._output_0");
  snprintf(path, sizeof path, "%s/none/description", folder);
  CHECK(aimet_model_write_shapes(model, path, NULL) == AIMET_ERROR_IO);
  CHECK(counts[AIMET_SEVERITY_ERROR] == 1);
  aimet_model_destroy(model);
  aimet_session_destroy(session);
}

int main(void) {
  char folder[] = "session_test.XXXXXX";
  CHECK(mkdtemp(folder) != NULL);
  CHECK(strlen(aimet_version()) > 0);
  test_findings();
  test_quiet();
  test_failures();
  test_profiles();
  test_forms(folder);
  test_readiness();
  test_reports(folder);
  test_accepted(folder);
  test_descriptions(folder);
  CHECK(rmdir(folder) == 0);
  return check_result();
}
