//===- affine_nodes.h - norms and linear operators of a model -------------===//
//
// Private to lib/proof. What forms look through where a rewrite may fold norms
// (affine_forms.h): BatchNormalization in inference, Conv, ConvTranspose, Gemm
// and MatMul with constant weights or views of such, an Add of a constant
// behind a MatMul, a 1x1 depthwise Conv, a Concat of channels of which some are
// mapped.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_AFFINE_NODES_H
#define AIMET_PROOF_AFFINE_NODES_H

#include "affine_forms.h"
#include "form_builder.h"

/// What is asked of one module, which must not change.
typedef struct affine_nodes affine_nodes;

affine_nodes *affine_nodes_create(form_builder *builder,
                                  aimet_affine_forms *forms);
void affine_nodes_destroy(affine_nodes *nodes);

/// A file that could not be read (diagnosed).
aimet_status affine_nodes_status(const affine_nodes *nodes);

/// The form of the first result of a node, an AFFINE; 0 if it is a node like
/// others.
aimet_form affine_node(affine_nodes *nodes, const form_scope *scope,
                       MlirOperation op, const form_class *kind);

#endif // AIMET_PROOF_AFFINE_NODES_H
