//===- form_instances.c - numbering what is random ------------------------===//
//
// While a model is walked each random node is an instance of its own. At the
// end they are numbered among their like, in the order in which they are met on
// the way from the outputs to the inputs. That order follows from the data flow
// alone, so models that compute the same get the same numbers, and a draw that
// was merged with another or made twice does not.
//
//===----------------------------------------------------------------------===//

#include "form_builder.h"

#include "alloc.h"

#include <stdlib.h>

typedef struct numbering {
  aimet_form_table *table;
  aimet_ptr_map numbered; ///< form -> form without instances
  aimet_ptr_map counts;   ///< form -> instances of it so far
  form_list stack;
  aimet_words children;
} numbering;

/// The form with its children replaced; 0 if one of them is still to be done,
/// which then lies on the stack.
static aimet_form rebuild(numbering *n, aimet_form form) {
  aimet_form_view view = aimet_form_at(n->table, form);
  n->children.count = 0;
  for (uint32_t i = 0; i < view.num_children; ++i) {
    aimet_form child = (aimet_form)view.children[i];
    const uint64_t *done =
        aimet_ptr_map_find(&n->numbered, aimet_form_key(child));
    if (!done && aimet_form_has_instance(n->table, child)) {
      form_list_add(&n->stack, child);
      return 0;
    }
    aimet_words_add(&n->children, done ? *done : child);
  }
  if (view.kind != AIMET_FORM_INSTANCE)
    return aimet_form_get(n->table, view.kind, n->children.at,
                          n->children.count, view.words, view.num_words);
  uint64_t *count = aimet_ptr_map_insert(
      &n->counts, aimet_form_key((aimet_form)n->children.at[0]), NULL);
  const uint64_t words[] = {(*count)++, view.words[1]};
  return aimet_form_get(n->table, AIMET_FORM_RANDOM, n->children.at, 1, words,
                        sizeof words / sizeof *words);
}

static void copy_labels(aimet_form_table *table, aimet_form from,
                        aimet_form to) {
  for (unsigned side = 0; side < 2; ++side) {
    MlirAttribute label = aimet_form_label(table, from, side);
    if (!mlirAttributeIsNull(label))
      aimet_form_set_label(table, to, side, label);
  }
}

static aimet_form number_form(numbering *n, aimet_form root) {
  if (!aimet_form_has_instance(n->table, root))
    return root;
  form_list_add(&n->stack, root);
  while (n->stack.count) {
    aimet_form form = n->stack.at[n->stack.count - 1];
    if (!aimet_ptr_map_find(&n->numbered, aimet_form_key(form))) {
      aimet_form made = rebuild(n, form);
      if (!made)
        continue;
      copy_labels(n->table, form, made);
      *aimet_ptr_map_insert(&n->numbered, aimet_form_key(form), NULL) = made;
    }
    --n->stack.count;
  }
  return (aimet_form)*aimet_ptr_map_find(&n->numbered, aimet_form_key(root));
}

void form_number_instances(aimet_form_table *table, form_list *list) {
  numbering n = {.table = table};
  for (size_t i = 0; i < list->count; ++i)
    list->at[i] = number_form(&n, list->at[i]);
  aimet_ptr_map_deinit(&n.numbered);
  aimet_ptr_map_deinit(&n.counts);
  form_list_deinit(&n.stack);
  aimet_words_deinit(&n.children);
}
