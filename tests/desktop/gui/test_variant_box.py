"""The device page says which build is installed and how to get the other one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.preferences.preferences_dialog import Page, PreferencesDialog
from desktop.preferences.variant_box import VariantBox
from engine.models.providers import CUDA_PROVIDER, Machine
from engine.models.store import ModelStore
from engine.models.variant import Installation, Variant

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WAIT_MS = 60_000


@pytest.fixture
def box(qtbot):
    box = VariantBox()
    qtbot.addWidget(box)
    box.show()
    return box


def test_device_page_names_the_build_that_is_installed(qtbot, settings, runner, tmp_path):
    dialog = PreferencesDialog(settings, ModelStore(installed=tmp_path / "models"), runner)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_page(Page.DEVICE)
    variant = dialog.device.variant
    qtbot.waitUntil(lambda: bool(variant.text.text()), timeout=WAIT_MS)
    has_cuda = CUDA_PROVIDER in Machine.detect().providers
    other = Installation.of(Machine.detect().providers).other
    if other is not None:
        assert ("GPU build" in variant.text.text()) == has_cuda
    dialog.reject()


@pytest.mark.parametrize(
    ("variant", "other", "wanted"),
    [
        (Variant.CPU, Variant.GPU, "onnxruntime-gpu["),
        (Variant.GPU, Variant.CPU, '"onnxruntime"'),
    ],
)
def test_run_from_source_the_commands_of_pip_can_be_copied(qtbot, box, variant, other, wanted):
    box.show_installation(Installation(variant, other, is_frozen=False))
    assert f"This is the {variant.name} build" in box.text.text()
    assert box.way.text().startswith(f"For the {other.name} build")
    qtbot.mouseClick(box.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert wanted in copied.splitlines()[1]
    assert box.page_button.isHidden()


@pytest.mark.parametrize(
    ("variant", "other"), [(Variant.CPU, Variant.GPU), (Variant.GPU, Variant.CPU)]
)
def test_installed_program_names_the_other_installer(box, variant, other):
    box.show_installation(Installation(variant, other, is_frozen=True))
    which = "with" if other is Variant.GPU else "without"
    assert f"install the file {which} “-gpu” in its name" in box.way.text()
    assert not box.copy_button.isVisible()
    assert box.page_button.isVisible()


def test_where_there_is_one_build_no_other_is_spoken_of(box):
    box.show_installation(Installation(Variant.CPU, None, is_frozen=True))
    assert "only build" in box.text.text()
    shown = [box.way, box.copy_button, box.page_button]
    assert not any(widget.isVisible() for widget in shown)
