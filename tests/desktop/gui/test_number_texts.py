"""Numbers as the user's language writes them."""

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from desktop.batch.durations import duration_text
from desktop.figure_texts import figure_text
from desktop.number_texts import brief, decimal, percent, whole
from desktop.panels.edit_texts import edit_details
from desktop.shell.status_bar import StatusBar
from engine.document.edits import Recolor
from engine.touchup.colors import TargetColor


@pytest.fixture
def write_as():
    """Write numbers as a language does until the end of the test."""
    before = QLocale()
    yield lambda language: QLocale.setDefault(QLocale(language))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "6.4"), ("de", "6,4"), ("bn", "\u09ec.\u09ea"), ("fr", "6,4")]
)
def test_decimal_marks_and_digits_are_those_of_the_language(write_as, language, expected):
    write_as(language)
    assert decimal(6.36, 1) == expected


def test_no_more_digits_than_needed(write_as):
    write_as("de")
    assert (brief(8), brief(8.25), brief(7.123456, 4)) == ("8", "8,25", "7,123")


def test_large_numbers_are_not_grouped_as_fields_do_not_group_them_either(write_as):
    write_as("en")
    assert (whole(12345.6), percent(123.4)) == ("12346", "12340 %")


def test_nothing_is_less_than_zero():
    assert (whole(-0.4), percent(-0.001)) == ("0", "0 %")


def test_the_status_bar_the_figures_and_the_edits_write_so(write_as, runner, qtbot):
    write_as("de")
    bar = StatusBar(runner)
    qtbot.addWidget(bar)
    bar.jobs.timed.emit("Colorize", 6.43)
    assert bar.timing.text() == "Colorize: 6,4 s"
    assert figure_text("psnr", 23.5904) == "PSNR 23,6 dB"
    write_as("bn")
    assert duration_text(75) == "১ min ১৫ s"
    assert edit_details(Recolor(np.full((4, 4), 255, np.uint8), TargetColor(60, 30))).startswith(
        "a* ৬০, b* ৩০"
    )
