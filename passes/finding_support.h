//===- finding_support.h - what findings of several checks say ------------===//

#ifndef AIMET_PASSES_FINDING_SUPPORT_H
#define AIMET_PASSES_FINDING_SUPPORT_H

#include "finding.h"
#include "module_tree.h"
#include "node_places.h"

/// Says where a finding is: location, module and class of the operation, and
/// the line of the user's source.
void aimet_finding_set_place(aimet_finding *finding, MlirOperation op);

/// The last of them alone; false if nothing tells it.
bool aimet_finding_set_source(aimet_finding *finding, MlirOperation op);

/// Says which nodes a finding is about; the labels are borrowed.
void aimet_finding_set_labels(aimet_finding *finding, aimet_tree_labels labels);

#endif // AIMET_PASSES_FINDING_SUPPORT_H
