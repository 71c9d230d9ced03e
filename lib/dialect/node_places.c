//===- node_places.c - what nodes are called by their place ---------------===//

#include "node_places.h"

#include "node.h"
#include "string_builder.h"

typedef struct place_state {
  aimet_ptr_map *positions;
  aimet_ptr_map counts; ///< block -> nodes so far
} place_state;

static void note_place(MlirOperation op, void *user_data) {
  place_state *state = user_data;
  if (!aimet_op_is_node(op))
    return;
  uint64_t *count =
      aimet_ptr_map_insert(&state->counts, mlirOperationGetBlock(op).ptr, NULL);
  *aimet_ptr_map_insert(state->positions, op.ptr, NULL) = (*count)++;
}

void aimet_node_places_init(aimet_node_places *places, MlirOperation module) {
  places->positions = AIMET_PTR_MAP_INIT;
  place_state state = {&places->positions, AIMET_PTR_MAP_INIT};
  aimet_walk(module, note_place, &state);
  aimet_ptr_map_deinit(&state.counts);
}

void aimet_node_places_deinit(aimet_node_places *places) {
  aimet_ptr_map_deinit(&places->positions);
}

/// The attribute of `owner` whose graph the block is.
static aimet_string_view attribute_of_body(MlirOperation owner,
                                           MlirBlock block) {
  intptr_t count = mlirOperationGetNumRegions(owner);
  for (intptr_t i = 0; i < count; ++i)
    if (mlirBlockEqual(aimet_body(owner, i), block))
      return aimet_region_attribute_name(owner, i);
  return aimet_sv("");
}

/// Recurses as deep as graphs nest, which import limits.
static void append_place(aimet_string_builder *out,
                         const aimet_node_places *places, MlirOperation op) {
  MlirOperation owner = mlirOperationGetParentOperation(op);
  if (aimet_op_is_node(owner)) {
    append_place(out, places, owner);
    aimet_sb_append_char(out, '.');
    aimet_sb_append(out, attribute_of_body(owner, mlirOperationGetBlock(op)));
  } else if (mlirAttributeIsNull(aimet_op_attr(owner, "onnx.function"))) {
    aimet_sb_append_cstr(out, "graph");
  } else {
    aimet_sb_append_cstr(out, "function ");
    aimet_sb_append(out, aimet_op_attr_string(owner, "sym_name"));
  }
  const uint64_t *position = aimet_ptr_map_find(&places->positions, op.ptr);
  aimet_sb_appendf(out, "/node[%llu]",
                   position ? (unsigned long long)*position : 0);
}

aimet_string_view aimet_node_place_label(const aimet_node_places *places,
                                         MlirOperation op, aimet_arena *arena) {
  aimet_string_view name = aimet_op_node_name(op);
  if (name.length)
    return name;
  aimet_string_builder place = AIMET_STRING_BUILDER_INIT;
  append_place(&place, places, op);
  name = aimet_sv(aimet_arena_string(arena, aimet_sb_view(&place)));
  aimet_sb_deinit(&place);
  return name;
}
