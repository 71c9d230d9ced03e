//===- rules_einsum.c - Einsum --------------------------------------------===//
//
// "...ij,...jk->...ik": a term of labels for each input, and the labels of the
// output. Without an arrow the output has the dimensions of the ellipsis, then
// the labels that occur once, in the order of their codes.
//
//===----------------------------------------------------------------------===//

#include "rules.h"

#include <inttypes.h>

/// Labels are letters.
#define NUM_LABELS 128

typedef struct einsum {
  aimet_infer *node;
  const char *equation; ///< without spaces
  size_t left;          ///< length of the inputs' side
  bool has_output;      ///< there is an arrow
  bool broken;          ///< wrong (reported)
  int uses[NUM_LABELS]; ///< of each label on the inputs' side
  aimet_number sizes[NUM_LABELS];
  bool has_ellipsis; ///< an input has one
  int32_t hidden;    ///< dimensions that it stands for; -1: not known
  aimet_number *hidden_sizes;
} einsum;

static bool is_label(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_ellipsis(const char *text) {
  return text[0] == '.' && text[1] == '.' && text[2] == '.';
}

/// The equation without spaces, cut at the arrow.
static void read_equation(einsum *e) {
  aimet_string_view text =
      aimet_node_string(aimet_infer_view(e->node), "equation");
  char *copy = aimet_arena_alloc(aimet_infer_arena(e->node), text.length + 3);
  size_t length = 0;
  for (size_t i = 0; i < text.length; ++i)
    if (text.data[i] != ' ')
      copy[length++] = text.data[i];
  // Two more ends of text, so that three characters can always be looked at.
  memset(copy + length, 0, 3);
  e->equation = copy;
  e->left = length;
  for (size_t i = 0; i + 1 < length && !e->has_output; ++i)
    if (copy[i] == '-' && copy[i + 1] == '>') {
      e->left = i;
      e->has_output = true;
    }
}

/// What a term consists of.
typedef struct term {
  size_t begin, end;
  int32_t labels;
  bool has_ellipsis;
} term;

/// Counts what stands in [begin, end); anything else than labels and one
/// ellipsis is reported.
static term read_term(einsum *e, size_t begin, size_t end) {
  term t = {begin, end, 0, false};
  for (size_t i = begin; i < end; ++i) {
    char c = e->equation[i];
    if (is_label(c)) {
      ++t.labels;
    } else if (is_ellipsis(e->equation + i) && i + 3 <= end &&
               !t.has_ellipsis) {
      t.has_ellipsis = true;
      i += 2;
    } else {
      aimet_infer_error(e->node, AIMET_FAULT_ATTRIBUTE,
                        "attribute \"equation\" has a wrong term, got "
                        "\"%.*s\", expected letters and at most one ellipsis",
                        (int)(end - begin > 80 ? 80 : end - begin),
                        e->equation + begin);
      e->broken = true;
      break;
    }
  }
  return t;
}

/// A label (or dimension of the ellipsis) has one size in all terms, but that
/// runtimes let 1 stand for any. The standard's inference takes the first.
static aimet_number join_size(einsum *e, int input, aimet_number first,
                              aimet_number other, bool is_hidden) {
  if (aimet_is(other, 1) || other.kind == AIMET_NUMBER_UNKNOWN ||
      aimet_number_same(first, other))
    return first;
  if (aimet_is(first, 1))
    return is_hidden && aimet_is_int(other) ? other : aimet_unknown_number();
  if (!aimet_is_int(other))
    return first.kind == AIMET_NUMBER_UNKNOWN ? other : first;
  if (!aimet_is_int(first))
    return other;
  aimet_infer_error(e->node, AIMET_FAULT_SHAPE,
                    "input %d does not fit the equation, got a dimension of "
                    "size %" PRId64 ", expected 1 or %" PRId64,
                    input, other.as.i, first.as.i);
  e->broken = true;
  return first;
}

static void join_label(einsum *e, int input, char label, aimet_number size) {
  size_t at = (size_t)label;
  e->sizes[at] =
      e->uses[at]++ ? join_size(e, input, e->sizes[at], size, false) : size;
}

/// The dimensions that the ellipsis stands for, `first` is that of the term.
static void join_hidden(einsum *e, int input, int32_t first, int32_t count) {
  if (e->hidden < 0) {
    e->hidden = count;
    e->hidden_sizes = aimet_infer_numbers(e->node, (uint64_t)count);
    for (int32_t i = 0; i < count; ++i)
      e->hidden_sizes[i] = aimet_input_dim(e->node, input, first + i);
    return;
  }
  for (int32_t i = 0; i < count; ++i)
    e->hidden_sizes[i] =
        join_size(e, input, e->hidden_sizes[i],
                  aimet_input_dim(e->node, input, first + i), true);
}

/// The number of dimensions that the ellipsis of a term stands for; -1 if the
/// rank of the input is not known, or wrong (reported).
static int32_t hidden_count(einsum *e, int input, const term *t) {
  int32_t rank = aimet_input_rank(e->node, input);
  if (rank == AIMET_UNRANKED)
    return -1;
  int32_t rest = rank - t->labels;
  if (t->has_ellipsis ? rest < 0 : rest != 0)
    aimet_infer_error(e->node, AIMET_FAULT_RANK,
                      "input %d has a wrong rank, got %d, expected %s%d", input,
                      (int)rank, t->has_ellipsis ? "at least " : "",
                      (int)t->labels);
  else if (t->has_ellipsis && e->hidden >= 0 && rest != e->hidden)
    aimet_infer_error(e->node, AIMET_FAULT_RANK,
                      "the ellipsis of input %d stands for a wrong number of "
                      "dimensions, got %d, expected %d",
                      input, (int)rest, (int)e->hidden);
  else
    return rest;
  e->broken = true;
  return -1;
}

/// Gives the labels of a term the sizes of its input.
static void join_term(einsum *e, int input, const term *t) {
  e->has_ellipsis |= t->has_ellipsis;
  int32_t hidden = hidden_count(e, input, t);
  if (hidden < 0 && aimet_input_rank(e->node, input) != AIMET_UNRANKED)
    return;
  int32_t axis = 0;
  for (size_t i = t->begin; i < t->end; ++i) {
    if (is_label(e->equation[i])) {
      // Without a rank this gives an unknown size.
      join_label(e, input, e->equation[i],
                 aimet_input_dim(e->node, input, axis++));
      continue;
    }
    i += 2;
    if (hidden < 0)
      continue;
    join_hidden(e, input, axis, hidden);
    axis += hidden;
  }
}

/// Reads the terms of all inputs; false if they are wrong (reported).
static bool join_terms(einsum *e) {
  int terms = 0, inputs = aimet_input_count(e->node);
  for (size_t begin = 0; begin <= e->left; ++terms) {
    size_t end = begin;
    while (end < e->left && e->equation[end] != ',')
      ++end;
    term t = read_term(e, begin, end);
    if (e->broken)
      return false;
    if (terms < inputs)
      join_term(e, terms, &t);
    begin = end + 1;
  }
  if (terms == inputs)
    return !e->broken;
  aimet_infer_error(e->node, AIMET_FAULT_ATTRIBUTE,
                    "attribute \"equation\" has a wrong number of terms, got "
                    "%d, expected %d",
                    terms, inputs);
  return false;
}

/// Appends the dimensions of the ellipsis; the new rank.
static int32_t add_hidden(const einsum *e, aimet_number *dims, int32_t rank) {
  for (int32_t i = 0; i < e->hidden; ++i)
    dims[rank++] = e->hidden_sizes[i];
  return rank;
}

/// A label of the output must stand in an input, and only once in the output.
static bool check_output_label(einsum *e, bool *seen, char label) {
  size_t at = (size_t)label;
  if (e->uses[at] && !seen[at])
    return seen[at] = true;
  aimet_infer_error(
      e->node, AIMET_FAULT_ATTRIBUTE,
      "attribute \"equation\" has a wrong output, got label "
      "\"%c\", expected each label once, and only those of inputs",
      label);
  return false;
}

/// The dimensions of an output that is written; -1 if it is wrong (reported).
static int32_t stated_output(einsum *e, aimet_number *dims) {
  size_t begin = e->left + 2;
  term t = read_term(e, begin, begin + strlen(e->equation + begin));
  if (e->broken)
    return -1;
  bool seen[NUM_LABELS] = {false};
  int32_t rank = 0;
  for (size_t i = t.begin; i < t.end; ++i) {
    if (!is_label(e->equation[i])) {
      rank = add_hidden(e, dims, rank);
      i += 2;
      continue;
    }
    if (!check_output_label(e, seen, e->equation[i]))
      return -1;
    dims[rank++] = e->sizes[(size_t)e->equation[i]];
  }
  if (e->has_ellipsis && !t.has_ellipsis)
    aimet_infer_error(e->node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"equation\" has a wrong output, got no "
                      "ellipsis, expected one, for an input has one");
  return t.has_ellipsis && e->has_ellipsis && e->hidden < 0 ? -1 : rank;
}

/// The dimensions of an output that is not written; -1 if they are not known.
static int32_t implied_output(const einsum *e, aimet_number *dims) {
  if (e->has_ellipsis && e->hidden < 0)
    return -1;
  int32_t rank = add_hidden(e, dims, 0);
  for (size_t label = 0; label < NUM_LABELS; ++label)
    if (e->uses[label] == 1)
      dims[rank++] = e->sizes[label];
  return rank;
}

static void infer_einsum(aimet_infer *node) {
  einsum e = {.node = node, .hidden = -1};
  read_equation(&e);
  if ((e.left == 0 && !e.has_output) || !join_terms(&e))
    return;
  uint64_t room = NUM_LABELS + (e.hidden > 0 ? (uint64_t)e.hidden : 0);
  aimet_number *dims = aimet_infer_numbers(node, room);
  int32_t rank =
      e.has_output ? stated_output(&e, dims) : implied_output(&e, dims);
  if (rank >= 0)
    aimet_set_shape(node, 0, rank, dims);
}

const aimet_infer_rule aimet_rules_einsum[] = {
    {.name = "Einsum", .infer = infer_einsum},
    {.name = NULL},
};
