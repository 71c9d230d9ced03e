//===- function_names.h - modules in the names of functions ---------------===//

#ifndef AIMET_MODULES_FUNCTION_NAMES_H
#define AIMET_MODULES_FUNCTION_NAMES_H

#include "arena.h"

#include <stdint.h>

/// `torch.nn.modules.conv` and `Conv2d.1` are the class
/// `torch.nn.modules.conv.Conv2d`.
aimet_string_view aimet_class_of_function(aimet_string_view domain,
                                          aimet_string_view name,
                                          aimet_arena *arena);

/// Takes `torch_nn_modules_conv_Conv2d_layer1_0_conv1_2` apart: class, path
/// with underscores for dots, call 1. False for other names.
bool aimet_split_call_name(aimet_string_view name, aimet_arena *arena,
                           aimet_string_view *out_class,
                           aimet_string_view *out_display, int64_t *out_call);

/// The function of PyTorch that `aten_softmax_no_dtype` is; for helpers of the
/// exporter one that computes nothing but sizes.
aimet_string_view aimet_function_of_aten_name(aimet_string_view name,
                                              aimet_arena *arena);

#endif // AIMET_MODULES_FUNCTION_NAMES_H
