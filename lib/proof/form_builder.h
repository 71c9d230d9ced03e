//===- form_builder.h - from IR to forms ----------------------------------===//
//
// Private to lib/proof: what the files that make the form of a model share.
//
// Graphs are walked in execution order, so a chain of any length needs no
// stack; only graphs inside of nodes and calls of functions are entered. A call
// is what its function does with the arguments: the function is walked once for
// each different list of them.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_PROOF_FORM_BUILDER_H
#define AIMET_PROOF_FORM_BUILDER_H

#include "constant_forms.h"
#include "effects.h"
#include "model_form.h"
#include "node_view.h"
#include "ptr_map.h"

/// What an operation is to the builder.
typedef enum form_class_kind {
  CLASS_INITIALIZER,
  CLASS_CONSTANT,
  CLASS_ABSENT,
  CLASS_UNDEFINED,
  CLASS_IDENTITY,
  CLASS_CALL,
  CLASS_TERMINATOR,
  CLASS_NODE,
} form_class_kind;

/// The operations of one name in one function: they see the same opsets.
typedef struct form_class {
  form_class_kind kind;
  const aimet_schema *schema;
  MlirAttribute domain; ///< where there is no schema
  int64_t version;      ///< of the domain, likewise
  bool is_deterministic;
  bool is_uniform; ///< what stands here is true of all operations of the name
} form_class;

/// Classes by name of operation: value + 1 is an index into `classes`.
typedef struct form_classes {
  aimet_ptr_map by_name;
  form_class *classes;
  size_t count, capacity;
} form_classes;

/// Forms in a row.
typedef struct form_list {
  aimet_form *at;
  size_t count, capacity;
} form_list;

typedef struct form_builder {
  aimet_form_table *table;
  aimet_constant_forms *constants;
  aimet_weight_store *store;
  MlirContext context;
  MlirOperation module;
  aimet_effects *effects;
  struct known_values *known;  ///< null: nothing is known of values
  struct affine_nodes *affine; ///< null: norms and linear operators are nodes
  aimet_ptr_map defaults;      ///< graph input -> form of its default
  aimet_ptr_map recursive_functions;
  aimet_ptr_map function_of; ///< symbol -> func.func
  aimet_ptr_map classes_of;  ///< func.func -> index into `classes` + 1
  form_classes **classes;
  size_t num_classes, class_capacity;
  aimet_ptr_map attribute_kinds; ///< name -> does it count
  aimet_form_table *calls;       ///< function and arguments, each once
  form_list *call_results;       ///< by the form in `calls`
  size_t call_capacity;
  aimet_ptr_map function_forms; ///< of functions that are not looked through
  bool keeps_calls;             ///< no call and no loop is followed
  bool has_overflow;            ///< too much to look through
  unsigned call_depth;
  uint64_t num_walked; ///< operations in calls and iterations
  uint64_t num_instances;
  aimet_words children, words; ///< of the form in the making
  unsigned side;
} form_builder;

/// A graph that is walked.
typedef struct form_scope {
  form_builder *builder;
  const aimet_call_frame *frame; ///< null: not seen through a call
  aimet_ptr_map *values;         ///< value -> form
  form_classes *classes;
  uint32_t level; ///< of bodies with parameters around it
} form_scope;

void form_list_add(form_list *list, aimet_form form);
void form_list_deinit(form_list *list);

/// Walks a block; the forms of its outputs are added to `out`.
void form_walk_block(const form_scope *scope, MlirBlock block, form_list *out);

/// Says what the form of a value is.
void form_bind(const form_scope *scope, MlirValue value, aimet_form form);
aimet_form form_of_value(const form_scope *scope, MlirValue value);

/// The class of an operation in the scope.
const form_class *form_class_of(const form_scope *scope, MlirOperation op,
                                form_class *storage);
form_classes *form_classes_of(form_builder *builder, MlirOperation function);

/// Parameter `i` of a body at a level / of a function.
aimet_form form_parameter(form_builder *builder, uint32_t level, intptr_t i);
#define FORM_FUNCTION_LEVEL UINT32_MAX

/// The form of a node on these operands and bodies, without looking at what it
/// does. What is not deterministic becomes an instance.
aimet_form form_make_node(const form_scope *scope, MlirOperation op,
                          const form_class *kind, const uint64_t *children,
                          size_t num_children);

/// The words of that form, in place of what `out` held.
void form_add_node_words(const form_scope *scope, MlirOperation op,
                         const form_class *kind, size_t num_operands,
                         aimet_words *out);

/// Appends the attributes of an operation that count: name, tag, value each.
/// Returns how many there are.
uint64_t form_add_attributes(const form_scope *scope, MlirOperation op,
                             aimet_words *out);

/// Says what a form is called in the model: the name of an operation.
void form_set_label(const form_builder *builder, MlirOperation op,
                    aimet_form form);

/// Binds the results of a call.
void form_walk_call(const form_scope *scope, MlirOperation call);

/// Counts a block that was walked once more than it stands in the model; too
/// many are an overflow.
void form_count_walked(form_builder *builder, MlirBlock block);

/// The form of a function on parameters of its own.
aimet_form form_of_function(form_builder *builder, MlirOperation function);

/// A fresh instance of a form that is not deterministic: what is drawn in each
/// iteration is not what is drawn before the loop.
aimet_form form_instance(const form_scope *scope, aimet_form form);

/// Replaces instances by their numbers, counted from the outputs: the forms of
/// `list` become those of any model that computes the same.
void form_number_instances(aimet_form_table *table, form_list *list);

/// Form 0 .. of a node, and of its i-th result.
aimet_form form_result(form_builder *builder, aimet_form node, intptr_t i);

#endif // AIMET_PROOF_FORM_BUILDER_H
