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
#include "function_kinds.h"
#include "math_invariant.h"
#include "op.h"
#include "provenance.h"
#include "string_map.h"

/// What is known of one node.
typedef struct aimet_placement {
  MlirOperation op;
  size_t region;      ///< number of the block that holds it
  const char *source; ///< null: no source knows this node
  /// The module or function of PyTorch that it calls; null for all else.
  const aimet_module_function *callee;
  /// What stands for the node's name where that has the scopes of another node;
  /// else empty.
  aimet_string_view scope_name;
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
  MlirOperation function; ///< the main graph or a local function
  MlirOperation module;   ///< that holds it
  aimet_placement *items;
  size_t count, capacity;
  size_t num_groups;
  size_t num_regions;
  bool all_fixed; ///< no row is left to the sources
  const aimet_invariants *invariants;
  aimet_arena *arena; ///< owns what rows point to
} aimet_placements;

/// True if this source has placed the row.
bool aimet_placement_is_by(const aimet_placement *row, const char *source);

/// Makes a row for each node of the main graph or of a local function (where
/// paths are those below the instance); takes over what is known for certain:
/// attributes that stand, and metadata of an earlier run.
void aimet_placements_init(aimet_placements *placements, MlirOperation function,
                           const aimet_invariants *invariants);
void aimet_placements_deinit(aimet_placements *placements);

/// Notes what rows call, and the scopes that are theirs; before the sources.
void aimet_place_callees(aimet_placements *placements,
                         const aimet_module_functions *functions);

/// The sources, most trusted first.
void aimet_place_by_torch_export(aimet_placements *placements);
void aimet_place_by_scope(aimet_placements *placements);
void aimet_correct_bodies(aimet_placements *placements);
void aimet_place_by_functions(aimet_placements *placements,
                              aimet_module_functions *functions,
                              aimet_module_function *self);
void aimet_place_by_keras(aimet_placements *placements);
void aimet_place_by_parameters(aimet_placements *placements);

/// Joins the rows of one source that together are one function, by the shape of
/// the dataflow: rows of one call of one module, in no layer that the source is
/// certain of. The function of the joined rows is the pattern's.
void aimet_group_functions(aimet_placements *placements, const char *source,
                           aimet_expansion_set set);

/// Says which leaves of a source that knows no classes are layers, of which
/// class, and which are code; after aimet_group_functions.
void aimet_judge_leaves(aimet_placements *placements, const char *source);

/// The module that the metadata of torch.export names; false if there is none,
/// or if the exporter's optimizer has made the node.
bool aimet_torch_export_module(MlirOperation op, aimet_arena *arena,
                               aimet_string_view *out_path,
                               aimet_string_view *out_class);

/// Two sources that say different things of one operation; the first counts.
typedef struct aimet_contradiction {
  MlirOperation op; ///< null: none was found
  const char *what; ///< "module" or "class"
  aimet_string_view values[2];
  const char *sources[2]; ///< in words
  size_t count;           ///< operations with contradictions
} aimet_contradiction;

/// Compares the sources of each row, after they have filled it: what stands in
/// `aimet.module`, metadata of torch.export, names of scopes; and classes of
/// one path. What rewrites of ours and the exporter's optimizer explain is
/// none. Adds to what `out` holds; strings are copied to `arena`.
void aimet_find_contradictions(const aimet_placements *placements,
                               aimet_arena *arena, aimet_contradiction *out);

/// Counts of a finished inference.
typedef struct aimet_placement_counts {
  size_t placed;   ///< nodes that have a module now
  size_t unplaced; ///< nodes that compute something and that no source covers
  size_t written;  ///< placed nodes that had no `aimet.module` before
} aimet_placement_counts;

/// Writes `aimet.module` on every row that a source has filled.
aimet_placement_counts aimet_placements_write(aimet_placements *placements);

/// True if the row computes something that a module could stand for.
bool aimet_placement_computes(const aimet_placements *placements,
                              const aimet_placement *row);

#endif // AIMET_MODULES_PLACEMENT_H
