//===- external_export.c - the data file beside a model -------------------===//

#include "external_data.h"

#include "alloc.h"
#include "message_attr.h"
#include "op.h"
#include "string_map.h"
#include "tensor_proto.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { RAW_DATA = 9 };

/// Spans further apart than this are packed anew: what lies between is no
/// alignment but weights that are gone.
#define KEPT_GAP_LIMIT 65536

/// Large payloads begin on a page, so that runtimes can map them.
#define LARGE_PAYLOAD 65536
#define LARGE_ALIGNMENT 4096
#define SMALL_ALIGNMENT 64

/// One payload in the data file.
typedef struct plan_entry {
  MlirAttribute attribute; ///< the payload's values, if `file` is null
  const aimet_input_file *file;
  uint64_t source_offset;
  uint64_t length;
  uint64_t offset; ///< in the data file
  bool placed;     ///< its tensor has been written
} plan_entry;

struct aimet_external_data_plan {
  aimet_external_data mode;
  uint64_t threshold;
  const char *location;
  bool keep_layout;
  uint64_t end; ///< of the data file so far
  plan_entry *entries;
  size_t num_entries, capacity, num_placed;
  aimet_string_map *by_attribute; ///< key: the attribute's pointer
};

static bool is_external(MlirAttribute attribute) {
  return aimet_dict_get_int(aimet_dict_get(attribute, "proto"), "data_location",
                            0) == ONNX__TENSOR_PROTO__DATA_LOCATION__EXTERNAL;
}

/// What the layout scan learns of the spans that are external already.
typedef struct layout_scan {
  bool first, one_file, dense;
  aimet_string_view file;
  struct range {
    uint64_t begin, end;
  } *ranges;
  size_t count, capacity;
} layout_scan;

static void scan_attribute(layout_scan *scan, MlirAttribute attribute) {
  aimet_span span;
  if (!mlirAttributeIsADictionary(attribute) || !is_external(attribute))
    return;
  if (!aimet_span_from_attribute(aimet_dict_get(attribute, "span"), &span)) {
    scan->one_file = false;
    return;
  }
  if (scan->first)
    scan->file = span.file;
  else if (!aimet_sv_equal(scan->file, span.file))
    scan->one_file = false;
  scan->first = false;
  if (scan->count == scan->capacity)
    aimet_grow_array((void **)&scan->ranges, &scan->capacity, scan->count + 1,
                     sizeof *scan->ranges);
  scan->ranges[scan->count++] =
      (struct range){span.offset, span.offset + span.length};
}

static void scan_operation(MlirOperation op, void *user_data) {
  intptr_t count = aimet_op_attr_count(op);
  for (intptr_t i = 0; i < count; ++i)
    scan_attribute(user_data, aimet_op_attr_at(op, i).attribute);
}

static int compare_ranges(const void *a, const void *b) {
  uint64_t x = ((const struct range *)a)->begin;
  uint64_t y = ((const struct range *)b)->begin;
  return x < y ? -1 : x > y;
}

/// True if every external tensor lies in one file with no large gaps: then the
/// offsets stay, and an untouched model comes back byte for byte.
static bool can_keep_layout(MlirOperation module, uint64_t *out_end,
                            bool *out_has_external) {
  layout_scan scan = {.first = true, .one_file = true};
  aimet_walk(module, scan_operation, &scan);
  bool keep = scan.one_file && scan.count != 0;
  *out_has_external = !scan.one_file || scan.count != 0;
  if (scan.count)
    qsort(scan.ranges, scan.count, sizeof *scan.ranges, compare_ranges);
  uint64_t end = 0;
  for (size_t i = 0; i < scan.count; ++i) {
    if (scan.ranges[i].begin > end + KEPT_GAP_LIMIT)
      keep = false;
    if (scan.ranges[i].end > end)
      end = scan.ranges[i].end;
  }
  free(scan.ranges);
  *out_end = keep ? end : 0;
  return keep;
}

void aimet_external_data_plan_destroy(aimet_external_data_plan *plan) {
  if (!plan)
    return;
  aimet_string_map_destroy(plan->by_attribute);
  free(plan->entries);
  free(plan);
}

static uint64_t align_up(uint64_t value, uint64_t alignment) {
  return (value + alignment - 1) / alignment * alignment;
}

/// The entry of an attribute, made if it is new, with its place in the data
/// file unless a kept layout gives it one.
static plan_entry *plan_entry_of(aimet_external_data_plan *plan,
                                 MlirAttribute attribute, uint64_t length,
                                 bool keeps_place) {
  bool inserted;
  aimet_string_view key =
      aimet_sv_n((const char *)&attribute.ptr, sizeof attribute.ptr);
  aimet_map_entry *known =
      aimet_string_map_insert(plan->by_attribute, key, &inserted);
  if (!inserted)
    return &plan->entries[known->value.number];
  known->value.number = plan->num_entries;
  if (plan->num_entries == plan->capacity)
    aimet_grow_array((void **)&plan->entries, &plan->capacity,
                     plan->num_entries + 1, sizeof *plan->entries);
  plan_entry *entry = &plan->entries[plan->num_entries++];
  *entry = (plan_entry){.attribute = attribute, .length = length};
  if (!keeps_place) {
    entry->offset = align_up(
        plan->end, length >= LARGE_PAYLOAD ? LARGE_ALIGNMENT : SMALL_ALIGNMENT);
    plan->end = entry->offset + length;
  }
  return entry;
}

static const plan_entry *place_entry(aimet_external_data_plan *plan,
                                     MlirAttribute attribute,
                                     const aimet_export_payload *payload) {
  bool keeps_place =
      plan->keep_layout && payload->file && is_external(attribute);
  plan_entry *entry =
      plan_entry_of(plan, attribute, payload->length, keeps_place);
  if (keeps_place)
    entry->offset = payload->offset;
  entry->file = payload->file;
  entry->source_offset = payload->offset;
  plan->num_placed += !entry->placed;
  entry->placed = true;
  return entry;
}

/// Bytes of raw_data that a tensor attribute will have; false for other forms.
static bool raw_length(MlirAttribute attribute, uint64_t *out) {
  aimet_span span;
  if (mlirAttributeIsADictionary(attribute)) {
    if (!mlirAttributeIsNull(aimet_dict_get(attribute, "field")))
      return false;
    if (aimet_span_from_attribute(aimet_dict_get(attribute, "span"), &span)) {
      *out = span.length;
      return true;
    }
    if (mlirAttributeIsNull(aimet_dict_get(attribute, "value")))
      return false;
  }
  uint64_t count;
  MlirType type = aimet_tensor_attribute_type(attribute);
  return !mlirTypeIsNull(type) && aimet_type_element_count(type, &count) &&
         aimet_raw_size(mlirShapedTypeGetElementType(type), count, out);
}

/// Gives the tensors that will go out their places in the order of the model;
/// the model itself is written from its end.
static void reserve_places(MlirOperation op, void *user_data) {
  aimet_external_data_plan *plan = user_data;
  for (intptr_t i = 0; i < aimet_op_attr_count(op); ++i) {
    MlirAttribute attribute = aimet_op_attr_at(op, i).attribute;
    uint64_t length;
    if (!aimet_is_tensor_attribute(attribute) ||
        !raw_length(attribute, &length))
      continue;
    bool external =
        mlirAttributeIsADictionary(attribute) && is_external(attribute);
    if (external ||
        (plan->mode == AIMET_EXTERNAL_ALL && length >= plan->threshold))
      plan_entry_of(plan, attribute, length, false);
  }
}

aimet_external_data_plan *
aimet_external_data_plan_create(MlirOperation module,
                                const aimet_onnx_export_options *options,
                                const char *location) {
  aimet_external_data_plan *plan = aimet_calloc(1, sizeof *plan);
  plan->mode = options->external;
  plan->threshold = options->external_threshold;
  plan->location = location;
  plan->by_attribute = aimet_string_map_create();
  bool goes_out = plan->mode == AIMET_EXTERNAL_ALL;
  if (plan->mode == AIMET_EXTERNAL_KEEP)
    plan->keep_layout = can_keep_layout(module, &plan->end, &goes_out);
  if (goes_out && !plan->keep_layout)
    aimet_walk(module, reserve_places, plan);
  return plan;
}

static Onnx__StringStringEntryProto *
new_entry(aimet_codec *codec, const char *key, const char *value) {
  Onnx__StringStringEntryProto *entry =
      (Onnx__StringStringEntryProto *)aimet_message_new(
          codec, &onnx__string_string_entry_proto__descriptor);
  entry->key = aimet_codec_text(codec, aimet_sv(key));
  entry->value = aimet_codec_text(codec, aimet_sv(value));
  return entry;
}

static void set_entry(aimet_codec *codec, Onnx__TensorProto *tensor,
                      const char *key, const char *value) {
  for (size_t i = 0; i < tensor->n_external_data; ++i)
    if (tensor->external_data[i]->key &&
        strcmp(tensor->external_data[i]->key, key) == 0) {
      tensor->external_data[i] = new_entry(codec, key, value);
      return;
    }
  Onnx__StringStringEntryProto **entries = aimet_arena_calloc(
      codec->arena, tensor->n_external_data + 1, sizeof *entries);
  if (tensor->n_external_data)
    memcpy(entries, tensor->external_data,
           tensor->n_external_data * sizeof *entries);
  entries[tensor->n_external_data++] = new_entry(codec, key, value);
  tensor->external_data = entries;
}

/// Drops the digest of a file whose content is another one now.
static void drop_checksum(Onnx__TensorProto *tensor) {
  size_t kept = 0;
  for (size_t i = 0; i < tensor->n_external_data; ++i)
    if (!tensor->external_data[i]->key ||
        strcmp(tensor->external_data[i]->key, "checksum") != 0)
      tensor->external_data[kept++] = tensor->external_data[i];
  tensor->n_external_data = kept;
}

static void move_out(aimet_codec *codec, Onnx__TensorProto *tensor,
                     MlirAttribute attribute,
                     const aimet_export_payload *payload) {
  aimet_external_data_plan *plan = codec->external;
  const plan_entry *entry = place_entry(plan, attribute, payload);
  set_entry(codec, tensor, "location", plan->location);
  if (!plan->keep_layout || !is_external(attribute)) {
    drop_checksum(tensor);
    set_entry(codec, tensor, "offset",
              aimet_arena_format(codec->arena, "%llu",
                                 (unsigned long long)entry->offset));
    set_entry(codec, tensor, "length",
              aimet_arena_format(codec->arena, "%llu",
                                 (unsigned long long)payload->length));
  }
  tensor->has_data_location = 1;
  tensor->data_location = ONNX__TENSOR_PROTO__DATA_LOCATION__EXTERNAL;
  aimet_export_payload_set(codec, tensor, NULL);
}

static void move_in(Onnx__TensorProto *tensor) {
  tensor->n_external_data = 0;
  tensor->has_data_location = 0;
}

void aimet_external_data_place(aimet_codec *codec, Onnx__TensorProto *tensor,
                               MlirAttribute attribute) {
  const aimet_external_data_plan *plan = codec->external;
  const aimet_export_payload *payload = aimet_export_payload_of(tensor);
  bool external =
      tensor->has_data_location &&
      tensor->data_location == ONNX__TENSOR_PROTO__DATA_LOCATION__EXTERNAL;
  // Only the form of raw_data may lie in another file.
  if (!payload || payload->field != RAW_DATA)
    return;
  if (plan->mode == AIMET_EXTERNAL_NONE) {
    if (external)
      move_in(tensor);
  } else if (external || (plan->mode == AIMET_EXTERNAL_ALL &&
                          payload->length >= plan->threshold)) {
    move_out(codec, tensor, attribute, payload);
  }
}

bool aimet_external_data_is_used(const aimet_external_data_plan *plan) {
  return plan->num_placed != 0;
}

bool aimet_external_data_reads(const aimet_external_data_plan *plan,
                               const char *path) {
  struct stat target, source;
  if (stat(path, &target) != 0)
    return false;
  for (size_t i = 0; i < plan->num_entries; ++i) {
    const aimet_input_file *file = plan->entries[i].file;
    if (file && fstat(file->fd, &source) == 0 &&
        source.st_dev == target.st_dev && source.st_ino == target.st_ino)
      return true;
  }
  return false;
}

static int compare_entries(const void *a, const void *b) {
  uint64_t x = ((const plan_entry *)a)->offset;
  uint64_t y = ((const plan_entry *)b)->offset;
  return x < y ? -1 : x > y;
}

static void send_entry(const plan_entry *entry, aimet_output_file *file) {
  uint64_t position = aimet_output_file_position(file);
  // Spans of a kept layout may overlap: what is there already is not repeated.
  uint64_t skip = position > entry->offset ? position - entry->offset : 0;
  if (skip >= entry->length)
    return;
  aimet_output_file_pad_to(file, entry->offset);
  if (entry->file) {
    aimet_output_file_copy(file, entry->file, entry->source_offset + skip,
                           entry->length - skip);
    return;
  }
  MlirAttribute dense = mlirAttributeIsADictionary(entry->attribute)
                            ? aimet_dict_get(entry->attribute, "value")
                            : entry->attribute;
  void *data;
  uint64_t length;
  if (aimet_dense_to_raw(dense, &data, &length)) {
    aimet_output_file_write(file, data, length);
    free(data);
  }
}

void aimet_external_data_send(const aimet_external_data_plan *plan,
                              aimet_output_file *file) {
  qsort(plan->entries, plan->num_entries, sizeof *plan->entries,
        compare_entries);
  for (size_t i = 0; i < plan->num_entries; ++i)
    if (plan->entries[i].placed)
      send_entry(&plan->entries[i], file);
}
