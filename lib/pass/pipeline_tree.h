//===- pipeline_tree.h - the inside of a pipeline -------------------------===//
//
// Shared by the reader (pipeline.c) and the runner (pipeline_run.c); nobody
// else includes it.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PASS_PIPELINE_TREE_H
#define AIMET_PASS_PIPELINE_TREE_H

#include "arena.h"
#include "options.h"
#include "pipeline.h"

typedef enum aimet_pipeline_element_kind {
  AIMET_ELEMENT_PASS,    ///< one of ours
  AIMET_ELEMENT_FOREIGN, ///< one of MLIR's
  AIMET_ELEMENT_NEST,    ///< `func.func(...)`
} aimet_pipeline_element_kind;

typedef struct aimet_pipeline_element {
  aimet_pipeline_element_kind kind;
  const char *name;           ///< of the pass, or of the operation of a nest
  const aimet_pass_def *def;  ///< ours only
  aimet_option_values values; ///< ours only
  const char *options; ///< MLIR's only: text between the braces; null: none
  struct aimet_pipeline_element *first_child, *next;
} aimet_pipeline_element;

struct aimet_pipeline {
  const aimet_registry *registry;
  aimet_diag *diag;
  aimet_arena *arena;
  aimet_pipeline_element *first, *last;
  struct aimet_expansion *expansions; ///< registered pipelines in it
};

/// A registered pipeline that was expanded.
typedef struct aimet_expansion {
  const aimet_pipeline_def *def;
  struct aimet_expansion *next;
} aimet_expansion;

#endif // AIMET_PASS_PIPELINE_TREE_H
