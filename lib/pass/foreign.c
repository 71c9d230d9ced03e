//===- foreign.c - MLIR's own passes --------------------------------------===//

#include "foreign.h"

#include "attr.h"
#include "string_builder.h"

#include <mlir-c/Transforms.h>

#include <pthread.h>

static const aimet_foreign_pass passes[] = {
    {"bubble-down-memory-space-casts", "BubbleDownMemorySpaceCasts",
     "move casts of memory spaces towards their uses"},
    {"canonicalize", "Canonicalizer", "bring operations into canonical form"},
    {"composite-fixed-point-pass", "CompositeFixedPointPass",
     "run passes until nothing changes"},
    {"control-flow-sink", "ControlFlowSink",
     "move operations into the branches that use them"},
    {"cse", "CSE", "remove common sub-expressions"},
    {"generate-runtime-verification", "GenerateRuntimeVerification",
     "insert checks that run with the program"},
    {"inline", "Inliner", "inline calls of functions"},
    {"loop-invariant-code-motion", "LoopInvariantCodeMotion",
     "move what does not change out of loops"},
    {"loop-invariant-subset-hoisting", "LoopInvariantSubsetHoisting",
     "move invariant subsets out of loops"},
    {"mem2reg", "Mem2Reg", "turn memory slots into values"},
    {"print-ir", "PrintIRPass", "print the IR to standard error"},
    {"print-op-stats", "PrintOpStats", "count operations by name"},
    {"remove-dead-values", "RemoveDeadValues", "remove values nobody uses"},
    {"sccp", "SCCP", "propagate constants along conditions"},
    {"snapshot-op-locations", "LocationSnapshot",
     "take new locations from the IR as it is"},
    {"sroa", "SROA", "split aggregates into scalars"},
    {"strip-debuginfo", "StripDebugInfo", "remove all locations"},
    {"symbol-dce", "SymbolDCE", "remove private symbols nobody uses"},
    {"symbol-privatize", "SymbolPrivatize", "make symbols private"},
    {"topological-sort", "TopologicalSort",
     "sort operations by their dependences"},
    {"view-op-graph", "ViewOpGraph", "print the graph in Graphviz form"},
};

size_t aimet_foreign_count(void) { return sizeof passes / sizeof passes[0]; }

const aimet_foreign_pass *aimet_foreign_at(size_t i) { return &passes[i]; }

const aimet_foreign_pass *aimet_foreign_find(aimet_string_view name) {
  for (size_t i = 0; i < aimet_foreign_count(); ++i)
    if (aimet_sv_is(name, passes[i].name))
      return &passes[i];
  return NULL;
}

/// MLIR's registry is global to the process; it is filled when first needed,
/// because that costs time at start.
static void register_passes(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, mlirRegisterTransformsPasses);
}

static void append_text(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

/// The lines of MLIR's complaint joined to one, without its preamble, the echo
/// of the text and the caret.
static void summarize(aimet_string_view text, aimet_string_builder *out) {
  size_t begin = 0;
  while (begin < text.length) {
    aimet_string_view rest = aimet_sv_slice(text, begin, text.length);
    aimet_string_view line = aimet_sv_slice(rest, 0, aimet_sv_find(rest, '\n'));
    begin += line.length + 1;
    const char *mark = "error: ";
    const char *error =
        line.length ? memmem(line.data, line.length, mark, strlen(mark)) : NULL;
    if (error) {
      size_t at = (size_t)(error - line.data) + strlen(mark);
      aimet_sb_append(out, aimet_sv_slice(line, at, line.length));
      return;
    }
    if (line.length == 0)
      continue;
    if (aimet_sv_starts_with(line, aimet_sv(": ")))
      line = aimet_sv_slice(line, 2, line.length);
    if (out->length)
      aimet_sb_append_cstr(out, "; ");
    aimet_sb_append(out, line);
  }
}

aimet_status aimet_foreign_add(MlirOpPassManager manager,
                               aimet_string_view elements, aimet_diag *diag) {
  register_passes();
  aimet_string_builder said = AIMET_STRING_BUILDER_INIT;
  aimet_status status = AIMET_OK;
  if (mlirLogicalResultIsFailure(mlirOpPassManagerAddPipeline(
          manager, aimet_ref(elements), append_text, &said))) {
    aimet_string_builder summary = AIMET_STRING_BUILDER_INIT;
    summarize(aimet_sb_view(&said), &summary);
    status =
        aimet_diag_error(diag, AIMET_ERROR_USAGE, (aimet_place){0},
                         "MLIR does not take '%.*s': %.*s", AIMET_SV(elements),
                         AIMET_SV(aimet_sb_view(&summary)));
    aimet_sb_deinit(&summary);
  }
  aimet_sb_deinit(&said);
  return status;
}

aimet_status aimet_foreign_check(aimet_string_view anchor,
                                 aimet_string_view elements, aimet_diag *diag) {
  MlirContext context = mlirContextCreateWithThreading(false);
  MlirPassManager manager =
      mlirPassManagerCreateOnOperation(context, aimet_ref(anchor));
  aimet_status status = aimet_foreign_add(
      mlirPassManagerGetAsOpPassManager(manager), elements, diag);
  mlirPassManagerDestroy(manager);
  mlirContextDestroy(context);
  return status;
}
