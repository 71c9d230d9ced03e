//===- sarif_rules.c - checks as rules of SARIF ---------------------------===//

#include "sarif_rules.h"

#include "alloc.h"
#include "finding_json.h"
#include "string_map.h"

#include <stdlib.h>

/// A check, or one of its rules.
typedef struct sarif_rule {
  const aimet_pass_def *check;
  const aimet_pass_rule *rule; ///< null: the check itself
} sarif_rule;

struct aimet_sarif_rules {
  sarif_rule *items;
  size_t count, capacity;
  aimet_string_map *indices; ///< id -> index
};

//===----------------------------------------------------------------------===//
// The list
//===----------------------------------------------------------------------===//

/// `check-onnx`, `check-onnx/node-name`.
static void append_id(aimet_string_builder *out, const char *check,
                      const char *rule) {
  aimet_sb_append_cstr(out, check);
  if (rule)
    aimet_sb_appendf(out, "/%s", rule);
}

static void add(aimet_sarif_rules *rules, const aimet_pass_def *check,
                const aimet_pass_rule *rule) {
  aimet_string_builder id = AIMET_STRING_BUILDER_INIT;
  append_id(&id, check->name, rule ? rule->name : NULL);
  aimet_string_map_insert(rules->indices, aimet_sb_view(&id), NULL)
      ->value.number = rules->count;
  aimet_sb_deinit(&id);
  aimet_grow_array((void **)&rules->items, &rules->capacity, rules->count + 1,
                   sizeof *rules->items);
  rules->items[rules->count++] = (sarif_rule){check, rule};
}

/// Inferring passes report what cannot be right.
static void add_check(aimet_sarif_rules *rules, const aimet_pass_def *def) {
  if (def->kind == AIMET_PASS_REWRITE)
    return;
  add(rules, def, NULL);
  for (const aimet_pass_rule *rule = def->rules; rule && rule->name; ++rule)
    add(rules, def, rule);
}

aimet_sarif_rules *aimet_sarif_rules_create(const aimet_registry *registry) {
  aimet_sarif_rules *rules = aimet_calloc(1, sizeof *rules);
  rules->indices = aimet_string_map_create();
  for (size_t i = 0; registry && i < aimet_registry_size(registry); ++i)
    add_check(rules, aimet_registry_at(registry, i));
  return rules;
}

void aimet_sarif_rules_destroy(aimet_sarif_rules *rules) {
  aimet_string_map_destroy(rules->indices);
  free(rules->items);
  free(rules);
}

void aimet_sarif_rules_refer(const aimet_sarif_rules *rules, const char *check,
                             const char *rule, aimet_json_writer *json) {
  aimet_string_builder id = AIMET_STRING_BUILDER_INIT;
  append_id(&id, check, rule);
  aimet_json_key_text(json, "ruleId", aimet_sb_view(&id));
  const aimet_map_entry *entry =
      aimet_string_map_find(rules->indices, aimet_sb_view(&id));
  if (entry)
    aimet_json_key_uint(json, "ruleIndex", entry->value.number);
  aimet_sb_deinit(&id);
}

//===----------------------------------------------------------------------===//
// Descriptors
//===----------------------------------------------------------------------===//

const char *aimet_sarif_level(aimet_severity severity) {
  switch (severity) {
  case AIMET_SEVERITY_ERROR:
    return "error";
  case AIMET_SEVERITY_WARNING:
    return "warning";
  case AIMET_SEVERITY_REMARK:
  case AIMET_SEVERITY_NOTE:
    return "note";
  }
  return "none";
}

/// The worst that a rule comes to stands first in its list of severities.
static const char *level_of_rule(const sarif_rule *item) {
  aimet_string_view severity =
      aimet_sv(item->rule ? item->rule->severity : item->check->severity);
  if (aimet_sv_starts_with(severity, aimet_sv("error")))
    return "error";
  if (aimet_sv_starts_with(severity, aimet_sv("remark")))
    return "note";
  return "warning";
}

/// A message of one string; definitions are Markdown, which reads as text.
static void print_message(aimet_json_writer *json, const char *key,
                          aimet_string_view text, bool has_markdown) {
  aimet_json_key_object(json, key, false);
  aimet_json_key_text(json, "text", text);
  if (has_markdown)
    aimet_json_key_text(json, "markdown", text);
  aimet_json_close(json, '}');
}

static aimet_string_view first_paragraph(const char *text) {
  const char *end = strstr(text, "\n\n");
  return aimet_sv_n(text, end ? (size_t)(end - text) : strlen(text));
}

static void append_section(aimet_string_builder *out, const char *title,
                           const char *text) {
  if (text)
    aimet_sb_appendf(out, "%s%s\n\n%s", out->length ? "\n\n" : "", title, text);
}

static void print_help(aimet_json_writer *json, const aimet_pass_def *check) {
  aimet_string_builder help = AIMET_STRING_BUILDER_INIT;
  append_section(&help, "**What it finds**", check->description);
  append_section(&help, "**Why it matters**", check->why);
  append_section(&help, "**What to do**", check->remedy);
  print_message(json, "help", aimet_sb_view(&help), true);
  aimet_sb_deinit(&help);
}

static void print_level(aimet_json_writer *json, const sarif_rule *item) {
  aimet_json_key_object(json, "defaultConfiguration", true);
  aimet_json_key_text(json, "level", aimet_sv(level_of_rule(item)));
  aimet_json_close(json, '}');
  aimet_json_key_object(json, "properties", true);
  aimet_json_key_array(json, "tags", true);
  aimet_json_text(json, aimet_sv("quantization"));
  aimet_json_text(json, aimet_sv(item->check->family));
  aimet_json_text(json, aimet_sv(item->check->name));
  aimet_json_close(json, ']');
  aimet_json_key_text_if_any(json, "aimetChecks",
                             aimet_sv(item->check->aimet_checks));
  aimet_json_close(json, '}');
}

static void print_descriptor(aimet_json_writer *json, const sarif_rule *item) {
  aimet_string_builder id = AIMET_STRING_BUILDER_INIT;
  append_id(&id, item->check->name, item->rule ? item->rule->name : NULL);
  aimet_json_open(json, '{', false);
  aimet_json_key_text(json, "id", aimet_sb_view(&id));
  aimet_sb_deinit(&id);
  if (item->rule) {
    print_message(json, "shortDescription", aimet_sv(item->rule->finds), false);
    print_message(json, "fullDescription", aimet_sv(item->rule->finds), false);
  } else {
    print_message(json, "shortDescription", aimet_sv(item->check->summary),
                  false);
    print_message(json, "fullDescription",
                  first_paragraph(item->check->description), false);
    print_help(json, item->check);
  }
  print_level(json, item);
  aimet_json_close(json, '}');
}

void aimet_sarif_rules_print(const aimet_sarif_rules *rules,
                             aimet_json_writer *json) {
  aimet_json_open(json, '[', false);
  for (size_t i = 0; i < rules->count; ++i)
    print_descriptor(json, &rules->items[i]);
  aimet_json_close(json, ']');
}
