//===- registry.h - all passes by name ------------------------------------===//

#ifndef AIMET_PASS_REGISTRY_H
#define AIMET_PASS_REGISTRY_H

#include "pass.h"

/// A named sequence: `--prepare`.
typedef struct aimet_pipeline_def {
  const char *name;
  const char *summary;
  const char *elements; ///< pipeline text: "infer-modules,check-onnx,..."
} aimet_pipeline_def;

/// The passes and pipelines that a session knows. The definitions are borrowed
/// and must outlive it.
typedef struct aimet_registry aimet_registry;

aimet_registry *aimet_registry_create(void);
void aimet_registry_destroy(aimet_registry *registry);

/// Registers; a name that is taken is our bug (assert).
void aimet_registry_add(aimet_registry *registry, const aimet_pass_def *def);
void aimet_registry_add_pipeline(aimet_registry *registry,
                                 const aimet_pipeline_def *def);

const aimet_pass_def *aimet_registry_find(const aimet_registry *registry,
                                          aimet_string_view name);
const aimet_pipeline_def *
aimet_registry_find_pipeline(const aimet_registry *registry,
                             aimet_string_view name);

/// In order of registration.
size_t aimet_registry_size(const aimet_registry *registry);
const aimet_pass_def *aimet_registry_at(const aimet_registry *registry,
                                        size_t i);
size_t aimet_registry_pipeline_count(const aimet_registry *registry);
const aimet_pipeline_def *
aimet_registry_pipeline_at(const aimet_registry *registry, size_t i);

#endif // AIMET_PASS_REGISTRY_H
