//===- pieces.c - the numbers of a tensor, piece by piece -----------------===//

#include "pieces.h"

#include "alloc.h"
#include "element.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/BuiltinTypes.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BUFFER_BYTES = 1 << 16 };

struct aimet_piece_reader {
  aimet_weight_store *store;
  aimet_element element;
  uint64_t count;
  bool is_f32;
  bool is_splat;              ///< the element of `bytes` stands for all
  const unsigned char *bytes; ///< plain elements; null: they are in the file
  unsigned char *owned;       ///< `bytes`, or the buffer of what is read
  const aimet_input_file *file;
  aimet_span span;
};

static MlirAttribute get(MlirAttribute attribute, const char *key) {
  return mlirAttributeIsADictionary(attribute)
             ? mlirDictionaryAttrGetElementByName(
                   attribute, mlirStringRefCreateFromCString(key))
             : mlirAttributeGetNull();
}

/// True if the payload of a reference is the elements one after the other.
static bool is_plain_field(MlirAttribute tensor, MlirType element) {
  MlirAttribute field = get(tensor, "field");
  if (mlirAttributeIsNull(field))
    return true;
  if (!mlirAttributeIsAString(field))
    return false;
  MlirStringRef text = mlirStringAttrGetValue(field);
  aimet_string_view name = aimet_sv_n(text.data, text.length);
  return aimet_sv_is(name, "raw_data") ||
         (aimet_sv_is(name, "float_data") && mlirTypeIsAF32(element)) ||
         (aimet_sv_is(name, "double_data") && mlirTypeIsAF64(element));
}

/// A reference to a plain payload.
static aimet_status open_span(aimet_piece_reader *reader) {
  aimet_place place = {.file = reader->span.file};
  reader->owned = aimet_malloc(BUFFER_BYTES);
  return aimet_weight_store_resolve(reader->store, reader->span, place,
                                    &reader->file);
}

/// Elements that stand in the IR: MLIR holds them plain, or once if all are the
/// same.
static void open_dense(aimet_piece_reader *reader, MlirAttribute dense) {
  reader->bytes = mlirDenseElementsAttrGetRawData(dense);
  reader->is_splat = mlirDenseElementsAttrIsSplat(dense);
}

static aimet_status open_any(aimet_piece_reader *reader, MlirAttribute tensor,
                             MlirType element) {
  MlirAttribute value =
      mlirAttributeIsADenseElements(tensor) ? tensor : get(tensor, "value");
  uint64_t size;
  if (!mlirAttributeIsNull(value) && reader->element.bits >= 8) {
    open_dense(reader, value);
    return AIMET_OK;
  }
  if (reader->store &&
      aimet_span_from_attribute(get(tensor, "span"), &reader->span) &&
      reader->element.bits >= 8 && is_plain_field(tensor, element) &&
      aimet_raw_size(element, reader->count, &size) &&
      size == reader->span.length)
    return open_span(reader);
  (void)aimet_read_plain(reader->store, tensor, UINT64_MAX, &reader->element,
                         &reader->owned, &reader->count);
  reader->bytes = reader->owned;
  return AIMET_OK;
}

aimet_status aimet_piece_reader_open(aimet_weight_store *store,
                                     MlirAttribute tensor,
                                     aimet_piece_reader **out) {
  *out = NULL;
  MlirType type = aimet_tensor_attribute_type(tensor);
  aimet_piece_reader reader = {.store = store};
  if (mlirTypeIsNull(type) || !aimet_type_element_count(type, &reader.count))
    return AIMET_OK;
  MlirType element = mlirShapedTypeGetElementType(type);
  if (!aimet_element_from_type(element, &reader.element) ||
      reader.element.kind != AIMET_ELEMENT_FLOAT)
    return AIMET_OK;
  reader.is_f32 = mlirTypeIsAF32(element);
  aimet_status status = open_any(&reader, tensor, element);
  if (status != AIMET_OK || (!reader.bytes && !reader.file)) {
    free(reader.owned);
    return status;
  }
  *out = aimet_malloc(sizeof **out);
  **out = reader;
  return AIMET_OK;
}

void aimet_piece_reader_close(aimet_piece_reader *reader) {
  if (reader)
    free(reader->owned);
  free(reader);
}

uint64_t aimet_piece_reader_count(const aimet_piece_reader *reader) {
  return reader->count;
}

static void decode(const aimet_piece_reader *reader, const unsigned char *bytes,
                   size_t stride, size_t count, double *out) {
  for (size_t i = 0; i < count; ++i) {
    const unsigned char *at = bytes + i * stride;
    if (reader->is_f32) {
      float value;
      memcpy(&value, at, sizeof value);
      out[i] = (double)value;
    } else {
      (void)aimet_element_get_float(reader->element, at, &out[i]);
    }
  }
}

static aimet_status read_error(const aimet_piece_reader *reader,
                               aimet_status status, const char *reason) {
  return aimet_diag_error(aimet_weight_store_diag(reader->store), status,
                          (aimet_place){.file = reader->span.file},
                          "cannot read weights: %s", reason);
}

static aimet_status get_from_file(aimet_piece_reader *reader, uint64_t first,
                                  size_t count, double *out) {
  size_t size = reader->element.size, most = BUFFER_BYTES / size;
  while (count) {
    size_t part = count < most ? count : most;
    aimet_file_error error = {0};
    aimet_status status =
        aimet_input_file_read(reader->file, reader->span.offset + first * size,
                              reader->owned, part * size, &error);
    if (status != AIMET_OK)
      return read_error(reader, status, error.reason);
    decode(reader, reader->owned, size, part, out);
    first += part;
    count -= part;
    out += part;
  }
  return AIMET_OK;
}

aimet_status aimet_piece_reader_get(aimet_piece_reader *reader, uint64_t first,
                                    size_t count, double *out) {
  assert(first <= reader->count && count <= reader->count - first);
  if (!reader->bytes)
    return get_from_file(reader, first, count, out);
  size_t size = reader->element.size;
  if (reader->is_splat)
    decode(reader, reader->bytes, 0, count, out);
  else
    decode(reader, reader->bytes + (size_t)first * size, size, count, out);
  return AIMET_OK;
}
