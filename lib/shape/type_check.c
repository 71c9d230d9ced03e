//===- type_check.c - types that the schema alone implies or forbids ------===//

#include "type_check.h"

#include "schema_types.h"

/// The parameter that is behind the i-th operand: the last one if it is
/// variadic. Null beyond all parameters.
static const aimet_schema_parameter *
parameter_at(const aimet_schema_parameter *parameters, uint16_t count, int i,
             uint16_t *out_index) {
  if (!parameters || count == 0)
    return NULL;
  uint16_t last = (uint16_t)(count - 1);
  if (i >= last && parameters[last].option != AIMET_PARAMETER_VARIADIC &&
      i != last)
    return NULL;
  *out_index = i < last ? (uint16_t)i : last;
  return &parameters[*out_index];
}

/// An input or output of the node, and the parameter that it is for.
typedef struct place {
  const char *what; ///< "input", "output"
  int i;
  const aimet_schema_parameter *parameter; ///< null: none
} place;

/// What a type variable is bound to, and by which input or output.
typedef struct binding {
  aimet_type_code code;
  place by;
} binding;

/// A node's types held against its schema.
typedef struct type_check {
  aimet_infer *node;
  const aimet_schema *schema;
  const aimet_schema_types *types;
  binding bound[AIMET_MAX_TYPE_SLOTS];
  bool at_fault;
} type_check;

static bool begin_check(type_check *c, aimet_infer *node) {
  const aimet_schema *schema = aimet_infer_view(node)->schema;
  if (!schema)
    return false;
  *c = (type_check){
      .node = node, .schema = schema, .types = aimet_schema_types_of(schema)};
  return true;
}

static void report_type(type_check *c, const place *at, aimet_type_code code,
                        uint8_t slot) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_type_code_print(&text, code);
  aimet_sb_append_cstr(&text, ", expected ");
  aimet_type_set_print(&text, &c->types->allowed[slot]);
  aimet_infer_error(c->node, AIMET_FAULT_TYPE,
                    "%s %d, \"%s\", has a type that the operator does not "
                    "allow, got %.*s",
                    at->what, at->i, at->parameter->name,
                    AIMET_SV(aimet_sb_view(&text)));
  aimet_sb_deinit(&text);
  c->at_fault = true;
}

static void report_binding(type_check *c, const place *at, aimet_type_code code,
                           uint8_t slot) {
  const binding *bound = &c->bound[slot];
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_type_code_print(&text, bound->code);
  aimet_sb_append_cstr(&text, " and ");
  aimet_type_code_print(&text, code);
  aimet_infer_error(c->node, AIMET_FAULT_TYPE_BIND,
                    "%s %d, \"%s\", and %s %d, \"%s\", are of two types, got "
                    "%.*s, expected one type for both",
                    bound->by.what, bound->by.i, bound->by.parameter->name,
                    at->what, at->i, at->parameter->name,
                    AIMET_SV(aimet_sb_view(&text)));
  aimet_sb_deinit(&text);
  c->at_fault = true;
}

static bool is_empty(const aimet_type_set *set) {
  for (unsigned form = 0; form < AIMET_FORM_OTHER; ++form)
    if (set->elements[form])
      return false;
  return true;
}

static void bind(type_check *c, const place *at, aimet_type_code code,
                 uint8_t slot) {
  binding *bound = &c->bound[slot];
  if (code.element == AIMET_DATA_UNDEFINED || code.form == AIMET_FORM_OTHER)
    return;
  if (!bound->by.parameter)
    *bound = (binding){code, *at};
  else if (bound->code.form != code.form || bound->code.element != code.element)
    report_binding(c, at, code, slot);
}

static void check_one(type_check *c, const place *at, uint8_t slot,
                      const aimet_value_type *type) {
  aimet_type_code code;
  if (!at->parameter || !aimet_type_code_of(type, &code))
    return;
  const aimet_type_set *allowed = &c->types->allowed[slot];
  if (!aimet_type_set_has(allowed, code) && !is_empty(allowed))
    report_type(c, at, code, slot);
  else if (at->parameter->homogeneous)
    bind(c, at, code, slot);
}

static void check_inputs(type_check *c) {
  const aimet_schema *schema = c->schema;
  for (int i = 0, count = aimet_input_count(c->node); i < count; ++i) {
    uint16_t index = 0;
    place at = {"input", i,
                parameter_at(schema->inputs, schema->num_inputs, i, &index)};
    check_one(c, &at, c->types->inputs[index], aimet_input_type(c->node, i));
  }
}

static void check_outputs(type_check *c) {
  const aimet_schema *schema = c->schema;
  for (int i = 0, count = aimet_output_count(c->node); i < count; ++i) {
    uint16_t index = 0;
    place at = {"output", i,
                parameter_at(schema->outputs, schema->num_outputs, i, &index)};
    check_one(c, &at, c->types->outputs[index], aimet_output_type(c->node, i));
  }
}

void aimet_check_types(aimet_infer *node) {
  type_check c;
  if (!begin_check(&c, node))
    return;
  check_inputs(&c);
  if (!c.at_fault)
    check_outputs(&c);
}

/// Notes which types the inputs bind; reports nothing.
static void bind_inputs(type_check *c) {
  const aimet_schema *schema = c->schema;
  for (int i = 0, count = aimet_input_count(c->node); i < count; ++i) {
    uint16_t index = 0;
    aimet_type_code code;
    place at = {"input", i,
                parameter_at(schema->inputs, schema->num_inputs, i, &index)};
    if (!at.parameter || !at.parameter->homogeneous ||
        !aimet_type_code_of(aimet_input_type(c->node, i), &code) ||
        code.element == AIMET_DATA_UNDEFINED)
      continue;
    binding *bound = &c->bound[c->types->inputs[index]];
    if (!bound->by.parameter)
      *bound = (binding){code, at};
  }
}

void aimet_infer_types_from_schema(aimet_infer *node) {
  type_check c;
  if (!begin_check(&c, node))
    return;
  bind_inputs(&c);
  for (int i = 0, count = aimet_output_count(node); i < count; ++i) {
    uint16_t index = 0;
    const aimet_schema_parameter *parameter =
        parameter_at(c.schema->outputs, c.schema->num_outputs, i, &index);
    if (!parameter)
      continue;
    uint8_t slot = c.types->outputs[index];
    aimet_type_code code = c.types->only[slot];
    if (code.form == AIMET_FORM_OTHER && c.bound[slot].by.parameter &&
        parameter->homogeneous)
      code = c.bound[slot].code;
    if (code.form != AIMET_FORM_OTHER)
      aimet_set_type(node, i,
                     aimet_type_of_code(aimet_infer_arena(node), code));
  }
}
