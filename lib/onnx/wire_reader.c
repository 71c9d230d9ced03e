//===- wire_reader.c - a window on the bytes of a model -------------------===//

#include "wire_reader.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

/// What the first read asks for, and the first one after a jump.
#define MIN_READ_AHEAD 4096

/// The size of the window.
#define WINDOW_SIZE (256 * 1024)

void aimet_wire_reader_init_file(aimet_wire_reader *reader,
                                 const aimet_input_file *file) {
  *reader = (aimet_wire_reader){
      .file = file,
      .size = file->size,
      .buffer = aimet_malloc(WINDOW_SIZE),
      .read_ahead = MIN_READ_AHEAD,
  };
  reader->window = reader->buffer;
}

void aimet_wire_reader_init_memory(aimet_wire_reader *reader, const void *data,
                                   size_t length) {
  *reader = (aimet_wire_reader){
      .window = data,
      .window_length = length,
      .size = length,
  };
}

void aimet_wire_reader_deinit(aimet_wire_reader *reader) {
  free(reader->buffer);
  *reader = (aimet_wire_reader){0};
}

static size_t visible(const aimet_wire_reader *reader) {
  return (size_t)(reader->window_start + reader->window_length -
                  reader->position);
}

static const uint8_t *current(const aimet_wire_reader *reader) {
  return reader->window + (reader->position - reader->window_start);
}

/// Moves the window to the position, keeps what it shows from there on, and
/// reads on behind that.
static aimet_status refill(aimet_wire_reader *reader,
                           aimet_file_error *out_error) {
  size_t kept = visible(reader);
  if (kept)
    memmove(reader->buffer, current(reader), kept);
  reader->window_start = reader->position;
  reader->window_length = kept;

  uint64_t rest = reader->size - reader->position - kept;
  size_t wanted = WINDOW_SIZE - kept;
  if (wanted > reader->read_ahead)
    wanted = reader->read_ahead;
  if (wanted > rest)
    wanted = (size_t)rest;
  aimet_status status =
      aimet_input_file_read(reader->file, reader->position + kept,
                            reader->buffer + kept, wanted, out_error);
  if (status != AIMET_OK)
    return status;
  reader->window_length += wanted;
  if (reader->read_ahead < WINDOW_SIZE)
    reader->read_ahead *= 2;
  return AIMET_OK;
}

aimet_status aimet_wire_reader_peek(aimet_wire_reader *reader, size_t length,
                                    const uint8_t **out_bytes,
                                    size_t *out_length,
                                    aimet_file_error *out_error) {
  uint64_t rest = reader->size - reader->position;
  if (length > rest)
    length = (size_t)rest;
  if (visible(reader) < length) {
    aimet_status status = refill(reader, out_error);
    if (status != AIMET_OK)
      return status;
  }
  *out_bytes = length ? current(reader) : NULL;
  *out_length = length;
  return AIMET_OK;
}

aimet_status aimet_wire_reader_copy(aimet_wire_reader *reader,
                                    uint8_t *out_bytes, size_t length,
                                    aimet_file_error *out_error) {
  size_t shown = visible(reader);
  if (shown > length)
    shown = length;
  if (shown)
    memcpy(out_bytes, current(reader), shown);
  size_t rest = length - shown;
  if (rest) {
    aimet_status status =
        aimet_input_file_read(reader->file, reader->position + shown,
                              out_bytes + shown, rest, out_error);
    if (status != AIMET_OK)
      return status;
  }
  reader->position += length;
  if (rest) {
    reader->window_start = reader->position;
    reader->window_length = 0;
  }
  return AIMET_OK;
}

void aimet_wire_reader_skip(aimet_wire_reader *reader, uint64_t length) {
  if (length <= visible(reader)) {
    reader->position += length;
    return;
  }
  reader->position += length;
  reader->window_start = reader->position;
  reader->window_length = 0;
  reader->read_ahead = MIN_READ_AHEAD;
}

aimet_wire_varint aimet_wire_decode_varint(const uint8_t *bytes, size_t length,
                                           unsigned max_width) {
  aimet_wire_varint varint = {0};
  for (unsigned i = 0; i < max_width && i < length; ++i) {
    uint64_t bits = bytes[i] & 0x7f;
    if (i == 9 && bits > 1)
      varint.overflow = true;
    varint.value |= bits << (7 * i);
    if (!(bytes[i] & 0x80)) {
      varint.width = i + 1;
      return varint;
    }
  }
  varint.too_long = length >= max_width;
  return varint;
}
