//===- inline_functions.c - bodies in the place of calls ------------------===//
//
// Calls of local functions in the main graph (and in bodies in it) become the
// functions' bodies. All is decided, and its size known, before anything is
// changed. Functions that nothing calls any longer are removed.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "dialect.h"
#include "function_inliner.h"
#include "inline_plan.h"
#include "node.h"
#include "opset_imports.h"
#include "ptr_map.h"

#include <inttypes.h>
#include <stdlib.h>

typedef struct inline_state {
  aimet_pass_run *run;
  MlirOperation module, main;
  aimet_inline_plan *plan;
  aimet_inliner inliner;
  struct inlined_call *calls; ///< in the order in which they were inlined
  size_t num_calls, call_capacity;
  aimet_arena *arena;
} inline_state;

/// A call that is gone.
typedef struct inlined_call {
  size_t function; ///< place in the plan
  aimet_string_view name;
} inlined_call;

static bool is_inlined(const inline_state *state, size_t place) {
  const aimet_inline_choice *choice = &state->plan->choices[place];
  return choice->copies && !mlirOperationEqual(choice->function, state->main);
}

static aimet_place place_of(MlirOperation op) {
  return aimet_place_from_location(mlirOperationGetLocation(op));
}

static MlirAttribute identity_of(MlirOperation function) {
  return aimet_op_attr(function, "onnx.function");
}

/// `domain::name`.
static const char *label_of(const inline_state *state, MlirOperation function) {
  return aimet_arena_string(state->arena,
                            aimet_op_attr_string(function, "sym_name"));
}

//===----------------------------------------------------------------------===//
// Inlining
//===----------------------------------------------------------------------===//

static void note_call(inline_state *state, MlirOperation call, size_t place) {
  void *calls = state->calls;
  aimet_grow_array(&calls, &state->call_capacity, state->num_calls + 1,
                   sizeof *state->calls);
  state->calls = calls;
  aimet_string_view name = aimet_op_node_name(call);
  state->calls[state->num_calls++] = (inlined_call){
      place, aimet_sv_n(aimet_arena_string(state->arena, name), name.length)};
}

/// What comes in the place of a call is looked at next: calls in it are inlined
/// as well. The plan has found the nesting of bodies to be bounded.
static void inline_block(inline_state *state, MlirBlock block) {
  MlirOperation op = mlirBlockGetFirstOperation(block);
  while (!mlirOperationIsNull(op)) {
    const aimet_inline_choice *choice = aimet_inline_plan_find(state->plan, op);
    if (choice) {
      note_call(state, op, (size_t)(choice - state->plan->choices));
      op = aimet_inline_call(&state->inliner, op, choice->function,
                             choice->copies == 1);
      continue;
    }
    for (intptr_t i = 0; i < mlirOperationGetNumRegions(op); ++i) {
      MlirBlock body = aimet_body(op, i);
      if (!mlirBlockIsNull(body))
        inline_block(state, body);
    }
    op = mlirOperationGetNextInBlock(op);
  }
}

//===----------------------------------------------------------------------===//
// Functions that are not called any longer
//===----------------------------------------------------------------------===//

typedef struct reach {
  const aimet_call_graph *graph;
  bool *reached; ///< by place in `graph`
} reach;

static void reach_callee(MlirOperation op, void *user_data) {
  reach *r = user_data;
  size_t callee;
  if (aimet_call_graph_callee(r->graph, op, &callee))
    r->reached[callee] = true;
}

/// The functions that nothing has called before, and the main graph.
static aimet_ptr_map find_roots(const inline_state *state) {
  aimet_ptr_map roots = AIMET_PTR_MAP_INIT;
  for (size_t i = 0; i < aimet_call_graph_size(state->plan->graph); ++i) {
    const aimet_call_graph_function *function =
        aimet_call_graph_at(state->plan->graph, i);
    if (!function->calls)
      aimet_ptr_map_insert(&roots, function->op.ptr, NULL);
  }
  return roots;
}

/// Removes the functions that only inlined calls have led to.
static uint64_t remove_functions(const inline_state *state) {
  uint64_t removed = 0;
  aimet_ptr_map roots = find_roots(state);
  aimet_call_graph *graph = aimet_call_graph_create(state->module);
  size_t size = aimet_call_graph_size(graph);
  reach r = {graph, aimet_calloc(size, sizeof(bool))};
  for (size_t i = 0; i < size; ++i) { // callers come first
    MlirOperation op = aimet_call_graph_at(graph, i)->op;
    r.reached[i] = r.reached[i] || aimet_ptr_map_find(&roots, op.ptr);
    if (r.reached[i])
      aimet_walk(op, reach_callee, &r);
  }
  for (size_t i = 0; i < size; ++i) {
    if (r.reached[i])
      continue;
    mlirOperationDestroy(aimet_call_graph_at(graph, i)->op);
    ++removed;
  }
  free(r.reached);
  aimet_call_graph_destroy(graph);
  aimet_ptr_map_deinit(&roots);
  return removed;
}

//===----------------------------------------------------------------------===//
// Imports
//===----------------------------------------------------------------------===//

typedef struct domain_search {
  const aimet_call_graph *graph;
  aimet_string_map *domains;
} domain_search;

static void add_domain(MlirOperation op, void *user_data) {
  const domain_search *search = user_data;
  if (!aimet_op_is_node(op))
    return;
  aimet_string_view type, domain;
  aimet_call_graph_describe(search->graph, op, &type, &domain);
  aimet_string_map_insert(search->domains, domain, NULL);
}

/// The domains of all nodes of a graph.
static aimet_string_map *domains_in(const aimet_call_graph *graph,
                                    MlirOperation root) {
  domain_search search = {graph, aimet_string_map_create()};
  aimet_walk(root, add_domain, &search);
  return search.domains;
}

/// Imports the domains of operators that came with a function.
static void import_domains(const inline_state *state) {
  const aimet_string_map *wanted = state->plan->imports;
  if (!aimet_string_map_size(wanted))
    return;
  aimet_string_map *domains = domains_in(state->plan->graph, state->main);
  for (size_t i = 0; i < aimet_string_map_size(wanted); ++i) {
    const aimet_map_entry *entry = aimet_string_map_at(wanted, i);
    int64_t version = (int64_t)entry->value.number;
    if (aimet_string_map_find(domains, entry->key))
      aimet_add_import(state->module, entry->key, version ? version : 1);
  }
  aimet_string_map_destroy(domains);
}

/// The domains of functions that are to be inlined, but those of ONNX.
static aimet_string_map *inlined_domains(const inline_state *state) {
  aimet_string_map *domains = aimet_string_map_create();
  for (size_t i = 0; i < aimet_call_graph_size(state->plan->graph); ++i) {
    aimet_string_view domain = aimet_dict_get_string(
        identity_of(state->plan->choices[i].function), "domain");
    if (is_inlined(state, i) && domain.length &&
        !aimet_schema_domain_version(domain))
      aimet_string_map_insert(domains, domain, NULL);
  }
  return domains;
}

/// Of these domains, those that have neither nodes nor functions any longer are
/// not imported.
static void remove_imports(const inline_state *state,
                           const aimet_string_map *candidates) {
  if (!aimet_string_map_size(candidates))
    return;
  aimet_call_graph *graph = aimet_call_graph_create(state->module);
  aimet_string_map *left = domains_in(graph, state->module);
  for (size_t i = 0; i < aimet_call_graph_size(graph); ++i)
    aimet_string_map_insert(
        left,
        aimet_dict_get_string(identity_of(aimet_call_graph_at(graph, i)->op),
                              "domain"),
        NULL);
  for (size_t i = 0; i < aimet_string_map_size(candidates); ++i) {
    const aimet_map_entry *entry = aimet_string_map_at(candidates, i);
    if (!aimet_string_map_find(left, entry->key))
      aimet_remove_import(state->module, entry->key);
  }
  aimet_string_map_destroy(left);
  aimet_call_graph_destroy(graph);
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

static void report_function(inline_state *state, size_t place,
                            const aimet_string_view *names, size_t num_names,
                            const char *message) {
  MlirOperation function = state->plan->choices[place].function;
  aimet_change change = {
      .class_name = aimet_dict_get_string(identity_of(function), "name"),
      .nodes = names,
      .num_nodes = num_names,
      .message = aimet_sv(message),
      .location = mlirOperationGetLocation(function),
  };
  aimet_pass_report_change(state->run, &change);
}

/// Names of the calls by function, in the order in which they were inlined;
/// `ends[i]` is one past the last of function `i`.
static aimet_string_view *sort_calls(const inline_state *state, size_t *ends) {
  size_t size = aimet_call_graph_size(state->plan->graph);
  aimet_string_view *names = aimet_calloc(state->num_calls, sizeof *names);
  for (size_t i = 0; i < state->num_calls; ++i)
    ++ends[state->calls[i].function];
  for (size_t i = 0, total = 0; i < size; ++i) {
    size_t count = ends[i];
    ends[i] = total;
    total += count;
  }
  for (size_t i = 0; i < state->num_calls; ++i)
    names[ends[state->calls[i].function]++] = state->calls[i].name;
  return names;
}

/// One change for each function; one remark for all of them.
static void report_inlined(inline_state *state) {
  size_t size = aimet_call_graph_size(state->plan->graph), num_functions = 0;
  size_t *ends = aimet_calloc(size, sizeof *ends);
  aimet_string_view *names = sort_calls(state, ends);
  for (size_t i = 0; i < size; ++i)
    num_functions += is_inlined(state, i);
  const char *message = aimet_arena_format(
      state->arena, "%zu calls of %zu functions are inlined: %" PRIu64 " nodes",
      state->num_calls, num_functions, state->plan->nodes);
  for (size_t i = 0; i < size; ++i) {
    size_t begin = i ? ends[i - 1] : 0;
    if (!is_inlined(state, i))
      continue;
    report_function(state, i, &names[begin], ends[i] - begin, message);
    message = "";
  }
  free(names);
  free(ends);
}

static void report_stays(const inline_state *state, MlirOperation at,
                         MlirOperation function, const char *reason,
                         aimet_string_view about) {
  bool has_name = about.length != 0;
  aimet_pass_remark(state->run, place_of(at),
                    "function \"%s\" is not inlined, for it %s%s%.*s%s",
                    label_of(state, function), reason, has_name ? ": \"" : "",
                    AIMET_SV(about), has_name ? "\"" : "");
}

static void report_call(MlirOperation op, void *user_data) {
  const inline_state *state = user_data;
  size_t place;
  if (!aimet_call_graph_callee(state->plan->graph, op, &place))
    return;
  const aimet_inline_choice *choice = &state->plan->choices[place];
  if (choice->is_wanted && !choice->obstacle)
    report_stays(state, op, choice->function,
                 aimet_inline_call_obstacle(op, choice->function),
                 aimet_sv(""));
}

/// Says why functions, and calls in the main graph, stay though they are asked
/// for. To be called while all functions stand.
static void report_left(inline_state *state) {
  for (size_t i = 0; i < aimet_call_graph_size(state->plan->graph); ++i) {
    const aimet_inline_choice *choice = &state->plan->choices[i];
    if (choice->obstacle && aimet_call_graph_at(state->plan->graph, i)->calls)
      report_stays(state, choice->function, choice->function, choice->obstacle,
                   choice->about);
  }
  aimet_walk(state->main, report_call, state);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static aimet_status refuse_recursion(const inline_state *state,
                                     const aimet_call_graph *graph) {
  for (size_t i = 0; i < aimet_call_graph_size(graph); ++i) {
    const aimet_call_graph_function *function = aimet_call_graph_at(graph, i);
    if (function->is_recursive)
      return aimet_diag_error(
          aimet_pass_diag(state->run), AIMET_ERROR_INPUT,
          place_of(function->op),
          "function \"%s\" calls itself, directly or through others, or is "
          "called by one that does; ONNX has no recursive functions",
          label_of(state, function->op));
  }
  return AIMET_OK;
}

static aimet_status check_limits(const inline_state *state) {
  int64_t option = aimet_pass_option_int(state->run, "max-nodes");
  uint64_t limit = option < 0 ? 0 : (uint64_t)option;
  aimet_diag *diag = aimet_pass_diag(state->run);
  aimet_place place = place_of(state->main);
  if (state->plan->nodes > limit) {
    bool is_counted = state->plan->nodes != UINT64_MAX;
    aimet_status status = aimet_diag_error(
        diag, AIMET_ERROR_LIMIT, place,
        "inlining would make %s%" PRIu64 " nodes, expected at most %" PRIu64,
        is_counted ? "" : "more than ", state->plan->nodes, limit);
    aimet_diag_note(diag, place,
                    "--inline-functions{max-nodes=NUMBER} raises the limit");
    return status;
  }
  if (state->plan->nodes && state->plan->depth > AIMET_MAX_INLINED_DEPTH)
    return aimet_diag_error(diag, AIMET_ERROR_LIMIT, place,
                            "inlining would nest %" PRIu64
                            " graphs, expected at most %d",
                            state->plan->depth, AIMET_MAX_INLINED_DEPTH);
  return AIMET_OK;
}

static void inline_all(inline_state *state) {
  aimet_string_map *domains = inlined_domains(state);
  aimet_inliner_init(&state->inliner, state->module, state->main);
  inline_block(state, aimet_body(state->main, 0));
  aimet_inlined_modules_finish(state->inliner.modules);
  aimet_inliner_deinit(&state->inliner);
  import_domains(state);
  report_inlined(state);
  report_left(state);
  aimet_pass_count(state->run, "removed functions", remove_functions(state));
  remove_imports(state, domains);
  aimet_provenance_seal(state->module);
  aimet_string_map_destroy(domains);
}

static bool is_any(MlirOperation function) {
  (void)function;
  return true;
}

static aimet_status run_on(inline_state *state, const aimet_call_graph *graph,
                           bool (*is_wanted)(MlirOperation function)) {
  aimet_status status = refuse_recursion(state, graph);
  if (status != AIMET_OK)
    return status;
  aimet_inline_plan plan;
  aimet_inline_plan_init(&plan, graph, is_wanted);
  state->plan = &plan;
  status = check_limits(state);
  bool inlines = false;
  for (size_t i = 0; i < aimet_call_graph_size(graph); ++i)
    inlines |= is_inlined(state, i);
  if (status == AIMET_OK && inlines)
    inline_all(state);
  else if (status == AIMET_OK)
    report_left(state);
  aimet_pass_count(state->run, "inlined calls", state->num_calls);
  aimet_pass_count(state->run, "inlined nodes",
                   state->num_calls ? plan.nodes : 0);
  aimet_inline_plan_deinit(&plan);
  state->plan = NULL;
  return status;
}

static aimet_status run(aimet_pass_run *run) {
  const char *only = aimet_pass_option_string(run, "only");
  bool modules = strcmp(only, "modules") == 0;
  if (!modules && strcmp(only, "all") != 0)
    return aimet_diag_error(aimet_pass_diag(run), AIMET_ERROR_USAGE,
                            (aimet_place){0},
                            "wrong value of option 'only' of "
                            "'inline-functions', got '%s', expected 'all' or "
                            "'modules'",
                            only);
  MlirOperation module = aimet_pass_module(run);
  inline_state state = {.run = run,
                        .module = module,
                        .main = aimet_main_function(module),
                        .arena = aimet_arena_create()};
  aimet_call_graph *graph = aimet_call_graph_create(module);
  aimet_status status = AIMET_OK;
  if (aimet_call_graph_size(graph) > 1 && !mlirOperationIsNull(state.main) &&
      !mlirBlockIsNull(aimet_body(state.main, 0)))
    status = run_on(&state, graph, modules ? aimet_holds_provenance : is_any);
  aimet_call_graph_destroy(graph);
  aimet_arena_destroy(state.arena);
  free(state.calls);
  return status;
}

static const aimet_pass_option options[] = {
    {"only", AIMET_OPTION_STRING, "all",
     "'modules': only functions that stand for modules or functionals, or hold "
     "such; 'all'"},
    {"max-nodes", AIMET_OPTION_INT, "1000000",
     "refuse to make more nodes than this"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_inline_functions = {
    .name = "inline-functions",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_STRUCTURE,
    .family = "prepare",
    .summary = "put the bodies of local functions in the place of their calls",
    .description =
        "Each call of a local function in the main graph, and in bodies in it, "
        "becomes a copy of the function's body; calls in it likewise. "
        "Functions "
        "that nothing calls any longer are removed, and imports of their "
        "domains.\n\n"
        "```mlir\n"
        "func.func private @\"net::Block\"(%x, %w) {\n"
        "  %1 = \"onnx.Conv\"(%x, %w) {onnx.outputs = [\"c\"], onnx_node_name "
        "= \"conv\"} : ...\n"
        "  %2 = \"onnx.Relu\"(%1) {onnx.outputs = [\"r\"], onnx_node_name = "
        "\"relu\"} : ...\n"
        "  return %2\n"
        "}\n"
        "%y = \"onnx.Call\"(%x, %w) {callee = @\"net::Block\", onnx.outputs = "
        "[\"y\"], onnx_node_name = \"/block1/Block\"} : ...\n"
        "// the call becomes\n"
        "%1 = \"onnx.Conv\"(%x, %w) {onnx.outputs = [\"block1/Block/c\"], "
        "onnx_node_name = \"block1/Block/conv\"} : ...\n"
        "%y = \"onnx.Relu\"(%1) {onnx.outputs = [\"y\"], onnx_node_name = "
        "\"block1/Block/relu\"} : ...\n"
        "```\n\n"
        "The outputs of a call keep their names. Names in a function begin "
        "with "
        "the call's afterwards, or stay where the function is used once and "
        "they are free. Attributes that nodes take from the call get the "
        "call's value, or the function's default, or are absent; inputs that "
        "the call leaves out are absent. Documentation, metadata and "
        "value_info of nodes stay. An operation's module is found from the "
        "call and from what the body says: a function that is called for each "
        "of several modules gives each its own.\n\n"
        "Functions stay, with a remark that says why, if they import another "
        "version of an operator than the model, use a name that nothing "
        "defines, or take a graph from their call. How many nodes "
        "there will be is counted first: over the limit nothing is changed.\n",
    .why = "A module that is a function cannot be told from its other calls: "
           "each needs quantizers of its own. Quantizers and runtimes of "
           "devices look at the main graph alone.",
    .remedy = "In PyTorch: export without `export_modules_as_functions`.",
    .options = options,
    .run = run,
};
