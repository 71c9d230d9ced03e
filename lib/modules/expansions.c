//===- expansions.c - functions that arrive as several nodes --------------===//
//
// A pattern is a term: `Mul(x, Sigmoid(x))`. A small letter stands for a value
// and for the same one wherever it comes again, `#` for a constant, a number
// for the constant that holds it, `_` for anything, `~Sqrt` for the result of a
// Sqrt that is no part of the function. Operands that the term does not mention
// must be constants. Add, Mul, And and Or match in either order. An
// operation may match twice (both halves of a Split), and counts once.
//
//===----------------------------------------------------------------------===//

#include "expansions.h"

#include "alloc.h"
#include "constant.h"
#include "shape_arithmetic.h"
#include "uses.h"

#include <stdlib.h>

typedef struct pattern_row {
  const char *function;
  const char *term;
  bool decomposed;  ///< by torch.export
  int own_operator; ///< opset from which exporters write one node; 0: never
} pattern_row;

/// Where patterns end in the same operator, larger ones stand first.
static const pattern_row pattern_table[] = {
    {"layer_norm",
     "Add(Mul(Div(Sub(x, ReduceMean(x)), "
     "Sqrt(Add(ReduceMean(Pow(Sub(x, ReduceMean(x)), #)), #))), #), #)",
     false, 17},
    {"layer_norm",
     "Mul(Div(Sub(x, ReduceMean(x)), "
     "Sqrt(Add(ReduceMean(Pow(Sub(x, ReduceMean(x)), #)), #))), #)",
     false, 17},
    {"layer_norm",
     "Div(Sub(x, ReduceMean(x)), "
     "Sqrt(Add(ReduceMean(Pow(Sub(x, ReduceMean(x)), #)), #)))",
     false, 17},
    {"group_norm",
     "Add(Mul(Reshape(InstanceNormalization(Reshape(x, _), #, #), _), _), _)",
     false, 0},
    {"group_norm", "Reshape(InstanceNormalization(Reshape(x, _), #, #), _)",
     false, 0},
    {"instance_norm",
     "Reshape(BatchNormalization(Reshape(x, _), "
     "Tile(_, _), Tile(_, _), Tile(_, _), Tile(_, _)), _)",
     false, 0},
    {"batch_norm",
     "BatchNormalization(x, #, #, ReduceMean(y), "
     "ReduceMean(Mul(Sub(y, ReduceMean(y)), Sub(y, ReduceMean(y)))))",
     false, 0},
    {"std",
     "Sqrt(Div(Mul(ReduceMean(Mul(Sub(x, ReduceMean(x)), "
     "Sub(x, ReduceMean(x)))), _), _))",
     false, 0},
    {"var",
     "Div(Mul(ReduceMean(Mul(Sub(x, ReduceMean(x)), "
     "Sub(x, ReduceMean(x)))), _), _)",
     false, 0},
    {"var", "ReduceMean(Mul(Sub(x, ReduceMean(x)), Sub(x, ReduceMean(x))))",
     false, 0},
    {"softshrink",
     "Add(Where(Greater(x, #), Sub(x, #), #), "
     "Where(Less(x, #), Add(x, #), #))",
     false, 0},
    {"hardshrink", "Where(Or(Cast(Greater(x, #)), Cast(Less(x, #))), x, #)",
     false, 0},
    {"hardshrink", "Where(Or(Greater(x, #), Less(x, #)), x, #)", false, 0},
    {"softshrink",
     "Where(Greater(Abs(x), #), Sub(x, Mul(Sign(x), #)), Mul(x, #))", true, 0},
    {"hardshrink", "Where(LessOrEqual(Abs(x), #), #, x)", true, 0},
    {"scaled_dot_product_attention",
     "MatMul(Where(IsNaN(_), #, Softmax(Add(MatMul(Mul(q, _), "
     "Mul(Transpose(k), _)), Where(_, #, #)))), v)",
     false, 0},
    {"scaled_dot_product_attention",
     "MatMul(Where(IsNaN(_), #, "
     "Softmax(Add(MatMul(Mul(q, _), Mul(Transpose(k), _)), m))), v)",
     false, 0},
    {"scaled_dot_product_attention",
     "MatMul(Softmax(Add(MatMul(Mul(q, _), Mul(Transpose(k), _)), "
     "Where(_, #, #))), v)",
     false, 0},
    {"scaled_dot_product_attention",
     "MatMul(Softmax(Add(MatMul(Mul(q, _), Mul(Transpose(k), _)), m)), v)",
     false, 0},
    {"scaled_dot_product_attention",
     "MatMul(Where(IsNaN(_), #, "
     "Softmax(MatMul(Mul(q, _), Mul(Transpose(k), _)))), v)",
     false, 0},
    {"scaled_dot_product_attention",
     "MatMul(Softmax(MatMul(Mul(q, _), Mul(Transpose(k), _))), v)", false, 0},
    {"scaled_dot_product_attention",
     "MatMul(Softmax(Add(MatMul(Mul(q, ~Sqrt), Mul(k, ~Sqrt)), m)), v)", false,
     0},
    {"scaled_dot_product_attention",
     "MatMul(Softmax(MatMul(Mul(q, ~Sqrt), Mul(k, ~Sqrt))), v)", false, 0},
    {"div",
     "Where(And(Xor(Less(a, 0), _), Not(Equal(Mod(a, b), 0))), "
     "Sub(Div(a, b), 1), Div(a, b))",
     false, 0},
    {"gelu", "Mul(Mul(x, Add(Erf(Div(x, #)), #)), #)", false, 20},
    {"gelu", "Mul(Mul(x, #), Add(Erf(Div(x, #)), #))", false, 20},
    {"gelu",
     "Mul(Mul(x, #), Add(Tanh(Mul(Add(x, Mul(Mul(Mul(x, x), x), #)), #)), #))",
     false, 20},
    {"gelu",
     "Mul(Mul(x, Add(Tanh(Mul(Add(x, Mul(Mul(Mul(x, x), x), #)), #)), #)), #)",
     false, 20},
    {"addcmul", "Add(a, Mul(Mul(x, y), 1))", false, 0},
    {"normalize", "Div(x, Expand(Clip(ReduceL2(x)), _))", true, 0},
    {"mish", "Mul(x, Tanh(Softplus(x)))", false, 0},
    {"silu", "Mul(x, Sigmoid(x))", false, 0},
    {"hardswish", "Mul(x, HardSigmoid(x))", false, 14},
    {"hardswish", "Div(Mul(x, Clip(Add(x, 3))), 6)", false, 14},
    {"hardswish", "Mul(x, Div(Clip(Add(x, 3)), 6))", false, 14},
    {"hardsigmoid", "Div(Clip(Add(x, 3)), 6)", false, 0},
    {"glu", "Mul(Split(x), Sigmoid(Split(x)))", false, 0},
    {"glu", "Mul(Slice(x, _), Sigmoid(Slice(x, _)))", false, 0},
    {"log_sigmoid", "Log(Sigmoid(x))", false, 0},
    {"softsign", "Div(x, Add(Abs(x), 1))", true, 0},
    {"tanhshrink", "Sub(x, Tanh(x))", true, 0},
    {"softmin", "Softmax(Neg(x))", true, 0},
    {"softmin", "Softmax(Transpose(Neg(x)))", false, 0},
    {"all", "Not(Greater(ReduceSum(Cast(Not(x))), 0))", false, 0},
    {"any", "Greater(ReduceSum(Cast(x)), 0)", false, 0},
    {"ge", "Not(Less(x, y))", false, 12},
    {"le", "Not(Greater(x, y))", false, 12},
    {"rsqrt", "Div(1, Sqrt(x))", false, 0},
    {"rsqrt", "Reciprocal(Sqrt(x))", false, 0},
    {"square", "Mul(x, x)", false, 0},
    {"im2col", "Reshape(Transpose(Gather(Gather(Pad(x, _), _), _)), _)", false,
     0},
    {"linear", "Add(#, MatMul(x, #))", false, 0},
    {"avg_pool2d", "AveragePool(Pad(x, #))", false, 0},
};

#define NUM_PATTERNS (sizeof pattern_table / sizeof *pattern_table)

typedef enum term_kind {
  TERM_OPERATION,
  TERM_VARIABLE,
  TERM_CONSTANT,
  TERM_NUMBER,
  TERM_ANYTHING,
  TERM_OUTSIDE,
} term_kind;

#define MAX_ARGUMENTS 5

typedef struct term {
  term_kind kind;
  char variable;
  double number;
  aimet_string_view op_type;
  struct term *arguments[MAX_ARGUMENTS];
  size_t num_arguments;
} term;

struct aimet_expansions {
  aimet_arena *arena;
  term *terms[NUM_PATTERNS]; ///< null: not of this model's opset
};

//===----------------------------------------------------------------------===//
// Reading the table
//===----------------------------------------------------------------------===//

static void skip_blanks(const char **cursor) {
  while (**cursor == ' ')
    ++*cursor;
}

static bool is_name_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= '0' && c <= '9');
}

static term *read_term(const char **cursor, aimet_arena *arena);

static void read_arguments(const char **cursor, term *out, aimet_arena *arena) {
  do {
    ++*cursor; // '(' or ','
    out->arguments[out->num_arguments++] = read_term(cursor, arena);
  } while (**cursor == ',' && out->num_arguments < MAX_ARGUMENTS);
  ++*cursor; // ')'
}

static term *read_term(const char **cursor, aimet_arena *arena) {
  term *out = aimet_arena_calloc(arena, 1, sizeof *out);
  skip_blanks(cursor);
  const char *begin = *cursor;
  if (*begin == '#' || *begin == '_') {
    out->kind = *begin == '#' ? TERM_CONSTANT : TERM_ANYTHING;
    ++*cursor;
    return out;
  }
  if (*begin >= '0' && *begin <= '9') {
    out->kind = TERM_NUMBER;
    out->number = *begin - '0';
    ++*cursor;
    return out;
  }
  bool is_outside = *begin == '~';
  *cursor += is_outside;
  while (is_name_char(**cursor))
    ++*cursor;
  if (is_outside) {
    out->kind = TERM_OUTSIDE;
    out->op_type = aimet_sv_n(begin + 1, (size_t)(*cursor - begin - 1));
    return out;
  }
  if (**cursor != '(') {
    out->kind = TERM_VARIABLE;
    out->variable = *begin;
    return out;
  }
  out->op_type = aimet_sv_n(begin, (size_t)(*cursor - begin));
  read_arguments(cursor, out, arena);
  return out;
}

/// True if the model could not have said it with one operator.
static bool is_needed(const pattern_row *row, int64_t opset) {
  return !row->own_operator || opset < row->own_operator;
}

aimet_expansions *aimet_expansions_create(int64_t opset) {
  aimet_expansions *expansions = aimet_calloc(1, sizeof *expansions);
  expansions->arena = aimet_arena_create();
  for (size_t i = 0; i < NUM_PATTERNS; ++i) {
    if (!is_needed(&pattern_table[i], opset))
      continue;
    const char *cursor = pattern_table[i].term;
    expansions->terms[i] = read_term(&cursor, expansions->arena);
  }
  return expansions;
}

void aimet_expansions_destroy(aimet_expansions *expansions) {
  if (!expansions)
    return;
  aimet_arena_destroy(expansions->arena);
  free(expansions);
}

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

typedef struct match_state {
  aimet_expansion_filter filter;
  void *user_data;
  MlirValue variables[26];
  MlirOperation ops[AIMET_EXPANSION_MAX];
  size_t count;
} match_state;

static bool match_operation(match_state *state, const term *pattern,
                            MlirOperation op);

static bool match_variable(match_state *state, char variable, MlirValue value) {
  MlirValue *bound = &state->variables[variable - 'a'];
  if (mlirValueIsNull(*bound)) {
    *bound = value;
    return true;
  }
  return mlirValueEqual(*bound, value);
}

static bool is_number(MlirValue value, double number) {
  double held;
  return aimet_constant_number(NULL, value, &held) && held == number;
}

static bool is_result_of(MlirValue value, aimet_string_view op_type) {
  MlirOperation op = aimet_defining_op(value);
  return !mlirOperationIsNull(op) && aimet_op_is_node(op) &&
         aimet_sv_equal(aimet_op_type(op), op_type);
}

static bool match_value(match_state *state, const term *pattern,
                        MlirValue value) {
  if (mlirValueIsNull(value))
    return false;
  switch (pattern->kind) {
  case TERM_VARIABLE:
    return match_variable(state, pattern->variable, value);
  case TERM_CONSTANT:
    return aimet_value_is_constant(aimet_skip_identities(value));
  case TERM_NUMBER:
    return is_number(value, pattern->number);
  case TERM_ANYTHING:
    return true;
  case TERM_OUTSIDE:
    return is_result_of(value, pattern->op_type);
  case TERM_OPERATION:
    break;
  }
  return mlirValueIsAOpResult(value) &&
         match_operation(state, pattern, mlirOpResultGetOwner(value));
}

static bool is_commutative(aimet_string_view op_type) {
  return aimet_sv_is(op_type, "Mul") || aimet_sv_is(op_type, "Add") ||
         aimet_sv_is(op_type, "Or") || aimet_sv_is(op_type, "And");
}

/// Matches the arguments in order, or the first two of them swapped.
static bool match_arguments(match_state *state, const term *pattern,
                            MlirOperation op, bool swapped) {
  for (size_t i = 0; i < pattern->num_arguments; ++i) {
    size_t operand = swapped && i < 2 ? 1 - i : i;
    if (!match_value(state, pattern->arguments[i],
                     aimet_op_input(op, (intptr_t)operand)))
      return false;
  }
  return true;
}

static bool others_are_constant(const term *pattern, MlirOperation op) {
  intptr_t num_operands = mlirOperationGetNumOperands(op);
  for (intptr_t i = (intptr_t)pattern->num_arguments; i < num_operands; ++i) {
    MlirValue operand = aimet_op_input(op, i);
    if (!mlirValueIsNull(operand) &&
        !aimet_value_is_constant(aimet_skip_identities(operand)))
      return false;
  }
  return true;
}

static bool contains(const match_state *state, MlirOperation op) {
  for (size_t i = 0; i < state->count; ++i)
    if (mlirOperationEqual(state->ops[i], op))
      return true;
  return false;
}

static bool add_op(match_state *state, MlirOperation op) {
  if (contains(state, op))
    return true;
  if (state->count == AIMET_EXPANSION_MAX)
    return false;
  state->ops[state->count++] = op;
  return true;
}

static bool match_operation(match_state *state, const term *pattern,
                            MlirOperation op) {
  if (!aimet_op_is_node(op) ||
      !aimet_sv_equal(aimet_op_type(op), pattern->op_type) ||
      !state->filter(op, state->user_data) || !add_op(state, op) ||
      !others_are_constant(pattern, op))
    return false;
  match_state before = *state;
  if (match_arguments(state, pattern, op, false))
    return true;
  *state = before;
  return is_commutative(pattern->op_type) && pattern->num_arguments == 2 &&
         match_arguments(state, pattern, op, true);
}

static bool used_inside_only(const match_state *state, MlirOperation op) {
  intptr_t num_results = mlirOperationGetNumResults(op);
  for (intptr_t i = 0; i < num_results; ++i)
    for (MlirOpOperand use =
             mlirValueGetFirstUse(mlirOperationGetResult(op, i));
         !mlirOpOperandIsNull(use); use = mlirOpOperandGetNextUse(use))
      if (!contains(state, mlirOpOperandGetOwner(use)))
        return false;
  return true;
}

static bool is_closed(const match_state *state) {
  for (size_t i = 1; i < state->count; ++i)
    if (!used_inside_only(state, state->ops[i]))
      return false;
  return true;
}

bool aimet_expansion_match(const aimet_expansions *expansions,
                           aimet_expansion_set set, MlirOperation op,
                           aimet_expansion_filter filter, void *user_data,
                           aimet_expansion *out) {
  aimet_string_view type = aimet_op_type(op);
  for (size_t i = 0; i < NUM_PATTERNS; ++i) {
    if (!expansions->terms[i] ||
        !aimet_sv_equal(expansions->terms[i]->op_type, type) ||
        (set == AIMET_EXPANSIONS_DECOMPOSED && !pattern_table[i].decomposed))
      continue;
    match_state state = {.filter = filter, .user_data = user_data};
    if (!match_operation(&state, expansions->terms[i], op) ||
        !is_closed(&state))
      continue;
    out->function = pattern_table[i].function;
    out->count = state.count;
    memcpy(out->ops, state.ops, state.count * sizeof *state.ops);
    return true;
  }
  return false;
}
