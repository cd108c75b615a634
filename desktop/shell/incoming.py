"""What comes in by dropping and pasting: files, or a picture that is no file yet."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QStandardPaths
from PySide6.QtGui import QImage

from engine.photo.errors import PhotoError, explain


def paths_in(mime: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def image_in(mime: QMimeData) -> QImage | None:
    """Return the picture that was copied; None if there is none."""
    if not mime.hasImage():
        return None
    image = mime.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def pasted_folder() -> Path:
    """Return where pasted pictures are kept: a folder among the user's pictures."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(places[0] if places else Path.home()) / "Photochrom"


def store_pasted(image: QImage, folder: Path, time: datetime) -> Path:
    """Write a pasted picture to a file of its own; called in a job.

    Args:
        image: the picture.
        folder: made if it is not there.
        time: when it was pasted, for the name.

    Returns:
        The file, a PNG.

    Raises:
        PhotoError: it cannot be written.
    """
    name = QCoreApplication.translate("Incoming", "Pasted {time}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _unused(folder, name.format(time=f"{time:%Y-%m-%d %H.%M.%S}"))
    except OSError as error:
        raise explain(error) from error
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        path.unlink(missing_ok=True)
        raise PhotoError(
            QCoreApplication.translate(
                "Incoming", "The picture could not be stored; check the disk with your pictures."
            )
        )
    return path


def _unused(folder: Path, stem: str) -> Path:
    number = 1
    while True:
        path = folder / (f"{stem}.png" if number == 1 else f"{stem} ({number}).png")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path
