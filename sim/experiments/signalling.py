"""From surge to spines: one injection of ketamine in a rodent, and what follows in the cells for two weeks."""

from typing import Any, ClassVar

import numpy as np

from sim.core.evidence import Evidence
from sim.core.quantities import Action
from sim.experiments.ahead import Ahead, Block
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.experiments.signalling_settings import OBSERVABLES, SignallingParams
from sim.models.circuit.surge import pyramidal_ratio
from sim.models.recursion import Floats
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS, Account
from sim.models.signalling.cascade import CASCADE, Conditions, Exposure
from sim.models.signalling.evidence import EVIDENCE
from sim.models.signalling.rodent import GONE, concentrations
from sim.models.signalling.variants import VARIANTS

MOST = 60
"""Injections that may be planned or still at work together."""
CLEAR = 1e-9
"""Nearer to rest than this, and below this many uM, a reading is rounding and is shown as rest, and as 0."""
_RATIOS = ("glutamate", "eef2", "bdnf", "mtorc1", "protein")


class Signalling(Experiment):
    """One animal. Everything is computed a block of steps at a time, with an error far below what can be seen.

    Its state is how far each stage is from rest, and when which dose was or will be injected.
    """

    NAME = "signalling"
    TITLE = "From surge to spines"
    QUESTION = "The drug is gone in hours. What is left of it in the cells after a day, and after two weeks?"
    STEP = 60.0
    PACE = 4 * 3600.0
    LENGTH = 14 * 86400.0
    PARAMS = SignallingParams
    OBSERVABLES = OBSERVABLES
    PLOTS = (("glutamate", "eef2", "bdnf", "mtorc1"), ("protein", "spines"), ("ketamine", "hydroxynorketamine"))
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        "give dose": Action["Signalling"](
            "give dose",
            "Inject now; further injections follow at the set time between them.",
            lambda e: e._give(),
            lambda e: e._refuses(),
        )
    }

    _ahead: Ahead[Snapshot]
    _rest: float

    # ---- what scenes read

    @property
    def account(self) -> Account:
        """What starts the chain just now."""
        return ACCOUNTS[self.params.account]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for and against that account, and what is not settled."""
        return tuple(row for row in EVIDENCE if row.about == self.params.account)

    @property
    def injections(self) -> tuple[tuple[float, float], ...]:
        """(time s, mg/kg) of every injection that was given or is planned; those long gone are left out."""
        return tuple((t, d) for t, d in self._ahead.now["doses"])

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        seen = self._ahead.row
        if seen is None:
            state = self._ahead.now
            seen = self._observed(np.array([self.time]), state["stages"][None], state)[0]
        return seen

    def reading(self, name: str) -> float:
        """An observable now."""
        return float(self.row[self._column[name]])

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        account = self.account
        if path == "every" and self.params.doses == 1:
            return "There is only one injection."
        if path == "mtorc1_blocked" and not account.through_mtorc1:
            return "In this account protein is made without mTORC1."
        if not account.drives and path in ("ampa_blocked", "mtorc1_blocked", "bdnf_variant"):
            return "Nothing starts the chain in this account."
        if path == "ampa_blocked" and not (account.surge.value or account.metabolite.value):
            return "In this account AMPA receptors come after BDNF, not before it."
        return ""

    # ---- doing

    def _refuses(self) -> str:
        planned = sum(self.time - t < GONE for t, _ in self.injections) + self.params.doses
        return f"more than {MOST} injections would be at work or planned." if planned > MOST else ""

    def _give(self) -> None:
        p, state = self.params, self._ahead.now
        apart = max(1, round(p.every / self.STEP)) * self.STEP
        new = [[self.time + i * apart, p.dose] for i in range(p.doses)]
        there = [d for d in state["doses"] if self.time - d[0] < GONE]
        given = state["given"] + len(state["doses"]) - len(there)
        self._ahead.settle({**state, "doses": sorted([*there, *new]), "given": given})

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        if path in ("dose", "doses", "every"):
            return
        state, rest = self._ahead.now, self._resting_spines()
        stages = state["stages"].copy()
        if self.ticks:  # at the very start the weeks of stress are over already
            stages[cascade.SPINES] += self._rest - rest
        self._rest = rest
        self._ahead.settle({**state, "stages": stages})

    def _resting_spines(self) -> float:
        return float(CASCADE.stressed_spines) if self.params.stress else 1.0

    # ---- time

    def _start(self) -> None:
        self._column = {name: i for i, name in enumerate(self.OBSERVABLES)}
        self._rest = self._resting_spines()
        self._ahead = Ahead({"stages": cascade.at_rest(), "doses": [], "given": 0}, self._compute, first=256)

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n) if n else np.zeros((0, len(self.OBSERVABLES)))

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        times: Floats = self.STEP * np.arange(tick, tick + steps + 1, dtype=np.float64)
        p, doses = self.params, state["doses"]
        stages = cascade.follow(
            lambda at: Exposure(*concentrations(at, doses)),
            times,
            self.account,
            Conditions(p.ampa_blocked, p.mtorc1_blocked, VARIANTS[p.bdnf_variant].value),
            start=state["stages"],
        )

        def after(k: int) -> Snapshot:
            return {**state, "stages": stages[k]}

        return Block(self._observed(times[1:], stages[1:], state), after)

    def _observed(self, times: Floats, stages: Floats, state: Snapshot) -> Rows:
        ketamine, metabolite = (np.where(c > CLEAR, c, 0.0) for c in concentrations(times, state["doses"]))
        shown = dict(zip(cascade.STATES, np.where(np.abs(stages) > CLEAR, stages, 0.0).T, strict=True))
        begun = np.array([t for t, _ in state["doses"]])
        columns = {
            **shown,
            **{name: 1.0 + shown[name] for name in _RATIOS},
            "spines": self._rest + shown["spines"],
            "ketamine": ketamine,
            "hydroxynorketamine": metabolite,
            "pyramidal_ratio": pyramidal_ratio(ketamine),
            "resting_block": cascade.resting_block(ketamine),
            "injections": state["given"] + np.searchsorted(begun, times, side="right"),
        }
        return np.stack([columns[name] for name in self.OBSERVABLES], axis=1).astype(float)

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {**self._ahead.kept(), "rest": self._rest}

    def _put_state(self, state: Snapshot) -> None:
        self._rest = state["rest"]
        self._ahead.put(state)
