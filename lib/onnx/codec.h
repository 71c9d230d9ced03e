//===- codec.h - what conversions between messages and IR share -----------===//
//
// Private to lib/onnx. One codec lives for one import or export.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_CODEC_H
#define AIMET_ONNX_CODEC_H

#include "arena.h"
#include "attr.h"
#include "weights.h"

#include "wire_scan.h"

#include "onnx-ml.pb-c.h"

/// Where external tensors go on export; see external_data.h.
typedef struct aimet_external_data_plan aimet_external_data_plan;

/// A part of the model being imported: `<parent>/<kind>[<index>] "<name>"`.
typedef struct aimet_model_part {
  const char *parent; ///< "graph", "functions[2]", "graph/node[3]/then_branch"
  const char *kind;   ///< "node"; null: the parent itself
  size_t index;
  const char *name;       ///< null if it has none
  const uint8_t *content; ///< in the skeleton
} aimet_model_part;

typedef struct aimet_codec {
  MlirContext context;
  aimet_weight_store *store;
  aimet_diag *diag;
  /// Memory of the message at hand; the owner resets it between messages.
  aimet_arena *arena;
  /// Hands out memory of `arena` to protobuf-c.
  ProtobufCAllocator allocator;
  /// Import: the file that markers of elided payloads refer to.
  aimet_string_view source_file;
  const aimet_input_file *source;
  /// Export: null keeps tensors where they are.
  aimet_external_data_plan *external;
  /// What is converted, for diagnostics: on export a place in the IR, on import
  /// a part of the file (then the place is made only when it is needed).
  aimet_place place;
  const aimet_wire_scan *scan; ///< null on export
  MlirOperation op;            ///< the operation being exported
  aimet_model_part part;
  unsigned type_nesting; ///< of the type being exported
  /// The first failure; once set, conversions do nothing.
  aimet_status status;
  MlirType si32, si64, ui64, f32, ui32, unknown_tensor;
} aimet_codec;

/// Initialises a codec with an arena of its own; aimet_codec_deinit frees it.
void aimet_codec_init(aimet_codec *codec, MlirContext context,
                      aimet_weight_store *store, aimet_diag *diag);
void aimet_codec_deinit(aimet_codec *codec);

/// Emits an error at the codec's place and makes `status` stick, unless one
/// sticks already. `entity` says which part of the thing at hand is meant.
void aimet_codec_fail(aimet_codec *codec, aimet_status status,
                      const char *format, ...) AIMET_PRINTF(3, 4);

static inline bool aimet_codec_failed(const aimet_codec *codec) {
  return codec->status != AIMET_OK;
}

/// The place of what is converted. Its strings live in the codec's arena.
aimet_place aimet_codec_place(const aimet_codec *codec);

/// Opens an arena of its own for a message, or closes it and goes back to the
/// arena that was open before.
aimet_arena *aimet_codec_push_arena(aimet_codec *codec);
void aimet_codec_pop_arena(aimet_codec *codec, aimet_arena *outer);

/// A copy of text for a string field of a message, which must be UTF-8 without
/// NUL; "" with the codec failed if it is not.
char *aimet_codec_text(aimet_codec *codec, aimet_string_view text);

/// A string attribute of a C string.
MlirAttribute aimet_codec_string(aimet_codec *codec, const char *text);

#endif // AIMET_ONNX_CODEC_H
