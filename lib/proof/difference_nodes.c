//===- difference_nodes.c - two nodes that differ, in words ---------------===//

#include "difference_private.h"
#include "node_words.h"

#include <inttypes.h>

/// Nodes of a path that are named at its beginning and at its end.
enum { PATH_BEGIN = 2, PATH_END = 3 };

//===----------------------------------------------------------------------===//
// Saying it
//===----------------------------------------------------------------------===//

const char *difference_finish(const comparison *c, aimet_string_builder *text) {
  const char *kept = aimet_arena_string(c->arena, aimet_sb_view(text));
  aimet_sb_deinit(text);
  return kept;
}

static const char *describe_path(const comparison *c) {
  if (c->path_length < 2)
    return NULL;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  size_t last = c->path_length - 1; // the message names that one
  for (size_t i = 0; i < last; ++i) {
    if (i >= PATH_BEGIN && i + PATH_END < last) {
      aimet_sb_appendf(&text, ", %zu more", last - PATH_BEGIN - PATH_END);
      i = last - PATH_END - 1;
      continue;
    }
    aimet_sb_append_cstr(&text, i ? ", " : "");
    aimet_form_print(c->space, c->path[i], c->sides[0], &text);
  }
  return difference_finish(c, &text);
}

void difference_report(comparison *c, const char *message, bool has_path) {
  aimet_differences *out = c->out;
  for (size_t i = 0; i < out->num_items; ++i)
    if (strcmp(out->items[i].message, message) == 0)
      return;
  if (out->num_items < AIMET_MOST_DIFFERENCES)
    out->items[out->num_items++] =
        (aimet_difference){message, has_path ? describe_path(c) : NULL};
}

/// `POSITION is X before and Y after`.
void difference_report_forms(comparison *c, aimet_form a, aimet_form b) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append(&text, aimet_sb_view(&c->position));
  aimet_sb_append_cstr(&text, " is ");
  aimet_form_print(c->space, a, c->sides[0], &text);
  aimet_sb_appendf(&text, " %s and ", c->names->of[0]);
  aimet_form_print(c->space, b, c->sides[1], &text);
  aimet_sb_appendf(&text, " %s", c->names->of[1]);
  difference_report(c, difference_finish(c, &text), true);
}

void difference_report_values(comparison *c, aimet_form a, aimet_form b) {
  if (!mlirTypeEqual(aimet_constant_form_type(c->space->constants, a),
                     aimet_constant_form_type(c->space->constants, b))) {
    difference_report_forms(c, a, b);
    return;
  }
  const aimet_form forms[] = {a, b};
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append(&text, aimet_sb_view(&c->position));
  aimet_sb_append_cstr(&text, ", ");
  aimet_form_print(c->space, a, c->sides[0], &text);
  aimet_sb_append_cstr(&text, ", has other values");
  aimet_form_print_elements(c->space, forms, c->names->of, &text);
  difference_report(c, difference_finish(c, &text), true);
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

static const uint64_t *find_attribute(const aimet_form_view *view,
                                      uint64_t name) {
  for (uint64_t i = 0; i < view->words[NODE_NUM_ATTRIBUTES]; ++i) {
    const uint64_t *attribute =
        view->words + NODE_ATTRIBUTES + i * ATTRIBUTE_WORDS;
    if (attribute[ATTRIBUTE_NAME] == name)
      return attribute;
  }
  return NULL;
}

static bool same_attribute(const uint64_t *a, const uint64_t *b) {
  return a && b && a[ATTRIBUTE_TAG] == b[ATTRIBUTE_TAG] &&
         a[ATTRIBUTE_VALUE] == b[ATTRIBUTE_VALUE];
}

static void append_attribute(const comparison *c, const uint64_t *attribute,
                             unsigned side, aimet_string_builder *out) {
  if (attribute && attribute[ATTRIBUTE_TAG] == ATTRIBUTE_IS_CONSTANT)
    aimet_form_print(c->space, (aimet_form)attribute[ATTRIBUTE_VALUE], side,
                     out);
  else
    aimet_form_print_attribute(
        out, (MlirAttribute){
                 attribute ? (const void *)(uintptr_t)attribute[ATTRIBUTE_VALUE]
                           : NULL});
}

static void report_attribute(comparison *c, aimet_form node, uint64_t name,
                             const uint64_t *a, const uint64_t *b) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  MlirIdentifier key = {(const void *)(uintptr_t)name};
  aimet_sb_append_cstr(&text, "attribute \"");
  aimet_sb_append_escaped(&text, aimet_view(mlirIdentifierStr(key)), 100);
  aimet_sb_append_cstr(&text, "\" of ");
  aimet_form_print(c->space, node, c->sides[0], &text);
  aimet_sb_append_cstr(&text, " is ");
  append_attribute(c, a, c->sides[0], &text);
  aimet_sb_appendf(&text, " %s and ", c->names->of[0]);
  append_attribute(c, b, c->sides[1], &text);
  aimet_sb_appendf(&text, " %s", c->names->of[1]);
  if (a && b && a[ATTRIBUTE_TAG] == ATTRIBUTE_IS_CONSTANT &&
      b[ATTRIBUTE_TAG] == ATTRIBUTE_IS_CONSTANT) {
    const aimet_form forms[] = {(aimet_form)a[ATTRIBUTE_VALUE],
                                (aimet_form)b[ATTRIBUTE_VALUE]};
    aimet_form_print_elements(c->space, forms, c->names->of, &text);
  }
  difference_report(c, difference_finish(c, &text), true);
}

/// True if an attribute differs, which then was reported.
static bool differ_in_attributes(comparison *c, aimet_form node,
                                 const aimet_form_view views[2]) {
  for (size_t side = 0; side < 2; ++side)
    for (uint64_t i = 0; i < views[side].words[NODE_NUM_ATTRIBUTES]; ++i) {
      uint64_t name = views[side].words[NODE_ATTRIBUTES + i * ATTRIBUTE_WORDS];
      const uint64_t *a = find_attribute(&views[0], name);
      const uint64_t *b = find_attribute(&views[1], name);
      if (same_attribute(a, b))
        continue;
      report_attribute(c, node, name, a, b);
      return true;
    }
  return false;
}

static void report_counts(comparison *c, aimet_form node, const char *what,
                          uint64_t a, uint64_t b) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_form_print(c->space, node, c->sides[0], &text);
  aimet_sb_appendf(&text, " has %" PRIu64 " %s %s and %" PRIu64 " %s", a, what,
                   c->names->of[0], b, c->names->of[1]);
  difference_report(c, difference_finish(c, &text), true);
}

/// `NODE WHAT before and after`.
static void report_node(comparison *c, aimet_form node, const char *what) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_form_print(c->space, node, c->sides[0], &text);
  aimet_sb_appendf(&text, " %s %s and %s", what, c->names->of[0],
                   c->names->of[1]);
  difference_report(c, difference_finish(c, &text), true);
}

/// True if two operands, or graphs, are exchanged, which then was reported.
static bool is_swap(comparison *c, aimet_form node,
                    const aimet_form_view views[2]) {
  uint32_t count = views[0].num_children, found[2], num_found = 0;
  for (uint32_t i = 0; i < count; ++i) {
    if (views[0].children[i] == views[1].children[i])
      continue;
    if (num_found == 2)
      return false;
    found[num_found++] = i;
  }
  if (num_found < 2 ||
      views[0].children[found[0]] != views[1].children[found[1]] ||
      views[0].children[found[1]] != views[1].children[found[0]])
    return false;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  uint64_t num_operands = views[0].words[NODE_NUM_OPERANDS];
  if (found[0] < num_operands)
    aimet_sb_appendf(&text, "operands %u and %u of ", found[0], found[1]);
  else
    aimet_sb_appendf(&text, "graphs %" PRIu64 " and %" PRIu64 " of ",
                     found[0] - num_operands, found[1] - num_operands);
  aimet_form_print(c->space, node, c->sides[0], &text);
  aimet_sb_append_cstr(&text, " are exchanged");
  difference_report(c, difference_finish(c, &text), true);
  return true;
}

static bool is_same_operator(const aimet_form_view views[2]) {
  for (size_t i = NODE_NAME; i <= NODE_OVERLOAD; ++i)
    if (i != NODE_SCHEMA && views[0].words[i] != views[1].words[i])
      return false;
  return true;
}

/// Compares two nodes without their operands; true if that is what differs.
bool difference_in_nodes(comparison *c, const aimet_form forms[2],
                         const aimet_form_view views[2]) {
  const uint64_t *a = views[0].words, *b = views[1].words;
  if (!is_same_operator(views))
    difference_report_forms(c, forms[0], forms[1]);
  else if (a[NODE_SCHEMA] != b[NODE_SCHEMA])
    report_node(c, forms[0], "is another version of the operator");
  else if (a[NODE_NUM_OPERANDS] != b[NODE_NUM_OPERANDS])
    report_counts(c, forms[0], "operands", a[NODE_NUM_OPERANDS],
                  b[NODE_NUM_OPERANDS]);
  else if (differ_in_attributes(c, forms[0], views))
    return true;
  else if (a[NODE_NUM_RESULTS] != b[NODE_NUM_RESULTS])
    report_counts(c, forms[0], "results", a[NODE_NUM_RESULTS],
                  b[NODE_NUM_RESULTS]);
  else if (views[0].num_words != views[1].num_words ||
           views[0].num_children != views[1].num_children ||
           memcmp(a, b, views[0].num_words * sizeof *a) != 0)
    report_node(c, forms[0], "has other graphs or leaves out other results");
  else
    return is_swap(c, forms[0], views);
  return true;
}
