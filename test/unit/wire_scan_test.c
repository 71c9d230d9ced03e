//===- wire_scan_test.c - the pass over the bytes before protobuf-c -------===//
//
// Models are made byte by byte here. Each fault is checked for its class, its
// offset and its path; each skeleton for giving the model back when its markers
// are replaced by what they stand for.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "content_kind.h"
#include "onnx_limits.h"
#include "string_builder.h"
#include "wire_scan.h"

#include "onnx-ml.pb-c.h"

#include <protobuf-c/protobuf-c.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/// The bytes of a literal, without its terminator.
#define BYTES(literal) aimet_sv_n(literal, sizeof(literal) - 1)

//===----------------------------------------------------------------------===//
// Making models
//===----------------------------------------------------------------------===//

typedef aimet_string_builder message;

enum {
  MODEL_IR_VERSION = 1,
  MODEL_PRODUCER_NAME = 2,
  MODEL_GRAPH = 7,
  MODEL_TRAINING_INFO = 20,
  TRAINING_ALGORITHM = 2,
  GRAPH_NODE = 1,
  GRAPH_NAME = 2,
  GRAPH_INITIALIZER = 5,
  GRAPH_INPUT = 11,
  NODE_INPUT = 1,
  NODE_NAME = 3,
  NODE_ATTRIBUTE = 5,
  ATTRIBUTE_NAME = 1,
  ATTRIBUTE_T = 5,
  ATTRIBUTE_G = 6,
  TENSOR_DIMS = 1,
  TENSOR_FLOAT_DATA = 4,
  TENSOR_INT64_DATA = 7,
  TENSOR_NAME = 8,
  TENSOR_RAW_DATA = 9,
  VALUE_TYPE = 2,
  TYPE_SEQUENCE = 4,
  SEQUENCE_ELEM_TYPE = 1,
};

static void put_varint(message *out, uint64_t value) {
  for (; value > 0x7f; value >>= 7)
    aimet_sb_append_char(out, (char)(value | 0x80));
  aimet_sb_append_char(out, (char)value);
}

static void put_integer(message *out, unsigned number, uint64_t value) {
  put_varint(out, number << 3);
  put_varint(out, value);
}

static void put_bytes(message *out, unsigned number, aimet_string_view bytes) {
  put_varint(out, number << 3 | 2);
  put_varint(out, bytes.length);
  aimet_sb_append(out, bytes);
}

static void put_text(message *out, unsigned number, const char *text) {
  put_bytes(out, number, aimet_sv(text));
}

/// Appends `inner` as a sub-message and frees it.
static void put_message(message *out, unsigned number, message *inner) {
  put_bytes(out, number, aimet_sb_view(inner));
  aimet_sb_deinit(inner);
}

/// Appends a field of `length` bytes that are all different from their
/// neighbours.
static void put_filled(message *out, unsigned number, size_t length) {
  put_varint(out, number << 3 | 2);
  put_varint(out, length);
  for (size_t i = 0; i < length; ++i)
    aimet_sb_append_char(out, (char)(i & 0x7f));
}

static message make_tensor(const char *name, unsigned field, size_t length) {
  message tensor = AIMET_STRING_BUILDER_INIT;
  put_integer(&tensor, TENSOR_DIMS, length);
  put_text(&tensor, TENSOR_NAME, name);
  put_filled(&tensor, field, length);
  return tensor;
}

/// Wraps a graph into a model, and frees it.
static message make_model(message *graph) {
  message model = AIMET_STRING_BUILDER_INIT;
  put_integer(&model, MODEL_IR_VERSION, 8);
  put_message(&model, MODEL_GRAPH, graph);
  return model;
}

static message make_model_of_tensor(message *tensor) {
  message graph = AIMET_STRING_BUILDER_INIT;
  put_message(&graph, GRAPH_INITIALIZER, tensor);
  return make_model(&graph);
}

//===----------------------------------------------------------------------===//
// Scanning
//===----------------------------------------------------------------------===//

/// The last diagnostic.
typedef struct captured {
  unsigned count;
  bool has_byte;
  uint64_t byte;
  char entity[4096];
  char message[4096];
} captured;

static void copy_text(char *out, size_t size, aimet_string_view text) {
  snprintf(out, size, "%.*s", AIMET_SV(text));
}

static void capture(const aimet_diagnostic *diagnostic, void *user_data) {
  captured *seen = user_data;
  ++seen->count;
  seen->has_byte = diagnostic->place.has_byte;
  seen->byte = diagnostic->place.byte;
  copy_text(seen->entity, sizeof seen->entity, diagnostic->place.entity);
  copy_text(seen->message, sizeof seen->message, diagnostic->message);
}

static aimet_status scan_source(const aimet_onnx_source *source, bool elide,
                                captured *seen, aimet_wire_scan **out_scan) {
  *seen = (captured){0};
  aimet_diag *diag = aimet_diag_create(capture, seen);
  aimet_status status = aimet_wire_scan_run(source, elide, diag, out_scan);
  aimet_diag_destroy(diag);
  CHECK((status == AIMET_OK) == (*out_scan != NULL));
  CHECK(seen->count == (status == AIMET_OK ? 0 : 1));
  return status;
}

/// Scans bytes in a block of just their size, so that a sanitizer sees a step
/// over the end.
static aimet_status scan_bytes(aimet_string_view bytes, bool elide,
                               captured *seen, aimet_wire_scan **out_scan) {
  char *copy = malloc(bytes.length + 1);
  char *begin = copy + 1;
  if (bytes.length)
    memcpy(begin, bytes.data, bytes.length);
  aimet_onnx_source source = {.display_name = "m.onnx",
                              .file = AIMET_INPUT_FILE_INIT,
                              .data = begin,
                              .length = bytes.length};
  aimet_status status = scan_source(&source, elide, seen, out_scan);
  free(copy);
  return status;
}

/// A file in memory with these bytes and a size that may claim more.
static aimet_onnx_source open_bytes(aimet_string_view bytes, uint64_t size) {
  int fd = memfd_create("model", MFD_CLOEXEC);
  CHECK(fd >= 0);
  for (size_t at = 0; at < bytes.length;) {
    ssize_t written = write(fd, bytes.data + at, bytes.length - at);
    CHECK(written > 0);
    at += (size_t)written;
  }
  return (aimet_onnx_source){.display_name = "m.onnx", .file = {fd, size}};
}

//===----------------------------------------------------------------------===//
// Refusals
//===----------------------------------------------------------------------===//

typedef struct refusal {
  aimet_string_view bytes;
  aimet_status status;
  uint64_t byte;
  const char *entity;
  const char *message; ///< a part of it
} refusal;

static void expect_refusal(const refusal *expected) {
  for (int elide = 0; elide < 2; ++elide) {
    captured seen;
    aimet_wire_scan *scan;
    aimet_status status = scan_bytes(expected->bytes, elide, &seen, &scan);
    bool as_expected = status == expected->status && seen.has_byte &&
                       seen.byte == expected->byte &&
                       strcmp(seen.entity, expected->entity) == 0 &&
                       strstr(seen.message, expected->message);
    if (!as_expected)
      fprintf(stderr, "got %d @%llu: %s: %s\nexpected %d @%llu: %s: %s\n",
              (int)status, (unsigned long long)seen.byte, seen.entity,
              seen.message, (int)expected->status,
              (unsigned long long)expected->byte, expected->entity,
              expected->message);
    CHECK(as_expected);
    aimet_wire_scan_destroy(scan);
  }
}

#define INPUT(literal, byte, entity, message)                                  \
  {BYTES(literal), AIMET_ERROR_INPUT, byte, entity, message}

static void test_refused_models(void) {
  const refusal refusals[] = {
      INPUT("", 0, "", "the file is empty, expected an ONNX model"),
      INPUT("\x12\x01p", 0, "", "no graph and no ir_version"),
      INPUT("PK\x03\x04 and so on", 0, "", "the file is a zip archive"),

      // Cut off.
      INPUT("\x08\x07\x3a\x05\x0a\x00", 3, "graph", "(3 missing)"),
      INPUT("\x08\x07\x3a\x04\x0a\x05\x0a\x00", 5, "graph/node[0]",
            "end of the file: got 2 bytes, expected 5 (3 missing)"),
      INPUT("\x08\x07\x3a\x02\x0a\x05\x10\x00", 5, "graph/node[0]",
            "end of the enclosing message: got 0 bytes, expected 5"),
      INPUT("\x08", 1, "ir_version", "varint is cut: the file ends after 0"),
      INPUT("\x08\x80", 1, "ir_version",
            "varint is cut: the file ends after 1"),
      INPUT("\x08\x07\x3a", 3, "graph", "length is cut"),
      INPUT("\x08\x07\xba", 2, "", "the tag of a field is cut"),
      INPUT("\x08\x07\x3a\x01\xba\x01\x00", 4, "graph",
            "the enclosing message ends after 1 bytes"),
      INPUT("\x08\x07\x9d\x06\x00\x00\x00", 4, "field 99", "(1 missing)"),
      INPUT("\x08\x07\x99\x06\x00", 4, "field 99", "(7 missing)"),

      // Varints and tags.
      INPUT("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 1, "ir_version",
            "varint takes more than 10 bytes"),
      INPUT("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 1, "ir_version",
            "varint does not fit 64 bits"),
      INPUT("\x08\x07\x88\x80\x80\x80\x80\x00\x00", 2, "",
            "tag of a field takes more than 5 bytes"),
      INPUT("\x08\x07\x3a\x80\x80\x80\x80\x80\x00", 3, "graph",
            "length takes more than 5 bytes"),
      INPUT("\x08\x07\x3a\xff\xff\xff\xff\x7f", 3, "graph", "field is cut"),
      INPUT("\x08\x07\x00\x00", 2, "", "field number 0"),
      INPUT("\x08\x07\x82\x80\x80\x80\x10\x00", 2, "",
            "field number out of range"),
      INPUT("\x08\x07\xfa\xff\xff\xff\x0f\x00", 2, "",
            "reserved field number 536870911"),

      // Wire types.
      INPUT("\x08\x07\x3b\x3c", 2, "graph", "wire type 3 (start of a group)"),
      INPUT("\x08\x07\x3c", 2, "graph", "wire type 4 (end of a group)"),
      INPUT("\x08\x07\x9e\x06", 2, "field 99", "wire type 6"),
      INPUT("\x08\x07\x3a\x01\x0f", 4, "graph/node[0]", "wire type 7"),
      INPUT("\x08\x07\x38\x01", 2, "graph",
            "wrong wire type: got 0 (varint), expected 2 (length-prefixed)"),
      INPUT("\x08\x07\x0a\x01\x07", 2, "ir_version",
            "got 2 (length-prefixed), expected 0 (varint)"),
      INPUT("\x08\x07\x3a\x05\x2a\x03\x0d\x00\x00", 6,
            "graph/initializer[0]/dims", "expected 0 (varint) or packed"),

      // Sub-messages that are given twice.
      INPUT("\x08\x07\x3a\x00\x3a\x00", 4, "graph", "\"graph\" is given twice"),
      INPUT("\x08\x07\x3a\x08\x5a\x06\x12\x04\x0a\x00\x0a\x00", 10,
            "graph/input[0]/type/tensor_type", "given twice"),

      // Text.
      INPUT("\x08\x07\x12\x03"
            "a\0b",
            5, "producer_name", "NUL in a string"),
      INPUT("\x08\x07\x12\x0b"
            "eight ascii"
            "\x12\x0aseven as\xc3(",
            25, "producer_name", "not UTF-8: byte 0xc3"),
      INPUT("\x08\x07\x12\x03\xed\xa0\x80", 4, "producer_name", "not UTF-8"),
      INPUT("\x08\x07\x12\x02\xc3", 3, "producer_name", "field is cut"),

      // Packed fields.
      INPUT("\x08\x07\x3a\x06\x2a\x04\x0a\x02\x01\x80", 9,
            "graph/initializer[0]/dims", "varint is cut: the packed field"),
      INPUT("\x08\x07\x3a\x0f\x2a\x0d\x0a\x0b\x01"
            "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
            9, "graph/initializer[0]/dims", "does not fit 64 bits"),
      INPUT("\x08\x07\x3a\x10\x2a\x0e\x0a\x0c\x01"
            "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
            9, "graph/initializer[0]/dims", "more than 10 bytes"),
      INPUT("\x08\x07\x3a\x09\x2a\x07\x42\x00\x22\x03\x00\x00\x00", 10,
            "graph/initializer[0]/float_data",
            "packed field of 3 bytes, expected a multiple of 4"),

      // Enums, and names in paths.
      INPUT("\x08\x07\x3a\x0d\x0a\x0b\x1a\x01n\x2a\x06\x0a\x01"
            "a\xa0\x01\x4d",
            16, "graph/node[0] \"n\"/attribute[0] \"a\"/type",
            "unknown value 77, expected one of \"AttributeType\""),
      INPUT("\x08\x07\x3a\x0c\x12\x01\x1b\x0a\x00\x2a\x05\x42\x01w\x70\x05", 15,
            "graph/initializer[0] \"w\"/data_location", "unknown value 5"),
      INPUT("\x08\x07\x3a\x0b\x0a\x00\x0a\x00\x0a\x05\x0a\x00\x0a\x01\x80", 14,
            "graph/node[2]/input[1]", "not UTF-8: byte 0x80"),
  };
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; ++i)
    expect_refusal(&refusals[i]);
}

/// Every prefix of a model is either refused, or a model without its last
/// fields.
static void test_prefixes(void) {
  message tensor = make_tensor("w", TENSOR_RAW_DATA, 300);
  message model = make_model_of_tensor(&tensor);
  for (size_t length = 0; length < model.length; ++length) {
    captured seen;
    aimet_wire_scan *scan;
    aimet_status status =
        scan_bytes(aimet_sv_n(model.data, length), true, &seen, &scan);
    CHECK((status == AIMET_OK) == (length == 2));
    CHECK(status == AIMET_OK || status == AIMET_ERROR_INPUT);
    aimet_wire_scan_destroy(scan);
  }
  aimet_sb_deinit(&model);
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

static void expect_limit(const message *model, uint64_t byte,
                         const char *entity, const char *text) {
  refusal expected = {aimet_sb_view(model), AIMET_ERROR_LIMIT, byte, entity,
                      text};
  expect_refusal(&expected);
}

static void expect_accepted(const message *model) {
  for (int elide = 0; elide < 2; ++elide) {
    captured seen;
    aimet_wire_scan *scan;
    CHECK(scan_bytes(aimet_sb_view(model), elide, &seen, &scan) == AIMET_OK);
    aimet_wire_scan_destroy(scan);
  }
}

/// A model whose deepest message is so many levels below the ModelProto (an odd
/// number): graph, input, type, then two levels for each sequence.
static message make_nested(unsigned levels) {
  message type = AIMET_STRING_BUILDER_INIT;
  for (unsigned level = 3; level < levels; level += 2) {
    message sequence = AIMET_STRING_BUILDER_INIT;
    message outer = AIMET_STRING_BUILDER_INIT;
    put_message(&sequence, SEQUENCE_ELEM_TYPE, &type);
    put_message(&outer, TYPE_SEQUENCE, &sequence);
    type = outer;
  }
  message value = AIMET_STRING_BUILDER_INIT;
  message graph = AIMET_STRING_BUILDER_INIT;
  put_message(&value, VALUE_TYPE, &type);
  put_message(&graph, GRAPH_INPUT, &value);
  return make_model(&graph);
}

static void test_nesting(void) {
  message model = make_nested(AIMET_MAX_MESSAGE_DEPTH - 1);
  expect_accepted(&model);
  aimet_sb_deinit(&model);

  model = make_nested(9001);
  captured seen;
  aimet_wire_scan *scan;
  CHECK(scan_bytes(aimet_sb_view(&model), true, &seen, &scan) ==
        AIMET_ERROR_LIMIT);
  CHECK(strstr(seen.message, "nested deeper than 100 levels"));
  CHECK(strncmp(seen.entity, "graph/input[0]/type/sequence_type/elem_type/",
                44) == 0);
  aimet_sb_deinit(&model);
}

/// A model that has the two bytes of a field `count` times in its graph.
static message make_crowd(const char *two_bytes, size_t count) {
  message graph = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < count; ++i)
    aimet_sb_append(&graph, aimet_sv_n(two_bytes, 2));
  return make_model(&graph);
}

static void test_crowds(void) {
  message model = make_crowd("\x0a\0", 100000); // empty nodes
  expect_accepted(&model);
  aimet_sb_deinit(&model);

  captured seen;
  aimet_wire_scan *scan;
  model = make_crowd("\x0a\0", 1000000);
  CHECK(scan_bytes(aimet_sb_view(&model), true, &seen, &scan) ==
        AIMET_ERROR_LIMIT);
  CHECK(strstr(seen.message, "unpacks to too much memory"));
  CHECK(strncmp(seen.entity, "graph/node[", 11) == 0);
  aimet_sb_deinit(&model);

  model = make_crowd("\x18\x01", 65000); // field 3 is reserved
  expect_accepted(&model);
  aimet_sb_deinit(&model);

  model = make_crowd("\x18\x01", 1000000);
  size_t allowed =
      AIMET_UNKNOWN_FIELDS_BASE + 2 * AIMET_UNKNOWN_FIELDS_PER_MESSAGE;
  expect_limit(&model, 2 + 4 + 2 * allowed, "graph/field 3",
               "too many unknown fields");
  aimet_sb_deinit(&model);
}

static void test_long_string(void) {
  message model = AIMET_STRING_BUILDER_INIT;
  put_integer(&model, MODEL_IR_VERSION, 8);
  put_filled(&model, MODEL_PRODUCER_NAME, AIMET_MAX_STRING_SIZE + 1);
  expect_limit(&model, 2, "producer_name", "string is too long");
  aimet_sb_deinit(&model);
}

static void test_large_files(void) {
  const uint64_t limit = AIMET_MAX_MODEL_SIZE;
  for (uint64_t size = limit; size <= limit + 1; ++size) {
    aimet_onnx_source source = open_bytes(BYTES("\x08\x07\x0f"), size);
    CHECK(ftruncate(source.file.fd, (off_t)size) == 0);
    captured seen;
    aimet_wire_scan *scan;
    CHECK(scan_source(&source, true, &seen, &scan) ==
          (size > limit ? AIMET_ERROR_LIMIT : AIMET_ERROR_INPUT));
    CHECK((strstr(seen.message, "the file is too large") != NULL) ==
          (size > limit));
    aimet_input_file_close(&source.file);
  }
}

static void test_file_that_shrinks(void) {
  aimet_onnx_source source = open_bytes(BYTES("\x08\x07\x3a"), 100);
  captured seen;
  aimet_wire_scan *scan;
  CHECK(scan_source(&source, true, &seen, &scan) == AIMET_ERROR_IO);
  CHECK(strstr(seen.message, "cannot read the file"));
  aimet_input_file_close(&source.file);
}

//===----------------------------------------------------------------------===//
// Skeletons
//===----------------------------------------------------------------------===//

/// A walk of a skeleton that puts back what its markers stand for.
typedef struct expansion {
  const aimet_wire_scan *scan;
  aimet_string_view source;
  message out;
  unsigned marker_count;
} expansion;

static uint64_t take_varint(const uint8_t *bytes, size_t *at) {
  uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    uint8_t byte = bytes[(*at)++];
    value |= (uint64_t)(byte & 0x7f) << shift;
    if (!(byte & 0x80))
      return value;
  }
}

static void expand_marker(expansion *state, size_t begin, size_t content,
                          size_t length) {
  aimet_wire_marker marker;
  const uint8_t *bytes = aimet_wire_scan_data(state->scan) + content;
  CHECK(aimet_wire_marker_decode(bytes, length, &marker));
  CHECK(!aimet_wire_marker_decode(bytes, length - 1, &marker));
  size_t field = aimet_wire_scan_file_offset(state->scan, begin);
  size_t end = marker.offset + marker.length;
  CHECK(aimet_wire_scan_file_offset(state->scan, content) == field);
  CHECK(aimet_wire_scan_file_offset(state->scan, content + length) == end);
  size_t tag_at = field;
  const uint8_t *source = (const uint8_t *)state->source.data;
  CHECK(take_varint(source, &tag_at) >> 3 == marker.field);
  aimet_sb_append(&state->out, aimet_sv_slice(state->source, field, end));
  ++state->marker_count;
}

/// Expands the content [begin, end) of a message. Lengths keep their width.
static void expand(expansion *state,
                   const ProtobufCMessageDescriptor *descriptor, size_t begin,
                   size_t end) {
  const uint8_t *bytes = aimet_wire_scan_data(state->scan);
  while (begin < end) {
    size_t at = begin;
    uint64_t tag = take_varint(bytes, &at);
    size_t length_at = at;
    uint64_t length = 0;
    if ((tag & 7) == 2)
      length = take_varint(bytes, &at);
    else if ((tag & 7) == 0)
      take_varint(bytes, &at);
    else
      at += (tag & 7) == 1 ? 8 : 4;
    if (tag >> 3 == AIMET_WIRE_MARKER) {
      expand_marker(state, begin, at, length);
      begin = at + length;
      continue;
    }
    CHECK(aimet_wire_scan_file_offset(state->scan, begin) == state->out.length);
    const ProtobufCFieldDescriptor *field =
        protobuf_c_message_descriptor_get_field(descriptor,
                                                (unsigned)(tag >> 3));
    bool is_message = field && field->type == PROTOBUF_C_TYPE_MESSAGE;
    size_t head_end = is_message ? at : at + length;
    aimet_sb_append(&state->out,
                    aimet_sv_n((const char *)bytes + begin, head_end - begin));
    if (is_message) {
      size_t body = state->out.length;
      expand(state, field->descriptor, at, at + length);
      size_t rest = state->out.length - body;
      for (size_t i = length_at; i < at; ++i, rest >>= 7)
        state->out.data[body - at + i] =
            (char)((rest & 0x7f) | (i + 1 < at ? 0x80 : 0));
      CHECK(rest == 0);
    }
    begin = at + length;
  }
}

static void check_skeleton(const aimet_wire_scan *scan,
                           aimet_string_view source, unsigned marker_count) {
  size_t size = aimet_wire_scan_size(scan);
  CHECK(size <= source.length);
  Onnx__ModelProto *model =
      onnx__model_proto__unpack(NULL, size, aimet_wire_scan_data(scan));
  CHECK(model != NULL);
  onnx__model_proto__free_unpacked(model, NULL);

  expansion state = {.scan = scan, .source = source};
  expand(&state, &onnx__model_proto__descriptor, 0, size);
  CHECK(state.marker_count == marker_count);
  CHECK(aimet_sv_equal(aimet_sb_view(&state.out), source));
  aimet_sb_deinit(&state.out);
}

/// Checks the skeletons of a model from memory and from a file, with and
/// without elision, and frees the model.
static void expect_markers(message *model, unsigned marker_count) {
  aimet_string_view bytes = aimet_sb_view(model);
  aimet_onnx_source file = open_bytes(bytes, bytes.length);
  for (int elide = 0; elide < 2; ++elide) {
    captured seen;
    aimet_wire_scan *scans[2];
    CHECK(scan_bytes(bytes, elide, &seen, &scans[0]) == AIMET_OK);
    CHECK(scan_source(&file, elide, &seen, &scans[1]) == AIMET_OK);
    for (int i = 0; i < 2; ++i) {
      check_skeleton(scans[i], bytes, elide ? marker_count : 0);
      const char *data = (const char *)aimet_wire_scan_data(scans[i]);
      size_t size = aimet_wire_scan_size(scans[i]);
      CHECK(elide || aimet_sv_equal(aimet_sv_n(data, size), bytes));
      aimet_wire_scan_destroy(scans[i]);
    }
  }
  aimet_input_file_close(&file.file);
  aimet_sb_deinit(model);
}

static void test_threshold(void) {
  message tensor =
      make_tensor("w", TENSOR_RAW_DATA, AIMET_INLINE_PAYLOAD_LIMIT);
  message model = make_model_of_tensor(&tensor);
  expect_markers(&model, 0);

  tensor = make_tensor("w", TENSOR_RAW_DATA, AIMET_INLINE_PAYLOAD_LIMIT + 1);
  model = make_model_of_tensor(&tensor);
  expect_markers(&model, 1);
}

/// Payloads that are far apart and larger than the window of the reader.
static void test_large_payloads(void) {
  static const unsigned fields[] = {4, 5, 7, 9, 10, 11};
  message graph = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < 60; ++i) {
    message tensor = make_tensor("w", fields[i % 6], 8 * i * i * 10);
    put_message(&graph, GRAPH_INITIALIZER, &tensor);
    message node = AIMET_STRING_BUILDER_INIT;
    put_filled(&node, NODE_INPUT, 0);
    put_text(&node, NODE_NAME, "a node between two tensors");
    put_message(&graph, GRAPH_NODE, &node);
  }
  message model = make_model(&graph);
  expect_markers(&model, 58);
}

/// A payload spends no allowance of the structure before it: sizes around the
/// base divided by the factor (onnx_limits.h).
static void test_payload_spends_nothing(void) {
  for (size_t i = 0; i < 64; ++i) {
    message tensor = make_tensor("w", 9, 2097152 + 16 * i);
    message model = make_model_of_tensor(&tensor);
    expect_markers(&model, 1);
  }
}

/// Structure that takes several windows of the reader.
static void test_many_nodes(void) {
  message graph = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < 20000; ++i) {
    message node = AIMET_STRING_BUILDER_INIT;
    put_filled(&node, NODE_INPUT, 0);
    put_text(&node, NODE_NAME, i % 3 ? "a node" : "a node with a longer name");
    put_message(&graph, GRAPH_NODE, &node);
    message tensor = make_tensor("w", TENSOR_RAW_DATA, 240 + i % 20);
    put_message(&graph, GRAPH_INITIALIZER, &tensor);
  }
  message model = make_model(&graph);
  expect_markers(&model, 3000); // 257, 258, 259 of 240 to 259
}

/// Puts a tensor into a Constant of the body of an If, and that graph where the
/// caller wants it.
static message make_nested_tensors(void) {
  message graph = AIMET_STRING_BUILDER_INIT;
  message tensor = make_tensor("inner", TENSOR_FLOAT_DATA, 4000);
  put_message(&graph, GRAPH_INITIALIZER, &tensor);
  message attribute = AIMET_STRING_BUILDER_INIT;
  put_text(&attribute, ATTRIBUTE_NAME, "value");
  tensor = make_tensor("constant", TENSOR_RAW_DATA, 20000);
  put_message(&attribute, ATTRIBUTE_T, &tensor);
  message node = AIMET_STRING_BUILDER_INIT;
  put_message(&node, NODE_ATTRIBUTE, &attribute);
  put_text(&node, NODE_NAME, "constant");
  put_message(&graph, GRAPH_NODE, &node);
  put_text(&graph, GRAPH_NAME, "body");
  return graph;
}

static void test_nested_tensors(void) {
  message attribute = AIMET_STRING_BUILDER_INIT;
  message body = make_nested_tensors();
  put_message(&attribute, ATTRIBUTE_G, &body);
  message node = AIMET_STRING_BUILDER_INIT;
  put_message(&node, NODE_ATTRIBUTE, &attribute);
  message graph = AIMET_STRING_BUILDER_INIT;
  put_message(&graph, GRAPH_NODE, &node);

  message training = AIMET_STRING_BUILDER_INIT;
  body = make_nested_tensors();
  put_message(&training, TRAINING_ALGORITHM, &body);

  message model = make_model(&graph);
  put_message(&model, MODEL_TRAINING_INFO, &training);
  put_integer(&model, 99, 5); // unknown fields stay
  expect_markers(&model, 4);
}

/// Makes a tensor with payloads of these sizes, in this order.
static message make_split(const size_t *sizes, size_t count) {
  message tensor = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < count; ++i)
    put_filled(&tensor, TENSOR_INT64_DATA, sizes[i]);
  return make_model_of_tensor(&tensor);
}

static void test_repeated_payloads(void) {
  message model = make_split((size_t[]){300, 5, 0, 400}, 4);
  expect_markers(&model, 3);
  model = make_split((size_t[]){5, 300, 400}, 3);
  expect_markers(&model, 0);
  model = make_split((size_t[]){0, 300, 400}, 3);
  expect_markers(&model, 2);

  // An unpacked element, and raw_data given again and empty.
  message tensor = make_tensor("w", TENSOR_INT64_DATA, 300);
  put_integer(&tensor, TENSOR_INT64_DATA, 12345);
  put_filled(&tensor, TENSOR_RAW_DATA, 10);
  put_filled(&tensor, TENSOR_RAW_DATA, 0);
  model = make_model_of_tensor(&tensor);
  expect_markers(&model, 4);
}

static void test_tiny_pieces(void) {
  message tensor = make_tensor("w", TENSOR_INT64_DATA, 300);
  for (int i = 0; i < 100; ++i)
    put_integer(&tensor, TENSOR_INT64_DATA, 1);
  message model = make_model_of_tensor(&tensor);
  captured seen;
  aimet_wire_scan *scan;
  CHECK(scan_bytes(aimet_sb_view(&model), true, &seen, &scan) ==
        AIMET_ERROR_LIMIT);
  CHECK(strstr(seen.message, "split into too many pieces"));
  CHECK(strncmp(seen.entity, "graph/initializer[0] \"w\"/int64_data", 35) == 0);
  aimet_sb_deinit(&model);
}

static void test_odd_packed_payload(void) {
  message tensor = make_tensor("w", TENSOR_FLOAT_DATA, 4001);
  message model = make_model_of_tensor(&tensor);
  refusal expected = {aimet_sb_view(&model), AIMET_ERROR_INPUT, 17,
                      "graph/initializer[0] \"w\"/float_data",
                      "packed field of 4001 bytes"};
  expect_refusal(&expected);
  aimet_sb_deinit(&model);
}

/// Appends a sub-message whose length takes five bytes, and frees it.
static void put_wide_message(message *out, unsigned number, message *inner) {
  put_varint(out, number << 3 | 2);
  for (unsigned shift = 0; shift < 28; shift += 7)
    aimet_sb_append_char(out, (char)((inner->length >> shift) | 0x80));
  aimet_sb_append_char(out, '\0');
  aimet_sb_append(out, aimet_sb_view(inner));
  aimet_sb_deinit(inner);
}

/// Fields in any order, over-long tags, lengths and values, and both packings
/// of one field.
static void test_unusual_encodings(void) {
  message tensor = make_tensor("w", TENSOR_RAW_DATA, 70000);
  aimet_sb_append(&tensor, BYTES("\x0a\x03\x02\xc8\x01"         // packed dims
                                 "\x88\x80\x80\x80\x00\x87\x00" // wide tag
                                 "\x42\x81\x80\x80\x80\x00v")); // wide length
  message graph = AIMET_STRING_BUILDER_INIT;
  put_wide_message(&graph, GRAPH_INITIALIZER, &tensor);
  put_text(&graph, GRAPH_NAME, "g");
  tensor = make_tensor("x", TENSOR_FLOAT_DATA, 300);
  put_wide_message(&graph, GRAPH_INITIALIZER, &tensor);
  message model = AIMET_STRING_BUILDER_INIT;
  put_wide_message(&model, MODEL_GRAPH, &graph);
  put_text(&model, MODEL_PRODUCER_NAME, "");
  put_integer(&model, MODEL_IR_VERSION, UINT64_MAX);
  put_integer(&model, MODEL_IR_VERSION, 8);
  expect_markers(&model, 2);
}

//===----------------------------------------------------------------------===//
// What files look like
//===----------------------------------------------------------------------===//

static void expect_kind(aimet_string_view bytes, const char *part) {
  const unsigned char *data = (const unsigned char *)bytes.data;
  const char *kind = aimet_content_kind(data, bytes.length);
  bool as_expected = kind ? part && strstr(kind, part) : !part;
  if (!as_expected)
    fprintf(stderr, "got %s, expected %s\n", kind ? kind : "none",
            part ? part : "none");
  CHECK(as_expected);
  if (kind)
    CHECK(!aimet_looks_like_onnx(data, bytes.length));
}

static void test_content_kinds(void) {
  expect_kind(BYTES("\x1f\x8b\x08\x00"), "gzip");
  expect_kind(BYTES("PK\x03\x04"), "zip");
  expect_kind(BYTES("PK\x03\x04..........................archive/data.pkl"),
              "PyTorch");
  expect_kind(BYTES("PK\x03\x04..........................w.npy"), "numpy");
  expect_kind(BYTES("\x93NUMPY\x01"), "numpy array");
  expect_kind(BYTES("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20"), "PyTorch");
  expect_kind(BYTES("\x80\x04\x95\x0b\0\0\0\0\0\0\0K"), "pickle");
  expect_kind(BYTES("\x14\0\0\0ORTM"), "flatbuffer");
  expect_kind(BYTES("\x1c\0\0\0TFL3"), "TensorFlow Lite");
  expect_kind(BYTES("\x48\0\0\0\0\0\0\0{\"w\":"), "safetensors");
  expect_kind(BYTES("\0\0\0\0\0\0\0\0"), "zero bytes");
  expect_kind(BYTES("version https://git-lfs.github.com/spec/v1\noid sha256:"),
              "git-LFS pointer (run `git lfs pull`)");
  expect_kind(BYTES("\n<!DOCTYPE html>"), "HTML");
  expect_kind(BYTES("<html lang=en>"), "HTML");
  expect_kind(BYTES("<?xml version=\"1.0\"?>"), "XML");
  expect_kind(BYTES("<\n  ir_version: 8,"), "ONNX text syntax");
  expect_kind(BYTES("ir_version: 8\ngraph {"), "protobuf text");
  expect_kind(BYTES("{\"nodes\": []}"), "JSON");
  expect_kind(BYTES("module attributes {}"), "text");
  expect_kind(BYTES("ML\xefR\x0dMLIR"), "MLIR bytecode");

  // Nothing that is known, or a model.
  expect_kind(BYTES(""), NULL);
  expect_kind(BYTES("\x08\x07\x12\x04ORTM"), NULL);
  expect_kind(BYTES("\x08\x07\x12\x07pytorch"), NULL);
  expect_kind(BYTES("\xff\xfe\x00\x01"), NULL);

  char tar[512] = "model.onnx";
  memcpy(tar + 100, "0000644", 8);
  memcpy(tar + 257, "ustar", 6);
  expect_kind(aimet_sv_n(tar, sizeof tar), "tar");
}

static bool looks_like_onnx(aimet_string_view bytes) {
  return aimet_looks_like_onnx((const unsigned char *)bytes.data, bytes.length);
}

static void test_looks_like_onnx(void) {
  CHECK(looks_like_onnx(BYTES("\x08\x07\x12\x07pytorch")));
  CHECK(looks_like_onnx(BYTES("\x3a\x00")));
  CHECK(looks_like_onnx(BYTES("\xd2\x01\x00"))); // configuration
  CHECK(!looks_like_onnx(BYTES("")));
  CHECK(!looks_like_onnx(BYTES("\x0a\x00")));     // wrong wire type
  CHECK(!looks_like_onnx(BYTES("\x18\x01")));     // wrong wire type
  CHECK(!looks_like_onnx(BYTES("\x48\x01\x08"))); // no such field
  CHECK(!looks_like_onnx(BYTES("\xff\xff\xff\xff\xff\xff")));
  CHECK(!looks_like_onnx(BYTES(":graph but text")));
}

int main(void) {
  test_refused_models();
  test_prefixes();
  test_nesting();
  test_crowds();
  test_long_string();
  test_large_files();
  test_file_that_shrinks();
  test_threshold();
  test_large_payloads();
  test_payload_spends_nothing();
  test_many_nodes();
  test_nested_tensors();
  test_repeated_payloads();
  test_tiny_pieces();
  test_odd_packed_payload();
  test_unusual_encodings();
  test_content_kinds();
  test_looks_like_onnx();
  return check_result();
}
