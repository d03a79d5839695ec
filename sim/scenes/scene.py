"""A scene: the drawing of one experiment. It only reads; drawing never changes what the experiment will do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import pygame

from sim.core.evidence import Evidence
from sim.core.quantities import Value
from sim.experiments.trace import Trace
from sim.view.theme import Theme

ONE_VIEW = "This picture has one view only."
"""Told to who asks a scene without a second view to go there."""
TARGET = 24
"""Pixels that a pointer can hit, at least."""


@dataclass(frozen=True)
class Foretold:
    """What a student drew before the run: an observable, and points of (model seconds, shown value)."""

    observable: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Moment:
    """What drawing needs besides the experiment.

    Attributes:
        wall: seconds on the wall since the scene was opened, for decoration only.
        fraction: how far the wall is into the next step, 0 to 1.
        calm: reduced motion; decoration stands still, state still shows.
        rate: model seconds for each wall second now, 0 when paused.
        past: what has been observed in this run, for scenes that draw a course; None when nobody keeps it.
        foretold: the student's drawn prediction, for scenes that hold it against the run; None when there is none.
    """

    wall: float = 0.0
    fraction: float = 0.0
    calm: bool = False
    rate: float = 0.0
    past: Trace | None = None
    foretold: Foretold | None = None


@dataclass(frozen=True)
class Seek:
    """What a scene may ask of the app: go to this tick of the run, running on when it was not reached yet.

    Attributes:
        said: that moment in words, as the scene counts time.
    """

    tick: int
    said: str = ""


@dataclass(frozen=True)
class Enter:
    """What a scene may ask of the app: open another bench.

    Attributes:
        bench: name of its experiment.
        settings: path -> internal value, from the start.
        acts: (s, action) on the way to where it opens.
        at: s that it has run when it opens.
    """

    bench: str
    settings: tuple[tuple[str, Value], ...] = ()
    acts: tuple[tuple[float, str], ...] = ()
    at: float = 0.0


Asked = Seek | Enter


@dataclass(frozen=True)
class Thing:
    """Something on the stage that can be pointed at, focused with the keyboard, and asked what it is.

    Attributes:
        name: as on its label.
        what: one or two sentences for a student.
        numbers: its numbers now, each a line with unit.
        sources: keys of the papers behind it.
        area: where it is, in pixels of the stage surface.
        asks: where it leads, when it leads somewhere.
    """

    name: str
    what: str
    numbers: tuple[str, ...]
    sources: tuple[str, ...]
    area: pygame.Rect
    asks: Asked | None = None


class Scene(ABC):
    """What all scenes share. `layout` is called first and after every change of size, theme or text size."""

    NAME: ClassVar[str]
    LEAVES_OUT: ClassVar[tuple[str, ...]]
    """The card "what this leaves out", a sentence each."""
    EVIDENCE: ClassVar[tuple[Evidence, ...]] = ()
    """What speaks for the model behind it, what against, and what is not settled."""
    CONTENT_NOTE: ClassVar[str] = ""
    """Shown before the scene is first opened, when what it shows may disturb."""
    ZOOMS_TO: ClassVar[str] = ""
    """The name of the thing that the camera can go up to; '' for a scene with one view."""

    def __init__(self) -> None:
        self.size = (0, 0)
        self.zoomed = 0.0
        self.foretelling = False
        """A prediction is asked for and open: neither picture nor words may tell what the run will show."""
        self._laid: tuple[tuple[int, int], str, float, int] | None = None

    @abstractmethod
    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0, within: int = 0) -> None:
        """Load or bake the art for a stage of `size` pixels; at once with what is there, finer when a bake is done.

        `within` is the height of the picture that the stage is a part of: a projector's letters go by it.
        """

    def _anew(self, size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> bool:
        """Whether the stage is not laid out for this yet; from now on it counts as laid out for it."""
        wanted = (size, theme.name, text_size, within)
        if wanted == self._laid:
            return False
        self._laid, self.size = wanted, size
        return True

    @abstractmethod
    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """Draw the whole stage onto `surface`, which has the size of the layout."""

    @abstractmethod
    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """What can be pointed at now, in reading order; areas never overlap by more than their edges."""

    @abstractmethod
    def describe(self, experiment: Any) -> str:
        """All that the stage shows, in words, two to six sentences."""

    def zoom(self, to: float | None = None) -> bool:
        """Send the camera to 0 (all) or 1 (up close), or to the other end; it gets there by the wall clock.

        Returns False when the scene has one view only. What is near is no part of the experiment's state.
        """
        if not self.ZOOMS_TO:
            return False
        self.zoomed = (0.0 if self.near else 1.0) if to is None else min(max(to, 0.0), 1.0)
        return True

    @property
    def near(self) -> bool:
        """The camera is up close, or on its way there."""
        return self.zoomed > 0.5

    def leaves_out(self, experiment: Any) -> tuple[str, ...]:
        """The card "what this leaves out", with what the present settings ask of the model beyond its data first."""
        return self.LEAVES_OUT

    def evidence(self, experiment: Any) -> tuple[Evidence, ...]:
        """The evidence for the present settings; the same for all unless a scene says otherwise."""
        return self.EVIDENCE

    def asks(self, point: tuple[int, int], experiment: Any) -> Asked | None:
        """What a press at a point of the stage asks of the app; None when it only asks what lies there."""
        return None

    def pick(self, point: tuple[int, int], experiment: Any) -> Thing | None:
        """The thing under a point of the stage; the smallest when several lie there."""
        hit = [thing for thing in self.things(experiment) if thing.area.collidepoint(point)]
        return min(hit, key=lambda thing: thing.area.w * thing.area.h) if hit else None

    @property
    def refining(self) -> bool:
        """True while a finer bake is on its way, so that the window redraws a paused stage."""
        return False
