//===- weights.h - the payloads of tensors --------------------------------===//
//
// A tensor attribute (docs/dialect.md, "Weights") is dense elements, or a
// dictionary that refers to a span of a file. The store opens the files behind
// spans, checks that they are what the reference says, and reads values of
// every element type from every storage form.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_WEIGHTS_WEIGHTS_H
#define AIMET_WEIGHTS_WEIGHTS_H

#include "diag.h"
#include "input_file.h"

#include <mlir-c/IR.h>

#include <stdbool.h>

/// Payloads of more bytes than this are referenced, not copied.
#define AIMET_INLINE_PAYLOAD_LIMIT 256

/// The files that weights refer to, below one root folder. Files stay open
/// until the store is destroyed. Not thread-safe.
typedef struct aimet_weight_store aimet_weight_store;

/// Creates a store for references relative to `root` (a folder; null: input
/// that came through a pipe, where every reference is refused).
aimet_weight_store *aimet_weight_store_create(const char *root,
                                              aimet_diag *diag);
void aimet_weight_store_destroy(aimet_weight_store *store);

/// The root folder as given, or null.
const char *aimet_weight_store_root(const aimet_weight_store *store);

/// Where the store says what is wrong.
aimet_diag *aimet_weight_store_diag(const aimet_weight_store *store);

/// Opens (once) the file `path` below the root; the diagnostic on failure says
/// `place`. The file belongs to the store.
AIMET_MUST_USE aimet_status
aimet_weight_store_open(aimet_weight_store *store, aimet_string_view path,
                        aimet_place place, const aimet_input_file **out_file);

/// Puts a file that is already open (the model, which the user named and which
/// may be a link) in the place of `path`. The descriptor is duplicated.
AIMET_MUST_USE aimet_status aimet_weight_store_add(aimet_weight_store *store,
                                                   aimet_string_view path,
                                                   const aimet_input_file *file,
                                                   aimet_place place);

/// A range of an open file that holds a payload, or the payload itself.
typedef struct aimet_payload {
  const aimet_input_file *file; ///< null: `data` holds the bytes
  uint64_t offset;
  uint64_t length;
  const void *data;        ///< borrowed from the attribute
  aimet_string_view field; ///< TensorProto field: "raw_data", "float_data", ...
} aimet_payload;

/// A reference to a span: file name below the root, offset, length, hash.
typedef struct aimet_span {
  aimet_string_view file;
  uint64_t offset;
  uint64_t length;
  uint64_t hash;
} aimet_span;

/// The hash that a span carries: XXH3 over its first and last 64 bytes
/// (all of it if shorter than 128).
AIMET_MUST_USE aimet_status aimet_span_hash(const aimet_input_file *file,
                                            uint64_t offset, uint64_t length,
                                            uint64_t *out_hash,
                                            aimet_file_error *out_error);

/// Makes the `span` dictionary; and reads it (false if `attribute` is none).
MlirAttribute aimet_span_to_attribute(MlirContext context, aimet_span span);
bool aimet_span_from_attribute(MlirAttribute attribute, aimet_span *out_span);

/// Resolves a span: opens its file, checks size and hash.
AIMET_MUST_USE aimet_status aimet_weight_store_resolve(
    aimet_weight_store *store, aimet_span span, aimet_place place,
    const aimet_input_file **out_file);

/// Resolves a span and reads all of it. The caller frees *out_data.
AIMET_MUST_USE aimet_status aimet_weight_store_read(aimet_weight_store *store,
                                                    aimet_span span,
                                                    aimet_place place,
                                                    void **out_data);

/// The tensor type of a tensor attribute; null type if it is none.
MlirType aimet_tensor_attribute_type(MlirAttribute attribute);

/// True if the attribute is a tensor attribute.
bool aimet_is_tensor_attribute(MlirAttribute attribute);

/// The number of elements of a static tensor type, checked; false for others.
bool aimet_type_element_count(MlirType type, uint64_t *out_count);

/// Bytes that `count` elements of a type take in raw_data, checked (sub-byte
/// types packed as ONNX packs them); false for strings, unknown types,
/// overflow.
bool aimet_raw_size(MlirType element_type, uint64_t count, uint64_t *out_size);

/// How the elements of a tensor of numbers are stored in the plain form:
/// element after element, each in whole bytes, little-endian, unused high bits
/// zero, a bool in a byte.
typedef enum aimet_element_kind {
  AIMET_ELEMENT_BOOL,
  AIMET_ELEMENT_SIGNED,
  AIMET_ELEMENT_UNSIGNED,
  AIMET_ELEMENT_FLOAT,
  AIMET_ELEMENT_COMPLEX,
} aimet_element_kind;

typedef struct aimet_element {
  aimet_element_kind kind;
  unsigned bits; ///< of one element in raw_data (8 for a bool)
  unsigned size; ///< bytes of one element in the plain form
  const struct aimet_float_format *format; ///< of a float; else null
} aimet_element;

/// False if ONNX has no such type of numbers.
bool aimet_element_from_type(MlirType element_type, aimet_element *out_element);

/// One element in the plain form as an integer: of integers and bools that
/// int64_t has; false for others.
bool aimet_element_get_int(aimet_element element, const void *bytes,
                           int64_t *out_value);
/// One element as a float: of every float type, exactly (all NaNs are one).
bool aimet_element_get_float(aimet_element element, const void *bytes,
                             double *out_value);
/// The inverse; false where the type does not have exactly that value (a NaN is
/// none: which one it was is not known).
bool aimet_element_set_int(aimet_element element, int64_t value, void *bytes);
bool aimet_element_set_float(aimet_element element, double value, void *bytes);

/// The value of a float type that is nearest (ties to even); a NaN is the quiet
/// one without payload. False where that is out of range, or the type has no
/// infinities or NaNs.
bool aimet_element_round_float(aimet_element element, double value,
                               void *bytes);

/// Reads a tensor of numbers of at most `limit` elements in the plain form,
/// from whichever form the attribute has; the caller frees *out_plain. False
/// without diagnostic if it is no such tensor, has more elements, or is a
/// reference and the store is null; errors of files are diagnosed.
bool aimet_read_plain(aimet_weight_store *store, MlirAttribute attribute,
                      uint64_t limit, aimet_element *out_element,
                      unsigned char **out_plain, uint64_t *out_count);

/// Builds dense elements from elements in the plain form, as many as the type
/// has. Null attribute if `length` is another number of bytes, or an element
/// has unused bits set.
MlirAttribute aimet_dense_from_plain(MlirType tensor_type, const void *plain,
                                     uint64_t length);

/// Reads an integer or bool tensor of at most `limit` elements into
/// `*out_values` (caller frees). False without diagnostic if it is no such
/// tensor or has more elements; errors of files are diagnosed.
bool aimet_read_integers(aimet_weight_store *store, MlirAttribute attribute,
                         uint64_t limit, int64_t **out_values,
                         uint64_t *out_count);

/// Equal payloads for certain: same attribute, same span, or same bytes. Never
/// reads a file: spans of different places count as different.
bool aimet_tensor_attribute_same(MlirAttribute a, MlirAttribute b);

/// The same, reading files: of two references of one type, length and hash the
/// bytes are compared, piece by piece. Without store only what is certain
/// counts. Errors of files are diagnosed.
AIMET_MUST_USE aimet_status aimet_tensor_payload_same(aimet_weight_store *store,
                                                      MlirAttribute a,
                                                      MlirAttribute b,
                                                      bool *out_same);

/// Converts a referenced tensor attribute into one with dense elements (for
/// --embed-weights). Others come back as they are. AIMET_ERROR_INPUT, and the
/// attribute as it was, where no dense elements have that payload (values that
/// do not fit the type, padding that is not zero).
AIMET_MUST_USE aimet_status
aimet_tensor_attribute_embed(aimet_weight_store *store, MlirAttribute attribute,
                             aimet_place place, MlirAttribute *out_attribute);

/// Builds dense elements from raw_data bytes (little-endian, ONNX packing).
/// Null attribute if the size does not fit the type, or if reading the elements
/// back would not give the same bytes (padding bits set, a bool that is 2).
MlirAttribute aimet_dense_from_raw(MlirType tensor_type, const void *data,
                                   uint64_t length);

/// The raw_data bytes of dense elements that are no strings. `*out_data` is
/// freed by the caller.
bool aimet_dense_to_raw(MlirAttribute dense, void **out_data,
                        uint64_t *out_length);

/// The same from and to the payload of any TensorProto field but string_data:
/// "raw_data", "float_data", "double_data" (little-endian values),
/// "int32_data", "int64_data", "uint64_data" (shortest varints). Null or false
/// where the field does not hold such elements.
MlirAttribute aimet_dense_from_field(MlirType tensor_type,
                                     aimet_string_view field, const void *data,
                                     uint64_t length);
bool aimet_dense_to_field(MlirAttribute dense, aimet_string_view field,
                          void **out_data, uint64_t *out_length);

#endif // AIMET_WEIGHTS_WEIGHTS_H
