//===- importer.h - what the parts of the import share --------------------===//

#ifndef AIMET_ONNX_IMPORTER_H
#define AIMET_ONNX_IMPORTER_H

#include "codec.h"
#include "message_slice.h"
#include "scope.h"
#include "string_map.h"

typedef struct aimet_importer {
  aimet_codec codec;
  aimet_scope *scope; ///< of the main graph or function at hand
  aimet_string_map
      *functions; ///< key: domain NUL name NUL overload; value: symbol
  MlirLocation location;
} aimet_importer;

/// Key of a local function in aimet_importer.functions; in the codec's arena.
aimet_string_view aimet_function_key(aimet_codec *codec, const char *domain,
                                     const char *name, const char *overload);

/// The parts of a graph or function body.
typedef struct aimet_body_source {
  const char *parent; ///< path for diagnostics
  aimet_slice_list nodes, initializers, sparse_initializers, value_infos;
  Onnx__ValueInfoProto **inputs, **outputs;
  size_t num_inputs, num_outputs;
} aimet_body_source;

/// A body as IR.
typedef struct aimet_imported_body {
  MlirBlock block;       ///< with arguments and terminator; owned by the caller
  MlirAttribute inputs;  ///< array of value attributes
  MlirAttribute outputs; ///< array of value attributes
  MlirAttribute value_info; ///< order and stray entries; null if regular
  MlirType *result_types;   ///< of the outputs; in the codec's arena
} aimet_imported_body;

/// Imports a body; its block ends in `terminator`. Its names are visible in the
/// importer's scope only while it is built.
void aimet_import_body(aimet_importer *importer,
                       const aimet_body_source *source, const char *terminator,
                       aimet_imported_body *out);

/// A GraphProto taken apart: fills everything of `out` but `parent`. The
/// message attribute of what the graph says besides is returned.
MlirAttribute aimet_import_graph_parts(aimet_importer *importer,
                                       aimet_slice graph,
                                       aimet_body_source *out);

/// Imports one node and appends it to the block. `infos` finds what the graph
/// states of its results.
typedef struct aimet_value_infos aimet_value_infos;
void aimet_import_node(aimet_importer *importer, aimet_slice node, size_t index,
                       const char *parent, MlirBlock block,
                       aimet_value_infos *infos, bool with_position);

/// The value of a name as an operand: made an onnx.NoValue or onnx.Undefined at
/// the end of `block` where nothing defines it.
MlirValue aimet_import_use(aimet_importer *importer, aimet_string_view name,
                           MlirBlock block);

/// What a graph states of its values (value_info and outputs).
struct aimet_value_infos {
  const aimet_body_source *source;
  aimet_string_map *index;   ///< name -> 1 + index of value_info
  aimet_string_map *outputs; ///< name -> 1 + index of output
  size_t next; ///< index of value_info expected next if the list is regular
  bool regular;
  bool *bound; ///< entries that an operation carries
};

/// The type of a result of this name.
MlirType aimet_value_infos_type(aimet_importer *importer,
                                aimet_value_infos *infos,
                                aimet_string_view name);

/// The entry of `onnx.value_info` for a result (unit, dictionary or false),
/// which the caller puts on the operation.
MlirAttribute aimet_value_infos_bind(aimet_importer *importer,
                                     aimet_value_infos *infos,
                                     aimet_string_view name, MlirType type);

/// Adds `onnx.outputs` and `onnx.value_info` of the results to the attributes,
/// and their types to `types`. `derived` says that the names follow from the
/// node's.
void aimet_import_results(aimet_importer *importer, aimet_value_infos *infos,
                          const aimet_string_view *names, size_t count,
                          bool derived, aimet_attr_list *attributes,
                          MlirType *types);

#endif // AIMET_ONNX_IMPORTER_H
