"""The goal words: a closed vocabulary of frozen dataclasses, judged on the observables after each step of the model.

Each word keeps what it has seen in a plain dict (its state), so that a lesson can be put aside and taken up again.
Rows come in blocks of any length; the outcome does not depend on how they are cut.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from sim.core import units
from sim.core.commands import Act, Command, Set
from sim.core.quantities import Observable, Value

Floats = NDArray[np.float64]
State = dict[str, Any]
Reading = Literal["last", "max", "min"]


@dataclass(frozen=True)
class Block:
    """Samples in a row: `columns` has those of each observable, the first taken `first` steps after the step began."""

    first: int
    step: float
    columns: Mapping[str, Floats]

    @property
    def count(self) -> int:
        """How many samples."""
        return len(next(iter(self.columns.values()), ()))


class Word:
    """What the goal words share. Once met, a goal stays met."""

    def fresh(self, observed: Mapping[str, float]) -> State:
        """The state when the step begins and `observed` is what there is to read."""
        return {"met": False}

    def watch(self, state: State, block: Block) -> None:
        """Take in samples."""

    def hear(self, state: State, command: Command) -> None:
        """Take in a command that the student, or the script, gave."""

    def answered(self, state: State, part: str) -> None:
        """Take in that the prediction was committed, or the check answered right."""

    def new_run(self, state: State) -> None:
        """The experiment was started afresh within the step."""

    def met(self, state: State) -> bool:
        """Whether the goal has been reached."""
        return bool(state["met"])

    def say(self) -> str:
        """The goal as the student reads it; each word says its own."""
        return ""


@dataclass(frozen=True)
class Amount:
    """A difference in the unit of the observable, or a factor."""

    size: float
    factor: bool

    def beyond(self, values: Floats, base: Floats | float, more: bool) -> NDArray[np.bool_]:
        """Where `values` lie at least this far above (`more`) or below the base."""
        if self.factor:
            return np.asarray(values >= base * self.size if more else values * self.size <= base)
        return np.asarray(values - base >= self.size if more else base - values >= self.size)

    def say(self, row: Observable[Any]) -> str:
        """In words: 'by 2 pA', 'by a factor of 3'."""
        if self.factor:
            return f"by a factor of {units.figure(self.size)}"
        return f"by {row.say(self.size)}" if self.size else ""


def _read(state: State, key: str, how: Reading, values: Floats) -> Floats:
    """The running largest or smallest, going on from what the state holds."""
    if how == "last" or not len(values):
        return values
    gather = np.maximum if how == "max" else np.minimum
    held = state.get(key)
    run: Floats = gather.accumulate(values if held is None else gather(values, held))
    state[key] = float(run[-1])
    return run


def _named(row: Observable[Any], how: Reading = "last") -> str:
    """A curve in a sentence; one of several words stands in quotes, as it is written at its plot."""
    label = f"“{row.label}”" if " " in row.label else row.label
    label = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return {"last": label, "max": f"the peak of {label}", "min": f"the lowest {label}"}[how]


@dataclass(frozen=True)
class Within(Word):
    """The observable lies in a range for a time."""

    row: Observable[Any]
    read: Reading
    low: float
    high: float
    hold: float

    def watch(self, state: State, block: Block) -> None:
        values = _read(state, "extreme", self.read, block.columns[self.row.name])
        inside = (values >= self.low) & (values <= self.high)
        needed = max(1, round(self.hold / block.step))
        so_far = state.get("run", 0) if state.get("next", block.first) == block.first else 0
        breaks = np.flatnonzero(~inside)
        edges = np.concatenate([[-1 - so_far], breaks, [len(values)]])
        runs = np.diff(edges) - 1
        if len(values) and runs.max() >= needed:
            state["met"] = True
        state["run"] = int(runs[-1])
        state["next"] = block.first + len(values)

    def new_run(self, state: State) -> None:
        for key in ("run", "next", "extreme"):
            state.pop(key, None)

    def say(self) -> str:
        low, high = (self.row.say(v) for v in (self.low, self.high))
        span = f"for {units.say_time(self.hold)}." if self.hold else ""
        if np.isinf(self.low):
            place, never_beyond = f"{high} or less", self.read == "max"
        elif np.isinf(self.high):
            place, never_beyond = f"{low} or more", self.read == "min"
        else:
            place, never_beyond = f"between {low} and {high}", False
        at = place if place.startswith("between") else f"at {place}"
        if span and never_beyond:
            return f"From the start, keep {_named(self.row)} {at} {span}"
        what = _named(self.row, self.read)
        if span and self.read == "last":
            return f"Keep {what} {at} {span}"
        return f"Bring {what} to {place}" + (f", and see that it stays so {span}" if span else ".")


@dataclass(frozen=True)
class Crosses(Word):
    """The observable passes a level."""

    row: Observable[Any]
    level: float
    way: Literal["", "up", "down"]
    times: int

    def fresh(self, observed: Mapping[str, float]) -> State:
        return {"met": False, "count": 0, "above": observed[self.row.name] >= self.level}

    def watch(self, state: State, block: Block) -> None:
        above = np.concatenate([[state["above"]], block.columns[self.row.name] >= self.level])
        turns = np.diff(above.astype(int))
        wanted = turns != 0 if not self.way else turns == (1 if self.way == "up" else -1)
        state["count"] += int(np.count_nonzero(wanted))
        state["above"] = bool(above[-1])
        state["met"] = state["met"] or state["count"] >= self.times

    def say(self) -> str:
        way = {"up": "rise above", "down": "fall below", "": "pass"}[self.way]
        often = f" {self.times} times" if self.times > 1 else ""
        return f"Make {_named(self.row)} {way} {self.row.say(self.level)}{often}."


@dataclass(frozen=True)
class Changes(Word):
    """The observable moves from where it was when the step began."""

    row: Observable[Any]
    read: Reading
    by: Amount
    way: Literal["", "up", "down"]

    def fresh(self, observed: Mapping[str, float]) -> State:
        return {"met": False, "start": observed[self.row.name]}

    def watch(self, state: State, block: Block) -> None:
        values = _read(state, "extreme", self.read, block.columns[self.row.name])
        ways = {"up": (True,), "down": (False,), "": (True, False)}[self.way]
        if any(self.by.beyond(values, state["start"], more).any() for more in ways):
            state["met"] = True

    def new_run(self, state: State) -> None:
        state.pop("extreme", None)

    def say(self) -> str:
        way = {"up": "Raise", "down": "Lower", "": "Change"}[self.way]
        return f"{way} {_named(self.row, self.read)} {self.by.say(self.row)}."


@dataclass(frozen=True)
class Compare(Word):
    """The observable against itself at another time or in the run before, or against another observable."""

    row: Observable[Any]
    read: Reading
    other: str
    at: float
    than: Literal["more", "less"]
    by: Amount

    def fresh(self, observed: Mapping[str, float]) -> State:
        return {"met": False, "base": observed[self.row.name] if self.other == "start" else None}

    def watch(self, state: State, block: Block) -> None:
        column = block.columns[self.row.name]
        values = _read(state, "extreme", self.read, column)
        if not len(values):
            return
        state["now"] = float(values[-1])
        base: Floats | float | None = state["base"]
        if self.other == "time":
            wanted = max(1, round(self.at / block.step)) - block.first
            if 0 <= wanted < len(column):
                base = state["base"] = float(column[wanted])
                values = values[wanted + 1 :]
            elif wanted >= len(column):
                base = None
        elif self.other not in ("start", "run before"):
            base = block.columns[self.other]
        if base is not None and self.by.beyond(values, base, self.than == "more").any():
            state["met"] = True

    def new_run(self, state: State) -> None:
        state.pop("extreme", None)
        if self.other == "run before" and "now" in state:
            state["base"] = state.pop("now")

    def say(self) -> str:
        other = {
            "start": "than when this step began",
            "run before": "than in the run before (reset, then run again)",
            "time": f"than at {units.say_time(self.at)}",
        }.get(self.other, f"than {self.other.replace('_', ' ')}")
        way = "higher" if self.than == "more" else "lower"
        amount = self.by.say(self.row)
        return f"Make {_named(self.row, self.read)} {way} {other}{', ' + amount if amount else ''}."


@dataclass(frozen=True)
class Do(Word):
    """An action is carried out, or a parameter set."""

    act: str
    path: str
    label: str
    value: Value | None
    low: float
    high: float
    times: int
    range_said: str

    def fresh(self, observed: Mapping[str, float]) -> State:
        return {"met": False, "count": 0}

    def hear(self, state: State, command: Command) -> None:
        state["count"] += self._fits(command)
        state["met"] = state["met"] or state["count"] >= self.times

    def _fits(self, command: Command) -> bool:
        if isinstance(command, Act):
            return bool(self.act) and command.name == self.act
        if not isinstance(command, Set) or command.path != self.path:
            return False
        if self.value is not None:
            return command.value == self.value
        return isinstance(command.value, str) or self.low <= float(command.value) <= self.high

    def say(self) -> str:
        often = f" {self.times} times" if self.times > 1 else ""
        if self.act:
            return f"Press “{self.act}”{often}."
        if self.value is not None:
            shown = "on" if self.value is True else "off" if self.value is False else self.value
            return f"Set “{self.label}” to {shown}{often}."
        return f"Set “{self.label}”{self.range_said}{often}."


@dataclass(frozen=True)
class Answered(Word):
    """The prediction is committed, or the check answered right."""

    part: Literal["predict", "check"]

    def answered(self, state: State, part: str) -> None:
        state["met"] = state["met"] or part == self.part

    def say(self) -> str:
        return "Make your prediction." if self.part == "predict" else "Find the right answer."


@dataclass(frozen=True)
class Group(Word):
    """All of several goals, or any one of them."""

    words: tuple[Word, ...]
    every: bool

    def fresh(self, observed: Mapping[str, float]) -> State:
        return {"met": False, "parts": [word.fresh(observed) for word in self.words]}

    def _each(self, state: State) -> list[tuple[Word, State]]:
        return list(zip(self.words, state["parts"], strict=True))

    def watch(self, state: State, block: Block) -> None:
        for word, part in self._each(state):
            word.watch(part, block)

    def hear(self, state: State, command: Command) -> None:
        for word, part in self._each(state):
            word.hear(part, command)

    def answered(self, state: State, part: str) -> None:
        for word, own in self._each(state):
            word.answered(own, part)

    def new_run(self, state: State) -> None:
        for word, part in self._each(state):
            word.new_run(part)

    def met(self, state: State) -> bool:
        each = [word.met(part) for word, part in self._each(state)]
        return all(each) if self.every else any(each)

    def say(self) -> str:
        parts = [word.say() for word in self.words]
        if self.every:
            return " ".join(parts)
        first, *others = (part.removesuffix(".") for part in parts)
        return ", or ".join([first, *(other[:1].lower() + other[1:] for other in others)]) + "."
