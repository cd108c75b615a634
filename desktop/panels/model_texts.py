"""What is said about a model in one line."""

from PySide6.QtCore import QCoreApplication

from engine.models.store import StoredModel

translate = QCoreApplication.translate


def model_summary(stored: StoredModel) -> str:
    """Say in a line which version of a model this is and what its maker says about it."""
    description = stored.description
    parts = [translate("ModelTexts", "Version {version}").format(version=description.version)]
    if description.palette is not None:
        parts.append(
            translate("ModelTexts", "{count} colors").format(count=len(description.palette.kept))
        )
    if "psnr" in description.metrics:
        parts.append(
            translate("ModelTexts", "PSNR {psnr:.1f} dB").format(psnr=description.metrics["psnr"])
        )
    if description.license:
        parts.append(description.license)
    if not stored.bundled:
        parts.append(translate("ModelTexts", "your own"))
    return ", ".join(parts)
