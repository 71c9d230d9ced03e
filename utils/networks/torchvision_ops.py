"""Stands in for torchvision's compiled operators.

They do not load beside a torch of another build, and torchvision then refuses
to be imported or to run. The networks need the operators' schemas, which decide
what is exported, and results of the right shape to trace with.
"""

import torch

SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "roi_align(Tensor input, Tensor rois, float spatial_scale, SymInt pooled_height, "
    "SymInt pooled_width, int sampling_ratio, bool aligned) -> Tensor",
)


def nms(boxes, scores, iou_threshold):
    boxes, scores = boxes.detach(), scores.detach()
    left = torch.argsort(scores, descending=True)
    kept = []
    while left.numel():
        best, left = left[0], left[1:]
        kept.append(int(best))
        left = left[overlaps(boxes[best], boxes[left]) <= iou_threshold]
    return torch.tensor(kept, dtype=torch.int64)


def overlaps(box, others):
    sides = torch.minimum(box[2:], others[:, 2:]) - torch.maximum(box[:2], others[:, :2])
    common = sides.clamp(min=0).prod(1)
    areas = (others[:, 2:] - others[:, :2]).prod(1)
    return common / ((box[2:] - box[:2]).prod() + areas - common)


def roi_align(features, rois, scale, height, width, ratio, aligned):
    """Of the right shape; the values do not matter."""
    return (
        features.mean((2, 3))[rois[:, 0].long()][:, :, None, None]
        .expand(-1, -1, height, width)
        .contiguous()
    )


def define():
    """Does nothing where torchvision's own operators load."""
    try:
        import torchvision  # noqa: F401

        return
    except (ImportError, RuntimeError):
        pass
    library = torch.library.Library("torchvision", "DEF")
    for schema in SCHEMAS:
        library.define(schema)
    library.impl("nms", nms, "CPU")
    library.impl("roi_align", roi_align, "CPU")
    define.library = library  # as long as the process lives
    import_without_missing_operators()


def import_without_missing_operators():
    """Skips the shape functions of operators that are not there."""
    register_fake = torch.library.register_fake
    library_impl = torch.library.Library.impl

    def fake(name, *arguments, **options):
        def decorate(function):
            try:
                return register_fake(name, *arguments, **options)(function)
            except RuntimeError:
                return function

        return decorate

    def impl(self, *arguments, **options):
        try:
            return library_impl(self, *arguments, **options)
        except RuntimeError:
            return None

    torch.library.register_fake = fake
    torch.library.Library.impl = impl
    try:
        import torchvision
    finally:
        torch.library.register_fake = register_fake
        torch.library.Library.impl = library_impl
    pretend_operators(torchvision)


def demand_operators() -> None:
    """TorchScript compiles this: what it calls must be a function of its own."""


def has_operators() -> bool:
    return True


def pretend_operators(torchvision):
    from torchvision.ops import boxes

    roi = __import__("sys").modules["torchvision.ops.roi_align"]
    for module in (torchvision.extension, boxes, roi):
        module._assert_has_ops = demand_operators
        module._has_ops = has_operators
