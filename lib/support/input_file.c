//===- input_file.c - reading files that a user names ---------------------===//
//
// Opening and reading, with every refusal made on the open descriptor: what
// was checked is what is read.
//
//===----------------------------------------------------------------------===//

#include "input_file.h"

#include "alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// O_NONBLOCK: opening a FIFO must not wait for a writer. It means nothing for
/// the regular files that are let through.
enum { READ_FLAGS = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY };

static aimet_status fail(aimet_file_error *out_error, aimet_status status,
                         const char *reason) {
  *out_error = (aimet_file_error){status, reason};
  return status;
}

static aimet_status fail_errno(aimet_file_error *out_error, int error) {
  const char *text = strerrordesc_np(error);
  return fail(out_error, AIMET_ERROR_IO, text ? text : "unknown error");
}

/// Files of /proc call themselves regular but are no storage.
static bool is_on_proc(int fd) {
  struct statfs fs;
  return fstatfs(fd, &fs) == 0 && fs.f_type == PROC_SUPER_MAGIC;
}

/// Takes over `fd` if it is a regular file, closes it otherwise.
static aimet_status accept_regular(int fd, struct stat *out_stat,
                                   aimet_input_file *out_file,
                                   aimet_file_error *out_error) {
  aimet_status status = AIMET_OK;
  if (fstat(fd, out_stat) != 0)
    status = fail_errno(out_error, errno);
  else if (!S_ISREG(out_stat->st_mode) || is_on_proc(fd))
    status = fail(out_error, AIMET_ERROR_PATH, "not a regular file");
  if (status != AIMET_OK) {
    close(fd);
    return status;
  }
  *out_file = (aimet_input_file){fd, (uint64_t)out_stat->st_size};
  return AIMET_OK;
}

aimet_status aimet_input_file_open(const char *path, aimet_input_file *out_file,
                                   aimet_file_error *out_error) {
  *out_file = AIMET_INPUT_FILE_INIT;
  int fd;
  do
    fd = open(path, READ_FLAGS);
  while (fd < 0 && errno == EINTR);
  if (fd < 0 && errno == ENXIO) // a socket, or a device without a driver
    return fail(out_error, AIMET_ERROR_PATH, "not a regular file");
  if (fd < 0)
    return fail_errno(out_error, errno);
  struct stat info;
  return accept_regular(fd, &info, out_file, out_error);
}

/// The refusals that need no look at the file system. Null: none.
static const char *path_fault(aimet_string_view path) {
  if (path.length == 0)
    return "the path is empty";
  if (aimet_sv_find(path, '\0') < path.length)
    return "the path has a NUL in it";
  if (path.length >= PATH_MAX)
    return "the path is too long";
  if (path.data[0] == '/')
    return "the path is absolute";
  for (size_t begin = 0; begin <= path.length;) {
    aimet_string_view rest = aimet_sv_slice(path, begin, path.length);
    size_t length = aimet_sv_find(rest, '/');
    if (aimet_sv_is(aimet_sv_slice(rest, 0, length), ".."))
      return "the path has a \"..\" component";
    begin += length + 1;
  }
  return NULL;
}

/// openat2 through the kernel; EAGAIN means that a rename elsewhere kept it
/// from being sure, and wants another try.
static int open_beneath_by_kernel(int root_fd, const char *path) {
  struct open_how how = {.flags = READ_FLAGS,
                         .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  long fd = -1;
  for (int attempt = 0; attempt < 64; ++attempt) {
    fd = syscall(SYS_openat2, root_fd, path, &how, sizeof how);
    if (fd >= 0 || (errno != EINTR && errno != EAGAIN))
      break;
  }
  return (int)fd;
}

/// Opens one component without following a link. A link gives ELOOP, whatever
/// the flags.
static int open_component(int folder_fd, const char *name, int flags) {
  int fd;
  do
    fd = openat(folder_fd, name, flags | O_NOFOLLOW);
  while (fd < 0 && errno == EINTR);
  if (fd >= 0 || errno != ENOTDIR)
    return fd;
  struct stat info;
  bool is_link = fstatat(folder_fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
                 S_ISLNK(info.st_mode);
  errno = is_link ? ELOOP : ENOTDIR;
  return -1;
}

/// The same as open_beneath_by_kernel for kernels before 5.6 and sandboxes that
/// hide openat2: component by component, none of them a link or "..". Changes
/// `path` while it works.
static int open_beneath_by_walking(int root_fd, char *path) {
  int folder_fd = root_fd;
  char *name = path;
  for (char *slash; (slash = strchr(name, '/')); name = slash + 1) {
    *slash = '\0';
    if (*name == '\0')
      continue;
    int next_fd =
        open_component(folder_fd, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
    int error = errno;
    if (folder_fd != root_fd)
      close(folder_fd);
    if (next_fd < 0) {
      errno = error;
      return -1;
    }
    folder_fd = next_fd;
  }
  int fd = open_component(folder_fd, *name ? name : ".", READ_FLAGS);
  int error = errno;
  if (folder_fd != root_fd)
    close(folder_fd);
  errno = error;
  return fd;
}

static aimet_status fail_beneath(aimet_file_error *out_error, int error) {
  switch (error) {
  case ELOOP:
    return fail(out_error, AIMET_ERROR_PATH,
                "the path goes through a symbolic link");
  case EXDEV:
    return fail(out_error, AIMET_ERROR_PATH, "the path leaves the folder");
  case ENXIO:
  case ENOTDIR:
  case EISDIR:
    return fail(out_error, AIMET_ERROR_PATH, "not a regular file");
  default:
    return fail_errno(out_error, error);
  }
}

aimet_status aimet_input_file_open_beneath(int root_fd, aimet_string_view path,
                                           aimet_input_file *out_file,
                                           aimet_file_error *out_error) {
  *out_file = AIMET_INPUT_FILE_INIT;
  const char *fault = path_fault(path);
  if (fault)
    return fail(out_error, AIMET_ERROR_PATH, fault);
  char copy[PATH_MAX];
  memcpy(copy, path.data, path.length);
  copy[path.length] = '\0';
  int fd = open_beneath_by_kernel(root_fd, copy);
  if (fd < 0 && (errno == ENOSYS || errno == EPERM))
    fd = open_beneath_by_walking(root_fd, copy);
  if (fd < 0)
    return fail_beneath(out_error, errno);
  struct stat info;
  aimet_status status = accept_regular(fd, &info, out_file, out_error);
  if (status == AIMET_OK && info.st_nlink > 1) {
    aimet_input_file_close(out_file);
    return fail(out_error, AIMET_ERROR_PATH,
                "the file has more than one hard link");
  }
  return status;
}

void aimet_input_file_close(aimet_input_file *file) {
  if (file->fd >= 0)
    close(file->fd);
  *file = AIMET_INPUT_FILE_INIT;
}

aimet_status aimet_input_file_read(const aimet_input_file *file,
                                   uint64_t offset, void *buffer, size_t length,
                                   aimet_file_error *out_error) {
  char *target = buffer;
  while (length) {
    if (offset > INT64_MAX)
      return fail_errno(out_error, EOVERFLOW);
    ssize_t got = pread(file->fd, target, length, (off_t)offset);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return fail_errno(out_error, errno);
    if (got == 0)
      return fail(out_error, AIMET_ERROR_IO,
                  "the file became shorter while it was read");
    target += got;
    length -= (size_t)got;
    offset += (uint64_t)got;
  }
  return AIMET_OK;
}

/// read that waits where a descriptor does not block. 0: the end.
static ssize_t read_some(int fd, char *buffer, size_t length) {
  for (;;) {
    ssize_t got = read(fd, buffer, length);
    if (got >= 0 || (errno != EINTR && errno != EAGAIN))
      return got;
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    if (errno == EAGAIN && poll(&ready, 1, -1) < 0 && errno != EINTR)
      return -1;
  }
}

aimet_status aimet_read_stream(int fd, size_t limit, char **out_data,
                               size_t *out_length,
                               aimet_file_error *out_error) {
  *out_data = NULL;
  *out_length = 0;
  void *data = NULL;
  size_t length = 0, capacity = 0;
  for (;;) {
    if (length >= capacity - (capacity != 0))
      aimet_grow_array(&data, &capacity, length + (64 << 10), 1);
    ssize_t got = read_some(fd, (char *)data + length, capacity - length - 1);
    if (got == 0)
      break;
    if (got > 0)
      length += (size_t)got;
    if (got < 0 || length > limit) {
      int error = errno;
      free(data);
      return got < 0 ? fail_errno(out_error, error)
                     : fail(out_error, AIMET_ERROR_LIMIT,
                            "the stream is longer than the limit");
    }
  }
  ((char *)data)[length] = '\0';
  *out_data = data;
  *out_length = length;
  return AIMET_OK;
}
