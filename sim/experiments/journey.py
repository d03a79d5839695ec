"""One dose, followed: through body, pore, synapse, circuit, cell and mood, from a millisecond to six weeks.

Each link is given what the link before it gave; nothing else. The body is the bench of that name, run inside this one.
"""

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.core.evidence import Evidence
from sim.core.quantities import Action, parameters, replaced
from sim.experiments.ahead import Ahead, Block
from sim.experiments.body import Body, BodyParams
from sim.experiments.experiment import Column, Course, Experiment, Rows, Snapshot
from sim.experiments.journey_settings import FROM_BODY, LINKS, OBSERVABLES, JourneyParams, Link
from sim.models.circuit import surge
from sim.models.journey import links
from sim.models.journey.links import Chain, Followed
from sim.models.mood import response
from sim.models.pain.infusion import DAY, TRIAL
from sim.models.receptor.use import one_release
from sim.models.recursion import relaxed
from sim.models.safety import effects
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS
from sim.models.signalling.evidence import EVIDENCE
from sim.models.signalling.variants import VARIANTS

Floats = NDArray[np.float64]
FIRST_MOMENT, PER_DECADE = 1e-3, 40
"""s: where the one time axis begins; points of it in a tenfold of time."""
_STAGES = ("glutamate", "eef2", "bdnf", "mtorc1", "protein", "spines")
_BODY_PATHS = tuple(parameters(BodyParams))


class Journey(Experiment):
    """One person, one drug, and what becomes of a dose at every distance.

    Attributes:
        given: (time s, route, mg) of each dose, in order.
    """

    NAME = "journey"
    TITLE = "One dose, followed"
    QUESTION = "What does one dose do, from the first millisecond in a pore to six weeks of mood?"
    STEP = links.STEP
    PACE = 4 * 3600.0
    LENGTH = 42 * 86400.0
    PARAMS = JourneyParams
    OBSERVABLES = OBSERVABLES
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        "give dose": Action["Journey"](
            "give dose",
            "Give the dose now, by the chosen route. It adds to what is there.",
            lambda e: e._give(),
            lambda e: Body.ACTIONS["give dose"].refuses(e._body_now()),
        )
    }
    PLOTS = (("blocked",), ("glutamate", "bdnf", "protein", "spines"), ("madrs",))

    _ahead: Ahead[Snapshot]
    _body: Body

    # ---- what scenes read

    @property
    def links(self) -> tuple[Link, ...]:
        """The rungs of the ladder, in order."""
        return LINKS

    @property
    def given(self) -> list[tuple[float, str, float]]:
        """(time s, route, mg) of each dose."""
        return [tuple(dose) for dose in self._ahead.beginning["body"]["state"]["given"]]

    @property
    def chain(self) -> Chain:
        """What is chosen along the chain just now."""
        p = self.params
        conditions = cascade.Conditions(p.ampa_blocked, p.mtorc1_blocked, VARIANTS[p.bdnf_variant].value)
        return Chain(p.drug, p.activity, ACCOUNTS[p.account], conditions)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for and against the account in force, and what is not settled."""
        return tuple(row for row in EVIDENCE if row.about == self.params.account)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What the present settings ask of the models beyond their data."""
        return self._body_now().caveats

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        seen = self._ahead.row
        return self._rest(self._ahead.now) if seen is None else seen

    def reading(self, name: str) -> float:
        """An observable now."""
        return float(self.row[self._column[name]])

    def release(self, times: Floats) -> Floats:
        """The share of the synapse's receptors that conduct at `times` (s) after a release just now: the fast end."""
        bench = links.synapse(self.params.drug).at(self.reading("free_brain"))
        return one_release(times, bench, float(self._ahead.now["blocked"]))

    def course(self) -> Course:
        """What is known on one logarithmic time axis, from a millisecond to the present.

        Up to one step the axis is that of a single release just now (`conducting`); from there on that of the first
        dose, so far as it was followed. NaN where a link does not live on that scale.
        """
        fast = np.geomspace(FIRST_MOMENT, self.STEP, round(PER_DECADE * np.log10(self.STEP / FIRST_MOMENT)) + 1)[:-1]
        followed = self.followed
        rows = np.full((len(fast) + len(followed.times), 1 + len(self._column)), np.nan)
        rows[: len(fast), 0] = self.release(fast)
        rows[len(fast) :, 1:] = followed.rows
        return Course(np.concatenate([fast, followed.times]), (Column("conducting", "1"), *followed.columns), rows)

    @property
    def followed(self) -> Course:
        """The slow part of `course`: all observables at points of the time since the first dose, so far."""
        record = self._ahead.now["record"]
        rows = np.array([row for _, row in record]).reshape(len(record), len(self._column))
        columns = tuple(Column(row.name, row.unit) for row in self.OBSERVABLES.values())
        return Course(np.array([tick for tick, _ in record]) * self.STEP, columns, rows)

    # ---- doing

    def why_disabled(self, path: str) -> str:
        """Why this parameter has no effect just now; '' when it has."""
        if path in _BODY_PATHS:
            return self._body_now().why_disabled(path)
        account = ACCOUNTS[self.params.account]
        if not account.drives and path in ("ampa_blocked", "mtorc1_blocked", "bdnf_variant"):
            return "Nothing starts the chain in this account."
        if path == "mtorc1_blocked" and not account.through_mtorc1:
            return "In this account protein is made without mTORC1."
        if path == "ampa_blocked" and not (account.surge.value or account.metabolite.value):
            return "In this account AMPA receptors come after BDNF, not before it."
        return ""

    def _give(self) -> None:
        state = self._ahead.now
        body = self._body_of(state)
        body.act("give dose")
        first = self.ticks if state["first"] < 0 else state["first"]
        self._ahead.settle({**state, "body": body.snapshot(), "first": first})

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        state = self._ahead.now
        if path in _BODY_PATHS:
            body = self._body_of(state)
            body.set(path, self.get(path))
            state = {**state, "body": body.snapshot()}
        self._ahead.settle(state)

    def _body_now(self) -> Body:
        """The bench of the body as it is at this moment."""
        return self._body_of(self._ahead.now)

    def _body_of(self, state: Snapshot) -> Body:
        """The one bench of the body, put into a state of ours; it keeps its matrices from one use to the next."""
        self._body.restore(state["body"])
        return self._body

    # ---- time

    def _start(self) -> None:
        self._column = {name: i for i, name in enumerate(self.OBSERVABLES)}
        params = BodyParams()
        for path in _BODY_PATHS:
            params = replaced(params, path, self.get(path))
        self._body = Body(params, self.seed)
        start = {
            "body": self._body.snapshot(),
            "blocked": 0.0,
            "stages": cascade.at_rest(),
            "plasticity": 0.0,
            "lingering": 0.0,
            "first": -1,
            "record": [],
        }
        self._ahead = Ahead(start, self._compute, first=60, longest=360)

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n) if n else np.zeros((0, len(self.OBSERVABLES)))

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        seen = self._from_body(self._body_of(state), steps)
        followed = links.run(
            self.chain,
            seen["free_brain"],
            links.free_metabolite(seen["hydroxynorketamine"]),
            tick,
            state["blocked"],
            state["stages"],
            state["plasticity"],
            links.press(self.params.account),
        )
        slow = {name: values[links.FINE :: links.FINE] for name, values in seen.items()}
        plasma = effects.s_form(slow["ketamine"], self.params.drug)
        rate = np.full(steps, TRIAL.rate)
        lingering = relaxed(plasma, rate, self.STEP, state["lingering"])
        rows = self._observed((tick + 1 + np.arange(steps)), state["first"], slow, followed, lingering)

        def after(k: int) -> Snapshot:
            then = self._body_of(state)
            then.advance(k * links.FINE)
            return {
                **state,
                "body": then.snapshot(),
                "blocked": float(followed.blocked[2 * k]),
                "stages": followed.stages[k],
                "plasticity": float(followed.plasticity[k]),
                "lingering": float(lingering[k - 1]),
                "record": self._recorded(state, tick, rows[:k]),
            }

        return Block(rows, after)

    def _from_body(self, body: Body, steps: int) -> dict[str, Floats]:
        """Readings of the body at every fine step, beginning with the present moment."""
        now = [body.reading(name) for name in FROM_BODY]
        columns = [list(body.OBSERVABLES).index(name) for name in FROM_BODY]
        later = body.advance(steps * links.FINE)[:, columns]
        return dict(zip(FROM_BODY, np.concatenate([[now], later]).T, strict=True))

    def _observed(
        self, ticks: NDArray[np.int64], first: int, body: dict[str, Floats], followed: Followed, lingering: Floats
    ) -> Rows:
        p = self.params
        since = np.maximum(ticks - first, 0) * self.STEP if first >= 0 else np.zeros(len(ticks))
        ketamine, blocked = followed.ketamine[2::2], followed.blocked[2::2]
        stages = dict(zip(cascade.STATES, followed.stages[1:].T, strict=True))
        plastic = followed.plasticity[1:]
        effect = response.relative(plastic)
        points = p.baseline - response.care(since) - response.AVERAGE.size * effect
        here = body["effect_site"]
        s_form = effects.s_form(here, p.drug)
        relieved = TRIAL.answering * TRIAL.largest * links.relief(lingering)
        columns = {
            **body,
            "blocked": blocked,
            "expected_weight": links.pairing_weight(blocked),
            "pyramidal_ratio": surge.pyramidal_ratio(ketamine),
            "interneuron_ratio": surge.interneuron_ratio(ketamine),
            **{name: 1.0 + stages[name] for name in _STAGES},
            "plasticity": plastic,
            "relative_effect": effect,
            "madrs": response.scored(points),
            "cadss": effects.dissociation(effects.as_racemate(here, p.drug)),
            "systolic": effects.ADULT.systolic + effects.systolic_rise(s_form),
            "heart_rate": effects.ADULT.heart + effects.heart_rate_rise(s_form),
            "pain_score": np.clip(TRIAL.before + TRIAL.without_drug * np.expm1(-since / DAY) - relieved, 0.0, 10.0),
        }
        return np.stack([columns[name] for name in self.OBSERVABLES], axis=1)

    def _rest(self, state: Snapshot) -> Rows:
        """The observables where a block begins: no step led here yet."""
        body = self._body_of(state)
        seen = {name: np.array([body.reading(name)]) for name in FROM_BODY}
        blocked = np.full(3, state["blocked"])
        stages = np.stack([state["stages"]] * 2)
        plastic = np.full(2, state["plasticity"])
        followed = Followed(blocked, links.equivalent(blocked), stages, np.zeros(3), plastic)
        ticks = np.array([self.ticks])
        now: Rows = self._observed(ticks, state["first"], seen, followed, np.array([state["lingering"]]))[0]
        return now

    def _recorded(self, state: Snapshot, tick: int, rows: Rows) -> list[tuple[int, Rows]]:
        """The points of the one time axis that lie in these steps, added to those before: 240 at most."""
        if state["first"] < 0:
            return list(state["record"])
        have = {point for point, _ in state["record"]}
        begin, end = tick - state["first"], tick - state["first"] + len(rows)
        points = np.unique(np.round(10 ** (np.arange(0, 6 * PER_DECADE + 1) / PER_DECADE)).astype(int))
        new = [(int(n), rows[n - begin - 1]) for n in points if begin < n <= end and int(n) not in have]
        return [*state["record"], *new]

    # ---- snapshots

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._ahead.put(state)
