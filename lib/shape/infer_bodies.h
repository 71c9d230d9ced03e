//===- infer_bodies.h - graphs inside of nodes ----------------------------===//
//
// Private to lib/shape. What the rules of If, Loop, Scan and SequenceMap share.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_SHAPE_INFER_BODIES_H
#define AIMET_SHAPE_INFER_BODIES_H

#include "inference_private.h"

/// A graph that a node runs.
typedef struct aimet_node_body {
  MlirBlock block;               ///< null: there is no such graph
  MlirAttribute inputs, outputs; ///< value attributes; null in hand-written IR
  const char *name;              ///< of its attribute
} aimet_node_body;

/// The graph of an attribute: `onnx.graphs` names it; without it regions are in
/// the order of the schema.
aimet_node_body aimet_find_body(const aimet_infer *node, const char *name,
                                intptr_t position);

intptr_t aimet_body_output_count(const aimet_node_body *b);

/// Gives input `i` of a body its type, before the body is run.
void aimet_set_body_input(aimet_infer *node, const aimet_node_body *b,
                          intptr_t i, const aimet_value_type *type);

/// Infers a body whose inputs have been set; false if it is nested too deep.
bool aimet_run_body(aimet_infer *node, const aimet_node_body *b);

/// Infers a body of which nothing is known but what it states itself.
void aimet_run_body_alone(aimet_infer *node, const aimet_node_body *b);

/// What is known of output `i` of a body that was run.
aimet_fact *aimet_body_output(aimet_infer *node, const aimet_node_body *b,
                              intptr_t i);

/// Reports a body with a wrong number of inputs or outputs, and gives false.
bool aimet_body_has_arity(aimet_infer *node, const aimet_node_body *b,
                          intptr_t inputs, intptr_t outputs);

/// The rules of Loop and Scan (infer_loops.c).
void aimet_infer_loop(aimet_infer *node);
void aimet_infer_scan(aimet_infer *node);

#endif // AIMET_SHAPE_INFER_BODIES_H
