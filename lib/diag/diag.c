//===- diag.c - messages for people ---------------------------------------===//
//
// The sink, the bridge from MLIR's diagnostics, and the printer. Nothing else
// in the tree writes messages.
//
//===----------------------------------------------------------------------===//

#include "diag.h"

#include "alloc.h"
#include "string_builder.h"

#include <mlir-c/Diagnostics.h>

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  NUM_SEVERITIES = AIMET_SEVERITY_NOTE + 1,
  /// Locations nest as deep as a file says; what lies deeper points nowhere.
  LOCATION_DEPTH_LIMIT = 64,
  /// How many parts of a fused location are looked at.
  FUSED_LIMIT = 1024,
  FILE_NAME_LIMIT = 4096,
  MLIR_MESSAGE_LIMIT = 64 << 10,
  /// Of a longer message of ours its two ends are shown: what is wrong stands
  /// at its front, what is expected at its end.
  MESSAGE_LIMIT = 8192,
  MESSAGE_FRONT = 3072,
  MESSAGE_END = 512,
};

struct aimet_diag {
  aimet_diagnostic_handler handler;
  void *user_data;
  uint64_t counts[NUM_SEVERITIES];
  bool attached;
  MlirDiagnosticHandlerID mlir_handler;
};

const char *aimet_severity_name(aimet_severity severity) {
  static const char *const names[NUM_SEVERITIES] = {"error", "warning",
                                                    "remark", "note"};
  return names[severity];
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

static bool find_place(MlirLocation location, int depth,
                       aimet_place *out_place);

static bool place_from_file(MlirLocation location, aimet_place *out_place) {
  MlirIdentifier name = mlirLocationFileLineColRangeGetFilename(location);
  MlirStringRef text = mlirIdentifierStr(name);
  aimet_string_view file = aimet_sv_n(text.data, text.length);
  if (file.length == 0 || aimet_sv_is(file, "-"))
    file = aimet_sv("<stdin>");
  *out_place = (aimet_place){0};
  out_place->file = file;
  out_place->line =
      (unsigned)mlirLocationFileLineColRangeGetStartLine(location);
  out_place->column =
      (unsigned)mlirLocationFileLineColRangeGetStartColumn(location);
  return true;
}

static bool place_from_fused(MlirLocation location, int depth,
                             aimet_place *out_place) {
  unsigned count = mlirLocationFusedGetNumLocations(location);
  if (count == 0)
    return false;
  MlirLocation *parts = aimet_calloc(count, sizeof *parts);
  mlirLocationFusedGetLocations(location, parts);
  bool found = false;
  for (unsigned i = 0; i < count && i < FUSED_LIMIT && !found; ++i)
    found = find_place(parts[i], depth, out_place);
  free(parts);
  return found;
}

static bool find_place(MlirLocation location, int depth,
                       aimet_place *out_place) {
  if (depth == LOCATION_DEPTH_LIMIT)
    return false;
  if (mlirLocationIsAFileLineColRange(location))
    return place_from_file(location, out_place);
  if (mlirLocationIsAName(location))
    return find_place(mlirLocationNameGetChildLoc(location), depth + 1,
                      out_place);
  if (mlirLocationIsACallSite(location))
    return find_place(mlirLocationCallSiteGetCallee(location), depth + 1,
                      out_place) ||
           find_place(mlirLocationCallSiteGetCaller(location), depth + 1,
                      out_place);
  if (mlirLocationIsAFused(location))
    return place_from_fused(location, depth + 1, out_place);
  return false;
}

aimet_place aimet_place_from_location(MlirLocation location) {
  aimet_place place = {0};
  if (!mlirLocationIsNull(location))
    find_place(location, 0, &place);
  return place;
}

//===----------------------------------------------------------------------===//
// The sink
//===----------------------------------------------------------------------===//

aimet_diag *aimet_diag_create(aimet_diagnostic_handler handler,
                              void *user_data) {
  aimet_diag *diag = aimet_calloc(1, sizeof *diag);
  diag->handler = handler;
  diag->user_data = user_data;
  return diag;
}

void aimet_diag_destroy(aimet_diag *diag) { free(diag); }

void aimet_diag_set_handler(aimet_diag *diag, aimet_diagnostic_handler handler,
                            void *user_data,
                            aimet_diagnostic_handler *out_old_handler,
                            void **out_old_user_data) {
  *out_old_handler = diag->handler;
  *out_old_user_data = diag->user_data;
  diag->handler = handler;
  diag->user_data = user_data;
}

aimet_diag_mute aimet_diag_mute_all(aimet_diag *diag) {
  aimet_diag_mute mute;
  aimet_diag_set_handler(diag, NULL, NULL, &mute.handler, &mute.user_data);
  return mute;
}

void aimet_diag_unmute(aimet_diag *diag, aimet_diag_mute mute) {
  diag->handler = mute.handler;
  diag->user_data = mute.user_data;
}

uint64_t aimet_diag_count(const aimet_diag *diag, aimet_severity severity) {
  return diag->counts[severity];
}

static void deliver(aimet_diag *diag, aimet_severity severity,
                    aimet_place place, aimet_string_view message) {
  ++diag->counts[severity];
  if (!diag->handler)
    return;
  aimet_diagnostic diagnostic = {severity, place, message};
  diag->handler(&diagnostic, diag->user_data);
}

/// Appends a message of ours, which is one line, whatever the values hold that
/// it quotes.
static void append_line(aimet_string_builder *out, aimet_string_view text) {
  if (text.length <= MESSAGE_LIMIT) {
    aimet_sb_append_escaped(out, text, text.length);
    return;
  }
  aimet_sb_append_escaped(out, text, MESSAGE_FRONT);
  size_t end = text.length - MESSAGE_END;
  while (end < text.length && (text.data[end] & 0xc0) == 0x80)
    ++end; // not into a character
  aimet_sb_append_escaped(out, aimet_sv_slice(text, end, text.length),
                          MESSAGE_END);
}

void aimet_diag_vemit(aimet_diag *diag, aimet_severity severity,
                      aimet_place place, const char *format,
                      va_list arguments) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder line = AIMET_STRING_BUILDER_INIT;
  aimet_sb_vappendf(&text, format, arguments);
  append_line(&line, aimet_sb_view(&text));
  deliver(diag, severity, place, aimet_sb_view(&line));
  aimet_sb_deinit(&line);
  aimet_sb_deinit(&text);
}

void aimet_diag_forward(aimet_diag *diag, const aimet_diagnostic *diagnostic) {
  deliver(diag, diagnostic->severity, diagnostic->place, diagnostic->message);
}

void aimet_diag_emit(aimet_diag *diag, aimet_severity severity,
                     aimet_place place, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(diag, severity, place, format, arguments);
  va_end(arguments);
}

aimet_status aimet_diag_error(aimet_diag *diag, aimet_status status,
                              aimet_place place, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(diag, AIMET_SEVERITY_ERROR, place, format, arguments);
  va_end(arguments);
  return status;
}

void aimet_diag_note(aimet_diag *diag, aimet_place place, const char *format,
                     ...) {
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(diag, AIMET_SEVERITY_NOTE, place, format, arguments);
  va_end(arguments);
}

//===----------------------------------------------------------------------===//
// What MLIR says
//===----------------------------------------------------------------------===//

static aimet_severity severity_from_mlir(MlirDiagnosticSeverity severity) {
  switch (severity) {
  case MlirDiagnosticError:
    return AIMET_SEVERITY_ERROR;
  case MlirDiagnosticWarning:
    return AIMET_SEVERITY_WARNING;
  case MlirDiagnosticNote:
    return AIMET_SEVERITY_NOTE;
  case MlirDiagnosticRemark:
    return AIMET_SEVERITY_REMARK;
  }
  return AIMET_SEVERITY_ERROR;
}

static void append_text(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_sv_n(text.data, text.length));
}

/// Escapes a text of several lines, such as an operation that a message quotes.
static void append_escaped_lines(aimet_string_builder *builder,
                                 aimet_string_view text) {
  bool is_cut = text.length > MLIR_MESSAGE_LIMIT;
  if (is_cut)
    text.length = MLIR_MESSAGE_LIMIT;
  while (text.length) {
    size_t end = aimet_sv_find(text, '\n');
    aimet_sb_append_escaped(builder, aimet_sv_slice(text, 0, end), SIZE_MAX);
    if (end < text.length)
      aimet_sb_append_char(builder, '\n');
    text = aimet_sv_slice(text, end + 1, text.length);
  }
  if (is_cut)
    aimet_sb_append_cstr(builder, "...");
}

/// Sends one diagnostic without its notes.
static void forward_one(aimet_diag *diag, MlirDiagnostic diagnostic) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder escaped = AIMET_STRING_BUILDER_INIT;
  mlirDiagnosticPrint(diagnostic, append_text, &text);
  append_escaped_lines(&escaped, aimet_sb_view(&text));
  MlirLocation location = mlirDiagnosticGetLocation(diagnostic);
  deliver(diag, severity_from_mlir(mlirDiagnosticGetSeverity(diagnostic)),
          aimet_place_from_location(location), aimet_sb_view(&escaped));
  aimet_sb_deinit(&escaped);
  aimet_sb_deinit(&text);
}

static MlirLogicalResult forward_mlir(MlirDiagnostic diagnostic,
                                      void *user_data) {
  aimet_diag *diag = user_data;
  forward_one(diag, diagnostic);
  intptr_t count = mlirDiagnosticGetNumNotes(diagnostic);
  for (intptr_t i = 0; i < count; ++i)
    forward_one(diag, mlirDiagnosticGetNote(diagnostic, i));
  return mlirLogicalResultSuccess();
}

void aimet_diag_attach(aimet_diag *diag, MlirContext context) {
  assert(!diag->attached && "a sink serves one context at a time");
  diag->mlir_handler =
      mlirContextAttachDiagnosticHandler(context, forward_mlir, diag, NULL);
  diag->attached = true;
}

void aimet_diag_detach(aimet_diag *diag, MlirContext context) {
  if (!diag->attached)
    return;
  mlirContextDetachDiagnosticHandler(context, diag->mlir_handler);
  diag->attached = false;
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static const char *severity_color(aimet_severity severity) {
  static const char *const colors[NUM_SEVERITIES] = {
      "\x1b[1;31m", "\x1b[1;35m", "\x1b[1;34m", "\x1b[1;36m"};
  return colors[severity];
}

bool aimet_wants_color(FILE *file) {
  const char *no_color = getenv("NO_COLOR");
  const char *terminal = getenv("TERM");
  int fd = fileno(file);
  return fd >= 0 && isatty(fd) && (!no_color || !*no_color) &&
         (!terminal || strcmp(terminal, "dumb") != 0);
}

static void append_place(aimet_string_builder *line, const aimet_place *place) {
  if (place->file.length) {
    aimet_sb_append_escaped(line, place->file, FILE_NAME_LIMIT);
    if (place->has_byte)
      aimet_sb_appendf(line, ":@%llu", (unsigned long long)place->byte);
    else if (place->line)
      aimet_sb_appendf(line, ":%u:%u", place->line, place->column);
    aimet_sb_append_cstr(line, ": ");
  }
  if (place->entity.length) {
    aimet_sb_append(line, place->entity);
    aimet_sb_append_cstr(line, ": ");
  }
}

/// What others say, MLIR or a user of the library, may have several lines:
/// nothing of it reaches a terminal but text and line breaks.
static void append_message(aimet_string_builder *out, aimet_string_view rest) {
  while (rest.length) {
    size_t end = 0;
    while (end < rest.length && rest.data[end] != '\n' &&
           rest.data[end] != '\t')
      ++end;
    aimet_sb_append_escaped(out, aimet_sv_slice(rest, 0, end), end);
    if (end < rest.length)
      aimet_sb_append_char(out, rest.data[end++]);
    rest = aimet_sv_slice(rest, end, rest.length);
  }
}

void aimet_diag_print(const aimet_diagnostic *diagnostic, void *file) {
  const char *name = aimet_severity_name(diagnostic->severity);
  aimet_string_builder line = AIMET_STRING_BUILDER_INIT;
  append_place(&line, &diagnostic->place);
  if (aimet_wants_color(file))
    aimet_sb_appendf(&line, "%s%s:\x1b[0m ",
                     severity_color(diagnostic->severity), name);
  else
    aimet_sb_appendf(&line, "%s: ", name);
  append_message(&line, diagnostic->message);
  aimet_sb_append_char(&line, '\n');
  fwrite(line.data, 1, line.length, file);
  aimet_sb_deinit(&line);
}
