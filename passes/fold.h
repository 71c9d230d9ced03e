//===- fold.h - constants in the place of nodes ---------------------------===//
//
// What passes have in common that put a Constant in the place of each node
// whose results are the same in every run and small, and remove what only fed
// those. In the main graph, in bodies, and in local functions.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_FOLD_H
#define AIMET_PASSES_FOLD_H

#include "dead_code.h"
#include "inference.h"
#include "pass.h"
#include "ptr_map.h"

/// The default of the option `max-bytes`, and what it says.
#define AIMET_FOLD_MAX_BYTES "1024"
#define AIMET_FOLD_MAX_BYTES_HELP "leave results of more bytes than this"

typedef struct aimet_folder {
  aimet_pass_run *run;
  const char *pass; ///< name of the pass, for what it says
  MlirContext context;
  aimet_inference *inference;
  uint64_t max_bytes;
  aimet_dead_code dead;
  struct aimet_fixed_results *fixed;
  aimet_ptr_map unneeded;              ///< nodes that only fed what is folded
  aimet_ptr_map spared;                ///< nodes that are not folded
  struct aimet_folded_result *results; ///< those of one node stand together
  size_t num_results, capacity;
  aimet_name_set *names;    ///< of nodes; null until one is made
  aimet_string_view *nodes; ///< names of folded nodes, in the dead code's arena
  size_t num_nodes, node_capacity;
  uint64_t num_left;
  uint64_t num_errors; ///< that inference has found
} aimet_folder;

void aimet_folder_init(aimet_folder *folder, aimet_pass_run *run,
                       const char *pass, int64_t max_bytes);
void aimet_folder_deinit(aimet_folder *folder);

/// Spares what could be folded as the model is now: afterwards only what has
/// become known since then is folded.
AIMET_MUST_USE aimet_status aimet_folder_spare_known(aimet_folder *folder);

/// Folds, sweeps dead code (candidates that were added before included), and
/// reports both as one change. A model with faulty types is left, with a
/// remark.
AIMET_MUST_USE aimet_status aimet_folder_fold(aimet_folder *folder);

#endif // AIMET_PASSES_FOLD_H
