//===- wire_writer.h - writing protobuf, last byte first ------------------===//
//
// A message is preceded by its length, so it is written from its end: then
// every length is known when it is due, and nothing is measured twice. Bytes go
// into a buffer that grows downwards; spans of files are remembered and copied
// when the whole is sent to a file. The form is canonical: ascending field
// numbers, shortest varints, the five packed fields packed, unknown fields
// last.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_WIRE_WRITER_H
#define AIMET_ONNX_WIRE_WRITER_H

#include "output_file.h"
#include "tensor_proto.h"

typedef struct aimet_wire_writer aimet_wire_writer;

aimet_wire_writer *aimet_wire_writer_create(void);
void aimet_wire_writer_destroy(aimet_wire_writer *writer);

/// Bytes written so far, spans included.
uint64_t aimet_wire_writer_total(const aimet_wire_writer *writer);

/// Puts length and tag before what was written since `mark` (an earlier
/// total): it becomes the message (or string) in field `number`.
void aimet_wire_close_message(aimet_wire_writer *writer, uint32_t number,
                              uint64_t mark);

/// Writes a string field.
void aimet_wire_put_string(aimet_wire_writer *writer, uint32_t number,
                           aimet_string_view text);

/// Called for each field of a message, last field first, before the default
/// writing; true if it has written the field (or that there is none).
typedef bool (*aimet_field_writer)(void *user_data, uint32_t number);

/// Writes the content of a message (no tag, no length). `writer_of_field` may
/// be null.
void aimet_wire_put_content(aimet_wire_writer *writer,
                            const ProtobufCMessage *message,
                            aimet_field_writer writer_of_field,
                            void *user_data);

/// Writes a message into field `number`.
void aimet_wire_put_message(aimet_wire_writer *writer, uint32_t number,
                            const ProtobufCMessage *message);

/// Sends everything to a file.
void aimet_wire_writer_send(const aimet_wire_writer *writer,
                            aimet_output_file *file);

#endif // AIMET_ONNX_WIRE_WRITER_H
