//===- codec.c - what conversions between messages and IR share -----------===//

#include "codec.h"

#include "string_builder.h"

static void *arena_alloc(void *arena, size_t size) {
  return aimet_arena_alloc(arena, size);
}

static void arena_free(void *arena, void *block) {
  (void)arena;
  (void)block;
}

void aimet_codec_init(aimet_codec *codec, MlirContext context,
                      aimet_weight_store *store, aimet_diag *diag) {
  aimet_arena *arena = aimet_arena_create();
  MlirType unknown =
      mlirOpaqueTypeGet(context, aimet_ref_c("onnx"), aimet_ref_c("unknown"));
  *codec = (aimet_codec){
      .context = context,
      .store = store,
      .diag = diag,
      .arena = arena,
      .allocator = {arena_alloc, arena_free, arena},
      .si32 = mlirIntegerTypeSignedGet(context, 32),
      .si64 = mlirIntegerTypeSignedGet(context, 64),
      .ui64 = mlirIntegerTypeUnsignedGet(context, 64),
      .ui32 = mlirIntegerTypeUnsignedGet(context, 32),
      .f32 = mlirF32TypeGet(context),
      .unknown_tensor = mlirUnrankedTensorTypeGet(unknown),
  };
}

void aimet_codec_deinit(aimet_codec *codec) {
  aimet_arena_destroy(codec->arena);
  codec->arena = NULL;
}

aimet_arena *aimet_codec_push_arena(aimet_codec *codec) {
  aimet_arena *outer = codec->arena;
  codec->arena = aimet_arena_create();
  codec->allocator.allocator_data = codec->arena;
  return outer;
}

void aimet_codec_pop_arena(aimet_codec *codec, aimet_arena *outer) {
  aimet_arena_destroy(codec->arena);
  codec->arena = outer;
  codec->allocator.allocator_data = outer;
}

aimet_place aimet_codec_place(const aimet_codec *codec) {
  const aimet_model_part *part = &codec->part;
  if (!mlirOperationIsNull(codec->op))
    return aimet_place_from_location(mlirOperationGetLocation(codec->op));
  if (!codec->scan || !part->parent)
    return codec->place;
  aimet_string_builder entity = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&entity, part->parent);
  if (part->kind)
    aimet_sb_appendf(&entity, "/%s[%zu]", part->kind, part->index);
  if (part->name) {
    aimet_sb_append_cstr(&entity, " \"");
    aimet_sb_append_escaped(&entity, aimet_sv(part->name), 200);
    aimet_sb_append_char(&entity, '"');
  }
  aimet_place place = codec->place;
  place.entity =
      aimet_sv(aimet_arena_string(codec->arena, aimet_sb_view(&entity)));
  aimet_sb_deinit(&entity);
  if (part->content) {
    place.has_byte = true;
    place.byte = aimet_wire_scan_file_offset(
        codec->scan,
        (size_t)(part->content - aimet_wire_scan_data(codec->scan)));
  }
  return place;
}

void aimet_codec_fail(aimet_codec *codec, aimet_status status,
                      const char *format, ...) {
  if (aimet_codec_failed(codec))
    return;
  va_list arguments;
  va_start(arguments, format);
  aimet_diag_vemit(codec->diag, AIMET_SEVERITY_ERROR, aimet_codec_place(codec),
                   format, arguments);
  va_end(arguments);
  codec->status = status;
}

MlirAttribute aimet_codec_string(aimet_codec *codec, const char *text) {
  return aimet_attr_string(codec->context, aimet_sv(text));
}

char *aimet_codec_text(aimet_codec *codec, aimet_string_view text) {
  if (aimet_sv_is_text(text))
    return aimet_arena_string(codec->arena, text);
  aimet_string_builder shown = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&shown, text, 200);
  aimet_codec_fail(
      codec, AIMET_ERROR_INPUT,
      "string \"%s\" cannot be written, expected UTF-8 without NUL",
      aimet_sb_view(&shown).data);
  aimet_sb_deinit(&shown);
  return aimet_arena_string(codec->arena, aimet_sv(""));
}
