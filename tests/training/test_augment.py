import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_runs import scene

from engine.color.lab import lab_from_srgb
from training.data.augment import AgeingRecipe, age, center_crop, random_crop, split_and_age
from training.data.resize import to_cells, to_pixels

ALWAYS = AgeingRecipe(probability=1.0, film=1.0)
NEVER = AgeingRecipe(probability=0.0, film=0.0)
STRONG = AgeingRecipe(probability=1.0, gamma=2.0, contrast=(0.1, 3.0), shift=0.5)


@given(st.integers(0, 10_000), st.integers(20, 90), st.integers(20, 90), st.integers(1, 100))
def test_random_crop_has_the_size_asked_for(
    seed: int, height: int, width: int, smallest: int
) -> None:
    crop = random_crop(scene(1, height, width), 32, smallest, np.random.default_rng(seed))
    assert crop.shape == (32, 32, 3)
    assert crop.dtype == np.uint8


def test_random_crop_never_cuts_less_than_the_smallest_square() -> None:
    # A photo whose columns count up: the range of a crop is the width that was cut.
    photo = np.repeat(np.arange(100, dtype=np.uint8)[None, :, None], 60, axis=0).repeat(3, axis=2)
    for seed in range(50):
        crop = random_crop(photo, 30, 40, np.random.default_rng(seed)).astype(int)
        assert 37 <= np.ptp(crop) <= 60


def test_random_crops_are_mirrored_about_half_of_the_time() -> None:
    photo = np.repeat(np.arange(64, dtype=np.uint8)[None, :, None], 64, axis=0).repeat(3, axis=2)
    crops = [random_crop(photo, 32, 64, np.random.default_rng(seed)) for seed in range(100)]
    mirrored = sum(int(crop[0, 0, 0]) > int(crop[0, -1, 0]) for crop in crops)
    assert 30 <= mirrored <= 70


def test_center_crop_cuts_the_middle() -> None:
    photo = scene(1, 40, 60)
    np.testing.assert_array_equal(center_crop(photo, 40), photo[:, 10:50])


def test_center_crop_scales_large_and_small_photos() -> None:
    assert center_crop(scene(1, 90, 70), 32).shape == (32, 32, 3)
    assert center_crop(scene(1, 20, 30), 32).shape == (32, 32, 3)


@settings(max_examples=50)
@given(st.integers(0, 10_000))
def test_ageing_leaves_chroma_alone(seed: int) -> None:
    _, true_chroma = lab_from_srgb(scene(seed))
    _, chroma = split_and_age(scene(seed), ALWAYS, np.random.default_rng(seed))
    np.testing.assert_array_equal(chroma, true_chroma)


@settings(max_examples=50)
@given(st.integers(0, 10_000))
def test_aged_lightness_stays_between_black_and_white(seed: int) -> None:
    lightness, _ = lab_from_srgb(scene(seed))
    aged = age(lightness, STRONG, np.random.default_rng(seed))
    assert aged.shape == lightness.shape
    assert aged.dtype == np.float32
    assert np.isfinite(aged).all()
    assert aged.min() >= 0
    assert aged.max() <= 100


def test_photos_that_are_not_aged_keep_their_lightness() -> None:
    true_lightness, _ = lab_from_srgb(scene(1))
    lightness, _ = split_and_age(scene(1), NEVER, np.random.default_rng(0))
    np.testing.assert_array_equal(lightness, true_lightness)


def test_film_sees_colors_of_the_same_lightness_differently() -> None:
    film = AgeingRecipe(probability=0.0, film=1.0)
    # A red and a blue with the same L* of about 53.
    photo = np.zeros((8, 8, 3), np.uint8)
    photo[:, :4] = (255, 0, 0)
    photo[:, 4:] = (84, 120, 227)
    differences = []
    for seed in range(30):
        lightness, _ = split_and_age(photo, film, np.random.default_rng(seed))
        differences.append(float(lightness[0, 0] - lightness[0, 7]))
    assert min(differences) < -20
    assert max(differences) > 0


def test_film_keeps_gray_as_it_is() -> None:
    gray = np.full((8, 8, 3), 119, np.uint8)
    true_lightness, _ = lab_from_srgb(gray)
    film = AgeingRecipe(probability=0.0, film=1.0)
    for seed in range(10):
        lightness, _ = split_and_age(gray, film, np.random.default_rng(seed))
        np.testing.assert_allclose(lightness, true_lightness, atol=0.01)


def test_cells_are_means_of_four_by_four_pixels() -> None:
    chroma = np.random.default_rng(0).normal(size=(8, 12, 2)).astype(np.float32)
    expected = chroma.reshape(2, 4, 3, 4, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(to_cells(chroma), expected, atol=1e-6)


def test_cells_of_one_color_become_pixels_of_that_color() -> None:
    pixels = to_pixels(np.full((3, 4, 2), 17.0, np.float32), 12, 16)
    np.testing.assert_allclose(pixels, np.full((12, 16, 2), 17.0), atol=1e-4)


@pytest.mark.parametrize(
    "values",
    [{"probability": 1.5}, {"film": -0.1}, {"gamma": -1.0}, {"contrast": (1.2, 0.8)}],
)
def test_ageing_out_of_range_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        AgeingRecipe(**values)
