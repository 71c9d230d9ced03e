//===- opset_imports.c - the domains that a model imports -----------------===//

#include "opset_imports.h"

#include "alloc.h"
#include "dialect.h"

#include <stdlib.h>

static MlirAttribute import_of(MlirContext context, aimet_string_view domain,
                               int64_t version) {
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  if (domain.length)
    aimet_attr_list_add(&list, context, aimet_sv("domain"),
                        aimet_attr_string(context, domain));
  aimet_attr_list_add(&list, context, aimet_sv("version"),
                      aimet_attr_si64(context, version));
  MlirAttribute entry = aimet_attr_list_to_dict(&list, context);
  aimet_attr_list_deinit(&list);
  return entry;
}

/// Sets the imports to those that there are, without those of one domain or
/// with one more at the end (or null).
static void set_imports(MlirOperation module, const aimet_string_view *without,
                        MlirAttribute added) {
  MlirContext context = mlirOperationGetContext(module);
  MlirAttribute imports = aimet_op_attr(module, "onnx.opset_import");
  intptr_t size = aimet_array_size(imports), count = 0;
  MlirAttribute *items = aimet_calloc((size_t)size + 1, sizeof *items);
  for (intptr_t i = 0; i < size; ++i) {
    MlirAttribute entry = aimet_array_get(imports, i);
    aimet_string_view domain = aimet_dict_get_string(entry, "domain");
    if (!without || !aimet_sv_equal(domain, *without))
      items[count++] = entry;
  }
  if (!mlirAttributeIsNull(added))
    items[count++] = added;
  aimet_op_set_attr(module, "onnx.opset_import",
                    mlirArrayAttrGet(context, count, items));
  free(items);
}

void aimet_state_versions(MlirOperation module) {
  MlirContext context = mlirOperationGetContext(module);
  if (aimet_array_size(aimet_op_attr(module, "onnx.opset_import")))
    return;
  bool is_bare = aimet_model_is_bare(module);
  int64_t version = aimet_opset_version(module, aimet_sv(""));
  if (is_bare)
    aimet_op_set_attr(module, "onnx.ir_version",
                      aimet_attr_si64(context, AIMET_DEFAULT_IR_VERSION));
  if (version)
    set_imports(module, NULL, import_of(context, aimet_sv(""), version));
}

void aimet_add_import(MlirOperation module, aimet_string_view domain,
                      int64_t version) {
  aimet_state_versions(module);
  set_imports(module, NULL,
              import_of(mlirOperationGetContext(module), domain, version));
}

void aimet_remove_import(MlirOperation module, aimet_string_view domain) {
  set_imports(module, &domain, mlirAttributeGetNull());
}
