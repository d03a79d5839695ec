"""Where one can go in the window: the first page, a free bench, or a lesson."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.core.quantities import Value

if TYPE_CHECKING:  # the first picture stands before the benches are loaded
    from sim.app.running import Running


@dataclass(frozen=True)
class Home:
    """The first page."""


@dataclass(frozen=True)
class Lab:
    """A bench with all its controls.

    Attributes:
        settings: path and internal value of what is set from the start.
        acts: (s, action) on the way to `at`, the s that it has run when it opens.
        run: one that is taken up again as it stands, in place of a fresh one.
        back: (bench, place) that it was entered from, to go back to.
    """

    experiment: str
    settings: tuple[tuple[str, Value], ...] = ()
    acts: tuple[tuple[float, str], ...] = ()
    at: float = 0.0
    run: "Running | None" = None
    back: "tuple[str, Lab | Lesson] | None" = None


@dataclass(frozen=True)
class Lesson:
    """A lesson, by id or file; `again` starts it anew even when a place in it was kept."""

    name: str
    again: bool = False


Place = Home | Lab | Lesson
