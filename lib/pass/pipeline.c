//===- pipeline.c - reading and printing pipeline text --------------------===//
//
// A recursive reader of `name{options}` and `operation(elements)`, bounded in
// depth. Names of registered pipelines expand in place.
//
//===----------------------------------------------------------------------===//

#include "pipeline.h"

#include "alloc.h"
#include "foreign.h"
#include "nearest.h"
#include "pipeline_tree.h"

#include <stdlib.h>

#define MAX_DEPTH 32

/// A list of elements being read: where the next one is hung up.
typedef struct element_list {
  aimet_pipeline_element *first, *last;
} element_list;

/// What surrounds the elements being read.
typedef struct reader {
  aimet_pipeline *pipeline;
  const char *anchor; ///< the operation that they run on
  bool is_nested;     ///< not on the model's own module
  unsigned depth;     ///< of nests and expansions
} reader;

static const aimet_place nowhere;

aimet_pipeline *aimet_pipeline_create(const aimet_registry *registry,
                                      aimet_diag *diag) {
  aimet_pipeline *pipeline = aimet_calloc(1, sizeof *pipeline);
  pipeline->registry = registry;
  pipeline->diag = diag;
  pipeline->arena = aimet_arena_create();
  return pipeline;
}

void aimet_pipeline_destroy(aimet_pipeline *pipeline) {
  if (!pipeline)
    return;
  aimet_arena_destroy(pipeline->arena);
  free(pipeline);
}

bool aimet_pipeline_is_empty(const aimet_pipeline *pipeline) {
  return !pipeline->first;
}

static void append(element_list *list, aimet_pipeline_element *element) {
  if (list->last)
    list->last->next = element;
  else
    list->first = element;
  list->last = element;
}

static aimet_pipeline_element *new_element(aimet_pipeline *pipeline,
                                           aimet_pipeline_element_kind kind,
                                           aimet_string_view name) {
  aimet_pipeline_element *element =
      aimet_arena_calloc(pipeline->arena, 1, sizeof *element);
  element->kind = kind;
  element->name = aimet_arena_string(pipeline->arena, name);
  return element;
}

static aimet_status unknown_pass(const aimet_registry *registry,
                                 aimet_diag *diag, aimet_string_view name) {
  aimet_nearest nearest = aimet_nearest_begin(name);
  for (size_t i = 0; i < aimet_registry_size(registry); ++i)
    aimet_nearest_offer(&nearest, aimet_registry_at(registry, i)->name);
  for (size_t i = 0; i < aimet_registry_pipeline_count(registry); ++i)
    aimet_nearest_offer(&nearest,
                        aimet_registry_pipeline_at(registry, i)->name);
  for (size_t i = 0; i < aimet_foreign_count(); ++i)
    aimet_nearest_offer(&nearest, aimet_foreign_at(i)->name);
  aimet_status status = aimet_diag_error(diag, AIMET_ERROR_USAGE, nowhere,
                                         "unknown pass '%.*s'", AIMET_SV(name));
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(diag, nowhere, "did you mean '%s'?", best);
  else
    aimet_diag_note(diag, nowhere, "--list-passes lists them");
  return status;
}

static aimet_status read_list(const reader *in, aimet_string_view text,
                              element_list *out);

static aimet_status read_own(const reader *in, const aimet_pass_def *def,
                             aimet_string_view options, element_list *out) {
  aimet_pipeline *pipeline = in->pipeline;
  if (in->is_nested)
    return aimet_diag_error(pipeline->diag, AIMET_ERROR_USAGE, nowhere,
                            "pass '%s' is nested under '%s', expected it on "
                            "the model's own 'builtin.module'",
                            def->name, in->anchor);
  aimet_pipeline_element *element =
      new_element(pipeline, AIMET_ELEMENT_PASS, aimet_sv(def->name));
  element->def = def;
  append(out, element);
  return aimet_options_parse(def, options, pipeline->arena, pipeline->diag,
                             &element->values);
}

static aimet_status read_foreign(const reader *in, aimet_string_view text,
                                 aimet_string_view name,
                                 aimet_string_view options, bool has_options,
                                 element_list *out) {
  aimet_pipeline *pipeline = in->pipeline;
  if (!aimet_foreign_find(name))
    return unknown_pass(pipeline->registry, pipeline->diag, name);
  aimet_pipeline_element *element =
      new_element(pipeline, AIMET_ELEMENT_FOREIGN, name);
  if (has_options)
    element->options = aimet_arena_string(pipeline->arena, options);
  append(out, element);
  return aimet_foreign_check(aimet_sv(in->anchor), text, pipeline->diag);
}

static aimet_status read_expansion(const reader *in,
                                   const aimet_pipeline_def *def,
                                   bool has_options, element_list *out) {
  if (has_options)
    return aimet_diag_error(in->pipeline->diag, AIMET_ERROR_USAGE, nowhere,
                            "pipeline '%s' takes no options", def->name);
  aimet_expansion *expansion =
      aimet_arena_calloc(in->pipeline->arena, 1, sizeof *expansion);
  *expansion = (aimet_expansion){def, in->pipeline->expansions};
  in->pipeline->expansions = expansion;
  reader inner = {in->pipeline, in->anchor, in->is_nested, in->depth + 1};
  return read_list(&inner, aimet_sv(def->elements), out);
}

/// `func.func(...)`: everything inside runs on operations of that name.
static aimet_status read_nest(const reader *in, aimet_string_view name,
                              aimet_string_view inside, element_list *out) {
  aimet_pipeline_element *element =
      new_element(in->pipeline, AIMET_ELEMENT_NEST, name);
  reader inner = {in->pipeline, element->name, true, in->depth + 1};
  element_list children = {NULL, NULL};
  aimet_status status = read_list(&inner, inside, &children);
  element->first_child = children.first;
  append(out, element);
  return status;
}

static aimet_status not_an_element(const reader *in, aimet_string_view text) {
  if (text.length == 0)
    return aimet_diag_error(in->pipeline->diag, AIMET_ERROR_USAGE, nowhere,
                            "an element of the pipeline is empty, expected the "
                            "name of a pass");
  return aimet_diag_error(in->pipeline->diag, AIMET_ERROR_USAGE, nowhere,
                          "cannot read the pipeline at '%.*s', expected "
                          "'pass{options}' or 'operation(passes)'",
                          AIMET_SV(text));
}

static aimet_status read_element(const reader *in, aimet_string_view text,
                                 element_list *out) {
  text = aimet_sv_trim(text);
  size_t end = 0;
  while (end < text.length && !strchr("{}()[]\"'=", text.data[end]))
    ++end;
  aimet_string_view name = aimet_sv_trim(aimet_sv_slice(text, 0, end));
  char open = end < text.length ? text.data[end] : 0;
  bool is_closed = !open || ((open == '{' || open == '(') &&
                             aimet_options_skip(text, end) == text.length);
  if (name.length == 0 || !is_closed)
    return not_an_element(in, text);
  aimet_string_view inside =
      open ? aimet_sv_slice(text, end + 1, text.length - 1)
           : (aimet_string_view){NULL, 0};
  if (open == '(')
    return read_nest(in, name, inside, out);
  const aimet_registry *registry = in->pipeline->registry;
  const aimet_pass_def *def = aimet_registry_find(registry, name);
  if (def)
    return read_own(in, def, inside, out);
  const aimet_pipeline_def *expansion =
      aimet_registry_find_pipeline(registry, name);
  if (expansion)
    return read_expansion(in, expansion, open == '{', out);
  return read_foreign(in, text, name, inside, open == '{', out);
}

static aimet_status read_list(const reader *in, aimet_string_view text,
                              element_list *out) {
  if (in->depth > MAX_DEPTH)
    return aimet_diag_error(in->pipeline->diag, AIMET_ERROR_USAGE, nowhere,
                            "the pipeline is nested deeper than %d", MAX_DEPTH);
  text = aimet_sv_trim(text);
  if (text.length == 0)
    return AIMET_OK;
  size_t begin = 0;
  for (size_t i = 0; i <= text.length;) {
    if (i < text.length && text.data[i] != ',') {
      i = aimet_options_skip(text, i);
      if (i > text.length)
        return aimet_diag_error(
            in->pipeline->diag, AIMET_ERROR_USAGE, nowhere,
            "a bracket or quote in the pipeline is not closed: '%.*s'",
            AIMET_SV(aimet_sv_slice(text, begin, text.length)));
      continue;
    }
    aimet_status status = read_element(in, aimet_sv_slice(text, begin, i), out);
    if (status != AIMET_OK)
      return status;
    begin = ++i;
  }
  return AIMET_OK;
}

/// Takes off `builtin.module(...)` or `any(...)` around the whole text.
static aimet_string_view without_anchor(aimet_string_view text) {
  static const char *const anchors[] = {"builtin.module", "any"};
  text = aimet_sv_trim(text);
  for (size_t i = 0; i < sizeof anchors / sizeof anchors[0]; ++i) {
    size_t length = strlen(anchors[i]);
    if (text.length > length && text.data[length] == '(' &&
        aimet_sv_starts_with(text, aimet_sv(anchors[i])) &&
        aimet_options_skip(text, length) == text.length)
      return aimet_sv_slice(text, length + 1, text.length - 1);
  }
  return text;
}

aimet_status aimet_pipeline_append(aimet_pipeline *pipeline,
                                   aimet_string_view text) {
  reader in = {pipeline, "builtin.module", false, 0};
  element_list list = {pipeline->first, pipeline->last};
  aimet_status status = read_list(&in, without_anchor(text), &list);
  pipeline->first = list.first;
  pipeline->last = list.last;
  return status;
}

void aimet_pipeline_take_options(aimet_pipeline *pipeline,
                                 const aimet_pipeline *other) {
  for (aimet_pipeline_element *e = pipeline->first; e; e = e->next)
    for (const aimet_pipeline_element *o = other->first; o; o = o->next)
      if (e->def && e->def == o->def)
        e->values = o->values;
}

static void print_list(const aimet_pipeline_element *element,
                       aimet_string_builder *out) {
  for (const aimet_pipeline_element *e = element; e; e = e->next) {
    if (e != element)
      aimet_sb_append_char(out, ',');
    aimet_sb_append_cstr(out, e->name);
    if (e->kind == AIMET_ELEMENT_NEST) {
      aimet_sb_append_char(out, '(');
      print_list(e->first_child, out);
      aimet_sb_append_char(out, ')');
    } else if (e->kind == AIMET_ELEMENT_PASS) {
      aimet_options_print(&e->values, out);
    } else if (e->options) {
      aimet_sb_appendf(out, "{%s}", e->options);
    }
  }
}

void aimet_pipeline_print(const aimet_pipeline *pipeline,
                          aimet_string_builder *out) {
  aimet_sb_append_cstr(out, "builtin.module(");
  print_list(pipeline->first, out);
  aimet_sb_append_char(out, ')');
}

bool aimet_pipeline_is_check(const aimet_pipeline *pipeline) {
  bool has_check = false;
  for (const aimet_pipeline_element *e = pipeline->first; e; e = e->next) {
    if (e->kind != AIMET_ELEMENT_PASS || e->def->kind == AIMET_PASS_REWRITE)
      return false;
    has_check |= e->def->kind == AIMET_PASS_CHECK;
  }
  return has_check;
}

bool aimet_pipeline_has_pass(const aimet_pipeline *pipeline, const char *name) {
  for (const aimet_pipeline_element *e = pipeline->first; e; e = e->next)
    if (e->kind == AIMET_ELEMENT_PASS && strcmp(e->def->name, name) == 0)
      return true;
  return false;
}

bool aimet_pass_obeys_profile(const aimet_pass_def *def) {
  return def->kind == AIMET_PASS_CHECK && strcmp(def->family, "arch") == 0;
}

bool aimet_pipeline_reads_profile(const aimet_pipeline *pipeline) {
  for (const aimet_pipeline_element *e = pipeline->first; e; e = e->next)
    if (e->kind == AIMET_ELEMENT_PASS && aimet_pass_obeys_profile(e->def))
      return true;
  return false;
}

bool aimet_pipeline_has_expanded(const aimet_pipeline *pipeline,
                                 const char *name) {
  for (const aimet_expansion *e = pipeline->expansions; e; e = e->next)
    if (strcmp(e->def->name, name) == 0)
      return true;
  return false;
}

bool aimet_pipeline_knows_pass(const aimet_registry *registry, const char *name,
                               aimet_diag *diag) {
  if (aimet_registry_find(registry, aimet_sv(name)) ||
      aimet_foreign_find(aimet_sv(name)))
    return true;
  (void)unknown_pass(registry, diag, aimet_sv(name));
  return false;
}
