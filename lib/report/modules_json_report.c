//===- modules_json_report.c - the modules of a model, for programs -------===//

#include "modules_report.h"

#include "json_writer.h"

static void key_text(aimet_json_writer *json, const char *key,
                     aimet_string_view value) {
  aimet_json_key(json, key);
  aimet_json_text(json, value);
}

static void key_uint(aimet_json_writer *json, const char *key, uint64_t value) {
  aimet_json_key(json, key);
  aimet_json_uint(json, value);
}

static void key_known(aimet_json_writer *json, const char *key,
                      aimet_string_view value) {
  aimet_json_key(json, key);
  if (value.length)
    aimet_json_text(json, value);
  else
    aimet_json_null(json);
}

static void write_functionals(aimet_json_writer *json,
                              const aimet_listed_module *module) {
  aimet_json_key(json, "functionals");
  aimet_json_open(json, '[', true);
  for (size_t i = 0; i < module->num_functionals; ++i) {
    aimet_json_open(json, '{', true);
    key_text(json, "name", module->functionals[i].name);
    key_uint(json, "count", module->functionals[i].count);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_module(aimet_json_writer *json,
                         const aimet_listed_module *module) {
  aimet_json_open(json, '{', true);
  key_text(json, "path", module->module->path);
  key_known(json, "class", module->class_name);
  aimet_json_key(json, "leaf");
  aimet_json_bool(json, module->module->leaf);
  aimet_json_key(json, "calls");
  if (module->module->leaf)
    aimet_json_uint(json, module->module->num_calls);
  else
    aimet_json_null(json);
  key_uint(json, "nodes", module->nodes);
  key_uint(json, "parameters", module->parameters);
  write_functionals(json, module);
  key_known(json, "source", module->source);
  aimet_json_close(json, '}');
}

/// A module stands before those in it. Recurses as deep as modules lie.
static void write_modules(aimet_json_writer *json,
                          const aimet_module_listing *listing, size_t index) {
  write_module(json, &listing->modules[index]);
  for (size_t i = listing->modules[index].first_child; i != AIMET_NONE;
       i = listing->modules[i].next)
    write_modules(json, listing, i);
}

static void write_sources(aimet_json_writer *json,
                          const aimet_module_listing *listing) {
  aimet_json_key(json, "sources");
  aimet_json_open(json, '[', true);
  for (size_t i = 0; i < listing->num_sources; ++i) {
    aimet_json_open(json, '{', true);
    key_known(json, "source", listing->sources[i].name);
    key_uint(json, "nodes", listing->sources[i].nodes);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

void aimet_modules_json_print(aimet_string_view input,
                              const aimet_module_listing *listing,
                              aimet_string_builder *out) {
  aimet_json_writer json = aimet_json_writer_begin(out);
  aimet_json_open(&json, '{', false);
  key_text(&json, "input", input);
  aimet_json_key(&json, "modules");
  aimet_json_open(&json, '[', false);
  if (listing->root != AIMET_NONE)
    write_modules(&json, listing, listing->root);
  aimet_json_close(&json, ']');
  key_uint(&json, "nodes", listing->nodes);
  key_uint(&json, "parameters", listing->parameters);
  write_sources(&json, listing);
  key_uint(&json, "nodes_without_module_information", listing->unplaced);
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
}
