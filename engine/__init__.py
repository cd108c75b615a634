"""Colorizes photos: reads them, runs the models, decodes their colors and writes the result.

The engine knows nothing of windows, terminals or training; the front ends in ``desktop`` and the
tools in ``training`` build on it.
"""

import os

# Official builds of ONNX Runtime report to their maker as soon as they are imported, under a number
# of this computer that they store. Photochrom promises to need no network, and to keep photos and
# what is done to them to itself.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
