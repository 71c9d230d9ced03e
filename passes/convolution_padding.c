//===- convolution_padding.c - where the padding of a chain can go --------===//

#include "convolution_padding.h"

/// Attributes of a convolution, and where lists of them live.
typedef struct padding_reader {
  aimet_node view;
  aimet_arena *arena;
} padding_reader;

/// Reads a list of `count` numbers, or fills in `fallback` if there is none.
static bool read_list(padding_reader *reader, const char *name, int64_t *out,
                      uint64_t count, int64_t fallback) {
  uint64_t listed = 0;
  const int64_t *items =
      aimet_node_ints(&reader->view, name, reader->arena, &listed);
  if (items && listed != count)
    return false;
  for (uint64_t i = 0; i < count; ++i)
    out[i] = items ? items[i] : fallback;
  return true;
}

static bool read_pads(padding_reader *reader, aimet_padding *out) {
  int64_t pads[2 * AIMET_MAX_PADDED_DIMS];
  if (!read_list(reader, "pads", pads, 2 * (uint64_t)out->rank, 0))
    return false;
  for (int32_t i = 0; i < out->rank; ++i) {
    out->begin[i] = pads[i];
    out->end[i] = pads[out->rank + i];
  }
  return true;
}

/// With a stride of 1 the size of the input does not matter.
static bool read_same(padding_reader *reader, bool more_at_end,
                      aimet_padding *out) {
  uint64_t count = 0, rank = (uint64_t)out->rank;
  int64_t dilations[AIMET_MAX_PADDED_DIMS];
  const int64_t *kernel =
      aimet_node_ints(&reader->view, "kernel_shape", reader->arena, &count);
  if (!kernel || count != rank ||
      !read_list(reader, "dilations", dilations, rank, 1))
    return false;
  for (uint64_t i = 0; i < rank; ++i) {
    int64_t both;
    if (out->stride[i] != 1 || kernel[i] < 1 || dilations[i] < 1 ||
        __builtin_mul_overflow(kernel[i] - 1, dilations[i], &both))
      return false;
    out->begin[i] = more_at_end ? both / 2 : both - both / 2;
    out->end[i] = both - out->begin[i];
  }
  return true;
}

static bool read_padding(padding_reader *reader, aimet_padding *out) {
  if (!read_list(reader, "strides", out->stride, (uint64_t)out->rank, 1))
    return false;
  aimet_string_view mode = aimet_node_string(&reader->view, "auto_pad");
  if (aimet_sv_is(mode, "SAME_UPPER") || aimet_sv_is(mode, "SAME_LOWER"))
    return read_same(reader, aimet_sv_is(mode, "SAME_UPPER"), out);
  return aimet_sv_is(mode, "VALID") || read_pads(reader, out);
}

bool aimet_convolution_padding(aimet_arch_check *check, size_t node,
                               aimet_padding *out) {
  aimet_convolution convolution;
  *out = (aimet_padding){0};
  if (!aimet_convolution_read(check, node, &convolution) ||
      convolution.is_transposed || convolution.spatial_rank < 1 ||
      convolution.spatial_rank > AIMET_MAX_PADDED_DIMS)
    return false;
  out->rank = convolution.spatial_rank;
  padding_reader reader = {aimet_flow_view(check->flow, node),
                           aimet_arena_create()};
  bool is_known = read_padding(&reader, out);
  aimet_arena_destroy(reader.arena);
  return is_known;
}

static bool add_scaled(int64_t *to, int64_t stride, int64_t amount) {
  int64_t scaled;
  return !__builtin_mul_overflow(stride, amount, &scaled) &&
         !__builtin_add_overflow(*to, scaled, to);
}

bool aimet_padding_take_over(aimet_padding *before,
                             const aimet_padding *behind) {
  bool fits = before->rank == behind->rank;
  for (int32_t i = 0; fits && i < before->rank; ++i)
    fits = add_scaled(&before->begin[i], before->stride[i], behind->begin[i]) &&
           add_scaled(&before->end[i], before->stride[i], behind->end[i]);
  return fits;
}

/// F.pad counts from the last dimension on.
static void append_sides(const aimet_padding *padding,
                         aimet_string_builder *out) {
  aimet_sb_append_cstr(out, "padding=0` behind `F.pad(x, (");
  for (int32_t i = padding->rank; i-- > 0;)
    aimet_sb_appendf(out, "%lld, %lld%s", (long long)padding->begin[i],
                     (long long)padding->end[i], i ? ", " : "))`");
}

void aimet_padding_append(const aimet_padding *padding,
                          aimet_string_builder *out) {
  bool has_one_number = true, is_even = true;
  for (int32_t i = 0; i < padding->rank; ++i) {
    has_one_number &= padding->begin[i] == padding->begin[0];
    is_even &= padding->begin[i] == padding->end[i];
  }
  aimet_sb_append_char(out, '`');
  if (!is_even) {
    append_sides(padding, out);
    return;
  }
  aimet_sb_appendf(out, "padding=%s%lld", has_one_number ? "" : "(",
                   (long long)padding->begin[0]);
  for (int32_t i = 1; !has_one_number && i < padding->rank; ++i)
    aimet_sb_appendf(out, ", %lld", (long long)padding->begin[i]);
  aimet_sb_append_cstr(out, has_one_number ? "`" : ")`");
}
