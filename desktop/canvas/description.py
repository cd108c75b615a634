"""What screen readers are told of the photo on the canvas."""

from PySide6.QtCore import QCoreApplication

from desktop.number_texts import whole
from desktop.workspace.workbench import Workbench

translate = QCoreApplication.translate


def description_of(workbench: Workbench, zoom: float) -> str:
    """Say which photo is seen, whether in color, and how large.

    Args:
        workbench: with the photo.
        zoom: pixels of the screen for one of the photo.
    """
    photo = workbench.open_photo
    if photo is None or workbench.pyramid is None:
        return translate("Canvas", "No photo is shown.")
    is_gray = workbench.chroma is None
    state = translate("Canvas", "in gray") if is_gray else translate("Canvas", "in color")
    text = translate("Canvas", "{name}, {state}, {zoom} percent of its size.")
    return text.format(name=photo.title, state=state, zoom=whole(100 * zoom))
