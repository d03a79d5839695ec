"""The pore: one NMDA receptor, and many of them, under voltage clamp, with glutamate, magnesium and a drug in the bath.

The run is exact at any step (propagators, not an ODE solver). Steps are computed ahead in blocks that begin at each
command and grow, so that a block's borders depend on the commands alone and never on how `advance` is split.
"""

from dataclasses import replace
from math import inf
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action
from sim.experiments import pore_observed
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.pore_ahead import Ahead, Moment, look_ahead
from sim.experiments.pore_settings import PoreParams
from sim.models.receptor import block, ensemble
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import Matrix
from sim.models.receptor.perfusion import NEVER, Perfusion
from sim.models.receptor.propagation import Flows
from sim.models.receptor.unknowns import scatter

_FIRST, _LONGEST, _LONGEST_COUNTED = 16, 1024, 128
_JUMPS, _DRAWN, _PRESENT = 0, 1, 2  # streams of random numbers, one each, so that drawing one never moves another


class Pore(Experiment):
    """One receptor and an ensemble at the tip of a patch pipette.

    Attributes:
        drug_now: drug in the bath now, uM; 0 after washing.
        drawn_magnesium: whether magnesium sits in the pore of the receptor that is drawn.
    """

    NAME = "pore"
    TITLE = "One receptor"
    QUESTION = "What must happen before a current flows through the NMDA receptor, and what does a drug do inside it?"
    STEP = 0.001
    PACE = 0.1
    LENGTH = 10.0
    PARAMS = PoreParams
    OBSERVABLES = pore_observed.OBSERVABLES
    PLOTS = (("current",), ("open_probability", "conducting"), ("blocked", "trapped"))
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        row.name: row
        for row in (
            Action["Pore"](
                "pulse glutamate",
                "One short pulse of glutamate, on top of the bath.",
                lambda e: e._pulse(),
                lambda e: "",
            ),
            Action["Pore"](
                "start train",
                "Pulses at the set interval, the first one now.",
                lambda e: e._start_train(),
                lambda e: "a train is running already." if e.training else "",
            ),
            Action["Pore"](
                "stop train",
                "No further pulses.",
                lambda e: e._stop_train(),
                lambda e: "" if e.training else "no train is running.",
            ),
            Action["Pore"](
                "wash drug",
                "Wash all drug out of the bath; what is inside a pore stays until it can leave.",
                lambda e: e._wash("drug"),
                lambda e: "" if e.drug_now > 0 else "there is no drug in the bath.",
            ),
            Action["Pore"](
                "wash glutamate",
                "Wash all glutamate out of the bath and end a pulse.",
                lambda e: e._wash("glutamate"),
                lambda e: "" if e.taps.now(e.ticks) > 0 else "there is no glutamate in the bath.",
            ),
        )
    }

    _start_tick: int  # where the present block began, and how far into it the present is
    _offset: int
    _block: int
    _grown: int
    _ahead: Ahead | None
    _first_row: Rows | None  # what was seen when the present block followed on another
    _row_now: Rows | None
    _washed: dict[str, bool]
    _perfusion: Perfusion
    _bench: Conditions
    _receptors: int
    _states: Any  # shares, or whole numbers when receptors are counted
    _twin: Matrix
    _drawn: int
    _drawn_magnesium: bool

    def __init__(self, params: Any = None, seed: int = 0) -> None:
        self._flows = Flows()
        super().__init__(params, seed)

    # ---- what scenes read

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        if self._offset:
            seen: Rows = self._computed().rows[self._offset - 1]
            return seen
        if self._first_row is not None:
            return self._first_row
        if self._row_now is None:
            self._row_now = self._observed_now()
        return self._row_now

    @property
    def occupancy(self) -> dict[str, float]:
        """State -> share of receptors: C0 C1 C2 D O, and the same with drug: C0B C1B C2B DB OB."""
        return pore_observed.names(self._shares(self._states_now()))

    @property
    def rates(self) -> dict[tuple[str, str], float]:
        """(from, to) -> transitions per second now."""
        return pore_observed.rates_by_name(self._bench, self.taps.now(self.ticks))

    @property
    def taps(self) -> Perfusion:
        """What flows over the patch at this moment."""
        return self._perfusion.plan(self._start_tick, self._offset)[1]

    @property
    def training(self) -> bool:
        """A train of pulses is running."""
        return self.taps.train

    @property
    def glutamate_now(self) -> float:
        """Glutamate at the receptor, uM: mean over the last step."""
        return float(self.row[8])

    @property
    def drug_now(self) -> float:
        """Drug in the bath, uM."""
        return self._bench.concentration

    @property
    def since_pulse(self) -> float:
        """Seconds since the last pulse began; infinite before the first."""
        begun = self.taps.begun
        return inf if begun == NEVER else (self.ticks - begun) * self.STEP

    @property
    def drawn_state(self) -> str:
        """The state of the one receptor that is drawn; it jumps with the same probabilities as the others."""
        state = self._computed().path[self._offset - 1] if self._offset else self._drawn
        return block.NAMES[state if state < 2 * N else state - N]

    @property
    def drawn_magnesium(self) -> bool:
        """Whether magnesium sits in the pore of the receptor that is drawn."""
        there = self._computed().magnesium[self._offset - 1] if self._offset else self._drawn_magnesium
        return there and not self.drawn_state.endswith("B")

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        drug = DRUGS[self.params.drug]
        if path in ("concentration", "preparation", "trapping") and drug.sort == "none":
            return "No drug is chosen."
        if path == "trapping" and not drug.blocks_pore and not drug.hidden:
            return f"{drug.name} does not enter the pore, so nothing can be trapped."
        if path == "preparation" and len(drug.affinities) < 2:
            return f"For {drug.name} there is one preparation only."
        if path == "pulse.count" and self.training:
            return "The running train keeps its number; it counts for the next one."
        return ""

    # ---- commands

    def _pulse(self) -> None:
        self._settle()
        self._perfusion = self._perfusion.pulsed(self.ticks)

    def _start_train(self) -> None:
        self._settle()
        self._perfusion = self._perfusion.train_started(self.ticks, self.params.pulse_count)

    def _stop_train(self) -> None:
        self._settle()
        self._perfusion = self._perfusion.train_stopped()

    def _wash(self, what: str) -> None:
        self._settle()
        if what == "glutamate":
            self._perfusion = self._perfusion.pulse_ended()
        self._washed[what] = True
        self._set_up()

    def aside(self, path: str) -> str:
        """A washed bath holds nothing until its concentration is set again."""
        washed = {"glutamate": "glutamate", "concentration": "drug"}.get(path, "")
        return "washed out, 0 now" if washed and self._washed[washed] else ""

    def _settings_changed(self, path: str) -> None:
        self._settle()
        now: PoreParams = self.params
        if path == "glutamate":
            self._washed["glutamate"] = False
        if path in ("drug", "concentration"):
            self._washed["drug"] = False
        if now.drug != self._bench.drug:
            self._states = np.concatenate([self._states.reshape(3, N).sum(axis=0), np.zeros_like(self._states[N:])])
            self._drawn %= N
        if now.receptors != self._receptors:
            shares = self._shares(self._states)
            self._states = ensemble.spread(now.receptors, shares, self._stream(_JUMPS)) if now.receptors else shares
        if path == "pulse.interval":
            self._perfusion = self._perfusion.with_interval(now.pulse_interval, self.ticks)
        self._set_up()

    def _set_up(self) -> None:
        """Take the parameters, and what has been washed out, over into the bench."""
        now: PoreParams = self.params
        self._receptors = now.receptors
        self._bench = Conditions(
            subunit=now.subunit,
            drug=now.drug,
            concentration=0.0 if self._washed["drug"] or now.drug == "none" else now.concentration,
            voltage=now.voltage,
            magnesium=now.magnesium,
            preparation=now.preparation,
            trapping=now.trapping,
            scatter=scatter(DRUGS[now.drug], self.seed),
        )
        self._perfusion = replace(
            self._perfusion,
            bath=0.0 if self._washed["glutamate"] else now.glutamate,
            size=now.pulse_size,
            length=now.pulse_length,
            interval=now.pulse_interval,
        )

    # ---- time

    def _start(self) -> None:
        self._start_tick = self._offset = self._block = self._grown = 0
        self._ahead = self._first_row = self._row_now = None
        self._washed = {"drug": False, "glutamate": False}
        self._perfusion = Perfusion(self.STEP)
        self._set_up()
        self._twin = block.rest()[:N]
        self._states = block.rest()
        if self._receptors:
            self._states = np.rint(self._states * self._receptors).astype(np.int64)
        self._drawn = 0
        self._drawn_magnesium = bool(self._stream(_DRAWN).random() >= self._bench.unblocked)

    def _advance(self, n: int) -> Rows:
        parts: list[Rows] = []
        while n > 0:
            ahead = self._computed()
            taken = min(n, len(ahead.rows) - self._offset)
            parts.append(ahead.rows[self._offset : self._offset + taken])
            self._offset += taken
            n -= taken
            if self._offset == len(ahead.rows):
                self._go_to_border()
        return np.concatenate(parts) if parts else np.zeros((0, len(self.OBSERVABLES)))

    def _block_length(self) -> int:
        return int(min(_FIRST << min(self._grown, 10), _LONGEST_COUNTED if self._receptors else _LONGEST))

    def _go_to_border(self) -> None:
        """Make the present moment the start of a new block."""
        ahead, k = self._computed(), self._offset - 1
        self._first_row = ahead.rows[k].copy()
        self._states, self._twin = ahead.states[k].copy(), ahead.twin[k].copy()
        self._drawn, self._drawn_magnesium = ahead.path[k], ahead.magnesium[k]
        self._perfusion = self.taps
        self._start_tick += self._offset
        self._offset = 0
        self._block += 1
        self._grown += 1
        self._ahead = None

    def _settle(self) -> None:
        """Before a command: what was computed ahead is dropped, and blocks begin small again."""
        if self._offset:
            self._go_to_border()
        else:
            self._block += 1
        self._grown = 0
        self._ahead = self._first_row = self._row_now = None

    def _computed(self) -> Ahead:
        if self._ahead is None:
            self._ahead = self._look_ahead(self._block_length())
        return self._ahead

    def _look_ahead(self, n: int) -> Ahead:
        jumps = self._stream(_JUMPS) if self._receptors else None
        luck = self._stream(_DRAWN).random((2, n))
        runs = self._perfusion.plan(self._start_tick, n)[0]
        here = Moment(self._states, self._twin, self._drawn, self._drawn_magnesium)
        return look_ahead(self._flows, self._bench, self._receptors, here, runs, luck, jumps, self.STEP)

    def _stream(self, use: int) -> np.random.Generator:
        """The random numbers of this block: a stream of its own, so that a block can be thrown away and made again."""
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(use, self._block))))

    def _states_now(self) -> Matrix:
        states: Matrix = self._computed().states[self._offset - 1] if self._offset else self._states
        return states

    def _shares(self, states: Any) -> Matrix:
        shares: Matrix = states / self._receptors if self._receptors else states
        return shares

    def _observed_now(self) -> Rows:
        random = self._stream(_PRESENT) if self._receptors else None
        glutamate = np.array([self._perfusion.now(self._start_tick)])
        shares, twin = self._shares(self._states)[None], self._twin[None]
        first: Rows = pore_observed.rows(shares, twin, glutamate, self._bench, self._receptors, random)[0]
        return first

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {
            "states": self._states,
            "twin": self._twin,
            "taps": [getattr(self._perfusion, name) for name in self._perfusion.__dataclass_fields__],
            "washed": self._washed,
            "drawn": [self._drawn, self._drawn_magnesium],
            "block": [self._start_tick, self._offset, self._block, self._grown],
            "first": np.zeros(0) if self._first_row is None else self._first_row,
        }

    def _put_state(self, state: Snapshot) -> None:
        self._states, self._twin = state["states"], state["twin"]
        self._perfusion = Perfusion(*state["taps"])
        self._washed = state["washed"]
        self._drawn, self._drawn_magnesium = state["drawn"]
        self._start_tick, self._offset, self._block, self._grown = state["block"]
        self._ahead = self._first_row = self._row_now = None
        if len(state["first"]):
            self._first_row = state["first"]
        self._set_up()
