import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_masks import scene

from engine.color.lab import lightness_from_srgb
from training.data.augment import AgeingRecipe
from training.run_recipe import SizePhase
from training.segmenter.frame import (
    PADDING,
    gray_from_lightness,
    random_frame,
    whole_frame,
)
from training.segmenter.prepared import IGNORED, LabeledPhoto
from training.segmenter.recipe import MaskedPhotoRecipe

PHASES = (SizePhase(0.0, 64),)
PLAIN = MaskedPhotoRecipe(PHASES, whole=0.0, ageing=AgeingRecipe(probability=0.0, film=0.0))
AGED = MaskedPhotoRecipe(PHASES, ageing=AgeingRecipe(probability=1.0, film=1.0))


def photo(seed: int = 0, height: int = 48, width: int = 64) -> LabeledPhoto:
    return LabeledPhoto(*scene(seed, height, width))


def test_gray_of_a_gray_pixel_is_its_value() -> None:
    values = np.arange(256, dtype=np.uint8)[None]
    gray = gray_from_lightness(lightness_from_srgb(values))
    np.testing.assert_allclose(gray, values / 255, atol=1e-4)


@pytest.mark.parametrize(("height", "width"), [(48, 64), (64, 48), (200, 320), (50, 50)])
def test_photo_fills_the_frame_with_its_longer_side(height: int, width: int) -> None:
    frame = whole_frame(photo(0, height, width), 64)
    assert frame.gray.shape == frame.labels.shape == (64, 64)
    assert max(frame.height, frame.width) == 64
    assert frame.height / frame.width == pytest.approx(height / width, rel=0.05)


def test_padding_is_neutral_and_not_judged() -> None:
    frame = whole_frame(photo(), 64)
    assert (frame.height, frame.width) == (48, 64)
    assert (frame.gray[48:] == np.float32(PADDING)).all()
    assert (frame.labels[48:] == IGNORED).all()
    np.testing.assert_array_equal(frame.labels[:48], photo().labels)


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_random_frames_show_an_object_and_stay_in_range(seed: int) -> None:
    frame = random_frame(photo(seed), 64, AGED, np.random.default_rng(seed))
    assert frame.gray.dtype == np.float32
    assert 0 <= frame.gray.min() <= frame.gray.max() <= 1
    assert ((frame.labels > 0) & (frame.labels < IGNORED)).any()


def test_labels_follow_the_photo_through_crops_and_mirroring() -> None:
    # Bright places of this photo are object 1, dark ones object 2.
    for seed in range(20):
        frame = random_frame(photo(1), 64, PLAIN, np.random.default_rng(seed))
        for label, low, high in ((1, 0.6, 1.0), (2, 0.0, 0.35)):
            inside = frame.gray[frame.labels == label]
            if inside.size > 20:
                assert low < np.median(inside) < high


def test_crops_differ_and_are_mirrored_sometimes() -> None:
    frames = [random_frame(photo(1), 64, PLAIN, np.random.default_rng(seed)) for seed in range(8)]
    assert len({frame.gray.tobytes() for frame in frames}) == 8
