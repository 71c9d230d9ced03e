//===- model_form.c - a model in canonical form ---------------------------===//

#include "model_form.h"

#include "affine_nodes.h"
#include "alloc.h"
#include "call_graph.h"
#include "constant.h"
#include "form_builder.h"
#include "known_values.h"
#include "string_map.h"

#include <stdlib.h>

void aimet_form_space_init(aimet_form_space *space) {
  space->table = aimet_form_table_create();
  space->constants = aimet_constant_forms_create(space->table);
  space->affine = aimet_affine_forms_create(space->table);
}

void aimet_form_space_deinit(aimet_form_space *space) {
  aimet_affine_forms_destroy(space->affine);
  aimet_constant_forms_destroy(space->constants);
  aimet_form_table_destroy(space->table);
}

void aimet_model_form_destroy(aimet_model_form *form) {
  if (!form)
    return;
  for (size_t i = 0; i < form->num_entries; ++i) {
    free(form->entries[i].inputs);
    free(form->entries[i].outputs);
  }
  free(form->entries);
  free(form->notes);
  free(form);
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

/// A graph that is run from outside, while it is walked.
typedef struct entry_walk {
  form_builder *builder;
  MlirOperation function;
  MlirBlock block;
  aimet_ptr_map values;
  form_scope scope;
  form_list outputs;
} entry_walk;

static MlirAttribute port_name(MlirOperation function, const char *attributes,
                               size_t i) {
  return aimet_dict_get(
      aimet_array_get(aimet_op_attr(function, attributes), (intptr_t)i),
      "onnx.name");
}

/// An input is what it is called; one without name what its place is.
static aimet_form input_form(const entry_walk *walk, MlirAttribute name,
                             size_t i) {
  bool is_main = mlirOperationEqual(walk->function,
                                    aimet_main_function(walk->builder->module));
  const uint64_t words[] = {
      is_main
          ? 0
          : (uint64_t)(uintptr_t)aimet_op_attr(walk->function, "sym_name").ptr,
      (uint64_t)(uintptr_t)name.ptr, mlirAttributeIsNull(name) ? i : 0};
  return aimet_form_get(walk->builder->table, AIMET_FORM_INPUT, NULL, 0, words,
                        sizeof words / sizeof *words);
}

/// Where norms count as what they do, so do weights that nobody can replace:
/// before IR version 4 those are the defaults of inputs. 0 for others.
static aimet_form fixed_form(const entry_walk *walk, MlirValue argument) {
  form_builder *builder = walk->builder;
  MlirOperation holder =
      builder->affine ? aimet_constant_holder(argument) : (MlirOperation){NULL};
  MlirAttribute value = mlirOperationIsNull(holder)
                            ? mlirAttributeGetNull()
                            : aimet_op_attr(holder, "value");
  if (mlirAttributeIsNull(value) || !aimet_is_tensor_attribute(value) ||
      !mlirTypeEqual(aimet_tensor_attribute_type(value),
                     mlirValueGetType(argument)))
    return 0;
  return aimet_constant_form_of_tensor(builder->constants, builder->store,
                                       value);
}

static void begin_inputs(entry_walk *walk, aimet_form_entry *entry) {
  entry->num_inputs = (size_t)mlirBlockGetNumArguments(walk->block);
  entry->inputs = aimet_calloc(entry->num_inputs + 1, sizeof *entry->inputs);
  for (size_t i = 0; i < entry->num_inputs; ++i) {
    MlirValue argument = mlirBlockGetArgument(walk->block, (intptr_t)i);
    aimet_form_port *port = &entry->inputs[i];
    port->name = port_name(walk->function, "arg_attrs", i);
    port->type = mlirValueGetType(argument);
    aimet_form fixed = fixed_form(walk, argument);
    form_bind(&walk->scope, argument,
              fixed ? fixed : input_form(walk, port->name, i));
  }
}

/// Defaults are known when the graph was walked. One that is a constant counts
/// where it is used.
static void add_defaults(const entry_walk *walk, aimet_form_entry *entry) {
  for (size_t i = 0; i < entry->num_inputs; ++i) {
    MlirValue argument = mlirBlockGetArgument(walk->block, (intptr_t)i);
    const uint64_t *form =
        aimet_ptr_map_find(&walk->builder->defaults, argument.ptr);
    if (fixed_form(walk, argument))
      form = NULL;
    entry->inputs[i].default_value = form ? (aimet_form)*form : 0;
  }
}

static void add_outputs(const entry_walk *walk, aimet_form_entry *entry) {
  MlirOperation end = aimet_last_operation(walk->block);
  entry->num_outputs = walk->outputs.count;
  entry->outputs = aimet_calloc(entry->num_outputs + 1, sizeof *entry->outputs);
  for (size_t i = 0; i < entry->num_outputs; ++i)
    entry->outputs[i] = (aimet_form_port){
        .name = port_name(walk->function, "res_attrs", i),
        .type = mlirValueGetType(mlirOperationGetOperand(end, (intptr_t)i)),
        .form = walk->outputs.at[i]};
}

//===----------------------------------------------------------------------===//
// Notes
//===----------------------------------------------------------------------===//

static void add_note(aimet_model_form *form, aimet_form_note note) {
  void *notes = form->notes;
  aimet_grow_array(&notes, &form->note_capacity, form->num_notes + 1,
                   sizeof *form->notes);
  form->notes = notes;
  form->notes[form->num_notes++] = note;
}

static void add_name(aimet_string_map *names, const entry_walk *walk,
                     MlirValue value, aimet_arena *arena) {
  aimet_string_view name = aimet_value_name(value, arena);
  if (name.length)
    aimet_string_map_insert(names, name, NULL)->value.number =
        form_of_value(&walk->scope, value);
}

/// The forms of all named values of the graph.
static aimet_string_map *named_forms(const entry_walk *walk) {
  aimet_string_map *names = aimet_string_map_create();
  aimet_arena *arena = aimet_arena_create();
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(walk->block); ++i)
    add_name(names, walk, mlirBlockGetArgument(walk->block, i), arena);
  for (MlirOperation op = mlirBlockGetFirstOperation(walk->block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
      add_name(names, walk, mlirOperationGetResult(op, i), arena);
  aimet_arena_destroy(arena);
  return names;
}

static void add_named_form(const aimet_string_map *names,
                           aimet_string_view name, aimet_words *out) {
  const aimet_map_entry *entry = aimet_string_map_find(names, name);
  if (entry && entry->value.number)
    aimet_words_add(out, entry->value.number);
}

static void add_annotation(aimet_model_form *form, const entry_walk *walk,
                           const aimet_string_map *names,
                           MlirAttribute annotation) {
  aimet_words children = {NULL, 0, 0};
  MlirAttribute parameters =
      aimet_dict_get(annotation, "quant_parameter_tensor_names");
  add_named_form(names, aimet_dict_get_string(annotation, "tensor_name"),
                 &children);
  for (intptr_t i = 0; i < aimet_array_size(parameters); ++i)
    add_named_form(
        names, aimet_dict_get_string(aimet_array_get(parameters, i), "value"),
        &children);
  const uint64_t word = (uint64_t)(uintptr_t)annotation.ptr;
  add_note(form, (aimet_form_note){"quantization annotation of tensor",
                                   aimet_dict_get(annotation, "tensor_name"),
                                   aimet_form_get(walk->builder->table,
                                                  AIMET_FORM_NOTE, children.at,
                                                  children.count, &word, 1)});
  aimet_words_deinit(&children);
}

static void add_annotations(aimet_model_form *form, const entry_walk *walk) {
  MlirAttribute list = aimet_dict_get(
      aimet_op_attr(walk->function, "onnx.graph"), "quantization_annotation");
  if (aimet_array_size(list) == 0)
    return;
  aimet_string_map *names = named_forms(walk);
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    add_annotation(form, walk, names, aimet_array_get(list, i));
  aimet_string_map_destroy(names);
}

static void add_training(aimet_model_form *form, form_builder *builder) {
  MlirAttribute training = aimet_op_attr(builder->module, "onnx.training_info");
  if (mlirAttributeIsNull(training))
    return;
  const uint64_t word = (uint64_t)(uintptr_t)training.ptr;
  add_note(form, (aimet_form_note){.what = "training information",
                                   .form = aimet_form_get(builder->table,
                                                          AIMET_FORM_NOTE, NULL,
                                                          0, &word, 1)});
}

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

static void walk_entry(aimet_model_form *form, form_builder *builder,
                       MlirOperation function) {
  void *entries = form->entries;
  aimet_grow_array(&entries, &form->entry_capacity, form->num_entries + 1,
                   sizeof *form->entries);
  form->entries = entries;
  aimet_form_entry *entry = &form->entries[form->num_entries++];
  *entry = (aimet_form_entry){.symbol = aimet_op_attr(function, "sym_name")};
  entry_walk walk = {.builder = builder,
                     .function = function,
                     .block = aimet_body(function, 0)};
  walk.scope = (form_scope){.builder = builder,
                            .values = &walk.values,
                            .classes = form_classes_of(builder, function)};
  begin_inputs(&walk, entry);
  form_walk_block(&walk.scope, walk.block, &walk.outputs);
  if (!builder->has_overflow) {
    add_defaults(&walk, entry);
    add_outputs(&walk, entry);
    add_annotations(form, &walk);
  }
  aimet_ptr_map_deinit(&walk.values);
  form_list_deinit(&walk.outputs);
}

static bool is_entry(const form_builder *builder, MlirOperation op) {
  if (!aimet_op_is(op, "func.func") || mlirBlockIsNull(aimet_body(op, 0)))
    return false;
  if (!mlirAttributeIsNull(aimet_op_attr(op, "onnx.function")))
    return aimet_ptr_map_find(&builder->recursive_functions, op.ptr) != NULL;
  return mlirOperationEqual(op, aimet_main_function(builder->module)) ||
         !aimet_sv_is(aimet_op_attr_string(op, "sym_visibility"), "private");
}

static void walk_entries(aimet_model_form *form, form_builder *builder) {
  MlirBlock body = aimet_body(builder->module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (is_entry(builder, op))
      walk_entry(form, builder, op);
  add_training(form, builder);
}

/// Asks about a call whose function calls only such that were asked about.
static void note_effects(MlirOperation op, void *user_data) {
  const form_builder *builder = user_data;
  if (aimet_op_is(op, "onnx.Call"))
    (void)aimet_is_deterministic(builder->effects, op);
}

/// Functions that call themselves are not looked through. Where none is, those
/// that are called come first, so that none is entered from another.
static void look_at_functions(form_builder *builder) {
  aimet_call_graph *graph = aimet_call_graph_create(builder->module);
  for (size_t i = 0; i < aimet_call_graph_size(graph); ++i)
    if (aimet_call_graph_at(graph, i)->is_recursive)
      aimet_ptr_map_insert(&builder->recursive_functions,
                           aimet_call_graph_at(graph, i)->op.ptr, NULL);
  for (size_t i = aimet_call_graph_size(graph); i > 1; --i) {
    MlirOperation function = aimet_call_graph_at(graph, i - 1)->op;
    aimet_walk(function, note_effects, builder);
    if (builder->keeps_calls &&
        !aimet_ptr_map_find(&builder->recursive_functions, function.ptr) &&
        !mlirAttributeIsNull(aimet_op_attr(function, "onnx.function")))
      form_of_function(builder, function);
  }
  aimet_call_graph_destroy(graph);
}

/// Instances in outputs and notes are numbered together.
static void number_instances(aimet_model_form *form, aimet_form_table *table) {
  form_list list = {NULL, 0, 0};
  for (size_t i = 0; i < form->num_entries; ++i)
    for (size_t k = 0; k < form->entries[i].num_outputs; ++k)
      form_list_add(&list, form->entries[i].outputs[k].form);
  for (size_t i = 0; i < form->num_notes; ++i)
    form_list_add(&list, form->notes[i].form);
  form_number_instances(table, &list);
  size_t next = 0;
  for (size_t i = 0; i < form->num_entries; ++i)
    for (size_t k = 0; k < form->entries[i].num_outputs; ++k)
      form->entries[i].outputs[k].form = list.at[next++];
  for (size_t i = 0; i < form->num_notes; ++i)
    form->notes[i].form = list.at[next++];
  form_list_deinit(&list);
}

static void deinit_builder(form_builder *builder) {
  known_values_destroy(builder->known);
  affine_nodes_destroy(builder->affine);
  aimet_effects_destroy(builder->effects);
  for (size_t i = 0; i < builder->num_classes; ++i) {
    aimet_ptr_map_deinit(&builder->classes[i]->by_name);
    free(builder->classes[i]->classes);
    free(builder->classes[i]);
  }
  free(builder->classes);
  for (size_t i = 0; i < builder->call_capacity; ++i)
    form_list_deinit(&builder->call_results[i]);
  free(builder->call_results);
  aimet_form_table_destroy(builder->calls);
  aimet_ptr_map_deinit(&builder->defaults);
  aimet_ptr_map_deinit(&builder->recursive_functions);
  aimet_ptr_map_deinit(&builder->function_of);
  aimet_ptr_map_deinit(&builder->classes_of);
  aimet_ptr_map_deinit(&builder->attribute_kinds);
  aimet_ptr_map_deinit(&builder->function_forms);
  aimet_words_deinit(&builder->children);
  aimet_words_deinit(&builder->words);
}

/// False if there is too much to look through.
static bool try_create(aimet_form_space *space, MlirOperation module,
                       const aimet_model_form_options *options,
                       bool keeps_calls, aimet_model_form **out,
                       aimet_status *out_status) {
  form_builder builder = {.table = space->table,
                          .constants = space->constants,
                          .store = options->store,
                          .context = mlirOperationGetContext(module),
                          .module = module,
                          .effects = aimet_effects_create(module),
                          .calls = aimet_form_table_create(),
                          .keeps_calls = keeps_calls,
                          .side = options->side};
  aimet_model_form *form = aimet_calloc(1, sizeof *form);
  form->side = options->side;
  form->keeps_calls = keeps_calls;
  *out_status =
      options->evaluates || options->follows
          ? known_values_create(&builder, options->evaluates, &builder.known)
          : AIMET_OK;
  if (options->folds)
    builder.affine = affine_nodes_create(&builder, space->affine);
  if (*out_status == AIMET_OK) {
    look_at_functions(&builder);
    walk_entries(form, &builder);
    *out_status = aimet_constant_forms_status(space->constants);
  }
  if (*out_status == AIMET_OK && builder.affine)
    *out_status = affine_nodes_status(builder.affine);
  bool is_complete = !builder.has_overflow;
  deinit_builder(&builder);
  if (is_complete && *out_status == AIMET_OK) {
    number_instances(form, space->table);
    *out = form;
  } else {
    aimet_model_form_destroy(form);
  }
  return is_complete;
}

aimet_status aimet_model_form_create(aimet_form_space *space,
                                     MlirOperation module,
                                     const aimet_model_form_options *options,
                                     aimet_model_form **out) {
  *out = NULL;
  aimet_status status;
  if (!try_create(space, module, options, options->keeps_calls, out, &status) &&
      status == AIMET_OK)
    (void)try_create(space, module, options, true, out, &status);
  return status;
}
