//===- affine_forms_private.h - groups of numbers -------------------------===//
//
// Private to affine_forms.c and linear_forms.c.
//
// Numbers are no part of the structure of a form. Those of one structure form a
// group, in which the first that fit are taken; where there are too many, only
// what is exactly the same is found. They are looked for from where the last
// were found, for two models mention them in the same order.
//
// A channel of a linear operator of which nothing is left, its weights or its
// scale being zero, is dead: it would be a multiple of any. Which ones are dead
// is part of the structure, so that the others alone tell operators apart, and
// it does not matter whether a weight or a scale is the zero. A channel that
// nothing looks at, for the weights that it meets are zeros, is dead, too.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_AFFINE_FORMS_PRIVATE_H
#define AIMET_PROOF_AFFINE_FORMS_PRIVATE_H

#include "affine_forms.h"

#include "alloc.h"
#include "ptr_map.h"

typedef struct affine_entry {
  channel_map *map;
  size_t next; ///< of the group; 0: none
} affine_entry;

typedef struct linear_entry {
  linear_weight weight;
  largest_weight *largest, *largest_of_sample; ///< the latter null: not known
  bool *dead;             ///< the channels that are, as `weight` says
  channel_map *own_input; ///< of `weight`, if it was made for it; or null
  near *factors;          ///< of the operator itself: 1, if dead 0
  size_t next, group;
} linear_entry;

/// The numbers of one structure; 0 is none.
typedef struct entry_group {
  size_t first, last;
  size_t expected; ///< what comes after the one found last; 0: the first
} entry_group;

/// A Concat of channels that maps were taken out of.
typedef struct known_join {
  uint64_t *counts; ///< channels of each input
  uint64_t total;
} known_join;

/// An operator whose weights are a multiple of others, or were looked for.
typedef struct known_product {
  linear_product product;
  near *factors, *sums; ///< of the product, if they are not another's
} known_product;

struct aimet_affine_forms {
  aimet_form_table *table;
  affine_entry *affines; ///< entry 0 is none, likewise below
  size_t num_affines, affine_capacity;
  linear_entry *linears;
  size_t num_linears, linear_capacity;
  known_product *products;
  size_t num_products, product_capacity;
  entry_group *groups;
  size_t num_groups, group_capacity;
  known_join *joins;
  size_t num_joins, join_capacity;
  aimet_ptr_map group_of_form;  ///< form without number -> group
  aimet_ptr_map join_of_form;   ///< Concat -> join
  aimet_ptr_map known_products; ///< form of everything -> product
  aimet_words words;
  size_t num_misses;
  size_t num_given_up;
  aimet_status status;
};

/// Makes room for one more item than `count`.
void *affine_grow(void *items, size_t *capacity, size_t count, size_t size);

void affine_note_status(aimet_affine_forms *forms, aimet_status status);

/// The group of a structure: of a form without number. What is random in one
/// model has another number in another, so numbers do not depend on it.
size_t affine_group_of(aimet_affine_forms *forms, aimet_form_kind kind,
                       aimet_form child, const uint64_t *words, size_t count);

/// An entry of the kind that a group holds: the next one, 0 where there is
/// none, and whether it is what is looked for.
typedef size_t affine_next_entry(const aimet_affine_forms *forms, size_t entry);
typedef bool affine_fits_entry(aimet_affine_forms *forms, size_t entry,
                               void *user_data);

/// The first entry of a group that fits; 0 if none of those that are looked at
/// does.
size_t affine_find_entry(aimet_affine_forms *forms, size_t group,
                         affine_next_entry *next, affine_fits_entry *fits,
                         void *user_data);

/// Makes a new entry the last one; what was last (0: none) is to be told so.
size_t affine_group_append(aimet_affine_forms *forms, size_t group,
                           size_t entry);

void affine_copy_labels(aimet_affine_forms *forms, aimet_form from,
                        aimet_form to);

/// The form without the channels of which the scales leave nothing, as far as
/// channels can be told apart; `scale` becomes what that is to be multiplied
/// by.
aimet_form affine_settle(aimet_affine_forms *forms, aimet_form form,
                         uint64_t count, near *scale);

/// Likewise, of a LINEAR with so many channels.
aimet_form linear_form_settle(aimet_affine_forms *forms, aimet_form linear,
                              near *scale);

/// Frees what an entry holds.
void linear_entry_deinit(linear_entry *entry);

#endif // AIMET_PROOF_AFFINE_FORMS_PRIVATE_H
