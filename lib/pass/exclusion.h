//===- exclusion.h - modules that the user leaves out ---------------------===//
//
// Patterns name modules by path or by class (aimet_sv_glob; `*` stands for any
// text, dots included). A module takes its sub-modules along.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_EXCLUSION_H
#define AIMET_PASS_EXCLUSION_H

#include "string_view.h"

/// True if a pattern names the module of this path itself.
bool aimet_exclusion_names_path(const char *pattern, aimet_string_view path);

/// True if a pattern names the module of this path or one that contains it.
bool aimet_exclusion_covers_path(const char *pattern, aimet_string_view path);

/// True if a pattern names a class, which may be stated with its Python module
/// or without; those of PyTorch also as `nn.ReLU` and `torch.nn.ReLU`.
bool aimet_exclusion_names_class(const char *pattern,
                                 aimet_string_view class_name);

#endif // AIMET_PASS_EXCLUSION_H
