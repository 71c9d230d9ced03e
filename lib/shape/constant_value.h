//===- constant_value.h - the forms in which the IR holds constants -------===//
//
// Private to constant.c: a Constant says its value in one of eight attributes,
// each of them in natural or in message form.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_CONSTANT_VALUE_H
#define AIMET_SHAPE_CONSTANT_VALUE_H

#include "node_view.h"
#include "number.h"

typedef enum aimet_constant_form {
  AIMET_CONSTANT_NONE,
  AIMET_CONSTANT_TENSOR,  ///< a tensor attribute
  AIMET_CONSTANT_SPARSE,  ///< the message attribute of a SparseTensorProto
  AIMET_CONSTANT_INT,     ///< an integer attribute
  AIMET_CONSTANT_INTS,    ///< a list of integers
  AIMET_CONSTANT_FLOAT,   ///< a float attribute, or the bits of one
  AIMET_CONSTANT_FLOATS,  ///< a list of floats
  AIMET_CONSTANT_STRING,  ///< a string attribute
  AIMET_CONSTANT_STRINGS, ///< an array of strings
} aimet_constant_form;

/// What a constant holds; the attribute is null if the form is NONE.
typedef struct aimet_constant_value {
  aimet_constant_form form;
  MlirAttribute attribute;
} aimet_constant_value;

/// True for an Initializer, SparseInitializer or Constant that defines a value.
bool aimet_holds_constant(MlirOperation op);

/// What such an operation holds, references resolved through the frame (may be
/// null).
aimet_constant_value aimet_constant_value_of(MlirOperation op,
                                             const aimet_call_frame *frame);

/// The number of entries of a dense array or an array attribute; false for
/// others.
bool aimet_constant_list_size(MlirAttribute list, uint64_t *out_count);

/// An entry of a list, a single attribute, as a number: an integer or a float
/// (AttributeProto has float32 alone; a NaN may be its bits).
aimet_number aimet_constant_list_number(MlirAttribute list, intptr_t i,
                                        bool is_float);
aimet_number aimet_constant_number_of(MlirAttribute attribute, bool is_float);

/// The shape of a SparseTensorProto, `*out_rank` sizes in the arena; null where
/// it is none.
const int64_t *aimet_constant_sparse_shape(MlirAttribute sparse,
                                           aimet_arena *arena,
                                           int32_t *out_rank);

#endif // AIMET_SHAPE_CONSTANT_VALUE_H
