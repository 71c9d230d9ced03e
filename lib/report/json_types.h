//===- json_types.h - types and numbers as JSON ---------------------------===//

#ifndef AIMET_REPORT_JSON_TYPES_H
#define AIMET_REPORT_JSON_TYPES_H

#include "json_writer.h"
#include "value_type.h"

/// The name of a TensorProto.DataType in lower case: "float", "int64", ...,
/// "unknown".
typedef struct aimet_element_text {
  char text[24];
} aimet_element_text;
aimet_element_text aimet_element_name(int32_t element);

/// Writes a type, or null for a null pointer (docs/output.md).
void aimet_json_type(aimet_json_writer *writer, const aimet_value_type *type);

/// Writes a number, the text of an expression, or null.
void aimet_json_number(aimet_json_writer *writer, aimet_number number);

/// Members of an object.
void aimet_json_key_type(aimet_json_writer *writer, const char *key,
                         const aimet_value_type *type);
void aimet_json_key_number(aimet_json_writer *writer, const char *key,
                           aimet_number number);

#endif // AIMET_REPORT_JSON_TYPES_H
