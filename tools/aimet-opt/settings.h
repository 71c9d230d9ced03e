//===- settings.h - what the command line asks for ------------------------===//

#ifndef AIMET_OPT_TOOL_SETTINGS_H
#define AIMET_OPT_TOOL_SETTINGS_H

#include "arena.h"
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

typedef enum print_mode {
  PRINT_OFF,
  PRINT_TEXT,
  PRINT_JSON,
} print_mode;

typedef struct report_request {
  aimet_report_format format;
  const char *path;
} report_request;

/// Everything that flags say. Strings belong to the command line or the arena.
typedef struct settings {
  aimet_arena *arena;

  const char *input;        ///< null: none given
  const char *second_input; ///< to compare with; null: none given
  bool compare, compare_values;
  const char *output; ///< null: standard output
  emit_kind emit;
  const char *external_root;
  aimet_external_policy external;
  int64_t external_threshold;
  bool embed_weights, trust_input, sync, allow_unregistered_dialect;

  text_list pipeline; ///< texts, to be run one after the other
  text_list excluded_modules, excluded_classes;
  text_list selected, ignored; ///< checks and rules
  text_list math_invariant;
  text_list concrete_args; ///< NAME=VALUE

  report_request *reports;
  size_t num_reports, report_capacity;
  fail_level fail_level;
  int64_t max_findings; ///< 0: all
  bool quiet;
  print_mode print_shapes, print_modules, print_summary;

  bool help, version, list_passes, list_checks, show_dialects;
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

#endif // AIMET_OPT_TOOL_SETTINGS_H
