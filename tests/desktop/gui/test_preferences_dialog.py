"""The pages about appearance, device and memory, and the dialog around them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop.preferences.device_check import check_device
from desktop.preferences.preferences_dialog import Page, PreferencesDialog
from desktop.settings import Theme
from engine.models.errors import ModelError
from engine.models.providers import CPU_PROVIDER, Device, Machine, plan_providers
from engine.models.store import ModelStore

# What the platform of the tests cannot do, and a script for which it may have no font.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "OpenType support missing")

WAIT_MS = 60_000


@pytest.fixture
def store(tmp_path):
    """The bundled models and an empty folder for own ones."""
    return ModelStore(installed=tmp_path / "models")


@pytest.fixture
def dialog(qtbot, settings, store, runner):
    dialog = PreferencesDialog(settings, store, runner)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def choose(qtbot, combo, text):
    combo.setFocus()
    qtbot.keyClicks(combo, text)
    assert combo.currentText() == text
    qtbot.keyClick(combo, Qt.Key.Key_Return)


def test_pages_are_turned_with_the_keyboard(qtbot, dialog):
    dialog.contents.setFocus()
    for page in (dialog.device, dialog.models, dialog.memory):
        qtbot.keyClick(dialog.contents, Qt.Key.Key_Down)
        assert dialog.pages.currentWidget() is page


def test_theme_and_language_count_at_once(qtbot, dialog, settings):
    choose(qtbot, dialog.appearance.theme, "Dark")
    assert settings.theme is Theme.DARK
    choose(qtbot, dialog.appearance.language, "Deutsch")
    assert settings.language == "de"


def test_pages_follow_settings_that_are_changed_elsewhere(dialog, settings):
    settings.theme, settings.device, settings.cache_mb = Theme.LIGHT, Device.CPU, 512
    assert dialog.appearance.theme.currentText() == "Light"
    assert dialog.device.device.currentText() == "Processor"
    assert dialog.memory.cache.value() == 512


def test_cache_size_is_remembered(qtbot, dialog, settings):
    dialog.show_page(Page.MEMORY)
    dialog.memory.cache.selectAll()
    qtbot.keyClicks(dialog.memory.cache, "2048")
    qtbot.keyClick(dialog.memory.cache, Qt.Key.Key_Return)
    assert settings.cache_mb == 2048


def texts(widget):
    return [label.text() for label in widget.children() if hasattr(label, "text")]


def test_device_page_says_what_was_found_and_why_the_rest_is_not_usable(qtbot, dialog):
    dialog.show_page(Page.DEVICE)
    qtbot.waitUntil(lambda: "found" in texts(dialog.device.found), timeout=WAIT_MS)
    machine = Machine.detect()
    shown = " ".join(texts(dialog.device.found))
    for device in (Device.CUDA, Device.COREML, Device.DIRECTML):
        for reason in plan_providers(device, machine).refused.values():
            assert reason in shown


def test_trial_runs_the_bundled_model_on_the_chosen_device(qtbot, dialog, settings):
    dialog.show_page(Page.DEVICE)
    choose(qtbot, dialog.device.device, "Processor")
    assert settings.device is Device.CPU
    qtbot.mouseClick(dialog.device.check_button, Qt.MouseButton.LeftButton)
    assert not dialog.device.check_button.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.device.check_text.text()), timeout=WAIT_MS)
    assert dialog.device.check_text.text().startswith("It works. Processor: the model was loaded")
    assert dialog.device.check_button.isEnabled()


def test_trial_says_why_another_device_was_used(qtbot, dialog):
    machine = Machine.detect()
    refused = [device for device in Device if plan_providers(device, machine).refused]
    assert refused, "no machine has CUDA, CoreML and DirectML at once"
    page = dialog.device
    dialog.show_page(Page.DEVICE)
    page.device.setCurrentIndex(page.device.findData(refused[0].value))
    page.try_device()
    qtbot.waitUntil(lambda: bool(page.check_text.text()), timeout=WAIT_MS)
    assert "cannot be used" in page.check_text.text()
    assert "the model runs on the processor" in page.check_text.text()


def test_trial_measures_a_real_run(store):
    check = check_device(store, Device.CPU)
    assert check.provider == CPU_PROVIDER
    assert check.fallback is None
    assert check.load_seconds > 0
    assert check.run_seconds > 0


def test_trial_without_the_bundled_model_says_so(qtbot, settings, runner, tmp_path):
    empty = ModelStore(bundled=tmp_path / "none", installed=tmp_path / "own")
    with pytest.raises(ModelError):
        check_device(empty, Device.CPU)
    dialog = PreferencesDialog(settings, empty, runner)
    qtbot.addWidget(dialog)
    dialog.device.try_device()
    qtbot.waitUntil(lambda: bool(dialog.device.check_text.text()), timeout=WAIT_MS)
    assert "There is no model named 'photochrom-base'" in dialog.device.check_text.text()


def test_every_control_explains_itself(dialog):
    for control in [*dialog.findChildren(QPushButton), *dialog.findChildren(QComboBox)]:
        assert control.toolTip() or control.text() == "Close", control


def test_return_closes_nothing_and_escape_closes_the_dialog(qtbot, dialog):
    qtbot.keyClick(dialog.appearance.theme, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
