"""The table of events: in order, sourced, and honest where sources differ."""

import pytest

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.safety.history import EVENTS, FIRST_YEAR, KINDS, LAST_YEAR, Event, moment, sources_of, up_to


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: f"{event.year} {event.what[:20]}")
def test_every_event_is_sourced_and_dated(event: Event) -> None:
    assert event.sources and all(key in BIBLIOGRAPHY for key in event.sources)
    assert FIRST_YEAR <= event.year <= LAST_YEAR
    assert str(event.year) in event.date
    assert event.kind in KINDS
    assert event.what.endswith(".")
    assert not event.contested or event.contested.endswith(".")
    assert 0 <= event.month <= 12


def test_events_stand_in_order_of_time() -> None:
    times = [moment(event) for event in EVENTS]
    assert times == sorted(times)


def test_the_disputed_dates_say_so() -> None:
    disputed = {event.year for event in EVENTS if event.contested}
    assert {1956, 1964, 1970} <= disputed


def test_time_only_adds_events() -> None:
    seen = [len(up_to(year)) for year in range(FIRST_YEAR - 1, LAST_YEAR + 2)]
    assert seen[0] == 0
    assert seen == sorted(seen)
    assert seen[-1] == len(EVENTS)
    assert not any(event.year == 1964 for event in up_to(1964.5))
    assert any(event.year == 1964 for event in up_to(1964.6))


def test_sources_are_named_once() -> None:
    keys = sources_of(EVENTS)
    assert len(keys) == len(set(keys)) > 15
