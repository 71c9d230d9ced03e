//===- amount_text.h - large numbers as people read them ------------------===//

#ifndef AIMET_REPORT_AMOUNT_TEXT_H
#define AIMET_REPORT_AMOUNT_TEXT_H

#include "number.h"

/// From here on numbers are rounded to four digits.
#define AIMET_AMOUNT_ROUNDED 10000

/// Appends "4.089 G", "25.56 M", "9,999".
void aimet_append_amount(aimet_string_builder *out, uint64_t amount);

/// Appends "4,089,184,256".
void aimet_append_exact(aimet_string_builder *out, uint64_t amount);

/// Appends "4.089 G (4,089,184,256)", or the exact number alone if it is short;
/// `unit` follows the first ("B": "102.5 MB (102,534,122 bytes)").
void aimet_append_both(aimet_string_builder *out, uint64_t amount,
                       bool is_bytes);

/// A number taken apart: an integer, and what it is multiplied with.
typedef struct aimet_multiple {
  uint64_t count;
  aimet_string_view of; ///< "batch"; empty for an integer
} aimet_multiple;

/// False for negative numbers, for sums, and for what is unknown.
bool aimet_multiple_of(aimet_number number, aimet_multiple *out);

/// Appends "4.089 G", "4.089 G * batch", the text of a sum, or "unknown"; "..."
/// for text of more than `limit` bytes.
void aimet_append_short(aimet_string_builder *out, aimet_number number,
                        size_t limit);

/// The same with the exact number in parentheses.
void aimet_append_number(aimet_string_builder *out, aimet_number number,
                         bool is_bytes, size_t limit);

/// Appends "12.3%" of a whole; "<0.1%" for what is little, nothing for none.
void aimet_append_share(aimet_string_builder *out, uint64_t part,
                        uint64_t whole);

#endif // AIMET_REPORT_AMOUNT_TEXT_H
