//===- rewrite_case.h - rewrites that a test makes up ---------------------===//
//
// For tests of the proof: rewrites that change named operations of a model, run
// as passes, and what is said about those that are wrong.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_TEST_REWRITE_CASE_H
#define AIMET_TEST_REWRITE_CASE_H

#include "attr.h"
#include "op.h"
#include "session_private.h"
#include "uses.h"

/// The node, or initializer, of this name; it must be there.
MlirOperation find(aimet_pass_run *run, const char *name);

/// Its first result.
MlirValue result(aimet_pass_run *run, const char *name);

void set_operand(aimet_pass_run *run, const char *name, intptr_t i,
                 MlirValue value);

/// Sets an attribute from its text.
void set_text(aimet_pass_run *run, MlirOperation op, const char *name,
              const char *attribute);

/// Puts a copy of an operation, with another name, behind it.
MlirOperation copy(MlirOperation op, const char *name);

/// Takes a node out: its first operand stands for its result.
void bypass(MlirOperation op);

#define REWRITE(name) static aimet_status name(aimet_pass_run *run)

/// A rewrite that is wrong, or one that is like it and right.
typedef struct wrong_rewrite {
  aimet_pass_def def;
  const char *said; ///< about what it did; null: the rewrite is right
} wrong_rewrite;

#define PASS(title, function, level)                                           \
  {.name = (title),                                                            \
   .kind = AIMET_PASS_REWRITE,                                                 \
   .proof = (level),                                                           \
   .family = "test",                                                           \
   .summary = "a rewrite for this test",                                       \
   .description = "",                                                          \
   .run = (function)}

/// Runs one rewrite on the model in a file; what was said goes to `said`.
aimet_status run_rewrite(const wrong_rewrite *rewrite, const char *path,
                         aimet_prove_mode mode, aimet_string_builder *said);

/// True if the proof names the rewrite and says what it did, if it is wrong,
/// and accepts it if it is not. What went wrong is printed.
bool is_judged_right(const wrong_rewrite *rewrite, const char *path);

#endif // AIMET_TEST_REWRITE_CASE_H
