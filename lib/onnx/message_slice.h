//===- message_slice.h - parts of a message in the skeleton ---------------===//
//
// A graph is not unpacked whole: its fields are found on the wire (the scan has
// validated them) and handed to protobuf-c one node or tensor at a time.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_MESSAGE_SLICE_H
#define AIMET_ONNX_MESSAGE_SLICE_H

#include "codec.h"

/// Bytes of a message or string inside the skeleton.
typedef struct aimet_slice {
  const uint8_t *data;
  size_t size;
} aimet_slice;

/// All occurrences of one field, in file order.
typedef struct aimet_slice_list {
  uint32_t number; ///< which field is collected
  aimet_slice *items;
  size_t count, capacity;
} aimet_slice_list;

/// One field on the wire. For length-delimited fields `value` is the content,
/// for others it is empty. `whole` is the field with its tag.
typedef struct aimet_slice_field {
  uint32_t number;
  aimet_slice value;
  aimet_slice whole;
} aimet_slice_field;

/// Reads the field at the front of `*rest` and moves on; false at the end.
bool aimet_slice_next(aimet_slice *rest, aimet_slice_field *out);

/// Unpacks a message without the fields whose numbers are in `lists` (of
/// `num_lists`); their contents are collected there, in the codec's arena.
/// Null with the codec failed if protobuf-c refuses the rest.
ProtobufCMessage *
aimet_slice_unpack(aimet_codec *codec, aimet_slice message,
                   const ProtobufCMessageDescriptor *descriptor,
                   aimet_slice_list *lists, size_t num_lists);

/// The content as text.
static inline aimet_string_view aimet_slice_text(aimet_slice slice) {
  return aimet_sv_n((const char *)slice.data, slice.size);
}

#endif // AIMET_ONNX_MESSAGE_SLICE_H
