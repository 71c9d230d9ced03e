//===- output_file.c - files that are written whole or not at all ---------===//
//
// One buffer per file in front of write(2), one fixed table of the temporary
// files that exist, and a rename at the end.
//
//===----------------------------------------------------------------------===//

#include "output_file.h"

#include "alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  BUFFER_SIZE = 256 << 10,
  /// A span up to this length goes through the buffer: one system call instead
  /// of a flush and a copy.
  BUFFERED_COPY_LIMIT = 64 << 10,
  /// What of the target's name stands in the temporary one, which has to be
  /// shorter than NAME_MAX.
  LONGEST_NAME_PART = 180,
  LONGEST_TEMPORARY_PATH = PATH_MAX + 64,
};

//===----------------------------------------------------------------------===//
// The table of temporary files
//===----------------------------------------------------------------------===//

enum { SLOT_FREE, SLOT_FILLING, SLOT_ARMED };

/// A slot is written only by its owner, while it is SLOT_FILLING, so that a
/// signal handler which sees SLOT_ARMED sees a whole path.
typedef struct temporary {
  atomic_int state;
  char path[LONGEST_TEMPORARY_PATH];
} temporary;

static temporary temporaries[AIMET_OUTPUT_FILES_MAX];

static temporary *acquire_temporary(void) {
  for (int i = 0; i < AIMET_OUTPUT_FILES_MAX; ++i) {
    int expected = SLOT_FREE;
    if (atomic_compare_exchange_strong(&temporaries[i].state, &expected,
                                       SLOT_FILLING))
      return &temporaries[i];
  }
  return NULL;
}

static void set_slot(temporary *slot, int state) {
  atomic_store(&slot->state, state);
}

void aimet_output_files_unlink_all(void) {
  int saved_errno = errno;
  for (int i = 0; i < AIMET_OUTPUT_FILES_MAX; ++i)
    if (atomic_load(&temporaries[i].state) == SLOT_ARMED)
      unlink(temporaries[i].path);
  errno = saved_errno;
}

//===----------------------------------------------------------------------===//
// Creation
//===----------------------------------------------------------------------===//

struct aimet_output_file {
  int fd;
  bool owns_fd;      ///< false for standard output
  temporary *slot;   ///< null: written in place
  char *target;      ///< what the temporary file is renamed to
  uint64_t position; ///< what was asked to be written
  aimet_file_error error;
  bool no_range_copy; ///< the system cannot copy_file_range to this file
  size_t buffered;
  char *buffer; ///< made when it is first needed
};

static aimet_status fail(aimet_file_error *out_error, const char *reason) {
  *out_error = (aimet_file_error){AIMET_ERROR_IO, reason};
  return AIMET_ERROR_IO;
}

static aimet_status fail_errno(aimet_file_error *out_error, int error) {
  const char *text = strerrordesc_np(error);
  return fail(out_error, text ? text : "unknown error");
}

bool aimet_output_is_null(const char *path) {
  struct stat info, null_info;
  return stat(path, &info) == 0 && S_ISCHR(info.st_mode) &&
         stat("/dev/null", &null_info) == 0 &&
         info.st_rdev == null_info.st_rdev;
}

/// Standard output that was closed may be a file that the run reads.
static bool has_stdout(struct stat *out_info) {
  int flags = fcntl(STDOUT_FILENO, F_GETFL);
  return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY &&
         fstat(STDOUT_FILENO, out_info) == 0;
}

bool aimet_output_is_stdout(const char *path) {
  if (strcmp(path, "-") == 0)
    return true;
  struct stat info, ours;
  return stat(path, &info) == 0 && has_stdout(&ours) &&
         info.st_dev == ours.st_dev && info.st_ino == ours.st_ino &&
         !aimet_output_is_null(path);
}

/// What stands at the path that is to be written.
typedef struct target_info {
  bool exists;
  bool in_place; ///< a device or a FIFO
  mode_t mode;   ///< of an existing regular file
} target_info;

static aimet_status inspect_existing(const char *path, const struct stat *info,
                                     target_info *out_info,
                                     aimet_file_error *out_error) {
  if (S_ISDIR(info->st_mode))
    return fail_errno(out_error, EISDIR);
  if (!S_ISREG(info->st_mode)) {
    out_info->in_place = true;
    return AIMET_OK;
  }
  // A rename would replace a file that its owner made read-only.
  if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return fail_errno(out_error, errno);
  out_info->exists = true;
  out_info->mode = info->st_mode & 0777;
  return AIMET_OK;
}

/// Looks at the target and finds the path to rename to: the target itself, or
/// what it links to, so that the link stays. The caller frees *out_target.
static aimet_status inspect_target(const char *path, target_info *out_info,
                                   char **out_target,
                                   aimet_file_error *out_error) {
  *out_info = (target_info){0};
  *out_target = NULL;
  struct stat info, link_info;
  bool is_link = lstat(path, &link_info) == 0 && S_ISLNK(link_info.st_mode);
  if (stat(path, &info) == 0) {
    aimet_status status = inspect_existing(path, &info, out_info, out_error);
    if (status != AIMET_OK)
      return status;
  } else if (is_link && errno == ENOENT) {
    return fail(out_error, "the symbolic link points to nothing");
  } else if (errno != ENOENT) {
    return fail_errno(out_error, errno);
  }
  if (is_link && !out_info->in_place)
    *out_target = realpath(path, NULL);
  else
    *out_target = strdup(path);
  return *out_target ? AIMET_OK : fail_errno(out_error, errno);
}

static aimet_status open_in_place(aimet_output_file *file,
                                  aimet_file_error *out_error) {
  do
    file->fd = open(file->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  while (file->fd < 0 && errno == EINTR);
  if (file->fd < 0)
    return fail_errno(out_error, errno);
  file->owns_fd = true;
  return AIMET_OK;
}

/// Fills the slot with `<folder>/.<name>.<pid>-<n>.tmp`; false if the path is
/// too long.
static bool name_temporary(temporary *slot, const char *target, unsigned n) {
  const char *slash = strrchr(target, '/');
  const char *name = slash ? slash + 1 : target;
  size_t folder_length = (size_t)(name - target);
  if (folder_length >= PATH_MAX)
    return false;
  int length = snprintf(slot->path, sizeof slot->path, "%.*s.%.*s.%ld-%u.tmp",
                        (int)folder_length, target, LONGEST_NAME_PART, name,
                        (long)getpid(), n);
  return length > 0 && (size_t)length < sizeof slot->path;
}

/// Opens a temporary file that nobody else has. It is registered before it
/// exists, so that no signal can come in between.
static int open_temporary(temporary *slot, const char *target, mode_t mode) {
  static atomic_uint next_number;
  for (int attempt = 0; attempt < 1000; ++attempt) {
    set_slot(slot, SLOT_FILLING);
    if (!name_temporary(slot, target, atomic_fetch_add(&next_number, 1))) {
      errno = ENAMETOOLONG;
      return -1;
    }
    set_slot(slot, SLOT_ARMED);
    int fd = open(slot->path,
                  O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd >= 0 || (errno != EEXIST && errno != EINTR))
      return fd;
  }
  return -1;
}

static aimet_status open_beside(aimet_output_file *file,
                                const target_info *info,
                                aimet_file_error *out_error) {
  const char *slash = strrchr(file->target, '/');
  if (*(slash ? slash + 1 : file->target) == '\0')
    return fail_errno(out_error, *file->target ? EISDIR : ENOENT);
  temporary *slot = acquire_temporary();
  if (!slot)
    return fail(out_error, "too many files are being written");
  file->fd = open_temporary(slot, file->target, info->exists ? 0600 : 0666);
  if (file->fd < 0) {
    int error = errno;
    set_slot(slot, SLOT_FREE);
    return fail_errno(out_error, error);
  }
  file->slot = slot;
  file->owns_fd = true;
  if (info->exists && fchmod(file->fd, info->mode) != 0)
    return fail_errno(out_error, errno);
  return AIMET_OK;
}

aimet_status aimet_output_file_create(const char *path,
                                      aimet_output_file **out_file,
                                      aimet_file_error *out_error) {
  *out_file = NULL;
  aimet_output_file *file = aimet_calloc(1, sizeof *file);
  file->fd = -1;
  aimet_status status = AIMET_OK;
  if (aimet_output_is_stdout(path)) {
    file->fd = STDOUT_FILENO;
  } else {
    target_info info;
    status = inspect_target(path, &info, &file->target, out_error);
    if (status == AIMET_OK)
      status = info.in_place ? open_in_place(file, out_error)
                             : open_beside(file, &info, out_error);
  }
  if (status != AIMET_OK) {
    aimet_output_file_discard(file);
    return status;
  }
  *out_file = file;
  return AIMET_OK;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static bool has_failed(const aimet_output_file *file) {
  return file->error.status != AIMET_OK;
}

static void write_through(aimet_output_file *file, const char *data,
                          size_t length) {
  while (length && !has_failed(file)) {
    ssize_t written = write(file->fd, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0) {
      fail_errno(&file->error, written < 0 ? errno : EIO);
      return;
    }
    data += written;
    length -= (size_t)written;
  }
}

static void flush(aimet_output_file *file) {
  write_through(file, file->buffer, file->buffered);
  file->buffered = 0;
}

/// Returns room for at least one and at most `wanted` bytes at the end of the
/// buffer.
static char *buffer_room(aimet_output_file *file, uint64_t wanted,
                         size_t *out_room) {
  if (!file->buffer)
    file->buffer = aimet_malloc(BUFFER_SIZE);
  if (file->buffered == BUFFER_SIZE)
    flush(file);
  size_t room = BUFFER_SIZE - file->buffered;
  *out_room = wanted < room ? (size_t)wanted : room;
  return file->buffer + file->buffered;
}

void aimet_output_file_write(aimet_output_file *file, const void *data,
                             size_t length) {
  file->position += length;
  if (has_failed(file))
    return;
  const char *bytes = data;
  if (length >= BUFFER_SIZE) {
    flush(file);
    write_through(file, bytes, length);
    return;
  }
  while (length && !has_failed(file)) {
    size_t room;
    char *target = buffer_room(file, length, &room);
    memcpy(target, bytes, room);
    file->buffered += room;
    bytes += room;
    length -= room;
  }
}

static void copy_buffered(aimet_output_file *file,
                          const aimet_input_file *source, uint64_t offset,
                          uint64_t length) {
  while (length && !has_failed(file)) {
    size_t room;
    char *target = buffer_room(file, length, &room);
    if (aimet_input_file_read(source, offset, target, room, &file->error) !=
        AIMET_OK)
      return;
    file->buffered += room;
    offset += room;
    length -= room;
  }
}

/// True for errors that say "not in this way", not "not at all". EBADF is what
/// a target opened for appending gets, EPERM what some sandboxes answer.
static bool wants_plain_copy(int error) {
  return error == EXDEV || error == EINVAL || error == ENOSYS ||
         error == EOPNOTSUPP || error == EBADF || error == EPERM;
}

/// Copies within the system as far as it can and returns the bytes copied. What
/// is left is for copy_buffered, which also tells the end of the source from a
/// file system that copies nothing.
static uint64_t copy_range(aimet_output_file *file,
                           const aimet_input_file *source, uint64_t offset,
                           uint64_t length) {
  const uint64_t largest_step = 1u << 30;
  off_t from = (off_t)offset;
  uint64_t copied = 0;
  while (copied < length) {
    uint64_t rest = length - copied;
    size_t step = (size_t)(rest < largest_step ? rest : largest_step);
    ssize_t done = copy_file_range(source->fd, &from, file->fd, NULL, step, 0);
    if (done > 0) {
      copied += (uint64_t)done;
      continue;
    }
    if (done < 0 && errno == EINTR)
      continue;
    if (done < 0 && !wants_plain_copy(errno))
      fail_errno(&file->error, errno);
    file->no_range_copy = done < 0;
    break;
  }
  return copied;
}

void aimet_output_file_copy(aimet_output_file *file,
                            const aimet_input_file *source, uint64_t offset,
                            uint64_t length) {
  file->position += length;
  if (has_failed(file))
    return;
  uint64_t end;
  if (__builtin_add_overflow(offset, length, &end) || end > INT64_MAX) {
    fail_errno(&file->error, EOVERFLOW);
    return;
  }
  uint64_t copied = 0;
  if (length > BUFFERED_COPY_LIMIT && !file->no_range_copy) {
    flush(file);
    if (!has_failed(file))
      copied = copy_range(file, source, offset, length);
  }
  copy_buffered(file, source, offset + copied, length - copied);
}

void aimet_output_file_pad_to(aimet_output_file *file, uint64_t position) {
  while (file->position < position) {
    if (has_failed(file)) {
      file->position = position;
      return;
    }
    size_t room;
    char *target = buffer_room(file, position - file->position, &room);
    memset(target, 0, room);
    file->buffered += room;
    file->position += room;
  }
}

uint64_t aimet_output_file_position(const aimet_output_file *file) {
  return file->position;
}

//===----------------------------------------------------------------------===//
// The end
//===----------------------------------------------------------------------===//

/// Pipes and terminals cannot be synced, and need not be.
static void sync_fd(int fd, aimet_file_error *error) {
  int result;
  do
    result = fsync(fd);
  while (result != 0 && errno == EINTR);
  if (result != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP)
    fail_errno(error, errno);
}

static void sync_folder(const char *target, aimet_file_error *error) {
  const char *slash = strrchr(target, '/');
  char *folder =
      slash ? strndup(target, (size_t)(slash - target) + 1) : strdup(".");
  if (!folder)
    aimet_out_of_memory();
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  free(folder);
  if (fd < 0) {
    fail_errno(error, errno);
    return;
  }
  sync_fd(fd, error);
  close(fd);
}

/// Closes and reports what close says (a full network file system may say it
/// only here). EINTR leaves the descriptor closed on Linux.
static void close_fd(aimet_output_file *file) {
  int fd = file->fd;
  file->fd = -1;
  if (fd >= 0 && file->owns_fd && close(fd) != 0 && errno != EINTR &&
      !has_failed(file))
    fail_errno(&file->error, errno);
}

static void put_in_place(aimet_output_file *file, bool sync) {
  if (rename(file->slot->path, file->target) != 0) {
    fail_errno(&file->error, errno);
    return;
  }
  set_slot(file->slot, SLOT_FREE);
  file->slot = NULL;
  if (sync)
    sync_folder(file->target, &file->error);
}

aimet_status aimet_output_file_finish(aimet_output_file *file, bool sync,
                                      aimet_file_error *out_error) {
  flush(file);
  if (sync && !has_failed(file))
    sync_fd(file->fd, &file->error);
  close_fd(file);
  if (has_failed(file))
    *out_error = file->error;
  return file->error.status;
}

aimet_status aimet_output_file_commit(aimet_output_file *file, bool sync,
                                      aimet_file_error *out_error) {
  if (file->fd >= 0)
    (void)!aimet_output_file_finish(file, sync, out_error);
  if (!has_failed(file) && file->slot)
    put_in_place(file, sync);
  aimet_file_error error = file->error;
  aimet_output_file_discard(file);
  if (error.status != AIMET_OK)
    *out_error = error;
  return error.status;
}

void aimet_output_file_discard(aimet_output_file *file) {
  if (!file)
    return;
  close_fd(file);
  if (file->slot) {
    unlink(file->slot->path);
    set_slot(file->slot, SLOT_FREE);
  }
  free(file->buffer);
  free(file->target);
  free(file);
}
