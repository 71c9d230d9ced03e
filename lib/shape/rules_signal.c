//===- rules_signal.c - Fourier transforms, windows, images ---------------===//

#include "rule_checks.h"
#include "rule_tools.h"
#include "rules.h"

#include <inttypes.h>

//===----------------------------------------------------------------------===//
// Scalars
//===----------------------------------------------------------------------===//

/// The value of an input that has one element; may be symbolic or unknown.
static aimet_number single_element(aimet_infer *node, int i) {
  const aimet_elements *elements = aimet_input_elements(node, i);
  return elements && elements->count == 1 ? elements->at[0]
                                          : aimet_unknown_number();
}

/// The value of a scalar input; unknown if it is none (reported).
static aimet_number scalar(aimet_infer *node, int i, const char *name) {
  int32_t rank = aimet_input_rank(node, i);
  if (rank == AIMET_UNRANKED || rank == 0)
    return single_element(node, i);
  aimet_infer_error(node, AIMET_FAULT_RANK,
                    "input \"%s\" has a wrong rank, got %" PRId32
                    ", expected a scalar",
                    name, rank);
  return aimet_unknown_number();
}

/// A value that must be positive; unknown if it is not (reported).
static aimet_number positive(aimet_infer *node, const char *name,
                             aimet_number value) {
  if (!aimet_is_int(value) || value.as.i > 0)
    return value;
  aimet_infer_error(node, AIMET_FAULT_VALUE,
                    "input \"%s\" is out of range, got %" PRId64
                    ", expected at least 1",
                    name, value.as.i);
  return aimet_unknown_number();
}

/// The bins of the one-sided transform of `length` samples.
static aimet_number half_bins(aimet_infer *node, aimet_number length) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  return aimet_add(symbols, aimet_div(symbols, length, aimet_int(2)),
                   aimet_int(1));
}

//===----------------------------------------------------------------------===//
// DFT
//===----------------------------------------------------------------------===//

typedef struct transform {
  int32_t rank;
  bool onesided, inverse;
  bool has_length;
  aimet_number length; ///< what input dft_length says
} transform;

/// The axis of the transform; -1 if it is not known, or wrong (reported).
static int32_t transform_axis(aimet_infer *node, const transform *t) {
  aimet_number stated = aimet_int(-2);
  if (aimet_infer_version(node) < 20)
    stated = aimet_int(aimet_node_int(aimet_infer_view(node), "axis", 1));
  else if (aimet_has_input(node, 2))
    stated = scalar(node, 2, "axis");
  if (!aimet_is_int(stated))
    return -1;
  int64_t axis = stated.as.i < 0 ? stated.as.i + t->rank : stated.as.i;
  if (axis >= 0 && axis < t->rank - 1)
    return (int32_t)axis;
  aimet_infer_error(node, AIMET_FAULT_AXIS,
                    "axis is out of range, got %" PRId64 ", expected %" PRId32
                    " to -2 or 0 to %" PRId32 ", for the last dimension holds "
                    "real and imaginary part",
                    stated.as.i, -t->rank, t->rank - 2);
  return -1;
}

/// The last dimension: 1 for real, 2 for complex numbers.
static void expect_parts(aimet_infer *node, const transform *t) {
  aimet_number parts = aimet_input_dim(node, 0, -1);
  const char *expected = !t->onesided ? "1 (real) or 2 (complex)"
                         : t->inverse ? "2 (complex), for it is one-sided and "
                                        "inverse"
                                      : "1 (real), for it is one-sided";
  bool real = t->onesided && t->inverse ? false : aimet_is(parts, 1);
  bool complex = t->onesided && !t->inverse ? false : aimet_is(parts, 2);
  if (aimet_is_int(parts) && !real && !complex)
    aimet_infer_error(node, AIMET_FAULT_SHAPE,
                      "the last dimension of the input has a wrong size, got "
                      "%" PRId64 ", expected %s",
                      parts.as.i, expected);
}

/// The size of the transformed axis.
static aimet_number transformed_size(aimet_infer *node, const transform *t,
                                     aimet_number input) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  if (t->onesided && !t->inverse)
    return half_bins(node, t->has_length ? t->length : input);
  if (t->has_length)
    return t->length;
  if (!t->onesided)
    return input;
  return aimet_mul(symbols, aimet_sub(symbols, input, aimet_int(1)),
                   aimet_int(2));
}

static void infer_dft(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  transform t = {.rank = aimet_input_rank(node, 0),
                 .onesided = aimet_node_int(view, "onesided", 0) != 0,
                 .inverse = aimet_node_int(view, "inverse", 0) != 0,
                 .has_length = aimet_has_input(node, 1)};
  if (t.has_length)
    t.length = positive(node, "dft_length", scalar(node, 1, "dft_length"));
  if (!aimet_expect_rank(node, 0, 2, -1))
    return;
  expect_parts(node, &t);
  int32_t axis = transform_axis(node, &t);
  aimet_number *dims = aimet_copy_dims(node, 0, 0);
  for (int32_t i = 0; i < t.rank - 1; ++i) {
    if (i == axis)
      dims[i] = transformed_size(node, &t, dims[i]);
    else if (axis < 0 && (t.onesided || t.has_length))
      dims[i] = aimet_unknown_number();
  }
  dims[t.rank - 1] = aimet_int(t.onesided && t.inverse ? 1 : 2);
  aimet_set_shape(node, 0, t.rank, dims);
}

//===----------------------------------------------------------------------===//
// STFT
//===----------------------------------------------------------------------===//

/// The length of a frame, which the window and an input may state.
static aimet_number frame_length(aimet_infer *node) {
  aimet_number length = positive(node, "frame_length", single_element(node, 3));
  if (!aimet_has_input(node, 2) || !aimet_expect_rank(node, 2, 1, 1))
    return length;
  return aimet_same_dim(node, "sizes of window and frame",
                        aimet_input_dim(node, 2, 0), length);
}

static aimet_number frame_count(aimet_infer *node, aimet_number signal,
                                aimet_number frame) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number step = positive(node, "frame_step", single_element(node, 1));
  aimet_number room = aimet_sub(symbols, signal, frame);
  if (aimet_is_int(room) && room.as.i < 0) {
    aimet_infer_error(node, AIMET_FAULT_NEGATIVE,
                      "the signal is shorter than a frame, got %s samples, "
                      "expected at least %s",
                      aimet_number_text(node, signal),
                      aimet_number_text(node, frame));
    return aimet_unknown_number();
  }
  return aimet_add(symbols, aimet_div(symbols, room, step), aimet_int(1));
}

static void infer_stft(aimet_infer *node) {
  const aimet_node *view = aimet_infer_view(node);
  aimet_expect_rank(node, 0, 2, -1);
  aimet_number frame = frame_length(node);
  aimet_number bins = aimet_unknown_number();
  // Left out it is 1 to runtimes, 0 to the standard's inference.
  if (aimet_node_has(view, "onesided"))
    bins = aimet_node_int(view, "onesided", 1) ? half_bins(node, frame) : frame;
  aimet_number dims[] = {aimet_input_dim(node, 0, 0),
                         frame_count(node, aimet_input_dim(node, 0, 1), frame),
                         bins, aimet_int(2)};
  aimet_set_shape(node, 0, 4, dims);
}

//===----------------------------------------------------------------------===//
// MelWeightMatrix, windows, ImageDecoder
//===----------------------------------------------------------------------===//

static void infer_mel_weight_matrix(aimet_infer *node) {
  aimet_set_element_of_attribute(node, "output_datatype", AIMET_DATA_FLOAT);
  aimet_number bins = scalar(node, 0, "num_mel_bins");
  aimet_number length = scalar(node, 1, "dft_length");
  aimet_number dims[] = {half_bins(node, length), bins};
  aimet_set_shape(node, 0, 2, dims);
}

static void infer_window(aimet_infer *node) {
  aimet_set_element_of_attribute(node, "output_datatype", AIMET_DATA_FLOAT);
  aimet_number size = positive(node, "size", scalar(node, 0, "size"));
  aimet_set_shape(node, 0, 1, &size);
}

static void infer_image_decoder(aimet_infer *node) {
  aimet_expect_rank(node, 0, 1, 1);
  aimet_set_element(node, 0, AIMET_DATA_UINT8);
  aimet_set_rank(node, 0, 3);
}

const aimet_infer_rule aimet_rules_signal[] = {
    {.name = "DFT", .infer = infer_dft},
    {.name = "STFT", .infer = infer_stft},
    {.name = "MelWeightMatrix", .infer = infer_mel_weight_matrix},
    {.name = "BlackmanWindow", .infer = infer_window},
    {.name = "HannWindow", .infer = infer_window},
    {.name = "HammingWindow", .infer = infer_window},
    {.name = "ImageDecoder", .infer = infer_image_decoder},
    {.name = NULL},
};
