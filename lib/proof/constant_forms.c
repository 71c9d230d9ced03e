//===- constant_forms.c - constants by what they hold ---------------------===//
//
// Equal dense elements are one attribute in MLIR, so small constants need no
// more than that. Large ones fall into groups by type and by the hash of their
// ends, which every reference to a file carries; within a group the content is
// hashed as soon as there are two sources.
//
//===----------------------------------------------------------------------===//

#include "constant_forms.h"

#include "alloc.h"
#include "fold_limits.h"
#include "hash.h"
#include "ptr_map.h"
#include "string_map.h"

#include <stdlib.h>

enum { HASHED_END = 64, PIECE = 1 << 20 };

/// How the content of a constant is told: the second word of its form.
enum constant_tag {
  TAG_DENSE = 1, ///< by the attribute of its elements
  TAG_CONTENT,   ///< by the number of a content
  TAG_MESSAGE,   ///< by the message that says it
};

/// The content of large constants.
typedef struct content {
  aimet_weight_store *store;
  MlirAttribute tensor; ///< where it was first seen
  aimet_form form;
  bool is_hashed;
  aimet_hash128 hash;
  size_t next; ///< of the same group; 0: none
} content;

/// The constants that one store reads.
typedef struct constant_source {
  aimet_weight_store *store;
  aimet_ptr_map forms; ///< tensor attribute -> form
} constant_source;

struct aimet_constant_forms {
  aimet_form_table *table;
  constant_source *sources;
  size_t num_sources, source_capacity;
  content *contents; ///< content 0 is none
  size_t num_contents, content_capacity;
  aimet_string_map *groups;  ///< type and hash of ends -> first content
  aimet_ptr_map dense_forms; ///< large dense elements -> form
  aimet_status status;
  uint64_t bytes_read;
};

aimet_constant_forms *aimet_constant_forms_create(aimet_form_table *table) {
  aimet_constant_forms *constants = aimet_calloc(1, sizeof *constants);
  constants->table = table;
  constants->groups = aimet_string_map_create();
  constants->content_capacity = 16;
  constants->contents =
      aimet_calloc(constants->content_capacity, sizeof *constants->contents);
  constants->num_contents = 1;
  return constants;
}

void aimet_constant_forms_destroy(aimet_constant_forms *constants) {
  if (!constants)
    return;
  for (size_t i = 0; i < constants->num_sources; ++i)
    aimet_ptr_map_deinit(&constants->sources[i].forms);
  aimet_ptr_map_deinit(&constants->dense_forms);
  aimet_string_map_destroy(constants->groups);
  free(constants->sources);
  free(constants->contents);
  free(constants);
}

aimet_status
aimet_constant_forms_status(const aimet_constant_forms *constants) {
  return constants->status;
}

uint64_t
aimet_constant_forms_bytes_read(const aimet_constant_forms *constants) {
  return constants->bytes_read;
}

static aimet_form constant(aimet_constant_forms *constants, MlirType type,
                           enum constant_tag tag, uint64_t content) {
  const uint64_t words[] = {(uint64_t)(uintptr_t)type.ptr, tag, content};
  return aimet_form_get(constants->table, AIMET_FORM_CONSTANT, NULL, 0, words,
                        sizeof words / sizeof *words);
}

//===----------------------------------------------------------------------===//
// Hashing
//===----------------------------------------------------------------------===//

static uint64_t hash_ends(const void *data, uint64_t length) {
  unsigned char ends[2 * HASHED_END];
  if (length <= sizeof ends)
    return aimet_hash_bytes(data, (size_t)length, 0);
  memcpy(ends, data, HASHED_END);
  memcpy(ends + HASHED_END, (const char *)data + length - HASHED_END,
         HASHED_END);
  return aimet_hash_bytes(ends, sizeof ends, 0);
}

static aimet_status add_pieces(const aimet_input_file *file, aimet_span span,
                               aimet_hash_stream *stream,
                               aimet_file_error *error) {
  unsigned char *piece = aimet_malloc(PIECE);
  aimet_status status = AIMET_OK;
  for (uint64_t at = 0; status == AIMET_OK && at < span.length; at += PIECE) {
    uint64_t rest = span.length - at;
    size_t length = rest < PIECE ? (size_t)rest : PIECE;
    status =
        aimet_input_file_read(file, span.offset + at, piece, length, error);
    if (status == AIMET_OK)
      aimet_hash_stream_add(stream, piece, length);
  }
  free(piece);
  return status;
}

static aimet_status hash_span(aimet_constant_forms *constants,
                              aimet_weight_store *store, aimet_span span,
                              aimet_hash128 *out) {
  const aimet_input_file *file;
  aimet_place place = {.file = span.file};
  aimet_status status = aimet_weight_store_resolve(store, span, place, &file);
  if (status != AIMET_OK)
    return status;
  aimet_file_error error = {0};
  aimet_hash_stream *stream = aimet_hash_stream_create();
  status = add_pieces(file, span, stream, &error);
  *out = aimet_hash_stream_finish(stream);
  constants->bytes_read += span.length;
  if (status == AIMET_OK)
    return AIMET_OK;
  return aimet_diag_error(aimet_weight_store_diag(store), status, place,
                          "cannot compare weights: %s", error.reason);
}

static void hash_dense(MlirAttribute dense, aimet_hash128 *out) {
  void *data = NULL;
  uint64_t length = 0;
  aimet_hash_stream *stream = aimet_hash_stream_create();
  if (aimet_dense_to_raw(dense, &data, &length))
    aimet_hash_stream_add(stream, data, (size_t)length);
  *out = aimet_hash_stream_finish(stream);
  free(data);
}

static void hash_content(aimet_constant_forms *constants, content *c) {
  if (c->is_hashed)
    return;
  c->is_hashed = true;
  aimet_span span;
  if (!aimet_span_from_attribute(aimet_dict_get(c->tensor, "span"), &span)) {
    hash_dense(c->tensor, &c->hash);
    return;
  }
  aimet_status status = hash_span(constants, c->store, span, &c->hash);
  if (status != AIMET_OK)
    constants->status = status;
}

//===----------------------------------------------------------------------===//
// Large tensors
//===----------------------------------------------------------------------===//

static bool same_source(const content *a, const content *b) {
  return a->store == b->store &&
         aimet_tensor_attribute_same(a->tensor, b->tensor);
}

static bool is_readable(const content *c) {
  return c->store || mlirAttributeIsADenseElements(c->tensor);
}

static bool same_content(aimet_constant_forms *constants, content *a,
                         content *b) {
  if (same_source(a, b))
    return true;
  if (!is_readable(a) || !is_readable(b))
    return false;
  hash_content(constants, a);
  hash_content(constants, b);
  return a->hash.low == b->hash.low && a->hash.high == b->hash.high;
}

static size_t add_content(aimet_constant_forms *constants, content added) {
  void *contents = constants->contents;
  aimet_grow_array(&contents, &constants->content_capacity,
                   constants->num_contents + 1, sizeof *constants->contents);
  constants->contents = contents;
  constants->contents[constants->num_contents] = added;
  return constants->num_contents++;
}

/// The bytes of a large tensor, as they are stored.
typedef struct payload {
  uint64_t length;
  uint64_t ends;       ///< hash of its first and last bytes
  MlirAttribute field; ///< that holds it; null where the bytes are plain
} payload;

static aimet_form large_form(aimet_constant_forms *constants,
                             aimet_weight_store *store, MlirAttribute tensor,
                             MlirType type, payload bytes) {
  const uint64_t key[] = {(uint64_t)(uintptr_t)type.ptr, bytes.length,
                          bytes.ends, (uint64_t)(uintptr_t)bytes.field.ptr};
  aimet_map_entry *group = aimet_string_map_insert(
      constants->groups, aimet_sv_n((const char *)key, sizeof key), NULL);
  content candidate = {.store = store, .tensor = tensor};
  for (size_t i = group->value.number; i; i = constants->contents[i].next)
    if (same_content(constants, &constants->contents[i], &candidate))
      return constants->contents[i].form;
  candidate.next = group->value.number;
  size_t number = add_content(constants, candidate);
  group->value.number = number;
  constants->contents[number].form =
      constant(constants, type, TAG_CONTENT, number);
  return constants->contents[number].form;
}

static bool is_large(MlirType type) {
  uint64_t count, size;
  return aimet_type_element_count(type, &count) &&
         aimet_raw_size(mlirShapedTypeGetElementType(type), count, &size) &&
         size > AIMET_INLINE_PAYLOAD_LIMIT;
}

/// True for elements that nothing else holds: they would fit no memory.
static bool is_huge_splat(MlirAttribute dense) {
  uint64_t count;
  return mlirDenseElementsAttrIsSplat(dense) &&
         (!aimet_type_element_count(mlirAttributeGetType(dense), &count) ||
          count > AIMET_MOST_WEIGHTS);
}

static aimet_form new_dense_form(aimet_constant_forms *constants,
                                 MlirAttribute dense) {
  MlirType type = mlirAttributeGetType(dense);
  void *data;
  uint64_t length;
  if (!is_large(type) || is_huge_splat(dense) ||
      !aimet_dense_to_raw(dense, &data, &length))
    return constant(constants, type, TAG_DENSE, (uint64_t)(uintptr_t)dense.ptr);
  const payload bytes = {length, hash_ends(data, length),
                         mlirAttributeGetNull()};
  free(data);
  return large_form(constants, NULL, dense, type, bytes);
}

static aimet_form dense_form(aimet_constant_forms *constants,
                             MlirAttribute dense) {
  bool inserted;
  uint64_t *form =
      aimet_ptr_map_insert(&constants->dense_forms, dense.ptr, &inserted);
  if (inserted)
    *form = new_dense_form(constants, dense);
  return (aimet_form)*form;
}

//===----------------------------------------------------------------------===//
// Tensor attributes
//===----------------------------------------------------------------------===//

/// True if the field holds the bytes that raw_data would.
static bool is_raw(aimet_string_view field, MlirType element) {
  return field.length == 0 || aimet_sv_is(field, "raw_data") ||
         (aimet_sv_is(field, "float_data") && mlirTypeIsAF32(element)) ||
         (aimet_sv_is(field, "double_data") && mlirTypeIsAF64(element));
}

/// A payload in a typed field, or a small one, becomes dense elements.
static aimet_form decoded_form(aimet_constant_forms *constants,
                               aimet_weight_store *store,
                               MlirAttribute tensor) {
  aimet_element element;
  unsigned char *plain;
  uint64_t count;
  if (!aimet_read_plain(store, tensor, UINT64_MAX, &element, &plain, &count))
    return 0;
  MlirAttribute dense = aimet_dense_from_plain(
      aimet_tensor_attribute_type(tensor), plain, count * element.size);
  free(plain);
  return mlirAttributeIsNull(dense) ? 0 : dense_form(constants, dense);
}

static aimet_form span_form(aimet_constant_forms *constants,
                            aimet_weight_store *store, MlirAttribute tensor,
                            aimet_span span) {
  MlirType type = aimet_tensor_attribute_type(tensor);
  MlirType element = mlirShapedTypeGetElementType(type);
  aimet_string_view field = aimet_dict_get_string(tensor, "field");
  uint64_t count, size = 0;
  bool is_plain = is_raw(field, element) &&
                  aimet_type_element_count(type, &count) &&
                  aimet_raw_size(element, count, &size) && size == span.length;
  if (!is_plain || size <= AIMET_INLINE_PAYLOAD_LIMIT) {
    aimet_form form = decoded_form(constants, store, tensor);
    if (form)
      return form;
  }
  const payload bytes = {span.length, span.hash,
                         is_plain ? mlirAttributeGetNull()
                                  : aimet_dict_get(tensor, "field")};
  return large_form(constants, store, tensor, type, bytes);
}

/// The message without what names and describes it.
static MlirAttribute without_names(MlirAttribute message) {
  if (mlirAttributeIsNull(message) || !mlirAttributeIsADictionary(message))
    return message;
  MlirContext context = mlirAttributeGetContext(message);
  MlirAttribute none = mlirAttributeGetNull();
  message = aimet_dict_with(context, message, "name", none);
  return aimet_dict_with(context, message, "doc_string", none);
}

static aimet_form message_form(aimet_constant_forms *constants, MlirType type,
                               MlirAttribute message) {
  return constant(constants, type, TAG_MESSAGE,
                  (uint64_t)(uintptr_t)without_names(message).ptr);
}

static aimet_form new_tensor_form(aimet_constant_forms *constants,
                                  aimet_weight_store *store,
                                  MlirAttribute tensor) {
  if (mlirAttributeIsADenseElements(tensor))
    return dense_form(constants, tensor);
  MlirAttribute value = aimet_dict_get(tensor, "value");
  if (!mlirAttributeIsNull(value))
    return dense_form(constants, value);
  aimet_span span;
  if (aimet_span_from_attribute(aimet_dict_get(tensor, "span"), &span))
    return span_form(constants, store, tensor, span);
  return message_form(constants, aimet_tensor_attribute_type(tensor),
                      aimet_dict_get(tensor, "proto"));
}

static constant_source *source_of(aimet_constant_forms *constants,
                                  aimet_weight_store *store) {
  for (size_t i = 0; i < constants->num_sources; ++i)
    if (constants->sources[i].store == store)
      return &constants->sources[i];
  void *sources = constants->sources;
  aimet_grow_array(&sources, &constants->source_capacity,
                   constants->num_sources + 1, sizeof *constants->sources);
  constants->sources = sources;
  constant_source *source = &constants->sources[constants->num_sources++];
  *source = (constant_source){.store = store};
  return source;
}

aimet_form aimet_constant_form_of_tensor(aimet_constant_forms *constants,
                                         aimet_weight_store *store,
                                         MlirAttribute tensor) {
  constant_source *source = source_of(constants, store);
  bool inserted;
  uint64_t *form = aimet_ptr_map_insert(&source->forms, tensor.ptr, &inserted);
  if (inserted)
    *form = new_tensor_form(constants, store, tensor);
  return (aimet_form)*form;
}

//===----------------------------------------------------------------------===//
// Other forms of constants
//===----------------------------------------------------------------------===//

static MlirType list_type(MlirType element, uint64_t count, bool is_list) {
  int64_t size = (int64_t)count;
  return mlirRankedTensorTypeGet(is_list ? 1 : 0, &size, element,
                                 mlirAttributeGetNull());
}

static aimet_number number_at(aimet_constant_value value, bool is_list,
                              bool is_float, uint64_t i) {
  return is_list ? aimet_constant_list_number(value.attribute, (intptr_t)i,
                                              is_float)
                 : aimet_constant_number_of(value.attribute, is_float);
}

/// The form of numbers in attributes; 0 where one of them is none.
static aimet_form number_form(aimet_constant_forms *constants,
                              aimet_constant_value value, bool is_float) {
  bool is_list =
      value.form == AIMET_CONSTANT_INTS || value.form == AIMET_CONSTANT_FLOATS;
  uint64_t count = 1;
  if (is_list && !aimet_constant_list_size(value.attribute, &count))
    return 0;
  MlirContext context = mlirAttributeGetContext(value.attribute);
  size_t size = is_float ? sizeof(float) : sizeof(int64_t);
  unsigned char *plain = aimet_calloc(count ? count : 1, size);
  bool is_known = true;
  for (uint64_t i = 0; i < count && is_known; ++i) {
    aimet_number number = number_at(value, is_list, is_float, i);
    is_known = aimet_is_known(number);
    float real = is_float ? (float)number.as.f : 0;
    int64_t integer = is_float ? 0 : number.as.i;
    memcpy(plain + i * size, is_float ? (void *)&real : (void *)&integer, size);
  }
  MlirType element =
      is_float ? mlirF32TypeGet(context) : mlirIntegerTypeGet(context, 64);
  MlirAttribute dense =
      is_known ? aimet_dense_from_plain(list_type(element, count, is_list),
                                        plain, count * size)
               : mlirAttributeGetNull();
  free(plain);
  return mlirAttributeIsNull(dense) ? 0 : dense_form(constants, dense);
}

static aimet_form string_form(aimet_constant_forms *constants,
                              aimet_constant_value value) {
  bool is_list = value.form == AIMET_CONSTANT_STRINGS;
  intptr_t count = is_list ? aimet_array_size(value.attribute) : 1;
  MlirContext context = mlirAttributeGetContext(value.attribute);
  MlirStringRef *texts = aimet_calloc((size_t)count + 1, sizeof *texts);
  for (intptr_t i = 0; i < count; ++i) {
    aimet_string_view text = {NULL, 0};
    aimet_attr_get_string(
        is_list ? aimet_array_get(value.attribute, i) : value.attribute, &text);
    texts[i] = aimet_ref(text);
  }
  MlirType element =
      mlirOpaqueTypeGet(context, aimet_ref_c("onnx"), aimet_ref_c("String"));
  MlirAttribute dense = mlirDenseElementsAttrStringGet(
      list_type(element, (uint64_t)count, is_list), count, texts);
  free(texts);
  return dense_form(constants, dense);
}

/// Values, indices and shape of a SparseTensorProto.
static aimet_form sparse_form(aimet_constant_forms *constants,
                              aimet_weight_store *store, MlirAttribute sparse) {
  MlirAttribute values = aimet_dict_get(sparse, "values");
  MlirAttribute indices = aimet_dict_get(sparse, "indices");
  if (!aimet_is_tensor_attribute(values) || !aimet_is_tensor_attribute(indices))
    return message_form(constants, (MlirType){NULL}, sparse);
  const uint64_t children[] = {
      aimet_constant_form_of_tensor(constants, store, values),
      aimet_constant_form_of_tensor(constants, store, indices)};
  const uint64_t words[] = {
      0, TAG_MESSAGE, (uint64_t)(uintptr_t)aimet_dict_get(sparse, "dims").ptr};
  return aimet_form_get(constants->table, AIMET_FORM_CONSTANT, children, 2,
                        words, sizeof words / sizeof *words);
}

aimet_form aimet_constant_form_of_value(aimet_constant_forms *constants,
                                        aimet_weight_store *store,
                                        aimet_constant_value value) {
  aimet_form form = 0;
  switch (value.form) {
  case AIMET_CONSTANT_NONE:
    return 0;
  case AIMET_CONSTANT_TENSOR:
    if (aimet_is_tensor_attribute(value.attribute))
      return aimet_constant_form_of_tensor(constants, store, value.attribute);
    break;
  case AIMET_CONSTANT_SPARSE:
    return sparse_form(constants, store, value.attribute);
  case AIMET_CONSTANT_INT:
  case AIMET_CONSTANT_INTS:
    form = number_form(constants, value, false);
    break;
  case AIMET_CONSTANT_FLOAT:
  case AIMET_CONSTANT_FLOATS:
    form = number_form(constants, value, true);
    break;
  case AIMET_CONSTANT_STRING:
  case AIMET_CONSTANT_STRINGS:
    return string_form(constants, value);
  }
  return form ? form
              : message_form(constants, (MlirType){NULL}, value.attribute);
}

//===----------------------------------------------------------------------===//
// Looking back
//===----------------------------------------------------------------------===//

bool aimet_constant_form_tensor(const aimet_constant_forms *constants,
                                aimet_form form, MlirAttribute *out_tensor,
                                aimet_weight_store **out_store) {
  aimet_form_view view = aimet_form_at(constants->table, form);
  if (view.kind != AIMET_FORM_CONSTANT || view.words[1] == TAG_MESSAGE)
    return false;
  *out_store = NULL;
  if (view.words[1] == TAG_DENSE) {
    *out_tensor = (MlirAttribute){(const void *)(uintptr_t)view.words[2]};
    return true;
  }
  const content *c = &constants->contents[view.words[2]];
  *out_tensor = c->tensor;
  if (!mlirAttributeIsADenseElements(c->tensor))
    *out_store = c->store;
  return true;
}

MlirType aimet_constant_form_type(const aimet_constant_forms *constants,
                                  aimet_form form) {
  aimet_form_view view = aimet_form_at(constants->table, form);
  return (MlirType){view.kind == AIMET_FORM_CONSTANT
                        ? (const void *)(uintptr_t)view.words[0]
                        : NULL};
}
