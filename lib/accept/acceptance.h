//===- acceptance.h - which findings the user accepts ---------------------===//
//
// Findings that a baseline knows or that are suppressed are reported as such
// and do not count. Each is judged once, before it is recorded.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_ACCEPTANCE_H
#define AIMET_ACCEPT_ACCEPTANCE_H

#include "accepted.h"
#include "baseline.h"
#include "pipeline.h"
#include "toml.h"

typedef struct aimet_acceptance aimet_acceptance;

/// Makes one that accepts what the model itself says (aimet.suppress) and
/// nothing else. The registry must outlive it.
aimet_acceptance *aimet_acceptance_create(const aimet_registry *registry);
void aimet_acceptance_destroy(aimet_acceptance *acceptance);

/// Findings of the file are known, all others new. At most one.
AIMET_MUST_USE aimet_status aimet_acceptance_read_baseline(
    aimet_acceptance *acceptance, const char *path, aimet_diag *diag);

/// Keeps what aimet_acceptance_print_baseline needs.
void aimet_acceptance_record_baseline(aimet_acceptance *acceptance);

/// Adds the suppressions of a file, and those of a file that was read
/// (suppression_file.h).
AIMET_MUST_USE aimet_status aimet_acceptance_read_suppressions(
    aimet_acceptance *acceptance, const char *path, aimet_diag *diag);
AIMET_MUST_USE aimet_status aimet_acceptance_add_suppressions(
    aimet_acceptance *acceptance, aimet_string_view file,
    const aimet_toml *root, aimet_diag *diag);

/// Leaves out what the model says.
void aimet_acceptance_distrust_model(aimet_acceptance *acceptance);

/// The judge of findings for a run of passes (pipeline.h); `user_data` is the
/// acceptance.
void aimet_acceptance_judge(const aimet_pass_run *run, aimet_finding *finding,
                            size_t number, bool is_wanted, void *user_data);

/// What runs of passes are about: the model (its name, as a path or in angle
/// brackets), and the profile, null if no pass looks at one.
void aimet_acceptance_set_subject(aimet_acceptance *acceptance,
                                  const char *input, const char *profile);

/// What ends a check's run (pipeline.h): findings of the baseline that are of
/// modules which the run leaves out are not looked for.
void aimet_acceptance_end_check(const aimet_pass_run *run, const char *check,
                                size_t number, void *user_data);

/// Reads what the model says if checks have run and found nothing to judge:
/// what it suppresses is then faulty, or not used.
void aimet_acceptance_end_run(aimet_acceptance *acceptance,
                              MlirOperation module,
                              const aimet_findings *findings, aimet_diag *diag);

/// Warns of suppressions that have expired, and of those that name nothing
/// though their checks ran. Says if the baseline is of another model or
/// profile.
void aimet_acceptance_warn(const aimet_acceptance *acceptance,
                           const aimet_findings *findings, aimet_diag *diag);

/// What there is to say about a run; valid until it is asked for again.
const aimet_accepted *aimet_acceptance_facts(aimet_acceptance *acceptance,
                                             const aimet_findings *findings);

/// Appends the baseline for next time.
void aimet_acceptance_print_baseline(const aimet_acceptance *acceptance,
                                     const aimet_findings *findings,
                                     const char *version,
                                     aimet_string_builder *out);

#endif // AIMET_ACCEPT_ACCEPTANCE_H
