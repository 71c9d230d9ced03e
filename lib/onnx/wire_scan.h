//===- wire_scan.h - the pass over the bytes before protobuf-c ------------===//
//
// protobuf-c recurses without a limit, copies every payload, and says nothing
// about what it refuses or where. So the bytes of a model are first walked
// here, once and without recursion: everything that is malformed or over a
// limit (onnx_limits.h) is refused with its offset and path, and what is left
// for protobuf-c is a *skeleton*: the same message without the bulk of its
// tensors.
//
// Boundary: this knows the wire format and the descriptors of the messages, not
// what the fields mean. `data_type`, `dims` or sizes of payloads are not looked
// at, and elided packed varints are not read.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_WIRE_SCAN_H
#define AIMET_ONNX_WIRE_SCAN_H

#include "onnx_import.h"

/// In the skeleton a payload of a TensorProto (raw_data, float_data,
/// int32_data, int64_data, double_data, uint64_data) of more than
/// AIMET_INLINE_PAYLOAD_LIMIT bytes is replaced by a *marker*: an unknown field
/// with this number, of wire type 2. In a file the number is refused.
///
/// The payloads of one tensor are either all inline or all markers, in file
/// order: whether the first one that is not empty is over the limit decides.
/// Two exceptions, both empty: an empty occurrence before the decision stays
/// inline, and an empty raw_data after a marker is a marker too (so that the
/// last marker of raw_data is the one that counts). Unpacked elements of an
/// elided tensor are markers too: their bytes are those of a packed field.
#define AIMET_WIRE_MARKER 536870911

/// The content of a marker.
typedef struct aimet_wire_marker {
  uint32_t field;  ///< number of the TensorProto field
  uint64_t offset; ///< of the payload in the source
  uint64_t length; ///< of the payload
} aimet_wire_marker;

/// Reads the content of a marker field (little-endian u32, u64, u64). False if
/// the length is not that of a marker.
bool aimet_wire_marker_decode(const uint8_t *bytes, size_t length,
                              aimet_wire_marker *out_marker);

/// A validated model without its bulk.
typedef struct aimet_wire_scan aimet_wire_scan;

/// Walks the bytes of a model. With `elide` bulky payloads become markers and
/// are not read; without it the skeleton is a copy of the model. A model that
/// is refused has one diagnostic, and *out_scan is null. The source is not
/// needed afterwards; the caller destroys *out_scan.
///
/// The diagnostic points to the tag of a field that should not be there, to
/// the varint, length or content that is malformed or cut, or to the very byte
/// of a string; its entity is the path to the field by descriptors.
AIMET_MUST_USE aimet_status aimet_wire_scan_run(const aimet_onnx_source *source,
                                                bool elide, aimet_diag *diag,
                                                aimet_wire_scan **out_scan);

/// The skeleton: a well-formed ModelProto, never larger than the source.
const uint8_t *aimet_wire_scan_data(const aimet_wire_scan *scan);
size_t aimet_wire_scan_size(const aimet_wire_scan *scan);

/// The offset in the source of a byte of the skeleton. For a byte of a marker
/// it is where the field that was replaced begins.
uint64_t aimet_wire_scan_file_offset(const aimet_wire_scan *scan,
                                     size_t skeleton_offset);

/// Null is allowed.
void aimet_wire_scan_destroy(aimet_wire_scan *scan);

#endif // AIMET_ONNX_WIRE_SCAN_H
