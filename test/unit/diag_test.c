//===- diag_test.c - diagnostics and findings -----------------------------===//

#include "check.h"
#include "diag.h"
#include "finding.h"
#include "string_builder.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/Diagnostics.h>

#include <stdlib.h>

/// Collects what a sink hands out as printed text.
static void collect(const aimet_diagnostic *diagnostic, void *user_data) {
  char *text = NULL;
  size_t size = 0;
  FILE *memory = open_memstream(&text, &size);
  aimet_diag_print(diagnostic, memory);
  fclose(memory);
  aimet_sb_append(user_data, aimet_sv_n(text, size));
  free(text);
}

static void test_printing(void) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_diag *diag = aimet_diag_create(collect, &text);
  aimet_place nowhere = {0};
  aimet_place byte = {.file = aimet_sv("model.onnx"),
                      .has_byte = true,
                      .byte = 1234,
                      .entity = aimet_sv("graph/node[3] \"conv\"")};
  aimet_place line = {.file = aimet_sv("m\x1b.mlir"), .line = 12, .column = 5};
  aimet_place file = {.file = aimet_sv("model.onnx")};
  CHECK(aimet_diag_error(diag, AIMET_ERROR_LIMIT, byte, "got %d, expected %d",
                         1, 2) == AIMET_ERROR_LIMIT);
  aimet_diag_note(diag, file, "shorten it");
  aimet_diag_emit(diag, AIMET_SEVERITY_WARNING, line, "odd");
  aimet_diag_emit(diag, AIMET_SEVERITY_REMARK, nowhere, "done");
  CHECK_TEXT(aimet_sb_view(&text).data,
             "model.onnx:@1234: graph/node[3] \"conv\": error: got 1, expected "
             "2\n"
             "model.onnx: note: shorten it\n"
             "m\\x1b.mlir:12:5: warning: odd\n"
             "remark: done\n");
  CHECK(aimet_diag_count(diag, AIMET_SEVERITY_ERROR) == 1);
  CHECK(aimet_diag_count(diag, AIMET_SEVERITY_NOTE) == 1);
  aimet_diagnostic_handler old;
  void *old_data;
  aimet_diag_set_handler(diag, NULL, NULL, &old, &old_data);
  CHECK(old == collect && old_data == &text);
  aimet_sb_clear(&text);
  aimet_diag_emit(diag, AIMET_SEVERITY_ERROR, nowhere, "dropped but counted");
  CHECK(text.length == 0);
  CHECK(aimet_diag_count(diag, AIMET_SEVERITY_ERROR) == 2);
  aimet_diag_destroy(diag);
  aimet_sb_deinit(&text);
}

/// What a message quotes does not break out of its line, nor fill the screen.
static void test_one_line(void) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_diag *diag = aimet_diag_create(collect, &text);
  const aimet_place nowhere = {0};
  aimet_diag_emit(diag, AIMET_SEVERITY_ERROR, nowhere, "got '%s', expected 'b'",
                  "a\n\terror: x\r");
  CHECK_TEXT(aimet_sb_view(&text).data,
             "error: got 'a\\x0a\\x09error: x\\x0d', expected 'b'\n");
  aimet_sb_clear(&text);
  enum { LENGTH = 999999 }; // of characters with three bytes
  char *value = malloc(LENGTH + 1);
  for (size_t i = 0; i < LENGTH; ++i)
    value[i] = "\u20ac"[i % 3];
  value[LENGTH] = 0;
  for (size_t shift = 0; shift < 3; ++shift) {
    aimet_sb_clear(&text);
    aimet_diag_emit(diag, AIMET_SEVERITY_ERROR, nowhere,
                    "%.*sgot '%s', expected 'b'", (int)shift, "xx", value);
    CHECK(text.length < 5000 && !strchr(text.data, '\\'));
    CHECK(strstr(text.data, "got '\u20ac\u20ac") && strstr(text.data, "..."));
    CHECK(aimet_sv_ends_with(aimet_sb_view(&text),
                             aimet_sv("\u20ac', expected 'b'\n")));
  }
  free(value);
  aimet_sb_clear(&text);
  const aimet_diagnostic said = {AIMET_SEVERITY_NOTE, nowhere,
                                 aimet_sv("two\nlines")};
  aimet_diag_forward(diag, &said);
  CHECK_TEXT(aimet_sb_view(&text).data, "note: two\nlines\n");
  CHECK(aimet_diag_count(diag, AIMET_SEVERITY_NOTE) == 1);
  aimet_diag_destroy(diag);
  aimet_sb_deinit(&text);
}

static MlirStringRef ref(const char *text) {
  return mlirStringRefCreateFromCString(text);
}

static void check_place(MlirLocation location, const char *file,
                        unsigned line) {
  aimet_place place = aimet_place_from_location(location);
  CHECK(aimet_sv_is(place.file, file));
  CHECK(place.line == line && !place.has_byte);
}

static void test_places(MlirContext context) {
  MlirLocation unknown = mlirLocationUnknownGet(context);
  MlirLocation a = mlirLocationFileLineColGet(context, ref("a.mlir"), 3, 7);
  MlirLocation b = mlirLocationFileLineColGet(context, ref("b.mlir"), 4, 1);
  MlirLocation in = mlirLocationFileLineColGet(context, ref("-"), 5, 1);
  check_place(unknown, "", 0);
  check_place((MlirLocation){NULL}, "", 0);
  check_place(a, "a.mlir", 3);
  CHECK(aimet_place_from_location(a).column == 7);
  check_place(in, "<stdin>", 5);
  check_place(mlirLocationNameGet(context, ref("conv"), a), "a.mlir", 3);
  check_place(mlirLocationNameGet(context, ref("conv"), unknown), "", 0);
  check_place(mlirLocationCallSiteGet(b, a), "b.mlir", 4);
  check_place(mlirLocationCallSiteGet(unknown, a), "a.mlir", 3);
  MlirLocation parts[] = {mlirLocationNameGet(context, ref("x"), unknown), b,
                          a};
  MlirAttribute metadata = mlirStringAttrGet(context, ref("m"));
  check_place(mlirLocationFusedGet(context, 3, parts, metadata), "b.mlir", 4);
  MlirLocation deep = a;
  for (int i = 0; i < 100000; ++i)
    deep = mlirLocationNameGet(context, ref("n"), deep);
  check_place(deep, "", 0);
}

static void test_mlir_diagnostics(MlirContext context) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_diag *diag = aimet_diag_create(collect, &text);
  aimet_diag_attach(diag, context);
  MlirLocation place = mlirLocationFileLineColGet(context, ref("a.mlir"), 3, 7);
  mlirEmitError(place, "broken \x1b[31m\nsecond line");
  CHECK_TEXT(aimet_sb_view(&text).data,
             "a.mlir:3:7: error: broken \\x1b[31m\nsecond line\n");
  aimet_sb_clear(&text);
  MlirOperation twice = mlirOperationCreateParse(
      context, ref("func.func @f() { return }\nfunc.func @f() { return }\n"),
      ref("twice.mlir"));
  CHECK(mlirOperationIsNull(twice));
  CHECK(text.data && strncmp(text.data, "twice.mlir:", 11) == 0);
  aimet_sb_clear(&text);
  uint64_t notes = aimet_diag_count(diag, AIMET_SEVERITY_NOTE);
  const char *source = "\"builtin.module\"() ({\n"
                       "  \"a.b\"() {sym_name = \"x\"} : () -> ()\n"
                       "  \"a.b\"() {sym_name = \"x\"} : () -> ()\n"
                       "}) : () -> ()\n";
  CHECK(mlirOperationIsNull(
      mlirOperationCreateParse(context, ref(source), ref("s.mlir"))));
  CHECK_TEXT(aimet_sb_view(&text).data,
             "s.mlir:3:3: error: redefinition of symbol named 'x'\n"
             "s.mlir:3:3: note: see current operation: \"a.b\"() {sym_name = "
             "\"x\"} : () -> ()\n"
             "s.mlir:2:3: note: see existing symbol definition here\n");
  CHECK(aimet_diag_count(diag, AIMET_SEVERITY_NOTE) == notes + 2);
  aimet_diag_detach(diag, context);
  aimet_diag_detach(diag, context);
  aimet_diag_destroy(diag);
  aimet_sb_deinit(&text);
}

static aimet_finding make_finding(const char *check, aimet_severity severity,
                                  const char *message) {
  return (aimet_finding){
      .check = check, .severity = severity, .message = aimet_sv(message)};
}

static void test_findings(void) {
  aimet_findings *findings = aimet_findings_create();
  aimet_findings_begin_run(findings, "check-a", true);
  char name[] = "/conv/Conv";
  aimet_string_view nodes[] = {aimet_sv(name), aimet_sv("")};
  aimet_finding first = make_finding("check-a", AIMET_SEVERITY_ERROR, "first");
  first.nodes = nodes;
  first.num_nodes = 2;
  aimet_findings_add(findings, &first);
  memset(name, 'x', sizeof name - 1);
  const aimet_finding *kept = aimet_findings_at(findings, 0);
  CHECK(kept->num_nodes == 2 && aimet_sv_is(kept->nodes[0], "/conv/Conv"));
  aimet_findings_end_run(findings);
  aimet_findings_begin_run(findings, "check-b", true);
  aimet_finding second =
      make_finding("check-b", AIMET_SEVERITY_WARNING, "second");
  for (int i = 0; i < 100; ++i)
    aimet_findings_add(findings, &second);
  CHECK(aimet_findings_at(findings, 0) == kept);
  CHECK(aimet_findings_count(findings) == 101);
  CHECK(aimet_findings_total(findings, AIMET_SEVERITY_ERROR) == 1);
  CHECK(aimet_findings_total(findings, AIMET_SEVERITY_WARNING) == 100);
  aimet_findings_end_run(findings);
  aimet_findings_begin_run(findings, "check-a", true);
  CHECK(!aimet_findings_is_current(findings, 0));
  CHECK(aimet_findings_is_current(findings, 1));
  CHECK(aimet_findings_total(findings, AIMET_SEVERITY_ERROR) == 0);
  aimet_change change = {.pass = "unroll", .message = aimet_sv("copied")};
  aimet_findings_add_change(findings, &change);
  CHECK(aimet_findings_change_count(findings) == 1);
  CHECK(aimet_sv_is(aimet_findings_change_at(findings, 0)->message, "copied"));
  aimet_findings_destroy(findings);
  aimet_findings_destroy(NULL);
}

static void test_runs(void) {
  aimet_findings *findings = aimet_findings_create();
  CHECK(aimet_findings_run_count(findings) == 0);
  aimet_findings_begin_run(findings, "check-a", true);
  aimet_finding error = make_finding("check-a", AIMET_SEVERITY_ERROR, "e");
  aimet_findings_add(findings, &error);
  aimet_findings_add(findings, &error);
  CHECK(!aimet_findings_last_run(findings, "check-a"));
  aimet_findings_end_run(findings);
  aimet_findings_begin_run(findings, "unroll", false);
  aimet_string_view old = aimet_sv("/relu_1/Relu");
  aimet_change change = {
      .pass = "unroll", .old_nodes = &old, .num_old_nodes = 1};
  aimet_findings_add_change(findings, &change);
  aimet_findings_end_run(findings);
  aimet_findings_begin_run(findings, "check-a", true);
  aimet_finding warning = make_finding("check-a", AIMET_SEVERITY_WARNING, "w");
  aimet_findings_add(findings, &warning);
  aimet_findings_end_run(findings);
  CHECK(aimet_findings_run_count(findings) == 3);
  const aimet_findings_run *first =
      aimet_findings_first_run(findings, "check-a");
  const aimet_findings_run *last = aimet_findings_last_run(findings, "check-a");
  CHECK(first == aimet_findings_run_at(findings, 0) && first->is_check);
  CHECK(last == aimet_findings_run_at(findings, 2));
  CHECK(first->num_findings == 2 &&
        first->severities[AIMET_SEVERITY_ERROR] == 2);
  CHECK(last->first_finding == 2 && last->num_findings == 1);
  CHECK(last->severities[AIMET_SEVERITY_ERROR] == 0);
  const aimet_findings_run *rewrite =
      aimet_findings_last_run(findings, "unroll");
  CHECK(!rewrite->is_check && rewrite->num_changes == 1);
  const aimet_change *kept = aimet_findings_change_at(findings, 0);
  CHECK(aimet_sv_is(kept->old_nodes[0], "/relu_1/Relu"));
  aimet_findings_destroy(findings);
}

int main(void) {
  MlirContext context = mlirContextCreateWithThreading(false);
  mlirContextSetAllowUnregisteredDialects(context, true);
  test_printing();
  test_one_line();
  test_places(context);
  test_mlir_diagnostics(context);
  test_findings();
  test_runs();
  mlirContextDestroy(context);
  return check_result();
}
