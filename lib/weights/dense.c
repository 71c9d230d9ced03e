//===- dense.c - dense elements and the bytes of a TensorProto ------------===//
//
// MLIR's storage differs from the plain form in two ways: i1 is a bit each
// (the first element lowest), and equal elements are stored once (a splat).
// MLIR checks no sizes (a buffer of one element is taken as a splat of any
// shape), so every size is checked here before MLIR sees it.
//
//===----------------------------------------------------------------------===//

#include "alloc.h"
#include "checked.h"
#include "element.h"
#include "weights.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

static const MlirAttribute null_attribute;

bool aimet_type_element_count(MlirType type, uint64_t *out_count) {
  if (mlirTypeIsNull(type) || !mlirTypeIsARankedTensor(type))
    return false;
  uint64_t count = 1;
  int64_t rank = mlirShapedTypeGetRank(type);
  for (intptr_t i = 0; i < rank; ++i) {
    if (mlirShapedTypeIsDynamicDim(type, i))
      return false;
    uint64_t dim = (uint64_t)mlirShapedTypeGetDimSize(type, i);
    // MLIR multiplies dimensions as int64_t, in this order and unchecked.
    if (!aimet_checked_mul_u64(count, dim, &count) || count > INT64_MAX)
      return false;
  }
  *out_count = count;
  return true;
}

bool aimet_raw_size(MlirType element_type, uint64_t count, uint64_t *out_size) {
  aimet_element element;
  return aimet_element_from_type(element_type, &element) &&
         aimet_element_raw_size(element, count, out_size);
}

/// The element, count and plain size of a static tensor type of numbers.
static bool describe_type(MlirType type, aimet_element *out_element,
                          uint64_t *out_count, uint64_t *out_size) {
  return aimet_type_element_count(type, out_count) &&
         aimet_element_from_type(mlirShapedTypeGetElementType(type),
                                 out_element) &&
         aimet_checked_mul_u64(*out_count, out_element->size, out_size);
}

//===----------------------------------------------------------------------===//
// To dense elements
//===----------------------------------------------------------------------===//

/// Packs bools in place into bits; returns the number of bytes.
static uint64_t pack_bools(unsigned char *plain, uint64_t count) {
  for (uint64_t i = 0; i < count; ++i) {
    unsigned char bit = (unsigned char)(plain[i] << (i % 8));
    if (i % 8 == 0)
      plain[i / 8] = bit;
    else
      plain[i / 8] |= bit;
  }
  return count / 8 + (count % 8 != 0);
}

/// Makes dense elements of plain ones; `plain` is used up.
static MlirAttribute dense_from_plain(MlirType type, aimet_element element,
                                      unsigned char *plain, uint64_t count) {
  uint64_t size = count * element.size;
  if (element.kind == AIMET_ELEMENT_BOOL)
    size = pack_bools(plain, count);
  return mlirDenseElementsAttrRawBufferGet(type, size, plain);
}

MlirAttribute aimet_dense_from_raw(MlirType tensor_type, const void *data,
                                   uint64_t length) {
  return aimet_dense_from_field(tensor_type, aimet_sv("raw_data"), data,
                                length);
}

MlirAttribute aimet_dense_from_field(MlirType tensor_type,
                                     aimet_string_view field, const void *data,
                                     uint64_t length) {
  aimet_element element;
  uint64_t count, size;
  if (!describe_type(tensor_type, &element, &count, &size))
    return null_attribute;
  bool is_raw = aimet_sv_is(field, "raw_data");
  if (is_raw && aimet_element_is_plain(element))
    return length == size ? mlirDenseElementsAttrRawBufferGet(tensor_type, size,
                                                              size ? data : "")
                          : null_attribute;
  // No packing holds more than eight elements in a byte: a short payload must
  // not ask for much memory.
  if (count / 8 > length)
    return null_attribute;
  unsigned char *plain = aimet_malloc(size);
  MlirAttribute dense = null_attribute;
  if (aimet_elements_decode(element, field, data, length, count, plain))
    dense = dense_from_plain(tensor_type, element, plain, count);
  free(plain);
  return dense;
}

/// True if no element has bits set that its type has not.
static bool are_elements(aimet_element element, const unsigned char *plain,
                         uint64_t count) {
  bool is_bool = element.kind == AIMET_ELEMENT_BOOL;
  if (element.bits >= 8 && !is_bool)
    return true;
  unsigned char limit = (unsigned char)(1u << (is_bool ? 1 : element.bits));
  for (uint64_t i = 0; i < count; ++i)
    if (plain[i] >= limit)
      return false;
  return true;
}

MlirAttribute aimet_dense_from_plain(MlirType tensor_type, const void *plain,
                                     uint64_t length) {
  aimet_element element;
  uint64_t count, size;
  if (!describe_type(tensor_type, &element, &count, &size) || length != size ||
      !are_elements(element, plain, count))
    return null_attribute;
  unsigned char *copy = aimet_malloc(size);
  if (size)
    memcpy(copy, plain, size);
  MlirAttribute dense = dense_from_plain(tensor_type, element, copy, count);
  free(copy);
  return dense;
}

//===----------------------------------------------------------------------===//
// From dense elements
//===----------------------------------------------------------------------===//

static void fill_splat(unsigned char *plain, const unsigned char *element,
                       unsigned size, uint64_t count) {
  for (uint64_t i = 0; i < count; ++i)
    memcpy(plain + i * size, element, size);
}

/// MLIR may leave anything above the bits of an element in its byte.
static void clear_unused_bits(unsigned char *plain, unsigned bits,
                              uint64_t count) {
  for (uint64_t i = 0; i < count; ++i)
    plain[i] &= (unsigned char)((1u << bits) - 1);
}

static void read_storage(MlirAttribute dense, aimet_element element,
                         uint64_t count, unsigned char *plain) {
  const unsigned char *storage = mlirDenseElementsAttrGetRawData(dense);
  bool is_splat = mlirDenseElementsAttrIsSplat(dense);
  if (element.kind == AIMET_ELEMENT_BOOL) {
    for (uint64_t i = 0; i < count; ++i)
      plain[i] = is_splat ? storage[0] & 1 : storage[i / 8] >> (i % 8) & 1;
    return;
  }
  if (is_splat)
    fill_splat(plain, storage, element.size, count);
  else if (count)
    memcpy(plain, storage, count * element.size);
  if (element.bits < 8)
    clear_unused_bits(plain, element.bits, count);
}

bool aimet_elements_from_dense(MlirAttribute dense, aimet_element *out_element,
                               unsigned char **out_plain, uint64_t *out_count) {
  *out_plain = NULL;
  *out_count = 0;
  if (mlirAttributeIsNull(dense) || !mlirAttributeIsADenseElements(dense))
    return false;
  uint64_t size;
  if (!describe_type(mlirAttributeGetType(dense), out_element, out_count,
                     &size))
    return false;
  *out_plain = aimet_malloc(size);
  read_storage(dense, *out_element, *out_count, *out_plain);
  return true;
}

bool aimet_dense_to_raw(MlirAttribute dense, void **out_data,
                        uint64_t *out_length) {
  return aimet_dense_to_field(dense, aimet_sv("raw_data"), out_data,
                              out_length);
}

bool aimet_dense_to_field(MlirAttribute dense, aimet_string_view field,
                          void **out_data, uint64_t *out_length) {
  *out_data = NULL;
  *out_length = 0;
  aimet_element element;
  unsigned char *plain;
  uint64_t count;
  if (!aimet_elements_from_dense(dense, &element, &plain, &count))
    return false;
  if (aimet_sv_is(field, "raw_data") && element.bits >= 8) {
    *out_data = plain;
    *out_length = count * element.size;
    return true;
  }
  aimet_string_builder payload = AIMET_STRING_BUILDER_INIT;
  bool encoded = aimet_elements_encode(element, field, plain, count, &payload);
  free(plain);
  if (encoded) {
    *out_length = payload.length;
    *out_data = aimet_sb_take(&payload);
  }
  return encoded;
}
