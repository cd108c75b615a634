"""The longest times for which the window does not answer, during all that one does with a photo.

A timer in the GUI thread ticks every 2 ms; the gap between two ticks is what a user feels. Of a
gap, the processor time of the GUI thread is its own doing; the rest it waited for the interpreter
or, on a busy machine, for a processor. Where it was in the gap with most work, another thread sees.
"""

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.window import (
    PHOTO,
    SIZE,
    Window,
    for_a_while,
    large_photo,
    small_photos,
    wait_until,
)
from desktop.batch.batch_run import RunState
from desktop.canvas.modes import Tool
from engine.photo.export import ExportOptions
from engine.photo.formats import ImageFormat

ALBUM = 300
_TICK_MS = 2
# A gap is looked into from this length on; seconds.
_SUSPICIOUS = 0.016
_LOOK_EVERY = 0.004
_FRAMES = 4
_LINE = "{:18} {:>8} {:>9} {:>9} {:>8} {:>8}"
_LEFT = Qt.MouseButton.LeftButton
_ROOT = str(Path(__file__).parents[1])


class Pulse(QObject):
    """Ticks in the GUI thread and remembers the gaps.

    Attributes:
        gaps: milliseconds between ticks, of those that were late.
        own: milliseconds of processor time that the GUI thread took in them.
        places: where the GUI thread was during the gap with most of it.
    """

    def __init__(self) -> None:
        """Begin to tick."""
        super().__init__()
        self.gaps: list[float] = []
        self.own: list[float] = []
        self.places: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._gui = threading.get_ident()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def begin(self) -> None:
        """Forget all gaps."""
        self.gaps, self.own, self.places, self._seen = [], [], Counter(), Counter()
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _tick(self) -> None:
        now, worked, seen = time.perf_counter(), time.thread_time(), self._seen
        gap, own = 1000 * (now - self._last), 1000 * (worked - self._worked)
        self._last, self._worked, self._seen = now, worked, Counter()
        if own > max(self.own, default=0):
            self.places = seen
        if gap > 2 * _TICK_MS:
            self.gaps.append(gap)
            self.own.append(own)

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            if time.perf_counter() - self._last > _SUSPICIOUS:
                self._seen[_whereabouts(self._gui)] += 1


def _whereabouts(gui: int) -> str:
    """Say where the GUI thread is; where it waits for the interpreter, what the others do."""
    stacks = _stacks()
    others = [place for thread, place in stacks.items() if thread != gui and place]
    return stacks[gui] or f"in Qt, or waiting for: {', '.join(others) or 'nobody'}"


def _stacks() -> dict[int, str]:
    """Name the innermost functions of the application that every thread is in.

    As text: who holds a frame of another thread holds its objects of Qt, too, and these may only
    be destroyed by the thread that made them.
    """
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        threads = re.split(r"^.*hread 0x", file.read(), flags=re.MULTILINE)[1:]
    return {int(text.split(maxsplit=1)[0], 16): _place(text) for text in threads}


def _place(text: str) -> str:
    calls = re.findall(r'File "(.+)", line (\d+) in (\S+)', text)
    names = [
        f"{Path(file).stem}.{function}:{line}"
        for file, line, function in calls
        if file.startswith(_ROOT) and not re.search("benchmarks|.venv", file)
    ]
    return " < ".join(names[:_FRAMES])


class Steps:
    """What a user does, one thing after another."""

    def __init__(self, window: Window, folder: Path) -> None:
        """Prepare; nothing is done yet.

        Args:
            window: the window.
            folder: for photos and results.
        """
        self._window, self._folder = window, folder
        self._photo, self._album = large_photo(folder), small_photos(folder, ALBUM)

    @property
    def all(self) -> dict[str, Callable[[], None]]:
        """The steps by name."""
        return {
            "nothing": lambda: for_a_while(2, lambda _share: None),
            "open": lambda: self._window.open([self._photo]),
            "look (embedding)": lambda: wait_until(lambda: self._window.studio.selection.is_ready),
            "colorize": self._window.colorize,
            "vividness": self._drag_vividness,
            "zoom and pan": self._zoom_and_pan,
            "hover": self._hover,
            "click": self._click,
            "harmonize": self._harmonize,
            "undo, redo": self._undo_and_redo,
            "uncertainty": self._show_uncertainty,
            "export": self._export,
            "save project": self._save,
            f"open {ALBUM} photos": self._open_album,
            f"batch of {ALBUM}": self._run_batch,
        }

    def _drag_vividness(self) -> None:
        slider = self._window.page.panel.colorize.vividness.slider
        first, last = slider.value(), slider.maximum()
        slider.setSliderDown(True)
        for_a_while(3, lambda share: slider.setValue(round(first + share * (last - first))))
        slider.setSliderDown(False)

    def _zoom_and_pan(self) -> None:
        window, canvas = self._window, self._window.canvas
        middle = window.at(0.5, 0.5)
        for_a_while(1.5, lambda _share: window.turn_wheel(middle, 12))
        window.press(middle)
        for_a_while(1.5, lambda share: window.move(middle + QPoint(round(400 * share), 30)))
        window.release(middle)
        canvas.one_to_one()
        window.rest()
        canvas.fit()

    def _hover(self) -> None:
        window = self._window
        window.canvas.tool = Tool.SELECT
        for_a_while(3, lambda share: window.move(window.at(0.1 + 0.8 * share, 0.6)))

    def _click(self) -> None:
        for place in ((0.3, 0.6), (0.5, 0.4), (0.7, 0.7)):
            self._window.press(self._window.at(*place))
            self._window.release(self._window.at(*place))
            self._window.rest()
        if self._window.studio.selection.mask is None:
            raise RuntimeError("nothing is selected")

    def _harmonize(self) -> None:
        steps = len(self._document_steps)
        QTest.mouseClick(self._window.page.panel.touch_up.harmonize.buttons.apply, _LEFT)
        wait_until(lambda: len(self._document_steps) > steps)

    @property
    def _document_steps(self) -> tuple[object, ...]:
        document = self._window.studio.workbench.document
        return () if document is None else document.steps

    def _undo_and_redo(self) -> None:
        workbench = self._window.studio.workbench
        for act in (workbench.undo, workbench.redo):
            act()
            self._window.rest()

    def _show_uncertainty(self) -> None:
        for _ in range(2):
            QTest.keyClick(self._window.page.panel.colorize.uncertainty, Qt.Key.Key_Space)
            self._window.rest()

    def _export(self) -> None:
        options = ExportOptions(ImageFormat.JPEG)
        self._window.studio.workbench.export(self._folder / "result.jpg", options)

    def _save(self) -> None:
        self._window.studio.workbench.save_project(self._folder / "result.photochrom")

    def _open_album(self) -> None:
        library = self._window.studio.library
        self._window.desktop.window.frame.opening.open([self._album])
        wait_until(lambda: len(library.photos) > ALBUM)

    def _run_batch(self) -> None:
        workshop = self._window.desktop.window.workshop
        if workshop is None:
            raise RuntimeError("the window is not furnished")
        workshop.show_batch()
        view = workshop.batch.view
        view.add([self._album])
        view.output.folder.setText(str(self._folder / "results"))
        view.start()
        wait_until(lambda: view.run.state is RunState.IDLE and view.run.report is not None)


def main() -> None:
    """Print the longest stall of every step."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Window(folder) as window:
            steps = Steps(window, folder)
            print(f"{PHOTO[0]} x {PHOTO[1]} pixels, window of {SIZE[0]} x {SIZE[1]}")
            print(_LINE.format("step", "took", "longest", "own work", "> 16 ms", "> 50 ms"))
            pulse = Pulse()
            for step, act in steps.all.items():
                _measure(window, pulse, step, act)


def _measure(window: Window, pulse: Pulse, step: str, act: Callable[[], None]) -> None:
    pulse.begin()
    begun = time.perf_counter()
    act()
    window.rest()
    took = time.perf_counter() - begun
    longest, own = (max(times, default=0.0) for times in (pulse.gaps, pulse.own))
    late, stalls = (sum(gap > limit for gap in pulse.gaps) for limit in (16, 50))
    cells = f"{took:.1f} s", f"{longest:.0f} ms", f"{own:.0f} ms", late, stalls
    print(_LINE.format(step, *cells), flush=True)
    for place, count in pulse.places.most_common(3) if own > 1000 * _SUSPICIOUS else ():
        print(f"    {count:3} x {place}")


if __name__ == "__main__":
    main()
