//===- batch_norm_to_conv.c - batch norms as depthwise convolutions -------===//
//
// A BatchNormalization that stays becomes a 1x1 depthwise Conv that computes
// the same: one factor and one summand for each channel.
//
//===----------------------------------------------------------------------===//

#include "pass.h"

#include "alloc.h"
#include "batch_norm.h"
#include "constant.h"
#include "dead_code.h"
#include "dialect.h"
#include "norm_plan.h"
#include "norm_rewrite.h"
#include "pass_support.h"
#include "schema_types.h"
#include "tensor_maker.h"
#include "uses.h"

#include <stdlib.h>
#include <string.h>

/// A norm that becomes a Conv.
typedef struct conv_plan {
  aimet_norm_view norm;
  aimet_affine map;
  MlirType element;
  int32_t rank;
} conv_plan;

typedef struct conv_state {
  aimet_pass_run *run;
  aimet_norm_reader reader;
  conv_plan *plans;
  size_t count, capacity;
  aimet_tensor_maker maker;
  aimet_dead_code dead;
  uint64_t num_converted;
} conv_state;

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

static void remark_type(conv_state *state, MlirOperation norm,
                        int32_t element) {
  aimet_string_builder why = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&why, "the Conv of opset %lld takes no ",
                   (long long)aimet_opset_version(norm, aimet_sv("")));
  aimet_type_code_print(&why,
                        (aimet_type_code){AIMET_FORM_TENSOR, (uint8_t)element});
  aimet_remark_norm_left(state->run, norm, "could become a Conv",
                         aimet_sb_view(&why).data);
  aimet_sb_deinit(&why);
}

static aimet_status plan_norm(conv_state *state, MlirOperation op) {
  conv_plan plan = {.norm = aimet_norm_view_of(&state->reader, op)};
  if (aimet_pass_leaves(state->run, op))
    return AIMET_OK;
  int32_t element;
  switch (aimet_norm_judge_as_conv(&state->reader, &plan.norm, &element)) {
  case AIMET_AS_CONV_NONE:
    return AIMET_OK;
  case AIMET_AS_CONV_NO_TYPE:
    remark_type(state, op, element);
    return AIMET_OK;
  case AIMET_AS_CONV_NO_KERNEL:
  case AIMET_AS_CONV_RUNS:
    break;
  }
  plan.element =
      aimet_element_type(aimet_pass_mlir_context(state->run), element);
  plan.rank = aimet_norm_reader_rank(&state->reader, plan.norm.input);
  if (!aimet_norm_read(&state->reader, &plan.norm, &plan.map))
    return AIMET_ERROR_INPUT;
  void *plans = state->plans;
  aimet_grow_array(&plans, &state->capacity, state->count + 1,
                   sizeof *state->plans);
  state->plans = plans;
  state->plans[state->count++] = plan;
  return AIMET_OK;
}

static aimet_status plan(conv_state *state, bool takes_all) {
  aimet_batch_norms *norms =
      aimet_batch_norms_create(aimet_pass_module(state->run),
                               aimet_pass_weights(state->run), AIMET_FOLD_OURS);
  aimet_status status =
      takes_all ? AIMET_OK : aimet_norms_judge_numbers(state->run, norms);
  size_t count = aimet_batch_norms_size(norms);
  for (size_t i = 0; status == AIMET_OK && i < count; ++i) {
    const aimet_norm_fold *fold = aimet_batch_norms_at(norms, i);
    if (takes_all || fold->direction == AIMET_FOLD_NONE)
      status = plan_norm(state, fold->norm);
  }
  aimet_batch_norms_destroy(norms);
  return status;
}

//===----------------------------------------------------------------------===//
// The Conv
//===----------------------------------------------------------------------===//

enum { LARGEST_RANK = 5 };

/// [C, 1, 1, ...], or [C] for a bias.
static MlirAttribute tensor_of(const conv_plan *plan, const double *numbers,
                               int32_t rank) {
  int64_t dims[LARGEST_RANK] = {(int64_t)plan->map.channels, 1, 1, 1, 1};
  MlirType type = mlirRankedTensorTypeGet(rank, dims, plan->element,
                                          mlirAttributeGetNull());
  return aimet_tensor_of_doubles(type, numbers, plan->map.channels);
}

/// `/bn/Conv` for `/bn/BatchNormalization`; other names stay.
static aimet_string_view conv_name(conv_state *state, MlirOperation norm) {
  static const char suffix[] = "/BatchNormalization";
  aimet_string_view name = aimet_op_node_name(norm);
  if (!aimet_sv_ends_with(name, aimet_sv(suffix)))
    return name;
  name.length -= strlen(suffix);
  return aimet_name_set_unique(
      state->maker.nodes,
      aimet_sv(
          aimet_arena_format(state->maker.arena, "%.*s/Conv", AIMET_SV(name))));
}

/// The module is a convolution now, if it was known to be a norm.
static void set_provenance(const conv_plan *plan, MlirOperation conv) {
  static const char *const classes[] = {"torch.nn.modules.conv.Conv1d",
                                        "torch.nn.modules.conv.Conv2d",
                                        "torch.nn.modules.conv.Conv3d"};
  enum { SMALLEST_RANK = 3 };
  aimet_provenance provenance;
  if (!aimet_provenance_of(plan->norm.op, &provenance))
    return;
  if (provenance.leaf && provenance.class_name.length)
    provenance.class_name = aimet_sv(classes[plan->rank - SMALLEST_RANK]);
  aimet_op_set_attr(
      conv, "aimet.module",
      aimet_provenance_attribute(mlirOperationGetContext(conv), &provenance));
}

static void copy_attributes(MlirOperation norm, MlirOperation conv) {
  static const char *const kept[] = {"onnx.domain", "onnx.metadata_props",
                                     "onnx.node", "onnx.position"};
  for (size_t i = 0; i < sizeof kept / sizeof *kept; ++i) {
    MlirAttribute value = aimet_op_attr(norm, kept[i]);
    if (!mlirAttributeIsNull(value))
      aimet_op_set_attr(conv, kept[i], value);
  }
}

static void set_attributes(conv_state *state, const conv_plan *plan,
                           MlirOperation conv) {
  static const int64_t ones[LARGEST_RANK] = {1, 1, 1, 1, 1};
  MlirContext context = mlirOperationGetContext(conv);
  copy_attributes(plan->norm.op, conv);
  aimet_op_set_attr(conv, "group",
                    aimet_attr_si64(context, (int64_t)plan->map.channels));
  aimet_op_set_attr(conv, "kernel_shape",
                    mlirDenseI64ArrayGet(context, plan->rank - 2, ones));
  aimet_string_view name = conv_name(state, plan->norm.op);
  if (name.length)
    aimet_op_set_attr(conv, "onnx_node_name", aimet_attr_string(context, name));
  set_provenance(plan, conv);
}

static MlirOperation make_conv(conv_state *state, const conv_plan *plan,
                               MlirAttribute weight, MlirAttribute bias) {
  MlirOperation norm = plan->norm.op;
  MlirValue operands[] = {plan->norm.input,
                          aimet_exchange_tensor(&state->maker, weight, norm, 1),
                          aimet_exchange_tensor(&state->maker, bias, norm, 2)};
  MlirType type = mlirValueGetType(mlirOperationGetResult(norm, 0));
  MlirOperationState made = mlirOperationStateGet(
      aimet_ref_c("onnx.Conv"), mlirOperationGetLocation(norm));
  mlirOperationStateAddOperands(&made, 3, operands);
  mlirOperationStateAddResults(&made, 1, &type);
  MlirOperation conv = mlirOperationCreate(&made);
  set_attributes(state, plan, conv);
  mlirBlockInsertOwnedOperationBefore(mlirOperationGetBlock(norm), norm, conv);
  return conv;
}

static void convert(conv_state *state, conv_plan *plan) {
  MlirOperation norm = plan->norm.op;
  plan->norm.input = mlirOperationGetOperand(norm, 0);
  if (!aimet_affine_fits(&plan->map, plan->element)) {
    aimet_remark_norm_left(state->run, norm, "could become a Conv",
                           AIMET_WHY_OUT_OF_RANGE);
    return;
  }
  MlirAttribute weight = tensor_of(plan, plan->map.scale, plan->rank);
  MlirAttribute bias = tensor_of(plan, plan->map.shift, 1);
  aimet_report_norm(state->run, norm, "made", aimet_sv("a depthwise Conv"));
  MlirOperation conv = make_conv(state, plan, weight, bias);
  aimet_take_result(conv, norm, state->maker.arena);
  aimet_dead_code_erase(&state->dead, norm);
  aimet_dead_code_sweep(&state->dead);
  ++state->num_converted;
}

static void convert_all(conv_state *state) {
  MlirOperation module = aimet_pass_module(state->run);
  aimet_tensor_maker_init(&state->maker, module);
  aimet_dead_code_init(&state->dead, module);
  for (size_t i = 0; i < state->count; ++i)
    convert(state, &state->plans[i]);
  if (state->num_converted)
    aimet_provenance_seal(module);
  aimet_dead_code_deinit(&state->dead);
  aimet_tensor_maker_deinit(&state->maker);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static aimet_status run(aimet_pass_run *run) {
  conv_state state = {.run = run};
  aimet_norm_reader_init(&state.reader, aimet_pass_module(run),
                         aimet_pass_weights(run));
  aimet_status status = plan(&state, aimet_pass_option_bool(run, "all"));
  if (status == AIMET_OK && state.count)
    convert_all(&state);
  aimet_pass_count(run, "norms that are convolutions now", state.num_converted);
  aimet_norm_reader_deinit(&state.reader);
  free(state.plans);
  return status;
}

static const aimet_pass_option options[] = {
    {"all", AIMET_OPTION_BOOL, "false",
     "also the norms that fold-batch-norm could fold"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

const aimet_pass_def aimet_pass_batch_norm_to_conv = {
    .name = "batch-norm-to-conv",
    .kind = AIMET_PASS_REWRITE,
    .proof = AIMET_PROOF_AFFINE,
    .family = "prepare",
    .summary = "make batch norms that cannot be folded depthwise convolutions",
    .description =
        "A BatchNormalization with constant parameters, of a tensor of rank 3, "
        "4 or 5, becomes a depthwise Conv with a kernel of one element: its "
        "weight is the factor of each channel, its bias the summand. Norms "
        "that `fold-batch-norm` could fold are left, unless `all` is set: run "
        "that first.\n\n"
        "```mlir\n"
        "%2 = \"onnx.BatchNormalization\"(%1, %s, %b, %mean, %var) : ...\n"
        "// becomes\n"
        "%2 = \"onnx.Conv\"(%1, %weight, %bias) {group = 32 : si64, "
        "kernel_shape = array<i64: 1, 1>} : ...\n"
        "```\n\n"
        "Factors and summands are computed in float64 and rounded once to the "
        "type of the tensor; where one is out of range the norm is left, with "
        "a remark. So is one of a type that the Conv of the opset does not "
        "take: "
        "bfloat16 before opset 22. float64 is converted, but few runtimes have "
        "a Conv of it (ONNX Runtime has none), while they compute the norm: "
        "`check-batch-norm-fold` does not name this pass for it.\n\n"
        "The Conv has the name of the result, the module and the "
        "location of the norm; where the class of the module was known it is "
        "that of a convolution afterwards. Weight and bias take the names of "
        "the norm's scale and bias, where nobody else reads those.\n\n"
        "Not part of `--prepare`: it changes numbers (about 1e-6 in float32), "
        "and what the operator is.\n",
    .why = "Targets that know no batch norm compute it in floats, on another "
           "core. A convolution is quantized like all others: with a scale for "
           "each channel of its weight, which is what the factors of a norm "
           "need.",
    .remedy = "In PyTorch: put the norm behind a convolution, where it is "
              "folded, or write the depthwise convolution.",
    .options = options,
    .run = run,
};
