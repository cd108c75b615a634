"""What takes how much of the frozen program; python -m installers.sizes [FOLDER]."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from installers.frozen import frozen_path, inner_folder

_COMPONENTS: Final = (
    (r"resources/models/", "models"),
    (r"resources/", "samples, icons, translations"),
    (r"licenses/|[^/]+\.dist-info/", "licenses and metadata"),
    (r"cv2/|opencv_\w+\.libs/", "OpenCV"),
    (r"onnxruntime/", "ONNX Runtime"),
    (r"(PySide6/Qt/lib/)?libicu\w+\.", "ICU (of Qt)"),
    (r"PySide6/|shiboken6/|(lib)?Qt6\w+\.", "Qt and PySide6"),
    (r"numpy/|numpy\.libs/", "NumPy and its OpenBLAS"),
    (r"imagecodecs/|imagecodecs\.libs/|tifffile/", "imagecodecs"),
    (r"PIL/|pillow\.libs/", "Pillow"),
    (r"libpython|python3|base_library\.zip|lib-dynload/", "Python"),
    (r"[^/]+\.(so|dll|dylib)", "libraries of the system"),
)
_PROGRAMS: Final = "programs, with all code of Photochrom"
_OTHERS: Final = "others"


def component(path: str) -> str:
    """Name the component that a file belongs to.

    Args:
        path: below the inner folder of the frozen program, with slashes.
    """
    for pattern, name in _COMPONENTS:
        if re.match(pattern, path):
            return name
    return _OTHERS


def by_component(frozen: Path) -> Counter[str]:
    """Add up the sizes of all files; links take nothing.

    Args:
        frozen: ``Photochrom`` or ``Photochrom.app``.

    Returns:
        Bytes by component.
    """
    inner, sizes = inner_folder(frozen), Counter[str]()
    for path in frozen.rglob("*"):
        if path.is_file() and not path.is_symlink():
            is_inner = path.is_relative_to(inner)
            name = component(path.relative_to(inner).as_posix()) if is_inner else _PROGRAMS
            sizes[name] += path.stat().st_size
    return sizes


def table(frozen: Path) -> str:
    """Write the sizes as a table of Markdown, the largest first.

    Args:
        frozen: ``Photochrom`` or ``Photochrom.app``.
    """
    sizes = by_component(frozen)
    rows = [f"| {name} | {size / 1e6:.1f} |" for name, size in sizes.most_common()]
    total = f"| **all** | **{sizes.total() / 1e6:.1f}** |"
    return "\n".join(["| component | MB |", "|---|---|", *rows, total])


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else frozen_path()
    print(table(folder))
