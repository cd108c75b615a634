"""Several rounds of asking and correcting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import torch
from torch import Tensor

from training.segmenter.answering import Prompts
from training.segmenter.clicks import Box, Click, PointLabel
from training.segmenter.decoding import Answer

_Point = tuple[float, float, float]

# Segment Anything always sees a point that means nothing where there is no box.
_PADDING: _Point = (0.0, 0.0, float(PointLabel.PADDING))


@dataclass(frozen=True)
class Request:
    """What was said about one object; positions are pixel indices of the frame.

    Attributes:
        clicks: the clicks so far.
        box: the box around it, if that is how it began.
    """

    clicks: tuple[Click, ...] = ()
    box: Box | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether all that was said is one click: it may mean a thing, a part of it or more."""
        return self.box is None and len(self.clicks) == 1

    def points(self) -> list[_Point]:
        """Put it as the network wants to be asked: x, y and ``PointLabel`` of every point."""
        said = [(click.x, click.y, float(click.label)) for click in self.clicks]
        if self.box is None:
            return [*said, _PADDING]
        left, top, right, bottom = self.box
        first, last = float(PointLabel.TOP_LEFT), float(PointLabel.BOTTOM_RIGHT)
        return [*said, (left, top, first), (right, bottom, last)]


@dataclass(frozen=True)
class Dialog:
    """What was said about k objects, each in as many rounds as the others.

    Attributes:
        requests: what was said about each.
        previous: mask logits of the last answer, shape (k, 1, side, side).
    """

    requests: tuple[Request, ...]
    previous: Tensor | None = None

    @classmethod
    def by_clicks(cls, clicks: Sequence[Click]) -> Self:
        """Begin with a click into every object."""
        return cls(tuple(Request((click,)) for click in clicks))

    @classmethod
    def by_boxes(cls, boxes: Sequence[Box]) -> Self:
        """Begin with a box around every object."""
        return cls(tuple(Request(box=box) for box in boxes))

    def ambiguous(self, device: torch.device) -> Tensor:
        """Which objects got one click alone, bool, shape (k,)."""
        return torch.tensor([request.is_ambiguous for request in self.requests], device=device)

    def prompts(self, device: torch.device) -> Prompts:
        """Put it as the network wants to be asked."""
        points = torch.tensor([request.points() for request in self.requests])
        return Prompts(
            points=points[..., :2].to(device),
            labels=points[..., 2].long().to(device),
            previous=self.previous,
        )

    def choose(self, answer: Answer) -> Tensor:
        """Choose a mask for every object, as the application does: logits (k, side, side).

        One click gets the reading that the network believes in most; more get the mask that is
        meant for clear prompts.
        """
        device = answer.ious.device
        reading = 1 + answer.ious[:, 1:].argmax(dim=1)
        chosen = torch.where(self.ambiguous(device), reading, 0)
        return answer.logits[torch.arange(len(chosen), device=device), chosen]

    def corrected(self, clicks: Sequence[Click], chosen: Tensor) -> Self:
        """Add a click to every object and show the network the masks it is to correct."""
        requests = tuple(
            replace(request, clicks=(*request.clicks, click))
            for request, click in zip(self.requests, clicks, strict=True)
        )
        return replace(self, requests=requests, previous=chosen.detach().float()[:, None])

    def only(self, places: Sequence[int]) -> Self:
        """Go on with some of the objects."""
        return replace(
            self,
            requests=tuple(self.requests[place] for place in places),
            previous=None if self.previous is None else self.previous[list(places)],
        )


def scale_click(click: Click, factor: float) -> Click:
    """Bring a click from a grid to one that is ``factor`` times as fine."""
    return replace(click, x=(click.x + 0.5) * factor - 0.5, y=(click.y + 0.5) * factor - 0.5)
