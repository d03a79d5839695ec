"""The calendar: years pass, events only add up, and any year can be looked at."""

import json

import numpy as np
import pytest

from sim.__main__ import main
from sim.core.complaints import Complaint
from sim.experiments.timeline import Timeline
from sim.models.safety.history import EVENTS, LAST_YEAR

NAMES = list(Timeline.OBSERVABLES)


def test_the_default_run_goes_from_the_first_year_to_the_last() -> None:
    run = Timeline()
    rows = run.advance(round(Timeline.LENGTH / Timeline.STEP))
    assert rows[-1, NAMES.index("year_now")] == LAST_YEAR
    assert rows[-1, NAMES.index("events")] == len(EVENTS)
    assert (np.diff(rows, axis=0) >= 0).all()


def test_the_threads_add_up_to_all_events() -> None:
    rows = Timeline().advance(840)
    threads = rows[:, NAMES.index("papers") + 1 :].sum(axis=1)
    assert (threads == rows[:, NAMES.index("events")]).all()


def test_a_year_can_be_chosen_and_time_goes_on_from_there() -> None:
    run = Timeline()
    run.set("year", 1999)
    assert run.year == 1999
    assert not any(event.year == 1999 for event in run.events), "Schedule III came in August"
    run.advance(8)
    assert run.events[-1].year == 1999
    run.set("year", 1960)
    assert [event.year for event in run.events] == [1956, 1958]


def test_the_calendar_stops_at_the_last_year() -> None:
    run = Timeline()
    run.set("year", LAST_YEAR)
    run.advance(50)
    assert run.year == LAST_YEAR
    with pytest.raises(Complaint, match="no later event"):
        run.act("next event")


def test_next_event_steps_through_all_of_them() -> None:
    run, seen = Timeline(), {len(Timeline().events)}
    while run.coming is not None:
        run.act("next event")
        seen.add(len(run.events))
    assert max(seen) == len(EVENTS)
    assert len(seen) > 20


def test_a_year_is_said_without_a_comma(capsys: pytest.CaptureFixture[str]) -> None:
    assert Timeline.parameter_rows()["year"].say(1964.0) == "1964"
    assert Timeline.OBSERVABLES["year_now"].say(2019.3) == "2019"
    assert main(["run", "timeline", "--for", "8 weeks", "--set", "year=1970"]) == 0
    assert "1970" in capsys.readouterr().out


def test_the_events_are_described_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", "history", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["history"]
    assert len(rows) == len(EVENTS)
    assert all(row["sources"] for row in rows)
    assert sum(bool(row["contested"]) for row in rows) >= 4
