//===- function_modules.c - modules that are local functions --------------===//

#include "function_modules.h"

#include "alloc.h"
#include "node.h"
#include "ptr_map.h"
#include "string_map.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// A call and a body together
//===----------------------------------------------------------------------===//

aimet_string_view aimet_path_join(aimet_string_view parent,
                                  aimet_string_view child, aimet_arena *arena) {
  if (!parent.length)
    return child;
  if (!child.length)
    return parent;
  size_t length = parent.length + 1 + child.length;
  char *path = aimet_arena_alloc(arena, length);
  memcpy(path, parent.data, parent.length);
  path[parent.length] = '.';
  memcpy(path + parent.length + 1, child.data, child.length);
  return aimet_sv_n(path, length);
}

/// All that computes in the call of one function of PyTorch is that function.
static void join_functional(const aimet_provenance *body, aimet_provenance *out,
                            bool *out_is_own_unit) {
  if (body && !body->functional.length) {
    out->functional = aimet_sv("");
    out->unit = -1;
    out->skipped = 0;
  } else if (out->unit < 0) {
    out->unit = 0;
    *out_is_own_unit = true;
  }
}

/// What is said of the body's operation itself.
static void take_functional(const aimet_provenance *body, aimet_provenance *out,
                            bool *out_is_own_unit) {
  out->functional = body->functional;
  out->unit = body->unit;
  out->skipped = body->skipped;
  *out_is_own_unit = body->unit >= 0;
}

/// Of a call that says nothing. The paths of torch.export begin at the root,
/// also in functions.
static bool take_absolute(const aimet_provenance *body, aimet_provenance *out,
                          bool *out_is_own_call, bool *out_is_own_unit) {
  if (!body || !aimet_sv_is(body->source, "torch.export"))
    return false;
  *out = *body;
  *out_is_own_call = body->leaf;
  *out_is_own_unit = body->unit >= 0;
  return true;
}

bool aimet_provenance_in_instance(const aimet_provenance *call,
                                  const aimet_provenance *body,
                                  aimet_arena *arena, aimet_provenance *out,
                                  bool *out_is_own_call,
                                  bool *out_is_own_unit) {
  *out_is_own_call = *out_is_own_unit = false;
  if (!call)
    return take_absolute(body, out, out_is_own_call, out_is_own_unit);
  *out = *call;
  if (call->functional.length) {
    join_functional(body, out, out_is_own_unit);
    return true;
  }
  if (!body)
    return call->leaf;
  if (call->leaf && !body->path.length) {
    take_functional(body, out, out_is_own_unit);
    return true;
  }
  *out = *body;
  out->path = aimet_path_join(call->path, body->path, arena);
  if (!body->path.length && call->class_name.length)
    out->class_name = call->class_name;
  *out_is_own_call = body->leaf;
  *out_is_own_unit = body->unit >= 0;
  return true;
}

//===----------------------------------------------------------------------===//
// Inlining
//===----------------------------------------------------------------------===//

struct aimet_inlined_modules {
  MlirOperation module;
  aimet_arena *arena;      ///< of one attribute being made
  aimet_string_map *calls; ///< entered call, path, number -> number
  aimet_string_map *units; ///< entered call, number -> number
  aimet_string_map *paths; ///< of leaves that inlined operations belong to
  aimet_ptr_map made;      ///< attribute in the body -> attribute, in this call
  MlirAttribute made_of_none;
  bool knows_none;
  aimet_provenance call;
  bool has_call;
  uint64_t entered;
  int64_t next_call, next_unit;
};

static void raise_above(int64_t *next, int64_t number) {
  if (number >= *next && number < INT64_MAX)
    *next = number + 1;
}

static void note_numbers(MlirOperation op, void *user_data) {
  aimet_inlined_modules *inlined = user_data;
  aimet_provenance provenance;
  if (!aimet_provenance_of(op, &provenance))
    return;
  raise_above(&inlined->next_call, provenance.call);
  raise_above(&inlined->next_unit, provenance.unit);
}

aimet_inlined_modules *aimet_inlined_modules_create(MlirOperation module) {
  aimet_inlined_modules *inlined = aimet_calloc(1, sizeof *inlined);
  inlined->module = module;
  inlined->arena = aimet_arena_create();
  inlined->calls = aimet_string_map_create();
  inlined->units = aimet_string_map_create();
  inlined->paths = aimet_string_map_create();
  aimet_walk(module, note_numbers, inlined);
  return inlined;
}

void aimet_inlined_modules_destroy(aimet_inlined_modules *inlined) {
  if (!inlined)
    return;
  aimet_arena_destroy(inlined->arena);
  aimet_string_map_destroy(inlined->calls);
  aimet_string_map_destroy(inlined->units);
  aimet_string_map_destroy(inlined->paths);
  aimet_ptr_map_deinit(&inlined->made);
  free(inlined);
}

void aimet_inlined_modules_enter(aimet_inlined_modules *inlined,
                                 MlirOperation call) {
  ++inlined->entered;
  inlined->has_call = aimet_provenance_of(call, &inlined->call);
  inlined->knows_none = false;
  aimet_ptr_map_deinit(&inlined->made);
  inlined->made = AIMET_PTR_MAP_INIT;
}

static int64_t fresh_number(aimet_string_map *map, const char *key,
                            int64_t *next) {
  bool inserted;
  aimet_map_entry *entry =
      aimet_string_map_insert(map, aimet_sv(key), &inserted);
  if (inserted)
    entry->value.number = (uint64_t)(*next)++;
  return (int64_t)entry->value.number;
}

static void number_anew(aimet_inlined_modules *inlined,
                        aimet_provenance *provenance, bool is_own_call,
                        bool is_own_unit) {
  aimet_arena *arena = inlined->arena;
  unsigned long long entered = inlined->entered;
  if (is_own_call)
    provenance->call =
        fresh_number(inlined->calls,
                     aimet_arena_format(arena, "%llu %lld %.*s", entered,
                                        (long long)provenance->call,
                                        AIMET_SV(provenance->path)),
                     &inlined->next_call);
  if (is_own_unit)
    provenance->unit =
        fresh_number(inlined->units,
                     aimet_arena_format(arena, "%llu %lld", entered,
                                        (long long)provenance->unit),
                     &inlined->next_unit);
  if (provenance->leaf)
    aimet_string_map_insert(inlined->paths, provenance->path, NULL);
}

static MlirAttribute make_attribute(aimet_inlined_modules *inlined,
                                    MlirAttribute body_attribute) {
  aimet_provenance body, provenance;
  bool is_own_call, is_own_unit;
  bool has_body = aimet_provenance_read(body_attribute, &body);
  MlirAttribute made = mlirAttributeGetNull();
  if (aimet_provenance_in_instance(inlined->has_call ? &inlined->call : NULL,
                                   has_body ? &body : NULL, inlined->arena,
                                   &provenance, &is_own_call, &is_own_unit)) {
    number_anew(inlined, &provenance, is_own_call, is_own_unit);
    made = aimet_provenance_attribute(mlirOperationGetContext(inlined->module),
                                      &provenance);
  }
  aimet_arena_reset(inlined->arena);
  return made;
}

MlirAttribute aimet_inlined_modules_attribute(aimet_inlined_modules *inlined,
                                              MlirOperation body_op) {
  if (!aimet_op_is_node(body_op))
    return mlirAttributeGetNull();
  MlirAttribute body = aimet_op_attr(body_op, "aimet.module");
  if (mlirAttributeIsNull(body)) {
    if (!inlined->knows_none)
      inlined->made_of_none = make_attribute(inlined, body);
    inlined->knows_none = true;
    return inlined->made_of_none;
  }
  bool inserted;
  uint64_t *entry = aimet_ptr_map_insert(&inlined->made, body.ptr, &inserted);
  if (inserted)
    *entry = (uint64_t)(uintptr_t)make_attribute(inlined, body).ptr;
  return (MlirAttribute){(const void *)(uintptr_t)*entry};
}

//===----------------------------------------------------------------------===//
// Numbers of calls
//===----------------------------------------------------------------------===//

typedef struct renumber_state {
  aimet_inlined_modules *inlined;
  aimet_string_map *calls;  ///< path, number -> ordinal
  aimet_string_map *counts; ///< path -> calls so far
  aimet_ptr_map renumbered; ///< attribute -> attribute
} renumber_state;

static int64_t ordinal_of(renumber_state *state,
                          const aimet_provenance *provenance) {
  aimet_arena *arena = state->inlined->arena;
  bool inserted;
  aimet_map_entry *entry = aimet_string_map_insert(
      state->calls,
      aimet_sv(aimet_arena_format(arena, "%lld %.*s",
                                  (long long)provenance->call,
                                  AIMET_SV(provenance->path))),
      &inserted);
  if (inserted)
    entry->value.number =
        aimet_string_map_insert(state->counts, provenance->path, NULL)
            ->value.number++;
  aimet_arena_reset(arena);
  return (int64_t)entry->value.number;
}

static void renumber(MlirOperation op, void *user_data) {
  renumber_state *state = user_data;
  MlirAttribute old = aimet_op_attr(op, "aimet.module");
  aimet_provenance provenance;
  if (!aimet_op_is_node(op) || !aimet_provenance_read(old, &provenance) ||
      !provenance.leaf ||
      !aimet_string_map_find(state->inlined->paths, provenance.path))
    return;
  bool inserted;
  uint64_t *entry =
      aimet_ptr_map_insert(&state->renumbered, old.ptr, &inserted);
  if (inserted) {
    provenance.call = ordinal_of(state, &provenance);
    *entry = (uint64_t)(uintptr_t)aimet_provenance_attribute(
                 mlirOperationGetContext(op), &provenance)
                 .ptr;
  }
  MlirAttribute made = {(const void *)(uintptr_t)*entry};
  if (!mlirAttributeEqual(old, made))
    aimet_op_set_attr(op, "aimet.module", made);
}

static void renumber_function(aimet_inlined_modules *inlined,
                              MlirOperation function) {
  renumber_state state = {inlined, aimet_string_map_create(),
                          aimet_string_map_create(), AIMET_PTR_MAP_INIT};
  aimet_walk(function, renumber, &state);
  aimet_string_map_destroy(state.calls);
  aimet_string_map_destroy(state.counts);
  aimet_ptr_map_deinit(&state.renumbered);
}

void aimet_inlined_modules_finish(aimet_inlined_modules *inlined) {
  if (!aimet_string_map_size(inlined->paths))
    return;
  for (MlirOperation op = aimet_first_function(inlined->module);
       !mlirOperationIsNull(op); op = aimet_next_function(op))
    renumber_function(inlined, op);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

typedef struct size_state {
  const aimet_call_graph *graph;
  const uint64_t *sizes; ///< nodes that one call of a function executes
  uint64_t own, called;  ///< nodes here, and in functions that are called
} size_state;

/// More than any limit, and far from overflow.
#define HUGE_SIZE (UINT64_C(1) << 48)

static void measure_node(MlirOperation op, void *user_data) {
  size_state *state = user_data;
  size_t callee;
  if (!aimet_op_is_node(op))
    return;
  ++state->own;
  if (state->called < HUGE_SIZE &&
      aimet_call_graph_callee(state->graph, op, &callee))
    state->called += state->sizes[callee];
}

bool aimet_can_look_into_calls(const aimet_call_graph *graph) {
  size_t count = aimet_call_graph_size(graph);
  uint64_t *sizes = aimet_calloc(count + 1, sizeof *sizes);
  bool can = true;
  for (size_t i = count; i-- > 0 && can;) {
    const aimet_call_graph_function *function = aimet_call_graph_at(graph, i);
    size_state size = {graph, sizes, 0, 0};
    aimet_walk(function->op, measure_node, &size);
    sizes[i] = size.own + size.called;
    can = !function->is_recursive &&
          (i > 0 || size.called <= AIMET_MAX_INSTANCE_NODES);
  }
  free(sizes);
  return can;
}
