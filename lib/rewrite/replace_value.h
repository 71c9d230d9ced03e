//===- replace_value.h - one value in the place of an equal one -----------===//
//
// What several rewrites have in common: a value goes, and another one that is
// equal to it serves those that used it. No name that others know, and nothing
// that is known of the type, may be lost by it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REWRITE_REPLACE_VALUE_H
#define AIMET_REWRITE_REPLACE_VALUE_H

#include "dead_code.h"
#include "ptr_map.h"
#include "value_type.h"

typedef struct aimet_replacer {
  MlirContext context;
  aimet_dead_code dead;
  aimet_ptr_map outputs; ///< values that are outputs of graphs
  aimet_arena *arena;
  aimet_symbols *symbols;
} aimet_replacer;

void aimet_replacer_init(aimet_replacer *replacer, MlirOperation module);
void aimet_replacer_deinit(aimet_replacer *replacer);

/// True if `kept` is another value and can stand wherever `gone` does:
/// - where `gone` is an output of a graph, or the model mentions its name
///   elsewhere, `kept` is the result of a node of the same graph that can take
///   that name: none that has such a name itself, or is listed in value_info;
/// - what is known of the type of `gone` is known of `kept`, or can be stated.
bool aimet_may_replace(aimet_replacer *replacer, MlirValue gone,
                       MlirValue kept);

/// Puts `kept` in the place of `gone` everywhere, if it may: it takes the name,
/// the entry of value_info, and the type as needed.
void aimet_replace(aimet_replacer *replacer, MlirValue gone, MlirValue kept);

#endif // AIMET_REWRITE_REPLACE_VALUE_H
