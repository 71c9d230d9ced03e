//===- unroll_reused_modules.c - a module for each call -------------------===//
//
// Each call after the first of a reused leaf becomes a module of its own, with
// AIMET's name for it and own copies of the parameters. Nothing is computed
// differently: nodes get other names and provenance, and initializers that are
// the module's get copies.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "module_plan.h"
#include "parameters.h"
#include "pass_support.h"
#include "ptr_map.h"
#include "string_builder.h"

#include "alloc.h"

#include <stdlib.h>

typedef struct unroll_state {
  aimet_pass_run *run;
  const aimet_module_tree *tree;
  const aimet_module_plan *plan;
  aimet_module_mover mover;
  aimet_name_set *value_names; ///< null until a parameter is copied
  aimet_ptr_map node_of_op;
  aimet_ptr_map uses_of_value; ///< initializer value -> index in uses
  struct use_info *uses;
  size_t num_uses, use_capacity;
  uint64_t *stamps; ///< for each call: the last value that counted it, plus 1
  aimet_arena *arena;
} unroll_state;

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

static void prepare_copies(unroll_state *state) {
  if (state->value_names)
    return;
  state->value_names = aimet_name_set_create();
  aimet_name_set_add_values(state->value_names, aimet_pass_module(state->run));
}

static size_t call_of_op(const unroll_state *state, MlirOperation op) {
  const uint64_t *node = aimet_ptr_map_find(&state->node_of_op, op.ptr);
  return node ? state->tree->nodes[*node].call : AIMET_NONE;
}

/// Who uses an initializer. Counted once for each, for a layer may be called as
/// often as there are nodes.
typedef struct use_info {
  size_t num_users; ///< calls, and everything else as one
  bool is_foreign;  ///< an operation of another module uses it
} use_info;

static use_info count_users(unroll_state *state, MlirValue value, size_t module,
                            uint64_t stamp) {
  use_info info = {0, false};
  bool used_elsewhere = false;
  for (MlirOpOperand use = mlirValueGetFirstUse(value);
       !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use)) {
    size_t call = call_of_op(state, mlirOpOperandGetOwner(use));
    if (call == AIMET_NONE) {
      used_elsewhere = true;
      continue;
    }
    info.is_foreign |= state->tree->calls[call].module != module;
    info.num_users += state->stamps[call] != stamp;
    state->stamps[call] = stamp;
  }
  info.num_users += used_elsewhere;
  info.is_foreign |= used_elsewhere;
  return info;
}

/// The users of a value as they are now; `module` is that of the call that asks
/// first, which is the one whose calls are being unrolled.
static use_info *users_of(unroll_state *state, MlirValue value, size_t module) {
  bool inserted;
  uint64_t *entry =
      aimet_ptr_map_insert(&state->uses_of_value, value.ptr, &inserted);
  if (inserted) {
    *entry = state->num_uses;
    void *uses = state->uses;
    aimet_grow_array(&uses, &state->use_capacity, state->num_uses + 1,
                     sizeof *state->uses);
    state->uses = uses;
    state->uses[state->num_uses] =
        count_users(state, value, module, state->num_uses + 1);
    ++state->num_uses;
  }
  return &state->uses[*entry];
}

/// The operation that holds a parameter: an initializer, or a Constant node,
/// which some exporters and tools write in its place. Null for anything else.
static MlirOperation holder_of(MlirValue value) {
  MlirOperation initializer = aimet_initializer_of(value);
  if (!mlirOperationIsNull(initializer) || !mlirValueIsAOpResult(value))
    return initializer;
  MlirOperation owner = mlirOpResultGetOwner(value);
  return aimet_op_is(owner, "onnx.Constant") ? owner : initializer;
}

/// Scales and zero points belong to the tensor's quantization.
static bool is_encoding(MlirOperation op, intptr_t operand) {
  aimet_string_view type = aimet_op_type(op);
  return operand > 0 && (aimet_sv_is(type, "QuantizeLinear") ||
                         aimet_sv_is(type, "DequantizeLinear"));
}

/// True if operand `i` is a parameter of the module and shared with another
/// call: by its name, or because no other module uses it.
static bool is_shared_parameter(unroll_state *state, MlirOperation op,
                                intptr_t i, size_t call) {
  MlirValue value = mlirOperationGetOperand(op, i);
  if (mlirOperationIsNull(holder_of(value)) || is_encoding(op, i))
    return false;
  const use_info *uses =
      users_of(state, value, state->tree->calls[call].module);
  if (uses->num_users < 2)
    return false;
  aimet_string_view owner;
  const aimet_tree_module *module =
      &state->tree->modules[state->tree->calls[call].module];
  if (aimet_parameter_owner(value, state->arena, &owner) &&
      aimet_sv_equal(owner, module->path))
    return true;
  return aimet_is_parameter_slot(op, i) && !uses->is_foreign;
}

/// `relu.weight` of the module `sub.relu` becomes `sub.module_relu_1.weight`;
/// other names get a number.
static aimet_string_view copy_name(unroll_state *state, MlirValue value,
                                   size_t call) {
  aimet_string_view name = aimet_value_name(value, state->arena);
  aimet_string_view owner;
  const aimet_tree_module *module =
      &state->tree->modules[state->tree->calls[call].module];
  if (aimet_parameter_owner(value, state->arena, &owner) &&
      aimet_sv_equal(owner, module->path))
    name = aimet_sv(aimet_arena_format(state->arena, "%.*s.%.*s",
                                       AIMET_SV(state->plan->calls[call].path),
                                       AIMET_SV(aimet_path_leaf(name))));
  return aimet_name_set_unique(state->value_names, name);
}

/// Copies a parameter for a call. A Constant is a node: its copy is one of the
/// module that is made.
static MlirOperation copy_parameter(unroll_state *state, MlirValue value,
                                    size_t call, const aimet_provenance *made) {
  prepare_copies(state);
  MlirOperation holder = holder_of(value);
  MlirOperation copy =
      aimet_clone_initializer(holder, copy_name(state, value, call));
  if (mlirOperationIsNull(aimet_initializer_of(value)))
    aimet_move_to_module(&state->mover, copy, made);
  return copy;
}

/// Gives an operation the call's own copies; returns how many were made.
static size_t copy_parameters(unroll_state *state, MlirOperation op,
                              size_t call, const aimet_provenance *made,
                              aimet_ptr_map *copies) {
  size_t num_copies = 0;
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue value = mlirOperationGetOperand(op, i);
    uint64_t *known = aimet_ptr_map_find(copies, value.ptr);
    if (!known) {
      if (!is_shared_parameter(state, op, i, call))
        continue;
      MlirOperation copy = copy_parameter(state, value, call, made);
      known = aimet_ptr_map_insert(copies, value.ptr, NULL);
      *known = (uint64_t)(uintptr_t)copy.ptr;
      --users_of(state, value, state->tree->calls[call].module)->num_users;
      ++num_copies;
    }
    MlirOperation copy = {(void *)(uintptr_t)*known};
    mlirOperationSetOperand(op, i, mlirOperationGetResult(copy, 0));
  }
  return num_copies;
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

static void report_module(unroll_state *state, const aimet_provenance *made,
                          size_t call, const aimet_moved_op *ops,
                          size_t num_ops, size_t num_copies) {
  const aimet_tree_module *module =
      &state->tree->modules[state->tree->calls[call].module];
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&message, "call %lld of module \"",
                   (long long)state->tree->calls[call].number + 1);
  aimet_sb_append(&message, module->path);
  aimet_sb_append_cstr(&message, "\" is now the module \"");
  aimet_sb_append(&message, made->path);
  aimet_sb_append_cstr(&message, "\"");
  if (num_copies)
    aimet_sb_appendf(&message, ", with copies of %zu parameters", num_copies);
  aimet_report_made_module(state->run, made, ops, num_ops,
                           aimet_sb_view(&message));
  aimet_sb_deinit(&message);
}

static void unroll_call(unroll_state *state, size_t call) {
  const aimet_module_tree *tree = state->tree;
  aimet_provenance made = AIMET_PROVENANCE_INIT;
  aimet_moved_op *ops = NULL;
  size_t num_ops = 0, capacity = 0, num_copies = 0;
  aimet_ptr_map copies = AIMET_PTR_MAP_INIT;
  for (size_t i = tree->calls[call].first; i != AIMET_NONE;
       i = tree->nodes[i].next_in_call) {
    made = tree->nodes[i].provenance;
    made.path = state->plan->calls[call].path;
    made.fx = state->plan->calls[call].fx;
    made.call = 0;
    num_copies +=
        copy_parameters(state, tree->nodes[i].op, call, &made, &copies);
    void *grown = ops;
    aimet_grow_array(&grown, &capacity, num_ops + 1, sizeof *ops);
    ops = grown;
    ops[num_ops++] =
        aimet_move_to_module(&state->mover, tree->nodes[i].op, &made);
  }
  report_module(state, &made, call, ops, num_ops, num_copies);
  free(ops);
  aimet_ptr_map_deinit(&copies);
  aimet_arena_reset(state->arena);
}

/// The operations of a custom leaf are functionals and get modules of their
/// own; the leaf itself is traced through and is no module afterwards.
static void dissolve_module(unroll_state *state,
                            const aimet_tree_module *module) {
  const aimet_module_tree *tree = state->tree;
  for (size_t call = module->first_call; call != AIMET_NONE;
       call = tree->calls[call].next_of_module)
    for (size_t i = tree->calls[call].first; i != AIMET_NONE;
         i = tree->nodes[i].next_in_call)
      aimet_dissolve_leaf(&state->mover, tree->nodes[i].op,
                          &tree->nodes[i].provenance);
}

static bool unroll_module(unroll_state *state,
                          const aimet_tree_module *module) {
  if (module->num_calls < 2 || module->excluded)
    return false;
  if (module->traced) {
    dissolve_module(state, module);
    return true;
  }
  bool changed = false;
  for (size_t call = module->first_call; call != AIMET_NONE;
       call = state->tree->calls[call].next_of_module) {
    if (!state->plan->calls[call].path.length)
      continue;
    unroll_call(state, call);
    changed = true;
  }
  return changed;
}

static bool unroll_all(aimet_pass_run *run, const aimet_module_tree *tree) {
  MlirOperation module = aimet_pass_module(run);
  aimet_module_plan *plan = aimet_module_plan_create(tree, module);
  unroll_state state = {.run = run, .tree = tree, .plan = plan};
  state.arena = aimet_arena_create();
  state.stamps = aimet_calloc(tree->num_calls + 1, sizeof *state.stamps);
  aimet_module_mover_init(&state.mover, module);
  for (size_t i = 0; i < tree->num_nodes; ++i)
    *aimet_ptr_map_insert(&state.node_of_op, tree->nodes[i].op.ptr, NULL) = i;
  bool changed = false;
  for (size_t i = 0; i < tree->num_modules; ++i)
    changed |= unroll_module(&state, &tree->modules[i]);
  aimet_arena_destroy(state.arena);
  aimet_ptr_map_deinit(&state.node_of_op);
  aimet_ptr_map_deinit(&state.uses_of_value);
  free(state.uses);
  free(state.stamps);
  aimet_name_set_destroy(state.value_names);
  aimet_module_mover_deinit(&state.mover);
  aimet_module_plan_destroy(plan);
  return changed;
}

static bool has_reused_module(const aimet_module_tree *tree) {
  for (size_t i = 0; i < tree->num_modules; ++i)
    if (tree->modules[i].num_calls > 1)
      return true;
  return false;
}

static aimet_status run(aimet_pass_run *run) {
  const aimet_module_tree *tree = aimet_pass_module_tree(run, AIMET_TREE_MAIN);
  if (has_reused_module(tree) && unroll_all(run, tree))
    aimet_provenance_seal(aimet_pass_module(run));
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_unroll_reused_modules = {
    .name = "unroll-reused-modules",
    .kind = AIMET_PASS_REWRITE,
    .family = "prepare",
    .summary = "give each call of a reused module a module of its own",
    .description =
        "Each call after the first of a leaf module that is called more than "
        "once becomes a module of its own, beside the original and with the "
        "name that AIMET gives it, and gets own copies of the parameters that "
        "belong to the module.\n\n"
        "```mlir\n"
        "%1 = \"onnx.Relu\"(%0) {aimet.module = {call = 0 : i64, leaf, path = "
        "\"relu\"}, onnx_node_name = \"/relu/Relu\"} : ...\n"
        "%2 = \"onnx.Relu\"(%1) {aimet.module = {call = 1 : i64, leaf, path = "
        "\"relu\"}, onnx_node_name = \"/relu_1/Relu\"} : ...\n"
        "// the second becomes\n"
        "%2 = \"onnx.Relu\"(%1) {aimet.module = {call = 0 : i64, fx = "
        "\"relu_1\", leaf, path = \"module_relu_1\"}, onnx_node_name = "
        "\"/module_relu_1/Relu\"} : ...\n"
        "```\n\n"
        "A reused leaf of the user's own class whose operations are "
        "functionals "
        "is traced through: it is no module afterwards, and "
        "`modularize-functionals` makes modules of what is in it. Tensor names "
        "and locations stay. Excluded modules are left alone.\n",
    .why = "Each call sees values of its own and needs ranges of its own.",
    .remedy = "In PyTorch: make one module for each call.",
    .options = NULL,
    .run = run,
};
