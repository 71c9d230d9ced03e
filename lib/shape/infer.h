//===- infer.h - how the inference rule of an operator sees its node ------===//
//
// A rule reads inputs and attributes, and says what is certain of the outputs.
// It never fails: what it cannot tell it leaves out, what is wrong with the
// node it reports as a fault and goes on. Before a rule runs, the element types
// and kinds that the schema's type variables imply have been set on the outputs
// (T of the inputs is T of the outputs), so most rules say shapes only.
//
// Arrays handed out live until the inference is destroyed. Sizes that come from
// a model are arbitrary: use the arithmetic of number.h.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_INFER_H
#define AIMET_SHAPE_INFER_H

#include "node_view.h"
#include "status.h"
#include "value_type.h"

/// One node whose outputs are being inferred.
typedef struct aimet_infer aimet_infer;

/// Elements of a tensor, row-major, each known, symbolic or unknown. The shape
/// is that of the value's type, which is then static.
typedef struct aimet_elements {
  uint64_t count;
  const aimet_number *at;
} aimet_elements;

/// A rule: `infer` gives types and shapes, `evaluate` (may be null) the
/// elements of outputs, where they follow from elements of inputs. `evaluate`
/// runs after `infer`, for small tensors only.
typedef struct aimet_infer_rule {
  const char *name;   ///< op_type; null ends a table
  const char *domain; ///< null: the default domain
  void (*infer)(aimet_infer *node);
  void (*evaluate)(aimet_infer *node);
} aimet_infer_rule;

//===----------------------------------------------------------------------===//
// What the node is
//===----------------------------------------------------------------------===//

/// Attributes with their defaults are read through the view (node_view.h).
const aimet_node *aimet_infer_view(const aimet_infer *node);
/// The since_version of the schema: which form of the operator it is.
int32_t aimet_infer_version(const aimet_infer *node);
aimet_arena *aimet_infer_arena(aimet_infer *node);
aimet_symbols *aimet_infer_symbols(aimet_infer *node);

/// Inputs and outputs that are written, absent ones ("") included.
int aimet_input_count(const aimet_infer *node);
int aimet_output_count(const aimet_infer *node);
bool aimet_has_input(const aimet_infer *node, int i);
bool aimet_has_output(const aimet_infer *node, int i);

/// Room in the arena.
aimet_number *aimet_infer_numbers(aimet_infer *node, uint64_t count);

//===----------------------------------------------------------------------===//
// What is known of inputs
//===----------------------------------------------------------------------===//

/// Never null: aimet_type_absent where there is no such input.
const aimet_value_type *aimet_input_type(const aimet_infer *node, int i);
int32_t aimet_input_element(const aimet_infer *node, int i);
/// The rank, or AIMET_UNRANKED for everything but a ranked tensor.
int32_t aimet_input_rank(const aimet_infer *node, int i);
/// Dimension `axis` (may be negative: from the end); unknown if out of range.
aimet_number aimet_input_dim(const aimet_infer *node, int i, int32_t axis);

/// The elements of an input, null unless it has a static shape, at most as many
/// elements as the inference looks at, and is a constant or was evaluated.
/// Elements may still be symbolic or unknown one by one.
const aimet_elements *aimet_input_elements(aimet_infer *node, int i);

/// False if aimet_input_elements certainly gives null; reads nothing.
bool aimet_input_may_have_elements(const aimet_infer *node, int i);

/// The elements if all are known integers: `*out_count` of them; else null.
const int64_t *aimet_input_ints(aimet_infer *node, int i, uint64_t *out_count);
/// A scalar (or one element) that is a known integer / a known float.
bool aimet_input_int(aimet_infer *node, int i, int64_t *out);
bool aimet_input_float(aimet_infer *node, int i, double *out);

/// True if input `i` is certainly one and the same in every run (constant).
bool aimet_input_is_constant(const aimet_infer *node, int i);

//===----------------------------------------------------------------------===//
// What becomes known of outputs. Outputs that the node has not are ignored.
//===----------------------------------------------------------------------===//

const aimet_value_type *aimet_output_type(const aimet_infer *node, int i);
void aimet_set_type(aimet_infer *node, int i, const aimet_value_type *type);
void aimet_set_element(aimet_infer *node, int i, int32_t element);
/// `dims` is copied. Negative known dimensions are a fault ("negative-size")
/// and become unknown.
void aimet_set_shape(aimet_infer *node, int i, int32_t rank,
                     const aimet_number *dims);
/// A shape of which only the rank is known.
void aimet_set_rank(aimet_infer *node, int i, int32_t rank);
/// The shape of input `input`, and nothing if that has none.
void aimet_set_shape_of(aimet_infer *node, int i, int input);
/// Shape and element type of input `input`.
void aimet_set_type_of(aimet_infer *node, int i, int input);

/// The elements of output `i`, as many as its (static) shape has; ignored
/// otherwise. Integers are wrapped and floats rounded to the element type.
/// `elements` is copied.
void aimet_set_elements(aimet_infer *node, int i, const aimet_number *elements);

/// True if output `i` is static and small enough to be evaluated; its count.
bool aimet_can_evaluate(const aimet_infer *node, int i, uint64_t *out_count);

//===----------------------------------------------------------------------===//
// Faults
//===----------------------------------------------------------------------===//

/// What kind of fault; each has one name, why and remedy (infer_faults.c).
typedef enum aimet_infer_fault_kind {
  AIMET_FAULT_TYPE,      ///< "type": element type or kind that is not allowed
  AIMET_FAULT_TYPE_BIND, ///< "type-binding": one type variable, two types
  AIMET_FAULT_RANK,      ///< "rank": an input of an impossible rank
  AIMET_FAULT_SHAPE,     ///< "shape": sizes that do not fit each other
  AIMET_FAULT_BROADCAST, ///< "broadcast": shapes that do not broadcast
  AIMET_FAULT_AXIS,      ///< "axis": an axis out of range or given twice
  AIMET_FAULT_ATTRIBUTE, ///< "attribute-value": out of range, wrong length
  AIMET_FAULT_NEGATIVE,  ///< "negative-size": an output smaller than nothing
  AIMET_FAULT_OVERFLOW,  ///< "overflow": more elements than 64 bits count
  AIMET_FAULT_STATED,    ///< "stated-type": value_info says otherwise
  AIMET_FAULT_BODY,      ///< "body": a body that does not fit its node
  AIMET_FAULT_VALUE,     ///< "input-value": a constant that is not allowed
} aimet_infer_fault_kind;

/// Reports an error (or, `aimet_infer_warn`, a warning) of this node; the
/// message says what is wrong, then "got X, expected Y"; lower case, no full
/// stop. Names the node itself: the message need not.
void aimet_infer_error(aimet_infer *node, aimet_infer_fault_kind kind,
                       const char *format, ...) AIMET_PRINTF(3, 4);
void aimet_infer_warn(aimet_infer *node, aimet_infer_fault_kind kind,
                      const char *format, ...) AIMET_PRINTF(3, 4);

//===----------------------------------------------------------------------===//
// What many rules need (infer_common.c)
//===----------------------------------------------------------------------===//

/// Brings an axis into [0, rank); reports AIMET_FAULT_AXIS and gives false if
/// it is out of range. `name` is what the axis is called.
bool aimet_normalize_axis(aimet_infer *node, const char *name, int64_t axis,
                          int32_t rank, int32_t *out_axis);

/// The axes of an attribute or constant input as flags: `rank` bools in the
/// arena, null if one is out of range or given twice (reported).
bool *aimet_axis_flags(aimet_infer *node, const char *name, const int64_t *axes,
                       uint64_t count, int32_t rank);

/// Output `i` gets the broadcast of `count` inputs, `inputs` (null: 0, 1, ...).
/// Faults are reported; no shape if an input has none.
void aimet_set_broadcast(aimet_infer *node, int i, const int *inputs,
                         int count);

/// The dimension that broadcasting two makes; false if they do not fit.
bool aimet_broadcast_dim(aimet_infer *node, aimet_number a, aimet_number b,
                         aimet_number *out);

/// The two dimensions must be equal: the one of which more is known. Reports
/// AIMET_FAULT_SHAPE saying `what` if they certainly differ.
aimet_number aimet_same_dim(aimet_infer *node, const char *what, aimet_number a,
                            aimet_number b);

/// Reports AIMET_FAULT_RANK if the rank of input `i` is known and outside of
/// [min, max] (max < 0: no upper bound). True if the rank is known and right.
bool aimet_expect_rank(aimet_infer *node, int i, int32_t min, int32_t max);

#endif // AIMET_SHAPE_INFER_H
