"""A figure of the reference page: round numbers along its axes, and everything within them."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.cli import verify_figure
from sim.cli.verify_figure import BOTTOM, LEFT, RIGHT, TOP, ruler
from sim.models.figure import Axis, Curve, Figure, points
from sim.models.figures import FIGURES
from sim.models.references import references

BY_FIGURE = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
few = settings(max_examples=60, deadline=None)
numbers = st.floats(-1e6, 1e6).map(lambda x: round(x, 6))


@cache
def curves_of(name: str) -> tuple[Curve, ...]:
    """Drawn once for all tests here."""
    return tuple(next(figure for figure in FIGURES if figure.name == name).curves())


@few
@given(st.lists(numbers, min_size=2, max_size=5))
def test_a_linear_axis_has_room_for_all_and_round_numbers(values: list[float]) -> None:
    along = ruler(Axis("x"), values, LEFT, RIGHT)
    assert all(LEFT - 1e-6 <= along.at(value) <= RIGHT + 1e-6 for value in values)
    ticks = along.ticks()
    assert 2 <= len(ticks) <= 8
    steps = np.diff(ticks)
    assert np.allclose(steps, steps[0], rtol=1e-6)
    assert f"{steps[0]:.0e}"[0] in "125"


@few
@given(st.lists(st.floats(1e-6, 1e6), min_size=2, max_size=5))
def test_a_log_axis_has_powers_of_ten(values: list[float]) -> None:
    along = ruler(Axis("x", scale="log"), values, BOTTOM, TOP)
    assert all(TOP - 1e-6 <= along.at(value) <= BOTTOM + 1e-6 for value in values)
    assert all(abs(np.log10(tick) - round(np.log10(tick))) < 1e-9 for tick in along.ticks())
    assert len(along.ticks()) <= 10


def test_ends_that_were_fixed_hold_unless_something_lies_beyond() -> None:
    within = ruler(Axis("x", low=0.0, high=1.0), [0.2, 0.4], LEFT, RIGHT)
    beyond = ruler(Axis("x", low=0.0, high=1.0), [-0.1, 1.3], LEFT, RIGHT)
    assert (within.low, within.high) == (0.0, 1.0)
    assert (beyond.low, beyond.high) == (-0.1, 1.3)


@BY_FIGURE
def test_every_point_and_curve_lies_within_the_axes(figure: Figure) -> None:
    curves = curves_of(figure.name)
    found = points(figure, curves, references())
    across, along = verify_figure.rulers(figure, curves, found)
    assert curves
    assert found
    for point in found:
        assert LEFT <= across.at(point.x) <= RIGHT, point
        assert TOP <= along.at(point.y) <= BOTTOM, point
    for curve in curves:
        assert curve.x.shape == curve.y.shape
        assert len(curve.x) >= 2
        seen = np.isfinite(curve.y)
        assert seen.any(), curve.label
        y = curve.y[seen & (curve.y > 0)] if figure.y.scale == "log" else curve.y[seen]
        assert all(TOP - 0.1 <= along.at(float(value)) <= BOTTOM + 0.1 for value in y), curve.label
    for axis in (across, along):
        assert len(axis.ticks()) >= 2
        assert all(axis.low - 1e-9 <= tick <= axis.high * (1 + 1e-9) + 1e-9 for tick in axis.ticks())
