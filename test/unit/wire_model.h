//===- wire_model.h - models byte by byte, and scans of them --------------===//
//
// What the tests of the wire scan share.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_TEST_WIRE_MODEL_H
#define AIMET_TEST_WIRE_MODEL_H

#include "string_builder.h"
#include "wire_scan.h"

/// The bytes of a literal, without its terminator.
#define BYTES(literal) aimet_sv_n(literal, sizeof(literal) - 1)

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

/// The last diagnostic.
typedef struct captured {
  unsigned count;
  bool has_byte;
  uint64_t byte;
  char entity[4096];
  char message[4096];
} captured;

void put_varint(message *out, uint64_t value);

void put_integer(message *out, unsigned number, uint64_t value);

void put_bytes(message *out, unsigned number, aimet_string_view bytes);

void put_text(message *out, unsigned number, const char *text);

/// Appends `inner` as a sub-message and frees it.
void put_message(message *out, unsigned number, message *inner);

/// Appends a field of `length` bytes that are all different from their
/// neighbours.
void put_filled(message *out, unsigned number, size_t length);

message make_tensor(const char *name, unsigned field, size_t length);

/// Wraps a graph into a model, and frees it.
message make_model(message *graph);

message make_model_of_tensor(message *tensor);

aimet_status scan_source(const aimet_onnx_source *source, bool elide,
                         captured *seen, aimet_wire_scan **out_scan);

/// Scans bytes in a block of just their size, so that a sanitizer sees a step
/// over the end.
aimet_status scan_bytes(aimet_string_view bytes, bool elide, captured *seen,
                        aimet_wire_scan **out_scan);

/// A file in memory with these bytes and a size that may claim more.
aimet_onnx_source open_bytes(aimet_string_view bytes, uint64_t size);

#endif // AIMET_TEST_WIRE_MODEL_H
