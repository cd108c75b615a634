"""What is compared with: a photo in color as it is, any other one gray."""

import numpy as np
import pytest
from canvas_use import WAIT_MS, chroma_of
from objects import save_colored_scene

from desktop.canvas.modes import CompareMode

# Away from the captions at the edges of the window.
MIDDLE = (slice(60, 240), slice(60, 340))
LEFT = (slice(60, 240), slice(60, 180))


@pytest.fixture
def in_color(canvas, drawn, put_on_table, tmp_path):
    """A canvas with a photo that is in color already."""
    put_on_table(save_colored_scene(tmp_path / "color.png") or tmp_path / "color.png")
    drawn()
    return canvas


def test_a_photo_in_color_is_seen_so(in_color, drawn):
    assert not in_color.show_original
    assert chroma_of(drawn()).max() > 10


def test_beside_the_colors_of_a_model_it_is_seen_as_it_was(qtbot, in_color, drawn, workbench):
    plain = drawn()
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    qtbot.waitUntil(lambda: not workbench.document.has_own_colors, timeout=WAIT_MS)
    colorized = drawn()
    assert np.abs(colorized.astype(int) - plain).max() > 10
    in_color.show_original = True
    np.testing.assert_allclose(drawn()[MIDDLE].astype(int), plain[MIDDLE], atol=1)
    in_color.show_original = False
    in_color.compare = CompareMode.SPLIT
    np.testing.assert_allclose(drawn()[LEFT].astype(int), plain[LEFT], atol=1)


def test_a_gray_photo_is_compared_gray(gray, drawn):
    gray.show_original = True
    assert chroma_of(drawn()[100:200, 150:250]).max() < 3
