//===- function_names.c - modules in the names of functions ---------------===//

#include "function_names.h"

#include "functional_names.h"

static int64_t number_of(aimet_string_view digits) {
  int64_t number = 0;
  for (size_t i = 0; i < digits.length && i < 9; ++i)
    number = number * 10 + (digits.data[i] - '0');
  return number;
}

static aimet_string_view rest(aimet_string_view text, size_t begin) {
  return aimet_sv_slice(text, begin, text.length);
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

aimet_string_view aimet_class_of_function(aimet_string_view domain,
                                          aimet_string_view name,
                                          aimet_arena *arena) {
  size_t dot = aimet_sv_rfind(name, '.');
  if (dot < name.length && aimet_sv_is_digits(rest(name, dot + 1)))
    name = aimet_sv_slice(name, 0, dot);
  return aimet_sv(
      aimet_arena_format(arena, "%.*s.%.*s", AIMET_SV(domain), AIMET_SV(name)));
}

//===----------------------------------------------------------------------===//
// One call
//===----------------------------------------------------------------------===//

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Where the class begins: the first word with a capital.
static size_t find_class(aimet_string_view name) {
  for (size_t i = 0; i < name.length; ++i)
    if (is_upper(name.data[i]) && (i == 0 || name.data[i - 1] == '_'))
      return i;
  return name.length;
}

/// Dots can be put back in Python modules whose names have no underscores:
/// those of torch.nn; of others the class alone is certain.
static aimet_string_view qualified_class(aimet_string_view name, size_t begin,
                                         size_t end, aimet_arena *arena) {
  aimet_string_view prefix = aimet_sv_slice(name, 0, begin);
  aimet_string_view class_name = aimet_sv_slice(name, begin, end);
  if (aimet_sv_is(prefix, "__main___"))
    return aimet_sv(
        aimet_arena_format(arena, "__main__.%.*s", AIMET_SV(class_name)));
  if (!aimet_sv_starts_with(prefix, aimet_sv("torch_nn_modules_")))
    return class_name;
  char *dotted = aimet_arena_string(arena, aimet_sv_slice(name, 0, end));
  for (size_t i = 0; i < begin; ++i)
    if (dotted[i] == '_')
      dotted[i] = '.';
  return aimet_sv_n(dotted, end);
}

bool aimet_split_call_name(aimet_string_view name, aimet_arena *arena,
                           aimet_string_view *out_class,
                           aimet_string_view *out_display, int64_t *out_call) {
  size_t begin = find_class(name);
  if (begin == name.length)
    return false;
  size_t end = begin + aimet_sv_find(rest(name, begin), '_');
  size_t mark = aimet_sv_rfind(name, '_');
  if (end >= name.length || mark <= end ||
      !aimet_sv_is_digits(rest(name, mark + 1)))
    return false;
  int64_t number = number_of(rest(name, mark + 1));
  if (number < 1)
    return false;
  *out_class = qualified_class(name, begin, end, arena);
  *out_display = aimet_sv_slice(name, end + 1, mark);
  *out_call = number - 1;
  return true;
}

//===----------------------------------------------------------------------===//
// Functions of PyTorch
//===----------------------------------------------------------------------===//

aimet_string_view aimet_function_of_aten_name(aimet_string_view name,
                                              aimet_arena *arena) {
  while (name.length && name.data[0] == '_')
    name = rest(name, 1);
  if (aimet_sv_starts_with(name, aimet_sv("prims_")))
    name = rest(name, strlen("prims_"));
  else if (aimet_sv_starts_with(name, aimet_sv("aten_")))
    name = rest(name, strlen("aten_"));
  else
    return aimet_sv("size");
  // Variants have the overload behind: `softmax_no_dtype`.
  for (aimet_string_view stem = name; stem.length;
       stem = aimet_sv_slice(stem, 0, aimet_sv_rfind(stem, '_'))) {
    aimet_string_view function = aimet_function_of_aten(
        aimet_sv(aimet_arena_format(arena, "aten.%.*s.", AIMET_SV(stem))),
        arena);
    if (aimet_function_is_known(function))
      return function;
    if (aimet_sv_rfind(stem, '_') == stem.length)
      break;
  }
  return name;
}
