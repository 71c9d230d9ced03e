//===- element.h - elements of tensors outside of MLIR --------------------===//
//
// Private to lib/weights. Between a TensorProto's packings and MLIR's storage
// stands the plain form (weights.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_WEIGHTS_ELEMENT_H
#define AIMET_WEIGHTS_ELEMENT_H

#include "string_builder.h"
#include "weights.h"

/// Bytes of `count` elements in raw_data; false on overflow.
bool aimet_element_raw_size(aimet_element element, uint64_t count,
                            uint64_t *out_size);

/// True if raw_data has the plain form already.
bool aimet_element_is_plain(aimet_element element);

/// Decodes the payload of a TensorProto field into `count` plain elements
/// (`count * element.size` bytes). False if the field does not hold such
/// elements, the payload does not hold exactly `count` of them, one is out of
/// range, or padding is not zero.
bool aimet_elements_decode(aimet_element element, aimet_string_view field,
                           const void *data, uint64_t length, uint64_t count,
                           unsigned char *out_plain);

/// Appends the payload of `count` plain elements; false if the field does not
/// hold such elements.
bool aimet_elements_encode(aimet_element element, aimet_string_view field,
                           const unsigned char *plain, uint64_t count,
                           aimet_string_builder *out_payload);

/// The plain form of dense elements that are no strings; false for others. The
/// caller frees *out_plain.
bool aimet_elements_from_dense(MlirAttribute dense, aimet_element *out_element,
                               unsigned char **out_plain, uint64_t *out_count);

#endif // AIMET_WEIGHTS_ELEMENT_H
