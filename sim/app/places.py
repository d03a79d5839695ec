"""Where one can go in the window: the first page, a free bench, or a lesson."""

from dataclasses import dataclass

from sim.core.quantities import Value


@dataclass(frozen=True)
class Home:
    """The first page."""


@dataclass(frozen=True)
class Lab:
    """A bench with all its controls; `settings` are paths and internal values from the start."""

    experiment: str
    settings: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True)
class Lesson:
    """A lesson, by id or file; `again` starts it anew even when a place in it was kept."""

    name: str
    again: bool = False


Place = Home | Lab | Lesson
