"""Turns what a lesson file says (texts with units) into goal words, commands and settings of its experiment."""

from collections.abc import Mapping
from math import inf
from typing import Any

from sim.core import units
from sim.core.commands import Act, Command, Set
from sim.core.complaints import Complaint
from sim.core.quantities import Observable, Value, find, parse_setting
from sim.experiments.experiment import Experiment
from sim.teaching import goals
from sim.teaching.lesson import Deed, Goal

Bench = type[Experiment]


def observable(bench: Bench, name: str) -> Observable[Any]:
    """The observable of that name.

    Raises:
        Complaint: there is none.
    """
    if not name:
        raise Complaint("an observable is missing: 'observable = \"...\"'.")
    return find("observable", name, bench.OBSERVABLES)


def value_of(row: Observable[Any], text: str) -> float:
    """A value of an observable, typed with its unit, in internal units."""
    return units.parse(text, row.unit)


def amount(row: Observable[Any], text: str) -> goals.Amount:
    """What "3x" (a factor) or "2 pA" (a difference) means; nothing means any difference."""
    if text.endswith("x"):
        size = units.split(text[:-1])[0]
        if size <= 1:
            raise Complaint(f"'{text}': a factor is greater than 1, such as 2x; the way says up or down.")
        return goals.Amount(size, True)
    return goals.Amount(abs(value_of(row, text)) if text else 0.0, False)


def settings(bench: Bench, load: Mapping[str, str]) -> dict[str, Value]:
    """Path -> internal value of a `load` table.

    Raises:
        Complaint: an unknown path, unit or choice, or a value out of range.
    """
    return dict(parse_setting(bench.PARAMS(), path, text) for path, text in load.items())


def command(bench: Bench, deed: Deed) -> Command | None:
    """The command of a deed, None when it only waits.

    Raises:
        Complaint: an unknown path, action, unit or value.
    """
    if deed.set and deed.act:
        raise Complaint("a deed either sets a parameter or carries out an action; make two of it.")
    if deed.set:
        return Set(*parse_setting(bench.PARAMS(), deed.set, deed.to))
    return Act(find("action", deed.act, bench.ACTIONS).name) if deed.act else None


def script(bench: Bench, deeds: tuple[Deed, ...]) -> list[tuple[int, Command]]:
    """Deeds as (ticks from the start, command), in order of time."""
    found = [(ticks(bench, deed.at), command(bench, deed)) for deed in deeds]
    return [(at, what) for at, what in sorted(found, key=lambda pair: pair[0]) if what is not None]


def script_length(bench: Bench, deeds: tuple[Deed, ...]) -> int:
    """How many ticks a script lasts: the latest `at`."""
    return max((ticks(bench, deed.at) for deed in deeds), default=0)


def ticks(bench: Bench, time: str) -> int:
    """A time such as "2 s" in whole steps of the experiment; '' is none.

    Raises:
        Complaint: not a time, or before the start.
    """
    seconds = units.parse_time(time) if time else 0.0
    if seconds < 0:
        raise Complaint(f"'{time}': a time counts from the start and is not negative.")
    return round(seconds / bench.STEP)


def block(bench: Bench, first: int, columns: Mapping[str, goals.Floats]) -> goals.Block:
    """Samples of this experiment, the first of them taken `first` steps after the beginning."""
    return goals.Block(first, bench.STEP, columns)


def word(bench: Bench, goal: Goal) -> goals.Word:
    """The goal word that a goal of the file stands for.

    Raises:
        Complaint: something is missing or unknown.
    """
    if goal.word in ("all", "any"):
        if len(goal.goals) < 2:
            raise Complaint(f"'{goal.word}' needs at least two goals: 'goals = [{{...}}, {{...}}]'.")
        return goals.Group(tuple(word(bench, one) for one in goal.goals), goal.word == "all")
    if goal.word == "answer":
        if not goal.part:
            raise Complaint('\'answer\' needs part = "predict" or "check".')
        return goals.Answered(goal.part)
    if goal.word == "do":
        return _do(bench, goal)
    return _judged(bench, goal, observable(bench, goal.observable))


def _judged(bench: Bench, goal: Goal, row: Observable[Any]) -> goals.Word:
    if goal.word == "within":
        if not goal.low and not goal.high:
            raise Complaint("'within' needs low, high or both.")
        low = value_of(row, goal.low) if goal.low else -inf
        high = value_of(row, goal.high) if goal.high else inf
        if low > high:
            raise Complaint(f"'within': low {goal.low} lies above high {goal.high}.")
        return goals.Within(row, goal.read, low, high, ticks(bench, goal.hold) * bench.STEP)
    if goal.word == "crosses":
        if not goal.level:
            raise Complaint("'crosses' needs a level.")
        return goals.Crosses(row, value_of(row, goal.level), goal.way, goal.times)
    if goal.word == "changes":
        if not goal.by:
            raise Complaint('\'changes\' needs by, such as by = "3x" or by = "2 pA".')
        return goals.Changes(row, goal.read, amount(row, goal.by), goal.way)
    if not goal.than or not goal.other:
        raise Complaint('\'compare\' needs than = "more" or "less", and other.')
    other, at = goal.other, 0.0
    if other not in ("start", "run before"):
        if other[:1].isdigit():
            other, at = "time", units.parse_time(other)
        else:
            other = observable(bench, other).name
    return goals.Compare(row, goal.read, other, at, goal.than, amount(row, goal.by))


def _do(bench: Bench, goal: Goal) -> goals.Word:
    if bool(goal.act) == bool(goal.set):
        raise Complaint("'do' needs either act or set.")
    if goal.act:
        name = find("action", goal.act, bench.ACTIONS).name
        return goals.Do(name, "", "", None, -inf, inf, goal.times, "")
    row = find("parameter", goal.set, bench.parameter_rows())
    value = row.parse(goal.to) if goal.to else None
    low = float(row.parse(goal.low)) if goal.low else -inf
    high = float(row.parse(goal.high)) if goal.high else inf
    said = ""
    if goal.low and goal.high:
        said = f" between {goal.low} and {goal.high}"
    elif goal.low or goal.high:
        said = f" to {goal.low} or more" if goal.low else f" to {goal.high} or less"
    if isinstance(value, float):  # two values that look alike on the screen are the same
        low, high, said, value = value * (1 - 1e-6), value * (1 + 1e-6), f" to {row.say(value)}", None
        low, high = min(low, high), max(low, high)
    return goals.Do("", row.path, row.label, value, low, high, goal.times, said)
