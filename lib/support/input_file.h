//===- input_file.h - reading files that a user names ---------------------===//
//
// Files are read with pread and never mapped: a file that shrinks while it is
// read is an error, not a SIGBUS. Only regular files are opened (no FIFO can
// hang us). Below a root folder paths are resolved by the kernel with
// openat2(RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS), so nothing can be swapped
// between check and use.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SUPPORT_INPUT_FILE_H
#define AIMET_SUPPORT_INPUT_FILE_H

#include "status.h"
#include "string_view.h"

#include <stddef.h>
#include <stdint.h>

/// An open regular file.
typedef struct aimet_input_file {
  int fd; ///< -1: not open
  uint64_t size;
} aimet_input_file;

#define AIMET_INPUT_FILE_INIT ((aimet_input_file){-1, 0})

/// Why a file could not be opened or read: the class, and a static text or
/// errno for the message.
typedef struct aimet_file_error {
  aimet_status status; ///< AIMET_ERROR_IO or AIMET_ERROR_PATH
  const char *reason;  ///< never null on failure; static or from strerror
} aimet_file_error;

/// Opens `path` (any path that the user typed; links are followed).
AIMET_MUST_USE aimet_status aimet_input_file_open(const char *path,
                                                  aimet_input_file *out_file,
                                                  aimet_file_error *out_error);

/// Opens `path` below the folder `root_fd`. Refused with AIMET_ERROR_PATH: an
/// empty path, an absolute one, one with a `..` component, a NUL, a symbolic
/// link anywhere in it, anything but a regular file, a file with more than one
/// hard link.
AIMET_MUST_USE aimet_status aimet_input_file_open_beneath(
    int root_fd, aimet_string_view path, aimet_input_file *out_file,
    aimet_file_error *out_error);

void aimet_input_file_close(aimet_input_file *file);

/// Reads exactly `length` bytes at `offset`. Fewer is AIMET_ERROR_IO ("the
/// file became shorter while it was read").
AIMET_MUST_USE aimet_status aimet_input_file_read(const aimet_input_file *file,
                                                  uint64_t offset, void *buffer,
                                                  size_t length,
                                                  aimet_file_error *out_error);

/// Reads all of a stream (standard input) into memory, at most `limit` bytes
/// (then AIMET_ERROR_LIMIT). The caller frees *out_data, which ends in a NUL
/// that is not counted.
AIMET_MUST_USE aimet_status aimet_read_stream(int fd, size_t limit,
                                              char **out_data,
                                              size_t *out_length,
                                              aimet_file_error *out_error);

#endif // AIMET_SUPPORT_INPUT_FILE_H
