//===- placement.h - finding out which module a node belongs to -----------===//
//
// The working table of infer-modules: one row for each node of the model, in
// execution order. Sources fill rows that no more trusted source has filled;
// what they found becomes `aimet.module` at the end.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_PLACEMENT_H
#define AIMET_MODULES_PLACEMENT_H

#include "expansions.h"
#include "math_invariant.h"
#include "op.h"
#include "provenance.h"
#include "string_map.h"

/// What is known of one node.
typedef struct aimet_placement {
  MlirOperation op;
  size_t region;      ///< number of the block that holds it
  const char *source; ///< null: no source knows this node
  aimet_string_view path;
  aimet_string_view class_name;
  /// The function where the source names it; else the operator tells.
  aimet_string_view function;
  size_t group; ///< nodes of one function share a number; 0: stands alone
  int64_t call;
  int64_t skipped; ///< calls of this function before that left no node
  bool leaf;
  bool traced; ///< in a leaf of a custom class, which is code and no layer
  bool fixed;  ///< has aimet.module already, or says it in its metadata
  aimet_provenance given; ///< of a fixed row
} aimet_placement;

typedef struct aimet_placements {
  MlirOperation module;
  aimet_placement *items;
  size_t count, capacity;
  size_t num_groups;
  size_t num_regions;
  aimet_invariants *invariants;
  aimet_arena *arena; ///< owns what rows point to
} aimet_placements;

/// Makes a row for each node inside `module`; takes over what is known for
/// certain: attributes that stand, and metadata of an earlier run.
void aimet_placements_init(aimet_placements *placements, MlirOperation module);
void aimet_placements_deinit(aimet_placements *placements);

/// The sources, most trusted first.
void aimet_place_by_torch_export(aimet_placements *placements);
void aimet_place_by_scope(aimet_placements *placements);
void aimet_place_by_parameters(aimet_placements *placements);

/// Joins the rows of one source that together are one function, by the shape of
/// the dataflow: rows of one call of one module, in no layer that the source is
/// certain of. The function of the joined rows is the pattern's.
void aimet_group_functions(aimet_placements *placements, const char *source,
                           aimet_expansion_set set);

/// Counts of a finished inference.
typedef struct aimet_placement_counts {
  size_t placed;   ///< nodes that have a module now
  size_t unplaced; ///< nodes that compute something and that no source covers
} aimet_placement_counts;

/// Writes `aimet.module` on every row that a source has filled.
aimet_placement_counts aimet_placements_write(aimet_placements *placements);

/// True if the row computes something that a module could stand for.
bool aimet_placement_computes(const aimet_placements *placements,
                              const aimet_placement *row);

#endif // AIMET_MODULES_PLACEMENT_H
