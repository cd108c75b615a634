"""Presets as JSON: canonical when written, strict when read, and compared in words."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.batch.errors import BatchError
from engine.batch.pattern import NamePattern
from engine.batch.preset import Preset, differences
from engine.batch.settings import BatchSettings
from engine.batch.settings_json import (
    RUN_ONLY,
    canonical,
    settings_from_json,
    settings_to_json,
)
from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonization, Harmonize
from engine.document.identity import ModelIdentity
from engine.photo.formats import ImageFormat
from engine.restore.wish import RestorationWish, Strengths

MODEL = ModelIdentity("photochrom-base", "1.0", "ab" * 32)
FULL = BatchSettings(
    decoding=DecodingOptions(Decoding.ARGMAX, 1.5, 0.3, 0.5),
    size=320,
    upsampling=Upsampling.BICUBIC,
    quality=80,
    bit_depth=16,
    longest_side=2000,
    keeps_metadata=False,
    harmonize=Harmonize((), 4, 6, 0.5, Harmonization.LITERAL),
    restoration=RestorationWish(straightens=True, strengths=Strengths(repair=0.5, fade=0.0)),
    sidecar=True,
)


def text_of(settings):
    return canonical(settings_to_json(settings))


batch_settings = st.builds(
    BatchSettings,
    decoding=st.builds(
        DecodingOptions,
        st.sampled_from(Decoding),
        st.floats(0, 3),
        st.none() | st.floats(0.01, 10),
        st.floats(0, 1),
    ),
    size=st.none() | st.integers(64, 1024),
    upsampling=st.sampled_from(Upsampling),
    quality=st.integers(1, 100),
    bit_depth=st.sampled_from([None, 8, 16]),
    longest_side=st.none() | st.integers(1, 1_000_000),
    keeps_metadata=st.booleans(),
    harmonize=st.none() | st.builds(Harmonize, st.just(()), st.floats(0, 50), st.floats(0, 50)),
    restoration=st.none()
    | st.builds(
        RestorationWish,
        st.booleans(),
        st.booleans(),
        st.builds(Strengths, *[st.none() | st.floats(0, 1)] * 7),
    ),
    sidecar=st.booleans(),
)


@settings(max_examples=50)
@given(batch_settings)
def test_settings_come_back_as_they_were(given_settings):
    text = text_of(given_settings)
    assert text_of(settings_from_json(json.loads(text))) == text


def test_every_setting_is_written_unless_it_is_only_about_one_run():
    changed = {name for name in vars(FULL) if name not in RUN_ONLY}
    assert changed | RUN_ONLY == {field.name for field in fields(BatchSettings)}
    for name in changed:
        one = replace(BatchSettings(), **{name: getattr(FULL, name)})
        assert text_of(one) != text_of(BatchSettings()), name


def test_what_is_only_about_one_run_is_no_part_of_a_preset():
    assert text_of(BatchSettings(overwrite=True, max_megapixels=9)) == text_of(BatchSettings())


@pytest.mark.parametrize(
    "change",
    [
        {"quality": 0},
        {"quality": "95"},
        {"quality": None},
        {"size": 63},
        {"size": 64.5},
        {"keeps_metadata": 1},
        {"adjust": {}},
        {"adjust": None},
        {"harmonize": {"delta_a": 3}},
        {"restoration": {"fade": 2}},
        {"restoration": {}},
        {"restoration": {"automatic": True, "warmth": 1}},
    ],
)
def test_settings_that_cannot_be_meant_are_refused(change):
    with pytest.raises(BatchError, match="choose them anew"):
        settings_from_json({**settings_to_json(FULL), **change})


def test_unknown_name_inside_a_setting_is_refused():
    value = settings_to_json(FULL)
    with pytest.raises(BatchError):
        settings_from_json({**value, "adjust": {**value["adjust"], "warmth": 1.0}})


def test_what_is_no_object_is_refused():
    for value in (None, [], "settings", 3):
        with pytest.raises(BatchError):
            settings_from_json(value)


def test_equal_presets_are_the_same_text():
    one = Preset(BatchSettings(decoding=DecodingOptions(vividness=1)), MODEL)
    other = Preset(BatchSettings(decoding=DecodingOptions(vividness=1.0)), MODEL)
    assert one.as_json() == other.as_json()
    assert differences(one.as_json(), other.as_json()) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"settings": replace(BatchSettings(), size=320)}, "working size (was not set, is 320)"),
        ({"settings": BatchSettings(keeps_metadata=False)}, "metadata (was on, is off)"),
        ({"image_format": ImageFormat.PNG}, "format (was not set, is png)"),
        ({"pattern": NamePattern("{name}-2")}, "name pattern (was {name}, is {name}-2)"),
        (
            {"settings": BatchSettings(DecodingOptions(vividness=1.2))},
            "vividness (was 1, is 1.2)",
        ),
        (
            {"model": replace(MODEL, sha256="cd" * 32)},
            "model (was photochrom-base 1.0, file abababab, is photochrom-base 1.0, file cdcdcdcd)",
        ),
    ],
)
def test_a_difference_is_said_in_words(change, said):
    before = Preset(BatchSettings(), MODEL)
    assert differences(before.as_json(), replace(before, **change).as_json()) == (said,)


def test_restoring_otherwise_is_said_in_words():
    plain = Preset(BatchSettings(), MODEL)
    wish = RestorationWish(automatic=True, strengths=Strengths(fade=0.5))
    restored = replace(plain, settings=BatchSettings(restoration=wish))
    assert differences(plain.as_json(), restored.as_json()) == (
        "automatic restoration (was not set, is on)",
        "fading (was not set, is 0.5)",
    )
    wish = RestorationWish(straightens=True, strengths=Strengths(fade=0.5))
    straightened = replace(plain, settings=BatchSettings(restoration=wish))
    assert set(differences(restored.as_json(), straightened.as_json())) == {
        "automatic restoration (was on, is not set)",
        "straightening of scans (was not set, is on)",
    }


def test_wish_for_nothing_is_none():
    nothing = BatchSettings(restoration=RestorationWish(strengths=Strengths(fade=0.0)))
    assert text_of(nothing) == text_of(BatchSettings())


def test_objects_that_are_harmonized_now_are_a_difference():
    before = Preset(BatchSettings(), MODEL)
    after = replace(before, settings=replace(FULL), segmenter=(MODEL, MODEL))
    said = differences(before.as_json(), after.as_json())
    assert "tolerance in a* (was not set, is 4)" in said
    assert any(point.startswith("segmenter encoder (was not set, is") for point in said)
