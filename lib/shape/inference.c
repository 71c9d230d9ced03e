//===- inference.c - what is known of every value of a model --------------===//

#include "constant.h"
#include "inference_private.h"
#include "rules.h"
#include "type_check.h"

#include "alloc.h"
#include "dialect.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

static const aimet_fact *find_fact(const aimet_inference *run,
                                   MlirValue value) {
  static const aimet_fact nothing = {.known = &aimet_type_unknown,
                                     .inferred = &aimet_type_unknown};
  for (; run; run = run->outer) {
    uint64_t *entry = aimet_ptr_map_find(&run->facts, value.ptr);
    if (entry)
      return (const aimet_fact *)(uintptr_t)*entry;
  }
  return &nothing;
}

aimet_fact *aimet_fact_of(aimet_inference *run, MlirValue value) {
  bool is_new;
  uint64_t *entry = aimet_ptr_map_insert(&run->facts, value.ptr, &is_new);
  if (is_new) {
    aimet_fact *fact = aimet_arena_alloc(run->arena, sizeof *fact);
    *fact = *find_fact(run->outer, value);
    *entry = (uint64_t)(uintptr_t)fact;
  }
  return (aimet_fact *)(uintptr_t)*entry;
}

static aimet_string_view print_type(aimet_inference *run,
                                    const aimet_value_type *type) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_type_print(&text, type);
  const char *kept = aimet_arena_string(run->arena, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return aimet_sv(kept);
}

/// True if kind or element type contradict each other, not only the shape:
/// runtimes go by the former and recompute the latter.
static bool kinds_differ(const aimet_value_type *a, const aimet_value_type *b) {
  if (a->kind != b->kind)
    return true;
  if (a->of && b->of)
    return kinds_differ(a->of, b->of);
  return a->element != AIMET_DATA_UNDEFINED &&
         b->element != AIMET_DATA_UNDEFINED && a->element != b->element;
}

static void report_contradiction(aimet_inference *run, MlirOperation op,
                                 MlirValue value, const aimet_fact *fact) {
  if (!run->options.on_fault)
    return;
  aimet_string_view stated = print_type(run, fact->stated);
  aimet_string_view inferred = print_type(run, fact->inferred);
  aimet_string_view name = aimet_value_name(value, run->arena);
  aimet_keep_fault(run, AIMET_FAULT_STATED,
                   kinds_differ(fact->stated, fact->inferred)
                       ? AIMET_SEVERITY_ERROR
                       : AIMET_SEVERITY_WARNING,
                   op, name,
                   "the stated type of \"%.*s\" does not follow, got %.*s, "
                   "expected %.*s",
                   AIMET_SV(name), AIMET_SV(stated), AIMET_SV(inferred));
}

void aimet_fact_settle(aimet_inference *run, MlirOperation op, MlirValue value,
                       const aimet_value_type *inferred,
                       const aimet_value_type *stated) {
  aimet_fact *fact = aimet_fact_of(run, value);
  fact->inferred = inferred;
  fact->stated = stated;
  fact->known = inferred;
  if (!stated)
    return;
  bool is_contradiction;
  fact->known =
      aimet_type_meet(run->arena, inferred, stated, &is_contradiction);
  if (is_contradiction) {
    fact->known = inferred; // a statement that is wrong in part says nothing
    report_contradiction(run, op, value, fact);
  }
}

const aimet_value_type *aimet_stated_type(aimet_inference *run, MlirType type,
                                          MlirAttribute attributes) {
  MlirAttribute exact = aimet_dict_get(attributes, "onnx.type");
  const aimet_value_type *stated;
  if (mlirAttributeIsNull(exact))
    stated =
        aimet_type_from_mlir(run->arena, run->symbols, type,
                             aimet_dict_get(attributes, "onnx.dim_params"));
  else if (mlirAttributeIsADictionary(exact))
    stated = aimet_type_from_message(run->arena, run->symbols, exact);
  else
    return NULL; // `false`: no type is stated
  return stated->kind == AIMET_TYPE_UNKNOWN ? NULL : stated;
}

//===----------------------------------------------------------------------===//
// What the model states of results
//===----------------------------------------------------------------------===//

/// What value_info states of result `i`; null: nothing.
static const aimet_value_type *value_info_type(aimet_inference *run,
                                               MlirOperation op, intptr_t i,
                                               MlirAttribute value_info) {
  MlirAttribute entry = aimet_array_get(value_info, i);
  MlirType type = mlirValueGetType(mlirOperationGetResult(op, i));
  if (mlirAttributeIsNull(entry))
    return NULL;
  if (mlirAttributeIsAUnit(entry))
    return aimet_stated_type(run, type, mlirAttributeGetNull());
  return mlirAttributeIsADictionary(entry) ? aimet_stated_type(run, type, entry)
                                           : NULL;
}

/// What the outputs of a function state of a value that it returns was settled
/// before the body was entered; what value_info states is added here. In IR
/// that was written by hand the type of the result is a statement as well.
static const aimet_value_type *stated_of_result(aimet_inference *run,
                                                MlirOperation op, intptr_t i,
                                                MlirAttribute value_info) {
  if (run->options.ignore_stated)
    return NULL;
  MlirValue value = mlirOperationGetResult(op, i);
  const aimet_value_type *output = find_fact(run, value)->stated;
  const aimet_value_type *own =
      run->is_bare || aimet_op_is(op, "onnx.Custom")
          ? aimet_stated_type(run, mlirValueGetType(value),
                              mlirAttributeGetNull())
          : value_info_type(run, op, i, value_info);
  if (!output || !own)
    return output ? output : own;
  return aimet_type_meet(run->arena, own, output, NULL);
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

static aimet_ptr_map *add_operator_map(aimet_inference *run) {
  struct aimet_operator_map *made =
      aimet_arena_calloc(run->arena, 1, sizeof *made);
  made->next = run->operator_maps;
  run->operator_maps = made;
  return &made->map;
}

/// The operators of the opsets at hand, by the identifiers of their names.
static aimet_ptr_map *operator_map(aimet_inference *run) {
  const void *key = run->opsets.ptr ? run->opsets.ptr : run;
  uint64_t *entry = aimet_ptr_map_insert(&run->operators, key, NULL);
  if (!*entry)
    *entry = (uint64_t)(uintptr_t)add_operator_map(run);
  return (aimet_ptr_map *)(uintptr_t)*entry;
}

static const aimet_operator *operator_of(aimet_inference *run,
                                         MlirOperation op) {
  bool is_new;
  MlirIdentifier name = mlirOperationGetName(op);
  uint64_t *entry = aimet_ptr_map_insert(operator_map(run), name.ptr, &is_new);
  if (is_new) {
    aimet_operator *made = aimet_arena_calloc(run->arena, 1, sizeof *made);
    made->schema = aimet_op_schema(op);
    if (made->schema)
      made->rule = aimet_infer_rule_of(made->schema);
    *entry = (uint64_t)(uintptr_t)made;
  }
  return (const aimet_operator *)(uintptr_t)*entry;
}

/// In a function that nothing calls, references to its attributes have no
/// value: what depends on them is not known.
static bool has_unbound_reference(const aimet_node *view) {
  if (view->frame)
    return false;
  MlirAttribute order = aimet_op_attr(view->op, "onnx.attributes");
  intptr_t count = aimet_array_size(order);
  for (intptr_t i = 0; i < count; ++i)
    if (aimet_dict_get_string(aimet_array_get(order, i), "ref_attr_name")
            .length)
      return true;
  return false;
}

static void run_rule(aimet_infer *node) {
  if (!node->view.schema)
    return;
  aimet_infer_types_from_schema(node);
  bool has_rule = !aimet_infer_bodies(node) && node->rule &&
                  !has_unbound_reference(&node->view);
  if (has_rule && node->rule->infer)
    node->rule->infer(node);
  // Attributes may have given an output its type.
  if (node->run->options.on_fault)
    aimet_check_types(node);
  if (has_rule && node->rule->evaluate)
    node->rule->evaluate(node);
}

/// What is followed of the elements of output `i`.
static const aimet_elements *elements_to_keep(const aimet_infer *node,
                                              intptr_t i) {
  bool (*is_exact)(MlirOperation, int32_t) =
      node->run->options.computes_exactly;
  const aimet_fact *output = &node->outputs[i];
  return !output->elements || !is_exact ||
                 is_exact(node->view.op, output->inferred->element)
             ? output->elements
             : NULL;
}

static void settle_results(aimet_infer *node) {
  aimet_inference *run = node->run;
  MlirOperation op = node->view.op;
  MlirAttribute value_info = aimet_op_attr(op, "onnx.value_info");
  for (intptr_t i = 0; i < node->num_outputs; ++i) {
    MlirValue value = mlirOperationGetResult(op, i);
    if (!aimet_has_output(node, (int)i)) {
      aimet_fact_of(run, value)->known = &aimet_type_absent;
      continue;
    }
    aimet_fact_settle(run, op, value, node->outputs[i].inferred,
                      stated_of_result(run, op, i, value_info));
    aimet_fact *fact = aimet_fact_of(run, value);
    fact->elements = elements_to_keep(node, i);
    fact->is_read = fact->elements != NULL;
    // A Constant that has elements already has them from this call.
    fact->is_constant = !fact->elements && aimet_op_is(op, "onnx.Constant");
  }
}

static void infer_node(aimet_inference *run, MlirOperation op,
                       const aimet_call_frame *frame) {
  enum { FEW = 8 };
  aimet_fact *few_inputs[FEW], few_outputs[FEW];
  const aimet_operator *known = operator_of(run, op);
  aimet_infer node = {.run = run,
                      .view = {op, known->schema, frame},
                      .rule = known->rule,
                      .num_inputs = mlirOperationGetNumOperands(op),
                      .num_outputs = mlirOperationGetNumResults(op)};
  node.inputs = node.num_inputs <= FEW
                    ? few_inputs
                    : aimet_arena_calloc(run->arena, (size_t)node.num_inputs,
                                         sizeof *node.inputs);
  node.outputs = node.num_outputs <= FEW
                     ? few_outputs
                     : aimet_arena_calloc(run->arena, (size_t)node.num_outputs,
                                          sizeof *node.outputs);
  for (intptr_t i = 0; i < node.num_inputs; ++i)
    node.inputs[i] = aimet_fact_of(run, mlirOperationGetOperand(op, i));
  for (intptr_t i = 0; i < node.num_outputs; ++i)
    node.outputs[i] = (aimet_fact){.inferred = &aimet_type_unknown};
  if (aimet_op_is(op, "onnx.Call"))
    aimet_infer_call(&node);
  else
    run_rule(&node);
  settle_results(&node);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// The payload says the type; what else states one must agree.
static void infer_initializer(aimet_inference *run, MlirOperation op) {
  if (mlirOperationGetNumResults(op) == 0)
    return; // the default of a graph input, which states its type
  MlirValue value = mlirOperationGetResult(op, 0);
  const aimet_value_type *type = aimet_constant_type(run->arena, value);
  aimet_fact_settle(
      run, op, value, type ? type : &aimet_type_unknown,
      stated_of_result(run, op, 0, aimet_op_attr(op, "onnx.value_info")));
  aimet_fact_of(run, value)->is_constant = true;
}

static void infer_operation(aimet_inference *run, MlirOperation op,
                            const aimet_call_frame *frame) {
  run->visits += run->depth > 0;
  if (aimet_op_is(op, "onnx.Initializer") ||
      aimet_op_is(op, "onnx.SparseInitializer"))
    infer_initializer(run, op);
  else if (aimet_op_is(op, "onnx.NoValue"))
    aimet_fact_of(run, mlirOperationGetResult(op, 0))->known =
        &aimet_type_absent;
  else if (aimet_op_is_node(op))
    infer_node(run, op, frame);
}

void aimet_infer_block(aimet_inference *run, MlirBlock block,
                       const aimet_call_frame *frame) {
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    infer_operation(run, op, frame);
}

bool aimet_infer_enter(aimet_inference *run) {
  if (run->depth == AIMET_INFER_MAX_DEPTH ||
      run->visits > AIMET_INFER_VISIT_BUDGET)
    return false;
  ++run->depth;
  return true;
}

void aimet_infer_leave(aimet_inference *run) { --run->depth; }

//===----------------------------------------------------------------------===//
// The main graph
//===----------------------------------------------------------------------===//

/// The first IR version in which the default of an input may be overridden.
#define IR_VERSION_WITH_OVERRIDES 4

/// Before that, an initializer that is an input as well is a constant.
static bool defaults_are_constants(const aimet_inference *run) {
  int64_t version = IR_VERSION_WITH_OVERRIDES;
  aimet_attr_get_int(aimet_op_attr(run->module, "onnx.ir_version"), &version);
  return version < IR_VERSION_WITH_OVERRIDES;
}

static void settle_inputs(aimet_inference *run, MlirOperation function,
                          MlirBlock body) {
  MlirAttribute attributes = aimet_op_attr(function, "arg_attrs");
  bool is_constant = defaults_are_constants(run);
  intptr_t count = mlirBlockGetNumArguments(body);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirBlockGetArgument(body, i);
    const aimet_value_type *stated = aimet_stated_type(
        run, mlirValueGetType(value), aimet_array_get(attributes, i));
    aimet_fact_settle(run, function, value,
                      stated ? stated : &aimet_type_unknown, stated);
    aimet_fact_of(run, value)->is_constant = is_constant;
  }
}

/// The values that a graph returns have the types that its outputs state.
static void note_outputs(aimet_inference *run, MlirOperation function,
                         MlirBlock body) {
  MlirOperation exit = aimet_last_operation(body);
  if (run->options.ignore_stated || mlirOperationIsNull(exit))
    return;
  MlirAttribute attributes = aimet_op_attr(function, "res_attrs");
  intptr_t count = mlirOperationGetNumOperands(exit);
  for (intptr_t i = 0; i < count; ++i) {
    MlirValue value = mlirOperationGetOperand(exit, i);
    if (!mlirValueIsAOpResult(value))
      continue;
    aimet_fact_of(run, value)->stated = aimet_stated_type(
        run, mlirValueGetType(value), aimet_array_get(attributes, i));
  }
}

static void infer_main(aimet_inference *run) {
  MlirOperation function = aimet_main_function(run->module);
  if (mlirOperationIsNull(function))
    return;
  MlirBlock body = aimet_body(function, 0);
  if (mlirBlockIsNull(body))
    return;
  aimet_symbols_declare(run->symbols, true);
  settle_inputs(run, function, body);
  aimet_symbols_declare(run->symbols, false);
  note_outputs(run, function, body);
  aimet_infer_block(run, body, NULL);
}

static void collect_functions(aimet_inference *run) {
  MlirBlock body = aimet_body(run->module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func"))
      aimet_string_map_insert(run->functions,
                              aimet_op_attr_string(op, "sym_name"), NULL)
          ->value.pointer = op.ptr;
}

/// No call that they make is one of the main graph.
static void infer_uncalled_functions(aimet_inference *run) {
  run->options.on_call = NULL;
  MlirOperation main = aimet_main_function(run->module);
  size_t count = aimet_string_map_size(run->functions);
  for (size_t i = 0; i < count; ++i) {
    MlirOperation function = {
        aimet_string_map_at(run->functions, i)->value.pointer};
    if (!mlirOperationEqual(function, main) &&
        !aimet_ptr_map_find(&run->inferred, function.ptr))
      aimet_infer_uncalled(run, function);
  }
}

static void settle_functions(aimet_inference *run) {
  size_t count = aimet_string_map_size(run->functions);
  for (size_t i = 0; i < count; ++i)
    aimet_settle_function(
        run,
        (MlirOperation){aimet_string_map_at(run->functions, i)->value.pointer});
}

aimet_status aimet_inference_run(MlirOperation module,
                                 const aimet_inference_options *options,
                                 aimet_inference **out) {
  aimet_inference *run = aimet_calloc(1, sizeof *run);
  run->module = module;
  run->options = *options;
  if (run->options.element_limit == 0)
    run->options.element_limit = AIMET_DEFAULT_ELEMENT_LIMIT;
  run->arena = aimet_arena_create();
  run->symbols = aimet_symbols_create(run->arena);
  run->functions = aimet_string_map_create();
  run->is_bare = aimet_model_is_bare(module);
  uint64_t errors_before = 0;
  aimet_diag *diag =
      options->store ? aimet_weight_store_diag(options->store) : NULL;
  if (diag)
    errors_before = aimet_diag_count(diag, AIMET_SEVERITY_ERROR);
  collect_functions(run);
  infer_main(run);
  infer_uncalled_functions(run);
  settle_functions(run);
  if (diag && aimet_diag_count(diag, AIMET_SEVERITY_ERROR) > errors_before) {
    aimet_inference_destroy(run);
    *out = NULL;
    return AIMET_ERROR_INPUT;
  }
  if (run->options.on_fault)
    aimet_report_faults(run);
  *out = run;
  return AIMET_OK;
}

void aimet_inference_destroy(aimet_inference *inference) {
  if (!inference)
    return;
  aimet_ptr_map_deinit(&inference->facts);
  aimet_ptr_map_deinit(&inference->operators);
  for (struct aimet_operator_map *m = inference->operator_maps; m; m = m->next)
    aimet_ptr_map_deinit(&m->map);
  aimet_ptr_map_deinit(&inference->inferred);
  aimet_string_map_destroy(inference->functions);
  aimet_symbols_destroy(inference->symbols);
  free(inference->faults);
  aimet_arena_destroy(inference->arena);
  free(inference);
}

aimet_symbols *aimet_inference_symbols(aimet_inference *inference) {
  return inference->symbols;
}

const aimet_value_type *aimet_inference_type(const aimet_inference *inference,
                                             MlirValue value) {
  return find_fact(inference, value)->known;
}

const aimet_value_type *
aimet_inference_inferred(const aimet_inference *inference, MlirValue value) {
  return find_fact(inference, value)->inferred;
}

const aimet_value_type *aimet_inference_stated(const aimet_inference *inference,
                                               MlirValue value) {
  return find_fact(inference, value)->stated;
}
