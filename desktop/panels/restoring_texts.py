"""What corrections are called and why they are suggested, in the user's language."""

from PySide6.QtCore import QCoreApplication

from desktop.panels.availability import why_no_photo
from desktop.panels.strength_box import Strength
from desktop.sentences import in_user_language
from desktop.workspace.workbench import Workbench

translate = QCoreApplication.translate


def tone_strengths() -> tuple[Strength, ...]:
    """List the sliders of light and tone, in the order of ``Tone``."""
    return (
        Strength(
            translate("Restoring", "Uneven light"),
            translate("Restoring", "Evens dark corners, and light that fell from one side."),
            lambda restoration: restoration.tone.illumination,
        ),
        Strength(
            translate("Restoring", "Fading"),
            translate("Restoring", "Brings back black, white and the tones between them."),
            lambda restoration: restoration.tone.fade,
        ),
        Strength(
            translate("Restoring", "Color cast"),
            translate("Restoring", "Takes a tint off the colors that the photo came with."),
            lambda restoration: restoration.tone.cast,
            why_no_cast,
        ),
        Strength(
            translate("Restoring", "Local contrast"),
            translate("Restoring", "Brings out what differs little from what is around it."),
            lambda restoration: restoration.tone.contrast,
        ),
    )


def detail_strengths() -> tuple[Strength, ...]:
    """List the sliders of grain and sharpness, in the order of ``Detail``."""
    return (
        Strength(
            translate("Restoring", "Grain"),
            translate("Restoring", "Takes grain off; look at it in actual pixels."),
            lambda restoration: restoration.detail.denoise,
        ),
        Strength(
            translate("Restoring", "Sharpen"),
            translate("Restoring", "Sharpens edges, as far as there is something to sharpen."),
            lambda restoration: restoration.detail.sharpen,
        ),
    )


def why_no_cast(workbench: Workbench) -> str | None:
    """Say why there is no color cast to take away; None if there may be one."""
    reason, document = why_no_photo(workbench), workbench.document
    if reason is None and (document is None or not document.has_own_colors):
        return translate("Restoring", "Only colors that a photo came with can have a cast.")
    return reason


def reason_text(reasons: tuple[str, ...]) -> str:
    """Say what was found in a photo.

    Args:
        reasons: in English; none for a photo in good condition.
    """
    if not reasons:
        return translate("Restoring", "The photo is in good condition; nothing was switched on.")
    found = "\n".join(f"• {in_user_language(reason)}" for reason in reasons)
    return translate("Restoring", "Switched on, because of what was found:\n{found}").format(
        found=found
    )
