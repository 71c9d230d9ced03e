//===- norm_view.c - a batch norm as an affine map ------------------------===//

#include "norm_view.h"

#include "constant.h"
#include "fold_limits.h"
#include "uses.h"

#include <math.h>
#include <string.h>

enum { SCALE, BIAS, MEAN, VARIANCE };

bool aimet_is_batch_norm(MlirOperation op) {
  if (!aimet_op_is(op, "onnx.BatchNormalization") ||
      mlirOperationGetNumResults(op) < 1)
    return false;
  for (intptr_t i = 0; i <= AIMET_NUM_NORM_PARAMETERS; ++i)
    if (mlirValueIsNull(aimet_op_input(op, i)))
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Its form
//===----------------------------------------------------------------------===//

/// A result beside the normalized one that is there / that somebody reads.
static bool has_second_result(MlirOperation op, bool must_be_used) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 1; i < num_results; ++i) {
    MlirValue result = mlirOperationGetResult(op, i);
    bool is_there = !mlirTypeIsANone(mlirValueGetType(result));
    if (must_be_used ? !aimet_value_is_unused(result) : is_there)
      return true;
  }
  return false;
}

/// Up to opset 6 an attribute says that it does not train, then that there is
/// one output, since 14 an attribute that it does.
static bool is_training(const aimet_node *node) {
  enum { FIRST_WITHOUT_IS_TEST = 7, FIRST_WITH_TRAINING_MODE = 14 };
  if (has_second_result(node->op, true))
    return true;
  if (!node->schema || node->schema->since_version >= FIRST_WITH_TRAINING_MODE)
    return aimet_node_int(node, "training_mode", 0) != 0;
  return has_second_result(node->op, false) ||
         (node->schema->since_version < FIRST_WITHOUT_IS_TEST &&
          aimet_node_int(node, "is_test", 0) == 0);
}

static bool is_by_element(const aimet_node *node) {
  enum { FIRST_WITHOUT_SPATIAL = 9 };
  return node->schema && node->schema->since_version < FIRST_WITHOUT_SPATIAL &&
         aimet_node_int(node, "spatial", 1) == 0;
}

static const aimet_value_type *parameter_type(aimet_norm_reader *reader,
                                              MlirOperation op, intptr_t i) {
  return aimet_norm_reader_type(
      reader, aimet_skip_identities(aimet_op_input(op, 1 + i)));
}

/// The length of a parameter where it is known; 0 for what is no vector.
static bool knows_length(const aimet_value_type *type, uint64_t *out_length) {
  if (!aimet_type_is_tensor(type) || !aimet_type_static_count(type, out_length))
    return false;
  if (type->rank != 1)
    *out_length = 0;
  return true;
}

/// Takes the length of each parameter: the first that is known counts, and the
/// number of channels is known only where all agree.
static void find_channels(aimet_norm_reader *reader, aimet_norm_view *view) {
  uint64_t expected = UINT64_MAX;
  bool knows_all = true;
  for (intptr_t i = 0; i < AIMET_NUM_NORM_PARAMETERS; ++i) {
    uint64_t length;
    if (!knows_length(parameter_type(reader, view->op, i), &length)) {
      knows_all = false;
      continue;
    }
    if (expected == UINT64_MAX)
      expected = length;
    view->is_contradictory |= length == 0 || length != expected;
  }
  view->channels = knows_all && !view->is_contradictory ? expected : 0;
}

static bool is_constant(MlirValue value, const aimet_value_type *type) {
  bool is_float = type->element == AIMET_DATA_FLOAT ||
                  type->element == AIMET_DATA_DOUBLE ||
                  type->element == AIMET_DATA_FLOAT16 ||
                  type->element == AIMET_DATA_BFLOAT16;
  return is_float && !mlirOperationIsNull(
                         aimet_constant_holder(aimet_skip_identities(value)));
}

aimet_norm_view aimet_norm_view_of(aimet_norm_reader *reader,
                                   MlirOperation op) {
  aimet_node node = aimet_node_of(op, NULL);
  aimet_norm_view view = {.op = op,
                          .input = aimet_op_input(op, 0),
                          .is_training = is_training(&node),
                          .is_by_element = is_by_element(&node),
                          .is_parametric = aimet_op_has_reference(op)};
  for (intptr_t i = 0; i < AIMET_NUM_NORM_PARAMETERS; ++i) {
    MlirValue parameter = aimet_op_input(op, 1 + i);
    const aimet_value_type *type = parameter_type(reader, op, i);
    if (mlirValueIsNull(view.computed) && !is_constant(parameter, type))
      view.computed = parameter;
  }
  find_channels(reader, &view);
  return view;
}

bool aimet_norm_is_affine(const aimet_norm_view *view) {
  return view->channels && view->channels <= AIMET_MOST_CHANNELS &&
         mlirValueIsNull(view->computed) && !view->is_training &&
         !view->is_by_element && !view->is_parametric;
}

//===----------------------------------------------------------------------===//
// The map
//===----------------------------------------------------------------------===//

aimet_affine aimet_affine_identity(aimet_arena *arena, uint64_t channels) {
  aimet_affine map = {
      .scale = aimet_arena_calloc(arena, channels, sizeof *map.scale),
      .shift = aimet_arena_calloc(arena, channels, sizeof *map.shift),
      .channels = channels};
  for (uint64_t i = 0; i < channels; ++i)
    map.scale[i] = 1;
  return map;
}

bool aimet_norm_read_parameters(aimet_norm_reader *reader, aimet_arena *arena,
                                const aimet_norm_view *view,
                                aimet_norm_parameters *out) {
  for (intptr_t i = 0; i < AIMET_NUM_NORM_PARAMETERS; ++i) {
    out->types[i] = parameter_type(reader, view->op, i)->element;
    out->elements[i] = aimet_constant_elements(
        reader->store, arena,
        aimet_skip_identities(aimet_op_input(view->op, 1 + i)), view->channels);
    if (!out->elements[i] || out->elements[i]->count != view->channels)
      return false;
  }
  return true;
}

double aimet_float_element(const aimet_elements *elements, uint64_t i) {
  aimet_number number = elements->at[i];
  return number.kind == AIMET_NUMBER_FLOAT ? number.as.f : NAN;
}

double aimet_norm_epsilon(const aimet_node *node) {
  MlirAttribute stated = aimet_node_attr(node, "epsilon");
  if (aimet_node_has(node, "epsilon") &&
      (mlirAttributeIsNull(stated) || !mlirAttributeIsAFloat(stated)))
    return NAN;
  return aimet_node_float(node, "epsilon", (double)1e-5F);
}

static void set_map(const aimet_norm_view *view,
                    const aimet_norm_parameters *parameters,
                    aimet_affine *out) {
  const aimet_elements *const *of = parameters->elements;
  aimet_node node = aimet_node_of(view->op, NULL);
  double epsilon = aimet_norm_epsilon(&node);
  for (uint64_t i = 0; i < view->channels; ++i) {
    double variance = aimet_float_element(of[VARIANCE], i) + epsilon;
    out->scale[i] = variance > 0 && isfinite(variance)
                        ? aimet_float_element(of[SCALE], i) / sqrt(variance)
                        : NAN;
    out->shift[i] = aimet_float_element(of[BIAS], i) -
                    aimet_float_element(of[MEAN], i) * out->scale[i];
  }
}

bool aimet_norm_read(aimet_norm_reader *reader, const aimet_norm_view *view,
                     aimet_affine *out) {
  aimet_norm_parameters parameters;
  aimet_arena *arena = aimet_arena_create();
  bool is_read = aimet_norm_read_parameters(reader, arena, view, &parameters);
  if (is_read) {
    *out = aimet_affine_identity(reader->arena, view->channels);
    set_map(view, &parameters, out);
  }
  aimet_arena_destroy(arena);
  return is_read;
}

void aimet_affine_after(aimet_affine *map, const aimet_affine *first) {
  for (uint64_t i = 0; i < map->channels; ++i) {
    map->shift[i] += map->scale[i] * first->shift[i];
    map->scale[i] *= first->scale[i];
  }
}

void aimet_affine_then(aimet_affine *map, const aimet_affine *next) {
  for (uint64_t i = 0; i < map->channels; ++i) {
    map->scale[i] *= next->scale[i];
    map->shift[i] = next->scale[i] * map->shift[i] + next->shift[i];
  }
}

bool aimet_affine_is_finite(const aimet_affine *map) {
  for (uint64_t i = 0; i < map->channels; ++i)
    if (!isfinite(map->scale[i]) || !isfinite(map->shift[i]))
      return false;
  return true;
}

bool aimet_affine_fits(const aimet_affine *map, MlirType element) {
  enum { LARGEST = 8 };
  aimet_element form;
  unsigned char rounded[LARGEST];
  if (!aimet_affine_is_finite(map) ||
      !aimet_element_from_type(element, &form) || form.size > LARGEST)
    return false;
  for (uint64_t i = 0; i < map->channels; ++i)
    if (!aimet_element_round_float(form, map->scale[i], rounded) ||
        !aimet_element_round_float(form, map->shift[i], rounded))
      return false;
  return true;
}
