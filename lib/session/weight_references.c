//===- weight_references.c - the weights that IR refers to ----------------===//

#include "weight_references.h"

#include "attr.h"
#include "op.h"
#include "string_map.h"

#include <stdlib.h>
#include <sys/stat.h>

//===----------------------------------------------------------------------===//
// Embedding
//===----------------------------------------------------------------------===//

typedef struct embedding {
  aimet_weight_store *weights;
  aimet_status status;
} embedding;

static void embed_attribute(embedding *e, MlirOperation op,
                            MlirNamedAttribute named) {
  if (!aimet_is_tensor_attribute(named.attribute))
    return;
  aimet_place place = aimet_place_from_location(mlirOperationGetLocation(op));
  MlirAttribute embedded;
  e->status = aimet_tensor_attribute_embed(e->weights, named.attribute, place,
                                           &embedded);
  if (e->status == AIMET_OK && !mlirAttributeEqual(embedded, named.attribute))
    mlirOperationSetAttributeByName(op, mlirIdentifierStr(named.name),
                                    embedded);
}

static void embed_operation(MlirOperation op, void *user_data) {
  embedding *e = user_data;
  intptr_t count = aimet_op_attr_count(op);
  for (intptr_t i = 0; i < count && e->status == AIMET_OK; ++i)
    embed_attribute(e, op, aimet_op_attr_at(op, i));
}

aimet_status aimet_embed_weights(aimet_model *model) {
  embedding e = {model->weights, AIMET_OK};
  aimet_walk(model->module, embed_operation, &e);
  return e.status;
}

//===----------------------------------------------------------------------===//
// Which files
//===----------------------------------------------------------------------===//

/// Collects the names of files that spans of the operation lie in.
static void collect_files(MlirOperation op, void *user_data) {
  intptr_t count = aimet_op_attr_count(op);
  for (intptr_t i = 0; i < count; ++i) {
    MlirAttribute attribute = aimet_op_attr_at(op, i).attribute;
    aimet_span span;
    if (mlirAttributeIsADictionary(attribute) &&
        aimet_span_from_attribute(aimet_dict_get(attribute, "span"), &span))
      aimet_string_map_insert(user_data, span.file, NULL);
  }
}

/// The files that the model's weights lie in, as keys; the caller destroys it.
static aimet_string_map *referenced_files(const aimet_model *model) {
  aimet_string_map *files = aimet_string_map_create();
  aimet_walk(model->module, collect_files, files);
  return files;
}

/// True if both paths lead to the same file.
static bool same_file(const char *a, const char *b) {
  struct stat info_a, info_b;
  return stat(a, &info_a) == 0 && stat(b, &info_b) == 0 &&
         info_a.st_dev == info_b.st_dev && info_a.st_ino == info_b.st_ino;
}

static char *join_data(const char *path) {
  aimet_string_builder data = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&data, "%s.data", path);
  return aimet_sb_take(&data);
}

static char *join(const char *folder, aimet_string_view name) {
  aimet_string_builder path = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&path, "%s/", folder);
  aimet_sb_append(&path, name);
  return aimet_sb_take(&path);
}

/// An ONNX model may be written with its external tensors beside it.
static bool overwrites(const char *path, const char *file) {
  char *data = join_data(path);
  bool result = same_file(path, file) || same_file(data, file);
  free(data);
  return result;
}

aimet_status aimet_model_check_output(const aimet_model *model,
                                      const char *path) {
  const char *root = aimet_weight_store_root(model->weights);
  if (!root)
    return AIMET_OK;
  aimet_status status = AIMET_OK;
  aimet_string_map *files = referenced_files(model);
  for (size_t i = 0; i < aimet_string_map_size(files) && status == AIMET_OK;
       ++i) {
    char *file = join(root, aimet_string_map_at(files, i)->key);
    if (overwrites(path, file))
      status = aimet_diag_error(model->session->diag, AIMET_ERROR_USAGE,
                                (aimet_place){.file = aimet_sv(path)},
                                "the output would overwrite '%s', which holds "
                                "weights of the input",
                                file);
    free(file);
  }
  aimet_string_map_destroy(files);
  return status;
}

//===----------------------------------------------------------------------===//
// Where they are
//===----------------------------------------------------------------------===//

/// The folder that a path lies in, ended by a slash.
static char *folder_of(const char *path) {
  const char *slash = strrchr(path, '/');
  aimet_string_builder folder = AIMET_STRING_BUILDER_INIT;
  if (slash)
    aimet_sb_append(&folder, aimet_sv_n(path, (size_t)(slash - path) + 1));
  else
    aimet_sb_append_cstr(&folder, "./");
  return aimet_sb_take(&folder);
}

void aimet_note_weights_elsewhere(const aimet_model *model, const char *path) {
  const char *root = aimet_weight_store_root(model->weights);
  if (!root || strcmp(path, "-") == 0)
    return;
  char *folder = folder_of(path);
  aimet_string_map *files = NULL;
  if (!same_file(folder, root))
    files = referenced_files(model);
  if (files && aimet_string_map_size(files) > 0) {
    aimet_diag *diag = model->session->diag;
    aimet_place place = {.file = aimet_sv(path)};
    aimet_diag_emit(diag, AIMET_SEVERITY_REMARK, place,
                    "the IR refers to weights in '%s'", root);
    aimet_diag_note(diag, place,
                    "read it with --external-root=%s, or write it with "
                    "--embed-weights",
                    root);
  }
  aimet_string_map_destroy(files);
  free(folder);
}
