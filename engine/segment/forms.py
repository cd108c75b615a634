"""How to talk to one encoder and one decoder: which inputs and outputs they have, and what fits.

The exporters of Segment Anything and its relatives differ in names, in the layout of the picture,
and in what their decoders can do; ``engine.models.contract`` lists the forms. Here a loaded model
becomes a description of its form, so that nothing else has to look at names.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.color.lab import Lightness, srgb_from_lab
from engine.color.upsample import resize_lightness
from engine.models.contract import EMBEDDING_NAMES, Tensor, TensorPort, find_port
from engine.models.description import ModelKind
from engine.models.errors import ModelError
from engine.models.session import ModelSession
from engine.segment.frame import Frame

_WHITE = 255
_MASK_CELLS = 4  # cells of a mask along one side of a cell of the embedding

# Decoders can scale masks to the photo themselves; that is thrown away, so let it cost nothing.
_SMALL_PHOTO = 32


@dataclass(frozen=True)
class EncoderForm:
    """What an encoder takes.

    Attributes:
        image: the input for the picture.
        answer: name of the output with the embedding.
        size: side of the frame in pixels.
        mean: per channel, subtracted from gray values 0 to 255.
        std: per channel, what they are divided by afterwards.
    """

    image: TensorPort
    answer: str
    size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    @classmethod
    def of(cls, session: ModelSession) -> "EncoderForm":
        """Describe a loaded encoder.

        Args:
            session: of a segmenter encoder.

        Raises:
            ModelError: the model is of another kind, or its input has another size than it says.
        """
        description = session.description
        description.require(ModelKind.SEGMENTER_ENCODER)
        (image,) = session.inputs
        if any(side not in (None, description.size) for side in _sides(image)):
            raise ModelError(
                f"The model says that it looks at {description.size} pixels, but its input has "
                "another size; get it again from its maker."
            )
        mean, std = description.mean or (0.0, 0.0, 0.0), description.std or (1.0, 1.0, 1.0)
        return cls(image, _name(session.outputs, *EMBEDDING_NAMES), description.size, mean, std)

    @property
    def has_planes(self) -> bool:
        """Whether the input has an axis of channels before those of rows and columns."""
        return _has_planes(self.image)

    def picture(self, lightness: Lightness, frame: Frame) -> Tensor:
        """Prepare a photo: gray, scaled, normalized, padded with zeros at the right and bottom.

        Args:
            lightness: L* of the photo.
            frame: where it lies.

        Returns:
            The tensor for the input ``image``. Encoders of pixels of any size pad inside.
        """
        small = resize_lightness(lightness, frame.rows, frame.columns)
        neutral = np.zeros((*small.shape, 2), np.float32)
        gray = srgb_from_lab(small, neutral) * np.float32(_WHITE)
        mean, std = np.asarray(self.mean, np.float32), np.asarray(self.std, np.float32)
        pixels = np.asarray((gray - mean) / std, np.float32)
        if not self.has_planes and None in _sides(self.image):
            return pixels  # padded inside
        margins = (0, self.size - frame.rows), (0, self.size - frame.columns), (0, 0)
        padded = np.pad(pixels, margins)
        return np.ascontiguousarray(padded.transpose(2, 0, 1)[None]) if self.has_planes else padded


@dataclass(frozen=True)
class DecoderForm:
    """What a decoder takes and answers.

    Attributes:
        inputs: the inputs by name.
        logits: name of the output with the low-resolution masks.
        scores: name of the output with the predicted IoUs.
        refines: whether a mask can be fed back.
        batches: whether it takes several prompts at once.
    """

    inputs: Mapping[str, TensorPort]
    logits: str
    scores: str
    refines: bool
    batches: bool

    @classmethod
    def of(cls, session: ModelSession) -> "DecoderForm":
        """Describe a loaded decoder.

        Args:
            session: of a segmenter decoder.

        Raises:
            ModelError: the model is of another kind.
        """
        session.description.require(ModelKind.SEGMENTER_DECODER)
        inputs = {port.name: port for port in session.inputs}
        prompts = [name for name in inputs if name not in ("image_embeddings", "orig_im_size")]
        return cls(
            inputs=inputs,
            logits=_name(session.outputs, "low_res_masks", "masks"),
            scores=_name(session.outputs, "iou_predictions", "scores"),
            refines="mask_input" in inputs,
            batches=all(inputs[name].shape[0] is None for name in prompts),
        )

    def tensors(
        self, embedding: Tensor, coordinates: Tensor, labels: Tensor, mask: Tensor | None
    ) -> dict[str, Tensor]:
        """Lay out the inputs of a run.

        Args:
            embedding: what the encoder answered.
            coordinates: points in the frame, shape (prompts, points, 2).
            labels: what each point is, shape (prompts, points).
            mask: logits to refine, shape (side, side), or None.

        Returns:
            Input name to tensor.
        """
        tensors = {
            "image_embeddings": embedding,
            "point_coords": coordinates,
            "point_labels": labels,
        }
        if self.refines:
            count, side = len(coordinates), _MASK_CELLS * embedding.shape[2]
            shape = (count, 1, side, side)
            fed_back = np.zeros(shape, np.float32) if mask is None else mask[None, None]
            tensors["mask_input"] = np.broadcast_to(fed_back, (count, *fed_back.shape[1:]))
            flags = self.inputs["has_mask_input"].shape[0] or count
            tensors["has_mask_input"] = np.full(flags, mask is not None, np.float32)
            tensors["orig_im_size"] = np.full(2, _SMALL_PHOTO, np.float32)
        return tensors


def check_pair(encoder: ModelSession, decoder: ModelSession) -> None:
    """Refuse an encoder and a decoder that were not made for each other.

    Args:
        encoder: of a segmenter encoder.
        decoder: of a segmenter decoder.

    Raises:
        ModelError: they look at frames of different sizes, or the embedding does not fit.
    """
    if encoder.description.size != decoder.description.size:
        raise _no_pair(
            f"one is for {encoder.description.size} pixels, "
            f"the other for {decoder.description.size}"
        )
    answered = find_port(encoder.outputs, EMBEDDING_NAMES)
    expected = find_port(decoder.inputs, EMBEDDING_NAMES)
    if answered is not None and expected is not None:
        check_embedding(answered.shape, expected.shape)


def check_embedding(answered: tuple[int | None, ...], expected: tuple[int | None, ...]) -> None:
    """Refuse an embedding that a decoder cannot take.

    Args:
        answered: shape of what the encoder answers, None where it is free.
        expected: shape of what the decoder takes, None where it is free.

    Raises:
        ModelError: the shapes contradict each other.
    """
    fits = len(answered) == len(expected) and all(
        None in (one, other) or one == other
        for one, other in zip(answered[1:], expected[1:], strict=True)
    )
    if not fits:
        raise _no_pair(
            f"one answers {_lengths(answered)} numbers, the other takes {_lengths(expected)}"
        )


def _has_planes(image: TensorPort) -> bool:
    return len(image.shape) == 4


def _sides(image: TensorPort) -> tuple[int | None, ...]:
    return image.shape[2:] if _has_planes(image) else image.shape[:2]


def _no_pair(reason: str) -> ModelError:
    return ModelError(
        f"The encoder and the decoder do not belong together ({reason}); "
        "use two that were exported from the same segmenter."
    )


def _lengths(shape: tuple[int | None, ...]) -> str:
    return " x ".join("any" if length is None else str(length) for length in shape[1:])


def _name(ports: tuple[TensorPort, ...], *names: str) -> str:
    """Return the first of the names that a port has; the contract guarantees one."""
    present = {port.name for port in ports}
    return next(name for name in names if name in present)
