//===- name_rules.c - the names of values along nested graphs -------------===//

#include "node_rules_graph.h"

#include "node_rules_internal.h"

#include "alloc.h"
#include "op.h"
#include "string_map.h"

#include <stdlib.h>

/// The first IR version whose initializers need not be graph inputs.
#define IR_VERSION_WITH_FREE_INITIALIZERS 4

typedef enum definition_kind {
  BY_INPUT,
  BY_INITIALIZER,
  BY_NODE
} definition_kind;

static const char *const kind_names[] = {
    "an input",
    "an initializer",
    "output of a node",
};

/// A value that has a name in a graph.
typedef struct definition {
  aimet_string_view name;
  const aimet_graph_view *graph;
  MlirOperation op; ///< the node or initializer; of an input the graph's owner
  definition_kind kind;
  MlirType type;
  bool has_default; ///< an input with an initializer
  size_t hidden;    ///< number of a definition of an outer graph, or 0
} definition;

/// A graph that the walk is in.
typedef struct scope_level {
  const aimet_graph_view *graph;
  size_t num_definitions; ///< when it was entered
} scope_level;

struct aimet_name_scope {
  const aimet_rule_input *input;
  aimet_string_map *visible; ///< name -> number of its definition, or 0
  definition *definitions;   ///< all visible ones, in order, numbered from 1
  size_t num_definitions, definition_capacity;
  scope_level *levels;
  size_t num_levels, level_capacity;
};

static const aimet_rule duplicate_rule = {
    "duplicate-definition", NULL,
    "a name stands for one value; readers disagree about which one is used",
    "rename one of the values and its uses"};

static const aimet_rule hidden_rule = {
    "hidden-name", NULL,
    "the standard wants names to be unique along nested graphs, not all "
    "readers resolve the innermost first",
    "rename the inner value"};

static const aimet_rule initializer_rule = {
    "initializer-input", NULL,
    "before IR version 4 a reader expects every initializer among the inputs",
    "list the initializer among the inputs of the graph, or export with IR "
    "version 4 or newer"};

static const aimet_rule initializer_name_rule = {
    "initializer-name", NULL, "no node can use a value without a name",
    "name the initializer, or remove it"};

aimet_name_scope *aimet_name_scope_create(const aimet_rule_input *input) {
  aimet_name_scope *scope = aimet_calloc(1, sizeof *scope);
  scope->input = input;
  scope->visible = aimet_string_map_create();
  return scope;
}

void aimet_name_scope_destroy(aimet_name_scope *scope) {
  if (!scope)
    return;
  aimet_string_map_destroy(scope->visible);
  free(scope->definitions);
  free(scope->levels);
  free(scope);
}

static definition *find_definition(const aimet_name_scope *scope,
                                   aimet_string_view name) {
  const aimet_map_entry *entry = aimet_string_map_find(scope->visible, name);
  return entry && entry->value.number
             ? &scope->definitions[entry->value.number - 1]
             : NULL;
}

static void report_duplicate(aimet_name_scope *scope, const definition *first,
                             MlirOperation op, definition_kind kind) {
  aimet_rule_context context =
      aimet_rule_context_of(scope->input, &duplicate_rule, op);
  aimet_string_view name = first->name;
  aimet_string_view node = {NULL, 0};
  if (first->kind == BY_NODE)
    node = aimet_op_node_name(first->op);
  if (node.length)
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, name, NULL,
                      "\"%.*s\" is defined twice, as output of node \"%.*s\" "
                      "and as %s",
                      AIMET_SV(name), AIMET_SV(node), kind_names[kind]);
  else
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, name, NULL,
                      "\"%.*s\" is defined twice, as %s and as %s",
                      AIMET_SV(name), kind_names[first->kind],
                      kind_names[kind]);
}

static void report_hidden(aimet_name_scope *scope, aimet_string_view name,
                          MlirOperation op, definition_kind kind) {
  aimet_rule_context context =
      aimet_rule_context_of(scope->input, &hidden_rule, op);
  aimet_rule_report(&context, AIMET_SEVERITY_WARNING, name, NULL,
                    "%s of a graph inside a node, \"%.*s\", hides a value of "
                    "an outer graph",
                    kind_names[kind], AIMET_SV(name));
}

/// Adds a definition; gives its number.
static size_t add_definition(aimet_name_scope *scope, definition value) {
  void *items = scope->definitions;
  aimet_grow_array(&items, &scope->definition_capacity,
                   scope->num_definitions + 1, sizeof *scope->definitions);
  scope->definitions = items;
  scope->definitions[scope->num_definitions++] = value;
  return scope->num_definitions;
}

/// A node's output must be new along all enclosing graphs, an input or
/// initializer in its own graph: there it may hide an outer value, which only
/// the standard forbids.
static void define(aimet_name_scope *scope, aimet_string_view name,
                   MlirOperation op, MlirType type, definition_kind kind) {
  const aimet_graph_view *graph = scope->levels[scope->num_levels - 1].graph;
  if (name.length == 0)
    return;
  aimet_check_text(scope->input, op, "name", name);
  aimet_map_entry *entry = aimet_string_map_insert(scope->visible, name, NULL);
  size_t number = (size_t)entry->value.number;
  const definition *first = number ? &scope->definitions[number - 1] : NULL;
  if (first && (kind == BY_NODE || first->graph == graph)) {
    report_duplicate(scope, first, op, kind);
    return;
  }
  if (first)
    report_hidden(scope, name, op, kind);
  entry->value.number = add_definition(scope, (definition){.name = name,
                                                           .graph = graph,
                                                           .op = op,
                                                           .kind = kind,
                                                           .type = type,
                                                           .hidden = number});
}

void aimet_name_scope_enter(aimet_name_scope *scope,
                            const aimet_graph_view *graph) {
  void *items = scope->levels;
  aimet_grow_array(&items, &scope->level_capacity, scope->num_levels + 1,
                   sizeof *scope->levels);
  scope->levels = items;
  scope->levels[scope->num_levels++] =
      (scope_level){graph, scope->num_definitions};
  intptr_t count = mlirBlockGetNumArguments(graph->block);
  for (intptr_t i = 0; i < count; ++i)
    define(
        scope,
        aimet_dict_get_string(aimet_array_get(graph->inputs, i), "onnx.name"),
        graph->owner, mlirValueGetType(mlirBlockGetArgument(graph->block, i)),
        BY_INPUT);
}

bool aimet_name_scope_find(const aimet_name_scope *scope,
                           aimet_string_view name, aimet_known_name *out) {
  const definition *found = find_definition(scope, name);
  if (!found)
    return false;
  *out = (aimet_known_name){
      .graph = found->graph,
      .type = found->type,
      .is_input = found->kind == BY_INPUT,
      .is_initializer = found->kind == BY_INITIALIZER || found->has_default,
  };
  return true;
}

/// Nothing is visible between functions.
static void forget_all(aimet_name_scope *scope) {
  scope->num_definitions = 0;
  aimet_string_map_destroy(scope->visible);
  scope->visible = aimet_string_map_create();
}

void aimet_name_scope_leave(aimet_name_scope *scope) {
  const scope_level *level = &scope->levels[--scope->num_levels];
  if (scope->num_levels == 0)
    forget_all(scope);
  while (scope->num_definitions > level->num_definitions) {
    const definition *last = &scope->definitions[--scope->num_definitions];
    aimet_string_map_find(scope->visible, last->name)->value.number =
        last->hidden;
  }
}

/// An initializer with an operand is the default of that input.
static void add_default(aimet_name_scope *scope, MlirOperation initializer) {
  aimet_string_view name = aimet_value_name(
      mlirOperationGetOperand(initializer, 0), scope->input->arena);
  definition *input = find_definition(scope, name);
  if (!input)
    return;
  if (input->has_default)
    report_duplicate(scope, input, initializer, BY_INITIALIZER);
  input->has_default = true;
}

void aimet_name_scope_add_initializer(aimet_name_scope *scope,
                                      MlirOperation initializer) {
  if (mlirOperationGetNumOperands(initializer) > 0) {
    add_default(scope, initializer);
    return;
  }
  aimet_string_view name =
      aimet_result_name(initializer, 0, scope->input->arena);
  define(scope, name, initializer,
         mlirValueGetType(mlirOperationGetResult(initializer, 0)),
         BY_INITIALIZER);
  int64_t version = scope->input->ir_version;
  if (name.length == 0) {
    aimet_rule_context context = aimet_rule_context_of(
        scope->input, &initializer_name_rule, initializer);
    aimet_rule_error(&context, "an initializer has no name");
  } else if (version >= 1 && version < IR_VERSION_WITH_FREE_INITIALIZERS &&
             aimet_op_is(initializer, "onnx.Initializer")) {
    aimet_rule_context context =
        aimet_rule_context_of(scope->input, &initializer_rule, initializer);
    aimet_rule_report(&context, AIMET_SEVERITY_ERROR, name, NULL,
                      "initializer \"%.*s\" is no input of the graph, expected "
                      "one at IR version %lld",
                      AIMET_SV(name), (long long)version);
  }
}

void aimet_name_scope_add_node(aimet_name_scope *scope, MlirOperation node) {
  intptr_t count = mlirOperationGetNumResults(node);
  for (intptr_t i = 0; i < count; ++i)
    define(scope, aimet_result_name(node, i, scope->input->arena), node,
           mlirValueGetType(mlirOperationGetResult(node, i)), BY_NODE);
}
