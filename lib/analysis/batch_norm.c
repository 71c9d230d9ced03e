//===- batch_norm.c - where a batch norm can go ---------------------------===//
//
// Backward folds are decided first, in execution order, for a norm may follow
// one that is gone by then; forward folds next, in reverse order, for the same
// reason. For norms that stay the nearer of the two sides speaks.
//
//===----------------------------------------------------------------------===//

#include "batch_norm.h"

#include "alloc.h"
#include "norm_aimet_rules.h"
#include "norm_neighbours.h"
#include "schema_types.h"
#include "uses.h"

#include <stdlib.h>
#include <string.h>

struct aimet_batch_norms {
  aimet_norm_fold *folds;
  size_t count, capacity;
  aimet_fold_rules rules;
  aimet_ptr_map places; ///< norm -> its place
};

const char *aimet_norm_reason_name(aimet_norm_reason reason) {
  static const char *const names[] = {
      [AIMET_NORM_FOLDS] = "folds",
      [AIMET_NORM_OF_CONSTANTS] = "constant-input",
      [AIMET_NORM_TRAINING_MODE] = "training-mode",
      [AIMET_NORM_COMPUTED_PARAMETERS] = "computed-parameters",
      [AIMET_NORM_BY_ELEMENT] = "by-element",
      [AIMET_NORM_DYNAMIC_CHANNELS] = "dynamic-channels",
      [AIMET_NORM_WRONG_LENGTHS] = "wrong-lengths",
      [AIMET_NORM_TOO_LARGE] = "too-large",
      [AIMET_NORM_SECOND_CONSUMER] = "second-consumer",
      [AIMET_NORM_GRAPH_OUTPUT] = "graph-output",
      [AIMET_NORM_MENTIONED_BETWEEN] = "mentioned-between",
      [AIMET_NORM_SHARED_WEIGHT] = "shared-weight",
      [AIMET_NORM_OUTPUT_WEIGHT] = "output-weight",
      [AIMET_NORM_MENTIONED_WEIGHT] = "mentioned-weight",
      [AIMET_NORM_COMPUTED_WEIGHT] = "computed-weight",
      [AIMET_NORM_ACTIVATION_BETWEEN] = "activation-between",
      [AIMET_NORM_CONCAT_BETWEEN] = "concat-between",
      [AIMET_NORM_OPERATOR_BETWEEN] = "operator-between",
      [AIMET_NORM_PADDING] = "padding",
      [AIMET_NORM_GROUPS] = "groups",
      [AIMET_NORM_TRANSPOSED] = "transposed",
      [AIMET_NORM_FUNCTION_ATTRIBUTE] = "function-attribute",
      [AIMET_NORM_OTHER_GRAPH] = "other-graph",
      [AIMET_NORM_BIAS_BY_ROW] = "bias-by-row",
      [AIMET_NORM_OTHER_AXIS] = "other-axis",
      [AIMET_NORM_OUT_OF_RANGE] = "out-of-range",
      [AIMET_NORM_NO_NEIGHBOUR] = "no-neighbour",
  };
  return names[reason];
}

//===----------------------------------------------------------------------===//
// Norms by themselves
//===----------------------------------------------------------------------===//

/// True for a norm of weights, not of what the network computes.
static bool is_of_constants(const aimet_norm_view *view) {
  return aimet_value_source_of(view->input) == AIMET_SOURCE_CONSTANTS;
}

/// Why a norm folds nowhere, whatever is beside it.
static void judge_itself(aimet_norm_reader *reader, const aimet_norm_view *view,
                         aimet_norm_fold *fold) {
  if (is_of_constants(view)) {
    fold->reason = AIMET_NORM_OF_CONSTANTS;
  } else if (view->is_training) {
    fold->reason = AIMET_NORM_TRAINING_MODE;
  } else if (view->is_contradictory) {
    fold->reason = AIMET_NORM_WRONG_LENGTHS;
  } else if (view->is_parametric) {
    fold->reason = AIMET_NORM_FUNCTION_ATTRIBUTE;
    fold->mended_by = "inline-functions";
  } else if (view->channels && !mlirValueIsNull(view->computed)) {
    fold->reason = AIMET_NORM_COMPUTED_PARAMETERS;
    aimet_note_computed(reader, view->computed, fold);
  } else if (view->is_by_element) {
    fold->reason = AIMET_NORM_BY_ELEMENT;
  } else if (view->channels) {
    fold->reason = AIMET_NORM_TOO_LARGE;
  } else {
    fold->reason = AIMET_NORM_DYNAMIC_CHANNELS;
    if (!mlirValueIsNull(view->computed))
      fold->mended_by =
          aimet_pass_for_computed(reader, view->computed, &fold->max_bytes);
  }
}

aimet_norm_as_conv aimet_norm_judge_as_conv(aimet_norm_reader *reader,
                                            const aimet_norm_view *norm,
                                            int32_t *out_element) {
  enum { SMALLEST_RANK = 3, LARGEST_RANK = 5 };
  if (!aimet_norm_is_affine(norm))
    return AIMET_AS_CONV_NONE;
  const aimet_value_type *type = aimet_norm_reader_type(reader, norm->input);
  if (!aimet_type_is_ranked(type) || type->rank < SMALLEST_RANK ||
      type->rank > LARGEST_RANK || type->element == AIMET_DATA_UNDEFINED)
    return AIMET_AS_CONV_NONE;
  *out_element = type->element;
  aimet_type_code code = {AIMET_FORM_TENSOR, (uint8_t)type->element};
  if (!aimet_operator_gives(norm->op, "Conv", code))
    return AIMET_AS_CONV_NO_TYPE;
  return type->element == AIMET_DATA_DOUBLE ? AIMET_AS_CONV_NO_KERNEL
                                            : AIMET_AS_CONV_RUNS;
}

/// True if batch-norm-to-conv makes a Conv of the norm that runs.
static bool runs_as_conv(aimet_norm_reader *reader,
                         const aimet_norm_view *norm) {
  int32_t element;
  aimet_affine map;
  return aimet_norm_judge_as_conv(reader, norm, &element) ==
             AIMET_AS_CONV_RUNS &&
         aimet_norm_read(reader, norm, &map) &&
         aimet_affine_fits(
             &map,
             aimet_element_type(mlirOperationGetContext(norm->op), element));
}

//===----------------------------------------------------------------------===//
// Norms behind a Concat
//===----------------------------------------------------------------------===//

static bool is_read_alone(aimet_norm_reader *reader, MlirValue value,
                          MlirOperation user) {
  aimet_norm_readers readers = aimet_norm_readers_of(reader, value, user);
  return readers.count == 1 && !readers.is_output && !readers.is_mentioned &&
         mlirBlockEqual(aimet_value_block(value), mlirOperationGetBlock(user));
}

static bool is_affine_norm(aimet_norm_reader *reader, MlirOperation op) {
  if (mlirOperationIsNull(op) || !aimet_is_batch_norm(op))
    return false;
  aimet_norm_view view = aimet_norm_view_of(reader, op);
  return aimet_norm_is_affine(&view);
}

bool aimet_norm_would_fold(aimet_norm_reader *reader, MlirValue value,
                           MlirOperation user) {
  enum { MOST_STEPS = 32 };
  MlirOperation source = aimet_defining_op(value);
  for (int i = 0; i < MOST_STEPS && (is_affine_norm(reader, source) ||
                                     aimet_is_plain_identity(source));
       ++i) {
    if (!is_read_alone(reader, value, user))
      return false;
    user = source;
    value = mlirOperationGetOperand(source, 0);
    source = aimet_defining_op(value);
  }
  aimet_norm_fold fold = {.direction = AIMET_FOLD_BACKWARD};
  aimet_linear linear;
  if (mlirOperationIsNull(source) || !is_read_alone(reader, value, user) ||
      !aimet_linear_of(reader, source, &linear))
    return false;
  aimet_fold_into(reader, &linear, aimet_layout_outputs(&linear.layout), &fold);
  return fold.reason == AIMET_NORM_FOLDS;
}

uint64_t aimet_norm_channels_of(aimet_norm_reader *reader, MlirValue value) {
  const aimet_value_type *type = aimet_norm_reader_type(reader, value);
  return aimet_type_is_ranked(type) && type->rank > 1 &&
                 aimet_is_int(type->dims[1])
             ? (uint64_t)type->dims[1].as.i
             : 0;
}

static bool concats_channels(aimet_norm_reader *reader, MlirOperation concat) {
  aimet_node node = aimet_node_of(concat, NULL);
  int64_t axis = aimet_node_int(&node, "axis", 1);
  if (axis < 0) {
    int32_t rank =
        aimet_norm_reader_rank(reader, mlirOperationGetResult(concat, 0));
    axis += rank == AIMET_UNRANKED ? 0 : rank;
  }
  return axis == 1 && !aimet_op_has_reference(concat);
}

/// What computes the input of a norm, before Identity nodes; null if somebody
/// else reads it.
static MlirOperation sole_source(aimet_norm_reader *reader,
                                 const aimet_norm_view *norm) {
  MlirOperation none = {NULL}, user = norm->op;
  MlirValue value = norm->input;
  for (;;) {
    MlirOperation source = aimet_defining_op(value);
    if (mlirOperationIsNull(source) || !is_read_alone(reader, value, user))
      return none;
    if (!aimet_is_plain_identity(source))
      return source;
    user = source;
    value = mlirOperationGetOperand(source, 0);
  }
}

MlirOperation aimet_norm_concat(aimet_norm_reader *reader,
                                const aimet_norm_view *norm) {
  MlirOperation none = {NULL}, concat = sole_source(reader, norm);
  if (mlirOperationIsNull(concat) || !aimet_op_is(concat, "onnx.Concat") ||
      !aimet_norm_is_affine(norm) || !concats_channels(reader, concat))
    return none;
  uint64_t sum = 0;
  intptr_t num_operands = mlirOperationGetNumOperands(concat);
  for (intptr_t i = 0; i < num_operands; ++i) {
    MlirValue operand = aimet_op_input(concat, i);
    uint64_t channels =
        mlirValueIsNull(operand) ? 0 : aimet_norm_channels_of(reader, operand);
    if (!channels || channels > norm->channels - sum)
      return none;
    sum += channels;
  }
  return sum == norm->channels ? concat : none;
}

//===----------------------------------------------------------------------===//
// The two sides
//===----------------------------------------------------------------------===//

/// The state of a search: views beside the folds of the same norms.
typedef struct norm_search {
  aimet_fold_search search;
  aimet_batch_norms *norms;
  aimet_norm_view *views;
  aimet_fold_side *before; ///< of norms that do not fold backward
} norm_search;

static void collect(MlirOperation op, void *user_data) {
  aimet_batch_norms *norms = user_data;
  if (!aimet_is_batch_norm(op) ||
      (norms->rules == AIMET_FOLD_AIMET && !aimet_is_module_norm(op)))
    return;
  void *folds = norms->folds;
  aimet_grow_array(&folds, &norms->capacity, norms->count + 1,
                   sizeof *norms->folds);
  norms->folds = folds;
  norms->folds[norms->count++] = (aimet_norm_fold){.norm = op};
}

static void decide(norm_search *s, size_t i, aimet_norm_fold fold) {
  s->norms->folds[i] = fold;
  *aimet_ptr_map_insert(&s->search.places, fold.norm.ptr, NULL) = i;
}

/// What a norm becomes that neither side takes.
static void settle(norm_search *s, size_t i, const aimet_fold_side *behind) {
  const aimet_fold_side *before = &s->before[i];
  if (before->distance != AIMET_DISTANCE_LINEAR &&
      is_of_constants(&s->views[i])) {
    decide(s, i,
           (aimet_norm_fold){.norm = s->views[i].op,
                             .reason = AIMET_NORM_OF_CONSTANTS});
    return;
  }
  aimet_norm_fold fold =
      behind->distance < before->distance ? behind->fold : before->fold;
  if (before->distance == AIMET_DISTANCE_NONE &&
      behind->distance == AIMET_DISTANCE_NONE) {
    fold.reason = AIMET_NORM_NO_NEIGHBOUR;
    fold.blocker = (MlirOperation){NULL};
    if (!fold.mended_by)
      fold.mended_by = behind->fold.mended_by;
  }
  fold.direction = AIMET_FOLD_NONE;
  if (!fold.mended_by && !fold.max_bytes &&
      runs_as_conv(&s->search.reader, &s->views[i]))
    fold.mended_by = "batch-norm-to-conv";
  decide(s, i, fold);
}

static void fold_backward(norm_search *s) {
  for (size_t i = 0; i < s->norms->count; ++i) {
    aimet_norm_fold *fold = &s->norms->folds[i];
    s->views[i] = aimet_norm_view_of(&s->search.reader, fold->norm);
    if (!aimet_norm_is_affine(&s->views[i])) {
      judge_itself(&s->search.reader, &s->views[i], fold);
      decide(s, i, *fold);
      continue;
    }
    s->before[i] = aimet_fold_side_before(&s->search, &s->views[i]);
    if (s->before[i].distance != AIMET_DISTANCE_FOLDS)
      continue;
    if (s->norms->rules == AIMET_FOLD_OURS_FORWARD)
      s->before[i].distance = AIMET_DISTANCE_NONE;
    else
      decide(s, i, s->before[i].fold);
  }
}

static void fold_forward(norm_search *s) {
  for (size_t i = s->norms->count; i-- > 0;) {
    if (!aimet_norm_is_affine(&s->views[i]) ||
        s->before[i].distance == AIMET_DISTANCE_FOLDS)
      continue;
    aimet_fold_side behind = aimet_fold_side_behind(&s->search, &s->views[i]);
    if (behind.distance == AIMET_DISTANCE_FOLDS)
      decide(s, i, behind.fold);
    else
      settle(s, i, &behind);
  }
}

static void search_all(aimet_batch_norms *norms, MlirOperation module,
                       aimet_weight_store *store) {
  norm_search s = {
      .norms = norms,
      .views = aimet_calloc(norms->count, sizeof *s.views),
      .before = aimet_calloc(norms->count, sizeof *s.before),
  };
  aimet_norm_reader_init(&s.search.reader, module, store);
  s.search.folds = norms->folds;
  fold_backward(&s);
  fold_forward(&s);
  if (norms->rules == AIMET_FOLD_AIMET)
    aimet_fold_as_aimet(&s.search.reader, norms->folds, norms->count);
  norms->places = s.search.places;
  aimet_norm_reader_deinit(&s.search.reader);
  free(s.views);
  free(s.before);
}

aimet_batch_norms *aimet_batch_norms_create(MlirOperation module,
                                            aimet_weight_store *store,
                                            aimet_fold_rules rules) {
  aimet_batch_norms *norms = aimet_calloc(1, sizeof *norms);
  norms->rules = rules;
  aimet_walk(module, collect, norms);
  if (!norms->count)
    return norms;
  aimet_callee_scope scope;
  aimet_callee_scope_open(&scope, module);
  search_all(norms, module, store);
  aimet_callee_scope_close(&scope);
  return norms;
}

void aimet_batch_norms_destroy(aimet_batch_norms *norms) {
  aimet_ptr_map_deinit(&norms->places);
  free(norms->folds);
  free(norms);
}

size_t aimet_batch_norms_size(const aimet_batch_norms *norms) {
  return norms->count;
}

const aimet_norm_fold *aimet_batch_norms_at(const aimet_batch_norms *norms,
                                            size_t i) {
  return &norms->folds[i];
}

const aimet_norm_fold *aimet_batch_norms_find(const aimet_batch_norms *norms,
                                              MlirOperation norm) {
  const uint64_t *place = aimet_ptr_map_find(&norms->places, norm.ptr);
  return place ? &norms->folds[*place] : NULL;
}

MlirOperation aimet_norm_pushed_through(const aimet_norm_fold *fold) {
  MlirOperation none = {NULL};
  bool is_pushed = fold->direction == AIMET_FOLD_NONE && fold->mended_by &&
                   strcmp(fold->mended_by, AIMET_PASS_PUSH_NORM) == 0;
  return is_pushed ? fold->blocker : none;
}

void aimet_batch_norms_leave(aimet_batch_norms *norms,
                             aimet_norm_reader *reader,
                             const aimet_norm_view *norm,
                             MlirOperation linear) {
  const uint64_t *place = aimet_ptr_map_find(&norms->places, norm->op.ptr);
  if (place)
    norms->folds[*place] = (aimet_norm_fold){
        .norm = norm->op,
        .linear = linear,
        .reason = AIMET_NORM_OUT_OF_RANGE,
        .mended_by = runs_as_conv(reader, norm) ? "batch-norm-to-conv" : NULL};
}
