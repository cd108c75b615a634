"""The command ``restore``, from file to file."""

import cv2
import numpy as np
import pytest
from command_line import records, results, save_photo
from PIL import Image
from skimage import data

from engine.color.lab import lightness_from_srgb
from engine.photo.read import read_photo


@pytest.fixture
def restore(run):
    """Run ``restore``."""
    return lambda *arguments: run("restore", *arguments)


def save(path, gray):
    Image.fromarray(np.clip(np.rint(gray), 0, 255).astype(np.uint8)).save(path)
    return path


def face(side=256):
    gray = cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY)
    return cv2.resize(gray, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)


def lightness(path):
    return read_photo(path).lightness


def error(one, other):
    return float(np.sqrt(np.mean((one - other) ** 2)))


def test_fade_is_taken_back(restore, work):
    clean = save(work / "clean.png", face())
    faded = save(work / "faded.png", 90 + face() * 0.4)
    before = faded.read_bytes()
    code, stdout, stderr = restore("faded.png", "--fade", "1", "-o", "out.png")
    assert (code, stdout, stderr) == (0, "", "1 restored, 0 failed\n")
    assert error(lightness(work / "out.png"), lightness(clean)) < 0.6 * error(
        lightness(faded), lightness(clean)
    )
    assert faded.read_bytes() == before


def test_scratch_is_filled_and_all_else_stays(restore, work):
    scratched = cv2.GaussianBlur(face(), (0, 0), 1)
    save(work / "clean.png", scratched)
    cv2.line(scratched, (30, 5), (60, 250), 255, 1)
    save(work / "scratched.png", scratched)
    assert restore("scratched.png", "--dust", "0.5", "-o", "out.png")[0] == 0
    clean, before, after = (
        lightness(work / name) for name in ("clean.png", "scratched.png", "out.png")
    )
    damaged = np.abs(before - clean) > 1
    assert error(after[damaged], clean[damaged]) < 0.3 * error(before[damaged], clean[damaged])
    far = cv2.dilate(damaged.astype(np.uint8), np.ones((9, 9))) == 0
    assert np.mean(np.abs(after - before)[far] > 0.5) < 0.003


def test_damage_that_the_user_shows_is_filled_too(restore, work):
    save(work / "clean.png", np.full((80, 80), 120.0))
    photo, mask = np.full((80, 80), 120.0), np.zeros((80, 80))
    photo[20:50, 30:60] = 30
    mask[16:54, 26:64] = 255
    save(work / "photo.png", photo)
    save(work / "mask.png", mask)
    code, _, _ = restore("photo.png", "--dust", "0.1", "--dust-mask", "mask.png", "-o", "out.png")
    assert code == 0
    assert error(lightness(work / "out.png"), lightness(work / "clean.png")) < 1


def test_grain_goes_and_edges_stay(restore, work):
    grainy = face() + np.random.default_rng(1).normal(0, 12, (256, 256))
    clean, noisy = save(work / "clean.png", face()), save(work / "grainy.png", grainy)
    assert restore("grainy.png", "--grain", "1", "-o", "out.png")[0] == 0
    assert error(lightness(work / "out.png"), lightness(clean)) < 0.7 * error(
        lightness(noisy), lightness(clean)
    )


def test_photo_is_turned_and_empty_corners_are_cropped(restore, work):
    save(work / "photo.png", face())
    assert restore("photo.png", "--straighten", "-6", "-o", "out.png")[0] == 0
    with Image.open(work / "out.png") as picture:
        assert picture.size == (233, 233)


def test_scan_is_straightened_by_the_edges_of_its_print(restore, work):
    canvas = np.full((400, 500), 250.0)
    canvas[80:336, 110:366] = 0.85 * face() + 10
    turn = cv2.getRotationMatrix2D((250, 200), -3, 1)
    scan = cv2.warpAffine(canvas, turn, (500, 400), flags=cv2.INTER_CUBIC, borderValue=250)
    save(work / "scan.png", scan)
    code, stdout, _ = restore("scan.png", "--straighten", "auto", "-o", "out.png", "--json")
    (record,) = records(stdout)
    assert code == 0
    assert record["restored"][0].startswith("Straighten and crop: 3.")
    assert abs(record["width"] - 256) < 10
    assert abs(record["height"] - 256) < 10


def test_sepia_becomes_gray_and_colors_survive_where_nothing_is_asked_of_them(restore, work):
    toned = face()[..., None] / 255 * np.array([255, 228, 180]) * 0.9
    Image.fromarray(toned.astype(np.uint8)).save(work / "sepia.png")
    assert restore("sepia.png", "--cast", "1", "-o", "gray.png")[0] == 0
    assert restore("sepia.png", "--fade", "0.5", "-o", "sepia2.png")[0] == 0
    gray, kept = (
        read_photo(work / name, own_colors=True).own_chroma for name in ("gray.png", "sepia2.png")
    )
    assert np.hypot(*np.moveaxis(gray, -1, 0)).mean() < 3
    assert np.hypot(*np.moveaxis(kept, -1, 0)).mean() > 12


def test_auto_says_what_it_chose_and_why(restore, work):
    save(work / "faded.png", 90 + face() * 0.4)
    code, stdout, stderr = restore("faded.png", "--auto", "--json", "-o", "out.png")
    assert code == 0
    (record,) = records(stdout)
    assert any(step.startswith("Correct light and tone: fade 100%") for step in record["restored"])
    assert any(reason.startswith("faded, L* from ") for reason in record["reasons"])
    assert "faded.png: " in stderr


def test_auto_gives_way_to_what_is_said(restore, work):
    save(work / "faded.png", 90 + face() * 0.4)
    options = ("--fade", "0", "--dust", "0", "--grain", "0")
    code, stdout, _ = restore("faded.png", "--auto", *options, "--json", "-o", "out.png")
    assert code == 0
    assert "fade" not in str(records(stdout)[0]["restored"])


def test_nothing_is_done_that_is_not_asked_for(restore, work):
    save(work / "photo.png", face(64))
    for options in ([], ["--fade", "0"]):
        code, _, stderr = restore("photo.png", *options, "-o", "out.png")
        assert code == 2
        assert "Say what to restore" in stderr
    assert results(work) == ["photo.png"]


def test_steps_are_told_in_the_metadata_of_the_result(restore, work):
    save(work / "photo.png", face(64))
    assert restore("photo.png", "--contrast", "0.5", "-o", "out.png")[0] == 0
    xmp = read_photo(work / "out.png").metadata.xmp
    assert b"Correct light and tone: local contrast 50%" in xmp
    assert b"trainedAlgorithmicMedia" not in xmp


def test_folder_is_restored_photo_by_photo_whatever_is_wrong_with_one(restore, work):
    for name in ("a.jpg", "x/b.png"):
        save_photo(work / "in" / name)
    (work / "in" / "broken.png").write_bytes(b"no picture")
    code, stdout, stderr = restore("in", "--recursive", "--contrast", "1", "-o", "out", "--json")
    assert code == 1
    assert results(work / "out") == ["a.jpg", "x/b.png"]
    assert [record["ok"] for record in records(stdout)] == [True, False, True]
    assert stderr.endswith("2 restored, 1 failed\n")


def test_result_that_exists_is_kept(restore, work):
    save(work / "photo.png", face(64))
    save(work / "out.png", face(32))
    before = (work / "out.png").read_bytes()
    code, _, stderr = restore("photo.png", "--contrast", "1", "-o", "out.png")
    assert code == 1
    assert "already exists" in stderr
    assert (work / "out.png").read_bytes() == before


def test_lightness_of_16_bits_stays_fine(restore, work):
    ramp = np.tile(np.linspace(8000, 50000, 300).astype(np.uint16), (40, 1))
    cv2.imwrite(str(work / "ramp.png"), ramp)
    assert restore("ramp.png", "--fade", "1", "-o", "out.png")[0] == 0
    restored = cv2.imread(str(work / "out.png"), cv2.IMREAD_UNCHANGED)
    assert restored.dtype == np.uint16
    assert len(np.unique(restored[0])) > 290
    assert (np.diff(lightness_from_srgb(restored)[0]) >= 0).all()
