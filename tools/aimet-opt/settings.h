//===- settings.h - what the command line asks for ------------------------===//

#ifndef AIMET_OPT_TOOL_SETTINGS_H
#define AIMET_OPT_TOOL_SETTINGS_H

#include "arena.h"
#include "project.h"
#include "session_private.h"

/// Strings in the order in which they were given.
typedef struct text_list {
  const char **items;
  size_t count, capacity;
} text_list;

typedef enum emit_kind {
  EMIT_DEFAULT, ///< by the suffix of -o, else MLIR text
  EMIT_ONNX,
  EMIT_MLIR,
  EMIT_BYTECODE,
  EMIT_NONE,
} emit_kind;

typedef enum fail_level { FAIL_ERROR, FAIL_WARNING, FAIL_NEVER } fail_level;

typedef enum verify_mode {
  VERIFY_OFF,
  VERIFY_ALL,      ///< every diagnostic must be expected
  VERIFY_EXPECTED, ///< others are ignored
} verify_mode;

/// How findings are shown.
typedef enum listing_mode {
  LISTING_DEFAULT, ///< a list on a terminal, else a diagnostic for each
  LISTING_BY_CHECK,
  LISTING_BY_MODULE,
} listing_mode;

typedef enum print_mode {
  PRINT_OFF,
  PRINT_TEXT,
  PRINT_JSON,
} print_mode;

typedef struct report_request {
  aimet_report_format format;
  const char *path;
} report_request;

/// Where the value of a flag comes from.
typedef enum setting_source {
  SOURCE_DEFAULT,
  SOURCE_FILE, ///< the project file
  SOURCE_COMMAND_LINE,
} setting_source;

/// What was said about one flag.
typedef struct setting_origin {
  setting_source source;
  text_list texts;         ///< the values, as they were written; "": none was
  aimet_place place;       ///< SOURCE_FILE only, of the first value
  const aimet_toml *entry; ///< SOURCE_FILE only
} setting_origin;

/// Everything that flags say. Strings belong to the command line or the arena.
typedef struct settings {
  aimet_arena *arena;
  setting_origin *origins; ///< of each flag of the table
  const char *config;      ///< null: the project file is looked for
  bool no_config, show_settings, list_profiles;
  const aimet_project *project; ///< null: no project file is read
  /// Where the input stands in the sources of the project; null: not there.
  const char *root, *input_in_root;

  const char *input;        ///< null: none given
  const char *second_input; ///< to compare with; null: none given
  bool compare;
  aimet_proof_level compare_level;
  const char *output; ///< null: standard output
  emit_kind emit;
  const char *external_root;
  aimet_external_policy external;
  int64_t external_threshold;
  bool embed_weights, trust_input, sync, allow_unregistered_dialect;

  text_list pipeline;  ///< texts, to be run one after the other
  const char *profile; ///< null: the default one
  text_list excluded_modules, excluded_classes;
  text_list selected, ignored; ///< checks and rules
  text_list math_invariant;
  text_list concrete_args; ///< NAME=VALUE

  report_request *reports;
  size_t num_reports, report_capacity;
  aimet_finding_order finding_order;
  listing_mode listing;
  int64_t max_report_findings; ///< 0: all
  int64_t max_findings;        ///< 0: all
  fail_level fail_level;
  bool annotate, readiness, quiet;
  bool writes_baseline;
  bool model_suppressions, show_known;
  const char *baseline;         ///< null: none
  const char *written_baseline; ///< null: the one above
  text_list suppressions;       ///< files
  text_list compared_reports;   ///< of --compare-reports
  print_mode print_shapes, print_modules, print_summary;

  bool help, version, list_passes, show_dialects;
  print_mode list_checks;
  const char *explain;

  bool dump_pass_pipeline, split_input_file, verify_roundtrip;
  verify_mode verify_diagnostics;
  aimet_prove_mode prove;
  bool verify_each, disable_threading, timing, statistics;
  bool print_before_all, print_after_all, print_after_change,
      print_after_failure, print_module_scope, print_debuginfo, print_generic,
      print_local_scope;
  int64_t elide_elements_larger;
  const char *print_tree_dir;
  text_list print_before, print_after;
} settings;

/// True for the path that means standard input or output.
static inline bool is_standard_stream(const char *path) {
  return strcmp(path, "-") == 0;
}

#endif // AIMET_OPT_TOOL_SETTINGS_H
