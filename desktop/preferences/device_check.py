"""Tries the bundled model on a device, as colorizing a photo would."""

import time
from dataclasses import dataclass

from engine.colorize import Colorizer
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.read import read_photo
from engine.resources import resource_path


@dataclass(frozen=True)
class DeviceCheck:
    """How a trial on a device went.

    Attributes:
        provider: the execution provider that really ran the model.
        fallback: why another device than the chosen one was used, as a sentence; None where it is
            the chosen one.
        load_seconds: how long loading the model took.
        run_seconds: how long the model looked at the sample photo, the first run left out.
    """

    provider: str
    fallback: str | None
    load_seconds: float
    run_seconds: float


def check_device(store: ModelStore, device: Device) -> DeviceCheck:
    """Load the bundled model on a device and let it look at a sample photo twice.

    Args:
        store: knows the bundled model.
        device: what to try.

    Returns:
        What really ran, and how fast.

    Raises:
        PhotochromError: the model or the photo is missing or damaged, or the device failed.
    """
    photo = read_photo(resource_path("samples", "cat.jpg"))
    path = store.find(DEFAULT_COLORIZER).path
    begin = time.perf_counter()
    session = ModelSession(path, device=device, spinning=False)
    colorizer = Colorizer(session)
    loaded = time.perf_counter()
    # Graphics cards prepare themselves in the first run of every size.
    colorizer.predict(photo)
    warm = time.perf_counter()
    colorizer.predict(photo)
    end = time.perf_counter()
    return DeviceCheck(session.provider, session.fallback, loaded - begin, end - warm)
