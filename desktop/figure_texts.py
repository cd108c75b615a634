"""The figures that a model was measured with, in the words of the field."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.marked_texts import QT_TRANSLATE_NOOP
from desktop.number_texts import brief, decimal

# With the digits behind the decimal mark that the figure deserves.
_TEXTS: Final = {
    "psnr": (QT_TRANSLATE_NOOP("FigureTexts", "PSNR {0} dB"), 1),
    "chroma_rmse": (QT_TRANSLATE_NOOP("FigureTexts", "a*b* error {0}"), 1),
    "tar": (QT_TRANSLATE_NOOP("FigureTexts", "TAR {0} %"), 1),
    "cnr": (QT_TRANSLATE_NOOP("FigureTexts", "CNR {0}"), 2),
    "ccar": (QT_TRANSLATE_NOOP("FigureTexts", "CCAR {0} %"), 1),
    "chroma_ratio": (QT_TRANSLATE_NOOP("FigureTexts", "chroma {0} of the original's"), 2),
    "iou_1": (QT_TRANSLATE_NOOP("FigureTexts", "IoU {0} after one click"), 2),
    "iou_2": (QT_TRANSLATE_NOOP("FigureTexts", "{0} after two"), 2),
    "iou_3": (QT_TRANSLATE_NOOP("FigureTexts", "{0} after three"), 2),
    "iou_5": (QT_TRANSLATE_NOOP("FigureTexts", "{0} after five"), 2),
    "iou_box": (QT_TRANSLATE_NOOP("FigureTexts", "{0} with a box"), 2),
    "noc_85": (QT_TRANSLATE_NOOP("FigureTexts", "{0} clicks until IoU 0.85"), 1),
}


def figure_text(name: str, figure: float) -> str:
    """Say what was measured.

    Args:
        name: as in the model's description.
        figure: what came out.

    Returns:
        The figure with its unit; under its bare name if it is none of Photochrom's own.
    """
    if name not in _TEXTS:
        return f"{name} {brief(figure, 4)}"
    text, places = _TEXTS[name]
    return QCoreApplication.translate("FigureTexts", text).format(decimal(figure, places))
