//===- scope_names.c - node names as the TorchScript exporter spells them -===//

#include "scope_names.h"

#include "provenance.h"

bool aimet_scope_name_is(aimet_string_view name) {
  if (name.length < 2 || name.data[0] != '/')
    return false;
  for (size_t i = 0; i < name.length; ++i)
    if (name.data[i] == '/' &&
        (i + 1 == name.length || name.data[i + 1] == '/'))
      return false;
  return true;
}

bool aimet_scope_repeats(aimet_string_view component,
                         aimet_string_view parent) {
  return parent.length && component.length > parent.length + 1 &&
         aimet_sv_starts_with(component, parent) &&
         component.data[parent.length] == '.';
}

aimet_string_view aimet_scope_path(aimet_string_view name, aimet_arena *arena) {
  char *path = aimet_arena_alloc(arena, name.length + 1);
  size_t length = 0;
  size_t begin = 1;
  aimet_string_view parent = {NULL, 0};
  size_t last = aimet_sv_rfind(name, '/');
  while (begin < last) {
    aimet_string_view rest = aimet_sv_slice(name, begin, last);
    aimet_string_view component =
        aimet_sv_slice(rest, 0, aimet_sv_find(rest, '/'));
    aimet_string_view added = component;
    if (aimet_scope_repeats(component, parent))
      added = aimet_sv_slice(component, parent.length + 1, component.length);
    if (length)
      path[length++] = '.';
    memcpy(path + length, added.data, added.length);
    length += added.length;
    parent = component;
    begin += component.length + 1;
  }
  return aimet_sv_n(path, length);
}

void aimet_scope_append_name(aimet_string_builder *out, aimet_string_view path,
                             aimet_string_view op_type) {
  aimet_string_view parent = {NULL, 0};
  size_t begin = 0;
  while (begin < path.length) {
    aimet_string_view rest = aimet_sv_slice(path, begin, path.length);
    aimet_string_view part = aimet_sv_slice(rest, 0, aimet_sv_find(rest, '.'));
    // The component spelled so far begins where its parent's does.
    size_t from = aimet_sv_is_digits(part) && parent.length
                      ? (size_t)(parent.data - path.data)
                      : begin;
    aimet_string_view component =
        aimet_sv_slice(path, from, begin + part.length);
    aimet_sb_append_char(out, '/');
    aimet_sb_append(out, component);
    parent = component;
    begin += part.length + 1;
  }
  aimet_sb_append_char(out, '/');
  aimet_sb_append(out, op_type);
}

bool aimet_split_suffix(aimet_string_view text, aimet_string_view *out_base,
                        int64_t *out_number) {
  size_t mark = aimet_sv_rfind(text, '_');
  if (mark == text.length || mark == 0)
    return false;
  aimet_string_view digits = aimet_sv_slice(text, mark + 1, text.length);
  if (!aimet_sv_is_digits(digits) || digits.data[0] == '0' || digits.length > 9)
    return false;
  *out_number = 0;
  for (size_t i = 0; i < digits.length; ++i)
    *out_number = *out_number * 10 + (digits.data[i] - '0');
  *out_base = aimet_sv_slice(text, 0, mark);
  return true;
}

bool aimet_is_made_module(aimet_string_view path) {
  return aimet_sv_starts_with(aimet_path_leaf(path), aimet_sv("module_"));
}
