"""Peak memory and time for a 100-megapixel 16-bit TIFF."""

import tempfile
from pathlib import Path

import numpy as np
import tifffile

from benchmarks.command import colorize, enlarged_sample

WIDTH, HEIGHT = 12_000, 8_400


def main() -> None:
    """Print the figures for gray and for RGB."""
    with tempfile.TemporaryDirectory() as folder:
        gray = np.asarray(enlarged_sample("temple.jpg", WIDTH, HEIGHT)).astype(np.uint16) * 257
        for name, channels in (("gray", 1), ("RGB", 3)):
            scan = Path(folder) / f"{name}.tif"
            pixels = gray if channels == 1 else np.repeat(gray[..., None], 3, axis=2)
            tifffile.imwrite(scan, pixels, rowsperstrip=64, compression="deflate")
            run = colorize(scan, "-o", Path(folder) / "out", "--device", "cpu")
            size = WIDTH * HEIGHT / 1e6
            print(f"{size:.0f}-megapixel 16-bit {name} TIFF: ", end="")
            print(f"{run.seconds:.1f} s, peak memory {run.peak_memory:.0f} MB")


if __name__ == "__main__":
    main()
