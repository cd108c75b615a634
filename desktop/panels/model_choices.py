"""Which models can be chosen, looked up off the GUI thread, because that reads their files."""

from PySide6.QtCore import QObject, Signal

from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from engine.models.description import COLORIZER_KINDS, PART_ENDINGS, ModelKind
from engine.models.errors import ModelError
from engine.models.store import BrokenModel, ModelStore, StoredModel, named


class ModelChoices(QObject):
    """The colorizers and segmenters of a store.

    Attributes:
        changed: the models were looked up.
    """

    changed = Signal()

    def __init__(self, store: ModelStore, runner: JobRunner, parent: QObject | None = None) -> None:
        """Begin with no models and look them up.

        Args:
            store: where models lie.
            runner: runs the look-up.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._store = store
        self._entries: tuple[StoredModel | BrokenModel, ...] | None = None
        self._lookup = LatestJob(runner, self.tr("Looking for models"), self)
        self._lookup.finished.connect(self._take)
        self.refresh()

    @property
    def is_known(self) -> bool:
        """Whether the models were looked up already."""
        return self._entries is not None

    @property
    def colorizers(self) -> tuple[StoredModel, ...]:
        """The models that colorize, bundled ones first."""
        return self._of_kind(*COLORIZER_KINDS)

    @property
    def segmenters(self) -> tuple[str, ...]:
        """Common names of encoders and decoders of which both are there."""
        encoders = self._stems(ModelKind.SEGMENTER_ENCODER)
        decoders = set(self._stems(ModelKind.SEGMENTER_DECODER))
        return tuple(stem for stem in encoders if stem in decoders)

    def problem_of(self, colorizer: str) -> ModelError | None:
        """Say why a colorizer cannot be used; None if it can, or while nothing is known."""
        if self._entries is None:
            return None
        try:
            named(colorizer, self._entries, *COLORIZER_KINDS)
        except ModelError as problem:
            return problem
        return None

    def weighs_colors(self, colorizer: str | None) -> bool:
        """Whether a colorizer, as far as it is known, says how likely each color is."""
        return all(
            model.description.weighs_colors for model in self.colorizers if model.name == colorizer
        )

    def refresh(self) -> None:
        """Look again, after models were added or removed."""
        store = self._store
        self._lookup.request(lambda _control: store.list())

    def _take(self, entries: object) -> None:
        assert isinstance(entries, tuple)  # noqa: S101 - what the store lists
        self._entries = entries
        self.changed.emit()

    def _of_kind(self, *kinds: ModelKind) -> tuple[StoredModel, ...]:
        models = [entry for entry in self._entries or () if isinstance(entry, StoredModel)]
        return tuple(model for model in models if model.description.kind in kinds)

    def _stems(self, kind: ModelKind) -> list[str]:
        ending = PART_ENDINGS[kind]
        names = [model.name for model in self._of_kind(kind)]
        return [name.removesuffix(ending) for name in names if name.endswith(ending)]
