"""What is said about a model in one line."""

from PySide6.QtCore import QCoreApplication

from engine.models.store import StoredModel


def model_summary(stored: StoredModel) -> str:
    """Say in a line which version of a model this is and what its maker says about it."""
    description = stored.description
    parts = [_text("Version {version}").format(version=description.version)]
    if description.palette is not None:
        parts.append(_text("{count} colors").format(count=len(description.palette.kept)))
    if "psnr" in description.metrics:
        parts.append(_text("PSNR {psnr:.1f} dB").format(psnr=description.metrics["psnr"]))
    if description.license:
        parts.append(description.license)
    if not stored.bundled:
        parts.append(_text("your own"))
    return ", ".join(parts)


def _text(source: str) -> str:
    return QCoreApplication.translate("ModelTexts", source)
