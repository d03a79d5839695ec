"""Receptors under falling glutamate: against an ODE solver, against ever shorter steps, and at its ends."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from sim.models.receptor.block import Conditions
from sim.models.synapse import ampa, nmda
from sim.models.synapse.magnus import Falling, course, exponential, lagrange, steps

TAU, PEAK = 1.2e-3, 1100.0
QUIET, BOUND = nmda.gate(Conditions())


def exact(quiet: np.ndarray, bound: np.ndarray, glutamate: float, length: float) -> np.ndarray:
    """The propagator from many steps, each so short that glutamate hardly moves in it."""
    n = 800
    total = np.eye(len(quiet))
    for k in range(n):
        middle = glutamate * np.exp(-(k + 0.5) * length / n / TAU)
        total = expm(length / n * (quiet + middle * bound)) @ total
    return total


def test_the_exponential_of_a_stack_is_that_of_each() -> None:
    stack = np.stack([scale * (QUIET + 500.0 * BOUND) for scale in (0.0, 1e-5, 1e-3, 0.1)])
    assert_allclose(exponential(stack), np.stack([expm(one) for one in stack]), atol=1e-10)


def test_one_short_step_is_of_fourth_order() -> None:
    errors = []
    for length in (2e-4, 1e-4):
        once = steps(QUIET, BOUND, np.array([PEAK]), TAU, length)[0]
        fine = np.eye(5)
        for k in range(16):
            start = np.array([PEAK * np.exp(-k * length / 16 / TAU)])
            fine = steps(QUIET, BOUND, start, TAU, length / 16)[0] @ fine
        errors.append(np.abs(once - fine).max())
    assert errors[1] < errors[0] / 2**4


@settings(max_examples=25, deadline=None)
@given(glutamate=st.floats(1e-4, 4e4))
def test_probabilities_stay_probabilities(glutamate: float) -> None:
    step = Falling(QUIET, BOUND, TAU, 1e-4).at(glutamate)
    assert_allclose(step.sum(axis=0), 1.0, atol=1e-12)
    assert step.min() > -1e-7


@pytest.mark.parametrize("glutamate", [0.0, 1e-6, 0.03, 0.1, 5.0, 1100.0, 3300.0])
@pytest.mark.parametrize(("parts", "quiet", "bound"), [(2, QUIET, BOUND), (8, *ampa.parts("six states"))])
def test_a_step_from_the_chain_is_exact(parts: int, quiet: np.ndarray, bound: np.ndarray, glutamate: float) -> None:
    chain = Falling(quiet, bound, TAU, 1e-4, parts=parts)
    assert_allclose(chain.at(glutamate), exact(quiet, bound, glutamate, 1e-4), atol=3e-5)


def test_interpolation_is_exact_at_the_links_and_for_polynomials() -> None:
    places = np.arange(5.0)
    for place in (0.0, 1.3, 2.0, 3.9):
        assert lagrange(place, 5) @ places**3 == pytest.approx(place**3, abs=1e-10)


def reference(releases: list[float], samples: int, length: float, quiet: np.ndarray, bound: np.ndarray) -> np.ndarray:
    grid = np.arange(samples + 1) * length
    out = np.empty((samples + 1, len(quiet)))
    state = np.zeros(len(quiet))
    state[0] = 1.0
    out[0] = state
    level, cuts = 0.0, [0.0, *releases, grid[-1]]
    for begin, end in pairwise(cuts):
        if end > begin:
            here = (grid > begin) & (grid <= end)

            def rates(t: float, p: np.ndarray, begin: float = begin, level: float = level) -> np.ndarray:
                return (quiet + level * np.exp(-(t - begin) / TAU) * bound) @ p

            tight = {"method": "LSODA", "rtol": 1e-11, "atol": 1e-13}
            run = solve_ivp(rates, (begin, end), state, t_eval=np.unique(np.r_[grid[here], end]), **tight)
            out[here] = run.y[:, : here.sum()].T
            state = run.y[:, -1]
        level = level * np.exp(-(end - begin) / TAU) + PEAK
    return out


@pytest.mark.parametrize(
    "releases",
    [
        [0.01],
        [0.0, 0.0101, 0.0104, 0.01041, 0.02, 0.0577],
        sorted(np.random.default_rng(2).uniform(0, 0.4, 40).tolist()),
    ],
)
def test_a_train_meets_the_solver_to_1e_6(releases: list[float]) -> None:
    bench = Conditions(drug="ketamine", concentration=10.0, voltage=-60.0)
    quiet = bench.generator(0.0)[:10, :10]
    bound = bench.generator(1.0)[:10, :10] - quiet
    start = np.zeros(10)
    start[0] = 1.0
    got = course(quiet, bound, start, releases, PEAK, TAU, 1e-3, 400)
    assert_allclose(got, reference(releases, 400, 1e-3, quiet, bound), atol=1e-6)


def test_without_releases_nothing_moves_from_rest() -> None:
    start = np.zeros(5)
    start[0] = 1.0
    assert_allclose(course(QUIET, BOUND, start, [], PEAK, TAU, 1e-3, 50), np.tile(start, (51, 1)))


def test_a_release_after_the_end_changes_nothing() -> None:
    start = np.full(5, 0.2)
    args = (QUIET, BOUND, start)
    assert_allclose(
        course(*args, [0.005, 0.9], PEAK, TAU, 1e-3, 30), course(*args, [0.005], PEAK, TAU, 1e-3, 30), atol=1e-12
    )
