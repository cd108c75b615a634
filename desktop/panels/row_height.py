"""Lists that are as high as their rows, within limits, so that a column of them stays short."""

from PySide6.QtWidgets import QListView

_FEWEST, _MOST = 3, 7


def fit_rows(view: QListView) -> None:
    """Make a list as high as its rows now are; what does not fit is scrolled to.

    Args:
        view: with its model, and rows of one height.
    """
    rows = min(max(view.model().rowCount(), _FEWEST), _MOST)
    row = max(view.sizeHintForRow(0), view.fontMetrics().lineSpacing() + 6)
    view.setFixedHeight(rows * row + 2 * view.frameWidth() + 2)
