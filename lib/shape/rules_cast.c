//===- rules_cast.c - operators that change element types -----------------===//
//
// Cast, CastLike, BitCast. Only conversions whose result every runtime agrees
// on are evaluated: no floats that the target does not reach, no float8.
//
//===----------------------------------------------------------------------===//

#include "rule_tools.h"
#include "rules.h"

#include "weights.h"

#include <math.h>

/// The target of a Cast: a number, or (version 1) a name. 0, and reported, if
/// it is no data type.
static int32_t cast_target(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  if (!aimet_node_has(view, "to"))
    return AIMET_DATA_UNDEFINED;
  if (aimet_infer_version(node) < 6) {
    aimet_string_view name = aimet_node_string(view, "to");
    for (int32_t type = 1; type <= AIMET_DATA_LAST; ++type)
      if (aimet_sv_is(name, aimet_data_type_name(type)))
        return type;
    aimet_infer_error(
        node, AIMET_FAULT_ATTRIBUTE,
        "attribute \"to\" is no data type, got \"%.*s\", expected a "
        "name such as FLOAT",
        AIMET_SV(name));
    return AIMET_DATA_UNDEFINED;
  }
  int64_t type = aimet_node_int(view, "to", AIMET_DATA_UNDEFINED);
  if (aimet_is_data_type(type))
    return (int32_t)type;
  aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                    "attribute \"to\" is no data type, got %lld, expected 1 to "
                    "%d",
                    (long long)type, AIMET_DATA_LAST);
  return AIMET_DATA_UNDEFINED;
}

static void infer_cast(aimet_infer *node) {
  int32_t target = cast_target(node);
  if (target != AIMET_DATA_UNDEFINED)
    aimet_set_element(node, 0, target);
  aimet_set_shape_of(node, 0, 0);
}

static void infer_cast_like(aimet_infer *node) {
  if (aimet_input_element(node, 1) != AIMET_DATA_UNDEFINED)
    aimet_set_element(node, 0, aimet_input_element(node, 1));
  aimet_set_shape_of(node, 0, 0);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// The least and the first too large integer of a type as doubles; false for
/// types that floats are not cast to here.
static bool integer_range(int32_t type, double *least, double *beyond) {
  switch (type) {
  case AIMET_DATA_INT8:
    *least = -0x1p7, *beyond = 0x1p7;
    return true;
  case AIMET_DATA_INT16:
    *least = -0x1p15, *beyond = 0x1p15;
    return true;
  case AIMET_DATA_INT32:
    *least = -0x1p31, *beyond = 0x1p31;
    return true;
  case AIMET_DATA_INT64:
    *least = -0x1p63, *beyond = 0x1p63;
    return true;
  case AIMET_DATA_UINT8:
    *least = 0, *beyond = 0x1p8;
    return true;
  case AIMET_DATA_UINT16:
    *least = 0, *beyond = 0x1p16;
    return true;
  case AIMET_DATA_UINT32:
    *least = 0, *beyond = 0x1p32;
    return true;
  case AIMET_DATA_UINT64:
    *least = 0, *beyond = 0x1p63;
    return true;
  default:
    return false;
  }
}

/// A float towards zero; unknown if the type does not reach it.
static aimet_number float_to_integer(double value, int32_t to) {
  double least, beyond;
  double whole = trunc(value);
  if (!integer_range(to, &least, &beyond) ||
      !(whole >= least && whole < beyond))
    return aimet_unknown_number();
  return aimet_int((int64_t)whole);
}

/// The short floats only where they have exactly this value.
static aimet_number to_float(aimet_infer *node, double value, int32_t to) {
  if (to == AIMET_DATA_FLOAT || to == AIMET_DATA_DOUBLE)
    return aimet_float(value);
  aimet_element layout;
  unsigned char bytes[16];
  MlirContext context = mlirOperationGetContext(aimet_infer_view(node)->op);
  bool is_exact =
      (to == AIMET_DATA_FLOAT16 || to == AIMET_DATA_BFLOAT16) &&
      aimet_element_from_type(aimet_element_type(context, to), &layout) &&
      aimet_element_set_float(layout, value, bytes);
  return is_exact ? aimet_float(value) : aimet_unknown_number();
}

static aimet_number cast_int(aimet_infer *node, int64_t value, int32_t to) {
  if (to == AIMET_DATA_BOOL)
    return aimet_int(value != 0);
  if (aimet_is_integer_type(to))
    return aimet_int(value);
  // One rounding, straight to the type.
  return to == AIMET_DATA_FLOAT ? aimet_float((double)(float)value)
                                : to_float(node, (double)value, to);
}

static aimet_number cast_number(aimet_infer *node, aimet_number n, int32_t to) {
  switch (n.kind) {
  case AIMET_NUMBER_INT:
    return cast_int(node, n.as.i, to);
  case AIMET_NUMBER_FLOAT:
    if (to == AIMET_DATA_BOOL)
      return aimet_int(!(n.as.f == 0));
    return aimet_is_integer_type(to) ? float_to_integer(n.as.f, to)
                                     : to_float(node, n.as.f, to);
  case AIMET_NUMBER_SYMBOLIC:
    // A size, or what is computed from sizes: small enough for these.
    return to == AIMET_DATA_INT64 || to == AIMET_DATA_INT32 ||
                   to == AIMET_DATA_FLOAT || to == AIMET_DATA_DOUBLE
               ? n
               : aimet_unknown_number();
  case AIMET_NUMBER_UNKNOWN:
    return n;
  }
  return aimet_unknown_number();
}

static void evaluate_cast(aimet_infer *node) {
  const aimet_elements *in = aimet_input_elements(node, 0);
  int32_t to = aimet_output_type(node, 0)->element;
  uint64_t count;
  if (!in || !aimet_is_data_type(to) || !aimet_can_evaluate(node, 0, &count) ||
      count != in->count)
    return;
  aimet_number *out = aimet_infer_numbers(node, count + 1);
  for (uint64_t i = 0; i < count; ++i)
    out[i] = cast_number(node, in->at[i], to);
  aimet_set_elements(node, 0, out);
}

//===----------------------------------------------------------------------===//
// BitCast
//===----------------------------------------------------------------------===//

/// The bits of an element; 0 if the type is not known or has no bits.
static uint64_t bits_of(aimet_infer *node, int32_t element) {
  MlirContext context = mlirOperationGetContext(aimet_infer_view(node)->op);
  aimet_element layout;
  return aimet_is_data_type(element) &&
                 aimet_element_from_type(aimet_element_type(context, element),
                                         &layout)
             ? layout.bits
             : 0;
}

static void infer_bit_cast(aimet_infer *node) {
  int32_t from = aimet_input_element(node, 0), to = cast_target(node);
  uint64_t from_bits = bits_of(node, from), to_bits = bits_of(node, to);
  if (from_bits != 0 && to_bits != 0 && from_bits != to_bits)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"to\" has elements of another size, got %llu "
                      "bits, expected %llu",
                      (unsigned long long)to_bits,
                      (unsigned long long)from_bits);
  if (to != AIMET_DATA_UNDEFINED)
    aimet_set_element(node, 0, to);
  aimet_set_shape_of(node, 0, 0);
}

/// Between integers of one size the elements wrap.
static void evaluate_bit_cast(aimet_infer *node) {
  int32_t from = aimet_input_element(node, 0);
  int32_t to = aimet_output_type(node, 0)->element;
  if (aimet_is_integer_type(from) && aimet_is_integer_type(to) &&
      bits_of(node, from) == bits_of(node, to))
    aimet_copy_elements(node);
}

const aimet_infer_rule aimet_rules_cast[] = {
    {"Cast", NULL, infer_cast, evaluate_cast},
    {"CastLike", NULL, infer_cast_like, evaluate_cast},
    {"BitCast", NULL, infer_bit_cast, evaluate_bit_cast},
    {NULL, NULL, NULL, NULL},
};
