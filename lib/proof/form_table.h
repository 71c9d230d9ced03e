//===- form_table.h - values in canonical form, each held once ------------===//
//
// A form says how a value comes about: by which operator, from which other
// forms. Equal forms are one entry of the table, so two values are the same
// exactly if they have the same number. Forms of several models share a table;
// what they mention (attributes, types, names of operators) belongs to one MLIR
// context, where equal things are one object.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_FORM_TABLE_H
#define AIMET_PROOF_FORM_TABLE_H

#include "op.h"

#include <mlir-c/IR.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The number of a form; 0 is none.
typedef uint32_t aimet_form;

/// What a form is called in an aimet_ptr_map, which is made for addresses.
static inline const void *aimet_form_key(aimet_form form) {
  return (const void *)((uintptr_t)form << 4);
}

/// What a form is. The words behind it are in node_words.h.
typedef enum aimet_form_kind {
  AIMET_FORM_ABSENT,    ///< an input that is left out
  AIMET_FORM_INPUT,     ///< of an entry function, by name
  AIMET_FORM_PARAMETER, ///< of a body or function, by level and place
  AIMET_FORM_CONSTANT,  ///< by type and content
  AIMET_FORM_UNDEFINED, ///< a name that nothing defines
  AIMET_FORM_NODE,      ///< an operator on operands; stands for result 0, too
  AIMET_FORM_RESULT,    ///< a further result of a node
  AIMET_FORM_BODY,      ///< a graph inside of a node: its outputs
  AIMET_FORM_FUNCTION,  ///< a local function that is not looked through
  AIMET_FORM_INSTANCE,  ///< one node of its own that computes like its child
  AIMET_FORM_RANDOM,    ///< the n-th such node, counted from the outputs
  AIMET_FORM_NOTE,      ///< something beside the data flow
  AIMET_FORM_LINEAR,    ///< a linear operator up to a factor for each channel
  AIMET_FORM_AFFINE,    ///< an affine map for each channel of its child
} aimet_form_kind;

/// A form taken apart; lives as long as the table.
typedef struct aimet_form_view {
  aimet_form_kind kind;
  uint32_t num_children, num_words;
  const uint64_t *children; ///< each an aimet_form
  const uint64_t *words;    ///< what else it consists of
} aimet_form_view;

typedef struct aimet_form_table aimet_form_table;

aimet_form_table *aimet_form_table_create(void);
void aimet_form_table_destroy(aimet_form_table *table);

size_t aimet_form_table_size(const aimet_form_table *table);

/// The form of these parts; made if it is new.
aimet_form aimet_form_get(aimet_form_table *table, aimet_form_kind kind,
                          const uint64_t *children, size_t num_children,
                          const uint64_t *words, size_t num_words);

aimet_form_view aimet_form_at(const aimet_form_table *table, aimet_form form);

/// True if an INSTANCE is in it.
bool aimet_form_has_instance(const aimet_form_table *table, aimet_form form);

/// What a form is called in one of the two models that are compared (side 0 or
/// 1): an `onnx_node_name`, an `onnx.outputs`, or null.
void aimet_form_set_label(aimet_form_table *table, aimet_form form,
                          unsigned side, MlirAttribute label);
MlirAttribute aimet_form_label(const aimet_form_table *table, aimet_form form,
                               unsigned side);

/// The parts of a form being put together. Zero is empty; `deinit` frees it.
typedef struct aimet_words {
  uint64_t *at;
  size_t count, capacity;
} aimet_words;

void aimet_words_add(aimet_words *words, uint64_t word);
void aimet_words_add_pointer(aimet_words *words, const void *pointer);
void aimet_words_deinit(aimet_words *words);

#endif // AIMET_PROOF_FORM_TABLE_H
