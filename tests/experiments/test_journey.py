"""One dose, followed: every link hears of a change at the beginning, and only through the link before it."""

from functools import cache

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.core.complaints import Complaint
from sim.experiments.body import Body
from sim.experiments.journey import FIRST_MOMENT, Journey
from sim.experiments.journey_settings import FROM_BODY, LINKS
from sim.models.body.routes import ROUTES
from sim.models.signalling.accounts import ACCOUNTS

NAMES = list(Journey.OBSERVABLES)
DAY = 1440
UPSTREAM = (*FROM_BODY, "blocked", "expected_weight", "pyramidal_ratio", "interneuron_ratio", "cadss", "systolic")


@cache
def followed(days: float = 3.0, dose: float = 35.0, **settings: float | str | bool) -> dict[str, np.ndarray]:
    bench = Journey.of_settings({"dose": dose, **settings})
    bench.act("give dose")
    return dict(zip(NAMES, bench.advance(round(days * DAY)).T, strict=True))


def test_a_change_of_the_route_alone_is_felt_by_every_observable_after_it() -> None:
    by_vein, by_mouth = followed(42.0), followed(42.0, route="oral")
    for name in NAMES:
        difference = np.abs(by_vein[name] - by_mouth[name]).max()
        size = np.abs(by_vein[name] - by_vein[name][-1]).max()
        assert difference > 0.05 * size > 0, name


@pytest.mark.parametrize("route", [route for route in ROUTES if route != "infusion"])
def test_routes_by_which_less_arrives_move_mood_less(route: str) -> None:
    """A higher peak of the same area does hardly more, since the trigger saturates; a smaller area does less."""
    usual, other = followed(), followed(route=route)
    area, effect = (other[name].sum() / usual[name].sum() for name in ("free_brain", "plasticity"))
    assert effect < 1 if area < 0.999 else abs(effect - 1) < 0.05


def test_its_body_is_the_bench_of_the_body() -> None:
    body = Body()
    body.act("give dose")
    rows = body.advance(6 * 300)[5::6]
    for name in FROM_BODY:
        assert_array_equal(followed()[name][:300], rows[:, list(body.OBSERVABLES).index(name)], err_msg=name)


def test_without_a_dose_nothing_moves() -> None:
    bench = Journey()
    rows = bench.advance(3 * DAY)
    assert_array_equal(rows, np.broadcast_to(rows[0], rows.shape))
    assert bench.course().times[-1] < bench.STEP


def test_a_dose_of_nothing_is_refused() -> None:
    bench = Journey.of_settings({"dose": 0.0})
    with pytest.raises(Complaint, match="0 mg"):
        bench.act("give dose")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_account_changes_nothing_before_the_trigger(account: str) -> None:
    for name in UPSTREAM:
        assert_array_equal(followed(account=account)[name], followed()[name], err_msg=name)


def test_under_the_account_none_only_expectancy_moves_mood() -> None:
    none = followed(account="none")
    assert not none["plasticity"].any() and not (none["bdnf"] - 1).any() and not (none["spines"] - 1).any()
    assert none["glutamate"].max() > 1.1
    assert 5 < 35 - none["madrs"][-1] < 20


@pytest.mark.parametrize(
    ("account", "blocked", "stops"),
    [
        ("disinhibition", "ampa_blocked", True),
        ("disinhibition", "mtorc1_blocked", True),
        ("resting block", "ampa_blocked", False),
        ("resting block", "mtorc1_blocked", False),
        ("metabolite", "ampa_blocked", True),
        ("metabolite", "mtorc1_blocked", True),
    ],
)
def test_blockers_tell_the_accounts_apart(account: str, blocked: str, stops: bool) -> None:
    effect = followed(account=account, **{blocked: True})["relative_effect"].max()
    assert (effect == 0.0) == stops
    bench = Journey.of_settings({"account": account})
    assert bool(bench.why_disabled(blocked)) == (not stops)


def test_what_the_liver_makes_matters_to_the_metabolite_account_alone() -> None:
    """By mouth there is more metabolite for each ketamine, so this account foretells more than the others do."""
    share = {
        name: followed(account=name, route="oral")["plasticity"].max() / followed(account=name)["plasticity"].max()
        for name in ("disinhibition", "resting block", "metabolite")
    }
    assert share["metabolite"] > 2 * max(share["disinhibition"], share["resting block"])


def test_esketamine_by_nose_goes_down_the_same_chain() -> None:
    rows = followed(drug="esketamine", route="nasal", dose=56.0)
    assert rows["blocked"].max() > 0.01 and rows["relative_effect"].max() > 0.1


def test_the_drug_cannot_change_once_given() -> None:
    bench = Journey()
    bench.act("give dose")
    bench.advance(10)
    with pytest.raises(Complaint, match="reset first"):
        bench.set("drug", "esketamine")
    assert bench.get("drug") == "ketamine"


def test_one_time_axis_from_a_millisecond_to_six_weeks() -> None:
    bench = Journey()
    bench.act("give dose")
    bench.advance(42 * DAY)
    course = bench.course()
    assert_allclose([course.times[0], course.times[-1]], [FIRST_MOMENT, 42 * 86400.0], rtol=0.05)
    assert np.all(np.diff(course.times) > 0) and len(course.times) < 600
    fast = course.times < bench.STEP
    names = [column.name for column in course.columns]
    assert np.isfinite(course.rows[fast, 0]).all() and np.isnan(course.rows[~fast, 0]).all()
    assert np.isfinite(course.rows[~fast, 1:]).all()
    top = course.times[fast][course.rows[fast, 0].argmax()]
    assert 0.005 < top < 0.05  # the current of one release peaks after some 20 ms
    for link in LINKS:
        assert link.observable in names
    blood = course.rows[~fast, names.index("ketamine")]
    assert_allclose(blood.max(), followed(42.0)["ketamine"].max(), rtol=0.02)


def test_what_is_kept_of_the_past_is_bounded() -> None:
    bench = Journey()
    bench.act("give dose")
    bench.advance(DAY)
    early = len(bench.course().times)
    bench.advance(60 * DAY)
    assert len(bench.course().times) < early + 90


def test_a_later_dose_adds_to_the_first() -> None:
    bench = Journey()
    bench.act("give dose")
    bench.advance(2 * DAY)
    bench.act("give dose")
    again = bench.advance(DAY)
    assert [round(time / 86400) for time, _, _ in bench.given] == [0, 2]
    column = NAMES.index("plasticity")
    assert again[:, column].max() > followed()["plasticity"].max()


def test_links_name_benches_and_grow_from_fast_to_slow_as_far_as_mood() -> None:
    assert [link.name for link in LINKS][:6] == ["body", "pore", "synapse", "circuit", "signalling", "mood"]
    assert all(link.observable in Journey.OBSERVABLES and link.shortest < link.longest for link in LINKS)
