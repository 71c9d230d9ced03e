//===- amount_text.c - large numbers as people read them ------------------===//

#include "amount_text.h"

#include <inttypes.h>
#include <stdio.h>

static void append_rounded(aimet_string_builder *out, uint64_t amount) {
  static const char *const units[] = {"", " k", " M", " G", " T", " P", " E"};
  double value = (double)amount;
  size_t unit = 0;
  // 999.95 would be shown as 1000.0.
  while (value >= 999.95 && unit + 1 < sizeof units / sizeof *units) {
    value /= 1000;
    ++unit;
  }
  int decimals = value >= 99.995 ? 1 : value >= 9.9995 ? 2 : 3;
  aimet_sb_appendf(out, "%.*f%s", decimals, value, units[unit]);
}

void aimet_append_exact(aimet_string_builder *out, uint64_t amount) {
  char digits[24];
  int length = snprintf(digits, sizeof digits, "%" PRIu64, amount);
  for (int i = 0; i < length; ++i) {
    if (i && (length - i) % 3 == 0)
      aimet_sb_append_char(out, ',');
    aimet_sb_append_char(out, digits[i]);
  }
}

void aimet_append_amount(aimet_string_builder *out, uint64_t amount) {
  if (amount < AIMET_AMOUNT_ROUNDED)
    aimet_append_exact(out, amount);
  else
    append_rounded(out, amount);
}

void aimet_append_both(aimet_string_builder *out, uint64_t amount,
                       bool is_bytes) {
  if (amount >= AIMET_AMOUNT_ROUNDED) {
    append_rounded(out, amount);
    aimet_sb_append_cstr(out, is_bytes ? "B (" : " (");
  }
  aimet_append_exact(out, amount);
  if (is_bytes)
    aimet_sb_append_cstr(out, " bytes");
  if (amount >= AIMET_AMOUNT_ROUNDED)
    aimet_sb_append_char(out, ')');
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

/// True if the text has a plus or minus outside parentheses.
static bool is_sum(aimet_string_view text) {
  int depth = 0;
  for (size_t i = 0; i < text.length; ++i) {
    depth += (text.data[i] == '(') - (text.data[i] == ')');
    if (depth == 0 && text.data[i] == ' ')
      return true;
  }
  return false;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool aimet_multiple_of(aimet_number number, aimet_multiple *out) {
  *out = (aimet_multiple){0, {NULL, 0}};
  if (aimet_is_int(number)) {
    out->count = number.as.i < 0 ? 0 : (uint64_t)number.as.i;
    return number.as.i >= 0;
  }
  if (number.kind != AIMET_NUMBER_SYMBOLIC)
    return false;
  aimet_string_view text = aimet_expr_text(number.as.expr);
  if (is_sum(text) || aimet_sv_starts_with(text, aimet_sv("-")))
    return false;
  size_t digits = 0;
  while (digits < text.length && digits < 18 && is_digit(text.data[digits]))
    out->count = out->count * 10 + (uint64_t)(text.data[digits++] - '0');
  bool has_count =
      digits > 0 && digits < text.length && text.data[digits] == '*';
  out->of = has_count ? aimet_sv_slice(text, digits + 1, text.length) : text;
  out->count = has_count ? out->count : 1;
  return true;
}

static void append_expression(aimet_string_builder *out, aimet_number number,
                              size_t limit) {
  aimet_string_view text = aimet_expr_text(number.as.expr);
  if (text.length > limit)
    aimet_sb_append_cstr(out, "...");
  else
    aimet_sb_append(out, text);
}

void aimet_append_short(aimet_string_builder *out, aimet_number number,
                        size_t limit) {
  aimet_multiple multiple;
  if (!aimet_multiple_of(number, &multiple)) {
    if (number.kind == AIMET_NUMBER_SYMBOLIC)
      append_expression(out, number, limit);
    else
      aimet_sb_append_cstr(out, "unknown");
  } else if (multiple.of.length > limit) {
    aimet_sb_append_cstr(out, "...");
  } else {
    aimet_append_amount(out, multiple.count);
    if (multiple.of.length) {
      aimet_sb_append_cstr(out, " * ");
      aimet_sb_append(out, multiple.of);
    }
  }
}

void aimet_append_number(aimet_string_builder *out, aimet_number number,
                         bool is_bytes, size_t limit) {
  aimet_multiple multiple;
  if (!aimet_multiple_of(number, &multiple) || multiple.of.length > limit) {
    aimet_append_short(out, number, limit);
    if (is_bytes && number.kind == AIMET_NUMBER_SYMBOLIC)
      aimet_sb_append_cstr(out, " bytes");
    return;
  }
  aimet_append_both(out, multiple.count, is_bytes);
  if (multiple.of.length) {
    aimet_sb_append_cstr(out, " * ");
    aimet_sb_append(out, multiple.of);
  }
}

void aimet_append_share(aimet_string_builder *out, uint64_t part,
                        uint64_t whole) {
  if (part == 0 || whole == 0)
    return;
  double share = 100 * (double)part / (double)whole;
  if (share < 0.05)
    aimet_sb_append_cstr(out, "<0.1%");
  else
    aimet_sb_appendf(out, "%.1f%%", share);
}
