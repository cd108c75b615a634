"""``photochrom recolor``: another color for an object, and which ones are likely."""

import json

import numpy as np
import pytest
from command_line import digests
from objects import BAR, IN_BAR, SQUARE, chroma_in, lab, save_colored_scene, save_mask, xmp

from engine.touchup.colors import TargetColor

RED = TargetColor.from_hex("#c04a55")
MODELS = ("--model", "test-classifier", "--segmenter", "working")


@pytest.fixture
def recolor(run, scene):
    """Run ``recolor`` in a folder with bar.png, the mask of an object of scene.png."""
    save_mask(scene / "bar.png", BAR)
    return lambda *arguments: run("recolor", *MODELS, *arguments)


@pytest.mark.parametrize("photo", ["scene.png", "colored.png"])
def test_the_object_takes_the_color_and_nothing_else_does(recolor, scene, photo):
    save_colored_scene(scene / "colored.png")
    options = ("--mask", "bar.png", "--color", "#c04a55", "--colors", "photo")
    code, stdout, stderr = recolor(photo, *options, "-o", "red.png")
    assert (code, stdout) == (0, "")
    assert stderr.startswith("Recolor: a* ")
    # The light bar of the gray photo cannot show all of the color.
    found = chroma_in("red.png", BAR)
    if photo == "colored.png":
        np.testing.assert_allclose(found, RED.chroma, atol=6)
    assert abs(np.arctan2(*found) - np.arctan2(*RED.chroma)) < 0.1
    before, after = lab(scene / photo), lab(scene / "red.png")
    assert np.abs(after[0] - before[0]).max() < 0.6
    assert np.abs(after[1] - before[1])[:, :158].max() < 2


def test_a_pointed_at_object_is_recolored(recolor):
    options = ("--point", "36,70", "--color", "c04a55", "--colors", "photo")
    assert recolor("scene.png", *options, "-o", "red.png")[0] == 0
    assert np.hypot(*chroma_in("red.png", (slice(20, 116), slice(24, 50)))) > 20
    assert np.hypot(*chroma_in("red.png", BAR)) < 2


def test_strength_is_how_much_of_it(recolor):
    for strength in ("0", "0.5", "1"):
        options = ("--mask", "bar.png", "--color", "#c04a55", "--strength", strength)
        assert recolor("scene.png", *options, "--colors", "photo", "-o", f"{strength}.png")[0] == 0
    none, half, full = (np.hypot(*chroma_in(f"{s}.png", BAR)) for s in ("0", "0.5", "1"))
    assert none < 1
    assert none < half < full


def test_json_and_metadata_say_what_was_done(recolor):
    options = ("--mask", "bar.png", "--color", "#c04a55", "-o", "red.png", "--json")
    code, stdout, stderr = recolor("scene.png", *options)
    told = json.loads(stdout)
    assert code == 0
    assert told["edit"] == f"Recolor: a* {RED.a:.0f} b* {RED.b:.0f}, strength 100%"
    assert (told["colors"], told["objects"], told["target"]) == ("model", 1, "red.png")
    assert stderr == f"{told['edit']}, starting from the colors that test-classifier found\n"
    assert f"<rdf:li>{told['edit']}</rdf:li>" in xmp("red.png")


def test_suggestions_are_the_likeliest_colors_first(recolor, scene):
    before = digests(scene)
    code, stdout, stderr = recolor("scene.png", "--mask", "bar.png", "--suggest", "3", "--json")
    told = json.loads(stdout)
    assert (code, stderr) == (0, "")
    assert told["model"] == {"name": "test-classifier", "version": "1.0"}
    assert told["lightness"] == pytest.approx(85, abs=1)
    masses = [color["probability"] for color in told["colors"]]
    assert 1 <= len(masses) <= 3
    assert masses == sorted(masses, reverse=True)
    assert 0 < sum(masses) <= 1.001
    for color in told["colors"]:
        expected = TargetColor(color["a"], color["b"]).to_hex(told["lightness"])
        assert color["hex"] == expected
    assert digests(scene) == before


def test_suggestions_are_readable_without_json(recolor):
    told = json.loads(recolor("scene.png", "--point", IN_BAR, "--suggest", "2", "--json")[1])
    code, stdout, _ = recolor("scene.png", "--point", IN_BAR, "--suggest", "2")
    assert code == 0
    lines = stdout.splitlines()
    assert [line.split()[0] for line in lines] == [color["hex"] for color in told["colors"]]
    assert lines[0].endswith("%")


def test_a_suggested_color_can_be_taken(recolor):
    told = json.loads(recolor("scene.png", "--mask", "bar.png", "--suggest", "1", "--json")[1])
    (color,) = told["colors"]
    options = ("--mask", "bar.png", "--color", color["hex"], "--colors", "photo")
    assert recolor("scene.png", *options, "-o", "b.png")[0] == 0
    expected = TargetColor.from_hex(color["hex"]).chroma
    np.testing.assert_allclose(chroma_in("b.png", BAR), expected, atol=6)


@pytest.mark.parametrize("action", [("--suggest", "3"), ("--color", "#fff", "-o", "b.png")])
def test_bad_masks_and_prompts_fail_with_a_sentence(recolor, scene, action):
    save_mask(scene / "empty.png")
    save_mask(scene / "cropped.png", SQUARE, size=(100, 100))
    before = digests(scene)
    for marks, words in (
        (("--mask", "empty.png"), "photochrom: empty.png: The mask is empty"),
        (("--mask", "cropped.png"), "photochrom: cropped.png: The mask has 100 x 100 pixels"),
        (("--mask", "gone.png"), "photochrom: gone.png: There is no such file"),
        (("--point", "300,10"), "photochrom: scene.png: The point 300,10 lies outside the photo"),
        (("--box", "5,5,5,9"), "photochrom: scene.png: The box has no area"),
    ):
        code, stdout, stderr = recolor("scene.png", *marks, *action)
        assert (code, stdout) == (1, "")
        assert stderr.startswith(words)
    assert digests(scene) == before


def test_missing_model_fails_only_where_it_is_needed(recolor, scene):
    save_colored_scene(scene / "colored.png")
    options = ("--mask", "bar.png", "--color", "#fff", "--model", "dream")
    assert recolor("colored.png", *options, "-o", "b.png")[0] == 0
    code, _, stderr = recolor("scene.png", *options, "-o", "c.png")
    assert code == 1
    assert stderr.startswith("photochrom: dream: There is no model named 'dream'")
    assert not (scene / "c.png").exists()
