//===- norm_aimet_rules.h - which norms AIMET takes for foldable ----------===//
//
// Private to the analysis of batch norms. AIMET goes by patterns of modules: a
// layer followed by a norm that is all that reads it, or the other way round.
// It neither looks at parameters nor past anything.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_NORM_AIMET_RULES_H
#define AIMET_ANALYSIS_NORM_AIMET_RULES_H

#include "norm_neighbours.h"

/// Decides each of the `count` norms, in execution order, by AIMET's rules. In:
/// what ours say. Out: those that AIMET picks fold, the others do not; their
/// reason is ours where we have one.
void aimet_fold_as_aimet(aimet_norm_reader *reader, aimet_norm_fold *folds,
                         size_t count);

/// True for a norm that is a batch norm in AIMET's eyes: no functional, and of
/// no other class.
bool aimet_is_module_norm(MlirOperation norm);

#endif // AIMET_ANALYSIS_NORM_AIMET_RULES_H
