//===- summary_text_report.c - what a model is made of, in words ----------===//

#include "summary_text.h"

#include "amount_text.h"

/// Longer expressions are left to the JSON form.
#define EXPRESSION_LIMIT 160

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

static void add_fact(aimet_summary_printer *p, aimet_table *table,
                     const char *label) {
  aimet_table_add(table, aimet_sv(label));
  aimet_summary_add_cell(p, table);
}

static void add_file(aimet_summary_printer *p, aimet_table *table) {
  const aimet_summary_input *input = &p->summary->input;
  aimet_append_both(&p->cell, input->bytes, true);
  aimet_sb_append_cstr(&p->cell, strcmp(input->format, "onnx") == 0 ? ", ONNX"
                                 : strcmp(input->format, "mlir") == 0
                                     ? ", MLIR text"
                                     : ", MLIR bytecode");
  add_fact(p, table, "file");
}

static aimet_string_view model_text(const aimet_summary_printer *p,
                                    const char *attribute) {
  return aimet_op_attr_string(p->summary->input.module, attribute);
}

static void add_ir_version(aimet_summary_printer *p, aimet_table *table) {
  int64_t version;
  if (aimet_attr_get_int(
          aimet_op_attr(p->summary->input.module, "onnx.ir_version"), &version))
    aimet_sb_appendf(&p->cell, "%lld", (long long)version);
  else
    aimet_sb_append_cstr(&p->cell, "not stated");
  add_fact(p, table, "IR version");
}

static void add_producer(aimet_summary_printer *p, aimet_table *table) {
  aimet_string_view name = model_text(p, "onnx.producer_name");
  aimet_string_view version = model_text(p, "onnx.producer_version");
  aimet_sb_append(&p->cell, name);
  if (version.length) {
    aimet_sb_append_char(&p->cell, ' ');
    aimet_sb_append(&p->cell, version);
  }
  if (p->cell.length)
    add_fact(p, table, "producer");
}

static void add_domain(aimet_summary_printer *p, aimet_table *table) {
  int64_t version;
  aimet_sb_append(&p->cell, model_text(p, "onnx.domain"));
  if (p->cell.length)
    add_fact(p, table, "domain");
  if (aimet_attr_get_int(
          aimet_op_attr(p->summary->input.module, "onnx.model_version"),
          &version)) {
    aimet_sb_appendf(&p->cell, "%lld", (long long)version);
    add_fact(p, table, "version");
  }
}

static void add_opsets(aimet_summary_printer *p, aimet_table *table) {
  MlirAttribute imports =
      aimet_op_attr(p->summary->input.module, "onnx.opset_import");
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count && i < AIMET_SUMMARY_MAX_ROWS; ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    aimet_string_view domain = aimet_dict_get_string(entry, "domain");
    aimet_sb_append_cstr(&p->cell, i ? ", " : "");
    aimet_sb_append(&p->cell, domain.length ? domain : aimet_sv("ai.onnx"));
    aimet_sb_appendf(&p->cell, " %lld",
                     (long long)aimet_dict_get_int(entry, "version", 0));
  }
  if (count == 0)
    aimet_sb_append_cstr(&p->cell, "none stated");
  add_fact(p, table, "opsets");
}

static void add_nodes(aimet_summary_printer *p, aimet_table *table) {
  const aimet_summary *s = p->summary;
  aimet_append_exact(&p->cell, s->nodes);
  if (s->inner_graphs)
    aimet_sb_appendf(&p->cell, ", %llu graph%s inside them",
                     (unsigned long long)s->inner_graphs,
                     s->inner_graphs == 1 ? "" : "s");
  if (s->num_functions)
    aimet_sb_appendf(&p->cell, ", %zu local function%s", s->num_functions,
                     s->num_functions == 1 ? "" : "s");
  add_fact(p, table, "nodes");
}

static void add_modules(aimet_summary_printer *p, aimet_table *table) {
  const aimet_summary *s = p->summary;
  if (s->module_nodes == 0)
    return;
  aimet_sb_appendf(
      &p->cell, "%llu leaf module%s, %llu of %llu nodes placed",
      (unsigned long long)s->leaf_modules, s->leaf_modules == 1 ? "" : "s",
      (unsigned long long)s->module_nodes, (unsigned long long)s->nodes);
  add_fact(p, table, "modules");
}

//===----------------------------------------------------------------------===//
// What it costs
//===----------------------------------------------------------------------===//

/// An expression that is too long to be read is left to the JSON form.
static void append_number(aimet_summary_printer *p, aimet_number number,
                          bool is_bytes) {
  aimet_string_view text = {NULL, 0};
  if (number.kind == AIMET_NUMBER_SYMBOLIC)
    text = aimet_expr_text(number.as.expr);
  if (text.length > EXPRESSION_LIMIT) {
    aimet_sb_append_cstr(&p->cell, "an expression over input sizes, see "
                                   "--print-summary=json");
    return;
  }
  aimet_append_number(&p->cell, number, is_bytes, EXPRESSION_LIMIT);
}

static void add_sum(aimet_summary_printer *p, aimet_table *table,
                    const char *label, aimet_summary_sum sum, bool is_bytes) {
  if (sum.known.kind == AIMET_NUMBER_UNKNOWN)
    aimet_sb_append_cstr(&p->cell, "too large to be written");
  else if (!sum.num_unknown || !aimet_is(sum.known, 0))
    append_number(p, sum.known, is_bytes);
  if (sum.num_unknown)
    aimet_sb_appendf(
        &p->cell, "%s%llu node%s unknown", p->cell.length ? ", and " : "",
        (unsigned long long)sum.num_unknown, sum.num_unknown == 1 ? "" : "s");
  add_fact(p, table, label);
}

static void append_tensors(aimet_summary_printer *p,
                           const aimet_summary_tensors *tensors) {
  aimet_append_both(&p->cell, tensors->elements, false);
  aimet_sb_append_cstr(&p->cell,
                       tensors->elements == 1 ? " element, " : " elements, ");
  aimet_summary_append_bytes(p, tensors->bytes, "in", tensors->tensors);
  if (tensors->unsized)
    aimet_sb_appendf(&p->cell, ", %llu of unknown size",
                     (unsigned long long)tensors->unsized);
}

static void add_role(aimet_summary_printer *p, aimet_table *table,
                     const char *label, aimet_constant_role role, bool always) {
  const aimet_summary_tensors *tensors = &p->summary->roles[role];
  if (tensors->tensors == 0 && !always)
    return;
  append_tensors(p, tensors);
  add_fact(p, table, label);
}

static void add_costs(aimet_summary_printer *p, aimet_table *table) {
  const aimet_summary *s = p->summary;
  add_role(p, table, "parameters", AIMET_CONSTANT_PARAMETER, true);
  add_role(p, table, "statistics", AIMET_CONSTANT_STATISTIC, false);
  add_role(p, table, "quantizers", AIMET_CONSTANT_QUANTIZER, false);
  add_role(p, table, "constants", AIMET_CONSTANT_OTHER, false);
  add_sum(p, table, "MACs", s->macs, false);
  add_sum(p, table, "activations", s->activation_bytes, true);
  if (s->activation_peak.kind == AIMET_NUMBER_UNKNOWN)
    return;
  append_number(p, s->activation_peak, true);
  add_fact(p, table, "  at once");
}

static void print_model(aimet_summary_printer *p) {
  aimet_table *table = aimet_summary_new_facts();
  add_file(p, table);
  add_ir_version(p, table);
  add_producer(p, table);
  add_domain(p, table);
  add_opsets(p, table);
  add_nodes(p, table);
  add_modules(p, table);
  add_costs(p, table);
  aimet_sb_append_escaped(p->out, p->summary->input.input, 4096);
  aimet_sb_append_char(p->out, '\n');
  aimet_table_print(table, AIMET_SUMMARY_INDENT, p->line_width, p->out);
  aimet_table_destroy(table);
}

//===----------------------------------------------------------------------===//
// What is not known
//===----------------------------------------------------------------------===//

static void add_symbols(aimet_summary_printer *p, aimet_table *table) {
  const aimet_summary *s = p->summary;
  for (size_t i = 0; i < aimet_summary_shown_rows(s->num_symbols); ++i) {
    aimet_sb_append_cstr(&p->cell, i ? ", " : "");
    aimet_sb_append(&p->cell, s->symbols[i]);
  }
  if (s->num_symbols > AIMET_SUMMARY_MAX_ROWS)
    aimet_sb_appendf(&p->cell, ", ... %zu in all", s->num_symbols);
  if (s->unnamed_sizes)
    aimet_sb_appendf(&p->cell, "%s%llu without a name",
                     s->num_symbols ? ", and " : "",
                     (unsigned long long)s->unnamed_sizes);
  if (p->cell.length)
    add_fact(p, table, "input sizes");
}

static void add_custom(aimet_summary_printer *p, aimet_table *table) {
  const aimet_summary *s = p->summary;
  uint64_t operators = 0, nodes = 0;
  for (size_t i = 0; i < s->num_operators; ++i)
    if (s->operators[i].is_custom) {
      ++operators;
      nodes += s->operators[i].nodes;
    }
  if (!operators)
    return;
  aimet_sb_appendf(&p->cell, "%llu, in %llu node%s",
                   (unsigned long long)operators, (unsigned long long)nodes,
                   nodes == 1 ? "" : "s");
  add_fact(p, table, "custom operators");
}

static void add_knowledge(aimet_summary_printer *p, aimet_table *table) {
  const uint64_t *counts = p->summary->knowledge;
  uint64_t total = 0;
  for (int i = 0; i < AIMET_NUM_KNOWLEDGE; ++i)
    total += counts[i];
  if (counts[AIMET_KNOWS_PART] + counts[AIMET_KNOWS_NOTHING] == 0)
    return;
  aimet_sb_appendf(&p->cell,
                   "%llu partly, %llu not at all, of %llu; --print-shapes "
                   "lists them",
                   (unsigned long long)counts[AIMET_KNOWS_PART],
                   (unsigned long long)counts[AIMET_KNOWS_NOTHING],
                   (unsigned long long)total);
  add_fact(p, table, "types of values");
}

static void print_unknown(aimet_summary_printer *p) {
  aimet_table *table = aimet_summary_new_facts();
  add_symbols(p, table);
  add_custom(p, table);
  add_knowledge(p, table);
  if (p->summary->module_nodes == 0 && p->summary->nodes) {
    aimet_sb_append_cstr(&p->cell, "add --infer-modules");
    add_fact(p, table, "modules");
  }
  uint64_t unplaced = p->summary->unplaced_nodes;
  if (unplaced) {
    aimet_sb_appendf(&p->cell, "%llu node%s without module information",
                     (unsigned long long)unplaced, unplaced == 1 ? "" : "s");
    add_fact(p, table, "modules");
  }
  aimet_summary_print_table(p, "not known", table);
}

void aimet_summary_text_print(const aimet_summary *summary, size_t line_width,
                              aimet_string_builder *out) {
  aimet_summary_printer p = {summary, line_width, out,
                             AIMET_STRING_BUILDER_INIT};
  print_model(&p);
  aimet_summary_print_metadata(&p);
  aimet_summary_print_values(&p);
  aimet_summary_print_operators(&p);
  aimet_summary_print_data_types(&p);
  aimet_summary_print_files(&p);
  aimet_summary_print_functions(&p);
  print_unknown(&p);
  aimet_sb_deinit(&p.cell);
}
