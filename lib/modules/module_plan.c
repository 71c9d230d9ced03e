//===- module_plan.c - the names of modules that are to be made -----------===//

#include "module_plan.h"

#include "alloc.h"
#include "fx_names.h"
#include "math_invariant.h"
#include "module_classes.h"
#include "rewrite.h"
#include "scope_names.h"
#include "shape_arithmetic.h"
#include "uses.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct plan_state {
  aimet_module_plan *plan;
  const aimet_module_tree *tree;
  aimet_fx_names *names;
  aimet_name_set *paths; ///< taken by modules
  bool *kept;            ///< for each module: tracing keeps it
} plan_state;

static aimet_string_view give(plan_state *state, aimet_string_view candidate) {
  aimet_string_view name = aimet_fx_names_give(state->names, candidate);
  return aimet_sv_n(aimet_arena_string(state->plan->arena, name), name.length);
}

/// `parent.module_<name>_<number>`.
static aimet_string_view made_path(plan_state *state, aimet_string_view parent,
                                   aimet_string_view name, int64_t number) {
  char suffix[24] = "";
  if (number >= 0)
    snprintf(suffix, sizeof suffix, "_%" PRId64, number);
  return aimet_sv(aimet_arena_format(state->plan->arena, "%.*s%smodule_%.*s%s",
                                     AIMET_SV(parent), parent.length ? "." : "",
                                     AIMET_SV(name), suffix));
}

//===----------------------------------------------------------------------===//
// Events, in execution order
//===----------------------------------------------------------------------===//

static void give_input_names(plan_state *state, MlirOperation module) {
  MlirBlock body = aimet_body(aimet_main_function(module), 0);
  intptr_t count = mlirBlockIsNull(body) ? 0 : mlirBlockGetNumArguments(body);
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view name =
        aimet_value_name(mlirBlockGetArgument(body, i), state->plan->arena);
    if (name.length)
      aimet_fx_names_give(state->names,
                          aimet_fx_module_candidate(name, state->plan->arena));
  }
}

/// A module that a preparer made: by the name that it was made with, or (from a
/// preparer that keeps no record) what its own name tells.
static void recall_module(plan_state *state, const aimet_provenance *made) {
  aimet_string_view fx = made->fx;
  if (!fx.length)
    fx = aimet_sv_slice(aimet_path_leaf(made->path), strlen("module_"),
                        made->path.length);
  aimet_fx_names_recall(state->names, fx);
}

/// The first path of the form that no module has; the name space counts on
/// until there is one.
static aimet_planned_module make_call_module(plan_state *state,
                                             aimet_string_view path,
                                             aimet_string_view candidate,
                                             aimet_string_view fx) {
  for (;;) {
    aimet_string_view base;
    int64_t number;
    aimet_fx_split(fx, &base, &number);
    aimet_planned_module made = {made_path(state, aimet_path_parent(path),
                                           aimet_path_leaf(path), number),
                                 fx};
    if (aimet_name_set_add(state->paths, made.path))
      return made;
    fx = give(state, candidate);
  }
}

static void enter_call(plan_state *state, size_t call) {
  const aimet_tree_call *self = &state->tree->calls[call];
  const aimet_tree_module *module = &state->tree->modules[self->module];
  const aimet_provenance *provenance =
      &state->tree->nodes[self->first].provenance;
  bool is_first = module->first_call == call;
  if (is_first &&
      (provenance->fx.length || aimet_is_made_module(module->path))) {
    recall_module(state, provenance);
    return;
  }
  aimet_string_view candidate =
      aimet_fx_module_candidate(module->path, state->plan->arena);
  aimet_string_view fx = give(state, candidate);
  if (!is_first && !module->excluded)
    state->plan->calls[call] =
        make_call_module(state, module->path, candidate, fx);
}

/// A module stays with all modules around it.
static void keep(plan_state *state, size_t module) {
  while (!state->kept[module]) {
    const aimet_tree_module *self = &state->tree->modules[module];
    state->kept[module] = true;
    module = self->parent;
    if (module == AIMET_NONE)
      return;
  }
}

/// A tensor of the module's own, under whatever name: exporters fold, transpose
/// and merge parameters, and what remains of them is constant.
static bool reads_parameters(MlirOperation op) {
  intptr_t count = mlirOperationGetNumOperands(op);
  if (aimet_op_is(op, "onnx.Resize") || aimet_op_is(op, "onnx.Upsample"))
    count = 1;
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue operand = aimet_skip_identities(mlirOperationGetOperand(op, i));
    if (!aimet_value_is_constant(operand))
      continue;
    MlirType type = aimet_held_type(operand);
    if (mlirTypeIsAShaped(type) &&
        !mlirTypeIsAInteger(mlirShapedTypeGetElementType(type)) &&
        mlirShapedTypeHasRank(type) && mlirShapedTypeGetRank(type) > 0)
      return true;
  }
  return false;
}

/// True for a node of a layer; views in a leaf of the user's own class are
/// none.
static bool is_in_layer(const plan_state *state, const aimet_tree_node *node) {
  if (!node->provenance.leaf || node->functional != AIMET_NONE)
    return false;
  size_t module = state->tree->calls[node->call].module;
  return !state->tree->modules[module].traced &&
         (aimet_class_is_layer(node->provenance.class_name) ||
          !aimet_op_type_is_math_invariant(aimet_op_type(node->op)));
}

/// Tracing drops modules that own nothing and call no layer.
static void find_kept_modules(plan_state *state) {
  const aimet_module_tree *tree = state->tree;
  for (size_t i = 0; i < tree->num_modules; ++i)
    if (tree->modules[i].excluded || aimet_tree_owns_parameters(tree, i))
      keep(state, i);
  for (size_t i = 0; i < tree->num_nodes; ++i) {
    const aimet_tree_node *node = &tree->nodes[i];
    if (!node->has_provenance ||
        (!is_in_layer(state, node) && !reads_parameters(node->op)))
      continue;
    keep(state, node->module);
  }
}

/// What a dropped module computes is found at the root.
static aimet_string_view residence(const plan_state *state, size_t module) {
  return state->kept[module] ? state->tree->modules[module].path : aimet_sv("");
}

static void enter_functional(plan_state *state, size_t functional) {
  const aimet_tree_functional *self = &state->tree->functionals[functional];
  aimet_string_view parent = residence(state, self->module);
  aimet_string_view candidate = self->name;
  for (int64_t i = 0; i < self->skipped; ++i)
    aimet_fx_names_give(state->names, candidate);
  for (;;) {
    aimet_string_view fx = give(state, candidate);
    aimet_planned_module made = {made_path(state, parent, fx, -1), fx};
    if (!aimet_name_set_add(state->paths, made.path))
      continue;
    state->plan->functionals[functional] = made;
    return;
  }
}

static void enter_node(plan_state *state, size_t i) {
  const aimet_module_tree *tree = state->tree;
  const aimet_tree_node *node = &tree->nodes[i];
  if (node->functional != AIMET_NONE) {
    const aimet_tree_functional *functional =
        &tree->functionals[node->functional];
    if (!tree->modules[functional->module].excluded) {
      if (functional->first == i)
        enter_functional(state, node->functional);
      return;
    }
  }
  if (node->call == AIMET_NONE || tree->calls[node->call].first != i)
    return;
  const aimet_tree_module *module =
      &tree->modules[tree->calls[node->call].module];
  if (!module->traced || module->excluded)
    enter_call(state, node->call);
}

aimet_module_plan *aimet_module_plan_create(const aimet_module_tree *tree,
                                            MlirOperation module) {
  aimet_module_plan *plan = aimet_calloc(1, sizeof *plan);
  plan->calls = aimet_calloc(tree->num_calls + 1, sizeof *plan->calls);
  plan->functionals =
      aimet_calloc(tree->num_functionals + 1, sizeof *plan->functionals);
  plan->arena = aimet_arena_create();
  plan_state state = {plan, tree, aimet_fx_names_create(),
                      aimet_name_set_create(),
                      aimet_calloc(tree->num_modules + 1, sizeof(bool))};
  find_kept_modules(&state);
  for (size_t i = 0; i < tree->num_modules; ++i)
    aimet_name_set_add(state.paths, tree->modules[i].path);
  give_input_names(&state, module);
  for (size_t i = 0; i < tree->num_nodes; ++i)
    enter_node(&state, i);
  free(state.kept);
  aimet_name_set_destroy(state.paths);
  aimet_fx_names_destroy(state.names);
  return plan;
}

void aimet_module_plan_destroy(aimet_module_plan *plan) {
  if (!plan)
    return;
  free(plan->calls);
  free(plan->functionals);
  aimet_arena_destroy(plan->arena);
  free(plan);
}
