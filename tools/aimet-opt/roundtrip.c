//===- roundtrip.c - does IR survive being written and read? --------------===//

#include "roundtrip.h"

#include "messages.h"

/// The form in which models are compared: generic, with locations.
static void print_for_comparison(const aimet_model *model,
                                 aimet_string_builder *out) {
  aimet_write_options options = AIMET_WRITE_OPTIONS_INIT;
  options.format = AIMET_FORMAT_MLIR;
  options.generic = true;
  options.debuginfo = true;
  aimet_model_print(model, &options, out);
}

/// The first line in which the texts differ.
static unsigned first_difference(aimet_string_view a, aimet_string_view b) {
  unsigned line = 1;
  for (size_t i = 0; i < a.length && i < b.length && a.data[i] == b.data[i];
       ++i)
    line += a.data[i] == '\n';
  return line;
}

static aimet_status compare(const aimet_model *model, const aimet_model *copy,
                            const char *form) {
  aimet_string_builder expected = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder got = AIMET_STRING_BUILDER_INIT;
  print_for_comparison(model, &expected);
  print_for_comparison(copy, &got);
  aimet_string_view a = aimet_sb_view(&expected), b = aimet_sb_view(&got);
  aimet_status status = AIMET_OK;
  if (!aimet_sv_equal(a, b))
    status = aimet_diag_error(
        model->session->diag, AIMET_ERROR_INTERNAL,
        (aimet_place){.file = aimet_sv(model->name)},
        "the IR does not survive a round trip through %s: line %u of its "
        "generic form differs",
        form, first_difference(a, b));
  aimet_sb_deinit(&expected);
  aimet_sb_deinit(&got);
  return status;
}

/// Forwards what goes wrong while the copy is read.
static void forward(const aimet_diagnostic *diagnostic, void *diag) {
  aimet_diag_forward(diag, diagnostic);
}

static aimet_status verify_form(const aimet_model *model, aimet_format format,
                                const char *form, bool allow_unregistered) {
  aimet_write_options write = AIMET_WRITE_OPTIONS_INIT;
  write.format = format;
  write.debuginfo = true;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_model_print(model, &write, &text);
  aimet_session_options options = AIMET_SESSION_OPTIONS_INIT;
  options.handler = forward;
  options.user_data = model->session->diag;
  options.allow_unregistered_dialect = allow_unregistered;
  aimet_session *session = aimet_session_create(&options);
  aimet_load_options load = AIMET_LOAD_OPTIONS_INIT;
  load.trust_input = true;
  aimet_model *copy;
  aimet_status status = aimet_model_load_memory(session, model->name, text.data,
                                                text.length, &load, &copy);
  if (status != AIMET_OK)
    status = aimet_diag_error(model->session->diag, AIMET_ERROR_INTERNAL,
                              (aimet_place){.file = aimet_sv(model->name)},
                              "the IR cannot be read back from %s", form);
  else
    status = compare(model, copy, form);
  aimet_model_destroy(copy);
  aimet_session_destroy(session);
  aimet_sb_deinit(&text);
  return status;
}

aimet_status roundtrip_verify(const aimet_model *model,
                              bool allow_unregistered_dialect) {
  aimet_status status =
      verify_form(model, AIMET_FORMAT_MLIR, "text", allow_unregistered_dialect);
  if (status != AIMET_OK)
    return status;
  return verify_form(model, AIMET_FORMAT_BYTECODE, "bytecode",
                     allow_unregistered_dialect);
}
