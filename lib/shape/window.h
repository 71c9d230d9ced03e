//===- window.h - windows that slide over spatial axes --------------------===//
//
// What convolutions and pools share: attributes that have one entry for each
// spatial axis, auto_pad, and the number of places that a window can stand at.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_WINDOW_H
#define AIMET_SHAPE_WINDOW_H

#include "rule_checks.h"

typedef enum aimet_padding {
  AIMET_PADDING_EXPLICIT, ///< as `pads` says, else none
  AIMET_PADDING_SAME,     ///< so that only strides shrink the output
  AIMET_PADDING_VALID,    ///< none
} aimet_padding;

/// The window of one node. Lists that are null have their default everywhere.
typedef struct aimet_window {
  int32_t axes;               ///< spatial axes
  const aimet_number *kernel; ///< `axes` sizes; may be symbolic or unknown
  const int64_t *strides;     ///< default 1
  const int64_t *dilations;   ///< default 1
  const int64_t *pads;        ///< all begins, then all ends; default 0
  aimet_padding padding;
  int64_t ceil_mode;
  bool is_pool;  ///< runtimes do not count dilations into padding SAME
  bool old_ceil; ///< of a version for which inference and runtimes disagree
  bool broken;   ///< an attribute is wrong (reported): sizes cannot be told
} aimet_window;

/// Reads strides, dilations, pads, auto_pad and ceil_mode of a node with `axes`
/// spatial axes. The kernel is left to the caller.
aimet_window aimet_read_window(aimet_infer *node, int32_t axes);

/// The kernel with its dilation.
aimet_number aimet_window_extent(aimet_infer *node, const aimet_window *window,
                                 int32_t axis);

/// The sum of the explicit pads on both sides of an axis.
aimet_number aimet_window_pads(aimet_infer *node, const aimet_window *window,
                               int32_t axis);

/// Places of the window along a spatial axis of size `input`. Unknown where
/// runtimes and the standard's inference contradict each other.
aimet_number aimet_window_places(aimet_infer *node, const aimet_window *window,
                                 int32_t axis, aimet_number input);

static inline int64_t aimet_window_stride(const aimet_window *window,
                                          int32_t axis) {
  return window->strides ? window->strides[axis] : 1;
}

#endif // AIMET_SHAPE_WINDOW_H
