//===- infer_faults.c - what inference says is wrong with a model ---------===//

#include "inference_private.h"

#include "alloc.h"
#include "hash.h"

#include <stdlib.h>

/// Faults beyond this number say nothing new.
#define MAX_FAULTS 100000

static const struct {
  const char *name, *why, *remedy;
} texts[] = {
    [AIMET_FAULT_TYPE] = {"type",
                          "no runtime has a kernel for this operator and type",
                          "cast the input to a type that the operator takes, "
                          "or export with a newer opset that allows this one"},
    [AIMET_FAULT_TYPE_BIND] = {"type-binding",
                               "the operator computes in one type: runtimes "
                               "refuse inputs of several",
                               "cast the inputs to one type"},
    [AIMET_FAULT_RANK] = {"rank", "the operator is not defined for this rank",
                          "reshape the input, or mend the shape that the model "
                          "states"},
    [AIMET_FAULT_SHAPE] = {"shape",
                           "the operator cannot be computed on these "
                           "sizes: runtimes fail when they meet it",
                           "mend the weight or the shape that is wrong; "
                           "--print-shapes shows where each size comes from"},
    [AIMET_FAULT_BROADCAST] = {"broadcast",
                               "sizes of one dimension must be equal, or one "
                               "of them 1: runtimes fail when they meet it",
                               "mend the shape that is wrong; --print-shapes "
                               "shows where each size comes from"},
    [AIMET_FAULT_AXIS] = {"axis", "there is no such dimension",
                          "give an axis between -rank and rank - 1, each once"},
    [AIMET_FAULT_ATTRIBUTE] = {"attribute-value",
                               "the operator is not defined for this value",
                               "give the attribute a value that the operator's "
                               "documentation allows"},
    [AIMET_FAULT_NEGATIVE] = {"negative-size",
                              "a tensor cannot be smaller than nothing: "
                              "runtimes fail when they meet it",
                              "mend the input's size, or the kernel, stride, "
                              "pads or slice that is too large for it"},
    [AIMET_FAULT_OVERFLOW] = {"overflow",
                              "the tensor has more elements than can be "
                              "counted",
                              "mend the sizes"},
    [AIMET_FAULT_STATED] = {"stated-type",
                            "readers that trust the statement go wrong, others "
                            "refuse the model",
                            "mend what the model states, or let "
                            "--write-value-info write what follows"},
    [AIMET_FAULT_BODY] = {"body",
                          "the node cannot run a graph that does not fit it",
                          "export the model anew, or mend the inner graph"},
    [AIMET_FAULT_VALUE] = {"input-value",
                           "the operator is not defined for this value: "
                           "runtimes fail when they meet it",
                           "mend the constant"},
};

static void keep(aimet_inference *run, aimet_infer_fault_kind kind,
                 aimet_severity severity, MlirOperation op,
                 aimet_string_view tensor, const char *format,
                 va_list arguments) {
  if (!run->options.on_fault || run->num_faults == MAX_FAULTS)
    return;
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_sb_vappendf(&message, format, arguments);
  void *items = run->faults;
  aimet_grow_array(&items, &run->fault_capacity, run->num_faults + 1,
                   sizeof *run->faults);
  run->faults = items;
  run->faults[run->num_faults++] = (aimet_kept_fault){
      kind, severity, op, tensor,
      aimet_sv(aimet_arena_string(run->arena, aimet_sb_view(&message)))};
  aimet_sb_deinit(&message);
}

void aimet_keep_fault(aimet_inference *run, aimet_infer_fault_kind kind,
                      aimet_severity severity, MlirOperation op,
                      aimet_string_view tensor, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  keep(run, kind, severity, op, tensor, format, arguments);
  va_end(arguments);
}

void aimet_infer_error(aimet_infer *node, aimet_infer_fault_kind kind,
                       const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  keep(node->run, kind, AIMET_SEVERITY_ERROR, node->view.op, aimet_sv(""),
       format, arguments);
  va_end(arguments);
}

void aimet_infer_warn(aimet_infer *node, aimet_infer_fault_kind kind,
                      const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  keep(node->run, kind, AIMET_SEVERITY_WARNING, node->view.op, aimet_sv(""),
       format, arguments);
  va_end(arguments);
}

/// A function that is called often has its faults once.
static bool is_first(aimet_ptr_map *seen, const aimet_kept_fault *fault) {
  uint64_t hash = aimet_hash_bytes(&fault->op.ptr, sizeof fault->op.ptr, 0);
  hash = aimet_hash_bytes(fault->message.data, fault->message.length, hash);
  bool is_new;
  aimet_ptr_map_insert(seen, (const void *)(uintptr_t)(hash | 1), &is_new);
  return is_new;
}

void aimet_report_faults(aimet_inference *run) {
  aimet_ptr_map seen = AIMET_PTR_MAP_INIT;
  for (size_t i = 0; i < run->num_faults; ++i) {
    const aimet_kept_fault *kept = &run->faults[i];
    aimet_fault fault = {.rule = texts[kept->kind].name,
                         .severity = kept->severity,
                         .op = kept->op,
                         .tensor = kept->tensor,
                         .message = kept->message,
                         .why = aimet_sv(texts[kept->kind].why),
                         .remedy = aimet_sv(texts[kept->kind].remedy)};
    if (is_first(&seen, kept))
      run->options.on_fault(&fault, run->options.user_data);
  }
  aimet_ptr_map_deinit(&seen);
  run->num_faults = 0;
}
