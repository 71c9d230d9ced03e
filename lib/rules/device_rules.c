//===- device_rules.c - rules on device configurations --------------------===//
//
// The model names configurations of devices, a node says for each how its
// inputs and outputs are spread over them.
//
//===----------------------------------------------------------------------===//

#include "annotation_rules.h"

#include "ir_version_rules.h"
#include "op.h"
#include "rule_memory.h"

static const aimet_rule device_rule = {
    "device-configuration", NULL,
    "a runtime that spreads the model over devices cannot follow it",
    "correct the configuration, or remove it"};

#define WARN(context, tensor, ...)                                             \
  aimet_rule_report(context, AIMET_SEVERITY_WARNING, tensor, NULL, __VA_ARGS__)

//===----------------------------------------------------------------------===//
// The model's configurations
//===----------------------------------------------------------------------===//

static void check_configuration(aimet_rule_context *c,
                                MlirAttribute configuration,
                                aimet_string_map *seen) {
  aimet_string_view name = aimet_dict_get_string(configuration, "name");
  int64_t count = aimet_dict_get_int(configuration, "num_devices", 0);
  MlirAttribute devices = aimet_dict_get(configuration, "device");
  intptr_t num_names = aimet_array_size(devices);
  bool is_new;
  aimet_map_entry *entry = aimet_string_map_insert(seen, name, &is_new);
  if (is_new && count >= 0)
    entry->value.number = (uint64_t)count + 1;
  if (name.length == 0)
    WARN(c, aimet_sv(""), "a device configuration has no name");
  else if (!is_new)
    WARN(c, aimet_sv(""), "device configuration \"%.*s\" is given twice",
         AIMET_SV(name));
  if (count < 1)
    WARN(c, aimet_sv(""),
         "device configuration \"%.*s\" has %lld devices, expected 1 or more",
         AIMET_SV(name), (long long)count);
  else if (num_names && num_names != count)
    WARN(c, aimet_sv(""),
         "device configuration \"%.*s\" names %td devices, expected %lld",
         AIMET_SV(name), num_names, (long long)count);
}

void aimet_check_device_configurations(const aimet_rule_input *input) {
  MlirAttribute list = aimet_op_attr(input->module, "onnx.configuration");
  if (aimet_array_size(list) == 0)
    return;
  aimet_rule_context context =
      aimet_rule_context_of(input, &device_rule, input->module);
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    check_configuration(&context, aimet_array_get(list, i),
                        input->memory->configurations);
}

//===----------------------------------------------------------------------===//
// What a node says of them
//===----------------------------------------------------------------------===//

/// One entry of a node's device_configurations.
typedef struct device_check {
  aimet_rule_context *context;
  const aimet_string_map *values; ///< names of the node's inputs and outputs
  int64_t num_devices;            ///< of the configuration, 0: there is none
} device_check;

/// The caller destroys the map.
static aimet_string_map *values_of(const aimet_rule_context *c) {
  aimet_string_map *values = aimet_string_map_create();
  aimet_arena *arena = c->input->arena;
  intptr_t operands = mlirOperationGetNumOperands(c->node);
  intptr_t results = mlirOperationGetNumResults(c->node);
  for (intptr_t i = 0; i < operands; ++i)
    aimet_string_map_insert(
        values, aimet_value_name(mlirOperationGetOperand(c->node, i), arena),
        NULL);
  for (intptr_t i = 0; i < results; ++i)
    aimet_string_map_insert(values, aimet_result_name(c->node, i, arena), NULL);
  return values;
}

static aimet_string_view key_of(const int64_t *number) {
  return aimet_sv_n((const char *)number, sizeof *number);
}

/// The numbers that stand for groups of devices, as keys; the caller destroys
/// the map.
static aimet_string_map *numbers_of_groups(MlirAttribute groups) {
  aimet_string_map *numbers = aimet_string_map_create();
  for (intptr_t i = 0; i < aimet_array_size(groups); ++i) {
    int64_t number = aimet_dict_get_int(aimet_array_get(groups, i), "key", 0);
    aimet_string_map_insert(numbers, key_of(&number), NULL);
  }
  return numbers;
}

/// `groups` null: only devices are allowed.
static void check_devices(const device_check *d, MlirAttribute devices,
                          const aimet_string_map *groups,
                          aimet_string_view tensor) {
  if (mlirAttributeIsNull(devices) || !mlirAttributeIsADenseI64Array(devices))
    return;
  for (intptr_t i = 0; i < mlirDenseArrayGetNumElements(devices); ++i) {
    int64_t device = mlirDenseI64ArrayGetElement(devices, i);
    bool is_device = device >= 0 && device < d->num_devices;
    if (!is_device &&
        !(groups && aimet_string_map_find(groups, key_of(&device))))
      WARN(d->context, tensor,
           "\"%.*s\" is on device %lld, expected 0 to %lld, or a group",
           AIMET_SV(tensor), (long long)device,
           (long long)(d->num_devices - 1));
  }
}

static void check_shards(aimet_rule_context *c, MlirAttribute dims,
                         aimet_string_view tensor) {
  for (intptr_t i = 0; i < aimet_array_size(dims); ++i) {
    MlirAttribute shards =
        aimet_dict_get(aimet_array_get(dims, i), "simple_sharding");
    for (intptr_t k = 0; k < aimet_array_size(shards); ++k) {
      int64_t count =
          aimet_dict_get_int(aimet_array_get(shards, k), "num_shards", 0);
      if (count < 1)
        WARN(c, tensor, "\"%.*s\" is cut into %lld shards, expected 1 or more",
             AIMET_SV(tensor), (long long)count);
    }
  }
}

static void check_sharding(const device_check *d, MlirAttribute sharding) {
  aimet_string_view tensor = aimet_dict_get_string(sharding, "tensor_name");
  MlirAttribute groups = aimet_dict_get(sharding, "index_to_device_group_map");
  if (!tensor.length || !aimet_string_map_find(d->values, tensor))
    WARN(d->context, tensor,
         "\"%.*s\" is sharded, but is no input or output of the node",
         AIMET_SV(tensor));
  check_shards(d->context, aimet_dict_get(sharding, "sharded_dim"), tensor);
  if (d->num_devices < 1)
    return;
  aimet_string_map *numbers = numbers_of_groups(groups);
  check_devices(d, aimet_dict_get(sharding, "device"), numbers, tensor);
  for (intptr_t i = 0; i < aimet_array_size(groups); ++i)
    check_devices(d, aimet_dict_get(aimet_array_get(groups, i), "value"), NULL,
                  tensor);
  aimet_string_map_destroy(numbers);
}

static void check_node_configuration(device_check *d, MlirAttribute message) {
  aimet_string_view id = aimet_dict_get_string(message, "configuration_id");
  const aimet_map_entry *configuration =
      aimet_string_map_find(d->context->input->memory->configurations, id);
  MlirAttribute shardings = aimet_dict_get(message, "sharding_spec");
  int64_t stage = aimet_dict_get_int(message, "pipeline_stage", 0);
  d->num_devices = configuration && configuration->value.number
                       ? (int64_t)configuration->value.number - 1
                       : 0;
  if (!configuration)
    WARN(d->context, aimet_sv(""),
         "the model has no device configuration \"%.*s\"", AIMET_SV(id));
  if (stage < 0)
    WARN(d->context, aimet_sv(""),
         "the node is in pipeline stage %lld, expected 0 or more",
         (long long)stage);
  for (intptr_t i = 0; i < aimet_array_size(shardings); ++i)
    check_sharding(d, aimet_array_get(shardings, i));
}

void aimet_rule_node_devices(aimet_rule_context *c) {
  MlirAttribute list = aimet_dict_get(c->message, "device_configurations");
  if (aimet_array_size(list) == 0)
    return;
  aimet_note_feature(c->input, AIMET_FEATURE_DEVICES, c->node);
  aimet_string_map *values = values_of(c);
  device_check d = {.context = c, .values = values};
  for (intptr_t i = 0; i < aimet_array_size(list); ++i)
    check_node_configuration(&d, aimet_array_get(list, i));
  aimet_string_map_destroy(values);
}
