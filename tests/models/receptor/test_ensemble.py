"""Counted receptors: as many as were put in, and spread as the theory of independent receptors says."""

from time import perf_counter

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.receptor import block, ensemble
from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import DEFAULT, O
from sim.models.receptor.propagation import Flow, propagator

BENCH = Conditions("GluN2A", "ketamine", 1.0, -70.0, 0.0, rates=DEFAULT)
FLOW = Flow(propagator(BENCH.generator(50.0), 1e-3))


@pytest.mark.parametrize("receptors", [1, 7, 10_000])
def test_no_receptor_is_lost(receptors: int) -> None:
    random = np.random.default_rng(1)
    counts = ensemble.spread(receptors, block.rest(), random)
    history = ensemble.run(FLOW, counts, 200, random)
    assert (history.sum(axis=1) == receptors).all()
    assert history.min() >= 0


def test_mean_variance_and_memory_are_those_of_independent_receptors() -> None:
    receptors, trials, lag = 400, 600, 20
    random = np.random.default_rng(2)
    start = block.settled(BENCH, 50.0)
    first, later = np.empty(trials), np.empty(trials)
    for k in range(trials):
        counts = ensemble.spread(receptors, start, random)
        first[k] = counts[O]
        later[k] = ensemble.run(FLOW, counts, lag, random)[-1, O]
    p = start[O]
    stays_open = np.linalg.matrix_power(FLOW.step, lag)[O, O]
    variance = receptors * p * (1 - p)
    # five standard errors: sd/sqrt(trials) of a mean, sqrt(2/trials) of a variance, 1/sqrt(trials) of a correlation
    assert_allclose([first.mean(), later.mean()], receptors * p, atol=5 * np.sqrt(variance / trials))
    assert_allclose([first.var(), later.var()], variance, rtol=5 * np.sqrt(2 / trials))
    expected = (stays_open - p) / (1 - p)
    assert_allclose(np.corrcoef(first, later)[0, 1], expected, atol=5 / np.sqrt(trials))


def test_one_drawn_receptor_spends_its_time_as_the_ensemble() -> None:
    draws = np.random.default_rng(3).random(200_000).tolist()
    visits = np.bincount(ensemble.path(FLOW, 0, draws), minlength=block.SIZE) / len(draws)
    # a stay in the blocked half lasts some seconds, so 200 s hold about 50 independent ones
    assert_allclose(visits, block.settled(BENCH, 50.0), atol=0.12)
    assert visits[block.N + O] > 0


def test_a_drawn_receptor_never_makes_a_jump_that_cannot_be() -> None:
    quiet = Flow(propagator(BENCH.generator(0.0), 1e-3))
    assert set(ensemble.path(quiet, 0, np.random.default_rng(4).random(5000).tolist())) == {0}


def test_flicker_of_magnesium_settles_at_its_share() -> None:
    draws = np.random.default_rng(5).random(100_000).tolist()
    there = np.mean(ensemble.flicker(False, 0.2, 0.3, draws))
    assert_allclose(there, 0.8, atol=0.01)
    assert not any(ensemble.flicker(False, 1.0, 0.3, draws))


def test_cost_hardly_grows_with_the_number_of_receptors() -> None:
    def cost(receptors: int) -> float:
        random = np.random.default_rng(6)
        counts = ensemble.spread(receptors, block.settled(BENCH, 50.0), random)
        begin = perf_counter()
        ensemble.run(FLOW, counts, 200, random)
        return perf_counter() - begin

    few, many = (min(cost(n) for _ in range(9)) for n in (100, 100_000))
    assert many < 3 * few
