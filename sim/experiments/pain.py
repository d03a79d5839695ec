"""Pain on two time scales: a cell of the dorsal horn that winds up in seconds, and weeks after a long infusion.

The clock is that of the cell. The weeks cannot be run beside it, and need not be: they have a closed form, so the
protocol "long infusion" shows the pain of a person on the `day` that is set, and the cell rests meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, Observable, choice, quantity, reading, switch
from sim.experiments.ahead import Ahead, Block
from sim.experiments.experiment import Column, Course, Experiment, Rows, Snapshot
from sim.models.pain import blockade, infusion, windup
from sim.models.pain.rating import rated
from sim.models.pain.windup import CALCIUM, GATE, NK1, NK1_RISE, VOLTAGE, Setting
from sim.models.receptor.drugs import PREPARATIONS, RAT

PROTOCOLS = ("wind-up", "long infusion")
INNER = 4
"""Inner steps of the cell in one step of the bench."""
FIRST_TRAIN = 500
"""The tick of the train that starts by itself."""
LISTENED = 1000
"""Ticks after a stimulus in which spikes count as its answer, if the next one does not come first."""
TOLD = 2000
"""Ticks after a stimulus for which its pain is told; then it is 0."""
RECENT = 25
"""Ticks after which all fibres of a stimulus have arrived."""
RESTS = "the nerve cell rests while you look at the long infusion; choose wind-up."
LAST_DAY, COURSE_POINTS = 84 * infusion.DAY, 337
SPIKE = 20.0
"""mV: the height at which a spike is drawn; the cell itself has no spike shape."""


@dataclass(frozen=True)
class PainParams:
    """What a student sets."""

    protocol: str = choice(
        "wind-up",
        "Look at",
        PROTOCOLS,
        source="open-channel",
        help="Seconds in one nerve cell, or one person in the weeks after a drip of four days.",
    )
    rate: float = quantity(
        1.0, "Hz", "Stimuli each second", valid=(0.02, 20), slider=(0.05, 5), scale="log", source="guirimand-2000"
    )
    stimuli: int = quantity(
        15, "1", "Stimuli in a train", valid=(1, 200), slider=(1, 30), source="guirimand-2000", whole=True
    )
    ketamine: float = quantity(
        0.0,
        "uM",
        "Ketamine at the receptor",
        valid=(0, 1000),
        slider=(0, 30),
        source="open-channel",
        help="It blocks as the pore model says at rest, with magnesium; the cell has long been in it.",
    )
    block: float = quantity(
        0.0,
        "%",
        "NMDA receptors blocked",
        valid=(0, 100),
        source="open-channel",
        help="Above 0 it takes the place of what ketamine would block.",
    )
    preparation: str = choice(
        RAT, "Affinities measured in", PREPARATIONS, source="kotermanski-johnson-2009", help="Wind-up was seen in rats."
    )
    nk1: bool = switch(True, "Substance P (NK1)", source="aguiar-2010", help="A slow current after each stimulus.")
    can: bool = switch(True, "Cation current opened by calcium (CAN)", source="aguiar-2010")
    automatic: bool = switch(True, "A first train starts by itself", source="open-channel", help="After half a second.")
    day: float = quantity(
        7.0, "d", "Day after the drip began", valid=(0, 84), source="sigtermans-2009", help="For the long infusion."
    )
    level: float = quantity(
        250.0,
        "ng/mL",
        "S-ketamine in plasma during the drip",
        valid=(0, 1000),
        slider=(0, 500),
        source="sigtermans-2009",
        kind="derived",
        path="infusion.level",
        help="About what 22 mg/h at 70 kg keep up.",
    )
    length: float = quantity(
        100.0, "h", "Length of the drip", valid=(0, 240), source="dahan-2011", kind="measured", path="infusion.length"
    )
    person: str = choice("mean of the trial", "Whose pain", tuple(infusion.PEOPLE), source="dahan-2011")


NAMES = ("spikes", "calcium", "voltage", "pain_score", "stimulus", "nmda", "nk1", "can", "blocked")


ROWS: tuple[Observable["Pain"], ...] = (
    reading("spikes", "Spikes since the last stimulus", "spikes", (0, 15), "Within 1 s, or until the next stimulus."),
    reading("calcium", "Calcium in the cell", "uM", (0, 6)),
    reading("voltage", "Voltage", "mV", (-70, 25), "Spikes are drawn up to 20 mV; the cell only marks their time."),
    reading(
        "pain_score",
        "Pain, 0 to 10",
        "points",
        (0, 10),
        "Wind-up: a scale of ours for the answer to the last stimulus. Long infusion: the person on the day set.",
    ),
    reading("stimulus", "Stimuli so far", "stimuli", (0, 15)),
    reading("nmda", "NMDA conductance that passes", "%", (0, 200), "Of the leak; after magnesium and drug."),
    reading("nk1", "NK1 conductance", "%", (0, 20), "Of the leak."),
    reading("can", "CAN gate open", "%", (0, 100)),
    reading("blocked", "NMDA receptors blocked", "%", (0, 100)),
)


class Pain(Experiment):
    """One cell of the dorsal horn, and one person in a trial."""

    NAME = "pain"
    TITLE = "Pain"
    QUESTION = "Why does the same touch hurt more each time, and what does a blocker of the NMDA receptor change?"
    STEP = INNER * windup.STEP
    PACE = 1.0
    LENGTH = 16.0
    PARAMS = PainParams
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]] = {row.name: row for row in ROWS}
    PLOTS = (("spikes",), ("voltage",), ("calcium",))
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {
        "stimulate": Action[Any](
            "stimulate",
            "A train of stimuli, the first one now; it takes the place of one that is running.",
            lambda bench: bench._begin_train(),
            lambda bench: bench._refuses(),
        ),
    }

    _ahead: Ahead[Snapshot]

    # ---- for scenes

    @property
    def answers(self) -> tuple[int, ...]:
        """Spikes in answer to each stimulus so far, in order; the last may still be growing."""
        return tuple(self._ahead.now["answers"])

    @property
    def waiting(self) -> int:
        """Stimuli of the train that are still to come."""
        return int(self._ahead.now["left"])

    @property
    def fibres(self) -> tuple[float, ...]:
        """s from now at which fibres that were stimulated will reach the cell."""
        now = self._ahead.now
        return tuple(t - self.time for t in self._arrivals(now["recent"], self.ticks, self.ticks + RECENT))

    @property
    def blocked(self) -> float:
        """The share of NMDA receptors that is blocked, by hand or by ketamine."""
        p = self.params
        return float(p.block if p.block > 0 else blockade.block_by(p.ketamine, p.preparation))

    def course(self) -> Course | None:
        """The weeks after the drip, for everybody in `infusion.PEOPLE`; None while one looks at the cell."""
        p = self.params
        if p.protocol != PROTOCOLS[1]:
            return None
        times = np.linspace(0.0, LAST_DAY, COURSE_POINTS)
        rows = [[infusion.pain(t, p.level, p.length, person) for person in infusion.PEOPLE] for t in times.tolist()]
        columns = tuple(Column(f"pain, {person}", "points") for person in infusion.PEOPLE)
        return Course(times, columns, np.array(rows))

    def reading(self, name: str) -> float:
        """An observable now."""
        row = self._ahead.row
        return float((self._resting(self._ahead.now) if row is None else row)[NAMES.index(name)])

    def why_disabled(self, path: str) -> str:
        p = self.params
        long = p.protocol == PROTOCOLS[1]
        if path in ("day", "infusion.level", "infusion.length", "person"):
            return "" if long else "Only the long infusion asks for it."
        if long and path != "protocol":
            return RESTS
        if path == "preparation" and not (p.ketamine > 0 and p.block == 0):
            return "No ketamine is in force."
        if path == "ketamine" and p.block > 0:
            return "A block set by hand takes its place; set that to 0 first."
        if path == "automatic" and not self._ahead.now["fresh"]:
            return "A train has been given in this run."
        return ""

    def aside(self, path: str) -> str:
        asked = path == "ketamine" and self.params.ketamine > 0 and self.params.block == 0
        return f"blocks {100 * self.blocked:.3g} %" if asked else ""

    # ---- doing

    def _refuses(self) -> str:
        return RESTS if self.params.protocol == PROTOCOLS[1] else ""

    def _begin_train(self) -> None:
        change = {"next": self.ticks, "left": self.params.stimuli, "fresh": False}
        self._ahead.settle(self._ahead.now | change)

    def _catch_up(self) -> None:
        self._ahead.catch_up()

    def _settings_changed(self, path: str) -> None:
        state = self._ahead.now
        if path == "rate" and state["left"] and state["next"] > self.ticks:
            state = state | {"next": max(self.ticks, state["last"] + self._gap())}
        self._ahead.settle(state)

    def _gap(self) -> int:
        rate: float = self.params.rate
        return max(1, round(1.0 / rate / self.STEP))

    # ---- time

    def _start(self) -> None:
        nothing: Snapshot = {
            "cell": windup.at_rest(),
            "passing": 0.0,
            "fired": False,
            "fresh": True,  # no train was given yet
            "next": 0,
            "left": 0,
            "last": -TOLD,
            "recent": [],  # (tick, number) of stimuli whose fibres may still be on their way
            "answers": [],
        }
        self._ahead = Ahead(nothing, self._compute, first=16, longest=128)

    def _arrivals(self, stimuli: Sequence[tuple[int, int]], begin: int, end: int) -> list[float]:
        """s at which fibres of these stimuli reach the cell between two ticks."""
        times = [at * self.STEP + t for at, number in stimuli for t in windup.arrivals(self.seed, number).tolist()]
        return sorted(t for t in times if begin * self.STEP <= t < end * self.STEP)

    def _planned(self, state: Snapshot, tick: int, steps: int) -> list[Snapshot]:
        """What stands of the train after each step: `fresh`, `next`, `left`, `last`, and whether a stimulus came."""
        fresh, due, left, last = state["fresh"], state["next"], state["left"], state["last"]
        plan = []
        for now in range(tick, tick + steps):
            if fresh and self.params.automatic and now >= FIRST_TRAIN:
                fresh, due, left = False, now, self.params.stimuli
            came = left > 0 and now >= due
            if came:
                last, due, left = now, now + self._gap(), left - 1
            plan.append({"fresh": fresh, "next": due, "left": left, "last": last, "came": came})
        return plan

    def _compute(self, state: Snapshot, number: int, tick: int, steps: int) -> Block[Snapshot]:
        if self.params.protocol == PROTOCOLS[1]:
            return Block(np.tile(self._resting(state), (steps, 1)), lambda k: state)
        plan = self._planned(state, tick, steps)
        answers, stimuli = list(state["answers"]), list(state["recent"])
        for k, entry in enumerate(plan):
            if entry["came"]:
                stimuli.append((tick + k, len(answers) + sum(at >= tick for at, _ in stimuli)))
        coming = [t - tick * self.STEP for t in self._arrivals(stimuli, tick, tick + steps)]
        luck = windup.noise(self.seed, tick * INNER, steps * INNER)
        stretch = windup.follow(state["cell"], coming, luck, Setting(self.blocked, self.params.nk1, self.params.can))
        cells, passing = stretch.states[INNER - 1 :: INNER], stretch.passing[INNER - 1 :: INNER]
        fired = np.bincount([spike // INNER for spike in stretch.spikes], minlength=steps)
        counts: list[tuple[int, int]] = []  # stimuli so far, and spikes in answer to the last
        for k, entry in enumerate(plan):
            if entry["came"]:
                answers.append(0)
            if answers and tick + k - entry["last"] < LISTENED:
                answers[-1] += int(fired[k])
            counts.append((len(answers), answers[-1] if answers else 0))

        def after(k: int) -> Snapshot:
            stimulated, newest = counts[k - 1]
            entry = {name: plan[k - 1][name] for name in ("fresh", "next", "left", "last")}
            return entry | {
                "cell": cells[k - 1].tolist(),
                "passing": float(passing[k - 1]),
                "fired": bool(fired[k - 1]),
                "recent": [(at, n) for at, n in stimuli if tick + k - RECENT < at < tick + k],
                "answers": [*answers[: stimulated - 1], newest] if stimulated else [],
            }

        rows = np.array([self._row(answers, *count, tick + k + 1 - plan[k]["last"]) for k, count in enumerate(counts)])
        self._read_cell(rows, cells, passing)
        rows[fired > 0, NAMES.index("voltage")] = SPIKE
        return Block(rows, after)

    def _resting(self, state: Snapshot) -> Rows:
        """The observables of a state to which no step has led."""
        answers = state["answers"]
        since = self.ticks - state["last"]
        rows = np.array([self._row(answers, len(answers), answers[-1] if answers else 0, since)])
        self._read_cell(rows, np.array([state["cell"]]), np.array([state["passing"]]))
        if state["fired"]:
            rows[0, NAMES.index("voltage")] = SPIKE
        row: Rows = rows[0]
        return row

    def _row(self, answers: Sequence[int], stimuli: int, newest: int, since: int) -> list[float]:
        """What is counted and told, in the order of NAMES; the rest is read off the cell."""
        p = self.params
        if p.protocol == PROTOCOLS[1]:
            score = infusion.pain(p.day, p.level, p.length, p.person)
        elif since < TOLD:
            growing = since < LISTENED and stimuli > 1
            score = rated(max(newest, answers[stimuli - 2]) if growing else newest)
        else:
            score = 0.0
        return [float(newest), 0.0, 0.0, score, float(stimuli), 0.0, 0.0, 0.0, 0.0]

    def _read_cell(self, rows: Rows, cells: Rows, passing: Rows) -> None:
        rows[:, 1], rows[:, 2] = cells[:, CALCIUM], cells[:, VOLTAGE]
        rows[:, 5] = passing
        rows[:, 6] = cells[:, NK1] - cells[:, NK1_RISE] if self.params.nk1 else 0.0
        rows[:, 7] = cells[:, GATE]
        rows[:, 8] = self.blocked

    def _advance(self, n: int) -> Rows:
        return self._ahead.take(n)

    # ---- snapshots

    def _state(self) -> Snapshot:
        return self._ahead.kept()

    def _put_state(self, state: Snapshot) -> None:
        self._ahead.put(state)
