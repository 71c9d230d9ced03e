//===- export_facts.h - what torch.export says of a node ------------------===//
//
// The metadata of PyTorch's default exporter, read and nothing more: scopes and
// classes from the root to the node of the traced graph ("fx node"), its
// printed call, and the optimizer's rules that have rewritten the node.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_EXPORT_FACTS_H
#define AIMET_MODULES_EXPORT_FACTS_H

#include "arena.h"
#include "op.h"

/// Deeper scopes are not read.
#define AIMET_EXPORT_DEPTH 64

typedef struct aimet_export_list {
  aimet_string_view items[AIMET_EXPORT_DEPTH];
  size_t count;
} aimet_export_list;

/// What the metadata of one node says.
typedef struct aimet_export_facts {
  aimet_export_list scopes, classes; ///< of equal length, the fx node last
  aimet_string_view fx_node;         ///< the printed call
  aimet_string_view rule;            ///< of the optimizer, empty if none
} aimet_export_facts;

/// Reads the metadata of a node; false if it has none of this exporter.
bool aimet_export_facts_read(MlirOperation op, aimet_arena *arena,
                             aimet_export_facts *out);

/// The fx node's own name: `add_2`.
aimet_string_view aimet_export_fx_name(const aimet_export_facts *facts);

/// True for a convolution that has taken a batch norm in: it has the metadata
/// of the norm.
bool aimet_export_is_fused_norm(const aimet_export_facts *facts);

/// The function that the fx node calls, by the name that Python has for it:
/// `/` is `truediv`, though the exporter says `aten.div` of it and of
/// torch.div.
aimet_string_view aimet_export_facts_function(const aimet_export_facts *facts,
                                              MlirOperation op,
                                              aimet_arena *arena);

#endif // AIMET_MODULES_EXPORT_FACTS_H
