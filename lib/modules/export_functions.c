//===- export_functions.c - the functions that torch.export names ---------===//
//
// The exporter names ATen operators. Several functions of Python may be one of
// them; arguments, and the user's own line where the file has it, tell.
//
//===----------------------------------------------------------------------===//

#include "export_facts.h"

#include "functional_names.h"
#include "source_line.h"

/// Functions that are one operator of ATen.
typedef struct spelling_row {
  const char *function; ///< the operator's
  const char *usual;    ///< the function that it is, as a rule an operator
  const char *call;     ///< in a line that holds this word, it is `other`
  const char *other;
} spelling_row;

static const spelling_row spelling_table[] = {
    {"cat", "cat", "concat(", "concat"},
    {"div", "truediv", "div(", "div"},
    {"div", "truediv", "div_(", "div"},
    {"div", "truediv", "divide(", "divide"},
    {"floor_divide", "floordiv", "floor_divide(", "floor_divide"},
    {"mul", "mul", "multiply(", "multiply"},
    {"pow", "pow", "square(", "square"},
    {"sub", "sub", "subtract(", "subtract"},
};

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

/// True if the line has the call, and not as the end of a longer name.
static bool has_call(aimet_string_view line, const char *call) {
  size_t length = strlen(call);
  for (size_t i = 0; i + length <= line.length; ++i)
    if (memcmp(line.data + i, call, length) == 0 &&
        (i == 0 || !is_word_char(line.data[i - 1])))
      return true;
  return false;
}

static const spelling_row *find_spelling(aimet_string_view function) {
  for (size_t i = 0; i < sizeof spelling_table / sizeof *spelling_table; ++i)
    if (aimet_sv_is(function, spelling_table[i].function))
      return &spelling_table[i];
  return NULL;
}

/// Rows of one function stand together. Without the line it keeps ATen's name.
static aimet_string_view as_spelled(aimet_string_view function,
                                    MlirOperation op) {
  const spelling_row *row = find_spelling(function);
  const spelling_row *end =
      spelling_table + sizeof spelling_table / sizeof *spelling_table;
  aimet_source_line line;
  if (!row || !aimet_source_line_of(op, &line))
    return function;
  const char *usual = row->usual;
  for (; row < end && aimet_sv_is(function, row->function); ++row)
    if (has_call(line.code, row->call))
      return aimet_sv(row->other);
  return aimet_sv(usual);
}

/// Some functions are told from others by their arguments only: relu6 is traced
/// as hardtanh, a global average pool as a mean over the last two axes.
aimet_string_view aimet_export_facts_function(const aimet_export_facts *facts,
                                              MlirOperation op,
                                              aimet_arena *arena) {
  aimet_string_view function = aimet_function_of_aten(
      facts->classes.items[facts->classes.count - 1], arena);
  if (aimet_sv_is(function, "hardtanh") &&
      aimet_sv_contains(facts->fx_node, ", 0.0, 6.0)"))
    return aimet_sv("relu6");
  if (aimet_sv_is(function, "mean") &&
      aimet_sv_contains(facts->fx_node, ", [-1, -2], True)"))
    return aimet_sv("adaptive_avg_pool2d");
  if (aimet_sv_is(function, "conv2d") && aimet_sv_is(aimet_op_type(op), "Conv"))
    return aimet_function_of_op(op, arena);
  return as_spelled(function, op);
}
