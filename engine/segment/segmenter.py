"""Finds the mask of what a user points at: look at a photo once, then ask as often as you like.

Works with every segmenter of Segment Anything's family (Kirillov et al., Segment Anything, 2023)
whose encoder and decoder are ONNX models.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness
from engine.models.contract import Tensor
from engine.models.errors import ModelError
from engine.models.session import ModelSession
from engine.segment.forms import DecoderForm, EncoderForm, check_embedding, check_pair
from engine.segment.frame import Frame
from engine.segment.prompts import Point, Prompt

MaskLogits = npt.NDArray[np.float32]
"""Scores of being inside, above 0 inside: float32, shape (rows, columns) of cells."""

STABILITY_OFFSET = 1.0
"""How far the threshold moves both ways for the stability (``SamAutomaticMaskGenerator``)."""

# The thresholds of ``SamAutomaticMaskGenerator``, for models that do not bring their own.
_LEAST_IOU, _LEAST_STABILITY = 0.88, 0.95

# Labels of points (``segment_anything/modeling/prompt_encoder.py``).
_OUTSIDE, _INSIDE, _TOP_LEFT, _BOTTOM_RIGHT, _PADDING = 0, 1, 2, 3, -1

# Decoders answer one mask for prompts that mean one thing and three for those that do not; exports
# that choose neither answer all four, the one first.
_ALL_MASKS = 4


@dataclass(frozen=True, eq=False)
class Embedding:
    """What a segmenter saw in a photo.

    Attributes:
        tensor: the encoder's answer, float32, shape (1, channels, rows, columns).
        frame: where the photo lies in it.
    """

    tensor: Tensor
    frame: Frame


@dataclass(frozen=True, eq=False)
class MaskCandidate:
    """One answer to a prompt.

    Attributes:
        predicted_iou: how well the segmenter thinks that it hit the object, about 0 to 1.
        low_res: logits of the whole frame, padding included, shape (side, side); what is fed back
            to refine the mask.
        frame: where the photo lies in it.
    """

    predicted_iou: float
    low_res: MaskLogits
    frame: Frame

    @property
    def cells(self) -> tuple[float, float]:
        """Rows and columns of cells that the photo covers, with fractions."""
        return self.frame.cells(len(self.low_res))

    @property
    def logits(self) -> MaskLogits:
        """The logits of the photo: of all cells that it covers by half or more."""
        rows, columns = self.cells
        return self.low_res[: max(1, round(rows)), : max(1, round(columns))]

    @property
    def stability(self) -> float:
        """How little the mask depends on the threshold: 1 not at all, 0 where there is no mask.

        The IoU of the masks at thresholds of plus and minus ``STABILITY_OFFSET``.
        """
        wide = int(np.count_nonzero(self.logits > -STABILITY_OFFSET))
        return int(np.count_nonzero(self.logits > STABILITY_OFFSET)) / wide if wide else 0.0


class Segmenter:
    """An encoder and a decoder that are ready to find objects; safe to share between threads.

    Attributes:
        refines: whether a candidate can be fed back to be refined.
        batches: whether several prompts are answered in one run.
        least_iou: predicted IoU from which a mask is likely to be an object, 0 to 1.
        least_stability: the same for its stability.
    """

    refines: bool
    batches: bool
    least_iou: float
    least_stability: float

    def __init__(self, encoder: ModelSession, decoder: ModelSession) -> None:
        """Take two loaded models.

        Args:
            encoder: of a segmenter encoder.
            decoder: of the decoder that was exported with it.

        Raises:
            ModelError: a model is of another kind, or they do not belong together.
        """
        self._encoder, self._decoder = encoder, decoder
        self._encoder_form, self._decoder_form = EncoderForm.of(encoder), DecoderForm.of(decoder)
        check_pair(encoder, decoder)
        self.refines, self.batches = self._decoder_form.refines, self._decoder_form.batches
        iou, stability = decoder.description.least_iou, decoder.description.least_stability
        self.least_iou = _LEAST_IOU if iou is None else iou
        self.least_stability = _LEAST_STABILITY if stability is None else stability

    @property
    def sessions(self) -> tuple[ModelSession, ModelSession]:
        """The encoder and the decoder, as they were given."""
        return self._encoder, self._decoder

    def embed(self, lightness: Lightness) -> Embedding:
        """Look at a photo; the slow part, done once.

        Args:
            lightness: L* of the photo at any size.

        Raises:
            ModelError: the device failed, or the encoder does not fit the decoder.
        """
        frame = Frame(self._encoder_form.size, *lightness.shape)
        form = self._encoder_form
        tensor = self._encoder.run({form.image.name: form.picture(lightness, frame)})[form.answer]
        check_embedding(tensor.shape, self._decoder_form.inputs["image_embeddings"].shape)
        return Embedding(tensor, frame)

    def segment(
        self, embedding: Embedding, prompt: Prompt, previous: MaskCandidate | None = None
    ) -> tuple[MaskCandidate, ...]:
        """Find what a prompt means.

        Args:
            embedding: of the photo.
            prompt: points and box.
            previous: an earlier answer for the same photo, to be refined by a prompt that says
                more; passed over by a decoder that cannot refine.

        Returns:
            Masks, the best first.

        Raises:
            PromptError: the prompt says nothing about the photo.
            ModelError: the device failed, or the answer is none.
            ValueError: the earlier answer is for another photo.
        """
        prompt.check(embedding.frame.height, embedding.frame.width)
        if previous is not None and previous.frame != embedding.frame:
            raise ValueError("the earlier answer is for another photo")
        mask = previous.low_res if previous is not None and self.refines else None
        (candidates,) = self._run(embedding, [prompt], mask)
        return candidates

    def segment_each(
        self, embedding: Embedding, prompts: Sequence[Prompt]
    ) -> tuple[tuple[MaskCandidate, ...], ...]:
        """Find what each of many prompts means, in one run where the decoder can.

        Args:
            embedding: of the photo.
            prompts: with as many points each, and all with a box or all without.

        Returns:
            For every prompt its masks, the best first.

        Raises:
            PromptError: a prompt says nothing about the photo.
            ModelError: the device failed, or the answer is none.
            ValueError: the prompts are not alike.
        """
        for prompt in prompts:
            prompt.check(embedding.frame.height, embedding.frame.width)
        if not prompts:
            return ()
        if self.batches:
            return self._run(embedding, prompts, None)
        return tuple(self._run(embedding, [prompt], None)[0] for prompt in prompts)

    def _run(
        self, embedding: Embedding, prompts: Sequence[Prompt], mask: MaskLogits | None
    ) -> tuple[tuple[MaskCandidate, ...], ...]:
        if len({(len(prompt.points), prompt.box is None) for prompt in prompts}) != 1:
            raise ValueError("prompts of different lengths cannot share a run")
        marks = [_marks(prompt) for prompt in prompts]
        coordinates = [
            embedding.frame.coordinates([point for point, _ in marked]) for marked in marks
        ]
        labels = np.array([[label for _, label in marked] for marked in marks], np.float32)
        form = self._decoder_form
        outputs = self._decoder.run(
            form.tensors(embedding.tensor, np.stack(coordinates), labels, mask)
        )
        logits, scores = _checked(outputs[form.logits], outputs[form.scores], len(prompts))
        is_ambiguous = prompts[0].is_ambiguous and mask is None
        return tuple(
            tuple(
                MaskCandidate(float(scores[index, best]), logits[index, best], embedding.frame)
                for best in _best_first(scores[index], is_ambiguous=is_ambiguous)
            )
            for index in range(len(prompts))
        )


def _marks(prompt: Prompt) -> list[tuple[Point, int]]:
    """Return every point of a prompt, corners of the box included, with its label."""
    marks = [(point, _INSIDE if point.inside else _OUTSIDE) for point in prompt.points]
    if prompt.box is None:
        # Decoders were trained with a point that is none wherever there is no box.
        return [*marks, (Point(0, 0), _PADDING)]
    top_left, bottom_right = prompt.box.corners
    return [*marks, (top_left, _TOP_LEFT), (bottom_right, _BOTTOM_RIGHT)]


def _checked(logits: Tensor, scores: Tensor, count: int) -> tuple[Tensor, Tensor]:
    square = logits.ndim == 4 and logits.shape[2] == logits.shape[3]
    if not square or logits.shape[0] != count or scores.shape != logits.shape[:2]:
        raise ModelError(
            "The decoder answers in a form that no known segmenter has; get it from its maker."
        )
    if not logits.size or not (np.isfinite(scores).all() and np.isfinite(logits).all()):
        raise ModelError(
            "The segmenter answered no numbers for this photo; try another one or the "
            "processor (device cpu)."
        )
    return logits, scores


def _best_first(scores: Tensor, *, is_ambiguous: bool) -> list[int]:
    """Order the masks of a prompt.

    Of all four masks the first is meant for prompts that say enough, the others for a single click
    (``MaskDecoder.forward`` and ``SamOnnxModel.select_masks`` of Segment Anything); their scores
    are comparable among the three only.
    """
    order = [int(index) for index in np.argsort(-scores, kind="stable")]
    if len(order) != _ALL_MASKS:
        return order
    several = [index for index in order if index > 0]
    return several if is_ambiguous else [0, *several]
