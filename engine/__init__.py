"""Colorizes photos: reads them, runs the models, decodes their colors and writes the result.

The engine knows nothing of windows, terminals or training; the front ends in ``desktop`` and the
tools in ``training`` build on it.
"""
