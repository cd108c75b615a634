"""Theme and icons: readable texts, neutral grays, one file of style, everything drawn."""

import re
import shutil
from functools import partial

import pytest
from PySide6.QtCore import QFile, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QCheckBox, QPushButton, QSpinBox

from desktop.look import theme as theme_module
from desktop.look.colors import DARK, LIGHT, current_colors, is_dark, palette_of
from desktop.look.icons import application_icon, icon
from desktop.look.mark import Mark
from desktop.look.theme import Look, set_look, style_sheet
from desktop.settings import Theme
from engine.resources import resource_path

DRAWINGS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
# Style sheets do not tint: what they show has colors of its own.
TINTED = [
    name
    for name in DRAWINGS
    if name != "photochrom" and not name.startswith(("arrow-", "further-", "tick-"))
]


@pytest.fixture
def look(qapp, settings):
    palette, sheet = qapp.palette(), qapp.styleSheet()
    yield Look(qapp, settings)
    settings.changed.disconnect()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


def luminance(name):
    """Relative luminance of a color, WCAG 2.2."""
    color = QColor(name)
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("text", ["text", "faint", "accent", "good", "warning", "bad"])
def test_texts_can_be_read_on_every_ground(colors, text):
    for ground in (colors.window, colors.raised):
        assert contrast(getattr(colors, text), ground) >= 4.5
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert contrast(colors.on_accent, colors.accent_hover) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("ground", ["window", "raised", "sunken", "line", "hover", "pressed"])
def test_nothing_around_a_photo_has_a_hue(colors, ground):
    assert QColor(getattr(colors, ground)).saturation() == 0


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_the_style_sheet_names_no_color_of_its_own(colors):
    sheet = style_sheet(colors)
    source = resource_path("look", "photochrom.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*;)", source) == []
    assert "$" not in sheet


@pytest.mark.parametrize(("chosen", "colors"), [(Theme.DARK, DARK), (Theme.LIGHT, LIGHT)])
def test_the_chosen_theme_is_put_on(look, settings, qapp, chosen, colors):
    settings.theme = chosen
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(colors.window)
    assert colors.window in qapp.styleSheet()
    assert current_colors() is colors
    assert look.colors is colors


def test_the_theme_follows_the_system_and_its_changes(look, settings, qapp):
    settings.theme = Theme.SYSTEM
    assert look.colors is LIGHT

    class Hints:
        """The style hints of a system that has just turned dark."""

        def colorScheme(self):  # noqa: N802
            return Qt.ColorScheme.Dark

        def accessibility(self):
            return qapp.styleHints().accessibility()

    look._hints = Hints()
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_colors() is DARK


def test_high_contrast_is_left_to_the_system(look, qapp, monkeypatch):
    monkeypatch.setattr(look, "_wants_high_contrast", lambda: True)
    look.refresh()
    assert qapp.styleSheet() == ""
    assert look.colors is None


def test_a_widget_can_be_given_another_role_after_it_was_shown(look, qtbot):
    button = QPushButton("Colorize")
    qtbot.addWidget(button)
    plain = button.grab().toImage()
    set_look(button, "primary")
    assert button.grab().toImage() != plain
    assert look.colors is not None


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_is_drawn_at_every_size(qapp, name):
    del qapp
    drawing = application_icon() if name == "photochrom" else icon(name)
    for side in (16, 24, 64):
        image = drawing.pixmap(QSize(side, side)).toImage()
        alphas = {image.pixelColor(x, y).alpha() for x in range(side) for y in range(side)}
        assert max(alphas) > 100
        assert min(alphas) == 0


@pytest.mark.parametrize("name", TINTED)
def test_icons_keep_to_the_grid_and_take_their_color_from_the_palette(name):
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"none", "currentColor"}


def test_icons_change_with_the_theme_and_fade_where_disabled(qapp):
    before = qapp.palette()
    drawing = icon("add")
    inks = {}
    for colors in (LIGHT, DARK):
        qapp.setPalette(palette_of(colors))
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
            image = drawing.pixmap(QSize(48, 48), mode).toImage()
            inks[colors, mode] = image.pixelColor(24, 24).name()
    qapp.setPalette(before)
    assert inks[LIGHT, QIcon.Mode.Normal] == LIGHT.text
    assert inks[DARK, QIcon.Mode.Normal] == DARK.text
    assert inks[DARK, QIcon.Mode.Disabled] == DARK.disabled


def test_an_icon_in_a_primary_button_has_the_color_of_its_text(qapp):
    before = qapp.palette()
    for colors in (LIGHT, DARK):
        qapp.setPalette(palette_of(colors))
        image = icon("add", on_accent=True).pixmap(QSize(48, 48)).toImage()
        assert image.pixelColor(24, 24).name() == colors.on_accent
    qapp.setPalette(before)


def test_an_icon_that_there_is_not_is_an_error():
    with pytest.raises(FileNotFoundError):
        icon("unicorn")


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_a_palette_knows_whether_it_is_dark(colors):
    assert is_dark(palette_of(colors)) is (colors is DARK)


def test_every_role_that_widgets_ask_for_is_in_the_style_sheet(qapp):
    del qapp
    documented = set(re.findall(r"``(\w+)``", theme_module.__doc__ or "")) - {"look", "LookColors"}
    roles = set(re.findall(r'look="(\w+)"', style_sheet(LIGHT)))
    assert documented == roles


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("ticked", [False, True])
def test_a_box_to_tick_stands_out_from_its_ground(qtbot, look, settings, theme, ticked):
    settings.theme = theme
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(ticked)
    ground = look.colors.window
    row = middle_row(box)
    assert max(contrast(name, ground) for name in row) >= 3


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_tick_stands_out_from_its_box(settings, look, theme):
    settings.theme = theme
    drawing = resource_path("icons", f"tick-{theme.value}.svg").read_text(encoding="utf-8")
    (ink,) = re.findall(r'stroke="(#[^"]+)"', drawing)
    assert ink == look.colors.on_accent
    assert f"tick-{theme.value}.svg" in style_sheet(look.colors)


def test_a_box_shows_that_it_has_the_focus(qtbot, look):
    assert look.colors is not None
    box = QCheckBox("box")
    qtbot.addWidget(box)
    box.show()
    qtbot.waitExposed(box)
    box.clearFocus()
    without = box.grab().toImage()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert box.grab().toImage() != without


def test_numbers_do_not_touch_the_edge_of_their_field(qtbot, look):
    field = QSpinBox()
    qtbot.addWidget(field)
    field.setRange(0, 100)
    field.setValue(100)
    field.setFixedWidth(110)
    row = middle_row(field)
    inked = [x for x, name in enumerate(row) if contrast(name, look.colors.raised) > 2]
    assert min(x for x in inked if x > 1) >= 6


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_marks_follow_the_theme(qtbot, qapp, colors):
    before = qapp.palette()
    mark = Mark("stop")
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    qapp.setPalette(palette_of(colors))
    names = set(pixels_of(mark))
    qapp.setPalette(before)
    assert colors.text in names


def pixels_of(widget):
    image = widget.grab().toImage()
    return [
        image.pixelColor(x, y).name() for y in range(image.height()) for x in range(image.width())
    ]


def middle_row(widget):
    """Colors of the row of pixels through the middle of a widget, from left to right."""
    image = widget.grab().toImage()
    return [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_button_for_what_a_toolbar_has_no_room_for_has_the_color_of_texts(
    settings, look, theme
):
    settings.theme = theme
    drawing = resource_path("icons", f"further-{theme.value}.svg").read_text(encoding="utf-8")
    assert f'stroke="{look.colors.text}"' in drawing
    assert f"further-{theme.value}.svg" in style_sheet(look.colors)


def test_the_style_sheet_works_from_a_folder_of_any_name(
    qapp, tmp_path, monkeypatch, qtlog, request
):
    folder = tmp_path / 'Große "Fotos" (é) ছবি'
    shutil.copytree(resource_path(), folder)
    monkeypatch.setattr(theme_module, "resource_path", lambda *parts: folder.joinpath(*parts))
    request.addfinalizer(partial(qapp.setStyleSheet, qapp.styleSheet()))
    sheet = style_sheet(LIGHT)
    qapp.setStyleSheet(sheet)
    assert [record.message for record in qtlog.records if "stylesheet" in record.message] == []
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    assert all(QFile.exists(picture) for picture in pictures)
