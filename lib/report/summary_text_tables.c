//===- summary_text_tables.c - the tables of a summary --------------------===//

#include "summary_text.h"

#include "amount_text.h"
#include "json_types.h"

enum {
  NAME_WIDTH = 80,
  SHORT_NAME_WIDTH = 12,
  VALUE_LIMIT = 100, ///< bytes of a metadata value that are shown
  EXPRESSION_LIMIT = 24,
};

//===----------------------------------------------------------------------===//
// What tables have in common
//===----------------------------------------------------------------------===//

static const aimet_table_column fact_columns[] = {
    {NULL, false, SHORT_NAME_WIDTH, NAME_WIDTH},
    {NULL, false, 0, 0},
};

aimet_table *aimet_summary_new_facts(void) {
  return aimet_table_create(fact_columns, 2);
}

void aimet_summary_add_cell(aimet_summary_printer *p, aimet_table *table) {
  aimet_table_add(table, aimet_sb_view(&p->cell));
  aimet_sb_clear(&p->cell);
}

void aimet_summary_print_table(aimet_summary_printer *p, const char *heading,
                               aimet_table *table) {
  if (!aimet_table_is_empty(table)) {
    aimet_sb_append_char(p->out, '\n');
    if (heading)
      aimet_sb_appendf(p->out, "%s\n", heading);
    aimet_table_print(table, heading ? AIMET_SUMMARY_INDENT : 0, p->line_width,
                      p->out);
  }
  aimet_table_destroy(table);
}

void aimet_summary_print_rest(aimet_summary_printer *p, size_t count) {
  if (count > AIMET_SUMMARY_MAX_ROWS)
    aimet_sb_appendf(p->out, "%*s... and %zu more\n", AIMET_SUMMARY_INDENT, "",
                     count - AIMET_SUMMARY_MAX_ROWS);
}

size_t aimet_summary_shown_rows(size_t count) {
  return count < AIMET_SUMMARY_MAX_ROWS ? count : AIMET_SUMMARY_MAX_ROWS;
}

void aimet_summary_append_bytes(aimet_summary_printer *p, uint64_t bytes,
                                const char *preposition, uint64_t tensors) {
  aimet_append_amount(&p->cell, bytes);
  aimet_sb_appendf(&p->cell, "%s %s %llu tensor%s",
                   bytes < AIMET_AMOUNT_ROUNDED ? " bytes" : "B", preposition,
                   (unsigned long long)tensors, tensors == 1 ? "" : "s");
}

static void add_amount(aimet_summary_printer *p, aimet_table *table,
                       uint64_t amount) {
  aimet_append_amount(&p->cell, amount);
  aimet_summary_add_cell(p, table);
}

static void add_share(aimet_summary_printer *p, aimet_table *table,
                      uint64_t part, uint64_t whole) {
  aimet_append_share(&p->cell, part, whole);
  aimet_summary_add_cell(p, table);
}

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

void aimet_summary_print_metadata(aimet_summary_printer *p) {
  MlirAttribute pairs =
      aimet_op_attr(p->summary->input.module, "onnx.metadata_props");
  size_t count = (size_t)aimet_array_size(pairs);
  aimet_table *table = aimet_summary_new_facts();
  for (size_t i = 0; i < aimet_summary_shown_rows(count); ++i) {
    MlirAttribute pair = aimet_array_get(pairs, (intptr_t)i);
    aimet_table_add(table, aimet_dict_get_string(pair, "key"));
    aimet_sb_append_escaped(&p->cell, aimet_dict_get_string(pair, "value"),
                            VALUE_LIMIT);
    aimet_summary_add_cell(p, table);
  }
  aimet_summary_print_table(p, "metadata", table);
  aimet_summary_print_rest(p, count);
}

static void add_value(aimet_summary_printer *p, aimet_table *table,
                      MlirValue value, aimet_arena *arena) {
  aimet_table_add(table, aimet_value_name(value, arena));
  aimet_type_print(&p->cell,
                   aimet_inference_type(p->summary->inference, value));
  aimet_summary_add_cell(p, table);
}

/// Inputs that have a default are weights in models of old IR versions: only
/// their number is shown.
static void print_inputs(aimet_summary_printer *p,
                         const aimet_summary_values *values,
                         aimet_arena *arena) {
  size_t shown = 0, defaults = 0, rest = 0;
  aimet_table *table = aimet_summary_new_facts();
  for (intptr_t i = 0; i < values->num_inputs; ++i) {
    MlirValue input = aimet_summary_input_at(values, i);
    if (!mlirOperationIsNull(aimet_default_of(input)))
      ++defaults;
    else if (shown == AIMET_SUMMARY_MAX_ROWS)
      ++rest;
    else if (++shown)
      add_value(p, table, input, arena);
  }
  aimet_summary_print_table(p, "inputs", table);
  aimet_summary_print_rest(p, rest ? rest + AIMET_SUMMARY_MAX_ROWS : 0);
  if (defaults)
    aimet_sb_appendf(p->out, "%*s%zu with a default value\n",
                     AIMET_SUMMARY_INDENT, "", defaults);
}

static void print_outputs(aimet_summary_printer *p,
                          const aimet_summary_values *values,
                          aimet_arena *arena) {
  size_t count = (size_t)values->num_outputs;
  aimet_table *table = aimet_summary_new_facts();
  for (size_t i = 0; i < aimet_summary_shown_rows(count); ++i)
    add_value(p, table, aimet_summary_output_at(values, (intptr_t)i), arena);
  aimet_summary_print_table(p, "outputs", table);
  aimet_summary_print_rest(p, count);
}

void aimet_summary_print_values(aimet_summary_printer *p) {
  aimet_summary_values values;
  aimet_summary_values_init(&values, p->summary);
  aimet_arena *arena = aimet_arena_create();
  print_inputs(p, &values, arena);
  print_outputs(p, &values, arena);
  aimet_arena_destroy(arena);
}

/// A part has a share of the whole if both are multiples of the same.
static void add_macs(aimet_summary_printer *p, aimet_table *table,
                     const aimet_summary_operator *row) {
  aimet_multiple part = {0, {NULL, 0}}, whole = {0, {NULL, 0}};
  bool has_share = aimet_multiple_of(row->macs.known, &part) &&
                   aimet_multiple_of(p->summary->macs.known, &whole) &&
                   aimet_sv_equal(part.of, whole.of);
  if (row->macs.num_unknown)
    aimet_sb_append_cstr(&p->cell, "?");
  else if (!aimet_is(row->macs.known, 0))
    aimet_append_short(&p->cell, row->macs.known, EXPRESSION_LIMIT);
  aimet_summary_add_cell(p, table);
  if (has_share && !row->macs.num_unknown)
    aimet_append_share(&p->cell, part.count, whole.count);
  aimet_summary_add_cell(p, table);
}

static void add_operator(aimet_summary_printer *p, aimet_table *table,
                         const aimet_summary_operator *row) {
  if (row->domain.length) {
    aimet_sb_append(&p->cell, row->domain);
    aimet_sb_append_cstr(&p->cell, "::");
  }
  aimet_sb_append(&p->cell, row->type);
  aimet_summary_add_cell(p, table);
  aimet_append_exact(&p->cell, row->nodes);
  aimet_summary_add_cell(p, table);
  add_macs(p, table, row);
  if (row->parameters)
    aimet_append_amount(&p->cell, row->parameters);
  aimet_summary_add_cell(p, table);
  add_share(p, table, row->parameters,
            p->summary->roles[AIMET_CONSTANT_PARAMETER].elements);
}

void aimet_summary_print_operators(aimet_summary_printer *p) {
  static const aimet_table_column columns[] = {
      {"operator", false, SHORT_NAME_WIDTH, NAME_WIDTH},
      {"nodes", true, 0, 0},
      {"MACs", true, 0, 0},
      {"", true, 0, 0},
      {"parameters", true, 0, 0},
      {"", true, 0, 0},
  };
  const aimet_summary *s = p->summary;
  aimet_table *table =
      aimet_table_create(columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < aimet_summary_shown_rows(s->num_operators); ++i)
    add_operator(p, table, &s->operators[i]);
  aimet_summary_print_table(p, NULL, table);
  aimet_summary_print_rest(p, s->num_operators);
}

void aimet_summary_print_data_types(aimet_summary_printer *p) {
  static const aimet_table_column columns[] = {
      {"data type", false, 0, 0},     {"values", true, 0, 0},
      {"stored tensors", true, 0, 0}, {"elements", true, 0, 0},
      {"bytes", true, 0, 0},
  };
  aimet_table *table =
      aimet_table_create(columns, sizeof columns / sizeof *columns);
  for (int32_t i = 0; i <= AIMET_DATA_LAST; ++i) {
    const aimet_summary_element *row = &p->summary->elements[i];
    if (row->values == 0 && row->stored.tensors == 0)
      continue;
    aimet_table_add(table, aimet_sv(aimet_element_name(i).text));
    aimet_append_exact(&p->cell, row->values);
    aimet_summary_add_cell(p, table);
    aimet_append_exact(&p->cell, row->stored.tensors);
    aimet_summary_add_cell(p, table);
    add_amount(p, table, row->stored.elements);
    add_amount(p, table, row->stored.bytes);
  }
  aimet_summary_print_table(p, NULL, table);
}

void aimet_summary_print_files(aimet_summary_printer *p) {
  const aimet_summary *s = p->summary;
  aimet_table *table = aimet_summary_new_facts();
  for (size_t i = 0; i < aimet_summary_shown_rows(s->num_files); ++i) {
    const aimet_summary_file *file = &s->files[i];
    aimet_table_add(table, file->path);
    if (file->is_there)
      aimet_append_both(&p->cell, file->bytes, true);
    else
      aimet_sb_append_cstr(&p->cell, "cannot be read");
    aimet_sb_append_cstr(&p->cell, "; holds ");
    aimet_summary_append_bytes(p, file->used_bytes, "of", file->tensors);
    aimet_summary_add_cell(p, table);
  }
  aimet_summary_print_table(p, "other files that hold weights", table);
  aimet_summary_print_rest(p, s->num_files);
}

void aimet_summary_print_functions(aimet_summary_printer *p) {
  static const aimet_table_column columns[] = {
      {"local function", false, SHORT_NAME_WIDTH, NAME_WIDTH},
      {"nodes", true, 0, 0},
      {"calls", true, 0, 0},
  };
  const aimet_summary *s = p->summary;
  aimet_table *table =
      aimet_table_create(columns, sizeof columns / sizeof *columns);
  for (size_t i = 0; i < aimet_summary_shown_rows(s->num_functions); ++i) {
    const aimet_summary_function *function = &s->functions[i];
    aimet_table_add(table, function->name);
    aimet_append_exact(&p->cell, function->nodes);
    aimet_summary_add_cell(p, table);
    aimet_append_exact(&p->cell, function->calls);
    aimet_summary_add_cell(p, table);
  }
  aimet_summary_print_table(p, NULL, table);
  aimet_summary_print_rest(p, s->num_functions);
}
