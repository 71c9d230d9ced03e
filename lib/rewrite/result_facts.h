//===- result_facts.h - what is stated of one result of an operation ------===//
//
// Where a value changes its producer (a node in a function instead of the call)
// the graph goes on stating the same of it: its entry of value_info, and the
// names of its dimensions that were found.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_RESULT_FACTS_H
#define AIMET_REWRITE_RESULT_FACTS_H

#include "op.h"

/// The tensor type of which nothing is known.
MlirType aimet_unknown_type(MlirContext context);

/// The entry of result `i` in `onnx.value_info`; null where the graph does not
/// list it.
MlirAttribute aimet_value_info_of(MlirOperation op, intptr_t i);

/// Sets that entry; null takes the result out of the list.
void aimet_set_value_info(MlirOperation op, intptr_t i, MlirAttribute entry);

/// Gives result `i` of `to` the entries that result `k` of `from` has, or none
/// if that has none. Other results keep theirs.
void aimet_copy_result_facts(MlirOperation from, intptr_t k, MlirOperation to,
                             intptr_t i);

/// Takes result `i` out of the list of value_info.
void aimet_drop_value_info(MlirOperation op, intptr_t i);

#endif // AIMET_REWRITE_RESULT_FACTS_H
