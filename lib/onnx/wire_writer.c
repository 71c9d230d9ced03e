//===- wire_writer.c - writing protobuf, last byte first ------------------===//

#include "wire_writer.h"

#include "alloc.h"
#include "message_attr.h"

#include <stdlib.h>

/// A span of a file that stands before the last `position` buffered bytes.
typedef struct placed_span {
  size_t position;
  aimet_export_payload span;
} placed_span;

struct aimet_wire_writer {
  uint8_t *buffer; ///< bytes are at its end
  size_t used, capacity;
  uint64_t span_bytes;
  placed_span *spans;
  size_t num_spans, span_capacity;
};

aimet_wire_writer *aimet_wire_writer_create(void) {
  return aimet_calloc(1, sizeof(aimet_wire_writer));
}

void aimet_wire_writer_destroy(aimet_wire_writer *writer) {
  if (!writer)
    return;
  free(writer->buffer);
  free(writer->spans);
  free(writer);
}

uint64_t aimet_wire_writer_total(const aimet_wire_writer *writer) {
  return writer->used + writer->span_bytes;
}

static void put_bytes(aimet_wire_writer *writer, const void *data,
                      size_t length) {
  if (length == 0)
    return;
  if (writer->capacity - writer->used < length) {
    size_t capacity = 2 * writer->capacity + length + 4096;
    uint8_t *grown = aimet_malloc(capacity);
    if (writer->used)
      memcpy(grown + capacity - writer->used,
             writer->buffer + writer->capacity - writer->used, writer->used);
    free(writer->buffer);
    writer->buffer = grown;
    writer->capacity = capacity;
  }
  writer->used += length;
  memcpy(writer->buffer + writer->capacity - writer->used, data, length);
}

static void put_varint(aimet_wire_writer *writer, uint64_t value) {
  uint8_t bytes[10];
  size_t length = 0;
  for (; value >= 0x80; value >>= 7)
    bytes[length++] = (uint8_t)(value | 0x80);
  bytes[length++] = (uint8_t)value;
  put_bytes(writer, bytes, length);
}

static void put_tag(aimet_wire_writer *writer, uint32_t number,
                    ProtobufCWireType wire_type) {
  put_varint(writer, (uint64_t)number << 3 | (uint64_t)wire_type);
}

void aimet_wire_close_message(aimet_wire_writer *writer, uint32_t number,
                              uint64_t mark) {
  put_varint(writer, aimet_wire_writer_total(writer) - mark);
  put_tag(writer, number, PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED);
}

static void put_blob(aimet_wire_writer *writer, uint32_t number,
                     const void *data, size_t length) {
  uint64_t mark = aimet_wire_writer_total(writer);
  put_bytes(writer, data, length);
  aimet_wire_close_message(writer, number, mark);
}

void aimet_wire_put_string(aimet_wire_writer *writer, uint32_t number,
                           aimet_string_view text) {
  put_blob(writer, number, text.data, text.length);
}

static void put_payload(aimet_wire_writer *writer,
                        const aimet_export_payload *payload) {
  if (!payload->file) {
    put_blob(writer, payload->field, payload->data, (size_t)payload->length);
    return;
  }
  uint64_t mark = aimet_wire_writer_total(writer);
  if (writer->num_spans == writer->span_capacity)
    aimet_grow_array((void **)&writer->spans, &writer->span_capacity,
                     writer->num_spans + 1, sizeof *writer->spans);
  writer->spans[writer->num_spans++] = (placed_span){writer->used, *payload};
  writer->span_bytes += payload->length;
  aimet_wire_close_message(writer, payload->field, mark);
}

static const void *at(const void *base, size_t offset) {
  return (const char *)base + offset;
}

/// Writes one value with its tag; `value` points to its C form.
static void put_value(aimet_wire_writer *writer,
                      const ProtobufCFieldDescriptor *field,
                      const void *value) {
  switch (field->type) {
  case PROTOBUF_C_TYPE_INT32:
  case PROTOBUF_C_TYPE_ENUM: // negative values take ten bytes
    put_varint(writer, (uint64_t)(int64_t)*(const int32_t *)value);
    put_tag(writer, field->id, PROTOBUF_C_WIRE_TYPE_VARINT);
    break;
  case PROTOBUF_C_TYPE_INT64:
  case PROTOBUF_C_TYPE_UINT64:
    put_varint(writer, *(const uint64_t *)value);
    put_tag(writer, field->id, PROTOBUF_C_WIRE_TYPE_VARINT);
    break;
  case PROTOBUF_C_TYPE_FLOAT:
    put_bytes(writer, value, 4);
    put_tag(writer, field->id, PROTOBUF_C_WIRE_TYPE_32BIT);
    break;
  case PROTOBUF_C_TYPE_DOUBLE:
    put_bytes(writer, value, 8);
    put_tag(writer, field->id, PROTOBUF_C_WIRE_TYPE_64BIT);
    break;
  case PROTOBUF_C_TYPE_STRING:
    aimet_wire_put_string(writer, field->id, aimet_sv(*(char *const *)value));
    break;
  case PROTOBUF_C_TYPE_BYTES: {
    const ProtobufCBinaryData *bytes = value;
    put_blob(writer, field->id, bytes->data, bytes->len);
    break;
  }
  default:
    aimet_wire_put_message(writer, field->id,
                           *(const ProtobufCMessage *const *)value);
  }
}

static void put_packed(aimet_wire_writer *writer,
                       const ProtobufCFieldDescriptor *field,
                       const void *elements, size_t count) {
  uint64_t mark = aimet_wire_writer_total(writer);
  size_t size = aimet_field_element_size(field);
  if (field->type == PROTOBUF_C_TYPE_FLOAT ||
      field->type == PROTOBUF_C_TYPE_DOUBLE) {
    put_bytes(writer, elements, count * size);
  } else {
    for (size_t i = count; i-- > 0;)
      put_varint(writer, size == 4
                             ? (uint64_t)(int64_t)((const int32_t *)elements)[i]
                             : ((const uint64_t *)elements)[i]);
  }
  aimet_wire_close_message(writer, field->id, mark);
}

static void put_field(aimet_wire_writer *writer,
                      const ProtobufCMessage *message,
                      const ProtobufCFieldDescriptor *field) {
  const void *value = at(message, field->offset);
  if (field->label != PROTOBUF_C_LABEL_REPEATED) {
    if (aimet_field_is_present(message, field))
      put_value(writer, field, value);
    return;
  }
  size_t count = aimet_field_count(message, field);
  const void *elements = *(void *const *)value;
  if (count && field->flags & PROTOBUF_C_FIELD_FLAG_PACKED) {
    put_packed(writer, field, elements, count);
    return;
  }
  for (size_t i = count; i-- > 0;)
    put_value(writer, field, at(elements, i * aimet_field_element_size(field)));
}

void aimet_wire_put_content(aimet_wire_writer *writer,
                            const ProtobufCMessage *message,
                            aimet_field_writer writer_of_field,
                            void *user_data) {
  for (size_t i = message->n_unknown_fields; i-- > 0;) {
    const ProtobufCMessageUnknownField *field = &message->unknown_fields[i];
    if (aimet_is_marker(field))
      continue;
    put_bytes(writer, field->data, field->len);
    put_tag(writer, field->tag, field->wire_type);
  }
  const aimet_export_payload *payload =
      message->descriptor == &onnx__tensor_proto__descriptor
          ? aimet_export_payload_of((const Onnx__TensorProto *)message)
          : NULL;
  for (unsigned i = message->descriptor->n_fields; i-- > 0;) {
    const ProtobufCFieldDescriptor *field = &message->descriptor->fields[i];
    if (payload && payload->field == field->id)
      put_payload(writer, payload);
    else if (!writer_of_field || !writer_of_field(user_data, field->id))
      put_field(writer, message, field);
  }
}

void aimet_wire_put_message(aimet_wire_writer *writer, uint32_t number,
                            const ProtobufCMessage *message) {
  uint64_t mark = aimet_wire_writer_total(writer);
  aimet_wire_put_content(writer, message, NULL, NULL);
  aimet_wire_close_message(writer, number, mark);
}

void aimet_wire_writer_send(const aimet_wire_writer *writer,
                            aimet_output_file *file) {
  const uint8_t *begin = writer->buffer + writer->capacity - writer->used;
  size_t sent = 0;
  for (size_t i = writer->num_spans; i-- > 0;) {
    const placed_span *placed = &writer->spans[i];
    size_t until = writer->used - placed->position;
    aimet_output_file_write(file, begin + sent, until - sent);
    sent = until;
    aimet_output_file_copy(file, placed->span.file, placed->span.offset,
                           placed->span.length);
  }
  aimet_output_file_write(file, begin + sent, writer->used - sent);
}
