//===- content_kind.c - what a file that is no model looks like -----------===//
//
// Only for messages, and to tell formats apart: nothing here is needed to
// refuse a file. A phrase is given only where no model can begin so.
//
//===----------------------------------------------------------------------===//

#include "content_kind.h"

#include "onnx_import.h"
#include "wire_reader.h"

#include "onnx-ml.pb-c.h"

#include <protobuf-c/protobuf-c.h>

#include <ctype.h>

/// Bytes at a fixed place. Where they could be the beginning of a model, they
/// are told apart in code below.
typedef struct magic {
  size_t offset;
  const char *bytes;
  size_t length;
  const char *kind;
} magic;

#define MAGIC(offset, bytes, kind) {offset, bytes, sizeof(bytes) - 1, kind}

/// The first match counts.
static const magic magics[] = {
    MAGIC(0, "\x1f\x8b", "a gzip archive"),
    MAGIC(0, "BZh91AY&SY", "a bzip2 archive"),
    MAGIC(0,
          "\xfd"
          "7zXZ",
          "an xz archive"),
    MAGIC(0, "\x28\xb5\x2f\xfd", "a zstd archive"),
    MAGIC(0, "7z\xbc\xaf", "a 7-zip archive"),
    MAGIC(0, "\x93NUMPY", "a numpy array"),
    MAGIC(0, "\x89HDF", "an HDF5 file (a Keras model?)"),
    MAGIC(0, "GGUF", "a GGUF model"),
    MAGIC(0,
          "\x7f"
          "ELF",
          "an ELF program or library"),
    MAGIC(0, "%PDF", "a PDF document"),
    MAGIC(0, "\x89PNG", "a PNG image"),
    MAGIC(0, "ML\xefR", "MLIR bytecode"),
};

static bool matches(const unsigned char *bytes, size_t length, size_t offset,
                    const char *wanted, size_t wanted_length) {
  return offset <= length && wanted_length <= length - offset &&
         memcmp(bytes + offset, wanted, wanted_length) == 0;
}

static bool contains(const unsigned char *bytes, size_t length,
                     const char *wanted) {
  return memmem(bytes, length, wanted, strlen(wanted)) != NULL;
}

static const char *zip_kind(const unsigned char *bytes, size_t length) {
  if (!matches(bytes, length, 0, "PK\x03\x04", 4))
    return NULL;
  if (contains(bytes, length, "/data.pkl") ||
      contains(bytes, length, "/byteorder"))
    return "a PyTorch checkpoint (export it with torch.onnx.export)";
  if (contains(bytes, length, ".npy"))
    return "a numpy archive";
  return "a zip archive";
}

static const char *pickle_kind(const unsigned char *bytes, size_t length) {
  // PROTO, then the long integer with which torch.save began before zip.
  if (matches(bytes, length, 0, "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9", 9))
    return "a PyTorch checkpoint (export it with torch.onnx.export)";
  // PROTO 4 and 5 are followed by a FRAME of less than 2^32 bytes.
  bool framed = length >= 11 && bytes[0] == 0x80 &&
                (bytes[1] == 4 || bytes[1] == 5) && bytes[2] == 0x95 &&
                matches(bytes, length, 7, "\0\0\0\0", 4);
  return framed ? "a Python pickle" : NULL;
}

/// A flatbuffer has an identifier behind the offset of its root. The offset is
/// small; in a model this could be the text of a string, but the byte before
/// would be its length and not 0.
static const char *flatbuffer_kind(const unsigned char *bytes, size_t length) {
  if (length < 8 || bytes[3] != 0)
    return NULL;
  if (matches(bytes, length, 4, "ORTM", 4))
    return "an ONNX Runtime flatbuffer (.ort; keep the .onnx it was made from)";
  if (matches(bytes, length, 4, "TFL3", 4))
    return "a TensorFlow Lite model";
  return NULL;
}

/// The length of a JSON header in 64 bits, then the header.
static const char *safetensors_kind(const unsigned char *bytes, size_t length) {
  bool found = matches(bytes, length, 4, "\0\0\0\0{\"", 6);
  return found ? "a safetensors file" : NULL;
}

/// A name of 100 bytes, then the mode in octal digits; "ustar" further on.
static const char *tar_kind(const unsigned char *bytes, size_t length) {
  if (!matches(bytes, length, 257, "ustar", 5))
    return NULL;
  for (size_t i = 100; i < 106; ++i)
    if (bytes[i] != ' ' && (bytes[i] < '0' || bytes[i] > '7'))
      return NULL;
  return "a tar archive";
}

static const char *zero_kind(const unsigned char *bytes, size_t length) {
  for (size_t i = 0; i < length; ++i)
    if (bytes[i])
      return NULL;
  return length ? "full of zero bytes (an unfinished download?)" : NULL;
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// Cuts a character that the end of the bytes cuts through.
static size_t whole_characters(const unsigned char *bytes, size_t length) {
  size_t end = length;
  for (unsigned i = 0; i < 3 && end && (bytes[end - 1] & 0xc0) == 0x80; ++i)
    --end;
  return end && bytes[end - 1] >= 0xc0 ? end - 1 : length;
}

static bool is_space(unsigned char byte) {
  return byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/// True if the bytes are all text, as no model is: the tags of most fields are
/// control characters.
static bool is_plain_text(const unsigned char *bytes, size_t length) {
  length = whole_characters(bytes, length);
  for (size_t i = 0; i < length; ++i)
    if ((bytes[i] < 0x20 && !is_space(bytes[i])) || bytes[i] == 0x7f)
      return false;
  return length && aimet_sv_is_text(aimet_sv_n((const char *)bytes, length));
}

static aimet_string_view skip_space(aimet_string_view text) {
  while (text.length && isspace((unsigned char)text.data[0]))
    text = aimet_sv_slice(text, 1, text.length);
  return text;
}

/// `prefix` is in lower case.
static bool starts_with(aimet_string_view text, const char *prefix) {
  for (; *prefix; ++prefix, text = aimet_sv_slice(text, 1, text.length))
    if (!text.length || tolower((unsigned char)text.data[0]) != *prefix)
      return false;
  return true;
}

static bool is_text_proto(aimet_string_view text) {
  static const char *const fields[] = {
      "ir_version:", "producer_name:", "model_version:", "opset_import",
      "graph {",     "graph{",         "# proto-file:"};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; ++i)
    if (starts_with(text, fields[i]))
      return true;
  return false;
}

static const char *text_kind(const unsigned char *bytes, size_t length) {
  aimet_string_view text = aimet_sv_n((const char *)bytes, length);
  if (starts_with(text, "\xef\xbb\xbf"))
    text = aimet_sv_slice(text, 3, text.length);
  text = skip_space(text);
  if (starts_with(text, "version https://git-lfs"))
    return "a git-LFS pointer (run `git lfs pull`)";
  if (starts_with(text, "<!doctype html") || starts_with(text, "<html") ||
      starts_with(text, "<head"))
    return "an HTML page";
  if (starts_with(text, "<?xml"))
    return "an XML document";
  if (starts_with(text, "<") &&
      starts_with(skip_space(aimet_sv_slice(text, 1, text.length)),
                  "ir_version"))
    return "a model in ONNX text syntax (convert it with onnx.parser)";
  if (is_text_proto(text))
    return "a model as protobuf text (convert it with protoc --encode)";
  if (starts_with(text, "{") || starts_with(text, "["))
    return "JSON";
  return "text";
}

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

const char *aimet_content_kind(const unsigned char *bytes, size_t length) {
  if (length > AIMET_CONTENT_KIND_BYTES)
    length = AIMET_CONTENT_KIND_BYTES;
  for (size_t i = 0; i < sizeof magics / sizeof *magics; ++i)
    if (matches(bytes, length, magics[i].offset, magics[i].bytes,
                magics[i].length))
      return magics[i].kind;
  static const char *(*const kinds[])(const unsigned char *, size_t) = {
      zip_kind,         pickle_kind, flatbuffer_kind,
      safetensors_kind, tar_kind,    zero_kind};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i) {
    const char *kind = kinds[i](bytes, length);
    if (kind)
      return kind;
  }
  return is_plain_text(bytes, length) ? text_kind(bytes, length) : NULL;
}

bool aimet_looks_like_onnx(const unsigned char *bytes, size_t length) {
  if (aimet_content_kind(bytes, length))
    return false;
  aimet_wire_varint tag = aimet_wire_decode_varint(bytes, length, 5);
  if (!tag.width || tag.value > UINT32_MAX)
    return false;
  const ProtobufCFieldDescriptor *field =
      protobuf_c_message_descriptor_get_field(&onnx__model_proto__descriptor,
                                              (unsigned)(tag.value >> 3));
  if (!field)
    return false;
  // A ModelProto has integers, strings and messages, and no packed field.
  bool is_integer = field->type == PROTOBUF_C_TYPE_INT64;
  return (tag.value & 7) == (is_integer ? 0 : 2);
}
