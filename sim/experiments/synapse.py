"""The synapse: a vesicle is released, glutamate wanders off, AMPA and NMDA receptors open, the spine takes up calcium.

One step is: a stimulus may come, a vesicle may go, glutamate clears, receptors follow it by exact propagators, voltage
and calcium follow the receptors. Voltage and NMDA receptors feel each other: solved to second order in the step.
"""

from collections.abc import Mapping
from dataclasses import fields
from math import exp
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action
from sim.experiments import synapse_observed
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.synapse_settings import SynapseParams
from sim.experiments.synapse_state import FAST, NEVER, SLOW, Now
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import STATES as GATE_STATES
from sim.models.receptor.gating import Matrix, O
from sim.models.receptor.receptors import REVERSAL
from sim.models.synapse import ampa, calcium, cleft, drawn, membrane, nmda, release
from sim.models.synapse.cleft import Positions
from sim.models.synapse.magnus import Falling

LEAD = 0.02
"""Seconds before the first stimulus."""
BURST, APART = 4, 0.01
"""Stimuli of a burst, and seconds between them (Larson et al. 1986)."""
_RELEASE, _WANDER, _JUMP = range(3)  # streams of random numbers, one each, so that one never moves another
_CLEARANCE = cleft.CLEARANCE.value
_NONE = 1e-6  # uM of glutamate that are taken as none
_ROUNDS = 3  # in which magnesium block and voltage find each other at the end of a step
_FINE = 8
"""Magnus steps in one step of the bench: AMPA receptors let go of glutamate in 12 µs."""


class Synapse(Experiment):
    """One glutamate synapse on a spine."""

    NAME = "synapse"
    TITLE = "One synapse"
    QUESTION = "When one cell speaks to another, what does each kind of receptor hear, and when does calcium enter?"
    STEP = 1e-4
    PACE = 0.02
    LENGTH = 1.0
    PARAMS = SynapseParams
    OBSERVABLES = synapse_observed.OBSERVABLES
    PLOTS = (("glutamate",), ("ampa_current", "nmda_current"), ("calcium",))
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {
        row.name: row
        for row in (
            Action["Synapse"](
                "stimulate", "One spike reaches the terminal; it may release a vesicle.", lambda e: e._stimulate()
            ),
            Action["Synapse"](
                "burst",
                "Four spikes reach the terminal, 10 ms apart.",
                lambda e: e._burst(),
                lambda e: "a burst is running already." if e._now.waiting else "",
            ),
            Action["Synapse"](
                "spike",
                "A spike of the receiving cell comes back into its dendrite and depolarises the spine.",
                lambda e: e._come_back(),
                lambda e: "the voltage is held." if e.params.clamp else "",
            ),
        )
    }

    _now: Now
    _streams: list[np.random.Generator]
    _row: Rows | None
    _pore: nmda.Pore

    def __init__(self, params: Any = None, seed: int = 0) -> None:
        self._cleft = cleft.hindered(self.STEP)
        self._left = exp(-self.STEP / _CLEARANCE)
        self._mean = (1.0 - self._left) * _CLEARANCE / self.STEP  # of a fall over one step, against its beginning
        self._falls = [exp(-self.STEP / fall.value) for fall in (membrane.SPIKE_QUICK, membrane.SPIKE_SLOW)]
        self._fast = {
            scheme: Falling(*ampa.parts(scheme), _CLEARANCE, self.STEP, parts=_FINE) for scheme in ampa.SCHEMES
        }
        self._gate = Falling(*nmda.gate(Conditions()), _CLEARANCE, self.STEP)
        super().__init__(params, seed)

    # ---- what scenes read

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        if self._row is None:
            self._row = self._seen()
        return self._row

    @property
    def particles(self) -> Positions:
        """Where glutamate is, nm: shape (3, number), rows x, y (0 to `cleft.side`), z (0 at the terminal)."""
        return self._now.place

    @property
    def cleft(self) -> cleft.Cleft:
        """The cleft and its rim."""
        return self._cleft

    @property
    def ampa_states(self) -> list[str]:
        """The state of each AMPA receptor that is drawn: C0 C1 C2 D1 D2 O."""
        return [ampa.STATES[state] for state in self._now.fast.tolist()]

    @property
    def nmda_states(self) -> list[str]:
        """The state of each NMDA receptor that is drawn: C0 C1 C2 D O, with a B behind it when drug is inside."""
        pairs = zip(self._now.gates.tolist(), self._now.places.tolist(), strict=True)
        return [GATE_STATES[gate] + ("B" if place else "") for gate, place in pairs]

    @property
    def since_release(self) -> float:
        """Seconds since the last vesicle went; infinite before the first."""
        return float("inf") if self._now.last == NEVER else (self.ticks - self._now.last) * self.STEP

    @property
    def well_mixed(self) -> float:
        """What the published mean course gives now for the last release alone, uM."""
        return 0.0 if self._now.last == NEVER else cleft.well_mixed(self.since_release)

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        drug = DRUGS[self.params.drug]
        if path in ("concentration", "preparation") and drug.sort == "none":
            return "No drug is chosen."
        if path == "preparation" and len(drug.affinities) < 2:
            return f"For {drug.name} there is one preparation only."
        return ""

    # ---- commands

    def _stimulate(self) -> None:
        self._now.waiting = sorted([*self._now.waiting, self.ticks])

    def _burst(self) -> None:
        apart = round(APART / self.STEP)
        self._now.waiting = sorted([*self._now.waiting, *(self.ticks + k * apart for k in range(BURST))])

    def _come_back(self) -> None:
        self._now.quick += 1.0
        self._now.slow += 1.0
        self._row = None

    def _settings_changed(self, path: str) -> None:
        now, params = self._now, self.params
        if path == "rate":
            now.anchor, now.given = self._next_regular(params.rate), 0
        if path == "docked":
            now.docked = min(now.docked, params.docked) if self.ticks and now.full else params.docked
            now.full = params.docked
        if path == "particles":
            self._follow(params.particles)
        if path == "drug":
            now.nmda = np.vstack([now.nmda.sum(axis=0), np.zeros_like(now.nmda[1:])])
            now.places = np.zeros_like(now.places)
        if path == "ampa":
            now.ampa = ampa.gathered(now.ampa)
            now.fast = np.where(now.fast == ampa.OPEN, now.fast, np.int8(0))
        if path == "counted" and params.counted:
            self._throw()
        if params.clamp or self.ticks == 0:
            now.voltage = now.dendrite = params.resting_voltage
        if params.clamp:
            now.quick = now.slow = 0.0
        self._set_up()

    def _next_regular(self, rate: float) -> int:
        """When the first regular stimulus comes at a new rate: so long after the last one, but not in the past."""
        now = self._now
        if rate <= 0.0 or now.regular == NEVER:
            return max(self.ticks, round(LEAD / self.STEP))
        return max(self.ticks, now.regular + round(1.0 / (rate * self.STEP)))

    def _follow(self, particles: int) -> None:
        """Go over to so many particles a vesicle; what is in the cleft stays there."""
        now, random = self._now, self._streams[_WANDER]
        level, held = now.glutamate, now.place.shape[1]
        now.worth = cleft.PEAK.value / particles if particles else 0.0
        number = round(level / now.worth) if particles else 0
        now.smooth = 0.0 if particles else level
        if held and number:
            now.place = now.place[:, random.integers(held, size=number)]
        else:
            size = np.array([[self._cleft.side], [self._cleft.side], [self._cleft.width]], np.float32)
            now.place = random.random((3, number), np.float32) * size

    def _throw(self) -> None:
        """From the mean to counted receptors: each drawn one is thrown into a state with the present shares."""
        now, random = self._now, self._streams[_JUMP]
        now.fast = drawn.thrown(now.ampa, FAST, random)
        both = drawn.thrown(now.nmda.ravel(), SLOW, random)
        now.gates, now.places = both % len(GATE_STATES), both // len(GATE_STATES)
        self._count()

    def _count(self) -> None:
        now = self._now
        now.ampa = np.bincount(now.fast, minlength=ampa.SIZE) / FAST
        now.nmda = np.bincount(now.places * len(GATE_STATES) + now.gates, minlength=now.nmda.size).reshape(3, -1) / SLOW

    def _set_up(self) -> None:
        """Take the parameters over into the bench."""
        params: SynapseParams = self.params
        bench = Conditions(
            subunit=params.subunit,
            drug=params.drug,
            concentration=0.0 if params.drug == "none" else params.concentration,
            voltage=0.0,
            magnesium=params.magnesium,
            preparation=params.preparation,
        )
        self._pore = nmda.pore(bench)
        quiet, bound = nmda.gate(bench)
        if not (np.array_equal(quiet, self._gate.quiet) and np.array_equal(bound, self._gate.bound)):
            self._gate = Falling(quiet, bound, _CLEARANCE, self.STEP)
        self._row = None

    # ---- one step

    def _start(self) -> None:
        params: SynapseParams = self.params
        self._streams = [
            np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(use,))))
            for use in range(3)
        ]
        self._now = Now(
            params.docked, params.docked, round(LEAD / self.STEP), params.resting_voltage, params.resting_voltage
        )
        self._now.worth = cleft.PEAK.value / params.particles if params.particles else 0.0
        self._set_up()

    def _advance(self, n: int) -> Rows:
        rows = np.empty((n, len(synapse_observed.NAMES)))
        for k in range(n):
            self._one(self.ticks + k)
            rows[k] = self._row = self._seen()
        return rows

    def _one(self, tick: int) -> None:
        now, pore, half = self._now, self._pore, self.STEP / 2
        self._arrive(tick)
        begins = self._clear()
        conducted = float(now.ampa[ampa.OPEN]), float(now.nmda[nmda.FREE, O])
        entered = calcium.calcium_current(self._nmda_conductance(conducted[1], now.voltage), now.voltage)
        fast, gate = self._fast[self.params.ampa].at(begins), self._gate.at(begins)
        self._jump(begins, fast, gate)
        if self.params.counted:
            self._count()
        else:
            pore.exchanged(now.nmda, now.voltage, half)
            now.ampa, now.nmda = fast @ now.ampa, now.nmda @ gate.T
        self._depolarise((conducted[0], float(now.ampa[ampa.OPEN])), (conducted[1], float(now.nmda[nmda.FREE, O])))
        if not self.params.counted:
            pore.exchanged(now.nmda, now.voltage, half)
        leaving = calcium.calcium_current(self._nmda_conductance(now.nmda[nmda.FREE, O], now.voltage), now.voltage)
        now.calcium = calcium.later(now.calcium, calcium.influx((entered + leaving) / 2), self.STEP)

    def _arrive(self, tick: int) -> None:
        """Stimuli that are due, and what they release; empty places may fill."""
        now, params, random = self._now, self.params, self._streams[_RELEASE]
        due = 0
        while now.waiting and now.waiting[0] <= tick:
            now.waiting = now.waiting[1:]
            due += 1
        if params.rate > 0 and tick >= now.anchor + round(now.given / (params.rate * self.STEP)):
            now.given, now.regular = now.given + 1, tick
            due += 1
        for _ in range(due):
            now.stimuli += 1
            if random.random() < release.chance(now.docked, now.full, params.release_probability):
                self._release(tick)
        if now.docked < now.full:
            now.docked = release.refilled(now.docked, now.full, self.STEP, random.random())

    def _release(self, tick: int) -> None:
        now = self._now
        now.last, now.released, now.docked = tick, now.released + 1, max(now.docked - 1, 0)
        if self.params.particles:
            now.place = np.concatenate([now.place, self._cleft.released(self.params.particles)], axis=1)
        else:
            now.smooth += cleft.PEAK.value

    def _clear(self) -> float:
        """Glutamate leaves; the concentration (uM) from which it must fall to have had its mean during this step."""
        now = self._now
        before = now.glutamate
        if now.place.shape[1]:
            now.place = self._cleft.wandered(now.place, self._streams[_WANDER])
            return now.smooth + (before + now.glutamate - 2 * now.smooth) / (2 * self._mean)
        now.smooth = now.smooth * self._left if now.smooth > _NONE else 0.0
        return before

    def _jump(self, begins: float, fast: Matrix, gate: Matrix) -> None:
        """The receptors that are drawn."""
        now, random = self._now, self._streams[_JUMP]
        if begins > 0.0 or now.fast.any():
            now.fast = drawn.jumped(now.fast, fast, random.random(FAST))
        if begins > 0.0 or now.gates.any() or now.places.any():
            luck = random.random((2, SLOW))
            now.gates = drawn.jumped(now.gates, gate, luck[0])
            now.places = drawn.exchanged(now.gates, now.places, self._pore, now.voltage, self.STEP, luck[1])

    def _nmda_conductance(self, share: float, voltage: float) -> float:
        """Of all NMDA receptors, nS, when this share is open without drug."""
        return SLOW * self._pore.conductance * self._pore.passes * share * self._pore.unblocked(voltage)

    def _depolarise(self, fast: tuple[float, float], slow: tuple[float, float]) -> None:
        """Move the voltage, with the open shares of AMPA and NMDA receptors before and after the step."""
        now, rest, one = self._now, self.params.resting_voltage, FAST * ampa.CONDUCTANCE.value
        if self.params.clamp:
            return
        before = one * fast[0] + self._nmda_conductance(slow[0], now.voltage)
        added = membrane.spike(now.quick, now.slow)
        now.quick, now.slow = now.quick * self._falls[0], now.slow * self._falls[1]
        spikes = added, membrane.spike(now.quick, now.slow)
        head, dendrite = now.voltage, now.dendrite
        for _ in range(_ROUNDS):
            after = one * fast[1] + self._nmda_conductance(slow[1], head)
            head, dendrite = membrane.moved(now.voltage, now.dendrite, (before, after), rest, spikes, self.STEP)
        now.voltage, now.dendrite = head, dendrite

    def _seen(self) -> Rows:
        now, pore = self._now, self._pore
        free, bound = now.nmda[nmda.FREE, O], now.nmda[nmda.INSIDE :, O].sum()
        unblocked = pore.unblocked(now.voltage)
        blocked = max(0.0, float(now.nmda[nmda.INSIDE :].sum()))
        fast = now.ampa[ampa.OPEN]
        return 0.0 + np.array(
            [
                now.glutamate,
                FAST * ampa.CONDUCTANCE.value * fast * (now.voltage - ampa.REVERSAL.value),
                self._nmda_conductance(free, now.voltage) * (now.voltage - REVERSAL.value),
                now.voltage,
                now.calcium,
                unblocked,
                blocked,
                max(0.0, blocked - bound),
                fast,
                now.ampa[3] + now.ampa[4],
                free + bound,
                free * unblocked * pore.passes,
                now.dendrite + membrane.spike(now.quick, now.slow),
                now.docked,
                now.released,
                now.stimuli,
            ]
        )

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {
            "now": {f.name: getattr(self._now, f.name) for f in fields(self._now)},
            "streams": [stream.bit_generator.state for stream in self._streams],
        }

    def _put_state(self, state: Snapshot) -> None:
        self._now = Now(**state["now"])
        for stream, kept in zip(self._streams, state["streams"], strict=True):
            stream.bit_generator.state = kept
        self._set_up()
