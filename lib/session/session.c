//===- session.c - sessions -----------------------------------------------===//
//
// An MLIR context, all passes by name, and the sink of diagnostics. The context
// is made without threads: building IR is faster so, and only a run needs them.
//
//===----------------------------------------------------------------------===//

#include "session_private.h"

#include "all_passes.h"
#include "alloc.h"
#include "dialect.h"

#include <stdio.h>
#include <stdlib.h>

const char *aimet_version(void) { return AIMET_VERSION; }

static const aimet_session_options default_options = AIMET_SESSION_OPTIONS_INIT;

aimet_session *aimet_session_create(const aimet_session_options *options) {
  if (!options)
    options = &default_options;
  aimet_session *session = aimet_calloc(1, sizeof *session);
  session->diag = options->handler
                      ? aimet_diag_create(options->handler, options->user_data)
                      : aimet_diag_create(aimet_diag_print, stderr);
  session->allow_unregistered = options->allow_unregistered_dialect;
  session->registry = aimet_registry_create();
  aimet_register_all_passes(session->registry);
  session->context = mlirContextCreateWithThreading(false);
  // Created without threads, a context still guards its tables of attributes
  // and keeps a copy of them for each thread, until it is told so again.
  mlirContextEnableMultithreading(session->context, false);
  aimet_dialect_load(session->context);
  aimet_diag_attach(session->diag, session->context);
  return session;
}

void aimet_session_destroy(aimet_session *session) {
  if (!session)
    return;
  aimet_diag_detach(session->diag, session->context);
  mlirContextDestroy(session->context);
  aimet_registry_destroy(session->registry);
  aimet_diag_destroy(session->diag);
  free(session);
}
