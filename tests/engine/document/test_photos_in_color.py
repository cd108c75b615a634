"""Documents of photos that are in color already: their colors are what edits begin with."""

import json
import zipfile

import numpy as np
import pytest
from PIL import Image

from engine.color.lab import lab_from_srgb
from engine.colorize import DecodingOptions
from engine.document.document import Document
from engine.document.edits import Adjust, Recolor
from engine.document.errors import ProjectError
from engine.document.export import export_document
from engine.document.history import History
from engine.document.history_file import open_history, save_history
from engine.document.project_file import open_project, save_project
from engine.document.rendering import Renderer, render_chroma
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Provenance
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import MODEL, disc, random_prediction, save_photo

RED = TargetColor(60, 40)


@pytest.fixture
def photo(tmp_path):
    """A photo of four colored fields, 64 x 48."""
    pixels = np.zeros((48, 64, 3), np.uint8)
    pixels[:24, :32], pixels[:24, 32:] = (180, 120, 90), (90, 150, 90)
    pixels[24:, :32], pixels[24:, 32:] = (100, 110, 180), (200, 190, 120)
    Image.fromarray(pixels).save(tmp_path / "color.png")
    return read_photo(tmp_path / "color.png", own_colors=True)


@pytest.fixture
def document(photo):
    return Document.with_own_colors(photo)


@pytest.fixture
def edited(document):
    return document.added(Recolor(disc(), RED, 0.5))


def test_its_colors_are_those_of_the_photo(document, photo):
    assert document.has_own_colors
    np.testing.assert_array_equal(
        render_chroma(document, photo.lightness, photo.own_chroma), photo.own_chroma
    )


def test_edits_change_them(edited, photo):
    chroma = render_chroma(edited, photo.lightness, photo.own_chroma)
    expected = edited.steps[0].edit.apply(photo.own_chroma, _guide(photo))
    np.testing.assert_array_equal(chroma, expected)


def test_vividness_scales_them(document, photo):
    vivid = document.added(Adjust(DecodingOptions(vividness=1.5)))
    np.testing.assert_allclose(
        render_chroma(vivid, photo.lightness, photo.own_chroma), photo.own_chroma * 1.5, rtol=1e-6
    )


def test_the_colors_of_the_photo_itself_are_never_changed(edited, photo):
    before = photo.own_chroma.copy()
    render_chroma(edited, photo.lightness, photo.own_chroma)
    np.testing.assert_array_equal(photo.own_chroma, before)


def test_rough_colors_are_about_the_same(edited, photo):
    exact = render_chroma(edited, photo.lightness, photo.own_chroma)
    rough = Renderer(edited, photo.lightness, photo.own_chroma, most_pixels=800).chroma(edited)
    assert rough.shape == (24, 33, 2) or rough.shape[0] * rough.shape[1] <= 830
    assert np.abs(rough.mean(axis=(0, 1)) - exact.mean(axis=(0, 1))).max() < 1


def test_a_photo_that_was_read_without_its_colors_is_refused(document, photo):
    with pytest.raises(ValueError, match="without its own colors"):
        render_chroma(document, photo.lightness)


def test_a_renderer_is_for_one_source_of_colors(document, photo):
    renderer = Renderer(document, photo.lightness, photo.own_chroma)
    predicted = Document.new(photo, MODEL, random_prediction())
    with pytest.raises(ValueError, match="another prediction"):
        renderer.chroma(predicted)


def test_a_model_without_a_prediction_is_no_document(document):
    with pytest.raises(ValueError, match="belong together"):
        Document(document.photo, MODEL, None)


def test_the_origin_names_no_model(document, edited):
    assert document.provenance == Provenance(None, None, ())
    adjusted = edited.added(Adjust(DecodingOptions(vividness=1.2)))
    assert adjusted.provenance == Provenance(
        None,
        None,
        ("Recolor: a* 60 b* 40, strength 50%", "Adjust colors: vividness 1.2"),
    )


def test_an_export_has_the_colors_of_the_photo(document, photo, tmp_path):
    export_document(tmp_path / "out.png", document, photo, options=ExportOptions(ImageFormat.PNG))
    with Image.open(tmp_path / "out.png") as exported, Image.open(photo.path) as original:
        difference = np.asarray(exported.convert("RGB"), int) - np.asarray(original)
    assert np.abs(difference).max() <= 1


def test_a_smaller_export_has_them_too(document, photo, tmp_path):
    options = ExportOptions(ImageFormat.PNG, longest_side=32)
    export_document(tmp_path / "out.png", document, photo, options=options)
    with Image.open(tmp_path / "out.png") as exported:
        assert exported.size == (32, 24)
        chroma = lab_from_srgb(np.asarray(exported.convert("RGB")))[1]
    np.testing.assert_allclose(chroma[5, 5], photo.own_chroma[10, 10], atol=2)


def test_a_reopened_project_has_the_same_colors_and_no_prediction(edited, photo, tmp_path):
    path = tmp_path / "color.photochrom"
    save_project(path, edited)
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {"project.json", "masks/0000.png"}
        assert json.loads(archive.read("project.json"))["version"] == 2
    opened = open_project(path)
    assert opened.document.has_own_colors
    np.testing.assert_array_equal(
        render_chroma(opened.document, opened.photo.lightness, opened.photo.own_chroma),
        render_chroma(edited, photo.lightness, photo.own_chroma),
    )


def test_own_colors_can_be_had_beside_a_prediction(photo, tmp_path):
    path = tmp_path / "model.photochrom"
    save_project(path, Document.new(photo, MODEL, random_prediction()))
    assert open_project(path).photo.own_chroma is None
    again = open_project(path, own_colors=True).photo.own_chroma
    np.testing.assert_array_equal(again, photo.own_chroma)


def test_a_prediction_in_a_project_that_lists_none_is_refused(document, tmp_path):
    path = tmp_path / "color.photochrom"
    save_project(path, document)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("prediction.npy", b"evil")
    with pytest.raises(ProjectError, match="not those that it lists"):
        open_project(path)


def test_a_history_leads_from_own_colors_to_those_of_a_model(document, photo, tmp_path):
    predicted = Document.new(photo, MODEL, random_prediction())
    history = History.start(document, "Original colors").done("Colorize", predicted)
    path = tmp_path / "work.photochrom"
    save_project(path, history.document)
    save_history(path, history)
    again = open_history(path, open_project(path).document)
    assert [entry.document.has_own_colors for entry in again.entries] == [True, False]


def test_a_photo_of_no_file_has_no_document(tmp_path):
    from dataclasses import replace

    photo = replace(read_photo(save_photo(tmp_path / "gray.png")), path=None)
    with pytest.raises(Exception, match="was not read from a file"):
        Document.with_own_colors(photo)


def _guide(photo):
    from engine.document.edit import Guide

    return Guide.of(photo)
