//===- model_load.c - reading models --------------------------------------===//
//
// Tells formats apart by content and names what is no model at all. A file is
// read into memory only if it is MLIR: an ONNX file stays where it is.
//
//===----------------------------------------------------------------------===//

#include "session_private.h"

#include "alloc.h"
#include "content_kind.h"
#include "dialect.h"
#include "mlir_text.h"
#include "onnx_import.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/// MLIR input over this size is refused; protobuf has the same limit.
#define MLIR_SIZE_LIMIT ((uint64_t)INT_MAX)

/// What diagnostics call standard input.
static const char stdin_name[] = "<stdin>";

static const aimet_load_options default_options = AIMET_LOAD_OPTIONS_INIT;

/// A model being loaded.
typedef struct source {
  aimet_session *session;
  const char *name;
  const aimet_load_options *options;
  aimet_input_file file; ///< not open: `data`
  const void *data;
  size_t length;
} source;

static aimet_status fail(const source *in, aimet_status status,
                         const char *what) {
  return aimet_diag_error(in->session->diag, status,
                          (aimet_place){.file = aimet_sv(in->name)}, "%s",
                          what);
}

//===----------------------------------------------------------------------===//
// What is it?
//===----------------------------------------------------------------------===//

static bool is_bytecode(const unsigned char *bytes, size_t length) {
  return length >= 4 && memcmp(bytes, "ML\xefR", 4) == 0;
}

/// MLIR text may begin like JSON: `{-#` is its metadata.
static bool is_mlir_text(const unsigned char *bytes, size_t length) {
  const char *kind = aimet_content_kind(bytes, length);
  return kind && (strcmp(kind, "text") == 0 ||
                  (length >= 3 && memcmp(bytes, "{-#", 3) == 0));
}

/// Refuses what is certainly no model. What is not known here is left to the
/// importer of ONNX, which says where it goes wrong.
static aimet_status refuse_others(const source *in, const unsigned char *bytes,
                                  size_t length) {
  if (length == 0)
    return fail(in, AIMET_ERROR_INPUT,
                "the file is empty, expected an ONNX model or MLIR");
  const char *kind = aimet_content_kind(bytes, length);
  if (!kind)
    return AIMET_OK;
  return aimet_diag_error(in->session->diag, AIMET_ERROR_INPUT,
                          (aimet_place){.file = aimet_sv(in->name)},
                          "the file is %s, expected an ONNX model or MLIR",
                          kind);
}

static aimet_status refuse_bytecode(const source *in) {
  aimet_status status = fail(in, AIMET_ERROR_USAGE,
                             "MLIR bytecode is read from trusted sources only");
  aimet_diag_note(in->session->diag, (aimet_place){.file = aimet_sv(in->name)},
                  "MLIR's reader is not made for hostile input; say "
                  "--trust-input if you made this file");
  return status;
}

static aimet_status detect(const source *in, const unsigned char *bytes,
                           size_t length, aimet_format *out_format) {
  if (is_bytecode(bytes, length)) {
    *out_format = AIMET_FORMAT_BYTECODE;
    return in->options->trust_input ? AIMET_OK : refuse_bytecode(in);
  }
  if (length && is_mlir_text(bytes, length)) {
    *out_format = AIMET_FORMAT_MLIR;
    return AIMET_OK;
  }
  *out_format = AIMET_FORMAT_ONNX;
  return refuse_others(in, bytes, length);
}

//===----------------------------------------------------------------------===//
// Where its weights are
//===----------------------------------------------------------------------===//

static char *copy_text(const char *text) {
  aimet_string_builder copy = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&copy, text);
  return aimet_sb_take(&copy);
}

/// Cuts the last component off a path: `a/b` to `a`, `b` to `.`.
static char *folder_of(const char *path) {
  const char *slash = strrchr(path, '/');
  aimet_string_builder out = AIMET_STRING_BUILDER_INIT;
  if (!slash)
    aimet_sb_append_char(&out, '.');
  else if (slash == path)
    aimet_sb_append_char(&out, '/');
  else
    aimet_sb_append(&out, aimet_sv_n(path, (size_t)(slash - path)));
  return aimet_sb_take(&out);
}

/// The path below the folder, or empty if it is not below it. Links are
/// resolved in both.
static char *path_below(const char *folder, const char *path) {
  char *real_folder = realpath(folder, NULL);
  char *real_path = realpath(path, NULL);
  aimet_string_builder out = AIMET_STRING_BUILDER_INIT;
  if (real_folder && real_path) {
    size_t length = strlen(real_folder);
    if (length == 1)
      length = 0;
    if (strncmp(real_path, real_folder, length) == 0 &&
        real_path[length] == '/')
      aimet_sb_append_cstr(&out, real_path + length + 1);
  }
  free(real_folder);
  free(real_path);
  return aimet_sb_take(&out);
}

/// Root folder and the model's own name below it. A model that is a link is
/// looked for where the link leads, because nothing below a root may be one.
static void find_root(const char *path, const char *external_root,
                      char **out_root, char **out_reference) {
  if (external_root) {
    *out_root = copy_text(external_root);
  } else {
    struct stat info;
    bool is_link = lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
    char *real = is_link ? realpath(path, NULL) : NULL;
    *out_root = folder_of(real ? real : path);
    free(real);
  }
  *out_reference = path_below(*out_root, path);
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static aimet_model *new_model(const source *in, aimet_format format,
                              const char *root, const char *reference) {
  aimet_model *model = aimet_calloc(1, sizeof *model);
  model->session = in->session;
  model->name = copy_text(in->name);
  model->reference = copy_text(reference);
  model->size = in->file.fd >= 0 ? in->file.size : in->length;
  model->format = format;
  model->weights = aimet_weight_store_create(root, in->session->diag);
  model->findings = aimet_findings_create();
  return model;
}

static aimet_status read_onnx(const source *in, const char *reference,
                              aimet_model *model) {
  aimet_onnx_source onnx = {.display_name = in->name,
                            .reference_name = aimet_sv(reference),
                            .file = in->file,
                            .data = in->data,
                            .length = in->length};
  return aimet_onnx_import(in->session->context, &onnx, model->weights,
                           in->session->diag, &model->module);
}

static aimet_status parse(const source *in, const char *data, size_t length,
                          aimet_model *model) {
  aimet_session *session = in->session;
  aimet_status status =
      model->format == AIMET_FORMAT_BYTECODE
          ? aimet_mlir_parse_bytecode(session->context, in->name, data, length,
                                      session->diag, &model->module)
          : aimet_mlir_parse_text(session->context, in->name, data, length,
                                  session->diag, &model->module);
  if (status != AIMET_OK)
    return status;
  return aimet_dialect_verify(model->module, session->allow_unregistered,
                              session->diag)
             ? AIMET_OK
             : AIMET_ERROR_INPUT;
}

/// Brings MLIR into memory with a NUL behind it, which MLIR's lexer needs.
static aimet_status read_mlir(const source *in, aimet_model *model) {
  bool is_file = in->file.fd >= 0;
  uint64_t length = is_file ? in->file.size : in->length;
  if (length > MLIR_SIZE_LIMIT)
    return fail(in, AIMET_ERROR_LIMIT, "the file is larger than 2 GiB");
  char *data = aimet_malloc((size_t)length + 1);
  aimet_status status = AIMET_OK;
  aimet_file_error error;
  if (!is_file)
    memcpy(data, in->data, in->length);
  else if (aimet_input_file_read(&in->file, 0, data, (size_t)length, &error) !=
           AIMET_OK)
    status = fail(in, error.status, error.reason);
  data[length] = 0;
  if (status == AIMET_OK)
    status = parse(in, data, (size_t)length, model);
  free(data);
  return status;
}

/// Reads the model as what it is; the weights lie below `root` (null: nowhere).
static aimet_status read_model(const source *in, const unsigned char *head,
                               size_t head_length, const char *root,
                               const char *reference, aimet_model **out_model) {
  aimet_format format;
  aimet_status status = detect(in, head, head_length, &format);
  if (status != AIMET_OK)
    return status;
  aimet_model *model = new_model(in, format, root, reference);
  status = format == AIMET_FORMAT_ONNX ? read_onnx(in, reference, model)
                                       : read_mlir(in, model);
  if (status == AIMET_OK)
    *out_model = model;
  else
    aimet_model_destroy(model);
  return status;
}

aimet_status aimet_model_load_memory(aimet_session *session, const char *name,
                                     const void *data, size_t length,
                                     const aimet_load_options *options,
                                     aimet_model **out_model) {
  *out_model = NULL;
  source in = {session,
               name,
               options ? options : &default_options,
               AIMET_INPUT_FILE_INIT,
               data,
               length};
  return read_model(&in, data, length, in.options->external_root, "",
                    out_model);
}

aimet_status aimet_model_load_bytes(aimet_session *session, const char *path,
                                    const char *name, const void *data,
                                    size_t length,
                                    const aimet_load_options *options,
                                    aimet_model **out_model) {
  if (strcmp(path, "-") == 0 || options->external_root)
    return aimet_model_load_memory(session, name, data, length, options,
                                   out_model);
  char *root, *reference;
  find_root(path, NULL, &root, &reference);
  aimet_load_options beside = *options;
  beside.external_root = root;
  aimet_status status =
      aimet_model_load_memory(session, name, data, length, &beside, out_model);
  free(root);
  free(reference);
  return status;
}

static aimet_status read_stream(aimet_session *session, const char *name,
                                char **out_data, size_t *out_length) {
  aimet_file_error error;
  if (aimet_read_stream(STDIN_FILENO, (size_t)MLIR_SIZE_LIMIT, out_data,
                        out_length, &error) == AIMET_OK)
    return AIMET_OK;
  source in = {.session = session, .name = name};
  return fail(&in, error.status, error.reason);
}

static aimet_status read_open_file(const source *in, char **out_data,
                                   size_t *out_length) {
  if (in->file.size > MLIR_SIZE_LIMIT)
    return fail(in, AIMET_ERROR_LIMIT, "the file is larger than 2 GiB");
  *out_length = (size_t)in->file.size;
  *out_data = aimet_malloc(*out_length);
  aimet_file_error error;
  if (aimet_input_file_read(&in->file, 0, *out_data, *out_length, &error) ==
      AIMET_OK)
    return AIMET_OK;
  free(*out_data);
  return fail(in, error.status, error.reason);
}

aimet_status aimet_read_input(aimet_session *session, const char *path,
                              const char **out_name, char **out_data,
                              size_t *out_length) {
  bool is_stream = strcmp(path, "-") == 0;
  *out_name = is_stream ? stdin_name : path;
  if (is_stream)
    return read_stream(session, *out_name, out_data, out_length);
  source in = {.session = session, .name = path, .file = AIMET_INPUT_FILE_INIT};
  aimet_file_error error;
  if (aimet_input_file_open(path, &in.file, &error) != AIMET_OK)
    return fail(&in, error.status, error.reason);
  aimet_status status = read_open_file(&in, out_data, out_length);
  aimet_input_file_close(&in.file);
  return status;
}

static aimet_status load_stream(aimet_session *session,
                                const aimet_load_options *options,
                                aimet_model **out_model) {
  char *data;
  size_t length;
  aimet_status status = read_stream(session, stdin_name, &data, &length);
  if (status != AIMET_OK)
    return status;
  status = aimet_model_load_memory(session, stdin_name, data, length, options,
                                   out_model);
  free(data);
  return status;
}

static aimet_status load_open_file(const source *in, aimet_model **out_model) {
  unsigned char head[AIMET_CONTENT_KIND_BYTES];
  size_t length =
      in->file.size < sizeof head ? (size_t)in->file.size : sizeof head;
  aimet_file_error error;
  if (aimet_input_file_read(&in->file, 0, head, length, &error) != AIMET_OK)
    return fail(in, error.status, error.reason);
  char *root, *reference;
  find_root(in->name, in->options->external_root, &root, &reference);
  aimet_status status =
      read_model(in, head, length, root, reference, out_model);
  free(root);
  free(reference);
  return status;
}

aimet_status aimet_model_load(aimet_session *session, const char *path,
                              const aimet_load_options *options,
                              aimet_model **out_model) {
  *out_model = NULL;
  if (strcmp(path, "-") == 0)
    return load_stream(session, options, out_model);
  source in = {session,
               path,
               options ? options : &default_options,
               AIMET_INPUT_FILE_INIT,
               NULL,
               0};
  aimet_file_error error;
  if (aimet_input_file_open(path, &in.file, &error) != AIMET_OK)
    return fail(&in, error.status, error.reason);
  aimet_status status = load_open_file(&in, out_model);
  aimet_input_file_close(&in.file);
  return status;
}
