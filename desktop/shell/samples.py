"""The photos that travel with Photochrom, to try it with."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.jobs.job import JobControl
from engine.resources import resource_path


@dataclass(frozen=True)
class Sample:
    """A sample.

    Attributes:
        path: its file.
        title: what it shows, translated.
    """

    path: Path
    title: str


def samples() -> tuple[Sample, ...]:
    """List the samples."""
    titles = {
        "temple.jpg": QCoreApplication.translate("Samples", "Temple"),
        "astronaut.jpg": QCoreApplication.translate("Samples", "Astronaut"),
        "coffee.jpg": QCoreApplication.translate("Samples", "Coffee"),
        "cat.jpg": QCoreApplication.translate("Samples", "Cat"),
        "rocket.jpg": QCoreApplication.translate("Samples", "Rocket"),
    }
    return tuple(Sample(resource_path("samples", name), title) for name, title in titles.items())


def read_thumbnails(
    paths: tuple[Path, ...], size: QSize, control: JobControl
) -> tuple[QImage, ...]:
    """Read small pictures of some samples, cut to one shape; called in a job.

    Args:
        paths: the samples.
        size: of the pictures, in pixels of the screen.
        control: of the job.

    Returns:
        One picture a sample, a null picture where there is none.

    Raises:
        Cancelled: nobody waits any more.
    """
    pictures = []
    for path in paths:
        control.check()
        pictures.append(_cut(QImageReader(str(path)).read(), size))
    return tuple(pictures)


def _cut(picture: QImage, size: QSize) -> QImage:
    if picture.isNull():
        return picture
    filled = picture.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (filled.width() - size.width()) // 2
    top = (filled.height() - size.height()) // 3
    return filled.copy(left, top, size.width(), size.height())
