//===- wire_scan.c - the pass over the bytes before protobuf-c ------------===//
//
// One loop over fields: read the tag and the length, check them against the
// descriptor and the enclosing messages, then either open the message, replace
// the payload by a marker, or append the field to the skeleton and check its
// content there, where it lies in one piece.
//
// No message grows by its markers, so a length is always patched in place.
//
//===----------------------------------------------------------------------===//

#include "wire_scan.h"

#include "alloc.h"
#include "content_kind.h"
#include "wire_scan_head.h"

#include "onnx-ml.pb-c.h"

#include <inttypes.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

/// Counts memory that unpacking will take. The allowance grows with the bytes
/// walked so far, so that the place reported is where it is exceeded.
static aimet_status spend(aimet_wire_scanner *scanner,
                          const aimet_wire_field *field, uint64_t bytes) {
  scanner->budget_used += bytes;
  uint64_t structural = field->start + field->header - scanner->elided;
  uint64_t budget =
      AIMET_MESSAGE_BUDGET_BASE + AIMET_MESSAGE_BUDGET_FACTOR * structural;
  if (scanner->budget_used <= budget)
    return AIMET_OK;
  return aimet_wire_refuse(scanner, AIMET_ERROR_LIMIT, field->start, field,
                           "the file unpacks to too much memory: got %" PRIu64
                           " bytes so far, expected at most %" PRIu64,
                           scanner->budget_used, budget);
}

static aimet_status count_unknown(aimet_wire_scanner *scanner,
                                  const aimet_wire_field *field) {
  uint64_t limit = AIMET_UNKNOWN_FIELDS_BASE +
                   AIMET_UNKNOWN_FIELDS_PER_MESSAGE * scanner->message_count;
  if (++scanner->unknown_count > limit)
    return aimet_wire_refuse(
        scanner, AIMET_ERROR_LIMIT, field->start, field,
        "too many unknown fields, expected at most %" PRIu64, limit);
  return spend(scanner, field, AIMET_UNKNOWN_FIELD_COST);
}

//===----------------------------------------------------------------------===//
// Contents
//===----------------------------------------------------------------------===//

/// Appends the field, which begins at the reader's position, to the skeleton.
static aimet_status append(aimet_wire_scanner *scanner, uint64_t length) {
  uint8_t *bytes = aimet_wire_scan_extend(scanner->scan, (size_t)length);
  aimet_file_error error;
  if (aimet_wire_reader_copy(&scanner->reader, bytes, (size_t)length, &error) !=
      AIMET_OK)
    return aimet_wire_read_failed(scanner, error);
  return AIMET_OK;
}

/// Length of a prefix that is ASCII without NUL, in steps of eight bytes: names
/// are most of a model, and nearly all of them are ASCII.
static size_t ascii_prefix(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, bytes + at, sizeof word);
    // The subtraction sets the high bit of the lowest byte that is 0.
    uint64_t odd = (word - UINT64_C(0x0101010101010101)) | word;
    if (odd & UINT64_C(0x8080808080808080))
      break;
  }
  return at;
}

/// The index of the first byte that is NUL or no UTF-8.
static size_t first_bad_byte(aimet_string_view text) {
  size_t good = 0;
  while (good < text.length) {
    size_t step = 1;
    while (step <= 4 &&
           !aimet_sv_is_text(aimet_sv_slice(text, good, good + step)))
      ++step;
    if (step > 4)
      break;
    good += step;
  }
  return good;
}

static aimet_status check_text(const aimet_wire_scanner *scanner,
                               const aimet_wire_field *field,
                               const uint8_t *content) {
  aimet_string_view text =
      aimet_sv_n((const char *)content, (size_t)field->length);
  size_t ascii = ascii_prefix(content, text.length);
  if (aimet_sv_is_text(aimet_sv_slice(text, ascii, text.length)))
    return AIMET_OK;
  size_t bad = first_bad_byte(text);
  uint64_t byte = field->start + field->header + bad;
  if (content[bad] == 0)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, byte, field,
                             "NUL in a string");
  return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, byte, field,
                           "string is not UTF-8: byte 0x%02x", content[bad]);
}

/// Checks the length of a packed field of fixed-size elements.
static aimet_status check_packed_length(const aimet_wire_scanner *scanner,
                                        const aimet_wire_field *field) {
  if (!field->descriptor) // what nobody knows has no elements
    return AIMET_OK;
  unsigned wire_type = aimet_wire_expected_type(field->descriptor->type);
  unsigned size = wire_type == AIMET_WIRE_FIXED64 ? 8 : 4;
  if (wire_type == AIMET_WIRE_VARINT || field->length % size == 0)
    return AIMET_OK;
  return aimet_wire_refuse(
      scanner, AIMET_ERROR_INPUT, field->start + field->header, field,
      "packed field of %" PRIu64 " bytes, expected a multiple of %u",
      field->length, size);
}

static aimet_status check_packed_varints(const aimet_wire_scanner *scanner,
                                         const aimet_wire_field *field,
                                         const uint8_t *content) {
  uint64_t begin = field->start + field->header;
  for (size_t at = 0; at < field->length;) {
    if (!(content[at] & 0x80)) {
      ++at;
      continue;
    }
    aimet_wire_varint varint =
        aimet_wire_decode_varint(content + at, (size_t)field->length - at, 10);
    if (varint.too_long)
      return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, begin + at, field,
                               "varint takes more than 10 bytes");
    if (!varint.width)
      return aimet_wire_refuse(
          scanner, AIMET_ERROR_INPUT, begin + at, field,
          "varint is cut: the packed field ends after %" PRIu64 " bytes of it",
          field->length - at);
    if (varint.overflow)
      return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, begin + at, field,
                               "varint does not fit 64 bits");
    at += varint.width;
  }
  return AIMET_OK;
}

static aimet_status check_enum(const aimet_wire_scanner *scanner,
                               const aimet_wire_field *field) {
  const ProtobufCEnumDescriptor *descriptor = field->descriptor->descriptor;
  // Every reader takes the low half of the varint.
  int32_t value = (int32_t)(uint32_t)field->value;
  if (protobuf_c_enum_descriptor_get_value(descriptor, value))
    return AIMET_OK;
  return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT,
                           field->start + field->header, field,
                           "unknown value %d, expected one of \"%s\"", value,
                           descriptor->short_name);
}

/// Remembers the name of the innermost message for paths.
static void note_name(aimet_wire_scanner *scanner,
                      const aimet_wire_field *field, const uint8_t *content) {
  const ProtobufCFieldDescriptor *descriptor = field->descriptor;
  if (descriptor->label == PROTOBUF_C_LABEL_REPEATED ||
      strcmp(descriptor->name, "name") != 0)
    return;
  aimet_wire_frame *frame = aimet_wire_innermost(scanner);
  frame->name = (size_t)(content - scanner->scan->data);
  frame->name_length = (size_t)field->length;
}

/// Appends a field that is no message to the skeleton.
static aimet_status keep(aimet_wire_scanner *scanner,
                         const aimet_wire_field *field) {
  const ProtobufCFieldDescriptor *descriptor = field->descriptor;
  if (descriptor && descriptor->type == PROTOBUF_C_TYPE_STRING &&
      field->length > AIMET_MAX_STRING_SIZE)
    return aimet_wire_refuse(scanner, AIMET_ERROR_LIMIT, field->start, field,
                             "string is too long: got %" PRIu64
                             " bytes, expected at most %d",
                             field->length, AIMET_MAX_STRING_SIZE);
  aimet_status status = append(scanner, field->header + field->length);
  if (status != AIMET_OK)
    return status;
  const uint8_t *content =
      scanner->scan->data + scanner->scan->size - field->length;
  if (!descriptor)
    return count_unknown(scanner, field);
  if (aimet_wire_is_packed(field)) {
    status = check_packed_length(scanner, field);
    if (status == AIMET_OK &&
        aimet_wire_expected_type(descriptor->type) == AIMET_WIRE_VARINT)
      status = check_packed_varints(scanner, field, content);
    return status;
  }
  if (descriptor->type == PROTOBUF_C_TYPE_ENUM)
    return check_enum(scanner, field);
  if (descriptor->type != PROTOBUF_C_TYPE_STRING)
    return AIMET_OK;
  status = check_text(scanner, field, content);
  if (status == AIMET_OK)
    note_name(scanner, field, content);
  return status;
}

//===----------------------------------------------------------------------===//
// Payloads
//===----------------------------------------------------------------------===//

enum {
  FLOAT_DATA = 4,
  INT32_DATA = 5,
  INT64_DATA = 7,
  RAW_DATA = 9,
  DOUBLE_DATA = 10,
  UINT64_DATA = 11
};

static bool is_payload(const aimet_wire_frame *frame,
                       const aimet_wire_field *field) {
  if (frame->descriptor != &onnx__tensor_proto__descriptor)
    return false;
  switch (field->number) {
  case FLOAT_DATA:
  case INT32_DATA:
  case INT64_DATA:
  case RAW_DATA:
  case DOUBLE_DATA:
  case UINT64_DATA:
    return true;
  default:
    return false;
  }
}

/// Decides whether a field becomes a marker; the first payload of a tensor
/// that is not empty decides for all that follow.
static bool becomes_marker(const aimet_wire_scanner *scanner,
                           aimet_wire_frame *frame,
                           const aimet_wire_field *field) {
  if (!scanner->elide || !is_payload(frame, field))
    return false;
  if (frame->payload == AIMET_PAYLOAD_NONE && field->length)
    frame->payload = field->length > AIMET_INLINE_PAYLOAD_LIMIT
                         ? AIMET_PAYLOAD_MARKER
                         : AIMET_PAYLOAD_INLINE;
  return frame->payload == AIMET_PAYLOAD_MARKER &&
         (field->length || field->number == RAW_DATA);
}

static aimet_status elide(aimet_wire_scanner *scanner, aimet_wire_frame *frame,
                          const aimet_wire_field *field) {
  if (aimet_wire_is_packed(field)) {
    aimet_status status = check_packed_length(scanner, field);
    if (status != AIMET_OK)
      return status;
  }
  uint64_t size = field->header + field->length;
  frame->replaced += size;
  frame->markers += AIMET_WIRE_MARKER_SIZE;
  if (frame->markers > frame->replaced)
    return aimet_wire_refuse(scanner, AIMET_ERROR_LIMIT, field->start, field,
                             "payload is split into too many pieces of a few "
                             "bytes, expected one packed field");
  aimet_wire_marker marker = {field->number, field->start + field->header,
                              field->length};
  aimet_wire_scan_mark(scanner->scan, marker, field->start,
                       field->start + size);
  aimet_wire_reader_skip(&scanner->reader, size);
  aimet_status status = spend(scanner, field, AIMET_UNKNOWN_FIELD_COST);
  scanner->elided += field->length;
  return status;
}

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

/// Opens the message of a descriptor whose content begins at the reader's
/// position.
static aimet_wire_frame *
push_frame(aimet_wire_scanner *scanner, size_t depth,
           const ProtobufCMessageDescriptor *descriptor, uint64_t length) {
  assert(descriptor->n_fields <= AIMET_WIRE_MAX_FIELDS);
  aimet_wire_frame *frame = &scanner->frames[depth];
  *frame = (aimet_wire_frame){
      .descriptor = descriptor,
      .body = scanner->scan->size,
      .body_length = length,
      .end = scanner->reader.position + length,
  };
  scanner->depth = depth;
  ++scanner->message_count;
  return frame;
}

static aimet_status open_message(aimet_wire_scanner *scanner,
                                 const aimet_wire_field *field) {
  if (field->descriptor->label != PROTOBUF_C_LABEL_REPEATED && field->index)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, field->start, field,
                             "\"%s\" is given twice, expected at most one",
                             field->descriptor->name);
  if (scanner->depth == AIMET_MAX_MESSAGE_DEPTH)
    return aimet_wire_refuse(scanner, AIMET_ERROR_LIMIT, field->start, field,
                             "messages are nested deeper than %d levels",
                             AIMET_MAX_MESSAGE_DEPTH);
  const ProtobufCMessageDescriptor *descriptor = field->descriptor->descriptor;
  aimet_status status = spend(scanner, field, descriptor->sizeof_message);
  if (status == AIMET_OK)
    status = append(scanner, field->header);
  if (status != AIMET_OK)
    return status;
  aimet_wire_frame *frame =
      push_frame(scanner, scanner->depth + 1, descriptor, field->length);
  frame->field = field->descriptor;
  frame->index = field->index;
  frame->length_width = field->header - field->tag_width;
  return AIMET_OK;
}

static void close_message(aimet_wire_scanner *scanner) {
  const aimet_wire_frame *frame = aimet_wire_innermost(scanner);
  size_t length = scanner->scan->size - frame->body;
  if (length != frame->body_length)
    aimet_wire_scan_patch_length(scanner->scan,
                                 frame->body - frame->length_width,
                                 frame->length_width, length);
  --scanner->depth;
}

static aimet_status scan_field(aimet_wire_scanner *scanner) {
  aimet_wire_frame *frame = aimet_wire_innermost(scanner);
  aimet_wire_field field = {.start = scanner->reader.position};
  const uint8_t *bytes;
  size_t length;
  aimet_file_error error;
  if (aimet_wire_reader_peek(&scanner->reader, AIMET_WIRE_MAX_HEAD, &bytes,
                             &length, &error) != AIMET_OK)
    return aimet_wire_read_failed(scanner, error);
  if (length > frame->end - field.start)
    length = (size_t)(frame->end - field.start);

  aimet_status status = aimet_wire_read_head(scanner, bytes, length, &field);
  if (status != AIMET_OK)
    return status;

  if (field.descriptor && field.descriptor->type == PROTOBUF_C_TYPE_MESSAGE)
    return open_message(scanner, &field);
  if (becomes_marker(scanner, frame, &field))
    return elide(scanner, frame, &field);
  return keep(scanner, &field);
}

/// Refuses files that are certainly something else.
static aimet_status check_kind(aimet_wire_scanner *scanner) {
  const uint8_t *bytes;
  size_t length;
  aimet_file_error error;
  if (aimet_wire_reader_peek(&scanner->reader, AIMET_CONTENT_KIND_BYTES, &bytes,
                             &length, &error) != AIMET_OK)
    return aimet_wire_read_failed(scanner, error);
  if (length == 0)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, 0, NULL,
                             "the file is empty, expected an ONNX model");
  const char *kind = aimet_content_kind(bytes, length);
  if (kind)
    return aimet_wire_refuse(scanner, AIMET_ERROR_INPUT, 0, NULL,
                             "the file is %s, expected an ONNX model", kind);
  return AIMET_OK;
}

static bool has_field(const aimet_wire_frame *frame, unsigned number) {
  const ProtobufCFieldDescriptor *field =
      protobuf_c_message_descriptor_get_field(frame->descriptor, number);
  return frame->seen >> (field - frame->descriptor->fields) & 1;
}

static aimet_status check_complete(const aimet_wire_scanner *scanner) {
  enum { IR_VERSION = 1, GRAPH = 7 };
  const aimet_wire_frame *model = &scanner->frames[0];
  if (has_field(model, IR_VERSION) || has_field(model, GRAPH))
    return AIMET_OK;
  return aimet_wire_refuse(
      scanner, AIMET_ERROR_INPUT, 0, NULL,
      "no graph and no ir_version, expected an ONNX model");
}

static aimet_status scan_model(aimet_wire_scanner *scanner) {
  aimet_status status = check_kind(scanner);
  if (status != AIMET_OK)
    return status;
  push_frame(scanner, 0, &onnx__model_proto__descriptor, scanner->reader.size);
  for (;;) {
    uint64_t position = scanner->reader.position;
    while (scanner->depth && aimet_wire_innermost(scanner)->end == position)
      close_message(scanner);
    if (position == scanner->reader.size)
      return check_complete(scanner);
    status = scan_field(scanner);
    if (status != AIMET_OK)
      return status;
  }
}

//===----------------------------------------------------------------------===//
// The scan
//===----------------------------------------------------------------------===//

static aimet_status check_size(const aimet_onnx_source *source, uint64_t size,
                               aimet_diag *diag) {
  if (size <= AIMET_MAX_MODEL_SIZE)
    return AIMET_OK;
  aimet_place place = {.file = aimet_sv(source->display_name)};
  return aimet_diag_error(diag, AIMET_ERROR_LIMIT, place,
                          "the file is too large: got %" PRIu64
                          " bytes, but protobuf messages end at 2 GiB; keep "
                          "weights in external data",
                          size);
}

aimet_status aimet_wire_scan_run(const aimet_onnx_source *source, bool elide,
                                 aimet_diag *diag, aimet_wire_scan **out_scan) {
  *out_scan = NULL;
  bool is_file = source->file.fd >= 0;
  uint64_t size = is_file ? source->file.size : source->length;
  aimet_status status = check_size(source, size, diag);
  if (status != AIMET_OK)
    return status;

  // A small model is not worth growing for; a large one may be all weights.
  const uint64_t first_room = 64 * 1024;
  aimet_wire_scanner *scanner = aimet_calloc(1, sizeof *scanner);
  scanner->scan =
      aimet_wire_scan_create((size_t)(size < first_room ? size : first_room));
  scanner->diag = diag;
  scanner->display_name = source->display_name;
  scanner->elide = elide;
  if (is_file)
    aimet_wire_reader_init_file(&scanner->reader, &source->file);
  else
    aimet_wire_reader_init_memory(&scanner->reader, source->data,
                                  source->length);
  status = scan_model(scanner);
  aimet_wire_reader_deinit(&scanner->reader);
  if (status == AIMET_OK)
    *out_scan = scanner->scan;
  else
    aimet_wire_scan_destroy(scanner->scan);
  free(scanner);
  return status;
}
