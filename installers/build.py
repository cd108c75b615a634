"""Makes everything that people can download, on the system that it runs on: python -m installers.build

Needs Python 3.11 or newer with its venv and pip, on Linux also binutils and dpkg-deb. Everything
else is fetched into an environment below ``build/``; results lie in ``dist/``.
"""

import argparse
import shutil
import sys
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
    arguments = parser.parse_args()
    frozen = freeze(arguments.variant)
    print(sizes.table(frozen))  # noqa: T201 - the answer of the command
    if not arguments.no_packages:
        for package in pack(frozen, DIST):
            print(f"{package}  {package.stat().st_size / 1e6:.1f} MB")  # noqa: T201


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


def pack(frozen: Path, output: Path) -> list[Path]:
    """Make the packages of this system.

    Args:
        frozen: the frozen folder.
        output: where they go.

    Returns:
        The packages.
    """
    # Each needs tools that only its own system has.
    if sys.platform == "win32":
        from installers.windows.pack import pack as pack_here
    elif sys.platform == "darwin":
        from installers.macos.pack import pack as pack_here
    else:
        from installers.linux.pack import pack as pack_here
    output.mkdir(parents=True, exist_ok=True)
    return list(pack_here(frozen, output))


if __name__ == "__main__":
    main()
