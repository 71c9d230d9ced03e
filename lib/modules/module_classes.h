//===- module_classes.h - what the class of a module tells ----------------===//
//
// Classes of torch.nn are layers: what they compute is theirs. Classes of the
// user's own are code that is traced through. Containers compute nothing.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_MODULE_CLASSES_H
#define AIMET_MODULES_MODULE_CLASSES_H

#include "string_view.h"

/// True for qualified classes of layers: torch.nn's own and AIMET's.
bool aimet_class_is_layer(aimet_string_view class_name);

/// True for Sequential, ModuleList and ModuleDict.
bool aimet_class_is_container(aimet_string_view class_name);

#endif // AIMET_MODULES_MODULE_CLASSES_H
