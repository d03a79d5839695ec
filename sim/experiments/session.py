"""A session: one experiment in use. The only door for commands, their log, the trace, rewind, undo and redo.

Seed and log are the whole run: a bug report, a demo, a replay and a golden test are the same thing.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sim.core.commands import Act, Answer, Command, Next, Pace, Pause, Set
from sim.core.complaints import Complaint
from sim.core.quantities import Value
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.trace import Trace

CHECKPOINTS = 64


@dataclass(frozen=True)
class Logged:
    """A command and the tick before which it was given."""

    tick: int
    command: Command


@dataclass(frozen=True)
class _Done:
    """What undo needs: for a setting its old value, for an action the moment before it."""

    command: Set | Act
    tick: int
    before: Value | None


class Session:
    """One experiment in use.

    After a rewind the later commands stay in the log and happen again as time passes them, until a new one is given:
    then what came after is forgotten, as in any editor.

    Args:
        experiment: at time zero.
        listeners: called with (tick, command) after each new command; the lesson guide listens here.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.listeners: list[Callable[[int, Command], None]] = []
        self.trace = Trace(list(experiment.OBSERVABLES), experiment.STEP)
        self._zero = experiment.snapshot()
        self._forget()

    def _forget(self) -> None:
        self.log: list[Logged] = []
        self.paused = True
        self.factor = 1.0
        self._undo: list[_Done] = []
        self._redo: list[_Done] = []
        self._kept: list[tuple[int, Snapshot]] = [(self.experiment.ticks, self.experiment.snapshot())]
        self._gap = max(1, round(0.5 * self.experiment.PACE / self.experiment.STEP))
        self.trace.clear(self.experiment.ticks)
        self.reached = self.experiment.ticks

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
                done = _Done(command, self._undo[-1].tick, self._undo.pop().before)
            self._undo.append(done)
            self._redo.clear()
        self.log.append(Logged(self.experiment.ticks, command))
        for listener in self.listeners:
            listener(self.experiment.ticks, command)

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
        """n steps; later commands of the log happen at their ticks. Returns the observables after each step."""
        parts: list[Rows] = []
        end = self.experiment.ticks + n
        while self.experiment.ticks < end:
            now = self.experiment.ticks
            stop = min([end, self._next_keep(), *self._ahead(now)[:1]])
            if stop > now:
                rows = self.experiment.advance(stop - now)
                parts.append(rows)
                fresh = self.experiment.ticks - self.reached
                if fresh > 0:
                    self.trace.add(rows[-fresh:])
                    self.reached = self.experiment.ticks
            self._keep()  # before the commands of this tick, which a seek does again
            self._redo_log_at(self.experiment.ticks, after=now)
        return np.concatenate(parts) if parts else np.zeros((0, len(self.trace.names)))

    def _ahead(self, now: int) -> list[int]:
        return [entry.tick for entry in self.log if entry.tick > now and isinstance(entry.command, (Set, Act))]

    def _redo_log_at(self, tick: int, after: int) -> None:
        for entry in self.log:
            if after < entry.tick <= tick and isinstance(entry.command, (Set, Act)):
                self._do(entry.command)

    def _cut_future(self) -> None:
        now = self.experiment.ticks
        self.log = [entry for entry in self.log if entry.tick <= now]
        self._kept = [kept for kept in self._kept if kept[0] <= now] or [(now, self.experiment.snapshot())]
        if self.reached > now:
            self.trace.cut(now)
            self.reached = now

    def _run_log_to(self, tick: int) -> None:
        """On to `tick`, with the commands of the log on the way."""
        while self.experiment.ticks < tick:
            now = self.experiment.ticks
            self.experiment.advance(min([tick, *self._ahead(now)[:1]]) - now)
            self._redo_log_at(self.experiment.ticks, after=now)

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
        tick = min(max(tick, self._zero["ticks"]), self.reached)
        place = bisect_right([kept[0] for kept in self._kept], tick - 1) - 1
        if place < 0:
            self.experiment.restore(self._zero)
            self._redo_log_at(tick, after=tick - 1)
        else:
            base, snapshot = self._kept[place]
            self.experiment.restore(snapshot)
            self._redo_log_at(base, after=base - 1)
            self._run_log_to(tick)

    def reset(self) -> None:
        """Back to time zero with the parameters as they are now; an empty log."""
        self.experiment.reset()
        self._zero = self.experiment.snapshot()
        self._forget()

    # ---- undo

    @property
    def can_undo(self) -> str:
        """What undo would take back, '' when nothing."""
        return _name(self._undo[-1].command) if self._undo else ""

    @property
    def can_redo(self) -> str:
        """What redo would do again, '' when nothing."""
        return _name(self._redo[-1].command) if self._redo else ""

    def undo(self) -> None:
        """Take back the last command: a setting gets its old value now; an action goes back to the moment before it."""
        if not self._undo:
            return
        done = self._undo.pop()
        if isinstance(done.command, Set) and done.before is not None:
            self._again(Set(done.command.path, done.before))
        else:
            self.log = [e for e in self.log if not (e.tick == done.tick and e.command == done.command)]
            self.seek(done.tick)
            self._cut_future()
        self._redo.append(done)

    def redo(self) -> None:
        """Do again what undo took back."""
        if not self._redo:
            return
        done = self._redo.pop()
        now = self.experiment.ticks
        self._again(done.command)
        self._undo.append(_Done(done.command, now, done.before))

    def _again(self, command: Set | Act) -> None:
        self._do(command)
        self._cut_future()
        self.log.append(Logged(self.experiment.ticks, command))
        for listener in self.listeners:
            listener(self.experiment.ticks, command)


def _name(command: Set | Act) -> str:
    return command.path if isinstance(command, Set) else command.name


def replay(experiment: Experiment, log: Sequence[Logged], ticks: int) -> Session:
    """A session that runs this log on a fresh experiment up to `ticks`: the same hash as the run that made the log."""
    session = Session(experiment)
    for entry in log:
        session.advance(entry.tick - session.experiment.ticks)
        session.apply(entry.command)
    session.advance(ticks - session.experiment.ticks)
    return session
