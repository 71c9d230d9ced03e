//===- pass_run.h - the state of a running pass ---------------------------===//
//
// Shared by the interface that passes see (pass.c) and the runner
// (pipeline_run.c); nobody else includes it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_PASS_RUN_H
#define AIMET_PASS_PASS_RUN_H

#include "analysis_cache.h"
#include "options.h"
#include "pipeline.h"

typedef struct aimet_counter {
  const char *name;
  uint64_t amount;
} aimet_counter;

struct aimet_pass_run {
  const aimet_pass_def *def;
  const aimet_option_values *values;
  const aimet_pass_environment *environment;
  MlirOperation module;
  aimet_analysis_cache *analyses; ///< shared by the passes of the pipeline
  /// Paths of modules that are excluded by their class.
  const aimet_string_map *excluded_paths;
  aimet_ir_change change;  ///< what it did to the model, as far as is known
  bool reports_findings;   ///< an inferring pass: it has reported some
  aimet_counter *counters; ///< freed by the runner
  size_t num_counters, counter_capacity;
  size_t num_diagnostics; ///< findings and changes shown
};

#endif // AIMET_PASS_PASS_RUN_H
