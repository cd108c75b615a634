"""A copy of a module in fewer bits that learns on behalf of the module."""

import copy
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

Twin = TypeVar("Twin", bound=nn.Module)


class HalfTwin(Generic[Twin]):
    """Computes in one precision throughout while the gradients are summed up in float32.

    Autocast would go back to float32 at every normalization, which takes a third longer. And twins
    of the same module may compute in threads of their own, because their gradients are their own.

    Attributes:
        module: the twin; its buffers keep their precision.
        dtype: what it computes with.
    """

    def __init__(self, original: Twin, dtype: torch.dtype = torch.bfloat16) -> None:
        """Copy a module.

        Args:
            original: in float32; it gets the gradients in the end.
            dtype: what to compute with.
        """
        self.dtype = dtype
        self._original = original
        self.module: Twin = copy.deepcopy(original)
        self._sums: dict[str, Tensor] = {}
        for parameter in self.module.parameters():
            parameter.data = parameter.data.to(dtype)

    @torch.no_grad()
    def refresh(self) -> None:
        """Take over the weights of the original."""
        pairs = zip(self.module.parameters(), self._original.parameters(), strict=True)
        for own, parameter in pairs:
            own.copy_(parameter)

    @torch.no_grad()
    def sum_gradients(self) -> None:
        """Add the gradients of the last backward pass to those of the passes before it."""
        for name, parameter in self.module.named_parameters():
            if parameter.grad is None:
                continue
            if name in self._sums:
                self._sums[name] += parameter.grad
            else:
                self._sums[name] = parameter.grad.float()
            parameter.grad = None

    @torch.no_grad()
    def hand_over(self) -> None:
        """Add the summed gradients to those of the original and begin anew."""
        for name, parameter in self._original.named_parameters():
            if name in self._sums:
                total = self._sums.pop(name)
                parameter.grad = total if parameter.grad is None else parameter.grad + total
