//===- csv_report.c - findings for spreadsheets ---------------------------===//
//
// Text is escaped as for a terminal: a cell holds neither control characters
// nor line ends.
//
//===----------------------------------------------------------------------===//

#include "csv_report.h"

#include "finding_text.h"

#include <inttypes.h>
#include <math.h>

/// Spreadsheets cut cells at 32,767 characters.
#define CELL_LIMIT 32000

/// A table that is being written.
typedef struct csv_writer {
  aimet_string_builder *out;
  aimet_string_builder cell; ///< the one that is made
  bool is_first;             ///< nothing stands in the row
} csv_writer;

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

/// True if a spreadsheet would take a cell that begins so for a formula;
/// full-width signs count in some of them.
static bool is_formula(aimet_string_view cell) {
  static const char *const beginnings[] = {"=",
                                           "+",
                                           "-",
                                           "@",
                                           "\xef\xbc\x9d",
                                           "\xef\xbc\x8b",
                                           "\xef\xbc\x8d",
                                           "\xef\xbc\xa0"};
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; ++i)
    if (aimet_sv_starts_with(cell, aimet_sv(beginnings[i])))
      return true;
  return false;
}

static void separate(csv_writer *csv) {
  if (!csv->is_first)
    aimet_sb_append_char(csv->out, ',');
  csv->is_first = false;
}

/// Appends at most CELL_LIMIT bytes of a cell's text. An apostrophe makes a
/// formula text, also behind a semicolon: where a spreadsheet splits lines at
/// semicolons the quotes of ours keep nothing together, and a cell begins
/// there.
static void append_guarded(aimet_string_builder *out, aimet_string_view text) {
  bool is_beginning = true;
  for (size_t i = 0, length = 0; i < text.length; ++i, ++length) {
    char c = text.data[i];
    bool is_character = ((unsigned char)c & 0xc0) != 0x80;
    if (is_character && length >= CELL_LIMIT) {
      aimet_sb_append_cstr(out, "...");
      return;
    }
    if (is_beginning && is_formula(aimet_sv_slice(text, i, text.length))) {
      aimet_sb_append_char(out, '\'');
      ++length;
    }
    if (c == '"')
      aimet_sb_append_char(out, c);
    aimet_sb_append_char(out, c);
    is_beginning = c == ';' || (is_beginning && (c == ' ' || c == '"'));
  }
}

/// Ends the cell that was made.
static void end_cell(csv_writer *csv) {
  separate(csv);
  aimet_sb_append_char(csv->out, '"');
  append_guarded(csv->out, aimet_sb_view(&csv->cell));
  aimet_sb_append_char(csv->out, '"');
  aimet_sb_clear(&csv->cell);
}

static void text_cell(csv_writer *csv, aimet_string_view text) {
  if (!text.length) {
    separate(csv);
    return;
  }
  aimet_sb_append_escaped(&csv->cell, text, CELL_LIMIT);
  end_cell(csv);
}

/// Nothing for what is not known.
static void number_cell(csv_writer *csv, double value, int decimals) {
  separate(csv);
  if (value >= 0 && isfinite(value))
    aimet_sb_appendf(csv->out, "%.*f", decimals, value);
}

static void nodes_cell(csv_writer *csv, const aimet_finding *finding) {
  for (size_t i = 0; i < finding->num_nodes && csv->cell.length < CELL_LIMIT;
       ++i) {
    if (i)
      aimet_sb_append_cstr(&csv->cell, "; ");
    aimet_sb_append_escaped(&csv->cell, finding->nodes[i],
                            CELL_LIMIT - csv->cell.length);
  }
  end_cell(csv);
}

static void source_cell(csv_writer *csv, const aimet_finding *finding) {
  if (finding->source_file.length) {
    aimet_sb_append_escaped(&csv->cell, finding->source_file, CELL_LIMIT);
    aimet_sb_appendf(&csv->cell, ":%" PRId64, finding->source_line);
  }
  end_cell(csv);
}

static void end_row(csv_writer *csv) {
  aimet_sb_append_cstr(csv->out, "\r\n");
  csv->is_first = true;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const char *const columns[] = {"Graph/Layer_name",
                                      "Issue",
                                      "Recommendation",
                                      "check",
                                      "rule",
                                      "severity",
                                      "status",
                                      "aimet_check",
                                      "module",
                                      "class",
                                      "nodes",
                                      "tensor",
                                      "macs",
                                      "mac_share",
                                      "activation_share",
                                      "waste",
                                      "reason",
                                      "neighbour",
                                      "message",
                                      "why",
                                      "remedy",
                                      "fixed_by",
                                      "source",
                                      "suppression",
                                      "fingerprint"};

static void print_header(csv_writer *csv) {
  for (size_t i = 0; i < sizeof columns / sizeof *columns; ++i) {
    separate(csv);
    aimet_sb_append_cstr(csv->out, columns[i]);
  }
  end_row(csv);
}

static void cost_cells(csv_writer *csv, const aimet_finding *finding) {
  aimet_finding_cost cost =
      finding->has_cost ? finding->cost : AIMET_FINDING_COST_UNKNOWN;
  number_cell(csv, cost.macs, 0);
  number_cell(csv, cost.mac_share, 6);
  number_cell(csv, cost.bytes_share, 6);
  number_cell(csv, cost.waste, 6);
}

static void print_row(csv_writer *csv, const aimet_finding *finding) {
  text_cell(csv, aimet_finding_layer(finding));
  text_cell(csv, aimet_finding_issue(finding));
  text_cell(csv, aimet_finding_recommendation(finding));
  text_cell(csv, aimet_sv(finding->check));
  text_cell(csv, aimet_sv(finding->rule));
  text_cell(csv, aimet_sv(aimet_severity_name(finding->severity)));
  text_cell(csv, aimet_sv(aimet_finding_status(finding)));
  text_cell(csv, aimet_sv(finding->aimet_check));
  text_cell(csv, finding->has_module ? finding->module : aimet_sv(""));
  text_cell(csv, finding->class_name);
  nodes_cell(csv, finding);
  text_cell(csv, finding->tensor);
  cost_cells(csv, finding);
  text_cell(csv, aimet_sv(finding->reason));
  text_cell(csv, finding->neighbour);
  text_cell(csv, finding->message);
  text_cell(csv, finding->why);
  text_cell(csv, finding->remedy);
  text_cell(csv, aimet_sv(finding->fixed_by));
  source_cell(csv, finding);
  text_cell(csv, finding->suppression);
  aimet_sb_appendf(&csv->cell, "%016" PRIx64, finding->fingerprint);
  end_cell(csv);
  end_row(csv);
}

/// A table has no other place to say that it is not complete.
static void print_rest(csv_writer *csv, const aimet_report_rows *rows) {
  if (rows->count == rows->total)
    return;
  size_t rest = rows->total - rows->count;
  text_cell(csv, aimet_sv(""));
  aimet_sb_appendf(&csv->cell, "%zu more %s not listed", rest,
                   rest == 1 ? "finding is" : "findings are");
  end_cell(csv);
  text_cell(csv, aimet_sv("--max-report-findings=0 lists all"));
  for (size_t i = 3; i < sizeof columns / sizeof *columns; ++i)
    text_cell(csv, aimet_sv(""));
  end_row(csv);
}

void aimet_csv_report_print(const aimet_report *report,
                            aimet_string_builder *out) {
  csv_writer csv = {out, AIMET_STRING_BUILDER_INIT, true};
  aimet_report_rows rows = aimet_report_rows_create(report);
  print_header(&csv);
  for (size_t i = 0; i < rows.count; ++i)
    print_row(&csv, aimet_findings_at(report->findings, rows.findings[i]));
  print_rest(&csv, &rows);
  aimet_report_rows_destroy(&rows);
  aimet_sb_deinit(&csv.cell);
}
