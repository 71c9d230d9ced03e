//===- static_control_flow.h - control flow that no data decides ----------===//
//
// Says of an If which branch runs in every run, of a Loop or Scan how often its
// body does; and where that is not certain, what it depends on. Changes
// nothing.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_STATIC_CONTROL_FLOW_H
#define AIMET_ANALYSIS_STATIC_CONTROL_FLOW_H

#include "inference.h"

/// Iterations that a Loop is followed for, by default.
#define AIMET_DEFAULT_MAX_ITERATIONS 64

typedef enum aimet_flow_kind {
  AIMET_FLOW_NONE,       ///< no If, Loop or Scan
  AIMET_FLOW_BRANCH,     ///< an If: `region` runs
  AIMET_FLOW_ITERATIONS, ///< a Loop or Scan: `region` runs `iterations` times
  AIMET_FLOW_DYNAMIC,    ///< not certain: see `reason`
} aimet_flow_kind;

/// Why control flow is not static.
typedef enum aimet_flow_reason {
  AIMET_FLOW_DATA,     ///< `undecided` is computed from data
  AIMET_FLOW_SIZE,     ///< `undecided` follows from sizes that have names
  AIMET_FLOW_TOO_LONG, ///< more iterations than asked for, or never ending
  AIMET_FLOW_UNCLEAR,  ///< a Loop without condition whose body gives out one:
                       ///< ONNX ignores it, runtimes do not
  AIMET_FLOW_BATCH,    ///< a Scan before version 9 runs over a batch as well
  AIMET_FLOW_SEEDED,   ///< its iterations draw one after the other from a seed
  AIMET_FLOW_FAULTY,   ///< the node or its body is not well-formed
} aimet_flow_reason;

typedef struct aimet_static_flow {
  aimet_flow_kind kind;
  intptr_t region;
  uint64_t iterations; ///< also with TOO_LONG, where it is known; else 0
  aimet_flow_reason reason;
  MlirValue undecided; ///< with DATA and SIZE: the condition, trip count or
                       ///< scanned input; else null
  aimet_number size;   ///< with SIZE: what it depends on; lives as long as the
                       ///< inference
} aimet_static_flow;

/// True if the operation is an If, a Loop or a Scan.
bool aimet_is_control_flow(MlirOperation op);

/// What is certain of an operation. A Loop that its condition ends is followed
/// for at most `max_iterations`. The inference should have been run with
/// `computes_exactly = aimet_computes_exactly`: what runtimes may round in
/// different ways then decides nothing.
aimet_static_flow aimet_static_flow_of(aimet_inference *inference,
                                       MlirOperation op,
                                       uint64_t max_iterations);

/// Appends why a node is dynamic, in words: `"c" depends on data`. Names are
/// escaped.
void aimet_static_flow_print_reason(const aimet_static_flow *flow,
                                    aimet_string_builder *out);

#endif // AIMET_ANALYSIS_STATIC_CONTROL_FLOW_H
