//===- module_remedy.c - what to write in the user's source ---------------===//

#include "module_remedy.h"

#include "alloc.h"
#include "string_map.h"

#include <stdlib.h>

struct aimet_member_names {
  aimet_string_map *taken; ///< full path -> the number to try next behind it
  aimet_string_builder path;
  aimet_arena *arena;
};

/// A parameter of a module is a member, too: `block.scale`.
static void take_parameter(MlirOperation op, void *user_data) {
  aimet_member_names *names = user_data;
  if (!aimet_op_is(op, "onnx.Initializer") ||
      mlirOperationGetNumResults(op) != 1)
    return;
  aimet_string_map_insert(names->taken, aimet_result_name(op, 0, names->arena),
                          NULL);
  aimet_arena_reset(names->arena);
}

aimet_member_names *aimet_member_names_create(const aimet_module_tree *tree,
                                              MlirOperation module) {
  aimet_member_names *names = aimet_calloc(1, sizeof *names);
  names->taken = aimet_string_map_create();
  names->arena = aimet_arena_create();
  for (size_t i = 0; i < tree->num_modules; ++i)
    aimet_string_map_insert(names->taken, tree->modules[i].path, NULL);
  aimet_walk(module, take_parameter, names);
  return names;
}

void aimet_member_names_destroy(aimet_member_names *names) {
  aimet_string_map_destroy(names->taken);
  aimet_sb_deinit(&names->path);
  aimet_arena_destroy(names->arena);
  free(names);
}

/// What every nn.Module has.
static bool is_of_every_module(aimet_string_view name) {
  static const char *const members[] = {
      "apply", "bfloat16", "buffers", "children", "compile",    "cpu",
      "cuda",  "double",   "eval",    "float",    "forward",    "half",
      "ipu",   "modules",  "mtia",    "named",    "parameters", "to",
      "train", "training", "type",    "xpu"};
  for (size_t i = 0; i < sizeof members / sizeof *members; ++i)
    if (aimet_sv_is(name, members[i]))
      return true;
  return false;
}

/// The entry of a member's full path, made if it was free.
static aimet_map_entry *take(aimet_member_names *names,
                             aimet_string_view container,
                             aimet_string_view base, uint64_t number,
                             bool *out_is_free) {
  aimet_sb_clear(&names->path);
  aimet_sb_append(&names->path, container);
  if (container.length)
    aimet_sb_append_char(&names->path, '.');
  aimet_sb_append(&names->path, base);
  if (number)
    aimet_sb_appendf(&names->path, "_%llu", (unsigned long long)number);
  return aimet_string_map_insert(names->taken, aimet_sb_view(&names->path),
                                 out_is_free);
}

aimet_string_view aimet_member_name(aimet_member_names *names,
                                    aimet_string_view container,
                                    aimet_string_view base) {
  bool is_free;
  aimet_map_entry *entry = take(names, container, base, 0, &is_free);
  aimet_string_view path = entry->key;
  uint64_t next = entry->value.number < 2 ? 2 : entry->value.number;
  is_free &= !is_of_every_module(base);
  while (!is_free)
    path = take(names, container, base, next++, &is_free)->key;
  take(names, container, base, 0, &is_free)->value.number = next;
  size_t begin = container.length ? container.length + 1 : 0;
  return aimet_sv_slice(path, begin, path.length);
}

aimet_constructor_nodes aimet_call_nodes(const aimet_module_tree *tree,
                                         size_t call, aimet_arena *arena) {
  size_t count = 0;
  for (size_t i = tree->calls[call].first; i != AIMET_NONE;
       i = tree->nodes[i].next_in_call)
    ++count;
  MlirOperation *ops = aimet_arena_calloc(arena, count, sizeof *ops);
  count = 0;
  for (size_t i = tree->calls[call].first; i != AIMET_NONE;
       i = tree->nodes[i].next_in_call)
    ops[count++] = tree->nodes[i].op;
  return (aimet_constructor_nodes){ops, count};
}

aimet_constructor_nodes aimet_functional_nodes(const aimet_module_tree *tree,
                                               size_t functional,
                                               aimet_arena *arena) {
  const aimet_tree_functional *self = &tree->functionals[functional];
  MlirOperation *ops = aimet_arena_calloc(arena, self->count, sizeof *ops);
  size_t count = 0;
  for (size_t i = self->first; i != AIMET_NONE && count < self->count;
       i = tree->nodes[i].next_in_functional)
    ops[count++] = tree->nodes[i].op;
  return (aimet_constructor_nodes){ops, count};
}

void aimet_append_container(aimet_string_builder *out,
                            const aimet_module_tree *tree,
                            aimet_string_view container) {
  size_t module = aimet_module_tree_find(tree, container);
  aimet_string_view class_name = {NULL, 0};
  if (module != AIMET_NONE)
    class_name = aimet_path_leaf(tree->modules[module].class_name);
  aimet_sb_append_cstr(out, "`__init__` of ");
  if (class_name.length)
    aimet_sb_appendf(out, "`%.*s`", AIMET_SV(class_name));
  if (class_name.length && container.length)
    aimet_sb_appendf(out, " (module \"%.*s\")", AIMET_SV(container));
  else if (container.length)
    aimet_sb_appendf(out, "module \"%.*s\"", AIMET_SV(container));
  else if (!class_name.length)
    aimet_sb_append_cstr(out, "the model");
}

static bool is_number(aimet_string_view text) {
  return text.length && text.data[0] >= '0' && text.data[0] <= '9';
}

aimet_string_view aimet_nameable_module(aimet_string_view path) {
  aimet_string_view nameable = path;
  while (is_number(aimet_path_leaf(nameable)))
    nameable = aimet_path_parent(nameable);
  return nameable.length ? nameable : path;
}

bool aimet_is_of_keras(const aimet_provenance *provenance) {
  return aimet_sv_is(provenance->source, "keras");
}

static bool is_word(aimet_string_view text) {
  for (size_t i = 0; i < text.length; ++i) {
    char c = text.data[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && !(c >= '0' && c <= '9') && c != '_')
      return false;
  }
  return text.length;
}

static bool is_python_path(aimet_string_view path) {
  while (path.length) {
    aimet_string_view component = aimet_sv_take(&path, '.');
    if (!aimet_sv_is_digits(component) &&
        (is_number(component) || !is_word(component)))
      return false;
  }
  return true;
}

void aimet_append_python_path(aimet_string_builder *out, const char *root,
                              aimet_string_view path) {
  aimet_sb_append_cstr(out, root);
  if (!is_python_path(path)) {
    aimet_sb_appendf(out, ".get_submodule(\"%.*s\")", AIMET_SV(path));
    return;
  }
  while (path.length) {
    aimet_string_view component = aimet_sv_take(&path, '.');
    aimet_sb_appendf(out, aimet_sv_is_digits(component) ? "[%.*s]" : ".%.*s",
                     AIMET_SV(component));
  }
}
