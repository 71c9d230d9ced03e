//===- model_facts.c - what checks of architecture know of a model --------===//

#include "model_facts.h"

static void *create_flow(aimet_pass_run *run) {
  return aimet_model_flow_create(aimet_pass_module(run));
}

static void destroy_flow(void *flow) { aimet_model_flow_destroy(flow); }

const aimet_model_flow *aimet_pass_flow(aimet_pass_run *run) {
  static const aimet_analysis analysis = {create_flow, destroy_flow};
  return aimet_pass_analysis(run, &analysis);
}

static void *create_shares(aimet_pass_run *run) {
  aimet_cost_shares *shares;
  aimet_status status = aimet_cost_shares_create(
      aimet_pass_module(run), aimet_pass_weights(run), &shares);
  return status == AIMET_OK ? shares : NULL;
}

static void destroy_shares(void *shares) { aimet_cost_shares_destroy(shares); }

aimet_cost_shares *aimet_pass_cost_shares(aimet_pass_run *run) {
  static const aimet_analysis analysis = {create_shares, destroy_shares};
  return aimet_pass_analysis(run, &analysis);
}

const aimet_value_type *aimet_pass_type_of(aimet_pass_run *run,
                                           MlirValue value) {
  aimet_cost_shares *shares = aimet_pass_cost_shares(run);
  return shares
             ? aimet_inference_type(aimet_cost_shares_inference(shares), value)
             : &aimet_type_unknown;
}

const aimet_elements *aimet_pass_elements_of(aimet_pass_run *run,
                                             MlirValue value) {
  aimet_cost_shares *shares = aimet_pass_cost_shares(run);
  return shares ? aimet_inference_elements(aimet_cost_shares_inference(shares),
                                           value)
                : NULL;
}
