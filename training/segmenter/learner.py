"""What a segmenter learns from a batch: objects asked for, and corrected, in several rounds."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import Tensor

from training.devices import computing_type
from training.learner import Learner
from training.segmenter.affinity import affinity_loss
from training.segmenter.answering import PromptAnswering
from training.segmenter.batches import MaskBatch
from training.segmenter.clicks import Click, next_click
from training.segmenter.decoding import Answer
from training.segmenter.dialog import Dialog, Request, scale_click
from training.segmenter.half_twin import HalfTwin
from training.segmenter.loss import answer_losses
from training.segmenter.network import SegmenterNetwork, first_segmenter
from training.segmenter.recipe import MASK_CELLS, SegmenterRecipe

# Cells of embeddings that are worked on at a time, over all prompts: what bounds memory.
_CELLS_AT_ONCE = 32 * 32 * 32


@dataclass(frozen=True)
class _Asked:
    """Objects that are asked for at the same time.

    Attributes:
        photos: places in the batch of their photos.
        truth: true masks, photo after photo, uint8, shape (k, side, side).
        dialog: what was said about them.
    """

    photos: tuple[int, ...]
    truth: Tensor
    dialog: Dialog

    @classmethod
    def first(cls, batch: MaskBatch, photos: Sequence[int]) -> Self:
        """Ask for all objects of some photos."""
        objects = range(batch.truth.shape[1])
        requests = [_first_request(batch, photo, item) for photo in photos for item in objects]
        truth = batch.truth[list(photos)].flatten(0, 1)
        return cls(tuple(photos), truth, Dialog(tuple(requests)))

    def only(self, photos: Sequence[int]) -> Self:
        """Go on with some of the photos."""
        objects = len(self.truth) // len(self.photos)
        places = [
            self.photos.index(photo) * objects + item for photo in photos for item in range(objects)
        ]
        return type(self)(tuple(photos), self.truth[places], self.dialog.only(places))


class SegmenterLearner(Learner[SegmenterNetwork, MaskBatch]):
    """Learns to find objects that a simulated user asks for.

    A photo is embedded once for all of its prompts. The gradients of every round are computed at
    once and added up at the embedding, so that memory does not grow with prompts and rounds. On a
    CPU, every core talks about photos of its own: the arrays are so small that cores sharing one
    would mostly wait for each other.

    Attributes:
        recipe: what is trained.
    """

    def __init__(self, recipe: SegmenterRecipe, fabric: Fabric | None = None) -> None:
        """Build a network that has learned nothing yet beyond what its recipe starts from.

        Args:
            recipe: what to train.
            fabric: the device and the precision; None for the best there is.

        Raises:
            TrainingError: the recipe starts from an unusable checkpoint.
        """
        super().__init__(recipe, lambda: first_segmenter(recipe), fabric)
        self.recipe = recipe
        on_cpu = self._fabric.device.type == "cpu"
        threads = min(torch.get_num_threads(), recipe.optimizer.batch) if on_cpu else 1
        dtype = computing_type(self._fabric)
        # Without autocast, float16 is too narrow for attention.
        dtype = torch.float32 if dtype is torch.float16 else dtype
        self._twins = [HalfTwin(self._network.answering, dtype) for _ in range(threads)]

    def _backward(self, batch: MaskBatch) -> float:
        gray = batch.gray.to(self._fabric.device, memory_format=torch.channels_last)
        with self._fabric.autocast():
            embeddings = self._network.embed(gray)
        leaves = [
            embeddings[place : place + 1].detach().float().requires_grad_()
            for place in range(len(batch))
        ]
        total = self._compare(batch, leaves) + self._converse(batch, leaves)
        gradient = torch.cat([torch.as_tensor(leaf.grad) for leaf in leaves])
        # What arrives at the leaves is scaled already where losses are.
        torch.autograd.backward(embeddings, gradient.to(embeddings.dtype))
        return total

    def _compare(self, batch: MaskBatch, leaves: list[Tensor]) -> float:
        random = np.random.default_rng((self.recipe.seed, self._batch_number))
        truth = batch.truth.to(leaves[0].device)
        loss = self.recipe.affinity * affinity_loss(torch.cat(leaves), truth, random)
        self._fabric.backward(loss)
        return loss.item()

    def _converse(self, batch: MaskBatch, leaves: list[Tensor]) -> float:
        # Photos that are asked equally often are spread evenly, so that no thread waits for long.
        order, threads = torch.argsort(batch.rounds).tolist(), len(self._twins)
        # No leaf may be seen by two threads: PyTorch locks a tensor that needs gradients while it
        # waits for the interpreter, and the other way round.
        shares = [
            {photo: leaves[photo] for photo in order[thread::threads]} for thread in range(threads)
        ]
        with ThreadPoolExecutor(threads, initializer=self._share_cores) as pool:
            held = pool.map(
                lambda pair: self._hold(batch, *pair), zip(shares, self._twins, strict=True)
            )
            total = sum(held)
        for twin in self._twins:
            twin.hand_over()
        return total

    def _share_cores(self) -> None:
        if len(self._twins) > 1:
            torch.set_num_threads(1)

    def _hold(
        self,
        batch: MaskBatch,
        leaves: Mapping[int, Tensor],
        twin: HalfTwin[PromptAnswering],
    ) -> float:
        twin.refresh()
        side = batch.gray.shape[-1] // self.recipe.stride
        at_once = max(1, _CELLS_AT_ONCE // (side**2 * batch.truth.shape[1] * len(self._twins)))
        photos, total = list(leaves), 0.0
        for start in range(0, len(photos), at_once):
            total += self._talk(batch, photos[start : start + at_once], leaves, twin)
        return total

    def _talk(
        self,
        batch: MaskBatch,
        photos: Sequence[int],
        leaves: Mapping[int, Tensor],
        twin: HalfTwin[PromptAnswering],
    ) -> float:
        randoms = {
            photo: np.random.default_rng((self.recipe.seed, self._batch_number, photo))
            for photo in photos
        }
        share = 1 / (batch.truth.shape[1] * int(batch.rounds.sum()))
        asked, total = _Asked.first(batch, photos), 0.0
        for number in range(1, int(batch.rounds[list(photos)].max()) + 1):
            asked = asked.only([photo for photo in asked.photos if batch.rounds[photo] >= number])
            answer, loss = self._round(asked, leaves, share, twin)
            total += loss
            chosen = asked.dialog.choose(answer)
            clicks = _corrections(asked, chosen, self.recipe.stride, randoms)
            asked = replace(asked, dialog=asked.dialog.corrected(clicks, chosen))
        return total

    def _round(
        self,
        asked: _Asked,
        leaves: Mapping[int, Tensor],
        share: float,
        twin: HalfTwin[PromptAnswering],
    ) -> tuple[Answer, float]:
        device, objects = self._fabric.device, len(asked.truth) // len(asked.photos)
        shown = torch.cat([leaves[photo].expand(objects, -1, -1, -1) for photo in asked.photos])
        answer = twin.module(shown.to(twin.dtype), asked.dialog.prompts(device))
        truth, ambiguous = asked.truth.to(device), asked.dialog.ambiguous(device)
        loss = share * answer_losses(answer, truth, ambiguous).sum()
        self._fabric.backward(loss)
        twin.sum_gradients()
        return Answer(answer.logits.detach(), answer.ious.detach()), loss.item()


def _first_request(batch: MaskBatch, photo: int, item: int) -> Request:
    if batch.starts_with_box[photo]:
        left, top, right, bottom = batch.boxes[photo, item].tolist()
        return Request(box=(left, top, right, bottom))
    x, y = batch.clicks[photo, item].tolist()
    return Request(clicks=(Click(x, y, inside=True),))


def _corrections(
    asked: _Asked, chosen: Tensor, stride: int, randoms: Mapping[int, np.random.Generator]
) -> list[Click]:
    masks = (chosen > 0).cpu().numpy()
    objects = len(asked.truth) // len(asked.photos)
    owners = [photo for photo in asked.photos for _ in range(objects)]
    return [
        scale_click(next_click(true, mask, randoms[photo]), stride / MASK_CELLS)
        for true, mask, photo in zip(asked.truth.numpy(), masks, owners, strict=True)
    ]
