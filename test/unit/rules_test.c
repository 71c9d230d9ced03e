//===- rules_test.c - every operator has its inference --------------------===//
//
// Holds the rules against the schema table: no operator without rule, no rule
// without operator, and every type that a schema writes is understood.
//
//===----------------------------------------------------------------------===//

#include "rules.h"
#include "schema_types.h"

#include "check.h"

/// Operators without rule, and what infers them instead.
static const struct {
  const char *name, *by;
} without_rule[] = {
    {"If", "the engine: its outputs are those of the branches"},
    {"Loop", "the engine: its outputs are those of the body"},
    {"Scan", "the engine: its outputs are those of the body"},
    {"SequenceMap", "the engine: its outputs are those of the body"},
};

static bool needs_no_rule(const char *name) {
  for (size_t i = 0; i < sizeof without_rule / sizeof *without_rule; ++i)
    if (strcmp(without_rule[i].name, name) == 0)
      return true;
  return false;
}

static void test_every_operator_has_a_rule(void) {
  size_t count;
  const aimet_schema *schemas = aimet_schema_table(&count);
  for (size_t i = 0; i < count; ++i) {
    bool has_rule = aimet_infer_rule_of(&schemas[i]) != NULL;
    if (!CHECK(has_rule != needs_no_rule(schemas[i].name)))
      printf("  operator: %s of domain \"%s\"\n", schemas[i].name,
             schemas[i].domain);
  }
}

#define AIMET_RULES(family) aimet_rules_##family,
static const aimet_infer_rule *const tables[] = {
#include "rule_tables.def"
};
#undef AIMET_RULES

static void test_every_rule_has_an_operator(void) {
  for (size_t i = 0; i < sizeof tables / sizeof *tables; ++i)
    for (const aimet_infer_rule *rule = tables[i]; rule->name; ++rule) {
      const aimet_schema *schema =
          aimet_schema_find(aimet_sv(rule->domain ? rule->domain : ""),
                            aimet_sv(rule->name), INT64_MAX);
      // A second rule of the operator would never be found.
      if (!CHECK(schema && rule->infer && aimet_infer_rule_of(schema) == rule))
        printf("  rule: %s\n", rule->name);
    }
}

//===----------------------------------------------------------------------===//
// Types of schemas
//===----------------------------------------------------------------------===//

static size_t size_of(const aimet_type_set *set) {
  size_t size = 0;
  for (unsigned form = 0; form < AIMET_FORM_OTHER; ++form)
    for (unsigned element = 0; element < 32; ++element)
      size += set->elements[form] >> element & 1;
  return size;
}

/// How many types a type variable or concrete type stands for.
static size_t expected_size(const aimet_schema *schema, const char *type) {
  for (uint16_t i = 0; i < schema->num_constraints; ++i)
    if (strcmp(schema->constraints[i].variable, type) == 0) {
      size_t size = 0;
      while (schema->constraints[i].types[size])
        ++size;
      return size;
    }
  return 1;
}

static void test_types_of_schemas(void) {
  size_t count;
  const aimet_schema *schemas = aimet_schema_table(&count);
  for (size_t i = 0; i < count; ++i) {
    const aimet_schema *schema = &schemas[i];
    if (!CHECK(schema->num_inputs <= AIMET_MAX_TYPE_PARAMETERS &&
               schema->num_outputs <= AIMET_MAX_TYPE_PARAMETERS))
      continue;
    const aimet_schema_types *types = aimet_schema_types_of(schema);
    CHECK(types == aimet_schema_types_of(schema));
    CHECK(types->num_slots <= AIMET_MAX_TYPE_SLOTS);
    for (uint8_t slot = 0; slot < types->num_slots; ++slot)
      if (!CHECK(size_of(&types->allowed[slot]) ==
                 expected_size(schema, types->names[slot])))
        printf("  operator: %s %d, type: %s\n", schema->name,
               (int)schema->since_version, types->names[slot]);
  }
}

static void check_round_trip(aimet_arena *arena, aimet_type_code code,
                             const char *expected) {
  const aimet_value_type *type = aimet_type_of_code(arena, code);
  aimet_type_code back = {AIMET_FORM_OTHER, 0};
  CHECK(aimet_type_code_of(type, &back));
  CHECK(back.form == code.form && back.element == code.element);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_type_code_print(&text, code);
  CHECK_TEXT(text.data, expected);
  aimet_sb_deinit(&text);
}

static void test_codes(void) {
  aimet_arena *arena = aimet_arena_create();
  check_round_trip(arena,
                   (aimet_type_code){AIMET_FORM_TENSOR, AIMET_DATA_BFLOAT16},
                   "bfloat16");
  check_round_trip(
      arena, (aimet_type_code){AIMET_FORM_OPTIONAL_SEQUENCE, AIMET_DATA_STRING},
      "optional(sequence(string))");
  check_round_trip(
      arena,
      (aimet_type_code){AIMET_FORM_SEQUENCE_OF_MAP_OF_INT, AIMET_DATA_FLOAT},
      "sequence(map(int64, float))");
  check_round_trip(
      arena, (aimet_type_code){AIMET_FORM_MAP_OF_STRING, AIMET_DATA_DOUBLE},
      "map(string, double)");
  check_round_trip(arena,
                   (aimet_type_code){AIMET_FORM_SEQUENCE, AIMET_DATA_INT64},
                   "sequence(int64)");
  check_round_trip(arena,
                   (aimet_type_code){AIMET_FORM_OPTIONAL, AIMET_DATA_BOOL},
                   "optional(bool)");
  aimet_type_code code;
  CHECK(!aimet_type_code_of(&aimet_type_unknown, &code));
  CHECK(!aimet_type_code_of(&aimet_type_absent, &code));
  aimet_arena_destroy(arena);
}

int main(void) {
  test_every_operator_has_a_rule();
  test_every_rule_has_an_operator();
  test_types_of_schemas();
  test_codes();
  return check_result();
}
