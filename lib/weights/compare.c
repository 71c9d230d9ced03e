//===- compare.c - tensors with the same bytes ----------------------------===//
//
// Two spans of equal length and hash most likely hold the same bytes; whether
// they do is read piece by piece.
//
//===----------------------------------------------------------------------===//

#include "alloc.h"
#include "weights.h"

#include <mlir-c/BuiltinAttributes.h>

#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 18 };

static MlirAttribute get(MlirAttribute attribute, const char *key) {
  if (mlirAttributeIsNull(attribute) || !mlirAttributeIsADictionary(attribute))
    return mlirAttributeGetNull();
  return mlirDictionaryAttrGetElementByName(
      attribute, mlirStringRefCreateFromCString(key));
}

/// Reads a piece of each and compares them.
static aimet_status compare_piece(const aimet_input_file *const files[2],
                                  const aimet_span spans[2], uint64_t offset,
                                  size_t length, unsigned char *pieces,
                                  bool *out_same, aimet_file_error *out_error) {
  for (size_t i = 0; i < 2; ++i) {
    aimet_status status =
        aimet_input_file_read(files[i], spans[i].offset + offset,
                              pieces + i * PIECE, length, out_error);
    if (status != AIMET_OK)
      return status;
  }
  *out_same = memcmp(pieces, pieces + PIECE, length) == 0;
  return AIMET_OK;
}

static aimet_status compare_spans(aimet_weight_store *store,
                                  const aimet_span spans[2], bool *out_same) {
  const aimet_input_file *files[2];
  for (size_t i = 0; i < 2; ++i) {
    aimet_place place = {.file = spans[i].file};
    aimet_status status =
        aimet_weight_store_resolve(store, spans[i], place, &files[i]);
    if (status != AIMET_OK)
      return status;
  }
  unsigned char *pieces = aimet_malloc(2 * PIECE);
  aimet_status status = AIMET_OK;
  aimet_file_error error = {0};
  *out_same = true;
  for (uint64_t offset = 0;
       status == AIMET_OK && *out_same && offset < spans[0].length;) {
    uint64_t rest = spans[0].length - offset;
    size_t length = rest < PIECE ? (size_t)rest : PIECE;
    status =
        compare_piece(files, spans, offset, length, pieces, out_same, &error);
    offset += length;
  }
  free(pieces);
  if (status == AIMET_OK)
    return AIMET_OK;
  return aimet_diag_error(aimet_weight_store_diag(store), status,
                          (aimet_place){.file = spans[0].file},
                          "cannot compare weights: %s", error.reason);
}

aimet_status aimet_tensor_payload_same(aimet_weight_store *store,
                                       MlirAttribute a, MlirAttribute b,
                                       bool *out_same) {
  *out_same = mlirAttributeEqual(a, b) || aimet_tensor_attribute_same(a, b);
  aimet_span spans[2];
  if (*out_same || !store ||
      !aimet_span_from_attribute(get(a, "span"), spans) ||
      !aimet_span_from_attribute(get(b, "span"), spans + 1) ||
      spans[0].length != spans[1].length || spans[0].hash != spans[1].hash ||
      !mlirAttributeEqual(get(a, "field"), get(b, "field")) ||
      !mlirAttributeEqual(get(a, "type"), get(b, "type")))
    return AIMET_OK;
  return compare_spans(store, spans, out_same);
}
