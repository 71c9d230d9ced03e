//===- text_table.c - columns that line up --------------------------------===//

#include "text_table.h"

#include "alloc.h"
#include "arena.h"
#include "display_width.h"
#include "text_wrap.h"

#include <stdlib.h>

/// Spaces between columns.
#define GAP 2

/// What the last column is taken to need when the others are cut.
#define LAST_COLUMN 24

/// No text of a cell is longer.
#define TEXT_LIMIT 16384

typedef struct cell {
  aimet_string_view text;
  size_t width;
} cell;

struct aimet_table {
  const aimet_table_column *columns;
  size_t num_columns;
  aimet_arena *arena;
  cell *cells;
  size_t count, capacity;
  bool is_wrapped;
};

aimet_table *aimet_table_create(const aimet_table_column *columns,
                                size_t num_columns) {
  aimet_table *table = aimet_calloc(1, sizeof *table);
  table->columns = columns;
  table->num_columns = num_columns;
  table->arena = aimet_arena_create();
  return table;
}

void aimet_table_destroy(aimet_table *table) {
  if (!table)
    return;
  aimet_arena_destroy(table->arena);
  free(table->cells);
  free(table);
}

void aimet_table_wrap(aimet_table *table) { table->is_wrapped = true; }

void aimet_table_add(aimet_table *table, aimet_string_view text) {
  aimet_string_builder shown = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&shown, text, TEXT_LIMIT);
  aimet_grow_array((void **)&table->cells, &table->capacity, table->count + 1,
                   sizeof *table->cells);
  cell *added = &table->cells[table->count++];
  added->text = aimet_sv_n(
      aimet_arena_string(table->arena, aimet_sb_view(&shown)), shown.length);
  added->width = aimet_display_width(added->text);
  aimet_sb_deinit(&shown);
}

void aimet_table_addf(aimet_table *table, const char *format, ...) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  va_list arguments;
  va_start(arguments, format);
  aimet_sb_vappendf(&text, format, arguments);
  va_end(arguments);
  aimet_table_add(table, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

//===----------------------------------------------------------------------===//
// Widths
//===----------------------------------------------------------------------===//

static bool has_titles(const aimet_table *table) {
  for (size_t i = 0; i < table->num_columns; ++i)
    if (table->columns[i].title)
      return true;
  return false;
}

static void natural_widths(const aimet_table *table, size_t *widths) {
  for (size_t i = 0; i < table->num_columns; ++i) {
    const aimet_table_column *column = &table->columns[i];
    widths[i] = column->title ? strlen(column->title) : 0;
    for (size_t k = i; k < table->count; k += table->num_columns)
      if (table->cells[k].width > widths[i])
        widths[i] = table->cells[k].width;
    if (column->max_width && widths[i] > column->max_width)
      widths[i] = column->max_width;
  }
}

/// What a column takes where no column that may be cut is wider than `level`.
static size_t width_at(const aimet_table_column *column, size_t natural,
                       size_t level) {
  if (!column->min_width || natural <= level)
    return natural;
  size_t width = level > column->min_width ? level : column->min_width;
  return natural < width ? natural : width;
}

static size_t line_width_at(const aimet_table *table, const size_t *natural,
                            size_t level) {
  size_t last = table->num_columns - 1;
  size_t least = table->columns[last].min_width;
  size_t kept = least ? least : LAST_COLUMN;
  size_t sum = natural[last] < kept ? natural[last] : kept;
  for (size_t i = 0; i < last; ++i)
    sum += width_at(&table->columns[i], natural[i], level) + GAP;
  return sum;
}

/// Cuts the widest columns first, all of them to the same width.
static void fit(const aimet_table *table, size_t room, size_t *widths) {
  size_t level = 0;
  for (size_t i = 0; i + 1 < table->num_columns; ++i)
    if (table->columns[i].min_width && widths[i] > level)
      level = widths[i];
  while (level > 0 && line_width_at(table, widths, level) > room)
    --level;
  for (size_t i = 0; i + 1 < table->num_columns; ++i)
    widths[i] = width_at(&table->columns[i], widths[i], level);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

typedef struct layout {
  size_t *widths; ///< of the columns
  size_t indent;
  size_t line_width; ///< 0: no limit
} layout;

static void append_spaces(aimet_string_builder *out, size_t count) {
  aimet_sb_appendf(out, "%*s", (int)count, "");
}

static void print_last_cell(const aimet_table *table, const layout *layout,
                            const cell *content, aimet_string_builder *out) {
  size_t begin = layout->indent, last = table->num_columns - 1;
  for (size_t i = 0; i < last; ++i)
    begin += layout->widths[i] + GAP;
  if (table->is_wrapped)
    aimet_append_wrapped(out, content->text, begin, begin, layout->line_width);
  else
    aimet_sb_append(out, content->text);
}

static void print_cell(const aimet_table *table, const layout *layout,
                       size_t column, const cell *content,
                       aimet_string_builder *out) {
  size_t width = layout->widths[column];
  size_t padding = content->width < width ? width - content->width : 0;
  if (table->columns[column].is_right)
    append_spaces(out, padding);
  if (column + 1 == table->num_columns) {
    print_last_cell(table, layout, content, out);
    return;
  }
  size_t used = aimet_append_cut(out, content->text, width);
  if (!table->columns[column].is_right)
    append_spaces(out, width - used);
  append_spaces(out, GAP);
}

static void trim_line(aimet_string_builder *out) {
  while (out->length && out->data[out->length - 1] == ' ')
    --out->length;
  aimet_sb_append_char(out, '\n');
}

static void print_titles(const aimet_table *table, const layout *layout,
                         aimet_string_builder *out) {
  append_spaces(out, layout->indent);
  for (size_t i = 0; i < table->num_columns; ++i) {
    const char *title = table->columns[i].title;
    aimet_string_view text = aimet_sv(title ? title : "");
    cell content = {text, text.length};
    print_cell(table, layout, i, &content, out);
  }
  trim_line(out);
}

bool aimet_table_is_empty(const aimet_table *table) {
  return table->count == 0;
}

size_t aimet_table_width(const aimet_table *table) {
  size_t *widths = aimet_calloc(table->num_columns, sizeof *widths);
  natural_widths(table, widths);
  size_t sum = 0;
  for (size_t i = 0; i < table->num_columns; ++i)
    sum += widths[i] + (i ? GAP : 0);
  free(widths);
  return sum;
}

void aimet_table_print(const aimet_table *table, size_t indent,
                       size_t line_width, aimet_string_builder *out) {
  layout layout = {aimet_calloc(table->num_columns, sizeof *layout.widths),
                   indent, line_width};
  natural_widths(table, layout.widths);
  if (line_width)
    fit(table, line_width > indent ? line_width - indent : 0, layout.widths);
  if (has_titles(table))
    print_titles(table, &layout, out);
  for (size_t k = 0; k + table->num_columns <= table->count;
       k += table->num_columns) {
    append_spaces(out, indent);
    for (size_t i = 0; i < table->num_columns; ++i)
      print_cell(table, &layout, i, &table->cells[k + i], out);
    trim_line(out);
  }
  free(layout.widths);
}
