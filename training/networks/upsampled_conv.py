"""Nearest-neighbor upsampling followed by a 3x3 convolution, without computing anything twice."""

import torch
from torch import Tensor, nn
from torch.nn import functional

# Below so many cells of a small map, over the whole batch, adding weights up and bringing their
# gradients back takes a training step longer than the multiplications that it saves.
_FEWEST_CELLS = 4096


class UpsampledConv2d(nn.Conv2d):
    """Equals ``interpolate(scale_factor=2, mode="nearest")`` and a padded 3x3 convolution.

    Every output pixel reads nine pixels of the enlarged map, but these are copies of four of the
    small one. So the nine weights are added up to four for each of the four phases (even or odd
    row, even or odd column), four 2x2 convolutions run on the small map, and their results are
    interleaved: four multiplications for an output instead of nine, and no enlarged map in memory.
    The parameters are those of the 3x3 convolution. Training steps on maps of few cells, where
    weights and not multiplications take the time, enlarge the map after all.
    """

    def __init__(self, inputs: int, outputs: int, *, bias: bool = True) -> None:
        """Build the convolution.

        Args:
            inputs: channels of the small map.
            outputs: channels of the large map.
            bias: whether to add a constant for every output channel.
        """
        super().__init__(inputs, outputs, 3, padding=1, bias=bias)
        self.phase_kernels: Tensor | None
        self.register_buffer("phase_kernels", None, persistent=False)

    @torch.no_grad()
    def add_weights_up(self) -> None:
        """Add the weights of the phases up once and for all, where nothing is learned any more."""
        self.phase_kernels = _phase_kernels(self.weight)

    def forward(self, small: Tensor) -> Tensor:
        """Convolve: (n, inputs, h, w) to (n, outputs, 2 h, 2 w)."""
        if self.training and small.numel() // self.in_channels < _FEWEST_CELLS:
            return self.enlarge_and_convolve(small)
        return self.convolve_by_phases(small)

    def enlarge_and_convolve(self, small: Tensor) -> Tensor:
        """Convolve as the name of the class says it."""
        enlarged = functional.interpolate(small, scale_factor=2.0, mode="nearest")
        return functional.conv2d(enlarged, self.weight, self.bias, padding=1)

    def convolve_by_phases(self, small: Tensor) -> Tensor:
        """Convolve the small map, for all phases at once."""
        bias = None if self.bias is None else self.bias.repeat(4)
        kernels = _phase_kernels(self.weight) if self.phase_kernels is None else self.phase_kernels
        phases = functional.conv2d(small, kernels, bias, padding=1)
        # From place k of the padded map come output row 2 k - 1, which is odd, and row 2 k.
        rows, columns = phases.shape[2:]
        grid = phases.permute(0, 2, 3, 1).reshape(-1, rows, columns, 2, 2, self.out_channels)
        interleaved = grid.transpose(2, 3).reshape(-1, 2 * rows, 2 * columns, self.out_channels)
        cropped = interleaved[:, 1:-1, 1:-1].permute(0, 3, 1, 2)
        # A cropped view makes the layers that follow slower than this copy is.
        return cropped.contiguous(memory_format=torch.channels_last)


def _phase_kernels(weight: Tensor) -> Tensor:
    """Add the taps up that fall on one cell: (o, i, 3, 3) to (4 o, i, 2, 2), odd phases first."""
    odd, even = _halves(weight, 2)
    kernels = [kernel for rows in (odd, even) for kernel in _halves(rows, 3)]
    return torch.cat(kernels).contiguous(memory_format=torch.channels_last)


def _halves(weight: Tensor, axis: int) -> tuple[Tensor, Tensor]:
    first, middle, last = weight.unbind(axis)
    odd = torch.stack((first + middle, last), axis)
    even = torch.stack((first, middle + last), axis)
    return odd, even
