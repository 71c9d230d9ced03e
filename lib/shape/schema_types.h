//===- schema_types.h - which types the parameters of a schema allow ------===//
//
// The schema table says types as text ("tensor(float)", "T"). Here the text is
// bit masks: made for a schema when it is first met, then kept for the process.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_SCHEMA_TYPES_H
#define AIMET_SHAPE_SCHEMA_TYPES_H

#include "string_builder.h"
#include "value_type.h"

#include "schema.h"

/// The forms of types that occur in schemas.
typedef enum aimet_type_form {
  AIMET_FORM_TENSOR,
  AIMET_FORM_SEQUENCE,          ///< seq(tensor(X))
  AIMET_FORM_OPTIONAL,          ///< optional(tensor(X))
  AIMET_FORM_OPTIONAL_SEQUENCE, ///< optional(seq(tensor(X)))
  AIMET_FORM_MAP_OF_INT,        ///< map(int64, X)
  AIMET_FORM_MAP_OF_STRING,     ///< map(string, X)
  AIMET_FORM_SEQUENCE_OF_MAP_OF_INT,
  AIMET_FORM_SEQUENCE_OF_MAP_OF_STRING,
  AIMET_FORM_OTHER, ///< none of these: no schema allows it
} aimet_type_form;

/// A type without its shape. `element` 0: not known.
typedef struct aimet_type_code {
  uint8_t form, element;
} aimet_type_code;

/// A set of types: for each form the data types, bit X for data type X.
typedef struct aimet_type_set {
  uint32_t elements[AIMET_FORM_OTHER];
} aimet_type_set;

/// No schema has more than this many type variables and concrete types (a unit
/// test holds the table to it).
#define AIMET_MAX_TYPE_SLOTS 8
#define AIMET_MAX_TYPE_PARAMETERS 16

/// The types of a schema's parameters. Parameters of one type variable, or of
/// one concrete type, share a slot.
typedef struct aimet_schema_types {
  uint8_t inputs[AIMET_MAX_TYPE_PARAMETERS]; ///< the slot of each parameter
  uint8_t outputs[AIMET_MAX_TYPE_PARAMETERS];
  uint8_t num_slots;
  const char *names[AIMET_MAX_TYPE_SLOTS]; ///< "T", "tensor(int64)"
  aimet_type_set allowed[AIMET_MAX_TYPE_SLOTS];
  /// The only type that is allowed; form OTHER if there are several.
  aimet_type_code only[AIMET_MAX_TYPE_SLOTS];
} aimet_schema_types;

/// The types of a schema of the schema table; never null. Thread-safe.
const aimet_schema_types *aimet_schema_types_of(const aimet_schema *schema);

/// False if the type is not known well enough to have a code.
bool aimet_type_code_of(const aimet_value_type *type, aimet_type_code *out);

/// A type of which the code alone is known; never null, may be shared.
const aimet_value_type *aimet_type_of_code(aimet_arena *arena,
                                           aimet_type_code code);

/// True if the set has the type, or may have it (element not known).
bool aimet_type_set_has(const aimet_type_set *set, aimet_type_code code);

/// True if an operator of the default domain, in the version that the graph of
/// an operation has, can give out a type as its first output.
bool aimet_operator_gives(MlirOperation in_graph, const char *op_type,
                          aimet_type_code code);

/// Appends "float", "sequence(int64)": as people write types without shape.
void aimet_type_code_print(aimet_string_builder *out, aimet_type_code code);

/// Appends "float, double or sequence(int64)".
void aimet_type_set_print(aimet_string_builder *out, const aimet_type_set *set);

#endif // AIMET_SHAPE_SCHEMA_TYPES_H
