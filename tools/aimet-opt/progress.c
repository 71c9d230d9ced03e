//===- progress.c - what a long run is doing ------------------------------===//
//
// A thread of its own wakes up now and then and writes the line; a mutex is
// held by whoever writes to the terminal.
//
//===----------------------------------------------------------------------===//

#include "progress.h"

#include "alloc.h"
#include "outputs.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/// Work that is done before is not spoken of.
#define SECONDS_UNTIL_SHOWN 2.0

/// Between two versions of the line.
#define NANOSECONDS_BETWEEN 250000000L

/// Back to the start of the line, and the rest of it erased.
#define ERASE "\r\x1b[K"

struct progress {
  pthread_t thread;
  pthread_mutex_t mutex; ///< of everything below, and of the terminal
  pthread_cond_t ended;
  bool is_ended, is_shown;
  const char *what; ///< null: nothing is to be said
  struct timespec start, what_start;
};

static double seconds_since(const struct timespec *start) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - start->tv_sec) +
         (double)(now.tv_nsec - start->tv_nsec) * 1e-9;
}

static void erase(progress *p) {
  if (p->is_shown)
    fputs(ERASE, stderr);
  p->is_shown = false;
}

/// Writes the line, so short that it fits: one that is broken by the terminal
/// could not be erased.
static void show(progress *p) {
  double total = seconds_since(&p->start);
  if (!p->what || total < SECONDS_UNTIL_SHOWN)
    return;
  size_t width = terminal_width(STDERR_FILENO);
  char line[160];
  int length = snprintf(line, sizeof line, "%s: %.0f s (%.0f s in all)",
                        p->what, seconds_since(&p->what_start), total);
  if (length < 0 || (width && (size_t)length >= width))
    return;
  fprintf(stderr, ERASE "%s", line);
  fflush(stderr);
  p->is_shown = true;
}

static void *run(void *user_data) {
  progress *p = user_data;
  pthread_mutex_lock(&p->mutex);
  while (!p->is_ended) {
    struct timespec wake;
    clock_gettime(CLOCK_MONOTONIC, &wake);
    wake.tv_nsec += NANOSECONDS_BETWEEN;
    wake.tv_sec += wake.tv_nsec / 1000000000L;
    wake.tv_nsec %= 1000000000L;
    pthread_cond_timedwait(&p->ended, &p->mutex, &wake);
    if (!p->is_ended)
      show(p);
  }
  pthread_mutex_unlock(&p->mutex);
  return NULL;
}

static bool can_rewrite_lines(void) {
  const char *terminal = getenv("TERM");
  return isatty(STDERR_FILENO) && terminal && *terminal &&
         strcmp(terminal, "dumb") != 0;
}

progress *progress_start(void) {
  if (!can_rewrite_lines())
    return NULL;
  progress *p = aimet_calloc(1, sizeof *p);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&p->ended, &attributes);
  pthread_condattr_destroy(&attributes);
  pthread_mutex_init(&p->mutex, NULL);
  clock_gettime(CLOCK_MONOTONIC, &p->start);
  if (pthread_create(&p->thread, NULL, run, p) == 0)
    return p;
  pthread_cond_destroy(&p->ended);
  pthread_mutex_destroy(&p->mutex);
  free(p);
  return NULL;
}

void progress_set(progress *p, const char *what) {
  if (!p)
    return;
  pthread_mutex_lock(&p->mutex);
  p->what = what;
  clock_gettime(CLOCK_MONOTONIC, &p->what_start);
  pthread_mutex_unlock(&p->mutex);
}

void progress_pause(progress *p) {
  if (!p)
    return;
  pthread_mutex_lock(&p->mutex);
  erase(p);
}

void progress_resume(progress *p) {
  if (p)
    pthread_mutex_unlock(&p->mutex);
}

void progress_stop(progress *p) {
  if (!p)
    return;
  pthread_mutex_lock(&p->mutex);
  p->is_ended = true;
  pthread_cond_signal(&p->ended);
  pthread_mutex_unlock(&p->mutex);
  pthread_join(p->thread, NULL);
  erase(p);
  pthread_cond_destroy(&p->ended);
  pthread_mutex_destroy(&p->mutex);
  free(p);
}
