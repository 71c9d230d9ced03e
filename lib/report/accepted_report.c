//===- accepted_report.c - what the user accepts, in reports --------------===//

#include "accepted_report.h"

#include "finding_json.h"

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

void aimet_accepted_text_print(const aimet_accepted *accepted,
                               aimet_string_builder *out) {
  if (!accepted || !accepted->num_gone)
    return;
  bool is_one = accepted->num_gone == 1;
  aimet_sb_appendf(out, "%" PRIu64 " finding%s of the baseline ",
                   accepted->num_gone, is_one ? "" : "s");
  aimet_sb_append_escaped(out, accepted->baseline, NAME_LIMIT);
  aimet_sb_appendf(out, " %s gone; --write-baseline forgets %s\n",
                   is_one ? "is" : "are", is_one ? "it" : "them");
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

static void key_number(aimet_json_writer *json, const char *key,
                       uint64_t number) {
  aimet_json_key(json, key);
  aimet_json_uint(json, number);
}

static void print_suppression(aimet_json_writer *json,
                              const aimet_suppression_fact *fact) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "state", aimet_sv(state_name(fact->state)));
  key_number(json, "uses", fact->uses);
  aimet_json_key_text(json, "check", fact->check);
  aimet_json_key_text(json, "module", fact->module);
  aimet_json_key_text(json, "node", fact->node);
  aimet_json_key_text(json, "fingerprint", fact->fingerprint);
  aimet_json_key_text(json, "reason", fact->reason);
  aimet_json_key_text(json, "expires", fact->expires);
  aimet_json_key_text(json, "file", fact->file);
  if (fact->file.length)
    key_number(json, "line", fact->line);
  aimet_json_key_text(json, "in_model", fact->owner);
  aimet_json_close(json, '}');
}

/// The findings of a kind in the last runs of all checks.
static void count_findings(const aimet_findings *findings, size_t *out_known,
                           size_t *out_new) {
  *out_known = *out_new = 0;
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (!run->is_check || run != aimet_findings_last_run(findings, run->pass))
      continue;
    *out_known += run->num_known;
    for (int k = 0; k < AIMET_NUM_SEVERITIES; ++k)
      *out_new += run->severities[k];
  }
}

static void print_baseline(aimet_json_writer *json,
                           const aimet_report *report) {
  size_t num_known, num_new;
  count_findings(report->findings, &num_known, &num_new);
  aimet_json_key(json, "baseline");
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "file", report->accepted->baseline);
  key_number(json, "new", num_new);
  key_number(json, "known", num_known);
  key_number(json, "gone", report->accepted->num_gone);
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
  aimet_json_key(json, "suppressions");
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < accepted->num_suppressions; ++i)
    print_suppression(json, &accepted->suppressions[i]);
  aimet_json_close(json, ']');
}
