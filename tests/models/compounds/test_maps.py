"""Heat maps: every cell is the scheme under its own conditions, however the map is cut into pieces."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.models.compounds.maps import Map, Train, exponentials
from sim.models.receptor import block
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import O
from sim.models.receptor.propagation import propagator

VOLTAGES, CONCENTRATIONS = np.array([-90.0, -20.0, 40.0]), np.array([0.0, 0.3, 8.0, 200.0])
SHORT = Train(pulses=7, interval=0.05)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.floats(1e-3, 300))
def test_the_polynomial_is_the_exponential(seed: int, size: float) -> None:
    rates = np.random.default_rng(seed).random((3, 6, 6)) * size
    for q in rates:
        np.fill_diagonal(q, 0)
        np.fill_diagonal(q, -q.sum(axis=0))
    assert_allclose(exponentials(rates), propagator(rates, 1.0), atol=1e-9)


def slow(of: Map, voltage: float, concentration: float) -> list[float]:
    """The relative charges by many small steps of the exact propagator, trapezoid rule."""
    bench = Conditions(of.subunit, of.drug, concentration, voltage, of.magnesium, of.preparation)
    shares = []
    for here in (bench, bench.without_drug()):
        state, charges = block.rest(), []
        parts = [(of.train.glutamate, of.train.length, 40), (0.0, of.train.interval - of.train.length, 1500)]
        for _ in range(of.train.pulses):
            charge = 0.0
            for glutamate, length, steps in parts:
                move = propagator(here.generator(glutamate), length / steps)
                for _ in range(steps):
                    after = move @ state
                    charge += (state[O] + after[O]) / 2 * length / steps
                    state = after
            charges.append(charge * here.unblocked * here.current_factor)
        shares.append(charges)
    return [with_drug / without for with_drug, without in zip(*shares, strict=True)]


@pytest.mark.parametrize("drug", ["ketamine", "memantine", "D-AP5", "magnesium"])
def test_a_cell_is_the_train_in_small_steps(drug: str) -> None:
    of = Map(drug, VOLTAGES[:1], CONCENTRATIONS[2:3], "GluN2B", 500.0, train=Train(pulses=2, interval=0.05))
    assert_allclose(of.whole()[0, 0], slow(of, -90.0, 8.0), rtol=2e-4)


@pytest.mark.parametrize("drug", [name for name in DRUGS if name != "none"])
def test_without_drug_all_the_charge_is_left_and_more_drug_leaves_less(drug: str) -> None:
    found = Map(drug, VOLTAGES, CONCENTRATIONS, "GluN2B", train=SHORT).whole()
    assert found.shape == (3, 4, 7)
    assert_allclose(found[:, 0], 1, rtol=1e-9)
    # a competitor lessens desensitisation too, so a later pulse alone may gain a little: the train as a whole does not
    seen = found.mean(axis=2) if DRUGS[drug].sort == "competitive" else found
    assert (np.diff(seen, axis=1) <= 1e-9).all()
    assert found.min() >= -1e-9


def test_the_pieces_make_the_whole() -> None:
    of = Map("memantine", VOLTAGES, CONCENTRATIONS, train=SHORT)
    for cells in (1, 5, 12):
        parts = [part for _, part in of.pieces(cells)]
        assert [len(part) for part in parts] == [cells] * (12 // cells) + ([12 % cells] if 12 % cells else [])
        assert_allclose(np.concatenate(parts).reshape(of.whole().shape), of.whole(), atol=1e-9)
    spans = [span for span, _ in of.pieces(5)]
    assert_array_equal(np.concatenate([np.arange(12)[span] for span in spans]), np.arange(12))


def test_a_trapped_blocker_deepens_from_pulse_to_pulse() -> None:
    found = Map("ketamine", np.array([-60.0]), np.array([10.0]), train=Train(pulses=30)).whole()[0, 0]
    assert (np.diff(found) < 1e-12).all()
    assert found[-1] < 0.5 * found[0]
