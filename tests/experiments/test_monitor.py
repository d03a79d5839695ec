"""The monitored session: what the body's models say, what follows from it, and what talking does not do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.experiments.body import Body
from sim.experiments.monitor import DRUGS, NAMES, Monitor
from sim.models.body.routes import ROUTES
from sim.models.safety.effects import ADULT

MINUTE, HOUR = 6, 360
few = settings(max_examples=10, deadline=None)


def bench(seed: int = 0, **settings: float | str) -> Monitor:
    monitor = Monitor(seed=seed)
    for path, value in settings.items():
        monitor.set(path.replace("__", "."), value)
    return monitor


def column(rows: np.ndarray, name: str) -> np.ndarray:
    return rows[:, NAMES.index(name)]


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("route", ROUTES)
def test_plasma_is_that_of_the_body_or_the_way_is_refused(drug: str, route: str) -> None:
    monitor, body = bench(drug=drug, route=route), Body()
    for path, value in (("drug", drug), ("route", route)):
        body.set(path, value)
    try:
        monitor.act("start")
    except Complaint as why:
        assert route in str(why)
        with pytest.raises(Complaint):
            body.act("give dose")
        return
    body.act("give dose")
    rows, there = monitor.advance(2 * HOUR), body.advance(2 * HOUR)
    for name in ("ketamine", "effect_site"):
        assert_allclose(column(rows, name), there[:, list(Body.OBSERVABLES).index(name)], rtol=1e-9, atol=1e-9)


def test_without_a_dose_the_person_rests() -> None:
    rows = Monitor().advance(HOUR)
    assert not column(rows, "cadss").any()
    assert (column(rows, "systolic") == ADULT.systolic).all()
    assert (column(rows, "heart_rate") == ADULT.heart).all()
    assert not column(rows, "band").any()


def test_effects_rise_during_the_infusion_and_go_back_to_rest() -> None:
    monitor = bench()
    monitor.act("start")
    rows = monitor.advance(12 * HOUR)
    for name in ("cadss", "systolic", "mean_pressure", "heart_rate", "cardiac_output", "high"):
        values = column(rows, name)
        top = int(values.argmax())
        assert 35 * MINUTE < top < 50 * MINUTE
        assert (np.diff(values[:top]) >= 0).all()
        assert values[-1] - values.min() < 0.1 * (values[top] - values.min())
    assert column(rows, "band").max() == 2
    assert column(rows, "band")[-1] == 0


@few
@given(low=st.floats(1, 100), more=st.floats(1, 100))
def test_a_larger_dose_moves_everything_further(low: float, more: float) -> None:
    less, much = bench(dose=low), bench(dose=low + more)
    for monitor in (less, much):
        monitor.act("start")
    a, b = less.advance(HOUR), much.advance(HOUR)
    for name in ("cadss", "systolic", "heart_rate", "cardiac_output", "unresponsive"):
        assert (column(b, name) >= column(a, name)).all()


def test_stopping_ends_the_infusion_and_the_drug_goes() -> None:
    monitor = bench()
    with pytest.raises(Complaint, match="no pump"):
        monitor.act("stop")
    monitor.act("start")
    with pytest.raises(Complaint, match="already"):
        monitor.act("start")
    monitor.advance(10 * MINUTE)
    monitor.act("stop")
    assert not monitor.infusing
    plasma = column(monitor.advance(2 * HOUR), "ketamine")
    assert (np.diff(plasma) < 0).all()
    monitor.act("start")
    assert monitor.infusing
    assert [route for _, route, _ in monitor.given] == ["infusion", "infusion"]


def test_stopping_after_the_end_is_refused() -> None:
    monitor = bench()
    monitor.act("start")
    monitor.advance(41 * MINUTE)
    assert not monitor.infusing


def test_talking_changes_nothing_but_the_record() -> None:
    silent, asked = bench(), bench()
    for monitor in (silent, asked):
        monitor.act("start")
        monitor.advance(20 * MINUTE)
    asked.act("talk to the patient")
    assert len(asked.talks) == 1
    assert_allclose(asked.advance(HOUR), silent.advance(HOUR), rtol=1e-12)


def test_a_person_without_drug_answers_and_one_under_anaesthesia_mostly_does_not() -> None:
    awake, deep = bench(), bench(route="intravenous bolus", dose=300.0)
    deep.act("start")
    deep.advance(5 * MINUTE)
    assert deep.band.name == "anaesthesia"
    for _ in range(30):
        awake.act("talk to the patient")
        deep.act("talk to the patient")
    assert all(answered for _, answered, _ in awake.talks)
    assert sum(answered for _, answered, _ in deep.talks) < 10
    assert deep.observe()["answered"] == float(deep.talks[-1][1])


def test_answers_follow_the_seed() -> None:
    def answers(seed: int) -> list[bool]:
        monitor = bench(seed, route="intravenous bolus", dose=140.0)
        monitor.act("start")
        monitor.advance(4 * MINUTE)
        for _ in range(40):
            monitor.act("talk to the patient")
        return [answered for _, answered, _ in monitor.talks]

    assert answers(1) == answers(1)
    assert answers(1) != answers(2)


def test_esketamine_counts_twice() -> None:
    racemate, pure = bench(route="intravenous bolus"), bench(drug="esketamine", route="intravenous bolus")
    for monitor in (racemate, pure):
        monitor.act("start")
        monitor.advance(10 * MINUTE)
    assert pure.reading("systolic") > racemate.reading("systolic")


def test_windows_are_those_of_the_drug() -> None:
    assert all(window.drug == "ketamine" for window in Monitor().BANDS["effect_site"])
    assert all(window.drug == "esketamine" for window in bench(drug="esketamine").BANDS["effect_site"])


def test_what_has_no_effect_just_now_says_why() -> None:
    monitor = bench(route="oral", dose__per_kg=0.5)
    assert monitor.dose_now == 35
    assert monitor.why_disabled("duration")
    assert monitor.why_disabled("dose")
    assert bench(drug="esketamine").why_disabled("weight")
    monitor.act("start")
    assert monitor.why_disabled("drug")
    with pytest.raises(Complaint, match="has been given"):
        monitor.set("drug", "esketamine")
    assert monitor.params.drug == "ketamine"
    with pytest.raises(Complaint, match="0 mg"):
        bench(dose=0.0).act("start")


def test_settings_after_a_restore_find_the_state_that_was_kept() -> None:
    one, two = bench(), bench()
    one.act("start")
    one.advance(250)
    two.restore(one.snapshot())
    for monitor in (one, two):
        monitor.set("weight", 120.0)
    assert_array_equal(one.advance(HOUR), two.advance(HOUR))
    assert one.state_hash() == two.state_hash()
