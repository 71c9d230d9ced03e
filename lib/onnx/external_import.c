//===- external_import.c - where external tensors lie ---------------------===//

#include "external_data.h"

#include "checked.h"

/// Plain decimal digits that fit 63 bits.
static bool parse_decimal(const char *text, uint64_t *out) {
  uint64_t value = 0;
  if (!*text)
    return false;
  for (; *text; ++text) {
    if (*text < '0' || *text > '9' ||
        !aimet_checked_mul_u64(value, 10, &value) ||
        !aimet_checked_add_u64(value, (uint64_t)(*text - '0'), &value) ||
        value > INT64_MAX)
      return false;
  }
  *out = value;
  return true;
}

/// The value of a key; null if it is absent. False if it is there twice.
static bool find_entry(aimet_codec *codec, const Onnx__TensorProto *tensor,
                       const char *key, const char **out) {
  *out = NULL;
  for (size_t i = 0; i < tensor->n_external_data; ++i) {
    const Onnx__StringStringEntryProto *entry = tensor->external_data[i];
    if (!entry->key || strcmp(entry->key, key) != 0)
      continue;
    if (*out) {
      aimet_codec_fail(
          codec, AIMET_ERROR_INPUT,
          "external data of tensor \"%s\" has the key \"%s\" twice",
          tensor->name ? tensor->name : "", key);
      return false;
    }
    *out = entry->value ? entry->value : "";
  }
  return true;
}

static bool find_number(aimet_codec *codec, const Onnx__TensorProto *tensor,
                        const char *key, uint64_t default_value,
                        uint64_t *out) {
  const char *text;
  if (!find_entry(codec, tensor, key, &text))
    return false;
  *out = default_value;
  if (!text || parse_decimal(text, out))
    return true;
  aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                   "external data of tensor \"%s\" has %s \"%.40s\", expected "
                   "decimal digits of a number below 2^63",
                   tensor->name ? tensor->name : "", key, text);
  return false;
}

static bool check_range(aimet_codec *codec, const Onnx__TensorProto *tensor,
                        uint64_t raw_size,
                        const aimet_external_reference *reference) {
  const char *name = tensor->name ? tensor->name : "";
  if (reference->length != raw_size) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the data of tensor \"%s\" is too %s: got %llu bytes of "
                     "external data, expected %llu",
                     name, reference->length < raw_size ? "short" : "long",
                     (unsigned long long)reference->length,
                     (unsigned long long)raw_size);
    return false;
  }
  uint64_t size = reference->file->size;
  if (reference->length > size ||
      reference->offset > size - reference->length) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "external data of tensor \"%s\" ends at byte %llu + %llu, "
                     "but \"%.*s\" has %llu bytes",
                     name, (unsigned long long)reference->offset,
                     (unsigned long long)reference->length,
                     AIMET_SV(reference->location), (unsigned long long)size);
    return false;
  }
  return true;
}

bool aimet_external_reference_read(aimet_codec *codec,
                                   const Onnx__TensorProto *tensor,
                                   uint64_t raw_size,
                                   aimet_external_reference *out) {
  const char *name = tensor->name ? tensor->name : "";
  const char *location;
  if (tensor->data_type == ONNX__TENSOR_PROTO__DATA_TYPE__STRING) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "tensor \"%s\" of strings has external data, expected "
                     "string_data",
                     name);
    return false;
  }
  if (!find_entry(codec, tensor, "location", &location))
    return false;
  if (!location) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "external data of tensor \"%s\" has no location", name);
    return false;
  }
  out->location = aimet_sv(location);
  if (!find_number(codec, tensor, "offset", 0, &out->offset) ||
      !find_number(codec, tensor, "length", raw_size, &out->length))
    return false;
  aimet_status status = aimet_weight_store_open(
      codec->store, out->location, aimet_codec_place(codec), &out->file);
  if (status != AIMET_OK) {
    codec->status = status; // the store has said why
    return false;
  }
  return check_range(codec, tensor, raw_size, out);
}
