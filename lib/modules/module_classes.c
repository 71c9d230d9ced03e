//===- module_classes.c - what the class of a module tells ----------------===//

#include "module_classes.h"

bool aimet_class_is_container(aimet_string_view class_name) {
  return aimet_sv_starts_with(class_name,
                              aimet_sv("torch.nn.modules.container."));
}

bool aimet_class_is_layer(aimet_string_view class_name) {
  static const char *const prefixes[] = {"torch.nn.", "torch.ao.nn.",
                                         "aimet_torch.", "aimet_common."};
  if (aimet_class_is_container(class_name))
    return false;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; ++i)
    if (aimet_sv_starts_with(class_name, aimet_sv(prefixes[i])))
      return true;
  return false;
}
