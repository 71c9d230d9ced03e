//===- sparse_tensor_rules.c - rules on sparse tensors --------------------===//
//
// A sparse tensor is a list of values, and for each its place in the dense
// tensor: a number, or one for each dimension. Places ascend, so that none is
// given twice.
//
//===----------------------------------------------------------------------===//

#include "tensor_rules.h"

#include "attr.h"
#include "checked.h"
#include "ir_version_rules.h"

#include <stdlib.h>

/// Indices beyond so many numbers are not looked at.
#define MAX_INDICES (UINT64_C(1) << 22)

static const aimet_rule sparse_rule = {
    "sparse-tensor", NULL,
    "a reader that makes the tensor dense would fail, or write beyond its end",
    "export the tensor as a dense one, or sort and correct its indices"};

/// A sparse tensor being checked.
typedef struct sparse_check {
  aimet_rule_context context;
  MlirAttribute message;
  MlirAttribute dims; ///< a dense array of i64, or null
  aimet_string_view name, subject;
  uint64_t count; ///< of dense elements
} sparse_check;

#define FAULT(check, ...)                                                      \
  aimet_rule_report(&(check)->context, AIMET_SEVERITY_ERROR, (check)->name,    \
                    NULL, __VA_ARGS__)

static intptr_t rank_of(const sparse_check *s) {
  return mlirAttributeIsNull(s->dims) ? 0
                                      : mlirDenseArrayGetNumElements(s->dims);
}

static bool check_dims(sparse_check *s) {
  intptr_t rank = rank_of(s);
  if (rank == 0)
    FAULT(s, "sparse %.*s has no dimensions, expected at least one",
          AIMET_SV(s->subject));
  s->count = 1;
  for (intptr_t i = 0; i < rank; ++i) {
    int64_t dim = mlirDenseI64ArrayGetElement(s->dims, i);
    if (dim <= 0) {
      FAULT(s, "sparse %.*s has dimension %lld, expected 1 or more",
            AIMET_SV(s->subject), (long long)dim);
      return false;
    }
    if (!aimet_checked_mul_u64(s->count, (uint64_t)dim, &s->count)) {
      FAULT(s, "the size of sparse %.*s overflows 64 bits",
            AIMET_SV(s->subject));
      return false;
    }
  }
  return rank > 0;
}

/// The number of values, -1 if it is not known.
static int64_t check_values(sparse_check *s) {
  MlirAttribute values = aimet_dict_get(s->message, "values");
  MlirType type = aimet_tensor_attribute_type(values);
  if (mlirTypeIsNull(type)) {
    FAULT(s, "sparse %.*s has no values", AIMET_SV(s->subject));
    return -1;
  }
  aimet_check_tensor(s->context.input, s->context.node, values, s->name,
                     s->subject);
  if (mlirShapedTypeGetRank(type) != 1) {
    FAULT(s, "the values of sparse %.*s have rank %lld, expected 1",
          AIMET_SV(s->subject), (long long)mlirShapedTypeGetRank(type));
    return -1;
  }
  return mlirShapedTypeGetDimSize(type, 0);
}

//===----------------------------------------------------------------------===//
// Indices
//===----------------------------------------------------------------------===//

/// Indices of one number each are places in the flattened tensor.
static void check_linear(sparse_check *s, const int64_t *indices,
                         int64_t count) {
  for (int64_t i = 0; i < count; ++i) {
    if (indices[i] < 0 || (uint64_t)indices[i] >= s->count) {
      FAULT(s,
            "index %lld of sparse %.*s is out of range, got %lld, expected 0 "
            "to %llu",
            (long long)i, AIMET_SV(s->subject), (long long)indices[i],
            (unsigned long long)(s->count - 1));
      return;
    }
    if (i > 0 && indices[i] <= indices[i - 1]) {
      FAULT(s,
            "the indices of sparse %.*s do not ascend, %lld stands before "
            "%lld",
            AIMET_SV(s->subject), (long long)indices[i - 1],
            (long long)indices[i]);
      return;
    }
  }
}

/// The place that a row of indices stands for; false if one is out of range.
static bool place_of_row(sparse_check *s, const int64_t *row, int64_t number,
                         uint64_t *out_place) {
  uint64_t place = 0; // stays below the number of dense elements
  for (intptr_t axis = 0; axis < rank_of(s); ++axis) {
    int64_t dim = mlirDenseI64ArrayGetElement(s->dims, axis);
    if (row[axis] < 0 || row[axis] >= dim) {
      FAULT(s,
            "index %lld of sparse %.*s is out of range at dimension %td, got "
            "%lld, expected 0 to %lld",
            (long long)number, AIMET_SV(s->subject), axis, (long long)row[axis],
            (long long)(dim - 1));
      return false;
    }
    place = place * (uint64_t)dim + (uint64_t)row[axis];
  }
  *out_place = place;
  return true;
}

static void check_rows(sparse_check *s, const int64_t *indices, int64_t count) {
  uint64_t last = 0, place;
  for (int64_t i = 0; i < count; ++i) {
    if (!place_of_row(s, indices + i * rank_of(s), i, &place))
      return;
    if (i > 0 && place <= last) {
      FAULT(s, "the indices of sparse %.*s do not ascend at index %lld",
            AIMET_SV(s->subject), (long long)i);
      return;
    }
    last = place;
  }
}

/// True if indices of this shape belong to `count` values.
static bool check_index_shape(sparse_check *s, MlirType type, int64_t count) {
  int64_t rank = mlirShapedTypeGetRank(type);
  bool fits = rank == 1 || rank == 2;
  fits = fits && mlirShapedTypeGetDimSize(type, 0) == count;
  if (rank == 2)
    fits = fits && mlirShapedTypeGetDimSize(type, 1) == rank_of(s);
  if (!fits)
    FAULT(s,
          "the indices of sparse %.*s have the wrong shape, expected [%lld] or "
          "[%lld, %td]",
          AIMET_SV(s->subject), (long long)count, (long long)count, rank_of(s));
  return fits;
}

static void check_indices(sparse_check *s, int64_t count) {
  MlirAttribute attribute = aimet_dict_get(s->message, "indices");
  MlirType type = aimet_tensor_attribute_type(attribute);
  if (mlirTypeIsNull(type)) {
    if (count > 0)
      FAULT(s, "sparse %.*s has values but no indices", AIMET_SV(s->subject));
    return;
  }
  aimet_check_tensor(s->context.input, s->context.node, attribute, s->name,
                     s->subject);
  MlirType element = mlirShapedTypeGetElementType(type);
  if (!mlirTypeIsAInteger(element) || mlirIntegerTypeIsUnsigned(element) ||
      mlirIntegerTypeGetWidth(element) != 64) {
    FAULT(s, "the indices of sparse %.*s have the wrong type, expected INT64",
          AIMET_SV(s->subject));
    return;
  }
  int64_t *indices;
  uint64_t num_indices;
  if (!check_index_shape(s, type, count) || count == 0 ||
      !aimet_read_integers(s->context.input->weights, attribute, MAX_INDICES,
                           &indices, &num_indices))
    return;
  if (mlirShapedTypeGetRank(type) == 1)
    check_linear(s, indices, count);
  else
    check_rows(s, indices, count);
  free(indices);
}

void aimet_check_sparse_tensor(const aimet_rule_input *input, MlirOperation op,
                               MlirAttribute message, aimet_string_view name,
                               aimet_string_view subject) {
  sparse_check s = {
      .context = aimet_rule_context_of(input, &sparse_rule, op),
      .message = message,
      .dims = aimet_dict_get(message, "dims"),
      .name = name,
      .subject = subject,
  };
  if (!mlirAttributeIsNull(s.dims) && !mlirAttributeIsADenseI64Array(s.dims))
    s.dims = mlirAttributeGetNull();
  aimet_note_feature(input, AIMET_FEATURE_SPARSE_TENSOR, op);
  bool has_dims = check_dims(&s);
  int64_t count = check_values(&s);
  if (has_dims && count >= 0)
    check_indices(&s, count);
}
