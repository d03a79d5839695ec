"""The clock of a lecture: how long it has gone on, and whether that is ahead of the lesson's minutes or behind."""

from dataclasses import dataclass
from typing import Literal

from sim.app.presenting.cues import Cue

SLACK = 10.0
"""Seconds off the plan that nobody needs to hear of."""
Standing = Literal["ahead", "on time", "behind"]


@dataclass(frozen=True)
class Pace:
    """How the lecture stands: by how many seconds, and to which side."""

    standing: Standing
    seconds: float

    @property
    def words(self) -> str:
        """'1:20 behind', '0:40 ahead', 'on time'."""
        return "on time" if self.standing == "on time" else f"{clock(self.seconds)} {self.standing}"

    @property
    def sign(self) -> str:
        """What says the same without a colour or a word: + behind, − ahead, = on time."""
        return {"ahead": "−", "on time": "=", "behind": "+"}[self.standing]


class Pacing:
    """Counts seconds while it runs.

    Attributes:
        elapsed: seconds since the start or the last reset, without pauses.
        running: it counts now.
        origin: seconds into the plan at which it was started.
    """

    def __init__(self) -> None:
        self.elapsed = 0.0
        self.running = False
        self.origin = 0.0

    def start(self, cue: Cue) -> None:
        """From zero, with the plan counted from this cue on."""
        self.elapsed, self.origin, self.running = 0.0, cue.begins, True

    def pause(self) -> None:
        """Stop, or go on."""
        self.running = not self.running

    def frame(self, wall: float) -> None:
        """Let wall seconds pass."""
        if self.running:
            self.elapsed += wall

    def pace(self, cue: Cue) -> Pace:
        """How the lecture stands while this cue is shown: on time from its planned beginning to its planned end."""
        early = cue.begins - self.origin - self.elapsed
        late = -early - cue.seconds
        if early > SLACK:
            return Pace("ahead", early)
        if late > SLACK:
            return Pace("behind", late)
        return Pace("on time", 0.0)


def clock(seconds: float) -> str:
    """Minutes and seconds as a clock shows them: 12:05."""
    whole = int(max(0.0, seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{whole // 60}:{whole % 60:02d}"
