//===- node_rules_functions.c - rules on local functions ------------------===//

#include "node_rules_internal.h"

#include "alloc.h"
#include "op.h"
#include "string_map.h"

#include <stdlib.h>

/// The first IR version with ModelProto.functions.
#define IR_VERSION_WITH_FUNCTIONS 8

/// Limits of the `onnx` package.
#define MAX_FUNCTIONS 10000
#define MAX_CALL_DEPTH 100

/// A chain of calls shows at most so many functions.
#define MAX_CHAIN 8

//===----------------------------------------------------------------------===//
// The functions of a module
//===----------------------------------------------------------------------===//

static void count_parameters(aimet_local_function *function) {
  MlirAttribute attribute = aimet_op_attr(function->op, "function_type");
  if (mlirAttributeIsNull(attribute) || !mlirAttributeIsAType(attribute))
    return;
  MlirType type = mlirTypeAttrGetValue(attribute);
  if (!mlirTypeIsAFunction(type))
    return;
  function->num_inputs = mlirFunctionTypeGetNumInputs(type);
  function->num_outputs = mlirFunctionTypeGetNumResults(type);
}

static void add_imports(aimet_local_functions *functions,
                        MlirAttribute imports) {
  for (intptr_t i = 0; i < aimet_array_size(imports); ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    bool is_new;
    aimet_map_entry *known = aimet_string_map_insert(
        functions->imports, aimet_dict_get_string(entry, "domain"), &is_new);
    if (is_new)
      known->value.number = (uint64_t)aimet_dict_get_int(entry, "version", 0);
  }
}

/// The attributes that a function declares, with a default or without.
static aimet_string_map *declared_attributes(MlirAttribute message) {
  aimet_string_map *declared = aimet_string_map_create();
  MlirAttribute names = aimet_dict_get(message, "attribute");
  MlirAttribute protos = aimet_dict_get(message, "attribute_proto");
  aimet_string_view name;
  for (intptr_t i = 0; i < aimet_array_size(names); ++i)
    if (aimet_attr_get_string(aimet_array_get(names, i), &name))
      aimet_string_map_insert(declared, name, NULL);
  for (intptr_t i = 0; i < aimet_array_size(protos); ++i)
    aimet_string_map_insert(
        declared, aimet_dict_get_string(aimet_array_get(protos, i), "name"),
        NULL);
  return declared;
}

static void add_function(aimet_local_functions *functions, MlirOperation op,
                         MlirAttribute message) {
  aimet_local_function function = {
      .op = op,
      .symbol = aimet_op_attr_string(op, "sym_name"),
      .domain = aimet_dict_get_string(message, "domain"),
      .name = aimet_dict_get_string(message, "name"),
      .overload = aimet_dict_get_string(message, "overload"),
      .message = message,
      .declared = declared_attributes(message),
  };
  count_parameters(&function);
  add_imports(functions, aimet_dict_get(message, "opset_import"));
  void *items = functions->items;
  aimet_grow_array(&items, &functions->capacity, functions->count + 1,
                   sizeof *functions->items);
  functions->items = items;
  aimet_string_map_insert(functions->by_symbol, function.symbol, NULL)
      ->value.number = functions->count;
  aimet_string_map_insert(functions->domains, function.domain, NULL);
  functions->items[functions->count++] = function;
}

aimet_local_functions *aimet_local_functions_create(MlirOperation module) {
  aimet_local_functions *functions = aimet_calloc(1, sizeof *functions);
  functions->by_symbol = aimet_string_map_create();
  functions->domains = aimet_string_map_create();
  functions->imports = aimet_string_map_create();
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return functions;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (!aimet_op_is(op, "func.func"))
      continue;
    MlirAttribute message = aimet_op_attr(op, "onnx.function");
    if (!mlirAttributeIsNull(message))
      add_function(functions, op, message);
  }
  return functions;
}

void aimet_local_functions_destroy(aimet_local_functions *functions) {
  if (!functions)
    return;
  for (size_t i = 0; i < functions->count; ++i)
    aimet_string_map_destroy(functions->items[i].declared);
  free(functions->items);
  aimet_string_map_destroy(functions->by_symbol);
  aimet_string_map_destroy(functions->domains);
  aimet_string_map_destroy(functions->imports);
  free(functions);
}

const aimet_local_function *
aimet_local_functions_callee(const aimet_local_functions *functions,
                             MlirOperation call) {
  MlirAttribute callee = aimet_op_attr(call, "callee");
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee))
    return NULL;
  const aimet_map_entry *entry = aimet_string_map_find(
      functions->by_symbol, aimet_view(mlirFlatSymbolRefAttrGetValue(callee)));
  return entry ? &functions->items[entry->value.number] : NULL;
}

int64_t aimet_local_functions_import(const aimet_local_functions *functions,
                                     aimet_string_view domain) {
  const aimet_map_entry *entry =
      aimet_string_map_find(functions->imports, domain);
  return entry ? (int64_t)entry->value.number : 0;
}

const aimet_local_function *
aimet_local_functions_of(const aimet_local_functions *functions,
                         MlirOperation op) {
  const aimet_map_entry *entry = aimet_string_map_find(
      functions->by_symbol, aimet_op_attr_string(op, "sym_name"));
  return entry ? &functions->items[entry->value.number] : NULL;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

static void check_version(aimet_rule_context *c) {
  const aimet_local_functions *functions = c->input->functions;
  if (functions->count == 0)
    return;
  c->node = c->input->module;
  if (c->input->ir_version < IR_VERSION_WITH_FUNCTIONS)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "the model has local functions at IR version %lld, "
                      "expected at least %d",
                      (long long)c->input->ir_version,
                      IR_VERSION_WITH_FUNCTIONS);
  if (functions->count > MAX_FUNCTIONS)
    aimet_rule_error(c,
                     "the model has %zu local functions, expected at most "
                     "%d",
                     functions->count, MAX_FUNCTIONS);
}

/// Domain, name and overload as one key; no name holds a NUL, so keys of
/// different functions differ.
static void build_key(const aimet_local_function *function,
                      aimet_string_builder *out) {
  aimet_sb_clear(out);
  aimet_sb_append(out, function->domain);
  aimet_sb_append_char(out, '\0');
  aimet_sb_append(out, function->name);
  aimet_sb_append_char(out, '\0');
  aimet_sb_append(out, function->overload);
}

/// The default domain is a domain, but its names are ONNX's own.
static void check_domain(aimet_rule_context *c,
                         const aimet_local_function *function) {
  if (mlirAttributeIsNull(aimet_dict_get(function->message, "domain")))
    aimet_rule_error(c, "has no domain");
  else if (function->domain.length == 0)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "is in the default domain, whose names are those of "
                      "ONNX");
}

static void check_identity(aimet_rule_context *c) {
  const aimet_local_functions *functions = c->input->functions;
  aimet_string_map *keys = aimet_string_map_create();
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < functions->count; ++i) {
    const aimet_local_function *function = &functions->items[i];
    bool is_new;
    c->node = function->op;
    if (function->name.length == 0)
      aimet_rule_error(c, "has no name");
    check_domain(c, function);
    build_key(function, &key);
    aimet_string_map_insert(keys, aimet_sb_view(&key), &is_new);
    if (!is_new)
      aimet_rule_error(c, "another function has the same name, domain and "
                          "overload");
  }
  aimet_sb_deinit(&key);
  aimet_string_map_destroy(keys);
}

/// Which lists have declared an attribute.
enum { IN_NAMES = 1, IN_PROTOS = 2 };

static void declare(aimet_rule_context *c, aimet_string_map *declared,
                    aimet_string_view name, uint64_t list) {
  aimet_map_entry *entry = aimet_string_map_insert(declared, name, NULL);
  if (entry->value.number & list)
    aimet_rule_error(c, "declares attribute \"%.*s\" twice", AIMET_SV(name));
  else if (entry->value.number)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "declares attribute \"%.*s\" both with "
                      "and without a default",
                      AIMET_SV(name));
  entry->value.number |= list;
}

static void check_declared_attributes(aimet_rule_context *c) {
  const aimet_local_functions *functions = c->input->functions;
  for (size_t i = 0; i < functions->count; ++i) {
    MlirAttribute message = functions->items[i].message;
    MlirAttribute names = aimet_dict_get(message, "attribute");
    MlirAttribute protos = aimet_dict_get(message, "attribute_proto");
    aimet_string_map *declared = aimet_string_map_create();
    aimet_string_view name;
    c->node = functions->items[i].op;
    for (intptr_t k = 0; k < aimet_array_size(names); ++k)
      if (aimet_attr_get_string(aimet_array_get(names, k), &name))
        declare(c, declared, name, IN_NAMES);
    for (intptr_t k = 0; k < aimet_array_size(protos); ++k)
      declare(c, declared,
              aimet_dict_get_string(aimet_array_get(protos, k), "name"),
              IN_PROTOS);
    aimet_string_map_destroy(declared);
  }
}

static void check_function_metadata(aimet_rule_context *c) {
  const aimet_local_functions *functions = c->input->functions;
  aimet_string_view key;
  for (size_t i = 0; i < functions->count; ++i) {
    c->node = functions->items[i].op;
    if (aimet_metadata_repeats_key(
            aimet_dict_get(functions->items[i].message, "metadata_props"),
            &key))
      aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                        "metadata key \"%.*s\" is given twice", AIMET_SV(key));
  }
}

//===----------------------------------------------------------------------===//
// Recursion
//===----------------------------------------------------------------------===//

/// The calls of one function: indices of callees, in order, without repeats.
typedef struct call_list {
  size_t *callees;
  size_t count, capacity;
} call_list;

typedef enum visit_state { NOT_SEEN, ON_STACK, DONE } visit_state;

typedef struct call_graph {
  const aimet_local_functions *functions;
  call_list *calls;   ///< by function
  size_t *last_added; ///< by callee: caller + 1 that has it in its list
  size_t caller;
  visit_state *states;
  size_t *next_call; ///< by function: how far its list is visited
  size_t *depths;    ///< by function: length of its longest chain of calls
  size_t *stack;
  size_t stack_size;
} call_graph;

static void add_call(MlirOperation op, void *user_data) {
  call_graph *graph = user_data;
  if (!aimet_op_is(op, "onnx.Call"))
    return;
  const aimet_local_function *callee =
      aimet_local_functions_callee(graph->functions, op);
  if (!callee)
    return;
  size_t index = (size_t)(callee - graph->functions->items);
  if (graph->last_added[index] == graph->caller + 1)
    return;
  graph->last_added[index] = graph->caller + 1;
  call_list *list = &graph->calls[graph->caller];
  void *callees = list->callees;
  aimet_grow_array(&callees, &list->capacity, list->count + 1,
                   sizeof *list->callees);
  list->callees = callees;
  list->callees[list->count++] = index;
}

static void call_graph_init(call_graph *graph,
                            const aimet_local_functions *functions) {
  size_t count = functions->count;
  *graph = (call_graph){
      .functions = functions,
      .calls = aimet_calloc(count, sizeof *graph->calls),
      .last_added = aimet_calloc(count, sizeof *graph->last_added),
      .states = aimet_calloc(count, sizeof *graph->states),
      .next_call = aimet_calloc(count, sizeof *graph->next_call),
      .depths = aimet_calloc(count, sizeof *graph->depths),
      .stack = aimet_calloc(count, sizeof *graph->stack),
  };
  for (graph->caller = 0; graph->caller < count; ++graph->caller)
    aimet_walk(functions->items[graph->caller].op, add_call, graph);
}

static void call_graph_deinit(call_graph *graph) {
  for (size_t i = 0; i < graph->functions->count; ++i)
    free(graph->calls[i].callees);
  free(graph->calls);
  free(graph->last_added);
  free(graph->states);
  free(graph->next_call);
  free(graph->depths);
  free(graph->stack);
}

/// Reports the cycle from `callee`, which is on the stack, back to itself.
static void report_cycle(aimet_rule_context *c, const call_graph *graph,
                         size_t callee) {
  const aimet_local_function *items = graph->functions->items;
  aimet_string_builder chain = AIMET_STRING_BUILDER_INIT;
  size_t begin = graph->stack_size;
  while (graph->stack[begin - 1] != callee)
    --begin;
  --begin;
  for (size_t i = begin; i < graph->stack_size && i - begin < MAX_CHAIN; ++i)
    aimet_sb_appendf(&chain, "\"%.*s\" -> ",
                     AIMET_SV(items[graph->stack[i]].name));
  if (graph->stack_size - begin > MAX_CHAIN)
    aimet_sb_append_cstr(&chain, "... -> ");
  c->node = items[callee].op;
  aimet_rule_error(c, "calls itself: %s\"%.*s\"", chain.data,
                   AIMET_SV(items[callee].name));
  aimet_sb_deinit(&chain);
}

static void push(call_graph *graph, size_t function) {
  graph->states[function] = ON_STACK;
  graph->depths[function] = 1;
  graph->stack[graph->stack_size++] = function;
}

/// Leaves the function on top of the stack; its caller's chain is one longer.
static void pop(aimet_rule_context *c, call_graph *graph) {
  size_t function = graph->stack[--graph->stack_size];
  graph->states[function] = DONE;
  if (graph->depths[function] == MAX_CALL_DEPTH + 1) {
    c->node = graph->functions->items[function].op;
    aimet_rule_error(c, "calls of local functions nest deeper than %d",
                     MAX_CALL_DEPTH);
  }
}

static void raise_depth(call_graph *graph, size_t function, size_t callee) {
  if (graph->depths[function] < graph->depths[callee] + 1)
    graph->depths[function] = graph->depths[callee] + 1;
}

/// Depth first, without recursion: chains may be long.
static void visit_from(aimet_rule_context *c, call_graph *graph, size_t root) {
  push(graph, root);
  while (graph->stack_size) {
    size_t function = graph->stack[graph->stack_size - 1];
    const call_list *calls = &graph->calls[function];
    if (graph->next_call[function] == calls->count) {
      pop(c, graph);
      continue;
    }
    size_t callee = calls->callees[graph->next_call[function]];
    if (graph->states[callee] == NOT_SEEN) {
      push(graph, callee); // looked at again when it is done
      continue;
    }
    ++graph->next_call[function];
    if (graph->states[callee] == ON_STACK)
      report_cycle(c, graph, callee);
    else
      raise_depth(graph, function, callee);
  }
}

static void check_recursion(aimet_rule_context *c) {
  call_graph graph;
  call_graph_init(&graph, c->input->functions);
  for (size_t i = 0; i < graph.functions->count; ++i)
    if (graph.states[i] == NOT_SEEN)
      visit_from(c, &graph, i);
  call_graph_deinit(&graph);
}

//===----------------------------------------------------------------------===//
// All rules
//===----------------------------------------------------------------------===//

static const aimet_rule rules[] = {
    {"function-version", check_version,
     "a reader of that IR version does not know local functions",
     "export the model with a newer IR version"},
    {"function-identity", check_identity,
     "a call names a function by domain, name and overload",
     "give each function a domain and a name of its own"},
    {"function-attributes", check_declared_attributes,
     "readers disagree about the attribute's default",
     "declare each attribute once"},
    {"function-metadata", check_function_metadata,
     "readers disagree about which of the values counts",
     "remove one of the entries"},
    {"function-recursion", check_recursion,
     "functions are expanded where they are called, which would not end",
     "break the chain of calls, express repetition with Loop or Scan"},
};

void aimet_check_local_functions(const aimet_rule_input *input) {
  aimet_rule_context context = {.input = input};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; ++i) {
    context.rule = &rules[i];
    rules[i].check(&context);
  }
}
