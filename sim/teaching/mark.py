"""What a student has done in a lesson, as plain data that can be kept in a file."""

from typing import Any

import msgspec

from sim.core.complaints import Complaint
from sim.teaching.goals import State
from sim.teaching.lesson import Lesson
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


def read_kept(snapshot: dict[str, Any], lesson: Lesson) -> Kept:
    """What a snapshot of the guide holds.

    Raises:
        Complaint: it is of another lesson, or of an older text of this one.
    """
    try:
        kept = msgspec.convert(snapshot, Kept)
    except msgspec.ValidationError as wrong:
        raise Complaint(f"the kept place in this lesson cannot be read: {wrong}.") from None
    if kept.lesson != lesson.id or list(kept.marks) != [step.id for step in lesson.steps]:
        raise Complaint("the lesson has changed since; it starts anew.")
    if not 0 <= kept.index < len(lesson.steps):
        raise Complaint("the kept place is not in this lesson; it starts anew.")
    return kept
