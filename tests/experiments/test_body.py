"""The bench of the body: every combination runs or says why not, and a run is the same however it is cut."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.commands import Act, Set
from sim.core.complaints import Complaint
from sim.core.quantities import parse_setting
from sim.experiments.body import BLOCK, DRUGS, SITES, Body
from sim.experiments.session import Session
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body.disposition import AMOUNTS, FLOWS, in_umol
from sim.models.body.interactions import INTERACTIONS
from sim.models.body.routes import ROUTES

few = settings(max_examples=15, deadline=None)


def bench(**settings: float | str) -> Body:
    body = Body()
    for path, value in settings.items():
        body.set(path.replace("__", "."), value)
    return body


def test_names_of_the_interface_are_there() -> None:
    wanted = {"ketamine", "norketamine", "hydroxynorketamine", "effect_site", "free_brain", "exposure"}
    assert wanted <= set(Body.OBSERVABLES)
    assert {"drug", "route", "dose", "duration", "weight", "site", "interaction"} <= set(Body.parameter_rows())
    assert "give dose" in Body.ACTIONS


def test_every_parameter_and_plot_is_sound() -> None:
    for row in Body.parameter_rows().values():
        assert row.source in BIBLIOGRAPHY
        assert row.check(row.default) == row.default
    assert all(name in Body.OBSERVABLES for plot in Body.PLOTS for name in plot)


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("site", SITES)
def test_every_combination_runs_or_says_why_not(drug: str, route: str, site: str) -> None:
    body = bench(drug=drug, route=route, site=site, dose=28.0)
    try:
        body.act("give dose")
    except Complaint as why:
        assert site in str(why)
        assert drug in str(why)
        assert route in str(why)
        assert not body.given
        assert not body.advance(60)[-1].any()
    else:
        rows = body.advance(4 * BLOCK)
        assert np.isfinite(rows).all()
        assert rows[:, 0].max() > 1.0


def test_racemic_ketamine_has_every_route_in_a_vein() -> None:
    assert bench().model.routes == ROUTES


@few
@given(
    cuts=st.lists(st.integers(1, 700), min_size=1, max_size=6),
    route=st.sampled_from(ROUTES),
    duration=st.floats(61.0, 5000.0),
)
def test_a_run_has_the_same_bits_however_it_is_cut(cuts: list[int], route: str, duration: float) -> None:
    whole, cut = (bench(route=route, duration=duration) for _ in range(2))
    for body in (whole, cut):
        body.advance(7)
        body.act("give dose")
    rows = whole.advance(sum(cuts))
    assert_array_equal(np.concatenate([cut.advance(n) for n in cuts]), rows)
    assert whole.state_hash() == cut.state_hash()
    assert whole.observe() == cut.observe()


def test_single_steps_have_the_bits_of_one_stride_and_are_what_is_observed() -> None:
    stride, steps = bench(route="oral"), bench(route="oral")
    stride.act("give dose")
    steps.act("give dose")
    rows = stride.advance(2 * BLOCK + 11)
    for row in rows:
        steps.step()
        assert list(steps.observe().values()) == row.tolist()
    assert stride.state_hash() == steps.state_hash()


def test_commands_in_the_middle_of_a_block_fall_where_they_fall() -> None:
    def run(splits: list[int]) -> list[float]:
        body, done = bench(), 0
        for n in splits:
            body.advance(n)
            done += n
            if done == 123:
                body.act("give dose")
            if done == 400:
                body.set("route", "oral")
                body.act("give dose")
                body.set("interaction", "ticlopidine")
        return [*body.advance(500)[-1], float(int(body.state_hash(), 16))]

    assert run([123, 277]) == run([100, 23, 1, 200, 76])


def test_a_snapshot_brings_back_the_same_future() -> None:
    body = bench(route="sublingual")
    body.act("give dose")
    body.advance(401)
    kept = body.snapshot()
    before = body.state_hash()
    now = body.observe()
    future = body.advance(777)
    other = Body()
    other.restore(kept)
    assert other.state_hash() == before
    assert other.observe() == now
    assert_array_equal(other.advance(777), future)


def test_a_rewound_session_runs_the_same_again() -> None:
    session = Session(bench())
    session.apply(Act("give dose"))
    session.advance(500)
    session.apply(Set("route", "oral"))
    session.apply(Act("give dose"))
    session.advance(900)
    end = session.experiment.state_hash()
    session.seek(250)
    session.advance(1400 - session.experiment.ticks)
    assert session.experiment.state_hash() == end


@pytest.mark.parametrize("drug", DRUGS)
@pytest.mark.parametrize("route", ROUTES)
def test_amounts_add_up_to_the_dose(drug: str, route: str) -> None:
    body = bench(drug=drug, route=route, dose=50.0, duration=1234.0)
    try:
        body.act("give dose")
    except Complaint:
        return
    for _ in range(12):
        body.advance(97)
        amounts = body.amounts
        assert set(amounts) == {*AMOUNTS, "brain"}
        held = sum(v for place, v in amounts.items() if place not in body.estimated)
        assert_allclose(held, in_umol(50.0), rtol=1e-9)
        assert amounts["brain"] < in_umol(50.0) / 20


def test_flows_tell_where_the_drug_is_going() -> None:
    body = bench(route="oral")
    body.act("give dose")
    assert set(body.flows) == set(FLOWS)
    assert not any(body.flows.values()), "nothing moves before the tablet dissolves"
    body.advance(120)
    assert body.flows["first_pass"] > body.flows["absorption"] * 0.5 > 0
    infused = bench()
    infused.act("give dose")
    infused.advance(10)
    assert_allclose(infused.flows["infusion"], in_umol(35.0) / 2400.0, rtol=1e-12)
    infused.advance(230)
    assert infused.flows["infusion"] == 0.0


def test_both_units_say_the_same() -> None:
    body = bench()
    body.act("give dose")
    body.advance(240)
    now = body.observe()
    assert_allclose(now["ketamine_molar"], now["ketamine"] / 237.73, rtol=1e-12)
    assert_allclose(now["norketamine_molar"], now["norketamine"] / 223.70, rtol=1e-12)
    assert_allclose(now["free_brain"], 0.6 * 0.56 * now["effect_site"] / 237.73, rtol=1e-12)


def test_exposure_ends_at_dose_over_clearance() -> None:
    body = bench()
    body.act("give dose")
    body.advance(60 * 360)
    assert_allclose(body.reading("exposure") / 3600, 35e3 / 79, rtol=1e-6)


@few
@given(st.floats(1, 299), st.sampled_from(ROUTES))
def test_more_drug_is_never_less_in_the_blood(dose: float, route: str) -> None:
    low, high = bench(route=route, dose=dose), bench(route=route, dose=dose + 1)
    for body in (low, high):
        body.act("give dose")
    low_rows, high_rows = low.advance(BLOCK), high.advance(BLOCK)
    assert (high_rows >= low_rows - 1e-9).all()


def test_two_doses_add_up() -> None:
    once, twice = bench(route="nasal"), bench(route="nasal")
    once.act("give dose")
    twice.act("give dose")
    twice.act("give dose")
    assert_allclose(twice.advance(720), 2 * once.advance(720), rtol=1e-9, atol=1e-9)


def test_dose_by_weight_takes_the_place_of_the_dose() -> None:
    body = bench(weight=80.0)
    assert parse_setting(body.params, "dose", "0.5mg/kg") == ("dose.per_kg", 0.5)
    body.set(*parse_setting(body.params, "dose", "0.5mg/kg"))
    assert "takes its place" in body.why_disabled("dose")
    body.act("give dose")
    assert body.given == [(0.0, "infusion", 40.0)]


def test_controls_without_effect_say_why() -> None:
    assert bench().why_disabled("duration") == ""
    assert "infusion" in bench(route="oral").why_disabled("duration")
    assert "weight" in bench(drug="esketamine", route="nasal").why_disabled("weight")


def test_the_drug_cannot_change_while_another_is_in_the_body() -> None:
    body = bench()
    body.set("drug", "esketamine")
    body.set("drug", "ketamine")
    body.act("give dose")
    with pytest.raises(Complaint, match="ketamine has been given; reset"):
        body.set("drug", "esketamine")
    assert body.get("drug") == "ketamine"
    assert "reset" in body.why_disabled("drug")
    body.reset()
    body.set("drug", "esketamine")


def test_the_needle_can_move_while_the_drug_is_there_unless_the_other_model_has_no_such_route() -> None:
    body = bench()
    body.act("give dose")
    body.advance(240)
    vein = body.reading("ketamine")
    body.set("site", "arterial")
    assert body.reading("ketamine") > 1.3 * vein
    assert body.caveats
    body.set("site", "venous")
    assert_allclose(body.reading("ketamine"), vein, rtol=1e-12)
    body.set("route", "oral")
    body.act("give dose")
    with pytest.raises(Complaint, match="no parameters"):
        body.set("site", "arterial")
    assert body.get("site") == "venous"


def test_no_dose_is_refused_with_a_reason() -> None:
    with pytest.raises(Complaint, match="0 mg"):
        bench(dose=0.0).act("give dose")


def test_weight_changed_midway_keeps_the_drug_that_is_there() -> None:
    body = bench(route="intravenous bolus")
    body.act("give dose")
    body.advance(50)
    before = body.reading("amount.blood")
    body.set("weight", 100.0)
    assert_allclose(body.reading("amount.blood"), before, rtol=1e-12)
    assert np.isfinite(body.advance(10)).all()


@pytest.mark.parametrize("name", [n for n in INTERACTIONS if n != "none"])
def test_every_interaction_raises_what_a_tablet_gives(name: str) -> None:
    plain, slow = bench(route="oral"), bench(route="oral", interaction=name)
    for body in (plain, slow):
        body.act("give dose")
        body.advance(2000)
    assert slow.reading("exposure") > 1.1 * plain.reading("exposure")
    assert slow.caveats


def test_the_state_is_plain_data() -> None:
    body = bench()
    body.act("give dose")
    state = body.snapshot()["state"]
    json.dumps({key: value for key, value in state.items() if key != "states"})
    assert all(isinstance(row, np.ndarray) for row in state["states"].values())


def test_reading_the_bench_changes_nothing() -> None:
    body = bench()
    body.act("give dose")
    body.advance(100)
    before = body.state_hash()
    _ = (body.amounts, body.flows, body.concentrations, body.free_brain, body.windows, body.caveats, body.observe())
    assert body.state_hash() == before
