//===- wire_scan_head.c - the head of a field -----------------------------===//

#include "wire_scan_head.h"

#include <inttypes.h>

/// Both take 32 bits; a longer one is refused by every reader.
#define MAX_TAG_WIDTH 5
#define MAX_LENGTH_WIDTH 5

static const char *wire_type_name(unsigned wire_type) {
  static const char *const names[] = {
      "varint",         "64-bit", "length-prefixed", "start of a group",
      "end of a group", "32-bit", "unknown",         "unknown"};
  return names[wire_type & 7];
}

unsigned aimet_wire_expected_type(ProtobufCType type) {
  switch (type) {
  case PROTOBUF_C_TYPE_FIXED64:
  case PROTOBUF_C_TYPE_SFIXED64:
  case PROTOBUF_C_TYPE_DOUBLE:
    return AIMET_WIRE_FIXED64;
  case PROTOBUF_C_TYPE_FIXED32:
  case PROTOBUF_C_TYPE_SFIXED32:
  case PROTOBUF_C_TYPE_FLOAT:
    return AIMET_WIRE_FIXED32;
  case PROTOBUF_C_TYPE_STRING:
  case PROTOBUF_C_TYPE_BYTES:
  case PROTOBUF_C_TYPE_MESSAGE:
    return AIMET_WIRE_LENGTH_PREFIXED;
  default:
    return AIMET_WIRE_VARINT;
  }
}

/// What the innermost message ends with, for messages.
static const char *what_ends(const aimet_wire_scanner *scanner, uint64_t end) {
  return end == scanner->reader.size ? "file" : "enclosing message";
}

static aimet_status bad_varint(const aimet_wire_scanner *scanner,
                               const aimet_wire_field *field, uint64_t byte,
                               uint64_t end, aimet_wire_varint varint,
                               const char *what, unsigned max_width) {
  if (varint.too_long)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, byte, field,
                             "%s takes more than %u bytes", what, max_width);
  return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, byte, field,
                           "%s is cut: the %s ends after %" PRIu64
                           " bytes of it",
                           what, what_ends(scanner, end), end - byte);
}

/// Reads the tag: number, wire type and descriptor of the field.
static aimet_status read_tag(aimet_wire_scanner *scanner, const uint8_t *bytes,
                             size_t length, aimet_wire_field *field) {
  aimet_wire_frame *frame = aimet_wire_innermost(scanner);
  aimet_wire_varint tag =
      aimet_wire_decode_varint(bytes, length, MAX_TAG_WIDTH);
  if (!tag.width)
    return bad_varint(scanner, NULL, field->start, frame->end, tag,
                      "the tag of a field", MAX_TAG_WIDTH);
  field->tag_width = field->header = tag.width;
  field->wire_type = tag.value & 7;
  if (tag.value > UINT32_MAX)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, field->start, NULL,
                             "field number out of range: got %" PRIu64
                             ", expected at most %d",
                             tag.value >> 3, AIMET_WIRE_MARKER);
  field->number = (uint32_t)(tag.value >> 3);
  if (field->number == 0)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, field->start, NULL,
                             "field number 0, expected a field of \"%s\"",
                             frame->descriptor->short_name);
  if (field->number == AIMET_WIRE_MARKER)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, field->start, NULL,
                             "reserved field number %d", AIMET_WIRE_MARKER);
  field->descriptor =
      protobuf_c_message_descriptor_get_field(frame->descriptor, field->number);
  if (field->descriptor) {
    size_t i = (size_t)(field->descriptor - frame->descriptor->fields);
    field->index = frame->counts[i]++;
    frame->seen |= UINT32_C(1) << i;
  }
  return AIMET_OK;
}

bool aimet_wire_is_packed(const aimet_wire_field *field) {
  return field->descriptor && field->wire_type == AIMET_WIRE_LENGTH_PREFIXED &&
         aimet_wire_expected_type(field->descriptor->type) !=
             AIMET_WIRE_LENGTH_PREFIXED;
}

static aimet_status check_wire_type(const aimet_wire_scanner *scanner,
                                    const aimet_wire_field *field) {
  switch (field->wire_type) {
  case AIMET_WIRE_VARINT:
  case AIMET_WIRE_FIXED64:
  case AIMET_WIRE_LENGTH_PREFIXED:
  case AIMET_WIRE_FIXED32:
    break;
  default:
    return aimet_wire_refuse(
        scanner, AIMET_ERROR_INPUT, field->start, field,
        "wire type %u (%s) is not supported, expected 0, 1, 2 or 5",
        field->wire_type, wire_type_name(field->wire_type));
  }
  if (!field->descriptor)
    return AIMET_OK;
  unsigned expected = aimet_wire_expected_type(field->descriptor->type);
  bool repeated = field->descriptor->label == PROTOBUF_C_LABEL_REPEATED;
  if (field->wire_type == expected || (repeated && aimet_wire_is_packed(field)))
    return AIMET_OK;
  return aimet_wire_refuse(
      scanner, AIMET_ERROR_INPUT, field->start, field,
      "wrong wire type: got %u (%s), expected %u (%s)%s", field->wire_type,
      wire_type_name(field->wire_type), expected, wire_type_name(expected),
      repeated && expected != AIMET_WIRE_LENGTH_PREFIXED ? " or packed" : "");
}

/// Reads what tells how long the content is; checks that it is there.
static aimet_status read_extent(aimet_wire_scanner *scanner,
                                const uint8_t *bytes, size_t length,
                                aimet_wire_field *field) {
  uint64_t end = aimet_wire_innermost(scanner)->end;
  uint64_t byte = field->start + field->header;
  bytes += field->header;
  length -= field->header;
  aimet_wire_varint varint = {0};
  switch (field->wire_type) {
  case AIMET_WIRE_VARINT:
    varint = aimet_wire_decode_varint(bytes, length, 10);
    if (!varint.width)
      return bad_varint(scanner, field, byte, end, varint, "varint", 10);
    if (varint.overflow)
      return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, byte, field,
                               "varint does not fit 64 bits");
    field->value = varint.value;
    field->length = varint.width;
    return AIMET_OK;
  case AIMET_WIRE_LENGTH_PREFIXED:
    varint = aimet_wire_decode_varint(bytes, length, MAX_LENGTH_WIDTH);
    if (!varint.width)
      return bad_varint(scanner, field, byte, end, varint, "length",
                        MAX_LENGTH_WIDTH);
    field->header += varint.width;
    field->length = varint.value;
    break;
  default:
    field->length = field->wire_type == AIMET_WIRE_FIXED64 ? 8 : 4;
    break;
  }
  uint64_t rest = end - field->start - field->header;
  if (field->length > rest)
    return aimet_wire_refuse(
        scanner, AIMET_ERROR_INPUT, byte, field,
        "field is cut at the end of the %s: got %" PRIu64
        " bytes, expected %" PRIu64 " (%" PRIu64 " missing)",
        what_ends(scanner, end), rest, field->length, field->length - rest);
  return AIMET_OK;
}

aimet_status aimet_wire_read_head(aimet_wire_scanner *scanner,
                                  const uint8_t *bytes, size_t length,
                                  aimet_wire_field *field) {
  aimet_status status = read_tag(scanner, bytes, length, field);
  if (status == AIMET_OK)
    status = check_wire_type(scanner, field);
  if (status == AIMET_OK)
    status = read_extent(scanner, bytes, length, field);
  return status;
}
