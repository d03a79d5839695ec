"""Compounds: one drug after another on the same receptors, the baths in the same order, and how it fared in trials.

The mean of very many receptors, moved on by exact propagators. What a student reads off the current (how deep, how
fast, what stays behind a shut gate, what voltage does) tells the sorts apart, those of unknown compounds too.
"""

from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action
from sim.experiments import compounds_observed, pore_observed
from sim.experiments.ahead import Ahead, Block
from sim.experiments.compounds_settings import BY_HAND, PROTOCOLS, CompoundsParams
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.receptor import block
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.drugs import DRUGS, Drug
from sim.models.receptor.propagation import Flow, Flows, propagator
from sim.models.receptor.unknowns import scatter
from sim.models.trials.outcomes import Trial, of_drug


class Compounds(Experiment):
    """Receptors under a tap with two baths.

    Attributes:
        outcomes: every trial of the chosen drug in the table, null results among them.
    """

    NAME = "compounds"
    TITLE = "Other drugs at the receptor"
    QUESTION = "What else blocks the NMDA receptor, how can one tell, and did it help anyone?"
    STEP = 0.02
    PACE = 5.0
    LENGTH = 100.0
    PARAMS = CompoundsParams
    OBSERVABLES = compounds_observed.OBSERVABLES
    PLOTS = (("current",), ("blocked", "trapped"), ("relative_current",))
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        row.name: row
        for row in (
            Action["Compounds"](
                "apply glutamate",
                "Glutamate flows from now on.",
                lambda e: e._tap(0, True),
                lambda e: "glutamate flows already." if e.taps[0] else "",
            ),
            Action["Compounds"](
                "wash glutamate",
                "No more glutamate.",
                lambda e: e._tap(0, False),
                lambda e: "" if e.taps[0] else "no glutamate flows.",
            ),
            Action["Compounds"](
                "apply drug",
                "The drug flows from now on.",
                lambda e: e._tap(1, True),
                lambda e: "no drug is chosen." if e.drug.sort == "none" else "it flows already." if e.taps[1] else "",
            ),
            Action["Compounds"](
                "wash drug",
                "No more drug; what is inside a pore stays until it can leave.",
                lambda e: e._tap(1, False),
                lambda e: "" if e.taps[1] else "no drug flows.",
            ),
        )
    }

    _ahead: Ahead[Snapshot]
    _steady: Rows  # onset and all that follows: what depends on the settings alone

    def __init__(self, params: Any = None, seed: int = 0) -> None:
        self._flows = Flows()
        super().__init__(params, seed)

    # ---- what scenes read

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        seen = self._ahead.row
        if seen is not None:
            return seen
        kept: Rows = self._ahead.now["row"]
        return kept if len(kept) else self._observed(self._ahead.now["states"][None], self._ahead.now["twin"][None])

    @property
    def drug(self) -> Drug:
        """The chosen drug."""
        return DRUGS[self.params.drug]

    @property
    def taps(self) -> tuple[bool, bool]:
        """Whether glutamate flows now, and whether the drug does."""
        return self._flowing(self._ahead.now, self.ticks)[:2]

    @property
    def by_hand(self) -> bool:
        """Whether the taps have been taken over by an action."""
        return bool(self._ahead.now["hand"]) or self.params.protocol == BY_HAND

    @property
    def occupancy(self) -> dict[str, float]:
        """State -> share of receptors: C0 C1 C2 D O, and the same with drug: C0B C1B C2B DB OB."""
        return pore_observed.names(self._ahead.now["states"])

    @property
    def outcomes(self) -> tuple[Trial, ...]:
        """The trials of this drug, in order of year."""
        return of_drug(self.params.drug)

    def bench(self, concentration: float | None = None) -> Conditions:
        """The conditions at the receptor with so much drug; as much as is set when None."""
        now: CompoundsParams = self.params
        there = now.concentration if concentration is None else concentration
        return Conditions(
            subunit=now.subunit,
            drug=now.drug,
            concentration=0.0 if now.drug == "none" else there,
            voltage=now.voltage,
            magnesium=now.magnesium,
            preparation=now.preparation,
            glycine=now.glycine,
            scatter=scatter(self.drug, self.seed),
        )

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        drug = self.drug
        if path in ("concentration", "preparation", "glycine") and drug.sort == "none":
            return "No drug is chosen."
        if path == "preparation" and len(drug.affinities) < 2:
            return f"For {drug.name} there is one preparation only."
        if path == "glycine" and not drug.hidden and drug.sort != "glycine site":
            return f"{drug.name} does not act at the glycine site; the model takes glycine as always bound."
        if path == "protocol" and self._ahead.now["hand"]:
            return "The taps were taken over by hand; a protocol runs again when one is chosen, or after a reset."
        return ""

    # ---- commands

    def _tap(self, which: int, on: bool) -> None:
        taps = list(self.taps)
        taps[which] = on
        self._ahead.settle({**self._ahead.settle(), "taps": taps, "hand": True, "row": np.zeros(0)})

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        state = {**self._ahead.settle(), "row": np.zeros(0)}
        if path == "drug":
            bound = state["states"]
            state["states"] = np.concatenate([bound.reshape(3, N).sum(axis=0), np.zeros(2 * N)])
            state["twin"] = state["states"][:N].copy()
        if path == "protocol":
            state["hand"] = False
        self._set_up()
        self._ahead.settle(state)

    def _set_up(self) -> None:
        """What the settings alone decide, calculated once."""
        self._steady = compounds_observed.steady(self.bench(), self.params.glutamate)

    # ---- time

    def _start(self) -> None:
        self._set_up()
        resting = block.rest()
        self._ahead = Ahead(
            {"states": resting, "twin": resting[:N].copy(), "taps": [False, False], "hand": False, "row": np.zeros(0)},
            self._look_ahead,
        )

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n) if n else np.zeros((0, len(self.OBSERVABLES)))

    def _flowing(self, state: Snapshot, tick: int) -> tuple[bool, bool, int]:
        """Which baths flow at a tick, and the tick at which that ends (-1: never)."""
        if state["hand"]:
            return bool(state["taps"][0]), bool(state["taps"][1]), -1
        for phase in PROTOCOLS[self.params.protocol]:
            end = -1 if phase.until == float("inf") else round(phase.until / self.STEP)
            if end == -1 or tick < end:
                return phase.glutamate, phase.drug, end
        return False, False, -1

    def _look_ahead(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        states, twin = np.empty((steps, block.SIZE)), np.empty((steps, N))
        rows = np.empty((steps, len(self.OBSERVABLES)))
        here, alone, k = state["states"], state["twin"], 0
        while k < steps:
            glutamate_on, drug_on, end = self._flowing(state, tick + k)
            length = steps - k if end == -1 else min(steps - k, end - tick - k)
            bench = self.bench() if drug_on else self.bench(0.0)
            glutamate = self.params.glutamate if glutamate_on else 0.0
            span = slice(k, k + length)
            states[span] = self._flow("drug", bench, glutamate).run(here, length)
            twin[span] = self._flow("alone", bench.without_drug(), glutamate).run(alone, length)
            rows[span] = self._seen(states[span], twin[span], bench, glutamate)
            k += length
            here, alone = states[k - 1], twin[k - 1]

        def after(step: int) -> Snapshot:
            seen = {"states": states[step - 1].copy(), "twin": twin[step - 1].copy(), "row": rows[step - 1].copy()}
            return {**state, **seen}

        return Block(rows, after)

    def _flow(self, use: str, bench: Conditions, glutamate: float) -> Flow:
        make = bench.generator if use == "drug" else bench.gate_generator
        return self._flows.get((use, bench, glutamate), lambda: propagator(make(glutamate), self.STEP))

    def _seen(self, states: Rows, twin: Rows, bench: Conditions, glutamate: float) -> Rows:
        return compounds_observed.rows(states, twin, bench, glutamate, self._steady)

    def _observed(self, states: Rows, twin: Rows) -> Rows:
        glutamate_on, drug_on, _ = self._flowing(self._ahead.now, self.ticks)
        bench = self.bench() if drug_on else self.bench(0.0)
        first: Rows = self._seen(states, twin, bench, self.params.glutamate if glutamate_on else 0.0)[0]
        return first

    # ---- snapshots

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._set_up()
        self._ahead.put(state)
