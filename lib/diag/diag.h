//===- diag.h - messages for people ---------------------------------------===//
//
// A diagnostic is printed in the form every compiler user knows:
//
//   model.onnx:@1234: graph/node[3] "conv": error: what is wrong, what was
//   expected model.mlir:12:5: error: ...
//
// Wording: lower case, no full stop, what is wrong first, names in quotes, then
// `got X, expected Y`; a note says what to do. A message is one line: control
// characters of what it quotes are escaped here, and one that is too long is
// cut in its middle. Callers cut and escape names from files themselves.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIAG_DIAG_H
#define AIMET_DIAG_DIAG_H

#include "status.h"
#include "string_view.h"

#include "aimet-opt/diagnostic.h"

#include <mlir-c/IR.h>

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/// "error", "warning", "remark", "note".
const char *aimet_severity_name(aimet_severity severity);

/// The place of an MLIR location: file, line and column of the first
/// FileLineCol in it; the strings belong to the context.
aimet_place aimet_place_from_location(MlirLocation location);

/// The sink of one session: hands diagnostics to a handler and counts them.
/// Not thread-safe.
typedef struct aimet_diag aimet_diag;

/// Creates a sink that calls `handler` (null: drop everything).
aimet_diag *aimet_diag_create(aimet_diagnostic_handler handler,
                              void *user_data);
void aimet_diag_destroy(aimet_diag *diag);

/// Replaces the handler; the old one is returned through the out parameters,
/// so that it can be put back.
void aimet_diag_set_handler(aimet_diag *diag, aimet_diagnostic_handler handler,
                            void *user_data,
                            aimet_diagnostic_handler *out_old_handler,
                            void **out_old_user_data);

/// What is said until aimet_diag_unmute reaches nobody; it is counted.
typedef struct aimet_diag_mute {
  aimet_diagnostic_handler handler;
  void *user_data;
} aimet_diag_mute;
aimet_diag_mute aimet_diag_mute_all(aimet_diag *diag);
void aimet_diag_unmute(aimet_diag *diag, aimet_diag_mute mute);

/// Diagnostics of this severity emitted so far.
uint64_t aimet_diag_count(const aimet_diag *diag, aimet_severity severity);

/// Sends a message. Line breaks in it are escaped as well.
void aimet_diag_emit(aimet_diag *diag, aimet_severity severity,
                     aimet_place place, const char *format, ...)
    AIMET_PRINTF(4, 5);
void aimet_diag_vemit(aimet_diag *diag, aimet_severity severity,
                      aimet_place place, const char *format, va_list arguments)
    AIMET_PRINTF(4, 0);

/// Sends on, as it is, what another sink has handed out.
void aimet_diag_forward(aimet_diag *diag, const aimet_diagnostic *diagnostic);

/// Shorthands. `aimet_diag_error` returns `status`, for `return
/// aimet_diag_error(...)`.
aimet_status aimet_diag_error(aimet_diag *diag, aimet_status status,
                              aimet_place place, const char *format, ...)
    AIMET_PRINTF(4, 5);
void aimet_diag_note(aimet_diag *diag, aimet_place place, const char *format,
                     ...) AIMET_PRINTF(3, 4);

/// Sends what MLIR itself says in this context to the sink until
/// aimet_diag_detach. At most one sink per context.
void aimet_diag_attach(aimet_diag *diag, MlirContext context);
void aimet_diag_detach(aimet_diag *diag, MlirContext context);

/// True for a terminal that is not dumb (TERM), unless NO_COLOR is set.
bool aimet_wants_color(FILE *file);

/// A handler that prints to the FILE* in user_data (see aimet_diag_print).
void aimet_diag_print(const aimet_diagnostic *diagnostic, void *file);

#endif // AIMET_DIAG_DIAG_H
