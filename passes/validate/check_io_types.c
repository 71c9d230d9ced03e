//===- check_io_types.c - inputs and outputs that are no tensors ----------===//
//
// One finding for each input or output of the model that is a sequence, an
// optional value, a map, a sparse tensor, or holds strings. What happens inside
// the graph is another matter.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "finding_support.h"
#include "pass_support.h"
#include "string_builder.h"
#include "uses.h"
#include "value_type.h"

/// What to say of a kind of value.
typedef struct io_kind {
  const char *what;
  const char *input_remedy, *output_remedy;
} io_kind;

static const io_kind sequence_kind = {
    "a sequence",
    "let forward take the tensors as arguments of their own, or one tensor "
    "that stacks them, and export again",
    "let forward return the tensors as a tuple, or one tensor that stacks "
    "them (torch.stack, torch.cat), in place of a list whose length is not "
    "fixed"};
static const io_kind optional_kind = {
    "optional",
    "decide before the export whether the argument is given: leave it out of "
    "forward, or make it a tensor",
    "let forward return a tensor always, of size 0 or of zeros where there is "
    "none"};
static const io_kind map_kind = {
    "a map", "let forward take the values as tensors of their own",
    "let forward return the values as tensors; where a classifier gives out a "
    "map of labels to scores (ZipMap), switch that off in the converter "
    "(zipmap=False)"};
static const io_kind sparse_kind = {
    "a sparse tensor", "let forward take a dense tensor",
    "let forward return a dense tensor (to_dense)"};
static const io_kind string_kind = {
    "a tensor of strings",
    "move what turns text into numbers (tokenizer, vocabulary) out of the "
    "model and let forward take indices",
    "let forward return indices and look texts up outside of the model"};
static const io_kind opaque_kind = {
    "opaque", "let forward take tensors in place of it",
    "let forward return tensors in place of it"};

/// Null for a tensor of numbers, and for what is not known.
static const io_kind *kind_of(const aimet_value_type *type) {
  switch (type->kind) {
  case AIMET_TYPE_UNKNOWN:
  case AIMET_TYPE_ABSENT:
    return NULL;
  case AIMET_TYPE_TENSOR:
    return type->element == AIMET_DATA_STRING ? &string_kind : NULL;
  case AIMET_TYPE_SPARSE_TENSOR:
    return &sparse_kind;
  case AIMET_TYPE_SEQUENCE:
    return &sequence_kind;
  case AIMET_TYPE_OPTIONAL:
    return &optional_kind;
  case AIMET_TYPE_MAP:
    return &map_kind;
  case AIMET_TYPE_OPAQUE:
    return &opaque_kind;
  }
  return NULL;
}

typedef struct io_state {
  aimet_pass_run *run;
  aimet_node_places places;
  aimet_symbols *symbols;
  aimet_arena *arena;
  size_t ordinal; ///< of the value at hand
} io_state;

static void report(io_state *state, MlirValue value, const io_kind *kind,
                   const aimet_value_type *type, bool is_input) {
  MlirOperation definer = aimet_defining_op(value);
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_view name = aimet_value_name(value, state->arena);
  aimet_sb_appendf(&message, "%s \"", is_input ? "input" : "output");
  aimet_sb_append(&message, name);
  aimet_sb_appendf(&message, "\" is %s, ", kind->what);
  aimet_type_print(&message, type);
  aimet_sb_append_cstr(&message, ", expected a tensor of numbers");
  aimet_finding finding = {
      .severity = AIMET_SEVERITY_WARNING,
      .tensor = name,
      .message = aimet_sb_view(&message),
      .why = aimet_sv("a quantizer feeds tensors to the model and observes "
                      "tensors that come out; nothing else has a range"),
      .remedy = aimet_sv(is_input ? kind->input_remedy : kind->output_remedy),
      .fingerprint = aimet_fingerprint_add(
          aimet_fingerprint_begin("check-io-types", state->ordinal),
          aimet_sv(kind->what)),
      .location = mlirValueGetLocation(value),
  };
  aimet_string_view label;
  if (!mlirOperationIsNull(definer) && aimet_op_is_node(definer)) {
    aimet_finding_set_place(&finding, definer);
    label = aimet_node_place_label(&state->places, definer, state->arena);
    finding.nodes = &label;
    finding.num_nodes = 1;
    finding.operations = &definer;
    finding.num_operations = 1;
  }
  aimet_pass_report(state->run, &finding);
  aimet_sb_deinit(&message);
}

static void check_value(io_state *state, MlirValue value, bool is_input) {
  ++state->ordinal;
  const aimet_value_type *type =
      aimet_type_from_mlir(state->arena, state->symbols,
                           mlirValueGetType(value), (MlirAttribute){NULL});
  const io_kind *kind = kind_of(type);
  if (kind)
    report(state, value, kind, type, is_input);
}

static void check_graph(io_state *state, MlirBlock body) {
  intptr_t num_inputs = mlirBlockGetNumArguments(body);
  for (intptr_t i = 0; i < num_inputs; ++i)
    check_value(state, mlirBlockGetArgument(body, i), true);
  MlirOperation end = aimet_last_operation(body);
  intptr_t num_outputs =
      aimet_op_is(end, "func.return") ? mlirOperationGetNumOperands(end) : 0;
  for (intptr_t i = 0; i < num_outputs; ++i)
    check_value(state, mlirOperationGetOperand(end, i), false);
}

static aimet_status run(aimet_pass_run *run) {
  MlirOperation module = aimet_pass_module(run);
  MlirOperation main = aimet_main_function(module);
  MlirBlock body =
      mlirOperationIsNull(main) ? (MlirBlock){NULL} : aimet_body(main, 0);
  if (mlirBlockIsNull(body))
    return AIMET_OK;
  io_state state = {.run = run, .arena = aimet_arena_create()};
  state.symbols = aimet_symbols_create(state.arena);
  aimet_node_places_init(&state.places, module);
  check_graph(&state, body);
  aimet_node_places_deinit(&state.places);
  aimet_symbols_destroy(state.symbols);
  aimet_arena_destroy(state.arena);
  return AIMET_OK;
}

const aimet_pass_def aimet_pass_check_io_types = {
    .name = "check-io-types",
    .kind = AIMET_PASS_CHECK,
    .family = "validate",
    .summary = "find inputs and outputs that are not tensors of numbers",
    .description =
        "The model takes and gives out tensors, or tuples of tensors, which "
        "are several inputs or outputs in ONNX. A sequence (a Python list "
        "whose length is not fixed), an optional value, a map, a sparse "
        "tensor and a tensor of strings are reported, one finding each. "
        "Values inside the graph may be what they like.\n\n"
        "```mlir\n"
        "// input \"boxes\" is a sequence, sequence(float[?, 4])\n"
        "func.func @main_graph(%arg0: !onnx.Seq<tensor<?x4xf32>> {onnx.name = "
        "\"boxes\"}) -> ...\n"
        "```",
    .why = "A quantizer feeds calibration data to the model, observes the "
           "tensors that it gives out, and puts quantizers on its inputs. "
           "AIMET takes tensors and tuples of tensors only; lists of unknown "
           "length and optional values have no place for a quantizer.",
    .remedy = "Let `forward` take and return tensors:\n\n"
              "```python\n"
              "def forward(self, images, sizes):     # was: images: "
              "List[Tensor], sizes: Optional[Tensor]\n"
              "    ...\n"
              "    return torch.stack(boxes), scores  # was: boxes (a list), "
              "scores\n"
              "```\n\n"
              "Keep what works on lists and texts (tokenizers, "
              "post-processing) outside of the exported model. No pass does "
              "this: the model would be called in another way.",
    .severity = "warning",
    .run = run,
};
