"""Collects garbage in the GUI thread alone.

Python looks for unreachable cycles in whatever thread happens to allocate. If such a cycle holds an
object of Qt, that object would be destroyed in a thread that it does not belong to, which Qt does
not survive.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS: Final = 1000


class GarbageCollection(QObject):
    """Takes the automatic collection over from Python, and gives it back with ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to collect; called in the GUI thread when the application has been built.

        Args:
            parent: owner of this object.
        """
        super().__init__(parent)
        # What lives as long as the application need not be looked at again and again; to look for
        # garbage in it even once would keep the window from answering.
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations whose thresholds, those of Python, are exceeded."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
        gc.unfreeze()
