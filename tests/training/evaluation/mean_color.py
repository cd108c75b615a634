"""Features of pictures that a test can compute, and that cost nothing."""

from torch import Tensor, nn


class MeanColor(nn.Module):
    """Red, green and blue, averaged over a picture."""

    num_features = 3

    def forward(self, pictures: Tensor) -> Tensor:
        return pictures.float().mean(dim=(2, 3))
