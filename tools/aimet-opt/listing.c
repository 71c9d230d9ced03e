//===- listing.c - findings as a list -------------------------------------===//

#include "listing.h"

#include "outputs.h"

#include <unistd.h>

bool listing_is_wanted(const settings *settings, const aimet_model *model) {
  if (settings->quiet || settings->verify_diagnostics)
    return false;
  if (settings->listing != LISTING_DEFAULT)
    return true;
  return aimet_model_format(model) == AIMET_FORMAT_ONNX &&
         isatty(STDERR_FILENO);
}

static aimet_list_style style_of(const settings *settings) {
  return (aimet_list_style){.line_width = terminal_width(STDERR_FILENO),
                            .max_findings = (size_t)settings->max_findings,
                            .has_color = aimet_wants_color(stderr),
                            .shows_accepted = settings->show_known};
}

void listing_append_run(const settings *settings, const aimet_model *model,
                        aimet_string_builder *out) {
  if (!listing_is_wanted(settings, model) ||
      settings->listing == LISTING_BY_MODULE)
    return;
  aimet_report_options options = report_options(settings);
  aimet_list_style style = style_of(settings);
  aimet_model_list_last_run(model, &options, &style, out);
}

void listing_append_modules(const settings *settings, const aimet_model *model,
                            aimet_string_builder *out) {
  if (!listing_is_wanted(settings, model) ||
      settings->listing != LISTING_BY_MODULE)
    return;
  aimet_report_options options = report_options(settings);
  aimet_list_style style = style_of(settings);
  aimet_model_list_modules(model, &options, &style, out);
}
