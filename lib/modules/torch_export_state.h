//===- torch_export_state.h - modules from torch.export, in the making ----===//
//
// What the parts of that source share: the nodes of the traced graph ("fx
// nodes") that ONNX nodes came from.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_TORCH_EXPORT_STATE_H
#define AIMET_MODULES_TORCH_EXPORT_STATE_H

#include "placement.h"
#include "ptr_map.h"
#include "string_builder.h"

/// A node of the traced graph: all ONNX nodes that it became.
typedef struct aimet_fx_node {
  aimet_string_view path, function;
  aimet_string_view base; ///< of its name: `add` of `add_2`
  int64_t number;         ///< of its name; -1: none
  bool in_layer;
  bool placed_by_parameters;
  bool is_folded_norm; ///< a batch norm that was a functional, now in a Conv
  size_t owner; ///< the fx node whose body it shares module and call with; 0
  bool is_in_run;
  bool has_call; ///< the call is known
  int64_t call;
  bool is_counted;
} aimet_fx_node;

typedef struct aimet_export_state {
  aimet_placements *placements;
  aimet_string_map *containers; ///< paths that have deeper scopes
  aimet_string_map *by_key;     ///< region, scopes -> fx node
  aimet_fx_node *nodes;         ///< [0] is none
  size_t num_nodes, capacity;
  size_t *node_of_row;
  bool has_symbols; ///< sizes are computed in the traced graph
  aimet_string_builder scratch;
  size_t first_group;   ///< groups of this source are numbered from here
  aimet_ptr_map owners; ///< operation with bodies -> row
} aimet_export_state;

/// Tells the calls of leaves apart and numbers them, on fx nodes and rows.
void aimet_export_count_calls(aimet_export_state *state);

/// Notes on rows how many calls of their function before them left no node.
void aimet_export_note_skipped(aimet_export_state *state);

#endif // AIMET_MODULES_TORCH_EXPORT_STATE_H
