//===- wire_scan_skeleton.h - what a wire scan leaves of a model ----------===//
//
// Private to the wire scan: how its result is built. The bytes are appended in
// the order of the file; offsets fit 32 bits because a model does.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_WIRE_SCAN_SKELETON_H
#define AIMET_ONNX_WIRE_SCAN_SKELETON_H

#include "wire_scan.h"

/// Bytes of a marker: tag, length, content.
#define AIMET_WIRE_MARKER_SIZE 26

/// A field of the source that a marker stands for.
typedef struct aimet_wire_elision {
  uint32_t marker_at; ///< offset of the marker in the skeleton
  uint32_t begin;     ///< the field in the source, with its tag
  uint32_t end;
} aimet_wire_elision;

struct aimet_wire_scan {
  uint8_t *data;
  size_t size;
  size_t capacity;
  aimet_wire_elision *elisions; ///< sorted
  size_t elision_count;
  size_t elision_capacity;
};

/// Creates an empty skeleton with room for `expected` bytes.
aimet_wire_scan *aimet_wire_scan_create(size_t expected);

/// Appends room for `length` bytes, which the caller fills. The pointer is
/// valid until the next call.
uint8_t *aimet_wire_scan_extend(aimet_wire_scan *scan, size_t length);

/// Appends a marker in the place of the bytes [begin, end) of the source.
void aimet_wire_scan_mark(aimet_wire_scan *scan, aimet_wire_marker marker,
                          uint64_t begin, uint64_t end);

/// Overwrites the length of a message with one that is no larger, in the same
/// number of bytes.
void aimet_wire_scan_patch_length(aimet_wire_scan *scan, size_t at,
                                  unsigned width, size_t length);

#endif // AIMET_ONNX_WIRE_SCAN_SKELETON_H
