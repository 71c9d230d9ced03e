//===- dump.h - IR dumps around a pass ------------------------------------===//
//
// The dumps of --mlir-print-ir-before=PASS and -after=PASS, in the form that
// MLIR gives to its own.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_DUMP_H
#define AIMET_PASS_DUMP_H

#include "pipeline.h"

#include <mlir-c/IR.h>
#include <mlir-c/Pass.h>

/// Prints the operation (its module with print_module_scope) under a banner to
/// standard error, in one write, so that threads do not mix their dumps. `when`
/// is "Before" or "After".
void aimet_dump(MlirOperation op, const aimet_run_config *config,
                const char *when, const char *pass);

/// True if the configuration names the pass. One that is dumped anyway by the
/// -all flags is not dumped twice.
bool aimet_is_dumped_before(const aimet_run_config *config, const char *name);
bool aimet_is_dumped_after(const aimet_run_config *config, const char *name);

/// Lets MLIR make the dumps of the -all flags.
void aimet_dump_enable(MlirPassManager manager, const aimet_run_config *config);

#endif // AIMET_PASS_DUMP_H
