//===- check_onnx_rules.c - the rules of check-onnx -----------------------===//
//
// Text for --explain and docs/passes; what the rules do is in lib/rules.
//
//===----------------------------------------------------------------------===//

#include "check_onnx_rules.h"

static const char model[] = "The model and its graphs";
static const char names[] = "Names and values";
static const char nodes[] = "Nodes";
static const char tensors[] = "Tensors";
static const char functions[] = "Local functions";
static const char shapes[] = "Types and shapes";

const aimet_pass_rule aimet_check_onnx_rules[] = {
    {model, "ir-version", "error", "no IR version, one that does not exist",
     "refuses"},
    {model, "ir-feature", "warning",
     "what the model's IR version has not yet: data types, external data, "
     "sparse tensors, metadata below the model, overloads, device "
     "configurations, ... The first use of each; metadata that aimet-opt "
     "writes itself does not count",
     "accepts"},
    {model, "opset-imports", "error",
     "no operator set (from IR 3), any at all (before)", "refuses"},
    {model, "opset-version", "error, warning",
     "a version out of range; two imports of one domain, under either spelling "
     "of the default domain (warning: of one version); a version newer than "
     "known (warning)",
     "refuses what does not fit 32 bits"},
    {model, "model-metadata", "error", "a metadata key of the model twice",
     "refuses"},
    {model, "no-graph", "error",
     "IR without a main function (a file without graph is refused)", "refuses"},
    {model, "graph-name", "error", "a graph without name", "refuses"},
    {model, "graph-metadata", "warning", "a metadata key of a graph twice",
     "accepts"},
    {model, "node-order", "error", "nodes before what they use", "refuses"},
    {model, "duplicate-output", "remark",
     "a value that the main graph outputs twice", "accepts, it is legal"},
    {model, "device-configuration", "warning",
     "configurations without name or devices, twice, with names that are not "
     "as many as devices; nodes that name a configuration, tensor or device "
     "that does not exist, no shards, a negative stage",
     "accepts"},
    {model, "training-info", "warning",
     "bindings that name no initializer or no output, or assign twice; "
     "training nodes that use what nothing defines; initialization with inputs",
     "accepts"},
    {model, "quantization-annotation", "warning",
     "annotations of tensors, or by tensors, that do not exist, or of one "
     "tensor twice",
     "accepts"},
    {names, "value-name", "error", "an input or output of a graph without name",
     "refuses"},
    {names, "value-type", "error, warning",
     "an input or output of the main graph without type, element type or "
     "shape; an element type that does not exist, anywhere; keys of maps that "
     "are neither integers nor strings (warning)",
     "refuses what is not stated, accepts the others"},
    {names, "negative-dimension", "warning",
     "a dimension that is stated as negative", "accepts"},
    {names, "value-info", "warning",
     "value_info of names that nothing defines, twice of one, or with another "
     "type than input, output or the first entry",
     "accepts"},
    {names, "value-metadata", "warning", "a metadata key of a value twice",
     "accepts"},
    {names, "duplicate-definition", "error",
     "a name that two inputs, initializers or nodes define; a node output that "
     "an outer graph defines",
     "refuses"},
    {names, "hidden-name", "warning",
     "an input or initializer of an inner graph that has the name of an outer "
     "value",
     "accepts"},
    {names, "initializer-name", "error", "an initializer without name",
     "refuses"},
    {names, "initializer-input", "error",
     "an initializer that is no input, before IR 4", "refuses"},
    {names, "undefined-input", "error", "a node input that nothing defines",
     "refuses"},
    {names, "undefined-output", "error",
     "a graph output that nothing in the graph defines, a function output too",
     "refuses, but accepts functions"},
    {names, "name-text", "warning",
     "a name in IR that no file can hold: a NUL, no UTF-8 (in a file it is "
     "refused)",
     "accepts"},
    {nodes, "empty-node", "error", "neither inputs nor outputs", "refuses"},
    {nodes, "op-type", "error", "no operator", "refuses"},
    {nodes, "domain-spelling", "error",
     "the default domain spelled `ai.onnx` in a node", "refuses"},
    {nodes, "domain-import", "error", "a domain that is not imported",
     "refuses"},
    {nodes, "unknown-operator", "error, warning",
     "an operator that the domain has not at this version, in the domains of "
     "ONNX (warning: in previews)",
     "refuses, accepts in previews"},
    {nodes, "deprecated-operator", "error",
     "an operator that is deprecated at this version", "refuses"},
    {nodes, "experimental-operator", "warning",
     "one of eleven operators that ONNX dropped", "accepts, with a warning"},
    {nodes, "input-count", "error", "too few or too many inputs", "refuses"},
    {nodes, "output-count", "error",
     "too few or too many outputs; BatchNormalization with neither those of "
     "inference nor those of training",
     "refuses"},
    {nodes, "input-required", "error", "an absent input that must be there",
     "refuses"},
    {nodes, "output-required", "error", "an absent output that must be there",
     "refuses"},
    {nodes, "attribute-form", "error",
     "an attribute without name, type or value, twice, with two values, with a "
     "value of another type than it says",
     "refuses"},
    {nodes, "attribute-unknown", "error",
     "an attribute that the operator has not", "refuses"},
    {nodes, "attribute-type", "error",
     "an attribute of another type than the operator's", "refuses"},
    {nodes, "attribute-required", "error", "an attribute that must be there",
     "refuses"},
    {nodes, "attribute-choice", "error, warning",
     "a string that is none of the values that the operator knows at this "
     "version (warning: what runtimes take nonetheless)",
     "accepts"},
    {nodes, "attribute-reference", "error, warning",
     "a reference to an attribute outside of a function, to one that the "
     "function does not declare, or beside a value (error: in a graph inside a "
     "node)",
     "refuses the last, accepts the others"},
    {nodes, "node-name", "error",
     "a name that several nodes of a graph have (ONNX Runtime refuses it, "
     "`--name-nodes` mends it)",
     "accepts"},
    {nodes, "node-metadata", "warning", "a metadata key of a node twice",
     "accepts"},
    {nodes, "dead-node", "remark",
     "nodes that compute what nothing uses (`--eliminate-dead-nodes` removes "
     "them)",
     "accepts"},
    {tensors, "tensor-type", "error", "no data type", "refuses"},
    {tensors, "tensor-values", "error, warning",
     "entries of int32_data and bytes of BOOL that the type has not, bits "
     "behind the last FLOAT6 element (error: FLOAT6)",
     "refuses FLOAT6, accepts the others"},
    {tensors, "tensor-segment", "warning",
     "a tensor that says it is part of another", "accepts"},
    {tensors, "tensor-metadata", "warning", "a metadata key of a tensor twice",
     "accepts"},
    {tensors, "external-data", "warning",
     "external_data of a tensor whose data is in the model", "accepts"},
    {tensors, "external-data-key", "warning",
     "keys of external_data that no reader knows", "accepts"},
    {tensors, "sparse-tensor", "error",
     "dimensions that are not positive; values or indices of a wrong shape or "
     "type, or missing; indices that are out of range or do not ascend (of "
     "more than 4 million numbers the order is not looked at)",
     "refuses"},
    {functions, "function-version", "error, warning",
     "more than 10,000 functions; any, before IR 8 (warning)",
     "refuses, accepts those before IR 8"},
    {functions, "function-identity", "error, warning",
     "no name or domain, a function twice; a function in the default domain "
     "(warning)",
     "refuses, accepts the default domain"},
    {functions, "function-attributes", "error, warning",
     "an attribute declared twice; with and without a default (warning)",
     "refuses, accepts both kinds"},
    {functions, "function-outputs", "error", "an output listed twice",
     "refuses"},
    {functions, "function-opset", "error",
     "an operator that means something else by the function's imports than by "
     "the model's",
     "refuses"},
    {functions, "function-recursion", "error",
     "functions that call themselves, calls that nest deeper than 100",
     "refuses"},
    {functions, "function-metadata", "warning",
     "a metadata key of a function twice", "accepts"},
    {functions, "call-target", "error, warning",
     "a call of a function that the model has not, in a domain of which it has "
     "some (warning: in those of ONNX Runtime)",
     "accepts"},
    {functions, "call-arity", "error, warning",
     "more inputs or outputs than the function has; fewer inputs (warning)",
     "accepts"},
    {functions, "call-attributes", "warning",
     "an attribute that the function does not declare", "accepts"},
    {shapes, "type", "error",
     "an element type or kind of value that the operator does not take",
     "full"},
    {shapes, "type-binding", "error",
     "inputs of several types where the operator takes one", "full"},
    {shapes, "rank", "error",
     "an input of a rank for which the operator is not defined", "full"},
    {shapes, "shape", "error", "sizes that do not fit each other",
     "full, in part"},
    {shapes, "broadcast", "error", "shapes that do not broadcast", "full"},
    {shapes, "axis", "error", "an axis out of range or given twice",
     "full, in part"},
    {shapes, "attribute-value", "error, warning",
     "attributes out of range or of a wrong length (warning: that contradict "
     "others, where runtimes agree what counts)",
     "full, in part"},
    {shapes, "negative-size", "error",
     "an output that would be smaller than nothing", "accepts"},
    {shapes, "overflow", "error", "more elements than 64 bits count",
     "accepts"},
    {shapes, "stated-type", "error, warning",
     "value_info, outputs and initializers of inputs that say another kind or "
     "element type (warning: another rank or size, where ONNX Runtime goes by "
     "what follows)",
     "full"},
    {shapes, "body", "error", "inner graphs that do not fit their node",
     "full"},
    {shapes, "input-value", "error",
     "constants that the operator is not defined for", "full, in part"},
    {0}};
