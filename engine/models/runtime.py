"""The only module that talks to ONNX Runtime: runs a model on one execution provider.

The runtime has no common base class for its errors, says on stderr alone that a graphics library is
missing, and retries on other devices by itself. All of that ends here.
"""

import contextlib
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as native

from engine.models.contract import Tensor, TensorPort
from engine.models.providers import (
    COREML_PROVIDER,
    CUDA_PROVIDER,
    DIRECTML_PROVIDER,
    coreml_cache,
    provider_options,
)

_SILENT = 4  # severity "fatal"

_RUNTIME_ERRORS: tuple[type[Exception], ...] = (
    native.EPFail,
    native.Fail,
    native.InvalidArgument,
    native.InvalidGraph,
    native.InvalidProtobuf,
    native.NoSuchFile,
    native.NotImplemented,
    native.RuntimeException,
    MemoryError,
    RuntimeError,
    ValueError,
)

# There is no error code for it, every execution provider words it in its own way.
_NO_MEMORY = (
    "out of memory",
    "failed to allocate",
    "allocation failed",
    "bad allocation",
    "bad_alloc",
    "cudaerrormemoryallocation",
    "cublas_status_alloc_failed",
    "cudnn_status_alloc_failed",
    "available memory of",
    "e_outofmemory",
    "8007000e",  # E_OUTOFMEMORY, all that DirectML says
)


class ProviderError(Exception):
    """An execution provider does not start or cannot finish a run; the message is a clause.

    Attributes:
        out_of_memory: whether the device has too little memory.
    """

    def __init__(self, reason: str, *, out_of_memory: bool = False) -> None:
        super().__init__(reason)
        self.out_of_memory = out_of_memory


@dataclass(frozen=True)
class Threading:
    """How a session uses the processor.

    Attributes:
        threads: threads of one run, 0 for what the runtime chooses.
        spinning: whether idle threads wait busily for a moment.
    """

    threads: int
    spinning: bool


class Runtime:
    """A model file, loaded on one execution provider and on no other.

    Attributes:
        provider: name of the execution provider.
        inputs: the inputs that the model declares.
        outputs: the outputs that the model declares.
    """

    provider: str
    inputs: tuple[TensorPort, ...]
    outputs: tuple[TensorPort, ...]

    def __init__(self, path: Path, provider: str, threading: Threading) -> None:
        """Load a model.

        Args:
            path: the model file.
            provider: name of the execution provider.
            threading: how to use the processor.

        Raises:
            ProviderError: the provider does not start, or not with this model.
        """
        self.provider = provider
        self._session = _start(path, provider, threading)
        self.inputs = _ports(self._session.get_inputs())
        self.outputs = _ports(self._session.get_outputs())
        # DirectML allows one run of a session at a time, the others any number.
        one_at_a_time = provider == DIRECTML_PROVIDER
        self._turn: AbstractContextManager[object] = Lock() if one_at_a_time else nullcontext()

    def run(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Run the model.

        Args:
            inputs: input name to tensor.

        Returns:
            Output name to tensor.

        Raises:
            ProviderError: the device has too little memory, or the model fails on these inputs.
        """
        try:
            with self._turn:
                outputs = self._session.run(None, dict(inputs))
        except _RUNTIME_ERRORS as error:
            raise provider_error(error) from error
        return {port.name: output for port, output in zip(self.outputs, outputs, strict=True)}


def _start(path: Path, provider: str, threading: Threading) -> Any:  # noqa: ANN401
    _silence()
    missing = _load_cuda_libraries() if provider == CUDA_PROVIDER else None
    compiled = coreml_cache(_digest(path)) if provider == COREML_PROVIDER else None
    try:
        session = onnxruntime.InferenceSession(
            path,
            sess_options=_session_options(provider, threading),
            providers=[(provider, provider_options(provider, compiled))],
            enable_fallback=0,
        )
    except _RUNTIME_ERRORS as error:
        raise provider_error(error) from error
    # The runtime can also drop a provider that does not start and go on without a word.
    if session.get_providers()[0] != provider:
        raise ProviderError(missing or "its libraries are missing or do not suit the driver")
    return session


def _session_options(provider: str, threading: Threading) -> Any:  # noqa: ANN401
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _SILENT
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = threading.threads
    spinning = "1" if threading.spinning else "0"
    options.add_session_config_entry("session.intra_op.allow_spinning", spinning)
    if provider == DIRECTML_PROVIDER:
        # https://onnxruntime.ai/docs/execution-providers/DirectML-ExecutionProvider.html
        options.enable_mem_pattern = False
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    return options


def _ports(nodes: Sequence[Any]) -> tuple[TensorPort, ...]:
    return tuple(
        TensorPort(
            name=node.name,
            is_float32=node.type == "tensor(float)",
            shape=tuple(length if isinstance(length, int) else None for length in node.shape),
        )
        for node in nodes
    )


@cache
def _silence() -> None:
    """Keep the runtime from reporting, and its log off stderr; what matters is raised here."""
    onnxruntime.set_default_logger_severity(_SILENT)
    # Windows does not look at the environment variable that ``engine`` sets.
    onnxruntime.disable_telemetry_events()


@cache
def _load_cuda_libraries() -> str | None:
    """Load the CUDA and cuDNN libraries of NVIDIA's packages; say as a clause what is missing."""
    preload = getattr(onnxruntime, "preload_dlls", None)  # since ONNX Runtime 1.21
    if preload is None:
        return None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        preload()
    failures = [line for line in printed.getvalue().splitlines() if line.startswith("Failed")]
    return failures[0].replace("Failed to load", "cannot load", 1) if failures else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def provider_error(error: Exception) -> ProviderError:
    """Read what ONNX Runtime says of a failure.

    Args:
        error: any error that it raised.

    Returns:
        The same without the fields for developers, and with a lack of memory recognized.
    """
    said = str(error).strip() or type(error).__name__
    # Three fields with the origin and code of the error stand before what happened.
    reason = said.splitlines()[0].split(" : ", 3)[-1].rstrip(".")
    # Front ends name the file themselves.
    reason = re.sub(r"^Load model from .* failed: *", "", reason)
    no_memory = isinstance(error, MemoryError) or any(words in said.lower() for words in _NO_MEMORY)
    return ProviderError(reason, out_of_memory=no_memory)
