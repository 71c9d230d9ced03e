//===- wire_skeleton_test.c - models without their payloads ---------------===//
//
// Each skeleton gives the model back when its markers are replaced by what they
// stand for.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "onnx_limits.h"
#include "wire_model.h"

#include "onnx-ml.pb-c.h"

#include <protobuf-c/protobuf-c.h>

#include <stdio.h>
#include <stdlib.h>

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

int main(void) {
  test_threshold();
  test_large_payloads();
  test_payload_spends_nothing();
  test_many_nodes();
  test_nested_tensors();
  test_repeated_payloads();
  test_tiny_pieces();
  test_unusual_encodings();
  return check_result();
}
