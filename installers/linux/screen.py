"""A screen that nobody sees, with hands that move its mouse and keys."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Final, Self, TypeVar

from PIL import Image, ImageGrab

from installers.linux.trial import TrialError

Value = TypeVar("Value")

_PATIENCE: Final = 120.0


class Screen:
    """An X server of its own.

    Attributes:
        display: its name, such as :5.
    """

    display: str

    def __enter__(self) -> Self:
        """Start the server.

        Raises:
            TrialError: Xvfb or xdotool is missing, or the server does not start.
        """
        missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
        if missing:
            raise TrialError(f"missing here: {', '.join(missing)}")
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x820x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise TrialError("no X server could be started")
        self.display = f":{number}"
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait()

    def hands(self, *words: str) -> str:
        """Tell xdotool what to do, and return its answer."""
        return subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def window(self, title: str) -> str:
        """Wait for a window, give it the keyboard, and return its number.

        Args:
            title: a regular expression.

        Raises:
            TrialError: no such window comes.
        """

        def numbers() -> list[str]:
            with suppress(subprocess.CalledProcessError):
                return self.hands("search", "--onlyvisible", "--name", title).split()
            return []

        number = wait(numbers, f"no window {title}")[0]
        self.hands("windowfocus", "--sync", number)
        return number

    def title(self, window: str) -> str:
        """Return the title of a window."""
        return self.hands("getwindowname", window)

    def picture(self) -> Image.Image:
        """Return what is seen."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")


def wait(look: Callable[[], Value], failure: str) -> Value:
    """Look again and again until there is something to see.

    Raises:
        TrialError: there never is; with this message.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        value = look()
        if value:
            return value
        time.sleep(0.2)
    raise TrialError(failure)
