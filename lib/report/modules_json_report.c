//===- modules_json_report.c - the modules of a model, for programs -------===//

#include "modules_report.h"

#include "json_writer.h"

static void write_functionals(aimet_json_writer *json,
                              const aimet_listed_module *module) {
  aimet_json_key_array(json, "functionals", true);
  for (size_t i = 0; i < module->num_functionals; ++i) {
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "name", module->functionals[i].name);
    aimet_json_key_uint(json, "count", module->functionals[i].count);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void write_module(aimet_json_writer *json,
                         const aimet_listed_module *module) {
  aimet_json_open(json, '{', true);
  aimet_json_key_text(json, "path", module->module->path);
  aimet_json_key_text_or_null(json, "class", module->class_name);
  aimet_json_key_bool(json, "leaf", module->module->leaf);
  aimet_json_key(json, "calls");
  if (module->module->leaf)
    aimet_json_uint(json, module->module->num_calls);
  else
    aimet_json_null(json);
  aimet_json_key_uint(json, "nodes", module->nodes);
  aimet_json_key_uint(json, "parameters", module->parameters);
  write_functionals(json, module);
  aimet_json_key_text_or_null(json, "source", module->source);
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
  aimet_json_key_array(json, "sources", true);
  for (size_t i = 0; i < listing->num_sources; ++i) {
    aimet_json_open(json, '{', true);
    aimet_json_key_text_or_null(json, "source", listing->sources[i].name);
    aimet_json_key_uint(json, "nodes", listing->sources[i].nodes);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

void aimet_modules_json_print(aimet_string_view input,
                              const aimet_module_listing *listing,
                              aimet_string_builder *out) {
  aimet_json_writer json = aimet_json_writer_begin(out);
  aimet_json_open(&json, '{', false);
  aimet_json_key_text(&json, "input", input);
  aimet_json_key_array(&json, "modules", false);
  if (listing->root != AIMET_NONE)
    write_modules(&json, listing, listing->root);
  aimet_json_close(&json, ']');
  aimet_json_key_uint(&json, "nodes", listing->nodes);
  aimet_json_key_uint(&json, "parameters", listing->parameters);
  write_sources(&json, listing);
  aimet_json_key_uint(&json, "nodes_without_module_information",
                      listing->unplaced);
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
}
