//===- wire_scan_head.h - the head of a field -----------------------------===//
//
// Private to the wire scan: tag, length, and whether they agree with the
// descriptor and with the message around them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_WIRE_SCAN_HEAD_H
#define AIMET_ONNX_WIRE_SCAN_HEAD_H

#include "wire_scan_state.h"

enum {
  AIMET_WIRE_VARINT = 0,
  AIMET_WIRE_FIXED64 = 1,
  AIMET_WIRE_LENGTH_PREFIXED = 2,
  AIMET_WIRE_FIXED32 = 5,
};

/// A tag and the varint behind it take no more bytes than this.
#define AIMET_WIRE_MAX_HEAD 16

/// Reads the head of the field that begins at `field->start` into `*field`,
/// and checks that its content lies inside the innermost message. `bytes` are
/// the next bytes of that message, at most AIMET_WIRE_MAX_HEAD.
AIMET_MUST_USE aimet_status aimet_wire_read_head(aimet_wire_scanner *scanner,
                                                 const uint8_t *bytes,
                                                 size_t length,
                                                 aimet_wire_field *field);

/// The wire type of a field, or of an element of it.
unsigned aimet_wire_expected_type(ProtobufCType type);

/// True for a known field that holds packed scalars.
bool aimet_wire_is_packed(const aimet_wire_field *field);

#endif // AIMET_ONNX_WIRE_SCAN_HEAD_H
