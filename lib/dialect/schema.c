//===- schema.c - look-ups in the schema table ----------------------------===//

#include "schema.h"

#include "schema_table.h"

static const char *const attribute_type_names[] = {
    "UNDEFINED",      "FLOAT",      "INT",         "STRING",
    "TENSOR",         "GRAPH",      "FLOATS",      "INTS",
    "STRINGS",        "TENSORS",    "GRAPHS",      "SPARSE_TENSOR",
    "SPARSE_TENSORS", "TYPE_PROTO", "TYPE_PROTOS",
};

const char *aimet_attribute_type_name(aimet_attribute_type type) {
  size_t count = sizeof attribute_type_names / sizeof *attribute_type_names;
  size_t index = (size_t)type;
  return attribute_type_names[index < count ? index : 0];
}

static aimet_string_view normal_domain(aimet_string_view domain) {
  return aimet_sv_is(domain, "ai.onnx") ? aimet_sv("") : domain;
}

static int compare_row(const aimet_schema *row, aimet_string_view name,
                       aimet_string_view domain) {
  int order = aimet_sv_compare(aimet_sv(row->name), name);
  return order ? order : aimet_sv_compare(aimet_sv(row->domain), domain);
}

/// The first row that is not before (name, domain).
static size_t lower_bound(aimet_string_view name, aimet_string_view domain) {
  size_t begin = 0, end = aimet_schema_row_count;
  while (begin < end) {
    size_t middle = begin + (end - begin) / 2;
    if (compare_row(&aimet_schema_rows[middle], name, domain) < 0)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

const aimet_schema *aimet_schema_find(aimet_string_view domain,
                                      aimet_string_view name, int64_t version) {
  domain = normal_domain(domain);
  const aimet_schema *best = NULL;
  for (size_t i = lower_bound(name, domain); i < aimet_schema_row_count; ++i) {
    const aimet_schema *row = &aimet_schema_rows[i];
    if (compare_row(row, name, domain) != 0 || row->since_version > version)
      break;
    best = row;
  }
  return best;
}

bool aimet_schema_is_known(aimet_string_view domain, aimet_string_view name) {
  return aimet_schema_find(domain, name, INT64_MAX) != NULL;
}

const char *aimet_schema_domain_of(aimet_string_view name) {
  size_t i = lower_bound(name, aimet_sv(""));
  if (i < aimet_schema_row_count &&
      aimet_sv_is(name, aimet_schema_rows[i].name))
    return aimet_schema_rows[i].domain;
  return NULL;
}

const aimet_schema_attribute *
aimet_schema_find_attribute(const aimet_schema *schema,
                            aimet_string_view name) {
  size_t begin = 0, end = schema->num_attributes;
  while (begin < end) {
    size_t middle = begin + (end - begin) / 2;
    const aimet_schema_attribute *attribute = &schema->attributes[middle];
    int order = aimet_sv_compare(aimet_sv(attribute->name), name);
    if (order == 0)
      return attribute;
    if (order < 0)
      begin = middle + 1;
    else
      end = middle;
  }
  return NULL;
}

int32_t aimet_schema_domain_version(aimet_string_view domain) {
  domain = normal_domain(domain);
  for (size_t i = 0; i < aimet_schema_domain_count; ++i)
    if (aimet_sv_is(domain, aimet_schema_domains[i].name))
      return aimet_schema_domains[i].version;
  return 0;
}

const aimet_schema *aimet_schema_table(size_t *out_count) {
  *out_count = aimet_schema_row_count;
  return aimet_schema_rows;
}
