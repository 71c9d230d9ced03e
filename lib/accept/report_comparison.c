//===- report_comparison.c - what is new between two reports --------------===//

#include "report_comparison.h"

#include "alloc.h"
#include "arena.h"
#include "json_writer.h"
#include "listed_report.h"

#include <stdlib.h>

/// Bytes of a text that are shown.
#define TEXT_LIMIT 4096

/// What is compared, and what comes of it.
typedef struct comparison {
  const aimet_report_pair *pair;
  aimet_arena *arena;
  aimet_listed_report old, new;
  const aimet_listed_finding **added, **worse, **fixed;
  size_t num_added, num_worse, num_fixed, num_unchanged;
  size_t num_unknown; ///< of both: what the other report does not tell
  size_t num_failing; ///< of those added or worse
} comparison;

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

/// What two findings are matched by.
typedef aimet_string_view get_key(const aimet_listed_finding *finding);

static aimet_string_view get_text(const aimet_listed_finding *finding) {
  return finding->text;
}

static aimet_string_view get_node(const aimet_listed_finding *finding) {
  return finding->node;
}

static aimet_string_view get_fingerprint(const aimet_listed_finding *finding) {
  return finding->fingerprint;
}

/// Puts those that are not matched (`only_gone`: and that may be called
/// otherwise now) into a map from key to number, from 1, of the first of them;
/// `next` leads on to those with the same key.
static aimet_string_map *make_waiting(const aimet_listed_report *r,
                                      get_key *key, bool only_gone,
                                      size_t *next) {
  aimet_string_map *waiting = aimet_string_map_create();
  for (size_t i = r->num_findings; i > 0; --i) {
    const aimet_listed_finding *finding = &r->findings[i - 1];
    if (finding->twin || (only_gone && !finding->is_gone))
      continue;
    aimet_map_entry *entry =
        aimet_string_map_insert(waiting, key(finding), NULL);
    next[i - 1] = (size_t)entry->value.number;
    entry->value.number = i;
  }
  return waiting;
}

/// Matches findings that are not yet matched, one to one.
static void match(comparison *c, get_key *key, bool only_gone) {
  aimet_listed_report *old = &c->old, *new = &c->new;
  size_t *next = aimet_calloc(old->num_findings, sizeof *next);
  aimet_string_map *waiting = make_waiting(old, key, only_gone, next);
  for (size_t i = 0; i < new->num_findings; ++i) {
    aimet_listed_finding *finding = &new->findings[i];
    aimet_map_entry *entry =
        finding->twin ? NULL : aimet_string_map_find(waiting, key(finding));
    if (!entry || !entry->value.number)
      continue;
    size_t found = (size_t)entry->value.number - 1;
    entry->value.number = next[found];
    finding->twin = &old->findings[found];
    old->findings[found].twin = finding;
  }
  free(next);
  aimet_string_map_destroy(waiting);
}

/// Notes which findings of the old report speak of nodes that the new one does
/// not know, or of none: they may be called otherwise there.
static void find_gone(comparison *c) {
  aimet_string_map *names = aimet_string_map_create();
  for (size_t i = 0; i < c->new.num_findings; ++i) {
    const json_t *nodes = json_object_get(c->new.findings[i].object, "nodes");
    for (size_t j = 0; j < json_array_size(nodes); ++j)
      aimet_string_map_insert(names, aimet_json_text_at(nodes, j), NULL);
  }
  for (size_t i = 0; i < c->old.num_findings; ++i) {
    aimet_listed_finding *finding = &c->old.findings[i];
    const json_t *nodes = json_object_get(finding->object, "nodes");
    finding->is_gone = json_array_size(nodes) == 0;
    for (size_t j = 0; j < json_array_size(nodes); ++j)
      finding->is_gone |=
          !aimet_string_map_find(names, aimet_json_text_at(nodes, j));
  }
  aimet_string_map_destroy(names);
}

/// Notes why findings without twin have none; returns of how many that is not
/// known.
static size_t find_absences(aimet_listed_report *of,
                            const aimet_listed_report *other) {
  size_t unknown = 0;
  for (size_t i = 0; i < of->num_findings; ++i) {
    aimet_listed_finding *finding = &of->findings[i];
    if (finding->twin)
      continue;
    finding->absence = aimet_listed_report_absence(other, finding);
    unknown += finding->absence != AIMET_ABSENCE_MEANT;
  }
  return unknown;
}

static bool is_alone(const aimet_listed_finding *finding) {
  return !finding->twin && finding->absence == AIMET_ABSENCE_MEANT;
}

/// True if it counts, and before it was accepted or not as bad.
static bool is_worse(const aimet_listed_finding *finding) {
  const aimet_listed_finding *before = finding->twin;
  return before && finding->counts &&
         (!before->counts || finding->severity < before->severity);
}

/// The findings of a report of which something is true.
static const aimet_listed_finding **
pick(const comparison *c, const aimet_listed_report *r,
     bool (*is_picked)(const aimet_listed_finding *finding),
     size_t *out_count) {
  const aimet_listed_finding **list =
      aimet_arena_calloc(c->arena, r->num_findings, sizeof *list);
  for (size_t i = 0; i < r->num_findings; ++i)
    if (is_picked(&r->findings[i]))
      list[(*out_count)++] = &r->findings[i];
  return list;
}

static size_t count_failing(const comparison *c,
                            const aimet_listed_finding *const *findings,
                            size_t count) {
  size_t failing = 0;
  for (size_t i = 0; i < count; ++i)
    failing +=
        findings[i]->counts && findings[i]->severity <= c->pair->fail_level;
  return failing;
}

static void compare(comparison *c) {
  match(c, get_text, false);
  match(c, get_node, false);
  find_gone(c);
  match(c, get_fingerprint, true);
  size_t unknown = find_absences(&c->new, &c->old);
  c->num_unknown = unknown + find_absences(&c->old, &c->new);
  c->added = pick(c, &c->new, is_alone, &c->num_added);
  c->worse = pick(c, &c->new, is_worse, &c->num_worse);
  c->fixed = pick(c, &c->old, is_alone, &c->num_fixed);
  c->num_unchanged =
      c->new.num_findings - c->num_added - c->num_worse - unknown;
  c->num_failing = count_failing(c, c->added, c->num_added) +
                   count_failing(c, c->worse, c->num_worse);
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// A line that says where a finding is, as far as the report tells.
static void print_where(const aimet_listed_finding *f,
                        aimet_string_builder *out) {
  aimet_string_view module, node;
  aimet_json_get_text(f->object, "module", &module);
  const json_t *nodes = json_object_get(f->object, "nodes");
  node = aimet_json_text_at(nodes, 0);
  if (!node.length && !module.length)
    return;
  aimet_sb_append_cstr(out, "    in ");
  if (module.length) {
    aimet_sb_append_cstr(out, "module \"");
    aimet_sb_append_escaped(out, module, TEXT_LIMIT);
    aimet_sb_append_cstr(out, node.length ? "\", " : "\"");
  }
  if (node.length) {
    aimet_sb_append_cstr(out, "node \"");
    aimet_sb_append_escaped(out, node, TEXT_LIMIT);
    aimet_sb_append_char(out, '"');
  }
  if (json_array_size(nodes) > 1)
    aimet_sb_appendf(out, " and %zu more", json_array_size(nodes) - 1);
  aimet_sb_append_char(out, '\n');
}

/// What has become of it, after its text.
static void print_state(const aimet_listed_finding *f,
                        aimet_string_builder *out) {
  if (!f->counts)
    aimet_sb_append_cstr(out, " (accepted)");
  else if (is_worse(f) && !f->twin->counts)
    aimet_sb_append_cstr(out, " (was accepted)");
  else if (is_worse(f))
    aimet_sb_appendf(out, " (was: %s)", aimet_severity_name(f->twin->severity));
}

static void print_findings(const char *title,
                           const aimet_listed_finding *const *findings,
                           size_t count, aimet_string_builder *out) {
  if (count)
    aimet_sb_appendf(out, "\n%s:\n", title);
  for (size_t i = 0; i < count; ++i) {
    const aimet_listed_finding *f = findings[i];
    aimet_sb_appendf(out, "  %s: ", aimet_severity_name(f->severity));
    aimet_sb_append_escaped(out, f->message, TEXT_LIMIT);
    aimet_sb_append_cstr(out, " [");
    aimet_sb_append_escaped(out, f->check, TEXT_LIMIT);
    aimet_sb_append_cstr(out, f->rule.length ? "/" : "");
    aimet_sb_append_escaped(out, f->rule, TEXT_LIMIT);
    aimet_sb_append_char(out, ']');
    print_state(f, out);
    aimet_sb_append_char(out, '\n');
    print_where(f, out);
  }
}

static bool has_other_profile(const comparison *c) {
  return c->old.profile.length && c->new.profile.length &&
         !aimet_sv_equal(c->old.profile, c->new.profile);
}

/// A profile decides what is a finding, and what readiness is.
static void print_profiles(const comparison *c, aimet_string_builder *out) {
  if (!has_other_profile(c))
    return;
  aimet_sb_append_cstr(out, "\nprofile: ");
  aimet_sb_append_escaped(out, c->old.profile, TEXT_LIMIT);
  aimet_sb_append_cstr(out, " -> ");
  aimet_sb_append_escaped(out, c->new.profile, TEXT_LIMIT);
  aimet_sb_append_cstr(out, "; findings and readiness may differ for that "
                            "alone\n");
}

static void print_score(const comparison *c, aimet_string_builder *out) {
  if (c->old.has_score && c->new.has_score)
    aimet_sb_appendf(out, "\nreadiness: %.1f -> %.1f\n", c->old.score,
                     c->new.score);
}

static void print_path(const aimet_listed_report *r,
                       aimet_string_builder *out) {
  aimet_sb_append_char(out, '\'');
  aimet_sb_append_escaped(out, aimet_sv(r->path), TEXT_LIMIT);
  aimet_sb_append_char(out, '\'');
}

static void print_unlisted(const aimet_listed_report *r,
                           aimet_string_builder *out) {
  if (!r->num_unlisted)
    return;
  aimet_sb_appendf(out, "\n%lld %s not listed in ", (long long)r->num_unlisted,
                   r->num_unlisted == 1 ? "finding is" : "findings are");
  print_path(r, out);
  aimet_sb_append_cstr(out, r->num_unlisted == 1 ? ", and was not compared\n"
                                                 : ", and were not compared\n");
}

/// Says of which findings of a report it is not known, for one reason, whether
/// the other one has them.
static void print_unknown(const aimet_listed_report *of,
                          const aimet_listed_report *other,
                          aimet_absence absence, const char *why,
                          aimet_string_builder *out) {
  aimet_string_map *rules = aimet_string_map_create();
  size_t count = 0;
  for (size_t i = 0; i < of->num_findings; ++i) {
    const aimet_listed_finding *f = &of->findings[i];
    if (f->twin || f->absence != absence)
      continue;
    ++count;
    bool has_rule = absence == AIMET_ABSENCE_IGNORED && f->rule.length;
    aimet_string_map_insert(rules, has_rule ? f->full_rule : f->check, NULL);
  }
  if (count) {
    aimet_sb_appendf(out, "\n%zu finding%s of ", count, count == 1 ? "" : "s");
    print_path(of, out);
    aimet_sb_appendf(out, " %s not compared: ", count == 1 ? "was" : "were");
    print_path(other, out);
    aimet_sb_appendf(out, " %s", why);
  }
  for (size_t i = 0;
       i < aimet_string_map_size(rules) && absence != AIMET_ABSENCE_CUT; ++i) {
    aimet_sb_append_cstr(out, i ? ", " : " ");
    aimet_sb_append_escaped(out, aimet_string_map_at(rules, i)->key,
                            TEXT_LIMIT);
  }
  aimet_sb_append_cstr(out, count ? "\n" : "");
  aimet_string_map_destroy(rules);
}

static void print_all_unknown(const aimet_listed_report *of,
                              const aimet_listed_report *other,
                              aimet_string_builder *out) {
  print_unknown(of, other, AIMET_ABSENCE_CUT, "does not list all", out);
  print_unknown(of, other, AIMET_ABSENCE_NOT_RUN, "has no run of", out);
  print_unknown(of, other, AIMET_ABSENCE_IGNORED, "ignored findings of", out);
}

static void print_text(const comparison *c, aimet_string_builder *out) {
  aimet_sb_append_escaped(out, aimet_sv(c->new.path), TEXT_LIMIT);
  aimet_sb_append_cstr(out, " against ");
  aimet_sb_append_escaped(out, aimet_sv(c->old.path), TEXT_LIMIT);
  aimet_sb_appendf(out, ": %zu new, ", c->num_added);
  if (c->num_worse)
    aimet_sb_appendf(out, "%zu worse, ", c->num_worse);
  aimet_sb_appendf(out, "%zu fixed, %zu unchanged findings\n", c->num_fixed,
                   c->num_unchanged);
  print_profiles(c, out);
  print_score(c, out);
  print_unlisted(&c->old, out);
  print_unlisted(&c->new, out);
  print_all_unknown(&c->old, &c->new, out);
  print_all_unknown(&c->new, &c->old, out);
  print_findings("new", c->added, c->num_added, out);
  print_findings("worse", c->worse, c->num_worse, out);
  print_findings("fixed", c->fixed, c->num_fixed, out);
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

/// Takes the value.
static void set(json_t *object, const char *key, json_t *value) {
  if (!value || json_object_set_new(object, key, value) != 0)
    aimet_out_of_memory();
}

static json_t *new_object(void) {
  json_t *object = json_object();
  if (!object)
    aimet_out_of_memory();
  return object;
}

static void set_profiles(const comparison *c, json_t *root) {
  if (!has_other_profile(c))
    return;
  json_t *profiles = new_object();
  set(profiles, "old",
      json_stringn(c->old.profile.data, c->old.profile.length));
  set(profiles, "new",
      json_stringn(c->new.profile.data, c->new.profile.length));
  set(root, "profiles", profiles);
}

/// A path may be no UTF-8, which JSON has no place for.
static json_t *new_text(const char *text) {
  aimet_string_builder utf8 = AIMET_STRING_BUILDER_INIT;
  aimet_append_utf8(&utf8, aimet_sv(text));
  json_t *value = json_stringn(aimet_sb_view(&utf8).data, utf8.length);
  aimet_sb_deinit(&utf8);
  return value;
}

static json_t *new_findings(const aimet_listed_finding *const *findings,
                            size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; ++i)
    if (json_array_append(array, (json_t *)findings[i]->object) != 0)
      aimet_out_of_memory();
  return array;
}

static void set_scores(const comparison *c, json_t *root) {
  if (!c->old.has_score || !c->new.has_score)
    return;
  json_t *readiness = new_object();
  set(readiness, "old", json_real(c->old.score));
  set(readiness, "new", json_real(c->new.score));
  set(root, "readiness", readiness);
}

static void print_json(const comparison *c, aimet_string_builder *out) {
  json_t *tool = new_object(), *root = new_object();
  set(tool, "name", json_string("aimet-opt"));
  set(tool, "version", json_string(c->pair->version));
  set(root, "tool", tool);
  set(root, "old", new_text(c->old.path));
  set(root, "new", new_text(c->new.path));
  set(root, "ok", json_boolean(c->num_failing == 0));
  set(root, "new_findings", new_findings(c->added, c->num_added));
  set(root, "worse_findings", new_findings(c->worse, c->num_worse));
  set(root, "fixed_findings", new_findings(c->fixed, c->num_fixed));
  set(root, "unchanged", json_integer((json_int_t)c->num_unchanged));
  json_int_t not_compared =
      c->old.num_unlisted + c->new.num_unlisted + (json_int_t)c->num_unknown;
  if (not_compared)
    set(root, "not_compared", json_integer(not_compared));
  set_profiles(c, root);
  set_scores(c, root);
  char *text = json_dumps(root, JSON_INDENT(2));
  if (!text)
    aimet_out_of_memory();
  aimet_sb_append_cstr(out, text);
  aimet_sb_append_char(out, '\n');
  free(text);
  json_decref(root);
}

aimet_status aimet_reports_compare(const aimet_report_pair *pair,
                                   aimet_diag *diag, bool *out_worse,
                                   aimet_string_builder *text,
                                   aimet_string_builder *json) {
  comparison c = {.pair = pair, .arena = aimet_arena_create()};
  *out_worse = false;
  aimet_status status =
      aimet_listed_report_read(pair->old_path, c.arena, diag, &c.old);
  if (status == AIMET_OK)
    status = aimet_listed_report_read(pair->new_path, c.arena, diag, &c.new);
  if (status == AIMET_OK) {
    compare(&c);
    print_text(&c, text);
    print_json(&c, json);
    *out_worse = c.num_failing > 0;
  }
  aimet_listed_report_close(&c.old);
  aimet_listed_report_close(&c.new);
  aimet_arena_destroy(c.arena);
  return status;
}
