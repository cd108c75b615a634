"""Memory that the window takes with a scan of 100 megapixels, step by step."""

import multiprocessing
import resource
import sys
import tempfile
from pathlib import Path

from benchmarks.command import MEGABYTE, enlarged_sample
from benchmarks.window import Window, wait_until
from desktop.shell.memory_use import memory_in_use
from desktop.workspace.loaded_photo import LoadedPhoto
from engine.photo.export import ExportOptions
from engine.photo.formats import ImageFormat

WIDTH, HEIGHT = 12_000, 8_400


def main() -> None:
    """Print memory in use after every step, and the most that was ever in use."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scan = folder / "scan.jpg"
        # In a process of its own: what making the scan takes is not the window's.
        making = multiprocessing.get_context("spawn").Process(target=_make, args=(scan,))
        making.start()
        making.join()
        with Window(folder) as window:
            _report("window")
            window.open([scan])
            wait_until(lambda: window.studio.selection.is_ready)
            window.rest()
            _report("open")
            window.colorize()
            window.rest()
            _report("colorized")
            window.canvas.one_to_one()
            window.rest()
            _report("at 100 %")
            _print_photo(window)
            options = ExportOptions(ImageFormat.JPEG)
            window.studio.workbench.export(folder / "result.jpg", options)
            window.rest()
            _report("exported")


def _make(path: Path) -> None:
    enlarged_sample("temple.jpg", WIDTH, HEIGHT).save(path, quality=92)


def _report(step: str) -> None:
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE
    now = (memory_in_use() or 0) / MEGABYTE
    print(f"{step:10} {now:6.0f} MB, at most {peak:6.0f} MB so far", flush=True)


def _print_photo(window: Window) -> None:
    workbench = window.studio.workbench
    photo, pyramid = workbench.photo, workbench.pyramid
    if photo is None or pyramid is None:
        raise RuntimeError("the photo is gone")
    pixels = photo.height * photo.width
    halves = sum(level.nbytes for level in pyramid.levels[1:])
    kept = LoadedPhoto.of(photo).size
    print(f"kept for {pixels / 1e6:.0f} megapixels: {kept / MEGABYTE:.0f} MB, of which halves")
    print(f"    {halves / MEGABYTE:.0f} MB: {kept / pixels:.1f} bytes a pixel in all")


if __name__ == "__main__":
    main()
