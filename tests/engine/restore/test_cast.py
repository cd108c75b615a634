"""Casts: toned photos become gray, photos in color lose what lies over all of their colors."""

import numpy as np
import pytest
import skimage.data
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from skimage.color import deltaE_ciede2000

import engine.color.lab
from engine.color.lab import lab_from_srgb, srgb_from_lab
from engine.restore.cast import Cast, measure_cast, neutralize

SOME = settings(max_examples=30)
SHAPES = st.tuples(st.integers(1, 12), st.integers(1, 12))
MAGENTA = Cast((20.0, 50.0, 80.0), (18.0, 16.0, 10.0), (-8.0, 2.0, 8.0))
YELLOW = Cast((20.0, 50.0, 80.0), (2.0, 3.0, 4.0), (14.0, 18.0, 20.0))


def photo(name):
    """Return L* and a*b* of a photo in color."""
    return lab_from_srgb(getattr(skimage.data, name)()[::2, ::2])


def stored(lightness, chroma):
    """Return L* and a*b* as a file of 8 bits has them."""
    return lab_from_srgb(np.round(255 * srgb_from_lab(lightness, chroma)).astype(np.uint8))


def difference(lightness, one, other):
    labs = [np.dstack([lightness, chroma]) for chroma in (one, other)]
    return float(deltaE_ciede2000(*labs).mean())


def sepia(lightness):
    arch = np.sin(np.pi * lightness / 100)
    return np.dstack([6 + 4 * arch, 8 + 18 * arch]).astype(np.float32)


def cyanotype(lightness):
    arch = np.sin(np.pi * lightness / 100)
    return np.dstack([-5 * arch, -30 * arch]).astype(np.float32)


@pytest.mark.parametrize("tint", [sepia, cyanotype])
@pytest.mark.parametrize("name", ["astronaut", "coffee"])
def test_a_toned_photo_becomes_gray(tint, name):
    lightness, _ = photo(name)
    lightness, chroma = stored(lightness, tint(lightness))
    cast = measure_cast(chroma, lightness)
    assert cast.toned
    assert cast.is_noticeable
    assert np.hypot(*np.moveaxis(neutralize(chroma, lightness, cast, 1), -1, 0)).max() < 1


def test_a_red_stamp_on_a_toned_photo_stays_red():
    lightness, _ = photo("coffee")
    chroma = sepia(lightness)
    chroma[10:30, 10:40] = (50, 30)
    cast = measure_cast(chroma, lightness)
    neutral = neutralize(chroma, lightness, cast, 1)
    assert cast.toned
    assert neutral[10:30, 10:40, 0].min() > 30
    assert np.abs(neutral[40:]).max() < 1


def test_a_gray_photo_has_no_cast_worth_a_word():
    lightness, chroma = photo("astronaut")
    cast = measure_cast(np.zeros_like(chroma), lightness)
    assert cast.toned
    assert not cast.is_noticeable
    assert cast.size == 0


@pytest.mark.parametrize("name", ["astronaut", "coffee", "cat", "rocket"])
def test_a_balanced_photo_in_color_hardly_changes(name):
    lightness, chroma = photo(name)
    cast = measure_cast(chroma, lightness)
    assert not cast.is_noticeable
    assert difference(lightness, chroma, neutralize(chroma, lightness, cast, 1)) < 4


@pytest.mark.parametrize("cast", [MAGENTA, YELLOW])
@pytest.mark.parametrize("name", ["astronaut", "rocket"])
def test_a_known_cast_is_mostly_taken_away_and_colors_survive(cast, name):
    lightness, clean = photo(name)
    lightness = 15 + 0.75 * lightness
    lightness, faded = stored(lightness, clean + cast.over(lightness))
    neutral = neutralize(faded, lightness, measure_cast(faded, lightness), 1)
    assert difference(lightness, neutral, clean) < 0.65 * difference(lightness, faded, clean)
    colorful = np.hypot(clean[..., 0], clean[..., 1]) > 40
    if colorful.any():
        assert np.hypot(*neutral[colorful].T).mean() > 25


def test_a_yellow_backdrop_is_no_cast():
    lightness, chroma = np.full((80, 120), 85, np.float32), np.zeros((80, 120, 2), np.float32)
    chroma[...] = (-5, 75)
    lightness[30:60, 40:80] = np.linspace(5, 60, 40)
    chroma[30:60, 40:80] = (3, -6)
    chroma[40:50, 45:60] = 0
    cast = measure_cast(chroma, lightness)
    assert cast.size < 5
    assert not cast.is_noticeable


def test_blacks_and_whites_that_the_scan_clipped_say_nothing():
    lightness, clean = photo("astronaut")
    faded = clean + MAGENTA.over(lightness)
    clipped = faded.copy()
    lightness = lightness.copy()
    lightness[5:40, 5:40], clipped[5:40, 5:40] = 100, 0
    assert measure_cast(clipped, lightness).size > 0.7 * measure_cast(faded, lightness).size


def test_the_border_of_a_scan_says_nothing():
    lightness, clean = photo("astronaut")
    faded = clean + MAGENTA.over(lightness)
    framed = np.pad(lightness, 25, constant_values=3)
    around = np.pad(faded, ((25, 25), (25, 25), (0, 0)))
    expected, found = measure_cast(faded, lightness), measure_cast(around, framed)
    assert found.size == pytest.approx(expected.size, rel=0.15)


@SOME
@given(
    arrays(np.float32, (5, 7, 2), elements=st.floats(-100, 100, width=32)),
    arrays(np.float32, (5, 7), elements=st.floats(0, 100, width=32)),
    st.floats(0, 1),
)
def test_what_is_taken_away_from_photos_in_color_is_the_cast_of_their_lightness(
    chroma, lightness, strength
):
    before = chroma.copy()
    expected = chroma - strength * MAGENTA.over(lightness)
    np.testing.assert_allclose(
        neutralize(chroma, lightness, MAGENTA, strength), expected, atol=1e-4
    )
    np.testing.assert_array_equal(chroma, before)


@SOME
@given(SHAPES, st.integers(0, 1000))
def test_any_photo_however_small_has_a_cast_that_can_be_taken_away(shape, seed):
    random = np.random.default_rng(seed)
    lightness = random.uniform(0, 100, shape).astype(np.float32)
    chroma = random.uniform(-60, 60, (*shape, 2)).astype(np.float32)
    neutral = neutralize(chroma, lightness, measure_cast(chroma, lightness), 1)
    assert neutral.shape == chroma.shape
    assert neutral.dtype == np.float32
    assert np.isfinite(neutral).all()


def test_between_its_tones_a_cast_changes_smoothly_and_outside_it_stays():
    tones = np.array([[0, 20, 35, 50, 100]], np.float32)
    np.testing.assert_allclose(MAGENTA.over(tones)[0, :, 0], [18, 18, 17, 16, 10])


def test_strength_zero_and_no_cast_change_nothing_at_all():
    lightness, chroma = photo("coffee")
    assert neutralize(chroma, lightness, MAGENTA, 0) is chroma
    assert neutralize(chroma, lightness, Cast((50.0,), (0.0,), (0.0,)), 1) is chroma


def test_the_result_does_not_depend_on_the_strips(monkeypatch):
    lightness, _ = photo("coffee")
    chroma = sepia(lightness)
    cast = measure_cast(chroma, lightness)
    whole = neutralize(chroma, lightness, cast, 1)
    monkeypatch.setattr(engine.color.lab, "STRIP_PIXELS", 1000)
    np.testing.assert_array_equal(neutralize(chroma, lightness, cast, 1), whole)


@pytest.mark.parametrize(
    ("tones", "a", "b"),
    [((), (), ()), ((50.0,), (1.0,), ()), ((50.0, 20.0), (1.0,) * 2, (1.0,) * 2)],
)
def test_impossible_casts_are_refused(tones, a, b):
    with pytest.raises(ValueError, match="tone"):
        Cast(tones, a, b)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_strength_out_of_range_is_refused(strength):
    with pytest.raises(ValueError, match="strength"):
        neutralize(np.zeros((2, 2, 2), np.float32), np.zeros((2, 2), np.float32), MAGENTA, strength)
