"""Files read straight from the system's cache, however many and however large."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.errors import TrainingError

# A program may have 256 files open on some systems.
_MAPPED_AT_ONCE = 128


class MappedFiles:
    """Maps files into memory when they are read, and unmaps those not read for the longest time.

    Copies in other processes map the files anew.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Say which files; none is opened yet.

        Args:
            paths: the files, which must not change.
        """
        self._paths = tuple(paths)
        self._mapped: OrderedDict[int, npt.NDArray[np.uint8]] = OrderedDict()

    def read(self, file: int, begin: int, size: int) -> npt.NDArray[np.uint8]:
        """Return some bytes of a file, which stay where they are and must not be written to.

        Args:
            file: its number, counted from 0.
            begin: the first byte.
            size: number of bytes.

        Raises:
            TrainingError: the file is gone.
        """
        content = self._mapped.pop(file, None)
        if content is None:
            content = self._map(self._paths[file])
        self._mapped[file] = content
        if len(self._mapped) > _MAPPED_AT_ONCE:
            self._mapped.popitem(last=False)
        return np.asarray(content[begin : begin + size])

    def _map(self, path: Path) -> npt.NDArray[np.uint8]:
        try:
            return np.memmap(path, np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise TrainingError(
                "A part of the data set is gone; it was prepared anew or deleted meanwhile."
            ) from error

    def __getstate__(self) -> dict[str, object]:
        return {"_paths": self._paths, "_mapped": OrderedDict()}
