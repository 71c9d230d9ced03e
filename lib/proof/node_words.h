//===- node_words.h - the words of the form of a node ---------------------===//
//
// Private to lib/proof. The children of a node are its operands (absent ones at
// the end left off), then its bodies. A LINEAR has one child, its input, and
// the words of a node, then those of linear_word.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_NODE_WORDS_H
#define AIMET_PROOF_NODE_WORDS_H

#include "form_table.h"

/// Places of what every node has.
enum node_word {
  NODE_NAME,         ///< of the operation, an MlirIdentifier
  NODE_SCHEMA,       ///< which version of the operator; or 0
  NODE_DOMAIN,       ///< where there is no schema
  NODE_VERSION,      ///< of the domain, likewise
  NODE_OVERLOAD,     ///< of a Custom
  NODE_NUM_RESULTS,  ///< absent ones at the end left off
  NODE_NUM_OPERANDS, ///< the children before the bodies
  NODE_NUM_ATTRIBUTES,
  NODE_ATTRIBUTES, ///< three words each; the rest follows
};

/// The words of an attribute.
enum { ATTRIBUTE_NAME, ATTRIBUTE_TAG, ATTRIBUTE_VALUE, ATTRIBUTE_WORDS };

/// What the value of an attribute is.
enum attribute_tag {
  ATTRIBUTE_IS_ATTRIBUTE, ///< an MlirAttribute
  ATTRIBUTE_IS_CONSTANT,  ///< a form
};

/// The last words of a LINEAR, counted from the end.
enum linear_word {
  LINEAR_NUMBER = 1, ///< of its weights among those of its like
  LINEAR_DEAD,       ///< a form of the channels that are zeros; 0: none
  LINEAR_TURNED,     ///< whether they are stored as the transpose of that
  LINEAR_TYPE,       ///< of its weights, as the operator sees them
};

/// The words of an AFFINE.
enum affine_word {
  AFFINE_AXIS,   ///< an affine_axis
  AFFINE_COUNT,  ///< channels
  AFFINE_NUMBER, ///< of its map among those of its like
  AFFINE_WORDS,
};

/// Which dimension the channels are.
typedef enum affine_axis {
  AXIS_CHANNEL, ///< the second from the front
  AXIS_LAST,    ///< the last of a tensor that has not, for certain, two
} affine_axis;

#endif // AIMET_PROOF_NODE_WORDS_H
