//===- flags.c - the command line -----------------------------------------===//

#include "flags.h"

#include "alloc.h"
#include "foreign.h"
#include "messages.h"
#include "nearest.h"

#include <stdlib.h>

typedef enum flag_kind {
  FLAG_BOOL,   ///< on or off
  FLAG_TEXT,   ///< one string; the last counts
  FLAG_LIST,   ///< strings, separated by commas or repeated
  FLAG_NUMBER, ///< an integer, not negative
  FLAG_OTHER,  ///< `apply` reads the value
} flag_kind;

typedef aimet_status (*apply_flag)(settings *s, const char *value,
                                   aimet_diag *diag);

struct flag {
  const char *name;
  const char *argument; ///< null: none; "[=...]": may be left out
  flag_group group;
  flag_kind kind;
  size_t offset;    ///< of the member in settings
  apply_flag apply; ///< FLAG_OTHER only
  const char *help;
};

//===----------------------------------------------------------------------===//
// Flags that need more than storing
//===----------------------------------------------------------------------===//

static aimet_status wrong_value(aimet_diag *diag, const char *name,
                                const char *value, const char *expected) {
  return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                          "wrong value for --%s: got '%s', expected %s", name,
                          value, expected);
}

/// The index of `value` among `names`; -1 if it is none of them.
static int choose(const char *const *names, const char *value) {
  for (int i = 0; names[i]; ++i)
    if (strcmp(names[i], value) == 0)
      return i;
  return -1;
}

static aimet_status apply_emit(settings *s, const char *value,
                               aimet_diag *diag) {
  static const char *const names[] = {"onnx", "mlir", "bytecode", "none", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "emit", value, "onnx, mlir, bytecode or none");
  s->emit = (emit_kind)(EMIT_ONNX + choice);
  return AIMET_OK;
}

static aimet_status apply_emit_bytecode(settings *s, const char *value,
                                        aimet_diag *diag) {
  (void)value;
  (void)diag;
  s->emit = EMIT_BYTECODE;
  return AIMET_OK;
}

static aimet_status apply_external_data(settings *s, const char *value,
                                        aimet_diag *diag) {
  static const char *const names[] = {"keep", "all", "none", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "external-data", value, "keep, all or none");
  s->external = (aimet_external_policy)choice;
  return AIMET_OK;
}

static aimet_status apply_fail_level(settings *s, const char *value,
                                     aimet_diag *diag) {
  static const char *const names[] = {"error", "warning", "never", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "fail-level", value, "error, warning or never");
  s->fail_level = (fail_level)choice;
  return AIMET_OK;
}

static aimet_status apply_report(settings *s, const char *value,
                                 aimet_diag *diag) {
  static const char *const names[] = {"text", "json", NULL};
  aimet_string_view format =
      aimet_sv_slice(aimet_sv(value), 0, aimet_sv_find(aimet_sv(value), ':'));
  if (format.length == strlen(value) || value[format.length + 1] == 0)
    return wrong_value(diag, "report", value,
                       "FORMAT:PATH, such as json:report.json");
  int choice = choose(names, aimet_arena_string(s->arena, format));
  if (choice < 0)
    return aimet_diag_error(diag, AIMET_ERROR_USAGE, tool_place(),
                            "unknown report format '%.*s', supported are text "
                            "and json",
                            AIMET_SV(format));
  aimet_grow_array((void **)&s->reports, &s->report_capacity,
                   s->num_reports + 1, sizeof *s->reports);
  s->reports[s->num_reports++] =
      (report_request){(aimet_report_format)choice, value + format.length + 1};
  return AIMET_OK;
}

static aimet_status apply_verify_diagnostics(settings *s, const char *value,
                                             aimet_diag *diag) {
  static const char *const names[] = {"all", "only-expected", NULL};
  int choice = value ? choose(names, value) : 0;
  if (choice < 0)
    return wrong_value(diag, "verify-diagnostics", value,
                       "all or only-expected");
  s->verify_diagnostics = (verify_mode)(VERIFY_ALL + choice);
  return AIMET_OK;
}

static aimet_status apply_print(const char *name, const char *value,
                                aimet_diag *diag, print_mode *out) {
  static const char *const names[] = {"text", "json", NULL};
  int choice = value ? choose(names, value) : 0;
  if (choice < 0)
    return wrong_value(diag, name, value, "text or json");
  *out = (print_mode)(PRINT_TEXT + choice);
  return AIMET_OK;
}

static aimet_status apply_print_shapes(settings *s, const char *value,
                                       aimet_diag *diag) {
  return apply_print("print-shapes", value, diag, &s->print_shapes);
}

static aimet_status apply_print_modules(settings *s, const char *value,
                                        aimet_diag *diag) {
  return apply_print("print-modules", value, diag, &s->print_modules);
}

static aimet_status apply_print_summary(settings *s, const char *value,
                                        aimet_diag *diag) {
  return apply_print("print-summary", value, diag, &s->print_summary);
}

static void add_text(text_list *list, const char *text) {
  aimet_grow_array((void **)&list->items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  list->items[list->count++] = text;
}

static aimet_status apply_compare_level(settings *s, const char *value,
                                        aimet_diag *diag) {
  static const char *const names[] = {"structure", "values", NULL};
  int choice = choose(names, value);
  if (choice < 0)
    return wrong_value(diag, "compare-level", value, "structure or values");
  s->compare_values = choice == 1;
  return AIMET_OK;
}

static aimet_status apply_prove(settings *s, const char *value,
                                aimet_diag *diag) {
  static const char *const names[] = {"false", "true", NULL};
  int choice = value ? choose(names, value) : 1;
  if (choice < 0)
    return wrong_value(diag, "prove", value, "true or false");
  s->prove = choice ? AIMET_PROVE_ALWAYS : AIMET_PROVE_NEVER;
  return AIMET_OK;
}

static aimet_status apply_no_prove(settings *s, const char *value,
                                   aimet_diag *diag) {
  (void)value;
  (void)diag;
  s->prove = AIMET_PROVE_NEVER;
  return AIMET_OK;
}

static aimet_status apply_pass_pipeline(settings *s, const char *value,
                                        aimet_diag *diag) {
  (void)diag;
  add_text(&s->pipeline, value);
  return AIMET_OK;
}

/// Values hold commas.
static aimet_status apply_concrete_arg(settings *s, const char *value,
                                       aimet_diag *diag) {
  (void)diag;
  add_text(&s->concrete_args, value);
  return AIMET_OK;
}

static aimet_status apply_write_value_info(settings *s, const char *value,
                                           aimet_diag *diag) {
  (void)value;
  (void)diag;
  add_text(&s->pipeline, "infer-shapes{write-value-info=true}");
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

#define MEMBER(kind, member) kind, offsetof(settings, member), NULL
#define APPLY(function) FLAG_OTHER, 0, function

static const flag flags[] = {
    {"o", "FILE", GROUP_FILES, MEMBER(FLAG_TEXT, output),
     "write here; standard output by default"},
    {"emit", "onnx|mlir|bytecode|none", GROUP_FILES, APPLY(apply_emit),
     "what to write; by default what the suffix of -o says, else MLIR text"},
    {"emit-bytecode", NULL, GROUP_FILES, APPLY(apply_emit_bytecode),
     "the same as --emit=bytecode"},
    {"external-data", "keep|all|none", GROUP_FILES, APPLY(apply_external_data),
     "tensors of a written ONNX model that go to FILE.data: those that were "
     "external, all large ones, none"},
    {"external-data-threshold", "BYTES", GROUP_FILES,
     MEMBER(FLAG_NUMBER, external_threshold),
     "what is large for --external-data=all (1024)"},
    {"external-root", "DIR", GROUP_FILES, MEMBER(FLAG_TEXT, external_root),
     "the folder below which external data and referenced weights lie; by "
     "default that of the input"},
    {"embed-weights", NULL, GROUP_FILES, MEMBER(FLAG_BOOL, embed_weights),
     "write the weights into the IR instead of references to files"},
    {"trust-input", NULL, GROUP_FILES, MEMBER(FLAG_BOOL, trust_input),
     "read MLIR bytecode, whose reader is not made for hostile input"},
    {"sync", NULL, GROUP_FILES, MEMBER(FLAG_BOOL, sync),
     "make sure that the output is on the disk before it takes its name"},
    {"allow-unregistered-dialect", NULL, GROUP_FILES,
     MEMBER(FLAG_BOOL, allow_unregistered_dialect),
     "accept operations of unknown dialects in MLIR input"},

    {"pass-pipeline", "TEXT", GROUP_PASSES, APPLY(apply_pass_pipeline),
     "run a pipeline in MLIR's form, our passes and MLIR's mixed: "
     "'builtin.module(check-onnx,func.func(cse))'"},
    {"write-value-info", NULL, GROUP_PASSES, APPLY(apply_write_value_info),
     "infer types and shapes, and state them in the ONNX file that is "
     "written; short for --infer-shapes={write-value-info=true}"},
    {"prove", "[=true|false]", GROUP_PASSES, APPLY(apply_prove),
     "compare the model before and after each rewrite: one that changes what "
     "it computes ends the run, nothing is written (on with --prepare)"},
    {"no-prove", NULL, GROUP_PASSES, APPLY(apply_no_prove),
     "the same as --prove=false"},
    {"exclude-modules", "PATTERN,...", GROUP_PASSES,
     MEMBER(FLAG_LIST, excluded_modules),
     "modules, by path, that checks and rewrites leave out"},
    {"exclude-module-classes", "PATTERN,...", GROUP_PASSES,
     MEMBER(FLAG_LIST, excluded_classes),
     "modules, by class, that checks and rewrites leave out"},
    {"concrete-arg", "NAME=VALUE", GROUP_PASSES, APPLY(apply_concrete_arg),
     "fix an input, or a symbolic dimension of inputs, for specialize-inputs "
     "(part of --prepare): 3, 0.5, true, '\"text\"', '[[1, 2], [3, 4]]'; may "
     "be "
     "repeated"},
    {"math-invariant", "NAME,...", GROUP_PASSES,
     MEMBER(FLAG_LIST, math_invariant),
     "operators (Concat) and functions (cat) that need no module, besides "
     "those that never do"},

    {"select", "CHECK,...", GROUP_REPORTS, MEMBER(FLAG_LIST, selected),
     "findings of these checks and rules only, such as "
     "'check-onnx/node-*'; others do not run"},
    {"ignore", "CHECK,...", GROUP_REPORTS, MEMBER(FLAG_LIST, ignored),
     "leave out findings of these checks and rules; only their number is said"},
    {"compare", NULL, GROUP_REPORTS, MEMBER(FLAG_BOOL, compare),
     "compare two models, given as two inputs, and say what they differ in; "
     "exit code 4 if they do not compute the same"},
    {"compare-level", "structure|values", GROUP_REPORTS,
     APPLY(apply_compare_level),
     "what counts as the same: the same operators on the same values "
     "(structure), or also what follows from values that are known"},
    {"report", "text|json:PATH", GROUP_REPORTS, APPLY(apply_report),
     "write a report, '-' is standard output; may be repeated"},
    {"print-summary", "[=text|json]", GROUP_REPORTS, APPLY(apply_print_summary),
     "print what the model is made of: operators, parameters, MACs, opsets, "
     "data types, files; no IR without -o or --emit"},
    {"print-modules", "[=text|json]", GROUP_REPORTS, APPLY(apply_print_modules),
     "print the tree of modules, with classes, calls, nodes, parameters"},
    {"print-shapes", "[=text|json]", GROUP_REPORTS, APPLY(apply_print_shapes),
     "print what is known of types, shapes and small values of all tensors; "
     "no IR without -o or --emit"},
    {"fail-level", "error|warning|never", GROUP_REPORTS,
     APPLY(apply_fail_level), "findings that make the exit code 1 (error)"},
    {"max-findings", "N", GROUP_REPORTS, MEMBER(FLAG_NUMBER, max_findings),
     "show at most so many findings of each check, 0 for all (1000); reports "
     "have them all"},
    {"quiet", NULL, GROUP_REPORTS, MEMBER(FLAG_BOOL, quiet),
     "print nothing but errors of the tool itself"},
    {"list-passes", NULL, GROUP_REPORTS, MEMBER(FLAG_BOOL, list_passes),
     "list passes and pipelines"},
    {"list-checks", NULL, GROUP_REPORTS, MEMBER(FLAG_BOOL, list_checks),
     "list checks"},
    {"explain", "NAME", GROUP_REPORTS, MEMBER(FLAG_TEXT, explain),
     "say what a check, a pass, a pipeline or a rule (check-onnx/node-name) "
     "is about, and what to do about findings"},

    {"split-input-file", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, split_input_file),
     "treat the parts between lines '// -----' as files of their own"},
    {"verify-diagnostics", "[=all|only-expected]", GROUP_DEBUGGING,
     APPLY(apply_verify_diagnostics),
     "compare diagnostics with comments 'expected-error@+1 {{...}}'"},
    {"verify-each", NULL, GROUP_DEBUGGING, MEMBER(FLAG_BOOL, verify_each),
     "verify the IR after each pass (on)"},
    {"verify-roundtrip", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, verify_roundtrip),
     "write the result as text and as bytecode, read both, compare"},
    {"dump-pass-pipeline", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, dump_pass_pipeline), "print the pipeline that will run"},
    {"mlir-disable-threading", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, disable_threading), "run MLIR's passes in one thread"},
    {"mlir-timing", NULL, GROUP_DEBUGGING, MEMBER(FLAG_BOOL, timing),
     "print how long each pass took"},
    {"mlir-pass-statistics", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, statistics), "print what passes counted"},
    {"mlir-print-ir-before", "PASS,...", GROUP_DEBUGGING,
     MEMBER(FLAG_LIST, print_before), "print the IR before these passes"},
    {"mlir-print-ir-after", "PASS,...", GROUP_DEBUGGING,
     MEMBER(FLAG_LIST, print_after), "print the IR after these passes"},
    {"mlir-print-ir-before-all", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_before_all), "print the IR before each pass"},
    {"mlir-print-ir-after-all", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_after_all), "print the IR after each pass"},
    {"mlir-print-ir-after-change", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_after_change),
     "print the IR after each pass that changed it"},
    {"mlir-print-ir-after-failure", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_after_failure),
     "print the IR after a pass that failed"},
    {"mlir-print-ir-module-scope", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_module_scope),
     "print the whole module in these dumps; needs --mlir-disable-threading"},
    {"mlir-print-ir-tree-dir", "DIR", GROUP_DEBUGGING,
     MEMBER(FLAG_TEXT, print_tree_dir),
     "write the dumps of the -all, -change and -failure flags to files here"},
    {"mlir-print-op-generic", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_generic), "print operations in generic form"},
    {"mlir-print-debuginfo", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_debuginfo), "print locations"},
    {"mlir-print-local-scope", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_local_scope),
     "print without aliases for locations and attributes"},
    {"mlir-elide-elementsattrs-if-larger", "N", GROUP_DEBUGGING,
     MEMBER(FLAG_NUMBER, elide_elements_larger),
     "leave out constants of more elements than this"},

    {"show-dialects", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, show_dialects),
     "list the dialects"},
    {"version", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, version),
     "print the versions of aimet-opt, LLVM and ONNX"},
    {"help", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, help), "print this"},
};

enum { NUM_FLAGS = sizeof flags / sizeof flags[0] };

size_t flag_count(void) { return NUM_FLAGS; }
const char *flag_name(size_t i) { return flags[i].name; }
const char *flag_argument(size_t i) { return flags[i].argument; }
flag_group flag_group_of(size_t i) { return flags[i].group; }
const char *flag_help(size_t i) { return flags[i].help; }

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

typedef struct reader {
  int argc;
  char **argv;
  int next;
  const aimet_registry *registry;
  aimet_diag *diag;
  settings *out;
} reader;

static const flag *find_flag(aimet_string_view name) {
  for (size_t i = 0; i < NUM_FLAGS; ++i)
    if (aimet_sv_is(name, flags[i].name))
      return &flags[i];
  return NULL;
}

/// `argument` is the flag as the user wrote it, dashes and value included.
static aimet_status unknown_flag(const reader *in, const char *argument,
                                 aimet_string_view name) {
  aimet_nearest nearest = aimet_nearest_begin(name);
  for (size_t i = 0; i < NUM_FLAGS; ++i)
    aimet_nearest_offer(&nearest, flags[i].name);
  for (size_t i = 0; i < aimet_registry_pipeline_count(in->registry); ++i)
    aimet_nearest_offer(&nearest,
                        aimet_registry_pipeline_at(in->registry, i)->name);
  for (size_t i = 0; i < aimet_registry_size(in->registry); ++i)
    aimet_nearest_offer(&nearest, aimet_registry_at(in->registry, i)->name);
  for (size_t i = 0; i < aimet_foreign_count(); ++i)
    aimet_nearest_offer(&nearest, aimet_foreign_at(i)->name);
  aimet_status status = aimet_diag_error(
      in->diag, AIMET_ERROR_USAGE, tool_place(), "unknown flag '%.*s%.*s'",
      (int)(name.data - argument), argument, AIMET_SV(name));
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(in->diag, tool_place(), "did you mean '--%s'?", best);
  else
    aimet_diag_note(in->diag, tool_place(), "--help lists all flags");
  return status;
}

static aimet_status store_bool(const reader *in, const flag *f,
                               const char *value, bool *out) {
  static const char *const names[] = {"false", "true", "0", "1", NULL};
  int choice = value ? choose(names, value) : 1;
  if (choice < 0)
    return wrong_value(in->diag, f->name, value, "true or false");
  *out = choice % 2 == 1;
  return AIMET_OK;
}

static aimet_status store_number(const reader *in, const flag *f,
                                 const char *value, int64_t *out) {
  int64_t number = 0;
  bool valid = value && *value;
  for (const char *c = value; valid && *c; ++c)
    valid = *c >= '0' && *c <= '9' &&
            !__builtin_mul_overflow(number, INT64_C(10), &number) &&
            !__builtin_add_overflow(number, (int64_t)(*c - '0'), &number);
  if (!valid)
    return wrong_value(in->diag, f->name, value, "a number");
  *out = number;
  return AIMET_OK;
}

/// Splits at commas; empty parts are left out.
static void store_list(settings *s, const char *value, text_list *out) {
  aimet_string_view rest = aimet_sv(value);
  while (rest.length) {
    size_t comma = aimet_sv_find(rest, ',');
    if (comma > 0)
      add_text(out,
               aimet_arena_string(s->arena, aimet_sv_slice(rest, 0, comma)));
    rest = aimet_sv_slice(rest, comma + 1, rest.length);
  }
}

static aimet_status store(const reader *in, const flag *f, const char *value) {
  void *member = (char *)in->out + f->offset;
  switch (f->kind) {
  case FLAG_BOOL:
    return store_bool(in, f, value, member);
  case FLAG_TEXT:
    *(const char **)member = value;
    return AIMET_OK;
  case FLAG_LIST:
    store_list(in->out, value, member);
    return AIMET_OK;
  case FLAG_NUMBER:
    return store_number(in, f, value, member);
  case FLAG_OTHER:
    return f->apply(in->out, value, in->diag);
  }
  return AIMET_OK;
}

/// The value of a flag: after `=`, or the next argument where one is needed.
static aimet_status read_flag(reader *in, const flag *f, const char *value) {
  bool needs_value = f->argument && f->argument[0] != '[';
  bool takes_value = f->argument || f->kind == FLAG_BOOL;
  if (value && !takes_value)
    return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                            "--%s takes no value", f->name);
  if (!value && needs_value) {
    if (in->next == in->argc)
      return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                              "%s%s needs a value: %s", f->name[1] ? "--" : "-",
                              f->name, f->argument);
    value = in->argv[in->next++];
  }
  return store(in, f, value);
}

/// A pass or pipeline as a flag: `name`, `name{options}`, `name=options`.
static aimet_status read_pass(const reader *in, aimet_string_view name,
                              const char *rest) {
  settings *s = in->out;
  const char *text = aimet_arena_string(s->arena, name);
  if (*rest == '{')
    text = aimet_arena_format(s->arena, "%s%s", text, rest);
  else if (*rest == '=' && rest[1] == '{')
    text = aimet_arena_format(s->arena, "%s%s", text, rest + 1);
  else if (*rest == '=')
    text = aimet_arena_format(s->arena, "%s{%s}", text, rest + 1);
  add_text(&s->pipeline, text);
  return AIMET_OK;
}

static aimet_status read_argument(reader *in, const char *argument) {
  const char *name_start = argument + (argument[1] == '-' ? 2 : 1);
  aimet_string_view name = aimet_sv_n(name_start, strcspn(name_start, "={"));
  const char *rest = name_start + name.length;
  const flag *f = find_flag(name);
  if (f && *rest != '{')
    return read_flag(in, f, *rest == '=' ? rest + 1 : NULL);
  if (aimet_registry_find(in->registry, name) ||
      aimet_registry_find_pipeline(in->registry, name) ||
      aimet_foreign_find(name))
    return read_pass(in, name, rest);
  return unknown_flag(in, argument, name);
}

static aimet_status read_positional(const reader *in, const char *argument) {
  if (*argument == 0)
    return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                            "the input's name is empty");
  settings *out = in->out;
  if (out->input && out->second_input)
    return aimet_diag_error(in->diag, AIMET_ERROR_USAGE, tool_place(),
                            "more than two inputs: '%s', '%s' and '%s'",
                            out->input, out->second_input, argument);
  if (out->input)
    out->second_input = argument;
  else
    out->input = argument;
  return AIMET_OK;
}

aimet_status flags_parse(int argc, char **argv, const aimet_registry *registry,
                         aimet_diag *diag, settings *out) {
  *out = (settings){.arena = aimet_arena_create(),
                    .external_threshold = 1024,
                    .verify_each = true,
                    .max_findings = 1000,
                    .elide_elements_larger = -1};
  reader in = {argc, argv, 1, registry, diag, out};
  bool only_positional = false;
  while (in.next < argc) {
    const char *argument = argv[in.next++];
    aimet_status status = AIMET_OK;
    if (!only_positional && strcmp(argument, "--") == 0)
      only_positional = true;
    else if (only_positional || argument[0] != '-' || argument[1] == 0)
      status = read_positional(&in, argument);
    else
      status = read_argument(&in, argument);
    if (status != AIMET_OK)
      return status;
  }
  return AIMET_OK;
}

void settings_deinit(settings *settings) {
  free(settings->pipeline.items);
  free(settings->excluded_modules.items);
  free(settings->excluded_classes.items);
  free(settings->selected.items);
  free(settings->ignored.items);
  free(settings->math_invariant.items);
  free(settings->concrete_args.items);
  free(settings->print_before.items);
  free(settings->print_after.items);
  free(settings->reports);
  aimet_arena_destroy(settings->arena);
}
