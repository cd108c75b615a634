"""Runs a model file on the best device that really works."""

import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from engine.models.contract import Tensor, TensorPort, check_ports, check_trial, trial_inputs
from engine.models.description import ModelDescription, ModelKind
from engine.models.errors import ModelError
from engine.models.foreign import describe_file
from engine.models.providers import (
    CPU_PROVIDER,
    Device,
    Machine,
    default_threads,
    fallback_sentence,
    plan_providers,
)
from engine.models.runtime import ProviderError, Runtime, Threading

_logger = logging.getLogger(__name__)

_SEGMENTERS = (ModelKind.SEGMENTER_ENCODER, ModelKind.SEGMENTER_DECODER)


class ModelSession:
    """A model, loaded once and ready to run, from several threads at once if need be.

    Where the device cannot run the model, another one or the processor does. That is never silent:
    it is logged as a warning, once a process, and kept in ``fallback``.

    Attributes:
        path: the model file.
        description: what the file says about itself, or what is known of it.
        fallback: why the model runs on another device than asked for, as a sentence; None where it
            runs as asked.
    """

    path: Path
    description: ModelDescription
    fallback: str | None

    def __init__(
        self,
        path: Path,
        *,
        device: Device = Device.AUTO,
        threads: int | None = None,
        spinning: bool = True,
        machine: Machine | None = None,
    ) -> None:
        """Load a model.

        Args:
            path: the model file.
            device: what to run on.
            threads: threads of one run on the processor, None for one per physical core.
            spinning: whether idle threads wait busily for a moment: faster for many photos in a
                row, a nuisance in a desktop application that mostly idles.
            machine: what the machine offers, None to look.

        Raises:
            ModelError: the file is missing, damaged, no model of Photochrom, or it lacks the inputs
                and outputs of its kind.
        """
        self.path = path
        self.description = describe_file(path)
        plan = plan_providers(device, machine or Machine.detect())
        threading = Threading(default_threads() if threads is None else threads, spinning)
        failures = dict(plan.refused)
        for provider in plan.providers:
            try:
                self._runtime = _load(path, self.description, provider, threading)
                break
            except ProviderError as error:
                failures[provider] = str(error)
        else:
            raise ModelError(
                f"The model cannot be loaded ({failures[CPU_PROVIDER]}); copy or download it again."
            )
        self.fallback = fallback_sentence(failures, self.provider) if failures else None
        if self.fallback is not None:
            _warn_once(self.fallback)

    @property
    def provider(self) -> str:
        """The execution provider that really runs the model, for example CPUExecutionProvider."""
        return self._runtime.provider

    @property
    def inputs(self) -> tuple[TensorPort, ...]:
        """The inputs that the model declares."""
        return self._runtime.inputs

    @property
    def outputs(self) -> tuple[TensorPort, ...]:
        """The outputs that the model declares."""
        return self._runtime.outputs

    def run(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Run the model.

        Args:
            inputs: a tensor for each input that the contract of the model's kind names.

        Returns:
            Output name to tensor.

        Raises:
            ModelError: the device has too little memory, or the model fails on these inputs.
            ValueError: ``inputs`` have other names, types or shapes than the model declares.
        """
        ports = self.inputs
        if inputs.keys() != {port.name for port in ports}:
            raise ValueError(f"the model has the inputs {ports}, not {sorted(inputs)}")
        for port in ports:
            if not port.accepts(inputs[port.name]):
                tensor = inputs[port.name]
                raise ValueError(f"the model takes {port}, not {tensor.dtype} {tensor.shape}")
        try:
            return self._runtime.run(inputs)
        except ProviderError as error:
            raise run_error(error, self.provider) from error


def _load(
    path: Path, description: ModelDescription, provider: str, threading: Threading
) -> Runtime:
    """Load a model on one provider and see it work once, on the smallest input."""
    runtime = Runtime(path, provider, threading)
    check_ports(description.kind, runtime.inputs, runtime.outputs)
    # A segmenter may have one large input size, and on the processor a trial would tell nothing.
    if description.kind not in _SEGMENTERS or provider != CPU_PROVIDER:
        check_trial(description, runtime.run(trial_inputs(description.kind, runtime.inputs)))
    return runtime


def run_error(error: ProviderError, provider: str) -> ModelError:
    """Say what the user can do about a run that failed.

    Args:
        error: why it failed.
        provider: the execution provider that ran the model.

    Returns:
        The error to raise.
    """
    if not error.out_of_memory:
        return ModelError(
            f"The model failed on this photo ({error}); try another working size or model."
        )
    if provider == CPU_PROVIDER:
        return ModelError(
            "The computer has too little memory for this; close other programs, or use a smaller "
            "working size or model."
        )
    return ModelError(
        "The graphics card has too little memory for this; use a smaller working size or model, or "
        "the processor (device cpu)."
    )


@cache
def _warn_once(sentence: str) -> None:
    """Log a warning that would be the same for every model of a process."""
    _logger.warning(sentence)
