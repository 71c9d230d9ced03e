//===- message_fields.h - fields of messages by descriptor ----------------===//
//
// protobuf-c describes every message; with that its fields can be read and set
// without naming them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_MESSAGE_FIELDS_H
#define AIMET_ONNX_MESSAGE_FIELDS_H

#include "codec.h"

/// The member of a message at an offset that its descriptor gives.
static inline void *aimet_field_member(const ProtobufCMessage *message,
                                       unsigned offset) {
  return (char *)(uintptr_t)message + offset;
}

/// True if the singular field is present.
bool aimet_field_is_present(const ProtobufCMessage *message,
                            const ProtobufCFieldDescriptor *field);

/// The number of elements of a repeated field.
size_t aimet_field_count(const ProtobufCMessage *message,
                         const ProtobufCFieldDescriptor *field);

/// The size of one element of a repeated field in its C form.
size_t aimet_field_element_size(const ProtobufCFieldDescriptor *field);

/// A new message in the codec's arena.
ProtobufCMessage *aimet_message_new(aimet_codec *codec,
                                    const ProtobufCMessageDescriptor *type);

#endif // AIMET_ONNX_MESSAGE_FIELDS_H
