//===- constant_test.c - constants, uses and shape arithmetic -------------===//
//
// What passes read models with: elements of every type, constants in every
// form, uses across scopes, what only speaks of shapes, what has effects.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "constant.h"
#include "dialect.h"
#include "effects.h"
#include "rewrite.h"
#include "shape_arithmetic.h"
#include "uses.h"

#include <math.h>
#include <stdlib.h>

static MlirContext context;
static aimet_arena *arena;

static MlirModule parse(const char *text) {
  MlirModule module = mlirModuleCreateParse(context, aimet_ref_c(text));
  CHECK(!mlirModuleIsNull(module));
  return module;
}

typedef struct search {
  const char *name;
  MlirOperation found;
} search;

static void look_at(MlirOperation op, void *user_data) {
  search *s = user_data;
  if (aimet_sv_is(aimet_op_node_name(op), s->name))
    s->found = op;
}

/// The node of this name; the operation is null if there is none.
static MlirOperation find_node(MlirModule module, const char *name) {
  search s = {name, {NULL}};
  aimet_walk(mlirModuleGetOperation(module), look_at, &s);
  CHECK(!mlirOperationIsNull(s.found));
  return s.found;
}

static MlirValue result_of(MlirModule module, const char *name) {
  return mlirOperationGetResult(find_node(module, name), 0);
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

static aimet_element element_of(const char *type) {
  aimet_element element = {0};
  CHECK(aimet_element_from_type(mlirTypeParseGet(context, aimet_ref_c(type)),
                                &element));
  return element;
}

/// Every pattern of bits that is no NaN comes back from the value that it
/// stands for.
static void check_all_patterns(const char *type) {
  aimet_element element = element_of(type);
  unsigned failures = 0;
  for (uint32_t bits = 0; bits < UINT32_C(1) << element.bits; ++bits) {
    uint32_t bytes = bits, back = 0;
    double value;
    if (!aimet_element_get_float(element, &bytes, &value))
      ++failures;
    else if (isnan(value))
      failures += aimet_element_set_float(element, value, &back);
    else
      failures +=
          !aimet_element_set_float(element, value, &back) || back != bits;
  }
  if (!CHECK(failures == 0))
    printf("  %u of %s\n", failures, type);
}

static void check_value(const char *type, uint32_t bits, double expected) {
  double value = 0;
  CHECK(aimet_element_get_float(element_of(type), &bits, &value));
  if (!CHECK(value == expected))
    printf("  %s 0x%x: got %g, expected %g\n", type, (unsigned)bits, value,
           expected);
}

static void test_floats(void) {
  static const char *const types[] = {
      "f16",        "bf16",      "f8E4M3FN", "f8E4M3FNUZ", "f8E5M2",
      "f8E5M2FNUZ", "f8E8M0FNU", "f6E2M3FN", "f6E3M2FN",   "f4E2M1FN"};
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
    check_all_patterns(types[i]);
  check_value("f8E4M3FN", 0x7e, 448);
  check_value("f8E4M3FN", 0x01, 0x1p-9);
  check_value("f8E4M3FNUZ", 0x7f, 240);
  check_value("f8E5M2", 0x7b, 57344);
  check_value("f8E5M2", 0xfc, -(double)INFINITY);
  check_value("f8E5M2FNUZ", 0x7f, 57344);
  check_value("f8E8M0FNU", 0, 0x1p-127);
  check_value("f8E8M0FNU", 0xfe, 0x1p127);
  check_value("f6E2M3FN", 0x1f, 7.5);
  check_value("f6E3M2FN", 0x3f, -28);
  check_value("f4E2M1FN", 0x7, 6);
  check_value("bf16", 0x3f80, 1);
  check_value("f16", 0x7bff, 65504);
}

static void test_inexact_floats(void) {
  unsigned char bytes[8];
  CHECK(!aimet_element_set_float(element_of("f32"), 0.1, bytes));
  CHECK(aimet_element_set_float(element_of("f64"), 0.1, bytes));
  CHECK(!aimet_element_set_float(element_of("f16"), 65520, bytes));
  CHECK(!aimet_element_set_float(element_of("f32"), 1e300, bytes));
  CHECK(!aimet_element_set_float(element_of("f8E4M3FN"), (double)INFINITY,
                                 bytes));
  CHECK(!aimet_element_set_float(element_of("f8E8M0FNU"), 0, bytes));
  CHECK(!aimet_element_set_float(element_of("f8E8M0FNU"), -1, bytes));
  CHECK(!aimet_element_set_float(element_of("f4E2M1FN"), 5, bytes));
  CHECK(aimet_element_set_float(element_of("f64"), 0x1p-1074, bytes));
}

static void check_rounded(const char *type, double value, uint32_t expected) {
  uint32_t bits = 0;
  CHECK(aimet_element_round_float(element_of(type), value, &bits));
  if (!CHECK(bits == expected))
    printf("  %s %a: got 0x%x, expected 0x%x\n", type, value, (unsigned)bits,
           (unsigned)expected);
}

/// To the nearest, ties to even, and no further than the largest number.
static void test_rounding(void) {
  uint32_t bits;
  check_rounded("f32", 0.1, 0x3dcccccd);
  check_rounded("f32", 1 + 0x1p-24, 0x3f800000);
  check_rounded("f32", 1 + 0x3p-24, 0x3f800002);
  check_rounded("f32", -0.0, 0x80000000);
  check_rounded("f32", 0x1p-150, 0);
  check_rounded("f32", 0x1.8p-150, 1);
  check_rounded("f32", -0x1.fffffefffffffp127, 0xff7fffff);
  check_rounded("f32", (double)INFINITY, 0x7f800000);
  check_rounded("f32", -(double)NAN, 0x7fc00000);
  CHECK(!aimet_element_round_float(element_of("f32"), 0x1.ffffffp127, &bits));
  check_rounded("f16", 1 + 0x1p-11, 0x3c00);
  check_rounded("f16", 65519, 0x7bff);
  check_rounded("f16", (double)NAN, 0x7e00);
  CHECK(!aimet_element_round_float(element_of("f16"), 65520, &bits));
  check_rounded("bf16", 1 + 0x3p-8, 0x3f82);
  check_rounded("f8E4M3FNUZ", -0.0, 0);
  CHECK(!aimet_element_round_float(element_of("f6E2M3FN"), (double)NAN, &bits));
}

static void check_int(const char *type, int64_t value, bool fits) {
  aimet_element element = element_of(type);
  unsigned char bytes[8] = {0};
  int64_t back = 0;
  CHECK(aimet_element_set_int(element, value, bytes) == fits);
  if (fits)
    CHECK(aimet_element_get_int(element, bytes, &back) && back == value);
}

static void test_integers(void) {
  check_int("i1", 1, true);
  check_int("i1", 2, false);
  check_int("i2", -2, true);
  check_int("i2", 2, false);
  check_int("ui2", 3, true);
  check_int("i4", -8, true);
  check_int("i4", 8, false);
  check_int("ui4", -1, false);
  check_int("i8", -128, true);
  check_int("ui8", 255, true);
  check_int("ui16", 65536, false);
  check_int("i32", INT32_MIN, true);
  check_int("ui32", UINT32_MAX, true);
  check_int("i64", INT64_MIN, true);
  check_int("ui64", INT64_MAX, true);
  check_int("ui64", -1, false);
  check_int("f32", 1, false);
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static const char constants[] =
    "module attributes {onnx.ir_version = 8 : si64} {\n"
    "func.func @main_graph(%x: tensor<2xf32>) -> () {\n"
    "%0 = \"onnx.Constant\"() {onnx_node_name = \"dense\", value = dense<[1, "
    "-2]> : tensor<2xi8>} : () -> tensor<2xi8>\n"
    "%1 = \"onnx.Constant\"() {onnx_node_name = \"int\", value_int = 7 : si64} "
    ": () -> tensor<*xi64>\n"
    "%2 = \"onnx.Constant\"() {onnx_node_name = \"ints\", value_ints = "
    "array<i64: 3, 4>} : () -> tensor<*xi64>\n"
    "%3 = \"onnx.Constant\"() {onnx_node_name = \"list\", value_ints = [3 : "
    "si64, 4 : si64]} : () -> tensor<*xi64>\n"
    "%4 = \"onnx.Constant\"() {onnx_node_name = \"float\", value_float = 0.5 : "
    "f32} : () -> tensor<*xf32>\n"
    "%5 = \"onnx.Constant\"() {onnx_node_name = \"floats\", value_floats = "
    "array<f32: 1.5>} : () -> tensor<*xf32>\n"
    "%6 = \"onnx.Constant\"() {onnx_node_name = \"nan\", onnx.attributes = [{f "
    "= 2143289344 : ui32, name = \"value_float\", type = 1 : si32}]} : () -> "
    "tensor<*xf32>\n"
    "%7 = \"onnx.Constant\"() {onnx_node_name = \"message\", onnx.attributes = "
    "[{doc_string = \"d\", name = \"value\", t = {field = \"int32_data\", type "
    "= tensor<i32>, value = dense<9> : tensor<i32>}, type = 4 : si32}]} : () "
    "-> tensor<*xi32>\n"
    "%8 = \"onnx.Constant\"() {onnx_node_name = \"string\", value_string = "
    "\"s\"} : () -> tensor<!onnx.String>\n"
    "%9 = \"onnx.Constant\"() {onnx_node_name = \"sparse\", onnx.attributes = "
    "[{name = \"sparse_value\", sparse_tensor = {dims = array<i64: 2, 3>, "
    "indices = {type = tensor<2x2xi64>, value = dense<[[0, 1], [1, 2]]> : "
    "tensor<2x2xi64>}, values = {type = tensor<2xf32>, value = dense<[5.0, "
    "6.0]> : tensor<2xf32>}}, type = 11 : si32}]} : () -> tensor<*xf32>\n"
    "%10 = \"onnx.Constant\"() {onnx_node_name = \"bound\", onnx.attributes = "
    "[{name = \"value_int\", ref_attr_name = \"p\", type = 2 : si32}]} : () -> "
    "tensor<*xi64>\n"
    "%11 = \"onnx.Constant\"() {onnx_node_name = \"large\", value = {span = "
    "{file = \"f\", hash = 1 : i64, length = 4000 : i64, offset = 0 : i64}, "
    "type = tensor<1000xf32>}} : () -> tensor<1000xf32>\n"
    "%12 = \"onnx.Constant\"() {onnx_node_name = \"outside\", onnx.attributes "
    "= [{name = \"sparse_value\", sparse_tensor = {dims = array<i64: 3>, "
    "indices = {type = tensor<1xi64>, value = dense<3> : tensor<1xi64>}, "
    "values = {type = tensor<1xf32>, value = dense<5.0> : tensor<1xf32>}}, "
    "type = 11 : si32}]} : () -> tensor<*xf32>\n"
    "%13 = \"onnx.Constant\"() {onnx_node_name = \"empty\", onnx.attributes = "
    "[{name = \"value_ints\", type = 7 : si32}]} : () -> tensor<*xi64>\n"
    "%14 = \"onnx.Constant\"() {onnx_node_name = \"beyond\", value = "
    "dense<[1, 18446744073709551615]> : tensor<2xui64>} : () -> "
    "tensor<2xui64>\n"
    "%15 = \"onnx.Identity\"(%1) {onnx_node_name = \"same\"} : (tensor<*xi64>) "
    "-> tensor<*xi64>\n"
    "return\n}\n}\n";

static void check_constant(MlirModule module, const char *name,
                           const char *type, const char *elements) {
  MlirValue value = result_of(module, name);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  const aimet_value_type *got = aimet_constant_type(arena, value);
  if (got)
    aimet_type_print(&text, got);
  CHECK_TEXT(aimet_sb_view(&text).data, type);
  aimet_sb_clear(&text);
  const aimet_elements *read = aimet_constant_elements(NULL, arena, value, 100);
  for (uint64_t i = 0; read && i < read->count; ++i) {
    aimet_sb_append_cstr(&text, i ? " " : "");
    if (read->at[i].kind == AIMET_NUMBER_FLOAT)
      aimet_sb_appendf(&text, "%g", read->at[i].as.f);
    else
      aimet_number_print(&text, read->at[i]);
  }
  CHECK((read != NULL) == (elements != NULL));
  if (elements)
    CHECK_TEXT(aimet_sb_view(&text).data, elements);
  aimet_sb_deinit(&text);
}

static void test_forms(MlirModule module) {
  check_constant(module, "dense", "int8[2]", "1 -2");
  check_constant(module, "int", "int64[]", "7");
  check_constant(module, "ints", "int64[2]", "3 4");
  check_constant(module, "list", "int64[2]", "3 4");
  check_constant(module, "float", "float[]", "0.5");
  check_constant(module, "floats", "float[1]", "1.5");
  check_constant(module, "nan", "float[]", "nan");
  check_constant(module, "message", "int32[]", "9");
  check_constant(module, "string", "string[]", NULL);
  check_constant(module, "sparse", "float[2, 3]", "0 5 0 0 0 6");
  check_constant(module, "bound", "", NULL);
  check_constant(module, "large", "float[1000]", NULL);
  check_constant(module, "outside", "float[3]", NULL);
  check_constant(module, "empty", "int64[0]", "");
  check_constant(module, "beyond", "uint64[2]", "1 ?");
}

static void test_single_numbers(MlirModule module) {
  int64_t integer = 0;
  double number = 0;
  MlirValue same = result_of(module, "same");
  CHECK(aimet_constant_int(NULL, same, &integer) && integer == 7);
  CHECK(aimet_constant_number(NULL, same, &number) && number == 7);
  CHECK(aimet_constant_number(NULL, result_of(module, "floats"), &number) &&
        number == 1.5);
  CHECK(!aimet_constant_int(NULL, result_of(module, "float"), &integer));
  CHECK(!aimet_constant_int(NULL, result_of(module, "ints"), &integer));
  CHECK(mlirOperationEqual(aimet_constant_of(same), find_node(module, "int")));
  CHECK(!aimet_constant_elements(NULL, arena, result_of(module, "ints"), 1));
  CHECK(!mlirAttributeIsNull(
      aimet_constant_tensor(result_of(module, "message"))));
  CHECK(mlirAttributeIsNull(aimet_constant_tensor(result_of(module, "ints"))));
}

static void test_constants(void) {
  MlirModule module = parse(constants);
  test_forms(module);
  test_single_numbers(module);
  mlirModuleDestroy(module);
}

static void check_default(int ir_version, bool is_constant) {
  MlirModule module = parse(aimet_arena_format(
      arena,
      "module attributes {onnx.ir_version = %d : si64} {\n"
      "func.func @main_graph(%%x: tensor<1xi64>) -> () {\n"
      "\"onnx.Initializer\"(%%x) {value = dense<5> : tensor<1xi64>} : "
      "(tensor<1xi64>) -> ()\nreturn\n}\n}\n",
      ir_version));
  MlirBlock body =
      aimet_body(aimet_main_function(mlirModuleGetOperation(module)), 0);
  MlirValue input = mlirBlockGetArgument(body, 0);
  CHECK(aimet_value_has_default(input));
  CHECK((aimet_constant_elements(NULL, arena, input, 9) != NULL) ==
        is_constant);
  CHECK(!aimet_constant_type(arena, input));
  mlirModuleDestroy(module);
}

//===----------------------------------------------------------------------===//
// Uses, shapes, effects
//===----------------------------------------------------------------------===//

static const char scopes[] =
    "module attributes {onnx.opset_import = [{version = 20 : si64}]} {\n"
    "func.func @main_graph(%x: tensor<2xf32>, %c: tensor<i1>, %w: tensor<i64>) "
    "-> (tensor<*xf32>) {\n"
    "%0 = \"onnx.Exp\"(%x) {onnx_node_name = \"exp\"} : (tensor<2xf32>) -> "
    "tensor<*xf32>\n"
    "%1 = \"onnx.Shape\"(%0) {onnx_node_name = \"shape\"} : (tensor<*xf32>) -> "
    "tensor<*xi64>\n"
    "%2 = \"onnx.Neg\"(%w) {onnx_node_name = \"axis\"} : (tensor<i64>) -> "
    "tensor<i64>\n"
    "%3 = \"onnx.Squeeze\"(%0, %2) {onnx_node_name = \"squeeze\"} : "
    "(tensor<*xf32>, tensor<i64>) -> tensor<*xf32>\n"
    "%4 = \"onnx.If\"(%c) ({\n"
    "%5 = \"onnx.Reshape\"(%0, %1) {onnx_node_name = \"reshape\"} : "
    "(tensor<*xf32>, tensor<*xi64>) -> tensor<*xf32>\n"
    "\"aimet.yield\"(%5) : (tensor<*xf32>) -> ()\n}, {\n"
    "%5 = \"onnx.Custom\"(%3) {function_name = \"F\", domain_name = \"my\", "
    "onnx_node_name = \"custom\"} : (tensor<*xf32>) -> tensor<*xf32>\n"
    "\"aimet.yield\"(%5) : (tensor<*xf32>) -> ()\n"
    "}) {onnx_node_name = \"if\"} : (tensor<i1>) -> tensor<*xf32>\n"
    "%6 = \"onnx.Dropout\"(%4) {onnx_node_name = \"dropout\"} : "
    "(tensor<*xf32>) -> tensor<*xf32>\n"
    "%7 = \"onnx.RandomNormalLike\"(%6) {onnx_node_name = \"random\"} : "
    "(tensor<*xf32>) -> tensor<*xf32>\n"
    "return %6 : tensor<*xf32>\n}\n}\n";

static void test_uses(MlirModule module) {
  MlirValue exp = result_of(module, "exp");
  unsigned count = 0, inner = 0;
  aimet_use use;
  for (aimet_use_iterator it = aimet_uses(exp); aimet_next_use(&it, &use);) {
    ++count;
    CHECK(use.operand == 0);
    inner +=
        !mlirBlockEqual(mlirOperationGetBlock(use.op), aimet_value_block(exp));
  }
  CHECK(count == 3 && inner == 1);
  CHECK(mlirOperationEqual(
      aimet_ancestor_in(aimet_value_block(exp), find_node(module, "reshape")),
      find_node(module, "if")));
  CHECK(aimet_value_is_function_output(result_of(module, "dropout")));
  CHECK(aimet_value_is_output(result_of(module, "reshape")));
  CHECK(!aimet_value_is_function_output(result_of(module, "reshape")));
  CHECK(!aimet_value_is_output(exp));
  CHECK(aimet_op_is_unused(find_node(module, "random")));
  CHECK(aimet_value_has_one_use(result_of(module, "shape")));
}

static void test_shapes(MlirModule module) {
  aimet_shape_arithmetic *shapes =
      aimet_shape_arithmetic_create(mlirModuleGetOperation(module));
  CHECK(aimet_value_is_shape_arithmetic(shapes, result_of(module, "shape")));
  CHECK(!aimet_value_is_shape_arithmetic(shapes, result_of(module, "axis")));
  CHECK(aimet_value_feeds_only_shapes(shapes, result_of(module, "axis")));
  CHECK(aimet_value_feeds_only_shapes(shapes, result_of(module, "shape")));
  CHECK(!aimet_value_feeds_only_shapes(shapes, result_of(module, "exp")));
  MlirValue neg_operand = mlirOperationGetOperand(find_node(module, "axis"), 0);
  CHECK(aimet_value_feeds_only_shapes(shapes, neg_operand));
  CHECK(aimet_is_shape_operand(find_node(module, "squeeze"), 1));
  CHECK(!aimet_is_shape_operand(find_node(module, "squeeze"), 0));
  aimet_shape_arithmetic_destroy(shapes);
}

static void test_effects(MlirModule module) {
  aimet_effects *effects = aimet_effects_create(mlirModuleGetOperation(module));
  CHECK(aimet_is_deterministic(effects, find_node(module, "exp")));
  CHECK(aimet_is_deterministic(effects, find_node(module, "dropout")));
  CHECK(!aimet_is_deterministic(effects, find_node(module, "random")));
  CHECK(aimet_has_no_effects(effects, find_node(module, "random")));
  CHECK(!aimet_has_no_effects(effects, find_node(module, "custom")));
  CHECK(!aimet_has_no_effects(effects, find_node(module, "if")));
  aimet_effects_destroy(effects);
}

static void test_scopes(void) {
  MlirModule module = parse(scopes);
  test_uses(module);
  test_shapes(module);
  test_effects(module);
  mlirModuleDestroy(module);
}

int main(void) {
  context = mlirContextCreate();
  aimet_dialect_load(context);
  arena = aimet_arena_create();
  test_floats();
  test_inexact_floats();
  test_rounding();
  test_integers();
  test_constants();
  check_default(3, true);
  check_default(4, false);
  test_scopes();
  aimet_arena_destroy(arena);
  mlirContextDestroy(context);
  return check_result();
}
