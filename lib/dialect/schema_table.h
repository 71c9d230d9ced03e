//===- schema_table.h - the generated rows, for schema.c alone ------------===//

#ifndef AIMET_DIALECT_SCHEMA_TABLE_H
#define AIMET_DIALECT_SCHEMA_TABLE_H

#include "schema.h"

/// A domain and the newest version that the table knows of it.
typedef struct aimet_schema_domain {
  const char *name;
  int32_t version;
} aimet_schema_domain;

/// Sorted by name, domain, version.
extern const aimet_schema aimet_schema_rows[];
extern const size_t aimet_schema_row_count;

extern const aimet_schema_domain aimet_schema_domains[];
extern const size_t aimet_schema_domain_count;

#endif // AIMET_DIALECT_SCHEMA_TABLE_H
