//===- activation.h - activations in whatever operators they come ---------===//
//
// An activation is known by the function of PyTorch: the one that its module or
// its operator stands for, or that the shape of several nodes is.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_ACTIVATION_H
#define AIMET_PASSES_ACTIVATION_H

#include "arch_check.h"
#include "expansions.h"

/// Finds the functions of nodes.
typedef struct aimet_activations {
  const aimet_model_flow *flow;
  aimet_expansions *expansions;
  aimet_arena *arena;
  bool as_exported;
} aimet_activations;

/// With `as_exported` several nodes count only in the forms that exporters
/// write of an activation of torch, not in those that people write.
void aimet_activations_init(aimet_activations *activations,
                            const aimet_model_flow *flow, bool as_exported);
void aimet_activations_deinit(aimet_activations *activations);

/// The nodes of one function.
typedef struct aimet_activation {
  aimet_string_view function;        ///< `silu`
  size_t nodes[AIMET_EXPANSION_MAX]; ///< the last one first
  size_t count;
} aimet_activation;

/// The function that ends in a node, as its operators tell: one node, or
/// several. Of those the ones are listed that nothing else reads. False for
/// what is no function of one operator or known shape.
bool aimet_activation_ending_at(const aimet_activations *activations,
                                size_t node, aimet_activation *out);

/// The one node whose result an activation is computed from, with no other
/// reader than the activation; AIMET_NO_NODE if there is none.
size_t aimet_activation_input(const aimet_activations *activations,
                              const aimet_activation *activation);

/// True for functions that work on each element by itself: ReLU and the like,
/// sigmoid, tanh; not softmax, not arithmetic.
bool aimet_is_elementwise_activation(aimet_string_view function);

#endif // AIMET_PASSES_ACTIVATION_H
