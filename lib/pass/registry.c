//===- registry.c - all passes by name ------------------------------------===//
//
// Two ordered maps from names to definitions; nothing is copied.
//
//===----------------------------------------------------------------------===//

#include "registry.h"

#include "alloc.h"
#include "string_map.h"

#include <assert.h>
#include <stdlib.h>

struct aimet_registry {
  aimet_string_map *passes;
  aimet_string_map *pipelines;
};

aimet_registry *aimet_registry_create(void) {
  aimet_registry *registry = aimet_calloc(1, sizeof *registry);
  registry->passes = aimet_string_map_create();
  registry->pipelines = aimet_string_map_create();
  return registry;
}

void aimet_registry_destroy(aimet_registry *registry) {
  if (!registry)
    return;
  aimet_string_map_destroy(registry->passes);
  aimet_string_map_destroy(registry->pipelines);
  free(registry);
}

static void add(aimet_string_map *map, const char *name, const void *def) {
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(map, aimet_sv(name), &inserted);
  assert(inserted && "two definitions have the same name");
  (void)inserted;
  entry->value.const_pointer = def;
}

static const void *find(const aimet_string_map *map, aimet_string_view name) {
  const aimet_map_entry *entry = aimet_string_map_find(map, name);
  return entry ? entry->value.const_pointer : NULL;
}

void aimet_registry_add(aimet_registry *registry, const aimet_pass_def *def) {
  add(registry->passes, def->name, def);
}

void aimet_registry_add_pipeline(aimet_registry *registry,
                                 const aimet_pipeline_def *def) {
  add(registry->pipelines, def->name, def);
}

const aimet_pass_def *aimet_registry_find(const aimet_registry *registry,
                                          aimet_string_view name) {
  return find(registry->passes, name);
}

const aimet_pipeline_def *
aimet_registry_find_pipeline(const aimet_registry *registry,
                             aimet_string_view name) {
  return find(registry->pipelines, name);
}

size_t aimet_registry_size(const aimet_registry *registry) {
  return aimet_string_map_size(registry->passes);
}

const aimet_pass_def *aimet_registry_at(const aimet_registry *registry,
                                        size_t i) {
  return aimet_string_map_at(registry->passes, i)->value.const_pointer;
}

size_t aimet_registry_pipeline_count(const aimet_registry *registry) {
  return aimet_string_map_size(registry->pipelines);
}

const aimet_pipeline_def *
aimet_registry_pipeline_at(const aimet_registry *registry, size_t i) {
  return aimet_string_map_at(registry->pipelines, i)->value.const_pointer;
}
