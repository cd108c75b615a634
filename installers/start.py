"""What the frozen programs run."""

import multiprocessing
import sys

import engine  # noqa: F401 - keeps ONNX Runtime from reporting, and so comes before it

if sys.platform == "win32":
    # Qt brings a C++ runtime that may be older than the one ONNX Runtime was built with.
    import onnxruntime  # noqa: F401

from desktop.cli import main

if __name__ == "__main__":
    # A library that starts processes would open the window again and again without it.
    multiprocessing.freeze_support()
    sys.exit(main())
