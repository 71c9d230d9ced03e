//===- weight_sharing.h - who shares a stored tensor ----------------------===//
//
// The layers whose weight or bias an initializer or Constant is, itself or in
// another form (Identity, Cast, Transpose, Reshape, ...). What is quantized or
// dequantized on the way has encodings of its own and is not followed.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_WEIGHT_SHARING_H
#define AIMET_REWRITE_WEIGHT_SHARING_H

#include "op.h"
#include "ptr_map.h"

/// "No such index."
#define AIMET_NO_INDEX SIZE_MAX

/// A weight or bias slot of a layer.
typedef struct aimet_weight_slot {
  MlirOperation op;
  intptr_t operand;
  size_t view;  ///< the form that it reads, or none
  size_t owner; ///< the layer
} aimet_weight_slot;

/// An operation that gives the tensor another form.
typedef struct aimet_weight_view {
  MlirOperation op;
  size_t parent; ///< the form that it reads, or none
  /// The layer that alone it serves; AIMET_NO_INDEX: none or several.
  size_t owner;
  bool is_used; ///< serves one, or something else
} aimet_weight_view;

/// A layer that has the tensor.
typedef struct aimet_weight_owner {
  aimet_string_view path; ///< of a leaf module; empty: a slot without one
  size_t first_slot;      ///< in execution order
} aimet_weight_owner;

/// Everything that has one tensor.
typedef struct aimet_weight_sharing {
  aimet_weight_slot *slots;
  aimet_weight_view *views; ///< parents before children
  aimet_weight_owner *owners;
  size_t num_slots, num_views, num_owners;
  size_t slot_capacity, view_capacity, owner_capacity;
} aimet_weight_sharing;

/// How slots are told apart.
typedef enum aimet_sharing_policy {
  AIMET_SHARING_BY_MODULE, ///< slots of one leaf module are one layer's
  AIMET_SHARING_BY_SLOT,   ///< each is one of its own
} aimet_sharing_policy;

/// Leaves out modules that the user excluded.
typedef bool (*aimet_slot_filter)(MlirOperation op, void *user_data);

/// Finds who has `value`. `places` numbers the operations by execution; those
/// for which `is_left` is true do not count. Of a tensor that has at most one
/// slot nothing may be noted.
void aimet_weight_sharing_init(aimet_weight_sharing *sharing, MlirValue value,
                               aimet_sharing_policy policy,
                               const aimet_ptr_map *places,
                               aimet_slot_filter is_left, void *user_data);
void aimet_weight_sharing_deinit(aimet_weight_sharing *sharing);

#endif // AIMET_REWRITE_WEIGHT_SHARING_H
