"""Makes what people can download for the system that it runs on; python -m installers.build.

Needs Python 3.11 or newer with its venv and pip, on Linux also binutils and dpkg-deb. Everything
else is fetched into an environment below ``build/``; results lie in ``dist/``.
"""

import argparse
import shutil
import sys
from importlib import import_module
from pathlib import Path

from installers import environment, sizes
from installers.frozen import check, frozen_path
from installers.project import BUILD, DIST, ROOT
from installers.variants import Variant


def main() -> None:
    """Freeze Photochrom and pack it; the paths of the packages are printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--variant",
        type=Variant,
        choices=tuple(Variant),
        default=Variant.CPU,
        help="cpu runs everywhere; gpu uses NVIDIA cards on Linux and Windows, and is much larger",
    )
    parser.add_argument(
        "--no-packages", action="store_true", help="only freeze, into dist/Photochrom"
    )
    parser.add_argument(
        "--compression",
        type=int,
        choices=range(1, 10),
        default=9,
        metavar="1-9",
        help="how hard packages are compressed on Linux; 1 is enough to try them",
    )
    arguments = parser.parse_args()
    frozen = freeze(arguments.variant)
    print(sizes.table(frozen))
    if not arguments.no_packages:
        for package in pack(frozen, DIST, arguments.compression):
            print(f"{package}  {package.stat().st_size / 1e6:.1f} MB")


def freeze(variant: Variant) -> Path:
    """Freeze the program.

    Args:
        variant: what its models can run on.

    Returns:
        The frozen folder.

    Raises:
        subprocess.CalledProcessError: PyInstaller failed and said why.
        FrozenError: the result is not complete.
    """
    python = environment.build_python(variant)
    shutil.rmtree(frozen_path(), ignore_errors=True)
    work = BUILD / f"pyinstaller-{variant}"
    environment.run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", str(DIST), "--workpath", str(work), str(ROOT / "build.spec")),
    )
    check(frozen_path())
    return frozen_path()


def pack(frozen: Path, output: Path, compression: int = 9) -> list[Path]:
    """Make the packages of this system.

    Args:
        frozen: the frozen folder.
        output: where they go.
        compression: 1 to 9, how hard they are compressed on Linux.

    Returns:
        The packages.
    """
    output.mkdir(parents=True, exist_ok=True)
    if sys.platform.startswith("linux"):
        from installers.linux.pack import pack as pack_for_linux

        return pack_for_linux(frozen, output, level=compression)
    # Each needs tools that only its own system has.
    system = "macos" if sys.platform == "darwin" else "windows"
    return list(import_module(f"installers.{system}.pack").pack(frozen, output))


if __name__ == "__main__":
    main()
