//===- arch_check.c - what the checks of architecture share ---------------===//

#include "arch_check.h"

#include "alloc.h"
#include "finding_cost.h"
#include "pass_support.h"

#include <stdlib.h>

void aimet_arch_check_begin(aimet_arch_check *check, aimet_pass_run *run) {
  *check = (aimet_arch_check){.run = run,
                              .flow = aimet_pass_flow(run),
                              .profile = aimet_pass_profile(run),
                              .fingerprints = aimet_string_map_create()};
}

void aimet_arch_check_end(aimet_arch_check *check) {
  if (check->knows_places)
    aimet_node_places_deinit(&check->places);
  aimet_string_map_destroy(check->fingerprints);
}

bool aimet_arch_is_excluded(const aimet_arch_check *check, size_t node) {
  const aimet_flow_node *self = &check->flow->nodes[node];
  return self->has_provenance &&
         aimet_pass_is_excluded(check->run, self->provenance.path,
                                self->provenance.class_name);
}

bool aimet_arch_is_layer(const aimet_flow_node *node) {
  return node->has_provenance && node->provenance.leaf &&
         !node->provenance.functional.length;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static aimet_string_view place_label(aimet_arch_check *check, MlirOperation op,
                                     aimet_arena *arena) {
  if (!check->knows_places)
    aimet_node_places_init(&check->places, aimet_pass_module(check->run));
  check->knows_places = true;
  return aimet_node_place_label(&check->places, op, arena);
}

/// In a function after that of the call: `/layer1/Block/Conv_0`.
static aimet_string_view label_of(aimet_arch_check *check, size_t node,
                                  aimet_arena *arena) {
  const aimet_flow_node *self = &check->flow->nodes[node];
  aimet_string_view label = place_label(check, self->op, arena);
  size_t i = self->instance;
  while (!mlirOperationIsNull(check->flow->instances[i].call)) {
    const aimet_flow_instance *instance = &check->flow->instances[i];
    aimet_string_view call = place_label(check, instance->call, arena);
    label = aimet_sv(aimet_arena_format(arena, "%.*s/%.*s", AIMET_SV(call),
                                        AIMET_SV(label)));
    i = instance->outer;
  }
  return label;
}

aimet_string_view aimet_arch_name(aimet_arch_check *check, size_t node,
                                  aimet_arena *arena) {
  const aimet_flow_node *self = &check->flow->nodes[node];
  return aimet_arch_is_layer(self) && self->provenance.path.length
             ? self->provenance.path
             : label_of(check, node, arena);
}

//===----------------------------------------------------------------------===//
// Groups
//===----------------------------------------------------------------------===//

void aimet_arch_nodes_add(aimet_arch_nodes *nodes, size_t node) {
  aimet_grow_array((void **)&nodes->items, &nodes->capacity, nodes->count + 1,
                   sizeof *nodes->items);
  nodes->items[nodes->count++] = node;
}

void aimet_arch_nodes_deinit(aimet_arch_nodes *nodes) { free(nodes->items); }

void aimet_arch_groups_init(aimet_arch_groups *groups) {
  *groups = (aimet_arch_groups){.keys = aimet_string_map_create()};
}

void aimet_arch_groups_deinit(aimet_arch_groups *groups) {
  for (size_t i = 0; i < groups->count; ++i)
    aimet_arch_nodes_deinit(&groups->items[i]);
  free(groups->items);
  aimet_string_map_destroy(groups->keys);
}

void aimet_arch_groups_add(aimet_arch_groups *groups, aimet_string_view key,
                           size_t node, bool *out_is_new) {
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(groups->keys, key, &is_new);
  if (is_new) {
    entry->value.number = groups->count;
    aimet_grow_array((void **)&groups->items, &groups->capacity,
                     groups->count + 1, sizeof *groups->items);
    groups->items[groups->count++] = (aimet_arch_nodes){0};
  }
  aimet_arch_nodes_add(&groups->items[entry->value.number], node);
  if (out_is_new)
    *out_is_new = is_new;
}

void aimet_arch_append_key(const aimet_model_flow *flow, size_t node,
                           const void *part, aimet_string_builder *out) {
  const aimet_flow_node *self = &flow->nodes[node];
  const aimet_provenance *provenance = &self->provenance;
  if (aimet_arch_is_layer(self)) {
    aimet_sb_appendf(out, "layer %p ", part);
    aimet_sb_append(out, provenance->path);
  } else if (self->has_provenance && provenance->functional.length &&
             provenance->unit >= 0) {
    aimet_sb_appendf(out, "unit %zu %lld %lld %.*s ", self->instance,
                     (long long)provenance->unit, (long long)provenance->call,
                     AIMET_SV(provenance->functional));
    aimet_sb_append(out, provenance->path);
  } else {
    aimet_sb_appendf(out, "node %zu", node);
  }
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

/// Findings of the same signature are numbered.
static uint64_t fingerprint_of(aimet_arch_check *check,
                               aimet_string_view signature) {
  const aimet_pass_def *def = aimet_pass_definition(check->run);
  aimet_map_entry *entry =
      aimet_string_map_insert(check->fingerprints, signature, NULL);
  uint64_t hash =
      aimet_fingerprint_begin(def->name, (size_t)entry->value.number++);
  return aimet_fingerprint_add(hash, signature);
}

static void set_place(aimet_arch_check *check, aimet_finding *finding,
                      size_t subject) {
  const aimet_flow_node *node = &check->flow->nodes[subject];
  finding->location = mlirOperationGetLocation(node->op);
  finding->has_module = node->has_provenance;
  finding->module = node->provenance.path;
  finding->class_name = node->provenance.class_name;
  finding->functional = node->provenance.functional;
  aimet_finding_set_source(finding, node->op);
}

/// Their instances, too: a finding touches no other calls of their functions.
static void set_operations(aimet_arch_check *check, aimet_finding *finding,
                           const aimet_arch_nodes *nodes, aimet_arena *arena) {
  size_t count = nodes->count;
  MlirOperation *ops = aimet_arena_calloc(arena, count, sizeof *ops);
  size_t *instances = aimet_arena_calloc(arena, count, sizeof *instances);
  aimet_run_node *runs = aimet_arena_calloc(arena, count, sizeof *runs);
  for (size_t i = 0; i < count; ++i) {
    const aimet_flow_node *node = &check->flow->nodes[nodes->items[i]];
    ops[i] = node->op;
    instances[i] = node->instance;
    runs[i] = (aimet_run_node){node->op,
                               check->flow->instances[node->instance].frame};
  }
  finding->operations = ops;
  finding->instances = instances;
  finding->num_operations = count;
  aimet_finding_set_cost(check->run, finding, runs, count);
}

void aimet_arch_report(aimet_arch_check *check, aimet_finding *finding,
                       size_t subject, const aimet_arch_nodes *nodes,
                       aimet_string_view signature) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_view *labels =
      aimet_arena_calloc(arena, nodes->count, sizeof *labels);
  for (size_t i = 0; i < nodes->count; ++i)
    labels[i] = label_of(check, nodes->items[i], arena);
  finding->severity = AIMET_SEVERITY_WARNING;
  finding->nodes = labels;
  finding->num_nodes = nodes->count;
  finding->fingerprint = fingerprint_of(check, signature);
  set_place(check, finding, subject);
  set_operations(check, finding, nodes, arena);
  aimet_pass_report(check->run, finding);
  aimet_arena_destroy(arena);
}
