//===- constructor_arguments.h - arguments read from nodes ----------------===//
//
// The inside of constructor.c: how single arguments are read and written.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_CONSTRUCTOR_ARGUMENTS_H
#define AIMET_MODULES_CONSTRUCTOR_ARGUMENTS_H

#include "constructor.h"
#include "node_view.h"

/// How an argument is read.
typedef enum aimet_argument_kind {
  AIMET_ARGUMENT_INT,      ///< an integer attribute
  AIMET_ARGUMENT_FLOAT,    ///< a float attribute
  AIMET_ARGUMENT_FLAG,     ///< an integer attribute, True where it is not 0
  AIMET_ARGUMENT_NOT_FLAG, ///< the opposite
  AIMET_ARGUMENT_INTS,     ///< one number where all are equal, else a tuple
  AIMET_ARGUMENT_PADS,     ///< begins and ends, which must be the same
  AIMET_ARGUMENT_TANH,     ///< `approximate="tanh"`
  AIMET_ARGUMENT_LENGTH,   ///< the number of elements of an operand
  AIMET_ARGUMENT_SHAPE,    ///< the sizes of an operand
  AIMET_ARGUMENT_SIZE,     ///< one size of an operand
  AIMET_ARGUMENT_CONSTANT, ///< the number that an operand holds
  AIMET_ARGUMENT_TEXT,     ///< as it is
} aimet_argument_kind;

typedef struct aimet_argument {
  const char *keyword; ///< null: by position
  aimet_argument_kind kind;
  const char *source; ///< attribute, or the text itself
  intptr_t operand, dimension;
  double fallback; ///< where the node says nothing
  double left_out; ///< the default of PyTorch; NAN: always written
} aimet_argument;

/// A constructor being written. The arena serves the writing.
typedef struct aimet_argument_writer {
  aimet_string_builder *out;
  const aimet_constructor_nodes *nodes;
  aimet_arena *arena;
  size_t num_written;
  bool is_complete; ///< nothing was left to the user
} aimet_argument_writer;

/// Begins the next argument: comma and keyword (null: by position).
void aimet_begin_argument(aimet_argument_writer *w, const char *keyword);

/// `...`: what cannot be read is left to the user.
void aimet_write_unknown(aimet_argument_writer *w, const char *keyword);

/// Writes what a node says, nothing where that is the default of PyTorch.
void aimet_write_argument(aimet_argument_writer *w, const aimet_argument *a,
                          const aimet_node *node);

/// The type of a constant operand; false if its shape is not known.
bool aimet_operand_type(MlirOperation op, intptr_t operand, MlirType *out_type);

/// The only node of a type; a null operation if there is none, or several.
MlirOperation aimet_only_node(const aimet_argument_writer *w,
                              const char *op_type);

/// True if nodes move axes: those of the others are not the function's then.
bool aimet_moves_axes(const aimet_argument_writer *w);

#endif // AIMET_MODULES_CONSTRUCTOR_ARGUMENTS_H
