//===- node_view.h - a node with its schema and defaults ------------------===//
//
// How passes and rules read operators: attributes come with the defaults of the
// opset that the node sees, in whichever form the IR has them, and references
// to attributes of the enclosing function are looked up in the call.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_DIALECT_NODE_VIEW_H
#define AIMET_DIALECT_NODE_VIEW_H

#include "arena.h"
#include "node.h"

/// The call through which a local function is looked at.
typedef struct aimet_call_frame {
  const struct aimet_call_frame *outer; ///< the frame of the call itself
  MlirOperation call;
  MlirOperation function;
} aimet_call_frame;

/// A node. A plain value: copy it, make it on the stack.
typedef struct aimet_node {
  MlirOperation op;
  const aimet_schema *schema;    ///< null: no operator of the schema table
  const aimet_call_frame *frame; ///< null: not seen through a call
} aimet_node;

/// The view of an operation that is a node; `frame` may be null.
aimet_node aimet_node_of(MlirOperation op, const aimet_call_frame *frame);

/// True if an attribute of the node is one of the enclosing function: what it
/// says depends on the call.
bool aimet_op_has_reference(MlirOperation op);

/// The attribute itself, references resolved; null where the node states none
/// (its default may still be in the schema).
MlirAttribute aimet_node_attr(const aimet_node *node, const char *name);

/// True if the node states the attribute (references resolved).
bool aimet_node_has(const aimet_node *node, const char *name);

/// The value of an attribute: the node's own, else the schema's default, else
/// `fallback` (for strings: empty).
int64_t aimet_node_int(const aimet_node *node, const char *name,
                       int64_t fallback);
double aimet_node_float(const aimet_node *node, const char *name,
                        double fallback);
aimet_string_view aimet_node_string(const aimet_node *node, const char *name);

/// A list of integers or floats, in the arena; null (and count 0) if neither
/// node nor schema has one. An empty list is not null.
const int64_t *aimet_node_ints(const aimet_node *node, const char *name,
                               aimet_arena *arena, uint64_t *out_count);
const double *aimet_node_floats(const aimet_node *node, const char *name,
                                aimet_arena *arena, uint64_t *out_count);
/// A list of strings.
const aimet_string_view *aimet_node_strings(const aimet_node *node,
                                            const char *name,
                                            aimet_arena *arena,
                                            uint64_t *out_count);

#endif // AIMET_DIALECT_NODE_VIEW_H
