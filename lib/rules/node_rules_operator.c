//===- node_rules_operator.c - rules on a node's operator and domain ------===//

#include "node_rules_internal.h"

#include "dialect.h"
#include "op.h"
#include "rule_memory.h"

/// Names that differ in more characters than this are not suggested.
#define SUGGESTION_DISTANCE 3

void aimet_rule_not_empty(aimet_rule_context *c) {
  if (mlirOperationGetNumOperands(c->node) == 0 &&
      mlirOperationGetNumResults(c->node) == 0)
    aimet_rule_error(c, "node has neither inputs nor outputs");
}

void aimet_rule_op_type(aimet_rule_context *c) {
  if (c->type.length == 0 && !c->is_call)
    aimet_rule_error(c, "node has no operator type");
}

void aimet_rule_domain_spelling(aimet_rule_context *c) {
  if (aimet_sv_is(c->domain, "ai.onnx"))
    aimet_rule_error(c, "node spells the default domain \"ai.onnx\", expected "
                        "\"\"");
}

static bool is_default_domain(aimet_string_view domain) {
  return domain.length == 0 || aimet_sv_is(domain, "ai.onnx");
}

static bool lists_domain(MlirAttribute imports, aimet_string_view domain) {
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count; ++i)
    if (aimet_sv_equal(
            aimet_dict_get_string(aimet_array_get(imports, i), "domain"),
            domain))
      return true;
  return false;
}

/// The opset imports that count for a node: its function's, else the model's.
static MlirAttribute imports_of(const aimet_rule_context *c) {
  MlirOperation function = aimet_enclosing_function(c->node);
  if (!mlirOperationIsNull(function)) {
    MlirAttribute message = aimet_op_attr(function, "onnx.function");
    if (!mlirAttributeIsNull(message))
      return aimet_dict_get(message, "opset_import");
  }
  return aimet_op_attr(c->input->module, "onnx.opset_import");
}

/// A domain may be imported with version 0, which is the import's fault.
void aimet_rule_domain_import(aimet_rule_context *c) {
  if (c->version == 0 && !lists_domain(imports_of(c), c->domain))
    aimet_rule_error(c, "domain \"%.*s\" of operator \"%.*s\" is not imported",
                     AIMET_SV(c->domain), AIMET_SV(c->type));
}

/// Operators that ONNX once had as experiments; their nodes are not checked.
static const char *const experimental_operators[] = {
    "ATen",
    "Affine",
    "ConstantFill",
    "Crop",
    "DynamicSlice",
    "GRUUnit",
    "GivenTensorFill",
    "ImageScaler",
    "ParametricSoftplus",
    "Scale",
    "ScaledTanh",
};

static bool is_experimental(const aimet_rule_context *c) {
  size_t count = sizeof experimental_operators / sizeof *experimental_operators;
  if (!is_default_domain(c->domain))
    return false;
  for (size_t i = 0; i < count; ++i)
    if (aimet_sv_is(c->type, experimental_operators[i]))
      return true;
  return false;
}

void aimet_rule_not_experimental(aimet_rule_context *c) {
  if (is_experimental(c))
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "operator \"%.*s\" is experimental", AIMET_SV(c->type));
}

/// The nearest operator of a domain that the version has; null if none is near.
static const char *nearest_operator(aimet_string_view domain,
                                    aimet_string_view type, int64_t version) {
  size_t count, best_distance = SUGGESTION_DISTANCE + 1;
  const aimet_schema *table = aimet_schema_table(&count);
  const char *best = NULL;
  for (size_t i = 0; i < count; ++i) {
    if (table[i].since_version > version ||
        !aimet_sv_equal(aimet_sv(table[i].domain), domain))
      continue;
    size_t distance = aimet_sv_distance(type, aimet_sv(table[i].name));
    if (distance < best_distance) {
      best = table[i].name;
      best_distance = distance;
    }
  }
  return best;
}

/// The same, looked for once for each operator: models may have many nodes of
/// one that does not exist.
static const char *known_nearest(const aimet_rule_context *c,
                                 aimet_string_view domain) {
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  bool is_new;
  aimet_sb_append(&key, domain);
  aimet_sb_append_char(&key, ':');
  aimet_sb_append(&key, c->type);
  aimet_map_entry *entry = aimet_string_map_insert(
      c->input->memory->nearest, aimet_sb_view(&key), &is_new);
  if (is_new)
    entry->value.const_pointer = nearest_operator(domain, c->type, c->version);
  aimet_sb_deinit(&key);
  return entry->value.const_pointer;
}

/// The first version of a domain that has the operator; 0 if none has.
static int32_t first_version(aimet_string_view domain, aimet_string_view type) {
  size_t count;
  const aimet_schema *table = aimet_schema_table(&count);
  for (size_t i = 0; i < count; ++i)
    if (aimet_sv_is(type, table[i].name) &&
        aimet_sv_is(domain, table[i].domain))
      return table[i].since_version;
  return 0;
}

static void report_unknown(aimet_rule_context *c, aimet_severity severity,
                           aimet_string_view domain) {
  int32_t first = first_version(domain, c->type);
  const char *nearest = first ? NULL : known_nearest(c, domain);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (first)
    aimet_sb_appendf(&text, ", it came with opset %d", (int)first);
  else if (nearest)
    aimet_sb_appendf(&text, ", did you mean \"%s\"?", nearest);
  aimet_rule_report(
      c, severity, aimet_sv(""),
      first ? "export the model with a newer opset" : NULL,
      "operator \"%.*s\" does not exist in opset %lld of domain \"%.*s\"%s",
      AIMET_SV(c->type), (long long)c->version, AIMET_SV(domain),
      text.data ? text.data : "");
  aimet_sb_deinit(&text);
}

/// Only domains that ONNX defines have known operators. In those of its
/// previews the checker lets unknown ones through.
void aimet_rule_operator_exists(aimet_rule_context *c) {
  aimet_string_view domain =
      is_default_domain(c->domain) ? aimet_sv("") : c->domain;
  if (c->schema || c->is_call || c->version <= 0 || c->type.length == 0 ||
      aimet_schema_domain_version(domain) == 0 || is_experimental(c))
    return;
  bool is_preview = aimet_sv_starts_with(domain, aimet_sv("ai.onnx.preview"));
  report_unknown(c, is_preview ? AIMET_SEVERITY_WARNING : AIMET_SEVERITY_ERROR,
                 domain);
}

void aimet_rule_not_deprecated(aimet_rule_context *c) {
  if (c->schema && c->schema->deprecated)
    aimet_rule_error(c, "operator \"%s\" is deprecated since opset %d",
                     c->schema->name, (int)c->schema->since_version);
}

/// A function's node resolves against the function's imports; the checker wants
/// the imports of the model, or of the first function that has any, to pick the
/// same schema.
void aimet_rule_function_opset(aimet_rule_context *c) {
  MlirOperation function = aimet_enclosing_function(c->node);
  if (c->is_call || mlirOperationIsNull(function) ||
      mlirAttributeIsNull(aimet_op_attr(function, "onnx.function")))
    return;
  int64_t version = aimet_opset_version(c->input->module, c->domain);
  if (version == 0)
    version = aimet_local_functions_import(c->input->functions, c->domain);
  if (version == 0 || version == c->version || c->version == 0)
    return;
  if (aimet_schema_find(c->domain, c->type, version) != c->schema)
    aimet_rule_error(c,
                     "function imports opset %lld and the model opset %lld of "
                     "domain \"%.*s\", where operator \"%.*s\" differs",
                     (long long)c->version, (long long)version,
                     AIMET_SV(c->domain), AIMET_SV(c->type));
}
