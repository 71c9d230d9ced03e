//===- clone_operations.c - replace every operation by its clone ----------===//
//
// A pass for tests: it clones every operation inside functions and erases the
// original. Whatever depends on anything but IR (a side table keyed by
// operations, say) breaks under it.
//
//===----------------------------------------------------------------------===//

#include "op.h"
#include "pass.h"

static void replace_uses(MlirOperation from, MlirOperation to) {
  intptr_t count = mlirOperationGetNumResults(from);
  for (intptr_t i = 0; i < count; ++i)
    mlirValueReplaceAllUsesOfWith(mlirOperationGetResult(from, i),
                                  mlirOperationGetResult(to, i));
}

/// Moves the first operation of a block to its end, where it comes after its
/// uses and behind the terminator.
static void break_order(MlirBlock block) {
  MlirOperation first = mlirBlockGetFirstOperation(block);
  mlirOperationRemoveFromParent(first);
  mlirBlockAppendOwnedOperation(block, first);
}

/// Clones each operation of the function's body, regions and all; first to
/// last, so that a clone already sees the clones of its operands.
static uint64_t clone_body(MlirBlock block) {
  uint64_t count = 0;
  MlirOperation next = {NULL};
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = next) {
    next = mlirOperationGetNextInBlock(op);
    MlirOperation clone = mlirOperationClone(op);
    mlirBlockInsertOwnedOperationBefore(block, op, clone);
    replace_uses(op, clone);
    mlirOperationDestroy(op);
    ++count;
  }
  return count;
}

static aimet_status run(aimet_pass_run *run) {
  MlirBlock top = aimet_body(aimet_pass_module(run), 0);
  if (mlirBlockIsNull(top))
    return AIMET_OK;
  for (MlirOperation function = mlirBlockGetFirstOperation(top);
       !mlirOperationIsNull(function);
       function = mlirOperationGetNextInBlock(function)) {
    if (!aimet_op_is(function, "func.func"))
      continue;
    MlirBlock body = aimet_body(function, 0);
    if (mlirBlockIsNull(body))
      continue;
    aimet_pass_count(run, "cloned", clone_body(body));
    if (aimet_pass_option_bool(run, "break"))
      break_order(body);
  }
  return AIMET_OK;
}

static const aimet_pass_option options[] = {
    {"break", AIMET_OPTION_BOOL, "false",
     "leave the functions invalid, for tests of the verifier"},
    {0},
};

const aimet_pass_def aimet_pass_clone_operations = {
    .name = "clone-operations",
    .kind = AIMET_PASS_REWRITE,
    .family = "test",
    .summary = "replace every operation by its clone",
    .description = "Clones every operation inside functions and erases the "
                   "original. For tests: the model must come out the same.",
    .why = "Export must depend on nothing but the IR.",
    .options = options,
    .run = run,
};
