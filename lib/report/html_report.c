//===- html_report.c - findings as a page for people ----------------------===//
//
// The page itself (html/) is put together when this library is built; here it
// gets its data: one JSON object, in which rows are arrays and strings numbers.
//
//===----------------------------------------------------------------------===//

#include "html_report.h"

#include "accepted_report.h"
#include "finding_text.h"
#include "html_graph.h"
#include "html_page.h"
#include "placed_model.h"
#include "run_totals.h"

/// A finding links to no more nodes.
#define MAX_LINKED_NODES 100

/// Findings that are gone from the baseline: no more rows of them are listed.
#define MAX_GONE 1000

/// What the data is made of and with.
typedef struct page_data {
  const aimet_report *report;
  aimet_placed_model model;
  aimet_html_graph *graph; ///< null: there is no model
  aimet_html_strings strings;
  aimet_json_writer json;
} page_data;

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

static void print_text(page_data *data, aimet_string_view text) {
  aimet_json_string_number(&data->json, &data->strings, text);
}

static void print_text_key(page_data *data, const char *key,
                           aimet_string_view text) {
  aimet_json_key(&data->json, key);
  print_text(data, text);
}

static void print_severities(page_data *data, const size_t *severities) {
  aimet_json_open(&data->json, '[', true);
  for (int i = AIMET_SEVERITY_ERROR; i <= (int)AIMET_SEVERITY_REMARK; ++i)
    aimet_json_uint(&data->json, severities[i]);
  aimet_json_close(&data->json, ']');
}

/// Counts of findings, listed or not.
static void print_totals(page_data *data, size_t total) {
  const aimet_findings *findings = data->report->findings;
  aimet_run_totals totals = aimet_run_totals_of(findings);
  size_t severities[AIMET_NUM_SEVERITIES];
  for (int i = 0; i < AIMET_NUM_SEVERITIES; ++i)
    severities[i] = aimet_findings_total(findings, (aimet_severity)i);
  aimet_json_key_uint(&data->json, "total", total);
  aimet_json_key_uint(&data->json, "suppressed", totals.num_suppressed);
  aimet_json_key_uint(&data->json, "known", totals.num_known);
  aimet_json_key(&data->json, "severities");
  print_severities(data, severities);
}

/// A row: pass, 1 for a check, its findings by severity, changes of a rewrite.
static void print_runs(page_data *data) {
  const aimet_findings *findings = data->report->findings;
  aimet_json_key_array(&data->json, "runs", false);
  for (size_t i = 0; i < aimet_findings_run_count(findings); ++i) {
    const aimet_findings_run *run = aimet_findings_run_at(findings, i);
    if (!run->is_complete)
      continue;
    aimet_json_open(&data->json, '[', true);
    print_text(data, aimet_sv(run->pass));
    aimet_json_uint(&data->json, run->is_check);
    print_severities(data, run->severities);
    aimet_json_uint(&data->json, run->num_changes);
    aimet_json_close(&data->json, ']');
  }
  aimet_json_close(&data->json, ']');
}

/// Scores (negative: not known), and rows: pass, score after it, findings that
/// it makes fewer, and more.
static void print_readiness(page_data *data) {
  const aimet_readiness *readiness = data->report->readiness;
  if (!readiness)
    return;
  aimet_json_writer *json = &data->json;
  aimet_json_key_object(json, "readiness", true);
  aimet_json_key_float(json, "score",
                       readiness->is_known ? readiness->score : -1);
  aimet_json_key_float(json, "after_all", readiness->all_steps_score);
  aimet_json_key_array(json, "steps", true);
  for (size_t i = 0; i < readiness->num_steps; ++i) {
    const aimet_readiness_step *step = &readiness->steps[i];
    aimet_json_open(json, '[', true);
    aimet_string_builder flags = AIMET_STRING_BUILDER_INIT;
    aimet_append_step_flags(&flags, step);
    print_text(data, aimet_sb_view(&flags));
    aimet_sb_deinit(&flags);
    aimet_json_float(json, step->score);
    aimet_json_uint(json, step->num_mended);
    aimet_json_uint(json, step->num_added);
    aimet_json_close(json, ']');
  }
  aimet_json_close(json, ']');
  aimet_json_close(json, '}');
}

/// What makes costs unknown, where sizes do.
static void print_cost_sizes(page_data *data) {
  const aimet_cost_sizes *sizes = aimet_report_cost_sizes(data->report);
  if (!sizes)
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_append_cost_sizes(&text, sizes);
  print_text_key(data, "cost_sizes", aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

//===----------------------------------------------------------------------===//
// Findings
//===----------------------------------------------------------------------===//

/// The i-th node of a finding; null if it is not known.
static MlirOperation operation_at(const page_data *data,
                                  const aimet_finding *finding, size_t i) {
  return finding->num_operations == finding->num_nodes
             ? aimet_placed_operation(&data->model, finding->operations[i])
             : (MlirOperation){NULL};
}

/// Names and vertices (-1: none) of its nodes in turn.
static void print_finding_nodes(page_data *data, const aimet_finding *finding) {
  aimet_json_open(&data->json, '[', true);
  for (size_t i = 0; i < finding->num_nodes && i < MAX_LINKED_NODES; ++i) {
    size_t vertex =
        data->graph ? aimet_html_graph_vertex(data->graph, finding->nodes[i],
                                              operation_at(data, finding, i))
                    : AIMET_NONE;
    print_text(data, finding->nodes[i]);
    aimet_json_int(&data->json, vertex == AIMET_NONE ? -1 : (int64_t)vertex);
  }
  aimet_json_close(&data->json, ']');
  aimet_json_uint(&data->json, finding->num_nodes);
}

static void print_module(page_data *data, const aimet_finding *finding) {
  size_t module = data->graph && finding->has_module
                      ? aimet_html_graph_module(data->graph, finding->module)
                      : AIMET_NONE;
  aimet_json_int(&data->json, module == AIMET_NONE ? -1 : (int64_t)module);
}

/// Shares of the work in millionths; -1: not known.
static void print_cost(page_data *data, const aimet_finding *finding) {
  const double shares[] = {finding->cost.mac_share, finding->cost.bytes_share,
                           finding->cost.waste};
  for (size_t i = 0; i < sizeof shares / sizeof *shares; ++i) {
    bool is_known = finding->has_cost && shares[i] >= 0 && shares[i] < 1000;
    aimet_json_int(&data->json,
                   is_known ? (int64_t)(shares[i] * 1e6 + 0.5) : -1);
  }
}

/// A row; html/data.js names its columns.
static void print_finding(page_data *data, const aimet_finding *finding) {
  aimet_json_open(&data->json, '[', true);
  aimet_json_int(&data->json, (int)finding->severity);
  print_module(data, finding);
  aimet_json_int(&data->json, finding->calls);
  print_cost(data, finding);
  aimet_json_int(&data->json, finding->source_line);
  const aimet_string_view texts[] = {aimet_finding_layer(finding),
                                     aimet_finding_issue(finding),
                                     aimet_finding_recommendation(finding),
                                     aimet_sv(finding->check),
                                     aimet_sv(finding->rule),
                                     aimet_sv(finding->aimet_check),
                                     aimet_sv(finding->reason),
                                     aimet_sv(finding->fixed_by),
                                     finding->message,
                                     finding->why,
                                     finding->remedy,
                                     finding->class_name,
                                     finding->functional,
                                     finding->tensor,
                                     finding->neighbour,
                                     finding->source_file,
                                     finding->source_code,
                                     aimet_sv(aimet_finding_status(finding)),
                                     finding->suppression};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i)
    print_text(data, texts[i]);
  aimet_json_hash(&data->json, finding->fingerprint);
  print_finding_nodes(data, finding);
  aimet_json_close(&data->json, ']');
}

static const aimet_finding *row_at(const page_data *data,
                                   const aimet_report_rows *rows, size_t i) {
  return aimet_findings_at(data->report->findings, rows->findings[i]);
}

/// Numbers the graph's vertices; what findings speak of is among them.
static void number_graph(page_data *data, const aimet_report_rows *rows) {
  for (size_t i = 0; i < rows->count; ++i) {
    const aimet_finding *finding = row_at(data, rows, i);
    for (size_t j = 0; j < finding->num_nodes && j < MAX_LINKED_NODES; ++j)
      aimet_html_graph_keep(data->graph, finding->nodes[j],
                            operation_at(data, finding, j));
  }
  aimet_html_graph_number(data->graph);
}

/// A row: severity (-1: not known), check, rule, layer, message, how many there
/// are.
static void print_gone_finding(page_data *data,
                               const aimet_gone_finding *gone) {
  aimet_string_view layer = {0};
  if (gone->has_module)
    layer = gone->module.length ? gone->module : aimet_sv("(root)");
  else if (gone->num_nodes)
    layer = gone->nodes[0];
  aimet_json_open(&data->json, '[', true);
  aimet_json_int(&data->json, gone->has_severity ? (int)gone->severity : -1);
  print_text(data, aimet_sv(gone->check));
  print_text(data, aimet_sv(gone->rule));
  print_text(data, layer);
  print_text(data, gone->message);
  aimet_json_uint(&data->json, gone->count);
  aimet_json_close(&data->json, ']');
}

/// Findings of the baseline that are no more: how many, how many rows they
/// would be, and the first of these. `listed` findings are there already.
static void print_gone(page_data *data, size_t listed) {
  const aimet_accepted *accepted = data->report->accepted;
  if (!accepted || !accepted->num_gone)
    return;
  size_t count = aimet_gone_listed(data->report, listed);
  aimet_string_builder advice = AIMET_STRING_BUILDER_INIT;
  aimet_accepted_advice_print(accepted, &advice);
  print_text_key(data, "baseline", accepted->baseline);
  print_text_key(data, "baseline_advice", aimet_sb_view(&advice));
  aimet_sb_deinit(&advice);
  aimet_json_key_uint(&data->json, "num_gone", accepted->num_gone);
  aimet_json_key_uint(&data->json, "num_gone_kinds", accepted->num_gone_kinds);
  aimet_json_key_array(&data->json, "gone", false);
  for (size_t i = 0; i < count && i < MAX_GONE; ++i)
    print_gone_finding(data, &accepted->gone[i]);
  aimet_json_close(&data->json, ']');
}

static void print_findings(page_data *data) {
  aimet_report_rows rows = aimet_report_rows_create(data->report);
  if (rows.count > AIMET_HTML_MAX_FINDINGS)
    rows.count = AIMET_HTML_MAX_FINDINGS;
  if (data->graph)
    number_graph(data, &rows);
  print_totals(data, rows.total);
  aimet_json_key_array(&data->json, "findings", false);
  for (size_t i = 0; i < rows.count; ++i)
    print_finding(data, row_at(data, &rows, i));
  aimet_json_close(&data->json, ']');
  print_gone(data, rows.count);
  aimet_report_rows_destroy(&rows);
}

static void print_data(page_data *data) {
  const aimet_report *report = data->report;
  aimet_json_writer *json = &data->json;
  aimet_json_open(json, '{', false);
  print_text_key(data, "version", aimet_sv(report->version));
  print_text_key(data, "input", report->input);
  print_text_key(data, "profile", aimet_sv(report->profile));
  aimet_json_key_uint(&data->json, "ok", report->ok);
  aimet_json_key_int(
      json, "fail_level", // -1: never
      report->options.never_fails ? -1 : (int)report->options.fail_level);
  aimet_json_key_uint(&data->json, "proven", report->num_proven);
  print_readiness(data);
  print_cost_sizes(data);
  print_runs(data);
  print_findings(data);
  if (data->graph)
    aimet_html_graph_print(data->graph, &data->strings, json);
  aimet_json_key(json, "strings");
  aimet_html_strings_print(&data->strings, json);
  aimet_json_close(json, '}');
  aimet_json_writer_end(json);
}

//===----------------------------------------------------------------------===//
// The page
//===----------------------------------------------------------------------===//

/// The length of a character that a parser of HTML or JavaScript could take for
/// its own (`<`, `>`, `&`, U+2028, U+2029) at the beginning of text; 0 if there
/// is none.
static size_t markup_length(aimet_string_view text) {
  char c = text.data[0];
  if (c == '<' || c == '>' || c == '&')
    return 1;
  if (c != '\xe2')
    return 0;
  return aimet_sv_starts_with(text, aimet_sv("\xe2\x80\xa8")) ||
                 aimet_sv_starts_with(text, aimet_sv("\xe2\x80\xa9"))
             ? 3
             : 0;
}

/// Appends JSON with markup spelled as escapes: it occurs in strings only.
static void append_harmless(aimet_string_builder *out, aimet_string_view json) {
  size_t begin = 0;
  for (size_t i = 0; i < json.length;) {
    size_t length = markup_length(aimet_sv_n(json.data + i, json.length - i));
    if (!length) {
      ++i;
      continue;
    }
    aimet_sb_append(out, aimet_sv_slice(json, begin, i));
    unsigned code = length == 1                  ? (unsigned)json.data[i]
                    : json.data[i + 2] == '\xa8' ? 0x2028
                                                 : 0x2029;
    aimet_sb_appendf(out, "\\u%04x", code);
    i += length;
    begin = i;
  }
  aimet_sb_append(out, aimet_sv_slice(json, begin, json.length));
}

void aimet_html_report_print(const aimet_report *report,
                             aimet_string_builder *out) {
  aimet_string_builder json = AIMET_STRING_BUILDER_INIT;
  page_data data = {.report = report,
                    .strings = aimet_html_strings_create(),
                    .json = aimet_json_writer_begin(&json)};
  bool has_model = !mlirOperationIsNull(report->module);
  if (has_model) {
    aimet_placed_model_init(&data.model, report->module);
    data.graph = aimet_html_graph_create(data.model.module);
  }
  print_data(&data);
  aimet_sb_append(
      out, aimet_sv_n(aimet_html_page_head, aimet_html_page_head_length));
  append_harmless(out, aimet_sb_view(&json));
  aimet_sb_append(
      out, aimet_sv_n(aimet_html_page_tail, aimet_html_page_tail_length));
  aimet_html_graph_destroy(data.graph);
  if (has_model)
    aimet_placed_model_deinit(&data.model);
  aimet_html_strings_destroy(&data.strings);
  aimet_sb_deinit(&json);
}
