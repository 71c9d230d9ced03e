//===- exporter.h - what the parts of the export share --------------------===//

#ifndef AIMET_ONNX_EXPORTER_H
#define AIMET_ONNX_EXPORTER_H

#include "codec.h"
#include "ptr_map.h"
#include "string_map.h"
#include "wire_writer.h"

typedef struct aimet_exporter {
  aimet_codec codec;
  aimet_wire_writer *writer;
  MlirSymbolTable functions; ///< of the module
  unsigned body_nesting;     ///< bodies being written
  bool says_provenance;      ///< the module is sealed (provenance.h)
  aimet_arena *names_arena;  ///< of `names`; lives as long as the exporter
  /// Names of arguments, and names made for results that have none; the value
  /// is an aimet_string_view* in names_arena.
  aimet_ptr_map names;
  /// Names made for outputs whose value cannot be an output itself; key:
  /// aimet_export_output_key.
  aimet_string_map *output_names;
} aimet_exporter;

/// Names every value of a function that has no name of its own.
void aimet_export_name_values(aimet_exporter *exporter, MlirOperation function);

/// The name of a value as the model says it; "" for an absent one. May live in
/// the codec's arena.
aimet_string_view aimet_export_value_name(aimet_exporter *exporter,
                                          MlirValue value);

/// The name made for operand `i` of a terminator; false if there is none.
bool aimet_export_made_output_name(const aimet_exporter *exporter,
                                   MlirOperation terminator, intptr_t i,
                                   aimet_string_view *out);

/// Fails the codec if some operation of the function would, by the names of its
/// operands, read other values than it does: ONNX knows values by name only.
void aimet_export_check_names(aimet_exporter *exporter, MlirOperation function);

/// True if ONNX has no name for this value at all (not even an empty one).
bool aimet_export_is_nameless(MlirAttribute value_attributes);

/// A graph or function body with its attributes.
typedef struct aimet_export_body {
  MlirBlock block;
  MlirAttribute inputs, outputs;  ///< arrays of value attributes, or null
  MlirAttribute value_info;       ///< order and stray entries, or null
  MlirAttribute rest;             ///< message attribute of what else it says
  aimet_string_view default_name; ///< of a graph that `rest` does not name
} aimet_export_body;

/// The body of a func.func.
aimet_export_body aimet_export_function_body(MlirOperation function,
                                             const char *rest_attribute);

/// Writes a GraphProto into field `number`.
void aimet_export_graph(aimet_exporter *exporter, uint32_t number,
                        const aimet_export_body *body);

/// Writes a FunctionProto into field `number`.
void aimet_export_function(aimet_exporter *exporter, uint32_t number,
                           const aimet_export_body *body);

/// Writes a NodeProto into field `number`.
void aimet_export_node(aimet_exporter *exporter, uint32_t number,
                       MlirOperation op);

#endif // AIMET_ONNX_EXPORTER_H
