//===- acceptance.c - which findings the user accepts ---------------------===//

#include "acceptance.h"

#include "alloc.h"
#include "arena.h"
#include "model_suppressions.h"
#include "op.h"
#include "provenance.h"
#include "suppression_file.h"

#include <inttypes.h>
#include <stdlib.h>

struct aimet_acceptance {
  const aimet_registry *registry;
  aimet_arena *arena;
  aimet_string_view baseline_file; ///< empty: none was read
  aimet_baseline *baseline;
  aimet_suppressions suppressions;
  aimet_model_suppressions *of_model;
  bool distrusts_model;
  bool has_read_model;
  size_t run;              ///< for which the model was read last
  aimet_string_map *names; ///< of all nodes; null: not collected
  size_t names_run;        ///< for which they were
  aimet_arena *facts_arena;
  aimet_accepted facts;
};

aimet_acceptance *aimet_acceptance_create(const aimet_registry *registry) {
  aimet_acceptance *acceptance = aimet_calloc(1, sizeof *acceptance);
  acceptance->registry = registry;
  acceptance->arena = aimet_arena_create();
  acceptance->facts_arena = aimet_arena_create();
  acceptance->baseline = aimet_baseline_create();
  aimet_suppressions_init(&acceptance->suppressions);
  acceptance->of_model = aimet_model_suppressions_create();
  return acceptance;
}

void aimet_acceptance_destroy(aimet_acceptance *acceptance) {
  if (!acceptance)
    return;
  aimet_model_suppressions_destroy(acceptance->of_model);
  aimet_suppressions_deinit(&acceptance->suppressions);
  aimet_baseline_destroy(acceptance->baseline);
  aimet_string_map_destroy(acceptance->names);
  aimet_arena_destroy(acceptance->facts_arena);
  aimet_arena_destroy(acceptance->arena);
  free(acceptance);
}

aimet_status aimet_acceptance_read_baseline(aimet_acceptance *acceptance,
                                            const char *path,
                                            aimet_diag *diag) {
  aimet_status status = aimet_baseline_read(acceptance->baseline, path, diag);
  if (status == AIMET_OK)
    acceptance->baseline_file =
        aimet_sv(aimet_arena_string(acceptance->arena, aimet_sv(path)));
  return status;
}

void aimet_acceptance_record_baseline(aimet_acceptance *acceptance) {
  aimet_baseline_record(acceptance->baseline);
}

aimet_status aimet_acceptance_read_suppressions(aimet_acceptance *acceptance,
                                                const char *path,
                                                aimet_diag *diag) {
  return aimet_suppressions_read(&acceptance->suppressions, path,
                                 acceptance->registry, diag);
}

aimet_status aimet_acceptance_add_suppressions(aimet_acceptance *acceptance,
                                               aimet_string_view file,
                                               const aimet_toml *root,
                                               aimet_diag *diag) {
  return aimet_suppressions_add_toml(&acceptance->suppressions, file, root,
                                     acceptance->registry, diag);
}

void aimet_acceptance_distrust_model(aimet_acceptance *acceptance) {
  acceptance->distrusts_model = true;
}

/// A name in angle brackets is that of a stream, which may be any model.
void aimet_acceptance_set_subject(aimet_acceptance *acceptance,
                                  const char *input, const char *profile) {
  aimet_string_view name = aimet_sv(input);
  size_t slash = aimet_sv_rfind(name, '/');
  if (slash < name.length)
    name = aimet_sv_slice(name, slash + 1, name.length);
  if (aimet_sv_starts_with(name, aimet_sv("<")))
    name = aimet_sv("");
  aimet_baseline_set_subject(
      acceptance->baseline,
      &(aimet_baseline_subject){.input = name, .profile = aimet_sv(profile)});
}

//===----------------------------------------------------------------------===//
// A run
//===----------------------------------------------------------------------===//

/// Rewrites rename nodes, so what the model says is read for each run of a
/// check; but only once if it says nothing.
static void read_model(aimet_acceptance *acceptance, const aimet_pass_run *run,
                       size_t number) {
  if (acceptance->distrusts_model ||
      (acceptance->has_read_model &&
       (number == acceptance->run ||
        !aimet_model_suppressions_any(acceptance->of_model))))
    return;
  acceptance->has_read_model = true;
  acceptance->run = number;
  aimet_model_suppressions_read(acceptance->of_model, aimet_pass_module(run),
                                acceptance->registry, aimet_pass_diag(run));
}

static bool has_checked(const aimet_findings *findings) {
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i)
    if (aimet_findings_run_at(findings, i)->is_check)
      return true;
  return false;
}

void aimet_acceptance_end_run(aimet_acceptance *acceptance,
                              MlirOperation module,
                              const aimet_findings *findings,
                              aimet_diag *diag) {
  if (acceptance->distrusts_model || acceptance->has_read_model ||
      !has_checked(findings))
    return;
  acceptance->has_read_model = true;
  aimet_model_suppressions_read(acceptance->of_model, module,
                                acceptance->registry, diag);
}

/// Whose names has_node looks at.
typedef struct node_names {
  aimet_acceptance *acceptance;
  const aimet_pass_run *run;
  size_t number;
} node_names;

static void note_name(MlirOperation op, void *user_data) {
  aimet_string_view name = aimet_op_node_name(op);
  if (name.length)
    aimet_string_map_insert(user_data, name, NULL);
}

/// The names are collected when they are first asked for in a run.
static bool has_node(aimet_string_view name, void *user_data) {
  const node_names *names = user_data;
  aimet_acceptance *acceptance = names->acceptance;
  if (!acceptance->names || acceptance->names_run != names->number) {
    aimet_string_map_destroy(acceptance->names);
    acceptance->names = aimet_string_map_create();
    acceptance->names_run = names->number;
    aimet_walk(aimet_pass_module(names->run), note_name, acceptance->names);
  }
  return aimet_string_map_find(acceptance->names, name) != NULL;
}

void aimet_acceptance_judge(const aimet_pass_run *run, aimet_finding *finding,
                            size_t number, bool is_wanted, void *user_data) {
  aimet_acceptance *acceptance = user_data;
  read_model(acceptance, run, number);
  aimet_suppressions_apply(&acceptance->suppressions, finding);
  aimet_model_suppressions_apply(acceptance->of_model, finding);
  node_names names = {acceptance, run, number};
  const aimet_met_finding met = {.finding = finding,
                                 .run = number,
                                 .is_wanted =
                                     is_wanted && !finding->is_suppressed,
                                 .has_node = has_node,
                                 .user_data = &names};
  bool is_known = aimet_baseline_note(acceptance->baseline, &met);
  if (acceptance->baseline_file.length)
    finding->baseline = is_known ? AIMET_BASELINE_KNOWN : AIMET_BASELINE_NEW;
  if (is_wanted && !aimet_finding_is_accepted(finding))
    aimet_suppressions_note_counting(&acceptance->suppressions, finding->check,
                                     number);
}

//===----------------------------------------------------------------------===//
// What a run leaves out
//===----------------------------------------------------------------------===//

/// Nodes of the modules that a run of a check leaves out.
typedef struct excluded_nodes {
  const aimet_pass_run *run;
  aimet_string_map *names;
} excluded_nodes;

static void note_excluded(MlirOperation op, void *user_data) {
  const excluded_nodes *nodes = user_data;
  aimet_provenance provenance;
  aimet_string_view name = aimet_op_node_name(op);
  if (name.length && aimet_provenance_of(op, &provenance) &&
      aimet_pass_is_excluded(nodes->run, provenance.path,
                             provenance.class_name))
    aimet_string_map_insert(nodes->names, name, NULL);
}

static bool is_left_out(const aimet_baseline_place *place, void *user_data) {
  const excluded_nodes *nodes = user_data;
  if (place->has_module &&
      aimet_pass_is_excluded(nodes->run, place->module, aimet_sv("")))
    return true;
  for (size_t i = 0; i < place->num_nodes; ++i)
    if (aimet_string_map_find(nodes->names, place->nodes[i]))
      return true;
  return false;
}

void aimet_acceptance_end_check(const aimet_pass_run *run, const char *check,
                                size_t number, void *user_data) {
  aimet_acceptance *acceptance = user_data;
  if (!acceptance->baseline_file.length || !aimet_pass_has_exclusions(run))
    return;
  excluded_nodes nodes = {run, aimet_string_map_create()};
  aimet_walk(aimet_pass_module(run), note_excluded, &nodes);
  aimet_baseline_leave_out(acceptance->baseline, aimet_sv(check), number,
                           is_left_out, &nodes);
  aimet_string_map_destroy(nodes.names);
}

//===----------------------------------------------------------------------===//
// After it
//===----------------------------------------------------------------------===//

static aimet_suppression_state state_of(const aimet_suppression *suppression,
                                        const aimet_findings *findings) {
  if (suppression->is_expired)
    return AIMET_SUPPRESSION_EXPIRED;
  if (suppression->uses)
    return AIMET_SUPPRESSION_USED;
  return aimet_suppression_is_judged(suppression, findings)
             ? AIMET_SUPPRESSION_UNUSED
             : AIMET_SUPPRESSION_NOT_JUDGED;
}

static void warn(const aimet_suppression *suppression,
                 const aimet_findings *findings, aimet_diag *diag) {
  switch (state_of(suppression, findings)) {
  case AIMET_SUPPRESSION_EXPIRED:
    aimet_diag_emit(diag, AIMET_SEVERITY_WARNING, suppression->place,
                    "the suppression has expired on %.*s; findings that it "
                    "names and that count again: %" PRIu64,
                    AIMET_SV(suppression->expires),
                    aimet_suppression_count_expired(suppression, findings));
    return;
  case AIMET_SUPPRESSION_UNUSED:
    aimet_diag_emit(diag, AIMET_SEVERITY_WARNING, suppression->place,
                    "the suppression is not used: nothing that it names was "
                    "found%s%s%s",
                    suppression->check ? " by '" : "",
                    suppression->check ? suppression->check : "",
                    suppression->check ? "'" : "");
    return;
  case AIMET_SUPPRESSION_USED:
  case AIMET_SUPPRESSION_NOT_JUDGED:
    return;
  }
}

/// Bytes of a name that a diagnostic shows.
#define NAME_SHOWN 200

/// What a baseline was written of, and what the run has in its place.
typedef struct other_subject {
  const char *before; ///< words before the name of what the baseline has
  aimet_string_view name;
  const char *now; ///< and of what the run has
  aimet_string_view name_now;
  const char *note;
} other_subject;

static void say_other(const aimet_acceptance *acceptance,
                      const other_subject *other, aimet_diag *diag) {
  aimet_place place = {.file = acceptance->baseline_file};
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&text, "the baseline was written %s \"", other->before);
  aimet_sb_append_escaped(&text, other->name, NAME_SHOWN);
  aimet_sb_appendf(&text, "\", %s \"", other->now);
  aimet_sb_append_escaped(&text, other->name_now, NAME_SHOWN);
  aimet_sb_append_char(&text, '"');
  aimet_diag_emit(diag, AIMET_SEVERITY_REMARK, place, "%s",
                  aimet_sb_view(&text).data);
  aimet_diag_note(diag, place, "%s", other->note);
  aimet_sb_deinit(&text);
}

/// Models are renamed, so this is no fault; but findings of one model that are
/// like those of another pass for known.
static void say_whose(const aimet_acceptance *acceptance, aimet_diag *diag) {
  const aimet_baseline *baseline = acceptance->baseline;
  aimet_baseline_subject of_file = aimet_baseline_file_subject(baseline);
  aimet_baseline_subject of_run = aimet_baseline_run_subject(baseline);
  const other_subject model = {
      "for the model", of_file.input, "this one is", of_run.input,
      "if they are two models, give each a baseline of its own, as with "
      "'{model}' in the path; else --write-baseline notes the new name"};
  const other_subject profile = {
      "with the profile", of_file.profile, "this run has", of_run.profile,
      "findings that only one of the profiles has are new, or gone"};
  if (aimet_baseline_is_of_other_input(baseline))
    say_other(acceptance, &model, diag);
  if (aimet_baseline_is_of_other_profile(baseline))
    say_other(acceptance, &profile, diag);
}

void aimet_acceptance_warn(const aimet_acceptance *acceptance,
                           const aimet_findings *findings, aimet_diag *diag) {
  const aimet_model_suppressions *of_model = acceptance->of_model;
  say_whose(acceptance, diag);
  for (size_t i = 0; i < acceptance->suppressions.count; ++i)
    warn(&acceptance->suppressions.items[i], findings, diag);
  for (size_t i = 0; i < aimet_model_suppressions_count(of_model); ++i)
    warn(aimet_model_suppressions_at(of_model, i), findings, diag);
}

static aimet_suppression_fact fact_of(const aimet_suppression *suppression,
                                      const aimet_findings *findings) {
  bool is_inline = suppression->is_inline;
  return (aimet_suppression_fact){
      .file = is_inline ? aimet_sv("") : suppression->place.file,
      .line = is_inline ? 0 : suppression->place.line,
      .owner = is_inline ? suppression->place.entity : aimet_sv(""),
      .check = aimet_sv(suppression->check),
      .module = aimet_sv(suppression->module),
      .node = aimet_sv(suppression->node),
      .fingerprint = aimet_sv(suppression->fingerprint),
      .reason = suppression->reason,
      .expires = suppression->expires,
      .state = state_of(suppression, findings),
      .uses = suppression->uses};
}

const aimet_accepted *aimet_acceptance_facts(aimet_acceptance *acceptance,
                                             const aimet_findings *findings) {
  const aimet_model_suppressions *of_model = acceptance->of_model;
  size_t in_files = acceptance->suppressions.count;
  size_t count = in_files + aimet_model_suppressions_count(of_model);
  aimet_arena_reset(acceptance->facts_arena);
  aimet_suppression_fact *facts =
      aimet_arena_calloc(acceptance->facts_arena, count, sizeof *facts);
  for (size_t i = 0; i < count; ++i)
    facts[i] = fact_of(
        i < in_files ? &acceptance->suppressions.items[i]
                     : aimet_model_suppressions_at(of_model, i - in_files),
        findings);
  const aimet_baseline *baseline = acceptance->baseline;
  aimet_baseline_subject of_file = aimet_baseline_file_subject(baseline);
  acceptance->facts = (aimet_accepted){
      .baseline = acceptance->baseline_file,
      .baseline_input = of_file.input,
      .baseline_profile = of_file.profile,
      .is_of_other_input = aimet_baseline_is_of_other_input(baseline),
      .is_of_other_profile = aimet_baseline_is_of_other_profile(baseline),
      .suppressions = facts,
      .num_suppressions = count};
  aimet_baseline_find_gone(baseline, findings, acceptance->facts_arena,
                           &acceptance->facts);
  return &acceptance->facts;
}

void aimet_acceptance_print_baseline(const aimet_acceptance *acceptance,
                                     const aimet_findings *findings,
                                     const char *version,
                                     aimet_string_builder *out) {
  aimet_baseline_print(acceptance->baseline, findings, version, out);
}
