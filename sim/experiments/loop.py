"""A loop that locks on: a thought comes in, and the loop lets it go or keeps it going. A metaphor, not a mechanism.

The loop has its own units of time; one of them is shown as one second, because something must be. The step of a
twentieth of a unit by a method of fourth order leaves errors below one in a million (tested by halving it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, Observable, quantity, reading, switch
from sim.experiments.ahead import Ahead, Block
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.fear import loop as model
from sim.models.fear.loop import PARTS, Floats, Weights

FIRST_THOUGHT = 200
"""The tick of the thought that comes by itself."""


@dataclass(frozen=True)
class LoopParams:
    """What a student sets."""

    direct: float = quantity(
        1.5,
        "1",
        "Strength of the direct way",
        valid=(0, 4),
        slider=(0, 2.5),
        source="loop-picture",
        help="Lets the thalamus go. 1 and 1 is a loop that lets thoughts pass.",
    )
    indirect: float = quantity(
        0.5,
        "1",
        "Strength of the indirect way",
        valid=(0, 4),
        slider=(0, 2.5),
        source="loop-picture",
        help="Holds the thalamus back.",
    )
    gain: float = quantity(
        1.0, "1", "Gain of glutamate", valid=(0, 2), slider=(0.5, 1.5), source="loop-picture", help="For all ways."
    )
    drug_gain: float = quantity(
        0.8, "1", "Gain under the drug", valid=(0, 1), source="loop-picture", path="drug.gain", help="Times the gain."
    )
    drug_length: float = quantity(
        10.0, "s", "The drug lasts", valid=(0.05, 200), slider=(1, 40), source="loop-picture", path="drug.length"
    )
    intrusion_size: float = quantity(
        1.0, "1", "Strength of the thought", valid=(0, 4), slider=(0, 2), source="loop-picture", path="intrusion.size"
    )
    intrusion_length: float = quantity(
        4.0,
        "s",
        "The thought lasts",
        valid=(0.05, 100),
        slider=(0.5, 20),
        source="loop-picture",
        path="intrusion.length",
    )
    automatic: bool = switch(True, "A first thought comes by itself", source="loop-picture", help="After 10 s.")


NAMES = (*PARTS, "gain_now", "intruding", "resting_states")


ROWS: tuple[Observable["Loop"], ...] = (
    reading("cortex", "Cortex", "1", (0, 1), "Share of its highest rate, as for the other three."),
    reading("striatum_direct", "Striatum, direct way", "1", (0, 1)),
    reading("striatum_indirect", "Striatum, indirect way", "1", (0, 1)),
    reading("thalamus", "Thalamus", "1", (0, 1)),
    reading("gain_now", "Gain now", "1", (0, 2), "With the drug while it lasts."),
    reading("intruding", "Thought coming in", "1", (0, 2)),
    reading(
        "resting_states",
        "States of rest",
        "states",
        (0, 3),
        "3: it can stay off or on; the third is the ridge between.",
    ),
)


class Loop(Experiment):
    """Cortex, two ways through the striatum, and thalamus."""

    NAME = "loop"
    TITLE = "A loop that locks on"
    QUESTION = "Why does one loop let a thought pass while another keeps it going, and what sets it free?"
    STEP = 0.05
    PACE = 5.0
    LENGTH = 60.0
    PARAMS = LoopParams
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]] = {row.name: row for row in ROWS}
    PLOTS = (("cortex", "thalamus"), ("striatum_direct", "striatum_indirect"))
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {
        "intrude": Action[Any](
            "intrude", "A thought drives the cortex for a while.", lambda bench: bench._until("thought", "intrusion")
        ),
        "give drug": Action[Any](
            "give drug", "All ways are weaker for a while.", lambda bench: bench._until("drug", "drug")
        ),
    }

    _ahead: Ahead[Snapshot]

    # ---- for scenes

    @property
    def rates(self) -> dict[str, float]:
        """Part -> rate now, 0 to 1."""
        return dict(zip(PARTS, self._ahead.now["rates"], strict=True))

    @property
    def weights(self) -> Weights:
        """What holds now, with the drug while it lasts."""
        return self._weights(self._ahead.now, self.ticks)

    @property
    def locked(self) -> bool:
        """The cortex goes on although nothing drives it."""
        now = self._ahead.now
        return bool(now["rates"][0] > 0.5 and self.ticks >= now["thought"])

    def map(self, points: int = 41) -> tuple[Floats, Floats, Floats]:
        """(direct, indirect, states of rest) on a square of weights from 0 to 2.5, at the gain that is set."""
        axis = np.linspace(0.0, 2.5, points)
        direct, indirect = np.meshgrid(axis, axis)
        return direct, indirect, model.resting_states(direct, indirect, self.params.gain)

    def reading(self, name: str) -> float:
        """An observable now."""
        row = self._ahead.row
        return float((self._resting() if row is None else row)[NAMES.index(name)])

    def why_disabled(self, path: str) -> str:
        if path == "automatic" and not self._ahead.now["fresh"]:
            return "A thought has come in this run."
        return ""

    # ---- doing

    def _until(self, what: str, setting: str) -> None:
        length = max(1, round(getattr(self.params, f"{setting}_length") / self.STEP))
        change: Snapshot = {what: self.ticks + length}
        if what == "thought":
            change["fresh"] = False
        self._ahead.settle(self._ahead.now | change)

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        self._ahead.settle()

    # ---- time

    def _start(self) -> None:
        begin: Snapshot = {
            "rates": list(model.at_rest(self._weights({"drug": 0}, 0))),
            "thought": 0,  # the tick at which it ends
            "drug": 0,
            "fresh": True,  # no thought has come yet
        }
        self._ahead = Ahead(begin, self._compute, first=32, longest=128)

    def _weights(self, state: Snapshot, tick: int) -> Weights:
        p = self.params
        return Weights(p.direct, p.indirect, p.gain * (p.drug_gain if tick < state["drug"] else 1.0))

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        p = self.params
        now = (*state["rates"],)
        thought, fresh = state["thought"], state["fresh"]
        after: list[Snapshot] = []
        rows = np.empty((steps, len(NAMES)))
        for k in range(steps):
            at = tick + k
            if fresh and p.automatic and at >= FIRST_THOUGHT:
                thought, fresh = at + max(1, round(p.intrusion_length / self.STEP)), False
            now = model.stepped(now, self._weights(state, at), p.intrusion_size if at < thought else 0.0, self.STEP)
            after.append({"rates": list(now), "thought": thought, "drug": state["drug"], "fresh": fresh})
            rows[k] = self._row(now, after[-1], at + 1)
        rows[:, 6] = self._states_of(state, tick, steps)
        return Block(rows, lambda k: after[k - 1])

    def _states_of(self, state: Snapshot, tick: int, steps: int) -> Floats:
        """How many states of rest the loop has after each step; it changes only where the drug ends."""
        p = self.params
        both = model.resting_states(
            np.array([p.direct] * 2), np.array([p.indirect] * 2), np.array([p.gain, p.gain * p.drug_gain])
        )
        under = np.arange(tick + 1, tick + steps + 1) < state["drug"]
        states: Floats = np.where(under, both[1], both[0])
        return states

    def _row(self, rates: Any, state: Snapshot, tick: int) -> list[float]:
        intruding = self.params.intrusion_size if tick < state["thought"] else 0.0
        return [*rates, self._weights(state, tick).gain, intruding, 0.0]

    def _resting(self) -> list[float]:
        now = self._ahead.now
        row = self._row(now["rates"], now, self.ticks)
        row[6] = float(self._states_of(now, self.ticks - 1, 1)[0])
        return row

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n)

    # ---- snapshots

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._ahead.put(state)
