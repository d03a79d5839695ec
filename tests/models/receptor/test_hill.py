"""The Hill fit finds the curve that made the points, and refuses points that no curve made."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.receptor.hill import fit, share_reached

X = np.geomspace(0.01, 100, 25)


@settings(deadline=None, max_examples=40)
@given(
    ec50=st.floats(0.05, 20),
    hill=st.floats(0.5, 4),
    low=st.floats(-5, 5),
    span=st.floats(0.1, 100),
    falls=st.booleans(),
)
def test_the_curve_that_made_the_points_is_found(
    ec50: float, hill: float, low: float, span: float, falls: bool
) -> None:
    share = share_reached(X, ec50, hill)
    curve = fit(X, low + span * (1 - share if falls else share))
    assert curve is not None and curve.falls is falls
    assert_allclose([curve.ec50, curve.hill], [ec50, hill], rtol=1e-4)
    assert_allclose([curve.low, curve.high], [low, low + span], atol=1e-3 * span)


def test_half_way_is_half_reached_and_zero_is_none() -> None:
    assert_allclose(share_reached(np.array([0.0, 3.0, 1e300]), 3, 2), [0, 0.5, 1], atol=1e-12)


def test_a_little_noise_moves_the_fit_little() -> None:
    noise = np.random.default_rng(1).normal(0, 0.005, len(X))
    curve = fit(X, share_reached(X, 1, 1.5) + noise)
    assert curve is not None
    assert_allclose([curve.ec50, curve.hill], [1, 1.5], rtol=0.05)


@pytest.mark.parametrize(
    "y",
    [
        np.ones_like(X),
        np.sin(3 * np.log(X)),
        np.random.default_rng(2).normal(size=len(X)),
        np.full_like(X, np.nan),
        np.log(X),
        share_reached(X, 1e5, 1),
    ],
    ids=["flat", "wave", "noise", "undefined", "line without ends", "half-way out of reach"],
)
def test_points_that_no_curve_made_have_no_fit(y: np.ndarray) -> None:
    assert fit(X, y) is None


def test_four_points_are_too_few() -> None:
    assert fit(X[:4], share_reached(X[:4], 0.02, 1)) is None
