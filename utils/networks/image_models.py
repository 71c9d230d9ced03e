"""timm's image networks: one of each family."""

from networks import Case, add

SMALL = {"embed_dim": 64, "depth": 2, "num_heads": 4}

# Model, image size, options of create_model, whether also with a symbolic batch.
MODELS = [
    ("levit_128s", 224, {}, True),
    ("mobilevit_xxs", 256, {}, True),
    ("ghostnet_050", 224, {}, True),
    ("cspdarknet53", 256, {}, True),
    ("mixer_s32_224", 224, {}, True),
    ("deit_tiny_patch16_224", 224, {"depth": 3}, True),
    ("beit_base_patch16_224", 224, SMALL, True),
    ("beitv2_base_patch16_224", 224, SMALL, False),
    ("poolformer_s12", 224, {}, True),
    ("efficientformer_l1", 224, {}, True),
    ("efficientformerv2_s0", 224, {}, True),
    ("xcit_nano_12_p16_224", 224, {}, True),
    ("tf_efficientnet_lite0", 224, {}, True),
    ("tf_mobilenetv3_small_minimal_100", 224, {}, True),
    ("mobilenetv4_conv_small", 224, {}, True),
    ("mobilenetv4_hybrid_medium", 224, {}, False),
    ("mobileone_s0", 224, {}, False),
    ("repvgg_a0", 224, {}, False),
    ("repvit_m0_9", 224, {}, False),
    ("fastvit_t8", 256, {}, True),
    ("edgenext_xx_small", 256, {}, True),
    ("pvt_v2_b0", 224, {}, True),
    ("twins_svt_small", 224, {}, False),
    ("crossvit_tiny_240", 240, {}, False),
    ("convit_tiny", 224, {}, True),
    ("coat_lite_tiny", 224, {}, True),
    ("cait_xxs24_224", 224, {"depth": 4}, False),
    ("tnt_s_patch16_224", 224, {"depth": 3}, False),
    ("visformer_tiny", 224, {}, False),
    ("volo_d1_224", 224, {}, False),
    ("gcvit_xxtiny", 224, {}, True),
    ("nest_tiny", 224, {}, False),
    ("maxxvitv2_nano_rw_256", 256, {}, False),
    ("coatnet_nano_rw_224", 224, {}, False),
    ("swinv2_cr_tiny_224", 224, {}, False),
    ("swin_s3_tiny_224", 224, {}, False),
    ("focalnet_tiny_srf", 224, {}, False),
    ("davit_tiny", 224, {}, False),
    ("inception_next_atto", 224, {}, False),
    ("caformer_s18", 224, {}, False),
    ("convmixer_768_32", 224, {}, False),
    ("convnextv2_atto", 224, {}, True),
    ("resmlp_12_224", 224, {}, True),
    ("gmlp_ti16_224", 224, {}, False),
    ("gmixer_12_224", 224, {}, False),
    ("sequencer2d_s", 224, {}, False),
    ("eva02_tiny_patch14_224", 224, {"depth": 3}, True),
    ("hiera_tiny_224", 224, {}, False),
    ("vit_tiny_r_s16_p8_224", 224, {"depth": 3}, False),
    ("vit_relpos_small_patch16_224", 224, {"depth": 3}, False),
    ("samvit_base_patch16_224", 224, {"embed_dim": 64, "depth": 4, "num_heads": 4}, True),
    ("naflexvit_base_patch16_gap", 224, SMALL, False),
    ("res2net50_14w_8s", 224, {}, False),
    ("resnest14d", 224, {}, True),
    ("skresnet18", 224, {}, True),
    ("seresnet18", 224, {}, False),
    ("ecaresnet26t", 224, {}, True),
    ("gcresnet33ts", 224, {}, False),
    ("lambda_resnet26t", 224, {}, False),
    ("botnet26t_256", 256, {}, False),
    ("halonet26t", 256, {}, False),
    ("nf_regnet_b0", 224, {}, False),
    ("resnetv2_50", 224, {}, False),
    ("dpn48b", 224, {}, False),
    ("dla34", 224, {}, False),
    ("hrnet_w18_small", 224, {}, True),
    ("rexnet_100", 224, {}, False),
    ("tinynet_e", 106, {}, False),
    ("vovnet39a", 224, {}, False),
    ("selecsls42b", 224, {}, False),
    ("hardcorenas_a", 224, {}, False),
    ("spnasnet_100", 224, {}, False),
    ("mixnet_s", 224, {}, True),
    ("xception41", 299, {}, False),
    ("lcnet_050", 224, {}, False),
    ("starnet_s1", 224, {}, False),
    ("shvit_s1", 224, {}, False),
    ("swiftformer_xs", 224, {}, False),
    ("tiny_vit_5m_224", 224, {}, False),
    ("efficientvit_b0", 224, {}, True),
    ("efficientvit_m0", 224, {}, False),
    ("ghostnetv3_050", 224, {}, False),
    ("rdnet_tiny", 224, {}, False),
    ("mambaout_femto", 224, {}, False),
]

# Those whose fused attention an exporter cannot write.
UNFUSED = {
    "beit_base_patch16_224",
    "beitv2_base_patch16_224",
    "twins_svt_small",
    "nest_tiny",
    "maxxvitv2_nano_rw_256",
    "eva02_tiny_patch14_224",
    "hiera_tiny_224",
    "vit_relpos_small_patch16_224",
    "samvit_base_patch16_224",
}


# Those with batch norms beside layers, in all the ways that there are.
NORMS = {
    "botnet26t_256",
    "coatnet_nano_rw_224",
    "cspdarknet53",
    "dla34",
    "dpn48b",
    "ecaresnet26t",
    "efficientvit_b0",
    "efficientvit_m0",
    "fastvit_t8",
    "gcresnet33ts",
    "ghostnet_050",
    "ghostnetv3_050",
    "hardcorenas_a",
    "hrnet_w18_small",
    "inception_next_atto",
    "lambda_resnet26t",
    "lcnet_050",
    "levit_128s",
    "mixnet_s",
    "mobilenetv4_conv_small",
    "mobilenetv4_hybrid_medium",
    "mobileone_s0",
    "mobilevit_xxs",
    "repvgg_a0",
    "repvit_m0_9",
    "res2net50_14w_8s",
    "resnest14d",
    "rexnet_100",
    "selecsls42b",
    "seresnet18",
    "shvit_s1",
    "skresnet18",
    "spnasnet_100",
    "starnet_s1",
    "swiftformer_xs",
    "tf_efficientnet_lite0",
    "tf_mobilenetv3_small_minimal_100",
    "tiny_vit_5m_224",
    "tinynet_e",
    "visformer_tiny",
    "vovnet39a",
    "xcit_nano_12_p16_224",
    "xception41",
}


def add_model(name, size, options, dynamic):
    def build():
        import timm
        import torch

        timm.layers.set_fused_attn(name not in UNFUSED)
        model = timm.create_model(name, pretrained=False, num_classes=10, **options)
        return Case(model, {"x": torch.rand(2, 3, size, size)}, {"x": {0: "batch"}})

    sizes = "fixed dynamic" if dynamic else "fixed"
    add(f"timm_{name}", build, sizes=sizes, norms=name in NORMS)


for row in MODELS:
    add_model(*row)
