//===- attribute_values.c - string attributes with a closed set of values -===//
//
// Schemas do not say which values a string attribute may have, documentation
// does. A row holds from its version on, until the next row of the same
// operator and attribute.
//
//===----------------------------------------------------------------------===//

#include "attribute_values.h"

#include "op.h"

#include <strings.h>

struct aimet_choice {
  const char *name; ///< of the operator; its rows stand together
  const char *attribute;
  int32_t since_version;
  const char *const *values; ///< ended by null
};

#define VALUES(...) ((const char *const[]){__VA_ARGS__, NULL})

#define AUTO_PAD VALUES("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID")
#define DIRECTION VALUES("forward", "reverse", "bidirectional")
#define ACTIVATIONS                                                            \
  VALUES("Relu", "Tanh", "Sigmoid", "Affine", "LeakyRelu", "ThresholdedRelu",  \
         "ScaledTanh", "HardSigmoid", "Elu", "Softsign", "Softplus")
#define LOSS_REDUCTION VALUES("none", "sum", "mean")
#define POST_TRANSFORM                                                         \
  VALUES("NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT")
#define KERNEL VALUES("LINEAR", "POLY", "RBF", "SIGMOID")
#define NODE_MODES                                                             \
  VALUES("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ",    \
         "BRANCH_NEQ", "LEAF")

/// No two domains have an operator of one name with string attributes.
static const aimet_choice choices[] = {
    {"AveragePool", "auto_pad", 1, AUTO_PAD},
    {"BitShift", "direction", 11, VALUES("LEFT", "RIGHT")},
    {"Cast", "round_mode", 24, VALUES("up", "down", "nearest")},
    {"CastLike", "round_mode", 24, VALUES("up", "down", "nearest")},
    {"CastMap", "cast_to", 1, VALUES("TO_FLOAT", "TO_STRING", "TO_INT64")},
    {"CastMap", "map_form", 1, VALUES("DENSE", "SPARSE")},
    {"CausalConvWithState", "activation", 27, VALUES("silu", "swish", "none")},
    {"Conv", "auto_pad", 1, AUTO_PAD},
    {"ConvInteger", "auto_pad", 10, AUTO_PAD},
    {"ConvTranspose", "auto_pad", 1, AUTO_PAD},
    {"DepthToSpace", "mode", 11, VALUES("DCR", "CRD")},
    // The default of version 1 is misspelled in its schema.
    {"GRU", "direction", 1,
     VALUES("forward", "reverse", "bidirectional", "foward")},
    {"GRU", "direction", 3, DIRECTION},
    {"GRU", "activations", 1, ACTIVATIONS},
    {"Gelu", "approximate", 20, VALUES("none", "tanh")},
    {"GridSample", "mode", 16, VALUES("bilinear", "nearest", "bicubic")},
    {"GridSample", "mode", 20, VALUES("linear", "nearest", "cubic")},
    {"GridSample", "padding_mode", 16, VALUES("zeros", "border", "reflection")},
    {"ImageDecoder", "pixel_format", 20, VALUES("RGB", "BGR", "Grayscale")},
    {"LSTM", "direction", 1, DIRECTION},
    {"LSTM", "activations", 1, ACTIVATIONS},
    {"LinearAttention", "update_rule", 27,
     VALUES("linear", "gated", "delta", "gated_delta")},
    {"LinearClassifier", "post_transform", 1, POST_TRANSFORM},
    {"LinearRegressor", "post_transform", 1, POST_TRANSFORM},
    {"LpPool", "auto_pad", 1, AUTO_PAD},
    {"MaxPool", "auto_pad", 1, AUTO_PAD},
    {"Momentum", "mode", 1, VALUES("nesterov", "standard")},
    {"NegativeLogLikelihoodLoss", "reduction", 12, LOSS_REDUCTION},
    {"Normalizer", "norm", 1, VALUES("MAX", "L1", "L2")},
    {"Pad", "mode", 1, VALUES("constant", "reflect", "edge")},
    {"Pad", "mode", 19, VALUES("constant", "reflect", "edge", "wrap")},
    {"QLinearConv", "auto_pad", 10, AUTO_PAD},
    {"RNN", "direction", 1, DIRECTION},
    {"RNN", "activations", 1, ACTIVATIONS},
    {"Resize", "mode", 10, VALUES("nearest", "linear")},
    {"Resize", "mode", 11, VALUES("nearest", "linear", "cubic")},
    {"Resize", "nearest_mode", 11,
     VALUES("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")},
    {"Resize", "coordinate_transformation_mode", 11,
     VALUES("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric",
            "tf_half_pixel_for_nn", "tf_crop_and_resize")},
    {"Resize", "coordinate_transformation_mode", 13,
     VALUES("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric",
            "tf_crop_and_resize")},
    {"Resize", "coordinate_transformation_mode", 19,
     VALUES("half_pixel", "half_pixel_symmetric", "pytorch_half_pixel",
            "align_corners", "asymmetric", "tf_crop_and_resize")},
    {"Resize", "keep_aspect_ratio_policy", 18,
     VALUES("stretch", "not_larger", "not_smaller")},
    {"RoiAlign", "mode", 10, VALUES("avg", "max")},
    {"RoiAlign", "coordinate_transformation_mode", 16,
     VALUES("half_pixel", "output_half_pixel")},
    {"SVMClassifier", "kernel_type", 1, KERNEL},
    {"SVMClassifier", "post_transform", 1, POST_TRANSFORM},
    {"SVMRegressor", "kernel_type", 1, KERNEL},
    {"SVMRegressor", "post_transform", 1, POST_TRANSFORM},
    {"ScatterElements", "reduction", 16, VALUES("none", "add", "mul")},
    {"ScatterElements", "reduction", 18,
     VALUES("none", "add", "mul", "max", "min")},
    {"ScatterND", "reduction", 16, VALUES("none", "add", "mul")},
    {"ScatterND", "reduction", 18, VALUES("none", "add", "mul", "max", "min")},
    {"SoftmaxCrossEntropyLoss", "reduction", 12, LOSS_REDUCTION},
    {"SpaceToDepth", "mode", 28, VALUES("DCR", "CRD")},
    {"StringNormalizer", "case_change_action", 10,
     VALUES("LOWER", "UPPER", "NONE")},
    {"TensorScatter", "mode", 24, VALUES("linear", "circular")},
    {"TfIdfVectorizer", "mode", 9, VALUES("TF", "IDF", "TFIDF")},
    {"TreeEnsembleClassifier", "post_transform", 1, POST_TRANSFORM},
    {"TreeEnsembleClassifier", "nodes_modes", 1, NODE_MODES},
    {"TreeEnsembleRegressor", "post_transform", 1, POST_TRANSFORM},
    {"TreeEnsembleRegressor", "nodes_modes", 1, NODE_MODES},
    {"TreeEnsembleRegressor", "aggregate_function", 1,
     VALUES("AVERAGE", "SUM", "MIN", "MAX")},
    {"Upsample", "mode", 1, VALUES("nearest", "bilinear")},
    {"Upsample", "mode", 7, VALUES("nearest", "linear")},
    {NULL, NULL, 0, NULL},
};

const aimet_choice *aimet_choices_find(const aimet_schema *schema) {
  for (const aimet_choice *choice = choices; choice->name; ++choice)
    if (strcmp(choice->name, schema->name) == 0)
      return choice;
  return NULL;
}

/// The row of an attribute that holds for the node's version; null: any value
/// is good.
static const aimet_choice *find_row(const aimet_rule_context *c,
                                    aimet_string_view attribute) {
  const aimet_choice *found = NULL;
  for (const aimet_choice *row = c->choices;
       row->name && strcmp(row->name, c->schema->name) == 0; ++row)
    if (aimet_sv_is(attribute, row->attribute) &&
        row->since_version <= c->schema->since_version)
      found = row;
  return found;
}

typedef enum match { NO_MATCH, OTHER_CASE, MATCH } match;

static match find_value(const aimet_choice *row, aimet_string_view value) {
  match best = NO_MATCH;
  for (const char *const *allowed = row->values; *allowed; ++allowed) {
    if (aimet_sv_is(value, *allowed))
      return MATCH;
    if (value.length == strlen(*allowed) &&
        strncasecmp(value.data, *allowed, value.length) == 0)
      best = OTHER_CASE;
  }
  return best;
}

/// Operators of which ONNX Runtime's kernels take the values of their own
/// version only.
static bool is_strict(const aimet_choice *row) {
  static const char *const names[] = {"GRU", "GridSample", "Upsample"};
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
    if (strcmp(row->name, names[i]) == 0)
      return true;
  return false;
}

/// True if some version of the operator has the value.
static bool has_in_any_version(const aimet_rule_context *c,
                               const aimet_choice *now,
                               aimet_string_view value) {
  for (const aimet_choice *row = c->choices;
       row->name && strcmp(row->name, now->name) == 0; ++row)
    if (strcmp(row->attribute, now->attribute) == 0 &&
        find_value(row, value) == MATCH)
      return true;
  return false;
}

/// What runtimes take nonetheless is a warning: values of other versions, names
/// of activations in another case, an empty `auto_pad` for NOTSET.
static aimet_severity severity_of(const aimet_rule_context *c,
                                  const aimet_choice *row,
                                  aimet_string_view value, match how) {
  bool is_activation = strcmp(row->attribute, "activations") == 0;
  bool is_empty_pad =
      value.length == 0 && strcmp(row->attribute, "auto_pad") == 0;
  bool is_taken = how == OTHER_CASE
                      ? is_activation && strcmp(row->name, "RNN") != 0
                      : !is_strict(row) && has_in_any_version(c, row, value);
  return is_taken || is_empty_pad ? AIMET_SEVERITY_WARNING
                                  : AIMET_SEVERITY_ERROR;
}

/// False if the value is reported.
static bool check_value(aimet_rule_context *c, const aimet_choice *row,
                        aimet_string_view value) {
  match how = find_value(row, value);
  if (how == MATCH)
    return true;
  aimet_string_builder expected = AIMET_STRING_BUILDER_INIT;
  for (const char *const *allowed = row->values; *allowed; ++allowed)
    aimet_sb_appendf(&expected, "%s\"%s\"",
                     allowed == row->values ? ""
                     : allowed[1]           ? ", "
                                            : " or ",
                     *allowed);
  aimet_rule_report(c, severity_of(c, row, value, how), aimet_sv(""), NULL,
                    "attribute \"%s\" of operator \"%s\" has an unknown value, "
                    "got \"%.*s\", expected %s",
                    row->attribute, c->schema->name, AIMET_SV(value),
                    expected.data);
  aimet_sb_deinit(&expected);
  return false;
}

/// Only the first wrong one is reported: a tree has thousands of nodes.
static void check_list(aimet_rule_context *c, const aimet_choice *row,
                       MlirAttribute list) {
  aimet_string_view value;
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    if (aimet_attr_get_string(aimet_array_get(list, i), &value) &&
        !check_value(c, row, value))
      return;
}

/// The string or strings of an attribute, from whichever form.
static MlirAttribute strings_of(const aimet_node_attribute *a) {
  if (!a->is_message)
    return a->value;
  MlirAttribute one = aimet_dict_get(a->value, "s");
  return mlirAttributeIsNull(one) ? aimet_dict_get(a->value, "strings") : one;
}

void aimet_rule_attribute_choice(aimet_rule_context *c) {
  for (size_t i = 0; c->choices && i < c->num_attributes; ++i) {
    const aimet_choice *row = find_row(c, c->attributes[i].name);
    MlirAttribute strings = strings_of(&c->attributes[i]);
    aimet_string_view value;
    if (!row)
      continue;
    if (aimet_attr_get_string(strings, &value))
      check_value(c, row, value);
    else
      check_list(c, row, strings);
  }
}
