"""What the user points at in the photo on the workbench."""

from collections.abc import Sequence
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import Job
from desktop.jobs.latest import LatestJob
from desktop.jobs.ordered import OrderedJobs
from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.workspace import selection_work as work
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.object_search import ObjectSearch
from desktop.workspace.pointing import Chosen, SelectionMode
from desktop.workspace.scene import Scene
from desktop.workspace.scenes import Scenes
from desktop.workspace.selection_work import Lit, Stroke
from desktop.workspace.workbench import Workbench
from engine.masks import Mask
from engine.segment.prompts import Point, Prompt
from engine.touchup.alternatives import SuggestedColor

__all__ = ["Selection", "SelectionMode"]


class Selection(QObject):
    """An object in the photo on the workbench: pointed at, clicked, boxed or painted.

    All positions are in pixels of the upright photo at full size. Clicks and strokes are worked off
    in their order, each on what the one before it left; of movements of the pointer only the last
    one counts. A click shows its mask at once with rough edges, and a moment later with fine ones.
    Who looks at another photo in between, perhaps for its colors, finds the object still selected.
    """

    changed = Signal()
    """``mask`` or its candidates changed, or ``segments``."""
    hovered = Signal()
    """``hover_mask`` changed."""
    suggested = Signal()
    """``suggestions`` changed."""
    ready_changed = Signal()
    """``is_ready`` or ``problem`` may have changed."""
    failed = Signal(str, Exception)
    """What was tried, and why it failed."""

    def __init__(
        self, workbench: Workbench, models: LoadedModels, runner: JobRunner, settings: Settings
    ) -> None:
        """Follow a workbench.

        Args:
            workbench: whose photo is pointed at.
            models: where the segmenter is loaded.
            runner: runs the jobs.
            settings: which segmenter.
        """
        super().__init__(workbench)
        self._workbench = workbench
        self._scenes = Scenes(workbench, models, runner, settings, self)
        self._scene = self._scenes.current
        self._chosen = Chosen()
        self._elsewhere: WeakKeyDictionary[Scene, Chosen] = WeakKeyDictionary()
        self._hover_mask: Mask | None = None
        self._search = ObjectSearch(self._scenes, runner, self)
        self._suggestions: tuple[SuggestedColor, ...] = ()
        self._hovering = LatestJob(runner, self.tr("Find the object under the pointer"), self)
        self._suggesting = LatestJob(runner, self.tr("Suggest colors"), self)
        self._pointing = OrderedJobs(runner, self.tr("Select an object"), self)
        self._connect()

    def _connect(self) -> None:
        self._scenes.changed.connect(self._on_scene_changed)
        self._scenes.ready_changed.connect(self.ready_changed)
        # Its failures are passed over: a pointer that moves must not open one dialog after another.
        self._hovering.finished.connect(self._on_hovered)
        self._pointing.finished.connect(self._on_pointed)
        self._pointing.failed.connect(partial(self._fail, self.tr("Select an object")))
        self._suggesting.finished.connect(self._set_suggestions)
        self._suggesting.failed.connect(partial(self._fail, self.tr("Suggest colors")))
        self._search.found.connect(self.changed)
        self._search.failed.connect(self.failed)

    @property
    def mask(self) -> Mask | None:
        """What is selected: coverage at guide size, not to be changed; None for nothing."""
        return self._chosen.mask

    @property
    def is_rough(self) -> bool:
        """Whether the mask will get finer edges in a moment."""
        return self._chosen.is_rough

    @property
    def hover_mask(self) -> Mask | None:
        """What a click would select: coverage at guide size with rough edges."""
        return self._hover_mask

    @property
    def candidate_count(self) -> int:
        """How many objects the last click may have meant; 0 if there is nothing to choose."""
        return len(self._chosen.candidates)

    @property
    def candidate_index(self) -> int:
        """Which of them is selected."""
        return self._chosen.index

    @property
    def suggestions(self) -> tuple[SuggestedColor, ...]:
        """Colors that the model held for possible for the selection; none until asked for."""
        return self._suggestions

    @property
    def segments(self) -> tuple[Mask, ...] | None:
        """All objects, the smallest last, each smaller than guide size; None until asked for."""
        objects = self._search.objects
        return None if objects is None else objects.masks

    @property
    def is_ready(self) -> bool:
        """Whether the segmenter has looked at the photo, so that objects light up at once."""
        return self._scenes.is_ready

    @property
    def is_busy(self) -> bool:
        """Whether a click or stroke is still worked off."""
        return self._pointing.is_busy

    @property
    def problem(self) -> Exception | None:
        """Why no object can be found in the photo, for example for want of a segmenter."""
        return self._scenes.problem

    def hover(self, x: float, y: float) -> None:
        """Light up the object under the pointer."""
        scene = self._scenes.current
        if scene is None or not self.is_ready or not scene.contains(x, y):
            self.leave()
            return
        prompt = Prompt((Point(x, y),))
        self._hovering.request(partial(work.light, scene, self._scenes.sight(), prompt))

    def leave(self) -> None:
        """Light nothing up: the pointer has left the photo."""
        self._hovering.drop()
        if self._hover_mask is not None:
            self._hover_mask = None
            self.hovered.emit()

    def click(self, x: float, y: float, mode: SelectionMode = SelectionMode.NEW) -> None:
        """Select the object at a place, add it to the selection, or take it away from there."""
        scene = self._scenes.current
        if scene is not None and scene.contains(x, y):
            self._point(scene, Prompt((Point(x, y),)), mode)

    def box(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        mode: SelectionMode = SelectionMode.NEW,
    ) -> None:
        """Select the object in a rectangle that was drawn in whatever direction."""
        scene = self._scenes.current
        box = None if scene is None else scene.box((x0, y0), (x1, y1))
        if scene is not None and box is not None:
            self._point(scene, Prompt(box=box), mode)

    def brush(self, stroke: Sequence[tuple[float, float]], radius: float, *, add: bool) -> None:
        """Paint over what else belongs to the selection, or wipe off what does not.

        Args:
            stroke: x and y of places along the stroke.
            radius: of the brush, in pixels of the photo.
            add: paint; otherwise wipe.
        """
        scene = self._scenes.current
        if scene is None or not stroke:
            return
        scale = scene.scale
        places = tuple((x * scale, y * scale) for x, y in stroke)
        movement = Stroke(places, radius * scale, add)
        self._pointing.request(lambda: partial(work.paint, scene, self._chosen, movement))

    def next_candidate(self, step: int = 1) -> None:
        """Select another object that the last click may have meant; a negative step goes back."""
        scene = self._scenes.current
        if scene is not None and self.candidate_count > 1:
            self._pointing.request(lambda: partial(work.step, scene, self._chosen, step))

    def clear(self) -> None:
        """Select nothing."""
        self._pointing.drop()
        self._choose(Chosen())

    def find_everything(self) -> Job | None:
        """Look for all objects of the photo; an earlier search is called off.

        Returns:
            The job, when it has finished ``segments`` has them; None if no photo is shown.
        """
        return self._search.find()

    def separate_everything(self, title: str) -> Job | None:
        """Give every object of the photo its own pixels; an earlier search is called off.

        Args:
            title: what that is done for, translated.

        Returns:
            The job, whose result is ``SeparateObjects``; None if no photo is shown.
        """
        return self._search.separate(title)

    def choose_segment(self, index: int, mode: SelectionMode = SelectionMode.NEW) -> None:
        """Select one of ``segments``, add it to the selection, or take it away from there.

        Args:
            index: of the segment.
            mode: what becomes of it.

        Raises:
            IndexError: there is no such segment.
        """
        scene = self._scenes.current
        objects = self._search.objects
        candidate = (() if objects is None else objects.segments)[index].candidate
        if scene is not None:
            self._pointing.request(lambda: partial(work.pick, scene, self._chosen, candidate, mode))

    def suggest(self, count: int = 6) -> None:
        """Ask for colors that the selection may well have; ``suggested`` tells of them.

        Nothing happens while no model has looked for others: the photo has its own colors, or those
        of a model that weighs none.

        Args:
            count: how many at most.
        """
        document = self._workbench.document
        if self.mask is not None and document is not None and document.distribution is not None:
            self._suggesting.request(partial(work.suggest, document, self.mask, count))

    def _point(self, scene: Scene, prompt: Prompt, mode: SelectionMode) -> None:
        see = self._scenes.sight()
        if mode is SelectionMode.NEW:
            # Nothing of before counts any more, and fine edges of it shall not be waited for.
            self._pointing.drop()
        self._pointing.request(lambda: partial(work.point, scene, see, self._chosen, prompt, mode))

    def _choose(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._suggesting.drop()
        self.changed.emit()
        if self._suggestions:
            self._set_suggestions(())

    def _set_suggestions(self, suggestions: tuple[SuggestedColor, ...]) -> None:
        self._suggestions = suggestions
        self.suggested.emit()

    def _on_pointed(self, chosen: Chosen) -> None:
        self._choose(chosen)
        self._refine()

    def _refine(self) -> None:
        scene, chosen = self._scenes.current, self._chosen
        if chosen.is_rough and scene is not None:
            # Before the next stroke, which shall be drawn on the fine edges.
            self._pointing.request_next(lambda: partial(work.refine, scene, chosen))

    def _on_hovered(self, lit: Lit) -> None:
        if lit.scene is self._scenes.current:
            self._hover_mask = lit.mask
            self.hovered.emit()

    def _on_scene_changed(self) -> None:
        self.leave()
        self._search.forget()
        self._pointing.drop()
        last, self._scene = self._scene, self._scenes.current
        if last is not None and self._scene is not None and self._scene.is_like(last):
            # The same photo, only restored in another way: the object is where it was.
            self._choose(Chosen(self.mask))
            return
        if last is not None:
            self._elsewhere[last] = self._chosen
        before = None if self._scene is None else self._elsewhere.pop(self._scene, None)
        self._choose(before or Chosen())
        self._refine()

    def _fail(self, title: str, error: Exception) -> None:
        self.failed.emit(title, error)
