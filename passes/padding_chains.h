//===- padding_chains.h - chains of convolutions that all pad -------------===//
//
// Links "convolution that pads -> ... -> convolution that pads" may touch each
// other: the second one of one link is the first one of the next. The padding
// of a whole chain goes to its first convolution; so the advice for one link
// does not gainsay that for the next.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASSES_PADDING_CHAINS_H
#define AIMET_PASSES_PADDING_CHAINS_H

#include "convolution_padding.h"

/// Links that touch each other.
typedef struct aimet_padding_chain {
  size_t start, count;   ///< the first convolution, and how many there are
  size_t varying;        ///< a call of a layer that is called otherwise too
  aimet_padding padding; ///< of all, as the first one would have it
  bool knows_padding;
} aimet_padding_chain;

typedef struct aimet_padding_chains {
  aimet_arch_check *check;
  size_t *before, *behind; ///< of each node, by links; AIMET_NO_NODE: none
  bool *has_pad;           ///< a Pad does its padding, or a part of it
  size_t *layer;           ///< that a convolution is a call of
  uint64_t *roles;         ///< of each layer: what its calls are in chains
  size_t *chain;           ///< that a node is in, from 1 on; 0: none
  aimet_padding_chain *chains;
  size_t num_chains, chain_capacity;
} aimet_padding_chains;

void aimet_padding_chains_init(aimet_padding_chains *chains,
                               aimet_arch_check *check);
void aimet_padding_chains_deinit(aimet_padding_chains *chains);

/// Says that `second` pads behind `first`; a convolution is the second one of
/// one link at most, and the first one of one.
void aimet_padding_chains_link(aimet_padding_chains *chains, size_t first,
                               size_t second);

/// To be called when all links are known.
void aimet_padding_chains_close(aimet_padding_chains *chains);

/// Where the padding of the second one of a link should go: numbers where they
/// follow from the attributes, else what must hold. `first` is the first one of
/// its link.
void aimet_padding_chains_append_remedy(const aimet_padding_chains *chains,
                                        size_t second,
                                        aimet_string_builder *out);

#endif // AIMET_PASSES_PADDING_CHAINS_H
