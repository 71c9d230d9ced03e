//===- finding_list.c - findings as people read them on a terminal --------===//

#include "finding_list.h"

#include "alloc.h"
#include "display_width.h"
#include "finding_text.h"
#include "string_map.h"
#include "text_wrap.h"

#include <inttypes.h>
#include <stdlib.h>

/// Texts are cut at this length, names at this width.
#define TEXT_LIMIT 4096
#define MAX_NAME_WIDTH 40

/// Nodes of a finding that are named, and bytes of each name.
#define NODES_SHOWN 4
#define NODE_LIMIT 200

/// Widths of columns and what stands between them.
#define INDENT 2
#define GAP 2
#define SEVERITY_WIDTH 7
#define SHARE_WIDTH 6

/// Messages are never squeezed to less.
#define MIN_MESSAGE_WIDTH 24

#define BOLD "\x1b[1m"
#define DIM "\x1b[2m"
#define PLAIN "\x1b[0m"

/// A list that is being made of some findings.
typedef struct list_writer {
  const aimet_report *report;
  const aimet_list_style *style;
  aimet_string_builder *out;
  const size_t *findings; ///< indices
  size_t count;
  bool has_shares;
  bool names_check;  ///< the second column is the check, not the module
  size_t name_width; ///< of that column
} list_writer;

static const aimet_finding *finding_at(const list_writer *list, size_t i) {
  return aimet_findings_at(list->report->findings, list->findings[i]);
}

static void append_color(const list_writer *list, const char *color) {
  if (list->style->has_color)
    aimet_sb_append_cstr(list->out, color);
}

static void append_spaces(aimet_string_builder *out, size_t count) {
  aimet_sb_appendf(out, "%*s", (int)count, "");
}

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

/// True if nothing but a node tells where the finding is.
static bool is_named_by_node(const aimet_finding *finding) {
  return finding->num_nodes && !finding->module.length;
}

static void append_subject(const list_writer *list,
                           const aimet_finding *finding,
                           aimet_string_builder *out) {
  aimet_string_view name = list->names_check ? aimet_sv(finding->check)
                           : is_named_by_node(finding)
                               ? finding->nodes[0]
                               : aimet_finding_layer(finding);
  aimet_sb_append_escaped(out, name, TEXT_LIMIT);
}

/// The column at which names begin.
static size_t name_column(const list_writer *list) {
  return INDENT + SEVERITY_WIDTH + GAP +
         (list->has_shares ? SHARE_WIDTH + GAP : 0);
}

/// The column at which messages begin.
static size_t message_column(const list_writer *list) {
  return name_column(list) + list->name_width + GAP;
}

/// True if the other columns leave no room for messages: they then begin lines
/// of their own.
static bool is_narrow(const list_writer *list) {
  return list->style->line_width &&
         message_column(list) + MIN_MESSAGE_WIDTH > list->style->line_width;
}

/// Names take a third of the line; all of it where messages do not fit beside.
static void limit_names(list_writer *list) {
  size_t line = list->style->line_width;
  size_t longest = list->name_width;
  size_t most = line && line / 3 < MAX_NAME_WIDTH ? line / 3 : MAX_NAME_WIDTH;
  list->name_width = longest > most ? most : longest;
  if (!is_narrow(list))
    return;
  most = line > name_column(list) ? line - name_column(list) : 1;
  list->name_width = longest > most ? most : longest;
}

/// As wide as the longest name, or as is left of the line.
static void lay_out(list_writer *list) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < list->count; ++i) {
    const aimet_finding *finding = finding_at(list, i);
    list->has_shares |= aimet_finding_share(finding) >= 0;
    aimet_sb_clear(&name);
    append_subject(list, finding, &name);
    size_t width = aimet_display_width(aimet_sb_view(&name));
    list->name_width = width > list->name_width ? width : list->name_width;
  }
  aimet_sb_deinit(&name);
  limit_names(list);
}

static const char *color_of(aimet_severity severity) {
  return severity == AIMET_SEVERITY_ERROR     ? "\x1b[1;31m"
         : severity == AIMET_SEVERITY_WARNING ? "\x1b[1;35m"
                                              : "\x1b[1;34m";
}

static void append_severity(const list_writer *list, aimet_severity severity) {
  append_spaces(list->out, INDENT);
  append_color(list, color_of(severity));
  aimet_sb_appendf(list->out, "%-*s", SEVERITY_WIDTH,
                   aimet_severity_name(severity));
  append_color(list, PLAIN);
  append_spaces(list->out, GAP);
}

static void append_share(const list_writer *list,
                         const aimet_finding *finding) {
  if (!list->has_shares)
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  double share = aimet_finding_share(finding);
  if (share >= 0)
    aimet_append_percent(&text, share);
  aimet_sb_appendf(list->out, "%*s%*s", SHARE_WIDTH, aimet_sb_view(&text).data,
                   GAP, "");
  aimet_sb_deinit(&text);
}

static void append_name(const list_writer *list, const aimet_finding *finding) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  append_subject(list, finding, &name);
  append_color(list, BOLD);
  size_t width =
      aimet_append_cut(list->out, aimet_sb_view(&name), list->name_width);
  append_color(list, PLAIN);
  if (!is_narrow(list))
    append_spaces(list->out, list->name_width - width + GAP);
  aimet_sb_deinit(&name);
}

/// Text from the column of messages on, to the end of the line.
static void append_text(const list_writer *list, aimet_string_view text) {
  size_t column = is_narrow(list) ? (size_t)2 * INDENT : message_column(list);
  aimet_append_wrapped(list->out, text, column, column,
                       list->style->line_width);
}

static void append_message(const list_writer *list,
                           const aimet_finding *finding) {
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  if (finding->is_suppressed) {
    aimet_sb_append_cstr(&escaped, "suppressed (");
    aimet_sb_append_escaped(&escaped, finding->suppression, TEXT_LIMIT);
    aimet_sb_append_cstr(&escaped, "): ");
  } else if (finding->baseline == AIMET_BASELINE_KNOWN) {
    aimet_sb_append_cstr(&escaped, "in the baseline: ");
  }
  aimet_sb_append_escaped(&escaped, finding->message, TEXT_LIMIT);
  if (finding->rule) // the check itself is told beside the list
    aimet_append_check(&escaped, finding);
  if (is_narrow(list))
    aimet_sb_appendf(list->out, "\n%*s", 2 * INDENT, "");
  append_text(list, aimet_sb_view(&escaped));
  aimet_sb_append_char(list->out, '\n');
  aimet_sb_deinit(&escaped);
}

/// A line below the message: `label` and text that is harmless.
static void append_detail(const list_writer *list, const char *label,
                          const aimet_string_builder *text) {
  aimet_string_builder line = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&line, "%s: ", label);
  aimet_sb_append(&line, aimet_sb_view(text));
  append_spaces(list->out,
                is_narrow(list) ? (size_t)2 * INDENT : message_column(list));
  append_color(list, DIM);
  append_text(list, aimet_sb_view(&line));
  append_color(list, PLAIN);
  aimet_sb_append_char(list->out, '\n');
  aimet_sb_deinit(&line);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static void append_source(const list_writer *list,
                          const aimet_finding *finding) {
  if (!finding->source_file.length)
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&text, finding->source_file, TEXT_LIMIT);
  aimet_sb_appendf(&text, ":%" PRId64 ": ", finding->source_line);
  aimet_sb_append_escaped(&text, finding->source_code, TEXT_LIMIT);
  append_detail(list, "source", &text);
  aimet_sb_deinit(&text);
}

/// The nodes, unless the column of names has said it.
static void append_nodes(const list_writer *list,
                         const aimet_finding *finding) {
  size_t count = finding->num_nodes;
  if (!count || (count == 1 && !list->names_check && is_named_by_node(finding)))
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  size_t most = count > NODES_SHOWN ? NODES_SHOWN : count;
  for (size_t i = 0; i < most; ++i) {
    aimet_sb_append_cstr(&text, i ? ", " : "");
    aimet_sb_append_escaped(&text, finding->nodes[i], NODE_LIMIT);
  }
  if (count > most)
    aimet_sb_appendf(&text, " and %zu more", count - most);
  append_detail(list, count == 1 ? "node" : "nodes", &text);
  aimet_sb_deinit(&text);
}

static bool same_remedy(const aimet_finding *a, const aimet_finding *b) {
  return a->fixed_by == b->fixed_by && aimet_sv_equal(a->remedy, b->remedy);
}

/// What to do about a finding and those before it with the same remedy.
static void append_remedy(const list_writer *list, size_t i) {
  const aimet_finding *finding = finding_at(list, i);
  if ((!finding->remedy.length && !finding->fixed_by) ||
      (i + 1 < list->count && same_remedy(finding, finding_at(list, i + 1))))
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&text, finding->remedy, TEXT_LIMIT);
  if (finding->fixed_by)
    aimet_sb_appendf(&text, "%s--%s%s", finding->remedy.length ? "; " : "",
                     finding->fixed_by,
                     finding->remedy.length ? " does it" : "");
  append_detail(list, "fix", &text);
  aimet_sb_deinit(&text);
}

static void append_rows(list_writer *list) {
  lay_out(list);
  for (size_t i = 0; i < list->count; ++i) {
    const aimet_finding *finding = finding_at(list, i);
    append_severity(list, finding->severity);
    append_share(list, finding);
    append_name(list, finding);
    append_message(list, finding);
    append_nodes(list, finding);
    append_source(list, finding);
    append_remedy(list, i);
  }
}

/// As many findings as the style allows.
static size_t shown(const aimet_list_style *style, size_t count) {
  return style->max_findings && count > style->max_findings
             ? style->max_findings
             : count;
}

/// The limit of reports does not count here.
static aimet_report without_limit(const aimet_report *report) {
  aimet_report all = *report;
  all.options.max_findings = 0;
  return all;
}

/// Leaves out findings that are accepted, unless they are wanted; how many are
/// left.
static size_t keep_wanted(const aimet_findings *findings,
                          const aimet_list_style *style,
                          const aimet_report_rows *rows) {
  size_t count = 0;
  for (size_t i = 0; i < rows->count; ++i)
    if (style->shows_accepted ||
        aimet_findings_counts(findings, rows->findings[i]))
      rows->findings[count++] = rows->findings[i];
  return count;
}

//===----------------------------------------------------------------------===//
// By check
//===----------------------------------------------------------------------===//

void aimet_list_run_print(const aimet_report *report,
                          const aimet_findings_run *run,
                          const aimet_list_style *style,
                          aimet_string_builder *out) {
  aimet_report all = without_limit(report);
  aimet_report_rows rows = aimet_report_run_rows_create(&all, run);
  size_t count = keep_wanted(report->findings, style, &rows);
  list_writer list = {.report = report,
                      .style = style,
                      .out = out,
                      .findings = rows.findings,
                      .count = shown(style, count)};
  append_rows(&list);
  aimet_report_rows_destroy(&rows);
}

//===----------------------------------------------------------------------===//
// By module
//===----------------------------------------------------------------------===//

/// A finding and its module, by the module's first place in the list.
typedef struct grouped_row {
  size_t group, place, finding;
} grouped_row;

static int compare_groups(const void *a, const void *b) {
  const grouped_row *left = a, *right = b;
  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  return left->place < right->place ? -1 : 1;
}

/// Puts findings of one module together; `group_ends` gets, for each place,
/// whether a group ends behind it.
static void group_by_module(const aimet_findings *findings, size_t *indices,
                            size_t count, bool *group_ends) {
  aimet_string_map *modules = aimet_string_map_create();
  grouped_row *rows = aimet_calloc(count, sizeof *rows);
  for (size_t i = 0; i < count; ++i) {
    const aimet_finding *finding = aimet_findings_at(findings, indices[i]);
    size_t next = aimet_string_map_size(modules);
    bool is_new;
    aimet_map_entry *entry =
        aimet_string_map_insert(modules, aimet_finding_layer(finding), &is_new);
    if (is_new)
      entry->value.number = next;
    rows[i] = (grouped_row){entry->value.number, i, indices[i]};
  }
  qsort(rows, count, sizeof *rows, compare_groups);
  for (size_t i = 0; i < count; ++i) {
    indices[i] = rows[i].finding;
    group_ends[i] = i + 1 == count || rows[i + 1].group != rows[i].group;
  }
  free(rows);
  aimet_string_map_destroy(modules);
}

static void append_module(list_writer *list) {
  const aimet_finding *finding = finding_at(list, 0);
  append_color(list, BOLD);
  aimet_sb_append_escaped(list->out, aimet_finding_layer(finding), TEXT_LIMIT);
  append_color(list, PLAIN);
  if (finding->class_name.length) {
    append_spaces(list->out, GAP);
    aimet_sb_append_escaped(list->out, finding->class_name, TEXT_LIMIT);
  }
  aimet_sb_append_char(list->out, '\n');
  append_rows(list);
}

void aimet_list_modules_print(const aimet_report *report,
                              const aimet_list_style *style,
                              aimet_string_builder *out) {
  aimet_report all = without_limit(report);
  aimet_report_rows rows = aimet_report_rows_create(&all);
  size_t total = keep_wanted(report->findings, style, &rows);
  size_t count = shown(style, total);
  bool *group_ends = aimet_calloc(count, sizeof *group_ends);
  group_by_module(report->findings, rows.findings, count, group_ends);
  for (size_t begin = 0, i = 0; i < count; ++i) {
    if (!group_ends[i])
      continue;
    list_writer list = {.report = report,
                        .style = style,
                        .out = out,
                        .findings = rows.findings + begin,
                        .count = i + 1 - begin,
                        .names_check = true};
    append_module(&list);
    begin = i + 1;
  }
  if (count < total)
    aimet_sb_appendf(out, "%zu of %zu are shown, --max-findings=0 shows all\n",
                     count, total);
  free(group_ends);
  aimet_report_rows_destroy(&rows);
}
