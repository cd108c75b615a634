"""``photochrom harmonize`` and ``colorize --harmonize``: one object, one color."""

import json
import signal

import numpy as np
import pytest
import tifffile
from command_line import digests, records
from objects import (
    BAR,
    IN_BAR,
    SQUARE,
    chroma_in,
    lab,
    save_colored_scene,
    save_mask,
    save_scene,
    truth,
    xmp,
)
from PIL import ExifTags, Image

from engine.segment.segmenter import Segmenter

BLOTCH = (slice(88, 122), slice(183, 217))
MODELS = ("--model", "test-classifier", "--segmenter", "working")


@pytest.fixture
def harmonize(run, scene):
    """Run ``harmonize`` in a folder with colored.png, whose bar has a blotch, and bar.png."""
    save_colored_scene(scene / "colored.png")
    save_mask(scene / "bar.png", BAR)
    return lambda *arguments: run("harmonize", *MODELS, *arguments)


@pytest.mark.parametrize("marks", [("--mask", "bar.png"), ("--everything",)])
def test_a_blotch_takes_the_color_of_its_object(harmonize, scene, marks):
    save_colored_scene(scene / "colored.png", shading=(0.98, 1.0))
    options = (*marks, "--colors", "photo")
    assert harmonize("colored.png", *options, "-o", "better.png")[:2] == (0, "")
    before, after = chroma_in("colored.png", BLOTCH), chroma_in("better.png", BLOTCH)
    bar = chroma_in("colored.png", BAR)
    assert np.hypot(*(before - bar)) > 40
    assert np.hypot(*(after - bar)) < 4
    ground = ~truth((slice(30, 182), slice(158, 242)))
    change = np.abs(lab(scene / "better.png")[1] - lab(scene / "colored.png")[1])
    assert change[ground].max() < 3


def test_photos_in_color_keep_their_colors(harmonize):
    stderr = harmonize("colored.png", "--mask", "bar.png", "-o", "better.png")[2]
    assert stderr.endswith("starting from the photo's own colors\n")


def test_lightness_stays(harmonize, scene):
    assert harmonize("colored.png", "--mask", "bar.png", "-o", "better.png")[0] == 0
    difference = lab(scene / "better.png")[0] - lab(scene / "colored.png")[0]
    assert np.abs(difference).max() < 0.6


def test_a_pointed_at_object_is_harmonized(harmonize):
    point = ("--point", IN_BAR, "--point", "200,150")
    assert harmonize("colored.png", *point, "-o", "better.png")[0] == 0


def test_tolerance_and_strength_decide_how_much_changes(harmonize):
    def blotch(*options):
        name = f"{len(options)}{''.join(options)}.png"
        assert harmonize("colored.png", "--mask", "bar.png", "-o", name, *options)[0] == 0
        return chroma_in(name, BLOTCH)

    before, bar = chroma_in("colored.png", BLOTCH), chroma_in("colored.png", BAR)
    tolerant = blotch("--delta-a", "500", "--delta-b", "500")
    np.testing.assert_allclose(tolerant, before, atol=2)
    half = blotch("--strength", "0.5")
    np.testing.assert_allclose(half, (before + bar) / 2, atol=4)
    literal = blotch("--literal")
    np.testing.assert_allclose(literal, bar, atol=4)


def test_several_masks_are_several_objects(harmonize, scene):
    save_mask(scene / "square.png", SQUARE)
    masks = ("--mask", "bar.png", "--mask", "square.png")
    code, stdout, stderr = harmonize("colored.png", *masks, "-o", "better.png", "--json")
    assert code == 0
    assert stderr.startswith("Harmonize 2 objects: soft, tolerance 8 and 8, strength 100%")
    assert json.loads(stdout) == {
        "source": "colored.png",
        "target": "better.png",
        "ok": True,
        "error": None,
        "width": 256,
        "height": 192,
        "edit": "Harmonize 2 objects: soft, tolerance 8 and 8, strength 100%",
        "objects": 2,
        "colors": "photo",
        "model": None,
        "device": None,
    }


@pytest.mark.parametrize("tint", [(1, 1, 1), (1.1, 1.0, 0.8), (0.7, 0.9, 1.15)])
def test_gray_and_toned_photos_start_from_the_colors_of_the_model(harmonize, scene, tint):
    save_scene(scene / "toned.png", tint=tint)
    code, stdout, stderr = harmonize("toned.png", "--mask", "bar.png", "-o", "b.png", "--json")
    told = json.loads(stdout)
    assert code == 0
    assert stderr.endswith("starting from the colors that test-classifier found\n")
    assert (told["colors"], told["device"]) == ("model", "cpu")
    assert told["model"] == {"name": "test-classifier", "version": "1.0"}


@pytest.mark.parametrize(("choice", "used"), [("photo", "photo"), ("model", "model")])
def test_the_starting_colors_can_be_chosen(harmonize, choice, used):
    options = ("--mask", "bar.png", "--json", "--colors", choice)
    for photo in ("colored.png", "scene.png"):
        stdout = harmonize(photo, *options, "-o", f"{choice}-{photo}")[1]
        assert json.loads(stdout)["colors"] == used


def test_the_model_colors_are_those_of_colorize(harmonize, run):
    """With a tolerance that lets everything pass, nothing but colorizing is left."""
    loose = ("--delta-a", "1000", "--delta-b", "1000")
    assert harmonize("scene.png", "--mask", "bar.png", *loose, "-o", "one.png")[0] == 0
    assert run("colorize", "scene.png", "--model", "test-classifier", "-o", "two.png")[0] == 0
    with Image.open("one.png") as one, Image.open("two.png") as two:
        assert np.abs(np.asarray(one).astype(int) - np.asarray(two)).max() <= 1


def test_the_export_names_model_and_edit(harmonize):
    assert harmonize("scene.png", "--mask", "bar.png", "-o", "b.png")[0] == 0
    written = xmp("b.png")
    assert "<photochrom:Model>test-classifier</photochrom:Model>" in written
    assert "<rdf:li>Harmonize: soft, tolerance 8 and 8, strength 100%</rdf:li>" in written


def test_later_touch_ups_keep_what_earlier_ones_said(harmonize):
    assert harmonize("scene.png", "--mask", "bar.png", "-o", "b.png")[0] == 0
    again = ("--colors", "photo", "--strength", "0.5")
    assert harmonize("b.png", "--mask", "bar.png", *again, "-o", "c.png")[0] == 0
    written = xmp("c.png")
    assert "<photochrom:Model>test-classifier</photochrom:Model>" in written
    assert written.index("strength 100%") < written.index("strength 50%")
    assert "compositeWithTrainedAlgorithmicMedia" in written


def test_colors_that_no_model_found_are_not_said_to_be_a_models(harmonize):
    assert harmonize("colored.png", "--mask", "bar.png", "-o", "b.png")[0] == 0
    written = xmp("b.png")
    assert "<photochrom:Model>" not in written
    assert "compositeWithTrainedAlgorithmicMedia" not in written
    assert "Harmonize: soft" in written


def test_masks_of_another_size_are_scaled(harmonize, scene):
    save_mask(scene / "large.png", BAR, size=(2048, 1536))
    save_mask(scene / "small.png", BAR, size=(64, 48))
    for name in ("large", "small"):
        assert harmonize("colored.png", "--mask", f"{name}.png", "-o", f"b-{name}.png")[0] == 0
        blotch, bar = chroma_in(f"b-{name}.png", BLOTCH), chroma_in("colored.png", BAR)
        assert np.hypot(*(blotch - bar)) < 8


def test_bad_masks_fail_with_a_sentence_about_the_mask(harmonize, scene):
    save_mask(scene / "cropped.png", BAR, size=(256, 150))
    save_mask(scene / "empty.png")
    (scene / "text.png").write_text("no picture")
    before = digests(scene)
    for name, words in (
        ("cropped.png", "does not fit the photo"),
        ("empty.png", "The mask is empty"),
        ("text.png", "no JPEG"),
        ("gone.png", "no such file"),
    ):
        code, stdout, stderr = harmonize(
            "colored.png", "--mask", "bar.png", "--mask", name, "-o", "b.png", "--json"
        )
        assert code == 1
        assert stderr.startswith(f"photochrom: {name}: ")
        assert words in stderr
        assert json.loads(stdout)["ok"] is False
    assert digests(scene) == before


@pytest.mark.parametrize("target", ["colored.png", "./colored.png", "bar.png", "link.png"])
def test_nothing_that_is_read_is_overwritten(harmonize, scene, target):
    (scene / "link.png").symlink_to("colored.png")
    before = digests(scene)
    code, _, stderr = harmonize("colored.png", "--mask", "bar.png", "-o", target, "--overwrite")
    assert code == 1
    assert "never overwritten" in stderr
    assert digests(scene) == before


def test_existing_results_are_replaced_only_if_told_to(harmonize, scene):
    (scene / "b.png").write_bytes(b"precious")
    code, _, stderr = harmonize("colored.png", "--mask", "bar.png", "-o", "b.png")
    assert code == 1
    assert "'b.png' already exists; allow overwriting" in stderr
    assert (scene / "b.png").read_bytes() == b"precious"
    assert harmonize("colored.png", "--mask", "bar.png", "-o", "b.png", "--overwrite")[0] == 0


def test_sixteen_bits_are_kept(harmonize, scene):
    pixels = np.full((192, 256, 3), (30000, 20000, 25000), np.uint16)
    tifffile.imwrite(scene / "deep.tif", pixels, photometric="rgb")
    options = ("--mask", "bar.png", "--colors", "photo")
    assert harmonize("deep.tif", *options, "-o", "kept.tif")[0] == 0
    assert harmonize("deep.tif", *options, "-o", "eight.tif", "--bit-depth", "8")[0] == 0
    assert tifffile.imread(scene / "kept.tif").dtype == np.uint16
    assert np.abs(tifffile.imread(scene / "kept.tif").astype(int) - pixels).max() < 20
    assert tifffile.imread(scene / "eight.tif").dtype == np.uint8


def test_results_are_made_smaller_and_say_less_where_that_is_wanted(harmonize, scene):
    with Image.open(scene / "colored.png") as picture:
        exif = picture.getexif()
        exif[ExifTags.Base.ImageDescription] = "Grandmother"
        picture.save(scene / "told.png", exif=exif)
    options = ("--mask", "bar.png", "--colors", "photo")
    assert harmonize("told.png", *options, "-o", "whole.png")[0] == 0
    smaller = ("--longest-side", "128", "--no-metadata")
    assert harmonize("told.png", *options, "-o", "bare.png", *smaller)[0] == 0
    with Image.open(scene / "whole.png") as whole, Image.open(scene / "bare.png") as bare:
        assert (whole.size, bare.size) == ((256, 192), (128, 96))
        assert whole.getexif()[ExifTags.Base.ImageDescription] == "Grandmother"
        assert ExifTags.Base.ImageDescription not in bare.getexif()
        shrunk = np.asarray(whole.resize(bare.size, Image.Resampling.BOX), int)
        assert np.abs(shrunk - np.asarray(bare, int)).mean() < 3


def test_names_in_any_script_are_read_and_written(harmonize, scene):
    (scene / "colored.png").rename(scene / "фото ü.png")
    (scene / "bar.png").rename(scene / "маска.png")
    code, _, _ = harmonize("фото ü.png", "--mask", "маска.png", "-o", "neu/результат.png")
    assert code == 0
    assert (scene / "neu/результат.png").is_file()


@pytest.fixture
def ctrl_c_while_searching(monkeypatch):
    segment_each = Segmenter.segment_each

    def interrupted(*arguments):
        signal.raise_signal(signal.SIGINT)
        return segment_each(*arguments)

    monkeypatch.setattr(Segmenter, "segment_each", interrupted)


@pytest.mark.usefixtures("ctrl_c_while_searching")
def test_ctrl_c_leaves_nothing_behind(harmonize, scene):
    before = digests(scene)
    assert harmonize("colored.png", "--everything", "-o", "b.png") == (130, "", "stopped\n")
    assert digests(scene) == before


def test_ctrl_c_while_the_result_is_written_leaves_nothing_behind(harmonize, scene, monkeypatch):
    from engine.document.rendering import render

    def interrupted(*arguments):
        signal.raise_signal(signal.SIGINT)
        yield from render(*arguments)

    before = digests(scene)
    monkeypatch.setattr("desktop.cli.touched_up_photo.render", interrupted)
    assert harmonize("colored.png", "--mask", "bar.png", "-o", "b.png") == (130, "", "stopped\n")
    assert digests(scene) == before


def test_colorize_harmonizes_every_photo_as_harmonize_does(harmonize, run, scene):
    (scene / "in").mkdir()
    for name in ("a.png", "b.png"):
        save_scene(scene / "in" / name)
    code, stdout, stderr = run("colorize", *MODELS, "--harmonize", "in", "-o", "out", "--json")
    assert (code, stderr) == (0, "2 colorized, 0 failed\n")
    for record in records(stdout):
        stages = ["read", "infer", "decode", "segment", "harmonize", "write"]
        assert list(record["seconds"]) == stages
    assert harmonize("in/a.png", "--everything", "-o", "alone.png")[0] == 0
    with Image.open("alone.png") as one, Image.open("out/a.png") as other:
        assert np.array_equal(np.asarray(one), np.asarray(other))
    assert "objects: soft, tolerance 8 and 8" in xmp("out/a.png")


def test_colorize_takes_the_tolerances(run, scene):
    for delta in ("0", "1000"):
        options = ("--harmonize", "--delta-a", delta, "--delta-b", delta, "-o", f"{delta}.png")
        assert run("colorize", *MODELS, "scene.png", *options)[0] == 0
    assert run("colorize", *MODELS, "scene.png", "-o", "plain.png")[0] == 0
    plain, loose, strict = (lab(scene / name)[1] for name in ("plain.png", "1000.png", "0.png"))
    np.testing.assert_allclose(loose, plain, atol=0.01)
    assert np.abs(strict - plain).max() > 0.3


def test_missing_segmenter_ends_colorize_before_any_photo_is_touched(run, scene):
    code, stdout, stderr = run(
        *("colorize", "scene.png", "--model", "test-classifier", "-o", "out/"),
        *("--harmonize", "--segmenter", "dream"),
    )
    assert (code, stdout) == (1, "")
    assert stderr.startswith("photochrom: dream: There is no such segmenter")
    assert list((scene / "out").iterdir()) == []


@pytest.mark.usefixtures("ctrl_c_while_searching")
def test_ctrl_c_while_colorize_looks_for_objects_is_heard(run, scene):
    code, _, stderr = run("colorize", *MODELS, "scene.png", "--harmonize", "-o", "out/")
    assert code == 130
    assert stderr == "stopped: 0 colorized, 0 failed, 1 left\n"
    assert list((scene / "out").iterdir()) == []
