//===- all_passes.c - the passes and pipelines of this tree ---------------===//
//
// Reads pass_list.def twice: for the passes and for the pipelines.
//
//===----------------------------------------------------------------------===//

#include "all_passes.h"

#define AIMET_PIPELINE(name, summary, elements)
#define AIMET_PASS(pass) extern const aimet_pass_def aimet_pass_##pass;
#include "pass_list.def"
#undef AIMET_PASS

static void register_passes(aimet_registry *registry) {
#define AIMET_PASS(pass) aimet_registry_add(registry, &aimet_pass_##pass);
#include "pass_list.def"
#undef AIMET_PASS
}
#undef AIMET_PIPELINE

static const aimet_pipeline_def pipelines[] = {
#define AIMET_PASS(pass)
#define AIMET_PIPELINE(name, summary, elements) {name, summary, elements},
#include "pass_list.def"
#undef AIMET_PASS
#undef AIMET_PIPELINE
};

void aimet_register_all_passes(aimet_registry *registry) {
  register_passes(registry);
  for (size_t i = 0; i < sizeof pipelines / sizeof pipelines[0]; ++i)
    aimet_registry_add_pipeline(registry, &pipelines[i]);
}
