//===- wire_scan_state.c - how a wire scan reports a fault ----------------===//

#include "wire_scan_state.h"

#include "onnx-ml.pb-c.h"

#include "string_builder.h"

/// Bytes of a name that a path shows.
#define NAME_LIMIT 200

/// Elements of scalar fields have no index: they may be packed.
static bool is_indexed(const ProtobufCFieldDescriptor *field) {
  return field->label == PROTOBUF_C_LABEL_REPEATED &&
         (field->type == PROTOBUF_C_TYPE_STRING ||
          field->type == PROTOBUF_C_TYPE_BYTES ||
          field->type == PROTOBUF_C_TYPE_MESSAGE);
}

static void append_step(aimet_string_builder *path,
                        const ProtobufCFieldDescriptor *field, uint32_t index) {
  if (path->length)
    aimet_sb_append_char(path, '/');
  aimet_sb_append_cstr(path, field->name);
  if (is_indexed(field))
    aimet_sb_appendf(path, "[%u]", index);
}

static void append_path(aimet_string_builder *path,
                        const aimet_wire_scanner *scanner) {
  for (size_t i = 1; i <= scanner->depth; ++i) {
    const aimet_wire_frame *frame = &scanner->frames[i];
    append_step(path, frame->field, frame->index);
    // A graph's place is known without its name.
    if (!frame->name_length ||
        frame->field->descriptor == &onnx__graph_proto__descriptor)
      continue;
    const char *name = (const char *)scanner->scan->data + frame->name;
    aimet_sb_append_cstr(path, " \"");
    aimet_sb_append_escaped(path, aimet_sv_n(name, frame->name_length),
                            NAME_LIMIT);
    aimet_sb_append_char(path, '"');
  }
}

static void append_field(aimet_string_builder *path,
                         const aimet_wire_field *field) {
  if (field->descriptor)
    append_step(path, field->descriptor, field->index);
  else
    aimet_sb_appendf(path, "%sfield %u", path->length ? "/" : "",
                     field->number);
}

aimet_status aimet_wire_refuse(const aimet_wire_scanner *scanner,
                               aimet_status status, uint64_t byte,
                               const aimet_wire_field *field,
                               const char *format, ...) {
  aimet_string_builder path = AIMET_STRING_BUILDER_INIT;
  append_path(&path, scanner);
  if (field)
    append_field(&path, field);
  aimet_place place = {
      .file = aimet_sv(scanner->display_name),
      .has_byte = true,
      .byte = byte,
      .entity = aimet_sb_view(&path),
  };
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(scanner->diag, AIMET_SEVERITY_ERROR, place, format,
                   arguments);
  va_end(arguments);
  aimet_sb_deinit(&path);
  return status;
}

aimet_status aimet_wire_read_failed(const aimet_wire_scanner *scanner,
                                    aimet_file_error error) {
  return aimet_wire_refuse(scanner, error.status, scanner->reader.position,
                           NULL, "cannot read the file: %s", error.reason);
}
