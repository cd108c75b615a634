"""A Ray in this process, whose workers a test can end; it does what is asked of the real one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace


class ActorLostError(Exception):
    """In the place of ``ray.exceptions.RayActorError``."""


class TaskFailedError(Exception):
    """In the place of ``ray.exceptions.RayError``."""


@dataclass(eq=False)
class Reference:
    """An answer to come; it is worked out as soon as somebody waits for it."""

    actor: "Actor"
    call: Callable
    answer: object = None
    error: Exception | None = None

    def work_out(self):
        if self.actor.is_lost:
            self.error = ActorLostError("the worker died")
            return
        try:
            self.answer = self.call()
        except ActorLostError:
            self.actor.is_lost = True
            self.error = ActorLostError("the worker died")


@dataclass(eq=False)
class Actor:
    """A worker, with the methods of its class as Ray offers them."""

    worker: object
    is_lost: bool = False

    def __getattr__(self, name):
        method = getattr(self.worker, name)
        if name == "stop":
            return SimpleNamespace(remote=method)
        return SimpleNamespace(remote=lambda *given: Reference(self, lambda: method(*given)))


@dataclass(eq=False)
class PretendedRay:
    """The module: ``worker_class`` makes the workers of the run, whatever class that asks for."""

    worker_class: Callable
    machines: list = field(default_factory=list)
    hired: list = field(default_factory=list)
    exceptions = SimpleNamespace(
        RayActorError=ActorLostError, RayError=(ActorLostError, TaskFailedError)
    )

    def remote(self, _worker_class):
        return SimpleNamespace(options=lambda **_: SimpleNamespace(remote=self._hire))

    def _hire(self, setup):
        self.hired.append(Actor(self.worker_class(setup)))
        return self.hired[-1]

    def wait(self, references, *, num_returns, timeout):  # noqa: ARG002
        there = list(references)[:num_returns]
        return there, list(references)[num_returns:]

    def get(self, reference):
        reference.work_out()
        if reference.error is not None:
            raise reference.error
        return reference.answer

    def kill(self, actor):
        actor.is_lost = True

    def nodes(self):
        return [{"Alive": True, "Resources": machine} for machine in self.machines]
