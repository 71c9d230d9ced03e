//===- function_kinds.c - what each local function stands for -------------===//

#include "function_kinds.h"

#include "alloc.h"
#include "function_names.h"
#include "module_classes.h"
#include "node.h"
#include "parameters.h"
#include "provenance.h"
#include "rewrite.h"

#include <stdlib.h>

bool aimet_function_is_module(const aimet_module_function *function) {
  return function && (function->kind == AIMET_FUNCTION_LAYER ||
                      function->kind == AIMET_FUNCTION_LEAF ||
                      function->kind == AIMET_FUNCTION_CONTAINER);
}

aimet_module_function *
aimet_called_function(const aimet_module_functions *functions,
                      MlirOperation op) {
  size_t i;
  return aimet_call_graph_callee(functions->graph, op, &i)
             ? &functions->items[i]
             : NULL;
}

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

typedef struct body_facts {
  const aimet_module_functions *functions;
  bool calls_module;
  bool is_named_by_operator; ///< each node is called `Relu_12`
  MlirOperation last;
} body_facts;

/// `Relu_12`: the operator and a number.
static bool is_numbered(aimet_string_view name, aimet_string_view type) {
  return aimet_sv_starts_with(name, type) && name.length > type.length &&
         name.data[type.length] == '_' &&
         aimet_sv_is_digits(aimet_sv_slice(name, type.length + 1, name.length));
}

static void read_body_node(MlirOperation op, void *user_data) {
  body_facts *facts = user_data;
  if (!aimet_op_is_node(op))
    return;
  aimet_string_view type, domain;
  aimet_call_graph_describe(facts->functions->graph, op, &type, &domain);
  facts->calls_module |=
      aimet_function_is_module(aimet_called_function(facts->functions, op));
  facts->is_named_by_operator &= is_numbered(aimet_op_node_name(op), type);
  facts->last = op;
}

static aimet_function_kind module_kind(const aimet_module_function *function,
                                       const body_facts *facts) {
  if (facts->calls_module)
    return AIMET_FUNCTION_CONTAINER;
  return aimet_class_is_layer(function->class_name) ? AIMET_FUNCTION_LAYER
                                                    : AIMET_FUNCTION_LEAF;
}

/// A function of the exporter of PyTorch 2.1 to 2.4.
static void read_call_function(aimet_module_functions *functions,
                               aimet_module_function *function,
                               aimet_string_view domain, aimet_string_view name,
                               const body_facts *facts) {
  if (aimet_sv_starts_with(domain, aimet_sv("pkg.onnxscript."))) {
    function->kind = AIMET_FUNCTION_ATEN;
    function->function = aimet_function_of_aten_name(name, functions->arena);
    return;
  }
  if (!aimet_split_call_name(name, functions->arena, &function->class_name,
                             &function->display, &function->call))
    return;
  function->kind = module_kind(function, facts);
  functions->is_complete = true;
}

static void read_class_function(aimet_module_functions *functions,
                                aimet_module_function *function,
                                aimet_string_view domain,
                                aimet_string_view name,
                                const body_facts *facts) {
  bool is_torch = aimet_sv_starts_with(domain, aimet_sv("torch.nn."));
  if (!domain.length || !(is_torch || facts->is_named_by_operator))
    return;
  function->class_name =
      aimet_class_of_function(domain, name, functions->arena);
  function->kind = module_kind(function, facts);
  const aimet_module_function *last =
      mlirOperationIsNull(facts->last)
          ? NULL
          : aimet_called_function(functions, facts->last);
  if (aimet_function_is_module(last))
    function->num_scopes_below = last->num_scopes_below + 1;
}

static void read_function(aimet_module_functions *functions,
                          aimet_module_function *function) {
  MlirAttribute proto = aimet_op_attr(function->op, "onnx.function");
  aimet_string_view domain = aimet_dict_get_string(proto, "domain");
  aimet_string_view name = aimet_dict_get_string(proto, "name");
  body_facts facts = {functions, false, true, {NULL}};
  aimet_walk(function->op, read_body_node, &facts);
  if (mlirOperationIsNull(facts.last))
    return;
  if (aimet_sv_starts_with(domain, aimet_sv("pkg.")))
    read_call_function(functions, function, domain, name, &facts);
  else
    read_class_function(functions, function, domain, name, &facts);
  functions->has_modules |= aimet_function_is_module(function);
}

/// True if the main graph is one call: of the model's own class.
static bool is_one_call(const aimet_module_functions *functions) {
  body_facts facts = {functions, false, true, {NULL}};
  size_t num_nodes = 0;
  MlirBlock body = aimet_body(functions->items[0].op, 0);
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    num_nodes += aimet_op_is_node(op);
    read_body_node(op, &facts);
  }
  return num_nodes == 1 && facts.calls_module;
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

/// The parameter that a call passes, as the first instance of the function
/// that holds the call (`caller`) names it; empty if it is none.
static aimet_string_view
passed_parameter(const aimet_module_functions *functions,
                 const aimet_module_function *caller, MlirValue operand) {
  aimet_string_view owner;
  if (!mlirValueIsABlockArgument(operand))
    return aimet_parameter_owner(operand, functions->arena, &owner)
               ? aimet_value_name(operand, functions->arena)
               : aimet_sv("");
  MlirBlock block = mlirBlockArgumentGetOwner(operand);
  size_t number = (size_t)mlirBlockArgumentGetArgNumber(operand);
  bool is_of_caller = mlirBlockEqual(block, aimet_body(caller->op, 0)) &&
                      number < caller->num_parameters;
  return is_of_caller ? caller->parameters[number] : aimet_sv("");
}

typedef struct pass_state {
  aimet_module_functions *functions;
  aimet_module_function *caller;
} pass_state;

static void note_first_call(MlirOperation op, void *user_data) {
  pass_state *state = user_data;
  aimet_module_function *callee = aimet_called_function(state->functions, op);
  if (!callee || callee->has_first_call)
    return;
  callee->has_first_call = true;
  size_t count = (size_t)mlirOperationGetNumOperands(op);
  callee->parameters = aimet_arena_calloc(state->functions->arena, count,
                                          sizeof *callee->parameters);
  callee->num_parameters = count;
  for (size_t i = 0; i < count; ++i)
    callee->parameters[i] =
        passed_parameter(state->functions, state->caller,
                         mlirOperationGetOperand(op, (intptr_t)i));
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

static aimet_string_view common_path(aimet_string_view a, aimet_string_view b) {
  while (a.length && !aimet_path_is_within(b, a))
    a = aimet_path_parent(a);
  return a;
}

/// The prefix of a path that is `display` with underscores for dots.
static bool find_display(aimet_string_view path, aimet_string_view display,
                         aimet_string_view *out) {
  if (path.length < display.length ||
      (path.length > display.length && path.data[display.length] != '.'))
    return false;
  for (size_t i = 0; i < display.length; ++i)
    if (path.data[i] != display.data[i] &&
        !(path.data[i] == '.' && display.data[i] == '_'))
      return false;
  *out = aimet_sv_slice(path, 0, display.length);
  return true;
}

/// The path of an instance of a container: where its parameters lie less what
/// they lie below the first instance.
static bool path_of_container(const aimet_module_function *callee, size_t i,
                              aimet_string_view passed,
                              aimet_string_view *out) {
  if (i >= callee->num_parameters ||
      !aimet_path_is_within(callee->parameters[i], callee->path))
    return false;
  size_t below = callee->parameters[i].length - callee->path.length;
  if (below > passed.length ||
      !aimet_sv_ends_with(passed, aimet_sv_slice(callee->parameters[i],
                                                 callee->path.length,
                                                 callee->parameters[i].length)))
    return false;
  *out = aimet_sv_slice(passed, 0, passed.length - below);
  // Below the root there is no dot that would end a component.
  return callee->path.length || !out->length;
}

bool aimet_path_by_parameters(const aimet_module_functions *functions,
                              const aimet_module_function *caller,
                              MlirOperation call, aimet_string_view *out) {
  const aimet_module_function *callee = aimet_called_function(functions, call);
  if (!aimet_function_is_module(callee))
    return false;
  bool found = false;
  intptr_t count = mlirOperationGetNumOperands(call);
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view passed =
        passed_parameter(functions, caller, mlirOperationGetOperand(call, i));
    aimet_string_view path = aimet_path_parent(passed);
    if (!passed.length)
      continue;
    if (callee->display.length) {
      if (find_display(passed, callee->display, out))
        return true;
      continue;
    }
    if (callee->kind == AIMET_FUNCTION_CONTAINER &&
        (!callee->has_path ||
         !path_of_container(callee, (size_t)i, passed, &path)))
      return false;
    if (found && !aimet_sv_equal(path, *out))
      return false;
    *out = path;
    found = true;
  }
  return found;
}

typedef struct path_state {
  aimet_module_functions *functions;
  aimet_module_function *function;
  aimet_string_view common; ///< of all children and own parameters
  bool found;
  bool is_exact;    ///< it uses parameters of its own
  bool is_numbered; ///< all children are elements of a list
} path_state;

static void join_path(path_state *state, aimet_string_view path) {
  state->common = state->found ? common_path(state->common, path) : path;
  state->found = true;
}

/// A child lies in the module; so does what uses a parameter itself.
static void note_path(MlirOperation op, void *user_data) {
  path_state *state = user_data;
  const aimet_module_function *callee =
      aimet_called_function(state->functions, op);
  if (aimet_function_is_module(callee)) {
    aimet_string_view child;
    if (!aimet_path_by_parameters(state->functions, state->function, op,
                                  &child) ||
        !child.length)
      return;
    state->is_numbered &= aimet_sv_is_digits(aimet_path_leaf(child));
    join_path(state, aimet_path_parent(child));
    return;
  }
  intptr_t count = aimet_op_is_node(op) ? mlirOperationGetNumOperands(op) : 0;
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view passed = passed_parameter(
        state->functions, state->function, mlirOperationGetOperand(op, i));
    if (!passed.length)
      continue;
    state->is_exact = true;
    join_path(state, aimet_path_parent(passed));
  }
}

/// Children that are all numbered lie in a list of the module, which has no
/// forward of its own and so is no function; unless the module is such a
/// container itself.
static bool is_in_list(const path_state *state) {
  return state->is_numbered && !state->is_exact &&
         !aimet_class_is_container(state->function->class_name);
}

static void find_path(aimet_module_functions *functions,
                      aimet_module_function *function) {
  path_state state = {
      .functions = functions, .function = function, .is_numbered = true};
  aimet_walk(function->op, note_path, &state);
  if (!state.found)
    return;
  function->has_path = true;
  function->path =
      is_in_list(&state) ? aimet_path_parent(state.common) : state.common;
}

//===----------------------------------------------------------------------===//
// All functions
//===----------------------------------------------------------------------===//

static bool is_of_pytorch(MlirOperation module) {
  return aimet_sv_is(aimet_op_attr_string(module, "onnx.producer_name"),
                     "pytorch");
}

static void read_functions(aimet_module_functions *functions) {
  for (size_t i = functions->count; i-- > 1;)
    if (!aimet_call_graph_at(functions->graph, i)->is_recursive)
      read_function(functions, &functions->items[i]);
  if (!functions->has_modules)
    return;
  functions->is_complete = functions->is_complete || is_one_call(functions);
  for (size_t i = 0; i < functions->count; ++i) {
    pass_state state = {functions, &functions->items[i]};
    aimet_walk(state.caller->op, note_first_call, &state);
  }
  for (size_t i = functions->count; i-- > 1;)
    if (functions->items[i].kind == AIMET_FUNCTION_CONTAINER &&
        !functions->items[i].display.length)
      find_path(functions, &functions->items[i]);
}

aimet_module_functions *aimet_module_functions_create(MlirOperation module) {
  aimet_module_functions *functions = aimet_calloc(1, sizeof *functions);
  functions->graph = aimet_call_graph_create(module);
  functions->count = aimet_call_graph_size(functions->graph);
  functions->arena = aimet_arena_create();
  functions->items = aimet_calloc(functions->count, sizeof *functions->items);
  for (size_t i = 0; i < functions->count; ++i)
    functions->items[i].op = aimet_call_graph_at(functions->graph, i)->op;
  if (functions->count > 1 && is_of_pytorch(module))
    read_functions(functions);
  return functions;
}

void aimet_module_functions_destroy(aimet_module_functions *functions) {
  if (!functions)
    return;
  aimet_call_graph_destroy(functions->graph);
  aimet_arena_destroy(functions->arena);
  free(functions->items);
  free(functions);
}
