"""What a student has done in a lesson, as plain data that can be kept in a file."""

import msgspec

from sim.teaching.goals import State
from sim.teaching.scoring import Given, Score


class Mark(msgspec.Struct):
    """What the student has done in one step; plain data, so that it can be kept."""

    prediction: Given | None = None
    reason: str = ""
    score: Score | None = None
    tries: list[str] = []
    right: bool = False
    errors: int = 0
    asked: int = 0
    waited: float = 0.0
    done: bool = False


class Kept(msgspec.Struct):
    """All that the guide knows, for the rescue file."""

    lesson: str
    index: int
    marks: dict[str, Mark]
    start: int
    before: dict[str, float]
    goal: State | None
    began: bool
    failed: bool
