"""Time from pressing the button over an object until its mask is on the screen.

In the real window with a 24-megapixel photo that the segmenter has looked at; no screen is needed.
Shown first are rough edges, and fine ones a moment later.
"""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, QTimer

from benchmarks.window import PHOTO, SIZE, Window, large_photo, wait_until
from desktop.canvas.canvas import Canvas
from desktop.canvas.modes import Tool

PLACES = [(across / 6, down / 4) for across in range(1, 6) for down in range(1, 4)]


class Lighting(QObject):
    """Notes when a selected object has been painted.

    Attributes:
        moments: seconds, of every time that another mask was painted.
    """

    def __init__(self, canvas: Canvas) -> None:
        """Watch a canvas."""
        super().__init__(canvas)
        self.moments: list[float] = []
        self._layer = canvas.stage.selected
        self._is_new = False
        self._layer.changed.connect(self._note)
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look for repaints with a new mask."""
        if event.type() == QEvent.Type.Paint and self._is_new:
            self._is_new = False
            # The event comes before the painting.
            QTimer.singleShot(0, lambda: self.moments.append(time.perf_counter()))
        return False

    def _note(self) -> None:
        self._is_new = self._layer.is_lit


@dataclass(frozen=True)
class Click:
    """What a click took, in milliseconds.

    Attributes:
        rough: until a mask with rough edges was seen.
        processor: processor time of all threads until then.
        fine: until the one with fine edges was seen.
    """

    rough: float
    processor: float
    fine: float


def click(
    window: Window, lighting: Lighting, place: tuple[float, float], *, arriving: bool
) -> Click | None:
    """Click at a place, as shares of the photo; None if nothing is there.

    Args:
        window: the window.
        lighting: watches its canvas.
        place: where, as shares of what is seen of the photo.
        arriving: the pointer comes to the place at this moment, so that the object under it is
            being looked for already; else it has rested there.
    """
    at, selection = window.at(*place), window.studio.selection
    selection.clear()
    window.move(window.at(0.02, 0.02) if arriving else at)
    window.rest()
    lighting.moments.clear()
    if arriving:
        window.move(at)
    begun, worked = time.perf_counter(), time.process_time()
    window.press(at)
    window.release(at)
    wait_until(lambda: bool(lighting.moments) or window.is_quiet)
    worked = time.process_time() - worked
    window.rest()
    if not lighting.moments:
        return None
    rough, fine = lighting.moments[0], lighting.moments[-1]
    return Click(1000 * (rough - begun), 1000 * worked, 1000 * (fine - begun))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Window(folder) as window:
            window.open([large_photo(folder)])
            wait_until(lambda: window.studio.selection.is_ready)
            window.rest()
            window.canvas.tool = Tool.SELECT
            lighting = Lighting(window.canvas)
            print(f"{PHOTO[0]} x {PHOTO[1]} pixels in a window of {SIZE[0]} x {SIZE[1]}")
            print(f"{'pointer':9} clicks   median  slowest  processor  fine edges")
            for arriving in (False, True):
                found = [click(window, lighting, place, arriving=arriving) for place in PLACES]
                clicks = [one for one in found if one is not None]
                _print("arriving" if arriving else "resting", clicks)


def _print(name: str, clicks: list[Click]) -> None:
    rough = [one.rough for one in clicks]
    processor, fine = (
        median(one.processor for one in clicks),
        median(one.fine for one in clicks),
    )
    print(
        f"{name:9} {len(clicks):6} {median(rough):5.0f} ms {max(rough):5.0f} ms"
        f" {processor:7.0f} ms {fine:8.0f} ms"
    )


if __name__ == "__main__":
    main()
