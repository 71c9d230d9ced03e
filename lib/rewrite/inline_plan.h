//===- inline_plan.h - which calls of local functions are inlined ---------===//
//
// Decided for the whole model before anything is changed, with what it will
// cost: calls of calls may make exponentially many nodes.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_INLINE_PLAN_H
#define AIMET_REWRITE_INLINE_PLAN_H

#include "call_graph.h"
#include "string_map.h"

/// Graphs in graphs, at most; deeper ones no reader takes.
#define AIMET_MAX_INLINED_DEPTH 34

/// One local function.
typedef struct aimet_inline_choice {
  MlirOperation function;
  bool is_wanted;
  /// Why the body cannot stand in the main graph; null if it can.
  const char *obstacle;
  /// The operator or name that the obstacle is about; may be empty.
  aimet_string_view about;
  uint64_t nodes;  ///< that one call brings, with those of its calls
  uint64_t depth;  ///< of graphs in it, with those of its calls
  uint64_t copies; ///< that the main graph gets; UINT64_MAX: more
} aimet_inline_choice;

typedef struct aimet_inline_plan {
  const aimet_call_graph *graph;
  aimet_inline_choice *choices; ///< by place in the call graph
  /// Domains that the model does not import, and functions do: the version.
  aimet_string_map *imports;
  uint64_t nodes; ///< that the main graph gets; UINT64_MAX: more
  uint64_t depth; ///< of graphs in it
} aimet_inline_plan;

/// Plans to inline every call of a function that `is_wanted` says, into the
/// main graph. No function may be recursive.
void aimet_inline_plan_init(aimet_inline_plan *plan,
                            const aimet_call_graph *graph,
                            bool (*is_wanted)(MlirOperation function));
void aimet_inline_plan_deinit(aimet_inline_plan *plan);

/// The function whose body will stand in the place of the operation; null if it
/// is no call, or one that stays.
const aimet_inline_choice *aimet_inline_plan_find(const aimet_inline_plan *plan,
                                                  MlirOperation call);

/// Why a call of a function that could be inlined stays; null if it does not.
const char *aimet_inline_call_obstacle(MlirOperation call,
                                       MlirOperation function);

#endif // AIMET_REWRITE_INLINE_PLAN_H
