//===- difference_affine.c - numbers that differ, in words ----------------===//
//
// An affine map on a linear operator is told by the weights and the bias that
// both come to, as if everything had been folded into the operator: that is
// what one of the two models has.
//
//===----------------------------------------------------------------------===//

#include "difference_private.h"

#include "alloc.h"
#include "node_words.h"

#include <inttypes.h>
#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

/// The first weight that differs.
typedef struct weight_search {
  const near *scales[2]; ///< of output channels
  weight_place found;
  bool has_found;
} weight_search;

static bool visit_weight(const weight_place *place, void *user_data) {
  weight_search *search = user_data;
  near values[2];
  for (size_t i = 0; i < 2; ++i)
    values[i] =
        near_product(search->scales[i][place->output], place->values[i]);
  if (near_same(values[0], values[1]))
    return true;
  search->found = *place;
  memcpy(search->found.values, values, sizeof values);
  search->has_found = true;
  return false;
}

/// `[3, 0, 1, 2]`
static void append_indices(aimet_string_builder *out, MlirAttribute tensor,
                           uint64_t position) {
  MlirType type = aimet_tensor_attribute_type(tensor);
  intptr_t rank = (intptr_t)mlirShapedTypeGetRank(type);
  uint64_t inner = 1;
  for (intptr_t i = 0; i < rank; ++i)
    inner *= (uint64_t)mlirShapedTypeGetDimSize(type, i);
  for (intptr_t i = 0; i < rank; ++i) {
    inner /= (uint64_t)mlirShapedTypeGetDimSize(type, i);
    aimet_sb_appendf(out, "%s%" PRIu64, i ? ", " : "[", position / inner);
    position %= inner;
  }
  aimet_sb_append_char(out, ']');
}

/// `differs in channel 3: WHAT is 0.5 before and 0.25 after`
static void append_channel(const comparison *c, uint64_t channel,
                           const char *what, near a, near b,
                           aimet_string_builder *out) {
  aimet_sb_appendf(out,
                   "differs in channel %" PRIu64 ": %s is %.9g %s and %.9g %s",
                   channel, what, a.at, c->names->of[0], b.at, c->names->of[1]);
}

/// Says which weight differs; false if none does.
static bool append_weight(const comparison *c, const linear_weight *weights[2],
                          const near *const scales[2],
                          aimet_string_builder *out) {
  weight_search search = {.scales = {scales[0], scales[1]}};
  aimet_status status = linear_weights_walk(weights[0], weights[1], UINT64_MAX,
                                            visit_weight, &search);
  if (status != AIMET_OK || !search.has_found)
    return false;
  const weight_place *found = &search.found;
  aimet_string_builder what = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&what, "weight ");
  append_indices(&what, weights[0]->tensor, found->position);
  append_channel(c, found->output, what.data, found->values[0],
                 found->values[1], out);
  aimet_sb_deinit(&what);
  return true;
}

/// Says which weight of linear operators differs that are the same but for
/// weights, where nothing tells what their channels are multiplied by.
static void append_multiple(const comparison *c,
                            const linear_weight *weights[2],
                            aimet_string_builder *out) {
  size_t count = (size_t)aimet_layout_outputs(&weights[0]->layout);
  near *ones = aimet_calloc(count, sizeof *ones);
  near *factors = aimet_calloc(count, sizeof *factors);
  largest_weight *largest = aimet_calloc(count, sizeof *largest);
  if (linear_weight_find_largest(weights[0], UINT64_MAX, largest) == AIMET_OK &&
      linear_weight_factors(weights[1], UINT64_MAX, largest, factors) ==
          AIMET_OK) {
    for (size_t i = 0; i < count; ++i) {
      ones[i] = near_exactly(1);
      if (isinf(factors[i].slack) || factors[i].at == 0)
        factors[i] = ones[i];
    }
    const near *const scales[] = {factors, ones};
    (void)append_weight(c, weights, scales, out);
  }
  free(ones);
  free(factors);
  free(largest);
}

//===----------------------------------------------------------------------===//
// Maps
//===----------------------------------------------------------------------===//

/// Says which number of two maps differs; false if none does.
static bool append_map(const comparison *c, const channel_map *a,
                       const channel_map *b, bool is_bias,
                       aimet_string_builder *out) {
  for (uint64_t i = 0; i < a->count; ++i) {
    if (!is_bias && !near_same(a->scale[i], b->scale[i])) {
      append_channel(c, i, "scale", a->scale[i], b->scale[i], out);
      return true;
    }
    if (!near_same(a->shift[i], b->shift[i])) {
      append_channel(c, i, is_bias ? "bias" : "shift", a->shift[i], b->shift[i],
                     out);
      return true;
    }
  }
  return false;
}

/// True if two linear operators are the same but for the values of their
/// weights.
static bool differ_in_weights_alone(const aimet_form_view views[2]) {
  return views[0].kind == AIMET_FORM_LINEAR &&
         views[1].kind == AIMET_FORM_LINEAR &&
         views[0].children[0] == views[1].children[0] &&
         views[0].num_words == views[1].num_words &&
         memcmp(views[0].words, views[1].words,
                (views[0].num_words - LINEAR_DEAD) * sizeof *views[0].words) ==
             0;
}

/// Says in which number two affine maps differ, of what is below them too if
/// that are linear operators with other weights. False if it is elsewhere.
static bool append_affine(const comparison *c, const aimet_form forms[2],
                          const aimet_form_view views[2],
                          aimet_string_builder *out) {
  const aimet_affine_forms *affine = c->space->affine;
  const aimet_form below[] = {(aimet_form)views[0].children[0],
                              (aimet_form)views[1].children[0]};
  const aimet_form_view inner[] = {aimet_form_at(c->space->table, below[0]),
                                   aimet_form_at(c->space->table, below[1])};
  const channel_map *maps[] = {affine_form_numbers(affine, forms[0]),
                               affine_form_numbers(affine, forms[1])};
  bool is_linear = differ_in_weights_alone(inner);
  if (!is_linear && below[0] != below[1])
    return false;
  if (is_linear) {
    const linear_weight *weights[] = {linear_form_weight(affine, below[0]),
                                      linear_form_weight(affine, below[1])};
    const near *const scales[] = {maps[0]->scale, maps[1]->scale};
    if (append_weight(c, weights, scales, out))
      return true;
  }
  return append_map(c, maps[0], maps[1], is_linear, out);
}

//===----------------------------------------------------------------------===//
// Saying it
//===----------------------------------------------------------------------===//

/// ` with what is linear behind X`, where that was taken into the weights.
static void append_input(const comparison *c, aimet_form form, size_t i,
                         aimet_string_builder *out) {
  aimet_form_view view = aimet_form_at(c->space->table, form);
  if (view.kind == AIMET_FORM_AFFINE) {
    form = (aimet_form)view.children[0];
    view = aimet_form_at(c->space->table, form);
  }
  if (view.kind != AIMET_FORM_LINEAR ||
      !linear_form_weight(c->space->affine, form)->input)
    return;
  aimet_sb_append_cstr(out, " with what is linear behind ");
  aimet_form_print(c->space, (aimet_form)view.children[0], c->sides[i], out);
}

/// `POSITION, X before and Y after, TEXT`; what both call the same is said
/// once.
static void report_numbers(comparison *c, const aimet_form forms[2],
                           const aimet_string_builder *text) {
  aimet_string_builder whole = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder names[2] = {AIMET_STRING_BUILDER_INIT,
                                   AIMET_STRING_BUILDER_INIT};
  for (size_t i = 0; i < 2; ++i) {
    aimet_form_print(c->space, forms[i], c->sides[i], &names[i]);
    append_input(c, forms[i], i, &names[i]);
  }
  aimet_sb_append(&whole, aimet_sb_view(&c->position));
  aimet_sb_append_cstr(&whole, ", ");
  aimet_sb_append(&whole, aimet_sb_view(&names[0]));
  if (!aimet_sv_equal(aimet_sb_view(&names[0]), aimet_sb_view(&names[1]))) {
    aimet_sb_appendf(&whole, " %s and ", c->names->of[0]);
    aimet_sb_append(&whole, aimet_sb_view(&names[1]));
    aimet_sb_appendf(&whole, " %s", c->names->of[1]);
  }
  aimet_sb_append_cstr(&whole, ", ");
  aimet_sb_append(&whole, aimet_sb_view(text));
  difference_report(c, difference_finish(c, &whole), true);
  aimet_sb_deinit(&names[0]);
  aimet_sb_deinit(&names[1]);
}

/// Reports the numbers, or, where none were found, the forms.
static void report_either(comparison *c, const aimet_form forms[2],
                          const aimet_string_builder *text) {
  if (text->length)
    report_numbers(c, forms, text);
  else
    difference_report_forms(c, forms[0], forms[1]);
}

/// How a LINEAR holds its weights.
typedef struct weight_storage {
  uint64_t type, is_turned; ///< words of the form
} weight_storage;

/// `of type tensor<4x3xf32>`; of those of one type, `stored transposed`.
static void append_storage(const weight_storage *storage, bool is_same_type,
                           aimet_string_builder *out) {
  if (is_same_type) {
    aimet_sb_append_cstr(out, storage->is_turned ? "stored transposed"
                                                 : "stored as they are");
    return;
  }
  aimet_sb_append_cstr(out, "of type ");
  aimet_form_print_type(out,
                        (MlirType){(const void *)(uintptr_t)storage->type});
}

static void report_storage(comparison *c, aimet_form linear,
                           const weight_storage storages[2]) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  bool is_same_type = storages[0].type == storages[1].type;
  aimet_sb_append_cstr(&text, "the weights of ");
  aimet_form_print(c->space, linear, c->sides[0], &text);
  aimet_sb_append_cstr(&text, " are ");
  append_storage(&storages[0], is_same_type, &text);
  aimet_sb_appendf(&text, " %s and ", c->names->of[0]);
  append_storage(&storages[1], is_same_type, &text);
  aimet_sb_appendf(&text, " %s", c->names->of[1]);
  difference_report(c, difference_finish(c, &text), true);
}

static bool differ_as_linear(comparison *c, const aimet_form forms[2],
                             const aimet_form_view views[2]) {
  if (differ_in_weights_alone(views)) {
    aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
    const linear_weight *weights[] = {
        linear_form_weight(c->space->affine, forms[0]),
        linear_form_weight(c->space->affine, forms[1])};
    append_multiple(c, weights, &text);
    report_either(c, forms, &text);
    aimet_sb_deinit(&text);
    return true;
  }
  aimet_form_view nodes[] = {views[0], views[1]};
  weight_storage storages[2];
  for (size_t i = 0; i < 2; ++i) {
    const uint64_t *words = nodes[i].words + nodes[i].num_words;
    storages[i] =
        (weight_storage){*(words - LINEAR_TYPE), *(words - LINEAR_TURNED)};
    nodes[i].num_words -= LINEAR_TYPE;
  }
  if (difference_in_nodes(c, forms, nodes))
    return true;
  bool differs = storages[0].type != storages[1].type ||
                 storages[0].is_turned != storages[1].is_turned;
  if (differs)
    report_storage(c, forms[0], storages);
  return differs;
}

static bool differ_as_maps(comparison *c, const aimet_form forms[2],
                           const aimet_form_view views[2]) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  bool is_alike = memcmp(views[0].words, views[1].words,
                         AFFINE_NUMBER * sizeof *views[0].words) == 0;
  bool differs = (is_alike && append_affine(c, forms, views, &text)) ||
                 !is_alike || views[0].children[0] == views[1].children[0];
  if (differs)
    report_either(c, forms, &text);
  aimet_sb_deinit(&text);
  return differs;
}

bool difference_in_affine(comparison *c, const aimet_form forms[2],
                          const aimet_form_view views[2]) {
  return views[0].kind == AIMET_FORM_AFFINE ? differ_as_maps(c, forms, views)
                                            : differ_as_linear(c, forms, views);
}
