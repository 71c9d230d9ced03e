//===- difference.c - how two models differ, in words ---------------------===//
//
// From two outputs that differ the way leads back, through nodes that are the
// same but for an operand, to the first place where they are not. Iterative: a
// chain may be as long as the model.
//
//===----------------------------------------------------------------------===//

#include "difference_private.h"

#include "alloc.h"
#include "node_words.h"
#include "type_fit.h"

#include <inttypes.h>
#include <stdlib.h>

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
  if (view->kind == AIMET_FORM_NODE || view->kind == AIMET_FORM_LINEAR) {
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
  } else if (view->kind == AIMET_FORM_AFFINE &&
             aimet_form_at(c->space->table, (aimet_form)view->children[0])
                     .kind != AIMET_FORM_LINEAR) {
    aimet_sb_clear(position);
    aimet_sb_append_cstr(position, "operand 0 of ");
    aimet_form_print(c->space, form, c->sides[0], position);
    push(c, form);
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
    difference_report_forms(c, forms[0], forms[1]);
    return true;
  }
  if (views[0].kind == views[1].kind && views[0].kind == AIMET_FORM_NODE)
    return difference_in_nodes(c, forms, views);
  if (views[0].kind == views[1].kind && (views[0].kind == AIMET_FORM_LINEAR ||
                                         views[0].kind == AIMET_FORM_AFFINE))
    return difference_in_affine(c, forms, views);
  if (views[0].kind == views[1].kind && views[0].kind == AIMET_FORM_CONSTANT) {
    difference_report_values(c, forms[0], forms[1]);
    return true;
  }
  if (views[0].kind == views[1].kind &&
      views[0].num_children == views[1].num_children &&
      views[0].num_words == views[1].num_words &&
      memcmp(views[0].words, views[1].words,
             views[0].num_words * sizeof *views[0].words) == 0)
    return false;
  difference_report_forms(c, forms[0], forms[1]);
  return true;
}

/// Goes back from two forms that differ; `position` says what they are.
static void explain(comparison *c, aimet_form a, aimet_form b) {
  aimet_form forms[2] = {a, b};
  c->path_length = 0;
  for (;;) {
    if (!forms[0] || !forms[1]) {
      difference_report_forms(c, forms[0], forms[1]);
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
  difference_report(c, difference_finish(c, &text), false);
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
  difference_report(c, difference_finish(c, &text), false);
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
