"""Commands: all that a person can do to a running experiment, as data. Seed and commands together are the run."""

from dataclasses import dataclass

from sim.core.quantities import Value


@dataclass(frozen=True)
class Set:
    """Give the parameter at `path` an internal value."""

    path: str
    value: Value


@dataclass(frozen=True)
class Act:
    """Carry out the action of that name."""

    name: str


@dataclass(frozen=True)
class Pause:
    """Stop (`on`) or go on; changes nothing in the model."""

    on: bool


@dataclass(frozen=True)
class Pace:
    """Model time runs `factor` times as fast as the experiment's own pace."""

    factor: float


@dataclass(frozen=True)
class Answer:
    """What the student answered to the question `part` ("predict" or "check") of the lesson step `step`."""

    step: str
    part: str
    value: str


@dataclass(frozen=True)
class Next:
    """On to the next step of the lesson (`back` for the one before)."""

    back: bool = False


Command = Set | Act | Pause | Pace | Answer | Next
