//===- change_list.c - what a rewrite changed, in a few lines -------------===//

#include "change_list.h"

#include "text_table.h"
#include "text_wrap.h"

/// Messages are cut at this length.
#define MESSAGE_LIMIT 1024

/// Names are cut at this width on any terminal, and to that one on narrow ones.
#define MAX_NAME_WIDTH 64
#define MIN_NAME_WIDTH 16

static const aimet_table_column columns[] = {
    {NULL, false, MIN_NAME_WIDTH, MAX_NAME_WIDTH},
    {NULL, false, 0, 0},
    {NULL, false, MIN_NAME_WIDTH, MAX_NAME_WIDTH},
    {NULL, false, 0, 0},
};

static bool is_listed(const aimet_change *change) {
  return change->message.length != 0;
}

/// The nodes that the new module is made of: the first one and how many more.
static void append_old_nodes(aimet_string_builder *out,
                             const aimet_change *change) {
  aimet_string_view first = change->old_nodes[0];
  aimet_sb_append(out, first.length ? first : aimet_sv("(no name)"));
  if (change->num_old_nodes > 1)
    aimet_sb_appendf(out, " and %zu more", change->num_old_nodes - 1);
}

static void add_module(aimet_table *table, const aimet_change *change) {
  aimet_string_builder nodes = AIMET_STRING_BUILDER_INIT;
  append_old_nodes(&nodes, change);
  aimet_table_add(table, aimet_sb_view(&nodes));
  aimet_table_add(table, aimet_sv("->"));
  aimet_table_add(table, change->module);
  aimet_table_add(table, change->class_name);
  aimet_sb_deinit(&nodes);
}

/// The module that has a copy now; where none is known its node, or the copy.
static aimet_string_view owner_of(const aimet_change *change) {
  if (change->module.length)
    return change->module;
  return change->num_nodes ? change->nodes[0] : change->copy;
}

/// A weight, and who has a copy of it now.
static void add_copy(aimet_table *table, const aimet_change *change) {
  aimet_table_add(table, change->tensor);
  aimet_table_add(table, aimet_sv("->"));
  aimet_table_add(table, owner_of(change));
  aimet_table_add(table, change->class_name);
}

static void print_message(aimet_string_view message,
                          aimet_string_builder *out) {
  aimet_sb_append_cstr(out, "  ");
  aimet_sb_append_escaped(out, message, MESSAGE_LIMIT);
  aimet_sb_append_char(out, '\n');
}

void aimet_change_list_print(const aimet_findings_run *run,
                             const aimet_findings *findings, size_t max_changes,
                             size_t line_width, aimet_string_builder *out) {
  aimet_table *table =
      aimet_table_create(columns, sizeof columns / sizeof *columns);
  aimet_string_builder messages = AIMET_STRING_BUILDER_INIT;
  size_t num_shown = 0, num_left = 0;
  for (size_t i = 0; i < run->num_changes; ++i) {
    const aimet_change *change =
        aimet_findings_change_at(findings, run->first_change + i);
    if (!is_listed(change))
      continue;
    if (num_shown == max_changes) {
      ++num_left;
      continue;
    }
    ++num_shown;
    if (change->num_old_nodes)
      add_module(table, change);
    else if (change->copy.length)
      add_copy(table, change);
    else
      print_message(change->message, &messages);
  }
  aimet_table_print(table, 2, line_width, out);
  aimet_append_wrapped_lines(out, aimet_sb_view(&messages), line_width);
  if (num_left)
    aimet_sb_appendf(out, "  and %zu more; --report=text:FILE has them all\n",
                     num_left);
  aimet_sb_deinit(&messages);
  aimet_table_destroy(table);
}
