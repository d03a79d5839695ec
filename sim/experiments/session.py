"""A session: one experiment in use. The only door for commands, their log, the trace, rewind, undo and redo.

Start, seed and log are the whole run: a bug report, a demo, a replay and a golden test are the same thing.
"""

import copy
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.core.commands import Act, Answer, Command, Next, Pace, Pause, Set
from sim.core.complaints import Complaint
from sim.core.quantities import Value, replaced
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.trace import Trace

CHECKPOINTS = 64


@dataclass(frozen=True)
class Logged:
    """A command and the tick before which it is given."""

    tick: int
    command: Command


@dataclass(frozen=True)
class _Done:
    """What undo needs: for a setting its old value, for an action the moment before it."""

    command: Set | Act
    tick: int
    before: Value | None


@dataclass(frozen=True)
class Bookmark:
    """A whole run put aside, to come back to: a lesson's own run while a wrong answer is being refuted."""

    kept: dict[str, Any]
    snapshot: Snapshot


class Session:
    """One experiment in use.

    After a rewind the later commands stay in the log and happen again as time passes them, until a new one is given:
    then what came after is forgotten, as in any editor. `plan` puts commands into that future from the start: so a
    script runs at exact ticks, and whoever grabs a control takes over from it.

    Args:
        experiment: at time zero.

    Attributes:
        listeners: called with (tick, command) when a command is first carried out; the lesson guide listens here.
        runs: how often a run was begun, so that a reader sees that time started afresh.
        reached: the furthest tick of this run.
        refused: why a planned command could not be carried out, '' when all could.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.listeners: list[Callable[[int, Command], None]] = []
        self.trace = Trace(list(experiment.OBSERVABLES), experiment.STEP)
        self.runs = 0
        self.factor = 1.0
        self._fresh()

    def _fresh(self) -> None:
        """An empty log and trace; the run begins with the experiment as it is now."""
        now = self.experiment.ticks
        self.log: list[Logged] = []
        self.paused = True
        self.refused = ""
        self.reached = now
        self.runs += 1
        self._lasting: list[Logged] = []
        self._undo: list[_Done] = []
        self._redo: list[_Done] = []
        self._kept: list[tuple[int, Snapshot]] = [(now, self.experiment.snapshot())]
        self._gap = max(1, round(0.5 * self.experiment.PACE / self.experiment.STEP))
        self.trace.clear(now)

    # ---- a fresh run

    def reset(self) -> None:
        """Back to time zero with the parameters as they are now."""
        self.experiment.reset()
        self._fresh()

    def start(self, settings: Mapping[str, Value]) -> None:
        """A fresh run at time zero, with the defaults but for these internal values.

        Raises:
            Complaint: a setting is not allowed; nothing has changed then.
        """
        params = self.experiment.PARAMS()
        for path, value in settings.items():
            params = replaced(params, path, value)
        self._start_with(params)

    def resume(self, params: Mapping[str, Any], log: Sequence[Logged], reached: int, tick: int) -> None:
        """The run that began with these parameters (by field) and had this log, as it stood at `tick`."""
        self._start_with(self.experiment.PARAMS(**params))
        self.log = sorted(log, key=_tick)
        self._happen(after=-1, seen=reached)
        while self.experiment.ticks < reached:
            self.advance(reached - self.experiment.ticks)
        self.seek(tick)
        self.paused = True

    def _start_with(self, params: Any) -> None:
        before, self.experiment.params = self.experiment.params, params
        try:
            self.experiment.reset()
        except Complaint:
            self.experiment.params = before
            self.experiment.reset()
            raise
        self.factor = 1.0
        self._fresh()

    @property
    def beginning(self) -> dict[str, Any]:
        """The parameters (by field) with which this run began."""
        return dict(self._kept[0][1]["params"])

    # ---- commands

    def apply(self, command: Command, *, same_gesture: bool = False) -> None:
        """Do a command now, log it, and tell the listeners.

        Args:
            same_gesture: the command goes on with the one before (a slider still held), so one undo takes both back.

        Raises:
            Complaint: the experiment refuses it; nothing has changed then.
        """
        before = self.experiment.get(command.path) if isinstance(command, Set) else None
        self._do(command)
        if isinstance(command, (Set, Act)):
            self._cut_future()
            done = _Done(command, self.experiment.ticks, before)
            if same_gesture and self._undo and _name(self._undo[-1].command) == _name(command):
                first = self._undo.pop()
                done = _Done(command, first.tick, first.before)
            self._undo.append(done)
            self._redo.clear()
        self._write(command)

    def plan(self, tick: int, command: Command, *, lasting: bool = False) -> None:
        """Have a command carried out when time first reaches `tick`; at once when it has been reached.

        It is not undone, and a refusal is kept in `refused`: nobody is there to hear a complaint.

        Args:
            lasting: it comes also when somebody grabs a control before, since the task is about what is done before.
        """
        if tick <= self.experiment.ticks:
            try:
                self._do(command)
            except Complaint as refusal:
                self.refused = str(refusal)
            else:
                self._write(command)
        else:
            insort(self.log, Logged(tick, command), key=_tick)
            if lasting:
                self.make_lasting(tick, command)

    def make_lasting(self, tick: int, command: Command) -> None:
        """A command that is planned, or that was before the run was put aside, is not forgotten for a new one."""
        self._lasting.append(Logged(tick, command))

    def _write(self, command: Command) -> None:
        now = self.experiment.ticks
        insort(self.log, Logged(now, command), key=_tick)
        self._tell(now, command)

    def _tell(self, tick: int, command: Command) -> None:
        for listener in tuple(self.listeners):
            listener(tick, command)

    def _do(self, command: Command) -> None:
        if isinstance(command, Set):
            self.experiment.set(command.path, command.value)
        elif isinstance(command, Act):
            self.experiment.act(command.name)
        elif isinstance(command, Pause):
            self.paused = command.on
        elif isinstance(command, Pace):
            if not 0.01 <= command.factor <= 10_000:
                raise Complaint(f"speed {command.factor} is out of range: 0.01 to 10000.")
            self.factor = command.factor
        elif not isinstance(command, (Answer, Next)):
            raise Complaint(f"'{command}' is not a command.")

    # ---- time

    def advance(self, n: int) -> Rows:
        """n steps; commands of the log happen at their ticks. Returns the observables after each step.

        A planned pause ends it early, so that it holds at that tick whatever the frame rate.
        """
        parts: list[Rows] = []
        end = self.experiment.ticks + n
        while (now := self.experiment.ticks) < end:
            seen = self.reached
            stop = min(end, self._next_keep(), self._next_logged(now, end))
            if stop > now:
                rows = self.experiment.advance(stop - now)
                parts.append(rows)
                if stop > seen:
                    self.trace.add(rows[-(stop - seen) :])
                    self.reached = stop
            self._keep()  # before the commands of this tick, which a seek does again
            if self._happen(after=now, seen=seen):
                break
        return np.concatenate(parts) if parts else np.zeros((0, len(self.trace.names)))

    def _next_logged(self, now: int, end: int) -> int:
        place = bisect_right(self.log, now, key=_tick)
        return self.log[place].tick if place < len(self.log) else end

    def _happen(self, after: int, seen: int) -> bool:
        """Carry out what the log holds from `after` to now. True when a planned pause falls due for the first time.

        Commands up to the tick `seen` have happened before: they change the model again, but nobody is told.
        """
        begin = bisect_right(self.log, after, key=_tick)
        stop = False
        for entry in self.log[begin : bisect_right(self.log, self.experiment.ticks, key=_tick)]:
            first_time = entry.tick > seen
            if not first_time and not isinstance(entry.command, (Set, Act)):
                continue
            try:
                self._do(entry.command)
            except Complaint as refusal:
                self.log.remove(entry)
                self.refused = str(refusal)
                continue
            stop = stop or entry.command == Pause(True)
            if first_time:
                self._tell(entry.tick, entry.command)
        return stop

    def _cut_future(self) -> None:
        now = self.experiment.ticks
        self.log = [e for e in self.log if e.tick <= now or isinstance(e.command, Pause) or e in self._lasting]
        self._undo = [done for done in self._undo if done.tick <= now]
        self._kept = self._kept[:1] + [kept for kept in self._kept[1:] if kept[0] <= now]
        if self.reached > now:
            seen = self.experiment.observe()
            self.trace.cut(now, [seen[name] for name in self.trace.names])
            self.reached = now

    def _next_keep(self) -> int:
        return self._kept[-1][0] + self._gap

    def _keep(self) -> None:
        now = self.experiment.ticks
        if now >= self._next_keep():
            self._kept.append((now, self.experiment.snapshot()))
            if len(self._kept) > CHECKPOINTS:
                self._kept = self._kept[:1] + self._kept[2::2]
                self._gap *= 2

    def seek(self, tick: int) -> None:
        """Go to a tick between the start and the furthest point reached; the later part of the run is kept."""
        first = self._kept[0][0]
        tick = min(max(tick, first), self.reached)
        base, snapshot = self._kept[max(0, bisect_left(self._kept, tick, key=_kept_tick) - 1)]
        self.experiment.restore(snapshot)
        self._happen(after=base - 1, seen=self.reached)
        while (now := self.experiment.ticks) < tick:
            self.experiment.advance(min(tick, self._next_logged(now, tick)) - now)
            self._happen(after=now, seen=self.reached)

    # ---- undo

    @property
    def can_undo(self) -> str:
        """What undo would take back, '' when nothing."""
        return next((_name(d.command) for d in reversed(self._undo) if d.tick <= self.experiment.ticks), "")

    @property
    def can_redo(self) -> str:
        """What redo would do again, '' when nothing."""
        return _name(self._redo[-1].command) if self._redo else ""

    def undo(self) -> None:
        """Take back the last command: a setting gets its old value now; an action goes back to the moment before it."""
        if not self.can_undo:
            return
        self._cut_future()
        done = self._undo.pop()
        if isinstance(done.command, Set) and done.before is not None:
            self._again(Set(done.command.path, done.before))
        else:
            self._strike(done)
            self.seek(done.tick)
            self._cut_future()
        self._redo.append(done)

    def redo(self) -> None:
        """Do again what undo took back."""
        if not self._redo:
            return
        done = self._redo[-1]
        before = self.experiment.get(done.command.path) if isinstance(done.command, Set) else None
        self._again(done.command)
        self._redo.pop()
        self._undo.append(_Done(done.command, self.experiment.ticks, before))

    def _strike(self, done: _Done) -> None:
        """Remove the last entry of the log that is this command."""
        for place in range(len(self.log) - 1, -1, -1):
            if self.log[place] == Logged(done.tick, done.command):
                del self.log[place]
                return

    def _again(self, command: Set | Act) -> None:
        self._do(command)
        self._cut_future()
        self._write(command)

    # ---- put aside and come back

    def bookmark(self) -> Bookmark:
        """The whole run as it stands, to come back to with `go_back_to`."""
        names = ["log", "paused", "factor", "refused", "reached", "trace"]
        names += ["_undo", "_redo", "_kept", "_gap", "_lasting"]
        kept = {name: copy.copy(getattr(self, name)) for name in names}
        kept["trace"] = self.trace.copy()
        return Bookmark(kept, self.experiment.snapshot())

    def go_back_to(self, bookmark: Bookmark) -> None:
        """Back to a bookmark; it may be used again."""
        for name, value in bookmark.kept.items():
            setattr(self, name, copy.copy(value))
        self.trace = bookmark.kept["trace"].copy()
        self.experiment.restore(bookmark.snapshot)
        self.runs += 1


def _tick(entry: Logged) -> int:
    return entry.tick


def _kept_tick(kept: tuple[int, Snapshot]) -> int:
    return kept[0]


def _name(command: Set | Act) -> str:
    return command.path if isinstance(command, Set) else command.name


def replay(experiment: Experiment, log: Iterable[Logged], ticks: int) -> Session:
    """A session that runs this log on a fresh experiment up to `ticks`: the same hash as the run that made the log."""
    session = Session(experiment)
    for entry in log:
        session.plan(entry.tick, entry.command)
    while session.experiment.ticks < ticks:
        session.advance(ticks - session.experiment.ticks)
    return session
