//===- exclusions.c - do exclusions name modules of the model? ------------===//
//
// A misspelled exclusion would silently exclude nothing. Paths and classes are
// those of the module tree; classes of containers are in the metadata of
// torch.export alone.
//
//===----------------------------------------------------------------------===//

#include "exclusions.h"

#include "exclusion.h"
#include "export_facts.h"
#include "module_tree.h"
#include "nearest.h"
#include "string_builder.h"

/// All modules of a model.
typedef struct module_names {
  aimet_string_map *classes; ///< path -> class, a string of the arena; or null
  aimet_arena *arena, *scratch;
} module_names;

static void add_module(module_names *names, aimet_string_view path,
                       aimet_string_view class_name) {
  aimet_map_entry *entry = aimet_string_map_insert(names->classes, path, NULL);
  if (!entry->value.const_pointer && class_name.length)
    entry->value.const_pointer = aimet_arena_string(names->arena, class_name);
}

/// The last scope is that of an operation and no module.
static void add_containers(MlirOperation op, void *user_data) {
  module_names *names = user_data;
  aimet_export_facts facts;
  if (aimet_op_is_node(op) &&
      aimet_export_facts_read(op, names->scratch, &facts))
    for (size_t i = 0; i + 1 < facts.scopes.count && i < facts.classes.count;
         ++i)
      if (aimet_string_map_find(names->classes, facts.scopes.items[i]))
        add_module(names, facts.scopes.items[i], facts.classes.items[i]);
  aimet_arena_reset(names->scratch);
}

static void collect(module_names *names, MlirOperation module) {
  names->classes = aimet_string_map_create();
  names->arena = aimet_arena_create();
  names->scratch = aimet_arena_create();
  aimet_module_tree *tree = aimet_module_tree_create(module);
  for (size_t i = 0; i < tree->num_modules; ++i)
    add_module(names, tree->modules[i].path, tree->modules[i].class_name);
  aimet_module_tree_destroy(tree);
  aimet_walk(module, add_containers, names);
}

static void release(module_names *names) {
  aimet_string_map_destroy(names->classes);
  aimet_arena_destroy(names->arena);
  aimet_arena_destroy(names->scratch);
}

/// What patterns of one list are compared with.
typedef struct exclusion_list {
  const char *flag;
  const char *what;
  bool (*names)(const char *pattern, const aimet_map_entry *module);
  aimet_string_view (*name_of)(const aimet_map_entry *module);
} exclusion_list;

static bool names_path(const char *pattern, const aimet_map_entry *module) {
  return aimet_exclusion_names_path(pattern, module->key);
}

static aimet_string_view path_of(const aimet_map_entry *module) {
  return module->key;
}

static bool names_class(const char *pattern, const aimet_map_entry *module) {
  return module->value.const_pointer &&
         aimet_exclusion_names_class(pattern,
                                     aimet_sv(module->value.const_pointer));
}

static aimet_string_view class_of(const aimet_map_entry *module) {
  return aimet_path_leaf(aimet_sv(module->value.const_pointer));
}

static const exclusion_list by_path = {"--exclude-modules", "module",
                                       names_path, path_of};
static const exclusion_list by_class = {"--exclude-module-classes",
                                        "module class", names_class, class_of};

/// The nearest name; a path that ends in what the user wrote is nearest of all.
static const char *suggest(const exclusion_list *list, const char *pattern,
                           const module_names *names) {
  aimet_nearest nearest = aimet_nearest_begin(aimet_sv(pattern));
  for (size_t i = 0; i < aimet_string_map_size(names->classes); ++i) {
    aimet_string_view name =
        list->name_of(aimet_string_map_at(names->classes, i));
    if (!name.length)
      continue;
    const char *text = aimet_arena_string(names->arena, name);
    if (aimet_sv_is(aimet_path_leaf(name), pattern))
      return text;
    aimet_nearest_offer(&nearest, text);
  }
  return aimet_nearest_best(&nearest);
}

/// An error, unless the exclusions are made for several models. Its place is
/// the flag with the pattern, which the tool replaces by that in a project
/// file.
static aimet_status names_nothing(const exclusion_list *list,
                                  const char *pattern,
                                  const module_names *names, bool is_optional,
                                  aimet_diag *diag) {
  aimet_string_builder value = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&value, aimet_sv(pattern), strlen(pattern));
  aimet_place place = {.file = aimet_sv(list->flag),
                       .entity = aimet_sb_view(&value)};
  aimet_diag_emit(diag,
                  is_optional ? AIMET_SEVERITY_REMARK : AIMET_SEVERITY_ERROR,
                  place, "the model has no %s '%s'", list->what, pattern);
  const char *best = suggest(list, pattern, names);
  if (best)
    aimet_diag_note(diag, place, "did you mean '%s'?", best);
  else if (aimet_string_map_size(names->classes))
    aimet_diag_note(diag, place, "--print-modules lists modules and classes");
  else
    aimet_diag_note(diag, place,
                    "nothing tells which modules it has; --infer-modules "
                    "finds them where names or metadata do");
  aimet_sb_deinit(&value);
  return is_optional ? AIMET_OK : AIMET_ERROR_USAGE;
}

/// Puts what a pattern names into `out_paths` (null: nowhere).
static aimet_status check_pattern(const exclusion_list *list,
                                  const char *pattern,
                                  const module_names *names, bool is_optional,
                                  aimet_string_map *out_paths,
                                  const aimet_pass_environment *environment) {
  bool found = false;
  for (size_t i = 0; i < aimet_string_map_size(names->classes); ++i) {
    const aimet_map_entry *module = aimet_string_map_at(names->classes, i);
    if (!list->names(pattern, module))
      continue;
    found = true;
    if (out_paths)
      aimet_string_map_insert(out_paths, module->key, NULL);
  }
  if (found || (is_optional && environment->quiet))
    return AIMET_OK;
  return names_nothing(list, pattern, names, is_optional, environment->diag);
}

aimet_status aimet_check_exclusions(const aimet_pass_environment *environment,
                                    MlirOperation module,
                                    aimet_string_map *out_paths) {
  module_names names;
  collect(&names, module);
  aimet_status status = AIMET_OK;
  for (size_t i = 0;
       i < environment->num_excluded_modules && status == AIMET_OK; ++i)
    status = check_pattern(&by_path, environment->excluded_modules[i], &names,
                           environment->optional_modules, NULL, environment);
  for (size_t i = 0;
       i < environment->num_excluded_classes && status == AIMET_OK; ++i)
    status =
        check_pattern(&by_class, environment->excluded_classes[i], &names,
                      environment->optional_classes, out_paths, environment);
  release(&names);
  return status;
}
