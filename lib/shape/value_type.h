//===- value_type.h - what is known of a value's type ---------------------===//
//
// The lattice of inference: from nothing known, over element type and rank, to
// every dimension. Immutable once made; everything lives in an arena.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_VALUE_TYPE_H
#define AIMET_SHAPE_VALUE_TYPE_H

#include "number.h"

#include "element_type.h"

#include <mlir-c/IR.h>

typedef enum aimet_type_kind {
  AIMET_TYPE_UNKNOWN, ///< nothing is known
  AIMET_TYPE_ABSENT,  ///< an optional input or output that is left out
  AIMET_TYPE_TENSOR,
  AIMET_TYPE_SPARSE_TENSOR,
  AIMET_TYPE_SEQUENCE,
  AIMET_TYPE_OPTIONAL,
  AIMET_TYPE_MAP,
  AIMET_TYPE_OPAQUE,
} aimet_type_kind;

/// No shape is known, not even the rank.
#define AIMET_UNRANKED (-1)

typedef struct aimet_value_type {
  aimet_type_kind kind;
  /// TensorProto.DataType of a tensor's elements or a map's keys;
  /// AIMET_DATA_UNDEFINED: unknown.
  int32_t element;
  int32_t rank;             ///< of tensors; or AIMET_UNRANKED
  const aimet_number *dims; ///< `rank` of them: INT (>= 0), SYMBOLIC or UNKNOWN
  const struct aimet_value_type *of; ///< of a sequence, optional, map; not null
} aimet_value_type;

/// The type of which nothing is known, and that of an absent value.
extern const aimet_value_type aimet_type_unknown;
extern const aimet_value_type aimet_type_absent;

static inline bool aimet_type_is_tensor(const aimet_value_type *type) {
  return type->kind == AIMET_TYPE_TENSOR;
}
/// True for a tensor (dense or sparse) whose rank is known.
static inline bool aimet_type_is_ranked(const aimet_value_type *type) {
  return (type->kind == AIMET_TYPE_TENSOR ||
          type->kind == AIMET_TYPE_SPARSE_TENSOR) &&
         type->rank != AIMET_UNRANKED;
}

/// A tensor type; `dims` (null if unranked) is copied.
const aimet_value_type *aimet_tensor_type(aimet_arena *arena, int32_t element,
                                          int32_t rank,
                                          const aimet_number *dims);

/// A sequence, an optional, or (with the type of its keys) a map of `of`.
const aimet_value_type *aimet_container_type(aimet_arena *arena,
                                             aimet_type_kind kind, int32_t key,
                                             const aimet_value_type *of);

/// The number of elements if all dimensions are known integers; false on
/// overflow and for everything else.
bool aimet_type_static_count(const aimet_value_type *type, uint64_t *out_count);

/// What both say together: the more precise of each part. `*out_conflict` (may
/// be null) tells that they contradict each other; then `a` wins.
const aimet_value_type *aimet_type_meet(aimet_arena *arena,
                                        const aimet_value_type *a,
                                        const aimet_value_type *b,
                                        bool *out_conflict);

/// What is true of both: of a value that is one or the other (the branches of
/// an If). Dimensions that differ are unknown, ranks that differ no shape.
const aimet_value_type *aimet_type_join(aimet_arena *arena,
                                        const aimet_value_type *a,
                                        const aimet_value_type *b);

/// True if both say exactly the same.
bool aimet_type_same(const aimet_value_type *a, const aimet_value_type *b);

/// From a MLIR type and the names of its dimensions (`onnx.dim_params`, or
/// null).
const aimet_value_type *aimet_type_from_mlir(aimet_arena *arena,
                                             aimet_symbols *symbols,
                                             MlirType type,
                                             MlirAttribute dim_params);

/// From the message attribute of a TypeProto (docs/dialect.md, `onnx.type`).
const aimet_value_type *aimet_type_from_message(aimet_arena *arena,
                                                aimet_symbols *symbols,
                                                MlirAttribute message);

/// The message attribute of a TypeProto that says what a MLIR type and the
/// names of its dimensions (or null) say; `false` where they say nothing.
MlirAttribute aimet_type_message(MlirType type, MlirAttribute dim_params);

/// The MLIR type that says most of it (names of dimensions are lost).
MlirType aimet_type_to_mlir(MlirContext context, const aimet_value_type *type);

/// Appends as people write it: "float[1, N, ?]", "int64", "float[...]" (no
/// shape), "sequence(float[...])", "?".
void aimet_type_print(aimet_string_builder *out, const aimet_value_type *type);

#endif // AIMET_SHAPE_VALUE_TYPE_H
