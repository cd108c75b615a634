"""Redraws per second while vividness is dragged on a 24-megapixel photo, and what each part costs.

Drives the real canvas, 1600 x 1000 pixels, with the bundled model; no screen is needed.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import onnxruntime  # noqa: F401 - before PySide6, as the application does
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.command import enlarged_sample
from desktop.canvas.canvas import Canvas
from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.workspace.library import Library
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.colorize import DecodingOptions
from engine.document.edits import Adjust
from engine.document.rendering import render_chroma
from engine.models.providers import Device
from engine.models.store import ModelStore
from engine.view import Pyramid, View, render_view

WIDTH, HEIGHT = 6000, 4000
WINDOW = 1600, 1000
DRAG_SECONDS = 5.0
RUNS = 7
PATIENCE = 300.0


class Bench:
    """A photo on the workbench and a canvas that shows it."""

    def __init__(self, application: QApplication, photo: Path, settings: Path) -> None:
        """Open and colorize the photo."""
        self._application = application
        self.runner = JobRunner()
        store = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
        models = LoadedModels(ModelStore(), lambda: Device.CPU)
        library = Library(self.runner)
        self.workbench = Workbench(library, models, self.runner, store)
        selection = Selection(self.workbench, models, self.runner, store)
        self.canvas = Canvas(self.workbench, selection, self.runner)
        self.canvas.resize(*WINDOW)
        self.canvas.show()
        library.open([photo])
        self.wait_until(lambda: self.workbench.pyramid is not None)
        self.workbench.colorize()
        self.wait_until(lambda: self.workbench.chroma is not None and self.is_quiet)

    @property
    def is_quiet(self) -> bool:
        """Whether all work is done that was begun."""
        return not self.runner.jobs and self.canvas.is_exact

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Let events happen until a condition holds."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            if time.monotonic() > deadline:
                raise TimeoutError("the canvas did not come to rest")

    def drag(self) -> float:
        """Change the vividness at every turn of the event loop; return redraws per second."""
        drawn = 0

        def count() -> None:
            nonlocal drawn
            drawn += 1

        self.canvas.stage.result.changed.connect(count)
        begun = time.perf_counter()
        while (passed := time.perf_counter() - begun) < DRAG_SECONDS:
            vividness = 0.5 + passed / DRAG_SECONDS
            self.workbench.preview_decoding(DecodingOptions(vividness=vividness))
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 4)
        return drawn / passed


def main() -> None:
    """Print the figures."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.jpg"
        enlarged_sample("temple.jpg", WIDTH, HEIGHT).save(photo, quality=92)
        bench = Bench(application, photo, Path(folder) / "settings.ini")
        print(f"{WIDTH} x {HEIGHT} pixels in a window of {WINDOW[0]} x {WINDOW[1]}")
        print(f"live vividness   {bench.drag():6.1f} redraws/s")
        bench.wait_until(lambda: bench.is_quiet)
        _print_parts(bench)
        bench.runner.shut_down()


def _print_parts(bench: Bench) -> None:
    pyramid, chroma = bench.workbench.pyramid, bench.workbench.chroma
    viewport = bench.canvas.navigation.viewport
    if pyramid is None or viewport is None:
        raise RuntimeError("the photo is gone")
    view = viewport.part().view
    half = View(0, 0, WIDTH, HEIGHT, view.columns // 2, view.rows // 2)
    close = View(1000, 1000, *WINDOW, *WINDOW)
    loaded_document = bench.workbench.document
    guide = bench.workbench.guide
    if loaded_document is None or guide is None:
        raise RuntimeError("the photo has no colors")
    vivid = loaded_document.added(Adjust(DecodingOptions(vividness=1.1)))
    parts: dict[str, Callable[[], object]] = {
        "colors": lambda: render_chroma(vivid, guide),
        "pyramid": lambda: Pyramid.of(pyramid.levels[0]),
        "lightness, fitted": lambda: Pyramid(pyramid.levels).lightness(view),
        "whole view": lambda: render_view(pyramid, chroma, view),
        "draft": lambda: render_view(pyramid, chroma, half),
        "view at 100 %": lambda: render_view(pyramid, chroma, close),
        "gray view": lambda: render_view(pyramid, None, view),
    }
    print(f"{'medians':17}  elapsed  processor time")
    for name, work in parts.items():
        elapsed, processor = _measure(work)
        print(f"{name:17} {elapsed:5.0f} ms {processor:5.0f} ms")


def _measure(work: Callable[[], object]) -> tuple[float, float]:
    """Median milliseconds of elapsed and of processor time."""
    elapsed, processor = [], []
    for _ in range(RUNS):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        elapsed.append(1000 * (time.perf_counter() - wall))
        processor.append(1000 * (time.process_time() - cpu))
    return median(elapsed), median(processor)


if __name__ == "__main__":
    main()
