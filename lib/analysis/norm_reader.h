//===- norm_reader.h - what is asked of a model about its norms -----------===//
//
// What the views of norms and linear operators, and the rules about them, read
// a model through. Types are inferred once it turns out that they are needed.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_NORM_READER_H
#define AIMET_ANALYSIS_NORM_READER_H

#include "inference.h"
#include "rewrite.h"

typedef struct aimet_norm_reader {
  MlirOperation module;
  aimet_weight_store *store; ///< may be null
  aimet_arena *arena;        ///< of what views hand out
  aimet_name_set *mentioned; ///< names that the model mentions elsewhere
  aimet_inference *inference;
  bool has_inferred;
} aimet_norm_reader;

/// The IR must not change while types are asked for.
void aimet_norm_reader_init(aimet_norm_reader *reader, MlirOperation module,
                            aimet_weight_store *store);
void aimet_norm_reader_deinit(aimet_norm_reader *reader);

/// What is known of a value: of constants what they hold, of inputs what their
/// MLIR type says, of others what their operators make of that and what the
/// model states: nothing where it states something else. Never null.
const aimet_value_type *aimet_norm_reader_type(aimet_norm_reader *reader,
                                               MlirValue value);

/// Its rank, or AIMET_UNRANKED.
int32_t aimet_norm_reader_rank(aimet_norm_reader *reader, MlirValue value);

/// The inference of the whole model; null if files cannot be read (diagnosed).
aimet_inference *aimet_norm_reader_inference(aimet_norm_reader *reader);

/// True if the model mentions the name of the value outside of its nodes.
bool aimet_norm_reader_mentions(aimet_norm_reader *reader, MlirValue value);

/// What a value is computed from.
typedef enum aimet_value_source {
  AIMET_SOURCE_DATA,      ///< inputs, or operators that no pass computes ahead
  AIMET_SOURCE_CONSTANTS, ///< constants alone
  AIMET_SOURCE_ARGUMENT,  ///< constants and arguments of a local function
} aimet_value_source;

aimet_value_source aimet_value_source_of(MlirValue value);

/// The pass that makes a constant of a value that is computed, with its default
/// options; null if none does. Static. Where fold-constants does once its
/// `max-bytes` is larger, `*out_max_bytes` is what it must be, else 0.
const char *aimet_pass_for_computed(aimet_norm_reader *reader, MlirValue value,
                                    uint64_t *out_max_bytes);

/// True for an argument of a local function.
bool aimet_is_function_argument(MlirValue value);

#endif // AIMET_ANALYSIS_NORM_READER_H
