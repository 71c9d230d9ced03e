//===- called_containers.h - containers that are called as a whole --------===//
//
// Where a container is called twice, its leaves are reused: what has to become
// two is the container.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_CALLED_CONTAINERS_H
#define AIMET_PASSES_CALLED_CONTAINERS_H

#include "module_tree.h"

/// What is known of the calls of each module's leaves.
typedef struct aimet_called_containers aimet_called_containers;

aimet_called_containers *
aimet_called_containers_create(const aimet_module_tree *tree);
void aimet_called_containers_destroy(aimet_called_containers *containers);

/// The outermost module around a reused leaf (or the leaf itself) that is
/// called as a whole: all its leaves, of which it has several, are called as
/// often, and the first call of all of them ends before the second begins. A
/// module in a list gives way to the list, for only that is a member of
/// something. Never the root.
aimet_string_view
aimet_called_container(const aimet_called_containers *containers, size_t leaf);

#endif // AIMET_PASSES_CALLED_CONTAINERS_H
