//===- shapes_text_report.c - types and shapes in tables ------------------===//
//
// A row begins with `!` where the model states a type that contradicts what
// follows from its operators, with `?` where not everything is known.
//
//===----------------------------------------------------------------------===//

#include "shapes_report.h"

#include "call_graph.h"
#include "graph_values.h"
#include "node.h"
#include "text_table.h"

enum {
  /// Names are cut at these widths, and not below if lines are short.
  NAME_WIDTH = 80,
  SHORT_NAME_WIDTH = 12,
  OPERATOR_WIDTH = 40,
  SHORT_OPERATOR_WIDTH = 10,
  /// Values of more elements are not shown, nor longer text of them.
  SHOWN_ELEMENTS = 16,
  SHOWN_BYTES = 120,
};

static const aimet_table_column value_columns[] = {
    {NULL, false, 0, 0},
    {NULL, false, SHORT_NAME_WIDTH, NAME_WIDTH},
    {NULL, false, 0, 0},
};

static const aimet_table_column node_columns[] = {
    {"", false, 0, 0},
    {"node", false, SHORT_NAME_WIDTH, NAME_WIDTH},
    {"operator", false, SHORT_OPERATOR_WIDTH, OPERATOR_WIDTH},
    {"output", false, SHORT_NAME_WIDTH, NAME_WIDTH},
    {"type", false, 0, 0},
};

#define NUM_COLUMNS(columns) (sizeof(columns) / sizeof *(columns))

typedef struct shapes_printer {
  const aimet_shapes_report *report;
  aimet_string_builder *out;
  aimet_arena *arena; ///< of the graph at hand
  aimet_call_graph *calls;
  size_t counts[AIMET_NUM_KNOWLEDGE];
  size_t contradictions;
  aimet_table *table; ///< being filled
  bool is_short;      ///< outputs leave out the name of their node
  MlirOperation last; ///< the node whose output was added last
} shapes_printer;

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

/// What the model states, if it contradicts what is inferred; else null.
static const aimet_value_type *contradicted(const shapes_printer *p,
                                            MlirValue value) {
  const aimet_value_type *stated =
      aimet_inference_stated(p->report->inference, value);
  const aimet_value_type *inferred =
      aimet_inference_inferred(p->report->inference, value);
  bool is_contradiction = false;
  if (stated && inferred->kind != AIMET_TYPE_UNKNOWN)
    aimet_type_meet(p->arena, inferred, stated, &is_contradiction);
  return is_contradiction ? stated : NULL;
}

static const char *mark_of(const shapes_printer *p, MlirValue value) {
  if (contradicted(p, value))
    return "!";
  aimet_knowledge knowledge =
      aimet_knowledge_of(aimet_inference_type(p->report->inference, value));
  return knowledge >= AIMET_KNOWS_PART ? "?" : "";
}

static void append_elements(aimet_string_builder *text,
                            const aimet_elements *elements) {
  size_t begin = text->length;
  aimet_sb_append_char(text, '[');
  for (uint64_t i = 0; i < elements->count; ++i) {
    aimet_sb_append_cstr(text, i ? ", " : "");
    if (text->length - begin > SHOWN_BYTES) {
      aimet_sb_append_cstr(text, "...");
      break;
    }
    aimet_number_print(text, elements->at[i]);
  }
  aimet_sb_append_char(text, ']');
}

static bool is_anything_known(const aimet_elements *elements) {
  for (uint64_t i = 0; i < elements->count; ++i)
    if (elements->at[i].kind != AIMET_NUMBER_UNKNOWN)
      return true;
  return false;
}

static void append_value(const shapes_printer *p, MlirValue value,
                         aimet_string_builder *text) {
  const aimet_elements *elements =
      aimet_inference_elements(p->report->inference, value);
  if (!elements || elements->count > SHOWN_ELEMENTS ||
      !is_anything_known(elements))
    return;
  aimet_sb_append_cstr(text, " = ");
  const aimet_value_type *type =
      aimet_inference_type(p->report->inference, value);
  if (aimet_type_is_ranked(type) && type->rank == 0 && elements->count == 1)
    aimet_number_print(text, elements->at[0]);
  else
    append_elements(text, elements);
}

static void add_type(const shapes_printer *p, MlirValue value) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_type_print(&text, aimet_inference_type(p->report->inference, value));
  append_value(p, value, &text);
  const aimet_value_type *stated = contradicted(p, value);
  if (stated) {
    aimet_sb_append_cstr(&text, "; the model states ");
    aimet_type_print(&text, stated);
  }
  aimet_table_add(p->table, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

/// The name of a value that is derived from its node's name can be told from
/// that: where lines are short only the rest is shown.
static void add_output_name(const shapes_printer *p, MlirValue value,
                            aimet_string_view node) {
  aimet_string_view name = aimet_value_name(value, p->arena);
  if (p->is_short && node.length && name.length > node.length &&
      aimet_sv_starts_with(name, node)) {
    aimet_string_view rest = aimet_sv_slice(name, node.length, name.length);
    aimet_table_addf(p->table, "...%.*s", AIMET_SV(rest));
  } else {
    aimet_table_add(p->table, name);
  }
}

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

static void add_plain_value(const shapes_printer *p, MlirValue value) {
  aimet_table_add(p->table, aimet_sv(mark_of(p, value)));
  aimet_table_add(p->table, aimet_value_name(value, p->arena));
  add_type(p, value);
}

static void print_values(shapes_printer *p, const char *title,
                         MlirValue (*get)(const aimet_graph_view *, intptr_t),
                         const aimet_graph_view *view, intptr_t count) {
  if (count == 0)
    return;
  p->table = aimet_table_create(value_columns, NUM_COLUMNS(value_columns));
  for (intptr_t i = 0; i < count; ++i)
    add_plain_value(p, get(view, i));
  aimet_sb_appendf(p->out, "%s\n", title);
  aimet_table_print(p->table, 0, p->report->line_width, p->out);
  aimet_table_destroy(p->table);
  aimet_sb_append_char(p->out, '\n');
}

static MlirValue input_at(const aimet_graph_view *view, intptr_t i) {
  return mlirBlockGetArgument(view->block, i);
}

static MlirValue output_at(const aimet_graph_view *view, intptr_t i) {
  return mlirOperationGetOperand(aimet_last_operation(view->block), i);
}

static intptr_t num_outputs(const aimet_graph_view *view) {
  MlirOperation end = aimet_last_operation(view->block);
  return aimet_op_is(end, "func.return") || aimet_op_is(end, "aimet.yield")
             ? mlirOperationGetNumOperands(end)
             : 0;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

/// Operators of other domains are named with their domain.
static void add_operator(const shapes_printer *p, MlirOperation op) {
  aimet_string_view type, domain;
  aimet_call_graph_describe(p->calls, op, &type, &domain);
  if (domain.length)
    aimet_table_addf(p->table, "%.*s::%.*s", AIMET_SV(domain), AIMET_SV(type));
  else
    aimet_table_add(p->table, type);
}

/// The node's name, or its place where it has none.
static void add_node_name(const shapes_printer *p,
                          const aimet_listed_value *value) {
  aimet_string_view name = aimet_op_node_name(value->op);
  if (name.length || value->kind != AIMET_VALUE_NODE)
    aimet_table_add(p->table, name);
  else
    aimet_table_addf(p->table, "[%lld]", (long long)value->node_index);
}

/// A node has one row for each output; its name stands in the first.
static void add_node_row(const aimet_listed_value *value, void *user_data) {
  shapes_printer *p = user_data;
  if (value->kind != AIMET_VALUE_NODE && value->kind != AIMET_VALUE_UNDEFINED)
    return;
  bool is_first = !mlirOperationEqual(value->op, p->last);
  bool is_node = value->kind == AIMET_VALUE_NODE;
  p->last = value->op;
  aimet_table_add(p->table, aimet_sv(mark_of(p, value->value)));
  if (is_first)
    add_node_name(p, value);
  else
    aimet_table_add(p->table, aimet_sv(""));
  if (!is_node)
    aimet_table_add(p->table, aimet_sv("(undefined)"));
  else if (is_first)
    add_operator(p, value->op);
  else
    aimet_table_add(p->table, aimet_sv(""));
  add_output_name(p, value->value, aimet_op_node_name(value->op));
  add_type(p, value->value);
}

static void fill_nodes(shapes_printer *p, const aimet_listed_graph *graph,
                       bool is_short) {
  p->table = aimet_table_create(node_columns, NUM_COLUMNS(node_columns));
  p->is_short = is_short;
  p->last = (MlirOperation){NULL};
  aimet_visit_values(graph, add_node_row, p);
}

static void print_nodes(shapes_printer *p, const aimet_listed_graph *graph) {
  size_t line_width = p->report->line_width;
  fill_nodes(p, graph, false);
  if (line_width && aimet_table_width(p->table) > line_width) {
    aimet_table_destroy(p->table);
    fill_nodes(p, graph, true);
  }
  if (!mlirOperationIsNull(p->last)) {
    aimet_table_print(p->table, 0, line_width, p->out);
    aimet_sb_append_char(p->out, '\n');
  }
  aimet_table_destroy(p->table);
}

//===----------------------------------------------------------------------===//
// Graphs
//===----------------------------------------------------------------------===//

static void count_value(const aimet_listed_value *value, void *user_data) {
  shapes_printer *p = user_data;
  if (value->kind == AIMET_VALUE_INITIALIZER)
    return;
  ++p->counts[aimet_knowledge_of(
      aimet_inference_type(p->report->inference, value->value))];
  p->contradictions += contradicted(p, value->value) != NULL;
}

/// The path of a graph, and what its own name adds to it.
static void print_heading(const shapes_printer *p,
                          const aimet_listed_graph *graph) {
  enum { PATH_LIMIT = 4096 };
  aimet_string_view name = aimet_dict_get_string(graph->view.message, "name");
  if (!aimet_sv_starts_with(graph->path, aimet_sv("function ")))
    aimet_sb_append_cstr(p->out, "graph ");
  aimet_sb_append_escaped(p->out, graph->path, PATH_LIMIT);
  if (name.length && !aimet_sv_equal(name, graph->path)) {
    aimet_sb_append_cstr(p->out, " \"");
    aimet_sb_append_escaped(p->out, name, PATH_LIMIT);
    aimet_sb_append_char(p->out, '"');
  }
  aimet_sb_append_cstr(p->out, "\n\n");
}

static void print_graph(const aimet_listed_graph *graph, void *user_data) {
  shapes_printer *p = user_data;
  const aimet_graph_view *view = &graph->view;
  print_heading(p, graph);
  print_values(p, "inputs", input_at, view,
               mlirBlockGetNumArguments(view->block));
  print_values(p, "outputs", output_at, view, num_outputs(view));
  print_nodes(p, graph);
  aimet_visit_values(graph, count_value, p);
  aimet_arena_reset(p->arena);
}

static void print_counts(const shapes_printer *p) {
  static const char *const names[] = {"fully known", "with symbolic sizes",
                                      "partly known", "unknown"};
  size_t total = 0;
  for (int i = 0; i < AIMET_NUM_KNOWLEDGE; ++i)
    total += p->counts[i];
  aimet_sb_appendf(p->out, "%zu value%s of inputs and nodes:", total,
                   total == 1 ? "" : "s");
  for (int i = 0; i < AIMET_NUM_KNOWLEDGE; ++i)
    aimet_sb_appendf(p->out, "%s %zu %s", i ? "," : "", p->counts[i], names[i]);
  aimet_sb_append_char(p->out, '\n');
  if (p->contradictions)
    aimet_sb_appendf(p->out,
                     "%zu of them contradict%s what the model states (!)\n",
                     p->contradictions, p->contradictions == 1 ? "s" : "");
}

void aimet_shapes_text_print(const aimet_shapes_report *report,
                             aimet_string_builder *out) {
  shapes_printer p = {.report = report,
                      .out = out,
                      .arena = aimet_arena_create(),
                      .calls = aimet_call_graph_create(report->module)};
  aimet_visit_graphs(report->module, print_graph, &p);
  print_counts(&p);
  aimet_call_graph_destroy(p.calls);
  aimet_arena_destroy(p.arena);
}
