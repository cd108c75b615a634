"""What a model file says about itself, read and checked."""

import dataclasses
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.classes import ColorGrid, Palette
from engine.models.description import (
    ModelDescription,
    ModelKind,
    describe,
    metadata_props,
    palette_from_json,
    palette_to_json,
)
from engine.models.errors import ModelError
from tests.onnx_models import CLASSIFIER, DECODER, PALETTE, REGRESSOR, WORKING_ENCODER

texts = st.text(max_size=30)
finite = st.floats(allow_nan=False, allow_infinity=False)
positive = st.floats(0, 1e6, exclude_min=True)


@st.composite
def palettes(draw):
    grid = ColorGrid(draw(st.integers(1, 108)))
    kept = draw(st.sets(st.integers(0, grid.size - 1), min_size=1, max_size=40))
    return Palette(grid, tuple(sorted(kept)))


@st.composite
def descriptions(draw):
    kind = draw(st.sampled_from(ModelKind))
    thresholds = st.none() | st.floats(0, 1)
    decodes = kind is ModelKind.SEGMENTER_DECODER
    normalizes = kind is ModelKind.SEGMENTER_ENCODER and draw(st.booleans())
    return ModelDescription(
        kind=kind,
        name=draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,20}", fullmatch=True)),
        version=draw(texts.filter(bool)),
        size=32 * draw(st.integers(1, 64)),
        palette=draw(palettes()) if kind is ModelKind.COLOR_CLASSIFIER else None,
        temperature=draw(st.none() | st.floats(0, 2, exclude_min=True)),
        mean=draw(st.tuples(finite, finite, finite)) if normalizes else None,
        std=draw(st.tuples(positive, positive, positive)) if normalizes else None,
        least_iou=draw(thresholds) if decodes else None,
        least_stability=draw(thresholds) if decodes else None,
        license=draw(texts),
        recipe=draw(texts),
        data=draw(texts),
        created=draw(texts),
        metrics=draw(st.dictionaries(texts, finite, max_size=4)),
    )


def changed(**fields):
    """Return the metadata of a color classifier with some fields changed, or absent if None."""
    metadata = metadata_props(CLASSIFIER)
    for field, value in fields.items():
        metadata.pop(f"photochrom.{field}", None)
        if value is not None:
            metadata[f"photochrom.{field}"] = value
    return metadata


def palette_json(**fields):
    return json.dumps(json.loads(palette_to_json(PALETTE)) | fields)


@given(descriptions())
def test_description_survives_metadata(description):
    assert describe(metadata_props(description)) == description


@given(palettes())
def test_palette_survives_json(palette):
    assert palette_from_json(palette_to_json(palette)) == palette


def test_palette_json_says_grid_and_shift_for_other_programs():
    assert json.loads(palette_to_json(PALETTE)) == {
        "bin_size": 6,
        "grid": 36,
        "shift": 108.0,
        "classes": list(PALETTE.kept),
    }


def test_metadata_names_every_field_that_is_present():
    fields = {field.name for field in dataclasses.fields(ModelDescription)} | {"format"}
    of_classifiers, of_encoders = {"palette", "temperature"}, {"mean", "std"}
    of_decoders = {"least_iou", "least_stability"}
    of_all = fields - of_classifiers - of_encoders - of_decoders
    decoder = replace(DECODER, least_iou=0.5, least_stability=0.0)
    written = {
        CLASSIFIER: of_all | of_classifiers,
        WORKING_ENCODER: of_all | of_encoders,
        decoder: of_all | of_decoders,
        REGRESSOR: of_all,
    }
    for description, names in written.items():
        assert set(metadata_props(description)) == {f"photochrom.{name}" for name in names}


def test_keys_of_other_programs_are_passed_over():
    assert describe(metadata_props(CLASSIFIER) | {"author": "x"}) == CLASSIFIER


def test_texts_may_be_absent():
    metadata = changed(license=None, recipe=None, data=None, created=None, metrics=None)
    assert describe(metadata) == replace(
        CLASSIFIER, license="", recipe="", data="", created="", metrics={}
    )


def test_model_of_another_program_is_refused():
    with pytest.raises(ModelError, match="not made for Photochrom"):
        describe({"author": "x"})


@pytest.mark.parametrize("version", ["2", "10"])
def test_model_from_the_future_asks_for_an_update(version):
    with pytest.raises(ModelError, match="newer Photochrom; update"):
        describe({"photochrom.format": version})


@pytest.mark.parametrize("version", ["", "0", "-1", "1.5", "one", "²", "9" * 5000])
def test_unknown_format_is_refused(version):
    with pytest.raises(ModelError, match="unknown format"):
        describe(changed(format=version))


@pytest.mark.parametrize("field", ["kind", "name", "version", "size"])
def test_required_field_must_be_there(field):
    with pytest.raises(ModelError, match=f"lacks the {field}"):
        describe(changed(**{field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "color-guesser"),
        ("name", "../base"),
        ("name", "base.onnx"),
        ("name", "-base"),
        ("size", "100"),
        ("size", "0"),
        ("size", "-32"),
        ("size", "wide"),
        ("temperature", "0"),
        ("temperature", "nan"),
        ("temperature", "inf"),
        ("temperature", "warm"),
        ("metrics", "[]"),
        ("metrics", '{"psnr": "good"}'),
        ("metrics", '{"psnr": true}'),
        ("metrics", '{"psnr": NaN}'),
        ("metrics", '{"psnr": 1' + "0" * 400 + "}"),
        ("metrics", "[" * 100_000),
        ("metrics", ""),
    ],
)
def test_wrong_field_is_refused(field, value):
    with pytest.raises(ModelError, match="description inside the model file is wrong"):
        describe(changed(**{field: value}))


def test_color_classifier_needs_a_palette():
    with pytest.raises(ModelError, match="palette belongs to color classifiers"):
        describe(changed(palette=None))


def test_thresholds_of_masks_belong_to_decoders():
    with pytest.raises(ModelError, match="thresholds of masks belong to segmenter decoders"):
        describe(changed(least_iou="0.5"))


@pytest.mark.parametrize("value", ["-0.1", "1.1", "nan", "sure"])
@pytest.mark.parametrize("field", ["least_iou", "least_stability"])
def test_threshold_of_masks_out_of_range_is_refused(field, value):
    with pytest.raises(ModelError, match="description inside the model file is wrong"):
        describe(metadata_props(DECODER) | {f"photochrom.{field}": value})


def test_regressor_must_not_have_a_palette():
    with pytest.raises(ModelError, match="palette belongs to color classifiers"):
        describe(changed(kind=ModelKind.CHROMA_REGRESSOR.value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        palette_json(bin_size=None),
        palette_json(bin_size=6.0),
        palette_json(bin_size=0),
        palette_json(grid=35),
        palette_json(grid=None),
        palette_json(shift=100.0),
        palette_json(classes=None),
        palette_json(classes=[]),
        palette_json(classes=[5, 3]),
        palette_json(classes=[3, 3]),
        palette_json(classes=[-1, 3]),
        palette_json(classes=[36 * 36]),
        palette_json(classes=["3"]),
        palette_json(classes=[True]),
    ],
)
def test_inconsistent_palette_is_refused(text):
    with pytest.raises(ModelError, match="palette cannot be used"):
        describe(changed(palette=text))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mean", "128"),
        ("mean", "[1, 2]"),
        ("mean", "[1, 2, 3, 4]"),
        ("mean", '["1", "2", "3"]'),
        ("mean", "[true, 2, 3]"),
        ("mean", "[NaN, 2, 3]"),
        ("std", "[1, 2, 0]"),
        ("std", "[1, 2, -3]"),
        ("std", "[1, 2, Infinity]"),
        ("std", "[1, 2, 1" + "0" * 400 + "]"),
        ("std", "{"),
        ("std", None),
    ],
)
def test_wrong_normalization_is_refused(field, value):
    metadata = metadata_props(WORKING_ENCODER)
    metadata.pop(f"photochrom.{field}")
    if value is not None:
        metadata[f"photochrom.{field}"] = value
    with pytest.raises(ModelError, match="description inside the model file is wrong"):
        describe(metadata)


@pytest.mark.parametrize("description", [CLASSIFIER, REGRESSOR, DECODER])
def test_only_encoders_normalize_a_picture(description):
    with pytest.raises(ValueError, match="belongs to segmenter encoders"):
        replace(description, mean=(1, 2, 3), std=(1, 1, 1))


def test_required_kind_is_accepted():
    CLASSIFIER.require(ModelKind.CHROMA_REGRESSOR, ModelKind.COLOR_CLASSIFIER)


def test_wrong_kind_is_refused_with_the_right_one_named():
    with pytest.raises(ModelError, match="is a color-classifier; choose a segmenter-encoder"):
        CLASSIFIER.require(ModelKind.SEGMENTER_ENCODER)


def test_description_with_an_empty_version_cannot_be_made():
    with pytest.raises(ValueError, match="version is empty"):
        replace(CLASSIFIER, version="")
