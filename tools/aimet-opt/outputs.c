//===- outputs.c - what is written where ----------------------------------===//

#include "outputs.h"

#include "alloc.h"
#include "output_paths.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

aimet_status write_error(aimet_diag *diag, const char *path,
                         const aimet_file_error *error) {
  const char *name = is_standard_stream(path) ? "<stdout>" : path;
  return aimet_diag_error(diag, error->status,
                          (aimet_place){.file = aimet_sv(name)},
                          "cannot write: %s", error->reason);
}

aimet_status write_output(const char *path, aimet_string_view text, bool sync,
                          aimet_diag *diag) {
  aimet_output_file *file;
  aimet_file_error error;
  aimet_status status = aimet_output_file_create(path, &file, &error);
  if (status == AIMET_OK) {
    aimet_output_file_write(file, text.data, text.length);
    status = aimet_output_file_commit(file, sync, &error);
  }
  return status == AIMET_OK ? AIMET_OK : write_error(diag, path, &error);
}

/// True for a device or a pipe, which is written in place: to open it is to
/// begin writing.
static bool is_special(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
         !S_ISDIR(info.st_mode);
}

/// Finds out whether the output can be written, and leaves it as it is.
static aimet_status try_output(const outputs *out) {
  const char *path = out->settings->output;
  if (!path || is_standard_stream(path) || is_special(path))
    return AIMET_OK;
  aimet_output_file *file;
  aimet_file_error error;
  if (aimet_output_file_create(path, &file, &error) != AIMET_OK)
    return write_error(out->diag, path, &error);
  aimet_output_file_discard(file);
  return AIMET_OK;
}

static aimet_status open_reports(outputs *out) {
  const settings *s = out->settings;
  for (size_t i = 0; i < s->num_reports; ++i) {
    aimet_file_error error;
    if (aimet_output_file_create(s->reports[i].path, &out->reports[i],
                                 &error) != AIMET_OK) {
      out->reports[i] = NULL;
      return write_error(out->diag, s->reports[i].path, &error);
    }
  }
  return AIMET_OK;
}

/// MLIR writes dumps below this folder, and says nothing that we could hear if
/// it cannot.
static aimet_status make_tree_dir(const outputs *out) {
  const char *path = out->settings->print_tree_dir;
  struct stat info;
  if (!path || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) ||
      mkdir(path, 0777) == 0)
    return AIMET_OK;
  return aimet_diag_error(out->diag, AIMET_ERROR_IO,
                          (aimet_place){.file = aimet_sv(path)},
                          "cannot make the folder: %s", strerror(errno));
}

aimet_status outputs_open(const settings *settings, aimet_diag *diag,
                          outputs *out) {
  *out = (outputs){settings, diag, NULL};
  out->reports = aimet_calloc(settings->num_reports, sizeof(*out->reports));
  aimet_status status = output_paths_check(settings, diag);
  if (status == AIMET_OK)
    status = try_output(out);
  if (status == AIMET_OK)
    status = make_tree_dir(out);
  if (status == AIMET_OK)
    status = open_reports(out);
  if (status != AIMET_OK)
    outputs_close(out);
  return status;
}

aimet_severity fail_severity(const settings *settings) {
  return settings->fail_level == FAIL_WARNING ? AIMET_SEVERITY_WARNING
                                              : AIMET_SEVERITY_ERROR;
}

/// Writes report `i` and puts it in place.
static aimet_status commit_report(outputs *outputs, size_t i,
                                  aimet_string_view text) {
  const settings *s = outputs->settings;
  aimet_output_file *file = outputs->reports[i];
  outputs->reports[i] = NULL;
  aimet_output_file_write(file, text.data, text.length);
  aimet_file_error error;
  return aimet_output_file_commit(file, s->sync, &error) == AIMET_OK
             ? AIMET_OK
             : write_error(outputs->diag, s->reports[i].path, &error);
}

aimet_report_options report_options(const settings *s) {
  aimet_report_options options = AIMET_REPORT_OPTIONS_INIT;
  options.fail_level = fail_severity(s);
  options.never_fails = s->fail_level == FAIL_NEVER || s->writes_baseline;
  options.order = s->finding_order;
  options.max_findings = (size_t)s->max_report_findings;
  options.root = s->root;
  options.input_in_root = s->input_in_root;
  return options;
}

aimet_status outputs_commit_reports(outputs *outputs,
                                    const aimet_model *model) {
  const settings *s = outputs->settings;
  aimet_report_options options = report_options(s);
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < s->num_reports && status == AIMET_OK; ++i) {
    aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
    aimet_model_print_report(model, s->reports[i].format, &options, &text);
    status = commit_report(outputs, i, aimet_sb_view(&text));
    aimet_sb_deinit(&text);
  }
  return status;
}

bool has_report_of_findings(const settings *settings) {
  for (size_t i = 0; i < settings->num_reports; ++i)
    if (settings->reports[i].format != AIMET_REPORT_TEXT &&
        settings->reports[i].format != AIMET_REPORT_JSON)
      return true;
  return false;
}

bool reports_to_stdout(const settings *s) {
  for (size_t i = 0; i < s->num_reports; ++i)
    if (is_standard_stream(s->reports[i].path))
      return true;
  return false;
}

aimet_status outputs_commit_answer(outputs *outputs, aimet_string_view text,
                                   aimet_string_view json) {
  const settings *s = outputs->settings;
  aimet_status status = AIMET_OK;
  for (size_t i = 0; i < s->num_reports && status == AIMET_OK; ++i)
    status = commit_report(
        outputs, i, s->reports[i].format == AIMET_REPORT_JSON ? json : text);
  if (status == AIMET_OK && !s->quiet && !reports_to_stdout(s))
    status = write_output("-", text, false, outputs->diag);
  return status;
}

bool prints_description(const settings *settings) {
  return settings->print_shapes != PRINT_OFF ||
         settings->print_modules != PRINT_OFF ||
         settings->print_summary != PRINT_OFF;
}

size_t terminal_width(int fd) {
  struct winsize size;
  if (!isatty(fd) || ioctl(fd, TIOCGWINSZ, &size) != 0)
    return 0;
  return size.ws_col;
}

static aimet_print_options print_options(print_mode mode) {
  aimet_print_options options = AIMET_PRINT_OPTIONS_INIT;
  options.format = mode == PRINT_JSON ? AIMET_PRINT_JSON : AIMET_PRINT_TEXT;
  options.line_width = terminal_width(STDOUT_FILENO);
  return options;
}

aimet_status describe_model(const settings *settings, const aimet_model *model,
                            aimet_string_builder *out) {
  aimet_print_options shapes = print_options(settings->print_shapes);
  aimet_print_options modules = print_options(settings->print_modules);
  aimet_print_options summary = print_options(settings->print_summary);
  aimet_description wanted = {
      .shapes = settings->print_shapes == PRINT_OFF ? NULL : &shapes,
      .modules = settings->print_modules == PRINT_OFF ? NULL : &modules,
      .summary = settings->print_summary == PRINT_OFF ? NULL : &summary};
  return aimet_model_describe(model, &wanted, out);
}

void outputs_close(outputs *outputs) {
  for (size_t i = 0; outputs->reports && i < outputs->settings->num_reports;
       ++i)
    aimet_output_file_discard(outputs->reports[i]);
  free(outputs->reports);
  outputs->reports = NULL;
}
