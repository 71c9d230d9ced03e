//===- number_test.c - sizes that may be symbolic -------------------------===//
//
// Formulas have one form, whichever way they came about; a brute-force
// comparison with integers shows that they mean what they say.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "number.h"

static aimet_symbols *symbols;

static aimet_number named(const char *name) {
  return aimet_symbol(symbols, aimet_sv(name));
}

static void check_number(aimet_number number, const char *expected) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&text, number);
  CHECK_TEXT(aimet_sb_view(&text).data, expected);
  aimet_sb_deinit(&text);
}

static aimet_number add(aimet_number a, aimet_number b) {
  return aimet_add(symbols, a, b);
}
static aimet_number sub(aimet_number a, aimet_number b) {
  return aimet_sub(symbols, a, b);
}
static aimet_number mul(aimet_number a, aimet_number b) {
  return aimet_mul(symbols, a, b);
}
static aimet_number quotient(aimet_number a, aimet_number b) {
  return aimet_div(symbols, a, b);
}

static void test_canonical_form(void) {
  aimet_number n = named("N"), h = named("h");
  check_number(n, "N");
  check_number(add(n, aimet_int(2)), "N + 2");
  check_number(sub(add(n, aimet_int(2)), aimet_int(2)), "N");
  check_number(sub(n, n), "0");
  check_number(mul(add(n, aimet_int(1)), aimet_int(-3)), "-3*N - 3");
  check_number(mul(n, h), "N*h");
  CHECK(aimet_number_same(mul(n, h), mul(h, n)));
  CHECK(aimet_number_same(mul(add(n, h), n), add(mul(n, n), mul(h, n))));
  check_number(add(aimet_unknown_number(), n), "?");
  check_number(mul(aimet_int(INT64_MAX), aimet_int(2)), "?");
  check_number(mul(mul(n, aimet_int(INT64_MAX)), aimet_int(2)), "?");
}

static void test_quotients(void) {
  aimet_number n = named("N"), h = named("h");
  check_number(quotient(mul(n, aimet_int(6)), aimet_int(3)), "2*N");
  check_number(quotient(add(h, aimet_int(5)), aimet_int(2)),
               "floor((h + 1)/2) + 2");
  check_number(quotient(mul(n, h), n), "h");
  check_number(aimet_exact_div(symbols, mul(mul(n, h), aimet_int(12)),
                               mul(n, aimet_int(3))),
               "4*h");
  check_number(aimet_exact_div(symbols, n, aimet_int(2)), "?");
  check_number(aimet_exact_div(symbols, n, aimet_int(0)), "?");
  check_number(quotient(n, aimet_int(0)), "?");
  check_number(aimet_ceil_div(symbols, h, aimet_int(2)), "floor((h + 1)/2)");
  // Five convolutions of stride 2 and padding 1 are one rounded quotient.
  for (int i = 0; i < 5; ++i)
    h = add(quotient(sub(h, aimet_int(1)), aimet_int(2)), aimet_int(1));
  check_number(h, "floor((h + 31)/32)");
}

static void test_minima_and_differences(void) {
  aimet_number n = named("N"), m = named("M");
  CHECK(aimet_number_same(aimet_max(symbols, n, aimet_int(0)), n));
  CHECK(aimet_number_same(aimet_min(symbols, n, add(n, aimet_int(1))), n));
  CHECK(aimet_number_same(aimet_min(symbols, n, m), aimet_min(symbols, m, n)));
  check_number(aimet_max(symbols, n, aimet_int(7)), "max(7, N)");
  CHECK(aimet_number_is_not_negative(
      sub(aimet_int(64), aimet_min(symbols, n, aimet_int(64)))));
  CHECK(aimet_number_is_not_negative(sub(n, aimet_int(1))));
  CHECK(!aimet_number_is_not_negative(sub(n, aimet_int(2))));
  check_number(aimet_min(symbols, aimet_int(INT64_MIN), aimet_int(5)),
               "-9223372036854775808");
  aimet_number capped = aimet_min(symbols, n, aimet_int(64));
  CHECK(aimet_number_same(aimet_max(symbols, capped, n), n));
  CHECK(aimet_number_same(aimet_min(symbols, n, capped), capped));
  CHECK(aimet_number_same(
      aimet_min(symbols, n, aimet_max(symbols, n, aimet_int(64))), n));
  CHECK(aimet_number_differs(n, add(n, aimet_int(1))));
  CHECK(!aimet_number_differs(n, m));
  CHECK(!aimet_number_differs(n, aimet_int(3)));
  CHECK(aimet_number_differs(add(n, aimet_int(4)), aimet_int(3)));
  CHECK(!aimet_number_differs(n, aimet_unknown_number()));
}

static void check_parsed(const char *text, const char *expected) {
  check_number(named(text), expected);
}

static void test_names(void) {
  check_parsed("s0 + 1", "s0 + 1");
  check_parsed("2*seq - 1", "2*seq - 1");
  check_parsed("floor((h + 1)/2)", "floor((h + 1)/2)");
  check_parsed("s0//2", "floor(s0/2)");
  check_parsed("max(7, N)", "max(7, N)");
  // What is no formula is a name, and is told apart from formulas.
  check_parsed("batch-size", "batch-size");
  check_parsed("a/b", "a/b");
  check_parsed("5", "5");
  check_parsed("floor(", "floor(");
  check_parsed("((((((((((((((((((((((((((((((((((((((((x",
               "((((((((((((((((((((((((((((((((((((((((x");
  CHECK(!aimet_number_same(named("batch-size"),
                           sub(named("batch"), named("size"))));
  // Names of inputs are names.
  aimet_symbols_declare(symbols, true);
  aimet_number input = named("b + a"), quoted = named("\"q\"");
  aimet_symbols_declare(symbols, false);
  CHECK(!aimet_number_same(input, add(named("a"), named("b"))));
  CHECK(aimet_number_same(input, named("b + a")));
  CHECK(!aimet_number_same(quoted, named("q")));
  check_number(quoted, "\"q\"");
  aimet_number formula = mul(add(named("a b"), aimet_int(1)), named("c"));
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_number_print(&text, formula);
  CHECK(
      aimet_number_same(formula, aimet_symbol(symbols, aimet_sb_view(&text))));
  aimet_sb_deinit(&text);
}

/// Formulas over two names, computed with numbers in their place as well.
typedef struct pair {
  aimet_number formula, value;
} pair;

static pair combine(unsigned operation, pair a, pair b) {
  static aimet_number (*const operations[])(aimet_symbols *, aimet_number,
                                            aimet_number) = {
      aimet_add,      aimet_sub, aimet_mul, aimet_div,
      aimet_ceil_div, aimet_mod, aimet_min, aimet_max};
  return (pair){operations[operation](symbols, a.formula, b.formula),
                operations[operation](symbols, a.value, b.value)};
}

static double size_of(aimet_string_view name, void *user_data) {
  const int64_t *sizes = user_data;
  return (double)sizes[aimet_sv_is(name, "N") ? 0 : 1];
}

static void check_at(pair both, int64_t n, int64_t h) {
  int64_t sizes[] = {n, h};
  double value;
  CHECK(aimet_number_at(both.formula, size_of, sizes, &value));
  CHECK(value == (double)both.value.as.i);
}

/// A random formula, step by step, beside its value for one pair of sizes.
static void test_against_integers(void) {
  unsigned state = 1;
  for (int round = 0; round < 20000; ++round) {
    int64_t n = 1 + round % 7, h = 1 + round % 11;
    pair a = {named("N"), aimet_int(n)}, b = {named("h"), aimet_int(h)};
    for (int step = 0; step < 4; ++step) {
      state = state * 1103515245u + 12345u;
      unsigned operation = state >> 16 & 7;
      int64_t small = (int64_t)(state >> 20 & 7) - 2;
      pair constant = {aimet_int(small), aimet_int(small)};
      bool takes_size =
          (state >> 24 & 1) != 0 && (operation < 3 || operation > 5);
      pair next = combine(operation, a, takes_size ? b : constant);
      if (next.formula.kind == AIMET_NUMBER_UNKNOWN ||
          next.value.kind == AIMET_NUMBER_UNKNOWN)
        break;
      a = next;
      check_at(a, n, h);
      CHECK(!aimet_number_is_not_negative(a.formula) || a.value.as.i >= 0);
      CHECK(!aimet_number_is_positive(a.formula) || a.value.as.i > 0);
      CHECK(!aimet_number_differs(a.formula, b.formula) ||
            a.value.as.i != b.value.as.i);
    }
  }
}

static void test_unknown_at_sizes(void) {
  int64_t sizes[] = {1, 1};
  double value = 1;
  CHECK(!aimet_number_at(aimet_unknown_number(), size_of, sizes, &value));
  CHECK(value == 0);
}

static double length_of(aimet_string_view name, void *user_data) {
  CHECK(aimet_sv_equal(name, *(const aimet_string_view *)user_data));
  return (double)name.length;
}

/// Sizes are asked for by the names that the model gives them.
static void test_names_at_sizes(void) {
  const char *const names[] = {"N", "batch size", "5", "\""};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    aimet_string_view name = aimet_sv(names[i]);
    double value;
    aimet_number twice = aimet_mul(symbols, aimet_int(2), named(names[i]));
    CHECK(aimet_number_at(twice, length_of, &name, &value));
    CHECK(value == 2 * (double)name.length);
  }
}

int main(void) {
  aimet_arena *arena = aimet_arena_create();
  symbols = aimet_symbols_create(arena);
  test_canonical_form();
  test_quotients();
  test_minima_and_differences();
  test_names();
  test_against_integers();
  test_unknown_at_sizes();
  test_names_at_sizes();
  aimet_symbols_destroy(symbols);
  aimet_arena_destroy(arena);
  return check_result();
}
