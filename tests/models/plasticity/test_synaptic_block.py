"""Block at the synapse: use-dependent, voltage-dependent, and nothing without drug."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.plasticity.protocols import Pairings
from sim.models.plasticity.synaptic_block import left_by

PAIRS = Pairings(0.01, 1.0, 60)


@pytest.mark.parametrize("settled", [True, False])
def test_without_drug_all_is_left(settled: bool) -> None:
    assert_allclose(left_by("none", 10.0, PAIRS, settled=settled), 1.0)
    assert_allclose(left_by("ketamine", 0.0, PAIRS, settled=settled), 1.0)
    assert_allclose(left_by("ketamine", 1e-9, PAIRS, settled=settled), 1.0, atol=1e-6)


def test_more_drug_leaves_less() -> None:
    left = [left_by("ketamine", c, PAIRS)[0] for c in (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)]
    assert np.all(np.diff(left) < 0)
    assert 0 < left[-1] < 0.15


def test_block_builds_up_with_use_to_the_settled_one() -> None:
    left = left_by("ketamine", 100.0, PAIRS, settled=False)
    assert np.all(np.diff(left) <= 1e-12)
    assert left[0] > 0.7
    assert_allclose(left[-1], left_by("ketamine", 100.0, PAIRS)[0], atol=1e-3)


def test_a_competitive_antagonist_needs_no_use() -> None:
    left = left_by("D-AP5", 1.0, PAIRS, settled=False)
    assert_allclose(left, left[0], rtol=2e-3)
    assert left[0] < 0.9


def test_magnesium_and_depolarisation_both_protect_against_ketamine() -> None:
    train = Pairings(0.0, 1.0, 60, 0)
    free, normal = (left_by("ketamine", 10.0, train, magnesium=m, clamp=-70.0)[0] for m in (0.0, 1000.0))
    assert free < normal
    low, high = (left_by("ketamine", 10.0, train, magnesium=0.0, clamp=v)[0] for v in (-70.0, 20.0))
    assert low < high


@pytest.mark.parametrize("rate", [0.1, 1.0, 20.0, 100.0])
@pytest.mark.parametrize("interval", [-0.1, 0.0, 0.05])
def test_what_is_left_is_a_share_at_any_rate_and_interval(rate: float, interval: float) -> None:
    left = left_by("ketamine", 10.0, Pairings(interval, rate, 30), settled=False)
    assert len(left) == 30
    assert np.all((left > 0) & (left <= 1))
