"""Says what all photos get of the open one, and what stays its own."""

from PySide6.QtCore import QCoreApplication

from engine.batch.take_over import LeftOut, TakenOver

translate = QCoreApplication.translate


def taken_over_lines(name: str, taken: TakenOver) -> list[str]:
    """Describe in one or two sentences.

    Args:
        name: of the photo.
        taken: what was sorted out of its edits.
    """
    lines = [translate("TakenOver", "The choices are those of {0}.").format(name)]
    if taken.left_out:
        things = "; ".join(map(left_out_text, taken.left_out))
        lines.append(
            translate("TakenOver", "Not taken over, since it suits that photo alone: {0}.").format(
                things
            )
        )
    return lines


def left_out_text(thing: LeftOut) -> str:
    """Name a thing that is not taken over."""
    names = {
        LeftOut.HARMONIZED_OBJECTS: translate("TakenOver", "harmonized single objects"),
        LeftOut.RECOLORED_OBJECTS: translate("TakenOver", "recolored objects"),
        LeftOut.HINTS: translate("TakenOver", "color points"),
        LeftOut.DAMAGE_BY_HAND: translate("TakenOver", "damage that was painted by hand"),
        LeftOut.FRAME: translate("TakenOver", "the angle and the crop"),
        LeftOut.CAST: translate("TakenOver", "its color cast"),
        LeftOut.OWN_COLORS: translate("TakenOver", "its own colors"),
    }
    return names[thing]
