//===- own_report.c - files that are reports of an earlier run ------------===//

#include "own_report.h"

/// What stands near the beginning of a report; null: nothing of its own.
static const char *mark_of(aimet_report_format format) {
  switch (format) {
  case AIMET_REPORT_JSON:
  case AIMET_REPORT_SARIF:
    return "\"name\": \"aimet-opt\"";
  case AIMET_REPORT_CSV:
    return "Graph/Layer_name,Issue,Recommendation,check,rule,severity,";
  case AIMET_REPORT_HTML:
    return "<meta name=\"generator\" content=\"aimet-opt\">";
  case AIMET_REPORT_TEXT:
  case AIMET_REPORT_SUMMARY:
    break;
  }
  return NULL;
}

static bool begins_with_word(aimet_string_view text) {
  size_t length = 0;
  while (length < text.length &&
         ((text.data[length] >= 'a' && text.data[length] <= 'z') ||
          text.data[length] == '-'))
    ++length;
  return length &&
         aimet_sv_starts_with(aimet_sv_slice(text, length, text.length),
                              aimet_sv(": "));
}

bool aimet_is_own_report(aimet_report_format format, aimet_string_view begin) {
  const char *mark = mark_of(format);
  return begin.length == 0 ||
         (mark ? aimet_sv_contains(begin, mark) : begins_with_word(begin));
}
