//===- unplaced_nodes.h - what checks of modules cannot judge -------------===//

#ifndef AIMET_PASSES_UNPLACED_NODES_H
#define AIMET_PASSES_UNPLACED_NODES_H

#include "module_tree.h"
#include "pass.h"

/// The nodes that compute something and have no module information.
typedef struct aimet_unplaced_nodes {
  size_t count;
  size_t first;     ///< place in the tree
  bool is_no_other; ///< no node at all has module information
} aimet_unplaced_nodes;

aimet_unplaced_nodes aimet_find_unplaced_nodes(const aimet_pass_run *run,
                                               const aimet_module_tree *tree);

/// Reports a remark with this message about such nodes (at least one). What to
/// do is `--infer-modules` where that has not run and would place nodes; else
/// the file lacks what would tell.
void aimet_report_unplaced_nodes(aimet_pass_run *run,
                                 const aimet_module_tree *tree,
                                 const aimet_unplaced_nodes *nodes,
                                 const char *message);

#endif // AIMET_PASSES_UNPLACED_NODES_H
