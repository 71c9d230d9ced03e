//===- provenance.h - where an operation comes from -----------------------===//
//
// The attribute `aimet.module` (docs/dialect.md, "Provenance") and its form in
// an ONNX file: pairs `aimet.*` among the node's metadata. The only home of
// both spellings.
//
// | attribute  | metadata           |
// |------------|--------------------|
// | path       | aimet.module       |
// | class      | aimet.module_class |
// | call       | aimet.call         |
// | leaf       | aimet.leaf         |
// | functional | aimet.functional   |
// | unit       | aimet.unit         |
// | fx         | aimet.fx           |
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_IR_PROVENANCE_H
#define AIMET_IR_PROVENANCE_H

#include "attr.h"

/// What `aimet.module` says. Strings belong to the context.
typedef struct aimet_provenance {
  aimet_string_view path;       ///< dotted; "" is the root
  aimet_string_view class_name; ///< empty: unknown
  /// The function's name where the operation is a functional: one that has no
  /// module of its own. Empty in a leaf of torch.nn, and for what is
  /// math-invariant.
  aimet_string_view functional;
  aimet_string_view source; ///< which source said so
  /// The name that torch.fx would give; on modules that a rewrite has made.
  aimet_string_view fx;
  int64_t call;    ///< 0 for the first call of the module
  int64_t unit;    ///< operations of one functional share it; -1: stands alone
  int64_t skipped; ///< calls of the function that left no node just before
  bool leaf; ///< belongs to the leaf `path`; else resides in the container
} aimet_provenance;

#define AIMET_PROVENANCE_INIT ((aimet_provenance){.unit = -1})

/// Reads the attribute (of an operation); false if there is none.
bool aimet_provenance_read(MlirAttribute attribute, aimet_provenance *out);
bool aimet_provenance_of(MlirOperation op, aimet_provenance *out);

/// True if the operation or one inside it has some. Of a function, after
/// infer-modules: it stands for a module, for one function of PyTorch, or holds
/// such.
bool aimet_holds_provenance(MlirOperation root);

/// Builds the attribute.
MlirAttribute aimet_provenance_attribute(MlirContext context,
                                         const aimet_provenance *provenance);

/// What attributes have in common, looked up once: for many of one context.
typedef struct aimet_provenance_maker {
  MlirContext context;
  MlirIdentifier keys[9]; ///< in the order of their names
  MlirAttribute leaf, first_call;
  /// The values that the last attribute had, and that the next has, too, often.
  MlirAttribute class_name, functional, source;
} aimet_provenance_maker;

void aimet_provenance_maker_init(aimet_provenance_maker *maker,
                                 MlirContext context);
MlirAttribute aimet_provenance_make(aimet_provenance_maker *maker,
                                    const aimet_provenance *provenance);

/// Reads what an earlier run wrote into the node's metadata; false if nothing
/// is there. Numbers that are none count as absent.
bool aimet_provenance_from_metadata(MlirOperation op, aimet_provenance *out);

/// Marks the module (`aimet.sealed`): a file that is made of it must say the
/// provenance of every operation. A rewrite that changed anything calls this at
/// its end: after it the exporter's own traces (names, scopes, parameters) no
/// longer tell the truth about all nodes.
void aimet_provenance_seal(MlirOperation module);
bool aimet_provenance_is_sealed(MlirOperation module);

/// No provenance has more pairs.
#define AIMET_PROVENANCE_MAX_PAIRS 8

/// What is said in metadata. Strings belong to the context, or to the struct,
/// which must stay where it is.
typedef struct aimet_provenance_pairs {
  struct aimet_provenance_pair {
    const char *key;
    aimet_string_view value;
  } items[AIMET_PROVENANCE_MAX_PAIRS];
  size_t count;
  char numbers[AIMET_PROVENANCE_MAX_PAIRS][24];
} aimet_provenance_pairs;

/// The pairs that say `aimet.module` of an operation, in the order in which
/// they are written; false if it has none.
bool aimet_provenance_pairs_of(MlirOperation op, aimet_provenance_pairs *out);

/// True for the key of a pair of ours.
bool aimet_provenance_is_key(aimet_string_view key);

/// Gives operations without provenance the one that their metadata says: for
/// rewrites that change what metadata mean, as where bodies are moved.
void aimet_provenance_restore(MlirOperation module);

/// Removes the pairs of ours from the metadata of an operation.
void aimet_provenance_forget(MlirOperation op);

/// The path without its last component (the root has none: ""), and the last
/// component.
aimet_string_view aimet_path_parent(aimet_string_view path);
aimet_string_view aimet_path_leaf(aimet_string_view path);

/// True if `path` is `prefix` or lies below it.
bool aimet_path_is_within(aimet_string_view path, aimet_string_view prefix);

#endif // AIMET_IR_PROVENANCE_H
