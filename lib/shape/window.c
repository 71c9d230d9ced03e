//===- window.c - windows that slide over spatial axes --------------------===//
//
// Attributes and sizes of convolutions and pools.
//
//===----------------------------------------------------------------------===//

#include "window.h"

static aimet_padding read_padding(aimet_infer *node, aimet_window *window) {
  static const char *const words[] = {"NOTSET", "SAME_UPPER", "SAME_LOWER",
                                      "VALID", NULL};
  static const aimet_padding paddings[] = {
      AIMET_PADDING_EXPLICIT, AIMET_PADDING_SAME, AIMET_PADDING_SAME,
      AIMET_PADDING_VALID};
  if (aimet_node_string(aimet_infer_view(node), "auto_pad").length == 0)
    return AIMET_PADDING_EXPLICIT;
  int word = aimet_word_of(node, "auto_pad", words);
  window->broken |= word < 0;
  return word < 0 ? AIMET_PADDING_EXPLICIT : paddings[word];
}

aimet_window aimet_read_window(aimet_infer *node, int32_t axes) {
  const aimet_node *view = aimet_infer_view(node);
  const aimet_schema *schema = view->schema;
  aimet_window window = {.axes = axes};
  window.strides = aimet_axis_list(node, "strides", axes, 1, &window.broken);
  if (aimet_schema_find_attribute(schema, aimet_sv("dilations")))
    window.dilations =
        aimet_axis_list(node, "dilations", axes, 1, &window.broken);
  window.pads = aimet_axis_list(node, "pads", 2 * axes, 0, &window.broken);
  if (aimet_schema_find_attribute(schema, aimet_sv("auto_pad")))
    window.padding = read_padding(node, &window);
  if (aimet_schema_find_attribute(schema, aimet_sv("ceil_mode")))
    window.ceil_mode = aimet_node_int(view, "ceil_mode", 0);
  window.old_ceil = aimet_infer_version(node) < 22;
  return window;
}

aimet_number aimet_window_extent(aimet_infer *node, const aimet_window *window,
                                 int32_t axis) {
  aimet_number size = window->kernel[axis];
  if (!window->dilations || window->dilations[axis] == 1)
    return size;
  aimet_symbols *symbols = aimet_infer_symbols(node);
  size = aimet_sub(symbols, size, aimet_int(1));
  size = aimet_mul(symbols, size, aimet_int(window->dilations[axis]));
  return aimet_add(symbols, size, aimet_int(1));
}

aimet_number aimet_window_pads(aimet_infer *node, const aimet_window *window,
                               int32_t axis) {
  if (!window->pads)
    return aimet_int(0);
  return aimet_add(aimet_infer_symbols(node), aimet_int(window->pads[axis]),
                   aimet_int(window->pads[axis + window->axes]));
}

/// floor((input + slack) / stride) + 1, in as few steps as can be: a symbolic
/// one costs much more than the rest. Of known sizes runtimes cut the quotient
/// towards zero.
static aimet_number count_places(aimet_symbols *symbols, aimet_number input,
                                 aimet_number slack, int64_t stride) {
  if (aimet_is_int(input) && aimet_is_int(slack)) {
    aimet_number room = aimet_add(symbols, input, slack);
    return aimet_is_int(room)
               ? aimet_add(symbols, aimet_int(1), aimet_int(room.as.i / stride))
               : room;
  }
  slack = aimet_add(symbols, slack, aimet_int(stride));
  if (!aimet_is(slack, 0))
    input = aimet_add(symbols, input, slack);
  return stride == 1 ? input : aimet_div(symbols, input, aimet_int(stride));
}

/// The places of a window that may hang over the end, without those that would
/// begin in the padding behind the input.
static aimet_number ceil_places(aimet_infer *node, const aimet_window *window,
                                int32_t axis, aimet_number input,
                                aimet_number slack, aimet_number begin,
                                aimet_number end) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  int64_t stride = aimet_window_stride(window, axis);
  slack = aimet_add(symbols, slack, aimet_int(stride - 1));
  aimet_number all = count_places(symbols, input, slack, stride);
  aimet_number extent = aimet_window_extent(node, window, axis);
  aimet_number reach = aimet_add(symbols, end, aimet_int(stride));
  if (aimet_is_int(extent) && aimet_is_int(reach) && extent.as.i >= reach.as.i)
    return all;
  aimet_number starts = aimet_add(symbols, input, begin);
  starts = aimet_ceil_div(symbols, starts, aimet_int(stride));
  if (aimet_is_int(all) && aimet_is_int(starts) && all.as.i <= starts.as.i)
    return all;
  return window->old_ceil ? aimet_unknown_number()
                          : aimet_min(symbols, all, starts);
}

/// Places with pads of `begin` and `end` elements.
static aimet_number padded_places(aimet_infer *node, const aimet_window *window,
                                  int32_t axis, aimet_number input,
                                  aimet_number begin, aimet_number end) {
  aimet_symbols *symbols = aimet_infer_symbols(node);
  aimet_number slack = aimet_add(symbols, begin, end);
  slack = aimet_sub(symbols, slack, aimet_window_extent(node, window, axis));
  aimet_number all = aimet_unknown_number();
  if (window->ceil_mode != 0)
    all = ceil_places(node, window, axis, input, slack, begin, end);
  if (window->ceil_mode == 1)
    return all;
  aimet_number whole =
      count_places(symbols, input, slack, aimet_window_stride(window, axis));
  return window->ceil_mode == 0 || aimet_number_same(all, whole)
             ? whole
             : aimet_unknown_number();
}

/// Places with the pads that `pads` states.
static aimet_number explicit_places(aimet_infer *node,
                                    const aimet_window *window, int32_t axis,
                                    aimet_number input) {
  int64_t begin = window->pads ? window->pads[axis] : 0;
  int64_t end = window->pads ? window->pads[axis + window->axes] : 0;
  return padded_places(node, window, axis, input, aimet_int(begin),
                       aimet_int(end));
}

/// The places of which the last one hangs over a padding that is as small as
/// can be: what the standard's inference once made of SAME and ceil_mode.
static int64_t hanging_places(int64_t input, int64_t extent, int64_t stride) {
  int64_t rest = input % stride;
  int64_t pads = extent - (rest ? rest : stride);
  int64_t room = input + (pads > 0 ? pads : 0) - extent;
  return (room + stride - 1) / stride + 1;
}

/// Places with padding SAME.
static aimet_number same_places(aimet_infer *node, const aimet_window *window,
                                int32_t axis, aimet_number input) {
  int64_t stride = aimet_window_stride(window, axis);
  aimet_number extent = aimet_window_extent(node, window, axis);
  aimet_number places = stride == 1 ? input
                                    : aimet_ceil_div(aimet_infer_symbols(node),
                                                     input, aimet_int(stride));
  bool covers = aimet_is_int(extent) && extent.as.i >= stride;
  bool dilated = !aimet_number_same(extent, window->kernel[axis]);
  if (aimet_is(input, 0) || (window->is_pool && dilated))
    return aimet_unknown_number();
  if (!window->ceil_mode || !window->old_ceil || covers)
    return places;
  bool small = aimet_is_int(extent) && aimet_is_int(input) &&
               input.as.i < INT32_MAX && stride < INT32_MAX;
  return small && aimet_is(places,
                           hanging_places(input.as.i, extent.as.i, stride))
             ? places
             : aimet_unknown_number();
}

/// Places with the pads that `auto_pad` asks for.
static aimet_number automatic_places(aimet_infer *node,
                                     const aimet_window *window, int32_t axis,
                                     aimet_number input) {
  aimet_number zero = aimet_int(0);
  return window->padding == AIMET_PADDING_SAME
             ? same_places(node, window, axis, input)
             : padded_places(node, window, axis, input, zero, zero);
}

aimet_number aimet_window_places(aimet_infer *node, const aimet_window *window,
                                 int32_t axis, aimet_number input) {
  if (window->broken)
    return aimet_unknown_number();
  if (window->padding == AIMET_PADDING_EXPLICIT)
    return explicit_places(node, window, axis, input);
  aimet_number automatic = automatic_places(node, window, axis, input);
  if (!window->pads ||
      aimet_number_same(explicit_places(node, window, axis, input), automatic))
    return automatic;
  return aimet_unknown_number();
}
