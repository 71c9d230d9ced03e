//===- source_line.c - the line of Python that a node comes from ----------===//
//
// PyTorch's exporter writes the stack as Python prints it, outermost first:
//
//     File "/home/me/net.py", line 12, in forward
//       x = self.relu(self.conv(x))
//
//===----------------------------------------------------------------------===//

#include "source_line.h"

#define TRACE_KEY "pkg.torch.onnx.stack_trace"

/// Reads the digits at the start; false if there are none or too many.
static bool read_number(aimet_string_view text, int64_t *out) {
  int64_t number = 0;
  size_t i = 0;
  for (; i < text.length && text.data[i] >= '0' && text.data[i] <= '9'; ++i)
    if (i >= 9)
      return false;
    else
      number = number * 10 + (text.data[i] - '0');
  *out = number;
  return i > 0;
}

/// Reads `File "net.py", line 12, in forward`.
static bool read_frame(aimet_string_view line, aimet_source_line *out) {
  const aimet_string_view begin = aimet_sv("File \""),
                          middle = aimet_sv("\", line ");
  if (!aimet_sv_starts_with(line, begin))
    return false;
  aimet_string_view rest = aimet_sv_slice(line, begin.length, line.length);
  size_t quote = aimet_sv_find(rest, '"');
  aimet_string_view after = aimet_sv_slice(rest, quote, rest.length);
  if (!aimet_sv_starts_with(after, middle))
    return false;
  out->file = aimet_sv_slice(rest, 0, quote);
  out->code = (aimet_string_view){NULL, 0};
  return read_number(aimet_sv_slice(after, middle.length, after.length),
                     &out->line);
}

/// Packages of PyTorch itself, wherever they are installed.
static bool is_of_torch(aimet_string_view file) {
  if (aimet_sv_starts_with(file, aimet_sv("<")))
    return true;
  return aimet_sv_contains(file, "torch") &&
         (aimet_sv_contains(file, "/site-packages/torch/") ||
          aimet_sv_contains(file, "/dist-packages/torch/") ||
          aimet_sv_contains(file, "/torch/nn/modules/") ||
          aimet_sv_contains(file, "\\site-packages\\torch\\") ||
          aimet_sv_contains(file, "\\torch\\nn\\modules\\"));
}

static bool read_trace(aimet_string_view trace, aimet_source_line *out) {
  bool found = false;
  bool is_open = false; ///< the line of code is still to come
  while (trace.length) {
    aimet_string_view line = aimet_sv_trim(aimet_sv_take(&trace, '\n'));
    aimet_source_line frame;
    if (read_frame(line, &frame)) {
      is_open = !is_of_torch(frame.file);
      if (is_open)
        *out = frame;
      found |= is_open;
    } else if (is_open) {
      out->code = line;
      is_open = false;
    }
  }
  return found;
}

bool aimet_source_line_of(MlirOperation op, aimet_source_line *out) {
  MlirAttribute metadata = aimet_op_attr(op, "onnx.metadata_props");
  intptr_t count = aimet_array_size(metadata);
  for (intptr_t i = 0; i + 1 < count; i += 2) {
    aimet_string_view key, value;
    if (aimet_attr_get_string(aimet_array_get(metadata, i), &key) &&
        aimet_sv_is(key, TRACE_KEY) &&
        aimet_attr_get_string(aimet_array_get(metadata, i + 1), &value))
      return read_trace(value, out);
  }
  return false;
}
