//===- progress.h - what a long run is doing ------------------------------===//
//
// After two seconds a line on the terminal says which pass runs and how long it
// has; it is rewritten in place, and gone before anything else is printed. In a
// pipe or a file there is none.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_OPT_TOOL_PROGRESS_H
#define AIMET_OPT_TOOL_PROGRESS_H

typedef struct progress progress;

/// Starts the clock; null if standard error is no terminal that can rewrite a
/// line. All other functions take a null.
progress *progress_start(void);

/// Says what is being done from now on. The text must live until the next one.
void progress_set(progress *p, const char *what);

/// Erases the line, and keeps it away until progress_resume: around everything
/// that is printed.
void progress_pause(progress *p);
void progress_resume(progress *p);

/// Erases the line and frees everything.
void progress_stop(progress *p);

#endif // AIMET_OPT_TOOL_PROGRESS_H
