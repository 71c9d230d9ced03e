//===- known_loops.h - loops, iteration by iteration ----------------------===//
//
// Private to lib/proof.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_KNOWN_LOOPS_H
#define AIMET_PROOF_KNOWN_LOOPS_H

#include "known_values.h"

/// Walks the body of a Loop or Scan as often as it runs and binds the results;
/// false if that is not known, or too much.
bool known_walk_loop(known_values *known, const form_scope *scope,
                     MlirOperation op);
bool known_walk_scan(known_values *known, const form_scope *scope,
                     MlirOperation op);

#endif // AIMET_PROOF_KNOWN_LOOPS_H
