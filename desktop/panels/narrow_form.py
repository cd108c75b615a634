"""The form that all panels use: labels beside fields, or above them where it is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout


def narrow_form() -> QFormLayout:
    """Make an empty form for a narrow column."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form
