//===- onnx_limits.h - the limits of a model file -------------------------===//
//
// What is over one of these is refused with AIMET_ERROR_LIMIT.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_ONNX_LIMITS_H
#define AIMET_ONNX_ONNX_LIMITS_H

/// Bytes of a model file: no reader of protobuf takes a message of 2 GiB.
/// Weights in external data are not counted.
#define AIMET_MAX_MODEL_SIZE 2147483647

/// Levels of messages below the ModelProto; other readers stop there as well.
#define AIMET_MAX_MESSAGE_DEPTH 100

/// Bytes of one string (a name, a documentation; not a byte field).
#define AIMET_MAX_STRING_SIZE (64 * 1024 * 1024)

/// Memory that the messages of a file may take when they are unpacked: the
/// base, and so many bytes for each byte of the file that is no payload. An
/// empty node takes 2 bytes and unpacks to 144.
#define AIMET_MESSAGE_BUDGET_BASE (64 * 1024 * 1024)
#define AIMET_MESSAGE_BUDGET_FACTOR 32

/// What an unknown field counts in that budget.
#define AIMET_UNKNOWN_FIELD_COST 32

/// Number of unknown fields in a file: the base, and so many for each message.
/// A newer version of the format adds a few fields to a message, never more.
#define AIMET_UNKNOWN_FIELDS_BASE 65536
#define AIMET_UNKNOWN_FIELDS_PER_MESSAGE 4

/// Dimensions of a tensor or a tensor type (the limit of onnx's inference).
#define AIMET_MAX_RANK 1024

/// What of IR nests deeper would make messages over AIMET_MAX_MESSAGE_DEPTH:
/// bodies (the main graph, then three messages each), and sequence, optional
/// and map types (two).
#define AIMET_MAX_BODY_NESTING 34
#define AIMET_MAX_TYPE_NESTING 49

#endif // AIMET_ONNX_ONNX_LIMITS_H
