"""torchvision's classification, segmentation and video networks."""

from networks import Case, add, network

BATCH = {"x": {0: "batch"}}
IMAGE = {"x": {0: "batch", 2: "height", 3: "width"}}


def image_case(model, size, dynamic=None, **options):
    import torch

    return Case(model, {"x": torch.rand(2, 3, size, size)}, dynamic or {}, **options)


# Constructor in torchvision.models, image size, symbolic dimensions, options of add.
CLASSIFICATION = [
    ("resnet18", 224, IMAGE, {"sizes": "fixed dynamic", "opsets": (9, 11, 13, 16), "norms": True}),
    ("mobilenet_v2", 224, IMAGE, {"sizes": "fixed dynamic", "opsets": (10, 12), "norms": True}),
    ("squeezenet1_1", 224, IMAGE, {"sizes": "fixed dynamic"}),
    ("mobilenet_v3_small", 224, IMAGE, {"sizes": "fixed dynamic", "opsets": (9, 14), "norms": True}),
    ("shufflenet_v2_x0_5", 224, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("mnasnet0_5", 224, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("regnet_y_400mf", 224, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("efficientnet_b0", 224, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("googlenet", 224, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("inception_v3", 299, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("densenet121", 224, IMAGE, {"sizes": "fixed dynamic", "norms": True}),
    ("regnet_x_400mf", 224, IMAGE, {"norms": True}),
    ("mobilenet_v3_large", 224, IMAGE, {"norms": True}),
    ("efficientnet_v2_s", 224, BATCH, {"norms": True}),
    ("shufflenet_v2_x1_0", 224, BATCH, {"norms": True}),
    ("convnext_tiny", 224, IMAGE, {"sizes": "fixed dynamic"}),
    ("swin_t", 224, BATCH, {"sizes": "fixed dynamic"}),
    ("swin_v2_t", 224, BATCH, {"sizes": "fixed dynamic"}),
    ("maxvit_t", 224, BATCH, {"sizes": "fixed dynamic", "norms": True}),
]


def add_classification(name, size, dynamic, options):
    def build():
        import torchvision

        extra = {"init_weights": True} if name in ("googlenet", "inception_v3") else {}
        return image_case(torchvision.models.get_model(name, weights=None, **extra), size, dynamic)

    add(name, build, **options)


for row in CLASSIFICATION:
    add_classification(*row)


@network(sizes="fixed dynamic")
def resnet50():
    """Weights in a file of their own."""
    import torchvision

    return image_case(torchvision.models.resnet50(weights=None), 224, IMAGE, external=True)


@network(exporters="torchscript", sizes="fixed")
def resnet18_training():
    import torchvision

    return image_case(torchvision.models.resnet18(weights=None), 64, training=True)


@network(sizes="fixed dynamic")
def vgg11_bn_small():
    import torch
    import torchvision

    model = torchvision.models.vgg11_bn(weights=None, num_classes=10)
    model.classifier = torch.nn.Sequential(
        torch.nn.Linear(512 * 7 * 7, 64),
        torch.nn.ReLU(True),
        torch.nn.Dropout(),
        torch.nn.Linear(64, 10),
    )
    return image_case(model, 224, BATCH)


@network()
def alexnet_small():
    import torch
    import torchvision

    model = torchvision.models.alexnet(weights=None, num_classes=10)
    model.classifier = torch.nn.Linear(256 * 6 * 6, 10)
    return image_case(model, 224)


@network(sizes="fixed dynamic")
def vit_small():
    from torchvision.models import VisionTransformer

    model = VisionTransformer(64, 8, num_layers=4, num_heads=4, hidden_dim=64, mlp_dim=128)
    return image_case(model, 64, BATCH)


SEGMENTATION = ["lraspp_mobilenet_v3_large", "deeplabv3_mobilenet_v3_large", "fcn_resnet50"]


def add_segmentation(name):
    def build():
        import torchvision

        model = torchvision.models.get_model(name, weights=None, weights_backbone=None)
        return image_case(model, 256, IMAGE)

    add(name, build, sizes="fixed dynamic")


for name in SEGMENTATION:
    add_segmentation(name)

VIDEO = [("r3d_18", 16, 112), ("mc3_18", 8, 112), ("r2plus1d_18", 8, 112), ("s3d", 16, 224)]


def add_video(name, frames, size):
    def build():
        import torch
        import torchvision

        model = torchvision.models.get_model(name, weights=None)
        dynamic = {"x": {0: "batch", 2: "frames", 3: "height", 4: "width"}}
        return Case(model, {"x": torch.rand(1, 3, frames, size, size)}, dynamic)

    add(name, build, sizes="fixed dynamic" if name == "r3d_18" else "fixed")


for row in VIDEO:
    add_video(*row)


@network(sizes="fixed dynamic")
def raft_small():
    import torch
    import torchvision

    pair = {"first": torch.rand(1, 3, 128, 160), "second": torch.rand(1, 3, 128, 160)}
    model = torchvision.models.optical_flow.raft_small(weights=None)
    return Case(flow_steps(model), pair, {name: {0: "batch"} for name in pair})


def flow_steps(model):
    """Few refinement steps: one is like the next."""
    import torch

    class Steps(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        def forward(self, first, second):
            return self.model(first, second, num_flow_updates=3)[-1]

    return Steps()
