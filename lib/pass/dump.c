//===- dump.c - IR dumps around a pass ------------------------------------===//

#include "dump.h"

#include "attr.h"
#include "foreign.h"
#include "string_builder.h"

#include <stdio.h>

/// What a run's configuration asks for; the caller destroys them.
static MlirOpPrintingFlags printing_flags(const aimet_run_config *config) {
  MlirOpPrintingFlags flags = mlirOpPrintingFlagsCreate();
  if (config->elide_elements_larger >= 0)
    mlirOpPrintingFlagsElideLargeElementsAttrs(
        flags, (intptr_t)config->elide_elements_larger);
  if (config->print_debuginfo)
    mlirOpPrintingFlagsEnableDebugInfo(flags, true, false);
  if (config->print_generic)
    mlirOpPrintingFlagsPrintGenericOpForm(flags);
  if (config->print_local_scope)
    mlirOpPrintingFlagsUseLocalScope(flags);
  return flags;
}

static void append_text(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

static MlirOperation outermost(MlirOperation op) {
  for (MlirOperation parent = mlirOperationGetParentOperation(op);
       !mlirOperationIsNull(parent);
       parent = mlirOperationGetParentOperation(op))
    op = parent;
  return op;
}

/// ` ('func.func' operation: @f)`, as MLIR says which operation of the module a
/// dump is about.
static void append_subject(MlirOperation op, aimet_string_builder *out) {
  MlirStringRef name = mlirIdentifierStr(mlirOperationGetName(op));
  aimet_sb_appendf(out, " ('%.*s' operation", AIMET_SV(aimet_view(name)));
  aimet_string_view symbol = aimet_op_attr_string(op, "sym_name");
  if (symbol.length)
    aimet_sb_appendf(out, ": @%.*s", AIMET_SV(symbol));
  aimet_sb_append_char(out, ')');
}

void aimet_dump(MlirOperation op, const aimet_run_config *config,
                const char *when, const char *pass) {
  const aimet_foreign_pass *foreign = aimet_foreign_find(aimet_sv(pass));
  aimet_string_builder out = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(&out, "// -----// IR Dump %s %s (%s)", when,
                   foreign ? foreign->title : pass, pass);
  MlirOpPrintingFlags flags = printing_flags(config);
  if (config->print_module_scope) {
    append_subject(op, &out);
    op = outermost(op);
  } else if (!mlirBlockIsNull(mlirOperationGetBlock(op))) {
    mlirOpPrintingFlagsUseLocalScope(flags);
  }
  aimet_sb_append_cstr(&out, " //----- //\n");
  mlirOperationPrintWithFlags(op, flags, append_text, &out);
  mlirOpPrintingFlagsDestroy(flags);
  aimet_sb_append_cstr(&out, "\n\n");
  fwrite(out.data, 1, out.length, stderr);
  aimet_sb_deinit(&out);
}

static bool is_listed(const char *const *names, size_t count,
                      const char *name) {
  for (size_t i = 0; i < count; ++i)
    if (strcmp(names[i], name) == 0)
      return true;
  return false;
}

bool aimet_is_dumped_before(const aimet_run_config *config, const char *name) {
  return !config->print_before_all &&
         is_listed(config->print_before, config->num_print_before, name);
}

bool aimet_is_dumped_after(const aimet_run_config *config, const char *name) {
  return !config->print_after_all &&
         is_listed(config->print_after, config->num_print_after, name);
}

void aimet_dump_enable(MlirPassManager manager,
                       const aimet_run_config *config) {
  bool after = config->print_after_all || config->print_after_change ||
               config->print_after_failure;
  if (!config->print_before_all && !after)
    return;
  MlirOpPrintingFlags flags = printing_flags(config);
  mlirPassManagerEnableIRPrinting(
      manager, config->print_before_all, after, config->print_module_scope,
      config->print_after_change, config->print_after_failure, flags,
      config->print_tree_dir ? aimet_ref_c(config->print_tree_dir)
                             : mlirStringRefCreate(NULL, 0));
  mlirOpPrintingFlagsDestroy(flags);
}
