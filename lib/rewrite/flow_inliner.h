//===- flow_inliner.h - what control flow does in its own place -----------===//
//
// Puts the branch of an If, or the iterations of a Loop or Scan, in the place
// of the node. That this is what the node does in every run, and that it can
// be said there, has been found out before (flow_plan.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_FLOW_INLINER_H
#define AIMET_REWRITE_FLOW_INLINER_H

#include "dead_code.h"
#include "flow_modules.h"
#include "flow_plan.h"
#include "string_map.h"

/// Inlines into one graph (the main graph or a local function) at a time.
typedef struct aimet_flow_inliner {
  MlirOperation module, graph;
  MlirContext context;
  aimet_dead_code *dead;
  aimet_flow_modules *modules;
  aimet_name_set *nodes, *values; ///< names that are taken in the graph
  aimet_string_map *counts;       ///< name -> values of the graph that bear it
  aimet_string_map *node_counts;  ///< the same of nodes
  aimet_arena *arena;
} aimet_flow_inliner;

/// What nothing uses afterwards becomes a candidate of `dead`, which is
/// borrowed.
void aimet_flow_inliner_init(aimet_flow_inliner *inliner, MlirOperation module,
                             aimet_dead_code *dead);
void aimet_flow_inliner_deinit(aimet_flow_inliner *inliner);

/// Carries out a plan; the node is destroyed. Outputs of the node keep their
/// names; names of a branch stay as they are where they are unique, those of
/// iterations get numbers. Weights of the body are there once.
void aimet_flow_inline(aimet_flow_inliner *inliner,
                       const aimet_flow_plan *plan);

#endif // AIMET_REWRITE_FLOW_INLINER_H
