//===- concrete_args.c - inputs and sizes that the user fixes -------------===//
//
// Everything is read and checked here, before anything is changed
// (concrete_bind.c does that).
//
//===----------------------------------------------------------------------===//

#include "concrete_args.h"

#include "concrete_args_private.h"
#include "concrete_values.h"

#include "alloc.h"
#include "nearest.h"
#include "op.h"
#include "rewrite.h"
#include "schema_types.h"
#include "string_map.h"

#include <inttypes.h>
#include <stdlib.h>

/// Bytes of a name that a message shows.
#define NAME_LIMIT 200

/// The first IR version in which an initializer need not be an input.
#define IR_VERSION_WITH_FREE_INITIALIZERS 4

/// What a text is checked against.
typedef struct args_reader {
  aimet_concrete_args *args;
  MlirOperation module, function;
  MlirBlock body;
  MlirAttribute attributes; ///< of the inputs
  aimet_symbols *symbols;
  aimet_string_map *seen;  ///< names that were given
  aimet_string_map *dims;  ///< names of dimensions of inputs
  aimet_string_map *sizes; ///< of dimensions, as far as they are fixed
  aimet_string_view text;  ///< that is read; empty: all have been
  aimet_diag *diag;
} args_reader;

static const char *escaped(args_reader *r, aimet_string_view name) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&text, name, NAME_LIMIT);
  const char *kept = aimet_arena_string(r->args->arena, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return kept;
}

/// The flag with its value, which the tool replaces by the place in a project
/// file.
static aimet_place place_of_args(args_reader *r) {
  return (aimet_place){.file = aimet_sv("--concrete-arg"),
                       .entity = aimet_sv(escaped(r, r->text))};
}

static aimet_status refuse(args_reader *r, const char *format,
                           aimet_string_view name, const char *what) {
  return aimet_diag_error(r->diag, AIMET_ERROR_USAGE, place_of_args(r), format,
                          escaped(r, name), what);
}

//===----------------------------------------------------------------------===//
// Inputs and dimensions of the model
//===----------------------------------------------------------------------===//

static intptr_t num_inputs(const args_reader *r) {
  return mlirBlockIsNull(r->body) ? 0 : mlirBlockGetNumArguments(r->body);
}

static aimet_string_view input_name(const args_reader *r, intptr_t i) {
  return aimet_dict_get_string(aimet_array_get(r->attributes, i), "onnx.name");
}

/// What the model states of an input.
static const aimet_value_type *input_type(const args_reader *r, intptr_t i) {
  MlirAttribute attributes = aimet_array_get(r->attributes, i);
  MlirAttribute exact = aimet_dict_get(attributes, "onnx.type");
  if (!mlirAttributeIsNull(exact))
    return mlirAttributeIsADictionary(exact)
               ? aimet_type_from_message(r->args->arena, r->symbols, exact)
               : &aimet_type_unknown;
  return aimet_type_from_mlir(
      r->args->arena, r->symbols,
      mlirValueGetType(mlirBlockGetArgument(r->body, i)),
      aimet_dict_get(attributes, "onnx.dim_params"));
}

/// The name of a dimension of an input, as the model spells it; a null view if
/// it has none.
static aimet_string_view dim_name(aimet_number dim) {
  return dim.kind == AIMET_NUMBER_SYMBOLIC ? aimet_expr_text(dim.as.expr)
                                           : (aimet_string_view){NULL, 0};
}

static void collect_dims(args_reader *r) {
  for (intptr_t i = 0; i < num_inputs(r); ++i) {
    const aimet_value_type *type = input_type(r, i);
    for (int32_t k = 0; aimet_type_is_ranked(type) && k < type->rank; ++k)
      if (dim_name(type->dims[k]).length)
        aimet_string_map_insert(r->dims, dim_name(type->dims[k]), NULL);
  }
}

static intptr_t find_input(const args_reader *r, aimet_string_view name) {
  return aimet_concrete_find_input(r->function, r->body, name);
}

static bool is_known_name(const args_reader *r, aimet_string_view name) {
  return find_input(r, name) >= 0 || aimet_string_map_find(r->dims, name);
}

static aimet_status unknown_name(args_reader *r, aimet_string_view name) {
  aimet_nearest nearest = aimet_nearest_begin(name);
  for (intptr_t i = 0; i < num_inputs(r); ++i)
    aimet_nearest_offer(&nearest,
                        aimet_arena_string(r->args->arena, input_name(r, i)));
  for (size_t i = 0; i < aimet_string_map_size(r->dims); ++i)
    aimet_nearest_offer(
        &nearest, aimet_arena_string(r->args->arena,
                                     aimet_string_map_at(r->dims, i)->key));
  aimet_status status = refuse(
      r, "no input and no dimension of an input is called \"%s\"%s", name, "");
  const char *best = aimet_nearest_best(&nearest);
  if (best)
    aimet_diag_note(r->diag, place_of_args(r), "did you mean \"%s\"?",
                    escaped(r, aimet_sv(best)));
  else
    aimet_diag_note(r->diag, place_of_args(r),
                    "--print-summary lists inputs and their dimensions");
  return status;
}

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

static aimet_status read_dim(args_reader *r, aimet_string_view name,
                             const aimet_concrete_value *value,
                             aimet_string_view text) {
  int64_t size;
  if (!aimet_concrete_value_is_int(value, &size) || size <= 0)
    return refuse(r,
                  "wrong size of dimension \"%s\": got '%s', expected an "
                  "integer above 0",
                  name, escaped(r, text));
  aimet_concrete_args *args = r->args;
  args->dims[args->num_dims++] = (aimet_concrete_dim){
      aimet_sv_n(aimet_arena_string(args->arena, name), name.length), size};
  aimet_string_map_insert(r->sizes, name, NULL)->value.number = (uint64_t)size;
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

static const char *type_text(args_reader *r, const aimet_value_type *type) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_type_print(&text, type);
  const char *kept = escaped(r, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return kept;
}

static const char *shape_text(args_reader *r,
                              const aimet_concrete_value *value) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_char(&text, '[');
  for (int32_t i = 0; i < value->rank; ++i)
    aimet_sb_appendf(&text, "%s%" PRId64, i ? ", " : "", value->dims[i]);
  aimet_sb_append_char(&text, ']');
  const char *kept = aimet_arena_string(r->args->arena, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
  return kept;
}

/// An empty list says nothing of the sizes after it: those are the input's.
static void complete_empty(const aimet_value_type *type,
                           aimet_concrete_value *value) {
  if (value->count || type->rank > AIMET_CONCRETE_MAX_RANK)
    return;
  while (value->rank < type->rank && aimet_is_int(type->dims[value->rank])) {
    value->dims[value->rank] = type->dims[value->rank].as.i;
    ++value->rank;
  }
}

static bool shape_fits(const aimet_value_type *type,
                       const aimet_concrete_value *value) {
  if (type->rank == AIMET_UNRANKED)
    return true;
  bool fits = type->rank == value->rank;
  for (int32_t i = 0; fits && i < type->rank; ++i)
    fits =
        !aimet_is_int(type->dims[i]) || aimet_is(type->dims[i], value->dims[i]);
  return fits;
}

/// A size of a named dimension must be the same wherever it is fixed. Runs when
/// all values have been read.
static aimet_status check_sizes(args_reader *r, aimet_string_view name,
                                const aimet_value_type *type, MlirType shape) {
  for (int32_t i = 0; aimet_type_is_ranked(type) && i < type->rank; ++i) {
    aimet_string_view dim = dim_name(type->dims[i]);
    if (!dim.length)
      continue;
    bool is_new;
    int64_t size = mlirShapedTypeGetDimSize(shape, i);
    aimet_map_entry *entry = aimet_string_map_insert(r->sizes, dim, &is_new);
    if (is_new)
      entry->value.number = (uint64_t)size;
    else if (entry->value.number != (uint64_t)size)
      return aimet_diag_error(
          r->diag, AIMET_ERROR_USAGE, place_of_args(r),
          "the values contradict each other: got %" PRId64
          " for dimension \"%s\" of input \"%s\", expected %" PRId64,
          size, escaped(r, dim), escaped(r, name),
          (int64_t)entry->value.number);
  }
  return AIMET_OK;
}

/// Before IR version 4 the value becomes a Constant, which the first opsets
/// have for floats alone.
static bool has_constant_form(const args_reader *r,
                              const aimet_value_type *type) {
  int64_t version = IR_VERSION_WITH_FREE_INITIALIZERS;
  aimet_attr_get_int(aimet_op_attr(r->module, "onnx.ir_version"), &version);
  if (version >= IR_VERSION_WITH_FREE_INITIALIZERS)
    return true;
  r->args->makes_constants = true;
  return aimet_operator_gives(
      r->function, "Constant",
      (aimet_type_code){AIMET_FORM_TENSOR, (uint8_t)type->element});
}

static aimet_status check_input(args_reader *r, aimet_string_view name,
                                const aimet_value_type *type,
                                const aimet_concrete_value *value) {
  if (type->kind == AIMET_TYPE_UNKNOWN ||
      (aimet_type_is_tensor(type) && type->element == AIMET_DATA_UNDEFINED))
    return refuse(r, "the model does not state the type of input \"%s\"%s",
                  name, "");
  if (!aimet_type_is_tensor(type))
    return refuse(r, "input \"%s\" cannot be given: got %s, expected a tensor",
                  name, type_text(r, type));
  if (!has_constant_form(r, type))
    return refuse(r,
                  "input \"%s\" cannot become a constant: the opset has no "
                  "constants of %s",
                  name, type_text(r, type));
  if (!shape_fits(type, value))
    return aimet_diag_error(
        r->diag, AIMET_ERROR_USAGE, place_of_args(r),
        "wrong shape of the value of input \"%s\": got %s, expected %s",
        escaped(r, name), shape_text(r, value), type_text(r, type));
  return AIMET_OK;
}

static aimet_status read_input(args_reader *r, intptr_t input,
                               aimet_string_view name,
                               aimet_concrete_value *value) {
  const aimet_value_type *type = input_type(r, input);
  if (aimet_type_is_ranked(type))
    complete_empty(type, value);
  aimet_status status = check_input(r, name, type, value);
  if (status != AIMET_OK)
    return status;
  MlirContext context = mlirOperationGetContext(r->module);
  MlirType tensor_type = mlirRankedTensorTypeGet(
      value->rank, value->dims, aimet_element_type(context, type->element),
      mlirAttributeGetNull());
  MlirAttribute tensor = mlirAttributeGetNull();
  const char *wrong =
      aimet_concrete_value_tensor(value, tensor_type, r->args->arena, &tensor);
  if (wrong)
    return refuse(r, "wrong value of input \"%s\": %s", name, wrong);
  aimet_concrete_args *args = r->args;
  args->inputs[args->num_inputs++] = (aimet_concrete_input){
      aimet_sv_n(aimet_arena_string(args->arena, name), name.length), tensor};
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

/// Where the name ends: at the first `=` before which an input or dimension is
/// named, else at the first one.
static size_t find_equals(const args_reader *r, aimet_string_view text) {
  size_t first = aimet_sv_find(text, '=');
  for (size_t i = first; i < text.length; ++i)
    if (text.data[i] == '=' && is_known_name(r, aimet_sv_slice(text, 0, i)))
      return i;
  return first;
}

static aimet_status read_text(args_reader *r, aimet_string_view text) {
  size_t equals = find_equals(r, text);
  if (equals == text.length)
    return refuse(r, "got '%s', expected NAME=VALUE%s", text, "");
  aimet_string_view name = aimet_sv_slice(text, 0, equals);
  aimet_string_view rest = aimet_sv_slice(text, equals + 1, text.length);
  if (!is_known_name(r, name))
    return unknown_name(r, name);
  bool is_new;
  aimet_string_map_insert(r->seen, name, &is_new);
  if (!is_new)
    return refuse(r, "\"%s\" is given twice%s", name, "");
  aimet_concrete_value value;
  const char *wrong = aimet_concrete_value_parse(rest, r->args->arena, &value);
  if (wrong)
    return refuse(r, "wrong value of \"%s\": %s", name, wrong);
  intptr_t input = find_input(r, name);
  return input >= 0 ? read_input(r, input, name, &value)
                    : read_dim(r, name, &value, rest);
}

static aimet_status read_texts(args_reader *r, const char *const *texts,
                               size_t num_texts) {
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < num_texts && status == AIMET_OK; ++i) {
    r->text = aimet_sv(texts[i]);
    status = read_text(r, r->text);
  }
  if (status == AIMET_OK)
    r->text = aimet_sv("");
  for (size_t i = 0; i < r->args->num_inputs && status == AIMET_OK; ++i) {
    const aimet_concrete_input *input = &r->args->inputs[i];
    status =
        check_sizes(r, input->name, input_type(r, find_input(r, input->name)),
                    mlirAttributeGetType(input->tensor));
  }
  return status;
}

static aimet_concrete_args *create_args(size_t num_texts) {
  aimet_concrete_args *args = aimet_calloc(1, sizeof *args);
  args->arena = aimet_arena_create();
  args->inputs =
      aimet_arena_calloc(args->arena, num_texts + 1, sizeof *args->inputs);
  args->dims =
      aimet_arena_calloc(args->arena, num_texts + 1, sizeof *args->dims);
  return args;
}

aimet_status aimet_concrete_args_parse(MlirOperation module,
                                       const char *const *texts,
                                       size_t num_texts, aimet_diag *diag,
                                       aimet_concrete_args **out) {
  args_reader r = {.args = create_args(num_texts),
                   .module = module,
                   .function = aimet_main_function(module),
                   .seen = aimet_string_map_create(),
                   .dims = aimet_string_map_create(),
                   .sizes = aimet_string_map_create(),
                   .diag = diag};
  r.body = aimet_body(r.function, 0);
  if (!mlirOperationIsNull(r.function))
    r.attributes = aimet_op_attr(r.function, "arg_attrs");
  r.symbols = aimet_symbols_create(r.args->arena);
  aimet_symbols_declare(r.symbols, true);
  collect_dims(&r);
  aimet_status status = read_texts(&r, texts, num_texts);
  aimet_symbols_destroy(r.symbols);
  aimet_string_map_destroy(r.seen);
  aimet_string_map_destroy(r.dims);
  aimet_string_map_destroy(r.sizes);
  *out = r.args;
  if (status != AIMET_OK) {
    aimet_concrete_args_destroy(r.args);
    *out = NULL;
  }
  return status;
}

void aimet_concrete_args_destroy(aimet_concrete_args *args) {
  if (!args)
    return;
  aimet_arena_destroy(args->arena);
  free(args);
}
