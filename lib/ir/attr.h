//===- attr.h - building and reading attributes ---------------------------===//
//
// The only home of generic idioms on MLIR attributes. Readers fail softly: a
// null attribute or one of another kind gives the empty answer.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_ATTR_H
#define AIMET_IR_ATTR_H

#include "string_view.h"

#include <mlir-c/BuiltinAttributes.h>
#include <mlir-c/BuiltinTypes.h>
#include <mlir-c/IR.h>

#include <stdint.h>

static inline MlirStringRef aimet_ref(aimet_string_view view) {
  return mlirStringRefCreate(view.data, view.length);
}
static inline MlirStringRef aimet_ref_c(const char *text) {
  return mlirStringRefCreate(text, strlen(text));
}
static inline aimet_string_view aimet_view(MlirStringRef ref) {
  return aimet_sv_n(ref.data, ref.length);
}

MlirAttribute aimet_attr_string(MlirContext context, aimet_string_view text);
MlirAttribute aimet_attr_si64(MlirContext context, int64_t value);
MlirAttribute aimet_attr_i64(MlirContext context, int64_t value);
MlirAttribute aimet_attr_unit(MlirContext context);

/// The text of a string attribute; false for others.
bool aimet_attr_get_string(MlirAttribute attribute, aimet_string_view *out);
/// The value of an integer attribute of any signedness, at most 64 bits wide.
bool aimet_attr_get_int(MlirAttribute attribute, int64_t *out);

/// The number of elements of an array attribute, and the i-th one; 0 and null
/// where there is none.
intptr_t aimet_array_size(MlirAttribute array);
MlirAttribute aimet_array_get(MlirAttribute array, intptr_t i);

/// The element of a dictionary attribute; null if there is none.
MlirAttribute aimet_dict_get(MlirAttribute dictionary, const char *key);
aimet_string_view aimet_dict_get_string(MlirAttribute dictionary,
                                        const char *key);
int64_t aimet_dict_get_int(MlirAttribute dictionary, const char *key,
                           int64_t default_value);

/// The dictionary (null: an empty one) with `value` under the key, in place of
/// what it has there; without the key if `value` is null.
MlirAttribute aimet_dict_with(MlirContext context, MlirAttribute dictionary,
                              const char *key, MlirAttribute value);

/// The attribute of an operation; null if there is none. Inline, so that the
/// lengths of literals are known: every pass asks for several of every
/// operation.
static inline MlirAttribute aimet_op_attr(MlirOperation op, const char *name) {
  return mlirOperationGetAttributeByName(op, aimet_ref_c(name));
}
aimet_string_view aimet_op_attr_string(MlirOperation op, const char *name);

/// The attributes of an operation that its definition does not know: all of an
/// onnx operation, `onnx.*` of a module or function. In order of their names.
intptr_t aimet_op_attr_count(MlirOperation op);
MlirNamedAttribute aimet_op_attr_at(MlirOperation op, intptr_t i);

/// Sets, or removes if `value` is null.
void aimet_op_set_attr(MlirOperation op, const char *name, MlirAttribute value);

/// A dictionary (or an operation's attributes) being built. `deinit` frees it.
typedef struct aimet_attr_list {
  MlirNamedAttribute *items;
  size_t count, capacity;
} aimet_attr_list;

#define AIMET_ATTR_LIST_INIT ((aimet_attr_list){NULL, 0, 0})

void aimet_attr_list_add(aimet_attr_list *list, MlirContext context,
                         aimet_string_view name, MlirAttribute value);
MlirAttribute aimet_attr_list_to_dict(const aimet_attr_list *list,
                                      MlirContext context);
void aimet_attr_list_clear(aimet_attr_list *list);
void aimet_attr_list_deinit(aimet_attr_list *list);

#endif // AIMET_IR_ATTR_H
