//===- flow_inlining.h - the inlining of one node -------------------------===//
//
// Private to flow_inliner.c and flow_unroll.c.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_FLOW_INLINING_H
#define AIMET_REWRITE_FLOW_INLINING_H

#include "flow_inliner.h"

#include "inlined_names.h"
#include "ptr_map.h"

/// An If, Loop or Scan whose place is being taken.
typedef struct aimet_flow_inlining {
  aimet_flow_inliner *inliner;
  MlirOperation node;
  MlirBlock body;     ///< the branch or the body
  MlirOperation exit; ///< its aimet.yield
  aimet_inlined_names names;
  aimet_ptr_map values; ///< value of the body -> value of the iteration at hand
  aimet_ptr_map fresh;  ///< nodes that are new in the graph
  aimet_ptr_map taken;  ///< values that have a name of the node's results
} aimet_flow_inlining;

/// Notes that an operation is new in the graph; its place in another file means
/// nothing there.
void aimet_flow_mark_fresh(aimet_flow_inlining *in, MlirOperation op);

/// Makes a node with one result in front of the node.
MlirValue aimet_flow_make(aimet_flow_inlining *in, const char *name,
                          const MlirValue *operands, intptr_t num_operands,
                          MlirType type);

/// Makes all iterations of a Loop or Scan, and gives out what stands for each
/// result of the node.
void aimet_flow_unroll(aimet_flow_inlining *in, const aimet_flow_plan *plan,
                       MlirValue *out_results);

#endif // AIMET_REWRITE_FLOW_INLINING_H
