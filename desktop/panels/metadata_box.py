"""Whether an export carries on what the photo says about itself."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget


def metadata_box(parent: QWidget) -> QCheckBox:
    """Make the check box that single exports and runs over many photos have.

    Args:
        parent: Qt parent.
    """
    text = QCoreApplication.translate("MetadataBox", "Keep date, caption and other data")
    tip = QCoreApplication.translate(
        "MetadataBox",
        "Keep what the photo says about itself, such as date, place, caption and camera; "
        "resolution and color profile always stay",
    )
    box = QCheckBox(text, parent)
    box.setToolTip(tip)
    return box
