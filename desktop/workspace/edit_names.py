"""What edits and changes of them are called in the history."""

from PySide6.QtCore import QCoreApplication

from engine.document.edit import Edit
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.restore_edits import (
    CorrectTone,
    RefineDetail,
    RepairDamage,
    RestoringEdit,
    Straighten,
)

translate = QCoreApplication.translate


def edit_name(edit: Edit) -> str:
    """Name an edit in the language of the interface.

    Args:
        edit: any edit; one of an unknown kind keeps the title it gives itself.
    """
    match edit:
        case Adjust():
            return translate("EditNames", "Adjust colors")
        case Recolor():
            return translate("EditNames", "Recolor")
        case Harmonize(masks=(_,)):
            return translate("EditNames", "Harmonize")
        case Harmonize():
            return translate("EditNames", "Harmonize {count} objects").format(count=len(edit.masks))
        case Hint(points=(_,)):
            return translate("EditNames", "Color point")
        case Hint():
            return translate("EditNames", "{count} color points").format(count=len(edit.points))
        case RestoringEdit():
            return _restoring_name(edit)
    return edit.title


def _restoring_name(edit: RestoringEdit) -> str:
    match edit:
        case Straighten():
            return translate("EditNames", "Straighten and crop")
        case RepairDamage():
            return translate("EditNames", "Remove dust and scratches")
        case CorrectTone():
            return translate("EditNames", "Correct light and tone")
        case RefineDetail():
            return translate("EditNames", "Remove grain and sharpen")
    return edit.title


def changed_name(edit: Edit) -> str:
    """Name the history entry for an edit that was changed afterwards."""
    return translate("EditNames", "Change: {edit}").format(edit=edit_name(edit))


def toggled_name(edit: Edit, *, enabled: bool) -> str:
    """Name the history entry for an edit that was switched on or off."""
    if enabled:
        return translate("EditNames", "Switch on: {edit}").format(edit=edit_name(edit))
    return translate("EditNames", "Switch off: {edit}").format(edit=edit_name(edit))


def removed_name(edit: Edit) -> str:
    """Name the history entry for an edit that was removed."""
    return translate("EditNames", "Remove: {edit}").format(edit=edit_name(edit))


def moved_name(edit: Edit) -> str:
    """Name the history entry for an edit that was moved among the others."""
    return translate("EditNames", "Move: {edit}").format(edit=edit_name(edit))
