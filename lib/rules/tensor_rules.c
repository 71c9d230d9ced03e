//===- tensor_rules.c - rules on the payloads of tensors ------------------===//

#include "tensor_rules.h"

#include "element_type.h"
#include "ir_version_rules.h"
#include "op.h"
#include "tensor_values.h"

/// TensorProto.DataLocation.EXTERNAL.
#define EXTERNAL 1

#define UNREADABLE                                                             \
  "a reader that does not know this either refuses the tensor or computes "    \
  "with other values"

static const aimet_rule type_rule = {
    "tensor-type", NULL, "no reader knows what the values are",
    "state the tensor's data_type, or remove the tensor"};

static const aimet_rule segment_rule = {
    "tensor-segment", NULL,
    "ONNX has dropped tensors in parts, a reader takes the part for the whole",
    "write the tensor in one piece, without `segment`"};

static const aimet_rule values_rule = {
    "tensor-values", NULL,
    "readers cut such an entry to the bits of its type, each in its own way",
    "write values that the type has, raw_data leaves no doubt"};

static const aimet_rule external_rule = {
    "external-data", NULL, UNREADABLE,
    "set data_location to EXTERNAL and move the data into the file, or remove "
    "external_data"};

static const aimet_rule external_key_rule = {
    "external-data-key", NULL, "readers ignore a key that they do not know",
    "remove the key, known ones are location, offset, length, checksum and "
    "basepath"};

static const aimet_rule metadata_rule = {
    "tensor-metadata", NULL,
    "readers disagree about which of the values counts",
    "remove one of the entries"};

/// A tensor being checked.
typedef struct tensor_check {
  aimet_rule_context context;
  MlirAttribute tensor, proto;
  aimet_string_view name, subject;
  int32_t data_type;
} tensor_check;

//===----------------------------------------------------------------------===//
// One tensor
//===----------------------------------------------------------------------===//

static void check_type(tensor_check *t) {
  t->context.rule = &type_rule;
  if (t->data_type == AIMET_DATA_UNDEFINED)
    aimet_rule_report(&t->context, AIMET_SEVERITY_ERROR, t->name, NULL,
                      "%.*s has no data type", AIMET_SV(t->subject));
}

static void check_segment(tensor_check *t) {
  t->context.rule = &segment_rule;
  if (!mlirAttributeIsNull(aimet_dict_get(t->proto, "segment")))
    aimet_rule_report(&t->context, AIMET_SEVERITY_WARNING, t->name, NULL,
                      "%.*s says that it is a segment of another",
                      AIMET_SV(t->subject));
}

/// onnx.checker looks at FLOAT6 only.
static void check_values(tensor_check *t) {
  aimet_bad_entry bad;
  t->context.rule = &values_rule;
  if (aimet_has_float6_padding(t->context.input, t->tensor, t->data_type))
    aimet_rule_report(&t->context, AIMET_SEVERITY_ERROR, t->name, NULL,
                      "%.*s has bits set behind its last element, expected "
                      "zeros",
                      AIMET_SV(t->subject));
  if (!aimet_find_bad_entry(t->context.input, t->tensor, t->data_type, &bad))
    return;
  bool is_refused = t->data_type == AIMET_DATA_FLOAT6E2M3 ||
                    t->data_type == AIMET_DATA_FLOAT6E3M2;
  aimet_rule_report(
      &t->context, is_refused ? AIMET_SEVERITY_ERROR : AIMET_SEVERITY_WARNING,
      t->name, NULL,
      "%.*s has an entry that is no %s, entry %llu is %lld, expected %lld to "
      "%lld",
      AIMET_SV(t->subject), aimet_data_type_name(t->data_type),
      (unsigned long long)bad.index, (long long)bad.value, (long long)bad.min,
      (long long)bad.max);
}

static bool is_external_key(aimet_string_view key) {
  static const char *const keys[] = {"location", "offset", "length", "checksum",
                                     "basepath"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i)
    if (aimet_sv_is(key, keys[i]))
      return true;
  return false;
}

static void check_external(tensor_check *t) {
  MlirAttribute entries = aimet_dict_get(t->proto, "external_data");
  if (mlirAttributeIsNull(entries))
    return;
  if (aimet_dict_get_int(t->proto, "data_location", 0) != EXTERNAL) {
    t->context.rule = &external_rule;
    aimet_rule_report(&t->context, AIMET_SEVERITY_WARNING, t->name, NULL,
                      "%.*s has external_data but does not say that its data "
                      "is external",
                      AIMET_SV(t->subject));
  }
  t->context.rule = &external_key_rule;
  for (intptr_t i = 0; i < aimet_array_size(entries); ++i) {
    aimet_string_view key =
        aimet_dict_get_string(aimet_array_get(entries, i), "key");
    if (!is_external_key(key))
      aimet_rule_report(&t->context, AIMET_SEVERITY_WARNING, t->name, NULL,
                        "external data of %.*s has the unknown key \"%.*s\"",
                        AIMET_SV(t->subject), AIMET_SV(key));
  }
}

static void check_metadata(tensor_check *t) {
  aimet_string_view key;
  t->context.rule = &metadata_rule;
  if (aimet_metadata_repeats_key(aimet_dict_get(t->proto, "metadata_props"),
                                 &key))
    aimet_rule_report(&t->context, AIMET_SEVERITY_WARNING, t->name, NULL,
                      "metadata key \"%.*s\" of %.*s is given twice",
                      AIMET_SV(key), AIMET_SV(t->subject));
}

static void note_features(const tensor_check *t) {
  const aimet_rule_input *input = t->context.input;
  MlirOperation op = t->context.node;
  if (aimet_dict_get_int(t->proto, "data_location", 0) == EXTERNAL)
    aimet_note_feature(input, AIMET_FEATURE_EXTERNAL_DATA, op);
  if (!mlirAttributeIsNull(aimet_dict_get(t->proto, "metadata_props")))
    aimet_note_feature(input, AIMET_FEATURE_METADATA, op);
}

void aimet_check_tensor(const aimet_rule_input *input, MlirOperation op,
                        MlirAttribute tensor, aimet_string_view name,
                        aimet_string_view subject) {
  MlirType type = aimet_tensor_attribute_type(tensor);
  if (mlirTypeIsNull(type))
    return;
  aimet_note_type(input, type, op);
  if (!mlirAttributeIsADictionary(tensor))
    return; // a plain payload, all of whose elements are values of the type
  tensor_check t = {
      .context = {.input = input, .node = op},
      .tensor = tensor,
      .proto = aimet_dict_get(tensor, "proto"),
      .name = name,
      .subject = subject,
      .data_type = aimet_data_type(mlirShapedTypeGetElementType(type)),
  };
  check_type(&t);
  check_values(&t);
  if (mlirAttributeIsNull(t.proto))
    return;
  check_segment(&t);
  check_external(&t);
  check_metadata(&t);
  note_features(&t);
}

//===----------------------------------------------------------------------===//
// Where tensors are
//===----------------------------------------------------------------------===//

/// `tensor "w"`; in the arena.
static aimet_string_view quoted(aimet_arena *arena, const char *what,
                                aimet_string_view name) {
  return aimet_sv(
      aimet_arena_format(arena, "%s \"%.*s\"", what, AIMET_SV(name)));
}

/// The name of what an initializer defines, or is the default of.
static aimet_string_view initializer_name(const aimet_rule_input *input,
                                          MlirOperation op) {
  if (mlirOperationGetNumOperands(op) > 0)
    return aimet_value_name(mlirOperationGetOperand(op, 0), input->arena);
  return aimet_result_name(op, 0, input->arena);
}

void aimet_check_initializer(const aimet_rule_input *input, MlirOperation op) {
  MlirAttribute value = aimet_op_attr(op, "value");
  if (mlirAttributeIsNull(value))
    return;
  bool is_sparse =
      aimet_operation_kind_of(input, op) == AIMET_OPERATION_SPARSE_INITIALIZER;
  if (!is_sparse && !mlirAttributeIsADictionary(value)) {
    aimet_note_type(input, mlirAttributeGetType(value), op);
    return; // most are so, and need no name
  }
  aimet_string_view name = initializer_name(input, op);
  aimet_string_view subject = quoted(input->arena, "tensor", name);
  if (is_sparse)
    aimet_check_sparse_tensor(input, op, value, name, subject);
  else
    aimet_check_tensor(input, op, value, name, subject);
}

/// One tensor of an attribute: a tensor attribute or a message.
static void check_one(const aimet_rule_context *c, aimet_attribute_type type,
                      MlirAttribute value, aimet_string_view attribute) {
  aimet_string_view subject =
      quoted(c->input->arena, "tensor of attribute", attribute);
  if (mlirAttributeIsNull(value))
    return;
  if (type == AIMET_ATTRIBUTE_SPARSE_TENSOR)
    aimet_check_sparse_tensor(c->input, c->node, value, aimet_sv(""), subject);
  else
    aimet_check_tensor(c->input, c->node, value, aimet_sv(""), subject);
}

static void check_message(const aimet_rule_context *c,
                          const aimet_node_attribute *a) {
  static const struct {
    const char *one, *list;
    aimet_attribute_type type;
  } fields[] = {
      {"t", "tensors", AIMET_ATTRIBUTE_TENSOR},
      {"sparse_tensor", "sparse_tensors", AIMET_ATTRIBUTE_SPARSE_TENSOR},
  };
  for (size_t i = 0; i < sizeof fields / sizeof *fields; ++i) {
    MlirAttribute list = aimet_dict_get(a->value, fields[i].list);
    check_one(c, fields[i].type, aimet_dict_get(a->value, fields[i].one),
              a->name);
    for (intptr_t k = 0; k < aimet_array_size(list); ++k)
      check_one(c, fields[i].type, aimet_array_get(list, k), a->name);
  }
}

void aimet_check_attribute_tensors(const aimet_rule_context *c) {
  for (size_t i = 0; i < c->num_attributes; ++i) {
    const aimet_node_attribute *a = &c->attributes[i];
    if (a->is_message)
      check_message(c, a);
    else if (a->type == AIMET_ATTRIBUTE_TENSOR)
      check_one(c, a->type, a->value, a->name);
  }
}
