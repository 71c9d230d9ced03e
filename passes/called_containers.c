//===- called_containers.c - containers that are called as a whole --------===//

#include "called_containers.h"

#include "alloc.h"
#include "module_remedy.h"

#include <stdlib.h>

/// The calls of all leaves in a module.
typedef struct call_span {
  size_t num_leaves;
  size_t min_calls, max_calls;
  size_t first_call_end;    ///< the last node of a first call
  size_t second_call_begin; ///< the first node of a second call
} call_span;

struct aimet_called_containers {
  const aimet_module_tree *tree;
  call_span *spans; ///< for each module
};

static void add_leaf(call_span *span, const aimet_module_tree *tree,
                     const aimet_tree_module *leaf) {
  const aimet_tree_call *first = &tree->calls[leaf->first_call];
  size_t second = first->next_of_module == AIMET_NONE
                      ? AIMET_NONE
                      : tree->calls[first->next_of_module].first;
  if (!span->num_leaves++)
    span->second_call_begin = span->min_calls = SIZE_MAX;
  if (leaf->num_calls < span->min_calls)
    span->min_calls = leaf->num_calls;
  if (leaf->num_calls > span->max_calls)
    span->max_calls = leaf->num_calls;
  if (first->last > span->first_call_end)
    span->first_call_end = first->last;
  if (second < span->second_call_begin)
    span->second_call_begin = second;
}

aimet_called_containers *
aimet_called_containers_create(const aimet_module_tree *tree) {
  aimet_called_containers *containers = aimet_calloc(1, sizeof *containers);
  containers->tree = tree;
  containers->spans = aimet_calloc(tree->num_modules, sizeof(call_span));
  for (size_t i = 0; i < tree->num_modules; ++i) {
    const aimet_tree_module *leaf = &tree->modules[i];
    if (leaf->first_call == AIMET_NONE)
      continue;
    for (aimet_string_view path = leaf->path; path.length;
         path = aimet_path_parent(path)) {
      size_t module = aimet_module_tree_find(tree, path);
      if (module != AIMET_NONE)
        add_leaf(&containers->spans[module], tree, leaf);
    }
  }
  return containers;
}

void aimet_called_containers_destroy(aimet_called_containers *containers) {
  free(containers->spans);
  free(containers);
}

static bool is_called_as_a_whole(const call_span *span) {
  return span->num_leaves > 1 && span->min_calls == span->max_calls &&
         span->min_calls > 1 && span->first_call_end < span->second_call_begin;
}

aimet_string_view
aimet_called_container(const aimet_called_containers *containers, size_t leaf) {
  const aimet_module_tree *tree = containers->tree;
  aimet_string_view called = tree->modules[leaf].path;
  for (aimet_string_view path = aimet_path_parent(called); path.length;
       path = aimet_path_parent(path)) {
    size_t module = aimet_module_tree_find(tree, path);
    if (module == AIMET_NONE ||
        (containers->spans[module].num_leaves > 1 &&
         !is_called_as_a_whole(&containers->spans[module])))
      break;
    if (containers->spans[module].num_leaves > 1)
      called = path;
  }
  return aimet_nameable_module(called);
}
