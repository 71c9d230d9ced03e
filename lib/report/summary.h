//===- summary.h - what a model is made of --------------------------------===//
//
// Collected once, printed as text or as JSON (summary_report.h).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_SUMMARY_H
#define AIMET_REPORT_SUMMARY_H

#include "cost.h"
#include "graph_values.h"
#include "stored_tensors.h"

/// What the summary is about; all borrowed.
typedef struct aimet_summary_input {
  aimet_string_view input; ///< the file
  const char *format;      ///< "onnx", "mlir", "bytecode"
  uint64_t bytes;          ///< of the file
  /// What references to weights call the file itself; empty if none does.
  aimet_string_view reference;
  const char *external_root; ///< of references; null: there are none
  MlirOperation module;
  aimet_costs *costs;
} aimet_summary_input;

/// A sum of numbers some of which may be unknown.
typedef struct aimet_summary_sum {
  aimet_number known;   ///< the sum of the others; unknown if it grows too long
  uint64_t num_unknown; ///< how many were unknown
} aimet_summary_sum;

/// All nodes of one operator.
typedef struct aimet_summary_operator {
  aimet_string_view domain, type;
  bool is_function; ///< calls of a local function
  bool is_custom;   ///< not defined by ONNX or the model
  uint64_t nodes;
  aimet_summary_sum macs;
  uint64_t parameters;
} aimet_summary_operator;

/// Tensors of one kind.
typedef struct aimet_summary_tensors {
  uint64_t tensors, elements, bytes;
  uint64_t unsized; ///< tensors that are not in `elements` and `bytes`
} aimet_summary_tensors;

/// A data type.
typedef struct aimet_summary_element {
  uint64_t values;              ///< of inputs and nodes
  aimet_summary_tensors stored; ///< initializers and constants
} aimet_summary_element;

/// A file that weights lie in, besides the model's own.
typedef struct aimet_summary_file {
  aimet_string_view path;
  bool is_there;
  uint64_t bytes; ///< of the file, if it is there
  uint64_t tensors, used_bytes;
} aimet_summary_file;

typedef struct aimet_summary_function {
  aimet_string_view name; ///< its symbol, `domain::name`
  uint64_t nodes, calls;
} aimet_summary_function;

typedef struct aimet_summary {
  aimet_summary_input input;
  const aimet_inference *inference;  ///< that of the costs
  uint64_t nodes;                    ///< in all graphs; those of functions once
  uint64_t inner_graphs;             ///< graphs inside nodes
  aimet_summary_operator *operators; ///< by number of nodes, then by name
  size_t num_operators, operator_capacity;
  aimet_summary_sum macs, activation_bytes;
  aimet_number activation_peak;
  /// By aimet_constant_role.
  aimet_summary_tensors roles[AIMET_CONSTANT_OTHER + 1];
  aimet_summary_element elements[AIMET_DATA_LAST + 1]; ///< 0: unknown
  aimet_summary_file *files;
  size_t num_files, file_capacity;
  aimet_summary_function *functions; ///< in the order of the model
  size_t num_functions, function_capacity;
  uint64_t knowledge[AIMET_NUM_KNOWLEDGE]; ///< values of inputs and nodes
  aimet_string_view *symbols;              ///< sizes of inputs that have names
  size_t num_symbols, symbol_capacity;
  uint64_t unnamed_sizes; ///< of inputs: unknown and without a name
  uint64_t module_nodes;  ///< nodes that have module provenance
  uint64_t leaf_modules;  ///< leaf modules that they belong to
  /// Nodes that compute something and that no source covers.
  uint64_t unplaced_nodes;
} aimet_summary;

/// Collects; the caller destroys it.
aimet_summary *aimet_summary_create(const aimet_summary_input *input);
void aimet_summary_destroy(aimet_summary *summary);

/// The sum, unknown if some of it is.
aimet_number aimet_summary_total(aimet_summary_sum sum);

/// Inputs and outputs of the main graph.
typedef struct aimet_summary_values {
  MlirBlock block;
  MlirOperation end;
  intptr_t num_inputs, num_outputs;
} aimet_summary_values;

void aimet_summary_values_init(aimet_summary_values *values,
                               const aimet_summary *summary);
MlirValue aimet_summary_input_at(const aimet_summary_values *values,
                                 intptr_t i);
MlirValue aimet_summary_output_at(const aimet_summary_values *values,
                                  intptr_t i);

#endif // AIMET_REPORT_SUMMARY_H
