//===- file_test.c - input and output files -------------------------------===//
//
// Works in a folder of its own below the current one and removes it.
//
//===----------------------------------------------------------------------===//

#include "check.h"
#include "input_file.h"
#include "output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void make_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/// The file's content in a static buffer; "(none)" if it cannot be read.
static const char *content(const char *path) {
  static char text[256];
  FILE *file = fopen(path, "r");
  if (!file)
    return "(none)";
  text[fread(text, 1, sizeof text - 1, file)] = '\0';
  fclose(file);
  return text;
}

/// The number of temporary files in the current folder.
static int temporaries(void) {
  FILE *list = popen("find . -name '.*.tmp' | wc -l", "r");
  int count = -1;
  if (list && fscanf(list, "%d", &count) != 1)
    count = -1;
  if (list)
    pclose(list);
  return count;
}

static void make_socket(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  CHECK(bind(fd, (struct sockaddr *)&address, sizeof address) == 0);
  close(fd);
}

static void make_tree(void) {
  CHECK(mkdir("sub", 0755) == 0 && mkdir("sub/deep", 0755) == 0);
  make_file("w.bin", "0123456789");
  make_file("sub/deep/w.bin", "deep");
  make_file("two_names", "x");
  CHECK(link("two_names", "other_name") == 0);
  CHECK(symlink("w.bin", "link.bin") == 0);
  CHECK(symlink("sub", "linked_folder") == 0);
  CHECK(mkfifo("fifo", 0600) == 0);
  make_socket("socket");
}

//===----------------------------------------------------------------------===//
// Input
//===----------------------------------------------------------------------===//

static aimet_status open_any(const char *path) {
  aimet_input_file file;
  aimet_file_error error = {AIMET_OK, NULL};
  aimet_status status = aimet_input_file_open(path, &file, &error);
  CHECK(status == AIMET_OK || (error.reason && error.status == status));
  CHECK((status == AIMET_OK) == (file.fd >= 0));
  aimet_input_file_close(&file);
  return status;
}

static void test_open(void) {
  CHECK(open_any("w.bin") == AIMET_OK);
  CHECK(open_any("link.bin") == AIMET_OK);
  CHECK(open_any("two_names") == AIMET_OK);
  CHECK(open_any("missing") == AIMET_ERROR_IO);
  CHECK(open_any("") == AIMET_ERROR_IO);
  CHECK(open_any("sub") == AIMET_ERROR_PATH);
  CHECK(open_any("fifo") == AIMET_ERROR_PATH);
  CHECK(open_any("socket") == AIMET_ERROR_PATH);
  CHECK(open_any("/dev/zero") == AIMET_ERROR_PATH);
  CHECK(open_any("/proc/self/mem") == AIMET_ERROR_PATH);
}

static aimet_status open_beneath(int root, const char *path, size_t length) {
  aimet_input_file file;
  aimet_file_error error = {AIMET_OK, NULL};
  aimet_status status = aimet_input_file_open_beneath(
      root, aimet_sv_n(path, length), &file, &error);
  CHECK(status == AIMET_OK || (error.reason && error.status == status));
  aimet_input_file_close(&file);
  return status;
}

static void test_open_beneath(void) {
  static const struct {
    const char *path;
    aimet_status expected;
  } cases[] = {
      {"w.bin", AIMET_OK},
      {"./w.bin", AIMET_OK},
      {"sub/deep/w.bin", AIMET_OK},
      {"sub//deep/./w.bin", AIMET_OK},
      {"missing", AIMET_ERROR_IO},
      {"sub/missing/w.bin", AIMET_ERROR_IO},
      {"", AIMET_ERROR_PATH},
      {".", AIMET_ERROR_PATH},
      {"..", AIMET_ERROR_PATH},
      {"../w.bin", AIMET_ERROR_PATH},
      {"./..", AIMET_ERROR_PATH},
      {"sub/../w.bin", AIMET_ERROR_PATH},
      {"/etc/passwd", AIMET_ERROR_PATH},
      {"w.bin/", AIMET_ERROR_PATH},
      {"w.bin/x", AIMET_ERROR_PATH},
      {"sub", AIMET_ERROR_PATH},
      {"sub/", AIMET_ERROR_PATH},
      {"link.bin", AIMET_ERROR_PATH},
      {"linked_folder/deep/w.bin", AIMET_ERROR_PATH},
      {"two_names", AIMET_ERROR_PATH},
      {"fifo", AIMET_ERROR_PATH},
      {"socket", AIMET_ERROR_PATH},
  };
  int root = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    const char *path = cases[i].path;
    aimet_status got = open_beneath(root, path, strlen(path));
    if (!CHECK(got == cases[i].expected))
      printf("  path \"%s\": got %d\n", path, (int)got);
  }
  CHECK(open_beneath(root, "w.bin\0x", 7) == AIMET_ERROR_PATH);
  char longest[5000];
  memset(longest, 'a', sizeof longest);
  CHECK(open_beneath(root, longest, sizeof longest) == AIMET_ERROR_PATH);
  close(root);
}

/// Makes openat2 fail as on a kernel that does not have it.
static bool hide_openat2(void) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// Runs `test` in a child; its failed checks fail here.
static void in_child(void (*test)(void)) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    checks_failed = 0;
    test();
    fflush(stdout);
    _exit(checks_failed != 0);
  }
  int status = -1;
  CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
}

static void test_open_beneath_without_openat2(void) {
  if (!hide_openat2()) {
    printf("note: no seccomp here, the fallback of openat2 was not tested\n");
    return;
  }
  test_open_beneath();
}

static void test_read(void) {
  aimet_input_file file;
  aimet_file_error error;
  CHECK(aimet_input_file_open("w.bin", &file, &error) == AIMET_OK);
  CHECK(file.size == 10);
  char bytes[11] = {0};
  CHECK(aimet_input_file_read(&file, 3, bytes, 4, &error) == AIMET_OK);
  CHECK_TEXT(bytes, "3456");
  CHECK(aimet_input_file_read(&file, 10, bytes, 0, &error) == AIMET_OK);
  CHECK(aimet_input_file_read(&file, 8, bytes, 4, &error) == AIMET_ERROR_IO);
  CHECK_TEXT(error.reason, "the file became shorter while it was read");
  CHECK(aimet_input_file_read(&file, UINT64_MAX, bytes, 1, &error) ==
        AIMET_ERROR_IO);
  aimet_input_file_close(&file);
  CHECK(file.fd == -1);
  aimet_input_file_close(&file);
}

static void test_stream(void) {
  int ends[2];
  char *data;
  size_t length;
  aimet_file_error error;
  CHECK(pipe(ends) == 0);
  CHECK(write(ends[1], "stream", 6) == 6);
  close(ends[1]);
  CHECK(aimet_read_stream(ends[0], 6, &data, &length, &error) == AIMET_OK);
  CHECK(length == 6);
  CHECK_TEXT(data, "stream");
  free(data);
  close(ends[0]);
  CHECK(pipe(ends) == 0);
  CHECK(write(ends[1], "stream", 6) == 6);
  close(ends[1]);
  CHECK(aimet_read_stream(ends[0], 5, &data, &length, &error) ==
        AIMET_ERROR_LIMIT);
  CHECK(data == NULL);
  close(ends[0]);
  CHECK(aimet_read_stream(-1, 5, &data, &length, &error) == AIMET_ERROR_IO);
  int zero = open("/dev/zero", O_RDONLY);
  CHECK(aimet_read_stream(zero, 300000, &data, &length, &error) ==
        AIMET_ERROR_LIMIT);
  close(zero);
}

//===----------------------------------------------------------------------===//
// Output
//===----------------------------------------------------------------------===//

static aimet_output_file *create(const char *path) {
  aimet_output_file *file;
  aimet_file_error error;
  CHECK(aimet_output_file_create(path, &file, &error) == AIMET_OK);
  return file;
}

static aimet_status write_text(const char *path, const char *text, bool sync) {
  aimet_output_file *file;
  aimet_file_error error = {AIMET_OK, NULL};
  aimet_status status = aimet_output_file_create(path, &file, &error);
  if (status == AIMET_OK) {
    aimet_output_file_write(file, text, strlen(text));
    status = aimet_output_file_commit(file, sync, &error);
  }
  CHECK((status == AIMET_OK) == (error.reason == NULL));
  return status;
}

static mode_t mode_of(const char *path) {
  struct stat info = {0};
  CHECK(lstat(path, &info) == 0);
  return info.st_mode;
}

static void test_commit(void) {
  umask(022);
  CHECK(write_text("new.txt", "first", true) == AIMET_OK);
  CHECK_TEXT(content("new.txt"), "first");
  CHECK((mode_of("new.txt") & 07777) == 0644);
  CHECK(chmod("new.txt", 0751) == 0);
  CHECK(write_text("new.txt", "second", false) == AIMET_OK);
  CHECK_TEXT(content("new.txt"), "second");
  CHECK((mode_of("new.txt") & 07777) == 0751);
  CHECK(write_text("./sub/new.txt", "below", true) == AIMET_OK);
  CHECK_TEXT(content("sub/new.txt"), "below");
  char longest[256];
  memset(longest, 'n', 255);
  longest[255] = '\0';
  CHECK(write_text(longest, "long name", false) == AIMET_OK);
  CHECK_TEXT(content(longest), "long name");
  CHECK(temporaries() == 0);
}

static void test_discard(void) {
  make_file("old.txt", "old");
  aimet_output_file *file = create("old.txt");
  aimet_output_file_write(file, "new", 3);
  CHECK(temporaries() == 1);
  CHECK_TEXT(content("old.txt"), "old");
  aimet_output_file_discard(file);
  CHECK_TEXT(content("old.txt"), "old");
  aimet_output_file_discard(NULL);
  CHECK(temporaries() == 0);
}

static void test_targets(void) {
  CHECK(symlink("new.txt", "to_new") == 0);
  CHECK(write_text("to_new", "through the link", false) == AIMET_OK);
  CHECK(S_ISLNK(mode_of("to_new")));
  CHECK_TEXT(content("new.txt"), "through the link");
  CHECK(symlink("nowhere", "dangling") == 0);
  CHECK(write_text("dangling", "x", false) == AIMET_ERROR_IO);
  CHECK(write_text("sub", "x", false) == AIMET_ERROR_IO);
  CHECK(write_text("absent/", "x", false) == AIMET_ERROR_IO);
  CHECK(write_text("", "x", false) == AIMET_ERROR_IO);
  CHECK(write_text("absent/x", "x", false) == AIMET_ERROR_IO);
  CHECK(write_text("new.txt/x", "x", false) == AIMET_ERROR_IO);
  CHECK(write_text("/dev/null", "x", true) == AIMET_OK);
  CHECK(S_ISCHR(mode_of("/dev/null")));
  CHECK(write_text("/dev/full", "x", false) == AIMET_ERROR_IO);
  CHECK(temporaries() == 0);
}

static void test_fifo(void) {
  int reader = open("fifo", O_RDONLY | O_NONBLOCK);
  CHECK(reader >= 0);
  CHECK(write_text("fifo", "through", true) == AIMET_OK);
  char bytes[8] = {0};
  CHECK(read(reader, bytes, 7) == 7);
  CHECK_TEXT(bytes, "through");
  close(reader);
  CHECK(S_ISFIFO(mode_of("fifo")));
}

/// Byte `i` of the large test file.
static unsigned char pattern(uint64_t i) {
  return (unsigned char)((i * 2654435761u) >> 13);
}

enum { LARGE = 3 << 20 };

static void make_large(const char *path) {
  unsigned char *bytes = malloc(LARGE);
  for (uint64_t i = 0; i < LARGE; ++i)
    bytes[i] = pattern(i);
  aimet_output_file *file = create(path);
  aimet_file_error error;
  for (uint64_t done = 0, step = 1; done < LARGE; done += step, step *= 3) {
    if (step > LARGE - done)
      step = LARGE - done;
    aimet_output_file_write(file, bytes + done, step);
  }
  CHECK(aimet_output_file_position(file) == LARGE);
  CHECK(aimet_output_file_commit(file, false, &error) == AIMET_OK);
  free(bytes);
}

/// Writes spans of every size, padded to 4096, and compares all of it.
static void check_copies(const char *path) {
  static const uint64_t lengths[] = {0, 1, 300, 65536, 65537, 300000, 2000000};
  enum { COUNT = sizeof lengths / sizeof *lengths };
  uint64_t starts[COUNT];
  aimet_input_file source;
  aimet_file_error error;
  CHECK(aimet_input_file_open("large", &source, &error) == AIMET_OK);
  aimet_output_file *file = create(path);
  for (size_t i = 0; i < COUNT; ++i) {
    aimet_output_file_write(file, "head", 4);
    aimet_output_file_pad_to(file, aimet_output_file_position(file) + 4092);
    starts[i] = aimet_output_file_position(file);
    aimet_output_file_copy(file, &source, 991 * i, lengths[i]);
  }
  uint64_t size = aimet_output_file_position(file);
  CHECK(aimet_output_file_commit(file, false, &error) == AIMET_OK);
  aimet_input_file_close(&source);
  unsigned char *bytes = malloc(size);
  aimet_input_file result;
  CHECK(aimet_input_file_open(path, &result, &error) == AIMET_OK);
  CHECK(result.size == size);
  CHECK(aimet_input_file_read(&result, 0, bytes, size, &error) == AIMET_OK);
  aimet_input_file_close(&result);
  for (size_t i = 0; i < COUNT; ++i) {
    bool same = memcmp(bytes + starts[i] - 4096, "head\0\0\0", 7) == 0;
    for (uint64_t j = 0; j < lengths[i]; ++j)
      same &= bytes[starts[i] + j] == pattern(991 * i + j);
    CHECK(same);
  }
  free(bytes);
}

static void test_copy(void) {
  make_large("large");
  check_copies("copies");
}

/// The same without copy_file_range.
static void test_plain_copy(void) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_copy_file_range, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EXDEV),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
      prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
    check_copies("plain_copies");
}

static void test_copy_past_end(void) {
  make_file("old.txt", "old");
  aimet_input_file source;
  aimet_file_error error;
  CHECK(aimet_input_file_open("large", &source, &error) == AIMET_OK);
  aimet_output_file *file = create("old.txt");
  aimet_output_file_copy(file, &source, LARGE - 100000, 200000);
  aimet_output_file_write(file, "more", 4);
  CHECK(aimet_output_file_position(file) == 200004);
  CHECK(aimet_output_file_commit(file, false, &error) == AIMET_ERROR_IO);
  CHECK_TEXT(error.reason, "the file became shorter while it was read");
  file = create("old.txt");
  aimet_output_file_copy(file, &source, UINT64_MAX - 5, 10);
  CHECK(aimet_output_file_commit(file, false, &error) == AIMET_ERROR_IO);
  aimet_input_file_close(&source);
  CHECK_TEXT(content("old.txt"), "old");
  CHECK(temporaries() == 0);
}

/// A limit of the file size makes a write short and the next one fail.
static void test_no_space(void) {
  signal(SIGXFSZ, SIG_IGN);
  struct rlimit limit = {100000, 100000};
  CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
  static char bytes[1 << 20];
  aimet_file_error error;
  aimet_output_file *file = create("old.txt");
  aimet_output_file_write(file, bytes, sizeof bytes);
  aimet_output_file_pad_to(file, 2 << 20);
  CHECK(aimet_output_file_position(file) == 2 << 20);
  CHECK(aimet_output_file_commit(file, false, &error) == AIMET_ERROR_IO);
  CHECK_TEXT(error.reason, strerrordesc_np(EFBIG));
  CHECK_TEXT(content("old.txt"), "old");
  CHECK(temporaries() == 0);
}

static void test_unlink_all(void) {
  aimet_output_file *a = create("old.txt");
  aimet_output_file *b = create("sub/b");
  CHECK(temporaries() == 2);
  aimet_output_files_unlink_all();
  CHECK(temporaries() == 0);
  aimet_file_error error;
  CHECK(aimet_output_file_commit(a, false, &error) == AIMET_ERROR_IO);
  aimet_output_file_discard(b);
  CHECK_TEXT(content("old.txt"), "old");
}

static void test_many_files(void) {
  aimet_output_file *files[100] = {NULL};
  aimet_file_error error;
  size_t count = 0;
  while (count < 100 &&
         aimet_output_file_create("many", &files[count], &error) == AIMET_OK)
    ++count;
  CHECK(count >= 8 && count < 100);
  CHECK_TEXT(error.reason, "too many files are being written");
  for (size_t i = 0; i < count; ++i)
    aimet_output_file_discard(files[i]);
  CHECK(write_text("many", "room again", false) == AIMET_OK);
}

/// "-" is standard output, here a file.
static void test_stdout(void) {
  int fd = open("stdout.txt", O_WRONLY | O_CREAT | O_APPEND, 0644);
  CHECK(dup2(fd, STDOUT_FILENO) == STDOUT_FILENO);
  close(fd);
  aimet_input_file source;
  aimet_file_error error;
  CHECK(aimet_input_file_open("large", &source, &error) == AIMET_OK);
  aimet_output_file *file = create("-");
  aimet_output_file_write(file, "out", 3);
  aimet_output_file_copy(file, &source, 0, 100000);
  CHECK(aimet_output_file_commit(file, true, &error) == AIMET_OK);
  aimet_input_file_close(&source);
  struct stat info;
  CHECK(stat("stdout.txt", &info) == 0 && info.st_size == 100003);
}

/// What standard output goes to is not replaced under another name.
static void test_named_stdout(void) {
  make_file("log.txt", "kept");
  CHECK(link("log.txt", "same.txt") == 0);
  int fd = open("log.txt", O_WRONLY | O_APPEND);
  CHECK(dup2(fd, STDOUT_FILENO) == STDOUT_FILENO);
  close(fd);
  CHECK(write_text("/dev/stdout", " a", true) == AIMET_OK);
  CHECK(write_text("/proc/self/fd/1", " b", false) == AIMET_OK);
  CHECK(write_text("same.txt", " c", false) == AIMET_OK);
  CHECK_TEXT(content("log.txt"), "kept a b c");
  CHECK(!aimet_output_is_stdout("new.txt"));
  CHECK(!aimet_output_is_stdout("absent"));
  CHECK(aimet_output_is_null("/dev/null") && !aimet_output_is_null("log.txt"));
  fd = open("/dev/null", O_WRONLY);
  CHECK(dup2(fd, STDOUT_FILENO) == STDOUT_FILENO);
  close(fd);
  CHECK(!aimet_output_is_stdout("/dev/null"));
  fd = open("log.txt", O_RDONLY);
  CHECK(dup2(fd, STDOUT_FILENO) == STDOUT_FILENO);
  close(fd);
  CHECK(!aimet_output_is_stdout("log.txt"));
}

static void test_closed_stdout(void) {
  fflush(stdout);
  close(STDOUT_FILENO);
  aimet_file_error error;
  aimet_output_file *file = create("-");
  aimet_output_file_write(file, "out", 3);
  CHECK(aimet_output_file_commit(file, false, &error) == AIMET_ERROR_IO);
}

int main(void) {
  char folder[] = "file_test.XXXXXX";
  if (!mkdtemp(folder) || chdir(folder) != 0)
    return 2;
  make_tree();
  test_open();
  test_open_beneath();
  in_child(test_open_beneath_without_openat2);
  test_read();
  test_stream();
  test_commit();
  test_discard();
  test_targets();
  test_fifo();
  test_copy();
  in_child(test_plain_copy);
  test_copy_past_end();
  in_child(test_no_space);
  test_unlink_all();
  test_many_files();
  in_child(test_stdout);
  in_child(test_named_stdout);
  in_child(test_closed_stdout);
  if (chdir("..") == 0) {
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    CHECK(system(command) == 0);
  }
  return check_result();
}
