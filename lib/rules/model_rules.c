//===- model_rules.c - what ONNX demands of a model as a whole ------------===//

#include "model_rules.h"

#include "annotation_rules.h"
#include "dialect.h"
#include "ir_version_rules.h"
#include "node_rules_internal.h"
#include "op.h"
#include "string_map.h"

/// The first IR version whose models name the opsets that they use.
#define IR_VERSION_WITH_OPSETS 3

static void check_ir_version(aimet_rule_context *c) {
  long long version = (long long)c->input->ir_version;
  if (aimet_model_is_bare(c->node))
    return;
  if (mlirAttributeIsNull(aimet_op_attr(c->node, "onnx.ir_version")))
    aimet_rule_error(c, "the model states no IR version");
  else if (version < 1 || version > AIMET_NEWEST_IR_VERSION)
    aimet_rule_error(c,
                     "IR version is out of range, got %lld, expected 1 to %d",
                     version, AIMET_NEWEST_IR_VERSION);
}

static void check_opset_presence(aimet_rule_context *c) {
  bool has_imports =
      aimet_array_size(aimet_op_attr(c->node, "onnx.opset_import")) > 0;
  int64_t version = c->input->ir_version;
  if (version >= IR_VERSION_WITH_OPSETS && !has_imports)
    aimet_rule_error(c, "the model imports no operator set");
  else if (version >= 1 && version < IR_VERSION_WITH_OPSETS && has_imports)
    aimet_rule_error(c,
                     "the model imports operator sets at IR version %lld, "
                     "expected none before %d",
                     (long long)version, IR_VERSION_WITH_OPSETS);
}

static void check_opset_version(aimet_rule_context *c, aimet_string_view domain,
                                int64_t version) {
  int32_t newest = aimet_schema_domain_version(domain);
  if (version > INT32_MAX || version < INT32_MIN || (newest && version < 1))
    aimet_rule_error(c,
                     "version of operator set \"%.*s\" is out of range, got "
                     "%lld",
                     AIMET_SV(domain), (long long)version);
  else if (version < 1)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "version of operator set \"%.*s\" is not positive, got "
                      "%lld",
                      AIMET_SV(domain), (long long)version);
  else if (newest && version > newest)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "version %lld of operator set \"%.*s\" is not known, "
                      "nodes are checked against version %d",
                      (long long)version, AIMET_SV(domain), (int)newest);
}

/// The default domain has two spellings.
static aimet_string_view usual_spelling(aimet_string_view domain) {
  return aimet_sv_is(domain, "ai.onnx") ? aimet_sv("") : domain;
}

/// One list of imports, of the model or of a local function.
static void check_imports(aimet_rule_context *c, MlirAttribute imports) {
  aimet_string_map *seen = aimet_string_map_create();
  intptr_t count = aimet_array_size(imports);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    aimet_string_view domain = aimet_dict_get_string(entry, "domain");
    int64_t version = aimet_dict_get_int(entry, "version", 0);
    check_opset_version(c, domain, version);
    bool is_new;
    aimet_map_entry *first =
        aimet_string_map_insert(seen, usual_spelling(domain), &is_new);
    if (is_new)
      first->value.number = (uint64_t)version;
    else
      aimet_rule_report(
          c,
          first->value.number == (uint64_t)version ? AIMET_SEVERITY_WARNING
                                                   : AIMET_SEVERITY_ERROR,
          aimet_sv(""), NULL,
          "operator set \"%.*s\" is imported twice, as version %lld and %lld",
          AIMET_SV(domain), (long long)first->value.number, (long long)version);
  }
  aimet_string_map_destroy(seen);
}

static void check_opset_versions(aimet_rule_context *c) {
  MlirOperation module = c->node;
  check_imports(c, aimet_op_attr(module, "onnx.opset_import"));
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    c->node = op;
    check_imports(
        c, aimet_dict_get(aimet_op_attr(op, "onnx.function"), "opset_import"));
  }
}

static void check_metadata(aimet_rule_context *c) {
  aimet_string_view key;
  if (aimet_metadata_repeats_key(aimet_op_attr(c->node, "onnx.metadata_props"),
                                 &key))
    aimet_rule_error(c, "metadata key \"%.*s\" is given twice", AIMET_SV(key));
}

static void check_has_graph(aimet_rule_context *c) {
  if (mlirOperationIsNull(aimet_main_function(c->node)))
    aimet_rule_error(c, "the model has no graph");
}

static const aimet_rule rules[] = {
    {"ir-version", check_ir_version,
     "readers choose by the IR version how to read the model",
     "export the model anew with an IR version that is known"},
    {"opset-imports", check_opset_presence,
     "the meaning of each operator depends on the version of its operator set",
     "state opset_import as the IR version wants it"},
    {"opset-version", check_opset_versions,
     "the meaning of each operator depends on the version of its operator set",
     "import each operator set once, with a version that exists"},
    {"model-metadata", check_metadata,
     "readers disagree about which of the values counts",
     "remove one of the entries"},
    {"no-graph", check_has_graph, "there is nothing to run",
     "export the model anew"},
};

void aimet_check_model(const aimet_rule_input *input) {
  for (size_t i = 0; i < sizeof rules / sizeof *rules; ++i) {
    aimet_rule_context context =
        aimet_rule_context_of(input, &rules[i], input->module);
    rules[i].check(&context);
  }
  aimet_check_local_functions(input);
  aimet_check_device_configurations(input);
  aimet_note_model_features(input);
}
