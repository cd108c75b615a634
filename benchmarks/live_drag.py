"""Redraws per second while vividness is dragged on a 24-megapixel photo, and what each part costs.

Drags the slider of the real window with the bundled model; no screen is needed.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject

from benchmarks.window import PHOTO, SIZE, Window, for_a_while, large_photo
from desktop.canvas.canvas import Canvas
from engine.document.rendering import Renderer
from engine.rough_view import rough_view
from engine.view import Pyramid, View, render_view

DRAG_SECONDS = 5.0
DRAGS = 3
RUNS = 7


class Redraws(QObject):
    """Counts how often the canvas puts another picture on the screen."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin to count."""
        super().__init__(canvas)
        self.count = 0
        self._is_new = False
        canvas.stage.result.changed.connect(self._note)
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look for repaints; those of the same picture do not count."""
        if event.type() == QEvent.Type.Paint and self._is_new:
            self.count += 1
            self._is_new = False
        return False

    def _note(self) -> None:
        self._is_new = True


@dataclass(frozen=True)
class Drag:
    """What a drag was like.

    Attributes:
        per_second: redraws.
        own: milliseconds of processor time of the GUI thread for one of them.
        processor: the same for all threads together.
    """

    per_second: float
    own: float
    processor: float


def drag(window: Window) -> Drag:
    """Drag the slider of the vividness up and down."""
    slider = window.page.panel.colorize.vividness.slider
    first, last = slider.minimum(), slider.maximum()
    redraws = Redraws(window.canvas)
    own, processor = time.thread_time(), time.process_time()
    slider.setSliderDown(True)
    for_a_while(DRAG_SECONDS, lambda share: slider.setValue(round(first + share * (last - first))))
    count = max(1, redraws.count)
    own, processor = time.thread_time() - own, time.process_time() - processor
    slider.setSliderDown(False)
    window.rest()
    return Drag(redraws.count / DRAG_SECONDS, 1000 * own / count, 1000 * processor / count)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Window(folder) as window:
            window.open([large_photo(folder)])
            window.rest()
            window.colorize()
            window.rest()
            view = _view(window)
            print(f"{PHOTO[0]} x {PHOTO[1]} pixels in a window of {SIZE[0]} x {SIZE[1]}, of which")
            print(f"the photo fills {view.columns} x {view.rows}")
            best = max((drag(window) for _ in range(DRAGS)), key=lambda one: one.per_second)
            print(f"live vividness   {best.per_second:6.1f} redraws/s, the best of {DRAGS} drags")
            print(f"processor time   {best.processor:6.1f} ms a redraw")
            print(f"of the GUI       {best.own:6.1f} ms a redraw")
            _print_parts(window, view)


def _view(window: Window) -> View:
    viewport = window.canvas.navigation.viewport
    if viewport is None:
        raise RuntimeError("the photo is gone")
    return viewport.part().view


def _print_parts(window: Window, view: View) -> None:
    workbench = window.studio.workbench
    pyramid, chroma, document = workbench.pyramid, workbench.chroma, workbench.document
    guide = workbench.guide
    if pyramid is None or chroma is None or document is None or guide is None:
        raise RuntimeError("the photo has no colors")
    close = View(1000, 1000, view.columns, view.rows, view.columns, view.rows)
    parts: dict[str, Callable[[], object]] = {
        "colors, first": lambda: Renderer(document, guide).chroma(document),
        "colors, vividness": lambda: chroma * 1.1,
        "pyramid": lambda: Pyramid.of(pyramid.levels[0]),
        "lightness, fitted": lambda: Pyramid(pyramid.levels).lightness(view),
        "rough view": lambda: rough_view(pyramid, chroma, view),
        "whole view": lambda: render_view(pyramid, chroma, view),
        "view at 100 %": lambda: render_view(pyramid, chroma, close),
        "rough view at 100 %": lambda: rough_view(pyramid, chroma, close),
        "gray view": lambda: render_view(pyramid, None, view),
    }
    print(f"{'medians':17}  elapsed  processor time")
    for name, work in parts.items():
        elapsed, processor = _measure(work)
        print(f"{name:17} {elapsed:5.0f} ms {processor:5.0f} ms")


def _measure(work: Callable[[], object]) -> tuple[float, float]:
    """Median milliseconds of elapsed and of processor time."""
    elapsed, processor = [], []
    work()
    for _ in range(RUNS):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        elapsed.append(1000 * (time.perf_counter() - wall))
        processor.append(1000 * (time.process_time() - cpu))
    return median(elapsed), median(processor)


if __name__ == "__main__":
    main()
