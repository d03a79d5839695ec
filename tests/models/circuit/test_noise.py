"""The spikes from outside: as many as they should be, independent, and the same whenever they are drawn."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.circuit.cells import EXTERNAL_RATE, GRAIN
from sim.models.circuit.noise import STRETCH, Outside, arrivals


def test_counts_are_poisson() -> None:
    counts = np.concatenate([arrivals(1, stretch, 100) for stretch in range(20)])
    expected = EXTERNAL_RATE.value * GRAIN.value
    assert_allclose(counts.mean(), expected, rtol=0.01)
    assert_allclose(counts.var(), expected, rtol=0.02)


def test_cells_hear_different_spikes() -> None:
    counts = np.concatenate([arrivals(2, stretch, 10) for stretch in range(30)])
    assert np.abs(np.corrcoef(counts.T) - np.eye(10)).max() < 0.08


def test_a_stretch_is_the_same_whatever_was_drawn_before() -> None:
    fresh, used = Outside([0, 7], 10), Outside([0, 7], 10)
    used.steps(0, 8)
    assert_array_equal(fresh.steps(3 * STRETCH + 8, 8), used.steps(3 * STRETCH + 8, 8))


def test_finer_steps_share_the_same_spikes() -> None:
    usual, fine = Outside([3], 5).steps(0, 8), Outside([3], 5, finer=4).steps(0, 32)
    assert_allclose(fine.reshape(1, 8, 4, 5).sum(axis=2), usual)
