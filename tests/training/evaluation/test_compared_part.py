from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from training.errors import TrainingError
from training.evaluation.frame import Frame


def picture(height: int, width: int) -> npt.NDArray[np.uint8]:
    return np.random.default_rng(height).integers(0, 256, (height, width, 3), np.uint8)


def test_square_is_cut_from_the_center() -> None:
    photo = picture(40, 60)
    assert (Frame(40).cut(photo) == photo[:, 10:50]).all()


def test_whole_photos_stay_as_they_are() -> None:
    photo = picture(40, 60)
    assert Frame(None).cut(photo) is photo
    assert Frame(None).cut_alike(photo, photo) is photo


def test_photo_is_read_at_the_size_that_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.fromarray(picture(40, 60)).save(path)
    assert Frame(32).read(path).shape == (32, 48, 3)
    assert Frame(None).read(path).shape == (40, 60, 3)


def test_file_that_is_no_photo_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"no picture")
    with pytest.raises(TrainingError, match="cannot be read"):
        Frame().read(path)


@pytest.mark.parametrize("side", [32, None])
@pytest.mark.parametrize("shape", [(20, 30), (80, 120), (40, 61), (39, 60)])
def test_result_of_another_size_gets_the_shape_of_the_truth(
    side: int | None, shape: tuple[int, int]
) -> None:
    frame, truth = Frame(side), picture(40, 60)
    assert frame.cut_alike(picture(*shape), truth).shape == frame.cut(truth).shape


@pytest.mark.parametrize("shape", [(60, 40), (40, 40), (40, 64)])
def test_cropped_or_squashed_result_is_refused(shape: tuple[int, int]) -> None:
    with pytest.raises(TrainingError, match=f"{shape[1]}:{shape[0]}, not 60:40"):
        Frame(32).cut_alike(picture(*shape), picture(40, 60))
