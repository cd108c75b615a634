"""What ``colorize --json`` tells other programs about a photo."""

from typing import Any, Protocol

from engine.batch.outcome import Outcome
from engine.batch.scan import Refusal
from engine.models.description import ModelDescription
from engine.models.providers import CPU_PROVIDER, PROVIDER_OF_DEVICE, Device


class RanModel(Protocol):
    """A model that colorized a photo, here or elsewhere."""

    @property
    def description(self) -> ModelDescription:
        """What its file says about itself."""
        ...

    @property
    def provider(self) -> str:
        """The execution provider that ran it."""
        ...


def outcome_record(outcome: Outcome, session: RanModel) -> dict[str, Any]:
    """Describe what became of a photo.

    Args:
        outcome: of one photo.
        session: the model that ran.

    Returns:
        A JSON object.
    """
    return {
        "source": str(outcome.job.source),
        "target": str(outcome.job.target),
        "ok": outcome.ok,
        "error": outcome.error,
        "skipped": outcome.skipped,
        "width": outcome.width,
        "height": outcome.height,
        "restored": list(outcome.restored),
        "seconds": {stage.value: round(spent, 4) for stage, spent in outcome.seconds.items()},
        "model": {"name": session.description.name, "version": session.description.version},
        "device": device_of(session.provider),
        "provider": session.provider,
    }


def refusal_record(refusal: Refusal) -> dict[str, Any]:
    """Describe an input that could not be taken up, with the same keys as a photo.

    Args:
        refusal: file or folder and the reason.

    Returns:
        A JSON object.
    """
    nothing = dict.fromkeys(("skipped", "width", "height", "model", "device", "provider"))
    return {
        "source": str(refusal.path),
        "target": None,
        "ok": False,
        "error": str(refusal.error),
        "restored": [],
        "seconds": {},
        **nothing,
    }


def device_of(provider: str) -> str:
    """Name a device as ``--device`` does, as far as it has a name there.

    Args:
        provider: the execution provider that runs a model.
    """
    devices = {CPU_PROVIDER: Device.CPU} | {name: dev for dev, name in PROVIDER_OF_DEVICE.items()}
    return devices[provider].value if provider in devices else provider
