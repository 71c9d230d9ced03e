//===- expansions.h - functions that arrive as several nodes --------------===//
//
// Exporters write a SiLU as Sigmoid and Mul, a GELU as five nodes. Where the
// exporter does not say which nodes belong together, their shape does: a table
// of patterns over the dataflow.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_MODULES_EXPANSIONS_H
#define AIMET_MODULES_EXPANSIONS_H

#include "node.h"

/// No expansion has more operations.
#define AIMET_EXPANSION_MAX 16

/// The patterns, ready to match.
typedef struct aimet_expansions aimet_expansions;

/// The patterns of a model: where its opset has an operator for a function that
/// exporters write, several nodes in the shape of the function are the user's
/// own arithmetic.
aimet_expansions *aimet_expansions_create(int64_t opset);
void aimet_expansions_destroy(aimet_expansions *expansions);

/// What matched: the function and its operations, the last one (whose result
/// is the function's) first.
typedef struct aimet_expansion {
  const char *function;
  MlirOperation ops[AIMET_EXPANSION_MAX];
  size_t count;
} aimet_expansion;

/// Says whether an operation may be part of a match.
typedef bool (*aimet_expansion_filter)(MlirOperation op, void *user_data);

/// Which patterns to try.
typedef enum aimet_expansion_set {
  AIMET_EXPANSIONS_ALL,
  /// Functions that torch.export decomposes before it writes the graph, so that
  /// its metadata speak of several functions where the user called one.
  AIMET_EXPANSIONS_DECOMPOSED,
} aimet_expansion_set;

/// Matches the patterns that end in `op`, largest first. Results of the inner
/// operations are used inside the match only. False if nothing matches.
bool aimet_expansion_match(const aimet_expansions *expansions,
                           aimet_expansion_set set, MlirOperation op,
                           aimet_expansion_filter filter, void *user_data,
                           aimet_expansion *out);

#endif // AIMET_MODULES_EXPANSIONS_H
