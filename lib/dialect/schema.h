//===- schema.h - the operator schemas of ONNX ----------------------------===//
//
// The table in schema_table.c is generated (utils/gen_schema_table.py) from the
// `onnx` Python package: every operator of every version and domain.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIALECT_SCHEMA_H
#define AIMET_DIALECT_SCHEMA_H

#include "string_view.h"

#include <stdbool.h>
#include <stdint.h>

/// The newest IR version of the format that this table is of (onnx 1.23).
#define AIMET_NEWEST_IR_VERSION 14

/// AttributeProto.AttributeType, with its numbers.
typedef enum aimet_attribute_type {
  AIMET_ATTRIBUTE_UNDEFINED = 0,
  AIMET_ATTRIBUTE_FLOAT = 1,
  AIMET_ATTRIBUTE_INT = 2,
  AIMET_ATTRIBUTE_STRING = 3,
  AIMET_ATTRIBUTE_TENSOR = 4,
  AIMET_ATTRIBUTE_GRAPH = 5,
  AIMET_ATTRIBUTE_FLOATS = 6,
  AIMET_ATTRIBUTE_INTS = 7,
  AIMET_ATTRIBUTE_STRINGS = 8,
  AIMET_ATTRIBUTE_TENSORS = 9,
  AIMET_ATTRIBUTE_GRAPHS = 10,
  AIMET_ATTRIBUTE_SPARSE_TENSOR = 11,
  AIMET_ATTRIBUTE_SPARSE_TENSORS = 12,
  AIMET_ATTRIBUTE_TYPE_PROTO = 13,
  AIMET_ATTRIBUTE_TYPE_PROTOS = 14,
} aimet_attribute_type;

/// "FLOAT", "INTS", ...; "UNDEFINED" for anything else.
const char *aimet_attribute_type_name(aimet_attribute_type type);

typedef enum aimet_parameter_option {
  AIMET_PARAMETER_SINGLE,
  AIMET_PARAMETER_OPTIONAL,
  AIMET_PARAMETER_VARIADIC,
} aimet_parameter_option;

/// A formal input or output.
typedef struct aimet_schema_parameter {
  const char *name;
  const char *type; ///< type variable ("T") or concrete type ("tensor(int64)")
  aimet_parameter_option option;
  bool homogeneous; ///< of a variadic parameter: all of one type
} aimet_schema_parameter;

typedef struct aimet_schema_attribute {
  const char *name;
  aimet_attribute_type type;
  bool required;
  /// Default as text ("1", "0.5", "NOTSET", "[1, 1]"); null: none.
  const char *default_value;
} aimet_schema_attribute;

typedef struct aimet_type_constraint {
  const char *variable;     ///< "T"
  const char *const *types; ///< "tensor(float)", ...; ended by null
} aimet_type_constraint;

/// An operator as of one version of its domain.
typedef struct aimet_schema {
  const char *domain; ///< "" is the default domain
  const char *name;
  int32_t since_version;
  int32_t min_inputs, max_inputs; ///< INT32_MAX: unbounded
  int32_t min_outputs, max_outputs;
  bool deprecated;
  bool deterministic; ///< false: random
  bool has_function;  ///< defined by a function body
  const aimet_schema_parameter *inputs;
  const aimet_schema_parameter *outputs;
  const aimet_schema_attribute *attributes; ///< sorted by name
  const aimet_type_constraint *constraints;
  uint16_t num_inputs, num_outputs, num_attributes, num_constraints;
} aimet_schema;

/// The schema that `version` of the domain gives an operator: the one with the
/// largest since_version <= version (versions beyond the table use the newest).
/// `ai.onnx` and "" are the same domain. Null if there is none.
const aimet_schema *aimet_schema_find(aimet_string_view domain,
                                      aimet_string_view name, int64_t version);

/// True if some version of the domain has this operator.
bool aimet_schema_is_known(aimet_string_view domain, aimet_string_view name);

/// The domain of an operator in the `onnx` dialect by name alone ("Relu" -> "",
/// "Scaler" -> "ai.onnx.ml"); null if no domain has it.
const char *aimet_schema_domain_of(aimet_string_view name);

/// The attribute of this name, or null.
const aimet_schema_attribute *
aimet_schema_find_attribute(const aimet_schema *schema, aimet_string_view name);

/// The newest version of a domain that the table knows; 0: unknown domain.
int32_t aimet_schema_domain_version(aimet_string_view domain);

/// All schemas, sorted by name, domain, version.
const aimet_schema *aimet_schema_table(size_t *out_count);

#endif // AIMET_DIALECT_SCHEMA_H
