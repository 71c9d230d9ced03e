//===- weights_test.c - tensor attributes, spans, dense elements ----------===//
//
// Works in a folder of its own below the current one and removes it.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "weights.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>
#include <unistd.h>

static MlirContext context;
static aimet_diag *diag;

static MlirStringRef ref(const char *text) {
  return mlirStringRefCreateFromCString(text);
}

static MlirType type_of(const char *text) {
  MlirType type = mlirTypeParseGet(context, ref(text));
  CHECK(!mlirTypeIsNull(type));
  return type;
}

static MlirAttribute parse(const char *text) {
  MlirAttribute attribute = mlirAttributeParseGet(context, ref(text));
  if (!CHECK(!mlirAttributeIsNull(attribute)))
    printf("  %s\n", text);
  return attribute;
}

//===----------------------------------------------------------------------===//
// Dense elements
//===----------------------------------------------------------------------===//

typedef struct packing {
  const char *dense; ///< type included
  const char *field;
  const char *bytes;
  size_t length;
} packing;

#define PACKING(dense, field, bytes) {dense, field, bytes, sizeof(bytes) - 1}

/// Every element type, in every field that holds it.
static const packing packings[] = {
    PACKING("dense<[1.0, 0x7F800001, 0xFF800123]> : tensor<3xf32>", "raw_data",
            "\0\0\x80\x3f\1\0\x80\x7f\x23\1\x80\xff"),
    PACKING("dense<[1.0, 0x7F800001]> : tensor<2xf32>", "float_data",
            "\0\0\x80\x3f\1\0\x80\x7f"),
    PACKING("dense<2.0> : tensor<2x2xf32>", "raw_data",
            "\0\0\0\x40\0\0\0\x40\0\0\0\x40\0\0\0\x40"),
    PACKING("dense<2.0> : tensor<f32>", "raw_data", "\0\0\0\x40"),
    PACKING("dense<> : tensor<0xf32>", "raw_data", ""),
    PACKING("dense<> : tensor<0xf32>", "float_data", ""),
    PACKING("dense<> : tensor<2x0xi64>", "int64_data", ""),
    PACKING("dense<> : tensor<0xi1>", "raw_data", ""),
    PACKING("dense<> : tensor<0xi4>", "int32_data", ""),
    PACKING("dense<[1.0, 0x7FF0000000000001]> : tensor<2xf64>", "double_data",
            "\0\0\0\0\0\0\xf0\x3f\1\0\0\0\0\0\xf0\x7f"),
    PACKING("dense<[1.0, 0x7C01]> : tensor<2xf16>", "raw_data",
            "\x00\x3c\x01\x7c"),
    PACKING("dense<[1.0, 0x7C01]> : tensor<2xf16>", "int32_data",
            "\x80\x78\x81\xf8\x01"),
    PACKING("dense<[1.0, 0xFF81]> : tensor<2xbf16>", "int32_data",
            "\x80\x7f\x81\xff\x03"),
    PACKING("dense<[1.0, 2.0]> : tensor<2xf8E4M3FN>", "raw_data", "\x38\x40"),
    PACKING("dense<[1.0, -1.0]> : tensor<2xf8E4M3FN>", "int32_data",
            "\x38\xb8\x01"),
    PACKING("dense<[1.0, 2.0]> : tensor<2xf8E8M0FNU>", "raw_data", "\x7f\x80"),
    PACKING("dense<[1.0, -2.0]> : tensor<2xf8E5M2FNUZ>", "raw_data",
            "\x40\xc4"),
    PACKING("dense<[(1.0,2.0), (0.0,-0.0)]> : tensor<2xcomplex<f32>>",
            "float_data", "\0\0\x80\x3f\0\0\0\x40\0\0\0\0\0\0\0\x80"),
    PACKING("dense<(1.0,2.0)> : tensor<1xcomplex<f64>>", "double_data",
            "\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\x40"),
    PACKING("dense<[1, -1]> : tensor<2xi64>", "raw_data",
            "\1\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff"),
    PACKING("dense<[1, -1, 300]> : tensor<3xi64>", "int64_data",
            "\1\xff\xff\xff\xff\xff\xff\xff\xff\xff\1\xac\2"),
    PACKING("dense<[1, -2147483648]> : tensor<2xi32>", "int32_data",
            "\1\x80\x80\x80\x80\xf8\xff\xff\xff\xff\1"),
    PACKING("dense<[-32768, 7]> : tensor<2xi16>", "int32_data",
            "\x80\x80\xfe\xff\xff\xff\xff\xff\xff\1\7"),
    PACKING("dense<[-128, 127]> : tensor<2xi8>", "int32_data",
            "\x80\xff\xff\xff\xff\xff\xff\xff\xff\1\x7f"),
    PACKING("dense<[65535, 0]> : tensor<2xui16>", "int32_data", "\xff\xff\3\0"),
    PACKING("dense<[255, 3]> : tensor<2xui8>", "int32_data", "\xff\1\3"),
    PACKING("dense<4294967295> : tensor<2xui32>", "uint64_data",
            "\xff\xff\xff\xff\x0f\xff\xff\xff\xff\x0f"),
    PACKING("dense<18446744073709551615> : tensor<1xui64>", "uint64_data",
            "\xff\xff\xff\xff\xff\xff\xff\xff\xff\1"),
    PACKING("dense<[true, false, true]> : tensor<3xi1>", "raw_data", "\1\0\1"),
    PACKING("dense<[true, false, true]> : tensor<3xi1>", "int32_data",
            "\1\0\1"),
    PACKING("dense<true> : tensor<3x3xi1>", "raw_data", "\1\1\1\1\1\1\1\1\1"),
    PACKING("dense<true> : tensor<8xi1>", "raw_data", "\1\1\1\1\1\1\1\1"),
    PACKING("dense<false> : tensor<2xi1>", "raw_data", "\0\0"),
    PACKING("dense<true> : tensor<i1>", "raw_data", "\1"),
    PACKING("dense<[true, false, true, false, true, false, true, false, true]> "
            ": tensor<9xi1>",
            "raw_data", "\1\0\1\0\1\0\1\0\1"),
    PACKING("dense<[1, 2, 3, 1, 2]> : tensor<5xui4>", "raw_data",
            "\x21\x13\x02"),
    PACKING("dense<[1, 2, 3, 1, 2]> : tensor<5xui4>", "int32_data",
            "\x21\x13\x02"),
    PACKING("dense<[-1, 7, -8]> : tensor<3xi4>", "raw_data", "\x7f\x08"),
    PACKING("dense<[-1, -1, -8]> : tensor<3xi4>", "int32_data", "\xff\x01\x08"),
    PACKING("dense<-1> : tensor<3xi4>", "raw_data", "\xff\x0f"),
    PACKING("dense<[1, 2, 3, 1, 2]> : tensor<5xui2>", "raw_data", "\x79\x02"),
    PACKING("dense<[1, -2, -1, 1, 0]> : tensor<5xi2>", "int32_data",
            "\x79\x00"),
    PACKING("dense<[0.5, -6.0, 6.0]> : tensor<3xf4E2M1FN>", "raw_data",
            "\xf1\x07"),
    PACKING("dense<[1.0, 2.0, 3.0, 1.0, 2.0]> : tensor<5xf6E2M3FN>", "raw_data",
            "\x08\x44\x21\x10"),
    PACKING("dense<[0.125, -7.5]> : tensor<2xf6E2M3FN>", "int32_data",
            "\x01\x3f"),
    PACKING("dense<[0.0625, -28.0]> : tensor<2xf6E3M2FN>", "raw_data",
            "\xc1\x0f"),
};

static void test_packing(const packing *p) {
  MlirAttribute expected = parse(p->dense);
  MlirAttribute got = aimet_dense_from_field(
      mlirAttributeGetType(expected), aimet_sv(p->field), p->bytes, p->length);
  bool same = !mlirAttributeIsNull(got) && mlirAttributeEqual(got, expected);
  if (!CHECK(same))
    printf("  reading %s from %s\n", p->dense, p->field);
  void *bytes = NULL;
  uint64_t length = 0;
  bool encoded =
      aimet_dense_to_field(expected, aimet_sv(p->field), &bytes, &length);
  if (!CHECK(encoded && length == p->length &&
             memcmp(bytes, p->bytes, p->length) == 0))
    printf("  writing %s to %s\n", p->dense, p->field);
  free(bytes);
  if (p->length == 0)
    return;
  got = aimet_dense_from_field(mlirAttributeGetType(expected),
                               aimet_sv(p->field), p->bytes, p->length - 1);
  if (!CHECK(mlirAttributeIsNull(got)))
    printf("  short payload for %s in %s\n", p->dense, p->field);
}

/// Payloads that are not what dense elements would be written as.
static void test_refused_payloads(void) {
  static const struct {
    const char *type;
    packing payload;
  } cases[] = {
      {"tensor<2xf32>", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"tensor<1000000xf32>", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"tensor<0xf32>", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"tensor<4611686018427387904x4xf32>", PACKING("", "raw_data", "")},
      {"tensor<4611686018427387904xi1>", PACKING("", "int32_data", "\1")},
      {"tensor<?xf32>", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"tensor<*xf32>", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"vector<1xf32>", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"f32", PACKING("", "raw_data", "\0\0\x80\x3f")},
      {"tensor<1x!onnx.String>", PACKING("", "raw_data", "a")},
      {"tensor<2x!onnx.unknown>", PACKING("", "raw_data", "")},
      {"tensor<1xindex>", PACKING("", "raw_data", "\1\0\0\0\0\0\0\0")},
      {"tensor<1xi3>", PACKING("", "raw_data", "\1")},
      {"tensor<1xf32>", PACKING("", "int32_data", "\1")},
      {"tensor<1xf32>", PACKING("", "no_data", "\0\0\x80\x3f")},
      {"tensor<1xi64>", PACKING("", "int32_data", "\1")},
      {"tensor<1xui32>", PACKING("", "int32_data", "\1")},
      {"tensor<2xi1>", PACKING("", "raw_data", "\1\2")},
      {"tensor<2xi1>", PACKING("", "int32_data", "\1\2")},
      {"tensor<3xi4>", PACKING("", "raw_data", "\x11\x11")},
      {"tensor<3xi4>", PACKING("", "int32_data", "\x11\x11")},
      {"tensor<2xi4>", PACKING("", "int32_data", "\x91\x02")},
      {"tensor<1xf6E2M3FN>", PACKING("", "raw_data", "\x40")},
      {"tensor<1xf6E2M3FN>", PACKING("", "int32_data", "\x40")},
      {"tensor<1xi8>", PACKING("", "int32_data", "\xac\2")},
      {"tensor<1xui8>",
       PACKING("", "int32_data", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\1")},
      {"tensor<1xi32>", PACKING("", "int32_data", "\xff\xff\xff\xff\x0f")},
      {"tensor<1xf16>", PACKING("", "int32_data", "\x80\x80\4")},
      {"tensor<1xi64>", PACKING("", "int64_data", "\x81\0")},
      {"tensor<1xi64>",
       PACKING("", "int64_data", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\2")},
      {"tensor<1xi64>",
       PACKING("", "int64_data", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x81")},
      {"tensor<1xi64>", PACKING("", "int64_data", "\1\1")},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    packing p = cases[i].payload;
    MlirAttribute got = aimet_dense_from_field(
        type_of(cases[i].type), aimet_sv(p.field), p.bytes, p.length);
    if (!CHECK(mlirAttributeIsNull(got)))
      printf("  %s in %s\n", cases[i].type, p.field);
  }
}

static void test_refused_dense(void) {
  void *bytes;
  uint64_t length;
  static const char *const none[] = {
      "dense<\"a\"> : tensor<2x!onnx.String>",
      "dense<1> : tensor<1xindex>",
      "dense<1.0> : vector<4xf32>",
      "\"text\"",
      "dense_resource<r> : tensor<1xf32>",
  };
  for (size_t i = 0; i < sizeof none / sizeof *none; ++i) {
    if (!CHECK(!aimet_dense_to_raw(parse(none[i]), &bytes, &length)))
      printf("  %s\n", none[i]);
    CHECK(bytes == NULL);
  }
  CHECK(!aimet_dense_to_raw((MlirAttribute){NULL}, &bytes, &length));
  CHECK(!aimet_dense_to_field(parse("dense<1.0> : tensor<1xf32>"),
                              aimet_sv("int32_data"), &bytes, &length));
  CHECK(bytes == NULL);
}

/// A splat of no elements has no bytes.
static void test_empty_splat(void) {
  void *bytes;
  uint64_t length = 1;
  CHECK(
      aimet_dense_to_raw(parse("dense<1.0> : tensor<0xf32>"), &bytes, &length));
  CHECK(length == 0);
  free(bytes);
}

static void test_sizes(void) {
  uint64_t size = 0;
  CHECK(aimet_raw_size(type_of("i1"), 9, &size) && size == 9);
  CHECK(aimet_raw_size(type_of("ui4"), 5, &size) && size == 3);
  CHECK(aimet_raw_size(type_of("i2"), 5, &size) && size == 2);
  CHECK(aimet_raw_size(type_of("f6E3M2FN"), 5, &size) && size == 4);
  CHECK(aimet_raw_size(type_of("complex<f64>"), 3, &size) && size == 48);
  CHECK(aimet_raw_size(type_of("f32"), 0, &size) && size == 0);
  CHECK(!aimet_raw_size(type_of("f64"), UINT64_MAX / 4, &size));
  CHECK(!aimet_raw_size(type_of("i4"), UINT64_MAX / 2, &size));
  CHECK(!aimet_raw_size(type_of("!onnx.String"), 1, &size));
  CHECK(!aimet_raw_size(type_of("si64"), 1, &size));
  CHECK(!aimet_raw_size(type_of("complex<f16>"), 1, &size));
  CHECK(aimet_type_element_count(type_of("tensor<2x3xf32>"), &size) &&
        size == 6);
  CHECK(aimet_type_element_count(type_of("tensor<f32>"), &size) && size == 1);
  CHECK(!aimet_type_element_count(type_of("tensor<?xf32>"), &size));
  CHECK(!aimet_type_element_count(type_of("tensor<*xf32>"), &size));
  CHECK(!aimet_type_element_count(type_of("tensor<4611686018427387904x2xf32>"),
                                  &size));
  CHECK(!aimet_type_element_count((MlirType){NULL}, &size));
}

//===----------------------------------------------------------------------===//
// Spans and the store
//===----------------------------------------------------------------------===//

static char last_error[512];

static void keep_error(const aimet_diagnostic *diagnostic, void *user_data) {
  (void)user_data;
  if (diagnostic->severity == AIMET_SEVERITY_ERROR)
    snprintf(last_error, sizeof last_error, "%.*s",
             AIMET_SV(diagnostic->message));
}

static const unsigned char ints[] = {1, 0, 0, 0, 0, 0, 0, 0,
                                     2, 0, 0, 0, 0, 0, 0, 0};

/// `head`, then the payloads of the tests below, back to back.
static void make_weights(void) {
  FILE *file = fopen("w.bin", "w");
  CHECK(file && fwrite("head", 1, 4, file) == 4);
  CHECK(file && fwrite(ints, 1, sizeof ints, file) == sizeof ints); // at 4
  CHECK(file && fwrite("\7\x80\1", 1, 3, file) == 3);               // at 20
  CHECK(file && fwrite("\1\2", 1, 2, file) == 2);                   // at 23
  unsigned char bytes[1000];
  for (int i = 0; i < 1000; ++i)
    bytes[i] = (unsigned char)(i & 0xff);
  CHECK(file && fwrite(bytes, 1, 1000, file) == 1000); // at 25
  CHECK(file && fclose(file) == 0);
}

/// A span of w.bin with the right hash.
static aimet_span make_span(uint64_t offset, uint64_t length) {
  aimet_span span = {aimet_sv("w.bin"), offset, length, 0};
  aimet_input_file file;
  aimet_file_error error;
  CHECK(aimet_input_file_open("w.bin", &file, &error) == AIMET_OK);
  CHECK(aimet_span_hash(&file, offset, length, &span.hash, &error) == AIMET_OK);
  aimet_input_file_close(&file);
  return span;
}

/// {field, span, type}, without `field` if it is null.
static MlirAttribute make_tensor(const char *type, aimet_span span,
                                 const char *field) {
  MlirNamedAttribute elements[] = {
      {mlirIdentifierGet(context, ref("span")),
       aimet_span_to_attribute(context, span)},
      {mlirIdentifierGet(context, ref("type")), mlirTypeAttrGet(type_of(type))},
      {mlirIdentifierGet(context, ref("field")),
       mlirStringAttrGet(context, ref(field ? field : ""))},
  };
  return mlirDictionaryAttrGet(context, field ? 3 : 2, elements);
}

static void test_span_attribute(void) {
  aimet_span span = {aimet_sv("a/w.bin"), 991, 3456, UINT64_MAX};
  MlirAttribute attribute = aimet_span_to_attribute(context, span);
  CHECK(mlirAttributeEqual(attribute,
                           parse("{file = \"a/w.bin\", hash = -1 : i64, "
                                 "length = 3456 : i64, offset = 991 : i64}")));
  aimet_span back;
  CHECK(aimet_span_from_attribute(attribute, &back));
  CHECK(aimet_sv_is(back.file, "a/w.bin") && back.offset == 991 &&
        back.length == 3456 && back.hash == UINT64_MAX);
  static const char *const none[] = {
      "1 : i64",
      "{}",
      "{file = \"w\", hash = 1 : i64, length = -1 : i64, offset = 0 : i64}",
      "{file = \"w\", hash = 1 : i64, length = 1 : i64, offset = -1 : i64}",
      "{file = \"w\", hash = 1 : i32, length = 1 : i64, offset = 0 : i64}",
      "{file = \"w\", hash = 1 : i64, length = 1.0 : f64, offset = 0 : i64}",
      "{file = 1 : i64, hash = 1 : i64, length = 1 : i64, offset = 0 : i64}"};
  for (size_t i = 0; i < sizeof none / sizeof *none; ++i)
    CHECK(!aimet_span_from_attribute(parse(none[i]), &back));
  CHECK(!aimet_span_from_attribute((MlirAttribute){NULL}, &back));
}

static void test_span_hash(void) {
  CHECK(make_span(25, 1000).hash != make_span(24, 1000).hash);
  CHECK(make_span(25, 128).hash != make_span(25, 127).hash);
  CHECK(make_span(4, 0).hash == make_span(9, 0).hash);
}

static void test_resolve(aimet_weight_store *store) {
  const aimet_input_file *file, *again;
  aimet_place place = {0};
  aimet_span span = make_span(25, 1000);
  CHECK(aimet_weight_store_resolve(store, span, place, &file) == AIMET_OK);
  CHECK(aimet_weight_store_open(store, span.file, place, &again) == AIMET_OK);
  CHECK(file == again && file->size == 1025);
  span.offset = 26;
  CHECK(aimet_weight_store_resolve(store, span, place, &file) ==
        AIMET_ERROR_INPUT);
  CHECK_TEXT(last_error,
             "the weights file \"w.bin\" is too short: got 1025 bytes, "
             "expected 1000 bytes at offset 26");
  span.offset = UINT64_MAX;
  CHECK(aimet_weight_store_resolve(store, span, place, &file) ==
        AIMET_ERROR_INPUT);
  span.offset = 24;
  CHECK(aimet_weight_store_resolve(store, span, place, &file) ==
        AIMET_ERROR_INPUT);
  CHECK_TEXT(last_error, "the weights file \"w.bin\" has changed: other bytes "
                         "at offset 24 than when the reference to it was made");
  span.file = aimet_sv("../w\x1b.bin");
  CHECK(aimet_weight_store_resolve(store, span, place, &file) ==
        AIMET_ERROR_PATH);
  CHECK_TEXT(last_error, "cannot open the weights file \"../w\\x1b.bin\": the "
                         "path has a \"..\" component");
  span.file = aimet_sv("*/_ORT_MEM_ADDR_/*");
  CHECK(aimet_weight_store_resolve(store, span, place, &file) ==
        AIMET_ERROR_PATH);
  span.file = aimet_sv("missing");
  CHECK(aimet_weight_store_resolve(store, span, place, &file) ==
        AIMET_ERROR_IO);
}

static void test_stores(void) {
  const aimet_input_file *file;
  aimet_place place = {0};
  aimet_weight_store *none = aimet_weight_store_create(NULL, diag);
  CHECK(aimet_weight_store_root(none) == NULL);
  CHECK(aimet_weight_store_open(none, aimet_sv("w.bin"), place, &file) ==
        AIMET_ERROR_PATH);
  aimet_weight_store_destroy(none);
  aimet_weight_store *absent = aimet_weight_store_create("absent", diag);
  CHECK_TEXT(aimet_weight_store_root(absent), "absent");
  CHECK(aimet_weight_store_open(absent, aimet_sv("w.bin"), place, &file) ==
        AIMET_ERROR_IO);
  aimet_weight_store_destroy(absent);
  aimet_weight_store_destroy(NULL);
}

/// A model that was named by a link is found under its name.
static void test_added_file(void) {
  CHECK(symlink("w.bin", "link.bin") == 0);
  aimet_place place = {0};
  aimet_weight_store *store = aimet_weight_store_create("", diag);
  const aimet_input_file *file;
  aimet_string_view name = aimet_sv("link.bin");
  CHECK(aimet_weight_store_open(store, name, place, &file) == AIMET_ERROR_PATH);
  aimet_input_file linked;
  aimet_file_error error;
  CHECK(aimet_input_file_open("link.bin", &linked, &error) == AIMET_OK);
  CHECK(aimet_weight_store_add(store, name, &linked, place) == AIMET_OK);
  CHECK(aimet_weight_store_add(store, name, &linked, place) == AIMET_OK);
  aimet_input_file_close(&linked);
  CHECK(aimet_weight_store_open(store, name, place, &file) == AIMET_OK);
  CHECK(file && file->size == 1025);
  aimet_weight_store_destroy(store);
}

/// More files than the usual soft limit of descriptors.
static void test_many_files(void) {
  enum { COUNT = 1500 };
  aimet_place place = {0};
  aimet_weight_store *store = aimet_weight_store_create(".", diag);
  char name[32];
  bool opened = true;
  for (int i = 0; i < COUNT; ++i) {
    snprintf(name, sizeof name, "many_%d", i);
    FILE *made = fopen(name, "w");
    if (made)
      fclose(made);
    const aimet_input_file *file;
    opened &= aimet_weight_store_open(store, aimet_sv(name), place, &file) ==
              AIMET_OK;
  }
  CHECK(opened);
  aimet_weight_store_destroy(store);
}

//===----------------------------------------------------------------------===//
// Tensor attributes
//===----------------------------------------------------------------------===//

static void test_recognition(void) {
  MlirAttribute tensor = make_tensor("tensor<2xi64>", make_span(4, 16), NULL);
  CHECK(mlirTypeEqual(aimet_tensor_attribute_type(tensor),
                      type_of("tensor<2xi64>")));
  static const char *const tensors[] = {
      "dense<1.0> : tensor<2xf32>",
      "dense<\"a\"> : tensor<2x!onnx.String>",
      "{type = tensor<2xf32>, value = dense<1.0> : tensor<2xf32>}",
      "{type = tensor<f32>, value = dense<1.0> : tensor<f32>, field = \"x\"}",
      "{type = tensor<f32>, value = dense<1.0> : tensor<f32>, proto = {}}",
      "{type = tensor<2xf32>, proto = {}}",
  };
  for (size_t i = 0; i < sizeof tensors / sizeof *tensors; ++i)
    if (!CHECK(aimet_is_tensor_attribute(parse(tensors[i]))))
      printf("  %s\n", tensors[i]);
  static const char *const others[] = {
      "1 : i64",
      "{}",
      "array<i64: 1>",
      "dense<1.0> : vector<2xf32>",
      "{type = tensor<2xf32>}",
      "{type = tensor<*xf32>, proto = {}}",
      "{type = f32, proto = {}}",
      "{type = 1 : i64, proto = {}}",
      "{type = tensor<2xf32>, span = {}}",
      "{type = tensor<2xf32>, value = 1 : i64}",
      "{type = tensor<3xf32>, value = dense<1.0> : tensor<2xf32>}",
      "{type = tensor<2xf32>, value = dense<1.0> : tensor<2xf32>, field = 1}",
  };
  for (size_t i = 0; i < sizeof others / sizeof *others; ++i)
    if (!CHECK(!aimet_is_tensor_attribute(parse(others[i]))))
      printf("  %s\n", others[i]);
  CHECK(!aimet_is_tensor_attribute((MlirAttribute){NULL}));
  CHECK(mlirTypeIsNull(aimet_tensor_attribute_type(parse("unit"))));
}

static void test_same(void) {
  MlirAttribute a = make_tensor("tensor<2xi64>", make_span(4, 16), NULL);
  MlirAttribute b = make_tensor("tensor<1x2xi64>", make_span(4, 16), NULL);
  MlirAttribute c = make_tensor("tensor<2xi64>", make_span(25, 16), NULL);
  CHECK(aimet_tensor_attribute_same(a, a));
  CHECK(!aimet_tensor_attribute_same(a, b));
  CHECK(!aimet_tensor_attribute_same(a, c));
  MlirAttribute dense = parse("dense<[1, 2]> : tensor<2xi64>");
  CHECK(!aimet_tensor_attribute_same(a, dense));
  MlirAttribute named = parse("{type = tensor<2xi64>, value = dense<[1, 2]> : "
                              "tensor<2xi64>, proto = {name = \"w\"}}");
  CHECK(aimet_tensor_attribute_same(dense, named));
  MlirAttribute other = parse("dense<[1, 3]> : tensor<2xi64>");
  CHECK(!aimet_tensor_attribute_same(dense, other));
  MlirAttribute proto = parse("{type = tensor<2xi64>, proto = {a = 1}}");
  MlirAttribute proto_b = parse("{type = tensor<2xi64>, proto = {a = 2}}");
  CHECK(!aimet_tensor_attribute_same(proto, proto_b));
  CHECK(!aimet_tensor_attribute_same(dense, (MlirAttribute){NULL}));
}

static void check_integers(aimet_weight_store *store, MlirAttribute attribute,
                           const int64_t *expected, uint64_t expected_count,
                           int line) {
  int64_t *values;
  uint64_t count;
  bool read = aimet_read_integers(store, attribute, 16, &values, &count);
  check_that(read && count == expected_count &&
                 memcmp(values, expected, count * sizeof *values) == 0,
             "integers are as expected", __FILE__, line);
  free(values);
}

#define CHECK_INTEGERS(store, attribute, ...)                                  \
  do {                                                                         \
    const int64_t expected[] = {__VA_ARGS__};                                  \
    check_integers((store), (attribute), expected,                             \
                   sizeof expected / sizeof *expected, __LINE__);              \
  } while (0)

static void test_integers(aimet_weight_store *store) {
  CHECK_INTEGERS(store, parse("dense<[1, -2]> : tensor<2xi64>"), 1, -2);
  CHECK_INTEGERS(store, parse("dense<[-128, 5]> : tensor<2xi8>"), -128, 5);
  CHECK_INTEGERS(store, parse("dense<255> : tensor<2xui8>"), 255, 255);
  CHECK_INTEGERS(store, parse("dense<[true, false]> : tensor<2xi1>"), 1, 0);
  CHECK_INTEGERS(store, parse("dense<[-8, 7]> : tensor<2xi4>"), -8, 7);
  CHECK_INTEGERS(store, parse("dense<[15, 7]> : tensor<2xui4>"), 15, 7);
  CHECK_INTEGERS(store, parse("dense<[-2, 1]> : tensor<2xi2>"), -2, 1);
  CHECK_INTEGERS(store,
                 parse("{type = tensor<i32>, field = \"int32_data\", "
                       "value = dense<-3> : tensor<i32>}"),
                 -3);
  const int64_t none[1] = {0};
  check_integers(store, parse("dense<> : tensor<0xi64>"), none, 0, __LINE__);
  CHECK_INTEGERS(store, make_tensor("tensor<2xi64>", make_span(4, 16), NULL), 1,
                 2);
  CHECK_INTEGERS(store,
                 make_tensor("tensor<2xi64>", make_span(20, 3), "int64_data"),
                 7, 128);
  CHECK_INTEGERS(store,
                 make_tensor("tensor<2xui8>", make_span(20, 3), "int32_data"),
                 7, 128);
  CHECK_INTEGERS(store, make_tensor("tensor<4xui4>", make_span(23, 2), NULL), 1,
                 0, 2, 0);
}

static void test_no_integers(aimet_weight_store *store) {
  int64_t *values;
  uint64_t count;
  last_error[0] = '\0';
  const MlirAttribute none[] = {
      {NULL},
      parse("dense<1.0> : tensor<1xf32>"),
      parse("dense<\"a\"> : tensor<1x!onnx.String>"),
      parse("dense<18446744073709551615> : tensor<1xui64>"),
      parse("dense<1> : tensor<17xi64>"),
      parse("{type = tensor<1xi64>, proto = {}}"),
      make_tensor("tensor<2xi64>", make_span(4, 15), NULL),
      make_tensor("tensor<2xi1>", make_span(23, 2), NULL),
      make_tensor("tensor<2xi32>", make_span(25, 1000), "int32_data"),
      make_tensor("tensor<2xi64>", make_span(20, 3), "int32_data"),
  };
  for (size_t i = 0; i < sizeof none / sizeof *none; ++i) {
    CHECK(!aimet_read_integers(store, none[i], 16, &values, &count));
    CHECK(values == NULL && count == 0);
  }
  CHECK_TEXT(last_error, "");
  aimet_span span = make_span(4, 16);
  span.hash ^= 1;
  CHECK(!aimet_read_integers(store, make_tensor("tensor<2xi64>", span, NULL),
                             16, &values, &count));
  CHECK(last_error[0] != '\0');
}

static MlirAttribute embed(aimet_weight_store *store, MlirAttribute attribute,
                           aimet_status expected) {
  MlirAttribute result;
  aimet_place place = {0};
  CHECK(aimet_tensor_attribute_embed(store, attribute, place, &result) ==
        expected);
  if (expected != AIMET_OK)
    CHECK(mlirAttributeEqual(result, attribute));
  return result;
}

static void test_embed(aimet_weight_store *store) {
  MlirAttribute dense = parse("dense<[1, 2]> : tensor<2xi64>");
  CHECK(mlirAttributeEqual(embed(store, dense, AIMET_OK), dense));
  MlirAttribute proto = parse("{type = tensor<1xi64>, proto = {}}");
  CHECK(mlirAttributeEqual(embed(store, proto, AIMET_OK), proto));
  MlirAttribute raw = make_tensor("tensor<2xi64>", make_span(4, 16), NULL);
  CHECK(mlirAttributeEqual(embed(store, raw, AIMET_OK), dense));
  MlirAttribute typed =
      make_tensor("tensor<2xi64>", make_span(20, 3), "int64_data");
  CHECK(mlirAttributeEqual(
      embed(store, typed, AIMET_OK),
      parse("{field = \"int64_data\", type = tensor<2xi64>, value = dense<[7, "
            "128]> : tensor<2xi64>}")));
  embed(store, make_tensor("tensor<2xi1>", make_span(23, 2), NULL),
        AIMET_ERROR_INPUT);
  CHECK_TEXT(last_error, "weights cannot be embedded: the payload is not one "
                         "that dense elements have");
  aimet_span missing = {aimet_sv("missing"), 0, 16, 0};
  embed(store, make_tensor("tensor<2xi64>", missing, NULL), AIMET_ERROR_IO);
}

static void test_all(void) {
  for (size_t i = 0; i < sizeof packings / sizeof *packings; ++i)
    test_packing(&packings[i]);
  test_refused_payloads();
  test_refused_dense();
  test_empty_splat();
  test_sizes();
  make_weights();
  test_span_attribute();
  test_span_hash();
  aimet_weight_store *store = aimet_weight_store_create(".", diag);
  test_resolve(store);
  test_stores();
  test_added_file();
  test_many_files();
  test_recognition();
  test_same();
  test_integers(store);
  test_no_integers(store);
  test_embed(store);
  aimet_weight_store_destroy(store);
}

int main(void) {
  char folder[] = "weights_test.XXXXXX";
  if (!mkdtemp(folder) || chdir(folder) != 0)
    return 2;
  context = mlirContextCreateWithThreading(false);
  mlirContextSetAllowUnregisteredDialects(context, true);
  diag = aimet_diag_create(keep_error, NULL);
  test_all();
  aimet_diag_destroy(diag);
  mlirContextDestroy(context);
  if (chdir("..") == 0) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    CHECK(system(command) == 0);
  }
  return check_result();
}
