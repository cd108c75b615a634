"""The colors of both themes: neutral grays, so that those of photos can be judged, and one accent.

Contrast of texts follows WCAG 2.2, success criterion 1.4.3: 4.5 to 1 or more.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True)
class LookColors:
    """All colors of a theme, as ``#rrggbb``.

    Attributes:
        window: behind controls.
        raised: behind cards, lists and fields.
        sunken: behind the photo; a neutral gray.
        line: hairlines between areas and around fields.
        hover: behind what lies under the pointer.
        pressed: behind what is held down or switched on.
        text: texts.
        faint: texts of lesser weight.
        disabled: texts of what cannot be used now.
        accent: what is chosen and what to do next; the only color.
        accent_hover: the accent under the pointer.
        on_accent: texts on the accent.
        good: what went well.
        warning: what needs attention.
        bad: what failed.
    """

    window: str
    raised: str
    sunken: str
    line: str
    hover: str
    pressed: str
    text: str
    faint: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    good: str
    warning: str
    bad: str


LIGHT: Final = LookColors(
    window="#f4f4f4",
    raised="#ffffff",
    sunken="#d2d2d2",
    line="#d6d6d6",
    hover="#e9e9e9",
    pressed="#dcdcdc",
    text="#1e1e1e",
    faint="#5c5c5c",
    disabled="#9c9c9c",
    accent="#17679f",
    accent_hover="#115380",
    on_accent="#ffffff",
    good="#2a7a3b",
    warning="#8a5a00",
    bad="#b3261e",
)

DARK: Final = LookColors(
    window="#2a2a2a",
    raised="#343434",
    sunken="#1c1c1c",
    line="#454545",
    hover="#3d3d3d",
    pressed="#4a4a4a",
    text="#ececec",
    faint="#b0b0b0",
    disabled="#757575",
    accent="#5fb0e5",
    accent_hover="#85c5ee",
    on_accent="#0c1c27",
    good="#7ccf8c",
    warning="#e7b65c",
    bad="#f2938c",
)


def is_dark(palette: QPalette) -> bool:
    """Tell whether texts of a palette are lighter than what is behind them."""
    text = palette.color(QPalette.ColorRole.WindowText)
    return text.lightness() > palette.color(QPalette.ColorRole.Window).lightness()


def current_colors() -> LookColors:
    """Return the colors of the theme that the application's palette belongs to."""
    return DARK if is_dark(QGuiApplication.palette()) else LIGHT


def palette_of(colors: LookColors) -> QPalette:
    """Make the palette of a theme."""
    palette = QPalette()
    for role, name in _roles(colors).items():
        palette.setColor(role, QColor(name))
    for role in _TEXTS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(colors.pressed)
    )
    return palette


_TEXTS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def _roles(colors: LookColors) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.raised,
        role.AlternateBase: colors.hover,
        role.Text: colors.text,
        role.Button: colors.window,
        role.ButtonText: colors.text,
        role.BrightText: colors.bad,
        role.PlaceholderText: colors.faint,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.Light: colors.raised,
        role.Midlight: colors.hover,
        role.Mid: colors.line,
        role.Dark: colors.line,
        role.Shadow: colors.sunken,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Accent: colors.accent,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
    }
