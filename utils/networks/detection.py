"""torchvision's detection networks, on small backbones."""

from networks import Case, add

IMAGE = {"image": {1: "height", 2: "width"}}
BACKBONED = {
    "fasterrcnn": ("FasterRCNN", {}),
    "maskrcnn": ("MaskRCNN", {}),
    "keypointrcnn": ("KeypointRCNN", {}),
    "retinanet": ("RetinaNet", {}),
    "fcos": ("FCOS", {}),
}
NAMED = ["ssdlite320_mobilenet_v3_large", "fasterrcnn_mobilenet_v3_large_320_fpn"]


def detector(model, keys):
    """Takes one image instead of a list of them, and returns a tuple."""
    import torch

    class Detector(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        def forward(self, image):
            found = self.model([image])[0]
            return tuple(found[key] for key in keys)

    return Detector()


def case(model, size, keys=("boxes", "scores", "labels")):
    import torch

    return Case(detector(model, keys), {"image": torch.rand(3, size, size)}, IMAGE)


def two_stage(name):
    def build():
        import torchvision
        from torchvision.models.detection.backbone_utils import resnet_fpn_backbone

        constructor, options = BACKBONED[name]
        single = name in ("retinanet", "fcos")
        layers = {"returned_layers": [2, 3, 4]} if single else {}
        backbone = resnet_fpn_backbone(backbone_name="resnet18", weights=None, **layers)
        if single:
            from torchvision.models.detection.anchor_utils import AnchorGenerator

            ratios = ((1.0,),) if name == "fcos" else ((0.5, 1.0, 2.0),)
            options = {
                "anchor_generator": AnchorGenerator(((16,), (32,), (64,), (128,)), ratios * 4)
            }
        build_model = getattr(torchvision.models.detection, constructor)
        extra = {"maskrcnn": ("masks",), "keypointrcnn": ("keypoints",)}.get(name, ())
        classes = 2 if name == "keypointrcnn" else 11
        model = build_model(backbone, num_classes=classes, min_size=160, max_size=240, **options)
        return case(model, 200, ("boxes", "scores", "labels") + extra)

    return build


def one_stage(name):
    def build():
        import torchvision

        constructor = getattr(torchvision.models.detection, name)
        return case(constructor(weights=None, weights_backbone=None), 320)

    return build


# What decides the number of boxes is data, which the default exporter does not trace.
for name in BACKBONED:
    add(name, two_stage(name), exporters="torchscript", sizes="fixed dynamic", opsets=(11,))
for name in NAMED:
    add(name, one_stage(name), exporters="torchscript", sizes="fixed dynamic")
