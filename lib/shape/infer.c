//===- infer.c - how the inference rule of an operator sees its node ------===//

#include "infer.h"

#include "constant.h"
#include "inference_private.h"

const aimet_node *aimet_infer_view(const aimet_infer *node) {
  return &node->view;
}
int32_t aimet_infer_version(const aimet_infer *node) {
  return node->view.schema ? node->view.schema->since_version : 0;
}
aimet_arena *aimet_infer_arena(aimet_infer *node) { return node->run->arena; }
aimet_symbols *aimet_infer_symbols(aimet_infer *node) {
  return node->run->symbols;
}
int aimet_input_count(const aimet_infer *node) { return (int)node->num_inputs; }
int aimet_output_count(const aimet_infer *node) {
  return (int)node->num_outputs;
}

aimet_number *aimet_infer_numbers(aimet_infer *node, uint64_t count) {
  return aimet_arena_calloc(node->run->arena, (size_t)count + 1,
                            sizeof(aimet_number));
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

const aimet_value_type *aimet_input_type(const aimet_infer *node, int i) {
  return i >= 0 && i < node->num_inputs ? node->inputs[i]->known
                                        : &aimet_type_absent;
}

bool aimet_has_input(const aimet_infer *node, int i) {
  return aimet_input_type(node, i)->kind != AIMET_TYPE_ABSENT;
}

bool aimet_has_output(const aimet_infer *node, int i) {
  return i >= 0 && i < node->num_outputs &&
         !mlirTypeIsANone(
             mlirValueGetType(mlirOperationGetResult(node->view.op, i)));
}

int32_t aimet_input_element(const aimet_infer *node, int i) {
  const aimet_value_type *type = aimet_input_type(node, i);
  return aimet_type_is_tensor(type) ? type->element : AIMET_DATA_UNDEFINED;
}

int32_t aimet_input_rank(const aimet_infer *node, int i) {
  const aimet_value_type *type = aimet_input_type(node, i);
  return aimet_type_is_tensor(type) ? type->rank : AIMET_UNRANKED;
}

aimet_number aimet_input_dim(const aimet_infer *node, int i, int32_t axis) {
  int32_t rank = aimet_input_rank(node, i);
  if (axis < 0)
    axis += rank;
  return rank == AIMET_UNRANKED || axis < 0 || axis >= rank
             ? aimet_unknown_number()
             : aimet_input_type(node, i)->dims[axis];
}

static uint64_t element_limit(const aimet_inference *run) {
  return run->options.element_limit;
}

/// The elements of a value; constants are read when they are first asked for.
static const aimet_elements *elements_of(aimet_inference *run, aimet_fact *fact,
                                         MlirValue value) {
  if (fact->is_constant && !fact->is_read) {
    fact->is_read = true;
    fact->elements = aimet_constant_elements(run->options.store, run->arena,
                                             value, element_limit(run));
  }
  return fact->elements;
}

const aimet_elements *aimet_input_elements(aimet_infer *node, int i) {
  if (!aimet_has_input(node, i))
    return NULL;
  return elements_of(node->run, node->inputs[i],
                     mlirOperationGetOperand(node->view.op, i));
}

bool aimet_input_may_have_elements(const aimet_infer *node, int i) {
  return aimet_has_input(node, i) &&
         (node->inputs[i]->elements ||
          (node->inputs[i]->is_constant && !node->inputs[i]->is_read));
}

const int64_t *aimet_input_ints(aimet_infer *node, int i, uint64_t *out_count) {
  *out_count = 0;
  const aimet_elements *elements = aimet_input_elements(node, i);
  if (!elements)
    return NULL;
  int64_t *values = aimet_arena_alloc(
      node->run->arena, ((size_t)elements->count + 1) * sizeof *values);
  for (uint64_t k = 0; k < elements->count; ++k) {
    if (!aimet_is_int(elements->at[k]))
      return NULL;
    values[k] = elements->at[k].as.i;
  }
  *out_count = elements->count;
  return values;
}

bool aimet_input_int(aimet_infer *node, int i, int64_t *out) {
  const aimet_elements *elements = aimet_input_elements(node, i);
  if (!elements || elements->count != 1 || !aimet_is_int(elements->at[0]))
    return false;
  *out = elements->at[0].as.i;
  return true;
}

bool aimet_input_float(aimet_infer *node, int i, double *out) {
  const aimet_elements *elements = aimet_input_elements(node, i);
  if (!elements || elements->count != 1 ||
      elements->at[0].kind != AIMET_NUMBER_FLOAT)
    return false;
  *out = elements->at[0].as.f;
  return true;
}

bool aimet_input_is_constant(const aimet_infer *node, int i) {
  return aimet_has_input(node, i) && node->inputs[i]->is_constant;
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

const aimet_value_type *aimet_output_type(const aimet_infer *node, int i) {
  return i >= 0 && i < node->num_outputs ? node->outputs[i].inferred
                                         : &aimet_type_absent;
}

void aimet_set_type(aimet_infer *node, int i, const aimet_value_type *type) {
  if (aimet_has_output(node, i) && type->kind != AIMET_TYPE_ABSENT)
    node->outputs[i].inferred = type;
}

void aimet_set_element(aimet_infer *node, int i, int32_t element) {
  if (!aimet_has_output(node, i))
    return;
  const aimet_value_type *old = aimet_output_type(node, i);
  bool is_ranked = aimet_type_is_tensor(old) && old->rank != AIMET_UNRANKED;
  aimet_set_type(node, i,
                 aimet_tensor_type(node->run->arena, element,
                                   is_ranked ? old->rank : AIMET_UNRANKED,
                                   is_ranked ? old->dims : NULL));
}

void aimet_set_shape(aimet_infer *node, int i, int32_t rank,
                     const aimet_number *dims) {
  if (!aimet_has_output(node, i))
    return;
  const aimet_value_type *old = aimet_output_type(node, i);
  int32_t element =
      aimet_type_is_tensor(old) ? old->element : AIMET_DATA_UNDEFINED;
  const aimet_value_type *type =
      aimet_tensor_type(node->run->arena, element, rank, dims);
  aimet_number *kept = (aimet_number *)(uintptr_t)type->dims;
  for (int32_t k = 0; k < rank; ++k) {
    if (aimet_is_int(kept[k]) && kept[k].as.i < 0)
      aimet_infer_error(node, AIMET_FAULT_NEGATIVE,
                        "dimension %d of output %d has a negative size, got "
                        "%lld",
                        (int)k, i, (long long)kept[k].as.i);
    if (kept[k].kind == AIMET_NUMBER_FLOAT ||
        (aimet_is_int(kept[k]) && kept[k].as.i < 0))
      kept[k] = aimet_unknown_number();
  }
  aimet_set_type(node, i, type);
}

void aimet_set_rank(aimet_infer *node, int i, int32_t rank) {
  aimet_set_shape(node, i, rank,
                  aimet_infer_numbers(node, rank > 0 ? (uint64_t)rank : 0));
}

void aimet_set_shape_of(aimet_infer *node, int i, int input) {
  const aimet_value_type *type = aimet_input_type(node, input);
  if (aimet_type_is_ranked(type))
    aimet_set_shape(node, i, type->rank, type->dims);
}

void aimet_set_type_of(aimet_infer *node, int i, int input) {
  const aimet_value_type *type = aimet_input_type(node, input);
  if (type->kind != AIMET_TYPE_UNKNOWN)
    aimet_set_type(node, i, type);
}

bool aimet_can_evaluate(const aimet_infer *node, int i, uint64_t *out_count) {
  return aimet_has_output(node, i) &&
         aimet_type_static_count(aimet_output_type(node, i), out_count) &&
         *out_count <= element_limit(node->run);
}

//===----------------------------------------------------------------------===//
// Elements of outputs
//===----------------------------------------------------------------------===//

/// Bits and signedness of an integer type; false for others.
static bool integer_format(int32_t element, unsigned *out_bits,
                           bool *out_signed) {
  static const struct {
    int32_t element;
    unsigned bits;
    bool is_signed;
  } formats[] = {
      {AIMET_DATA_INT64, 64, true},   {AIMET_DATA_INT32, 32, true},
      {AIMET_DATA_INT16, 16, true},   {AIMET_DATA_INT8, 8, true},
      {AIMET_DATA_INT4, 4, true},     {AIMET_DATA_INT2, 2, true},
      {AIMET_DATA_UINT64, 64, false}, {AIMET_DATA_UINT32, 32, false},
      {AIMET_DATA_UINT16, 16, false}, {AIMET_DATA_UINT8, 8, false},
      {AIMET_DATA_UINT4, 4, false},   {AIMET_DATA_UINT2, 2, false},
      {AIMET_DATA_BOOL, 1, false},
  };
  for (size_t i = 0; i < sizeof formats / sizeof *formats; ++i)
    if (formats[i].element == element) {
      *out_bits = formats[i].bits;
      *out_signed = formats[i].is_signed;
      return true;
    }
  return false;
}

/// What the bits of an integer mean in its type; a uint64 that no int64_t has
/// is not followed.
static aimet_number wrap(int64_t value, unsigned bits, bool is_signed) {
  if (bits == 64)
    return is_signed || value >= 0 ? aimet_int(value) : aimet_unknown_number();
  uint64_t mask = (UINT64_C(1) << bits) - 1;
  uint64_t low = (uint64_t)value & mask;
  if (is_signed && low >> (bits - 1))
    low |= ~mask;
  return aimet_int((int64_t)low);
}

/// The element as its type holds it; unknown for what the type cannot hold and
/// for floats narrower than 32 bits, the rounding of which is left to their
/// evaluators.
static aimet_number in_type(aimet_number number, int32_t element) {
  unsigned bits;
  bool is_signed;
  if (integer_format(element, &bits, &is_signed)) {
    if (number.kind == AIMET_NUMBER_FLOAT)
      return aimet_unknown_number();
    return aimet_is_int(number) ? wrap(number.as.i, bits, is_signed) : number;
  }
  if (number.kind == AIMET_NUMBER_FLOAT && element == AIMET_DATA_FLOAT)
    return aimet_float((double)(float)number.as.f);
  if (aimet_is_int(number))
    return aimet_unknown_number();
  return number;
}

void aimet_set_elements(aimet_infer *node, int i,
                        const aimet_number *elements) {
  uint64_t count;
  if (!aimet_can_evaluate(node, i, &count))
    return;
  aimet_inference *run = node->run;
  if (run->num_elements > AIMET_INFER_ELEMENT_BUDGET &&
      count > AIMET_INFER_SHORT_LIST)
    return;
  run->num_elements += count;
  int32_t element = aimet_output_type(node, i)->element;
  aimet_number *copy = aimet_infer_numbers(node, count);
  bool is_any_known = count == 0;
  for (uint64_t k = 0; k < count; ++k) {
    copy[k] = in_type(elements[k], element);
    is_any_known |= copy[k].kind != AIMET_NUMBER_UNKNOWN;
  }
  if (!is_any_known)
    return;
  aimet_elements *kept = aimet_arena_alloc(node->run->arena, sizeof *kept);
  *kept = (aimet_elements){count, copy};
  node->outputs[i].elements = kept;
}

const aimet_elements *aimet_inference_elements(aimet_inference *inference,
                                               MlirValue value) {
  uint64_t *entry = aimet_ptr_map_find(&inference->facts, value.ptr);
  return entry ? elements_of(inference, (aimet_fact *)(uintptr_t)*entry, value)
               : NULL;
}

bool aimet_elements_are_known(const aimet_elements *elements) {
  for (uint64_t i = 0; i < elements->count; ++i)
    if (!aimet_is_known(elements->at[i]))
      return false;
  return true;
}
