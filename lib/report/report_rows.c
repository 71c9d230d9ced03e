//===- report_rows.c - the findings that a report lists -------------------===//

#include "report.h"

#include "alloc.h"
#include "finding_text.h"
#include "run_totals.h"

#include <stdlib.h>

/// A finding and what it is sorted by.
typedef struct sorted_row {
  double share;
  size_t finding;
} sorted_row;

/// Those that touch more come first, equal ones as they were found.
static int compare_rows(const void *a, const void *b) {
  const sorted_row *left = a, *right = b;
  if (left->share != right->share)
    return left->share > right->share ? -1 : 1;
  return left->finding < right->finding ? -1 : 1;
}

static void sort_by_cost(const aimet_findings *findings, size_t *indices,
                         size_t count) {
  sorted_row *rows = aimet_calloc(count, sizeof *rows);
  for (size_t i = 0; i < count; ++i)
    rows[i] = (sorted_row){
        aimet_finding_share(aimet_findings_at(findings, indices[i])),
        indices[i]};
  qsort(rows, count, sizeof *rows, compare_rows);
  for (size_t i = 0; i < count; ++i)
    indices[i] = rows[i].finding;
  free(rows);
}

/// Where the list is cut, those that count come first.
static void move_accepted_back(const aimet_findings *findings, size_t *indices,
                               size_t count) {
  size_t *accepted = aimet_calloc(count, sizeof *accepted);
  size_t num_accepted = 0, num_counting = 0;
  for (size_t i = 0; i < count; ++i)
    if (aimet_finding_is_accepted(aimet_findings_at(findings, indices[i])))
      accepted[num_accepted++] = indices[i];
    else
      indices[num_counting++] = indices[i];
  for (size_t i = 0; i < num_accepted; ++i)
    indices[num_counting + i] = accepted[i];
  free(accepted);
}

/// Sorts and cuts the list of `total` findings; `num_unlisted` more were only
/// counted.
static void finish(const aimet_report *report, aimet_report_rows *rows,
                   size_t num_unlisted) {
  if (report->options.order == AIMET_ORDER_COST)
    sort_by_cost(report->findings, rows->findings, rows->total);
  size_t most = report->options.max_findings;
  if (most && rows->total > most)
    move_accepted_back(report->findings, rows->findings, rows->total);
  rows->count = most && rows->total > most ? most : rows->total;
  rows->total += num_unlisted;
}

aimet_report_rows aimet_report_rows_create(const aimet_report *report) {
  const aimet_findings *findings = report->findings;
  size_t count = aimet_findings_count(findings);
  aimet_report_rows rows = {aimet_calloc(count, sizeof *rows.findings), 0, 0};
  for (size_t i = 0; i < count; ++i)
    if (aimet_findings_is_current(findings, i))
      rows.findings[rows.total++] = i;
  finish(report, &rows, aimet_run_totals_of(findings).num_unlisted);
  return rows;
}

aimet_report_rows aimet_report_run_rows_create(const aimet_report *report,
                                               const aimet_findings_run *run) {
  size_t count = run->num_findings;
  aimet_report_rows rows = {aimet_calloc(count, sizeof *rows.findings), 0,
                            count};
  for (size_t i = 0; i < count; ++i)
    rows.findings[i] = run->first_finding + i;
  finish(report, &rows, run->num_unlisted);
  return rows;
}

void aimet_report_rows_destroy(aimet_report_rows *rows) {
  free(rows->findings);
  *rows = (aimet_report_rows){NULL, 0, 0};
}
