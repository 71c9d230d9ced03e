//===- content_kind.h - what a file that is no model looks like -----------===//

#ifndef AIMET_ONNX_CONTENT_KIND_H
#define AIMET_ONNX_CONTENT_KIND_H

#include <stddef.h>

/// As many first bytes of a file as aimet_content_kind can make use of.
#define AIMET_CONTENT_KIND_BYTES 512

/// Names what the first bytes of a file are if they are certainly no ONNX
/// model: a phrase such as "a gzip archive" that completes "the file is ...".
/// Null if they are nothing that is known here. The string is static.
const char *aimet_content_kind(const unsigned char *bytes, size_t length);

#endif // AIMET_ONNX_CONTENT_KIND_H
