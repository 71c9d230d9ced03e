//===- norm_aimet_rules.c - which norms AIMET takes for foldable ----------===//
//
// AIMET searches its graph of modules for the patterns (layer, norm) and (norm,
// layer), in which the first is read by the second alone; that it may be an
// output as well does not count. What it finds is kept by layer, the last one
// found: of a layer that is called twice one norm folds. Then each layer takes
// the norm behind it, and after that each layer the norm before it that is left
// over and that it may take.
//
//===----------------------------------------------------------------------===//

#include "norm_aimet_rules.h"

#include "alloc.h"
#include "provenance.h"
#include "string_map.h"

#include <stdlib.h>

#define NO_NORM SIZE_MAX

/// A layer and the norms beside it, as places among the folds.
typedef struct layer {
  aimet_linear linear; ///< of the last call
  size_t num_calls;
  size_t norm_behind, norm_before;
} layer;

typedef struct layer_search {
  aimet_norm_reader *reader;
  aimet_ptr_map places; ///< norm -> its place among the folds
  layer *layers;        ///< in order of their first calls
  size_t count, capacity;
  aimet_string_map *by_path; ///< of leaf modules
} layer_search;

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

static bool is_functional(MlirOperation op) {
  aimet_provenance provenance;
  return aimet_provenance_of(op, &provenance) && provenance.functional.length;
}

/// True if nothing says that the class is another one.
static bool may_be_of_class(MlirOperation op, const char *part) {
  aimet_provenance provenance;
  if (!aimet_provenance_of(op, &provenance) || !provenance.class_name.length)
    return true;
  return aimet_sv_contains(provenance.class_name, part);
}

bool aimet_is_module_norm(MlirOperation norm) {
  return !is_functional(norm) && may_be_of_class(norm, "BatchNorm");
}

/// AIMET knows the transposed convolution in two dimensions alone.
static bool is_layer(aimet_norm_reader *reader, const aimet_linear *linear) {
  enum { RANK_IN_2D = 4 };
  if (is_functional(linear->op))
    return false;
  switch (linear->kind) {
  case AIMET_LINEAR_CONV_TRANSPOSE:
    return aimet_norm_reader_rank(reader, linear->weight) == RANK_IN_2D;
  case AIMET_LINEAR_MATMUL:
    return may_be_of_class(linear->op, "Linear");
  case AIMET_LINEAR_CONV:
  case AIMET_LINEAR_GEMM:
    break;
  }
  return true;
}

/// The layer of an operator: calls of one leaf module are one layer.
static layer *layer_of(layer_search *search, const aimet_linear *linear) {
  aimet_provenance provenance;
  aimet_map_entry *entry = NULL;
  bool is_new = true;
  if (aimet_provenance_of(linear->op, &provenance) && provenance.leaf)
    entry = aimet_string_map_insert(search->by_path, provenance.path, &is_new);
  if (!is_new)
    return &search->layers[entry->value.number];
  if (entry)
    entry->value.number = search->count;
  void *layers = search->layers;
  aimet_grow_array(&layers, &search->capacity, search->count + 1,
                   sizeof *search->layers);
  search->layers = layers;
  layer *made = &search->layers[search->count++];
  *made = (layer){
      .linear = *linear, .norm_behind = NO_NORM, .norm_before = NO_NORM};
  return made;
}

//===----------------------------------------------------------------------===//
// Patterns
//===----------------------------------------------------------------------===//

/// The place of a norm of a module; NO_NORM for other operations.
static size_t place_of(const layer_search *search, MlirOperation op) {
  const uint64_t *place = mlirOperationIsNull(op)
                              ? NULL
                              : aimet_ptr_map_find(&search->places, op.ptr);
  return place ? (size_t)*place : NO_NORM;
}

/// What alone reads a value, as its input; null if there is none.
static MlirOperation only_reader(aimet_norm_reader *reader, MlirValue value) {
  MlirOperation none = {NULL};
  aimet_norm_readers readers = aimet_norm_readers_of(reader, value, none);
  bool is_input = readers.count == 1 && !mlirOperationIsNull(readers.first) &&
                  mlirValueEqual(aimet_op_input(readers.first, 0), value);
  return is_input ? readers.first : none;
}

static void visit(MlirOperation op, void *user_data) {
  layer_search *search = user_data;
  aimet_linear linear;
  if (!aimet_op_is_linear(op) ||
      !aimet_linear_of(search->reader, op, &linear) ||
      !is_layer(search->reader, &linear))
    return;
  layer *found = layer_of(search, &linear);
  found->linear = linear;
  ++found->num_calls;
  size_t behind = place_of(search, only_reader(search->reader, linear.output));
  if (behind != NO_NORM)
    found->norm_behind = behind;
  size_t before = mlirValueIsAOpResult(linear.input)
                      ? place_of(search, mlirOpResultGetOwner(linear.input))
                      : NO_NORM;
  if (before != NO_NORM &&
      mlirOperationEqual(only_reader(search->reader, linear.input), op))
    found->norm_before = before;
}

//===----------------------------------------------------------------------===//
// Picking
//===----------------------------------------------------------------------===//

static bool takes_from_behind(const aimet_linear *linear) {
  const aimet_weight_layout *layout = &linear->layout;
  return linear->kind != AIMET_LINEAR_CONV_TRANSPOSE || layout->groups == 1 ||
         layout->groups == aimet_layout_inputs(layout);
}

static bool takes_from_before(const aimet_linear *linear) {
  return linear->kind != AIMET_LINEAR_CONV_TRANSPOSE &&
         linear->layout.groups <= 1 && aimet_linear_has_no_padding(linear);
}

static void pick(aimet_norm_fold *fold, const aimet_linear *linear,
                 aimet_fold_direction direction) {
  if (fold->direction != AIMET_FOLD_NONE)
    return;
  *fold = (aimet_norm_fold){.norm = fold->norm,
                            .direction = direction,
                            .linear = linear->op,
                            .bias_add = linear->bias_add};
}

static void pick_all(const layer_search *search, aimet_norm_fold *folds) {
  for (size_t i = 0; i < search->count; ++i) {
    const layer *at = &search->layers[i];
    if (at->norm_behind != NO_NORM && takes_from_behind(&at->linear))
      pick(&folds[at->norm_behind], &at->linear, AIMET_FOLD_BACKWARD);
  }
  for (size_t i = 0; i < search->count; ++i) {
    const layer *at = &search->layers[i];
    if (at->norm_before != NO_NORM && takes_from_before(&at->linear))
      pick(&folds[at->norm_before], &at->linear, AIMET_FOLD_FORWARD);
  }
}

/// Of a norm that ours would fold: why AIMET does not.
static void explain(layer_search *search, aimet_norm_fold *fold) {
  aimet_linear linear;
  fold->mended_by = "fold-batch-norm";
  fold->reason = AIMET_NORM_OPERATOR_BETWEEN;
  fold->blocker = fold->linear;
  if (!aimet_linear_of(search->reader, fold->linear, &linear))
    return;
  if (linear.layout.groups > 1)
    fold->reason = AIMET_NORM_GROUPS;
  else if (is_layer(search->reader, &linear) &&
           layer_of(search, &linear)->num_calls > 1)
    fold->reason = AIMET_NORM_SHARED_WEIGHT;
}

void aimet_fold_as_aimet(aimet_norm_reader *reader, aimet_norm_fold *folds,
                         size_t count) {
  layer_search search = {.reader = reader,
                         .by_path = aimet_string_map_create()};
  aimet_norm_fold *ours = aimet_calloc(count, sizeof *ours);
  for (size_t i = 0; i < count; ++i) {
    ours[i] = folds[i];
    folds[i] = (aimet_norm_fold){.norm = folds[i].norm};
    *aimet_ptr_map_insert(&search.places, folds[i].norm.ptr, NULL) = i;
  }
  aimet_walk(reader->module, visit, &search);
  pick_all(&search, folds);
  for (size_t i = 0; i < count; ++i) {
    if (folds[i].direction != AIMET_FOLD_NONE)
      continue;
    folds[i] = ours[i];
    if (ours[i].direction != AIMET_FOLD_NONE)
      explain(&search, &folds[i]);
    folds[i].direction = AIMET_FOLD_NONE;
  }
  free(ours);
  aimet_ptr_map_deinit(&search.places);
  aimet_string_map_destroy(search.by_path);
  free(search.layers);
}
