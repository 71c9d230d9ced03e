//===- accepted_report.c - what the user accepts, in reports --------------===//

#include "accepted_report.h"

#include "run_totals.h"

#include <inttypes.h>

/// Names of files are cut at this length.
#define NAME_LIMIT 4096

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

void aimet_accepted_counts_print(size_t num_suppressed, size_t num_known,
                                 aimet_string_builder *out) {
  if (!num_suppressed && !num_known)
    return;
  aimet_sb_append_cstr(out, " (");
  if (num_suppressed)
    aimet_sb_appendf(out, "%zu suppressed", num_suppressed);
  if (num_suppressed && num_known)
    aimet_sb_append_cstr(out, ", ");
  if (num_known)
    aimet_sb_appendf(out, "%zu in the baseline", num_known);
  aimet_sb_append_char(out, ')');
}

static void print_name(const char *before, aimet_string_view name,
                       aimet_string_builder *out) {
  aimet_sb_append_cstr(out, before);
  aimet_sb_append_char(out, '"');
  aimet_sb_append_escaped(out, name, NAME_LIMIT);
  aimet_sb_append_char(out, '"');
}

void aimet_accepted_advice_print(const aimet_accepted *accepted,
                                 aimet_string_builder *out) {
  bool is_one = accepted->num_gone == 1;
  if (!accepted->is_of_other_input && !accepted->is_of_other_profile) {
    aimet_sb_appendf(out, "--write-baseline forgets %s",
                     is_one ? "it" : "them");
    return;
  }
  aimet_sb_append_cstr(out, "the baseline was written");
  if (accepted->is_of_other_input)
    print_name(" for ", accepted->baseline_input, out);
  if (accepted->is_of_other_profile)
    print_name(" with the profile ", accepted->baseline_profile, out);
  aimet_sb_append_cstr(out, ", whose findings --write-baseline would forget");
}

void aimet_accepted_text_print(const aimet_accepted *accepted,
                               aimet_string_builder *out) {
  if (!accepted || !accepted->num_gone)
    return;
  bool is_one = accepted->num_gone == 1;
  aimet_sb_appendf(out, "%" PRIu64 " finding%s of the baseline ",
                   accepted->num_gone, is_one ? "" : "s");
  aimet_sb_append_escaped(out, accepted->baseline, NAME_LIMIT);
  aimet_sb_append_cstr(out, is_one ? " is gone; " : " are gone; ");
  aimet_accepted_advice_print(accepted, out);
  aimet_sb_append_char(out, '\n');
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

static const char *state_name(aimet_suppression_state state) {
  switch (state) {
  case AIMET_SUPPRESSION_USED:
    return "used";
  case AIMET_SUPPRESSION_UNUSED:
    return "unused";
  case AIMET_SUPPRESSION_NOT_JUDGED:
    return "not judged";
  case AIMET_SUPPRESSION_EXPIRED:
    return "expired";
  }
  return "";
}

static void print_suppression(aimet_json_writer *json,
                              const aimet_suppression_fact *fact) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "state", aimet_sv(state_name(fact->state)));
  aimet_json_key_uint(json, "uses", fact->uses);
  aimet_json_key_text_if_any(json, "check", fact->check);
  aimet_json_key_text_if_any(json, "module", fact->module);
  aimet_json_key_text_if_any(json, "node", fact->node);
  aimet_json_key_text_if_any(json, "fingerprint", fact->fingerprint);
  aimet_json_key_text_if_any(json, "reason", fact->reason);
  aimet_json_key_text_if_any(json, "expires", fact->expires);
  aimet_json_key_text_if_any(json, "file", fact->file);
  if (fact->file.length)
    aimet_json_key_uint(json, "line", fact->line);
  aimet_json_key_text_if_any(json, "in_model", fact->owner);
  aimet_json_close(json, '}');
}

size_t aimet_gone_listed(const aimet_report *report, size_t listed) {
  size_t count = report->accepted ? report->accepted->num_gone_kinds : 0;
  size_t most = report->options.max_findings;
  if (!most || most >= listed + count)
    return count;
  return most > listed ? most - listed : 0;
}

static void print_gone(aimet_json_writer *json,
                       const aimet_gone_finding *gone) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "check", aimet_sv(gone->check));
  aimet_json_key_text_if_any(json, "rule", aimet_sv(gone->rule));
  if (gone->has_severity)
    aimet_json_key_text(json, "severity",
                        aimet_sv(aimet_severity_name(gone->severity)));
  if (gone->has_module)
    aimet_json_key_text(json, "module", gone->module);
  aimet_json_key_texts(json, "nodes", gone->nodes, gone->num_nodes, true);
  aimet_json_key_text(json, "message", gone->message);
  aimet_json_key_hash(json, "fingerprint", gone->fingerprint);
  aimet_json_key_uint(json, "count", gone->count);
  aimet_json_close(json, '}');
}

static void print_baseline(aimet_json_writer *json,
                           const aimet_report *report) {
  aimet_run_totals totals = aimet_run_totals_of(report->findings);
  aimet_json_key_object(json, "baseline", false);
  aimet_json_key_text_if_any(json, "file", report->accepted->baseline);
  aimet_json_key_text_if_any(json, "input", report->accepted->baseline_input);
  aimet_json_key_text_if_any(json, "profile",
                             report->accepted->baseline_profile);
  aimet_json_key_uint(json, "new", totals.num_counting);
  aimet_json_key_uint(json, "known", totals.num_known);
  aimet_json_key_uint(json, "gone", report->accepted->num_gone);
  if (report->accepted->num_gone) {
    aimet_json_key_array(json, "gone_findings", false);
    for (size_t i = 0; i < aimet_gone_listed(report, 0); ++i)
      print_gone(json, &report->accepted->gone[i]);
    aimet_json_close(json, ']');
  }
  aimet_json_close(json, '}');
}

void aimet_accepted_json_print(aimet_json_writer *json,
                               const aimet_report *report) {
  const aimet_accepted *accepted = report->accepted;
  if (!accepted)
    return;
  if (accepted->baseline.length)
    print_baseline(json, report);
  if (!accepted->num_suppressions)
    return;
  aimet_json_key_array(json, "suppressions", false);
  for (size_t i = 0; i < accepted->num_suppressions; ++i)
    print_suppression(json, &accepted->suppressions[i]);
  aimet_json_close(json, ']');
}
