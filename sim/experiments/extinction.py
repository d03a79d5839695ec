"""Fear learned and unlearned: shocks and safe trials, days between them, and a change of place.

The clock is the day's: trials are events, and between them only the safety trace fades, which has a closed form. So
any step would do; ten minutes show the trials of a session apart. "wait a day" turns the calendar on by one day: the
traces become a day older at once, while the clock of the run stays where it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, Observable, choice, quantity, reading, switch
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.fear import extinction as model
from sim.models.fear.extinction import DAY, Traces

CONTEXTS = ("A", "B", "C")
DAYS_OF_GAIN = 2
"""After the day of the drug, learning of safety is easier for so many days (chosen for teaching)."""
HOUR, GAP, SHOCKS, SAFE = 54, 1, 7, 4
COURSE: dict[int, str] = {
    **{HOUR + GAP * n: "shock" for n in range(SHOCKS)},
    **{144 * day + HOUR + GAP * n: "safe" for day in (1, 2, 3) for n in range(SAFE)},
}
"""Tick -> trial of the course that runs by itself: conditioning on day 1, sessions of safe trials on days 2 to 4."""


@dataclass(frozen=True)
class ExtinctionParams:
    """What a student sets."""

    block: float = quantity(
        0.0,
        "%",
        "NMDA receptors blocked",
        valid=(0, 100),
        source="open-channel",
        help="Slows all learning while it lasts.",
    )
    plasticity_gain: float = quantity(
        1.0,
        "1",
        "Readiness to learn safety",
        valid=(0, 4),
        slider=(0.5, 2.5),
        source="girgenti-2017",
        kind="teaching",
        help="1: as usual. 1.6 draws the faster extinction that was seen in rats after ketamine.",
    )
    context: str = choice(
        "A", "Place", CONTEXTS, source="two-traces", help="Safety learned in one place is not known in another."
    )
    drug_day: int = quantity(
        0,
        "1",
        "Day of the drug",
        valid=(0, 60),
        slider=(0, 14),
        source="girgenti-2017",
        kind="teaching",
        whole=True,
        help="0: block and readiness hold on every day. Else the block on that day, the readiness on the two after it.",
    )
    automatic: bool = switch(
        True, "A course runs by itself", source="open-channel", help="Until anything is done by hand."
    )


ROWS: tuple[Observable["Extinction"], ...] = (
    reading("fear", "Fear in this place", "1", (0, 1), "What the animal shows: excitatory less inhibitory."),
    reading("excitatory", "Trace of the shocks", "1", (0, 1)),
    reading("inhibitory", "Trace of safety in this place", "1", (0, 1)),
    reading("fear_elsewhere", "Fear in a place without safe trials", "1", (0, 1), "The largest of the other places."),
    reading("day", "Day", "d", (1, 14), "Of the calendar; the first is day 1."),
    reading("shocks", "Shock trials so far", "trials", (0, 20)),
    reading("safes", "Safe trials so far", "trials", (0, 20)),
)


class Extinction(Experiment):
    """One animal, one cue, three places."""

    NAME = "extinction"
    TITLE = "Fear and its extinction"
    QUESTION = "When fear has faded, is it forgotten? And why does learning safety need NMDA receptors too?"
    STEP = 600.0
    PACE = 43200.0
    LENGTH = 14 * DAY
    PARAMS = ExtinctionParams
    OBSERVABLES: ClassVar[Mapping[str, Observable[Any]]] = {row.name: row for row in ROWS}
    PLOTS = (("fear", "fear_elsewhere"), ("excitatory", "inhibitory"))
    ACTIONS: ClassVar[Mapping[str, Action[Any]]] = {
        "shock trial": Action[Any](
            "shock trial", "The cue, then a shock.", lambda bench: bench._by_hand(bench._trial, "shock")
        ),
        "safe trial": Action[Any](
            "safe trial", "The cue, and nothing happens.", lambda bench: bench._by_hand(bench._trial, "safe")
        ),
        "wait a day": Action[Any](
            "wait a day", "Turn the calendar on by a day.", lambda bench: bench._by_hand(bench._wait)
        ),
    }

    _traces: Traces  # at the tick `_since`
    _since: int
    _skipped: int
    _course: bool
    _trials: list[tuple[int, int, str, str]]  # tick, day, kind, context

    # ---- for scenes

    @property
    def trials(self) -> tuple[tuple[float, int, str, str], ...]:
        """(time s, day, "shock" or "safe", context) of each trial, in order."""
        return tuple((tick * self.STEP, day, kind, context) for tick, day, kind, context in self._trials)

    @property
    def day(self) -> int:
        """The day of the calendar; the first is 1."""
        return self._day(self.ticks)

    @property
    def fears(self) -> dict[str, float]:
        """Fear in every place now."""
        now = self._now(self.ticks)
        return {context: now.fear(context) for context in CONTEXTS}

    @property
    def in_force(self) -> tuple[float, float]:
        """The block and the readiness to learn that hold today."""
        p, day = self.params, self.day
        if p.drug_day == 0:
            return float(p.block), float(p.plasticity_gain)
        block = p.block if day == p.drug_day else 0.0
        gain = p.plasticity_gain if p.drug_day < day <= p.drug_day + DAYS_OF_GAIN else 1.0
        return float(block), float(gain)

    def reading(self, name: str) -> float:
        """An observable now."""
        return self._row(self.ticks)[list(self.OBSERVABLES).index(name)]

    def why_disabled(self, path: str) -> str:
        p = self.params
        if path == "drug_day" and p.block == 0 and p.plasticity_gain == 1:
            return "Without a block or a changed readiness to learn, the drug does nothing."
        if path == "block" and p.drug_day and self.day > p.drug_day:
            return f"The drug was given on day {p.drug_day}, and its block is over."
        if path == "plasticity_gain" and p.drug_day and self.day > p.drug_day + DAYS_OF_GAIN:
            return f"The drug was given on day {p.drug_day}, and its effect on learning is over."
        if path == "automatic" and not self._course:
            return "Something has been done by hand in this run."
        return ""

    # ---- doing

    def _by_hand(self, deed: Any, *what: str) -> None:
        self._course = False
        deed(self.ticks, *what)

    def _trial(self, tick: int, kind: str) -> None:
        block, gain = self.in_force
        context = self.params.context
        before = self._now(tick)
        self._traces = (
            model.shocked(before, context, block) if kind == "shock" else model.safe(before, context, block, gain)
        )
        self._since = tick
        self._trials.append((tick, self._day(tick), kind, context))

    def _wait(self, tick: int) -> None:
        self._traces = model.later(self._now(tick), DAY)
        self._since = tick
        self._skipped += 1

    def _settings_changed(self, path: str) -> None:
        pass  # the traces are what they are; only later trials and readings differ

    # ---- time

    def _start(self) -> None:
        self._traces = Traces(0.0, dict.fromkeys(CONTEXTS, 0.0))
        self._since = self._skipped = 0
        self._course = True
        self._trials = []

    def _day(self, tick: int) -> int:
        return 1 + int(tick * self.STEP // DAY) + self._skipped

    def _now(self, tick: int) -> Traces:
        return model.later(self._traces, (tick - self._since) * self.STEP)

    def _row(self, tick: int) -> list[float]:
        now, context = self._now(tick), self.params.context
        shocks = sum(kind == "shock" for _, _, kind, _ in self._trials)
        return [
            now.fear(context),
            now.excitatory,
            now.inhibitory[context],
            max(now.fear(other) for other in CONTEXTS if other != context),
            self._day(tick) * DAY,
            float(shocks),
            float(len(self._trials) - shocks),
        ]

    def _advance(self, n: int) -> Rows:
        begin = self.ticks
        rows = []
        for tick in range(begin, begin + n):
            self.ticks = tick
            if self._course and self.params.automatic and tick in COURSE:
                self._trial(tick, COURSE[tick])
            rows.append(self._row(tick + 1))
        self.ticks = begin
        return np.array(rows)

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {
            "excitatory": self._traces.excitatory,
            "inhibitory": dict(self._traces.inhibitory),
            "place": [self._since, self._skipped, self._course],
            "trials": self._trials,
        }

    def _put_state(self, state: Snapshot) -> None:
        self._traces = Traces(state["excitatory"], state["inhibitory"])
        self._since, self._skipped, self._course = state["place"]
        self._trials = [tuple(trial) for trial in state["trials"]]
