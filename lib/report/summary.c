//===- summary.c - what a model is made of --------------------------------===//

#include "summary.h"

#include "activation_peak.h"
#include "alloc.h"
#include "mac_count.h"
#include "module_listing.h"
#include "node.h"
#include "string_map.h"
#include "weights.h"

#include <mlir-c/BuiltinTypes.h>

#include <stdlib.h>

typedef struct collector {
  aimet_summary *summary;
  const aimet_call_graph *graph;
  aimet_symbols *symbols;
  aimet_ptr_map names;         ///< name of an operation -> operator + 1
  aimet_string_map *operators; ///< of Custom and Call: operator + 1
  aimet_string_map *files;     ///< path -> file + 1
  aimet_string_map *symbols_seen;
} collector;

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

static void add_to_sum(const collector *c, aimet_summary_sum *sum,
                       aimet_number number) {
  if (number.kind == AIMET_NUMBER_UNKNOWN)
    ++sum->num_unknown;
  else if (!aimet_is(number, 0))
    sum->known = aimet_add(c->symbols, sum->known, number);
}

aimet_number aimet_summary_total(aimet_summary_sum sum) {
  return sum.num_unknown ? aimet_unknown_number() : sum.known;
}

static void add_checked(uint64_t *sum, uint64_t more) {
  if (__builtin_add_overflow(*sum, more, sum))
    *sum = UINT64_MAX;
}

static void add_tensor(aimet_summary_tensors *sum,
                       const aimet_stored_tensor *tensor) {
  ++sum->tensors;
  if (!tensor->is_sized) {
    ++sum->unsized;
    return;
  }
  add_checked(&sum->elements, tensor->elements);
  add_checked(&sum->bytes, tensor->bytes);
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

static aimet_summary_operator describe(const collector *c, MlirOperation op) {
  aimet_summary_operator row = {.macs = {.known = aimet_int(0)}};
  size_t callee;
  aimet_call_graph_describe(c->graph, op, &row.type, &row.domain);
  row.is_function = aimet_call_graph_callee(c->graph, op, &callee);
  row.is_custom = !row.is_function && (aimet_op_is(op, "onnx.Custom") ||
                                       aimet_op_is(op, "onnx.Call"));
  return row;
}

static uint64_t add_operator(collector *c, MlirOperation op) {
  aimet_summary *s = c->summary;
  aimet_grow_array((void **)&s->operators, &s->operator_capacity,
                   s->num_operators + 1, sizeof *s->operators);
  s->operators[s->num_operators] = describe(c, op);
  return ++s->num_operators;
}

/// What tells operators apart that have one operation name in common; freed by
/// the caller.
static char *operator_key(MlirOperation op) {
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append(&key, aimet_op_attr_string(op, "domain_name"));
  aimet_sb_append_cstr(&key, "::");
  aimet_sb_append(&key, aimet_op_attr_string(op, "function_name"));
  MlirAttribute callee = aimet_op_attr(op, "callee");
  if (!mlirAttributeIsNull(callee) && mlirAttributeIsAFlatSymbolRef(callee))
    aimet_sb_append(&key, aimet_view(mlirFlatSymbolRefAttrGetValue(callee)));
  return aimet_sb_take(&key);
}

static aimet_summary_operator *operator_of(collector *c, MlirOperation op) {
  uint64_t *index;
  if (aimet_op_is(op, "onnx.Custom") || aimet_op_is(op, "onnx.Call")) {
    char *key = operator_key(op);
    index = &aimet_string_map_insert(c->operators, aimet_sv(key), NULL)
                 ->value.number;
    free(key);
  } else {
    index = aimet_ptr_map_insert(&c->names, mlirOperationGetName(op).ptr, NULL);
  }
  if (*index == 0)
    *index = add_operator(c, op);
  return &c->summary->operators[*index - 1];
}

static void count_module(collector *c, MlirOperation op) {
  if (!mlirAttributeIsNull(aimet_op_attr(op, "aimet.module")))
    ++c->summary->module_nodes;
}

static void count_modules(collector *c) {
  if (!c->summary->module_nodes)
    return;
  MlirOperation module = c->summary->input.module;
  aimet_module_tree *tree = aimet_module_tree_create(module);
  for (size_t i = 0; i < tree->num_modules; ++i)
    c->summary->leaf_modules += tree->modules[i].leaf;
  c->summary->unplaced_nodes = aimet_count_unplaced_nodes(tree, module);
  aimet_module_tree_destroy(tree);
}

/// What all calls cost together; unknown if one is.
static aimet_cost sum_of_calls(const collector *c, const aimet_cost *calls,
                               size_t num_calls) {
  aimet_cost sum = {aimet_int(0), aimet_int(0)};
  for (size_t i = 0; i < num_calls; ++i) {
    sum.macs = aimet_add(c->symbols, sum.macs, calls[i].macs);
    sum.activation_bytes =
        aimet_add(c->symbols, sum.activation_bytes, calls[i].activation_bytes);
  }
  return sum;
}

static void count_node(MlirOperation op, const aimet_cost *calls,
                       size_t num_calls, void *user_data) {
  collector *c = user_data;
  aimet_summary *s = c->summary;
  aimet_summary_operator *row = operator_of(c, op);
  ++s->nodes;
  ++row->nodes;
  s->inner_graphs += (uint64_t)mlirOperationGetNumRegions(op);
  aimet_cost cost = sum_of_calls(c, calls, num_calls);
  add_to_sum(c, &row->macs, cost.macs);
  add_to_sum(c, &s->macs, cost.macs);
  add_to_sum(c, &s->activation_bytes, cost.activation_bytes);
  count_module(c, op);
}

static int compare_operators(const void *left, const void *right) {
  const aimet_summary_operator *a = left, *b = right;
  if (a->nodes != b->nodes)
    return a->nodes > b->nodes ? -1 : 1;
  int order = aimet_sv_compare(a->type, b->type);
  return order ? order : aimet_sv_compare(a->domain, b->domain);
}

//===----------------------------------------------------------------------===//
// Stored tensors and the files that they lie in
//===----------------------------------------------------------------------===//

static aimet_summary_file *file_of(const collector *c, aimet_string_view path) {
  aimet_summary *s = c->summary;
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(c->files, path, &is_new);
  if (!is_new)
    return &s->files[entry->value.number];
  entry->value.number = s->num_files;
  aimet_grow_array((void **)&s->files, &s->file_capacity, s->num_files + 1,
                   sizeof *s->files);
  s->files[s->num_files] = (aimet_summary_file){.path = path};
  return &s->files[s->num_files++];
}

static void count_file(const collector *c, const aimet_stored_tensor *tensor) {
  MlirAttribute value = aimet_op_attr(tensor->op, "value");
  aimet_span span;
  if (!aimet_span_from_attribute(aimet_dict_get(value, "span"), &span) ||
      aimet_sv_equal(span.file, c->summary->input.reference))
    return;
  aimet_summary_file *file = file_of(c, span.file);
  ++file->tensors;
  add_checked(&file->used_bytes, span.length);
}

static void ignore(const aimet_diagnostic *diagnostic, void *user_data) {
  (void)diagnostic;
  (void)user_data;
}

/// A file that is not there is no fault of a summary.
static void measure_files(aimet_summary *s) {
  if (s->num_files == 0 || !s->input.external_root)
    return;
  aimet_diag *silent = aimet_diag_create(ignore, NULL);
  aimet_weight_store *store =
      aimet_weight_store_create(s->input.external_root, silent);
  for (size_t i = 0; i < s->num_files; ++i) {
    aimet_summary_file *row = &s->files[i];
    const aimet_input_file *file;
    row->is_there = aimet_weight_store_open(store, row->path, (aimet_place){0},
                                            &file) == AIMET_OK;
    if (row->is_there)
      row->bytes = file->size;
  }
  aimet_weight_store_destroy(store);
  aimet_diag_destroy(silent);
}

static void count_stored(collector *c) {
  aimet_summary *s = c->summary;
  aimet_stored_tensors tensors;
  aimet_stored_tensors_init(&tensors, c->graph);
  for (size_t i = 0; i < tensors.count; ++i) {
    const aimet_stored_tensor *tensor = &tensors.items[i];
    add_tensor(&s->roles[tensor->role], tensor);
    add_tensor(&s->elements[tensor->element].stored, tensor);
    if (tensor->role == AIMET_CONSTANT_PARAMETER && tensor->is_sized &&
        !mlirOperationIsNull(tensor->use.user) &&
        aimet_op_is_node(tensor->use.user))
      add_checked(&operator_of(c, tensor->use.user)->parameters,
                  tensor->elements);
    count_file(c, tensor);
  }
  aimet_stored_tensors_deinit(&tensors);
  measure_files(s);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static int32_t element_of(const aimet_value_type *type) {
  while (type->of && type->kind != AIMET_TYPE_MAP)
    type = type->of;
  bool is_tensor =
      type->kind == AIMET_TYPE_TENSOR || type->kind == AIMET_TYPE_SPARSE_TENSOR;
  return is_tensor && type->element > 0 && type->element <= AIMET_DATA_LAST
             ? type->element
             : 0;
}

static void count_value(const aimet_listed_value *value, void *user_data) {
  const collector *c = user_data;
  aimet_summary *s = c->summary;
  if (value->kind == AIMET_VALUE_INITIALIZER)
    return;
  const aimet_value_type *type =
      aimet_inference_type(c->summary->inference, value->value);
  ++s->knowledge[aimet_knowledge_of(type)];
  ++s->elements[element_of(type)].values;
}

static void add_symbol(const collector *c, aimet_string_view name) {
  aimet_summary *s = c->summary;
  bool is_new;
  aimet_string_map_insert(c->symbols_seen, name, &is_new);
  if (!is_new)
    return;
  aimet_grow_array((void **)&s->symbols, &s->symbol_capacity,
                   s->num_symbols + 1, sizeof *s->symbols);
  s->symbols[s->num_symbols++] = name;
}

/// Sizes that only a run gives.
static void count_open_sizes(const collector *c, MlirBlock block) {
  aimet_summary *s = c->summary;
  intptr_t inputs = mlirBlockGetNumArguments(block);
  for (intptr_t i = 0; i < inputs; ++i) {
    const aimet_value_type *type = aimet_inference_type(
        c->summary->inference, mlirBlockGetArgument(block, i));
    for (int32_t k = 0; aimet_type_is_ranked(type) && k < type->rank; ++k) {
      if (type->dims[k].kind == AIMET_NUMBER_SYMBOLIC)
        add_symbol(c, aimet_expr_text(type->dims[k].as.expr));
      s->unnamed_sizes += type->dims[k].kind == AIMET_NUMBER_UNKNOWN;
    }
  }
}

static void count_nodes_of(MlirOperation op, void *count) {
  *(uint64_t *)count += aimet_op_is_node(op);
}

static void add_function(collector *c, MlirOperation op) {
  aimet_summary *s = c->summary;
  aimet_grow_array((void **)&s->functions, &s->function_capacity,
                   s->num_functions + 1, sizeof *s->functions);
  aimet_summary_function *row = &s->functions[s->num_functions++];
  *row = (aimet_summary_function){.name = aimet_op_attr_string(op, "sym_name")};
  aimet_walk(op, count_nodes_of, &row->nodes);
}

static void visit_graph(const aimet_listed_graph *graph, void *user_data) {
  collector *c = user_data;
  aimet_visit_values(graph, count_value, c);
  if (graph->view.is_main)
    count_open_sizes(c, graph->view.block);
  else if (graph->view.is_function)
    add_function(c, graph->view.owner);
}

/// The number of calls stands in the call graph, in another order.
static void count_calls(collector *c) {
  aimet_summary *s = c->summary;
  aimet_string_map *calls = aimet_string_map_create();
  size_t count = aimet_call_graph_size(c->graph);
  for (size_t i = 0; i < count; ++i) {
    const aimet_call_graph_function *function =
        aimet_call_graph_at(c->graph, i);
    aimet_string_map_insert(
        calls, aimet_op_attr_string(function->op, "sym_name"), NULL)
        ->value.number = function->calls;
  }
  for (size_t i = 0; i < s->num_functions; ++i) {
    const aimet_map_entry *entry =
        aimet_string_map_find(calls, s->functions[i].name);
    s->functions[i].calls = entry ? entry->value.number : 0;
  }
  aimet_string_map_destroy(calls);
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

static void collect(collector *c) {
  aimet_summary *s = c->summary;
  aimet_costs_walk(s->input.costs, count_node, c);
  count_stored(c);
  count_modules(c);
  if (s->num_operators)
    qsort(s->operators, s->num_operators, sizeof *s->operators,
          compare_operators);
  aimet_visit_graphs(s->input.module, visit_graph, c);
  count_calls(c);
  s->activation_peak = aimet_activation_peak(s->input.costs);
}

aimet_summary *aimet_summary_create(const aimet_summary_input *input) {
  aimet_summary *summary = aimet_calloc(1, sizeof *summary);
  summary->input = *input;
  summary->macs.known = summary->activation_bytes.known = aimet_int(0);
  aimet_inference *inference = aimet_costs_inference(input->costs);
  summary->inference = inference;
  collector c = {.summary = summary,
                 .graph = aimet_costs_call_graph(input->costs),
                 .symbols = aimet_inference_symbols(inference),
                 .operators = aimet_string_map_create(),
                 .files = aimet_string_map_create(),
                 .symbols_seen = aimet_string_map_create()};
  collect(&c);
  aimet_ptr_map_deinit(&c.names);
  aimet_string_map_destroy(c.operators);
  aimet_string_map_destroy(c.files);
  aimet_string_map_destroy(c.symbols_seen);
  return summary;
}

void aimet_summary_destroy(aimet_summary *summary) {
  if (!summary)
    return;
  free(summary->operators);
  free(summary->files);
  free(summary->functions);
  free(summary->symbols);
  free(summary);
}

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

void aimet_summary_values_init(aimet_summary_values *values,
                               const aimet_summary *summary) {
  *values = (aimet_summary_values){0};
  values->block = aimet_body(aimet_main_function(summary->input.module), 0);
  if (mlirBlockIsNull(values->block))
    return;
  values->num_inputs = mlirBlockGetNumArguments(values->block);
  values->end = aimet_last_operation(values->block);
  if (aimet_op_is(values->end, "func.return"))
    values->num_outputs = mlirOperationGetNumOperands(values->end);
}

MlirValue aimet_summary_input_at(const aimet_summary_values *values,
                                 intptr_t i) {
  return mlirBlockGetArgument(values->block, i);
}

MlirValue aimet_summary_output_at(const aimet_summary_values *values,
                                  intptr_t i) {
  return mlirOperationGetOperand(values->end, i);
}
