//===- affine_nodes.c - norms and linear operators of a model -------------===//

#include "affine_nodes.h"

#include "affine_node_view.h"
#include "alloc.h"
#include "norm_view.h"
#include "pieces.h"

#include <stdlib.h>

affine_nodes *affine_nodes_create(form_builder *builder,
                                  aimet_affine_forms *forms) {
  affine_nodes *nodes = aimet_calloc(1, sizeof *nodes);
  nodes->builder = builder;
  nodes->forms = forms;
  return nodes;
}

void affine_nodes_destroy(affine_nodes *nodes) {
  if (nodes && nodes->inference)
    aimet_inference_destroy(nodes->inference);
  free(nodes);
}

aimet_status affine_nodes_status(const affine_nodes *nodes) {
  return nodes->status != AIMET_OK ? nodes->status
                                   : aimet_affine_forms_status(nodes->forms);
}

//===----------------------------------------------------------------------===//
// Asking
//===----------------------------------------------------------------------===//

aimet_form affine_operand(const affine_view *view, intptr_t i) {
  if (i >= mlirOperationGetNumOperands(view->node.op))
    return 0;
  aimet_form form =
      form_of_value(view->scope, mlirOperationGetOperand(view->node.op, i));
  return form && aimet_form_at(view->nodes->builder->table, form).kind ==
                     AIMET_FORM_ABSENT
             ? 0
             : form;
}

/// Null if files cannot be read (diagnosed).
static aimet_inference *inference_of(affine_nodes *nodes) {
  if (!nodes->has_inferred) {
    const aimet_inference_options options = {.store = nodes->builder->store};
    nodes->has_inferred = true;
    nodes->status = aimet_inference_run(nodes->builder->module, &options,
                                        &nodes->inference);
  }
  return nodes->inference;
}

const aimet_value_type *affine_type(affine_nodes *nodes, MlirValue value) {
  const aimet_inference *inference = inference_of(nodes);
  return inference ? aimet_inference_type(inference, value)
                   : &aimet_type_unknown;
}

const aimet_value_type *affine_computed_type(affine_nodes *nodes,
                                             MlirValue value) {
  const aimet_inference *inference = inference_of(nodes);
  return inference ? aimet_inference_inferred(inference, value) : NULL;
}

affine_axis affine_last_axis(affine_nodes *nodes, MlirValue value) {
  const aimet_value_type *type = affine_type(nodes, value);
  return aimet_type_is_ranked(type) && type->rank == 2 ? AXIS_CHANNEL
                                                       : AXIS_LAST;
}

MlirType affine_constant_type(const affine_view *view, aimet_form form) {
  aimet_constant_forms *constants = view->nodes->builder->constants;
  MlirAttribute tensor;
  aimet_weight_store *store;
  uint64_t count;
  if (!form || !aimet_constant_form_tensor(constants, form, &tensor, &store))
    return (MlirType){NULL};
  MlirType type = aimet_constant_form_type(constants, form);
  return aimet_type_element_count(type, &count) ? type : (MlirType){NULL};
}

static const near *read_numbers(const affine_view *view,
                                aimet_piece_reader *reader, rounding stored,
                                uint64_t count) {
  double *numbers = aimet_arena_calloc(view->arena, count, sizeof *numbers);
  near *read = aimet_arena_calloc(view->arena, count, sizeof *read);
  aimet_status status = aimet_piece_reader_get(reader, 0, count, numbers);
  if (status != AIMET_OK)
    view->nodes->status = status;
  for (uint64_t i = 0; i < count; ++i)
    read[i] = near_stored(numbers[i], stored);
  return read;
}

const near *affine_read(const affine_view *view, aimet_form constant,
                        uint64_t count) {
  affine_nodes *nodes = view->nodes;
  MlirType type = affine_constant_type(view, constant);
  MlirAttribute tensor;
  aimet_weight_store *store;
  rounding stored;
  uint64_t held;
  if (mlirTypeIsNull(type) || !aimet_type_element_count(type, &held) ||
      held != count || count > AIMET_MOST_CHANNELS ||
      !rounding_of(mlirShapedTypeGetElementType(type), &stored) ||
      !aimet_constant_form_tensor(nodes->builder->constants, constant, &tensor,
                                  &store))
    return NULL;
  aimet_piece_reader *reader;
  aimet_status status = aimet_piece_reader_open(store, tensor, &reader);
  if (status != AIMET_OK)
    nodes->status = status;
  const near *read = reader ? read_numbers(view, reader, stored, count) : NULL;
  aimet_piece_reader_close(reader);
  return read;
}

//===----------------------------------------------------------------------===//
// Norms
//===----------------------------------------------------------------------===//

enum { NORM_SCALE = 1, NORM_BIAS, NORM_MEAN, NORM_VARIANCE, NUM_NORM_INPUTS };

/// True if nothing but the parameters says what the norm does to a channel:
/// since version 14 an attribute says that it trains, before that it does not
/// if it has one output, up to version 6 if it says so; up to version 8 it may
/// be for each element.
static bool is_in_inference(const affine_view *view) {
  const aimet_node *node = &view->node;
  int32_t version = node->schema->since_version;
  if (version >= 14)
    return aimet_node_int(node, "training_mode", 0) == 0;
  for (intptr_t i = 1; i < mlirOperationGetNumResults(node->op); ++i)
    if (!mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(node->op, i))))
      return false;
  return (version >= 9 || aimet_node_int(node, "spatial", 1) == 1) &&
         (version >= 7 || aimet_node_int(node, "is_test", 0) != 0);
}

/// How many channels the parameters are for; 0 if they are no vectors of one
/// length.
static uint64_t count_channels(const affine_view *view) {
  uint64_t count = 0;
  for (intptr_t i = NORM_SCALE; i < NUM_NORM_INPUTS; ++i) {
    MlirType type = affine_constant_type(view, affine_operand(view, i));
    if (mlirTypeIsNull(type) || mlirShapedTypeGetRank(type) != 1)
      return 0;
    uint64_t length = (uint64_t)mlirShapedTypeGetDimSize(type, 0);
    if (i != NORM_SCALE && length != count)
      return 0;
    count = length;
  }
  return count <= AIMET_MOST_CHANNELS ? count : 0;
}

/// The parameters in order of inputs, in the arena; false if they are no
/// constants. `*out_rounding` is that of the coarsest of their types.
static bool read_parameters(const affine_view *view, uint64_t count,
                            const near *out[NUM_NORM_INPUTS],
                            double *out_rounding) {
  *out_rounding = 0;
  for (intptr_t i = NORM_SCALE; i < NUM_NORM_INPUTS; ++i) {
    aimet_form parameter = affine_operand(view, i);
    rounding stored;
    out[i] = affine_read(view, parameter, count);
    if (!out[i] || !rounding_of(mlirShapedTypeGetElementType(
                                    affine_constant_type(view, parameter)),
                                &stored))
      return false;
    *out_rounding = fmax(*out_rounding, stored.relative);
  }
  return true;
}

/// Its numbers are those that it has; what is made of them is rounded once.
static aimet_form affine_norm(const affine_view *view) {
  aimet_form input = affine_operand(view, 0);
  uint64_t count = count_channels(view);
  const near *parameters[NUM_NORM_INPUTS];
  double rounded;
  if (!input || !count || !is_in_inference(view) ||
      !read_parameters(view, count, parameters, &rounded))
    return 0;
  double epsilon = aimet_norm_epsilon(&view->node);
  channel_map *map = channel_map_create(count);
  for (uint64_t i = 0; i < count; ++i) {
    double variance = parameters[NORM_VARIANCE][i].at + epsilon;
    double scale = variance > 0 && isfinite(variance)
                       ? parameters[NORM_SCALE][i].at / sqrt(variance)
                       : NAN;
    double bias = parameters[NORM_BIAS][i].at;
    double mean = parameters[NORM_MEAN][i].at * scale;
    map->scale[i] = (near){scale, rounded * fabs(scale)};
    map->shift[i] = (near){bias - mean, rounded * (fabs(bias) + fabs(mean))};
  }
  if (channel_map_is_finite(map))
    return affine_form_get(view->nodes->forms, input, AXIS_CHANNEL, map);
  free(map);
  return 0;
}

//===----------------------------------------------------------------------===//
// Operators on maps
//===----------------------------------------------------------------------===//

/// How many numbers the constant is: one for each of `count` places of the last
/// axis of `value`, or one for all; 0 if it is neither, or gives it a further
/// axis.
static uint64_t count_for_last_axis(const affine_view *view, MlirType type,
                                    uint64_t count, MlirValue value) {
  int64_t rank = mlirShapedTypeGetRank(type);
  uint64_t held;
  if (!aimet_type_element_count(type, &held) ||
      (held != 1 && (held != count || (uint64_t)mlirShapedTypeGetDimSize(
                                          type, (intptr_t)rank - 1) != count)))
    return 0;
  const aimet_value_type *known = affine_type(view->nodes, value);
  return rank <= 1 || (aimet_type_is_ranked(known) && known->rank >= rank)
             ? held
             : 0;
}

/// True if operand `i` of an Add is left as it is and `type`, of the other one,
/// broadcast along its last axes. Up to opset 6 an attribute says so, and only
/// of the second operand.
static bool broadcasts_other(const affine_view *view, intptr_t i,
                             MlirType type) {
  enum { FIRST_BY_SHAPE = 7 };
  const aimet_node *node = &view->node;
  if (node->schema->since_version >= FIRST_BY_SHAPE)
    return true;
  int64_t rank = mlirShapedTypeGetRank(type);
  const aimet_value_type *known =
      affine_type(view->nodes, mlirOperationGetOperand(node->op, i));
  return i == 0 && aimet_node_int(node, "broadcast", 0) == 1 &&
         (!aimet_node_has(node, "axis") ||
          (aimet_type_is_ranked(known) &&
           aimet_node_int(node, "axis", 0) == known->rank - rank));
}

/// An Add behind a MatMul is its bias.
static aimet_form affine_add(const affine_view *view) {
  affine_nodes *nodes = view->nodes;
  for (intptr_t i = 0; i < 2; ++i) {
    aimet_form mapped = affine_operand(view, i);
    MlirType type = affine_constant_type(view, affine_operand(view, 1 - i));
    if (!mapped || mlirTypeIsNull(type))
      continue;
    aimet_form_view form = aimet_form_at(nodes->builder->table, mapped);
    MlirValue value = mlirOperationGetOperand(view->node.op, i);
    if (form.kind != AIMET_FORM_AFFINE ||
        form.words[AFFINE_AXIS] != affine_last_axis(nodes, value) ||
        !broadcasts_other(view, i, type))
      continue;
    uint64_t count = form.words[AFFINE_COUNT];
    uint64_t held = count_for_last_axis(view, type, count, value);
    const near *bias = affine_read(view, affine_operand(view, 1 - i), held);
    if (!held || !bias)
      continue;
    channel_map *map = channel_map_create(count);
    for (uint64_t k = 0; k < count; ++k)
      map->shift[k] = bias[held == 1 ? 0 : k];
    return affine_form_get(nodes->forms, mapped,
                           (affine_axis)form.words[AFFINE_AXIS], map);
  }
  return 0;
}

/// What a Concat joins: of each input what it is without its map.
typedef struct concat_parts {
  aimet_words children;
  const channel_map **maps; ///< null: none
  uint64_t *counts;         ///< channels
  uint64_t total;
  bool has_map;
} concat_parts;

/// False if the number of channels of an input is not known.
static bool add_part(const affine_view *view, intptr_t i, concat_parts *parts) {
  affine_nodes *nodes = view->nodes;
  aimet_form form = affine_operand(view, i);
  if (!form)
    return false;
  aimet_form_view taken = aimet_form_at(nodes->builder->table, form);
  if (taken.kind == AIMET_FORM_AFFINE &&
      taken.words[AFFINE_AXIS] == AXIS_CHANNEL) {
    parts->has_map = true;
    parts->maps[i] = affine_form_numbers(nodes->forms, form);
    parts->counts[i] = taken.words[AFFINE_COUNT];
    form = (aimet_form)taken.children[0];
  } else {
    const aimet_value_type *type =
        affine_type(nodes, mlirOperationGetOperand(view->node.op, i));
    if (!aimet_type_is_ranked(type) || type->rank < 2 ||
        !aimet_is_int(type->dims[1]))
      return false;
    parts->counts[i] = (uint64_t)type->dims[1].as.i;
  }
  aimet_words_add(&parts->children, form);
  return parts->counts[i] <= AIMET_MOST_CHANNELS &&
         (parts->total += parts->counts[i]) <= AIMET_MOST_CHANNELS;
}

static bool has_mapped_input(const affine_view *view) {
  bool has_map = false;
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(view->node.op); ++i) {
    aimet_form form = affine_operand(view, i);
    has_map |= form && aimet_form_at(view->nodes->builder->table, form).kind ==
                           AIMET_FORM_AFFINE;
  }
  return has_map;
}

static bool joins_channels(const affine_view *view) {
  int64_t axis = aimet_node_int(&view->node, "axis", 1);
  if (axis >= 0)
    return axis == 1;
  const aimet_value_type *type =
      affine_type(view->nodes, mlirOperationGetResult(view->node.op, 0));
  return aimet_type_is_ranked(type) && axis + type->rank == 1;
}

/// The Concat of what is mapped, then the maps.
static aimet_form join(const affine_view *view, const concat_parts *parts) {
  aimet_form node = form_make_node(view->scope, view->node.op, view->kind,
                                   parts->children.at, parts->children.count);
  form_set_label(view->nodes->builder, view->node.op, node);
  affine_form_note_join(view->nodes->forms, node, parts->counts,
                        parts->children.count);
  channel_map *map = channel_map_create(parts->total);
  uint64_t begin = 0;
  for (size_t i = 0; i < parts->children.count; begin += parts->counts[i++])
    if (parts->maps[i])
      channel_map_set(map, begin, parts->maps[i]);
  return affine_form_get(view->nodes->forms, node, AXIS_CHANNEL, map);
}

static aimet_form affine_concat(const affine_view *view) {
  intptr_t count = mlirOperationGetNumOperands(view->node.op);
  if (!has_mapped_input(view) || !joins_channels(view))
    return 0;
  concat_parts parts = {.maps = aimet_arena_calloc(view->arena, (size_t)count,
                                                   sizeof *parts.maps),
                        .counts = aimet_arena_calloc(view->arena, (size_t)count,
                                                     sizeof *parts.counts)};
  bool is_known = true;
  for (intptr_t i = 0; is_known && i < count; ++i)
    is_known = add_part(view, i, &parts);
  aimet_form form = is_known && parts.has_map ? join(view, &parts) : 0;
  aimet_words_deinit(&parts.children);
  return form;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

typedef aimet_form affine_operator(const affine_view *view);

static affine_operator *find_operator(const form_class *kind) {
  static const struct {
    const char *name;
    affine_operator *form;
  } operators[] = {{"Add", affine_add},
                   {"BatchNormalization", affine_norm},
                   {"Concat", affine_concat},
                   {"Conv", affine_conv},
                   {"ConvTranspose", affine_conv_transpose},
                   {"Gemm", affine_gemm},
                   {"MatMul", affine_matmul}};
  if (!kind->schema || kind->schema->domain[0])
    return NULL;
  for (size_t i = 0; i < sizeof operators / sizeof *operators; ++i)
    if (strcmp(operators[i].name, kind->schema->name) == 0)
      return operators[i].form;
  return NULL;
}

void affine_set_label(const affine_view *view, aimet_form form) {
  const form_builder *builder = view->nodes->builder;
  MlirAttribute name = aimet_op_attr(view->node.op, "onnx_node_name");
  if (mlirAttributeIsNull(name))
    name = aimet_array_get(aimet_op_attr(view->node.op, "onnx.outputs"), 0);
  if (mlirAttributeIsNull(name))
    name = aimet_attr_unit(builder->context);
  const MlirAttribute parts[] = {
      name,
      aimet_attr_string(builder->context, aimet_sv(view->kind->schema->name))};
  aimet_form_set_label(builder->table, form, builder->side,
                       mlirArrayAttrGet(builder->context, 2, parts));
}

aimet_form affine_node(affine_nodes *nodes, const form_scope *scope,
                       MlirOperation op, const form_class *kind) {
  affine_operator *form_of = find_operator(kind);
  if (!form_of || mlirOperationGetNumResults(op) == 0 ||
      (!scope->frame && aimet_op_has_reference(op)))
    return 0;
  const affine_view view = {.nodes = nodes,
                            .scope = scope,
                            .kind = kind,
                            .node = {op, kind->schema, scope->frame},
                            .arena = aimet_arena_create()};
  aimet_form form = form_of(&view);
  if (form)
    affine_set_label(&view, form);
  aimet_arena_destroy(view.arena);
  return form;
}
