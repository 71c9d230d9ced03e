//===- fixed_results.h - results that are the same in every run -----------===//

#ifndef AIMET_ANALYSIS_FIXED_RESULTS_H
#define AIMET_ANALYSIS_FIXED_RESULTS_H

#include "effects.h"
#include "inference.h"

/// What is known of the results of an operation before the model runs.
typedef enum aimet_result_kind {
  AIMET_RESULT_VARIES = 0,
  AIMET_RESULT_INEXACT, ///< the same in every run, but runtimes may differ
  AIMET_RESULT_FIXED,   ///< the same bits everywhere, in every run
} aimet_result_kind;

/// What has been found so far; borrows the inference and the effects.
typedef struct aimet_fixed_results aimet_fixed_results;

aimet_fixed_results *aimet_fixed_results_create(aimet_inference *inference,
                                                aimet_effects *effects);
void aimet_fixed_results_destroy(aimet_fixed_results *fixed);

/// The kind of an operation: of a constant, of a node that computes on fixed
/// results alone, of one whose results the inference knows all the same
/// (Shape). Operations must be asked about in execution order, each once. Calls
/// and nodes with bodies vary.
aimet_result_kind aimet_fixed_results_add(aimet_fixed_results *fixed,
                                          MlirOperation op);

/// True if the inference knows every element of every result that is there.
bool aimet_has_known_results(aimet_inference *inference, MlirOperation op);

/// True for a result that is left out ("").
bool aimet_is_absent_result(MlirValue result);

/// Bytes that a value takes whose type is known and static; false for others.
bool aimet_known_byte_size(aimet_inference *inference, MlirValue value,
                           uint64_t *out_bytes);

#endif // AIMET_ANALYSIS_FIXED_RESULTS_H
