//===- sarif_result.c - one finding as a result of SARIF ------------------===//
//
// Results have no `fixes`, properties name the pass that mends
// (docs/adr/0008-sarif-without-fixes.md).
//
//===----------------------------------------------------------------------===//

#include "sarif_result.h"

#include "finding_json.h"
#include "finding_text.h"
#include "string_map.h"
#include "uri.h"

#include <math.h>

/// Names of nodes of one result that are listed; the number of nodes is always
/// said.
#define NODES_LISTED 100

//===----------------------------------------------------------------------===//
// The message
//===----------------------------------------------------------------------===//

/// True if a reader would take the text for a link `[text](target)` or for a
/// placeholder `{0}`: then its brackets are escaped, as SARIF wants it.
static bool has_markup(aimet_string_view text) {
  for (size_t i = 0; i + 1 < text.length; ++i) {
    char next = text.data[i + 1];
    if ((text.data[i] == ']' && next == '(') ||
        (text.data[i] == '{' && next >= '0' && next <= '9'))
      return true;
  }
  return false;
}

static void append_unmarked(aimet_string_builder *out, aimet_string_view text) {
  for (size_t i = 0; i < text.length; ++i) {
    char c = text.data[i];
    if (c == '[' || c == ']' || c == '\\')
      aimet_sb_append_char(out, '\\');
    if (c == '{' || c == '}')
      aimet_sb_append_char(out, c);
    aimet_sb_append_char(out, c);
  }
}

static void print_message(aimet_json_writer *json, aimet_string_view text) {
  aimet_string_builder unmarked = AIMET_STRING_BUILDER_INIT;
  aimet_json_key_object(json, "message", true);
  aimet_json_key(json, "text");
  if (has_markup(text)) {
    append_unmarked(&unmarked, text);
    text = aimet_sb_view(&unmarked);
  }
  aimet_json_text(json, text);
  aimet_json_close(json, '}');
  aimet_sb_deinit(&unmarked);
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

/// The model's path is one of this system.
void aimet_sarif_model_print(aimet_json_writer *json,
                             const aimet_report *report) {
  bool has_root = report->options.root != NULL;
  aimet_string_builder uri = AIMET_STRING_BUILDER_INIT;
  aimet_append_uri(&uri, has_root ? aimet_sv(report->options.input_in_root)
                                  : report->input);
  aimet_json_key_text(json, "uri", aimet_sb_view(&uri));
  if (has_root)
    aimet_json_key_text(json, "uriBaseId", aimet_sv(AIMET_SARIF_ROOT));
  aimet_sb_deinit(&uri);
}

/// That of a source is one of the system on which the model was exported.
static void print_source_file(aimet_json_writer *json, aimet_string_view path) {
  aimet_string_builder uri = AIMET_STRING_BUILDER_INIT;
  aimet_append_any_uri(&uri, path);
  aimet_json_key_object(json, "artifactLocation", true);
  aimet_json_key_text(json, "uri", aimet_sb_view(&uri));
  aimet_json_close(json, '}');
  aimet_sb_deinit(&uri);
}

/// The line of the user's source.
static void print_source(aimet_json_writer *json,
                         const aimet_finding *finding) {
  print_source_file(json, finding->source_file);
  if (finding->source_line < 1)
    return;
  aimet_json_key_object(json, "region", true);
  aimet_json_key_int(json, "startLine", finding->source_line);
  if (finding->source_code.length) {
    aimet_json_key_object(json, "snippet", true);
    aimet_json_key_text(json, "text", finding->source_code);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, '}');
}

/// The model's file, and where it is text the line.
static void print_model(aimet_json_writer *json, const aimet_report *report,
                        const aimet_finding *finding) {
  aimet_json_key_object(json, "artifactLocation", true);
  aimet_sarif_model_print(json, report);
  aimet_json_key_int(json, "index", 0);
  aimet_json_close(json, '}');
  if (mlirLocationIsNull(finding->location))
    return;
  aimet_place place = aimet_place_from_location(finding->location);
  if (!place.line)
    return;
  aimet_json_key_object(json, "region", true);
  aimet_json_key_uint(json, "startLine", place.line);
  if (place.column)
    aimet_json_key_uint(json, "startColumn", place.column);
  aimet_json_close(json, '}');
}

static void print_logical(aimet_json_writer *json, const char *kind,
                          aimet_string_view name, aimet_string_view full_name) {
  aimet_json_open(json, '{', true);
  aimet_json_key_text_if_any(json, "name", name);
  aimet_json_key_text(json, "fullyQualifiedName", full_name);
  aimet_json_key_text(json, "kind", aimet_sv(kind));
  aimet_json_close(json, '}');
}

static void print_module(aimet_json_writer *json,
                         const aimet_finding *finding) {
  if (!finding->has_module)
    return;
  aimet_string_view path = finding->module;
  size_t dot = aimet_sv_rfind(path, '.');
  aimet_string_view name =
      dot < path.length ? aimet_sv_slice(path, dot + 1, path.length) : path;
  print_logical(json, "module", path.length ? name : aimet_sv("(root)"), path);
}

/// SARIF wants each place once, but several nodes may have one name.
static void print_nodes(aimet_json_writer *json, const aimet_finding *finding) {
  aimet_string_map *listed = aimet_string_map_create();
  aimet_string_builder shown = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0;
       i < finding->num_nodes && aimet_string_map_size(listed) < NODES_LISTED;
       ++i) {
    aimet_sb_clear(&shown);
    aimet_append_utf8(&shown, finding->nodes[i]);
    aimet_string_view name = aimet_sb_view(&shown);
    bool is_new;
    aimet_string_map_insert(listed, name, &is_new);
    if (is_new)
      print_logical(json, "node", name, name);
  }
  aimet_sb_deinit(&shown);
  aimet_string_map_destroy(listed);
}

static void print_logical_locations(aimet_json_writer *json,
                                    const aimet_finding *finding) {
  aimet_json_key_array(json, "logicalLocations", true);
  print_module(json, finding);
  print_nodes(json, finding);
  if (finding->tensor.length)
    print_logical(json, "tensor", finding->tensor, finding->tensor);
  aimet_json_close(json, ']');
}

static void print_locations(aimet_json_writer *json, const aimet_report *report,
                            const aimet_finding *finding) {
  aimet_json_key_array(json, "locations", true);
  aimet_json_open(json, '{', true);
  aimet_json_key_object(json, "physicalLocation", true);
  if (finding->source_file.length)
    print_source(json, finding);
  else
    print_model(json, report, finding);
  aimet_json_close(json, '}');
  print_logical_locations(json, finding);
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
  if (!finding->neighbour.length)
    return;
  aimet_json_key_array(json, "relatedLocations", true);
  aimet_json_open(json, '{', true);
  aimet_json_key_array(json, "logicalLocations", true);
  aimet_json_open(json, '{', true);
  aimet_json_key_text(json, "fullyQualifiedName", finding->neighbour);
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
  print_message(json, aimet_sv("the neighbour"));
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
}

//===----------------------------------------------------------------------===//
// Standing and properties
//===----------------------------------------------------------------------===//

static void print_standing(aimet_json_writer *json,
                           const aimet_finding *finding) {
  if (finding->baseline != AIMET_BASELINE_NONE)
    aimet_json_key_text(json, "baselineState",
                        aimet_sv(finding->baseline == AIMET_BASELINE_NEW
                                     ? "new"
                                     : "unchanged"));
  if (!finding->is_suppressed)
    return;
  aimet_json_key_array(json, "suppressions", true);
  aimet_json_open(json, '{', true);
  aimet_json_key_text(
      json, "kind",
      aimet_sv(finding->is_suppressed_inline ? "inSource" : "external"));
  aimet_json_key_text(json, "status", aimet_sv("accepted"));
  aimet_json_key_text_if_any(json, "justification", finding->suppression);
  aimet_json_close(json, '}');
  aimet_json_close(json, ']');
}

static void print_properties(aimet_json_writer *json,
                             const aimet_finding *finding) {
  aimet_json_key_object(json, "properties", true);
  aimet_json_key_text_if_any(json, "class", finding->class_name);
  if (finding->calls)
    aimet_json_key_int(json, "calls", finding->calls);
  aimet_json_key_text_if_any(json, "functional", finding->functional);
  aimet_json_key_uint(json, "nodes", finding->num_nodes);
  aimet_json_key_text_if_any(json, "aimetCheck",
                             aimet_sv(finding->aimet_check));
  aimet_json_key_text_if_any(json, "issue", finding->issue);
  aimet_json_key_text_if_any(json, "recommendation", finding->recommendation);
  aimet_json_key_text_if_any(json, "why", finding->why);
  aimet_json_key_text_if_any(json, "remedy", finding->remedy);
  aimet_json_key_text_if_any(json, "fixedBy", aimet_sv(finding->fixed_by));
  aimet_json_key_text_if_any(json, "reason", aimet_sv(finding->reason));
  aimet_finding_cost_print(json, finding);
  aimet_json_close(json, '}');
}

/// Of most priority is what touches most of the model's work.
static void print_rank(aimet_json_writer *json, const aimet_finding *finding) {
  double share = aimet_finding_share(finding);
  if (share < 0)
    return;
  aimet_json_key_float(json, "rank",
                       share > 1 ? 100 : round(share * 1e4) / 1e2);
}

/// What a finding is and where; its level only if that is known.
static void print_finding(aimet_json_writer *json, const aimet_report *report,
                          const aimet_sarif_rules *rules,
                          const aimet_finding *finding, bool has_level) {
  aimet_sarif_rules_refer(rules, finding->check, finding->rule, json);
  if (has_level)
    aimet_json_key_text(json, "level",
                        aimet_sv(aimet_sarif_level(finding->severity)));
  print_message(json, finding->message);
  print_locations(json, report, finding);
  aimet_json_key_object(json, "partialFingerprints", true);
  aimet_json_key_hash(json, "aimetFingerprint/v1", finding->fingerprint);
  aimet_json_close(json, '}');
}

void aimet_sarif_absent_result_print(aimet_json_writer *json,
                                     const aimet_report *report,
                                     const aimet_sarif_rules *rules,
                                     const aimet_gone_finding *gone) {
  const aimet_finding finding = {.check = gone->check,
                                 .rule = gone->rule,
                                 .severity = gone->severity,
                                 .module = gone->module,
                                 .has_module = gone->has_module,
                                 .nodes = gone->nodes,
                                 .num_nodes = gone->num_nodes,
                                 .message = gone->message,
                                 .fingerprint = gone->fingerprint};
  aimet_json_open(json, '{', true);
  print_finding(json, report, rules, &finding, gone->has_severity);
  aimet_json_key_text(json, "baselineState", aimet_sv("absent"));
  if (gone->count > 1)
    aimet_json_key_uint(json, "occurrenceCount", gone->count);
  aimet_json_close(json, '}');
}

void aimet_sarif_result_print(aimet_json_writer *json,
                              const aimet_report *report,
                              const aimet_sarif_rules *rules, size_t index) {
  const aimet_finding *finding = aimet_findings_at(report->findings, index);
  aimet_json_open(json, '{', true);
  print_finding(json, report, rules, finding, true);
  print_standing(json, finding);
  print_rank(json, finding);
  print_properties(json, finding);
  aimet_json_close(json, '}');
}
