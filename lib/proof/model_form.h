//===- model_form.h - a model in canonical form ---------------------------===//
//
// What a model computes, and what must survive beside it. Two models are the
// same if their forms are; docs/proof.md lists what counts and what does not.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_MODEL_FORM_H
#define AIMET_PROOF_MODEL_FORM_H

#include "affine_forms.h"
#include "constant_forms.h"
#include "form_table.h"

/// What models are compared in. Both models of a comparison use the same one.
typedef struct aimet_form_space {
  aimet_form_table *table;
  aimet_constant_forms *constants;
  aimet_affine_forms *affine;
} aimet_form_space;

void aimet_form_space_init(aimet_form_space *space);
void aimet_form_space_deinit(aimet_form_space *space);

/// A graph input or output.
typedef struct aimet_form_port {
  MlirAttribute name; ///< a string attribute; null if there is no name
  MlirType type;
  aimet_form form;          ///< of an output
  aimet_form default_value; ///< of an input; 0: none
} aimet_form_port;

/// A graph that is run from outside: the main graph. A function that calls
/// itself is not looked through and compared like one.
typedef struct aimet_form_entry {
  MlirAttribute symbol;
  aimet_form_port *inputs, *outputs;
  size_t num_inputs, num_outputs;
} aimet_form_entry;

/// What stands beside the data flow and must survive: quantization annotations
/// (by name of tensor, with the values of their parameters), training
/// information, the versions of domains.
typedef struct aimet_form_note {
  const char *what;    ///< "quantization annotation of tensor", ...
  MlirAttribute about; ///< its name; null if there is one only
  aimet_form form;
} aimet_form_note;

typedef struct aimet_model_form {
  aimet_form_entry *entries;
  size_t num_entries, entry_capacity;
  aimet_form_note *notes;
  size_t num_notes, note_capacity;
  unsigned side;    ///< whose labels were set
  bool keeps_calls; ///< calls and loops were compared as such: too many
} aimet_model_form;

/// How a form is made.
typedef struct aimet_model_form_options {
  aimet_weight_store *store; ///< may be null
  unsigned side;             ///< 0 or 1
  bool keeps_calls;          ///< do not look through calls and loops
  /// Static control flow counts as what it does, operators that change nothing
  /// as nothing.
  bool follows;
  /// And known values as constants.
  bool evaluates;
  /// Norms and linear operators count as what they do to channels.
  bool folds;
} aimet_model_form_options;

/// Makes the form of a module; the module is not changed and not referred to
/// afterwards. Fails (diagnosed) where a file of weights cannot be read.
AIMET_MUST_USE aimet_status aimet_model_form_create(
    aimet_form_space *space, MlirOperation module,
    const aimet_model_form_options *options, aimet_model_form **out);
void aimet_model_form_destroy(aimet_model_form *form);

#endif // AIMET_PROOF_MODEL_FORM_H
