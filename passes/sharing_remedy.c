//===- sharing_remedy.c - what to do about a tensor of several layers -----===//
//
// What tells tied parameters from merged ones: a tensor of one value all over
// is what initialization left; the TorchScript exporter puts an Identity where
// it merges; a name that is no parameter's is the exporter's.
//
//===----------------------------------------------------------------------===//

#include "sharing_remedy.h"

#include "module_remedy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/// Larger tensors are not looked into.
#define MAX_ELEMENTS ((uint64_t)1 << 20)

/// What all alternatives but untying begin with.
#define OWN_TENSOR                                                             \
  "give each layer a tensor of its own in the exported model (nothing to "     \
  "change in %s"

const char *aimet_slot_name(const aimet_weight_use *use) {
  return use->operand == 2 ? "bias" : "weight";
}

//===----------------------------------------------------------------------===//
// What the exporter did
//===----------------------------------------------------------------------===//

/// Appends the value that all elements have; false if they differ, or cannot be
/// read.
static bool append_only_value(aimet_string_builder *out,
                              const aimet_pass_run *run, MlirOperation op) {
  MlirAttribute value = aimet_op_attr(op, "value");
  aimet_element element;
  unsigned char *plain = NULL;
  uint64_t count = 0;
  if (mlirAttributeIsNull(value) ||
      !aimet_read_plain(aimet_pass_weights(run), value, MAX_ELEMENTS, &element,
                        &plain, &count))
    return false;
  size_t size = element.size;
  bool is_only =
      count && !memcmp(plain, plain + size, (size_t)(count - 1) * size);
  double number;
  int64_t integer;
  if (is_only && aimet_element_get_float(element, plain, &number))
    aimet_sb_appendf(out, "%g", number);
  else if (is_only && aimet_element_get_int(element, plain, &integer))
    aimet_sb_appendf(out, "%" PRId64, integer);
  else
    is_only = false;
  free(plain);
  return is_only;
}

/// The TorchScript exporter gives each parameter that it merges an Identity;
/// tied ones are one from the start. (What it computes of a tied parameter,
/// such as a transposed one, it merges by Identity, too.)
static bool is_merged_by_identity(const aimet_weight_uses *uses) {
  for (size_t i = 0; i < uses->count; ++i) {
    MlirValue value = aimet_op_input(uses->items[i].op, uses->items[i].operand);
    if (!mlirValueIsNull(value) && mlirValueIsAOpResult(value) &&
        aimet_op_is(mlirOpResultGetOwner(value), "onnx.Identity"))
      return true;
  }
  return false;
}

/// True for `layer1.0.weight`, false for `onnx::MatMul_12` and `val_12`.
static bool is_parameter_path(aimet_string_view tensor) {
  return aimet_path_parent(tensor).length &&
         aimet_sv_find(tensor, ':') == tensor.length &&
         aimet_sv_find(tensor, '/') == tensor.length;
}

//===----------------------------------------------------------------------===//
// What to write
//===----------------------------------------------------------------------===//

static bool is_layer(const aimet_weight_use *use) {
  return use->has_provenance && use->provenance.leaf &&
         !use->provenance.functional.length && use->provenance.path.length;
}

/// The first use by another layer than the first one, null if none is known.
static const aimet_weight_use *other_layer(const aimet_weight_uses *uses) {
  const aimet_weight_use *first = &uses->items[0];
  for (size_t i = 1; is_layer(first) && i < uses->count; ++i)
    if (is_layer(&uses->items[i]) &&
        !aimet_sv_equal(uses->items[i].provenance.path, first->provenance.path))
      return &uses->items[i];
  return NULL;
}

static void append_parameter(aimet_string_builder *out,
                             const aimet_weight_use *use) {
  aimet_append_python_path(out, "model", use->provenance.path);
  aimet_sb_appendf(out, ".%s", aimet_slot_name(use));
}

/// The statement that gives `other` a parameter of its own.
static void append_untying(aimet_string_builder *out,
                           const aimet_weight_use *first,
                           const aimet_weight_use *other) {
  aimet_sb_append_char(out, '`');
  append_parameter(out, other);
  aimet_sb_append_cstr(out, " = nn.Parameter(");
  append_parameter(out, first);
  aimet_sb_append_cstr(out, ".detach().clone())`");
}

static void append_tied(aimet_string_builder *out,
                        const aimet_weight_uses *uses) {
  const aimet_weight_use *first = &uses->items[0], *other = other_layer(uses);
  aimet_sb_append_cstr(out, "give each layer a parameter of its own");
  if (!other)
    return;
  aimet_sb_append_cstr(out, ", such as ");
  append_untying(out, first, other);
  aimet_sb_append_cstr(out, ", in place of tying them");
}

static void append_made(aimet_string_builder *out, const char *framework,
                        const aimet_weight_uses *uses) {
  const aimet_weight_use *first = &uses->items[0], *other = other_layer(uses);
  aimet_sb_appendf(out,
                   OWN_TENSOR " unless they are tied there: the exporter made "
                              "this tensor of their parameters",
                   framework);
  if (other && first->operand != 2 && other->operand != 2 &&
      !aimet_is_of_keras(&first->provenance)) {
    aimet_sb_append_cstr(out, "; ");
    append_untying(out, first, other);
    aimet_sb_append_cstr(out, " unties them");
  }
  aimet_sb_append_char(out, ')');
}

void aimet_append_sharing_remedy(aimet_string_builder *out,
                                 const aimet_pass_run *run, MlirOperation op,
                                 aimet_string_view tensor,
                                 const aimet_weight_uses *uses) {
  const char *framework =
      aimet_is_of_keras(&uses->items[0].provenance) ? "Keras" : "PyTorch";
  aimet_string_builder value = AIMET_STRING_BUILDER_INIT;
  if (append_only_value(&value, run, op))
    aimet_sb_appendf(out,
                     OWN_TENSOR " unless they are tied there: all elements are "
                                "%.*s, and exporters merge equal tensors)",
                     framework, AIMET_SV(aimet_sb_view(&value)));
  else if (is_parameter_path(tensor) && is_merged_by_identity(uses))
    aimet_sb_appendf(out,
                     OWN_TENSOR ": their parameters are equal, not tied, and "
                                "the exporter merged them)",
                     framework);
  else if (is_parameter_path(tensor))
    append_tied(out, uses);
  else
    append_made(out, framework, uses);
  aimet_sb_deinit(&value);
}
