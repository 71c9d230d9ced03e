//===- export_facts.c - what torch.export says of a node ------------------===//

#include "export_facts.h"

#define SCOPES_KEY "pkg.torch.onnx.name_scopes"
#define CLASSES_KEY "pkg.torch.onnx.class_hierarchy"
#define FX_NODE_KEY "pkg.torch.onnx.fx_node"
#define RULE_KEY "pkg.onnxscript.rewriter.rule_name"

/// Reads up to the quote, in a copy in which escapes are undone.
static bool read_escaped(aimet_string_view text, size_t *cursor, char quote,
                         aimet_arena *arena, aimet_string_view *out) {
  char *copy = aimet_arena_alloc(arena, text.length - *cursor + 1);
  size_t length = 0;
  while (*cursor < text.length && text.data[*cursor] != quote) {
    if (text.data[*cursor] == '\\' && *cursor + 1 < text.length)
      ++*cursor;
    copy[length++] = text.data[(*cursor)++];
  }
  *out = aimet_sv_n(copy, length);
  return *cursor < text.length;
}

/// Reads one quoted string of a Python list: a part of `text` if it has no
/// escapes, as most have none.
static bool read_quoted(aimet_string_view text, size_t *cursor,
                        aimet_arena *arena, aimet_string_view *out) {
  if (*cursor >= text.length ||
      (text.data[*cursor] != '\'' && text.data[*cursor] != '"'))
    return false;
  char quote = text.data[(*cursor)++];
  const char *begin = text.data + *cursor;
  const char *end = memchr(begin, quote, text.length - *cursor);
  if (!end)
    return false;
  *out = aimet_sv_n(begin, (size_t)(end - begin));
  if (!memchr(begin, '\\', out->length))
    *cursor += out->length;
  else if (!read_escaped(text, cursor, quote, arena, out))
    return false;
  ++*cursor;
  return true;
}

static void skip_separators(aimet_string_view text, size_t *cursor) {
  while (*cursor < text.length &&
         (text.data[*cursor] == ' ' || text.data[*cursor] == ','))
    ++*cursor;
}

/// Reads a Python list of strings; false for anything else.
static bool read_list(aimet_string_view text, aimet_arena *arena,
                      aimet_export_list *out) {
  out->count = 0;
  size_t cursor = 1;
  if (text.length < 2 || text.data[0] != '[' ||
      text.data[text.length - 1] != ']')
    return false;
  skip_separators(text, &cursor);
  while (cursor + 1 < text.length) {
    if (out->count == AIMET_EXPORT_DEPTH ||
        !read_quoted(text, &cursor, arena, &out->items[out->count]))
      return false;
    ++out->count;
    skip_separators(text, &cursor);
  }
  return out->count != 0;
}

/// What torch.export puts in place of scopes that it has lost.
#define LOST_SCOPE "_empty_nn_module_stack_from_metadata_hook"

/// Leaves the fx node alone in both lists.
static void drop_lost_scope(aimet_export_facts *facts) {
  size_t last = facts->scopes.count - 1;
  if (!last || !aimet_sv_is(facts->scopes.items[0], LOST_SCOPE))
    return;
  facts->scopes.items[0] = facts->scopes.items[last];
  facts->classes.items[0] = facts->classes.items[last];
  facts->scopes.count = facts->classes.count = 1;
}

bool aimet_export_facts_read(MlirOperation op, aimet_arena *arena,
                             aimet_export_facts *out) {
  MlirAttribute metadata = aimet_op_attr(op, "onnx.metadata_props");
  intptr_t count = aimet_array_size(metadata);
  aimet_string_view scopes = {NULL, 0}, classes = {NULL, 0};
  out->fx_node = out->rule = scopes;
  for (intptr_t i = 0; i + 1 < count; i += 2) {
    aimet_string_view key, value;
    if (!aimet_attr_get_string(aimet_array_get(metadata, i), &key) ||
        !aimet_attr_get_string(aimet_array_get(metadata, i + 1), &value))
      continue;
    if (aimet_sv_is(key, SCOPES_KEY))
      scopes = value;
    else if (aimet_sv_is(key, CLASSES_KEY))
      classes = value;
    else if (aimet_sv_is(key, FX_NODE_KEY))
      out->fx_node = value;
    else if (aimet_sv_is(key, RULE_KEY))
      out->rule = value;
  }
  if (!scopes.length || !classes.length ||
      !read_list(scopes, arena, &out->scopes) ||
      !read_list(classes, arena, &out->classes) ||
      out->scopes.count != out->classes.count)
    return false;
  drop_lost_scope(out);
  return true;
}

aimet_string_view aimet_export_fx_name(const aimet_export_facts *facts) {
  return facts->scopes.items[facts->scopes.count - 1];
}

bool aimet_export_is_fused_norm(const aimet_export_facts *facts) {
  return aimet_sv_contains(facts->rule, "FuseBatchNormInto");
}
