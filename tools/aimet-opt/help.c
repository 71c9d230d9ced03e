//===- help.c - what the tool says about itself ---------------------------===//
//
// Made from the table of flags and the definitions of passes and pipelines.
//
//===----------------------------------------------------------------------===//

#include "help.h"

#include "flag_table.h"
#include "foreign.h"
#include "schema.h"
#include "text_wrap.h"

#include <llvm-c/Core.h>

#include <stdio.h>

/// Help stands in this column, and lines end at the other.
enum { HELP_COLUMN = 34, LAST_COLUMN = 100 };

/// One entry: what is written, then what it means.
static void print_entry(const char *written, const char *meaning) {
  int length = (int)strlen(written);
  printf("  %s", written);
  if (length + 2 >= HELP_COLUMN)
    printf("\n%*s", HELP_COLUMN, "");
  else
    printf("%*s", HELP_COLUMN - 2 - length, "");
  aimet_string_builder lines = AIMET_STRING_BUILDER_INIT;
  aimet_append_wrapped(&lines, aimet_sv(meaning), HELP_COLUMN, HELP_COLUMN,
                       LAST_COLUMN);
  printf("%s\n", aimet_sb_view(&lines).data);
  aimet_sb_deinit(&lines);
}

static void print_flag(const flag *f) {
  bool is_short = strlen(f->name) == 1;
  char written[128];
  snprintf(written, sizeof written, "%s%s%s%s", is_short ? "-" : "--", f->name,
           !f->argument            ? ""
           : is_short              ? " "
           : f->argument[0] == '[' ? ""
                                   : "=",
           f->argument ? f->argument : "");
  print_entry(written, f->help);
}

static void print_flags(const char *title, flag_group group) {
  printf("\n%s:\n", title);
  for (size_t i = 0; i < flag_count(); ++i)
    if (flag_at(i)->group == group)
      print_flag(flag_at(i));
}

static const char *option_argument(aimet_option_type type) {
  switch (type) {
  case AIMET_OPTION_BOOL:
    return "true|false";
  case AIMET_OPTION_INT:
    return "N";
  case AIMET_OPTION_STRING:
    return "TEXT";
  case AIMET_OPTION_LIST:
    return "A,B,...";
  }
  return "";
}

static void print_option(const aimet_pass_option *option) {
  char written[128];
  snprintf(written, sizeof written, "  {%s=%s}", option->name,
           option_argument(option->type));
  char meaning[512];
  bool has_default = option->default_value && *option->default_value;
  snprintf(meaning, sizeof meaning, "%s%s%s%s", option->help,
           has_default ? " (" : "", has_default ? option->default_value : "",
           has_default ? ")" : "");
  print_entry(written, meaning);
}

static void print_pass(const aimet_pass_def *def) {
  char written[128];
  snprintf(written, sizeof written, "--%s", def->name);
  print_entry(written, def->summary);
  for (const aimet_pass_option *option = def->options; option && option->name;
       ++option)
    print_option(option);
}

static void print_family(const aimet_registry *registry, const char *title,
                         const char *family) {
  bool is_first = true;
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    if (strcmp(def->family, family) != 0)
      continue;
    if (is_first)
      printf("\n%s:\n", title);
    is_first = false;
    print_pass(def);
  }
}

static void print_pipelines(const aimet_registry *registry) {
  printf("\nPipelines (run in the order given, with passes):\n");
  for (size_t i = 0; i < aimet_registry_pipeline_count(registry); ++i) {
    const aimet_pipeline_def *def = aimet_registry_pipeline_at(registry, i);
    char written[128], meaning[1024];
    snprintf(written, sizeof written, "--%s", def->name);
    snprintf(meaning, sizeof meaning, "%s (", def->summary);
    size_t used = strlen(meaning);
    for (const char *c = def->elements; *c && used + 3 < sizeof meaning; ++c) {
      meaning[used++] = *c;
      if (*c == ',')
        meaning[used++] = ' ';
    }
    meaning[used++] = ')';
    meaning[used] = 0;
    print_entry(written, meaning);
  }
}

static void print_foreign(void) {
  printf("\nPasses of MLIR (options in braces):\n");
  for (size_t i = 0; i < aimet_foreign_count(); ++i) {
    char written[128];
    snprintf(written, sizeof written, "--%s", aimet_foreign_at(i)->name);
    print_entry(written, aimet_foreign_at(i)->summary);
  }
}

void help_print(const aimet_registry *registry) {
  printf("aimet-opt: make ONNX models ready for quantization, and prove it\n\n"
         "usage: aimet-opt [flags] INPUT      ('-' is standard input)\n\n"
         "  aimet-opt --validate model.onnx\n"
         "  aimet-opt --prepare --validate model.onnx -o ready.onnx\n");
  print_flags("Input and output", GROUP_FILES);
  print_pipelines(registry);
  print_flags("Passes in general", GROUP_PASSES);
  print_family(registry, "Passes that analyze", "analyze");
  print_family(registry, "Passes that validate", "validate");
  print_family(registry, "Passes that prepare", "prepare");
  print_family(registry, "Passes that check the architecture", "arch");
  print_foreign();
  print_flags("Findings and reports", GROUP_REPORTS);
  print_flags("Debugging, as in mlir-opt", GROUP_DEBUGGING);
  print_family(registry, "For tests", "test");
  print_flags("Other", GROUP_OTHER);
  printf("\nOptions of a pass: --canonicalize{max-iterations=3} or "
         "--canonicalize=max-iterations=3.\n"
         "Exit code: 0 nothing found at or above the fail level; 1 findings; "
         "2 bad usage, bad input,\nI/O; 3 internal error; 4 a proof failed.\n");
}

void help_print_version(void) {
  unsigned major, minor, patch;
  LLVMGetVersion(&major, &minor, &patch);
  printf("aimet-opt %s\nLLVM %u.%u.%u\nONNX: IR versions to %d, opsets to %d "
         "(ai.onnx), "
         "%d (ai.onnx.ml)\n",
         aimet_version(), major, minor, patch, AIMET_NEWEST_IR_VERSION,
         (int)aimet_schema_domain_version(aimet_sv("")),
         (int)aimet_schema_domain_version(aimet_sv("ai.onnx.ml")));
}

void help_list_passes(const aimet_registry *registry) {
  for (size_t i = 0; i < aimet_registry_pipeline_count(registry); ++i) {
    const aimet_pipeline_def *def = aimet_registry_pipeline_at(registry, i);
    printf("%-32s %-9s %s\n", def->name, "pipeline", def->summary);
  }
  for (size_t i = 0; i < aimet_registry_size(registry); ++i) {
    const aimet_pass_def *def = aimet_registry_at(registry, i);
    printf("%-32s %-9s %s\n", def->name, def->family, def->summary);
  }
  for (size_t i = 0; i < aimet_foreign_count(); ++i)
    printf("%-32s %-9s %s\n", aimet_foreign_at(i)->name, "mlir",
           aimet_foreign_at(i)->summary);
}

aimet_status help_list_profiles(aimet_diag *diag) {
  for (size_t i = 0; i < aimet_profile_builtin_count(); ++i) {
    aimet_profile *profile;
    aimet_status status =
        aimet_profile_load(aimet_profile_builtin_name(i), diag, &profile);
    if (status != AIMET_OK)
      return status;
    bool is_default = aimet_sv_is(profile->name, AIMET_DEFAULT_PROFILE);
    printf("%-20.*s %.*s%s\n", AIMET_SV(profile->name),
           AIMET_SV(profile->title), is_default ? " (the default)" : "");
    aimet_profile_destroy(profile);
  }
  return AIMET_OK;
}

void help_list_dialects(void) {
  printf("Available Dialects: aimet,builtin,func,onnx\n");
}
