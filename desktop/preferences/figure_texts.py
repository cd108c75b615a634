"""The figures that a model was measured with, in the words of the field."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_TEXTS: Final = {
    "psnr": QT_TRANSLATE_NOOP("FigureTexts", "PSNR {0:.1f} dB"),
    "chroma_rmse": QT_TRANSLATE_NOOP("FigureTexts", "a*b* error {0:.1f}"),
    "tar": QT_TRANSLATE_NOOP("FigureTexts", "TAR {0:.1f} %"),
    "cnr": QT_TRANSLATE_NOOP("FigureTexts", "CNR {0:.2f}"),
    "ccar": QT_TRANSLATE_NOOP("FigureTexts", "CCAR {0:.1f} %"),
    "chroma_ratio": QT_TRANSLATE_NOOP("FigureTexts", "chroma {0:.2f} of the original's"),
    "iou_1": QT_TRANSLATE_NOOP("FigureTexts", "IoU {0:.2f} after one click"),
    "iou_2": QT_TRANSLATE_NOOP("FigureTexts", "{0:.2f} after two"),
    "iou_3": QT_TRANSLATE_NOOP("FigureTexts", "{0:.2f} after three"),
    "iou_5": QT_TRANSLATE_NOOP("FigureTexts", "{0:.2f} after five"),
    "iou_box": QT_TRANSLATE_NOOP("FigureTexts", "{0:.2f} with a box"),
    "noc_85": QT_TRANSLATE_NOOP("FigureTexts", "{0:.1f} clicks until IoU 0.85"),
}


def figure_text(name: str, figure: float) -> str:
    """Say what was measured.

    Args:
        name: as in the model's description.
        figure: what came out.

    Returns:
        The figure with its unit; under its bare name if it is none of Photochrom's own.
    """
    text = _TEXTS.get(name)
    if text is None:
        return f"{name} {figure:.4g}"
    return QCoreApplication.translate("FigureTexts", str(text)).format(figure)
