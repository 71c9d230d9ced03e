"""Networks of transformers, from configurations: small sizes, random weights.

Language, speech, and those image networks that timm has not. Nothing is
downloaded.
"""

from networks import Case, add

# Sizes under the names that most configurations give them.
TINY = {
    "vocab_size": 99,
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "max_position_embeddings": 64,
}
GROUPED = {**TINY, "num_key_value_heads": 2, "head_dim": 8}
SMALL_IMAGE = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "image_size": 32,
    "patch_size": 8,
}

ATTENTION = {"encoder_attention_heads": 4, "decoder_attention_heads": 4}
TRANSLATOR = {
    "vocab_size": 99,
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    **ATTENTION,
}
DETECTOR = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "num_queries": 10,
    "small_backbone": True,
    **ATTENTION,
}
SPEECH = {
    "vocab_size": 30,
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "conv_dim": [16] * 7,
    "num_conv_pos_embedding_groups": 4,
    "num_conv_pos_embeddings": 16,
}
T5 = {"vocab_size": 99, "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4}
GPT = {"vocab_size": 99, "n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 64}
PYRAMID = {
    "hidden_sizes": [16, 24, 32, 48],
    "depths": [1, 1, 1, 1],
    "num_attention_heads": [1, 2, 4, 4],
}
SERIES = {
    "num_input_channels": 3,
    "context_length": 32,
    "patch_length": 4,
    "patch_stride": 4,
    "d_model": 16,
}


def tokens(torch):
    ids = torch.randint(3, 90, (2, 10))
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids)}


def tokens_alone(torch):
    return {"input_ids": torch.randint(3, 90, (2, 10))}


def translated(torch):
    return {**tokens(torch), "decoder_input_ids": torch.randint(3, 90, (2, 6))}


def pixels(torch):
    return {"pixel_values": torch.rand(2, 3, 32, 32)}


def large_pixels(torch):
    return {"pixel_values": torch.rand(1, 3, 64, 64)}


def larger_pixels(torch):
    return {"pixel_values": torch.rand(1, 3, 160, 160)}


def spectrum(torch):
    return {"input_features": torch.rand(2, 16, 100)}


def patches_of_sound(torch):
    return {"input_values": torch.rand(2, 64, 32)}


def series(torch):
    return {"past_values": torch.rand(2, 32, 3)}


def sound(torch):
    return {"input_values": torch.rand(2, 2000)}


TEXT = {
    "input_ids": {0: "batch", 1: "sequence"},
    "attention_mask": {0: "batch", 1: "sequence"},
}
TRANSLATION = {**TEXT, "decoder_input_ids": {0: "batch", 1: "target"}}
PIXELS = {"pixel_values": {0: "batch"}}
FREE_PIXELS = {"pixel_values": {0: "batch", 2: "height", 3: "width"}}
SOUND = {"input_values": {0: "batch", 1: "samples"}}

# Name, prefix of the configuration class, model class, sizes, inputs, symbolic dimensions.
MODELS = [
    ("bert_tiny", "Bert", "BertModel", TINY, tokens, TEXT),
    ("bert_classification", "Bert", "BertForSequenceClassification", TINY, tokens, TEXT),
    ("bert_answers", "Bert", "BertForQuestionAnswering", TINY, tokens, TEXT),
    (
        "distilbert",
        "DistilBert",
        "DistilBertModel",
        {"vocab_size": 99, "dim": 32, "n_layers": 2, "n_heads": 4, "hidden_dim": 64},
        tokens,
        TEXT,
    ),
    ("roberta", "Roberta", "RobertaModel", TINY, tokens, TEXT),
    ("albert", "Albert", "AlbertModel", {**TINY, "embedding_size": 16}, tokens, TEXT),
    ("electra", "Electra", "ElectraModel", {**TINY, "embedding_size": 16}, tokens, TEXT),
    (
        "deberta",
        "Deberta",
        "DebertaModel",
        {**TINY, "relative_attention": True, "pos_att_type": ["c2p", "p2c"]},
        tokens,
        TEXT,
    ),
    (
        "deberta_v2",
        "DebertaV2",
        "DebertaV2Model",
        {**TINY, "relative_attention": True, "pos_att_type": ["c2p", "p2c"]},
        tokens,
        TEXT,
    ),
    ("mpnet", "MPNet", "MPNetModel", TINY, tokens, TEXT),
    (
        "mobilebert",
        "MobileBert",
        "MobileBertModel",
        {**TINY, "embedding_size": 32, "intra_bottleneck_size": 32, "true_hidden_size": 32},
        tokens,
        TEXT,
    ),
    (
        "squeezebert",
        "SqueezeBert",
        "SqueezeBertModel",
        {**TINY, "embedding_size": 32},
        tokens,
        TEXT,
    ),
    ("fnet", "FNet", "FNetModel", TINY, tokens_alone, TEXT),
    (
        "modernbert",
        "ModernBert",
        "ModernBertModel",
        {
            **TINY,
            "pad_token_id": 0,
            "bos_token_id": 1,
            "eos_token_id": 2,
            "cls_token_id": 1,
            "sep_token_id": 2,
        },
        tokens,
        TEXT,
    ),
    (
        "xlnet",
        "XLNet",
        "XLNetModel",
        {"vocab_size": 99, "d_model": 32, "n_layer": 2, "n_head": 4, "d_inner": 64},
        tokens,
        TEXT,
    ),
    ("esm", "Esm", "EsmModel", {**TINY, "pad_token_id": 1}, tokens, TEXT),
    ("gpt2", "GPT2", "GPT2LMHeadModel", GPT, tokens, TEXT),
    (
        "gpt_neo",
        "GPTNeo",
        "GPTNeoModel",
        {
            "vocab_size": 99,
            "hidden_size": 32,
            "num_layers": 2,
            "num_heads": 4,
            "attention_types": [[["global", "local"], 1]],
            "max_position_embeddings": 64,
        },
        tokens,
        TEXT,
    ),
    ("gpt_neox", "GPTNeoX", "GPTNeoXModel", TINY, tokens, TEXT),
    ("gptj", "GPTJ", "GPTJModel", {**GPT, "rotary_dim": 4}, tokens, TEXT),
    ("opt", "OPT", "OPTModel", {**TINY, "ffn_dim": 64, "word_embed_proj_dim": 32}, tokens, TEXT),
    (
        "bloom",
        "Bloom",
        "BloomModel",
        {"vocab_size": 99, "hidden_size": 32, "n_layer": 2, "n_head": 4},
        tokens,
        TEXT,
    ),
    ("llama_tiny", "Llama", "LlamaForCausalLM", GROUPED, tokens, TEXT),
    ("mistral_tiny", "Mistral", "MistralModel", {**GROUPED, "sliding_window": 8}, tokens, TEXT),
    ("qwen2_tiny", "Qwen2", "Qwen2Model", GROUPED, tokens, TEXT),
    ("qwen3_tiny", "Qwen3", "Qwen3Model", GROUPED, tokens, TEXT),
    ("gemma2_tiny", "Gemma2", "Gemma2Model", GROUPED, tokens, TEXT),
    ("phi3_tiny", "Phi3", "Phi3Model", {**GROUPED, "pad_token_id": 0}, tokens, TEXT),
    (
        "mamba_tiny",
        "Mamba",
        "MambaModel",
        {"vocab_size": 99, "hidden_size": 32, "num_hidden_layers": 2, "state_size": 8},
        tokens_alone,
        {},
    ),
    ("t5_encoder", "T5", "T5EncoderModel", T5, tokens, TEXT),
    ("t5", "T5", "T5Model", {**T5, "decoder_start_token_id": 0}, translated, TRANSLATION),
    (
        "bart",
        "Bart",
        "BartModel",
        {**TRANSLATOR, "max_position_embeddings": 64},
        translated,
        TRANSLATION,
    ),
    (
        "marian",
        "Marian",
        "MarianModel",
        {
            **TRANSLATOR,
            "max_position_embeddings": 64,
            "pad_token_id": 1,
            "decoder_start_token_id": 1,
        },
        translated,
        TRANSLATION,
    ),
    ("vit", "ViT", "ViTModel", SMALL_IMAGE, pixels, PIXELS),
    ("deit", "DeiT", "DeiTForImageClassification", SMALL_IMAGE, pixels, PIXELS),
    ("beit", "Beit", "BeitModel", SMALL_IMAGE, pixels, PIXELS),
    ("dinov2", "Dinov2", "Dinov2Model", SMALL_IMAGE, pixels, PIXELS),
    ("clip_vision", "CLIPVision", "CLIPVisionModel", SMALL_IMAGE, pixels, PIXELS),
    (
        "clip_text",
        "CLIPText",
        "CLIPTextModel",
        {**TINY, "eos_token_id": 2, "bos_token_id": 1, "pad_token_id": 0},
        tokens,
        TEXT,
    ),
    ("siglip_vision", "SiglipVision", "SiglipVisionModel", SMALL_IMAGE, pixels, PIXELS),
    (
        "segformer",
        "Segformer",
        "SegformerForSemanticSegmentation",
        {**PYRAMID, "decoder_hidden_size": 32},
        large_pixels,
        FREE_PIXELS,
    ),
    (
        "swin_hf",
        "Swin",
        "SwinModel",
        {
            "image_size": 32,
            "patch_size": 4,
            "embed_dim": 16,
            "depths": [1, 2],
            "num_heads": [2, 4],
            "window_size": 4,
        },
        pixels,
        PIXELS,
    ),
    (
        "yolos",
        "Yolos",
        "YolosForObjectDetection",
        {**SMALL_IMAGE, "image_size": [32, 32], "num_detection_tokens": 10},
        pixels,
        PIXELS,
    ),
    (
        "dpt",
        "DPT",
        "DPTForDepthEstimation",
        {
            **SMALL_IMAGE,
            "num_hidden_layers": 4,
            "backbone_out_indices": [0, 1, 2, 3],
            "neck_hidden_sizes": [8, 16, 24, 32],
            "fusion_hidden_size": 16,
        },
        pixels,
        PIXELS,
    ),
    (
        "glpn",
        "GLPN",
        "GLPNForDepthEstimation",
        {**PYRAMID, "decoder_hidden_size": 16},
        large_pixels,
        PIXELS,
    ),
    (
        "convnext_hf",
        "ConvNext",
        "ConvNextModel",
        {"hidden_sizes": [8, 16, 24, 32], "depths": [1, 1, 1, 1]},
        large_pixels,
        FREE_PIXELS,
    ),
    (
        "whisper_encoder",
        "Whisper",
        "WhisperModel.encoder",
        {
            **TRANSLATOR,
            "num_mel_bins": 16,
            "max_source_positions": 50,
            "pad_token_id": 0,
            "decoder_start_token_id": 1,
        },
        spectrum,
        {"input_features": {0: "batch"}},
    ),
    ("wav2vec2", "Wav2Vec2", "Wav2Vec2ForCTC", SPEECH, sound, SOUND),
    ("hubert", "Hubert", "HubertModel", SPEECH, sound, SOUND),
    (
        "spectrogram_transformer",
        "AST",
        "ASTModel",
        {**SMALL_IMAGE, "max_length": 64, "num_mel_bins": 32},
        patches_of_sound,
        {"input_values": {0: "batch"}},
    ),
    ("detr", "Detr", "DetrForObjectDetection", DETECTOR, large_pixels, FREE_PIXELS),
    (
        "table_transformer",
        "TableTransformer",
        "TableTransformerForObjectDetection",
        DETECTOR,
        large_pixels,
        PIXELS,
    ),
    (
        "rt_detr",
        "RTDetr",
        "RTDetrForObjectDetection",
        {
            **DETECTOR,
            "encoder_hidden_dim": 32,
            "encoder_layers": 1,
            "encoder_in_channels": [16, 24, 32],
            "feat_strides": [8, 16, 32],
            "decoder_in_channels": [32, 32, 32],
            "num_denoising": 0,
        },
        large_pixels,
        PIXELS,
    ),
    (
        "deformable_detr",
        "DeformableDetr",
        "DeformableDetrForObjectDetection",
        {**DETECTOR, "encoder_layers": 1},
        larger_pixels,
        PIXELS,
    ),
    (
        "superpoint",
        "SuperPoint",
        "SuperPointForKeypointDetection",
        {
            "encoder_hidden_sizes": [8, 8, 16, 16],
            "decoder_hidden_size": 16,
            "keypoint_decoder_dim": 65,
            "descriptor_decoder_dim": 16,
        },
        large_pixels,
        PIXELS,
    ),
    (
        "time_series_patches",
        "PatchTST",
        "PatchTSTModel",
        {**SERIES, "num_hidden_layers": 2, "num_attention_heads": 4, "ffn_dim": 32},
        series,
        {"past_values": {0: "batch"}},
    ),
    (
        "time_series_mixer",
        "PatchTSMixer",
        "PatchTSMixerModel",
        {**SERIES, "num_layers": 2},
        series,
        {"past_values": {0: "batch"}},
    ),
    ("gpt_bigcode", "GPTBigCode", "GPTBigCodeModel", GPT, tokens, TEXT),
]


def backbone_of(transformers):
    """A small residual network in place of the usual one, which has 25 million weights."""
    return transformers.ResNetConfig(
        embedding_size=8,
        hidden_sizes=[8, 16, 24, 32],
        depths=[1, 1, 1, 1],
        out_features=["stage2", "stage3", "stage4"],
    )


def plain_outputs(model):
    """Returns tensors only: no caches, no objects of the library."""
    import torch

    config = model.config
    config.use_cache = False

    class Plain(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        def collect(self, output):
            values = output.values() if isinstance(output, dict) else output
            return tuple(value for value in values if isinstance(value, torch.Tensor))

    return Plain


def with_signature(plain, names):
    """The exporters bind inputs to the names of forward's parameters."""
    arguments = ", ".join(names)
    passed = ", ".join(f"{name}={name}" for name in names)
    scope = {}
    source = f"def forward(self, {arguments}):\n    return self.collect(self.model({passed}))\n"
    exec(source, scope)  # no other way makes parameters of given names
    plain.forward = scope["forward"]
    return plain()


def build_case(prefix, class_name, sizes, inputs, dynamic, attention):
    import torch
    import transformers

    sizes = dict(sizes)
    if sizes.pop("small_backbone", False):
        sizes.update(
            backbone_config=backbone_of(transformers),
            use_timm_backbone=False,
            use_pretrained_backbone=False,
        )
    config = getattr(transformers, f"{prefix}Config")(**sizes)
    config._attn_implementation = attention
    first, _, part = class_name.partition(".")
    model = getattr(transformers, first)(config)
    model = getattr(model, part) if part else model
    tensors = inputs(torch)
    wrapped = with_signature(plain_outputs(model), list(tensors))
    used = {name: axes for name, axes in dynamic.items() if name in tensors}
    return Case(wrapped, tensors, used)


# The other exporter cannot write these.
EXPORTERS = {"fnet": "dynamo", "xlnet": "torchscript"}


def add_model(name, *row, attention="eager"):
    options = {"exporters": EXPORTERS[name]} if name in EXPORTERS else {}
    add(name, lambda: build_case(*row, attention), sizes="fixed dynamic", **options)


for entry in MODELS:
    add_model(*entry)

FUSED = ("bert_tiny", "gpt2", "llama_tiny", "vit", "bart")
for entry in MODELS:
    if entry[0] in FUSED:
        add_model(f"{entry[0]}_sdpa", *entry[1:], attention="sdpa")
