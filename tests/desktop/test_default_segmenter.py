"""The segmenter that comes with Photochrom: used where the user chose none."""

import hashlib
import json
from dataclasses import replace

import numpy as np
import pytest
from command_line import records
from objects import BAR, IN_BAR, SQUARE, chroma_in, inside, overlap, save_colored_scene, truth

from engine.models.store import DEFAULT_COLORIZER, DEFAULT_SEGMENTER
from tests.onnx_models import (
    CLASSIFIER,
    WORKING_DECODER,
    WORKING_ENCODER,
    save_classifier,
    save_working_decoder,
    save_working_encoder,
)

PARTS = (f"{DEFAULT_SEGMENTER}-decoder", f"{DEFAULT_SEGMENTER}-encoder")


@pytest.fixture
def bundled(work, monkeypatch):
    """A folder of bundled models with a colorizer and a segmenter, none of the user's own."""
    folder = work.parent / "bundled"
    folder.mkdir()
    save_classifier(folder / "colors.onnx", replace(CLASSIFIER, name=DEFAULT_COLORIZER))
    decoder, encoder = (folder / f"{part}.onnx" for part in PARTS)
    save_working_decoder(decoder, replace(WORKING_DECODER, name=decoder.stem))
    save_working_encoder(encoder, replace(WORKING_ENCODER, name=encoder.stem))
    write_sums(folder)
    monkeypatch.setattr("engine.models.store.resource_path", lambda *_parts: folder)
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(work.parent / "own"))
    return folder


@pytest.fixture
def photo(bundled, work):  # noqa: ARG001 - the command finds the models
    return save_colored_scene(work / "scene.png", shading=(0.98, 1.0))


def write_sums(folder):
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in folder.glob("*.onnx")
    ]
    (folder / "SHA256SUMS").write_text("".join(lines))


@pytest.mark.usefixtures("photo")
class TestCommandsFindObjectsWithoutBeingToldHow:
    def test_segment(self, run):
        code, stdout, _ = run("segment", "scene.png", "--point", "200,60", "-o", "m.png", "--json")
        assert code == 0
        assert json.loads(stdout)["segmenter"] == DEFAULT_SEGMENTER
        assert overlap(inside("m.png"), truth(BAR)) > 0.7

    def test_harmonize(self, run):
        options = ("--everything", "--colors", "photo", "-o", "b.png", "--json")
        code, stdout, _ = run("harmonize", "scene.png", *options)
        assert code == 0
        assert json.loads(stdout)["objects"] >= 2

    def test_recolor(self, run):
        options = ("--point", "200,60", "--color", "#3060c0", "--colors", "photo", "-o", "b.png")
        assert run("recolor", "scene.png", *options)[0] == 0
        assert chroma_in("scene.png", BAR)[1] > 0 > chroma_in("b.png", BAR)[1]
        np.testing.assert_allclose(chroma_in("b.png", SQUARE), chroma_in("scene.png", SQUARE))

    def test_suggestions(self, run):
        code, stdout, _ = run("recolor", "scene.png", "--point", IN_BAR, "--suggest", "2")
        assert code == 0
        assert 1 <= len(stdout.splitlines()) <= 2

    def test_colorize(self, run):
        code, stdout, _ = run("colorize", "scene.png", "--harmonize", "-o", "out/", "--json")
        assert code == 0
        (record,) = records(stdout)
        assert {"segment", "harmonize"} <= set(record["seconds"])


@pytest.mark.usefixtures("bundled")
def test_both_its_models_are_listed_as_bundled(run):
    code, stdout, stderr = run("models", "list", "--json")
    assert (code, stderr) == (0, "")
    listed = {record["name"]: record["bundled"] for record in records(stdout)}
    assert listed == {DEFAULT_COLORIZER: True, **dict.fromkeys(PARTS, True)}
    shown = run("models", "list")[1]
    assert all(part in shown for part in PARTS)


@pytest.mark.usefixtures("photo")
def test_models_of_the_user_do_not_take_its_place(run, work):
    own = work.parent / "own"
    own.mkdir()
    for part in PARTS:
        (own / f"{part}.onnx").write_text("no model")
    assert run("segment", "scene.png", "--point", IN_BAR, "-o", "m.png")[0] == 0


@pytest.mark.usefixtures("photo")
def test_damaged_one_is_said_to_be_damaged(run, bundled):
    with (bundled / f"{PARTS[0]}.onnx").open("ab") as file:
        file.write(b"x")
    code, _, stderr = run("segment", "scene.png", "--point", IN_BAR, "-o", "m.png")
    assert code == 1
    assert stderr == (
        f"photochrom: {DEFAULT_SEGMENTER}: The model that came with Photochrom is damaged; "
        "reinstall Photochrom.\n"
    )
