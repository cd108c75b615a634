"""What is said about a model in one line."""

from PySide6.QtCore import QCoreApplication

from desktop.figure_texts import figure_text
from desktop.number_texts import whole
from engine.models.store import StoredModel

translate = QCoreApplication.translate


def model_summary(stored: StoredModel) -> str:
    """Say in a line which version of a model this is and what its maker says about it."""
    description = stored.description
    parts = [translate("ModelTexts", "Version {version}").format(version=description.version)]
    if description.palette is not None:
        parts.append(
            translate("ModelTexts", "{count} colors").format(
                count=whole(len(description.palette.kept))
            )
        )
    elif not description.weighs_colors:
        parts.append(translate("ModelTexts", "one color each, no alternatives"))
    if "psnr" in description.metrics:
        parts.append(figure_text("psnr", description.metrics["psnr"]))
    if description.license:
        parts.append(description.license)
    if not stored.bundled:
        parts.append(translate("ModelTexts", "your own"))
    return ", ".join(parts)
