//===- external_data.h - tensors whose values lie in another file ---------===//
//
// TensorProto.external_data: location, offset, length (onnx/docs/ExternalData).
// On export external tensors go to one file beside the model.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_EXTERNAL_DATA_H
#define AIMET_ONNX_EXTERNAL_DATA_H

#include "codec.h"
#include "onnx_export.h"
#include "output_file.h"

/// Where an external tensor lies.
typedef struct aimet_external_reference {
  aimet_string_view location; ///< below the store's root; codec's arena
  const aimet_input_file *file;
  uint64_t offset;
  uint64_t length;
} aimet_external_reference;

/// Reads and checks the reference of an external tensor of `raw_size` bytes.
/// False with the codec failed if it is refused.
bool aimet_external_reference_read(aimet_codec *codec,
                                   const Onnx__TensorProto *tensor,
                                   uint64_t raw_size,
                                   aimet_external_reference *out);

/// Decides for every tensor of an export whether its values go into the model
/// or into the data file, and where there. `location` is the data file's name
/// as the model refers to it.
aimet_external_data_plan *
aimet_external_data_plan_create(MlirOperation module,
                                const aimet_onnx_export_options *options,
                                const char *location);
void aimet_external_data_plan_destroy(aimet_external_data_plan *plan);

/// Rewrites a tensor that is about to be written: its payload moves out (and
/// the reference in), or in, or stays.
void aimet_external_data_place(aimet_codec *codec, Onnx__TensorProto *tensor,
                               MlirAttribute attribute);

/// True if some tensor went out.
bool aimet_external_data_is_used(const aimet_external_data_plan *plan);

/// True if one of the planned spans lies in the file `path`, which so must not
/// be overwritten.
bool aimet_external_data_reads(const aimet_external_data_plan *plan,
                               const char *path);

/// Writes the data file's content.
void aimet_external_data_send(const aimet_external_data_plan *plan,
                              aimet_output_file *file);

#endif // AIMET_ONNX_EXTERNAL_DATA_H
