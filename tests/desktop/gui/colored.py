"""What several tests of the workbench do with a colorized photo."""

import numpy as np

from engine.document.rendering import render_chroma
from engine.touchup.colors import TargetColor

RED = TargetColor(60, 40)


def whole(workbench):
    """A mask of the whole photo."""
    return np.full(workbench.guide.shape, 255, np.uint8)


def expected_chroma(workbench):
    """The colors that an export would have."""
    return render_chroma(workbench.document, workbench.photo.lightness)
