//===- inference.h - what is known of every value of a model --------------===//
//
// Runs the rules over a whole model: types, shapes, and the elements of small
// tensors that shapes depend on. Changes nothing. What a model states of a
// value (value_info, types of inputs and outputs) and what follows from its
// operator are kept apart; where both are silent nothing is known.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_INFERENCE_H
#define AIMET_SHAPE_INFERENCE_H

#include "fault.h"
#include "infer.h"
#include "weights.h"

/// Tensors of more elements than this are not looked into, by default.
#define AIMET_DEFAULT_ELEMENT_LIMIT 1024

/// The result; borrows the IR, which must not change while it is used.
typedef struct aimet_inference aimet_inference;

/// Called when a local function was inferred for a call that the main graph
/// makes, by way of other calls or not: what is known of its values now is what
/// holds for this call. Inner calls come before outer ones. Where a loop's
/// state had to settle, calls in its body come again, and the last one holds.
typedef void (*aimet_call_handler)(aimet_inference *inference,
                                   const aimet_call_frame *frame,
                                   void *user_data);

typedef struct aimet_inference_options {
  aimet_weight_store *store; ///< reads constants; null: inline ones only
  uint64_t element_limit;    ///< 0: AIMET_DEFAULT_ELEMENT_LIMIT
  bool ignore_stated;        ///< believe types of graph inputs only
  /// Elements of results of which this is not true are not followed; null: all
  /// are (exactness.h has such a function).
  bool (*computes_exactly)(MlirOperation op, int32_t element);
  aimet_fault_handler on_fault; ///< null: faults are not of interest
  aimet_call_handler on_call;   ///< null: calls are not of interest
  void *user_data;              ///< of both
} aimet_inference_options;

/// Linear in the number of nodes, but that local functions are inferred once
/// for each call (each call sees its own types; at most a fixed number of calls
/// in all, then calls are not looked into). `*out` is null on failure (errors
/// of files, diagnosed).
AIMET_MUST_USE aimet_status aimet_inference_run(
    MlirOperation module, const aimet_inference_options *options,
    aimet_inference **out);
void aimet_inference_destroy(aimet_inference *inference);

/// The expressions that the result speaks of; more may be made.
aimet_symbols *aimet_inference_symbols(aimet_inference *inference);

/// What is known of a value in all; never null. In a local function: what is
/// true for all its calls.
const aimet_value_type *aimet_inference_type(const aimet_inference *inference,
                                             MlirValue value);

/// What the operator alone says, and what the model alone states (null: it
/// states nothing).
const aimet_value_type *
aimet_inference_inferred(const aimet_inference *inference, MlirValue value);
const aimet_value_type *aimet_inference_stated(const aimet_inference *inference,
                                               MlirValue value);

/// The elements of a value, null if nothing is known of them; constants that
/// stand in the model included.
const aimet_elements *aimet_inference_elements(aimet_inference *inference,
                                               MlirValue value);

/// How a Loop ends that was followed iteration by iteration.
typedef enum aimet_loop_end {
  AIMET_LOOP_ENDS,      ///< after a number of iterations that is certain
  AIMET_LOOP_GOES_ON,   ///< not within the iterations that were followed
  AIMET_LOOP_UNDECIDED, ///< the condition is not known after an iteration
} aimet_loop_end;

/// Follows a Loop that begins (its condition is true or absent, and heeded in
/// the body) and makes at most `max_trips` iterations, with all that is known
/// of its state: for `limit` iterations at most. What the inference knows does
/// not change. The body must have as many inputs and outputs as the Loop needs.
aimet_loop_end aimet_inference_follow_loop(aimet_inference *inference,
                                           MlirOperation loop,
                                           uint64_t max_trips, uint64_t limit,
                                           uint64_t *out_iterations);

/// True if all elements are known numbers.
bool aimet_elements_are_known(const aimet_elements *elements);

#endif // AIMET_SHAPE_INFERENCE_H
