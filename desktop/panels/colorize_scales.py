"""What can be chosen for colorizing, one photo or many."""

from typing import Final

from desktop.panels.live_slider import Scale

VIVIDNESS: Final = Scale(0, 3, 1, 0.01, shown_times=100, suffix=" %")
"""Factor on chroma."""

REBALANCING: Final = Scale(0, 1, 0, 0.01, shown_times=100, suffix=" %")
"""How much pale regions are lifted."""

WORKING_SIZES: Final = (128, 192, 256, 320, 384, 512, 640, 768, 1024)
"""Multiples of 32, from what is fast to what sees small things, in pixels."""
