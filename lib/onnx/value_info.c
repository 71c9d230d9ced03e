//===- value_info.c - ValueInfoProto and value attributes -----------------===//

#include "value_info.h"

#include "message_attr.h"
#include "type_proto.h"

static void add(aimet_codec *codec, aimet_attr_list *list, const char *name,
                MlirAttribute value) {
  aimet_attr_list_add(list, codec->context, aimet_sv(name), value);
}

static void add_type(aimet_codec *codec, const Onnx__ValueInfoProto *info,
                     MlirType type, aimet_attr_list *list) {
  aimet_imported_type imported = aimet_type_from_proto(codec, info->type);
  if (imported.exact && mlirTypeEqual(imported.type, type)) {
    if (!mlirAttributeIsNull(imported.dim_params))
      add(codec, list, "onnx.dim_params", imported.dim_params);
    return;
  }
  add(codec, list, "onnx.type",
      info->type ? aimet_message_to_attribute(codec, &info->type->base, NULL)
                 : mlirBoolAttrGet(codec->context, 0));
}

MlirAttribute aimet_value_info_to_attribute(aimet_codec *codec,
                                            const Onnx__ValueInfoProto *info,
                                            MlirType type, bool with_name) {
  enum { NAME = 1, TYPE = 2, DOC_STRING = 3, METADATA = 4 };
  static const uint32_t handled[] = {NAME, TYPE, DOC_STRING, METADATA, 0};
  static const uint32_t handled_but_metadata[] = {NAME, TYPE, DOC_STRING, 0};
  aimet_attr_list list = AIMET_ATTR_LIST_INIT;
  if (with_name)
    add(codec, &list, "onnx.name",
        info->name ? aimet_codec_string(codec, info->name)
                   : mlirUnitAttrGet(codec->context));
  add_type(codec, info, type, &list);
  if (info->doc_string)
    add(codec, &list, "onnx.doc_string",
        aimet_codec_string(codec, info->doc_string));
  MlirAttribute metadata = aimet_metadata_to_attribute(
      codec, info->n_metadata_props, info->metadata_props);
  if (!mlirAttributeIsNull(metadata))
    add(codec, &list, "onnx.metadata_props", metadata);
  MlirAttribute rest = aimet_message_to_attribute(
      codec, &info->base,
      mlirAttributeIsNull(metadata) ? handled_but_metadata : handled);
  if (mlirDictionaryAttrGetNumElements(rest))
    add(codec, &list, "onnx.value", rest);
  MlirAttribute attribute = aimet_attr_list_to_dict(&list, codec->context);
  aimet_attr_list_deinit(&list);
  return attribute;
}

static Onnx__TypeProto *export_type(aimet_codec *codec, MlirType type,
                                    MlirAttribute attributes) {
  MlirAttribute stated = aimet_dict_get(attributes, "onnx.type");
  if (mlirAttributeIsNull(stated))
    return aimet_type_to_proto(codec, type,
                               aimet_dict_get(attributes, "onnx.dim_params"));
  if (!mlirAttributeIsADictionary(stated))
    return NULL; // `false`: ONNX states no type
  ProtobufCMessage *proto =
      aimet_message_new(codec, &onnx__type_proto__descriptor);
  aimet_message_from_attribute(codec, stated, proto);
  return (Onnx__TypeProto *)proto;
}

Onnx__ValueInfoProto *
aimet_value_info_from_attribute(aimet_codec *codec, MlirType type,
                                MlirAttribute attributes,
                                const aimet_string_view *name) {
  Onnx__ValueInfoProto *info = (Onnx__ValueInfoProto *)aimet_message_new(
      codec, &onnx__value_info_proto__descriptor);
  aimet_message_from_attribute(codec, aimet_dict_get(attributes, "onnx.value"),
                               &info->base);
  MlirAttribute own_name = aimet_dict_get(attributes, "onnx.name");
  aimet_string_view text;
  if (name)
    info->name = aimet_codec_text(codec, *name);
  else if (aimet_attr_get_string(own_name, &text))
    info->name = aimet_codec_text(codec, text);
  if (aimet_attr_get_string(aimet_dict_get(attributes, "onnx.doc_string"),
                            &text))
    info->doc_string = aimet_codec_text(codec, text);
  aimet_metadata_from_attribute(
      codec, aimet_dict_get(attributes, "onnx.metadata_props"),
      &info->n_metadata_props, &info->metadata_props);
  info->type = export_type(codec, type, attributes);
  return info;
}
