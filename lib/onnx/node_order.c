//===- node_order.c - an order in which nodes can be built ----------------===//

#include "node_order.h"

#include "alloc.h"
#include "string_builder.h"
#include "string_map.h"

#include <stdlib.h>

enum {
  NODE_INPUT = 1,
  NODE_OUTPUT = 2,
  NODE_NAME = 3,
  NODE_ATTRIBUTE = 5,
  ATTRIBUTE_GRAPH = 6,
  ATTRIBUTE_GRAPHS = 11,
  GRAPH_NODE = 1,
  GRAPH_INITIALIZER = 5,
  GRAPH_INPUT = 11,
  GRAPH_OUTPUT = 12,
  TENSOR_NAME = 8,
  VALUE_NAME = 1,
};

//===----------------------------------------------------------------------===//
// Names that a node uses
//===----------------------------------------------------------------------===//

/// Names used in a node and its bodies that the bodies do not define. Bodies
/// nest at most as deep as the scan lets messages nest.
typedef struct name_use {
  aimet_string_map *local; ///< defined in the bodies around
  void (*visit)(aimet_string_view name, void *user_data);
  void *user_data;
} name_use;

static aimet_string_view field_text(aimet_slice message, uint32_t number) {
  aimet_string_view text = {NULL, 0};
  aimet_slice_field field;
  while (aimet_slice_next(&message, &field))
    if (field.number == number)
      text = aimet_slice_text(field.value);
  return text;
}

static void use_name(const name_use *use, aimet_string_view name) {
  if (name.length == 0)
    return;
  const aimet_map_entry *entry =
      use->local ? aimet_string_map_find(use->local, name) : NULL;
  if (!entry || entry->value.number == 0)
    use->visit(name, use->user_data);
}

static void count_local(name_use *use, aimet_string_view name, int change) {
  if (!use->local)
    use->local = aimet_string_map_create();
  aimet_map_entry *entry = aimet_string_map_insert(use->local, name, NULL);
  entry->value.number += (uint64_t)change;
}

/// Adds (or with -1 removes) the names that a body defines.
static void count_definitions(name_use *use, aimet_slice graph, int change) {
  aimet_slice_field field;
  while (aimet_slice_next(&graph, &field)) {
    if (field.number == GRAPH_INPUT) {
      count_local(use, field_text(field.value, VALUE_NAME), change);
    } else if (field.number == GRAPH_INITIALIZER) {
      count_local(use, field_text(field.value, TENSOR_NAME), change);
    } else if (field.number == GRAPH_NODE) {
      aimet_slice node = field.value;
      aimet_slice_field part;
      while (aimet_slice_next(&node, &part))
        if (part.number == NODE_OUTPUT)
          count_local(use, aimet_slice_text(part.value), change);
    }
  }
}

static void use_node(name_use *use, aimet_slice node);

static void use_graph(name_use *use, aimet_slice graph) {
  count_definitions(use, graph, 1);
  aimet_slice rest = graph;
  aimet_slice_field field;
  while (aimet_slice_next(&rest, &field)) {
    if (field.number == GRAPH_NODE)
      use_node(use, field.value);
    else if (field.number == GRAPH_OUTPUT)
      use_name(use, field_text(field.value, VALUE_NAME));
  }
  count_definitions(use, graph, -1);
}

static void use_node(name_use *use, aimet_slice node) {
  aimet_slice_field field, part;
  while (aimet_slice_next(&node, &field)) {
    if (field.number == NODE_INPUT) {
      use_name(use, aimet_slice_text(field.value));
    } else if (field.number == NODE_ATTRIBUTE) {
      aimet_slice attribute = field.value;
      while (aimet_slice_next(&attribute, &part))
        if (part.number == ATTRIBUTE_GRAPH || part.number == ATTRIBUTE_GRAPHS)
          use_graph(use, part.value);
    }
  }
}

static void visit_names(aimet_slice node,
                        void (*visit)(aimet_string_view, void *),
                        void *user_data) {
  name_use use = {NULL, visit, user_data};
  use_node(&use, node);
  aimet_string_map_destroy(use.local);
}

typedef struct readiness {
  const aimet_scope *scope;
  bool ready;
} readiness;

static void check_ready(aimet_string_view name, void *user_data) {
  readiness *state = user_data;
  if (!aimet_scope_find(state->scope, name).ptr)
    state->ready = false;
}

bool aimet_node_is_ready(aimet_slice node, const aimet_scope *scope) {
  readiness state = {scope, true};
  visit_names(node, check_ready, &state);
  return state.ready;
}

//===----------------------------------------------------------------------===//
// Sorting
//===----------------------------------------------------------------------===//

/// An edge: `to` uses what `from` defines.
typedef struct edge {
  size_t from, to;
} edge;

typedef struct sorter {
  aimet_codec *codec;
  const aimet_slice_list *nodes;
  const aimet_scope *scope;
  aimet_string_map *producers;
  edge *edges;
  size_t num_edges, edge_capacity;
  size_t current;
} sorter;

static void add_edge(aimet_string_view name, void *user_data) {
  sorter *sort = user_data;
  const aimet_map_entry *producer =
      aimet_string_map_find(sort->producers, name);
  if (!producer || aimet_scope_find(sort->scope, name).ptr)
    return;
  if (sort->num_edges == sort->edge_capacity)
    aimet_grow_array((void **)&sort->edges, &sort->edge_capacity,
                     sort->num_edges + 1, sizeof *sort->edges);
  sort->edges[sort->num_edges++] =
      (edge){(size_t)producer->value.number, sort->current};
}

static void find_producers(sorter *sort) {
  for (size_t i = 0; i < sort->nodes->count; ++i) {
    aimet_slice node = sort->nodes->items[i];
    aimet_slice_field field;
    while (aimet_slice_next(&node, &field)) {
      bool inserted;
      if (field.number != NODE_OUTPUT || field.value.size == 0)
        continue;
      aimet_map_entry *entry = aimet_string_map_insert(
          sort->producers, aimet_slice_text(field.value), &inserted);
      if (inserted)
        entry->value.number = i;
    }
  }
}

/// A binary heap of node indices, smallest first.
static void heap_push(size_t *heap, size_t *count, size_t item) {
  size_t at = (*count)++;
  for (; at && heap[(at - 1) / 2] > item; at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = item;
}

static size_t heap_pop(size_t *heap, size_t *count) {
  size_t top = heap[0], item = heap[--*count], at = 0;
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= *count)
      break;
    if (child + 1 < *count && heap[child + 1] < heap[child])
      ++child;
    if (heap[child] >= item)
      break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
  return top;
}

static int compare_edges(const void *a, const void *b) {
  const edge *x = a, *y = b;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

/// Follows unfinished nodes backwards from one of them until one repeats.
static void report_cycle(sorter *sort, const size_t *pending) {
  size_t count = sort->nodes->count;
  size_t *before =
      aimet_arena_calloc(sort->codec->arena, count, sizeof *before);
  bool *seen = aimet_arena_calloc(sort->codec->arena, count, sizeof *seen);
  for (size_t i = 0; i < sort->num_edges; ++i)
    if (pending[sort->edges[i].from] && pending[sort->edges[i].to])
      before[sort->edges[i].to] = sort->edges[i].from;
  size_t at = 0;
  while (!pending[at])
    ++at;
  for (; !seen[at]; at = before[at])
    seen[at] = true;
  aimet_string_builder path = AIMET_STRING_BUILDER_INIT;
  size_t start = at, length = 0;
  do {
    aimet_string_view name = field_text(sort->nodes->items[at], NODE_NAME);
    if (length < 8) {
      aimet_sb_appendf(&path, "%snode[%zu] \"", length ? " uses " : "", at);
      aimet_sb_append_escaped(&path, name, 80);
      aimet_sb_append_char(&path, '"');
    }
    at = before[at];
    ++length;
  } while (at != start);
  if (length >= 8)
    aimet_sb_append_cstr(&path, " uses ...");
  sort->codec->part.index = start;
  sort->codec->part.content = sort->nodes->items[start].data;
  sort->codec->part.name = aimet_arena_string(
      sort->codec->arena, field_text(sort->nodes->items[start], NODE_NAME));
  aimet_codec_fail(
      sort->codec, AIMET_ERROR_INPUT,
      "%zu nodes form a cycle, expected a graph without cycles: %s "
      "uses node[%zu]",
      length, path.data, start);
  aimet_sb_deinit(&path);
}

static size_t *sort_nodes(sorter *sort) {
  size_t count = sort->nodes->count;
  aimet_arena *arena = sort->codec->arena;
  size_t *order = aimet_calloc(count, sizeof *order);
  size_t *heap = aimet_arena_calloc(arena, count, sizeof *heap);
  size_t *pending = aimet_arena_calloc(arena, count, sizeof *pending);
  size_t *first = aimet_arena_calloc(arena, count + 1, sizeof *first);
  size_t heap_size = 0, done = 0;
  qsort(sort->edges, sort->num_edges, sizeof *sort->edges, compare_edges);
  for (size_t i = 0; i < sort->num_edges; ++i) {
    ++pending[sort->edges[i].to];
    ++first[sort->edges[i].from + 1];
  }
  for (size_t i = 0; i < count; ++i)
    first[i + 1] += first[i];
  for (size_t i = 0; i < count; ++i)
    if (!pending[i])
      heap_push(heap, &heap_size, i);
  while (heap_size) {
    size_t node = heap_pop(heap, &heap_size);
    order[done++] = node;
    for (size_t i = first[node]; i < first[node + 1]; ++i)
      if (--pending[sort->edges[i].to] == 0)
        heap_push(heap, &heap_size, sort->edges[i].to);
  }
  if (done == count)
    return order;
  report_cycle(sort, pending);
  free(order);
  return NULL;
}

size_t *aimet_node_order(aimet_codec *codec, const aimet_slice_list *nodes,
                         const aimet_scope *scope) {
  sorter sort = {.codec = codec, .nodes = nodes, .scope = scope};
  sort.producers = aimet_string_map_create();
  find_producers(&sort);
  for (size_t i = 0; i < nodes->count; ++i) {
    sort.current = i;
    visit_names(nodes->items[i], add_edge, &sort);
  }
  // qsort must not be given a null array.
  if (!sort.edges)
    aimet_grow_array((void **)&sort.edges, &sort.edge_capacity, 1,
                     sizeof *sort.edges);
  size_t *order = sort_nodes(&sort);
  aimet_string_map_destroy(sort.producers);
  free(sort.edges);
  return order;
}
