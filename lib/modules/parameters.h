//===- parameters.h - which operand is a weight, and whose it is ----------===//

#ifndef AIMET_MODULES_PARAMETERS_H
#define AIMET_MODULES_PARAMETERS_H

#include "arena.h"
#include "node.h"

/// True if operand `i` is the weight or the bias of a convolution, matrix
/// product or norm.
bool aimet_is_weight_slot(MlirOperation op, intptr_t i);

/// True if operand `i` is any parameter of a layer: weights and biases, running
/// statistics, slopes, tables of embeddings, weights of recurrent cells.
bool aimet_is_parameter_slot(MlirOperation op, intptr_t i);

/// The path of the module that an initializer's name speaks of: `layer1.0.conv`
/// for `layer1.0.conv.weight`. An Identity of an initializer counts, with its
/// own name: exporters merge equal parameters like that. False if the name is
/// no dotted path of identifiers or if nothing but one component is there.
bool aimet_parameter_owner(MlirValue value, aimet_arena *arena,
                           aimet_string_view *out_path);

/// True if an operand is a tensor of several elements that an exporter has made
/// of parameters and given a name of its own (`onnx::Mul_123`).
bool aimet_uses_nameless_parameter(MlirOperation op, aimet_arena *arena);

/// The owner that the parameter slots of an operation agree on; false if they
/// name none or several.
bool aimet_layer_owner(MlirOperation op, aimet_arena *arena,
                       aimet_string_view *out_path);

#endif // AIMET_MODULES_PARAMETERS_H
