"""Timeline: from phencyclidine in 1956 to today. The clock counts years; what has happened by now is read off.

Nothing is modelled here: the events stand in a table with their sources, and where sources differ, that is said.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from sim.core.quantities import Action, Observable, quantity
from sim.experiments.experiment import Experiment, Rows, Snapshot
from sim.models.safety.history import EVENTS, FIRST_YEAR, KINDS, LAST_YEAR, Event, moment, sources_of, up_to

MONTHS = 12
_END = (LAST_YEAR - FIRST_YEAR) * MONTHS


@dataclass(frozen=True)
class TimelineParams:
    """What can be set: the year to look at."""

    year: int = quantity(
        FIRST_YEAR,
        "year",
        "Year",
        valid=(FIRST_YEAR, LAST_YEAR),
        source="history-recalled",
        kind="teaching",
        whole=True,
        help="Go to the first of January of this year; from there the years pass.",
    )


_SEEN: tuple[tuple[str, str, str, float, float, str], ...] = (
    ("year_now", "Year now", "year", FIRST_YEAR, LAST_YEAR, "The year that the clock has come to."),
    ("events", "Events so far", "events", 0, len(EVENTS), "Events of the table up to now."),
    ("contested", "Of them contested", "events", 0, len(EVENTS), "Events about whose date or meaning sources differ."),
    ("papers", "Sources cited so far", "papers", 0, 40, "Papers and pages behind these events, each once."),
    *((kind, f"Events: {kind}", "events", 0, 10, f"Events so far in the thread of {kind}.") for kind in KINDS),
)


def _counts(months: int) -> list[float]:
    """Every observable after so many months since the first year began."""
    year = FIRST_YEAR + months / MONTHS
    past = up_to(year + 1e-9)
    kinds = [float(sum(event.kind == kind for event in past)) for kind in KINDS]
    return [year, float(len(past)), float(sum(bool(e.contested) for e in past)), float(len(sources_of(past))), *kinds]


def _observable(index: int, row: tuple[str, str, str, float, float, str]) -> Observable[Any]:
    name, label, unit, low, high, help = row
    return Observable(name, label, unit, (low, high), lambda e: float(e.row[index]), help=help)


class Timeline(Experiment):
    """A calendar.

    Attributes:
        events: all that has happened by now, in order.
    """

    NAME = "timeline"
    TITLE = "1956 to today"
    QUESTION = "How did an anaesthetic become an antidepressant, and what went wrong on the way?"
    STEP = 365.25 * 86400.0 / MONTHS
    PACE = 365.25 * 86400.0
    LENGTH = STEP * _END
    PARAMS = TimelineParams
    OBSERVABLES: ClassVar[dict[str, Observable[Any]]] = {row[0]: _observable(i, row) for i, row in enumerate(_SEEN)}
    PLOTS = (("events", "contested"), ("law", "trial", "harm"))
    ACTIONS: ClassVar[dict[str, Action[Any]]] = {
        "next event": Action["Timeline"](
            "next event",
            "Go to the month of the next event.",
            lambda e: e._next_event(),
            lambda e: "" if e.coming is not None else "there is no later event in the table.",
        )
    }

    _months: int  # since the first year began

    # ---- what scenes read

    @property
    def row(self) -> Rows:
        """All observables now, in order."""
        return np.array(_counts(self._months))

    @property
    def year(self) -> float:
        """The moment of the clock, as a fraction of years."""
        return FIRST_YEAR + self._months / MONTHS

    @property
    def events(self) -> tuple[Event, ...]:
        """All that has happened by now, in order."""
        return up_to(self.year + 1e-9)

    @property
    def coming(self) -> Event | None:
        """The next event; None after the last."""
        later = [event for event in EVENTS if moment(event) > self.year + 1e-9]
        return later[0] if later else None

    # ---- commands and time

    def _next_event(self) -> None:
        if self.coming is not None:
            self._months = round((moment(self.coming) - FIRST_YEAR) * MONTHS)

    def _start(self) -> None:
        self._months = (self.params.year - FIRST_YEAR) * MONTHS

    def _settings_changed(self, path: str) -> None:
        self._start()

    def _advance(self, n: int) -> Rows:
        months = [min(self._months + k, _END) for k in range(1, n + 1)]
        if months:
            self._months = months[-1]
        return np.array([_counts(m) for m in months]).reshape(n, len(self.OBSERVABLES))

    # ---- snapshots

    def _state(self) -> Snapshot:
        return {"months": self._months}

    def _put_state(self, state: Snapshot) -> None:
        self._months = state["months"]
