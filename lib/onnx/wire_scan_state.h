//===- wire_scan_state.h - where a wire scan stands -----------------------===//
//
// Private to the wire scan: the stack of open messages, and how a fault is
// reported from it. Paths become text only when something is refused.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_WIRE_SCAN_STATE_H
#define AIMET_ONNX_WIRE_SCAN_STATE_H

#include "onnx_limits.h"
#include "wire_reader.h"
#include "wire_scan_skeleton.h"

#include <protobuf-c/protobuf-c.h>

/// More than any message of the format has fields.
#define AIMET_WIRE_MAX_FIELDS 32

/// A field as it stands in the file.
typedef struct aimet_wire_field {
  const ProtobufCFieldDescriptor *descriptor; ///< null: unknown
  uint32_t number;
  uint32_t index; ///< among the occurrences of this field in its message
  unsigned wire_type;
  unsigned tag_width; ///< bytes of the tag
  unsigned header;    ///< bytes of tag and length
  uint64_t start;     ///< of the tag
  uint64_t length;    ///< of the content
  uint64_t value;     ///< of a varint
} aimet_wire_field;

/// What happens to the payloads of a tensor.
typedef enum aimet_payload_state {
  AIMET_PAYLOAD_NONE,   ///< none was seen that is not empty
  AIMET_PAYLOAD_INLINE, ///< they are kept
  AIMET_PAYLOAD_MARKER, ///< they are replaced by markers
} aimet_payload_state;

/// An open message.
typedef struct aimet_wire_frame {
  const ProtobufCMessageDescriptor *descriptor;
  const ProtobufCFieldDescriptor *field; ///< that it is; null: the ModelProto
  uint32_t index;                        ///< of that field
  unsigned length_width;                 ///< bytes of the length
  size_t body;          ///< where the content begins in the skeleton
  uint64_t body_length; ///< in the source
  uint64_t end;         ///< in the source
  size_t name;          ///< the message's `name` in the skeleton
  size_t name_length;   ///< 0: it has none yet
  uint32_t seen;        ///< bit i: the i-th field of the descriptor was seen
  aimet_payload_state payload;
  uint64_t replaced;                      ///< bytes that markers stand for
  uint64_t markers;                       ///< bytes of markers
  uint32_t counts[AIMET_WIRE_MAX_FIELDS]; ///< occurrences of each field
} aimet_wire_frame;

typedef struct aimet_wire_scanner {
  aimet_wire_reader reader;
  aimet_wire_scan *scan;
  aimet_diag *diag;
  const char *display_name;
  bool elide;
  uint64_t elided;      ///< bytes that were not read
  uint64_t budget_used; ///< memory that unpacking will take
  uint64_t message_count;
  uint64_t unknown_count;
  size_t depth; ///< levels below the ModelProto
  aimet_wire_frame frames[AIMET_MAX_MESSAGE_DEPTH + 1];
} aimet_wire_scanner;

static inline aimet_wire_frame *
aimet_wire_innermost(aimet_wire_scanner *scanner) {
  return &scanner->frames[scanner->depth];
}

/// Emits the one diagnostic of a scan: at the offset `byte`, for `field` (may
/// be null) of the innermost open message. Returns `status`.
aimet_status aimet_wire_refuse(const aimet_wire_scanner *scanner,
                               aimet_status status, uint64_t byte,
                               const aimet_wire_field *field,
                               const char *format, ...) AIMET_PRINTF(5, 6);

/// The same for a file that cannot be read.
aimet_status aimet_wire_read_failed(const aimet_wire_scanner *scanner,
                                    aimet_file_error error);

#endif // AIMET_ONNX_WIRE_SCAN_STATE_H
