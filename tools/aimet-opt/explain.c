//===- explain.c - what a check, a pass or a rule is about ----------------===//
//
// Definitions hold Markdown. The page is composed as Markdown; a terminal gets
// the same text line by line: paragraphs wrapped, headings bold, code indented.
// Tables, which a terminal has no room for, are lists there.
//
//===----------------------------------------------------------------------===//

#include "explain.h"

#include "explain_names.h"
#include "explain_profile.h"
#include "foreign.h"
#include "outputs.h"
#include "text_wrap.h"

#include <stdio.h>
#include <unistd.h>

/// Lines of text on a terminal are not longer than this.
#define MAX_WIDTH 100

//===----------------------------------------------------------------------===//
// The page
//===----------------------------------------------------------------------===//

/// A page being composed.
typedef struct page {
  aimet_string_builder text;
  bool is_terminal; ///< lists in place of tables
} page;

static void add_section(page *p, const char *title, const char *text) {
  if (!text || !*text)
    return;
  aimet_string_view body = aimet_sv(text);
  while (body.length && body.data[body.length - 1] == '\n')
    --body.length;
  aimet_sb_appendf(&p->text, "\n## %s\n\n", title);
  aimet_sb_append(&p->text, body);
  aimet_sb_append_char(&p->text, '\n');
}

static const char *kind_name(const aimet_pass_def *def) {
  switch (def->kind) {
  case AIMET_PASS_INFER:
    return "Pass that adds information";
  case AIMET_PASS_CHECK:
    return "Check";
  case AIMET_PASS_REWRITE:
    return "Pass that rewrites the model";
  }
  return "Pass";
}

/// True if the name is an element of the pipeline text.
static bool has_element(const char *elements, const char *name) {
  aimet_string_view rest = aimet_sv(elements);
  while (rest.length)
    if (aimet_sv_is(aimet_sv_take(&rest, ','), name))
      return true;
  return false;
}

static void add_pipelines(page *p, const aimet_registry *registry,
                          const char *name) {
  size_t found = 0;
  for (size_t i = 0; i < aimet_registry_pipeline_count(registry); ++i) {
    const aimet_pipeline_def *def = aimet_registry_pipeline_at(registry, i);
    if (has_element(def->elements, name))
      aimet_sb_appendf(&p->text, "%s`--%s`", found++ ? ", " : ", part of ",
                       def->name);
  }
}

static void add_head(page *p, const aimet_registry *registry,
                     const aimet_pass_def *def) {
  aimet_sb_appendf(&p->text, "# %s\n\n%s: %s%s\n\n`--%s`", def->name,
                   kind_name(def), def->summary,
                   def->summary[strlen(def->summary) - 1] == '?' ? "" : ".",
                   def->name);
  add_pipelines(p, registry, def->name);
  aimet_sb_append_cstr(&p->text, ".\n");
  if (def->severity)
    aimet_sb_appendf(&p->text, "\nFindings: %s.", def->severity);
  if (def->aimet_checks)
    aimet_sb_appendf(&p->text, " In AIMET: `%s`.", def->aimet_checks);
  aimet_sb_append_cstr(&p->text, def->severity ? "\n" : "");
}

static const char *type_name(aimet_option_type type) {
  switch (type) {
  case AIMET_OPTION_BOOL:
    return "true or false";
  case AIMET_OPTION_INT:
    return "a number";
  case AIMET_OPTION_STRING:
    return "text";
  case AIMET_OPTION_LIST:
    return "a list";
  }
  return "";
}

static void add_option(page *p, const aimet_pass_option *option) {
  bool has_default = option->default_value && *option->default_value;
  if (p->is_terminal)
    aimet_sb_appendf(&p->text, "- `%s` (%s, default %s): %s\n", option->name,
                     type_name(option->type),
                     has_default ? option->default_value : "none",
                     option->help);
  else
    aimet_sb_appendf(&p->text, "| `%s` | %s | %s%s%s | %s |\n", option->name,
                     type_name(option->type), has_default ? "`" : "",
                     has_default ? option->default_value : "none",
                     has_default ? "`" : "", option->help);
}

static void add_options(page *p, const aimet_pass_def *def) {
  if (!def->options || !def->options->name)
    return;
  aimet_sb_append_cstr(&p->text, "\n## Options\n\n");
  aimet_sb_appendf(&p->text, "`--%s{NAME=VALUE ...}`\n\n", def->name);
  if (!p->is_terminal)
    aimet_sb_append_cstr(&p->text, "| option | value | default | what it does "
                                   "|\n|---|---|---|---|\n");
  for (const aimet_pass_option *option = def->options; option->name; ++option)
    add_option(p, option);
}

/// True if a rule says what onnx.checker does.
static bool has_checker(const aimet_pass_def *def) {
  for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule)
    if (rule->checker)
      return true;
  return false;
}

static void add_rule(page *p, const aimet_pass_rule *rule, bool has_column) {
  if (p->is_terminal)
    aimet_sb_appendf(&p->text, "- `%s` (%s): %s\n", rule->name, rule->severity,
                     rule->finds);
  else
    aimet_sb_appendf(&p->text, "| `%s` | %s | %s |%s%s%s\n", rule->name,
                     rule->severity, rule->finds, has_column ? " " : "",
                     rule->checker ? rule->checker : "",
                     has_column ? " |" : "");
}

static void add_rules(page *p, const aimet_pass_def *def) {
  const char *group = NULL;
  bool has_column = has_checker(def);
  for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule) {
    if (!group)
      aimet_sb_appendf(&p->text,
                       "\n## Rules\n\n`--explain=%s/RULE` explains one, "
                       "`--ignore=%s/RULE` leaves its findings out.\n",
                       def->name, def->name);
    if (!group || strcmp(group, rule->group) != 0) {
      group = rule->group;
      aimet_sb_appendf(&p->text, "\n### %s\n\n", group);
      if (!p->is_terminal)
        aimet_sb_appendf(
            &p->text, "| rule | severity | finds |%s\n|---|---|---|%s\n",
            has_column ? " onnx.checker |" : "", has_column ? "---|" : "");
    }
    add_rule(p, rule, has_column);
  }
}

static void add_pass(page *p, const aimet_registry *registry,
                     const aimet_pass_def *def) {
  add_head(p, registry, def);
  add_section(p, "What it does", def->description);
  add_section(p, "Why it matters for quantization", def->why);
  add_section(p, "What to do in PyTorch, and by pass", def->remedy);
  add_options(p, def);
  add_rules(p, def);
}

static void add_single_rule(page *p, const aimet_pass_def *def,
                            const aimet_pass_rule *rule) {
  aimet_sb_appendf(&p->text,
                   "# %s/%s\n\nRule of the check `%s`.\n\n- severity: %s\n- "
                   "finds: %s\n",
                   def->name, rule->name, def->name, rule->severity,
                   rule->finds);
  if (rule->checker)
    aimet_sb_appendf(&p->text, "- onnx.checker: %s\n", rule->checker);
  aimet_sb_appendf(&p->text,
                   "\n`--select=%s/%s` shows its findings alone, "
                   "`--ignore=%s/%s` leaves them out.\n",
                   def->name, rule->name, def->name, rule->name);
  add_section(p, "Why it matters for quantization", def->why);
}

/// The definition of a pass in a pipeline's text, options left out.
static const aimet_pass_def *find_element(const aimet_registry *registry,
                                          aimet_string_view element) {
  return aimet_registry_find(
      registry, aimet_sv_slice(element, 0, aimet_sv_find(element, '{')));
}

static void add_pipeline(page *p, const aimet_registry *registry,
                         const aimet_pipeline_def *def) {
  aimet_sb_appendf(&p->text, "# %s\n\nPipeline: %s\n\n`--%s` runs:\n\n",
                   def->name, def->summary, def->name);
  aimet_string_view rest = aimet_sv(def->elements);
  for (size_t number = 1; rest.length; ++number) {
    aimet_string_view element = aimet_sv_take(&rest, ',');
    const aimet_pass_def *pass = find_element(registry, element);
    aimet_sb_appendf(&p->text, "%zu. `%.*s`%s%s\n", number, AIMET_SV(element),
                     pass ? ": " : "", pass ? pass->summary : "");
  }
}

/// Of MLIR's passes no more is known here than a line.
static void add_foreign(page *p, const aimet_foreign_pass *pass) {
  aimet_sb_appendf(&p->text,
                   "# %s\n\nPass of MLIR: %s.\n\n`--%s`. There is no "
                   "explanation of MLIR's passes here; MLIR has one of each: "
                   "https://mlir.llvm.org/docs/Passes/\n",
                   pass->name, pass->summary, pass->name);
}

//===----------------------------------------------------------------------===//
// A terminal
//===----------------------------------------------------------------------===//

/// How a line of Markdown begins: what stands there is kept, and further lines
/// are indented to it.
static size_t indentation_of(aimet_string_view line) {
  size_t i = 0;
  while (i < line.length && line.data[i] >= '0' && line.data[i] <= '9')
    ++i;
  if (i && i + 1 < line.length && line.data[i] == '.' &&
      line.data[i + 1] == ' ')
    return i + 2;
  return aimet_sv_starts_with(line, aimet_sv("- ")) ? 2 : 0;
}

/// Backticks are left out: a terminal shows them as noise.
static void print_wrapped(aimet_string_view line, size_t width) {
  aimet_string_builder plain = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder lines = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < line.length; ++i)
    if (line.data[i] != '`')
      aimet_sb_append_char(&plain, line.data[i]);
  aimet_append_wrapped(&lines, aimet_sb_view(&plain), indentation_of(line), 0,
                       width);
  printf("%s\n", aimet_sb_view(&lines).data);
  aimet_sb_deinit(&lines);
  aimet_sb_deinit(&plain);
}

static void print_heading(aimet_string_view line, bool has_color) {
  while (line.length && (line.data[0] == '#' || line.data[0] == ' '))
    line = aimet_sv_slice(line, 1, line.length);
  printf("%s%.*s%s\n", has_color ? "\x1b[1m" : "", AIMET_SV(line),
         has_color ? "\x1b[0m" : "");
}

static void print_for_terminal(aimet_string_view text, size_t width) {
  bool has_color = aimet_wants_color(stdout), in_code = false;
  while (text.length) {
    aimet_string_view line = aimet_sv_take(&text, '\n');
    if (aimet_sv_starts_with(line, aimet_sv("```")))
      in_code = !in_code;
    else if (in_code)
      printf("    %.*s\n", AIMET_SV(line));
    else if (aimet_sv_starts_with(line, aimet_sv("#")))
      print_heading(line, has_color);
    else
      print_wrapped(line, width);
  }
}

static void print_page(const page *p) {
  aimet_string_view text = aimet_sb_view(&p->text);
  if (!p->is_terminal) {
    fwrite(text.data, 1, text.length, stdout);
    return;
  }
  size_t width = terminal_width(STDOUT_FILENO);
  print_for_terminal(text, !width || width > MAX_WIDTH ? MAX_WIDTH : width);
}

static aimet_status add_profile(page *p, const char *name, aimet_diag *diag) {
  aimet_profile *profile;
  aimet_status status = aimet_profile_load(name, diag, &profile);
  if (status == AIMET_OK)
    add_profile_page(profile, &p->text);
  aimet_profile_destroy(profile);
  return status;
}

aimet_status explain_print(const aimet_registry *registry, const char *name,
                           aimet_diag *diag) {
  page p = {.is_terminal = isatty(STDOUT_FILENO) != 0};
  const aimet_pass_def *def = aimet_registry_find(registry, aimet_sv(name));
  const aimet_pass_def *checked;
  const aimet_pass_rule *rule =
      find_explained_rule(registry, aimet_sv(name), &checked);
  const aimet_pipeline_def *pipeline =
      aimet_registry_find_pipeline(registry, aimet_sv(name));
  const aimet_foreign_pass *foreign = aimet_foreign_find(aimet_sv(name));
  if (!def)
    def = find_aimets_check(registry, name);
  aimet_status status = AIMET_OK;
  if (def)
    add_pass(&p, registry, def);
  else if (rule)
    add_single_rule(&p, checked, rule);
  else if (pipeline)
    add_pipeline(&p, registry, pipeline);
  else if (foreign)
    add_foreign(&p, foreign);
  else if (is_builtin_profile(name))
    status = add_profile(&p, name, diag);
  else
    status = explain_unknown_name(registry, name, diag);
  if (status == AIMET_OK)
    print_page(&p);
  aimet_sb_deinit(&p.text);
  return status;
}
