"""Says why a control cannot be used at present, in place of a gray control that says nothing."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.sentences import in_user_language
from desktop.workspace.open_photo import PhotoState
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.models.errors import UnknownSegmenterError

translate = QCoreApplication.translate

_WHEN_USABLE = "photochrom_tool_tip"


def offer(widget: QWidget, reason: str | None) -> None:
    """Make a control usable, or unusable with the reason as its tooltip.

    Args:
        widget: the control, perhaps one made of several, whose tooltips give way to the reason.
        reason: why it cannot be used; None if it can.
    """
    widget.setEnabled(reason is None)
    for part in (widget, *widget.findChildren(QWidget)):
        stored = part.property(_WHEN_USABLE)
        if reason is None and stored is not None:
            part.setToolTip(stored)
            part.setProperty(_WHEN_USABLE, None)
        elif reason is not None and (part is widget or part.toolTip()):
            if stored is None:
                part.setProperty(_WHEN_USABLE, part.toolTip())
            part.setToolTip(reason)


def why_no_photo(workbench: Workbench) -> str | None:
    """Say why nothing can be done with the current photo; None if something can."""
    photo = workbench.open_photo
    if photo is None:
        return translate("Availability", "Open a photo first.")
    if workbench.photo is not None:
        return None
    if photo.state is PhotoState.FAILED:
        return translate("Availability", "This photo cannot be read.")
    return translate("Availability", "The photo is still being read.")


def why_no_colors(workbench: Workbench) -> str | None:
    """Say why there are no colors to change; None if there are."""
    reason = why_no_photo(workbench)
    if reason is None and not workbench.has_colors:
        return translate("Availability", "Colorize the photo first.")
    return reason


def why_nothing_done(workbench: Workbench) -> str | None:
    """Say why there is nothing to save, export or take back; None if there is."""
    reason = why_no_photo(workbench)
    if reason is None and workbench.document is None:
        return translate("Availability", "Restore or colorize the photo first.")
    return reason


def why_no_prediction(workbench: Workbench) -> str | None:
    """Say why there are no colors that a model found; None if there are."""
    reason = why_no_colors(workbench)
    document = workbench.document
    if reason is None and document is not None and document.has_own_colors:
        return translate(
            "Availability", "The photo has its own colors; this changes those that a model finds."
        )
    return reason


def why_no_alternatives(workbench: Workbench) -> str | None:
    """Say why it is unknown how likely other colors are; None if it is known."""
    reason = why_no_colors(workbench)
    document = workbench.document
    if reason is None and document is not None and document.has_own_colors:
        return translate(
            "Availability",
            "The photo has its own colors; colorize it to learn what a model thinks.",
        )
    if reason is None and document is not None and document.distribution is None:
        return translate(
            "Availability",
            "The model found one color for each place and weighed no others; "
            "another model may do so.",
        )
    return reason


def why_no_object(workbench: Workbench, selection: Selection) -> str | None:
    """Say why there is no object to touch up; None if one is selected."""
    reason = why_no_colors(workbench)
    if reason is None and selection.mask is None:
        return translate("Availability", "Select an object in the photo first.")
    return reason


def why_no_clicks(workbench: Workbench, selection: Selection) -> str | None:
    """Say why objects cannot be found by a click; None if they can."""
    reason = why_no_colors(workbench)
    if reason is None and selection.problem is not None:
        return _problem_text(selection.problem)
    if reason is None and not selection.is_ready:
        return translate(
            "Availability", "Photochrom is still looking for the objects of this photo."
        )
    return reason


def _problem_text(problem: Exception) -> str:
    if not isinstance(problem, UnknownSegmenterError):
        return in_user_language(str(problem))
    if not problem.known:
        return translate(
            "Availability",
            "No segmenter is installed; add one in the preferences, or use the brush.",
        )
    return translate(
        "Availability", "The chosen segmenter is not there; choose another one in the preferences."
    )
