"""The curve for the links that follow: what the network gives, an inverted U, and the assumptions that make it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.circuit import surge
from sim.models.circuit.surge import GRID, TABLE, VERSION, WAYS, glutamate, interneuron_ratio, pyramidal_ratio, setting


def test_no_ketamine_is_one() -> None:
    assert pyramidal_ratio(0.0) == interneuron_ratio(0.0) == 1.0


def test_the_head_of_the_table_says_how_it_was_made() -> None:
    head = TABLE.read_text(encoding="utf-8").splitlines()[:3]
    assert f"version {VERSION}; seeds 0 to {surge.SEEDS - 1}; {surge.SECONDS:g} s each" in head[1]
    assert head[2].count("[") == 2 * len(WAYS)


def test_the_curve_goes_through_the_points_that_are_kept() -> None:
    rows = np.loadtxt(TABLE, delimiter=",", comments="#")
    assert_allclose(rows[:, 0], GRID)
    for k, blocks in enumerate(WAYS.values()):
        assert_allclose(pyramidal_ratio(rows[:, 0], *blocks), rows[:, 1 + 2 * k], atol=1e-9)
        assert_allclose(interneuron_ratio(rows[:, 0], *blocks), rows[:, 2 + 2 * k], atol=1e-9)


@pytest.mark.parametrize("way", WAYS)
def test_the_network_still_gives_the_points_that_are_kept(way: str) -> None:
    some = [GRID[k] for k in (0, 13, 22)]
    found = surge.ratios([setting(c, *WAYS[way]) for c in some], seeds=4, seconds=4.0)
    kept = np.stack([pyramidal_ratio(some, *WAYS[way]), interneuron_ratio(some, *WAYS[way])], axis=-1)
    assert_allclose(found, kept, rtol=0.06)


@settings(max_examples=50, deadline=None)
@given(st.floats(0.0, 200.0), st.sampled_from([(True, True), (True, False), (False, True)]))
def test_the_curve_never_swings_beyond_its_neighbours(c: float, blocks: tuple[bool, bool]) -> None:
    k = min(int(np.searchsorted(GRID, c, side="right")), len(GRID) - 1)
    ends = pyramidal_ratio([GRID[k - 1], GRID[k]], *blocks)
    slack = 1e-9
    assert ends.min() - slack <= pyramidal_ratio(min(c, GRID[-1]), *blocks) <= ends.max() + slack


def test_the_curve_is_an_inverted_u() -> None:
    curve = pyramidal_ratio(np.geomspace(0.01, 100, 400))
    top = int(curve.argmax())
    assert curve[top] > 1.2 and (np.diff(curve[:top]) > 0).all() and (np.diff(curve[top:]) <= 0).all()
    assert curve[-1] < 0.5


def test_interneurons_only_fall() -> None:
    assert (np.diff(interneuron_ratio(np.geomspace(0.01, 100, 400))) <= 0).all()


def test_block_of_pyramidal_cells_alone_only_lowers_them_and_of_interneurons_alone_only_raises_them() -> None:
    c = np.geomspace(0.03, 100, 200)
    assert (np.diff(pyramidal_ratio(c, block_interneuron=False)) < 0).all()
    assert (np.diff(pyramidal_ratio(c, block_pyramidal=False)) > 0).all()


def test_block_of_neither_leaves_all_as_it_was() -> None:
    assert_allclose(pyramidal_ratio([0.0, 1.0, 50.0], False, False), 1.0)


def test_equal_shares_of_tonic_drive_take_the_surge_away() -> None:
    shares = (0.2, 0.2)
    found = surge.ratios([setting(c, shares=shares) for c in (0.0, 1.0, 3.0)], seeds=4, seconds=3.0)[:, 0]
    assert found[1] < 1.12 and found[2] < 0.95


def test_without_tonic_drive_block_hardly_changes_the_rates() -> None:
    found = surge.ratios([setting(c, shares=(0.0, 0.0)) for c in (0.0, 1.0, 10.0)], seeds=3, seconds=3.0)
    assert_allclose(found, 1.0, atol=0.08)


def test_above_the_table_the_last_value_stays() -> None:
    assert pyramidal_ratio(1e4) == pyramidal_ratio(100.0)


def test_glutamate_follows_twice_the_change_and_never_falls_below_nothing() -> None:
    assert_allclose(glutamate([1.0, 1.25, 0.75, 0.2]), [1.0, 1.5, 0.5, 0.0])
