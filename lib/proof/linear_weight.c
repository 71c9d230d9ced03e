//===- linear_weight.c - the weights of linear operators ------------------===//

#include "linear_weight.h"

#include "alloc.h"
#include "pieces.h"

#include <stdlib.h>

enum { PIECE = 1 << 14 };

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Where in the tensor a walk is.
typedef struct walk {
  const linear_weight *weights[2];
  size_t num_weights;
  aimet_piece_reader *readers[2];
  size_t piece;   ///< weights that are read at a time
  double *pieces; ///< so many of each
  uint64_t outer, inner, block;
  weight_place place;
} walk;

/// The channels that the indices mean.
static void set_channels(walk *w) {
  const aimet_weight_layout *layout = &w->weights[0]->layout;
  uint64_t group = w->outer / (layout->outer / layout->groups);
  uint64_t other = group * layout->inner + w->inner;
  w->place.output = layout->outer_is_output ? w->outer : other;
  w->place.input = layout->outer_is_output ? other : w->outer;
}

static void advance(walk *w) {
  const aimet_weight_layout *layout = &w->weights[0]->layout;
  ++w->place.position;
  if (++w->block < layout->block)
    return;
  w->block = 0;
  if (++w->inner == layout->inner) {
    w->inner = 0;
    ++w->outer;
  }
  set_channels(w);
}

static near effective(const linear_weight *weight, double value,
                      const weight_place *place) {
  if (weight->dead && weight->dead[place->output])
    return near_exactly(0);
  near stored = near_stored(value, weight->stored);
  return weight->input
             ? near_product(stored, weight->input->scale[place->input])
             : stored;
}

/// False if the visitor ends the walk.
static bool visit_piece(walk *w, size_t count, weight_visitor *visit,
                        void *user_data) {
  for (size_t i = 0; i < count; ++i) {
    for (size_t k = 0; k < w->num_weights; ++k)
      w->place.values[k] =
          effective(w->weights[k], w->pieces[k * w->piece + i], &w->place);
    if (!visit(&w->place, user_data))
      return false;
    advance(w);
  }
  return true;
}

static aimet_status visit_all(walk *w, uint64_t total, weight_visitor *visit,
                              void *user_data) {
  for (uint64_t at = 0; at < total; at += w->piece) {
    size_t count = total - at < w->piece ? (size_t)(total - at) : w->piece;
    for (size_t k = 0; k < w->num_weights; ++k) {
      aimet_status status = aimet_piece_reader_get(w->readers[k], at, count,
                                                   w->pieces + k * w->piece);
      if (status != AIMET_OK)
        return status;
    }
    if (!visit_piece(w, count, visit, user_data))
      return AIMET_OK;
  }
  return AIMET_OK;
}

aimet_status linear_weights_walk(const linear_weight *first,
                                 const linear_weight *second, uint64_t limit,
                                 weight_visitor *visit, void *user_data) {
  walk w = {.weights = {first, second}, .num_weights = second ? 2 : 1};
  aimet_status status = AIMET_OK;
  bool is_readable = true;
  for (size_t k = 0; k < w.num_weights && status == AIMET_OK; ++k) {
    status = aimet_piece_reader_open(w.weights[k]->store, w.weights[k]->tensor,
                                     &w.readers[k]);
    is_readable &= w.readers[k] != NULL;
  }
  if (status == AIMET_OK && is_readable) {
    uint64_t count = aimet_piece_reader_count(w.readers[0]);
    count = count < limit ? count : limit;
    w.piece = count < PIECE ? (size_t)count : PIECE;
    w.pieces = aimet_calloc(w.piece * w.num_weights, sizeof *w.pieces);
    set_channels(&w);
    status = visit_all(&w, count, visit, user_data);
    free(w.pieces);
  }
  aimet_piece_reader_close(w.readers[0]);
  aimet_piece_reader_close(w.readers[1]);
  return status;
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

static bool visit_largest(const weight_place *place, void *user_data) {
  largest_weight *largest = (largest_weight *)user_data + place->output;
  largest->is_read = true;
  if (!isfinite(place->values[0].at))
    largest->is_endless = true;
  else if (fabs(place->values[0].at) > fabs(largest->value.at)) {
    largest->value = place->values[0];
    largest->position = place->position;
  }
  return true;
}

bool linear_weight_vanishes(const linear_weight *weight,
                            const largest_weight *largest, near scale) {
  return largest->is_read && !largest->is_endless &&
         fabs(scale.at * largest->value.at) <= weight->stored.absolute;
}

uint64_t linear_weight_sample(const linear_weight *weight) {
  enum { FEW_INPUTS = 2, FEW_WEIGHTS = 16 };
  const aimet_weight_layout *layout = &weight->layout;
  return layout->outer_is_output ? FEW_WEIGHTS
                                 : FEW_INPUTS * layout->inner * layout->block;
}

aimet_status linear_weight_find_largest(const linear_weight *weight,
                                        uint64_t limit, largest_weight *out) {
  for (uint64_t i = 0; i < aimet_layout_outputs(&weight->layout); ++i)
    out[i] = (largest_weight){.position = UINT64_MAX};
  return linear_weights_walk(weight, NULL, limit, visit_largest, out);
}

typedef struct use_search {
  const linear_weight *weight;
  bool *unused;
  uint64_t num_unused;
  bool has_read;
} use_search;

static bool visit_use(const weight_place *place, void *user_data) {
  use_search *search = user_data;
  bool *unused = &search->unused[place->input];
  search->has_read = true;
  if (*unused &&
      !(fabs(place->values[0].at) <= search->weight->stored.absolute)) {
    *unused = false;
    --search->num_unused;
  }
  return search->num_unused > 0;
}

aimet_status linear_weight_find_unused(const linear_weight *weight, bool *out) {
  uint64_t count = aimet_layout_inputs(&weight->layout);
  use_search search = {weight, out, count, false};
  for (uint64_t i = 0; i < count; ++i)
    out[i] = true;
  aimet_status status =
      linear_weights_walk(weight, NULL, UINT64_MAX, visit_use, &search);
  for (uint64_t i = 0; i < count; ++i)
    out[i] = out[i] && search.has_read && status == AIMET_OK;
  return status;
}

typedef struct factor_search {
  const largest_weight *largest;
  near *factors;
} factor_search;

static bool visit_factor(const weight_place *place, void *user_data) {
  const factor_search *search = user_data;
  const largest_weight *largest = &search->largest[place->output];
  if (largest->position == place->position)
    search->factors[place->output] =
        near_quotient(place->values[0], largest->value);
  return true;
}

aimet_status linear_weight_factors(const linear_weight *weight, uint64_t limit,
                                   const largest_weight *largest, near *out) {
  factor_search search = {largest, out};
  for (uint64_t i = 0; i < aimet_layout_outputs(&weight->layout); ++i)
    out[i] =
        largest[i].is_endless ? near_exactly(1) : (near){1, (double)INFINITY};
  return linear_weights_walk(weight, NULL, limit, visit_factor, &search);
}

typedef struct weight_comparison {
  const near *factors;
  bool is_same;
} weight_comparison;

/// In a channel of finite numbers without factor there is nothing but zeros.
static bool visit_same(const weight_place *place, void *user_data) {
  weight_comparison *comparison = user_data;
  near factor = comparison->factors[place->output];
  near wanted = isinf(factor.slack) ? near_exactly(0)
                                    : near_product(place->values[0], factor);
  comparison->is_same = near_same(wanted, place->values[1]);
  return comparison->is_same;
}

aimet_status linear_weights_compare(const linear_weight *a,
                                    const linear_weight *b, uint64_t limit,
                                    const near *factors, bool *out_same) {
  weight_comparison comparison = {factors, false};
  aimet_status status =
      linear_weights_walk(a, b, limit, visit_same, &comparison);
  *out_same = comparison.is_same;
  return status;
}

typedef struct summing {
  const near *inputs;
  near *sums;
  bool has_read;
} summing;

static bool visit_sum(const weight_place *place, void *user_data) {
  summing *s = user_data;
  s->has_read = true;
  near *sum = &s->sums[place->output];
  *sum =
      near_sum(*sum, near_product(place->values[0], s->inputs[place->input]));
  return true;
}

aimet_status linear_weight_sums(const linear_weight *weight, const near *inputs,
                                near *out) {
  linear_weight bare = *weight;
  bare.input = NULL;
  bare.dead = NULL;
  summing s = {inputs, out, false};
  for (uint64_t i = 0; i < aimet_layout_outputs(&weight->layout); ++i)
    out[i] = near_exactly(0);
  aimet_status status =
      linear_weights_walk(&bare, NULL, UINT64_MAX, visit_sum, &s);
  for (uint64_t i = 0; !s.has_read && i < aimet_layout_outputs(&weight->layout);
       ++i)
    out[i] = near_exactly((double)NAN);
  return status;
}
