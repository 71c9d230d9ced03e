//===- message_fields.c - fields of messages by descriptor ----------------===//

#include "message_fields.h"

bool aimet_field_is_present(const ProtobufCMessage *message,
                            const ProtobufCFieldDescriptor *field) {
  if (field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF)
    return *(uint32_t *)aimet_field_member(message, field->quantifier_offset) ==
           field->id;
  if (field->type == PROTOBUF_C_TYPE_STRING ||
      field->type == PROTOBUF_C_TYPE_MESSAGE)
    return *(void **)aimet_field_member(message, field->offset) != NULL;
  return *(protobuf_c_boolean *)aimet_field_member(
             message, field->quantifier_offset) != 0;
}

size_t aimet_field_count(const ProtobufCMessage *message,
                         const ProtobufCFieldDescriptor *field) {
  return *(size_t *)aimet_field_member(message, field->quantifier_offset);
}

ProtobufCMessage *aimet_message_new(aimet_codec *codec,
                                    const ProtobufCMessageDescriptor *type) {
  ProtobufCMessage *message =
      aimet_arena_alloc(codec->arena, type->sizeof_message);
  protobuf_c_message_init(type, message);
  return message;
}

size_t aimet_field_element_size(const ProtobufCFieldDescriptor *field) {
  switch (field->type) {
  case PROTOBUF_C_TYPE_INT32:
  case PROTOBUF_C_TYPE_ENUM:
  case PROTOBUF_C_TYPE_FLOAT:
    return 4;
  case PROTOBUF_C_TYPE_BYTES:
    return sizeof(ProtobufCBinaryData);
  default:
    return 8; // 64-bit numbers and pointers
  }
}
