//===- check.h - what the unit tests check with ---------------------------===//
//
// A failed check is printed and counted, and the test goes on. All sources of a
// program share the counts.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_TEST_UNIT_CHECK_H
#define AIMET_TEST_UNIT_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

__attribute__((weak)) unsigned checks_passed;
__attribute__((weak)) unsigned checks_failed;

static inline bool check_that(bool holds, const char *text, const char *file,
                              int line) {
  if (holds)
    ++checks_passed;
  else
    ++checks_failed;
  if (!holds)
    printf("%s:%d: check failed: %s\n", file, line, text);
  return holds;
}

#define CHECK(condition) check_that((condition), #condition, __FILE__, __LINE__)

static inline bool check_text(const char *got, const char *expected,
                              const char *file, int line) {
  bool same = got && strcmp(got, expected) == 0;
  if (!check_that(same, "texts are equal", file, line))
    printf("  got:      %s\n  expected: %s\n", got ? got : "(null)", expected);
  return same;
}

/// Compares two NUL-terminated strings and prints both if they differ.
#define CHECK_TEXT(got, expected)                                              \
  check_text((got), (expected), __FILE__, __LINE__)

/// Prints the counts; main returns it.
static inline int check_result(void) {
  printf("%u passed, %u failed\n", checks_passed, checks_failed);
  return checks_failed != 0;
}

#endif // AIMET_TEST_UNIT_CHECK_H
