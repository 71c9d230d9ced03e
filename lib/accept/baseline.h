//===- baseline.h - findings that were there before -----------------------===//
//
// A file of findings, so that only new ones count. A finding of the same check
// and rule is known by what it says of which nodes: that survives that others
// come and go. Or else by its fingerprint, which survives renaming: if the
// nodes that the file speaks of are no more. Each finding of the file is met
// once, and several may read alike: against the file that its own run has
// written, no finding is new. The form of the file is in docs/output.md.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_ACCEPT_BASELINE_H
#define AIMET_ACCEPT_BASELINE_H

#include "accepted.h"
#include "arena.h"
#include "finding.h"
#include "string_builder.h"

typedef struct aimet_baseline aimet_baseline;

/// What a baseline is about. Empty texts: not known.
typedef struct aimet_baseline_subject {
  aimet_string_view input;   ///< name of the model's file, without folder
  aimet_string_view profile; ///< that checks of the architecture look at
} aimet_baseline_subject;

/// Makes one that knows nothing.
aimet_baseline *aimet_baseline_create(void);
void aimet_baseline_destroy(aimet_baseline *baseline);

/// Adds the findings of a file. AIMET_ERROR_INPUT for what is no baseline.
AIMET_MUST_USE aimet_status aimet_baseline_read(aimet_baseline *baseline,
                                                const char *path,
                                                aimet_diag *diag);

/// What the run is about.
void aimet_baseline_set_subject(aimet_baseline *baseline,
                                const aimet_baseline_subject *subject);

/// What the file and the run are about, and in which of it they differ as far
/// as both are known.
aimet_baseline_subject
aimet_baseline_file_subject(const aimet_baseline *baseline);
aimet_baseline_subject
aimet_baseline_run_subject(const aimet_baseline *baseline);
bool aimet_baseline_is_of_other_input(const aimet_baseline *baseline);
bool aimet_baseline_is_of_other_profile(const aimet_baseline *baseline);

/// Keeps findings that are not in the file too: they can then be written.
void aimet_baseline_record(aimet_baseline *baseline);

/// A finding of a run, numbered from 1, of its check.
typedef struct aimet_met_finding {
  const aimet_finding *finding;
  size_t run;
  bool is_wanted; ///< false: it is not recorded
  /// True if a node of the model has this name.
  bool (*has_node)(aimet_string_view name, void *user_data);
  void *user_data;
} aimet_met_finding;

/// Notes a finding. True if it was there before.
bool aimet_baseline_note(aimet_baseline *baseline,
                         const aimet_met_finding *met);

/// Where a finding of the file was: as far as the file says.
typedef struct aimet_baseline_place {
  aimet_string_view module;
  bool has_module;
  const aimet_string_view *nodes;
  size_t num_nodes;
} aimet_baseline_place;

/// Notes of a run of a check that it looks for no findings where `leaves_out`:
/// those of the file are then neither met nor gone.
void aimet_baseline_leave_out(
    const aimet_baseline *baseline, aimet_string_view check, size_t run,
    bool (*leaves_out)(const aimet_baseline_place *place, void *user_data),
    void *user_data);

/// Notes the file's findings that the last runs of their checks did not meet:
/// their number, and a sorted list, which belongs to the arena; its texts to
/// the baseline. Those of checks that did not run are not among them.
void aimet_baseline_find_gone(const aimet_baseline *baseline,
                              const aimet_findings *findings,
                              aimet_arena *arena, aimet_accepted *out);

/// Appends the file that a next run would call its baseline: what the last run
/// of each check met, and what is known of checks that did not run. Equal
/// findings give equal bytes.
void aimet_baseline_print(const aimet_baseline *baseline,
                          const aimet_findings *findings, const char *version,
                          aimet_string_builder *out);

/// Makes sure that a file that is there is a baseline, or empty: nothing else
/// is overwritten.
AIMET_MUST_USE aimet_status aimet_baseline_check_target(const char *path,
                                                        aimet_diag *diag);

#endif // AIMET_ACCEPT_BASELINE_H
