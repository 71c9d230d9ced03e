//===- html_places.h - which drawn node a finding speaks of ---------------===//
//
// Findings name nodes, and know them as operations while those are there.
// Names may repeat, and what is in a function that is no module is drawn as its
// call.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_HTML_PLACES_H
#define AIMET_REPORT_HTML_PLACES_H

#include "module_tree.h"
#include "ptr_map.h"
#include "string_map.h"

/// Nodes of a tree, which is borrowed, by what findings tell of them.
typedef struct aimet_html_places {
  const aimet_module_tree *tree;
  aimet_string_map *labels; ///< -> first node of that label
  size_t *next_of_label;    ///< node -> next one of its label, or none
  aimet_ptr_map nodes;      ///< operation -> first node that it is, from 1
  aimet_ptr_map calls;      ///< function -> first node that runs it, from 1
  aimet_ptr_map functions;  ///< operation in one of these -> the function
} aimet_html_places;

/// The callees of the model must be known (aimet_callee_scope).
aimet_html_places aimet_html_places_create(const aimet_module_tree *tree);
void aimet_html_places_destroy(aimet_html_places *places);

/// The node of the tree that a finding calls `label`, or the call around it;
/// AIMET_NONE if there is none. `op` is null if it is not known, and may have
/// been erased: then the first node of several of that label is meant.
size_t aimet_html_place(const aimet_html_places *places,
                        aimet_string_view label, MlirOperation op);

#endif // AIMET_REPORT_HTML_PLACES_H
