"""Holds the goal of a step, and what it has seen so far: a step without a goal has reached it from the start."""

from collections.abc import Mapping, Sequence

from sim.core.commands import Command
from sim.experiments.experiment import Experiment
from sim.teaching import build
from sim.teaching.goals import Floats, State
from sim.teaching.lesson import Goal


class Judge:
    """One goal, judged.

    Args:
        observed: what there is to read when the step begins.

    Attributes:
        state: what the goal has seen, as plain data that can be kept and put back.
    """

    def __init__(self, bench: type[Experiment], goal: Goal | None, observed: Mapping[str, float]) -> None:
        self._bench = bench
        self._word = build.word(bench, goal) if goal else None
        self.by_check = goal is not None and goal.word == "answer" and goal.part == "check"
        """The goal is to answer the question of this very step."""
        self.state: State = self._word.fresh(observed) if self._word else {"met": True}

    @property
    def met(self) -> bool:
        """Whether the goal has been reached."""
        return self._word is None or self._word.met(self.state)

    @property
    def words(self) -> str:
        """The goal as the student reads it, '' when there is none."""
        return self._word.say() if self._word else ""

    def watch(self, first: int, rows: Floats, names: Sequence[str]) -> None:
        """Take in samples, the first taken `first` ticks after the step began."""
        if self._word is not None:
            columns = {name: rows[:, i] for i, name in enumerate(names)}
            self._word.watch(self.state, build.block(self._bench, first, columns))

    def hear(self, command: Command) -> None:
        """Take in a command."""
        if self._word is not None:
            self._word.hear(self.state, command)

    def answered(self, part: str) -> None:
        """Take in that the prediction was committed, or the check answered right."""
        if self._word is not None:
            self._word.answered(self.state, part)

    def new_run(self) -> None:
        """Time began afresh within the step."""
        if self._word is not None:
            self._word.new_run(self.state)
