//===- flag_table.c - all flags -------------------------------------------===//

#include "flag_table.h"

#include <stddef.h>

/// For flags that a project file may set, and how.
#define SETTING(use, kind, member)                                             \
  kind, offsetof(settings, member), NULL, 0, PROJECT_##use
#define CHOICE_SETTING(use, member, first)                                     \
  FLAG_CHOICE, offsetof(settings, member), NULL, first, PROJECT_##use
#define APPLY_SETTING(use, function) FLAG_OTHER, 0, function, 0, PROJECT_##use
/// The same for flags that are of the command line only.
#define MEMBER(kind, member) SETTING(NONE, kind, member)
#define CHOICE(member, first) CHOICE_SETTING(NONE, member, first)
#define APPLY(function) APPLY_SETTING(NONE, function)

static const flag flags[] = {
    {"o", "FILE", GROUP_FILES, MEMBER(FLAG_TEXT, output),
     "write here; standard output by default"},
    {"emit", "onnx|mlir|bytecode|none", GROUP_FILES, CHOICE(emit, EMIT_ONNX),
     "what to write; by default what the suffix of -o says, else MLIR text"},
    {"emit-bytecode", NULL, GROUP_FILES, CHOICE(emit, EMIT_BYTECODE),
     "the same as --emit=bytecode"},
    {"external-data", "keep|all|none", GROUP_FILES,
     CHOICE(external, AIMET_EXTERNAL_POLICY_KEEP),
     "tensors of a written ONNX model that go to FILE.data: those that were "
     "external, all large ones, none"},
    {"external-data-threshold", "BYTES", GROUP_FILES,
     MEMBER(FLAG_NUMBER, external_threshold),
     "what is large for --external-data=all (1024)"},
    {"external-root", "DIR", GROUP_FILES, MEMBER(FLAG_TEXT, external_root),
     "the folder below which external data and referenced weights lie; by "
     "default that of the input"},
    {"embed-weights", NULL, GROUP_FILES, MEMBER(FLAG_BOOL, embed_weights),
     "write the weights into the IR instead of references to files"},
    {"trust-input", NULL, GROUP_FILES, MEMBER(FLAG_BOOL, trust_input),
     "read MLIR bytecode, whose reader is not made for hostile input"},
    {"sync", NULL, GROUP_FILES, MEMBER(FLAG_BOOL, sync),
     "make sure that the output is on the disk before it takes its name"},
    {"allow-unregistered-dialect", NULL, GROUP_FILES,
     MEMBER(FLAG_BOOL, allow_unregistered_dialect),
     "accept operations of unknown dialects in MLIR input"},

    {"pass-pipeline", "TEXT", GROUP_PASSES, APPLY(apply_pass_pipeline),
     "run a pipeline in MLIR's form, our passes and MLIR's mixed: "
     "'builtin.module(check-onnx,func.func(cse))'"},
    {"write-value-info", NULL, GROUP_PASSES, APPLY(apply_write_value_info),
     "infer types and shapes, and state them in the ONNX file that is "
     "written; short for --infer-shapes={write-value-info=true}"},
    {"prove", "[=true|false]", GROUP_PASSES,
     CHOICE_SETTING(VALUE, prove, AIMET_PROVE_ALWAYS),
     "compare the model before and after each rewrite: one that changes what "
     "it computes ends the run, nothing is written (on with --prepare)"},
    {"no-prove", NULL, GROUP_PASSES, CHOICE(prove, AIMET_PROVE_NEVER),
     "the same as --prove=false"},
    {"profile", "NAME|FILE", GROUP_PASSES, SETTING(PROFILE, FLAG_TEXT, profile),
     "what the target wants of a network, for --check-arch: aimet, "
     "generic-int8 (the default), another built-in profile, or a TOML file"},
    {"exclude-modules", "PATTERN,...", GROUP_PASSES,
     SETTING(VALUES, FLAG_LIST, excluded_modules),
     "modules, by path, that checks and rewrites leave out"},
    {"exclude-module-classes", "PATTERN,...", GROUP_PASSES,
     SETTING(VALUES, FLAG_LIST, excluded_classes),
     "modules, by class, that checks and rewrites leave out"},
    {"concrete-arg", "NAME=VALUE", GROUP_PASSES,
     APPLY_SETTING(VALUES, apply_concrete_arg),
     "fix an input, or a symbolic dimension of inputs, for specialize-inputs "
     "(part of --prepare): 3, 0.5, true, '\"text\"', '[[1, 2], [3, 4]]'; may "
     "be repeated"},
    {"math-invariant", "NAME,...", GROUP_PASSES,
     SETTING(VALUES, FLAG_LIST, math_invariant),
     "operators (Concat) and functions (cat) that need no module, besides "
     "those that never do"},

    {"select", "CHECK,...", GROUP_REPORTS, SETTING(VALUES, FLAG_LIST, selected),
     "findings of these checks and rules only, such as "
     "'check-onnx/node-*'; others do not run"},
    {"ignore", "CHECK,...", GROUP_REPORTS, SETTING(VALUES, FLAG_LIST, ignored),
     "leave out findings of these checks and rules; only their number is said"},
    {"baseline", "FILE", GROUP_REPORTS, SETTING(PATH, FLAG_TEXT, baseline),
     "findings of this file, which --write-baseline has written, are known "
     "('{model}' in the path is the input's name): only new ones are shown and "
     "count"},
    {"write-baseline", "[=FILE]", GROUP_REPORTS, APPLY(apply_write_baseline),
     "write the findings as a baseline (by default to the file of --baseline); "
     "exit code 0 whatever was found"},
    {"suppress", "FILE,...", GROUP_REPORTS,
     SETTING(PATHS, FLAG_LIST, suppressions),
     "accept the findings that the tables [[suppress]] of a TOML file name"},
    {"model-suppressions", NULL, GROUP_REPORTS,
     SETTING(VALUE, FLAG_BOOL, model_suppressions),
     "accept what the metadata 'aimet.suppress' of nodes and of the model name "
     "(on)"},
    {"show-known", NULL, GROUP_REPORTS, SETTING(VALUE, FLAG_BOOL, show_known),
     "show findings that are suppressed or in the baseline, too"},
    {"compare-reports", "OLD,NEW", GROUP_REPORTS,
     MEMBER(FLAG_LIST, compared_reports),
     "compare two JSON reports: which findings are new, which are fixed"},
    {"compare", NULL, GROUP_REPORTS, MEMBER(FLAG_BOOL, compare),
     "compare two models, given as two inputs, and say what they differ in; "
     "exit code 4 if they do not compute the same"},
    {"compare-level", "structure|values|affine", GROUP_REPORTS,
     CHOICE(compare_level, AIMET_PROOF_STRUCTURE),
     "what counts as the same: the same operators on the same values "
     "(structure), also what follows from values that are known (values), or "
     "norms folded into linear operators, in rounded numbers (affine)"},
    {"report", "text|json|sarif|csv|html:PATH", GROUP_REPORTS,
     APPLY_SETTING(REPORTS, apply_report),
     "write a report, '-' is standard output, '{model}' in the path the "
     "input's name; may be repeated"},
    {"max-report-findings", "N", GROUP_REPORTS,
     SETTING(VALUE, FLAG_NUMBER, max_report_findings),
     "list at most so many findings in each report, 0 for all (100000); their "
     "number is always said"},
    {"sort", "order|cost", GROUP_REPORTS,
     CHOICE_SETTING(VALUE, finding_order, AIMET_ORDER_FOUND),
     "list findings as they were found, or those first that touch most of the "
     "model's work (order)"},
    {"group-by", "check|module", GROUP_REPORTS,
     CHOICE_SETTING(VALUE, listing, LISTING_BY_CHECK),
     "show findings as a list by check or by module, as on a terminal, "
     "instead of a diagnostic for each"},
    {"readiness", NULL, GROUP_REPORTS, SETTING(VALUE, FLAG_BOOL, readiness),
     "say how ready the model is, from 0 to 100, and what each pass that a "
     "finding names would make of that; with --check-arch"},
    {"annotate", NULL, GROUP_REPORTS, SETTING(VALUE, FLAG_BOOL, annotate),
     "write findings into the metadata of the nodes that they are about, for "
     "viewers such as Netron"},
    {"print-summary", "[=text|json]", GROUP_REPORTS,
     CHOICE(print_summary, PRINT_TEXT),
     "print what the model is made of: operators, parameters, MACs, opsets, "
     "data types, files; no IR without -o or --emit"},
    {"print-modules", "[=text|json]", GROUP_REPORTS,
     CHOICE(print_modules, PRINT_TEXT),
     "print the tree of modules, with classes, calls, nodes, parameters"},
    {"print-shapes", "[=text|json]", GROUP_REPORTS,
     CHOICE(print_shapes, PRINT_TEXT),
     "print what is known of types, shapes and small values of all tensors; "
     "no IR without -o or --emit"},
    {"fail-level", "error|warning|never", GROUP_REPORTS,
     CHOICE_SETTING(VALUE, fail_level, FAIL_ERROR),
     "findings that make the exit code 1 (error)"},
    {"max-findings", "N", GROUP_REPORTS,
     SETTING(VALUE, FLAG_NUMBER, max_findings),
     "show at most so many findings of each check, 0 for all (1000); reports "
     "have more"},
    {"quiet", NULL, GROUP_REPORTS, SETTING(VALUE, FLAG_BOOL, quiet),
     "print nothing but errors of the tool itself"},
    {"list-passes", NULL, GROUP_REPORTS, MEMBER(FLAG_BOOL, list_passes),
     "list passes and pipelines"},
    {"list-checks", "[=text|json]", GROUP_REPORTS,
     CHOICE(list_checks, PRINT_TEXT),
     "list checks with their rules, severity, and what AIMET calls them"},
    {"explain", "NAME", GROUP_REPORTS, MEMBER(FLAG_TEXT, explain),
     "say what a check, a pass, a pipeline or a rule (check-onnx/node-name) "
     "is about, and what to do about findings"},

    {"split-input-file", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, split_input_file),
     "treat the parts between lines '// -----' as files of their own"},
    {"verify-diagnostics", "[=all|only-expected]", GROUP_DEBUGGING,
     CHOICE(verify_diagnostics, VERIFY_ALL),
     "compare diagnostics with comments 'expected-error@+1 {{...}}'"},
    {"verify-each", NULL, GROUP_DEBUGGING, MEMBER(FLAG_BOOL, verify_each),
     "verify the IR after each pass (on)"},
    {"verify-roundtrip", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, verify_roundtrip),
     "write the result as text and as bytecode, read both, compare"},
    {"dump-pass-pipeline", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, dump_pass_pipeline), "print the pipeline that will run"},
    {"mlir-disable-threading", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, disable_threading), "run MLIR's passes in one thread"},
    {"mlir-timing", NULL, GROUP_DEBUGGING, MEMBER(FLAG_BOOL, timing),
     "print how long each pass took"},
    {"mlir-pass-statistics", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, statistics), "print what passes counted"},
    {"mlir-print-ir-before", "PASS,...", GROUP_DEBUGGING,
     MEMBER(FLAG_LIST, print_before), "print the IR before these passes"},
    {"mlir-print-ir-after", "PASS,...", GROUP_DEBUGGING,
     MEMBER(FLAG_LIST, print_after), "print the IR after these passes"},
    {"mlir-print-ir-before-all", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_before_all), "print the IR before each pass"},
    {"mlir-print-ir-after-all", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_after_all), "print the IR after each pass"},
    {"mlir-print-ir-after-change", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_after_change),
     "print the IR after each pass that changed it"},
    {"mlir-print-ir-after-failure", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_after_failure),
     "print the IR after a pass that failed"},
    {"mlir-print-ir-module-scope", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_module_scope),
     "print the whole module in these dumps; needs --mlir-disable-threading"},
    {"mlir-print-ir-tree-dir", "DIR", GROUP_DEBUGGING,
     MEMBER(FLAG_TEXT, print_tree_dir),
     "write the dumps of the -all, -change and -failure flags to files here"},
    {"mlir-print-op-generic", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_generic), "print operations in generic form"},
    {"mlir-print-debuginfo", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_debuginfo), "print locations"},
    {"mlir-print-local-scope", NULL, GROUP_DEBUGGING,
     MEMBER(FLAG_BOOL, print_local_scope),
     "print without aliases for locations and attributes"},
    {"mlir-elide-elementsattrs-if-larger", "N", GROUP_DEBUGGING,
     MEMBER(FLAG_NUMBER, elide_elements_larger),
     "leave out constants of more elements than this"},

    {"config", "FILE", GROUP_OTHER, MEMBER(FLAG_TEXT, config),
     "read settings from here; by default from aimet-opt.toml in the model's "
     "folder or one above it, up to one that holds .git"},
    {"no-config", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, no_config),
     "read no project file"},
    {"show-settings", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, show_settings),
     "print the settings in force, as a project file, and where each is from"},
    {"list-profiles", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, list_profiles),
     "list the built-in profiles"},
    {"show-dialects", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, show_dialects),
     "list the dialects"},
    {"version", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, version),
     "print the versions of aimet-opt, LLVM and ONNX"},
    {"help", NULL, GROUP_OTHER, MEMBER(FLAG_BOOL, help), "print this"},
};

enum { NUM_FLAGS = sizeof flags / sizeof flags[0] };

const flag *flag_at(size_t i) { return &flags[i]; }
size_t flag_index(const flag *f) { return (size_t)(f - flags); }

const flag *flag_find(aimet_string_view name) {
  for (size_t i = 0; i < NUM_FLAGS; ++i)
    if (aimet_sv_is(name, flags[i].name))
      return &flags[i];
  return NULL;
}

size_t flag_count(void) { return NUM_FLAGS; }

aimet_string_view flag_words(const flag *f) {
  aimet_string_view words = aimet_sv(f->argument);
  return aimet_sv_starts_with(words, aimet_sv("[="))
             ? aimet_sv_slice(words, 2, words.length - 1)
             : words;
}
