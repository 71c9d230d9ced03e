//===- check_list.c - --list-checks ---------------------------------------===//

#include "check_list.h"

#include "json_writer.h"
#include "outputs.h"
#include "text_table.h"

#include <stdio.h>
#include <unistd.h>

//===----------------------------------------------------------------------===//
// For people
//===----------------------------------------------------------------------===//

static const aimet_table_column columns[] = {
    {"check", false, 0, 0},
    {"severity", false, 0, 0},
    {"finds", false, 0, 0},
};

static void add_row(aimet_table *table, const char *name, const char *severity,
                    const char *finds) {
  aimet_table_add(table, aimet_sv(name));
  aimet_table_add(table, aimet_sv(severity ? severity : ""));
  aimet_table_add(table, aimet_sv(finds));
}

static void add_check(aimet_table *table, const aimet_pass_def *def) {
  add_row(table, def->name, def->severity, def->summary);
  if (def->aimet_checks) {
    aimet_table_add(table, aimet_sv(""));
    aimet_table_add(table, aimet_sv(""));
    aimet_table_addf(table, "in AIMET: %s", def->aimet_checks);
  }
  for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule) {
    aimet_table_addf(table, "  /%s", rule->name);
    aimet_table_add(table, aimet_sv(rule->severity));
    aimet_table_add(table, aimet_sv(rule->finds));
  }
}

/// Markdown's marks of code are noise on a terminal and in a file.
static void print_plain(aimet_string_view text) {
  for (size_t i = 0; i < text.length; ++i)
    if (text.data[i] != '`')
      putchar(text.data[i]);
}

void check_list_print(const aimet_registry *registry) {
  aimet_table *table =
      aimet_table_create(columns, sizeof columns / sizeof *columns);
  aimet_table_wrap(table);
  for (size_t i = 0; i < aimet_registry_size(registry); ++i)
    if (aimet_registry_at(registry, i)->kind == AIMET_PASS_CHECK)
      add_check(table, aimet_registry_at(registry, i));
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_table_print(table, 0, terminal_width(STDOUT_FILENO), &text);
  print_plain(aimet_sb_view(&text));
  printf("\n--explain=CHECK, --explain=CHECK/RULE say more; "
         "--select, --ignore choose.\n");
  aimet_sb_deinit(&text);
  aimet_table_destroy(table);
}

//===----------------------------------------------------------------------===//
// For programs
//===----------------------------------------------------------------------===//

/// Texts that are separated by `, `.
static void write_parts(aimet_json_writer *json, const char *key,
                        const char *text) {
  aimet_json_key_array(json, key, true);
  aimet_string_view rest = aimet_sv(text);
  while (rest.length)
    aimet_json_text(json, aimet_sv_trim(aimet_sv_take(&rest, ',')));
  aimet_json_close(json, ']');
}

static void write_rule(aimet_json_writer *json, const aimet_pass_rule *rule) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "rule", aimet_sv(rule->name));
  aimet_json_key_text(json, "group", aimet_sv(rule->group));
  write_parts(json, "severities", rule->severity);
  aimet_json_key_text(json, "finds", aimet_sv(rule->finds));
  aimet_json_close(json, '}');
}

static void write_check(aimet_json_writer *json, const aimet_pass_def *def) {
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "check", aimet_sv(def->name));
  aimet_json_key_text(json, "family", aimet_sv(def->family));
  write_parts(json, "severities", def->severity);
  aimet_json_key_text(json, "finds", aimet_sv(def->summary));
  write_parts(json, "aimet_checks", def->aimet_checks);
  aimet_json_key_array(json, "rules", false);
  for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule)
    write_rule(json, rule);
  aimet_json_close(json, ']');
  aimet_json_close(json, '}');
}

void check_list_print_json(const aimet_registry *registry) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_json_writer json = aimet_json_writer_begin(&text);
  aimet_json_open(&json, '{', false);
  aimet_json_key_array(&json, "checks", false);
  for (size_t i = 0; i < aimet_registry_size(registry); ++i)
    if (aimet_registry_at(registry, i)->kind == AIMET_PASS_CHECK)
      write_check(&json, aimet_registry_at(registry, i));
  aimet_json_close(&json, ']');
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
  fwrite(text.data, 1, text.length, stdout);
  aimet_sb_deinit(&text);
}
