//===- check_conv_channels.c - numbers of channels that waste a target ----===//
//
// One finding for each convolution whose channels fall short of the profile's
// minimum, or are no multiple of what it works in; with AIMET's profile one for
// each of the two. What the channels of other layers should be is not judged.
//
//===----------------------------------------------------------------------===//

#include "channel_numbers.h"
#include "channel_purpose.h"
#include "channel_walk.h"
#include "convolution_calls.h"
#include "network_ends.h"
#include "pass_support.h"

/// The rules, as --select names them.
#define MULTIPLE "multiple"
#define MINIMUM "minimum"

typedef struct channel_state {
  aimet_arch_check check;
  aimet_network_ends ends;
  aimet_channel_walk walk;
  bool reports_ends; ///< channels that the task gives
} channel_state;

/// A side of a convolution.
typedef struct side {
  bool is_given; ///< by the task
  bool is_fixed; ///< by what its channels are
  bool counts;   ///< it is judged
  int64_t channels;
  int64_t next; ///< the next right number; channels if they are right
  bool is_few, is_uneven;
} side;

/// A convolution that is judged.
typedef struct subject {
  aimet_convolution convolution;
  bool is_depthwise, is_first, is_last;
  side in, out;
  int64_t groups; ///< with the next right numbers
} subject;

//===----------------------------------------------------------------------===//
// Judging
//===----------------------------------------------------------------------===//

static void judge_side(const aimet_profile *profile, side *side) {
  const aimet_profile_number *multiple = &profile->channel_multiple;
  const aimet_profile_number *minimum = &profile->channel_minimum;
  side->is_few =
      side->counts && minimum->is_set && side->channels < minimum->value;
  side->is_uneven =
      side->counts && multiple->is_set && side->channels % multiple->value != 0;
}

static bool is_wrong(const side *side) {
  return side->is_few || side->is_uneven;
}

static aimet_channel_numbers numbers_now(const subject *s) {
  const aimet_convolution *c = &s->convolution;
  return (aimet_channel_numbers){c->in, c->out, c->groups};
}

static aimet_channel_numbers numbers_next(const subject *s) {
  return (aimet_channel_numbers){s->in.next, s->out.next, s->groups};
}

static void find_next(const aimet_profile *profile, subject *s) {
  aimet_channel_numbers now = numbers_now(s), next = now;
  bool in = is_wrong(&s->in), out = is_wrong(&s->out);
  bool both_can_change = !s->in.is_given && !s->out.is_given &&
                         !s->in.is_fixed && !s->out.is_fixed;
  if (!s->is_depthwise)
    next = aimet_next_channels(profile, &now, in && !s->in.is_fixed,
                               out && !s->out.is_fixed, both_can_change);
  else if (in || out)
    next = aimet_next_of_depthwise(profile, &now);
  s->in.next = next.in;
  s->out.next = next.out;
  s->groups = next.groups;
}

/// A depthwise convolution has as many channels as it is given; whether to
/// judge that is decided at its output, once.
static void judge(const channel_state *state, subject *s) {
  const aimet_profile *profile = state->check.profile;
  s->in.channels = s->convolution.in;
  s->out.channels = s->convolution.out;
  s->in.is_given = s->is_first || (s->is_depthwise && s->is_last);
  s->out.is_given = s->is_last || (s->is_depthwise && s->is_first);
  s->in.counts = (profile->is_aimet || !s->is_depthwise) &&
                 (profile->is_aimet || !s->in.is_fixed) &&
                 (state->reports_ends || !s->in.is_given);
  s->out.counts = (profile->is_aimet || !s->out.is_fixed) &&
                  (state->reports_ends || !s->out.is_given);
  judge_side(profile, &s->in);
  judge_side(profile, &s->out);
  find_next(profile, s);
}

static void find_purpose(channel_state *state, size_t node, subject *s) {
  s->in.is_fixed = !s->is_depthwise && !s->is_first &&
                   aimet_has_fixed_input(&state->check, node, &s->convolution);
  s->out.is_fixed =
      !s->is_depthwise && !s->is_last &&
      aimet_has_fixed_output(&state->check, node, &s->convolution);
}

/// AIMET looks at layers that are nn.Conv2d.
static bool is_aimets(const aimet_flow_node *node, const aimet_convolution *c) {
  const aimet_provenance *provenance = &node->provenance;
  if (!aimet_op_is(node->op, "onnx.Conv") || c->spatial_rank != 2)
    return false;
  if (!node->has_provenance)
    return true;
  return aimet_arch_is_layer(node) &&
         (!provenance->class_name.length ||
          aimet_sv_is(provenance->class_name, "torch.nn.modules.conv.Conv2d"));
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

static const char *kind_of(const subject *s) {
  if (s->is_depthwise)
    return s->convolution.is_transposed ? "depthwise transposed" : "depthwise";
  if (s->convolution.groups > 1)
    return s->convolution.is_transposed ? "grouped transposed" : "grouped";
  return s->convolution.is_transposed ? "transposed" : "";
}

static void append_kind(const subject *s, aimet_string_builder *out) {
  const char *kind = kind_of(s);
  aimet_sb_appendf(out, "%s%s%d-d convolution", kind, *kind ? " " : "",
                   s->convolution.spatial_rank);
  if (s->convolution.groups > 1 && !s->is_depthwise)
    aimet_sb_appendf(out, " of %lld groups", (long long)s->convolution.groups);
}

/// True if one number says it all.
static bool has_one_number(const subject *s) {
  return s->is_depthwise && s->in.channels == s->out.channels;
}

static void append_channels(const subject *s, aimet_string_builder *out) {
  if (has_one_number(s))
    aimet_sb_appendf(out, " with %lld channels", (long long)s->in.channels);
  else
    aimet_sb_appendf(out, " with in channels %lld, out channels %lld",
                     (long long)s->in.channels, (long long)s->out.channels);
}

static void append_next(const channel_state *state, const subject *s,
                        aimet_string_builder *out) {
  aimet_sb_appendf(out, "not a multiple of %lld (next: ",
                   (long long)state->check.profile->channel_multiple.value);
  if (!has_one_number(s))
    aimet_sb_appendf(out, "%lld, ", (long long)s->in.next);
  aimet_sb_appendf(out, "%lld)", (long long)s->out.next);
}

static void append_end(const subject *s, aimet_string_builder *out) {
  if (s->is_first && s->is_last)
    aimet_sb_append_cstr(out, "; first and last layer of the network");
  else if (s->is_first)
    aimet_sb_append_cstr(out, "; first layer of the network");
  else if (s->is_last)
    aimet_sb_append_cstr(out, "; last layer of the network");
}

static void append_message(const channel_state *state, const subject *s,
                           bool is_minimum, aimet_string_builder *out) {
  append_kind(s, out);
  append_channels(s, out);
  aimet_sb_append_cstr(out, ": ");
  if (is_minimum)
    aimet_sb_appendf(out, "fewer than %lld",
                     (long long)state->check.profile->channel_minimum.value);
  bool is_uneven = s->in.is_uneven || s->out.is_uneven;
  if (is_minimum && is_uneven && !state->check.profile->is_aimet)
    aimet_sb_append_cstr(out, ", ");
  if (is_uneven && !(is_minimum && state->check.profile->is_aimet))
    append_next(state, s, out);
  append_end(s, out);
}

static void append_constructor(const subject *s, aimet_string_builder *out) {
  aimet_sb_appendf(out, "`nn.Conv%s%dd(%lld, %lld, ...",
                   s->convolution.is_transposed ? "Transpose" : "",
                   s->convolution.spatial_rank, (long long)s->in.next,
                   (long long)s->out.next);
  if (s->convolution.groups > 1)
    aimet_sb_appendf(out, ", groups=%lld", (long long)s->groups);
  aimet_sb_append_cstr(out, ")`");
}

/// True if the finding would have less to say with `first-and-last=skip`.
static bool blames_given(const subject *s) {
  return (s->in.is_given && is_wrong(&s->in)) ||
         (s->out.is_given && is_wrong(&s->out));
}

/// True if new filters of zeros are all that a trained network needs.
static bool keeps_results(channel_state *state, size_t node, const subject *s) {
  return (s->in.next == s->in.channels ||
          aimet_channel_walk_keeps_input(&state->walk, node)) &&
         (s->out.next == s->out.channels ||
          aimet_channel_walk_keeps(&state->walk, node));
}

static void append_advice(channel_state *state, size_t node, const subject *s,
                          aimet_string_builder *out) {
  if (s->is_depthwise && !s->is_first) {
    aimet_sb_append_cstr(out, "its channels are those of the layer before it: "
                              "give that more of them, and make this one ");
    append_constructor(s, out);
    return;
  }
  aimet_sb_append_cstr(out, "make it ");
  append_constructor(s, out);
  aimet_sb_append_cstr(out, keeps_results(state, node, s)
                                ? ", and the layers beside it agree; filters "
                                  "of zeros keep what a trained network "
                                  "computes"
                                : ", and the layers beside it agree; then "
                                  "train again: not all that reads its "
                                  "channels is known to treat each by itself");
}

static void append_remedy(channel_state *state, size_t node, const subject *s,
                          aimet_string_builder *out) {
  bool has_fixed = (s->in.is_fixed && is_wrong(&s->in)) ||
                   (s->out.is_fixed && is_wrong(&s->out));
  bool changes = s->in.next != s->in.channels || s->out.next != s->out.channels;
  if (changes || !has_fixed)
    append_advice(state, node, s, out);
  if (has_fixed)
    aimet_sb_appendf(out,
                     "%schannels that are an axis of something else, or a map "
                     "that others are weighed with, can stay",
                     changes ? ". " : "");
  if (blames_given(s))
    aimet_sb_append_cstr(out, ". What the task gives can stay: "
                              "`--check-conv-channels{first-and-last=skip}`");
}

//===----------------------------------------------------------------------===//
// Reporting
//===----------------------------------------------------------------------===//

/// What padding to the next right numbers adds to the multiply-accumulates.
static double waste_of(const subject *s) {
  aimet_channel_numbers now = numbers_now(s), next = numbers_next(s);
  return aimet_channel_work(&now, &next) - 1;
}

static void fill_rule(const channel_state *state, bool is_minimum,
                      aimet_arena *arena, aimet_finding *finding) {
  const aimet_profile *profile = state->check.profile;
  int64_t number = is_minimum ? profile->channel_minimum.value
                              : profile->channel_multiple.value;
  finding->rule = is_minimum ? MINIMUM : MULTIPLE;
  finding->aimet_check = is_minimum ? "_check_conv_channel_larger_than_32"
                                    : "_check_conv_channel_32_base";
  finding->issue = aimet_sv(aimet_arena_format(
      arena,
      is_minimum ? "this convolution has fewer than %lld channels at its input "
                   "or output"
                 : "the number of channels at the input or output of this "
                   "convolution is not a multiple of %lld",
      (long long)number));
  finding->recommendation = aimet_sv(
      profile->channel_multiple.is_set
          ? aimet_arena_format(arena,
                               "make the channels a multiple of %lld: that "
                               "performs better",
                               (long long)profile->channel_multiple.value)
          : aimet_arena_format(arena,
                               "give it at least %lld channels: that performs "
                               "better",
                               (long long)profile->channel_minimum.value));
}

static void report(channel_state *state, const subject *s,
                   const aimet_arch_nodes *nodes, bool is_minimum) {
  aimet_arena *arena = aimet_arena_create();
  aimet_string_builder message = AIMET_STRING_BUILDER_INIT;
  aimet_string_builder remedy = AIMET_STRING_BUILDER_INIT;
  append_message(state, s, is_minimum, &message);
  append_remedy(state, nodes->items[0], s, &remedy);
  aimet_finding finding = {
      .message = aimet_sb_view(&message),
      .why = aimet_sv("the target computes channels in blocks: a block that is "
                      "not full costs as much as one that is"),
      .remedy = aimet_sb_view(&remedy),
      .calls = nodes->count > 1 ? (int64_t)nodes->count : 0,
      .has_cost = true,
      .cost = {.waste = waste_of(s)}};
  fill_rule(state, is_minimum, arena, &finding);
  const aimet_convolution *c = &s->convolution;
  const char *signature =
      aimet_arena_format(arena, "%s %s %d %lld %lld %lld", finding.rule,
                         kind_of(s), c->spatial_rank, (long long)c->in,
                         (long long)c->out, (long long)c->groups);
  aimet_arch_report(&state->check, &finding, nodes->items[0], nodes,
                    aimet_sv(signature));
  aimet_sb_deinit(&message);
  aimet_sb_deinit(&remedy);
  aimet_arena_destroy(arena);
}

static void check_layer(channel_state *state, const aimet_arch_nodes *nodes) {
  size_t first = nodes->items[0];
  subject s = {0};
  aimet_convolution_read(&state->check, first, &s.convolution);
  s.is_depthwise = aimet_convolution_is_depthwise(&s.convolution);
  for (size_t i = 0; i < nodes->count; ++i) {
    s.is_first |= state->ends.reads_inputs[nodes->items[i]];
    s.is_last |= state->ends.writes_outputs[nodes->items[i]];
  }
  find_purpose(state, first, &s);
  judge(state, &s);
  bool is_few = s.in.is_few || s.out.is_few;
  bool is_uneven = s.in.is_uneven || s.out.is_uneven;
  if (is_uneven && (!is_few || state->check.profile->is_aimet))
    report(state, &s, nodes, false);
  if (is_few)
    report(state, &s, nodes, true);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static aimet_status read_option(aimet_pass_run *run, channel_state *state) {
  const char *text = aimet_pass_option_string(run, "first-and-last");
  // AIMET has no such choice.
  state->reports_ends = state->check.profile->reports_first_and_last ||
                        state->check.profile->is_aimet;
  if (strcmp(text, "profile") == 0)
    return AIMET_OK;
  state->reports_ends = strcmp(text, "report") == 0;
  if (state->reports_ends || strcmp(text, "skip") == 0)
    return AIMET_OK;
  return aimet_diag_error(aimet_pass_diag(run), AIMET_ERROR_USAGE,
                          (aimet_place){0},
                          "check-conv-channels: first-and-last: got '%s', "
                          "expected 'profile', 'report' or 'skip'",
                          text);
}

/// AIMET sees no two calls of one layer, but those with one weight.
static void group_layers(channel_state *state, aimet_arch_groups *groups) {
  const aimet_model_flow *flow = state->check.flow;
  bool is_aimet = state->check.profile->is_aimet;
  aimet_string_builder key = AIMET_STRING_BUILDER_INIT;
  aimet_convolution_calls calls;
  aimet_convolution_calls_init(&calls, flow);
  for (size_t i = 0; i < flow->num_nodes; ++i) {
    aimet_convolution convolution;
    if (!aimet_convolution_read(&state->check, i, &convolution) ||
        !convolution.knows_channels || aimet_arch_is_excluded(&state->check, i))
      continue;
    if (is_aimet && !is_aimets(&flow->nodes[i], &convolution))
      continue;
    aimet_sb_clear(&key);
    if (is_aimet)
      aimet_arch_append_key(flow, i, convolution.weight.ptr, &key);
    else
      aimet_convolution_calls_append_key(&calls, i, &convolution, &key);
    aimet_arch_groups_add(groups, aimet_sb_view(&key), i, NULL);
  }
  aimet_convolution_calls_deinit(&calls);
  aimet_sb_deinit(&key);
}

static void check_model(channel_state *state) {
  aimet_arch_groups groups;
  aimet_arch_groups_init(&groups);
  aimet_network_ends_init(&state->ends, state->check.flow);
  aimet_channel_walk_init(&state->walk, &state->check);
  group_layers(state, &groups);
  for (size_t i = 0; i < groups.count; ++i)
    check_layer(state, &groups.items[i]);
  aimet_channel_walk_deinit(&state->walk);
  aimet_network_ends_deinit(&state->ends);
  aimet_arch_groups_deinit(&groups);
}

static aimet_status run(aimet_pass_run *run) {
  channel_state state = {0};
  aimet_arch_check_begin(&state.check, run);
  aimet_status status = read_option(run, &state);
  if (status == AIMET_OK)
    check_model(&state);
  aimet_arch_check_end(&state.check);
  return status;
}

static const aimet_pass_option options[] = {
    {"first-and-last", AIMET_OPTION_STRING, "profile",
     "channels of the network's first and last layers that the task gives: "
     "`report`, `skip`, or what the profile says"},
    {NULL, AIMET_OPTION_BOOL, NULL, NULL},
};

static const aimet_pass_rule rules[] = {
    {"Channels", MINIMUM, "warning",
     "fewer channels than the profile's minimum", NULL},
    {"Channels", MULTIPLE, "warning",
     "channels that are no multiple of what the target works in", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

const aimet_pass_def aimet_pass_check_conv_channels = {
    .name = "check-conv-channels",
    .kind = AIMET_PASS_CHECK,
    .family = "arch",
    .summary = "find convolutions whose channels waste the target",
    .description =
        "Accelerators compute channels in blocks. A convolution whose input or "
        "output channels do not fill the last block pays for it whole. The "
        "numbers are the profile's (`--profile`): what channels should be a "
        "multiple of, and what they should be at least.\n\n"
        "All convolutions count, of any number of dimensions, transposed, "
        "grouped and quantized ones too, in graphs inside nodes and in local "
        "functions. The channels are read off the weight, also through a "
        "DequantizeLinear, Transpose or Reshape; where nothing tells its shape "
        "nothing is said. A depthwise convolution has the channels that it is "
        "given, so only its output is judged. The next number that a message "
        "names is the least one that obeys all: the multiple, the minimum, and "
        "the groups of the convolution, which divide it, or else more groups "
        "of the same width, whichever is less work; a depthwise one keeps its "
        "filters per channel.\n\n"
        "Not judged are channels whose number is no choice: one that is a map "
        "by which others are weighed, one that is an axis of something else "
        "(added, reshaped or reduced to), and the alternatives of a Softmax "
        "over channels.\n\n"
        "A convolution has one finding: under `minimum` if it falls short of "
        "that, else under `multiple`. Calls of one module are one "
        "convolution, also where the exporter gave one of them weights of its "
        "own (with a batch norm folded into them): what the task gives one "
        "call it gives all.\n\n"
        "The input channels of the first layer and the output channels of the "
        "last one are given by the task. Which layers those are follows from "
        "the data flow: no layer stands between them and the inputs of the "
        "model, or behind them on any way to its outputs. Arithmetic of boxes, "
        "the choice of the best ones, an If or a Loop are no layers, unless "
        "they hold one. The message says so, and `first-and-last=skip` (or the "
        "profile) leaves those channels out. The remedy names the option where "
        "the finding is about such channels.\n\n"
        "The finding says what padding the channels to the next right numbers "
        "would add to the multiply-accumulates of the convolution, as its "
        "waste.\n\n"
        "With `--profile=aimet` it is what AIMET does: layers that are "
        "`nn.Conv2d` alone, and a finding for each of the two rules "
        "(`_check_conv_channel_32_base`, "
        "`_check_conv_channel_larger_than_32`), first and last layers too "
        "unless `first-and-last=skip` is given.\n\n"
        "```mlir\n"
        "// 2-d convolution with in channels 32, out channels 65: not a "
        "multiple of 32 (next: 32, 96)\n"
        "%1 = \"onnx.Conv\"(%0, %weight) : (tensor<1x32x8x8xf32>, "
        "tensor<65x32x3x3xf32>) -> tensor<1x65x6x6xf32>\n"
        "```\n",
    .why = "A convolution of 65 channels costs as much as one of 96 where "
           "channels are computed 32 at a time: the rest of the block is "
           "wasted, in time, energy and memory.\n",
    .remedy =
        "Choose channels that fill the blocks, in the layer and in those "
        "beside it:\n\n"
        "```python\n"
        "self.conv2 = nn.Conv2d(32, 96, 3)         # was nn.Conv2d(32, 65, 3)\n"
        "```\n\n"
        "Of a trained network the new filters can be zeros where all that "
        "adds, multiplies, pools or normalizes the channels works on each by "
        "itself, up to the layers that read them: what it computes stays the "
        "same, and the finding says so. Before a norm over channels, a Softmax "
        "or a change of shape that is not so, or not known to be: train again. "
        "No pass does it, for it changes the shape of what lies between "
        "layers.\n",
    .options = options,
    .rules = rules,
    .severity = "warning",
    .aimet_checks = "_check_conv_channel_32_base, "
                    "_check_conv_channel_larger_than_32",
    .run = run,
};
