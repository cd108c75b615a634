"""``photochrom colorize --preset`` and ``--save-preset``: what was said once is not said again."""

import json
from dataclasses import replace

import pytest
from command_line import results, save_photo
from PIL import Image

from tests.onnx_models import CLASSIFIER, REGRESSOR, save_classifier, save_regressor

PRESET = "harbor.photochrom-preset"


@pytest.fixture
def photos(work):
    """The working folder with the photos in/a.png and in/b.png."""
    for seed, name in enumerate(("a.png", "b.png")):
        save_photo(work / "in" / name, seed=seed)
    return work


@pytest.fixture
def saved(photos, run):
    """The same with a preset: vivid JPEG files with names, without metadata, with sidecars."""
    code, _, _ = run(
        *("colorize", "in", "-o", "first", "--model", "test-classifier", "--vividness", "1.7"),
        *("--format", "jpeg", "--quality", "60", "--name", "{name} in color", "--no-metadata"),
        *("--sidecar", "--save-preset", PRESET),
    )
    assert code == 0
    return photos


def settings_of(work):
    return json.loads((work / PRESET).read_text())["settings"]


def pixels(path):
    with Image.open(path) as picture:
        return picture.tobytes()


def test_preset_does_the_same_once_more(saved, run):
    assert run("colorize", "in", "-o", "second", "--preset", PRESET)[0] == 0
    names = results(saved / "second")
    assert names == [f"{name} in color.jpg{end}" for name in "ab" for end in ("", ".xmp")]
    assert results(saved / "first") == names
    assert pixels(saved / "second/a in color.jpg") == pixels(saved / "first/a in color.jpg")


def test_no_path_is_in_a_preset(saved):
    assert str(saved) not in (saved / PRESET).read_text()
    assert "first" not in (saved / PRESET).read_text()


@pytest.mark.usefixtures("saved")
def test_run_with_the_preset_counts_as_done_in_the_same_way(run):
    again = run("colorize", "in", "-o", "first", "--preset", PRESET, "--resume")
    assert again == (0, "", "0 colorized, 0 failed, 2 done before\n")


def test_options_win_over_the_preset(saved, run):
    code, _, _ = run(
        *("colorize", "in", "-o", "second", "--preset", PRESET, "--format", "keep"),
        *("--name", "{name}", "--vividness", "0.5", "--no-sidecar", "--metadata"),
        *("--save-preset", PRESET),
    )
    assert code == 0
    assert results(saved / "second") == ["a.png", "b.png"]
    settings = settings_of(saved)
    assert settings["adjust"]["vividness"] == 0.5
    assert settings["quality"] == 60
    assert settings["keeps_metadata"] is True


def test_preset_is_kept_also_where_there_is_no_photo(work, run):
    (work / "in").mkdir()
    save = ("--model", "test-classifier", "--save-preset", PRESET)
    assert run("colorize", "in", "-o", "out", *save)[0] == 1
    assert settings_of(work)["quality"] == 95


def test_name_of_one_result_wins_over_format_and_names_of_the_preset(saved, run):
    assert run("colorize", "in/a.png", "-o", "one.webp", "--preset", PRESET)[0] == 0
    with Image.open(saved / "one.webp") as picture:
        assert picture.format == "WEBP"


def test_another_model_of_the_same_name_must_be_chosen(saved, run, tmp_path, monkeypatch):
    (tmp_path / "other").mkdir()
    other = replace(CLASSIFIER, version="2.0", recipe="another")
    save_classifier(tmp_path / "other/small.onnx", other)
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(tmp_path / "other"))
    code, _, stderr = run("colorize", "in", "-o", "second", "--preset", PRESET)
    assert code == 1
    assert stderr.startswith(
        f"photochrom: {PRESET}: The preset was made with another model of the name "
        "'test-classifier' (version 1.0, file "
    )
    assert "add --model test-classifier to use the one that is here" in stderr
    assert results(saved / "second") == []
    chosen = ("--model", "test-classifier")
    assert run("colorize", "in", "-o", "second", "--preset", PRESET, *chosen)[0] == 0


@pytest.mark.usefixtures("saved")
def test_model_that_is_not_here_is_named(run, tmp_path, monkeypatch):
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(tmp_path / "empty"))
    code, _, stderr = run("colorize", "in", "-o", "second", "--preset", PRESET)
    assert code == 1
    assert f"{PRESET}: There is no model named 'test-classifier'" in stderr


def test_name_of_a_model_in_a_preset_opens_no_file(saved, run, models):
    text = (saved / PRESET).read_text()
    place = str(models / "small.onnx")
    (saved / PRESET).write_text(text.replace("test-classifier", place))
    code, _, stderr = run("colorize", "in", "-o", "second", "--preset", PRESET)
    assert code == 1
    assert "There is no model named" in stderr


def test_decoding_of_the_preset_must_fit_the_model(photos, run, models):
    save_regressor(models / "regressor.onnx")
    argmax = ("--model", "test-classifier", "--decode", "argmax", "--save-preset", PRESET)
    assert run("colorize", "in", "-o", "first", *argmax)[0] == 0
    assert settings_of(photos)["adjust"]["decoding"] == "argmax"
    other = ("--preset", PRESET, "--model", REGRESSOR.name)
    code, _, stderr = run("colorize", "in", "-o", "second", *other)
    (models / "regressor.onnx").unlink()
    assert code == 2
    assert "finds one color for each place" in stderr


@pytest.fixture
def harmonizing(scene, run):
    """A folder with no photo, and a preset that harmonizes all objects."""
    (scene / "in").mkdir()
    save = ("--model", "test-classifier", "--save-preset", PRESET)
    objects = ("--harmonize", "--delta-a", "4", "--segmenter", "working")
    run("colorize", "in", *save, *objects)
    return scene


def test_segmenter_of_a_preset_is_taken_and_must_be_the_same(harmonizing, run):
    text = (harmonizing / PRESET).read_text()
    assert settings_of(harmonizing)["harmonize"]["delta_a"] == 4
    encoder, decoder = json.loads(text)["segmenter"]
    assert (encoder["name"], decoder["name"]) == ("working-encoder", "working-decoder")
    (harmonizing / PRESET).write_text(text.replace(decoder["sha256"], "ab" * 32))
    code, _, stderr = run("colorize", "scene.png", "--preset", PRESET)
    assert code == 1
    assert "another model of the name 'working-decoder' (version" in stderr
    assert "file abababab; here it is" in stderr
    assert "add --segmenter working to use the one that is here" in stderr


def test_harmonizing_of_a_preset_can_be_left_out_and_changed(harmonizing, run):
    again = ("--preset", PRESET, "--save-preset", PRESET)
    run("colorize", "in", *again, "--delta-b", "7")
    deltas = settings_of(harmonizing)["harmonize"]
    assert (deltas["delta_a"], deltas["delta_b"]) == (4, 7)
    assert run("colorize", "scene.png", *again, "--no-harmonize")[0] == 0
    assert settings_of(harmonizing)["harmonize"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in", "--name", "{name}-x"), "--name needs a folder behind -o"),
        (("in/a.png", "-o", "a.jpg", "--name", "{name}-x"), "that is the name of the result"),
        (("in", "-o", "out", "--name", "x"), "must hold {name}"),
        (("in", "-o", "out", "--name", "a/{name}"), "File names cannot hold '/'"),
        (("in", "-o", "out", "--preset", PRESET, "--delta-a", "3"), "belong to --harmonize"),
    ],
)
@pytest.mark.usefixtures("saved")
def test_options_that_do_not_fit_are_refused_before_any_work(run, arguments, said):
    code, stdout, stderr = run("colorize", *arguments)
    assert (code, stdout) == (2, "")
    assert said in stderr


def test_preset_that_cannot_be_used_is_named(photos, run):
    (photos / PRESET).write_text("{}")
    code, _, stderr = run("colorize", "in", "-o", "out", "--preset", PRESET)
    assert (code, stderr) == (
        1,
        f"photochrom: {PRESET}: This is no preset of Photochrom; choose another file.\n",
    )
    assert not (photos / "out").exists()


def test_photo_is_never_replaced_by_a_preset(photos, run):
    before = (photos / "in/a.png").read_bytes()
    save = ("--model", "test-classifier", "--save-preset", "in/a.png")
    code, _, stderr = run("colorize", "in", "-o", "out", *save)
    assert code == 1
    assert "in/a.png: A file that is no preset has this name" in stderr
    assert (photos / "in/a.png").read_bytes() == before
