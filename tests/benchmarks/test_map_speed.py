"""A heat map of the scheme, 50 pulses a cell, against an exponential for each cell. Run with --benchmark-enable."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim.models.compounds.maps import PIECE, Map
from sim.models.receptor import block
from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import O

SIZES = pytest.mark.parametrize("side", [40, 80])
STATES = 10


def a_map(side: int) -> Map:
    return Map("ketamine", np.linspace(-100, 60, side), np.logspace(-2, 2, side), magnesium=1000.0)


def generators(of: Map) -> list[tuple[Any, Any]]:
    """For every cell, quiet and under glutamate, with the charge as one more state."""
    made = []
    for voltage in of.voltages:
        for concentration in of.concentrations:
            bench = Conditions(of.subunit, of.drug, float(concentration), float(voltage), of.magnesium)
            made.append((with_charge(bench.generator(0.0)), with_charge(bench.generator(of.train.glutamate))))
    return made


def with_charge(q: Any) -> Any:
    wide = np.zeros((STATES + 1, STATES + 1))
    wide[:STATES, :STATES] = q[:STATES, :STATES]
    wide[STATES, O] = 1.0
    return wide


def one_by_one(of: Map, cells: list[tuple[Any, Any]]) -> Any:
    """An exponential for each cell and each half of the period, then pulse after pulse."""
    from scipy.linalg import expm

    start = np.r_[block.rest()[:STATES], 0.0]
    found = np.empty((len(cells), of.train.pulses))
    for i, (quiet, pulse) in enumerate(cells):
        period = expm(quiet * (of.train.interval - of.train.length)) @ expm(pulse * of.train.length)
        state = start
        for k in range(of.train.pulses):
            state = period @ state
            found[i, k] = state[-1]
    return np.diff(found, axis=1, prepend=0.0)


def alone(of: Map) -> Any:
    clean = Conditions(of.subunit, "none", 0.0, 0.0, 0.0)
    return one_by_one(of, [(with_charge(clean.generator(0.0)), with_charge(clean.generator(of.train.glutamate)))])[0]


@SIZES
def test_the_whole_map(benchmark: Any, side: int) -> None:
    of = a_map(side)
    benchmark.group = f"map, {side * side} cells x 50 pulses"
    found = benchmark(of.whole).reshape(-1, of.train.pulses)
    some = np.linspace(0, side * side - 1, 40).astype(int)
    cells = generators(of)
    assert_allclose(found[some], one_by_one(of, [cells[i] for i in some]) / alone(of), rtol=0, atol=1e-8)


@SIZES
def test_an_exponential_for_each_cell(benchmark: Any, side: int) -> None:
    of = a_map(side)
    cells = generators(of)
    benchmark.group = f"map, {side * side} cells x 50 pulses"
    found = benchmark.pedantic(one_by_one, (of, cells), rounds=3) / alone(of)
    assert_allclose(found, of.whole().reshape(-1, of.train.pulses), rtol=0, atol=1e-8)


@pytest.mark.parametrize("cells", [PIECE, 2 * PIECE])
def test_a_piece_of_it_in_a_frame(benchmark: Any, cells: int) -> None:
    of = a_map(80)

    def piece() -> Any:
        return next(of.pieces(cells))[1]

    benchmark.group = f"map, one piece of {cells} cells"
    assert benchmark(piece).shape == (cells, of.train.pulses)
