//===- same_body.h - whether two local functions do the same --------------===//

#ifndef AIMET_REWRITE_SAME_BODY_H
#define AIMET_REWRITE_SAME_BODY_H

#include "op.h"

/// True if two functions are the same but for names, metadata of nodes, and
/// where they come from: the same operations in the same order, on the same
/// values.
bool aimet_same_body(MlirOperation a, MlirOperation b);

#endif // AIMET_REWRITE_SAME_BODY_H
