"""The chain from surge to spines: nothing from nothing, order of doses, blockers, accuracy, cohorts."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.integrate import solve_ivp

from sim.models.circuit import surge
from sim.models.recursion import Floats
from sim.models.signalling import cascade
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT
from sim.models.signalling.cascade import CASCADE, UNTOUCHED, Conditions, Course, Exposure, follow, grid
from sim.models.signalling.rodent import concentrations
from sim.models.signalling.runs import injected, spines_after_a_day

HOUR, DAY = 3600.0, 86400.0
EVERY_ACCOUNT = pytest.mark.parametrize("account", ACCOUNTS)


def rodent(dose: float, *times: float) -> Course:
    plan = [(t, dose) for t in times or (0.0,)]
    return lambda t: Exposure(*concentrations(t, plan))


def tight(dose: float, times: Floats) -> Floats:
    """The same equations, written out, by a general solver that is made to be exact."""
    k, account = CASCADE, ACCOUNTS[DEFAULT]

    def slope(t: float, y: Floats) -> list[float]:
        c = concentrations(np.array([t]), [(0.0, dose)])[0]
        r = float(surge.pyramidal_ratio(c)[0])
        g, e, z, b, m, x, p, s = y
        low, a = max(0.0, 1 - r), max(0.0, b)
        trigger = (account.surge.value * max(0.0, g) - account.resting.value * e) / (1 + k.suppression_strength * z)
        return [
            (2 * (r - 1) - g) / k.glutamate_time,
            (-k.eef2_fall * float(c[0] / (c[0] + k.rest_half)) - e) / k.eef2_time,
            (low - z) / (k.suppression_rise if low > z else k.suppression_fall),
            trigger - b / k.bdnf_time,
            (k.mtorc1_rise * a**2 / (a**2 + k.mtorc1_half**2) - m) / k.mtorc1_time,
            (max(0.0, m) - x) / k.translation_time,
            k.protein_made * x - p / k.protein_time,
            k.spines_made * max(0.0, p) - s / k.spines_time,
        ]

    begin = [(0.0, 12 * HOUR, 100.0), (12 * HOUR, times[-1], 2 * HOUR)]
    y, parts = np.zeros(8), [np.zeros((1, 8))]
    for first, last, longest in begin:
        inside = times[(times > first) & (times <= last)]
        at = np.union1d(inside, [last])
        run = solve_ivp(slope, (first, last), y, "LSODA", at, rtol=1e-8, atol=1e-10, max_step=longest)
        parts.append(run.y.T[: len(inside)])
        y = run.y[:, -1]
    return np.concatenate(parts)


@pytest.mark.parametrize("dose", [10.0, 30.0, 60.0])
def test_four_weeks_agree_with_a_tight_general_solver(dose: float) -> None:
    times = grid(np.array([0.0]), 28 * DAY)
    assert np.abs(follow(rodent(dose), times) - tight(dose, times)).max() < 5e-4


@pytest.mark.parametrize("dose", [3.0, 10.0, 50.0])
def test_half_the_step_changes_nothing_that_matters(dose: float) -> None:
    times = grid(np.array([0.0, 24 * HOUR]), 4 * DAY)
    halved = np.sort(np.concatenate([times, (times[1:] + times[:-1]) / 2]))
    course = rodent(dose, 0.0, 24 * HOUR)
    assert np.abs(follow(course, halved)[::2] - follow(course, times)).max() < 5e-4


@EVERY_ACCOUNT
def test_no_drug_changes_nothing_to_the_last_bit(account: str) -> None:
    assert not injected(0.0, account=account).states.any()


def test_no_account_gives_nothing_beyond_what_the_drug_does_itself() -> None:
    run = injected(10.0, account="none")
    assert run.level("glutamate").max() > 1.3
    assert run.level("eef2").min() < 0.9
    for name in ("bdnf", "mtorc1", "protein", "spines"):
        assert_array_equal(run.level(name), 1.0)


def test_without_mtorc1_no_protein_and_no_spines() -> None:
    run = injected(10.0, conditions=Conditions(mtorc1_blocked=True))
    assert run.level("bdnf").max() > 1.3
    for name in ("mtorc1", "protein", "spines"):
        assert_array_equal(run.level(name), 1.0)


def test_without_ampa_receptors_the_surge_is_there_and_does_next_to_nothing() -> None:
    run = injected(10.0, conditions=Conditions(ampa_blocked=True))
    assert_array_equal(run.level("glutamate"), injected(10.0).level("glutamate"))
    assert run.level("spines").max() < 1.01


def test_without_bdnf_nothing_follows() -> None:
    run = injected(10.0, conditions=Conditions(release=0.0))
    assert_array_equal(run.level("spines"), 1.0)


def test_less_release_grows_fewer_spines() -> None:
    grown = [spines_after_a_day(10.0, conditions=Conditions(release=r)) for r in (0.0, 0.7, 0.82, 1.0)]
    assert grown == sorted(grown)
    assert grown[0] < grown[1] < grown[-1]


def test_more_drug_grows_more_spines_until_the_cells_fall_silent() -> None:
    low = [spines_after_a_day(dose) for dose in (0.0, 1.0, 3.0, 5.0, 10.0, 20.0)]
    assert all(b > a for a, b in pairwise(low))
    assert all(spines_after_a_day(dose) < 1.02 for dose in (80.0, 120.0, 200.0))


def test_two_effects_do_not_add_up() -> None:
    silent = spines_after_a_day(10.0, conditions=Conditions(ampa_blocked=True)) - 1
    surging = spines_after_a_day(10.0, "disinhibition") - 1
    both = spines_after_a_day(10.0) - 1
    assert abs(spines_after_a_day(20.0) - 1 - 2 * both) > 0.1
    assert silent < 0.005 < surging


def test_events_come_in_their_order() -> None:
    run = injected(10.0, days=7.0)
    peaks = [run.times[run.level(name).argmax()] for name in ("glutamate", "bdnf", "mtorc1", "protein", "spines")]
    assert all(b > a for a, b in pairwise(peaks))
    assert run.at("spines", 2.0) < 1.01, "spines come after the first relief"


def test_everything_returns_to_rest() -> None:
    assert np.abs(injected(10.0, days=120.0).states[-1]).max() < 1e-5


@settings(max_examples=15, deadline=None)
@given(dose=st.floats(0.0, 200.0), account=st.sampled_from(list(ACCOUNTS)))
def test_levels_stay_where_levels_can_be(dose: float, account: str) -> None:
    run = injected(dose, account=account)
    assert np.isfinite(run.states).all()
    assert run.level("eef2").min() > 0.39
    assert run.level("glutamate").min() > -1e-6
    for name in ("bdnf", "mtorc1", "protein", "spines"):
        assert run.level(name).min() > 1 - 1e-6
    assert -1e-6 < run.level("suppression").min() <= run.level("suppression").max() < 1


def test_a_cohort_is_many_single_runs() -> None:
    random = np.random.default_rng(7)
    n = 6
    factors = {name: np.exp(0.2 * random.standard_normal(n)) for name in ("bdnf_time", "mtorc1_half", "spines_made")}
    many = replace(CASCADE, **{name: getattr(CASCADE, name) * f for name, f in factors.items()})
    doses = 10 * np.exp(0.8 * random.standard_normal(n))
    times = grid(np.array([0.0]), 3 * DAY)

    def course(t: Floats) -> Exposure:
        both = np.array([concentrations(t, [(0.0, d)]) for d in doses])
        return Exposure(both[:, 0].T, both[:, 1].T)

    together = follow(course, times, constants=many)
    assert together.shape == (len(times), 8, n)
    for i, dose in enumerate(doses):
        one = replace(CASCADE, **{name: float(getattr(many, name)[i]) for name in factors})
        assert_allclose(together[:, :, i], follow(rodent(dose), times, constants=one), atol=1e-12)


def test_a_run_may_be_cut_and_taken_up_again() -> None:
    times = grid(np.array([0.0]), 2 * DAY)
    whole = follow(rodent(30.0), times)
    for cut in (20, 90):
        later = follow(rodent(30.0), times[cut:], start=whole[cut])
        assert_allclose(later, whole[cut:], atol=5e-4)


def test_any_course_will_do() -> None:
    times = grid(np.array([0.0, 2400.0]), DAY)

    def slowly(t: Floats) -> Exposure:
        level = np.interp(t, [0.0, 2400.0, 6 * HOUR, DAY], [0.0, 0.3, 0.05, 0.0])
        return Exposure(level, 2 * level)

    run = follow(slowly, times)
    assert run[-1, cascade.SPINES] > 0.01
    assert np.abs(follow(slowly, times, ACCOUNTS["none"], UNTOUCHED)[:, cascade.BDNF :]).max() == 0.0


def test_the_grid_rises_and_holds_every_dose() -> None:
    doses = np.array([0.0, 5 * HOUR, 9.5 * DAY])
    times = grid(doses, 28 * DAY)
    assert (np.diff(times) > 0).all()
    assert np.isin(doses, times).all()
    assert (times[0], times[-1]) == (0.0, 28 * DAY)
    assert np.diff(times).max() <= 6 * HOUR * 1.01
