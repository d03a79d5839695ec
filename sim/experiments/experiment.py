"""An experiment: models wired together on a bench, at a fixed step, without a window.

A student sets its parameters, carries out its actions, and reads its observables. Seed and commands decide everything.
"""

import copy
import dataclasses
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from sim.core.complaints import Complaint
from sim.core.quantities import Action, Observable, Parameter, Value, find, parameters, read, replaced

Snapshot = dict[str, Any]
Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Column:
    """One column of a course: the name of what is read, and the unit that it is shown in."""

    name: str
    unit: str


@dataclass(frozen=True)
class Course:
    """What a bench of many scales has on one logarithmic time axis.

    Attributes:
        times: s, rising, shape (n,).
        rows: internal units, shape (n, columns); NaN where something does not live on that scale.
    """

    times: Rows
    columns: tuple[Column, ...]
    rows: Rows


class Experiment(ABC):
    """What all benches share: declared parameters, commands, whole steps, snapshots and a hash of the state.

    A subclass gives the class constants, `_start` (the state at time zero), `_advance` (n steps, observed after each),
    `_settings_changed`, and `_state`/`_put_state` (the state as plain numbers and arrays, for snapshots and the hash).

    Attributes:
        ticks: whole steps since the start; the time is `ticks * STEP`, never a running sum.
        random: the one seeded generator; decoration never draws from it.
    """

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    QUESTION: ClassVar[str]
    """What one looks at here, in a student's words."""
    STEP: ClassVar[float]
    """Model seconds of one step."""
    PACE: ClassVar[float]
    """Model seconds for each wall second at normal speed."""
    LENGTH: ClassVar[float]
    """Model seconds of a `run` when no length is asked for."""
    PARAMS: ClassVar[type[Any]]
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]]
    ACTIONS: ClassVar[Mapping[str, Action[Any]]]
    PLOTS: ClassVar[tuple[tuple[str, ...], ...]]
    """Which observables stand together in which plot at first, one to three plots."""

    def __init__(self, params: Any = None, seed: int = 0) -> None:
        self.params: Any = self.PARAMS() if params is None else params
        self.seed = seed
        self.reset()

    # ---- time

    @property
    def time(self) -> float:
        """Model seconds since the start."""
        return self.ticks * self.STEP

    def reset(self) -> None:
        """Back to time zero with the present parameters and the same seed."""
        self.ticks = 0
        self.random = np.random.Generator(np.random.PCG64(self.seed))
        self._start()

    def step(self) -> None:
        """One step."""
        self._advance(1)
        self.ticks += 1

    def advance(self, n: int) -> Rows:
        """n steps at once; the observables after each, shape (n, observables), in internal units.

        The same as n times `step` and `observe`, to the last bit.
        """
        rows = self._advance(n)
        self.ticks += n
        return rows

    # ---- what a person does

    @classmethod
    def parameter_rows(cls) -> dict[str, Parameter]:
        """Path -> declaration of each parameter."""
        return parameters(cls.PARAMS)

    def get(self, path: str) -> Value:
        """The present internal value of a parameter."""
        return read(self.params, path)

    def set(self, path: str, value: Value) -> None:
        """Give a parameter an internal value, from this moment on.

        Raises:
            Complaint: unknown path or a value that is not allowed; nothing has changed then.
        """
        changed = replaced(self.params, path, value)
        self._catch_up()
        before, self.params = self.params, changed
        try:
            self._settings_changed(path)
        except Complaint:
            self.params = before
            raise

    def act(self, name: str) -> None:
        """Carry out an action.

        Raises:
            Complaint: there is no such action, or it cannot be done now (the reason is the text).
        """
        action = find("action", name, self.ACTIONS)
        refusal = action.refuses(self)
        if refusal:
            raise Complaint(f"'{action.name}' cannot be done now: {refusal}")
        action.do(self)

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now, in one sentence; '' when it has."""
        return ""

    def aside(self, path: str) -> str:
        """What is otherwise just now than the value of this parameter says, in a few words; '' when nothing."""
        return ""

    # ---- what a person reads

    def observe(self) -> dict[str, float]:
        """Every observable now, in internal units."""
        return {name: row.read(self) for name, row in self.OBSERVABLES.items()}

    def course(self) -> Course | None:
        """All scales on one time axis; None for a bench that has one scale only."""
        return None

    # ---- snapshots

    def snapshot(self) -> Snapshot:
        """All that decides the future, as plain data; `restore` brings it back."""
        return {
            "params": dataclasses.asdict(self.params),
            "ticks": self.ticks,
            "seed": self.seed,
            "random": copy.deepcopy(self.random.bit_generator.state),
            "state": copy.deepcopy(self._state()),
        }

    def restore(self, snapshot: Snapshot) -> None:
        """Back to a snapshot of this kind of experiment."""
        self.params = self.PARAMS(**snapshot["params"])
        self.ticks = snapshot["ticks"]
        self.seed = snapshot["seed"]
        self.random.bit_generator.state = copy.deepcopy(snapshot["random"])
        self._put_state(copy.deepcopy(snapshot["state"]))

    def state_hash(self) -> str:
        """A fingerprint of the whole state, equal exactly when two runs are equal to the last bit."""
        digest = hashlib.sha256()
        _feed(digest, self.snapshot())
        return digest.hexdigest()[:16]

    @classmethod
    def of_settings(cls, settings: Mapping[str, Value], seed: int = 0) -> Self:
        """A fresh experiment with these internal values set before time zero."""
        params = cls.PARAMS()
        for path, value in settings.items():
            params = replaced(params, path, value)
        return cls(params, seed)

    # ---- what each bench says for itself

    @abstractmethod
    def _start(self) -> None:
        """The state at time zero."""

    @abstractmethod
    def _advance(self, n: int) -> Rows:
        """Move the state on by n steps (`ticks` still counts those before); the observables after each, in order."""

    def _catch_up(self) -> None:  # noqa: B027 - only benches that compute ahead have something to catch up
        """Compute what was put off, with the settings as they still are; called before they change."""

    @abstractmethod
    def _settings_changed(self, path: str) -> None:
        """Take in the new `params`; the state itself goes on from where it is."""

    @abstractmethod
    def _state(self) -> Snapshot:
        """The state as numbers, strings, arrays, lists and dicts."""

    @abstractmethod
    def _put_state(self, state: Snapshot) -> None:
        """Take such a state over."""


def _feed(digest: Any, thing: Any) -> None:
    if isinstance(thing, dict):
        for key in sorted(thing):
            digest.update(f"{{{key}".encode())
            _feed(digest, thing[key])
    elif isinstance(thing, (list, tuple)):
        digest.update(f"[{len(thing)}".encode())
        for item in thing:
            _feed(digest, item)
    elif isinstance(thing, np.ndarray):
        digest.update(f"a{thing.dtype.str}{thing.shape}".encode())
        digest.update(np.ascontiguousarray(thing).tobytes())
    elif isinstance(thing, float):
        digest.update(f"f{thing.hex()}".encode())
    else:
        digest.update(f"{type(thing).__name__}{thing!r}".encode())
