//===- message_slice.c - parts of a message in the skeleton ---------------===//

#include "message_slice.h"

static bool read_varint(aimet_slice *rest, uint64_t *out) {
  uint64_t value = 0;
  for (unsigned shift = 0; rest->size && shift < 64; shift += 7) {
    uint8_t byte = *rest->data++;
    --rest->size;
    value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) {
      *out = value;
      return true;
    }
  }
  return false;
}

static bool skip_bytes(aimet_slice *rest, uint64_t count) {
  if (count > rest->size)
    return false;
  rest->data += count;
  rest->size -= (size_t)count;
  return true;
}

bool aimet_slice_next(aimet_slice *rest, aimet_slice_field *out) {
  const uint8_t *begin = rest->data;
  uint64_t tag, length;
  if (rest->size == 0 || !read_varint(rest, &tag))
    return false;
  out->number = (uint32_t)(tag >> 3);
  out->value = (aimet_slice){NULL, 0};
  bool ok;
  switch (tag & 7) {
  case PROTOBUF_C_WIRE_TYPE_VARINT:
    ok = read_varint(rest, &length);
    break;
  case PROTOBUF_C_WIRE_TYPE_64BIT:
    ok = skip_bytes(rest, 8);
    break;
  case PROTOBUF_C_WIRE_TYPE_32BIT:
    ok = skip_bytes(rest, 4);
    break;
  case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED:
    ok = read_varint(rest, &length);
    out->value.data = rest->data;
    ok = ok && skip_bytes(rest, length);
    out->value.size = ok ? (size_t)length : 0;
    break;
  default:
    ok = false;
  }
  out->whole = (aimet_slice){begin, (size_t)(rest->data - begin)};
  return ok;
}

static void list_add(aimet_codec *codec, aimet_slice_list *list,
                     aimet_slice item) {
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? 2 * list->capacity : 8;
    aimet_slice *items =
        aimet_arena_calloc(codec->arena, capacity, sizeof *items);
    if (list->count)
      memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->capacity = capacity;
  }
  list->items[list->count++] = item;
}

static aimet_slice_list *find_list(aimet_slice_list *lists, size_t num_lists,
                                   uint32_t number) {
  for (size_t i = 0; i < num_lists; ++i)
    if (lists[i].number == number)
      return &lists[i];
  return NULL;
}

ProtobufCMessage *
aimet_slice_unpack(aimet_codec *codec, aimet_slice message,
                   const ProtobufCMessageDescriptor *descriptor,
                   aimet_slice_list *lists, size_t num_lists) {
  aimet_slice kept = message;
  if (num_lists) {
    // What is kept is copied together; a message without such fields is not.
    aimet_slice rest = message;
    aimet_slice_field field;
    uint8_t *copy = NULL;
    size_t length = 0;
    while (aimet_slice_next(&rest, &field)) {
      aimet_slice_list *list = find_list(lists, num_lists, field.number);
      if (list) {
        if (!copy) {
          copy = aimet_arena_alloc(codec->arena, message.size);
          length = (size_t)(field.whole.data - message.data);
          memcpy(copy, message.data, length);
        }
        list_add(codec, list, field.value);
      } else if (copy) {
        memcpy(copy + length, field.whole.data, field.whole.size);
        length += field.whole.size;
      }
    }
    if (copy)
      kept = (aimet_slice){copy, length};
  }
  ProtobufCMessage *unpacked = protobuf_c_message_unpack(
      descriptor, &codec->allocator, kept.size, kept.data);
  if (!unpacked)
    aimet_codec_fail(codec, AIMET_ERROR_INPUT, "malformed %s",
                     descriptor->short_name);
  return unpacked;
}
