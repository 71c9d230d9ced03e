//===- model_compare.c - do two models compute the same -------------------===//
//
// Both models belong to one session, so what is equal in them is one object of
// its context.
//
//===----------------------------------------------------------------------===//

#include "difference.h"
#include "ignored.h"
#include "json_writer.h"
#include "session_private.h"

#include <inttypes.h>

/// Names of files are cut at this length.
enum { NAME_LIMIT = 4096 };

/// Everything that is known of two models.
typedef struct model_comparison {
  const aimet_model *models[2];
  bool same, keeps_calls;
  bool gave_up; ///< and the models may be the same although that was not found
  uint64_t bytes_read;
  aimet_differences differences;
  aimet_ignored ignored;
} model_comparison;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static void append_name(aimet_string_builder *out, const aimet_model *model) {
  aimet_sb_append_char(out, '"');
  aimet_sb_append_escaped(out, aimet_sv(model->name), NAME_LIMIT);
  aimet_sb_append_char(out, '"');
}

static void print_differences(const aimet_differences *differences,
                              aimet_string_builder *out) {
  for (size_t i = 0; i < differences->num_items; ++i) {
    aimet_sb_appendf(out, "  %s\n", differences->items[i].message);
    if (differences->items[i].path)
      aimet_sb_appendf(out, "    on the way from the output: %s\n",
                       differences->items[i].path);
  }
  if (differences->total > differences->num_items)
    aimet_sb_appendf(out,
                     "  %zu inputs, outputs and annotations differ in all\n",
                     differences->total);
}

/// True for what is counted as a whole; of the others it is what one model has
/// and the other has not.
static bool is_total(aimet_ignored_kind kind) {
  return kind == AIMET_IGNORED_NODES || kind == AIMET_IGNORED_INITIALIZERS ||
         kind == AIMET_IGNORED_FUNCTIONS;
}

static void print_ignored(const aimet_ignored *ignored,
                          aimet_string_builder *out) {
  bool is_first = true;
  for (int i = 0; i < AIMET_NUM_IGNORED; ++i) {
    aimet_ignored_kind kind = (aimet_ignored_kind)i;
    if (!aimet_ignored_differs(ignored, kind))
      continue;
    if (is_first)
      aimet_sb_append_cstr(out, "differences that do not count:\n");
    is_first = false;
    aimet_sb_appendf(out,
                     is_total(kind) ? "  %s: %zu and %zu\n"
                                    : "  %s: %zu only in the first, %zu only "
                                      "in the second\n",
                     aimet_ignored_name(kind), ignored->counts[i][0],
                     ignored->counts[i][1]);
  }
}

static void print_text(const model_comparison *c, aimet_string_builder *out) {
  append_name(out, c->models[0]);
  aimet_sb_append_cstr(out, " and ");
  append_name(out, c->models[1]);
  aimet_sb_append_cstr(out, c->same ? " compute the same\n"
                                    : " do not compute the same\n");
  print_differences(&c->differences, out);
  print_ignored(&c->ignored, out);
  if (c->keeps_calls)
    aimet_sb_append_cstr(out, "calls and loops were compared as such: there "
                              "are too many to follow\n");
  if (c->gave_up)
    aimet_sb_append_cstr(
        out, "the comparison gave up at a limit: there are more operators on "
             "one value that differ in numbers alone than it compares, so that "
             "the two may compute the same after all\n");
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

static void write_differences(const aimet_differences *differences,
                              aimet_json_writer *json) {
  aimet_json_key_array(json, "differences", false);
  for (size_t i = 0; i < differences->num_items; ++i) {
    aimet_json_open(json, '{', false);
    aimet_json_key_text(json, "message",
                        aimet_sv(differences->items[i].message));
    if (differences->items[i].path)
      aimet_json_key_text(json, "path", aimet_sv(differences->items[i].path));
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
  aimet_json_key_uint(json, "total", differences->total);
}

static void write_ignored(const aimet_ignored *ignored,
                          aimet_json_writer *json) {
  aimet_json_key_array(json, "ignored", false);
  for (int i = 0; i < AIMET_NUM_IGNORED; ++i) {
    if (!aimet_ignored_differs(ignored, (aimet_ignored_kind)i))
      continue;
    aimet_json_open(json, '{', true);
    aimet_json_key_text(json, "what",
                        aimet_sv(aimet_ignored_name((aimet_ignored_kind)i)));
    aimet_json_key_uint(json, "first", ignored->counts[i][0]);
    aimet_json_key_uint(json, "second", ignored->counts[i][1]);
    aimet_json_close(json, '}');
  }
  aimet_json_close(json, ']');
}

static void print_json(const model_comparison *c, aimet_string_builder *out) {
  aimet_json_writer json = aimet_json_writer_begin(out);
  aimet_json_open(&json, '{', false);
  aimet_json_key_array(&json, "models", true);
  for (size_t i = 0; i < 2; ++i)
    aimet_json_text(&json, aimet_sv(c->models[i]->name));
  aimet_json_close(&json, ']');
  aimet_json_key_bool(&json, "same", c->same);
  write_differences(&c->differences, &json);
  write_ignored(&c->ignored, &json);
  aimet_json_key_bool(&json, "follows_calls", !c->keeps_calls);
  aimet_json_key_bool(&json, "gave_up", c->gave_up);
  aimet_json_key_uint(&json, "weight_bytes_read", c->bytes_read);
  aimet_json_close(&json, '}');
  aimet_json_writer_end(&json);
}

//===----------------------------------------------------------------------===//
// Comparing
//===----------------------------------------------------------------------===//

static aimet_status make_form(aimet_form_space *space, const aimet_model *model,
                              unsigned side, aimet_proof_level level,
                              bool keeps_calls, aimet_model_form **out) {
  const aimet_model_form_options options = {
      .store = model->weights,
      .side = side,
      .keeps_calls = keeps_calls,
      .evaluates = level == AIMET_PROOF_VALUES,
      .folds = level == AIMET_PROOF_AFFINE};
  return aimet_model_form_create(space, model->module, &options, out);
}

/// Both forms; calls are followed in both or in neither.
static aimet_status make_forms(aimet_form_space *space,
                               const aimet_model *const models[2],
                               aimet_proof_level level,
                               aimet_model_form *forms[2]) {
  bool keeps_calls = false;
  aimet_status status = AIMET_OK;
  for (unsigned i = 0; i < 2 && status == AIMET_OK; ++i) {
    status = make_form(space, models[i], i, level, keeps_calls, &forms[i]);
    keeps_calls = status == AIMET_OK && forms[i]->keeps_calls;
  }
  if (status != AIMET_OK || !keeps_calls || forms[0]->keeps_calls)
    return status;
  aimet_model_form_destroy(forms[0]);
  return make_form(space, models[0], 0, level, true, &forms[0]);
}

aimet_status aimet_models_compare(const aimet_model *a, const aimet_model *b,
                                  aimet_proof_level level, bool *out_same,
                                  aimet_string_builder *out_text,
                                  aimet_string_builder *out_json) {
  static const aimet_side_names names = {{"in the first", "in the second"}};
  model_comparison c = {.models = {a, b}};
  aimet_model_form *forms[2] = {NULL, NULL};
  aimet_form_space space;
  aimet_form_space_init(&space);
  aimet_arena *arena = aimet_arena_create();
  aimet_status status = make_forms(&space, c.models, level, forms);
  if (status == AIMET_OK) {
    c.same = aimet_model_forms_equal(&space, forms[0], forms[1], &names, arena,
                                     &c.differences);
    c.keeps_calls = forms[0]->keeps_calls;
    c.gave_up = !c.same && aimet_affine_forms_given_up(space.affine) > 0;
    c.bytes_read = aimet_constant_forms_bytes_read(space.constants);
    aimet_ignored_find(a->module, b->module, &c.ignored);
    print_text(&c, out_text);
    print_json(&c, out_json);
    *out_same = c.same;
  }
  aimet_model_form_destroy(forms[0]);
  aimet_model_form_destroy(forms[1]);
  aimet_arena_destroy(arena);
  aimet_form_space_deinit(&space);
  return status;
}
