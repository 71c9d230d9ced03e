//===- span.c - references to ranges of files -----------------------------===//
//
// The dictionary {file, hash, length, offset} in both directions, and the hash
// that tells a changed file from the one that was imported.
//
//===----------------------------------------------------------------------===//

#include "hash.h"
#include "weights.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/BuiltinTypes.h>

enum { HASHED_END = 64 };

aimet_status aimet_span_hash(const aimet_input_file *file, uint64_t offset,
                             uint64_t length, uint64_t *out_hash,
                             aimet_file_error *out_error) {
  *out_hash = 0;
  unsigned char bytes[2 * HASHED_END];
  if (length <= sizeof bytes) {
    aimet_status status =
        aimet_input_file_read(file, offset, bytes, (size_t)length, out_error);
    if (status == AIMET_OK)
      *out_hash = aimet_hash_bytes(bytes, (size_t)length, 0);
    return status;
  }
  aimet_status status =
      aimet_input_file_read(file, offset, bytes, HASHED_END, out_error);
  if (status == AIMET_OK)
    status = aimet_input_file_read(file, offset + length - HASHED_END,
                                   bytes + HASHED_END, HASHED_END, out_error);
  if (status == AIMET_OK)
    *out_hash = aimet_hash_bytes(bytes, sizeof bytes, 0);
  return status;
}

static MlirNamedAttribute named(MlirContext context, const char *name,
                                MlirAttribute value) {
  MlirStringRef text = mlirStringRefCreateFromCString(name);
  return mlirNamedAttributeGet(mlirIdentifierGet(context, text), value);
}

MlirAttribute aimet_span_to_attribute(MlirContext context, aimet_span span) {
  MlirType i64 = mlirIntegerTypeGet(context, 64);
  MlirStringRef file = mlirStringRefCreate(span.file.data, span.file.length);
  MlirNamedAttribute elements[] = {
      named(context, "file", mlirStringAttrGet(context, file)),
      named(context, "hash", mlirIntegerAttrGet(i64, (int64_t)span.hash)),
      named(context, "length", mlirIntegerAttrGet(i64, (int64_t)span.length)),
      named(context, "offset", mlirIntegerAttrGet(i64, (int64_t)span.offset)),
  };
  return mlirDictionaryAttrGet(context, sizeof elements / sizeof *elements,
                               elements);
}

static bool get_i64(MlirAttribute dictionary, const char *key,
                    int64_t *out_value) {
  MlirAttribute value = mlirDictionaryAttrGetElementByName(
      dictionary, mlirStringRefCreateFromCString(key));
  if (mlirAttributeIsNull(value) || !mlirAttributeIsAInteger(value))
    return false;
  MlirType type = mlirAttributeGetType(value);
  if (!mlirTypeIsAInteger(type) || !mlirIntegerTypeIsSignless(type) ||
      mlirIntegerTypeGetWidth(type) != 64)
    return false;
  *out_value = mlirIntegerAttrGetValueInt(value);
  return true;
}

bool aimet_span_from_attribute(MlirAttribute attribute, aimet_span *out_span) {
  *out_span = (aimet_span){0};
  if (mlirAttributeIsNull(attribute) || !mlirAttributeIsADictionary(attribute))
    return false;
  MlirAttribute file = mlirDictionaryAttrGetElementByName(
      attribute, mlirStringRefCreateFromCString("file"));
  int64_t hash, length, offset;
  if (mlirAttributeIsNull(file) || !mlirAttributeIsAString(file) ||
      !get_i64(attribute, "hash", &hash) ||
      !get_i64(attribute, "length", &length) ||
      !get_i64(attribute, "offset", &offset) || length < 0 || offset < 0)
    return false;
  MlirStringRef name = mlirStringAttrGetValue(file);
  *out_span = (aimet_span){aimet_sv_n(name.data, name.length), (uint64_t)offset,
                           (uint64_t)length, (uint64_t)hash};
  return true;
}
