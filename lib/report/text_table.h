//===- text_table.h - columns that line up --------------------------------===//

#ifndef AIMET_REPORT_TEXT_TABLE_H
#define AIMET_REPORT_TEXT_TABLE_H

#include "string_builder.h"

#include <stdbool.h>

/// How a column is laid out.
typedef struct aimet_table_column {
  const char *title; ///< null: no title
  bool is_right;     ///< numbers: flush right
  /// May be cut to this width where lines are short; 0: never. The last column
  /// is kept that much room, and reaches over the line with what is longer.
  size_t min_width;
  /// Always cut to this width; 0: never.
  size_t max_width;
} aimet_table_column;

typedef struct aimet_table aimet_table;

/// Makes a table; the columns must stay. The caller destroys it.
aimet_table *aimet_table_create(const aimet_table_column *columns,
                                size_t num_columns);
void aimet_table_destroy(aimet_table *table);

/// Breaks the last column at spaces where lines are short.
void aimet_table_wrap(aimet_table *table);

/// Adds the next cell, row by row. The text may come from a file: it is copied
/// and made harmless for terminals.
void aimet_table_add(aimet_table *table, aimet_string_view text);
void aimet_table_addf(aimet_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

bool aimet_table_is_empty(const aimet_table *table);

/// The columns that the longest line would take if nothing were cut for it.
size_t aimet_table_width(const aimet_table *table);

/// Appends the table, each line after `indent` spaces, none longer than
/// `line_width` (0: no limit) if cutting the columns that may be cut can help.
/// The last column is never cut or padded. No title line if no column has a
/// title.
void aimet_table_print(const aimet_table *table, size_t indent,
                       size_t line_width, aimet_string_builder *out);

#endif // AIMET_REPORT_TEXT_TABLE_H
