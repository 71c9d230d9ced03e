//===- annotation_rules.c - rules on what refers to values by name --------===//

#include "annotation_rules.h"

#include "op.h"
#include "string_map.h"

//===----------------------------------------------------------------------===//
// Quantization annotations
//===----------------------------------------------------------------------===//

static const aimet_rule quantization_rule = {
    "quantization-annotation", NULL,
    "a quantizer that goes by the annotation finds no tensor, or two answers",
    "correct the name, or remove the annotation"};

#define WARN(context, tensor, ...)                                             \
  aimet_rule_report(context, AIMET_SEVERITY_WARNING, tensor, NULL, __VA_ARGS__)

static bool is_visible(const aimet_name_scope *scope, aimet_string_view name) {
  aimet_known_name known;
  return aimet_name_scope_find(scope, name, &known);
}

static void check_annotation(aimet_rule_context *c, MlirAttribute annotation,
                             const aimet_name_scope *scope,
                             aimet_string_map *seen) {
  aimet_string_view tensor = aimet_dict_get_string(annotation, "tensor_name");
  MlirAttribute parameters =
      aimet_dict_get(annotation, "quant_parameter_tensor_names");
  bool is_new;
  aimet_string_map_insert(seen, tensor, &is_new);
  if (!is_new)
    WARN(c, tensor, "quantization of \"%.*s\" is annotated twice",
         AIMET_SV(tensor));
  if (!is_visible(scope, tensor))
    WARN(c, tensor,
         "quantization of \"%.*s\" is annotated, which the graph does not have",
         AIMET_SV(tensor));
  for (intptr_t i = 0; i < aimet_array_size(parameters); ++i) {
    MlirAttribute entry = aimet_array_get(parameters, i);
    aimet_string_view name = aimet_dict_get_string(entry, "value");
    aimet_string_view key = aimet_dict_get_string(entry, "key");
    if (!is_visible(scope, name))
      WARN(c, tensor,
           "%.*s of the quantization of \"%.*s\" is \"%.*s\", which the graph "
           "does not have",
           AIMET_SV(key), AIMET_SV(tensor), AIMET_SV(name));
  }
}

void aimet_check_quantization_annotation(const aimet_rule_input *input,
                                         const aimet_graph_view *graph,
                                         const aimet_name_scope *scope) {
  MlirAttribute list =
      aimet_dict_get(graph->message, "quantization_annotation");
  if (aimet_array_size(list) == 0)
    return;
  aimet_rule_context context =
      aimet_rule_context_of(input, &quantization_rule, graph->owner);
  aimet_string_map *seen = aimet_string_map_create();
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    check_annotation(&context, aimet_array_get(list, i), scope, seen);
  aimet_string_map_destroy(seen);
}

//===----------------------------------------------------------------------===//
// Training
//===----------------------------------------------------------------------===//

static const aimet_rule training_rule = {
    "training-info", NULL, "a trainer assigns the wrong values, or none",
    "correct the name, or remove training_info if the model is not trained"};

/// The graphs of one TrainingInfoProto, and what they define.
typedef struct training {
  aimet_rule_context context;
  const aimet_name_scope *scope; ///< with the values of the main graph
  aimet_string_map *main_outputs;
  MlirAttribute algorithm;
  aimet_string_map *initializers; ///< of the algorithm
  aimet_string_map *updated;      ///< keys of all update bindings of the model
} training;

/// Adds the names that messages of a list have under `key`.
static void add_names(aimet_string_map *names, MlirAttribute list,
                      const char *key) {
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    aimet_string_map_insert(
        names, aimet_dict_get_string(aimet_array_get(list, i), key), NULL);
}

/// The name of an initializer held in a message: a tensor attribute's.
static void add_initializers(aimet_string_map *names, MlirAttribute list) {
  for (intptr_t i = 0; i < aimet_array_size(list); ++i) {
    MlirAttribute proto = aimet_dict_get(aimet_array_get(list, i), "proto");
    aimet_string_map_insert(names, aimet_dict_get_string(proto, "name"), NULL);
  }
}

static void add_strings(aimet_string_map *names, MlirAttribute list) {
  aimet_string_view name;
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    if (aimet_attr_get_string(aimet_array_get(list, i), &name))
      aimet_string_map_insert(names, name, NULL);
}

static void check_node_inputs(training *t, MlirAttribute node,
                              const char *graph, bool sees_main_graph,
                              const aimet_string_map *defined) {
  MlirAttribute inputs = aimet_dict_get(node, "input");
  aimet_string_view name;
  for (intptr_t i = 0; i < aimet_array_size(inputs); ++i) {
    if (!aimet_attr_get_string(aimet_array_get(inputs, i), &name) ||
        name.length == 0 || aimet_string_map_find(defined, name) ||
        (sees_main_graph && is_visible(t->scope, name)))
      continue;
    WARN(&t->context, name,
         "\"%.*s\" is used by a node of the %s graph of training_info, but not "
         "defined before",
         AIMET_SV(name), graph);
  }
}

/// The nodes of a training graph use what is defined before them.
static void check_training_graph(training *t, MlirAttribute graph,
                                 const char *name, bool sees_main_graph) {
  MlirAttribute nodes = aimet_dict_get(graph, "node");
  aimet_string_map *defined = aimet_string_map_create();
  add_names(defined, aimet_dict_get(graph, "input"), "name");
  add_initializers(defined, aimet_dict_get(graph, "initializer"));
  for (intptr_t i = 0; i < aimet_array_size(nodes); ++i) {
    MlirAttribute node = aimet_array_get(nodes, i);
    check_node_inputs(t, node, name, sees_main_graph, defined);
    add_strings(defined, aimet_dict_get(node, "output"));
  }
  aimet_string_map_destroy(defined);
}

static bool is_variable(const training *t, aimet_string_view name) {
  aimet_known_name known;
  return aimet_string_map_find(t->initializers, name) ||
         (aimet_name_scope_find(t->scope, name, &known) &&
          known.is_initializer);
}

/// The bindings of one kind.
typedef struct binding_check {
  MlirAttribute bindings;
  const char *what;
  MlirAttribute graph;          ///< whose outputs they take
  const aimet_string_map *also; ///< other outputs that they may take, or null
  aimet_string_map *assigned;   ///< what has been assigned
} binding_check;

static void check_binding(training *t, const binding_check *b,
                          MlirAttribute entry,
                          const aimet_string_map *outputs) {
  aimet_string_view variable = aimet_dict_get_string(entry, "key");
  aimet_string_view value = aimet_dict_get_string(entry, "value");
  bool is_new;
  aimet_string_map_insert(b->assigned, variable, &is_new);
  if (!is_new)
    WARN(&t->context, variable, "%s assigns \"%.*s\" twice", b->what,
         AIMET_SV(variable));
  if (!is_variable(t, variable))
    WARN(&t->context, variable, "%s assigns \"%.*s\", which is no initializer",
         b->what, AIMET_SV(variable));
  if (!aimet_string_map_find(outputs, value) &&
      !(b->also && aimet_string_map_find(b->also, value)))
    WARN(&t->context, value,
         "%s takes \"%.*s\", which is no output of its graph", b->what,
         AIMET_SV(value));
}

/// A binding assigns an output of a training graph to an initializer.
static void check_bindings(training *t, const binding_check *b) {
  aimet_string_map *outputs = aimet_string_map_create();
  add_names(outputs, aimet_dict_get(b->graph, "output"), "name");
  for (intptr_t i = 0; i < aimet_array_size(b->bindings); ++i)
    check_binding(t, b, aimet_array_get(b->bindings, i), outputs);
  aimet_string_map_destroy(outputs);
}

static void check_training(training *t, MlirAttribute info) {
  MlirAttribute initialization = aimet_dict_get(info, "initialization");
  t->algorithm = aimet_dict_get(info, "algorithm");
  t->initializers = aimet_string_map_create();
  aimet_string_map *initialized = aimet_string_map_create();
  add_initializers(t->initializers,
                   aimet_dict_get(t->algorithm, "initializer"));
  if (aimet_array_size(aimet_dict_get(initialization, "input")))
    WARN(&t->context, aimet_sv(""),
         "the initialization graph of training_info has inputs, expected none");
  check_training_graph(t, initialization, "initialization", false);
  check_training_graph(t, t->algorithm, "algorithm", true);
  binding_check initial = {
      .bindings = aimet_dict_get(info, "initialization_binding"),
      .what = "initialization_binding",
      .graph = initialization,
      .assigned = initialized,
  };
  binding_check update = {
      .bindings = aimet_dict_get(info, "update_binding"),
      .what = "update_binding",
      .graph = t->algorithm,
      .also = t->main_outputs,
      .assigned = t->updated,
  };
  check_bindings(t, &initial);
  check_bindings(t, &update);
  aimet_string_map_destroy(initialized);
  aimet_string_map_destroy(t->initializers);
}

void aimet_check_training_info(const aimet_rule_input *input,
                               const aimet_graph_view *main_graph,
                               const aimet_name_scope *scope) {
  MlirAttribute infos = aimet_op_attr(input->module, "onnx.training_info");
  if (aimet_array_size(infos) == 0)
    return;
  training t = {
      .context = aimet_rule_context_of(input, &training_rule, input->module),
      .scope = scope,
      .main_outputs = aimet_string_map_create(),
      .updated = aimet_string_map_create(),
  };
  add_names(t.main_outputs, main_graph->outputs, "onnx.name");
  for (intptr_t i = 0; i < aimet_array_size(infos); ++i)
    check_training(&t, aimet_array_get(infos, i));
  aimet_string_map_destroy(t.updated);
  aimet_string_map_destroy(t.main_outputs);
}
