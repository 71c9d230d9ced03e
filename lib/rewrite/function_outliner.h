//===- function_outliner.h - nodes of a graph as a local function ---------===//
//
// How the nodes of one module become a function and a call of it. Weights are
// inputs of the function, for a function holds no initializers.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_FUNCTION_OUTLINER_H
#define AIMET_REWRITE_FUNCTION_OUTLINER_H

#include "module_groups.h"
#include "node_set.h"
#include "string_map.h"

/// The domain of functions that stand for modules.
#define AIMET_MODULE_DOMAIN "aimet.modules"

/// Outlines modules of one model.
typedef struct aimet_outliner {
  MlirOperation module, main;
  MlirContext context;
  aimet_name_set *symbols;    ///< `domain::name` of all functions
  aimet_name_set *nodes;      ///< names of the main graph's nodes
  aimet_name_set *mentioned;  ///< names that must stay in the graph
  aimet_string_map *first_of; ///< path of a leaf -> its first function
  aimet_arena *arena;
  bool keeps_value_info; ///< the IR version lets functions have it
  uint64_t budget;       ///< see aimet_node_set_gather
  /// The model's IR version where it had to be raised to 8; else -1.
  int64_t raised_from;
  size_t num_functions, num_calls;
} aimet_outliner;

void aimet_outliner_init(aimet_outliner *outliner, MlirOperation module,
                         MlirOperation main);
void aimet_outliner_deinit(aimet_outliner *outliner);

/// Moves the nodes of a group out of their block into a function, or calls the
/// function of an earlier call of the same leaf if that has the same body. The
/// call is `*out_call`. What stands in its way is returned, and null if
/// nothing; then nothing has changed. `*out_about` (may stay null) is an
/// operation that it is about.
const char *aimet_outline(aimet_outliner *outliner, MlirBlock block,
                          const aimet_module_group *group,
                          MlirOperation *out_call, MlirOperation *out_about);

#endif // AIMET_REWRITE_FUNCTION_OUTLINER_H
