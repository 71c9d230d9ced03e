//===- verify.c - the form of IR that MLIR knows nothing about ------------===//
//
// `onnx` and `aimet` are open dialects, so MLIR's verifier accepts anything in
// them. This file refuses what neither passes nor export could make sense of.
// Whether a node is what its operator's schema wants is not asked here: faulty
// models are imported and reported (check-onnx).
//
//===----------------------------------------------------------------------===//

#include "dialect.h"

#include "node.h"
#include "op.h"
#include "string_builder.h"
#include "string_map.h"
#include "weights.h"

/// Names are cut at this length in messages.
#define NAME_LIMIT 200

/// Names that differ in more characters than this are not suggested.
#define SUGGESTION_DISTANCE 3

typedef struct verifier {
  MlirContext context;
  aimet_diag *diag;
  bool allow_unregistered;
  bool ok;
  aimet_string_map *functions; ///< symbol -> func.func
  aimet_string_builder quoted;
} verifier;

/// Emits an error at `op`: `'NAME' MESSAGE`.
static void refuse(verifier *v, MlirOperation op, const char *format, ...)
    AIMET_PRINTF(3, 4);

static void refuse(verifier *v, MlirOperation op, const char *format, ...) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "'");
  aimet_sb_append_escaped(&text, aimet_op_name(op), NAME_LIMIT);
  aimet_sb_append_cstr(&text, "' ");
  va_list arguments;
  va_start(arguments, format);
  aimet_sb_vappendf(&text, format, arguments);
  va_end(arguments);
  v->ok = false;
  aimet_diag_emit(v->diag, AIMET_SEVERITY_ERROR,
                  aimet_place_from_location(mlirOperationGetLocation(op)),
                  "%.*s", AIMET_SV(aimet_sb_view(&text)));
  aimet_sb_deinit(&text);
}

static void note(verifier *v, MlirOperation op, const char *text) {
  aimet_diag_note(v->diag,
                  aimet_place_from_location(mlirOperationGetLocation(op)), "%s",
                  text);
}

//===----------------------------------------------------------------------===//
// Parts that several operations share
//===----------------------------------------------------------------------===//

/// True where the counts are as told; -1 accepts any.
static bool check_counts(verifier *v, MlirOperation op, intptr_t operands,
                         intptr_t results, intptr_t regions) {
  intptr_t got_operands = mlirOperationGetNumOperands(op);
  intptr_t got_results = mlirOperationGetNumResults(op);
  intptr_t got_regions = mlirOperationGetNumRegions(op);
  if (operands >= 0 && got_operands != operands) {
    refuse(v, op, "op has wrong number of operands, got %td, expected %td",
           got_operands, operands);
    return false;
  }
  if (results >= 0 && got_results != results) {
    refuse(v, op, "op has wrong number of results, got %td, expected %td",
           got_results, results);
    return false;
  }
  if (regions >= 0 && got_regions != regions) {
    refuse(v, op, "op has wrong number of regions, got %td, expected %td",
           got_regions, regions);
    return false;
  }
  return true;
}

static bool is_array_of_strings(MlirAttribute array) {
  if (!mlirAttributeIsAArray(array))
    return false;
  intptr_t count = mlirArrayAttrGetNumElements(array);
  for (intptr_t i = 0; i < count; ++i)
    if (!mlirAttributeIsAString(mlirArrayAttrGetElement(array, i)))
      return false;
  return true;
}

static void check_string_attribute(verifier *v, MlirOperation op,
                                   const char *name) {
  MlirAttribute value = aimet_op_attr(op, name);
  if (!mlirAttributeIsNull(value) && !mlirAttributeIsAString(value))
    refuse(v, op, "op attribute '%s' is no string", name);
}

/// True for the names of an initializer that has none: `[unit]`.
static bool is_nameless_initializer(MlirOperation op, MlirAttribute names) {
  return (aimet_op_is(op, "onnx.Initializer") ||
          aimet_op_is(op, "onnx.SparseInitializer")) &&
         mlirAttributeIsAArray(names) &&
         mlirArrayAttrGetNumElements(names) == 1 &&
         mlirAttributeIsAUnit(mlirArrayAttrGetElement(names, 0));
}

/// `onnx.outputs`: one string for each result.
static void check_outputs(verifier *v, MlirOperation op) {
  MlirAttribute names = aimet_op_attr(op, "onnx.outputs");
  if (mlirAttributeIsNull(names) || is_nameless_initializer(op, names))
    return;
  if (!is_array_of_strings(names)) {
    refuse(v, op, "op attribute 'onnx.outputs' is no array of strings");
    return;
  }
  intptr_t got = mlirArrayAttrGetNumElements(names);
  intptr_t expected = mlirOperationGetNumResults(op);
  if (got != expected)
    refuse(v, op,
           "op has wrong number of names in 'onnx.outputs', got %td, "
           "expected %td, one for each result",
           got, expected);
}

/// An array attribute with one entry for each of `expected` things.
static void check_entries(verifier *v, MlirOperation op, const char *name,
                          intptr_t expected, const char *things) {
  MlirAttribute array = aimet_op_attr(op, name);
  if (mlirAttributeIsNull(array))
    return;
  if (!mlirAttributeIsAArray(array))
    refuse(v, op, "op attribute '%s' is no array", name);
  else if (mlirArrayAttrGetNumElements(array) != expected)
    refuse(v, op,
           "op has wrong number of entries in '%s', got %td, expected %td, "
           "one for each %s",
           name, mlirArrayAttrGetNumElements(array), expected, things);
}

static void check_provenance(verifier *v, MlirOperation op) {
  MlirAttribute provenance = aimet_op_attr(op, "aimet.module");
  aimet_string_view path;
  if (!mlirAttributeIsNull(provenance) &&
      !aimet_attr_get_string(aimet_dict_get(provenance, "path"), &path))
    refuse(v, op,
           "op attribute 'aimet.module' is no dictionary with a string 'path'");
}

static void check_no_successors(verifier *v, MlirOperation op) {
  if (mlirOperationGetNumSuccessors(op) != 0)
    refuse(v, op, "op has successors, expected none");
}

/// A region of a node is one block that ends in aimet.yield.
static void check_region(verifier *v, MlirOperation op, intptr_t i) {
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, i));
  if (mlirBlockIsNull(block)) {
    refuse(v, op, "op region %td is empty, expected one block", i);
    return;
  }
  if (!mlirBlockIsNull(mlirBlockGetNextInRegion(block)))
    refuse(v, op, "op region %td has several blocks, expected one", i);
  MlirOperation last = {NULL};
  for (MlirOperation inner = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(inner); inner = mlirOperationGetNextInBlock(inner))
    last = inner;
  if (!aimet_op_is(last, "aimet.yield"))
    refuse(v, op, "op region %td does not end in 'aimet.yield'", i);
}

//===----------------------------------------------------------------------===//
// The dialect's own operations
//===----------------------------------------------------------------------===//

/// Both kinds of initializers define a value, or are an input's default.
static void check_initializer_form(verifier *v, MlirOperation op) {
  intptr_t operands = mlirOperationGetNumOperands(op);
  if (operands == 0) {
    check_counts(v, op, 0, 1, 0);
    return;
  }
  if (check_counts(v, op, 1, 0, 0) &&
      !mlirValueIsABlockArgument(mlirOperationGetOperand(op, 0)))
    refuse(v, op,
           "op operand is no graph input, an initializer with an "
           "operand is the default of an input");
}

static void verify_initializer(verifier *v, MlirOperation op) {
  check_initializer_form(v, op);
  MlirAttribute value = aimet_op_attr(op, "value");
  if (mlirAttributeIsNull(value) || !aimet_is_tensor_attribute(value)) {
    refuse(v, op, "op has no tensor attribute 'value'");
    note(v, op,
         "write dense elements, or a dictionary with 'type' and one of "
         "'value', 'span' and 'proto'");
    return;
  }
  if (mlirOperationGetNumResults(op) == 1 &&
      !mlirTypeEqual(mlirValueGetType(mlirOperationGetResult(op, 0)),
                     aimet_tensor_attribute_type(value)))
    refuse(v, op, "op result type differs from the type of 'value'");
}

static void verify_sparse_initializer(verifier *v, MlirOperation op) {
  check_initializer_form(v, op);
  MlirAttribute value = aimet_op_attr(op, "value");
  if (mlirAttributeIsNull(value) || !mlirAttributeIsADictionary(value))
    refuse(v, op, "op has no dictionary attribute 'value'");
}

static void verify_no_value(verifier *v, MlirOperation op) {
  if (check_counts(v, op, 0, 1, 0) &&
      !mlirTypeIsANone(mlirValueGetType(mlirOperationGetResult(op, 0))))
    refuse(v, op, "op result has wrong type, expected 'none'");
}

static void verify_undefined(verifier *v, MlirOperation op) {
  if (!check_counts(v, op, 0, 1, 0))
    return;
  if (mlirAttributeIsNull(aimet_op_attr(op, "onnx.outputs")))
    refuse(v, op, "op has no 'onnx.outputs', expected the undefined name");
}

static void verify_custom(verifier *v, MlirOperation op) {
  check_string_attribute(v, op, "function_name");
  check_string_attribute(v, op, "domain_name");
}

static void verify_call(verifier *v, MlirOperation op) {
  MlirAttribute callee = aimet_op_attr(op, "callee");
  if (mlirAttributeIsNull(callee) || !mlirAttributeIsAFlatSymbolRef(callee)) {
    refuse(v, op, "op has no symbol attribute 'callee'");
    return;
  }
  aimet_string_view symbol = aimet_view(mlirFlatSymbolRefAttrGetValue(callee));
  const aimet_map_entry *entry = aimet_string_map_find(v->functions, symbol);
  aimet_sb_clear(&v->quoted);
  aimet_sb_append_escaped(&v->quoted, symbol, NAME_LIMIT);
  if (!entry) {
    refuse(v, op, "op calls '@%s', which is no function of the module",
           v->quoted.data ? v->quoted.data : "");
    return;
  }
  MlirOperation function = {entry->value.pointer};
  if (mlirAttributeIsNull(aimet_op_attr(function, "onnx.function")))
    refuse(v, op, "op calls '@%s', which has no attribute 'onnx.function'",
           v->quoted.data ? v->quoted.data : "");
}

static void verify_yield(verifier *v, MlirOperation op) {
  check_counts(v, op, -1, 0, 0);
  MlirOperation parent = mlirOperationGetParentOperation(op);
  if (mlirOperationIsNull(parent) ||
      !aimet_sv_starts_with(aimet_op_name(parent), aimet_sv("onnx.")))
    refuse(v, op, "op is outside the region of an onnx operation");
  else if (!mlirOperationIsNull(mlirOperationGetNextInBlock(op)))
    refuse(v, op, "op is not the last of its block");
}

typedef struct own_operation {
  const char *name;
  void (*verify)(verifier *v, MlirOperation op);
} own_operation;

static const own_operation own_operations[] = {
    {"onnx.Initializer", verify_initializer},
    {"onnx.SparseInitializer", verify_sparse_initializer},
    {"onnx.NoValue", verify_no_value},
    {"onnx.Undefined", verify_undefined},
    {"onnx.Custom", verify_custom},
    {"onnx.Call", verify_call},
    {"aimet.yield", verify_yield},
};

static const own_operation *find_own_operation(aimet_string_view name) {
  for (size_t i = 0; i < sizeof own_operations / sizeof *own_operations; ++i)
    if (aimet_sv_is(name, own_operations[i].name))
      return &own_operations[i];
  return NULL;
}

//===----------------------------------------------------------------------===//
// All operations
//===----------------------------------------------------------------------===//

static void consider(aimet_string_view wanted, const char *candidate,
                     const char **best, size_t *best_distance) {
  size_t distance = aimet_sv_distance(wanted, aimet_sv(candidate));
  if (distance < *best_distance) {
    *best = candidate;
    *best_distance = distance;
  }
}

/// Refuses an operation of our dialects that is none, with the nearest name.
static void refuse_unknown(verifier *v, MlirOperation op,
                           aimet_string_view name) {
  refuse(v, op, "is no operation of the dialect");
  const char *best = NULL;
  size_t best_distance = SUGGESTION_DISTANCE + 1, count;
  for (size_t i = 0; i < sizeof own_operations / sizeof *own_operations; ++i)
    consider(name, own_operations[i].name, &best, &best_distance);
  aimet_string_view op_type =
      aimet_sv_slice(name, strlen("onnx."), name.length);
  const aimet_schema *table = aimet_schema_table(&count);
  const char *best_operator = NULL;
  for (size_t i = 0; i < count; ++i)
    consider(op_type, table[i].name, &best_operator, &best_distance);
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  if (best_operator)
    aimet_sb_appendf(&text, "did you mean 'onnx.%s'?", best_operator);
  else if (best)
    aimet_sb_appendf(&text, "did you mean '%s'?", best);
  else
    aimet_sb_append_cstr(&text, "an operator that ONNX does not define is an "
                                "'onnx.Custom' with 'function_name'");
  note(v, op, text.data);
  aimet_sb_deinit(&text);
}

/// Properties (`<{...}>`) of an unregistered operation are no attributes of it:
/// nothing that reads it would see them. MLIR finds them by name only.
static void check_no_properties(verifier *v, MlirOperation op) {
  aimet_string_view type = aimet_op_type(op);
  const char *domain = aimet_schema_domain_of(type);
  const aimet_schema *schema =
      domain ? aimet_schema_find(aimet_sv(domain), type, INT32_MAX) : NULL;
  for (size_t i = 0; schema && i < schema->num_attributes; ++i)
    if (mlirOperationHasInherentAttributeByName(
            op, aimet_ref_c(schema->attributes[i].name)))
      refuse(v, op,
             "op has '%s' among its properties, expected all attributes in "
             "'{...}', not in '<{...}>'",
             schema->attributes[i].name);
}

static void verify_attributes(verifier *v, MlirOperation op) {
  intptr_t results = mlirOperationGetNumResults(op);
  intptr_t regions = mlirOperationGetNumRegions(op);
  check_no_properties(v, op);
  check_outputs(v, op);
  check_string_attribute(v, op, "onnx_node_name");
  check_string_attribute(v, op, "onnx.domain");
  check_entries(v, op, "onnx.value_info", results, "result");
  check_entries(v, op, "onnx.graphs", regions, "region");
  check_provenance(v, op);
  check_no_successors(v, op);
}

static void verify_ours(verifier *v, MlirOperation op, aimet_string_view name) {
  const own_operation *own = find_own_operation(name);
  aimet_string_view op_type =
      aimet_sv_slice(name, strlen("onnx."), name.length);
  if (own)
    own->verify(v, op);
  else if (!aimet_sv_starts_with(name, aimet_sv("onnx.")) ||
           !aimet_schema_domain_of(op_type))
    refuse_unknown(v, op, name);
  if (mlirOperationIsNull(aimet_enclosing_function(op)))
    refuse(v, op, "op is outside a function");
  verify_attributes(v, op);
  intptr_t regions = mlirOperationGetNumRegions(op);
  for (intptr_t i = 0; i < regions; ++i)
    check_region(v, op, i);
}

static void verify_operation(MlirOperation op, void *user_data) {
  verifier *v = user_data;
  aimet_string_view name = aimet_op_name(op);
  if (aimet_sv_starts_with(name, aimet_sv("onnx.")) ||
      aimet_sv_starts_with(name, aimet_sv("aimet."))) {
    verify_ours(v, op, name);
    return;
  }
  if (v->allow_unregistered ||
      mlirContextIsRegisteredOperation(v->context, aimet_ref(name)))
    return;
  refuse(v, op, "is an operation of an unregistered dialect");
  note(v, op, "--allow-unregistered-dialect accepts such operations");
}

static void collect_functions(verifier *v, MlirOperation module) {
  MlirBlock body = aimet_body(module, 0);
  if (mlirBlockIsNull(body))
    return;
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (aimet_op_is(op, "func.func"))
      aimet_string_map_insert(v->functions,
                              aimet_op_attr_string(op, "sym_name"), NULL)
          ->value.pointer = op.ptr;
}

bool aimet_dialect_verify(MlirOperation module, bool allow_unregistered,
                          aimet_diag *diag) {
  verifier v = {
      .context = mlirOperationGetContext(module),
      .diag = diag,
      .allow_unregistered = allow_unregistered,
      .ok = true,
      .functions = aimet_string_map_create(),
      .quoted = AIMET_STRING_BUILDER_INIT,
  };
  collect_functions(&v, module);
  aimet_walk(module, verify_operation, &v);
  aimet_sb_deinit(&v.quoted);
  aimet_string_map_destroy(v.functions);
  return v.ok;
}
