//===- mlir_text.c - reading MLIR text and bytecode -----------------------===//

#include "mlir_text.h"

#include "alloc.h"
#include "mlir_text_scan.h"
#include "op.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// Diagnostics are held back until it is known what they mean
//===----------------------------------------------------------------------===//

typedef struct held_diagnostic {
  aimet_severity severity;
  aimet_place place; ///< its strings belong to the context
  char *message;
} held_diagnostic;

typedef struct held_list {
  held_diagnostic *items;
  size_t count, capacity;
} held_list;

static void hold(const aimet_diagnostic *diagnostic, void *user_data) {
  held_list *list = user_data;
  aimet_grow_array((void **)&list->items, &list->capacity, list->count + 1,
                   sizeof *list->items);
  held_diagnostic *item = &list->items[list->count++];
  item->severity = diagnostic->severity;
  item->place = diagnostic->place;
  item->message = aimet_malloc(diagnostic->message.length + 1);
  memcpy(item->message, diagnostic->message.data, diagnostic->message.length);
  item->message[diagnostic->message.length] = 0;
}

static void release(held_list *list, aimet_diag *diag) {
  for (size_t i = 0; i < list->count; ++i) {
    const held_diagnostic *item = &list->items[i];
    const aimet_diagnostic held = {item->severity, item->place,
                                   aimet_sv(item->message)};
    aimet_diag_forward(diag, &held);
  }
}

static void drop(held_list *list) {
  for (size_t i = 0; i < list->count; ++i)
    free(list->items[i].message);
  free(list->items);
  *list = (held_list){NULL, 0, 0};
}

/// Parses with diagnostics held back. Bytecode and text are told apart by MLIR.
static MlirOperation parse_held(MlirContext context, const char *name,
                                aimet_string_view source, aimet_diag *diag,
                                held_list *held) {
  aimet_diag *holder = aimet_diag_create(hold, held);
  aimet_diag_detach(diag, context);
  aimet_diag_attach(holder, context);
  MlirOperation op =
      mlirOperationCreateParse(context, aimet_ref(source), aimet_ref_c(name));
  aimet_diag_detach(holder, context);
  aimet_diag_attach(diag, context);
  aimet_diag_destroy(holder);
  return op;
}

//===----------------------------------------------------------------------===//
// A module around operations that stand alone
//===----------------------------------------------------------------------===//

/// MLIR refuses several operations (or none) at the top of a text where no kind
/// of container is asked for.
static bool needs_container(const held_list *held) {
  static const char message[] =
      "source must contain a single top-level operation";
  return held->count == 1 &&
         strncmp(held->items[0].message, message, sizeof message - 1) == 0;
}

/// The location with the file's name, if it is one that mlirModuleCreateParse
/// made: it calls every file "-".
static MlirLocation renamed(MlirLocation location, const char *name) {
  if (!mlirLocationIsAFileLineColRange(location))
    return location;
  MlirStringRef file =
      mlirIdentifierStr(mlirLocationFileLineColRangeGetFilename(location));
  if (!aimet_sv_is(aimet_view(file), "-"))
    return location;
  return mlirLocationFileLineColRangeGet(
      mlirLocationGetContext(location), aimet_ref_c(name),
      (unsigned)mlirLocationFileLineColRangeGetStartLine(location),
      (unsigned)mlirLocationFileLineColRangeGetStartColumn(location),
      (unsigned)mlirLocationFileLineColRangeGetEndLine(location),
      (unsigned)mlirLocationFileLineColRangeGetEndColumn(location));
}

static void rename_arguments(MlirOperation op, const char *name) {
  intptr_t regions = mlirOperationGetNumRegions(op);
  for (intptr_t r = 0; r < regions; ++r)
    for (MlirBlock block =
             mlirRegionGetFirstBlock(mlirOperationGetRegion(op, r));
         !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block)) {
      intptr_t arguments = mlirBlockGetNumArguments(block);
      for (intptr_t i = 0; i < arguments; ++i) {
        MlirValue argument = mlirBlockGetArgument(block, i);
        mlirBlockArgumentSetLocation(
            argument, renamed(mlirValueGetLocation(argument), name));
      }
    }
}

static void rename_locations(MlirOperation op, void *name) {
  mlirOperationSetLocation(op, renamed(mlirOperationGetLocation(op), name));
  rename_arguments(op, name);
}

static MlirOperation parse_with_container(MlirContext context, const char *name,
                                          aimet_string_view text) {
  MlirModule module = mlirModuleCreateParse(context, aimet_ref(text));
  MlirOperation op = mlirModuleGetOperation(module);
  if (mlirModuleIsNull(module))
    return (MlirOperation){NULL};
  aimet_walk(op, rename_locations, (void *)name);
  rename_locations(op, (void *)name);
  return op;
}

/// Puts a single operation that is no module into one.
static MlirOperation in_module(MlirOperation op) {
  if (mlirOperationIsNull(op) || aimet_op_is(op, "builtin.module"))
    return op;
  MlirModule module = mlirModuleCreateEmpty(mlirOperationGetLocation(op));
  mlirBlockAppendOwnedOperation(mlirModuleGetBody(module), op);
  return mlirModuleGetOperation(module);
}

//===----------------------------------------------------------------------===//
// What to say when it fails
//===----------------------------------------------------------------------===//

static aimet_status say_why(const char *name, aimet_string_view text,
                            held_list *held, aimet_diag *diag) {
  aimet_place place = {.file = aimet_sv(name)};
  aimet_string_view operation;
  bool has_custom_form =
      aimet_mlir_find_custom_form(text, &place.line, &place.column, &operation);
  release(held, diag);
  if (held->count == 0 && has_custom_form)
    aimet_diag_error(diag, AIMET_ERROR_INPUT, place,
                     "cannot parse the operation '%.*s'", AIMET_SV(operation));
  else if (held->count == 0)
    aimet_diag_error(diag, AIMET_ERROR_INPUT, place,
                     "this is no MLIR text that can be parsed");
  if (has_custom_form)
    aimet_diag_note(diag, place,
                    "operations of the onnx dialect have no custom form; write "
                    "\"%.*s\"(%%0) {...} : (...) -> ...",
                    AIMET_SV(operation));
  return AIMET_ERROR_INPUT;
}

aimet_status aimet_mlir_parse_text(MlirContext context, const char *name,
                                   const char *text, size_t length,
                                   aimet_diag *diag,
                                   MlirOperation *out_module) {
  *out_module = (MlirOperation){NULL};
  aimet_string_view source = aimet_sv_n(text, length);
  aimet_status status = aimet_mlir_scan_nesting(name, source, diag);
  if (status != AIMET_OK)
    return status;
  held_list held = {NULL, 0, 0};
  MlirOperation op = parse_held(context, name, source, diag, &held);
  if (mlirOperationIsNull(op) && needs_container(&held)) {
    drop(&held);
    op = parse_with_container(context, name, source);
  }
  if (mlirOperationIsNull(op))
    status = say_why(name, source, &held, diag);
  else
    release(&held, diag);
  drop(&held);
  *out_module = in_module(op);
  return status;
}

aimet_status aimet_mlir_parse_bytecode(MlirContext context, const char *name,
                                       const void *data, size_t length,
                                       aimet_diag *diag,
                                       MlirOperation *out_module) {
  held_list held = {NULL, 0, 0};
  aimet_status status = AIMET_OK;
  MlirOperation op =
      parse_held(context, name, aimet_sv_n(data, length), diag, &held);
  release(&held, diag);
  if (mlirOperationIsNull(op)) {
    status = AIMET_ERROR_INPUT;
    if (held.count == 0)
      aimet_diag_error(diag, status, (aimet_place){.file = aimet_sv(name)},
                       "this is no MLIR bytecode that can be read");
  }
  drop(&held);
  *out_module = in_module(op);
  return status;
}
