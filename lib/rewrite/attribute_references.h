//===- attribute_references.h - what a call gives to its function ---------===//
//
// Nodes in a local function may take attributes from the call. Here such a
// reference becomes what the call says, or the function's default, or nothing.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_ATTRIBUTE_REFERENCES_H
#define AIMET_REWRITE_ATTRIBUTE_REFERENCES_H

#include "op.h"

/// True if the node refers to an attribute of its function in a way that cannot
/// be resolved: to a graph, or under a name that no attribute of an operation
/// may have.
bool aimet_has_odd_reference(MlirOperation node);

/// Resolves the references on `node` itself, which was copied from `function`,
/// by what `call` says. A reference that the call made to an attribute of the
/// function around it stays one, to that.
void aimet_resolve_references(MlirOperation node, MlirOperation call,
                              MlirOperation function);

#endif // AIMET_REWRITE_ATTRIBUTE_REFERENCES_H
