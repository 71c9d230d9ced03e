//===- wire_reader.h - a window on the bytes of a model -------------------===//
//
// Reads a file front to back through a window, or bytes in memory as they are.
// The window begins small after every jump and grows while reading goes on, so
// that a model that is nearly all weights is hardly read at all.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_WIRE_READER_H
#define AIMET_ONNX_WIRE_READER_H

#include "input_file.h"

#include <stdbool.h>

typedef struct aimet_wire_reader {
  const aimet_input_file *file; ///< null: the window is all there is
  const uint8_t *window;        ///< bytes from `window_start` on
  uint64_t window_start;
  size_t window_length;
  uint64_t position; ///< of the next byte; never before `window_start`
  uint64_t size;     ///< of the file
  uint8_t *buffer;   ///< owned; null for memory
  size_t read_ahead; ///< bytes that the next read asks for
} aimet_wire_reader;

/// Starts at offset 0. The file or the bytes are borrowed.
void aimet_wire_reader_init_file(aimet_wire_reader *reader,
                                 const aimet_input_file *file);
void aimet_wire_reader_init_memory(aimet_wire_reader *reader, const void *data,
                                   size_t length);
void aimet_wire_reader_deinit(aimet_wire_reader *reader);

/// Makes the next `length` bytes visible, or those up to the end of the file if
/// these are fewer. `length` is at most AIMET_WIRE_PEEK. The pointer is valid
/// until the next call.
#define AIMET_WIRE_PEEK 512
AIMET_MUST_USE aimet_status aimet_wire_reader_peek(aimet_wire_reader *reader,
                                                   size_t length,
                                                   const uint8_t **out_bytes,
                                                   size_t *out_length,
                                                   aimet_file_error *out_error);

/// Copies the next `length` bytes and goes on behind them. The caller has made
/// sure that the file has so many.
AIMET_MUST_USE aimet_status aimet_wire_reader_copy(aimet_wire_reader *reader,
                                                   uint8_t *out_bytes,
                                                   size_t length,
                                                   aimet_file_error *out_error);

/// Goes on `length` bytes further without reading.
void aimet_wire_reader_skip(aimet_wire_reader *reader, uint64_t length);

/// A base-128 number. `width` is how many bytes it takes; 0 if the bytes end
/// before it does.
typedef struct aimet_wire_varint {
  uint64_t value;
  unsigned width;
  bool too_long; ///< goes on after `max_width` bytes
  bool overflow; ///< does not fit 64 bits
} aimet_wire_varint;

/// Reads a varint of at most `max_width` (<= 10) bytes.
aimet_wire_varint aimet_wire_decode_varint(const uint8_t *bytes, size_t length,
                                           unsigned max_width);

#endif // AIMET_ONNX_WIRE_READER_H
