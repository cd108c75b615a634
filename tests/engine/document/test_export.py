"""From a photo to an export through a project, with the bundled model."""

import re

import imagecodecs
import numpy as np
import pytest

from engine.colorize import Colorizer
from engine.document.document import Document
from engine.document.edits import Harmonize, Recolor
from engine.document.export import export_document
from engine.document.identity import ModelIdentity
from engine.document.project_file import open_project, save_project
from engine.document.rendering import render, render_chroma
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions
from engine.resources import resource_path
from engine.touchup.alternatives import suggest_colors
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import disc, plain_document

PNG16 = ExportOptions(ImageFormat.PNG, bit_depth=16)


@pytest.fixture(scope="module")
def colored():
    """A sample photo with the prediction of the bundled model."""
    stored = ModelStore().find(DEFAULT_COLORIZER)
    photo = read_photo(resource_path("samples", "coffee.jpg"))
    session = ModelSession(stored.path, device=Device.CPU, threads=1)
    prediction = Colorizer(session).predict(photo)
    return Document.new(photo, ModelIdentity.of(stored), prediction), photo


@pytest.fixture(scope="module")
def edited(colored):
    """The saucer harmonized, the cup recolored."""
    document, photo = colored
    saucer = disc(photo.lightness.shape, (270, 130), 60)
    cup = disc(photo.lightness.shape, (150, 290), 90)
    color = suggest_colors(document.prediction, cup, 3)[-1].color
    return document.added(Harmonize((saucer,))).added(Recolor(cup, color)), photo


def test_a_photo_goes_through_edits_and_a_project_to_its_export(edited, tmp_path):
    document, photo = edited
    before = render_chroma(document, photo.lightness)
    save_project(tmp_path / "coffee.photochrom", document)
    opened = open_project(tmp_path / "coffee.photochrom")
    after = render_chroma(opened.document, opened.photo.lightness)
    np.testing.assert_array_equal(after, before)

    export_document(tmp_path / "coffee.png", opened.document, opened.photo, options=PNG16)
    exported = read_photo(tmp_path / "coffee.png")
    assert exported.bit_depth == 16
    np.testing.assert_allclose(exported.lightness, photo.lightness, atol=0.05)


def test_edits_change_their_objects_and_nothing_else(colored, edited):
    document, photo = colored
    before = render_chroma(document, photo.lightness)
    after = render_chroma(edited[0], photo.lightness)
    outside = np.ones(photo.lightness.shape, bool)
    for step in edited[0].steps:
        (mask,) = step.edit.stored_masks
        outside &= mask == 0
        inside = mask == 255
        assert np.abs(after[inside] - before[inside]).mean() > 2
    np.testing.assert_array_equal(after[outside], before[outside])


def test_a_suggested_color_is_what_the_object_then_has(edited):
    document, photo = edited
    recolored = document.steps[1].edit
    chroma = render_chroma(document, photo.lightness)
    middle = np.median(photo.lightness[recolored.mask > 0])
    middle_tones = (recolored.mask == 255) & (np.abs(photo.lightness - middle) < 5)
    found = np.median(chroma[middle_tones], axis=0)
    np.testing.assert_allclose(found, recolored.color.chroma, atol=5)


def test_the_export_names_the_model_and_the_edits(edited, tmp_path):
    document, photo = edited
    export_document(tmp_path / "coffee.png", document, photo, options=PNG16)
    xmp = read_photo(tmp_path / "coffee.png").metadata.xmp.decode()
    assert f"<photochrom:Model>{DEFAULT_COLORIZER}</photochrom:Model>" in xmp
    edits = re.search("<photochrom:Edits>(.*)</photochrom:Edits>", xmp, re.DOTALL)[1]
    assert re.findall("<rdf:li>(.*?):", edits) == ["Harmonize", "Recolor"]


def test_the_export_has_the_pixels_of_the_preview(tmp_path):
    document, photo = plain_document(tmp_path)
    document = document.added(Recolor(disc(), TargetColor(20, 10)))
    export_document(tmp_path / "export.png", document, photo, options=PNG16)
    preview = np.vstack(list(render(render_chroma(document, photo.lightness), photo.lightness)))
    np.testing.assert_allclose(_pixels(tmp_path / "export.png"), preview, atol=1 / 65535)


def _pixels(path):
    return imagecodecs.png_decode(path.read_bytes()) / 65535


def test_the_original_is_never_overwritten(tmp_path):
    document, photo = plain_document(tmp_path)
    with pytest.raises(PhotoError, match="original"):
        export_document(photo.path, document, photo, options=PNG16, overwrite=True)


def test_the_photo_of_another_document_is_refused(tmp_path):
    document, _ = plain_document(tmp_path)
    (tmp_path / "other").mkdir()
    _, other = plain_document(tmp_path / "other", 40, 40)
    with pytest.raises(ValueError, match="pixels"):
        export_document(tmp_path / "x.png", document, other, options=PNG16)
