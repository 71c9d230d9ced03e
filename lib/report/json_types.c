//===- json_types.c - types and numbers as JSON ---------------------------===//

#include "json_types.h"

#include "element_type.h"

#include <ctype.h>

aimet_element_text aimet_element_name(int32_t element) {
  const char *name = aimet_data_type_name(element);
  if (!name)
    name = "unknown";
  aimet_element_text lower = {""};
  for (size_t i = 0; name[i] && i + 1 < sizeof lower.text; ++i)
    lower.text[i] = (char)tolower((unsigned char)name[i]);
  return lower;
}

void aimet_json_number(aimet_json_writer *writer, aimet_number number) {
  switch (number.kind) {
  case AIMET_NUMBER_UNKNOWN:
    aimet_json_null(writer);
    break;
  case AIMET_NUMBER_INT:
    aimet_json_int(writer, number.as.i);
    break;
  case AIMET_NUMBER_FLOAT:
    aimet_json_float(writer, number.as.f);
    break;
  case AIMET_NUMBER_SYMBOLIC:
    aimet_json_text(writer, aimet_expr_text(number.as.expr));
    break;
  }
}

static const char *kind_name(aimet_type_kind kind) {
  switch (kind) {
  case AIMET_TYPE_TENSOR:
    return "tensor";
  case AIMET_TYPE_SPARSE_TENSOR:
    return "sparse_tensor";
  case AIMET_TYPE_SEQUENCE:
    return "sequence";
  case AIMET_TYPE_OPTIONAL:
    return "optional";
  case AIMET_TYPE_MAP:
    return "map";
  case AIMET_TYPE_OPAQUE:
    return "opaque";
  case AIMET_TYPE_UNKNOWN:
  case AIMET_TYPE_ABSENT:
    break;
  }
  return "unknown";
}

static void write_tensor(aimet_json_writer *writer,
                         const aimet_value_type *type) {
  aimet_json_key_text(writer, "elem",
                      aimet_sv(aimet_element_name(type->element).text));
  aimet_json_key(writer, "shape");
  if (type->rank == AIMET_UNRANKED) {
    aimet_json_null(writer);
    return;
  }
  aimet_json_open(writer, '[', true);
  for (int32_t i = 0; i < type->rank; ++i)
    aimet_json_number(writer, type->dims[i]);
  aimet_json_close(writer, ']');
}

void aimet_json_type(aimet_json_writer *writer, const aimet_value_type *type) {
  if (!type) {
    aimet_json_null(writer);
    return;
  }
  aimet_json_open(writer, '{', true);
  aimet_json_key_text(writer, "kind", aimet_sv(kind_name(type->kind)));
  if (type->kind == AIMET_TYPE_TENSOR || type->kind == AIMET_TYPE_SPARSE_TENSOR)
    write_tensor(writer, type);
  if (type->kind == AIMET_TYPE_MAP)
    aimet_json_key_text(writer, "key",
                        aimet_sv(aimet_element_name(type->element).text));
  if (type->of) {
    aimet_json_key(writer, type->kind == AIMET_TYPE_MAP ? "value" : "of");
    aimet_json_type(writer, type->of);
  }
  aimet_json_close(writer, '}');
}

void aimet_json_key_type(aimet_json_writer *writer, const char *key,
                         const aimet_value_type *type) {
  aimet_json_key(writer, key);
  aimet_json_type(writer, type);
}

void aimet_json_key_number(aimet_json_writer *writer, const char *key,
                           aimet_number number) {
  aimet_json_key(writer, key);
  aimet_json_number(writer, number);
}
