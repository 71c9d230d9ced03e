//===- wire_model.c - models byte by byte, and scans of them --------------===//

#include "wire_model.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

//===----------------------------------------------------------------------===//
// Making models
//===----------------------------------------------------------------------===//

void put_varint(message *out, uint64_t value) {
  for (; value > 0x7f; value >>= 7)
    aimet_sb_append_char(out, (char)(value | 0x80));
  aimet_sb_append_char(out, (char)value);
}

void put_integer(message *out, unsigned number, uint64_t value) {
  put_varint(out, number << 3);
  put_varint(out, value);
}

void put_bytes(message *out, unsigned number, aimet_string_view bytes) {
  put_varint(out, number << 3 | 2);
  put_varint(out, bytes.length);
  aimet_sb_append(out, bytes);
}

void put_text(message *out, unsigned number, const char *text) {
  put_bytes(out, number, aimet_sv(text));
}

void put_message(message *out, unsigned number, message *inner) {
  put_bytes(out, number, aimet_sb_view(inner));
  aimet_sb_deinit(inner);
}

void put_filled(message *out, unsigned number, size_t length) {
  put_varint(out, number << 3 | 2);
  put_varint(out, length);
  for (size_t i = 0; i < length; ++i)
    aimet_sb_append_char(out, (char)(i & 0x7f));
}

message make_tensor(const char *name, unsigned field, size_t length) {
  message tensor = AIMET_STRING_BUILDER_INIT;
  put_integer(&tensor, TENSOR_DIMS, length);
  put_text(&tensor, TENSOR_NAME, name);
  put_filled(&tensor, field, length);
  return tensor;
}

message make_model(message *graph) {
  message model = AIMET_STRING_BUILDER_INIT;
  put_integer(&model, MODEL_IR_VERSION, 8);
  put_message(&model, MODEL_GRAPH, graph);
  return model;
}

message make_model_of_tensor(message *tensor) {
  message graph = AIMET_STRING_BUILDER_INIT;
  put_message(&graph, GRAPH_INITIALIZER, tensor);
  return make_model(&graph);
}

//===----------------------------------------------------------------------===//
// Scanning
//===----------------------------------------------------------------------===//

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

aimet_status scan_source(const aimet_onnx_source *source, bool elide,
                         captured *seen, aimet_wire_scan **out_scan) {
  *seen = (captured){0};
  aimet_diag *diag = aimet_diag_create(capture, seen);
  aimet_status status = aimet_wire_scan_run(source, elide, diag, out_scan);
  aimet_diag_destroy(diag);
  CHECK((status == AIMET_OK) == (*out_scan != NULL));
  CHECK(seen->count == (status == AIMET_OK ? 0 : 1));
  return status;
}

aimet_status scan_bytes(aimet_string_view bytes, bool elide, captured *seen,
                        aimet_wire_scan **out_scan) {
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

aimet_onnx_source open_bytes(aimet_string_view bytes, uint64_t size) {
  int fd = memfd_create("model", MFD_CLOEXEC);
  CHECK(fd >= 0);
  for (size_t at = 0; at < bytes.length;) {
    ssize_t written = write(fd, bytes.data + at, bytes.length - at);
    CHECK(written > 0);
    at += (size_t)written;
  }
  return (aimet_onnx_source){.display_name = "m.onnx", .file = {fd, size}};
}
