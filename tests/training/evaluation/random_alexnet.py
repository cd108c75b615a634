"""AlexNet, as LPIPS needs it, without anything learned."""

import torch

# Kernel, inputs and outputs of the convolutions of torchvision's AlexNet.
LAYERS = {0: (11, 3, 64), 3: (5, 64, 192), 6: (3, 192, 384), 8: (3, 384, 256), 10: (3, 256, 256)}


def random_alexnet() -> dict[str, torch.Tensor]:
    """The convolutions of AlexNet, named as in the published file, with weights at random."""
    random = torch.Generator().manual_seed(0)
    weights = {}
    for place, (kernel, inputs, outputs) in LAYERS.items():
        spread = (kernel * kernel * inputs) ** -0.5
        shape = (outputs, inputs, kernel, kernel)
        weights[f"features.{place}.weight"] = torch.randn(shape, generator=random) * spread
        weights[f"features.{place}.bias"] = torch.randn(outputs, generator=random) * 0.1
    return weights
