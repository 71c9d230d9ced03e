//===- wire_scan_skeleton.c - what a wire scan leaves of a model ----------===//

#include "wire_scan_skeleton.h"

#include "alloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define MARKER_CONTENT_SIZE 20

/// The tag of a marker, and the length of its content.
static const uint8_t marker_head[] = {0xfa, 0xff, 0xff,
                                      0xff, 0x0f, MARKER_CONTENT_SIZE};

static_assert(sizeof marker_head + MARKER_CONTENT_SIZE ==
                  AIMET_WIRE_MARKER_SIZE,
              "a marker is its head and its content");

aimet_wire_scan *aimet_wire_scan_create(size_t expected) {
  aimet_wire_scan *scan = aimet_calloc(1, sizeof *scan);
  scan->data = aimet_malloc(expected);
  scan->capacity = expected;
  return scan;
}

void aimet_wire_scan_destroy(aimet_wire_scan *scan) {
  if (!scan)
    return;
  free(scan->data);
  free(scan->elisions);
  free(scan);
}

uint8_t *aimet_wire_scan_extend(aimet_wire_scan *scan, size_t length) {
  size_t old_size = scan->size;
  if (length > scan->capacity - old_size) {
    void *data = scan->data;
    aimet_grow_array(&data, &scan->capacity, old_size + length, 1);
    scan->data = data;
  }
  scan->size = old_size + length;
  return scan->data + old_size;
}

static void store_little_endian(uint8_t *bytes, unsigned width,
                                uint64_t value) {
  for (unsigned i = 0; i < width; ++i)
    bytes[i] = (uint8_t)(value >> (8 * i));
}

static uint64_t load_little_endian(const uint8_t *bytes, unsigned width) {
  uint64_t value = 0;
  for (unsigned i = 0; i < width; ++i)
    value |= (uint64_t)bytes[i] << (8 * i);
  return value;
}

void aimet_wire_scan_mark(aimet_wire_scan *scan, aimet_wire_marker marker,
                          uint64_t begin, uint64_t end) {
  void *elisions = scan->elisions;
  aimet_grow_array(&elisions, &scan->elision_capacity, scan->elision_count + 1,
                   sizeof *scan->elisions);
  scan->elisions = elisions;
  scan->elisions[scan->elision_count++] = (aimet_wire_elision){
      (uint32_t)scan->size, (uint32_t)begin, (uint32_t)end};

  uint8_t *bytes = aimet_wire_scan_extend(scan, AIMET_WIRE_MARKER_SIZE);
  memcpy(bytes, marker_head, sizeof marker_head);
  bytes += sizeof marker_head;
  store_little_endian(bytes, 4, marker.field);
  store_little_endian(bytes + 4, 8, marker.offset);
  store_little_endian(bytes + 12, 8, marker.length);
}

bool aimet_wire_marker_decode(const uint8_t *bytes, size_t length,
                              aimet_wire_marker *out_marker) {
  if (length != MARKER_CONTENT_SIZE)
    return false;
  out_marker->field = (uint32_t)load_little_endian(bytes, 4);
  out_marker->offset = load_little_endian(bytes + 4, 8);
  out_marker->length = load_little_endian(bytes + 12, 8);
  return true;
}

void aimet_wire_scan_patch_length(aimet_wire_scan *scan, size_t at,
                                  unsigned width, size_t length) {
  for (unsigned i = 0; i < width; ++i, length >>= 7) {
    unsigned more = i + 1 < width ? 0x80 : 0;
    scan->data[at + i] = (uint8_t)((length & 0x7f) | more);
  }
}

const uint8_t *aimet_wire_scan_data(const aimet_wire_scan *scan) {
  return scan->data;
}

size_t aimet_wire_scan_size(const aimet_wire_scan *scan) { return scan->size; }

uint64_t aimet_wire_scan_file_offset(const aimet_wire_scan *scan,
                                     size_t skeleton_offset) {
  size_t low = 0, high = scan->elision_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (scan->elisions[middle].marker_at <= skeleton_offset)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0)
    return skeleton_offset;
  const aimet_wire_elision *last = &scan->elisions[low - 1];
  size_t distance = skeleton_offset - last->marker_at;
  if (distance < AIMET_WIRE_MARKER_SIZE)
    return last->begin;
  return (uint64_t)last->end + distance - AIMET_WIRE_MARKER_SIZE;
}
