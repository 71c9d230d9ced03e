//===- pipeline_run.c - running a pipeline --------------------------------===//
//
// Builds an MLIR pass manager from the tree: an external pass for each of ours,
// MLIR's own by their text. MLIR clones passes for threads, so a pass object
// holds nothing but a pointer to what this run owns.
//
//===----------------------------------------------------------------------===//

#include "pipeline.h"

#include "attr.h"
#include "dump.h"
#include "foreign.h"
#include "node.h"
#include "pass_run.h"
#include "pipeline_tree.h"
#include "provenance.h"

#include <mlir-c/Pass.h>

#include <stdio.h>
#include <stdlib.h>

/// Everything of one run of a pipeline.
typedef struct runner {
  const aimet_run_config *config;
  const aimet_pass_environment *environment;
  MlirTypeIDAllocator type_ids;
  aimet_arena *arena;
  struct own_pass *first, *last;
  aimet_status status;   ///< what a pass of ours returned
  bool knows_exclusions; ///< they were compared with the modules
  aimet_string_map *excluded_paths;
  bool verifies; ///< our passes; where MLIR's run too, MLIR does it
  aimet_ir_trace trace;
  bool knows_trace; ///< nothing has touched the IR since
  aimet_analysis_cache analyses;
  bool has_met_foreign; ///< passes of MLIR since the last of ours
} runner;

/// One of our passes in this run.
typedef struct own_pass {
  runner *runner;
  aimet_pass_run run;
  bool follows_foreign; ///< passes of MLIR run just before it
  struct own_pass *next;
} own_pass;

/// A dump between passes of MLIR.
typedef struct printer {
  const aimet_run_config *config;
  const char *when;
  const char *pass;
} printer;

static void nothing(void *user_data) { (void)user_data; }

static void *share(void *user_data) { return user_data; }

static MlirPass create_pass(runner *r, const char *name, const char *anchor,
                            void (*run)(MlirOperation, MlirExternalPass,
                                        void *),
                            void *user_data) {
  MlirExternalPassCallbacks callbacks = {
      .construct = nothing, .destruct = nothing, .clone = share, .run = run};
  return mlirCreateExternalPass(mlirTypeIDAllocatorAllocateTypeID(r->type_ids),
                                aimet_ref_c(name), aimet_ref_c(name),
                                aimet_ref_c(""), aimet_ref_c(anchor), 0, NULL,
                                callbacks, user_data);
}

static bool has_exclusions(const aimet_pass_environment *environment) {
  return environment->check_exclusions && (environment->num_excluded_modules ||
                                           environment->num_excluded_classes);
}

/// Compares exclusions with the modules as soon as these are known; once, for
/// rewrites change modules.
static aimet_status check_exclusions(runner *r, MlirOperation module,
                                     bool is_last_chance) {
  if (r->knows_exclusions || !has_exclusions(r->environment))
    return AIMET_OK;
  if (!is_last_chance && !aimet_holds_provenance(module))
    return AIMET_OK;
  r->knows_exclusions = true;
  aimet_analysis_cache_drop(&r->analyses, AIMET_IR_STRUCTURE);
  return r->environment->check_exclusions(r->environment, module,
                                          r->excluded_paths);
}

/// What an inferring pass finds is reported like what a check finds.
static aimet_status run_inference(own_pass *own) {
  runner *r = own->runner;
  own->run.reports_findings = false;
  aimet_status status = own->run.def->run(&own->run);
  if (status != AIMET_OK || !own->run.reports_findings)
    return status;
  aimet_findings_end_run(r->environment->findings);
  if (r->config->after_pass)
    r->config->after_pass(own->run.def, r->config->after_pass_data);
  return AIMET_OK;
}

/// Runs a rewrite. What it left untouched needs no proof and no verifier.
static aimet_status run_traced(own_pass *own) {
  runner *r = own->runner;
  if (!r->knows_trace)
    aimet_ir_trace_take(&r->trace, own->run.module);
  r->knows_trace = false;
  aimet_status status = own->run.def->run(&own->run);
  if (status != AIMET_OK)
    return status;
  own->run.change = aimet_ir_trace_take(&r->trace, own->run.module);
  r->knows_trace = true;
  return AIMET_OK;
}

static aimet_status run_watched(own_pass *own) {
  runner *r = own->runner;
  const aimet_rewrite_watcher *watcher = r->environment->watcher;
  if (!watcher)
    return run_traced(own);
  aimet_status status =
      watcher->before(&own->run, own->run.module, watcher->user_data);
  if (status == AIMET_OK)
    status = run_traced(own);
  if (status == AIMET_OK)
    status =
        watcher->after(own->run.def->name, own->run.module,
                       own->run.change != AIMET_IR_SAME, watcher->user_data);
  return status;
}

/// False for a check of which nothing is selected, and for one that the profile
/// does not have.
static bool is_wanted(const aimet_pass_environment *environment,
                      const aimet_pass_def *def) {
  return aimet_selection_runs(&environment->selection, def) &&
         (!aimet_pass_obeys_profile(def) ||
          aimet_profile_has_check(environment->profile, def->name));
}

/// Lets the judge of findings know that a check has reported all of its own.
static void end_check(const own_pass *own) {
  const aimet_pass_environment *environment = own->runner->environment;
  const aimet_finding_judge *judge = &environment->judge;
  if (own->run.def->kind == AIMET_PASS_CHECK && judge->end_check)
    judge->end_check(&own->run, own->run.def->name,
                     aimet_findings_run_count(environment->findings),
                     judge->user_data);
}

/// Runs a pass, or leaves out a check that is not wanted.
static aimet_status run_pass(own_pass *own) {
  runner *r = own->runner;
  const aimet_pass_def *def = own->run.def;
  aimet_findings *findings = r->environment->findings;
  if (def->kind == AIMET_PASS_INFER)
    return run_inference(own);
  aimet_status status = check_exclusions(r, own->run.module, false);
  if (status != AIMET_OK)
    return status;
  if (def->kind == AIMET_PASS_CHECK && !is_wanted(r->environment, def))
    return AIMET_OK;
  aimet_findings_begin_run(findings, def->name, def->kind == AIMET_PASS_CHECK);
  status =
      def->kind == AIMET_PASS_REWRITE ? run_watched(own) : def->run(&own->run);
  if (status != AIMET_OK)
    return status;
  end_check(own);
  aimet_findings_end_run(findings);
  if (r->config->after_pass)
    r->config->after_pass(def, r->config->after_pass_data);
  return AIMET_OK;
}

/// Functions stay as they are unless a rewrite runs.
static aimet_status run_in_scope(own_pass *own) {
  if (own->run.def->kind == AIMET_PASS_REWRITE)
    return run_pass(own);
  aimet_callee_scope scope;
  aimet_callee_scope_open(&scope, own->run.module);
  aimet_status status = run_pass(own);
  aimet_callee_scope_close(&scope);
  return status;
}

/// MLIR's verifier after a pass of ours. It does not look at attributes of
/// ours.
static bool left_invalid(const own_pass *own) {
  bool may_be_invalid = own->run.change == AIMET_IR_VALUES ||
                        own->run.change == AIMET_IR_STRUCTURE;
  return own->runner->verifies && may_be_invalid &&
         !mlirOperationVerify(own->run.module);
}

/// What is known of the module before it no longer holds behind a change.
static void forget(runner *r, aimet_ir_change change) {
  r->knows_trace &= change == AIMET_IR_SAME;
  if (change == AIMET_IR_STRUCTURE)
    aimet_findings_forget_operations(r->environment->findings);
  aimet_analysis_cache_drop(&r->analyses, change);
}

static void begin_pass(own_pass *own, MlirOperation module) {
  if (own->follows_foreign)
    forget(own->runner, AIMET_IR_STRUCTURE);
  own->run.module = module;
  own->run.change = own->run.def->kind == AIMET_PASS_CHECK ? AIMET_IR_SAME
                                                           : AIMET_IR_STRUCTURE;
}

/// A rewrite has left the trace of what it has made.
static void end_pass(own_pass *own) {
  runner *r = own->runner;
  bool knows_trace = r->knows_trace;
  forget(r, own->run.change);
  if (own->run.def->kind == AIMET_PASS_REWRITE)
    r->knows_trace = knows_trace;
}

static void run_own(MlirOperation op, MlirExternalPass pass, void *user_data) {
  own_pass *own = user_data;
  runner *r = own->runner;
  const aimet_pass_def *def = own->run.def;
  begin_pass(own, op);
  if (r->config->before_pass)
    r->config->before_pass(def, r->config->before_pass_data);
  if (aimet_is_dumped_before(r->config, def->name))
    aimet_dump(op, r->config, "Before", def->name);
  r->status = run_in_scope(own);
  end_pass(own);
  if (r->status != AIMET_OK || left_invalid(own)) {
    mlirExternalPassSignalFailure(pass);
    return;
  }
  if (aimet_is_dumped_after(r->config, def->name))
    aimet_dump(op, r->config, "After", def->name);
}

static void run_printer(MlirOperation op, MlirExternalPass pass,
                        void *user_data) {
  (void)pass;
  const printer *p = user_data;
  aimet_dump(op, p->config, p->when, p->pass);
}

/// The watcher before or after passes of MLIR.
typedef struct watch_point {
  runner *runner;
  const char *name; ///< of the passes; null: before them
} watch_point;

static void run_watcher(MlirOperation op, MlirExternalPass pass,
                        void *user_data) {
  const watch_point *point = user_data;
  runner *r = point->runner;
  const aimet_rewrite_watcher *watcher = r->environment->watcher;
  aimet_status status =
      point->name ? watcher->after(point->name, op, true, watcher->user_data)
                  : watcher->before(NULL, op, watcher->user_data);
  if (status == AIMET_OK)
    return;
  r->status = status;
  mlirExternalPassSignalFailure(pass);
}

static void add_watch_point(runner *r, MlirOpPassManager manager,
                            const char *name) {
  watch_point *point = aimet_arena_calloc(r->arena, 1, sizeof *point);
  *point = (watch_point){r, name};
  const char *pass = name ? "proof" : "proof-begin";
  mlirOpPassManagerAddOwnedPass(
      manager, create_pass(r, pass, "builtin.module", run_watcher, point));
}

static void add_own(runner *r, MlirOpPassManager manager,
                    const aimet_pipeline_element *element) {
  own_pass *own = aimet_arena_calloc(r->arena, 1, sizeof *own);
  own->runner = r;
  own->run.def = element->def;
  own->run.values = &element->values;
  own->run.environment = r->environment;
  own->run.analyses = &r->analyses;
  own->run.excluded_paths = r->excluded_paths;
  own->follows_foreign = r->has_met_foreign;
  r->has_met_foreign = false;
  if (r->last)
    r->last->next = own;
  else
    r->first = own;
  r->last = own;
  mlirOpPassManagerAddOwnedPass(
      manager, create_pass(r, element->name, "builtin.module", run_own, own));
}

static void add_printer(runner *r, MlirOpPassManager manager, const char *when,
                        const char *pass) {
  printer *p = aimet_arena_calloc(r->arena, 1, sizeof *p);
  *p = (printer){r->config, when, pass};
  const char *name = aimet_arena_format(
      r->arena, "print-%s-%s", *when == 'B' ? "before" : "after", pass);
  mlirOpPassManagerAddOwnedPass(manager,
                                create_pass(r, name, "", run_printer, p));
}

static aimet_status add_foreign(runner *r, MlirOpPassManager manager,
                                const aimet_pipeline_element *element) {
  r->has_met_foreign = true;
  if (aimet_is_dumped_before(r->config, element->name))
    add_printer(r, manager, "Before", element->name);
  const char *text = element->options
                         ? aimet_arena_format(r->arena, "%s{%s}", element->name,
                                              element->options)
                         : element->name;
  aimet_status status =
      aimet_foreign_add(manager, aimet_sv(text), r->environment->diag);
  if (aimet_is_dumped_after(r->config, element->name))
    add_printer(r, manager, "After", element->name);
  return status;
}

/// `func.func(cse)`, or the name alone.
static const char *element_text(runner *r,
                                const aimet_pipeline_element *element) {
  if (element->kind != AIMET_ELEMENT_NEST)
    return element->name;
  const char *inside = "";
  for (const aimet_pipeline_element *e = element->first_child; e; e = e->next)
    inside = aimet_arena_format(r->arena, "%s%s%s", inside,
                                e == element->first_child ? "" : ",",
                                element_text(r, e));
  return aimet_arena_format(r->arena, "%s(%s)", element->name, inside);
}

static aimet_status add_elements(runner *r, MlirOpPassManager manager,
                                 const aimet_pipeline_element *element);

/// Adds passes of MLIR at the top of the pipeline, watched.
static aimet_status add_watched(runner *r, MlirOpPassManager manager,
                                const aimet_pipeline_element *element) {
  aimet_pipeline_element alone = *element;
  alone.next = NULL;
  if (r->environment->watcher)
    add_watch_point(r, manager, NULL);
  aimet_status status = add_elements(r, manager, &alone);
  if (r->environment->watcher)
    add_watch_point(r, manager, element_text(r, element));
  return status;
}

static aimet_status add_top_elements(runner *r, MlirOpPassManager manager,
                                     const aimet_pipeline_element *element) {
  aimet_status status = AIMET_OK;
  for (; element && status == AIMET_OK; element = element->next) {
    if (element->kind == AIMET_ELEMENT_PASS)
      add_own(r, manager, element);
    else
      status = add_watched(r, manager, element);
  }
  return status;
}

static aimet_status add_elements(runner *r, MlirOpPassManager manager,
                                 const aimet_pipeline_element *element) {
  for (; element; element = element->next) {
    aimet_status status = AIMET_OK;
    switch (element->kind) {
    case AIMET_ELEMENT_PASS:
      add_own(r, manager, element);
      break;
    case AIMET_ELEMENT_FOREIGN:
      status = add_foreign(r, manager, element);
      break;
    case AIMET_ELEMENT_NEST:
      status = add_elements(
          r,
          mlirOpPassManagerGetNestedUnder(manager, aimet_ref_c(element->name)),
          element->first_child);
      break;
    }
    if (status != AIMET_OK)
      return status;
  }
  return AIMET_OK;
}

static bool has_foreign(const aimet_pipeline *pipeline) {
  for (const aimet_pipeline_element *e = pipeline->first; e; e = e->next)
    if (e->kind != AIMET_ELEMENT_PASS)
      return true;
  return false;
}

static void print_counters(const own_pass *own) {
  if (own->run.num_counters == 0)
    return;
  fprintf(stderr, "  %s\n", own->run.def->name);
  for (size_t i = 0; i < own->run.num_counters; ++i)
    fprintf(stderr, "    (S) %8llu %s\n",
            (unsigned long long)own->run.counters[i].amount,
            own->run.counters[i].name);
}

/// Our counters in the layout of MLIR's report, which knows its own only.
static void print_statistics(const runner *r) {
  static const char rule[] = "===--------------------------------------------"
                             "-----------------------------===\n";
  fprintf(stderr, "%s%28s Pass statistics report ...\n%s", rule, "...", rule);
  fprintf(stderr, "'builtin.module' Pipeline\n");
  for (const own_pass *own = r->first; own; own = own->next)
    print_counters(own);
  fprintf(stderr, "\n");
}

/// True if the verifier refuses the module; what it says was said before.
static bool is_invalid(MlirOperation module, aimet_diag *diag) {
  MlirContext context = mlirOperationGetContext(module);
  aimet_diag *silent = aimet_diag_create(NULL, NULL);
  aimet_diag_detach(diag, context);
  aimet_diag_attach(silent, context);
  bool valid = mlirOperationVerify(module);
  aimet_diag_detach(silent, context);
  aimet_diag_attach(diag, context);
  aimet_diag_destroy(silent);
  return !valid;
}

/// What the failure of a pass manager means.
static aimet_status class_of_failure(const runner *r, MlirOperation module,
                                     uint64_t errors_before) {
  aimet_diag *diag = r->environment->diag;
  if (r->status != AIMET_OK)
    return r->status;
  if (is_invalid(module, diag))
    return aimet_diag_error(diag, AIMET_ERROR_INTERNAL, (aimet_place){0},
                            "a pass left invalid IR behind");
  if (aimet_diag_count(diag, AIMET_SEVERITY_ERROR) == errors_before)
    aimet_diag_error(diag, AIMET_ERROR_PASS, (aimet_place){0},
                     "a pass of MLIR failed without saying why");
  return AIMET_ERROR_PASS;
}

static aimet_status run_manager(runner *r, MlirPassManager manager,
                                MlirOperation module, bool use_threads) {
  MlirContext context = mlirOperationGetContext(module);
  aimet_diag *diag = r->environment->diag;
  uint64_t errors = aimet_diag_count(diag, AIMET_SEVERITY_ERROR);
  if (use_threads)
    mlirContextEnableMultithreading(context, true);
  MlirLogicalResult result = mlirPassManagerRunOnOp(manager, module);
  if (use_threads)
    mlirContextEnableMultithreading(context, false);
  return mlirLogicalResultIsSuccess(result)
             ? AIMET_OK
             : class_of_failure(r, module, errors);
}

static void free_counters(runner *r) {
  for (own_pass *own = r->first; own; own = own->next)
    free(own->run.counters);
}

aimet_status aimet_pipeline_run(const aimet_pipeline *pipeline,
                                MlirOperation module,
                                const aimet_run_config *config,
                                const aimet_pass_environment *environment) {
  bool use_threads = config->threading && has_foreign(pipeline);
  if (use_threads && config->print_module_scope)
    return aimet_diag_error(environment->diag, AIMET_ERROR_USAGE,
                            (aimet_place){0},
                            "IR cannot be printed at module scope while "
                            "threads run");
  aimet_status selected = aimet_selection_check(
      &environment->selection, pipeline->registry, environment->diag);
  if (selected != AIMET_OK)
    return selected;
  runner r = {.config = config, .environment = environment};
  r.arena = aimet_arena_create();
  r.excluded_paths = aimet_string_map_create();
  r.type_ids = mlirTypeIDAllocatorCreate();
  MlirPassManager manager = mlirPassManagerCreateOnOperation(
      mlirOperationGetContext(module), aimet_ref_c("builtin.module"));
  r.verifies = config->verify_each && !has_foreign(pipeline);
  mlirPassManagerEnableVerifier(manager, config->verify_each && !r.verifies);
  aimet_dump_enable(manager, config);
  if (config->timing)
    mlirPassManagerEnableTiming(manager);
  if (config->statistics && has_foreign(pipeline))
    mlirPassManagerEnableStatistics(manager, MLIR_PASS_DISPLAY_MODE_PIPELINE);
  aimet_status status = add_top_elements(
      &r, mlirPassManagerGetAsOpPassManager(manager), pipeline->first);
  if (status == AIMET_OK)
    status = run_manager(&r, manager, module, use_threads);
  if (status != AIMET_OK || r.has_met_foreign)
    forget(&r, AIMET_IR_STRUCTURE);
  if (status == AIMET_OK)
    status = check_exclusions(&r, module, true);
  mlirPassManagerDestroy(manager);
  if (config->statistics)
    print_statistics(&r);
  free_counters(&r);
  aimet_analysis_cache_deinit(&r.analyses);
  mlirTypeIDAllocatorDestroy(r.type_ids);
  aimet_ir_trace_deinit(&r.trace);
  aimet_string_map_destroy(r.excluded_paths);
  aimet_arena_destroy(r.arena);
  return status;
}
