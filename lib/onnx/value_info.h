//===- value_info.h - ValueInfoProto and value attributes -----------------===//
//
// See docs/dialect.md, "Value attributes".
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ONNX_VALUE_INFO_H
#define AIMET_ONNX_VALUE_INFO_H

#include "codec.h"

/// The dictionary for a value of MLIR type `type`. With `with_name` the name
/// is an entry.
MlirAttribute aimet_value_info_to_attribute(aimet_codec *codec,
                                            const Onnx__ValueInfoProto *info,
                                            MlirType type, bool with_name);

/// The ValueInfoProto of a value: from its type and its value attributes (a
/// dictionary, or null or unit: nothing besides the type). `name` overrides
/// `onnx.name`; a null one leaves it.
Onnx__ValueInfoProto *
aimet_value_info_from_attribute(aimet_codec *codec, MlirType type,
                                MlirAttribute attributes,
                                const aimet_string_view *name);

#endif // AIMET_ONNX_VALUE_INFO_H
