"""How edits and ways of decoding are described, in the user's language."""

from PySide6.QtCore import QCoreApplication

from desktop.number_texts import brief, percent, whole
from engine.color.decode import Decoding
from engine.document.edit import Edit
from engine.document.edits import Adjust, Harmonize, Hint, Recolor

translate = QCoreApplication.translate


def edit_details(edit: Edit) -> str:
    """Say how an edit does it."""
    match edit:
        case Adjust():
            return translate("EditTexts", "{decoding}, vividness {vividness}").format(
                decoding=decoding_title(edit.decoding.decoding),
                vividness=percent(edit.decoding.vividness),
            )
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
    return edit.details


def decoding_title(decoding: Decoding) -> str:
    """Name a way of reading colors off a prediction."""
    if decoding is Decoding.ARGMAX:
        return translate("EditTexts", "Likeliest (argmax)")
    return translate("EditTexts", "Smooth (annealed mean)")
