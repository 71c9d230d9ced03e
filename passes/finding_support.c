//===- finding_support.c - what findings of several checks say ------------===//

#include "finding_support.h"

#include "provenance.h"
#include "source_line.h"

void aimet_finding_set_place(aimet_finding *finding, MlirOperation op) {
  finding->location = mlirOperationGetLocation(op);
  aimet_provenance provenance;
  if (aimet_provenance_of(op, &provenance)) {
    finding->has_module = true;
    finding->module = provenance.path;
    finding->class_name = provenance.class_name;
  }
  aimet_finding_set_source(finding, op);
}

bool aimet_finding_set_source(aimet_finding *finding, MlirOperation op) {
  aimet_source_line source;
  if (!aimet_source_line_of(op, &source))
    return false;
  finding->source_file = source.file;
  finding->source_line = source.line;
  finding->source_code = source.code;
  return true;
}

void aimet_finding_set_labels(aimet_finding *finding,
                              aimet_tree_labels labels) {
  finding->nodes = labels.items;
  finding->num_nodes = labels.count;
  finding->operations = labels.ops;
  finding->num_operations = labels.count;
}
