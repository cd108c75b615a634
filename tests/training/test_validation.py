from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_runs import PALETTE, prepare_data, scene
from torch import Tensor, nn

from engine.color.lab import lab_from_srgb
from training.contact_sheet import write_contact_sheet
from training.data.augment import center_crop
from training.data.listing import ListedPhoto, Split
from training.data.prepare import prepare
from training.data.prepared import PreparedPhotos
from training.errors import TrainingError
from training.networks.color_network import ColorNetwork
from training.validate import ARGMAX, SIZE, validate


class OneColor(ColorNetwork):
    """Answers the same color class everywhere."""

    def __init__(self, color_class: int) -> None:
        super().__init__(stride=4, regresses=False)
        logits = torch.full((len(PALETTE),), -50.0)
        logits[color_class] = 50.0
        self.logits = nn.Parameter(logits, requires_grad=False)

    def features(self, lightness: Tensor) -> Tensor:
        return lightness

    def forward(self, lightness: Tensor) -> Tensor:
        count, _, height, width = lightness.shape
        cells = (height // self.stride, width // self.stride)
        return self.logits[None, :, None, None].expand(count, -1, *cells)


class OneChroma(OneColor):
    """Answers the same a* and b* everywhere."""

    def __init__(self, chroma: tuple[float, float], stride: int) -> None:
        super().__init__(0)
        self.logits = nn.Parameter(torch.tensor(chroma), requires_grad=False)
        self.regresses, self.stride = True, stride


def photos_of(folder: Path, *pictures: np.ndarray) -> PreparedPhotos:
    listed = []
    for number, picture in enumerate(pictures):
        path = folder / f"{number}.png"
        Image.fromarray(picture).save(path)
        listed.append(ListedPhoto(path, path.name, Split.VAL))
    prepare(listed, folder / "data")
    return PreparedPhotos(folder / "data", Split.VAL)


def class_of(rgb: tuple[int, int, int]) -> int:
    _, chroma = lab_from_srgb(np.full((1, 1, 3), rgb, np.uint8))
    return int(PALETTE.encode(chroma)[0, 0])


def test_right_color_everywhere_scores_full_marks(tmp_path: Path) -> None:
    photos = photos_of(tmp_path, np.full((224, 224, 3), (180, 60, 60), np.uint8))
    (scores,) = validate(OneColor(class_of((180, 60, 60))), photos, PALETTE, (ARGMAX,))
    assert scores.tar == 100
    assert scores.cnr == 1
    assert scores.ccar == 100 / len(PALETTE)
    # The center of a class is at most half a bin away on each axis.
    assert scores.chroma_rmse <= 12 * 2**0.5


def test_wrong_color_everywhere_scores_no_cell(tmp_path: Path) -> None:
    photos = photos_of(tmp_path, np.full((224, 224, 3), (180, 60, 60), np.uint8))
    (scores,) = validate(OneColor(class_of((60, 60, 180))), photos, PALETTE, (ARGMAX,))
    assert scores.tar == 0
    assert scores.chroma_rmse > 40


def test_scores_are_means_over_the_photos(tmp_path: Path) -> None:
    red = np.full((224, 224, 3), (180, 60, 60), np.uint8)
    blue = np.full((224, 224, 3), (60, 60, 180), np.uint8)
    photos = photos_of(tmp_path, red, red, red, blue)
    (scores,) = validate(OneColor(class_of((180, 60, 60))), photos, PALETTE, (ARGMAX,))
    assert scores.tar == 75


def test_every_decoding_and_every_photo_is_counted(tmp_path: Path) -> None:
    seen: list[None] = []
    photos = photos_of(tmp_path, scene(1), scene(2))
    scores = validate(OneColor(0), photos, PALETTE, (ARGMAX, 0.5), seen=lambda: seen.append(None))
    assert [row.label for row in scores] == ["argmax", "T = 0.5"]
    assert len(seen) == 2


@pytest.mark.parametrize("stride", [1, 4])
def test_regressor_has_one_row_and_the_colors_that_it_answers(tmp_path: Path, stride: int) -> None:
    rgb = np.full((224, 224, 3), (180, 60, 60), np.uint8)
    _, chroma = lab_from_srgb(rgb)
    a, b = (float(value) for value in chroma[0, 0])
    (scores,) = validate(OneChroma((a, b), stride), photos_of(tmp_path, rgb), PALETTE)
    assert scores.label == "regression"
    assert scores.tar == 100
    assert scores.chroma_rmse < 1e-3
    assert scores.psnr > 50


def test_black_photo_does_not_make_the_mean_infinite(tmp_path: Path) -> None:
    photos = photos_of(tmp_path, np.zeros((224, 224, 3), np.uint8), scene(1))
    (scores,) = validate(OneColor(class_of((180, 60, 60))), photos, PALETTE, (ARGMAX,))
    assert scores.psnr < 100


def test_gray_photos_alone_are_refused(tmp_path: Path) -> None:
    photos = photos_of(tmp_path, np.full((64, 64, 3), 90, np.uint8))
    with pytest.raises(TrainingError, match="gray"):
        validate(OneColor(0), photos, PALETTE)


@pytest.mark.parametrize(("count", "across"), [(1, 1), (3, 3), (4, 3)])
def test_contact_sheet_shows_gray_predicted_and_truth(
    tmp_path: Path, count: int, across: int
) -> None:
    data = prepare_data(tmp_path, train=1, val=count)
    photos = PreparedPhotos(data, Split.VAL)
    write_contact_sheet(OneColor(class_of((180, 60, 60))), photos, PALETTE, tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as file:
        sheet = np.asarray(file)
    assert sheet.shape[1] // (3 * SIZE) == across
    top, left = 28, 8  # the heading and the margin
    pictures = sheet[top : top + SIZE, left:].astype(int)
    gray, predicted, truth = (pictures[:, at : at + SIZE] for at in (0, SIZE + 8, 2 * SIZE + 16))
    assert np.ptp(gray, axis=2).max() == 0
    assert (predicted[..., 0] - predicted[..., 1]).mean() > 20
    assert (truth == center_crop(photos[0], SIZE)).all()
