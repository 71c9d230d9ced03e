//===- wire_scan_test.c - what the scan of the bytes refuses --------------===//
//
// Each fault is checked for its class, its offset and its path.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "onnx_limits.h"
#include "wire_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

static void test_odd_packed_payload(void) {
  message tensor = make_tensor("w", TENSOR_FLOAT_DATA, 4001);
  message model = make_model_of_tensor(&tensor);
  refusal expected = {aimet_sb_view(&model), AIMET_ERROR_INPUT, 17,
                      "graph/initializer[0] \"w\"/float_data",
                      "packed field of 4001 bytes"};
  expect_refusal(&expected);
  aimet_sb_deinit(&model);
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

int main(void) {
  test_refused_models();
  test_odd_packed_payload();
  test_prefixes();
  test_nesting();
  test_crowds();
  test_long_string();
  test_large_files();
  test_file_that_shrinks();
  return check_result();
}
