//===- tensor_import.c - TensorProto to tensor attributes -----------------===//

#include "tensor_proto.h"

#include "checked.h"
#include "element_type.h"
#include "external_data.h"
#include "message_attr.h"
#include "onnx_limits.h"
#include "typed_data.h"
#include "wire_scan.h"

enum { NAME = 8, RAW_DATA = 9 };

/// Fields that `type`, `value` and `span` of a tensor attribute stand for.
static const uint32_t value_fields[] = {1, 2, 4, 5, 6, 7, 9, 10, 11, 0};
static const uint32_t value_fields_and_name[] = {1, 2,  4,  5,    6, 7,
                                                 9, 10, 11, NAME, 0};
static const uint32_t name_only[] = {NAME, 0};

/// A tensor being imported.
typedef struct import_state {
  aimet_codec *codec;
  const Onnx__TensorProto *tensor;
  bool drop_name;
  MlirType element, type; ///< `type` is null where dims are no shape
  uint64_t count;         ///< elements
  uint64_t raw_size;      ///< bytes of raw_data; 0 for strings
} import_state;

static const char *tensor_name(const import_state *state) {
  return state->tensor->name ? state->tensor->name : "";
}

static bool import_shape(import_state *state) {
  const Onnx__TensorProto *tensor = state->tensor;
  aimet_codec *codec = state->codec;
  if (tensor->n_dims > AIMET_MAX_RANK) {
    aimet_codec_fail(codec, AIMET_ERROR_LIMIT,
                     "tensor \"%s\" has rank %zu, the limit is %d",
                     tensor_name(state), tensor->n_dims, AIMET_MAX_RANK);
    return false;
  }
  for (size_t i = 0; i < tensor->n_dims; ++i)
    if (tensor->dims[i] < 0) {
      aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                       "tensor \"%s\" has dimension %lld, expected 0 or more",
                       tensor_name(state), (long long)tensor->dims[i]);
      return false;
    }
  int32_t data_type = tensor->has_data_type ? tensor->data_type : 0;
  if (data_type != 0 && !aimet_data_type_name(data_type)) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "tensor \"%s\" has the unknown data type %d",
                     tensor_name(state), (int)data_type);
    return false;
  }
  state->element = aimet_element_type(codec->context, data_type);
  bool sized =
      aimet_checked_element_count(tensor->dims, tensor->n_dims, &state->count);
  if (sized && data_type != 0 &&
      data_type != ONNX__TENSOR_PROTO__DATA_TYPE__STRING)
    sized = aimet_raw_size(state->element, state->count, &state->raw_size);
  if (!sized) {
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "the size of tensor \"%s\" overflows 64 bits",
                     tensor_name(state));
    return false;
  }
  state->type = mlirRankedTensorTypeGet((intptr_t)tensor->n_dims, tensor->dims,
                                        state->element, (MlirAttribute){NULL});
  return true;
}

/// `{type, value|span, field, proto}`; a plain dense attribute where nothing
/// else is to be said.
static MlirAttribute make_attribute(import_state *state, const char *key,
                                    MlirAttribute payload, uint32_t field) {
  aimet_codec *codec = state->codec;
  MlirAttribute rest = aimet_message_to_attribute(
      codec, &state->tensor->base,
      state->drop_name ? value_fields_and_name : value_fields);
  bool has_rest = mlirDictionaryAttrGetNumElements(rest) != 0;
  bool implied = field == RAW_DATA || state->tensor->data_type ==
                                          ONNX__TENSOR_PROTO__DATA_TYPE__STRING;
  if (implied && !has_rest && strcmp(key, "value") == 0)
    return payload;
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  MlirContext context = codec->context;
  aimet_attr_list_add(&list, context, aimet_sv("type"),
                      mlirTypeAttrGet(state->type));
  aimet_attr_list_add(&list, context, aimet_sv(key), payload);
  if (!implied)
    aimet_attr_list_add(
        &list, context, aimet_sv("field"),
        aimet_codec_string(codec, aimet_typed_field_name(field)));
  if (has_rest)
    aimet_attr_list_add(&list, context, aimet_sv("proto"), rest);
  MlirAttribute attribute = aimet_attr_list_to_dict(&list, context);
  aimet_attr_list_deinit(&list);
  return attribute;
}

/// The tensor as it was, where its values fit no dense attribute exactly.
static MlirAttribute make_verbatim(import_state *state,
                                   const Onnx__TensorProto *tensor) {
  aimet_codec *codec = state->codec;
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  aimet_attr_list_add(&list, codec->context, aimet_sv("type"),
                      mlirTypeAttrGet(state->type));
  aimet_attr_list_add(
      &list, codec->context, aimet_sv("proto"),
      aimet_message_to_attribute(codec, &tensor->base,
                                 state->drop_name ? name_only : NULL));
  MlirAttribute attribute = aimet_attr_list_to_dict(&list, codec->context);
  aimet_attr_list_deinit(&list);
  return attribute;
}

static MlirAttribute make_span(import_state *state, aimet_string_view file,
                               const aimet_input_file *input, uint64_t offset,
                               uint64_t length, uint32_t field) {
  aimet_codec *codec = state->codec;
  aimet_span span = {file, offset, length, 0};
  aimet_file_error error;
  if (aimet_span_hash(input, offset, length, &span.hash, &error) != AIMET_OK) {
    aimet_codec_fail(codec, error.status, "cannot read tensor \"%s\": %s",
                     tensor_name(state), error.reason);
    return mlirUnitAttrGet(codec->context);
  }
  return make_attribute(state, "span",
                        aimet_span_to_attribute(codec->context, span), field);
}

static MlirAttribute refuse_size(import_state *state, const char *field,
                                 uint64_t got, uint64_t expected,
                                 const char *unit) {
  aimet_codec_fail(
      state->codec, AIMET_ERROR_INPUT,
      "the data of tensor \"%s\" is too %s: got %llu %s of %s, expected %llu",
      tensor_name(state), got < expected ? "short" : "long",
      (unsigned long long)got, unit, field, (unsigned long long)expected);
  return mlirUnitAttrGet(state->codec->context);
}

static MlirAttribute import_raw(import_state *state, const void *data,
                                uint64_t length) {
  if (length != state->raw_size)
    return refuse_size(state, "raw_data", length, state->raw_size, "bytes");
  MlirAttribute dense = aimet_dense_from_raw(state->type, data, length);
  return mlirAttributeIsNull(dense)
             ? make_verbatim(state, state->tensor)
             : make_attribute(state, "value", dense, RAW_DATA);
}

static MlirAttribute import_strings(import_state *state) {
  const Onnx__TensorProto *tensor = state->tensor;
  aimet_codec *codec = state->codec;
  size_t count = tensor->n_string_data;
  if (count != state->count)
    return refuse_size(state, "string_data", count, state->count, "entries");
  MlirStringRef *strings =
      aimet_arena_calloc(codec->arena, count, sizeof *strings);
  for (size_t i = 0; i < count; ++i)
    strings[i] = mlirStringRefCreate((const char *)tensor->string_data[i].data,
                                     tensor->string_data[i].len);
  return make_attribute(
      state, "value",
      mlirDenseElementsAttrStringGet(state->type, (intptr_t)count, strings), 0);
}

static MlirAttribute import_typed(import_state *state,
                                  const Onnx__TensorProto *values,
                                  uint32_t field) {
  const char *name = aimet_typed_field_name(field);
  uint64_t entries = aimet_typed_entries(values->data_type, state->count);
  uint64_t got = aimet_typed_count(values, field);
  if (got != entries)
    return refuse_size(state, name, got, entries, "entries");
  size_t length;
  const void *packed =
      aimet_typed_pack(state->codec->arena, values, field, &length);
  MlirAttribute dense =
      aimet_dense_from_field(state->type, aimet_sv(name), packed, length);
  return mlirAttributeIsNull(dense)
             ? make_verbatim(state, values)
             : make_attribute(state, "value", dense, field);
}

/// Reads a marker of the wire scan. protobuf-c keeps the length prefix (one
/// byte here) of an unknown field in its data.
static bool decode_marker(const ProtobufCMessageUnknownField *field,
                          aimet_wire_marker *out) {
  return aimet_is_marker(field) && field->len > 1 &&
         aimet_wire_marker_decode(field->data + 1, field->len - 1, out);
}

/// The payload fields that have content, as a bit set by field number.
static uint32_t present_payloads(const Onnx__TensorProto *tensor) {
  uint32_t set = 0;
  if (tensor->has_raw_data)
    set |= 1u << RAW_DATA;
  for (uint32_t field = 4; field <= 11; ++field)
    if (aimet_typed_count(tensor, field))
      set |= 1u << field;
  for (size_t i = 0; i < tensor->base.n_unknown_fields; ++i) {
    aimet_wire_marker marker;
    if (decode_marker(&tensor->base.unknown_fields[i], &marker))
      set |= 1u << marker.field;
  }
  return set;
}

static size_t collect_markers(aimet_codec *codec,
                              const Onnx__TensorProto *tensor,
                              aimet_wire_marker **out) {
  size_t count = 0;
  *out = aimet_arena_calloc(codec->arena, tensor->base.n_unknown_fields,
                            sizeof **out);
  for (size_t i = 0; i < tensor->base.n_unknown_fields; ++i)
    if (decode_marker(&tensor->base.unknown_fields[i], &(*out)[count]))
      ++count;
  return count;
}

/// Reads several occurrences of one packed field and imports them as values in
/// memory: only odd producers split a field.
static MlirAttribute import_pieces(import_state *state,
                                   const aimet_wire_marker *pieces,
                                   size_t count) {
  aimet_codec *codec = state->codec;
  uint64_t total = 0;
  for (size_t i = 0; i < count; ++i)
    total += pieces[i].length; // spans of one file: cannot overflow
  uint8_t *bytes = aimet_arena_alloc(codec->arena, total);
  uint64_t at = 0;
  for (size_t i = 0; i < count; ++i) {
    aimet_file_error error;
    if (aimet_input_file_read(codec->source, pieces[i].offset, bytes + at,
                              pieces[i].length, &error) != AIMET_OK) {
      aimet_codec_fail(codec, error.status, "cannot read tensor \"%s\": %s",
                       tensor_name(state), error.reason);
      return mlirUnitAttrGet(codec->context);
    }
    at += pieces[i].length;
  }
  Onnx__TensorProto values = *state->tensor;
  if (!aimet_typed_unpack(codec, pieces[0].field, bytes, total, &values))
    return mlirUnitAttrGet(codec->context);
  return import_typed(state, &values, pieces[0].field);
}

static MlirAttribute import_elided(import_state *state) {
  aimet_codec *codec = state->codec;
  aimet_wire_marker *markers;
  size_t count = collect_markers(codec, state->tensor, &markers);
  aimet_wire_marker last = markers[count - 1];
  if (last.field == RAW_DATA) { // of a singular field the last one counts
    if (last.length != state->raw_size)
      return refuse_size(state, "raw_data", last.length, state->raw_size,
                         "bytes");
    return make_span(state, codec->source_file, codec->source, last.offset,
                     last.length, RAW_DATA);
  }
  if (count > 1)
    return import_pieces(state, markers, count);
  uint64_t entries =
      aimet_typed_entries(state->tensor->data_type, state->count);
  uint64_t got;
  aimet_file_error error;
  if (aimet_typed_count_packed(codec->source, last.offset, last.length,
                               last.field, &got, &error) != AIMET_OK) {
    aimet_codec_fail(codec, error.status, "cannot read tensor \"%s\": %s",
                     tensor_name(state), error.reason);
    return mlirUnitAttrGet(codec->context);
  }
  if (got != entries)
    return refuse_size(state, aimet_typed_field_name(last.field), got, entries,
                       "entries");
  return make_span(state, codec->source_file, codec->source, last.offset,
                   last.length, last.field);
}

static MlirAttribute import_external(import_state *state) {
  aimet_codec *codec = state->codec;
  aimet_external_reference reference;
  if (!aimet_external_reference_read(codec, state->tensor, state->raw_size,
                                     &reference))
    return mlirUnitAttrGet(codec->context);
  return make_span(state, reference.location, reference.file, reference.offset,
                   reference.length, RAW_DATA);
}

/// Checks that at most one payload field is there, and the right one.
static bool check_payload_fields(import_state *state, uint32_t present,
                                 bool external) {
  const Onnx__TensorProto *tensor = state->tensor;
  uint32_t typed = aimet_typed_field(tensor->data_type);
  bool is_string = tensor->data_type == ONNX__TENSOR_PROTO__DATA_TYPE__STRING;
  uint32_t allowed = external    ? 0
                     : is_string ? 1u << typed
                                 : (1u << typed | 1u << RAW_DATA);
  for (uint32_t field = 0; field < 32; ++field)
    if ((present & ~allowed) >> field & 1) {
      aimet_codec_fail(state->codec, AIMET_ERROR_INPUT,
                       "tensor \"%s\" of type %s has %s%s, expected %s",
                       tensor_name(state),
                       aimet_data_type_name(tensor->data_type),
                       aimet_typed_field_name(field),
                       external ? " beside external data" : "",
                       external    ? "none"
                       : is_string ? "string_data"
                                   : "raw_data or the field of its type");
      return false;
    }
  if (present & (present - 1)) {
    aimet_codec_fail(state->codec, AIMET_ERROR_INPUT,
                     "tensor \"%s\" has its data twice, in raw_data and %s",
                     tensor_name(state), aimet_typed_field_name(typed));
    return false;
  }
  return true;
}

static bool has_markers(const Onnx__TensorProto *tensor) {
  for (size_t i = 0; i < tensor->base.n_unknown_fields; ++i)
    if (aimet_is_marker(&tensor->base.unknown_fields[i]))
      return true;
  return false;
}

static MlirAttribute import_payload(import_state *state) {
  const Onnx__TensorProto *tensor = state->tensor;
  aimet_codec *codec = state->codec;
  uint32_t present = present_payloads(tensor);
  bool external =
      tensor->has_data_location &&
      tensor->data_location == ONNX__TENSOR_PROTO__DATA_LOCATION__EXTERNAL;
  if (!tensor->has_data_type || tensor->data_type == 0) {
    if (!present && !external)
      return make_verbatim(state, tensor);
    aimet_codec_fail(codec, AIMET_ERROR_INPUT,
                     "tensor \"%s\" has data but no data_type",
                     tensor_name(state));
    return mlirUnitAttrGet(codec->context);
  }
  if (!check_payload_fields(state, present, external))
    return mlirUnitAttrGet(codec->context);
  if (external)
    return import_external(state);
  if (has_markers(tensor))
    return import_elided(state);
  if (tensor->has_raw_data)
    return import_raw(state, tensor->raw_data.data, tensor->raw_data.len);
  if (!present && state->count == 0)
    return make_verbatim(state, tensor);
  if (tensor->data_type == ONNX__TENSOR_PROTO__DATA_TYPE__STRING)
    return import_strings(state);
  return import_typed(state, tensor, aimet_typed_field(tensor->data_type));
}

MlirAttribute aimet_tensor_to_attribute(aimet_codec *codec,
                                        const Onnx__TensorProto *tensor,
                                        bool drop_name) {
  import_state state = {
      .codec = codec, .tensor = tensor, .drop_name = drop_name};
  if (aimet_codec_failed(codec) || !import_shape(&state))
    return mlirUnitAttrGet(codec->context);
  return import_payload(&state);
}
