//===- node_order.h - an order in which nodes can be built ----------------===//

#ifndef AIMET_ONNX_NODE_ORDER_H
#define AIMET_ONNX_NODE_ORDER_H

#include "message_slice.h"
#include "scope.h"

/// True if every name that the node uses, in its bodies too, is defined in the
/// scope (or inside it).
bool aimet_node_is_ready(aimet_slice node, const aimet_scope *scope);

/// Orders nodes so that definitions come before uses; of nodes that are ready
/// the one that is first in the file comes first, so nodes that are in order
/// stay in place. Names that no node of the list defines do not count. A cycle
/// is refused: the codec fails with its nodes, and null is returned. The caller
/// frees the result (node indices).
size_t *aimet_node_order(aimet_codec *codec, const aimet_slice_list *nodes,
                         const aimet_scope *scope);

#endif // AIMET_ONNX_NODE_ORDER_H
