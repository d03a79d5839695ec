"""Pairing: a presynaptic and a postsynaptic spike, again and again; the order decides whether the synapse grows."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, replace
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, read
from sim.experiments import pairing_observed, pairing_record
from sim.experiments.ahead import Ahead, Block
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.pairing_plan import Plan, events, expected, expected_curve, jumps
from sim.experiments.pairing_record import Finished
from sim.experiments.pairing_settings import SETTLED, SHOUVAL, PairingParams
from sim.models.plasticity import graupner_brunel, shouval
from sim.models.plasticity.parameter_sets import BARRIER, SETS, ParameterSet
from sim.models.plasticity.protocols import AS_SET, PRESETS, Floats, Pairings
from sim.models.plasticity.shouval import Event, Synapse
from sim.models.plasticity.synaptic_block import left_by
from sim.models.plasticity.trajectory import track

_LONGEST, _LONGEST_DENSE, _DENSE = 512, 128, 10.0  # steps ahead, fewer where calcium never rests (Hz)


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
                "Starts the pairings as they are set, at the synapses as they are now.",
                lambda e: e._begin(),
                lambda e: "a protocol is running already." if e.running and e.plan.onset != e.time else "",
            ),
            Action["Pairing"](
                "stop protocol",
                "No further pairings.",
                lambda e: e._stop(),
                lambda e: "" if e.running else "no protocol is running.",
            ),
            Action["Pairing"](
                "fresh synapses",
                "Another piece of tissue: synapses as at the start. What protocols have come to stays on record.",
                lambda e: e._renew(),
                lambda e: e._why_not_renewed(),
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
        return self.time < self.plan.end

    @property
    def prepared(self) -> Plan:
        """The protocol that is set, as it would be if it began now; for drawing."""
        return self._plan()

    @property
    def record(self) -> tuple[Finished, ...]:
        """The protocols that have run to their end, the oldest first."""
        return pairing_record.of_plain(self._ahead.now["record"])

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
        """(time in s, "pre" or "post") of the spikes of the present plan up to a time, for drawing."""
        return self.plan.spikes(until)

    def stdp_curve(self, intervals: Floats) -> Floats:
        """Expected weight at each interval (s) with everything else as set."""
        return expected_curve(self.params.parameter_set, self._plan(), intervals)

    def noisy_curve(self, intervals: Floats, synapses: int = 20, draw: int = 0) -> Floats:
        """What an experiment with a few noisy synapses would have found; `draw` numbers the experiments."""
        p, plan = self.params, self._plan()
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
        """A published protocol brings its own values, and a running one keeps what it began with."""
        now, p = self.pairings, self.params
        if p.protocol != AS_SET:
            values = {"rate": now.rate, "pairs": now.pairs, "post.spikes": now.post_spikes, "epsp": self._epsp}
            if path in values and values[path] != self.get(path):
                return f"{self.parameter_rows()[path].say(values[path])} by the protocol"
        then = PairingParams(**self._ahead.kept()["state"]["set"])
        kept = path not in ("parameter_set", "synapses", "begins") and self.get(path) != read(then, path)
        return "counts for the next protocol" if kept and self.running else ""

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        if path in ("parameter_set", "synapses"):
            onset = self.time if self.running else None
            self._ahead.settle(self._fresh(onset, self._ahead.now["record"]))
        elif self.running and self.plan.onset == self.time:
            self._begin()
        else:
            self._ahead.settle(self._unseen())

    def _begin(self) -> None:
        now = self._unseen()
        if now["plan"]["onset"] not in (None, self.time):
            now["fresh"] = False
        now["before"] = 1.0 if now["fresh"] else float(self.row[1])
        now["plan"], now["set"] = self._plan(self.time).plain(), asdict(self.params)
        self._ahead.settle(now)

    def _stop(self) -> None:
        self._ahead.settle({**self._unseen(), "plan": self.plan.stopped(self.time).plain()})

    def _renew(self) -> None:
        self._ahead.settle(self._fresh(None, self._ahead.now["record"]))

    def _why_not_renewed(self) -> str:
        if self.running:
            return "a protocol is running; stop it first."
        return "" if self.plan.onset is not None else "the synapses are fresh: no protocol has run on them."

    def _unseen(self) -> Snapshot:
        """The state at a command: what is observed now follows the new settings."""
        return {**self._ahead.now, "seen": np.zeros(0)}

    def _plan(self, onset: float | None = None) -> Plan:
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
        state = self._fresh(0.0 if self.params.begins else None, [])
        self._ahead = Ahead(state, self._compute, longest=_LONGEST)

    def _fresh(self, onset: float | None, record: list[Snapshot]) -> Snapshot:
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
            "fresh": True,
            "before": 1.0,
            "record": record,
        }

    @property
    def _set(self) -> ParameterSet:
        return SETS[self.params.parameter_set]

    @property
    def _potentiation(self) -> float:
        if self.params.parameter_set == SHOUVAL:
            return shouval.POTENTIATING.value / shouval.DEPRESSING.value
        return self._set.potentiation

    def _expected(self, plan: Plan) -> float:
        """What a plan comes to; the same whenever it begins."""
        rule = self.params.parameter_set
        asked = replace(plan, onset=None)
        return float(self._once(("expected", rule, asked), lambda: expected(rule, asked)))

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        plan = Plan.of(state["plan"])
        steps = min(steps, _LONGEST_DENSE) if plan.pairings.rate > _DENSE else steps
        edges: Floats = np.arange(tick, tick + steps + 1, dtype=np.float64) * self.STEP
        happenings = self._once(("events", plan), lambda: events(plan))
        first, last = (bisect_left(happenings, float(edge), key=_time) for edge in (edges[0], edges[-1]))
        happenings = happenings[first:last]
        spine = Synapse(*state["spine"])
        course = shouval.course(spine, edges, happenings, plan.epsp, plan.clamp, plan.magnesium)
        rows = np.empty((steps, len(self.OBSERVABLES)))
        rows[:, 2] = self._expected(plan if tick * self.STEP < plan.end else self._plan())
        begun = plan.begun(edges[1:])
        rows[:, 6] = plan.blocked(begun)
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
                "fresh": state["fresh"],
                "before": state["before"],
                "record": pairing_record.grown(state, plan, rows[:k], tick, self.STEP),
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
        times, amounts = self._once(("jumps", one.name, plan), lambda: jumps(one, plan))
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
        begun = plan.begun(np.array([self.time]))
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
        row[2] = self._expected(plan if self.time < plan.end else self._plan())
        row[6] = plan.blocked(begun)[0]
        free = shouval.REST.value + spine.falling - spine.rising + spine.spike + spine.tail
        row[7] = free if plan.clamp is None else plan.clamp
        row[8] = begun[0]
        row[9:11] = state["above"]
        row[11] = self._potentiation
        return row

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
