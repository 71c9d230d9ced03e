//===- store.c - the files that weights refer to --------------------------===//
//
// Every file below the root is opened once and stays open, so that all that is
// read from it is of one file, whatever happens to its name meanwhile.
//
//===----------------------------------------------------------------------===//

#include "alloc.h"
#include "string_builder.h"
#include "string_map.h"
#include "weights.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
  /// A model may have a file for each tensor. From so many on the limit of
  /// descriptors is raised as far as the system lets us.
  MANY_FILES = 128,
  FILE_NAME_LIMIT = 200,
};

struct aimet_weight_store {
  char *root;
  int root_fd;    ///< -1: not open
  int root_error; ///< errno of opening the root
  aimet_diag *diag;
  aimet_string_map *files; ///< path -> aimet_input_file
};

aimet_weight_store *aimet_weight_store_create(const char *root,
                                              aimet_diag *diag) {
  aimet_weight_store *store = aimet_calloc(1, sizeof *store);
  store->root_fd = -1;
  store->diag = diag;
  store->files = aimet_string_map_create();
  if (!root)
    return store;
  size_t size = strlen(root) + 1;
  store->root = memcpy(aimet_malloc(size), root, size);
  store->root_fd = open(*root ? root : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (store->root_fd < 0)
    store->root_error = errno;
  return store;
}

void aimet_weight_store_destroy(aimet_weight_store *store) {
  if (!store)
    return;
  for (size_t i = 0; i < aimet_string_map_size(store->files); ++i) {
    aimet_input_file *file =
        aimet_string_map_at(store->files, i)->value.pointer;
    aimet_input_file_close(file);
    free(file);
  }
  aimet_string_map_destroy(store->files);
  if (store->root_fd >= 0)
    close(store->root_fd);
  free(store->root);
  free(store);
}

const char *aimet_weight_store_root(const aimet_weight_store *store) {
  return store->root;
}

aimet_diag *aimet_weight_store_diag(const aimet_weight_store *store) {
  return store->diag;
}

static aimet_status fail_to_open(aimet_weight_store *store,
                                 aimet_string_view path, aimet_place place,
                                 aimet_status status, const char *reason) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, path, FILE_NAME_LIMIT);
  aimet_diag_error(store->diag, status, place,
                   "cannot open the weights file \"%s\": %s",
                   aimet_sb_view(&name).data, reason);
  aimet_sb_deinit(&name);
  return status;
}

static void raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
    return;
  limit.rlim_cur = limit.rlim_max;
  int result = setrlimit(RLIMIT_NOFILE, &limit);
  (void)result; // the open that lacks a descriptor will say so
}

/// Keeps an open file under `path`.
static const aimet_input_file *keep_file(aimet_weight_store *store,
                                         aimet_string_view path,
                                         aimet_input_file file) {
  aimet_map_entry *entry = aimet_string_map_insert(store->files, path, NULL);
  if (!entry->value.pointer)
    entry->value.pointer = aimet_malloc(sizeof file);
  else
    aimet_input_file_close(entry->value.pointer);
  aimet_input_file *kept = entry->value.pointer;
  *kept = file;
  return kept;
}

static aimet_status open_root(aimet_weight_store *store, aimet_string_view path,
                              aimet_place place) {
  if (!store->root)
    return fail_to_open(store, path, place, AIMET_ERROR_PATH,
                        "the input came through a pipe and has no folder");
  if (store->root_fd < 0)
    return aimet_diag_error(store->diag, AIMET_ERROR_IO, place,
                            "cannot open the folder of the weights: %s",
                            strerrordesc_np(store->root_error));
  return AIMET_OK;
}

/// ONNX Runtime writes addresses in its own memory as locations; such a model
/// has lost its weights.
static bool is_memory_address(aimet_string_view path) {
  return aimet_sv_starts_with(path, aimet_sv("*/_ORT_MEM_ADDR_/"));
}

aimet_status aimet_weight_store_open(aimet_weight_store *store,
                                     aimet_string_view path, aimet_place place,
                                     const aimet_input_file **out_file) {
  *out_file = NULL;
  const aimet_map_entry *entry = aimet_string_map_find(store->files, path);
  if (entry) {
    *out_file = entry->value.const_pointer;
    return AIMET_OK;
  }
  if (is_memory_address(path))
    return fail_to_open(store, path, place, AIMET_ERROR_PATH,
                        "the path is an address in another process");
  aimet_status status = open_root(store, path, place);
  if (status != AIMET_OK)
    return status;
  if (aimet_string_map_size(store->files) == MANY_FILES)
    raise_descriptor_limit();
  aimet_input_file file;
  aimet_file_error error;
  status = aimet_input_file_open_beneath(store->root_fd, path, &file, &error);
  if (status != AIMET_OK)
    return fail_to_open(store, path, place, status, error.reason);
  *out_file = keep_file(store, path, file);
  return AIMET_OK;
}

aimet_status aimet_weight_store_add(aimet_weight_store *store,
                                    aimet_string_view path,
                                    const aimet_input_file *file,
                                    aimet_place place) {
  aimet_input_file copy = {fcntl(file->fd, F_DUPFD_CLOEXEC, 0), file->size};
  if (copy.fd < 0)
    return fail_to_open(store, path, place, AIMET_ERROR_IO,
                        strerrordesc_np(errno));
  keep_file(store, path, copy);
  return AIMET_OK;
}

static aimet_status fail_changed(aimet_weight_store *store, aimet_span span,
                                 aimet_place place) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, span.file, FILE_NAME_LIMIT);
  aimet_diag_error(store->diag, AIMET_ERROR_INPUT, place,
                   "the weights file \"%s\" has changed: other bytes at offset "
                   "%llu than when the reference to it was made",
                   aimet_sb_view(&name).data, (unsigned long long)span.offset);
  aimet_diag_note(store->diag, place,
                  "import the model again, or restore the file");
  aimet_sb_deinit(&name);
  return AIMET_ERROR_INPUT;
}

static aimet_status fail_past_end(aimet_weight_store *store, aimet_span span,
                                  uint64_t size, aimet_place place) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, span.file, FILE_NAME_LIMIT);
  aimet_diag_error(store->diag, AIMET_ERROR_INPUT, place,
                   "the weights file \"%s\" is too short: got %llu bytes, "
                   "expected %llu bytes at offset %llu",
                   aimet_sb_view(&name).data, (unsigned long long)size,
                   (unsigned long long)span.length,
                   (unsigned long long)span.offset);
  aimet_sb_deinit(&name);
  return AIMET_ERROR_INPUT;
}

static aimet_status fail_to_read(aimet_weight_store *store, aimet_span span,
                                 aimet_place place, aimet_file_error error) {
  aimet_string_builder name = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&name, span.file, FILE_NAME_LIMIT);
  aimet_diag_error(store->diag, error.status, place,
                   "cannot read the weights file \"%s\": %s",
                   aimet_sb_view(&name).data, error.reason);
  aimet_sb_deinit(&name);
  return error.status;
}

aimet_status aimet_weight_store_resolve(aimet_weight_store *store,
                                        aimet_span span, aimet_place place,
                                        const aimet_input_file **out_file) {
  *out_file = NULL;
  const aimet_input_file *file;
  aimet_status status = aimet_weight_store_open(store, span.file, place, &file);
  if (status != AIMET_OK)
    return status;
  if (span.length > file->size || span.offset > file->size - span.length)
    return fail_past_end(store, span, file->size, place);
  uint64_t hash;
  aimet_file_error error;
  if (aimet_span_hash(file, span.offset, span.length, &hash, &error) !=
      AIMET_OK)
    return fail_to_read(store, span, place, error);
  if (hash != span.hash)
    return fail_changed(store, span, place);
  *out_file = file;
  return AIMET_OK;
}

aimet_status aimet_weight_store_read(aimet_weight_store *store, aimet_span span,
                                     aimet_place place, void **out_data) {
  *out_data = NULL;
  const aimet_input_file *file;
  aimet_status status = aimet_weight_store_resolve(store, span, place, &file);
  if (status != AIMET_OK)
    return status;
  void *data = aimet_malloc(span.length);
  aimet_file_error error;
  status = aimet_input_file_read(file, span.offset, data, span.length, &error);
  if (status != AIMET_OK) {
    free(data);
    return fail_to_read(store, span, place, error);
  }
  *out_data = data;
  return AIMET_OK;
}
