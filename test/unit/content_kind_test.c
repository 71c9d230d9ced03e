//===- content_kind_test.c - what files that are no model look like -------===//

#include "check.h"
#include "content_kind.h"
#include "onnx_import.h"
#include "string_view.h"

#include <stdio.h>

/// The bytes of a literal, without its terminator.
#define BYTES(literal) aimet_sv_n(literal, sizeof(literal) - 1)

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
  test_content_kinds();
  test_looks_like_onnx();
  return check_result();
}
