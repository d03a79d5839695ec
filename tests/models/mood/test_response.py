"""From blood to mood: laws of the plasticity and the score, whatever the course of the drug."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.mood.response import AVERAGE, WEEK, care, daily, plasticity, relative, scored, trigger

HOUR, DAY = 3600.0, 86400.0
LEVELS = st.lists(st.floats(0, 5000), min_size=3, max_size=31).filter(lambda levels: len(levels) % 2 == 1)


def infused(per_step):
    """Ketamine that falls by half each two hours from 200 ng/mL, over two days, at every half step."""
    return trigger(200 * 2 ** (-np.arange(2 * per_step * 48 + 1) / (2 * per_step) / 2))


def test_the_trigger_is_half_at_its_half_and_saturates():
    assert trigger(np.array([0.0, 58.0, 58e6])) == pytest.approx([0.0, 0.5, 1.0], abs=1e-5)


@settings(max_examples=50, deadline=None)
@given(LEVELS, st.floats(0, 1))
def test_plasticity_stays_between_nothing_and_all(levels, start):
    course = plasticity(trigger(np.array(levels)), 300.0, start)
    assert (course >= 0).all() and (course <= 1).all()


@settings(max_examples=50, deadline=None)
@given(LEVELS, st.floats(1.0, 3.0))
def test_more_drug_never_leaves_less_plasticity(levels, factor):
    low, high = (plasticity(trigger(np.array(levels) * f), 300.0)[-1] for f in (1.0, factor))
    assert high >= low - 1e-12


def test_without_drug_it_fades_by_half_in_five_days_at_any_step():
    for steps in (1, 7, 500):
        course = plasticity(np.zeros(2 * steps + 1), 4.79 * DAY / steps, 0.8)
        assert course[-1] == pytest.approx(0.4, rel=1e-9)


def test_half_the_step_agrees_and_the_error_falls_sixteenfold():
    coarse, middle, fine = (plasticity(infused(n), HOUR / n)[-1] for n in (1, 2, 8))
    assert coarse == pytest.approx(fine, abs=2e-4)
    assert abs(middle - fine) < abs(coarse - fine) / 10


def test_it_solves_its_equation():
    from scipy.integrate import solve_ivp

    def slope(t, s):
        u = 200 * 2 ** (-t / (2 * HOUR)) / (58 + 200 * 2 ** (-t / (2 * HOUR)))
        return AVERAGE.build * u * (1 - s) - AVERAGE.fade * s

    exact = solve_ivp(slope, (0, 2 * DAY), [0.0], rtol=1e-10, atol=1e-12).y[0, -1]
    assert plasticity(infused(6), 600.0)[-1] == pytest.approx(exact, abs=1e-7)


def test_a_course_cut_in_two_is_the_same_course():
    u = infused(4)
    whole, first = plasticity(u, 900.0), plasticity(u[:101], 900.0)
    second = plasticity(u[100:], 900.0, first[-1])
    assert_allclose(np.concatenate([first, second[1:]]), whole, rtol=1e-14)


def test_effects_begin_at_nothing_and_grow():
    times = np.linspace(0, 6 * WEEK, 200)
    for law in (care, daily):
        course = law(times)
        assert course[0] == 0 and (np.diff(course) > 0).all()
    assert daily(6 * WEEK) == pytest.approx(3.0)
    assert care(1e9) == pytest.approx(AVERAGE.quick + AVERAGE.slow)


def test_a_third_of_the_tablets_effect_is_there_after_a_week():
    assert daily(WEEK) / daily(6 * WEEK) == pytest.approx(1 / 3, abs=0.01)


def test_the_unit_of_effect_and_the_ends_of_the_scale():
    assert relative(np.array(AVERAGE.reference)) == pytest.approx(1.0)
    assert scored(np.array([-5.0, 30.0, 80.0])).tolist() == [0.0, 30.0, 60.0]
