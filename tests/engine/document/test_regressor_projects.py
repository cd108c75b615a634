"""Documents whose colors a regressor found, and rebalanced ones: what their files hold."""

import io
import json
import zipfile

import numpy as np
import pytest

from engine.color.decode import Decoding
from engine.colorize import MOST_CHROMA, ChromaPrediction, DecodingOptions
from engine.document.document import Document, stored_precision
from engine.document.edits import Adjust, Recolor
from engine.document.errors import DocumentError, ProjectError
from engine.document.history import History
from engine.document.history_file import open_history, save_history
from engine.document.identity import ModelIdentity
from engine.document.project_file import open_project, save_project
from engine.document.rendering import Renderer, render_chroma
from engine.photo.read import read_photo
from tests.engine.document.documents import DARK_RED, disc, plain_document, save_photo

MODEL = ModelIdentity("test-regressor", "1.0", "0123456789abcdef" * 4)


def random_chroma(seed=3, spread=20.0):
    chroma = np.random.default_rng(seed).normal(0, spread, (12, 16, 2))
    return ChromaPrediction(chroma.astype(np.float32))


@pytest.fixture
def photo(tmp_path):
    return read_photo(save_photo(tmp_path / "photo.png"))


@pytest.fixture
def document(photo):
    document = Document.new(photo, MODEL, random_chroma())
    return document.added(Recolor(disc(), DARK_RED))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "portrait.photochrom"


def description_of(path):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("project.json"))


def test_a_reopened_project_has_the_same_colors_and_edits(document, photo, path):
    save_project(path, document)
    reopened = open_project(path).document
    np.testing.assert_array_equal(
        render_chroma(reopened, photo.lightness), render_chroma(document, photo.lightness)
    )
    assert reopened.model == MODEL
    assert isinstance(reopened.prediction, ChromaPrediction)
    assert reopened.steps[0].edit.settings() == document.steps[0].edit.settings()


def test_saving_what_was_reopened_makes_the_same_file(document, path, tmp_path):
    save_project(path, document)
    save_project(tmp_path / "again.photochrom", open_project(path).document)
    assert (tmp_path / "again.photochrom").read_bytes() == path.read_bytes()


def test_all_states_of_the_history_come_back(document, photo, path):
    history = History.start(Document.new(photo, MODEL, random_chroma()), "Colorize")
    history = history.done("Recolor", document)
    save_project(path, document)
    save_history(path, history)
    reopened = open_history(path, open_project(path).document)
    assert [entry.name for entry in reopened.entries] == ["Colorize", "Recolor"]
    first = reopened.entries[0].document
    np.testing.assert_array_equal(
        first.prediction.chroma, history.entries[0].document.prediction.chroma
    )


def test_only_what_is_new_needs_a_new_version_of_the_format(document, path, tmp_path):
    save_project(path, document)
    assert description_of(path)["version"] == 3
    assert description_of(path)["prediction"] == {"kind": "chroma-regressor"}
    plain, _ = plain_document(tmp_path)
    for rebalance, version in ((0.0, 1), (0.5, 3)):
        adjusted = plain.added(Adjust(DecodingOptions(rebalance=rebalance)))
        save_project(path, adjusted, overwrite=True)
        assert description_of(path)["version"] == version
        assert ("rebalance" in description_of(path)["steps"][0]["settings"]) == (rebalance > 0)


def test_a_reopened_project_is_rebalanced_as_before(path, tmp_path):
    plain, photo = plain_document(tmp_path)
    document = plain.added(Adjust(DecodingOptions(vividness=1.5, rebalance=0.75)))
    save_project(path, document)
    opened = open_project(path)
    assert opened.document.adjust == document.adjust
    colors = render_chroma(opened.document, photo.lightness)
    np.testing.assert_array_equal(colors, render_chroma(document, photo.lightness))
    assert not np.array_equal(colors, render_chroma(plain, photo.lightness) * np.float32(1.5))


def test_another_rebalancing_is_rendered_anew_and_another_vividness_is_not(document, photo):
    renderer = Renderer(document, photo.lightness)
    plain = renderer.chroma(document)
    lifted = renderer.chroma(document.added(Adjust(DecodingOptions(rebalance=1))))
    assert not np.array_equal(lifted, plain)
    again = document.added(Adjust(DecodingOptions(rebalance=1, vividness=0.5)))
    np.testing.assert_array_equal(
        renderer.chroma(again), Renderer(again, photo.lightness).chroma(again)
    )


def test_there_is_no_distribution_to_choose_from(document, tmp_path):
    assert document.distribution is None
    plain, _ = plain_document(tmp_path)
    assert plain.distribution is plain.prediction


def test_provenance_claims_no_choice_among_colors(document):
    options = DecodingOptions(Decoding.ARGMAX, vividness=1.25, temperature=2, rebalance=0.5)
    adjusted = document.added(Adjust(options))
    assert adjusted.provenance.edits[1] == (
        "Adjust colors: vividness 1.25, rebalancing 0.5, edge-aware"
    )


def test_provenance_names_the_rebalancing_of_a_classifier(tmp_path):
    plain, _ = plain_document(tmp_path)
    adjusted = plain.added(Adjust(DecodingOptions(rebalance=0.5)))
    assert adjusted.provenance.edits == (
        "Adjust colors: annealed, vividness 1, rebalancing 0.5, edge-aware",
    )


def test_storing_rounds_once_and_changes_no_color_that_an_eye_could_tell():
    exact = random_chroma(spread=40)
    once = stored_precision(exact)
    np.testing.assert_allclose(once.chroma, np.clip(exact.chroma, -128, 128), atol=0.04)
    np.testing.assert_array_equal(stored_precision(once).chroma, once.chroma)


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_colors_that_are_not_finite_are_refused(number):
    prediction = random_chroma()
    prediction.chroma[1, 2, 0] = number
    with pytest.raises(DocumentError, match="numbers that are no colors"):
        stored_precision(prediction)


@pytest.mark.parametrize(
    ("chroma", "match"),
    [
        (np.zeros((2, 12, 16), np.float16), "wrong shape"),
        (np.zeros((12, 16), np.float16), "wrong shape"),
        (np.zeros((0, 16, 2), np.float16), "wrong shape"),
        (np.zeros((12, 16, 2), np.float32), "half precision"),
        (np.full((12, 16, 2), np.nan, np.float16), "not finite"),
        (np.full((12, 16, 2), MOST_CHROMA + 1, np.float16), "beyond all colors"),
    ],
)
def test_colors_that_cannot_be_are_refused(document, path, chroma, match):
    save_project(path, document)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    file = io.BytesIO()
    np.save(file, chroma)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**members, "prediction.npy": file.getvalue()}.items():
            archive.writestr(name, content)
    with pytest.raises(ProjectError, match=match):
        open_project(path)
