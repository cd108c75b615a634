"""``photochrom segment``: masks of what the user points at, and of everything."""

import json
import signal

import numpy as np
import pytest
from command_line import digests, photochrom
from objects import BAR, IN_BAR, IN_SQUARE, INNER, SQUARE, inside, overlap, save_scene, truth
from PIL import Image

from engine.segment.refine import full_mask
from engine.segment.segmenter import Segmenter
from tests.onnx_models import save_working_decoder, save_working_encoder

pytestmark = pytest.mark.usefixtures("scene")


@pytest.fixture
def segment(run):
    return lambda *arguments: run("segment", "--segmenter", "working", *arguments)


def test_the_mask_is_what_was_pointed_at_at_the_size_of_the_photo(segment, work):
    code, stdout, stderr = segment("scene.png", "--point", IN_SQUARE, "-o", "mask.png")
    assert (code, stderr) == (0, "")
    mask = inside(work / "mask.png")
    assert mask.shape == (192, 256)
    assert overlap(mask, truth(SQUARE) & ~truth(INNER)) > 0.95
    share = f"{mask.mean():.0%}"
    assert stdout.startswith("predicted IoU 0.95, ")
    assert abs(float(stdout.split(", ")[1].split("%")[0]) - float(share[:-1])) < 1
    assert stdout.endswith("candidate 1 of 3\n")


def test_a_box_finds_what_lies_in_it(segment, work):
    assert segment("scene.png", "--box", "150,20,250,190", "-o", "mask.png")[0] == 0
    mask = inside(work / "mask.png")
    assert mask[:, 145:].any()
    assert not mask[:, :145].any()


def test_a_box_may_be_given_by_any_two_opposite_corners(segment, work):
    assert segment("scene.png", "--box", "150,20,250,190", "-o", "one.png")[0] == 0
    assert segment("scene.png", "--box", "250,190,150,20", "-o", "other.png")[0] == 0
    assert (work / "one.png").read_bytes() == (work / "other.png").read_bytes()


def test_places_to_leave_out_are_left_out(segment, work):
    points = ("--point", IN_BAR, "--point", "70,65")
    assert segment("scene.png", *points, "-o", "both.png")[0] == 0
    assert inside(work / "both.png")[66, 70]
    assert segment("scene.png", *points, "--not", IN_SQUARE, "-o", "mask.png")[0] == 0
    assert not inside(work / "mask.png")[70, 36]
    assert overlap(inside(work / "mask.png"), truth(BAR, INNER)) > 0.9


def test_another_candidate_can_be_chosen(segment, work):
    for number in ("1", "3"):
        told = segment(
            *("scene.png", "--point", IN_BAR, "--candidate", number, "--json"),
            *("-o", f"{number}.png"),
        )[1]
        assert json.loads(told)["candidates"] == 3
    assert (work / "1.png").read_bytes() != (work / "3.png").read_bytes()
    code, _, stderr = segment("scene.png", "--point", IN_BAR, "--candidate", "4", "-o", "4.png")
    assert code == 1
    assert "There are only 3 candidates" in stderr
    assert not (work / "4.png").exists()


def test_json_is_one_object(segment):
    code, stdout, _ = segment("scene.png", "--point", IN_BAR, "-o", "mask.png", "--json")
    record = json.loads(stdout)
    assert code == 0
    assert record.pop("predicted_iou") == pytest.approx(0.95)
    assert 0.9 < record.pop("stability") <= 1
    assert record.pop("share") == pytest.approx(truth(BAR, INNER).mean(), rel=0.2)
    assert record == {
        "source": "scene.png",
        "target": "mask.png",
        "overlay": None,
        "ok": True,
        "error": None,
        "width": 256,
        "height": 192,
        "segmenter": "working",
        "candidates": 3,
    }


def test_everything_is_a_folder_of_masks_and_their_list(segment, work):
    code, stdout, stderr = segment("scene.png", "--everything", "-o", "new/objects")
    assert (code, stderr) == (0, "")
    listed = json.loads((work / "new/objects/segments.json").read_text())
    assert (listed["photo"], listed["width"], listed["height"]) == ("scene.png", 256, 192)
    masks = {record["mask"]: record for record in listed["segments"]}
    assert stdout == f"{len(masks)} objects\n"
    names = [path.name for path in sorted((work / "new/objects").iterdir())]
    assert names == [*masks, "segments.json"]
    shares = [record["share"] for record in masks.values()]
    assert shares == sorted(shares, reverse=True)
    found = [inside(work / "new/objects" / name) for name in masks]
    assert max(overlap(mask, truth(SQUARE) & ~truth(INNER)) for mask in found) > 0.9
    for name, record in masks.items():
        assert record["parent"] is None or record["parent"] < name


def test_json_of_everything_lists_the_segments(segment, work):
    told = json.loads(segment("scene.png", "--everything", "-o", "objects", "--json")[1])
    listed = json.loads((work / "objects/segments.json").read_text())
    assert told["segments"] == listed["segments"]
    assert (told["ok"], told["target"]) == (True, "objects")


def test_a_second_run_replaces_segments_only_if_told_to(segment, work):
    arguments = ("scene.png", "--everything", "-o", "objects")
    assert segment(*arguments)[0] == 0
    before = digests(work)
    code, _, stderr = segment(*arguments)
    assert code == 1
    assert "photochrom: objects: The folder already holds segments; use --overwrite" in stderr
    assert digests(work) == before
    (work / "objects/0099.png").write_bytes(b"left over from a run that found more")
    (work / "objects/0001.png").write_bytes(b"old")
    assert segment(*arguments, "--overwrite")[0] == 0
    assert digests(work) == before


def test_folders_with_anything_else_stay_as_they_are(segment, work):
    (work / "other").mkdir()
    (work / "other/0001.png").write_bytes(b"precious")
    for folder, words in (("other", "other files"), (".", "photo itself"), ("scene.png", "file")):
        before = digests(work)
        code, _, stderr = segment("scene.png", "--everything", "-o", folder, "--overwrite")
        assert code == 1
        assert words in stderr
        assert digests(work) == before


def test_an_empty_folder_takes_segments(segment, work):
    (work / "objects").mkdir()
    assert segment("scene.png", "--everything", "-o", "objects")[0] == 0
    assert (work / "objects/segments.json").is_file()


@pytest.mark.parametrize("what", [("--everything",), ("--point", IN_SQUARE)])
def test_the_overlay_colors_what_was_found(segment, work, what):
    assert segment("scene.png", *what, "--overlay", "new/overlay.png")[0] == 0
    with Image.open(work / "new/overlay.png") as picture:
        assert (picture.mode, picture.size) == ("RGB", (256, 192))
        pixels = np.asarray(picture).astype(int)
    assert np.ptp(pixels[70, 36]) > 30
    if what[0] == "--point":
        assert np.ptp(pixels[10, 140]) == 0


def test_existing_mask_is_replaced_only_if_told_to(segment, work):
    (work / "mask.png").write_bytes(b"precious")
    code, _, stderr = segment("scene.png", "--point", IN_BAR, "-o", "mask.png")
    assert code == 1
    assert "'mask.png' already exists; allow overwriting" in stderr
    assert (work / "mask.png").read_bytes() == b"precious"
    assert segment("scene.png", "--point", IN_BAR, "-o", "mask.png", "--overwrite")[0] == 0
    assert inside(work / "mask.png").any()


@pytest.mark.parametrize("option", ["-o", "--overlay"])
def test_the_photo_is_never_overwritten(segment, work, option):
    before = digests(work)
    for name in ("scene.png", "./scene.png"):
        code, _, stderr = segment("scene.png", "--point", IN_BAR, option, name, "--overwrite")
        assert code == 1
        assert "A file that is read is never overwritten" in stderr
    assert digests(work) == before


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        (("--point", "256.5,10"), "The point 256.5,10 lies outside the photo"),
        (("--point", "10,-0.5"), "The point 10,-0.5 lies outside the photo"),
        (("--point", IN_BAR, "--not", "1e9,3"), "outside the photo"),
        (("--box", "0,0,300,10"), "outside the photo"),
        (("--box", "10,10,10,50"), "The box has no area"),
    ],
)
def test_prompts_that_do_not_suit_the_photo_fail_with_a_sentence(segment, work, prompt, words):
    code, stdout, stderr = segment("scene.png", *prompt, "-o", "mask.png")
    assert (code, stdout) == (1, "")
    assert stderr.startswith("photochrom: scene.png: ")
    assert words in stderr
    assert [path.name for path in work.iterdir()] == ["scene.png"]


@pytest.mark.parametrize("choice", [(), ("--segmenter", "sam-huge")])
def test_without_any_segmenter_it_is_said_where_one_comes_from(run, work, monkeypatch, choice):
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(work / "none"))
    monkeypatch.setattr("engine.models.store.resource_path", lambda *_parts: work / "none")
    code, stdout, stderr = run("segment", "scene.png", "--point", IN_BAR, "-o", "m.png", *choice)
    assert (code, stdout) == (1, "")
    assert stderr == (
        f"photochrom: {choice[1] if choice else 'photochrom-segmenter'}: There is no such "
        "segmenter; get one with 'photochrom models fetch mobile-sam' and choose it with "
        "--segmenter mobile-sam.\n"
    )


def test_unknown_segmenter_is_answered_with_the_installed_ones(run):
    code, stdout, stderr = run(
        *("segment", "scene.png", "--point", IN_BAR, "-o", "m.png", "--segmenter", "no")
    )
    assert (code, stdout) == (1, "")
    assert stderr.startswith("photochrom: no: There is no such segmenter; choose with --segmenter")
    assert "'working'" in stderr
    assert stderr.endswith(", or get another with 'photochrom models fetch mobile-sam'.\n")


def test_what_is_already_there_is_not_advised_to_be_fetched(run, work, monkeypatch):
    (work / "models").mkdir()
    save_working_encoder(work / "models/mobile-sam-encoder.onnx", None)
    save_working_decoder(work / "models/mobile-sam-decoder.onnx", None)
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(work / "models"))
    code, _, stderr = run(
        *("segment", "scene.png", "--point", IN_BAR, "-o", "m.png", "--segmenter", "no")
    )
    assert code == 1
    assert "'mobile-sam'" in stderr
    assert "fetch" not in stderr


def test_half_a_segmenter_is_told_from_none(run, work, monkeypatch, segmenter_models):
    (work / "models").mkdir()
    (work / "models/encoder.onnx").write_bytes((segmenter_models / "encoder.onnx").read_bytes())
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(work / "models"))
    code, _, stderr = run(
        *("segment", "scene.png", "--point", IN_BAR, "-o", "m.png", "--segmenter", "working")
    )
    assert code == 1
    assert "There is no model named 'working-decoder'" in stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [("gone.png", "no such file"), ("text.png", "no JPEG"), (".", "This is a folder")],
)
def test_bad_photos_fail_with_a_sentence_and_in_json(segment, work, name, words):
    (work / "text.png").write_text("no picture")
    code, stdout, stderr = segment(name, "--point", IN_BAR, "-o", "mask.png", "--json")
    assert code == 1
    record = json.loads(stdout)
    assert (record["source"], record["ok"]) == (name, False)
    assert words in record["error"]
    assert stderr == f"photochrom: {name}: {record['error']}\n"


def test_names_in_any_script_are_read_and_written(segment, work):
    save_scene(work / "дом 🎞️.png")
    assert segment("дом 🎞️.png", "--point", IN_BAR, "-o", "маска ü.png")[0] == 0
    assert segment("дом 🎞️.png", "--everything", "-o", "объекты")[0] == 0
    assert inside(work / "маска ü.png").any()
    assert json.loads((work / "объекты/segments.json").read_text())["photo"] == "дом 🎞️.png"


@pytest.mark.parametrize("moment", ["searching", "writing"])
def test_ctrl_c_leaves_nothing_behind(segment, work, monkeypatch, moment):
    def search(*arguments):
        signal.raise_signal(signal.SIGINT)
        return segment_each(*arguments)

    def write(*arguments):
        signal.raise_signal(signal.SIGINT)
        return full_mask(*arguments)

    segment_each = Segmenter.segment_each
    if moment == "searching":
        monkeypatch.setattr(Segmenter, "segment_each", search)
    else:
        monkeypatch.setattr("desktop.cli.segment_run.full_mask", write)
    assert segment("scene.png", "--everything", "-o", "objects") == (130, "", "stopped\n")
    assert [path.name for path in work.iterdir()] == ["scene.png"]


def test_the_command_works_as_a_process_of_its_own(work):
    code, stdout, stderr = photochrom(
        *("segment", "scene.png", "--segmenter", "working", "--point", IN_BAR, "-o", "mask.png"),
        cwd=work,
    )
    assert (code, stderr) == (0, "")
    assert stdout.startswith("predicted IoU")
    assert inside(work / "mask.png").any()
