//===- node_rules_attributes.c - rules on the attributes of nodes ---------===//
//
// A node's attributes are the MLIR attributes under their own names, one graph
// for each region, and the message attributes in `onnx.attributes`
// (docs/dialect.md). The rules see them all alike.
//
//===----------------------------------------------------------------------===//

#include "node_rules_internal.h"

#include "alloc.h"
#include "op.h"
#include "string_map.h"
#include "weights.h"

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

static const char *const reserved_names[] = {
    "onnx_node_name",
    "domain_name",
    "function_name",
    "callee",
};

static bool is_reserved(aimet_string_view name) {
  if (aimet_sv_starts_with(name, aimet_sv("onnx.")) ||
      aimet_sv_starts_with(name, aimet_sv("aimet.")))
    return true;
  for (size_t i = 0; i < sizeof reserved_names / sizeof *reserved_names; ++i)
    if (aimet_sv_is(name, reserved_names[i]))
      return true;
  return false;
}

static aimet_attribute_type list_type_of(MlirAttribute element) {
  if (mlirAttributeIsAString(element))
    return AIMET_ATTRIBUTE_STRINGS;
  if (mlirAttributeIsAFloat(element))
    return AIMET_ATTRIBUTE_FLOATS;
  if (mlirAttributeIsAInteger(element))
    return AIMET_ATTRIBUTE_INTS;
  return AIMET_ATTRIBUTE_UNDEFINED;
}

/// The type of a list written as an array; UNDEFINED if elements differ.
static aimet_attribute_type array_type(MlirAttribute array) {
  intptr_t count = mlirArrayAttrGetNumElements(array);
  aimet_attribute_type type = AIMET_ATTRIBUTE_UNDEFINED;
  for (intptr_t i = 0; i < count; ++i) {
    aimet_attribute_type element =
        list_type_of(mlirArrayAttrGetElement(array, i));
    if (i > 0 && element != type)
      return AIMET_ATTRIBUTE_UNDEFINED;
    type = element;
  }
  return type;
}

/// The AttributeType of an MLIR attribute; UNDEFINED if ONNX has none for it.
static aimet_attribute_type natural_type(MlirAttribute value) {
  if (mlirAttributeIsAInteger(value))
    return AIMET_ATTRIBUTE_INT;
  if (mlirAttributeIsAFloat(value))
    return AIMET_ATTRIBUTE_FLOAT;
  if (mlirAttributeIsAString(value))
    return AIMET_ATTRIBUTE_STRING;
  if (mlirAttributeIsADenseI64Array(value) ||
      mlirAttributeIsADenseI32Array(value))
    return AIMET_ATTRIBUTE_INTS;
  if (mlirAttributeIsADenseF32Array(value) ||
      mlirAttributeIsADenseF64Array(value))
    return AIMET_ATTRIBUTE_FLOATS;
  if (mlirAttributeIsAArray(value))
    return array_type(value);
  if (mlirAttributeIsAType(value))
    return AIMET_ATTRIBUTE_TYPE_PROTO;
  if (aimet_is_tensor_attribute(value))
    return AIMET_ATTRIBUTE_TENSOR;
  return AIMET_ATTRIBUTE_UNDEFINED;
}

static aimet_node_attribute from_natural(MlirNamedAttribute named) {
  aimet_attribute_type type = natural_type(named.attribute);
  return (aimet_node_attribute){
      .name = aimet_view(mlirIdentifierStr(named.name)),
      .value = named.attribute,
      .type = type,
      .stated_type = (int64_t)type,
      .value_type = type,
      .num_values = 1,
      .is_list_of_anything = mlirAttributeIsAArray(named.attribute) &&
                             aimet_array_size(named.attribute) == 0,
  };
}

/// The fields of AttributeProto that hold a value.
static const struct {
  const char *field;
  aimet_attribute_type type;
} value_fields[] = {
    {"f", AIMET_ATTRIBUTE_FLOAT},
    {"i", AIMET_ATTRIBUTE_INT},
    {"s", AIMET_ATTRIBUTE_STRING},
    {"t", AIMET_ATTRIBUTE_TENSOR},
    {"g", AIMET_ATTRIBUTE_GRAPH},
    {"floats", AIMET_ATTRIBUTE_FLOATS},
    {"ints", AIMET_ATTRIBUTE_INTS},
    {"strings", AIMET_ATTRIBUTE_STRINGS},
    {"tensors", AIMET_ATTRIBUTE_TENSORS},
    {"graphs", AIMET_ATTRIBUTE_GRAPHS},
    {"sparse_tensor", AIMET_ATTRIBUTE_SPARSE_TENSOR},
    {"sparse_tensors", AIMET_ATTRIBUTE_SPARSE_TENSORS},
    {"tp", AIMET_ATTRIBUTE_TYPE_PROTO},
    {"type_protos", AIMET_ATTRIBUTE_TYPE_PROTOS},
};

static aimet_node_attribute from_message(MlirAttribute message) {
  int64_t stated = aimet_dict_get_int(message, "type", 0);
  bool is_known = stated > 0 && stated <= AIMET_ATTRIBUTE_TYPE_PROTOS;
  aimet_node_attribute attribute = {
      .name = aimet_dict_get_string(message, "name"),
      .value = message,
      .type =
          is_known ? (aimet_attribute_type)stated : AIMET_ATTRIBUTE_UNDEFINED,
      .stated_type = stated,
      .is_message = true,
      .reference = aimet_dict_get_string(message, "ref_attr_name"),
  };
  for (size_t i = 0; i < sizeof value_fields / sizeof *value_fields; ++i) {
    if (mlirAttributeIsNull(aimet_dict_get(message, value_fields[i].field)))
      continue;
    attribute.value_type = value_fields[i].type;
    ++attribute.num_values;
  }
  return attribute;
}

/// The attribute of a region; `attribute_proto` says what else its message
/// holds, its type included, where that is anything unusual.
static aimet_node_attribute from_region(MlirOperation node, intptr_t i,
                                        bool is_list) {
  aimet_attribute_type type =
      is_list ? AIMET_ATTRIBUTE_GRAPHS : AIMET_ATTRIBUTE_GRAPH;
  MlirAttribute rest =
      aimet_dict_get(aimet_array_get(aimet_op_attr(node, "onnx.graphs"), i),
                     "attribute_proto");
  aimet_node_attribute attribute = {.type = type, .stated_type = (int64_t)type};
  if (!mlirAttributeIsNull(rest))
    attribute = from_message(rest);
  attribute.name = aimet_region_attribute_name(node, i);
  attribute.value_type = type;
  ++attribute.num_values;
  return attribute;
}

/// Adds the attributes that regions hold. Regions marked `list` that follow
/// each other with one name are the graphs of one attribute.
static void add_regions(MlirOperation node, aimet_node_attribute *attributes,
                        size_t *count) {
  MlirAttribute graphs = aimet_op_attr(node, "onnx.graphs");
  intptr_t num_regions = mlirOperationGetNumRegions(node);
  bool follows_list = false;
  for (intptr_t i = 0; i < num_regions; ++i) {
    bool is_list = !mlirAttributeIsNull(
        aimet_dict_get(aimet_array_get(graphs, i), "list"));
    aimet_node_attribute attribute = from_region(node, i, is_list);
    if (!is_list || !follows_list ||
        !aimet_sv_equal(attributes[*count - 1].name, attribute.name))
      attributes[(*count)++] = attribute;
    follows_list = is_list;
  }
}

aimet_node_attribute *aimet_node_attributes(MlirOperation node,
                                            size_t *out_count) {
  MlirAttribute messages = aimet_op_attr(node, "onnx.attributes");
  intptr_t num_natural = aimet_op_attr_count(node);
  intptr_t num_regions = mlirOperationGetNumRegions(node);
  intptr_t num_messages = aimet_array_size(messages);
  size_t count = 0;
  aimet_node_attribute *attributes = aimet_calloc(
      (size_t)num_natural + (size_t)num_regions + (size_t)num_messages,
      sizeof *attributes);
  for (intptr_t i = 0; i < num_natural; ++i) {
    MlirNamedAttribute named = aimet_op_attr_at(node, i);
    if (!is_reserved(aimet_view(mlirIdentifierStr(named.name))))
      attributes[count++] = from_natural(named);
  }
  add_regions(node, attributes, &count);
  for (intptr_t i = 0; i < num_messages; ++i) {
    MlirAttribute message = aimet_array_get(messages, i);
    if (mlirAttributeIsADictionary(message))
      attributes[count++] = from_message(message);
  }
  *out_count = count;
  return attributes;
}

//===----------------------------------------------------------------------===//
// Rules on any attribute
//===----------------------------------------------------------------------===//

/// The first IR version whose attributes must state their type.
#define IR_VERSION_WITH_ATTRIBUTE_TYPES 2

static bool needs_one_message(aimet_attribute_type type) {
  return type == AIMET_ATTRIBUTE_TENSOR || type == AIMET_ATTRIBUTE_GRAPH ||
         type == AIMET_ATTRIBUTE_TYPE_PROTO ||
         type == AIMET_ATTRIBUTE_SPARSE_TENSOR;
}

static void check_stated_type(aimet_rule_context *c,
                              const aimet_node_attribute *a) {
  if (a->type != AIMET_ATTRIBUTE_UNDEFINED) {
    if (a->num_values == 1 && a->value_type != a->type)
      aimet_rule_error(c, "attribute \"%.*s\" says %s but holds %s",
                       AIMET_SV(a->name), aimet_attribute_type_name(a->type),
                       aimet_attribute_type_name(a->value_type));
    else if (a->num_values == 0 && !a->reference.length &&
             needs_one_message(a->type))
      aimet_rule_error(c, "attribute \"%.*s\" says %s but holds no value",
                       AIMET_SV(a->name), aimet_attribute_type_name(a->type));
  } else if (a->stated_type != 0) {
    aimet_rule_error(c, "attribute \"%.*s\" has unknown type %lld",
                     AIMET_SV(a->name), (long long)a->stated_type);
  } else if (!a->is_message) {
    if (!a->is_list_of_anything)
      aimet_rule_error(c, "attribute \"%.*s\" has no form in ONNX",
                       AIMET_SV(a->name));
  } else if (c->input->ir_version >= IR_VERSION_WITH_ATTRIBUTE_TYPES) {
    aimet_rule_error(c, "attribute \"%.*s\" has no type", AIMET_SV(a->name));
  }
}

static void check_given_once(aimet_rule_context *c,
                             const aimet_node_attribute *attributes,
                             size_t count) {
  aimet_string_map *seen = aimet_string_map_create();
  for (size_t i = 0; i < count; ++i) {
    aimet_map_entry *entry =
        aimet_string_map_insert(seen, attributes[i].name, NULL);
    if (++entry->value.number == 2 && attributes[i].name.length)
      aimet_rule_error(c, "attribute \"%.*s\" is given twice",
                       AIMET_SV(attributes[i].name));
  }
  aimet_string_map_destroy(seen);
}

void aimet_rule_attribute_form(aimet_rule_context *c) {
  for (size_t i = 0; i < c->num_attributes; ++i) {
    const aimet_node_attribute *a = &c->attributes[i];
    if (a->name.length == 0)
      aimet_rule_error(c, "an attribute has no name");
    if (a->num_values > 1)
      aimet_rule_error(c, "attribute \"%.*s\" holds %u values, expected one",
                       AIMET_SV(a->name), a->num_values);
    check_stated_type(c, a);
  }
  // Names of MLIR attributes are unique.
  if (aimet_array_size(aimet_op_attr(c->node, "onnx.attributes")) ||
      mlirOperationGetNumRegions(c->node))
    check_given_once(c, c->attributes, c->num_attributes);
}

//===----------------------------------------------------------------------===//
// Rules of the schema
//===----------------------------------------------------------------------===//

/// LayerNormalization 17, the only one, is registered so that any attribute
/// passes; names that begin with `__` are for internal use everywhere.
static bool allows_unknown(const aimet_rule_context *c,
                           aimet_string_view name) {
  return aimet_sv_starts_with(name, aimet_sv("__")) ||
         (aimet_sv_is(c->type, "LayerNormalization") &&
          c->schema->since_version == 17);
}

static const aimet_schema_attribute *
nearest_attribute(const aimet_schema *schema, aimet_string_view name) {
  const aimet_schema_attribute *best = NULL;
  size_t best_distance = 3;
  for (size_t i = 0; i < schema->num_attributes; ++i) {
    size_t distance =
        aimet_sv_distance(name, aimet_sv(schema->attributes[i].name));
    if (distance < best_distance) {
      best = &schema->attributes[i];
      best_distance = distance;
    }
  }
  return best;
}

static void report_unknown_attribute(aimet_rule_context *c,
                                     aimet_string_view name) {
  const aimet_schema_attribute *nearest = nearest_attribute(c->schema, name);
  if (nearest)
    aimet_rule_error(c,
                     "operator \"%s\" of opset %lld has no attribute "
                     "\"%.*s\", did you mean \"%s\"?",
                     c->schema->name, (long long)c->version, AIMET_SV(name),
                     nearest->name);
  else
    aimet_rule_error(c,
                     "operator \"%s\" of opset %lld has no attribute "
                     "\"%.*s\"",
                     c->schema->name, (long long)c->version, AIMET_SV(name));
}

void aimet_rule_attribute_known(aimet_rule_context *c) {
  for (size_t i = 0; c->schema && i < c->num_attributes; ++i) {
    aimet_string_view name = c->attributes[i].name;
    if (name.length && !aimet_schema_find_attribute(c->schema, name) &&
        !allows_unknown(c, name))
      report_unknown_attribute(c, name);
  }
}

static bool is_list(aimet_attribute_type type) {
  switch (type) {
  case AIMET_ATTRIBUTE_FLOATS:
  case AIMET_ATTRIBUTE_INTS:
  case AIMET_ATTRIBUTE_STRINGS:
  case AIMET_ATTRIBUTE_TENSORS:
  case AIMET_ATTRIBUTE_GRAPHS:
  case AIMET_ATTRIBUTE_SPARSE_TENSORS:
  case AIMET_ATTRIBUTE_TYPE_PROTOS:
    return true;
  default:
    return false;
  }
}

void aimet_rule_attribute_type(aimet_rule_context *c) {
  for (size_t i = 0; c->schema && i < c->num_attributes; ++i) {
    const aimet_node_attribute *a = &c->attributes[i];
    const aimet_schema_attribute *formal =
        aimet_schema_find_attribute(c->schema, a->name);
    aimet_attribute_type got = a->type ? a->type : a->value_type;
    if (!formal || got == AIMET_ATTRIBUTE_UNDEFINED || got == formal->type ||
        (a->is_list_of_anything && is_list(formal->type)))
      continue;
    aimet_rule_error(c,
                     "attribute \"%s\" of operator \"%s\" has wrong type, got "
                     "%s, expected %s",
                     formal->name, c->schema->name,
                     aimet_attribute_type_name(got),
                     aimet_attribute_type_name(formal->type));
  }
}

static bool is_given(const aimet_rule_context *c, const char *name) {
  for (size_t i = 0; i < c->num_attributes; ++i)
    if (aimet_sv_is(c->attributes[i].name, name))
      return true;
  return false;
}

void aimet_rule_attribute_required(aimet_rule_context *c) {
  for (size_t i = 0; c->schema && i < c->schema->num_attributes; ++i) {
    const aimet_schema_attribute *formal = &c->schema->attributes[i];
    if (formal->required && !is_given(c, formal->name))
      aimet_rule_error(c,
                       "required attribute \"%s\" of operator \"%s\" is "
                       "missing",
                       formal->name, c->schema->name);
  }
}

//===----------------------------------------------------------------------===//
// References to attributes of the enclosing function
//===----------------------------------------------------------------------===//

static void check_reference(aimet_rule_context *c,
                            const aimet_node_attribute *a,
                            const aimet_local_function *function) {
  if (!function)
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "attribute \"%.*s\" refers to \"%.*s\" of a function, "
                      "but the node is in none",
                      AIMET_SV(a->name), AIMET_SV(a->reference));
  else if (!aimet_function_declares(function, a->reference))
    aimet_rule_report(c, AIMET_SEVERITY_WARNING, aimet_sv(""), NULL,
                      "attribute \"%.*s\" refers to \"%.*s\", which the "
                      "function does not declare",
                      AIMET_SV(a->name), AIMET_SV(a->reference));
  // onnx.checker asks this in graphs inside nodes only.
  bool is_inside =
      !aimet_op_is(mlirOperationGetParentOperation(c->node), "func.func");
  if (a->num_values)
    aimet_rule_report(c,
                      is_inside ? AIMET_SEVERITY_ERROR : AIMET_SEVERITY_WARNING,
                      aimet_sv(""), NULL,
                      "attribute \"%.*s\" has a value and refers to "
                      "\"%.*s\", expected one of both",
                      AIMET_SV(a->name), AIMET_SV(a->reference));
}

void aimet_rule_attribute_reference(aimet_rule_context *c) {
  for (size_t i = 0; i < c->num_attributes; ++i)
    if (c->attributes[i].reference.length)
      check_reference(
          c, &c->attributes[i],
          aimet_local_functions_of(c->input->functions,
                                   aimet_enclosing_function(c->node)));
}
