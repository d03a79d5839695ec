"""One fading stage: exact for a push that is a straight line, second order otherwise, the same for one and for many."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.recursion import Floats, fading, relaxed, weights


def solved(times: Floats, push: Floats, tau: float, start: float = 0.0) -> Floats:
    kept, early, late = weights(np.diff(times), tau)
    return fading(kept, early * push[:-1] + late * push[1:], start)


@settings(max_examples=40, deadline=None)
@given(
    tau=st.floats(10.0, 1e6),
    start=st.floats(-2.0, 2.0),
    level=st.floats(-1.0, 1.0),
    slope=st.floats(-1e-3, 1e-3),
    steps=st.lists(st.floats(1.0, 5e4), min_size=1, max_size=20),
)
def test_a_push_on_a_straight_line_is_solved_exactly(
    tau: float, start: float, level: float, slope: float, steps: list[float]
) -> None:
    t = np.concatenate([[0.0], np.cumsum(steps)])
    found = solved(t, level + slope * t, tau, start)
    gone = -np.expm1(-t / tau)
    exact = start * np.exp(-t / tau) + level * tau * gone + slope * tau * (t - tau * gone)
    assert_allclose(found, exact, rtol=1e-8, atol=1e-8 * (1 + tau * (abs(level) + abs(slope) * tau)))


def test_halving_the_steps_quarters_the_error() -> None:
    def error(n: int) -> float:
        t = np.linspace(0.0, 6.0, n + 1)
        exact = (np.sin(t) - np.cos(t) + np.exp(-t)) / 2
        return float(np.abs(solved(t, np.sin(t), 1.0) - exact).max())

    assert 3.8 < error(60) / error(120) < 4.2


def test_many_stages_side_by_side_are_what_each_is_alone() -> None:
    random = np.random.default_rng(3)
    kept, push = random.uniform(0, 1, (30, 5)), random.normal(size=(30, 5))
    start = random.normal(size=5)
    together = fading(kept, push, start)
    for i in range(5):
        assert_allclose(together[:, i], fading(kept[:, i], push[:, i], float(start[i])), rtol=1e-13, atol=1e-13)


def test_what_is_not_pushed_stays_at_nothing_to_the_last_bit() -> None:
    assert_array_equal(fading(np.full(9, 0.3), np.zeros(9), 0.0), np.zeros(10))
    assert_array_equal(fading(np.full((9, 2), 0.3), np.zeros((9, 2)), 0.0), np.zeros((10, 2)))


def test_relaxation_is_the_exponential() -> None:
    seen = relaxed(np.full(20, 2.0), np.full(20, 0.3), 0.5, 0.0)
    assert_allclose(seen, 2 * (1 - np.exp(-0.3 * 0.5 * np.arange(1, 21))), rtol=1e-13)
