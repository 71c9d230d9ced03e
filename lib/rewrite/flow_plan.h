//===- flow_plan.h - which control flow can be inlined, and how -----------===//

#ifndef AIMET_REWRITE_FLOW_PLAN_H
#define AIMET_REWRITE_FLOW_PLAN_H

#include "dead_code.h"
#include "static_control_flow.h"

/// What becomes of an If, Loop or Scan.
typedef struct aimet_flow_plan {
  MlirOperation op;
  aimet_static_flow flow;
  uint64_t num_nodes; ///< that stand in its place
  /// For 0 iterations: the value of each result that collects something of
  /// each; null for others. In the planner's arena.
  const MlirAttribute *empty;
  /// Where it cannot be inlined though it is static: why; else null.
  const char *obstacle;
} aimet_flow_plan;

typedef struct aimet_flow_planner {
  aimet_inference *inference;
  const aimet_dead_code *dead; ///< knows the names that are mentioned elsewhere
  aimet_arena *arena;
  uint64_t max_iterations;
  uint64_t nodes_left; ///< that may still be made
} aimet_flow_planner;

/// Plans for one node. `flow.kind` says BRANCH or ITERATIONS and `obstacle` is
/// null if it can be inlined.
aimet_flow_plan aimet_flow_plan_of(const aimet_flow_planner *planner,
                                   MlirOperation op);

/// Of a Scan or Loop: the number of its state variables.
intptr_t aimet_flow_num_states(MlirOperation op);

/// Attribute `num_scan_inputs` of a Scan.
intptr_t aimet_flow_num_scanned(MlirOperation op);

#endif // AIMET_REWRITE_FLOW_PLAN_H
