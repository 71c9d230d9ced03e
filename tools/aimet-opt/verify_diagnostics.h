//===- verify_diagnostics.h - diagnostics against expectations ------------===//
//
// --verify-diagnostics as mlir-opt has it: comments in the input say which
// diagnostics must come.
//
//   "onnx.Foo"() : () -> ()  // expected-error {{unknown operator}}
//   // expected-note@-1 {{...}}   a line further up; also @+N, @above, @below
//   // expected-warning-re@unknown {{took {{[0-9]+}} steps}}
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_VERIFY_DIAGNOSTICS_H
#define AIMET_OPT_TOOL_VERIFY_DIAGNOSTICS_H

#include "diag.h"

/// What is expected and what has come.
typedef struct diagnostic_verifier diagnostic_verifier;

/// Reads the expectations of a text that is called `name` in diagnostics.
/// Mistakes in them are reported by diagnostic_verifier_finish.
/// `ignore_unexpected`: diagnostics that nothing expects are no fault.
diagnostic_verifier *diagnostic_verifier_create(const char *name,
                                                aimet_string_view text,
                                                bool ignore_unexpected);

/// A handler that compares a diagnostic; `user_data` is the verifier.
void diagnostic_verifier_handle(const aimet_diagnostic *diagnostic,
                                void *user_data);

/// Reports to `diag` what came and was not expected, and what was expected and
/// did not come; destroys the verifier. True if there was nothing to report.
bool diagnostic_verifier_finish(diagnostic_verifier *verifier,
                                aimet_diag *diag);

#endif // AIMET_OPT_TOOL_VERIFY_DIAGNOSTICS_H
