"""Models that are loaded once and shared by all jobs."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.sentences import in_user_language
from engine.colorize import Colorizer
from engine.document.identity import ModelIdentity
from engine.models.description import COLORIZER_KINDS
from engine.models.providers import (
    COREML_PROVIDER,
    CPU_PROVIDER,
    CUDA_PROVIDER,
    DIRECTML_PROVIDER,
    Device,
)
from engine.models.session import ModelSession
from engine.models.store import ModelStore
from engine.segment.segmenter import Segmenter


@dataclass(frozen=True, eq=False)
class LoadedColorizer:
    """A colorizer and which model it is.

    Attributes:
        colorizer: ready to look at photos.
        identity: what documents remember of the model.
    """

    colorizer: Colorizer
    identity: ModelIdentity


class LoadedModels:
    """Loads each model at its first use; called from jobs, from several at once if need be."""

    def __init__(self, store: ModelStore, device: Callable[[], Device]) -> None:
        """Load nothing yet.

        Args:
            store: knows the models by name.
            device: what to run on; asked here and whenever models are forgotten, in the GUI
                thread.
        """
        self.store = store
        self._ask_device = device
        self._shelf = _Shelf(store, device())

    def colorizer(self, name: str) -> Colorizer:
        """Return a model that finds colors.

        Args:
            name: of the model.

        Raises:
            ModelError: there is no such model, or it cannot be loaded.
        """
        return self.loaded_colorizer(name).colorizer

    def loaded_colorizer(self, name: str) -> LoadedColorizer:
        """Return a model that finds colors together with what documents remember of it.

        Args:
            name: of the model.

        Raises:
            ModelError: there is no such model, or it cannot be loaded.
        """
        return self._shelf.colorizer(name)

    def segmenter(self, name: str) -> Segmenter:
        """Return a pair of models that finds objects.

        Args:
            name: what is common to the names of both.

        Raises:
            ModelError: there is no such pair, or it cannot be loaded.
        """
        return self._shelf.segmenter(name)

    def forget(self) -> None:
        """Load all models anew when they are needed again, on the device that is chosen now.

        Returns at once, even while a model is being loaded.
        """
        self._shelf = _Shelf(self.store, self._ask_device())

    def device_report(self) -> str:
        """Say in a few words what runs the loaded models, and why not something else."""
        sessions = self._shelf.sessions
        if not sessions:
            return QCoreApplication.translate("LoadedModels", "No model is loaded yet")
        devices = dict.fromkeys(provider_title(session.provider) for session in sessions)
        reasons = dict.fromkeys(session.fallback for session in sessions if session.fallback)
        return " ".join(
            [", ".join(devices), *(f"({in_user_language(reason)})" for reason in reasons)]
        )


class _Shelf:
    """The models that were loaded for one device."""

    def __init__(self, store: ModelStore, device: Device) -> None:
        self._store = store
        self._device = device
        # Held while loading: two jobs that need the same model shall not load it twice.
        self._lock = threading.Lock()
        self._colorizers: dict[str, LoadedColorizer] = {}
        self._segmenters: dict[str, Segmenter] = {}
        self._sessions: tuple[ModelSession, ...] = ()

    @property
    def sessions(self) -> tuple[ModelSession, ...]:
        return self._sessions

    def colorizer(self, name: str) -> LoadedColorizer:
        with self._lock:
            if name not in self._colorizers:
                stored = self._store.find(name, *COLORIZER_KINDS)
                colorizer = Colorizer(self._load(stored.path))
                self._colorizers[name] = LoadedColorizer(colorizer, ModelIdentity.of(stored))
            return self._colorizers[name]

    def segmenter(self, name: str) -> Segmenter:
        with self._lock:
            if name not in self._segmenters:
                encoder, decoder = self._store.find_segmenter(name)
                pair = self._load(encoder.path), self._load(decoder.path)
                self._segmenters[name] = Segmenter(*pair)
            return self._segmenters[name]

    def _load(self, path: Path) -> ModelSession:
        # The application idles most of the time; threads that wait busily would be a nuisance.
        session = ModelSession(path, device=self._device, spinning=False)
        self._sessions += (session,)
        return session


def provider_title(provider: str) -> str:
    """Name an execution provider as users know it.

    Args:
        provider: its name in ONNX Runtime.
    """
    titles = {
        CPU_PROVIDER: QCoreApplication.translate("LoadedModels", "Processor"),
        CUDA_PROVIDER: QCoreApplication.translate("LoadedModels", "NVIDIA graphics card (CUDA)"),
        COREML_PROVIDER: QCoreApplication.translate("LoadedModels", "Apple CoreML"),
        DIRECTML_PROVIDER: QCoreApplication.translate("LoadedModels", "Graphics card (DirectML)"),
    }
    return titles.get(provider, provider)
