//===- summary_text.h - the parts of a summary in words -------------------===//
//
// Private to lib/report.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_SUMMARY_TEXT_H
#define AIMET_REPORT_SUMMARY_TEXT_H

#include "summary_report.h"
#include "text_table.h"

/// Rows of a table that lists what the model may have many of.
#define AIMET_SUMMARY_MAX_ROWS 100

/// Spaces before the lines below a heading.
#define AIMET_SUMMARY_INDENT 2

typedef struct aimet_summary_printer {
  const aimet_summary *summary;
  size_t line_width;
  aimet_string_builder *out;
  aimet_string_builder cell; ///< being made
} aimet_summary_printer;

/// A table of labels and what they stand for.
aimet_table *aimet_summary_new_facts(void);

/// Adds the cell that was made and begins the next.
void aimet_summary_add_cell(aimet_summary_printer *p, aimet_table *table);

/// Appends "102.0 MB in 55 tensors" to the cell.
void aimet_summary_append_bytes(aimet_summary_printer *p, uint64_t bytes,
                                const char *preposition, uint64_t tensors);

/// Prints a table, if it has rows, after an empty line and its heading (null:
/// it has titles), and destroys it.
void aimet_summary_print_table(aimet_summary_printer *p, const char *heading,
                               aimet_table *table);

/// The rows of `count` that are shown, and a line about the others.
size_t aimet_summary_shown_rows(size_t count);
void aimet_summary_print_rest(aimet_summary_printer *p, size_t count);

/// The tables, each left out if it would be empty.
void aimet_summary_print_metadata(aimet_summary_printer *p);
void aimet_summary_print_values(aimet_summary_printer *p);
void aimet_summary_print_operators(aimet_summary_printer *p);
void aimet_summary_print_data_types(aimet_summary_printer *p);
void aimet_summary_print_files(aimet_summary_printer *p);
void aimet_summary_print_functions(aimet_summary_printer *p);

#endif // AIMET_REPORT_SUMMARY_TEXT_H
