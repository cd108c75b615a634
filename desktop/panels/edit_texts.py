"""How edits and ways of decoding are described, in the user's language."""

from PySide6.QtCore import QCoreApplication

from desktop.number_texts import brief, percent, whole
from engine.color.decode import Decoding
from engine.colorize import DecodingOptions
from engine.document.edit import Edit
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.restore.straighten import Frame

translate = QCoreApplication.translate


def edit_details(edit: Edit, *, is_decoded: bool = True) -> str:
    """Say how an edit does it.

    Args:
        edit: the edit.
        is_decoded: whether the colors of the document are read off a distribution.
    """
    match edit:
        case Adjust():
            return _reading_details(edit.decoding, is_decoded=is_decoded)
        case Harmonize():
            return translate("EditTexts", "tolerance {a} and {b}, strength {strength}").format(
                a=brief(edit.delta_a), b=brief(edit.delta_b), strength=percent(edit.strength)
            )
        case Recolor():
            return translate("EditTexts", "a* {a}, b* {b}, strength {strength}").format(
                a=whole(edit.color.a), b=whole(edit.color.b), strength=percent(edit.strength)
            )
        case Hint():
            return translate("EditTexts", "reach {reach} of the photo").format(
                reach=percent(edit.reach)
            )
        case Straighten():
            return frame_details(edit.frame)
        case RepairDamage():
            return _repair_details(edit)
        case CorrectTone():
            return _strengths(
                (translate("EditTexts", "uneven light"), edit.tone.illumination),
                (translate("EditTexts", "fading"), edit.tone.fade),
                (translate("EditTexts", "color cast"), edit.tone.cast),
                (translate("EditTexts", "local contrast"), edit.tone.contrast),
            )
        case RefineDetail():
            return _strengths(
                (translate("EditTexts", "grain"), edit.detail.denoise),
                (translate("EditTexts", "sharpening"), edit.detail.sharpen),
            )
    return edit.details


def frame_details(frame: Frame) -> str:
    """Say how a photo is turned and cropped.

    Args:
        frame: how.
    """
    kept = (frame.right - frame.left) * (frame.bottom - frame.top)
    return translate("EditTexts", "{angle}°, {share} kept").format(
        angle=brief(round(frame.angle, 1)), share=percent(kept)
    )


def _repair_details(edit: RepairDamage) -> str:
    text = translate("EditTexts", "sensitivity {share}").format(
        share=percent(edit.repair.sensitivity)
    )
    if not edit.stored_masks:
        return text
    return ", ".join([text, translate("EditTexts", "corrected by hand")])


def _strengths(*named: tuple[str, float]) -> str:
    return ", ".join(f"{name} {percent(value)}" for name, value in named if value)


def _reading_details(options: DecodingOptions, *, is_decoded: bool) -> str:
    vividness = percent(options.vividness)
    if is_decoded:
        text = translate("EditTexts", "{decoding}, vividness {vividness}").format(
            decoding=decoding_title(options.decoding), vividness=vividness
        )
    else:
        text = translate("EditTexts", "vividness {vividness}").format(vividness=vividness)
    if not options.rebalance:
        return text
    share = percent(options.rebalance)
    return ", ".join([text, translate("EditTexts", "rebalancing {share}").format(share=share)])


def decoding_title(decoding: Decoding) -> str:
    """Name a way of reading colors off a prediction."""
    if decoding is Decoding.ARGMAX:
        return translate("EditTexts", "Likeliest (argmax)")
    return translate("EditTexts", "Smooth (annealed mean)")
