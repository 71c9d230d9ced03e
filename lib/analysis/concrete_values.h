//===- concrete_values.h - values that people write -----------------------===//
//
// Private to concrete_args.c: the text of a value, and the tensor of a given
// element type that it stands for.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ANALYSIS_CONCRETE_VALUES_H
#define AIMET_ANALYSIS_CONCRETE_VALUES_H

#include "arena.h"
#include "string_builder.h"

#include <mlir-c/IR.h>

#include <stdbool.h>
#include <stdint.h>

/// Lists inside of each other.
#define AIMET_CONCRETE_MAX_RANK 16

typedef enum aimet_concrete_kind {
  AIMET_CONCRETE_INT,
  AIMET_CONCRETE_FLOAT, ///< with a point or an exponent; inf, nan
  AIMET_CONCRETE_BOOL,
  AIMET_CONCRETE_STRING,
} aimet_concrete_kind;

typedef struct aimet_concrete_scalar {
  aimet_concrete_kind kind;
  aimet_string_view source; ///< as it was written
  bool is_negative, boolean;
  uint64_t magnitude;     ///< of an integer
  double number;          ///< of an integer or a float
  aimet_string_view text; ///< of a string
} aimet_concrete_scalar;

/// A scalar (rank 0) or a list of lists, row-major.
typedef struct aimet_concrete_value {
  int32_t rank;
  int64_t dims[AIMET_CONCRETE_MAX_RANK];
  uint64_t count;
  aimet_concrete_scalar *scalars;
} aimet_concrete_value;

/// Reads a value; the text must outlive it. Null, or what is wrong with it, in
/// the arena: `got X, expected Y`.
const char *aimet_concrete_value_parse(aimet_string_view text,
                                       aimet_arena *arena,
                                       aimet_concrete_value *out);

/// The dense elements of `type` (a static tensor type of the value's shape).
/// Null, or what is wrong, in the arena.
const char *aimet_concrete_value_tensor(const aimet_concrete_value *value,
                                        MlirType type, aimet_arena *arena,
                                        MlirAttribute *out);

/// True if a value is one integer, and int64_t has it.
bool aimet_concrete_value_is_int(const aimet_concrete_value *value,
                                 int64_t *out);

#endif // AIMET_ANALYSIS_CONCRETE_VALUES_H
