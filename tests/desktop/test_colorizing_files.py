"""Where results go, what they are called, and that originals stay untouched."""

import numpy as np
import pytest
import tifffile
from command_line import digests, is_whole, photochrom, records, results, save_photo
from PIL import ExifTags, Image

from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS


def test_one_photo_gets_a_result_beside_it(colorize, work):
    photo = save_photo(work / "a.jpg")
    before = photo.read_bytes()
    assert colorize("a.jpg") == (0, "", "1 colorized, 0 failed\n")
    assert results(work) == ["a-colorized.jpg", "a.jpg"]
    assert is_whole(work / "a-colorized.jpg")
    assert photo.read_bytes() == before


def test_the_command_works_as_a_process_of_its_own(work):
    save_photo(work / "a.jpg")
    code, stdout, stderr = photochrom("colorize", "a.jpg", "--model", "test-classifier", cwd=work)
    assert (code, stdout, stderr) == (0, "", "1 colorized, 0 failed\n")
    assert is_whole(work / "a-colorized.jpg")


def test_several_photos_go_into_a_folder_that_is_made(colorize, work):
    for name in ("a.jpg", "b.png", "c.tif", "d.webp"):
        save_photo(work / name)
    assert colorize("a.jpg", "b.png", "c.tif", "d.webp", "-o", "new/out")[0] == 0
    assert results(work / "new/out") == ["a.jpg", "b.png", "c.tif", "d.webp"]
    assert all(is_whole(work / "new/out" / name) for name in results(work / "new/out"))


def test_named_result_takes_its_name_and_format(colorize, work):
    save_photo(work / "a.jpg")
    assert colorize("a.jpg", "-o", "deep/b.png")[0] == 0
    with Image.open(work / "deep/b.png") as picture:
        assert picture.format == "PNG"


def test_several_results_go_into_a_folder_with_a_dot_in_its_name(colorize, work):
    save_photo(work / "in/a.jpg")
    assert colorize("in", "-o", "scans.2024")[0] == 0
    assert results(work / "scans.2024") == ["a.jpg"]


@pytest.mark.parametrize("output", ["out/", "out", "existing.jpg"])
def test_output_is_a_folder_where_it_is_one_or_looks_like_one(colorize, work, output):
    save_photo(work / "a.jpg")
    (work / "existing.jpg").mkdir()
    assert colorize("a.jpg", "-o", output)[0] == 0
    assert (work / output / "a.jpg").is_file()


def test_tree_of_a_folder_is_kept(colorize, work):
    for name in ("a.jpg", "x/a.jpg", "x/y/b.png"):
        save_photo(work / "in" / name)
    (work / "in/x/.DS_Store").write_bytes(b"litter")
    assert colorize("in", "-o", "out", "--recursive") == (0, "", "3 colorized, 0 failed\n")
    assert results(work / "out") == ["a.jpg", "x/a.jpg", "x/y/b.png"]


def test_without_recursive_subfolders_stay_alone(colorize, work):
    save_photo(work / "in/a.jpg")
    save_photo(work / "in/x/b.jpg")
    assert colorize("in", "-o", "out")[0] == 0
    assert results(work / "out") == ["a.jpg"]


def test_photos_of_one_name_become_results_of_two(colorize, work):
    save_photo(work / "1/a.jpg", seed=1)
    save_photo(work / "2/a.tif", seed=2, width=64)
    assert colorize("1", "2", "-o", "out", "--format", "png")[0] == 0
    with Image.open(work / "out/a.png") as first, Image.open(work / "out/a-2.png") as second:
        assert (first.width, second.width) == (48, 64)


@pytest.mark.parametrize("arguments", [(), ("-o", "in"), ("-o", "in", "--overwrite")])
def test_originals_are_untouched_when_results_go_to_their_folder(colorize, work, arguments):
    for name in ("a.jpg", "a.png", "a-colorized.png"):
        save_photo(work / "in" / name)
    before = digests(work / "in")
    assert colorize("in/a.jpg", "in/a.png", "in/a-colorized.png", *arguments)[0] == 0
    after = digests(work / "in")
    assert {name: after[name] for name in before} == before
    assert len(results(work / "in")) == 6


def test_second_run_replaces_results_only_if_told_to(colorize, work):
    save_photo(work / "a.jpg")
    assert colorize(".")[0] == 0
    (work / "a-colorized.jpg").write_bytes(b"precious")
    code, _, stderr = colorize(".")
    assert code == 1
    refusal, tally = stderr.splitlines()
    assert refusal.startswith("photochrom: a.jpg: 'a-colorized.jpg' already exists; ")
    assert tally == "0 colorized, 1 failed"
    assert (work / "a-colorized.jpg").read_bytes() == b"precious"
    assert colorize(".", "--overwrite")[0] == 0
    assert results(work) == ["a-colorized.jpg", "a.jpg"]
    assert is_whole(work / "a-colorized.jpg")


def test_photo_is_not_its_own_result(colorize, work):
    before = save_photo(work / "a.jpg").read_bytes()
    code, _, stderr = colorize("a.jpg", "-o", "./a.jpg", "--overwrite")
    assert code == 1
    assert "a.jpg: The original photo is never overwritten" in stderr
    assert (work / "a.jpg").read_bytes() == before


def test_bits_of_a_scan_are_kept_or_chosen(colorize, work):
    tifffile.imwrite(work / "a.tif", np.full((40, 48), 40000, np.uint16))
    assert colorize("a.tif", "-o", "kept.tif")[0] == 0
    assert colorize("a.tif", "-o", "eight.tif", "--bit-depth", "8")[0] == 0
    assert tifffile.imread(work / "kept.tif").dtype == np.uint16
    assert tifffile.imread(work / "eight.tif").dtype == np.uint8


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def test_vividness_zero_gives_the_photo_back_gray(colorize, work):
    save_photo(work / "a.png")
    assert colorize("a.png", "--vividness", "0")[0] == 0
    result = pixels(work / "a-colorized.png")
    assert np.ptp(result, axis=2).max() == 0
    assert np.abs(result - pixels(work / "a.png")).max() <= 1


@pytest.mark.parametrize(
    "options",
    [
        ("--decode", "argmax"),
        ("--temperature", "5"),
        ("--upsampling", "bicubic"),
        ("--size", "128"),
        ("--vividness", "0.3"),
    ],
)
def test_every_choice_about_colors_changes_the_result(colorize, work, options):
    save_photo(work / "a.png", width=96, height=80)
    assert colorize("a.png", "-o", "plain.png")[0] == 0
    assert colorize("a.png", "-o", "chosen.png", *options)[0] == 0
    assert not np.array_equal(pixels(work / "plain.png"), pixels(work / "chosen.png"))


def test_large_photos_are_made_smaller_and_small_ones_stay(colorize, work):
    save_photo(work / "in/large.png", width=120, height=90)
    save_photo(work / "in/small.png", width=40, height=30)
    assert colorize("in", "-o", "out", "--longest-side", "60")[0] == 0
    assert pixels(work / "out/large.png").shape == (45, 60, 3)
    assert pixels(work / "out/small.png").shape == (30, 40, 3)


def test_metadata_are_kept_unless_they_are_left_out(colorize, work):
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "Grandmother in her garden"
    Image.new("L", (48, 40), 90).save(work / "a.jpg", exif=exif)
    assert colorize("a.jpg", "-o", "kept.jpg")[0] == 0
    assert colorize("a.jpg", "-o", "bare.jpg", "--no-metadata")[0] == 0
    assert b"Grandmother" in (work / "kept.jpg").read_bytes()
    assert b"Grandmother" not in (work / "bare.jpg").read_bytes()


def test_quality_changes_the_size_of_the_file(colorize, work):
    save_photo(work / "a.jpg", width=200, height=200)
    sizes = []
    for quality in ("10", "95"):
        assert colorize("a.jpg", "-o", f"{quality}.jpg", "--quality", quality)[0] == 0
        sizes.append((work / f"{quality}.jpg").stat().st_size)
    assert sizes[0] < sizes[1] / 2


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_json_tells_one_object_per_photo_and_nothing_else(colorize, work, jobs):
    save_photo(work / "in/a.jpg", width=60)
    (work / "in/b.jpg").write_text("no picture")
    code, stdout, stderr = colorize("in", "missing", "--json", "--jobs", jobs, "-o", "out")
    assert code == 1
    told = {record["source"]: record for record in records(stdout)}
    good = told.pop("in/a.jpg")
    seconds = good.pop("seconds")
    assert list(seconds) == ["read", "infer", "decode", "write"]
    assert good == {
        "source": "in/a.jpg",
        "target": "out/a.jpg",
        "ok": True,
        "error": None,
        "skipped": None,
        "width": 60,
        "height": 40,
        "restored": [],
        "model": {"name": "test-classifier", "version": "1.0"},
        "device": "cpu",
        "provider": "CPUExecutionProvider",
    }
    assert (told["in/b.jpg"]["ok"], told["in/b.jpg"]["width"]) == (False, None)
    assert told["missing"]["error"] == "There is no such file; check its name and folder."
    assert stderr.endswith("1 colorized, 2 failed\n")


def test_input_that_is_refused_has_the_same_json_keys_as_a_photo(colorize, work):
    save_photo(work / "a.jpg")
    (work / "empty").mkdir()
    code, stdout, _ = colorize("empty", "a.jpg", "--json")
    refused, done = records(stdout)
    assert code == 1
    assert (refused["source"], refused["ok"], done["ok"]) == ("empty", False, True)
    assert refused.keys() == done.keys()


def test_choices_are_those_of_the_engine(run):
    _, stdout, _ = run("colorize", "--help")
    for kinds in (Decoding, Upsampling):
        assert "{" + ",".join(kind.value for kind in kinds) + "}" in stdout
    assert f"(default {DEFAULT_MAX_MEGAPIXELS})" in stdout
