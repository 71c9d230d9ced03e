//===- difference.c - how two models differ, in words ---------------------===//
//
// From two outputs that differ the way leads back, through nodes that are the
// same but for an operand, to the first place where they are not. Iterative: a
// chain may be as long as the model.
//
//===----------------------------------------------------------------------===//

#include "difference.h"

#include "alloc.h"
#include "form_text.h"
#include "node_words.h"
#include "type_fit.h"

#include <inttypes.h>
#include <stdlib.h>

/// Nodes of a path that are named at its beginning and at its end.
enum { PATH_BEGIN = 2, PATH_END = 3 };

typedef struct comparison {
  const aimet_form_space *space;
  const aimet_side_names *names;
  unsigned sides[2];
  aimet_arena *arena;
  aimet_differences *out;
  aimet_string_builder position; ///< what is looked at: `operand 1 of Add "/a"`
  aimet_form *path;              ///< nodes passed since the output
  size_t path_length, path_capacity;
} comparison;

//===----------------------------------------------------------------------===//
// Saying it
//===----------------------------------------------------------------------===//

static const char *finish(const comparison *c, aimet_string_builder *text) {
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
  return finish(c, &text);
}

static void report(comparison *c, const char *message, bool has_path) {
  aimet_differences *out = c->out;
  for (size_t i = 0; i < out->num_items; ++i)
    if (strcmp(out->items[i].message, message) == 0)
      return;
  if (out->num_items < AIMET_MOST_DIFFERENCES)
    out->items[out->num_items++] =
        (aimet_difference){message, has_path ? describe_path(c) : NULL};
}

/// `POSITION is X before and Y after`.
static void report_forms(comparison *c, aimet_form a, aimet_form b) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append(&text, aimet_sb_view(&c->position));
  aimet_sb_append_cstr(&text, " is ");
  aimet_form_print(c->space, a, c->sides[0], &text);
  aimet_sb_appendf(&text, " %s and ", c->names->of[0]);
  aimet_form_print(c->space, b, c->sides[1], &text);
  aimet_sb_appendf(&text, " %s", c->names->of[1]);
  report(c, finish(c, &text), true);
}

static void report_values(comparison *c, aimet_form a, aimet_form b) {
  if (!mlirTypeEqual(aimet_constant_form_type(c->space->constants, a),
                     aimet_constant_form_type(c->space->constants, b))) {
    report_forms(c, a, b);
    return;
  }
  const aimet_form forms[] = {a, b};
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append(&text, aimet_sb_view(&c->position));
  aimet_sb_append_cstr(&text, ", ");
  aimet_form_print(c->space, a, c->sides[0], &text);
  aimet_sb_append_cstr(&text, ", has other values");
  aimet_form_print_elements(c->space, forms, c->names->of, &text);
  report(c, finish(c, &text), true);
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
  report(c, finish(c, &text), true);
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
  report(c, finish(c, &text), true);
}

/// `NODE WHAT before and after`.
static void report_node(comparison *c, aimet_form node, const char *what) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_form_print(c->space, node, c->sides[0], &text);
  aimet_sb_appendf(&text, " %s %s and %s", what, c->names->of[0],
                   c->names->of[1]);
  report(c, finish(c, &text), true);
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
  report(c, finish(c, &text), true);
  return true;
}

static bool is_same_operator(const aimet_form_view views[2]) {
  for (size_t i = NODE_NAME; i <= NODE_OVERLOAD; ++i)
    if (i != NODE_SCHEMA && views[0].words[i] != views[1].words[i])
      return false;
  return true;
}

/// Compares two nodes without their operands; true if that is what differs.
static bool differ_as_nodes(comparison *c, const aimet_form forms[2],
                            const aimet_form_view views[2]) {
  const uint64_t *a = views[0].words, *b = views[1].words;
  if (!is_same_operator(views))
    report_forms(c, forms[0], forms[1]);
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

//===----------------------------------------------------------------------===//
// The way back
//===----------------------------------------------------------------------===//

static void push(comparison *c, aimet_form form) {
  void *path = c->path;
  aimet_grow_array(&path, &c->path_capacity, c->path_length + 1,
                   sizeof *c->path);
  c->path = path;
  c->path[c->path_length++] = form;
}

/// Says what child `i` of a form is.
static void set_position(comparison *c, aimet_form form,
                         const aimet_form_view *view, uint32_t i) {
  aimet_string_builder *position = &c->position;
  bool is_node = view->kind == AIMET_FORM_NODE;
  if (is_node) {
    uint64_t num_operands = view->words[NODE_NUM_OPERANDS];
    aimet_sb_clear(position);
    if (i < num_operands)
      aimet_sb_appendf(position, "operand %u of ", i);
    else
      aimet_sb_appendf(position, "graph %" PRIu64 " of ", i - num_operands);
    aimet_form_print(c->space, form, c->sides[0], position);
    push(c, form);
  } else if (view->kind == AIMET_FORM_BODY ||
             view->kind == AIMET_FORM_FUNCTION) {
    aimet_string_builder inner = AIMET_STRING_BUILDER_INIT;
    aimet_sb_appendf(&inner, "output %u of ", i);
    aimet_sb_append(&inner, aimet_sb_view(position));
    aimet_sb_deinit(position);
    *position = inner;
  } else if (view->kind == AIMET_FORM_NOTE) {
    aimet_sb_appendf(position, ": tensor %u of it", i);
  }
}

static bool has_child(const aimet_form_view *view, aimet_form form) {
  for (uint32_t i = 0; i < view->num_children; ++i)
    if (view->children[i] == form)
      return true;
  return false;
}

/// Compares two forms but for their children; true if that is what differs.
/// Where one is an operand of the other, a node is gone or new.
static bool differ_here(comparison *c, const aimet_form forms[2],
                        const aimet_form_view views[2]) {
  if (has_child(&views[0], forms[1]) || has_child(&views[1], forms[0])) {
    report_forms(c, forms[0], forms[1]);
    return true;
  }
  if (views[0].kind == views[1].kind && views[0].kind == AIMET_FORM_NODE)
    return differ_as_nodes(c, forms, views);
  if (views[0].kind == views[1].kind && views[0].kind == AIMET_FORM_CONSTANT) {
    report_values(c, forms[0], forms[1]);
    return true;
  }
  if (views[0].kind == views[1].kind &&
      views[0].num_children == views[1].num_children &&
      views[0].num_words == views[1].num_words &&
      memcmp(views[0].words, views[1].words,
             views[0].num_words * sizeof *views[0].words) == 0)
    return false;
  report_forms(c, forms[0], forms[1]);
  return true;
}

/// Goes back from two forms that differ; `position` says what they are.
static void explain(comparison *c, aimet_form a, aimet_form b) {
  aimet_form forms[2] = {a, b};
  c->path_length = 0;
  for (;;) {
    if (!forms[0] || !forms[1]) {
      report_forms(c, forms[0], forms[1]);
      return;
    }
    const aimet_form_view views[2] = {aimet_form_at(c->space->table, forms[0]),
                                      aimet_form_at(c->space->table, forms[1])};
    if (differ_here(c, forms, views))
      return;
    uint32_t i = 0;
    while (views[0].children[i] == views[1].children[i])
      ++i;
    set_position(c, forms[0], &views[0], i);
    forms[0] = (aimet_form)views[0].children[i];
    forms[1] = (aimet_form)views[1].children[i];
  }
}

static void compare_forms(comparison *c, aimet_form a, aimet_form b) {
  if (a == b)
    return;
  ++c->out->total;
  if (c->out->num_items < AIMET_MOST_DIFFERENCES)
    explain(c, a, b);
}

//===----------------------------------------------------------------------===//
// Inputs and outputs
//===----------------------------------------------------------------------===//

static void say(comparison *c, const char *what, MlirAttribute name,
                const char *rest, const char *when) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, what);
  aimet_form_print_name(&text, name);
  aimet_sb_appendf(&text, " %s %s", rest, when);
  ++c->out->total;
  report(c, finish(c, &text), false);
}

static bool has_port(const aimet_form_port *ports, size_t count,
                     MlirAttribute name) {
  for (size_t i = 0; i < count; ++i)
    if (mlirAttributeEqual(ports[i].name, name))
      return true;
  return false;
}

static bool same_names(const aimet_form_port *a, size_t num_a,
                       const aimet_form_port *b, size_t num_b) {
  for (size_t i = 0; i < num_a && i < num_b; ++i)
    if (!mlirAttributeEqual(a[i].name, b[i].name))
      return false;
  return num_a == num_b;
}

/// Says which ports are gone, new, or elsewhere; true if there is one.
static bool differ_in_names(comparison *c, const char *what,
                            const aimet_form_port *a, size_t num_a,
                            const aimet_form_port *b, size_t num_b) {
  if (same_names(a, num_a, b, num_b))
    return false;
  size_t total = c->out->total;
  for (size_t i = 0; i < num_a; ++i)
    if (!has_port(b, num_b, a[i].name))
      say(c, what, a[i].name, "is not there", c->names->of[1]);
  for (size_t i = 0; i < num_b; ++i)
    if (!has_port(a, num_a, b[i].name))
      say(c, what, b[i].name, "is not there", c->names->of[0]);
  for (size_t i = 0; c->out->total == total && i < num_a && i < num_b; ++i)
    if (!mlirAttributeEqual(a[i].name, b[i].name))
      say(c, what, a[i].name, "stands at another place", c->names->of[1]);
  if (c->out->total == total)
    say(c, what, mlirAttributeGetNull(), "is there more often or less often",
        c->names->of[1]);
  return true;
}

static void compare_types(comparison *c, const char *what,
                          const aimet_form_port *a, const aimet_form_port *b) {
  if (aimet_types_fit(a->type, b->type))
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, what);
  aimet_form_print_name(&text, a->name);
  aimet_sb_append_cstr(&text, " is of type ");
  aimet_form_print_type(&text, a->type);
  aimet_sb_appendf(&text, " %s and ", c->names->of[0]);
  aimet_form_print_type(&text, b->type);
  aimet_sb_appendf(&text, " %s", c->names->of[1]);
  ++c->out->total;
  report(c, finish(c, &text), false);
}

static void set_port_position(comparison *c, const char *what,
                              MlirAttribute name) {
  aimet_sb_clear(&c->position);
  aimet_sb_append_cstr(&c->position, what);
  aimet_form_print_name(&c->position, name);
}

static void compare_entries(comparison *c, const aimet_form_entry *a,
                            const aimet_form_entry *b) {
  if (!differ_in_names(c, "input", a->inputs, a->num_inputs, b->inputs,
                       b->num_inputs))
    for (size_t i = 0; i < a->num_inputs; ++i) {
      compare_types(c, "input", &a->inputs[i], &b->inputs[i]);
      set_port_position(c, "the default of input", a->inputs[i].name);
      compare_forms(c, a->inputs[i].default_value, b->inputs[i].default_value);
    }
  if (differ_in_names(c, "output", a->outputs, a->num_outputs, b->outputs,
                      b->num_outputs))
    return;
  for (size_t i = 0; i < a->num_outputs; ++i) {
    compare_types(c, "output", &a->outputs[i], &b->outputs[i]);
    set_port_position(c, "output", a->outputs[i].name);
    compare_forms(c, a->outputs[i].form, b->outputs[i].form);
  }
}

//===----------------------------------------------------------------------===//
// Models
//===----------------------------------------------------------------------===//

static const aimet_form_entry *find_entry(const aimet_model_form *form,
                                          MlirAttribute symbol) {
  for (size_t i = 0; i < form->num_entries; ++i)
    if (mlirAttributeEqual(form->entries[i].symbol, symbol))
      return &form->entries[i];
  return NULL;
}

static void compare_all_entries(comparison *c, const aimet_model_form *a,
                                const aimet_model_form *b) {
  for (size_t i = 0; i < a->num_entries; ++i) {
    const aimet_form_entry *other = find_entry(b, a->entries[i].symbol);
    if (other)
      compare_entries(c, &a->entries[i], other);
    else
      say(c, "graph", a->entries[i].symbol, "is not there", c->names->of[1]);
  }
  for (size_t i = 0; i < b->num_entries; ++i)
    if (!find_entry(a, b->entries[i].symbol))
      say(c, "graph", b->entries[i].symbol, "is not there", c->names->of[0]);
}

static const aimet_form_note *find_note(const aimet_model_form *form,
                                        const aimet_form_note *like) {
  for (size_t i = 0; i < form->num_notes; ++i)
    if (strcmp(form->notes[i].what, like->what) == 0 &&
        mlirAttributeEqual(form->notes[i].about, like->about))
      return &form->notes[i];
  return NULL;
}

static void compare_notes(comparison *c, const aimet_model_form *a,
                          const aimet_model_form *b) {
  for (size_t i = 0; i < a->num_notes; ++i) {
    const aimet_form_note *note = &a->notes[i], *other = find_note(b, note);
    if (other) {
      set_port_position(c, note->what, note->about);
      compare_forms(c, note->form, other->form);
    } else {
      say(c, note->what, note->about, "is not there", c->names->of[1]);
    }
  }
  for (size_t i = 0; i < b->num_notes; ++i)
    if (!find_note(a, &b->notes[i]))
      say(c, b->notes[i].what, b->notes[i].about, "is not there",
          c->names->of[0]);
}

bool aimet_model_forms_equal(const aimet_form_space *space,
                             const aimet_model_form *a,
                             const aimet_model_form *b,
                             const aimet_side_names *names, aimet_arena *arena,
                             aimet_differences *out) {
  *out = (aimet_differences){.num_items = 0};
  comparison c = {.space = space,
                  .names = names,
                  .sides = {a->side, b->side},
                  .arena = arena,
                  .out = out};
  compare_all_entries(&c, a, b);
  compare_notes(&c, a, b);
  aimet_sb_deinit(&c.position);
  free(c.path);
  return out->total == 0;
}
