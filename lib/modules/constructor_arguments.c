//===- constructor_arguments.c - arguments read from nodes ----------------===//

#include "constructor_arguments.h"

#include "constant.h"
#include "shape_arithmetic.h"
#include "weights.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void aimet_begin_argument(aimet_argument_writer *w, const char *keyword) {
  if (w->num_written++)
    aimet_sb_append_cstr(w->out, ", ");
  if (keyword)
    aimet_sb_appendf(w->out, "%s=", keyword);
}

/// What cannot be read is left to the user.
void aimet_write_unknown(aimet_argument_writer *w, const char *keyword) {
  aimet_begin_argument(w, keyword);
  aimet_sb_append_cstr(w->out, "...");
  w->is_complete = false;
}

/// Integers in full, others as short as they read back as the same float.
static void write_number(aimet_argument_writer *w, double value) {
  int digits = 1;
  char text[32];
  if (value == floor(value) && fabs(value) < 1e15) {
    aimet_sb_appendf(w->out, "%.0f", value);
    return;
  }
  do
    snprintf(text, sizeof text, "%.*g", digits, value);
  while ((float)strtod(text, NULL) != (float)value && ++digits < 10);
  aimet_sb_append_cstr(w->out, text);
}

static void write_scalar(aimet_argument_writer *w, const aimet_argument *a,
                         double value) {
  if (isnan(value)) {
    aimet_write_unknown(w, a->keyword);
  } else if ((float)value != (float)a->left_out) {
    aimet_begin_argument(w, a->keyword);
    write_number(w, value);
  }
}

static void write_flag(aimet_argument_writer *w, const aimet_argument *a,
                       bool value) {
  if (value == (a->kind == AIMET_ARGUMENT_NOT_FLAG)) // the default of PyTorch
    return;
  aimet_begin_argument(w, a->keyword);
  aimet_sb_append_cstr(w->out, value ? "True" : "False");
}

/// Values of which there are as many as dimensions, if they are stated.
static void write_ints(aimet_argument_writer *w, const aimet_argument *a,
                       const int64_t *values, uint64_t count) {
  bool is_uniform = true;
  for (uint64_t i = 1; i < count; ++i)
    is_uniform &= values[i] == values[0];
  if (!values || !count) {
    write_scalar(w, a, a->fallback);
    return;
  }
  if (is_uniform && (double)values[0] == a->left_out)
    return;
  aimet_begin_argument(w, a->keyword);
  if (is_uniform) {
    aimet_sb_appendf(w->out, "%" PRId64, values[0]);
    return;
  }
  for (uint64_t i = 0; i < count; ++i)
    aimet_sb_appendf(w->out, "%s%" PRId64, i ? ", " : "(", values[i]);
  aimet_sb_append_char(w->out, ')');
}

/// Pads begin and end alike, or PyTorch cannot say them.
static void write_pads(aimet_argument_writer *w, const aimet_argument *a,
                       const aimet_node *node) {
  uint64_t count;
  const int64_t *pads = aimet_node_ints(node, a->source, w->arena, &count);
  aimet_string_view automatic = aimet_node_string(node, "auto_pad");
  bool is_known =
      count % 2 == 0 && (!automatic.length || aimet_sv_is(automatic, "NOTSET"));
  for (uint64_t i = 0; is_known && i < count / 2; ++i)
    is_known = pads[i] == pads[i + count / 2];
  if (is_known)
    write_ints(w, a, pads, count / 2);
  else
    aimet_write_unknown(w, a->keyword);
}

/// The sizes of a constant operand; false if they are not known.
bool aimet_operand_type(MlirOperation op, intptr_t operand,
                        MlirType *out_type) {
  MlirValue value = aimet_op_input(op, operand);
  if (mlirValueIsNull(value))
    return false;
  *out_type = aimet_held_type(value);
  return mlirTypeIsARankedTensor(*out_type) &&
         mlirShapedTypeHasStaticShape(*out_type);
}

static void write_sizes(aimet_argument_writer *w, const aimet_argument *a,
                        MlirType type) {
  intptr_t rank = mlirShapedTypeGetRank(type);
  aimet_begin_argument(w, a->keyword);
  for (intptr_t i = 0; i < rank; ++i)
    aimet_sb_appendf(w->out, "%s%" PRId64,
                     i          ? ", "
                     : rank > 1 ? "("
                                : "",
                     mlirShapedTypeGetDimSize(type, i));
  aimet_sb_append_cstr(w->out, rank > 1 ? ")" : "");
}

static void write_operand(aimet_argument_writer *w, const aimet_argument *a,
                          MlirOperation op) {
  MlirType type;
  uint64_t length;
  if (!aimet_operand_type(op, a->operand, &type) ||
      (a->kind == AIMET_ARGUMENT_SIZE &&
       a->dimension >= mlirShapedTypeGetRank(type)))
    aimet_write_unknown(w, a->keyword);
  else if (a->kind == AIMET_ARGUMENT_SHAPE)
    write_sizes(w, a, type);
  else if (a->kind == AIMET_ARGUMENT_SIZE)
    write_scalar(w, a, (double)mlirShapedTypeGetDimSize(type, a->dimension));
  else
    write_scalar(
        w, a, aimet_type_element_count(type, &length) ? (double)length : NAN);
}

/// NAN if the operand is no constant.
static double constant_operand(MlirOperation op, intptr_t operand) {
  MlirValue value = aimet_op_input(op, operand);
  double number;
  bool is_known =
      !mlirValueIsNull(value) && aimet_constant_number(NULL, value, &number);
  return is_known ? number : (double)NAN;
}

void aimet_write_argument(aimet_argument_writer *w, const aimet_argument *a,
                          const aimet_node *node) {
  uint64_t count;
  const int64_t *values;
  switch (a->kind) {
  case AIMET_ARGUMENT_INT:
    write_scalar(
        w, a,
        aimet_node_has(node, a->source) || isnan(a->fallback)
            ? (double)aimet_node_int(node, a->source, 0)
            : (double)aimet_node_int(node, a->source, (int64_t)a->fallback));
    return;
  case AIMET_ARGUMENT_FLOAT:
    write_scalar(w, a, aimet_node_float(node, a->source, a->fallback));
    return;
  case AIMET_ARGUMENT_FLAG:
  case AIMET_ARGUMENT_NOT_FLAG:
    write_flag(w, a, aimet_node_int(node, a->source, 0) != 0);
    return;
  case AIMET_ARGUMENT_INTS:
    values = aimet_node_ints(node, a->source, w->arena, &count);
    write_ints(w, a, values, count);
    return;
  case AIMET_ARGUMENT_PADS:
    write_pads(w, a, node);
    return;
  case AIMET_ARGUMENT_TANH:
    if (!aimet_sv_is(aimet_node_string(node, a->source), "tanh"))
      return;
    aimet_begin_argument(w, a->keyword);
    aimet_sb_append_cstr(w->out, "\"tanh\"");
    return;
  case AIMET_ARGUMENT_LENGTH:
  case AIMET_ARGUMENT_SHAPE:
  case AIMET_ARGUMENT_SIZE:
    write_operand(w, a, node->op);
    return;
  case AIMET_ARGUMENT_CONSTANT:
    write_scalar(w, a, constant_operand(node->op, a->operand));
    return;
  case AIMET_ARGUMENT_TEXT:
    aimet_begin_argument(w, a->keyword);
    aimet_sb_append_cstr(w->out, a->source);
    return;
  }
}

/// The only node of a type; a null operation if there is none, or several.
MlirOperation aimet_only_node(const aimet_argument_writer *w,
                              const char *op_type) {
  MlirOperation found = {NULL};
  for (size_t i = 0; i < w->nodes->count; ++i) {
    if (!aimet_sv_is(aimet_op_type(w->nodes->ops[i]), op_type))
      continue;
    if (!mlirOperationIsNull(found))
      return (MlirOperation){NULL};
    found = w->nodes->ops[i];
  }
  return found;
}

/// Axes are those of the function only where nothing is moved around it.
bool aimet_moves_axes(const aimet_argument_writer *w) {
  for (size_t i = 0; i < w->nodes->count; ++i) {
    aimet_string_view type = aimet_op_type(w->nodes->ops[i]);
    if (aimet_sv_is(type, "Transpose") || aimet_sv_is(type, "Reshape") ||
        aimet_sv_is(type, "Pad"))
      return true;
  }
  return false;
}
