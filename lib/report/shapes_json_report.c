//===- shapes_json_report.c - types and shapes for programs ---------------===//

#include "shapes_report.h"

#include "call_graph.h"
#include "graph_values.h"
#include "json_types.h"
#include "node.h"

/// A report being written.
typedef struct shapes_writer {
  const aimet_shapes_report *report;
  aimet_json_writer json;
  aimet_arena *arena; ///< names of the value at hand
  aimet_call_graph *calls;
} shapes_writer;

static bool is_anything_known(const aimet_elements *elements) {
  for (uint64_t i = 0; i < elements->count; ++i)
    if (elements->at[i].kind != AIMET_NUMBER_UNKNOWN)
      return true;
  return elements->count == 0;
}

static void write_elements(shapes_writer *w, const aimet_listed_value *value) {
  const aimet_elements *elements = NULL;
  if (value->kind != AIMET_VALUE_INITIALIZER)
    elements = aimet_inference_elements(w->report->inference, value->value);
  if (!elements || !is_anything_known(elements)) {
    aimet_json_null(&w->json);
    return;
  }
  aimet_json_open(&w->json, '[', true);
  for (uint64_t i = 0; i < elements->count; ++i)
    aimet_json_number(&w->json, elements->at[i]);
  aimet_json_close(&w->json, ']');
}

static void write_value(const aimet_listed_value *value, void *user_data) {
  static const char *const kinds[] = {"input", "initializer", "node",
                                      "undefined"};
  shapes_writer *w = user_data;
  const aimet_inference *inference = w->report->inference;
  aimet_string_view node = {NULL, 0}, type = {NULL, 0}, domain;
  if (value->kind == AIMET_VALUE_NODE) {
    node = aimet_op_node_name(value->op);
    aimet_call_graph_describe(w->calls, value->op, &type, &domain);
  }
  aimet_json_open(&w->json, '{', true);
  aimet_json_key_text(&w->json, "name",
                      aimet_value_name(value->value, w->arena));
  aimet_json_key_text(&w->json, "kind", aimet_sv(kinds[value->kind]));
  aimet_json_key_bool(&w->json, "output", value->is_output);
  aimet_json_key_text_or_null(&w->json, "node", node);
  aimet_json_key_text_or_null(&w->json, "op", type);
  aimet_json_key_type(&w->json, "type",
                      aimet_inference_type(inference, value->value));
  aimet_json_key_type(&w->json, "stated",
                      aimet_inference_stated(inference, value->value));
  aimet_json_key(&w->json, "value");
  write_elements(w, value);
  aimet_json_close(&w->json, '}');
  aimet_arena_reset(w->arena);
}

static void write_graph(const aimet_listed_graph *graph, void *user_data) {
  shapes_writer *w = user_data;
  aimet_json_open(&w->json, '{', false);
  aimet_json_key_text(&w->json, "graph", graph->path);
  aimet_json_key_array(&w->json, "values", false);
  aimet_visit_values(graph, write_value, w);
  aimet_json_close(&w->json, ']');
  aimet_json_close(&w->json, '}');
}

void aimet_shapes_json_print(const aimet_shapes_report *report,
                             aimet_string_builder *out) {
  shapes_writer w = {report, aimet_json_writer_begin(out), aimet_arena_create(),
                     aimet_call_graph_create(report->module)};
  aimet_json_open(&w.json, '{', false);
  aimet_json_key_text(&w.json, "input", report->input);
  aimet_json_key_array(&w.json, "graphs", false);
  aimet_visit_graphs(report->module, write_graph, &w);
  aimet_json_close(&w.json, ']');
  aimet_json_close(&w.json, '}');
  aimet_json_writer_end(&w.json);
  aimet_call_graph_destroy(w.calls);
  aimet_arena_destroy(w.arena);
}
