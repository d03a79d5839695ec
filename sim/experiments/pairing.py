"""Pairing: a presynaptic and a postsynaptic spike, again and again; the order decides whether the synapse grows."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, read
from sim.experiments import pairing_observed
from sim.experiments.ahead import Ahead, Block
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.pairing_settings import SETTLED, SHOUVAL, PairingParams
from sim.models.plasticity import calcium, graupner_brunel, shouval
from sim.models.plasticity.parameter_sets import BARRIER, SETS, ParameterSet
from sim.models.plasticity.protocols import AS_SET, PRESETS, Floats, Pairings
from sim.models.plasticity.shouval import Event, Synapse
from sim.models.plasticity.synaptic_block import left_by
from sim.models.plasticity.trajectory import track

_NEVER = -1
_LONGEST, _LONGEST_DENSE, _DENSE = 512, 128, 10.0  # steps ahead, fewer where calcium never rests (Hz)


@dataclass(frozen=True)
class Plan:
    """A protocol as it was when it began; settings that change later count for the next one.

    Attributes:
        onset: the tick at which it began; -1 when there is none.
        left: what block leaves at each pairing; the last one counts on.
    """

    onset: int
    pairings: Pairings
    left: tuple[float, ...]
    epsp: float
    clamp: float | None
    magnesium: float

    def plain(self) -> Snapshot:
        """As plain data, for snapshots."""
        return {
            **{name: getattr(self, name) for name in ("onset", "left", "epsp", "clamp", "magnesium")},
            **asdict(self.pairings),
        }

    @classmethod
    def of(cls, plain: Snapshot) -> "Plan":
        """From plain data."""
        own = {name: plain[name] for name in ("onset", "epsp", "clamp", "magnesium")}
        names = Pairings.__dataclass_fields__
        return cls(pairings=Pairings(**{n: plain[n] for n in names}), left=tuple(plain["left"]), **own)


class Pairing(Experiment):
    """Synapses under a protocol of paired spikes."""

    NAME = "pairing"
    TITLE = "Spikes that change a synapse"
    QUESTION = "Two spikes meet at a synapse: why does it matter which comes first, and what does NMDA block change?"
    STEP = 0.001
    PACE = 5.0
    LENGTH = 65.0
    PARAMS = PairingParams
    OBSERVABLES = pairing_observed.OBSERVABLES
    PLOTS = (("calcium", "threshold_potentiation"), ("weight", "expected_weight"), ("efficacy",))
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        row.name: row
        for row in (
            Action["Pairing"](
                "run protocol",
                "The pairings as set, from now on, at the synapses as they are.",
                lambda e: e._begin(),
                lambda e: "a protocol is running already." if e.running and e.plan.onset != e.ticks else "",
            ),
            Action["Pairing"](
                "stop protocol",
                "No further pairings.",
                lambda e: e._stop(),
                lambda e: "" if e.running else "no protocol is running.",
            ),
        )
    }

    _ahead: Ahead[Snapshot]
    _kept: dict[Any, Any]  # events, block and expectation of the plan, so that a slider costs one computation

    # ---- what scenes read

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        seen = self._ahead.row
        if seen is not None:
            return seen
        state = self._ahead.now
        return state["seen"] if len(state["seen"]) else self._row_of(state)

    @property
    def plan(self) -> Plan:
        """The protocol that runs, or ran last."""
        return Plan.of(self._ahead.kept()["state"]["plan"])

    @property
    def running(self) -> bool:
        """A protocol runs."""
        plan = self.plan
        return plan.onset != _NEVER and self.time < plan.onset * self.STEP + plan.pairings.length

    @property
    def pairings(self) -> Pairings:
        """The protocol that is set."""
        p = self.params
        if p.protocol == AS_SET:
            return Pairings(p.interval, p.rate, p.pairs, p.post_spikes, p.burst)
        preset = PRESETS[p.protocol]
        return Pairings(p.interval, preset.rate, preset.pairs, preset.post_spikes, preset.burst)

    @property
    def rho(self) -> Floats:
        """Every synapse, weak ones of the start first; for Shouval 2002 the one weight."""
        return np.array(self._ahead.now["rho"])

    @property
    def thresholds(self) -> tuple[float, float]:
        """Of depression and potentiation, in the unit of `calcium`."""
        return 1.0, self._potentiation

    def upcoming(self, until: float) -> list[tuple[float, str]]:
        """(time in s, "pre" or "post") of the spikes of the running plan up to a time, for drawing."""
        plan = self.plan
        if plan.onset == _NEVER:
            return []
        start = plan.onset * self.STEP + plan.pairings.lead()
        found = []
        for k in range(plan.pairings.pairs):
            at = start + k / plan.pairings.rate
            found += [(at, "pre"), *((at + o, "post") for o in plan.pairings.offsets.tolist())]
        return sorted(spike for spike in found if spike[0] <= until)

    def stdp_curve(self, intervals: Floats) -> Floats:
        """Expected weight at each interval (s) with everything else as set."""
        p, plan = self.params, self._plan(0)
        now = plan.pairings
        if p.parameter_set == SHOUVAL:
            each = (replace(plan, pairings=replace(now, interval=float(dt))) for dt in intervals)
            return np.array([_outcome(one) for one in each])
        block = 1.0 - float(np.mean(plan.left))
        return graupner_brunel.stdp_curve(
            SETS[p.parameter_set], intervals, now.rate, now.pairs, block, now.post_spikes, now.burst
        )

    def noisy_curve(self, intervals: Floats, synapses: int = 20, draw: int = 0) -> Floats:
        """What an experiment with a few noisy synapses would have found; `draw` numbers the experiments."""
        p, plan = self.params, self._plan(0)
        if p.parameter_set == SHOUVAL:
            return self.stdp_curve(intervals)
        random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(1, draw))))
        now, block = plan.pairings, 1.0 - float(np.mean(plan.left))
        return graupner_brunel.noisy_curve(
            SETS[p.parameter_set], intervals, now.rate, now.pairs, synapses, random, block, now.post_spikes
        )

    # ---- what a person does

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        p: PairingParams = self.params
        preset = p.protocol != AS_SET
        if path in ("rate", "pairs", "post.spikes", "post.apart", "epsp") and preset:
            return f"The protocol '{p.protocol}' sets it; choose '{AS_SET}' to set it by hand."
        if path == "post.apart" and p.post_spikes < 2:
            return "There is one postsynaptic spike at most."
        if path == "interval" and self.pairings.post_spikes == 0:
            return "No postsynaptic spike is given."
        if path == "block" and p.drug != "none":
            return f"Block comes from {p.drug} now; choose no drug to set it by hand."
        if path in ("concentration", "exposure", "subunit") and p.drug == "none":
            return "No drug is chosen."
        if path in ("clamped", "voltage", "epsp") and p.parameter_set != SHOUVAL:
            return "Only the rule of Shouval 2002 has a voltage."
        if path == "magnesium" and p.parameter_set != SHOUVAL and p.drug == "none":
            return "Without a drug this rule does not ask for magnesium."
        if path == "voltage" and not p.clamped:
            return "The voltage is free."
        if path == "synapses" and p.parameter_set == SHOUVAL:
            return "The rule of Shouval 2002 has no noise: one synapse stands for all."
        return ""

    def aside(self, path: str) -> str:
        """A running protocol keeps what it began with."""
        then = PairingParams(**self._ahead.kept()["state"]["set"])
        kept = path not in ("parameter_set", "synapses", "begins") and self.get(path) != read(then, path)
        return "counts for the next protocol" if kept and self.running else ""

    def _settings_changed(self, path: str) -> None:
        if path in ("parameter_set", "synapses"):
            onset = self.ticks if self.running else _NEVER
            self._ahead.settle(self._fresh(onset))
        elif self.running and self.plan.onset == self.ticks:
            self._begin()
        else:
            self._ahead.settle(self._unseen())

    def _begin(self) -> None:
        now = self._unseen()
        now["plan"], now["set"] = self._plan(self.ticks).plain(), asdict(self.params)
        self._ahead.settle(now)

    def _stop(self) -> None:
        now, plan = self._unseen(), self.plan
        begun = self._begun(plan, self.time)
        now["plan"] = replace(plan, pairings=replace(plan.pairings, pairs=begun)).plain()
        self._ahead.settle(now)

    def _unseen(self) -> Snapshot:
        """The state at a command: what is observed now follows the new settings."""
        return {**self._ahead.now, "seen": np.zeros(0)}

    def _plan(self, onset: int) -> Plan:
        """The protocol that is set, with the block that it will meet."""
        p: PairingParams = self.params
        shouvals = p.parameter_set == SHOUVAL
        epsp = self._epsp if shouvals else PairingParams().epsp
        clamp = p.voltage if shouvals and p.clamped else None
        left = tuple(self._left(self.pairings, epsp, clamp))
        return Plan(onset, self.pairings, left, epsp, clamp, p.magnesium)

    @property
    def _epsp(self) -> float:
        """mV: as set, or that of the published protocol."""
        p: PairingParams = self.params
        return p.epsp if p.protocol == AS_SET else PRESETS[p.protocol].epsp

    def _left(self, pairings: Pairings, epsp: float, clamp: float | None) -> Sequence[float]:
        p: PairingParams = self.params
        if p.drug == "none":
            return (1.0 - p.block,)
        key = (p.drug, p.concentration, p.subunit, p.magnesium, p.exposure, epsp, clamp, *astuple(pairings))
        found: Sequence[float] = self._once(
            ("left", *key),
            lambda: left_by(
                p.drug, p.concentration, pairings, p.subunit, p.magnesium, p.exposure == SETTLED, epsp, clamp
            ).tolist(),
        )
        return found

    def _once(self, key: Any, make: Any) -> Any:
        if key not in self._kept:
            if len(self._kept) > 64:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]

    # ---- the run

    def _start(self) -> None:
        self._kept = {}
        state = self._fresh(0 if self.params.begins else _NEVER)
        self._ahead = Ahead(state, self._compute, longest=_LONGEST)

    def _fresh(self, onset: int) -> Snapshot:
        p = self.params
        shouvals = p.parameter_set == SHOUVAL
        synapses = np.array([shouval.START.value]) if shouvals else graupner_brunel.population(self._set, p.synapses)
        return {
            "plan": self._plan(onset).plain(),
            "set": asdict(self.params),
            "calcium": 0.0,
            "rho": synapses,
            "spine": list(astuple(Synapse())),
            "above": [0.0, 0.0],
            "seen": np.zeros(0),
        }

    @property
    def _set(self) -> ParameterSet:
        return SETS[self.params.parameter_set]

    @property
    def _potentiation(self) -> float:
        if self.params.parameter_set == SHOUVAL:
            return shouval.POTENTIATING.value / shouval.DEPRESSING.value
        return self._set.potentiation

    def _begun(self, plan: Plan, time: Any) -> Any:
        """How many pairings of the plan have begun at this time (or at each of them)."""
        if plan.onset == _NEVER:
            return np.zeros(np.shape(time), int) if np.shape(time) else 0
        passed = np.floor((np.asarray(time) - plan.onset * self.STEP) * plan.pairings.rate + 1e-9).astype(int) + 1
        begun = np.clip(passed, 0, plan.pairings.pairs)
        return begun if np.shape(time) else int(begun)

    def _expected(self, plan: Plan) -> float:
        name = self.params.parameter_set
        return float(self._once(("expected", name, replace(plan, onset=0)), lambda: self._expect(plan)))

    def _expect(self, plan: Plan) -> float:
        now = plan.pairings
        if self.params.parameter_set == SHOUVAL:
            return _outcome(plan)
        if now.pairs == 0:
            return 1.0
        left = _each(plan.left, now.pairs) if len(plan.left) > 1 else np.array(plan.left)
        period = calcium.gaps(self._set, np.full(len(left), now.interval), now.rate, now.post_spikes, now.burst, left)
        shares = [np.mean(share, keepdims=True) for share in calcium.shares_above(self._set, period)]
        return float(graupner_brunel.expected_weight(self._set, shares[0], shares[1], now.length)[0])

    def _events(self, plan: Plan) -> list[Event]:
        if plan.onset == _NEVER:
            return []
        events: list[Event] = self._once(
            ("events", plan), lambda: shouval.events(plan.pairings, plan.onset * self.STEP, plan.left)
        )
        return events

    def _jumps(self, plan: Plan) -> tuple[Floats, Floats]:
        """When spikes add calcium, and how much, in the rule of Graupner & Brunel."""
        if plan.onset == _NEVER:
            return np.zeros(0), np.zeros(0)
        jumps: tuple[Floats, Floats] = self._once(
            ("jumps", self._set.name, plan), lambda: _jumps(self._set, plan, self.STEP)
        )
        return jumps

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        plan = Plan.of(state["plan"])
        steps = min(steps, _LONGEST_DENSE) if plan.pairings.rate > _DENSE else steps
        edges: Floats = np.arange(tick, tick + steps + 1, dtype=np.float64) * self.STEP
        events = self._events(plan)
        first, last = (bisect_left(events, float(edge), key=_time) for edge in (edges[0], edges[-1]))
        happenings = events[first:last]
        spine = Synapse(*state["spine"])
        course = shouval.course(spine, edges, happenings, plan.epsp, plan.clamp, plan.magnesium)
        rows = np.empty((steps, len(self.OBSERVABLES)))
        rows[:, 2] = self._expected(plan if tick * self.STEP < self._over(plan) else self._plan(0))
        begun = self._begun(plan, edges[1:])
        rows[:, 6] = 1.0 - np.asarray(plan.left)[np.clip(begun - 1, 0, len(plan.left) - 1)]
        rows[:, 7] = course.voltage[1:]
        rows[:, 8] = begun
        rows[:, 11] = self._potentiation
        fill = self._fill_shouval if self.params.parameter_set == SHOUVAL else self._fill_graupner
        calcium_at, rho_at = fill(state, plan, course, edges, number, rows)
        rows[:, 9:11] = np.cumsum(rows[:, 9:11], axis=0) + state["above"]

        def after(k: int) -> Snapshot:
            return {
                "plan": state["plan"],
                "set": state["set"],
                "calcium": float(calcium_at[k - 1]),
                "rho": rho_at(k),
                "spine": list(astuple(course.at(k))),
                "above": rows[k - 1, 9:11].tolist(),
                "seen": rows[k - 1].copy(),
            }

        return Block(rows, after)

    def _fill_shouval(
        self, state: Snapshot, plan: Plan, course: shouval.Course, edges: Floats, number: int, rows: Rows
    ) -> tuple[Floats, Callable[[int], Floats]]:
        """Columns of the rule of Shouval 2002; calcium after each step in uM, and the weight after k steps."""
        reached, weight = course.calcium[1:], course.weight[1:]
        rows[:, 0] = reached / shouval.DEPRESSING.value
        rows[:, 1] = rows[:, 3] = weight / shouval.START.value
        rows[:, 4] = rows[:, 5] = weight
        rows[:, 9] = self.STEP * (reached > shouval.DEPRESSING.value)
        rows[:, 10] = self.STEP * (reached > shouval.POTENTIATING.value)
        return reached, lambda k: course.weight[k : k + 1].copy()

    def _fill_graupner(
        self, state: Snapshot, plan: Plan, course: shouval.Course, edges: Floats, number: int, rows: Rows
    ) -> tuple[Floats, Callable[[int], Floats]]:
        """Columns of the rule of Graupner & Brunel; calcium after each step, and every synapse after k steps."""
        one = self._set
        times, amounts = self._jumps(plan)
        here = slice(*np.searchsorted(times, (edges[0], edges[-1])))
        random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=(0, number))))
        seen = track(one, state["calcium"], state["rho"], edges, times[here], amounts[here], random)
        start = graupner_brunel.start_of(one, len(state["rho"]))
        rows[:, 0] = seen.calcium
        rows[:, 1] = (1.0 + seen.strong * (one.strength - 1.0)) / start
        rows[:, 3] = (1.0 + seen.mean * (one.strength - 1.0)) / start
        rows[:, 4], rows[:, 5] = seen.mean, seen.strong
        rows[:, 9], rows[:, 10] = seen.depressing, seen.potentiating
        return seen.calcium, seen.rho

    def _row_of(self, state: Snapshot) -> Rows:
        """What is observed in a state that no step of the present block led to."""
        plan, spine = Plan.of(state["plan"]), Synapse(*state["spine"])
        row = np.empty(len(self.OBSERVABLES))
        begun = self._begun(plan, self.time)
        rho = state["rho"]
        if self.params.parameter_set == SHOUVAL:
            row[0] = spine.calcium / shouval.DEPRESSING.value
            row[[1, 3]] = spine.weight / shouval.START.value
            row[[4, 5]] = spine.weight
        else:
            row[0] = state["calcium"]
            row[1] = graupner_brunel.counted_weight(self._set, rho)
            row[3] = graupner_brunel.present_weight(self._set, rho)
            row[4], row[5] = np.mean(rho), np.mean(rho > BARRIER)
        row[2] = self._expected(plan if self.time < self._over(plan) else self._plan(0))
        row[6] = 1.0 - plan.left[min(max(begun - 1, 0), len(plan.left) - 1)]
        free = shouval.REST.value + spine.falling - spine.rising + spine.spike + spine.tail
        row[7] = free if plan.clamp is None else plan.clamp
        row[8] = begun
        row[9:11] = state["above"]
        row[11] = self._potentiation
        return row

    def _over(self, plan: Plan) -> float:
        """When a plan is over, s; before time zero when there is none."""
        return -1.0 if plan.onset == _NEVER else plan.onset * self.STEP + plan.pairings.length

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n) if n else np.zeros((0, len(self.OBSERVABLES)))

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._kept = {}
        self._ahead = Ahead(state["state"], self._compute, longest=_LONGEST)
        self._ahead.put(state)


def _time(event: Event) -> float:
    return event.time


def _outcome(plan: Plan) -> float:
    return shouval.outcome(plan.pairings, plan.left, plan.epsp, plan.clamp, magnesium=plan.magnesium)


def _each(left: Sequence[float], pairs: int) -> Floats:
    """What block leaves at every pairing."""
    return np.array([left[min(k, len(left) - 1)] for k in range(pairs)])


def _jumps(one: ParameterSet, plan: Plan, step: float) -> tuple[Floats, Floats]:
    now = plan.pairings
    begins = plan.onset * step + now.lead() + np.arange(now.pairs) / now.rate
    before = [begins + one.delay, *(begins + offset for offset in now.offsets)]
    amounts = [one.pre * _each(plan.left, now.pairs), *(np.full(now.pairs, one.post) for _ in now.offsets)]
    times, sizes = np.concatenate(before), np.concatenate(amounts)
    order = np.argsort(times, kind="stable")
    return times[order], sizes[order]
