"""Models that answer one color for each place, on the command line, and lifting pale regions."""

from dataclasses import replace

import numpy as np
import pytest
from command_line import records, save_photo
from objects import BAR, SQUARE, chroma_in, lab, save_mask, save_scene
from PIL import Image

from tests.onnx_models import REGRESSOR, save_regressor

NAN = float("nan")


@pytest.fixture
def model(work):
    """A regressor in the working folder that gives light places a pale orange."""
    save_regressor(work / "orange.onnx", factors=(10, 15), stride=4)
    return "orange.onnx"


@pytest.fixture
def pale(run, work, model):
    """Run ``colorize`` on a.png with the regressor."""
    save_photo(work / "a.png", width=96, height=80)
    return lambda *arguments: run("colorize", "a.png", "--model", model, *arguments)


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


@pytest.mark.parametrize("stride", [1, 4])
def test_a_photo_gets_the_colors_of_the_model(run, work, stride):
    save_regressor(work / "orange.onnx", factors=(10, 15), stride=stride)
    save_scene(work / "scene.png")
    code, stdout, stderr = run("colorize", "scene.png", "--model", "orange.onnx", "-o", "out.png")
    assert (code, stdout, stderr) == (0, "", "1 colorized, 0 failed\n")
    light = 0.85
    np.testing.assert_allclose(chroma_in("out.png", BAR), (10 * light, 15 * light), atol=1)
    np.testing.assert_allclose(lab("out.png")[0], lab("scene.png")[0], atol=1)


def test_a_whole_folder_is_colorized_and_every_record_names_the_model(run, work, model):
    for name in ("in/a.jpg", "in/b/c.png"):
        save_photo(work / name)
    code, stdout, _ = run("colorize", "in", "--recursive", "-o", "out", "--model", model, "--json")
    assert code == 0
    told = records(stdout)
    assert {record["target"] for record in told} == {"out/a.jpg", "out/b/c.png"}
    assert all(record["model"] == {"name": "test-regressor", "version": "1.0"} for record in told)


def test_an_added_model_is_listed_described_and_chosen_by_its_name(
    run, work, tmp_path, monkeypatch
):
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(tmp_path / "own"))
    save_regressor(work / "orange.onnx", factors=(10, 15))
    code, stdout, _ = run("models", "add", "orange.onnx")
    assert (code, stdout) == (0, "added test-regressor; use it with: --model test-regressor\n")
    assert "chroma-regressor" in run("models", "list")[1]
    code, stdout, _ = run("models", "info", "test-regressor", "--json")
    (told,) = records(stdout)
    assert (told["kind"], told["classes"], told["temperature"]) == ("chroma-regressor", None, None)
    save_photo(work / "a.png")
    assert run("colorize", "a.png", "--model", "test-regressor")[0] == 0
    code, _, stderr = run("colorize", "a.png", "--model", "dream")
    assert code == 1
    assert "choose one of 'photochrom-base', 'test-regressor'." in stderr


def test_vividness_works_as_for_other_models(pale):
    for vividness in ("0", "1", "2"):
        assert pale("--vividness", vividness, "-o", f"{vividness}.png")[0] == 0
    assert np.ptp(pixels("0.png"), axis=2).max() == 0
    assert np.ptp(pixels("2.png"), axis=2).mean() > 1.6 * np.ptp(pixels("1.png"), axis=2).mean()


@pytest.mark.parametrize("option", [("--decode", "annealed"), ("--temperature", "0.5")])
def test_choices_among_colors_are_refused_where_there_is_nothing_to_choose(pale, work, option):
    code, stdout, stderr = pale(*option)
    assert (code, stdout) == (2, "")
    assert stderr == (
        "photochrom: test-regressor finds one color for each place and weighs no others; "
        "leave out --decode and --temperature\n"
    )
    assert not (work / "a-colorized.png").exists()


@pytest.mark.parametrize("name", ["test-classifier", "orange.onnx"])
def test_rebalancing_lifts_the_colors_of_any_model_and_zero_leaves_them(run, work, model, name):
    assert model == "orange.onnx"
    save_photo(work / "a.png", width=96, height=80)
    for options in ((), ("--rebalance", "0"), ("--rebalance", "1")):
        target = f"{options[-1] if options else 'plain'}.png"
        assert run("colorize", "a.png", "--model", name, "-o", target, *options)[0] == 0
    np.testing.assert_array_equal(pixels("0.png"), pixels("plain.png"))
    assert not np.array_equal(pixels("1.png"), pixels("plain.png"))
    if name == model:
        plain, lifted = (np.hypot(*lab(f)[1].T).mean() for f in ("plain.png", "1.png"))
        assert 1.3 * plain < lifted < 2.1 * plain


@pytest.mark.parametrize("value", ["-0.1", "1.5", "much"])
def test_rebalancing_out_of_range_is_wrong_usage(pale, value):
    code, stdout, stderr = pale("--rebalance", value)
    assert (code, stdout) == (2, "")
    assert "--rebalance" in stderr


def test_objects_are_harmonized_and_recolored_from_the_colors_of_the_model(run, scene):
    save_regressor(scene / "orange.onnx", factors=(10, 15))
    save_mask(scene / "bar.png", BAR)
    options = ("--model", "orange.onnx", "--mask", "bar.png", "-o")
    code, _, stderr = run("harmonize", "scene.png", *options, "calm.png")
    assert code == 0
    assert stderr.endswith("starting from the colors that test-regressor found\n")
    assert run("recolor", "scene.png", "--color", "#4a55c0", *options, "blue.png")[0] == 0
    assert chroma_in("blue.png", BAR)[1] < -5
    np.testing.assert_allclose(
        chroma_in("blue.png", SQUARE), chroma_in("calm.png", SQUARE), atol=1.5
    )


def test_no_other_colors_are_suggested_by_a_model_that_weighs_none(run, scene):
    save_regressor(scene / "orange.onnx")
    save_mask(scene / "bar.png", BAR)
    options = ("--model", "orange.onnx", "--mask", "bar.png", "--suggest", "3")
    code, stdout, stderr = run("recolor", "scene.png", *options)
    assert (code, stdout) == (1, "")
    assert stderr == (
        "photochrom: test-regressor: The model finds one color for each place and weighs no "
        "others; colorize with a color classifier to learn of other colors.\n"
    )
    (told,) = records(run("recolor", "scene.png", *options, "--json")[1])
    assert told["ok"] is False


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"output_name": "colors"}, "lacks the output 'chroma'"),
        ({"factors": (1, 2, 3)}, "does not answer a* and b*"),
        ({"stride": 3}, "another size than its input or an integer fraction of it"),
        ({"window": 32}, "another size than its input or an integer fraction of it"),
        ({"factors": (NAN, 1)}, "numbers that are no colors"),
    ],
)
def test_models_that_break_their_promise_are_refused_in_one_line(run, work, broken, words):
    save_regressor(work / "bad.onnx", replace(REGRESSOR, name="bad"), **broken)
    save_photo(work / "a.png")
    code, stdout, stderr = run("colorize", "a.png", "--model", "bad.onnx")
    assert (code, stdout) == (1, "")
    first, *tally = stderr.splitlines()
    assert words in first
    assert tally in ([], ["0 colorized, 1 failed"])
    assert not (work / "a-colorized.png").exists()
