from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from tiny_runs import scene

from engine.color.lab import lab_from_srgb
from training.errors import TrainingError
from training.evaluation.sheet import ContactSheet, without_colors

RED, BLUE = (200, 30, 30), (30, 30, 200)


def plain(color: tuple[int, int, int], height: int, width: int) -> npt.NDArray[np.uint8]:
    return np.full((height, width, 3), color, np.uint8)


def places(sheet: npt.NDArray[np.uint8], color: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of what has a color."""
    rows, columns = np.nonzero((sheet == color).all(axis=2))
    return int(rows.min()), int(rows.max()) + 1, int(columns.min()), int(columns.max()) + 1


def test_pictures_of_any_size_become_small_ones_side_by_side() -> None:
    sheet = ContactSheet(["one", "other"], side=40)
    sheet.add("photo", [plain(RED, 200, 400), plain(BLUE, 10, 5)])
    drawn = sheet.draw()
    top, bottom, left, right = places(drawn, RED)
    assert (bottom - top, right - left) == (20, 40)
    other_top, other_bottom, other_left, other_right = places(drawn, BLUE)
    assert (other_bottom - other_top, other_right - other_left) == (40, 20)
    assert other_top == top
    assert other_left > right


@pytest.mark.parametrize(("across", "photos", "wide", "tall"), [(1, 3, 1, 3), (2, 3, 2, 2)])
def test_photos_fill_lines(across: int, photos: int, wide: int, tall: int) -> None:
    sheets = [ContactSheet(["one"], side=40, across=across) for _ in range(2)]
    for sheet, count in zip(sheets, (1, photos), strict=True):
        for _ in range(count):
            sheet.add("photo", [plain(RED, 40, 40)])
    single, drawn = (sheet.draw() for sheet in sheets)
    assert len(sheets[1]) == photos
    assert drawn.shape[1] - single.shape[1] == (wide - 1) * (single.shape[1] - 8)
    assert (drawn.shape[0] - 28) == tall * (single.shape[0] - 28)


def test_headings_and_names_are_written_within_their_room() -> None:
    sheet = ContactSheet(["a heading too long for so small a picture"] * 2, side=40)
    sheet.add("a/very/long/path/of/a/photo/that/goes/on.jpg", [plain(RED, 40, 40)] * 2)
    drawn = sheet.draw().astype(int)
    ink = drawn.sum(axis=2) < 3 * 128
    ink[:, :] &= (drawn != RED).any(axis=2)
    assert ink[:28].any()  # headings
    assert ink[-28:].any()  # the name
    assert not ink[:28, 48:56].any()  # between the headings
    assert not ink[:, -8:].any()


def test_odd_characters_in_a_name_do_no_harm() -> None:
    sheet = ContactSheet(["one"], side=40)
    sheet.add("näme\n\udcff 写真.png", [plain(RED, 40, 40)])
    assert sheet.draw().shape[1] == 64


def test_row_needs_a_picture_for_every_column() -> None:
    with pytest.raises(ValueError, match="2 pictures"):
        ContactSheet(["one", "other"]).add("photo", [plain(RED, 4, 4)])


def test_sheet_without_photos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no photo"):
        ContactSheet(["one"]).write(tmp_path / "sheet.png")
    assert not list(tmp_path.iterdir())


def test_sheet_is_written_as_a_picture(tmp_path: Path) -> None:
    sheet = ContactSheet(["one"], side=40)
    sheet.add("photo", [scene(1)])
    sheet.write(tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as file:
        assert (np.asarray(file) == sheet.draw()).all()


def test_gray_is_as_light_as_the_photo() -> None:
    photo = scene(1)
    gray = without_colors(photo)
    assert np.ptp(gray, axis=2).max() == 0
    assert np.abs(lab_from_srgb(gray)[0] - lab_from_srgb(photo)[0]).max() < 0.5
