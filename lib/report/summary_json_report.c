//===- summary_json_report.c - what a model is made of, for programs ------===//

#include "summary_report.h"

#include "json_types.h"

typedef struct summary_writer {
  const aimet_summary *summary;
  aimet_json_writer json;
} summary_writer;

//===----------------------------------------------------------------------===//
// The file and what the model says of itself
//===----------------------------------------------------------------------===//

static void write_file(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  aimet_json_key_text(json, "input", w->summary->input.input);
  aimet_json_key_object(json, "file", true);
  aimet_json_key_text(json, "format", aimet_sv(w->summary->input.format));
  aimet_json_key_uint(json, "bytes", w->summary->input.bytes);
  aimet_json_close(json, '}');
}

/// An attribute of the model, or null if it states none.
static void write_attribute(summary_writer *w, const char *key,
                            const char *attribute) {
  MlirAttribute value = aimet_op_attr(w->summary->input.module, attribute);
  aimet_string_view text;
  int64_t number;
  aimet_json_key(&w->json, key);
  if (aimet_attr_get_string(value, &text))
    aimet_json_text(&w->json, text);
  else if (aimet_attr_get_int(value, &number))
    aimet_json_int(&w->json, number);
  else
    aimet_json_null(&w->json);
}

static void write_opsets(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  MlirAttribute imports =
      aimet_op_attr(w->summary->input.module, "onnx.opset_import");
  aimet_json_key_array(json, "opsets", true);
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "domain", aimet_dict_get_string(entry, "domain"));
    aimet_json_key_int(json, "version",
                       aimet_dict_get_int(entry, "version", 0));
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_metadata(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  MlirAttribute pairs =
      aimet_op_attr(w->summary->input.module, "onnx.metadata_props");
  aimet_json_key_array(json, "metadata", false);
  intptr_t count = aimet_array_size(pairs);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute pair = aimet_array_get(pairs, i);
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "key", aimet_dict_get_string(pair, "key"));
    aimet_json_key_text(json, "value", aimet_dict_get_string(pair, "value"));
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_model(summary_writer *w) {
  aimet_json_key_object(&w->json, "model", false);
  write_attribute(w, "ir_version", "onnx.ir_version");
  write_attribute(w, "producer_name", "onnx.producer_name");
  write_attribute(w, "producer_version", "onnx.producer_version");
  write_attribute(w, "domain", "onnx.domain");
  write_attribute(w, "model_version", "onnx.model_version");
  write_opsets(w);
  write_metadata(w);
  aimet_json_close(&w->json, '}');
}

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

static void write_value(summary_writer *w, MlirValue value, bool is_input,
                        aimet_arena *arena) {
  aimet_json_open(&w->json, '{', true);
  aimet_json_key_text(&w->json, "name", aimet_value_name(value, arena));
  aimet_json_key_type(&w->json, "type",
                      aimet_inference_type(w->summary->inference, value));
  if (is_input)
    aimet_json_key_bool(&w->json, "has_default",
                        !mlirOperationIsNull(aimet_default_of(value)));
  aimet_json_close(&w->json, '}');
}

static void write_values(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  aimet_summary_values values;
  aimet_summary_values_init(&values, w->summary);
  aimet_arena *arena = aimet_arena_create();
  aimet_json_key_array(json, "inputs", false);
  for (intptr_t i = 0; i < values.num_inputs; ++i)
    write_value(w, aimet_summary_input_at(&values, i), true, arena);
  aimet_json_close(json, ']');
  aimet_json_key_array(json, "outputs", false);
  for (intptr_t i = 0; i < values.num_outputs; ++i)
    write_value(w, aimet_summary_output_at(&values, i), false, arena);
  aimet_json_close(json, ']');
  aimet_arena_destroy(arena);
}

//===----------------------------------------------------------------------===//
// Counts
//===----------------------------------------------------------------------===//

static void write_operators(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  const aimet_summary *s = w->summary;
  aimet_json_key_uint(json, "nodes", s->nodes);
  aimet_json_key_array(json, "operators", false);
  for (size_t i = 0; i < s->num_operators; ++i) {
    const aimet_summary_operator *row = &s->operators[i];
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "domain", row->domain);
    aimet_json_key_text(json, "op", row->type);
    aimet_json_key_text(json, "kind",
                        aimet_sv(row->is_function ? "function"
                                 : row->is_custom ? "custom"
                                                  : "standard"));
    aimet_json_key_uint(json, "nodes", row->nodes);
    aimet_json_key_number(json, "macs", aimet_summary_total(row->macs));
    aimet_json_key_uint(json, "parameters", row->parameters);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_sum(summary_writer *w, const char *key,
                      aimet_summary_sum sum) {
  aimet_json_key_object(&w->json, key, true);
  aimet_json_key_number(&w->json, "total", aimet_summary_total(sum));
  aimet_json_key_number(&w->json, "known", sum.known);
  aimet_json_key_uint(&w->json, "unknown_nodes", sum.num_unknown);
  aimet_json_close(&w->json, '}');
}

static void write_tensors(summary_writer *w, const char *key,
                          const aimet_summary_tensors *tensors) {
  aimet_json_key_object(&w->json, key, true);
  aimet_json_key_uint(&w->json, "tensors", tensors->tensors);
  aimet_json_key_uint(&w->json, "elements", tensors->elements);
  aimet_json_key_uint(&w->json, "bytes", tensors->bytes);
  aimet_json_key_uint(&w->json, "unsized_tensors", tensors->unsized);
  aimet_json_close(&w->json, '}');
}

static void write_data_types(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  aimet_json_key_array(json, "data_types", false);
  for (int32_t i = 0; i <= AIMET_DATA_LAST; ++i) {
    const aimet_summary_element *row = &w->summary->elements[i];
    if (row->values == 0 && row->stored.tensors == 0)
      continue;
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "elem", aimet_sv(aimet_element_name(i).text));
    aimet_json_key_uint(json, "values", row->values);
    write_tensors(w, "stored", &row->stored);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_costs(summary_writer *w) {
  const aimet_summary *s = w->summary;
  write_sum(w, "macs", s->macs);
  write_sum(w, "activation_bytes", s->activation_bytes);
  aimet_json_key_number(&w->json, "activation_peak_bytes", s->activation_peak);
  write_tensors(w, "parameters", &s->roles[AIMET_CONSTANT_PARAMETER]);
  write_tensors(w, "statistics", &s->roles[AIMET_CONSTANT_STATISTIC]);
  write_tensors(w, "quantizers", &s->roles[AIMET_CONSTANT_QUANTIZER]);
  write_tensors(w, "other_constants", &s->roles[AIMET_CONSTANT_OTHER]);
  write_data_types(w);
}

//===----------------------------------------------------------------------===//
// Files, functions, and what is not known
//===----------------------------------------------------------------------===//

static void write_files(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  aimet_json_key_array(json, "external_files", false);
  for (size_t i = 0; i < w->summary->num_files; ++i) {
    const aimet_summary_file *file = &w->summary->files[i];
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "path", file->path);
    aimet_json_key(json, "bytes");
    if (file->is_there)
      aimet_json_uint(json, file->bytes);
    else
      aimet_json_null(json);
    aimet_json_key_uint(json, "tensors", file->tensors);
    aimet_json_key_uint(json, "used_bytes", file->used_bytes);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_functions(summary_writer *w) {
  aimet_json_writer *json = &w->json;
  aimet_json_key_array(json, "functions", false);
  for (size_t i = 0; i < w->summary->num_functions; ++i) {
    const aimet_summary_function *function = &w->summary->functions[i];
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "name", function->name);
    aimet_json_key_uint(json, "nodes", function->nodes);
    aimet_json_key_uint(json, "calls", function->calls);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
  aimet_json_key_uint(json, "inner_graphs", w->summary->inner_graphs);
}

static void write_knowledge(summary_writer *w) {
  static const char *const keys[] = {"known", "symbolic", "partly_known",
                                     "unknown"};
  aimet_json_key_object(&w->json, "values", true);
  for (int i = 0; i < AIMET_NUM_KNOWLEDGE; ++i)
    aimet_json_key_uint(&w->json, keys[i], w->summary->knowledge[i]);
  aimet_json_close(&w->json, '}');
  aimet_json_key_texts(&w->json, "symbols", w->summary->symbols,
                       w->summary->num_symbols, true);
  aimet_json_key_uint(&w->json, "unnamed_input_sizes",
                      w->summary->unnamed_sizes);
}

static void write_modules(summary_writer *w) {
  aimet_json_key(&w->json, "modules");
  if (w->summary->module_nodes == 0) {
    aimet_json_null(&w->json);
    return;
  }
  aimet_json_open(&w->json, '{', true);
  aimet_json_key_uint(&w->json, "nodes", w->summary->module_nodes);
  aimet_json_key_uint(&w->json, "leaf_modules", w->summary->leaf_modules);
  aimet_json_key_uint(&w->json, "nodes_without_module_information",
                      w->summary->unplaced_nodes);
  aimet_json_close(&w->json, '}');
}

void aimet_summary_json_print(const aimet_summary *summary,
                              aimet_string_builder *out) {
  summary_writer w = {summary, aimet_json_writer_begin(out)};
  aimet_json_open(&w.json, '{', false);
  write_file(&w);
  write_model(&w);
  write_values(&w);
  write_operators(&w);
  write_costs(&w);
  write_files(&w);
  write_functions(&w);
  write_knowledge(&w);
  write_modules(&w);
  aimet_json_close(&w.json, '}');
  aimet_json_writer_end(&w.json);
}
