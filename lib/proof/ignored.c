//===- ignored.c - what two models differ in that does not count ----------===//

#include "ignored.h"

#include "node.h"
#include "provenance.h"
#include "string_builder.h"
#include "string_map.h"

#include <inttypes.h>

/// The first kind of which texts are compared.
#define FIRST_TEXT AIMET_IGNORED_NODE_NAMES

/// The texts of one kind in both models: each with a bit for each model.
typedef struct ignored_search {
  aimet_string_map *texts[AIMET_NUM_IGNORED];
  aimet_arena *arena;
  size_t totals[AIMET_NUM_IGNORED][2];
  unsigned side;
} ignored_search;

const char *aimet_ignored_name(aimet_ignored_kind kind) {
  static const char *const names[] = {
      "nodes",      "initializers", "functions", "node names",   "tensor names",
      "provenance", "doc strings",  "metadata",  "model fields",
  };
  return names[kind];
}

bool aimet_ignored_differs(const aimet_ignored *ignored,
                           aimet_ignored_kind kind) {
  const size_t *counts = ignored->counts[kind];
  return kind < FIRST_TEXT ? counts[0] != counts[1] : counts[0] || counts[1];
}

static void add_text(ignored_search *s, aimet_ignored_kind kind,
                     aimet_string_view text) {
  if (text.length)
    aimet_string_map_insert(s->texts[kind], text, NULL)->value.number |=
        1u << s->side;
}

static void append_text(MlirStringRef text, void *builder) {
  aimet_sb_append(builder, aimet_view(text));
}

static void add_pair(ignored_search *s, aimet_ignored_kind kind,
                     aimet_string_view key, MlirAttribute value) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append(&text, key);
  aimet_sb_append_cstr(&text, " = ");
  mlirAttributePrint(value, append_text, &text);
  add_text(s, kind, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

/// Keys and values in turn; those of provenance count as such.
static void add_metadata(ignored_search *s, MlirAttribute pairs) {
  for (intptr_t i = 0; i + 1 < aimet_array_size(pairs); i += 2) {
    aimet_string_view key = {NULL, 0};
    aimet_attr_get_string(aimet_array_get(pairs, i), &key);
    if (!aimet_sv_starts_with(key, aimet_sv("aimet.")))
      add_pair(s, AIMET_IGNORED_METADATA, key, aimet_array_get(pairs, i + 1));
  }
}

static void add_provenance(ignored_search *s, MlirOperation op) {
  aimet_provenance provenance;
  if (!aimet_provenance_of(op, &provenance) &&
      !aimet_provenance_from_metadata(op, &provenance))
    return;
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_appendf(
      &text, "module %.*s, class %.*s, call %" PRId64 ", functional %.*s, %d",
      AIMET_SV(provenance.path), AIMET_SV(provenance.class_name),
      provenance.call, AIMET_SV(provenance.functional), provenance.leaf);
  add_text(s, AIMET_IGNORED_PROVENANCE, aimet_sb_view(&text));
  aimet_sb_deinit(&text);
}

static void add_node(ignored_search *s, MlirOperation op) {
  ++s->totals[AIMET_IGNORED_NODES][s->side];
  add_text(s, AIMET_IGNORED_NODE_NAMES, aimet_op_node_name(op));
  add_text(s, AIMET_IGNORED_DOC_STRINGS,
           aimet_dict_get_string(aimet_op_attr(op, "onnx.node"), "doc_string"));
  add_metadata(s, aimet_op_attr(op, "onnx.metadata_props"));
  add_provenance(s, op);
}

static void visit(MlirOperation op, void *user_data) {
  ignored_search *s = user_data;
  if (aimet_op_is_node(op))
    add_node(s, op);
  else if (aimet_op_is(op, "onnx.Initializer") ||
           aimet_op_is(op, "onnx.SparseInitializer"))
    ++s->totals[AIMET_IGNORED_INITIALIZERS][s->side];
  else if (aimet_op_is(op, "func.func") &&
           !mlirAttributeIsNull(aimet_op_attr(op, "onnx.function")))
    ++s->totals[AIMET_IGNORED_FUNCTIONS][s->side];
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    add_text(s, AIMET_IGNORED_TENSOR_NAMES, aimet_result_name(op, i, s->arena));
}

static void add_model_fields(ignored_search *s, MlirOperation module) {
  for (intptr_t i = 0, n = aimet_op_attr_count(module); i < n; ++i) {
    MlirNamedAttribute named = aimet_op_attr_at(module, i);
    add_pair(s, AIMET_IGNORED_MODEL_FIELDS,
             aimet_view(mlirIdentifierStr(named.name)), named.attribute);
  }
  MlirAttribute graph =
      aimet_op_attr(aimet_main_function(module), "onnx.graph");
  static const char *const fields[] = {"name", "doc_string", "metadata_props"};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; ++i) {
    MlirAttribute value = aimet_dict_get(graph, fields[i]);
    if (!mlirAttributeIsNull(value))
      add_pair(s, AIMET_IGNORED_MODEL_FIELDS, aimet_sv(fields[i]), value);
  }
}

static void search_model(ignored_search *s, MlirOperation module,
                         unsigned side) {
  s->side = side;
  aimet_walk(module, visit, s);
  add_model_fields(s, module);
}

static void count_texts(const aimet_string_map *texts, size_t *counts) {
  for (size_t i = 0; i < aimet_string_map_size(texts); ++i) {
    uint64_t sides =
        aimet_string_map_at((aimet_string_map *)texts, i)->value.number;
    counts[0] += sides == 1;
    counts[1] += sides == 2;
  }
}

void aimet_ignored_find(MlirOperation a, MlirOperation b, aimet_ignored *out) {
  *out = (aimet_ignored){0};
  ignored_search s = {.arena = aimet_arena_create()};
  for (int i = FIRST_TEXT; i < AIMET_NUM_IGNORED; ++i)
    s.texts[i] = aimet_string_map_create();
  search_model(&s, a, 0);
  search_model(&s, b, 1);
  for (int i = 0; i < AIMET_NUM_IGNORED; ++i) {
    if (i < FIRST_TEXT) {
      out->counts[i][0] = s.totals[i][0];
      out->counts[i][1] = s.totals[i][1];
      continue;
    }
    count_texts(s.texts[i], out->counts[i]);
    aimet_string_map_destroy(s.texts[i]);
  }
  aimet_arena_destroy(s.arena);
}
