"""The licenses of all parts: read from what is installed, complete, with their texts."""

import re
from importlib.metadata import distribution

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.shell import about_dialog
from desktop.shell.about_dialog import AboutDialog
from desktop.shell.licenses import application_version, parts

WAIT_MS = 60_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(scope="module")
def found():
    return parts()


def test_every_package_that_photochrom_needs_is_named(found):
    names = {part.name.lower().replace("_", "-") for part in found}
    required = {
        re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")
        for requirement in distribution("photochrom").requires
        if "extra ==" not in requirement and "sys_platform" not in requirement
    }
    assert required <= names
    assert {"photochrom", "samples", "icons", "python"} <= names


def test_packages_that_other_packages_need_are_named_too(found):
    assert "protobuf" in {part.name.lower() for part in found}, "ONNX Runtime needs it"


def test_nothing_that_is_only_for_developers_is_named(found):
    assert {"pytest", "mypy", "torch"}.isdisjoint(part.name.lower() for part in found)


def test_every_part_names_its_license_or_brings_its_text(found):
    assert [part.name for part in found if not (part.license or part.text)] == []
    assert "Apache License" in found[0].text


def test_the_dialog_shows_version_and_text(qtbot, runner):
    dialog = AboutDialog(runner)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.listing.topLevelItemCount() > 5, timeout=WAIT_MS)
    assert application_version() in dialog.findChild(QLabel, "versionLabel").text()
    for row in range(dialog.listing.topLevelItemCount()):
        dialog.listing.setCurrentItem(dialog.listing.topLevelItem(row))
        assert dialog.text.toPlainText().strip()


def test_the_installed_program_opens_the_folder_of_license_files(
    qtbot, runner, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(about_dialog, "license_folder", lambda: tmp_path)
    monkeypatch.setattr(about_dialog, "open_file", opened.append)
    dialog = AboutDialog(runner)
    qtbot.addWidget(dialog)
    dialog.findChild(QPushButton, "licenseFilesButton").click()
    assert opened == [tmp_path]


def test_the_source_tree_has_no_folder_of_license_files(qtbot, runner):
    dialog = AboutDialog(runner)
    qtbot.addWidget(dialog)
    assert dialog.findChild(QPushButton, "licenseFilesButton") is None
