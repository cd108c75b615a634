"""The environment that the program is frozen in, below ``build/``, shared with nothing else."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from installers.project import BUILD, ROOT, project
from installers.variants import Variant, requirements


def build_python(variant: Variant) -> Path:
    """Make the environment of a variant, or bring it up to date.

    Args:
        variant: decides which ONNX Runtime is installed.

    Returns:
        Its Python.

    Raises:
        subprocess.CalledProcessError: a package cannot be installed; pip said why.
    """
    folder = BUILD / f"environment-{variant}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    wanted = requirements(project().dependencies, variant)
    constraints = str(ROOT / "constraints.txt")
    _pip(python, "install", "-c", constraints, *wanted, *project().build_requirements)
    # What setuptools left there from another state of the sources would be installed, too.
    shutil.rmtree(BUILD / "lib", ignore_errors=True)
    # Without its dependencies, of which one would be the other runtime; its metadata are frozen.
    _pip(python, "install", "--no-deps", "--force-reinstall", str(ROOT))
    return python


def run(python: Path, *arguments: str) -> None:
    """Run the Python of the environment in the source tree, alone with what it has.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME")
    }
    # The same sources make the same sets, and so the same archives.
    environment["PYTHONHASHSEED"] = "0"
    subprocess.run([str(python), *arguments], cwd=ROOT, env=environment, check=True)


def _pip(python: Path, *arguments: str) -> None:
    run(
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        *arguments[:1],
        "--quiet",
        *arguments[1:],
    )
