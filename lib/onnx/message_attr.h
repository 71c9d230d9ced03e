//===- message_attr.h - messages as dictionary attributes -----------------===//
//
// A message attribute holds a protobuf message as it was: a dictionary with
// the names of its fields; an absent field has no key. Driven by protobuf-c's
// descriptors, so every field of every message has its place. Integers keep
// their width and sign, repeated numbers are dense arrays, a NaN is its bits as
// ui32, a TensorProto is a tensor attribute, unknown fields are their wire
// bytes under `unknown_fields`.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_MESSAGE_ATTR_H
#define AIMET_ONNX_MESSAGE_ATTR_H

#include "message_fields.h"

/// The key of a message's unknown fields.
#define AIMET_UNKNOWN_FIELDS "unknown_fields"

/// Converts all fields of the message but those whose numbers are in `skip`
/// (ended by 0; may be null). The dictionary may be empty.
MlirAttribute aimet_message_to_attribute(aimet_codec *codec,
                                         const ProtobufCMessage *message,
                                         const uint32_t *skip);

/// Adds the fields as entries of a list, each name with `prefix` before it.
void aimet_message_to_list(aimet_codec *codec, const ProtobufCMessage *message,
                           const uint32_t *skip, const char *prefix,
                           aimet_attr_list *list);

/// Sets the fields of `message` (initialised) that a message attribute has.
/// Keys that name no field, and values of the wrong kind, fail the codec. A
/// null attribute sets nothing.
void aimet_message_from_attribute(aimet_codec *codec, MlirAttribute attribute,
                                  ProtobufCMessage *message);

/// Sets one field by name; false if the message has no such field.
bool aimet_message_set_field(aimet_codec *codec, ProtobufCMessage *message,
                             aimet_string_view name, MlirAttribute value);

/// Metadata entries as `[key, value, key, value]`; a null attribute where an
/// entry lacks one or has unknown fields (or there is none).
MlirAttribute
aimet_metadata_to_attribute(aimet_codec *codec, size_t count,
                            Onnx__StringStringEntryProto **entries);
void aimet_metadata_from_attribute(aimet_codec *codec, MlirAttribute attribute,
                                   size_t *out_count,
                                   Onnx__StringStringEntryProto ***out_entries);

#endif // AIMET_ONNX_MESSAGE_ATTR_H
