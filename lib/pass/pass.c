//===- pass.c - what a running pass may ask and tell ----------------------===//

#include "pass.h"

#include "alloc.h"
#include "exclusion.h"
#include "pass_run.h"
#include "string_builder.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

/// Messages longer than this are cut; reports have them whole.
#define MESSAGE_LIMIT 4096

/// Bytes of a name, and how many nodes, that a diagnostic shows.
#define NAME_LIMIT 200
#define NODES_SHOWN 4

const aimet_pass_def *aimet_pass_definition(const aimet_pass_run *run) {
  return run->def;
}

MlirOperation aimet_pass_module(const aimet_pass_run *run) {
  return run->module;
}

MlirContext aimet_pass_mlir_context(const aimet_pass_run *run) {
  return mlirOperationGetContext(run->module);
}

aimet_diag *aimet_pass_diag(const aimet_pass_run *run) {
  return run->environment->diag;
}

aimet_weight_store *aimet_pass_weights(const aimet_pass_run *run) {
  return run->environment->weights;
}

const aimet_profile *aimet_pass_profile(const aimet_pass_run *run) {
  return run->environment->profile;
}

void *aimet_pass_analysis(aimet_pass_run *run, const aimet_analysis *analysis) {
  return aimet_analysis_cache_get(run->analyses, analysis, false, run);
}

void *aimet_pass_analysis_but_of_values(aimet_pass_run *run,
                                        const aimet_analysis *analysis) {
  return aimet_analysis_cache_get(run->analyses, analysis, true, run);
}

static const aimet_option_value *
option(const aimet_pass_run *run, const char *name, aimet_option_type type) {
  const aimet_option_value *value = aimet_options_find(run->values, name);
  assert(value && value->option->type == type &&
         "the pass does not define this option");
  (void)type;
  return value;
}

bool aimet_pass_option_bool(const aimet_pass_run *run, const char *name) {
  return option(run, name, AIMET_OPTION_BOOL)->boolean;
}

int64_t aimet_pass_option_int(const aimet_pass_run *run, const char *name) {
  return option(run, name, AIMET_OPTION_INT)->integer;
}

const char *aimet_pass_option_string(const aimet_pass_run *run,
                                     const char *name) {
  return option(run, name, AIMET_OPTION_STRING)->string;
}

size_t aimet_pass_option_list_size(const aimet_pass_run *run,
                                   const char *name) {
  return option(run, name, AIMET_OPTION_LIST)->num_items;
}

const char *aimet_pass_option_list_at(const aimet_pass_run *run,
                                      const char *name, size_t i) {
  return option(run, name, AIMET_OPTION_LIST)->items[i];
}

/// True if the path, or that of a module around it, is in the set.
static bool covers(const aimet_string_map *paths, aimet_string_view path) {
  if (aimet_string_map_size(paths) == 0)
    return false;
  for (size_t end = 0; end <= path.length; ++end)
    if ((end == path.length || path.data[end] == '.') &&
        aimet_string_map_find(paths, aimet_sv_slice(path, 0, end)))
      return true;
  return aimet_string_map_find(paths, aimet_sv("")) != NULL;
}

bool aimet_pass_is_excluded(const aimet_pass_run *run, aimet_string_view path,
                            aimet_string_view class_name) {
  const aimet_pass_environment *environment = run->environment;
  for (size_t i = 0; i < environment->num_excluded_modules; ++i)
    if (aimet_exclusion_covers_path(environment->excluded_modules[i], path))
      return true;
  for (size_t i = 0; class_name.length && i < environment->num_excluded_classes;
       ++i)
    if (aimet_exclusion_names_class(environment->excluded_classes[i],
                                    class_name))
      return true;
  return covers(run->excluded_paths, path);
}

bool aimet_pass_has_exclusions(const aimet_pass_run *run) {
  const aimet_pass_environment *environment = run->environment;
  return environment->num_excluded_modules != 0 ||
         environment->num_excluded_classes != 0 ||
         aimet_string_map_size(run->excluded_paths) != 0;
}

/// True if a run of the same pass, in this run of the pipeline, has ended.
static bool has_run_before(const aimet_pass_run *run) {
  const aimet_findings *findings = run->environment->findings;
  for (size_t i = run->environment->num_earlier_runs;
       i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *earlier = aimet_findings_run_at(findings, i);
    if (earlier->is_complete && strcmp(earlier->pass, run->def->name) == 0)
      return true;
  }
  return false;
}

const char *const *aimet_pass_concrete_args(const aimet_pass_run *run,
                                            size_t *out_count) {
  *out_count = has_run_before(run) ? 0 : run->environment->num_concrete_args;
  return run->environment->concrete_args;
}

const char *const *aimet_pass_math_invariant(const aimet_pass_run *run,
                                             size_t *out_count) {
  *out_count = run->environment->num_math_invariant;
  return run->environment->math_invariant;
}

/// The place of a location, which passes may leave out.
static aimet_place place_of(MlirLocation location) {
  if (mlirLocationIsNull(location))
    return (aimet_place){0};
  return aimet_place_from_location(location);
}

/// Emits text from a finding, which may hold any bytes, with a suffix of ours.
static void emit_escaped(const aimet_pass_run *run, aimet_severity severity,
                         aimet_place place, aimet_string_view text,
                         const char *format, const char *suffix) {
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&escaped, text, MESSAGE_LIMIT);
  aimet_diag_emit(run->environment->diag, severity, place, format,
                  aimet_sb_view(&escaped).data, suffix);
  aimet_sb_deinit(&escaped);
}

static void append_name(aimet_string_builder *out, aimet_string_view name) {
  aimet_sb_append_char(out, '"');
  aimet_sb_append_escaped(out, name, NAME_LIMIT);
  aimet_sb_append_char(out, '"');
}

/// True if the name is made of modules' names, as TorchScript's exporter and
/// name-nodes make them; `node_Conv_298` is not.
static bool tells_module(aimet_string_view node, aimet_string_view module) {
  return aimet_sv_starts_with(node, aimet_sv("/")) ||
         aimet_sv_starts_with(node, module);
}

/// The module, where neither node nor message name it.
static void append_module(aimet_string_builder *out,
                          const aimet_finding *finding) {
  aimet_string_view module = finding->module;
  if (!module.length ||
      (finding->num_nodes && tells_module(finding->nodes[0], module)))
    return;
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  append_name(&name, module);
  if (!aimet_sv_contains(finding->message, aimet_sb_view(&name).data))
    aimet_sb_appendf(out, "%smodule %s",
                     aimet_sb_view(out).length ? " in " : "",
                     aimet_sb_view(&name).data);
  aimet_sb_deinit(&name);
}

/// What a finding is about: nodes, or a tensor. Text input has lines for that.
static void append_entity(aimet_string_builder *out,
                          const aimet_finding *finding) {
  size_t shown =
      finding->num_nodes > NODES_SHOWN ? NODES_SHOWN : finding->num_nodes;
  for (size_t i = 0; i < shown; ++i) {
    aimet_sb_append_cstr(out, i ? ", " : shown == 1 ? "node " : "nodes ");
    append_name(out, finding->nodes[i]);
  }
  if (finding->num_nodes > shown)
    aimet_sb_appendf(out, " and %zu more", finding->num_nodes - shown);
  if (shown == 0 && finding->tensor.length) {
    aimet_sb_append_cstr(out, "tensor ");
    append_name(out, finding->tensor);
  }
  append_module(out, finding);
}

/// What to do about a finding: the remedy, the pass that does it, or both.
static void note_remedy(const aimet_pass_run *run, const aimet_finding *finding,
                        aimet_place place) {
  if (finding->remedy.length && finding->fixed_by)
    emit_escaped(run, AIMET_SEVERITY_NOTE, place, finding->remedy,
                 "%s; --%s does it", finding->fixed_by);
  else if (finding->remedy.length)
    emit_escaped(run, AIMET_SEVERITY_NOTE, place, finding->remedy, "%s%s", "");
  else if (finding->fixed_by)
    aimet_diag_note(run->environment->diag, place, "--%s mends it",
                    finding->fixed_by);
}

/// True if one more diagnostic may be emitted: a model with a hundred thousand
/// faults has them all in its report, and no one reads them on a terminal.
static bool may_show(aimet_pass_run *run) {
  const aimet_pass_environment *environment = run->environment;
  return !environment->quiet &&
         (environment->max_diagnostics == 0 ||
          run->num_diagnostics++ < environment->max_diagnostics);
}

/// The line of the user's source, with its file before it as editors read it.
static void note_source(const aimet_pass_run *run,
                        const aimet_finding *finding) {
  if (!finding->source_file.length)
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "in your source: ");
  aimet_sb_append(&text, finding->source_code);
  aimet_place place = {.file = finding->source_file,
                       .line = (unsigned)finding->source_line,
                       .column = 1};
  emit_escaped(run, AIMET_SEVERITY_NOTE, place, aimet_sb_view(&text), "%s%s",
               "");
  aimet_sb_deinit(&text);
}

/// An inferring pass is no check, and has a run only if it finds something.
static void begin_inference_run(aimet_pass_run *run) {
  if (run->def->kind != AIMET_PASS_INFER || run->reports_findings)
    return;
  run->reports_findings = true;
  aimet_findings_begin_run(run->environment->findings, run->def->name, true);
}

/// A diagnostic about what a finding is about.
static void emit_about(const aimet_pass_run *run, const aimet_finding *finding,
                       aimet_severity severity, aimet_string_view text) {
  aimet_place place = place_of(finding->location);
  aimet_string_builder entity = AIMET_STRING_BUILDER_INIT;
  if (place.line == 0) {
    append_entity(&entity, finding);
    place.entity = aimet_sb_view(&entity);
  }
  aimet_string_builder check = AIMET_STRING_BUILDER_INIT;
  aimet_append_check(&check, finding);
  emit_escaped(run, severity, place, text, "%s%s", aimet_sb_view(&check).data);
  aimet_sb_deinit(&check);
  aimet_sb_deinit(&entity);
}

/// The diagnostic of a finding that counts.
static void show_finding(aimet_pass_run *run, const aimet_finding *finding) {
  if (!may_show(run))
    return;
  emit_about(run, finding, finding->severity, finding->message);
  note_source(run, finding);
  note_remedy(run, finding, place_of(finding->location));
}

/// That of one that does not: a remark that says so.
static void show_accepted(aimet_pass_run *run, const aimet_finding *finding) {
  if (!run->environment->shows_accepted || !may_show(run))
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (finding->is_suppressed) {
    aimet_sb_append_cstr(&text, "suppressed (");
    aimet_sb_append(&text, finding->suppression);
    aimet_sb_append_cstr(&text, "): ");
  } else {
    aimet_sb_append_cstr(&text, "in the baseline: ");
  }
  aimet_sb_append(&text, finding->message);
  emit_about(run, finding, AIMET_SEVERITY_REMARK, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

void aimet_pass_report(aimet_pass_run *run, aimet_finding *finding) {
  begin_inference_run(run);
  finding->check = run->def->name;
  const aimet_pass_environment *environment = run->environment;
  bool is_wanted = aimet_selection_takes(&environment->selection,
                                         finding->check, finding->rule);
  if (environment->judge.judge)
    environment->judge.judge(run, finding,
                             aimet_findings_run_count(environment->findings),
                             is_wanted, environment->judge.user_data);
  if (!is_wanted) {
    aimet_findings_ignore(environment->findings, finding->rule);
    return;
  }
  aimet_findings_add(environment->findings, finding);
  if (aimet_finding_is_accepted(finding))
    show_accepted(run, finding);
  else
    show_finding(run, finding);
}

void aimet_pass_report_change(aimet_pass_run *run, aimet_change *change) {
  change->pass = run->def->name;
  aimet_findings_add_change(run->environment->findings, change);
  if (!run->environment->no_remarks && change->message.length && may_show(run))
    emit_escaped(run, AIMET_SEVERITY_REMARK, place_of(change->location),
                 change->message, "%s [%s]", change->pass);
}

void aimet_pass_note_change(aimet_pass_run *run, aimet_ir_change change) {
  assert(run->def->kind == AIMET_PASS_INFER && "only these are believed");
  run->change = change;
}

void aimet_pass_remark(const aimet_pass_run *run, aimet_place place,
                       const char *format, ...) {
  if (run->environment->quiet)
    return;
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(run->environment->diag, AIMET_SEVERITY_REMARK, place, format,
                   arguments);
  va_end(arguments);
}

void aimet_pass_count(aimet_pass_run *run, const char *name, uint64_t amount) {
  for (size_t i = 0; i < run->num_counters; ++i)
    if (strcmp(run->counters[i].name, name) == 0) {
      run->counters[i].amount += amount;
      return;
    }
  aimet_grow_array((void **)&run->counters, &run->counter_capacity,
                   run->num_counters + 1, sizeof *run->counters);
  run->counters[run->num_counters++] = (aimet_counter){name, amount};
}
