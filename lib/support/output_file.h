//===- output_file.h - files that are written whole or not at all ---------===//
//
// A file is written beside its target under a temporary name and renamed when
// it is complete. Until then an older file at the target stands untouched. All
// temporary files are registered, so that a fatal signal or the end of memory
// removes them (aimet_output_files_unlink_all is async-signal-safe).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_OUTPUT_FILE_H
#define AIMET_SUPPORT_OUTPUT_FILE_H

#include "input_file.h"

/// Files that may be written at the same time.
#define AIMET_OUTPUT_FILES_MAX 64

/// A file being written. Errors stick: after the first one writes do nothing,
/// and commit reports it.
typedef struct aimet_output_file aimet_output_file;

/// True for "-" and for a path that leads to what our standard output is
/// written to, such as /dev/stdout: renaming a file over that would lose what
/// it holds. False for /dev/null.
bool aimet_output_is_stdout(const char *path);

/// True for /dev/null, by whatever name: it may have any number of writers.
bool aimet_output_is_null(const char *path);

/// Starts writing `path`. "-" is standard output (then nothing is atomic).
/// AIMET_ERROR_IO if the folder cannot be written or the target is a folder.
/// A target that is no regular file (a device, a FIFO) is written in place, and
/// what standard output goes to is written like "-".
AIMET_MUST_USE aimet_status
aimet_output_file_create(const char *path, aimet_output_file **out_file,
                         aimet_file_error *out_error);

void aimet_output_file_write(aimet_output_file *file, const void *data,
                             size_t length);

/// Appends a span of another file, with copy_file_range where the system can
/// and by reading and writing where it cannot.
void aimet_output_file_copy(aimet_output_file *file,
                            const aimet_input_file *source, uint64_t offset,
                            uint64_t length);

/// Appends zero bytes up to the given position.
void aimet_output_file_pad_to(aimet_output_file *file, uint64_t position);

/// Bytes written so far.
uint64_t aimet_output_file_position(const aimet_output_file *file);

/// Sends everything to the disk (with `sync`) or the system, and says whether
/// that went well; after it only commit or discard may follow. For files that
/// must be put in place together: finish all, then commit all.
AIMET_MUST_USE aimet_status aimet_output_file_finish(
    aimet_output_file *file, bool sync, aimet_file_error *out_error);

/// Finishes the file and puts it in place; with `sync` also fsyncs file and
/// folder. Destroys `file`. On any error the target is as it was (but for one
/// that is written in place, and where the folder alone cannot be synced).
AIMET_MUST_USE aimet_status aimet_output_file_commit(
    aimet_output_file *file, bool sync, aimet_file_error *out_error);

/// Throws away what was written and destroys `file`. Null is allowed.
void aimet_output_file_discard(aimet_output_file *file);

/// Removes every temporary file. Async-signal-safe.
void aimet_output_files_unlink_all(void);

#endif // AIMET_SUPPORT_OUTPUT_FILE_H
