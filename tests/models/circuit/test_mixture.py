"""Block by cell type: it follows from the pore, grows with the dose, and takes interneurons first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.circuit import mixture
from sim.models.circuit.mixture import Bench
from sim.models.receptor import measures
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import RAT

BOTH = pytest.mark.parametrize("cell", [mixture.PYRAMIDAL, mixture.INTERNEURON], ids=["pyramidal", "interneuron"])
DOSES = st.floats(0.0, 1e4)


@BOTH
def test_the_shares_of_a_cell_are_whole(cell: dict) -> None:
    assert_allclose(sum(share.value for share in cell.values()), 1.0)


@BOTH
def test_no_ketamine_no_block(cell: dict) -> None:
    assert mixture.blocked(cell, 0.0) == 0.0


@BOTH
@settings(max_examples=30, deadline=None)
@given(low=DOSES, more=st.floats(1e-3, 1e3))
def test_more_ketamine_blocks_more_and_never_all(cell: dict, low: float, more: float) -> None:
    assert mixture.blocked(cell, low) < mixture.blocked(cell, low + max(more, low * 1e-6)) < 1.0


@settings(max_examples=30, deadline=None)
@given(st.floats(1e-3, 1e3))
def test_interneurons_are_blocked_more_in_magnesium(c: float) -> None:
    assert mixture.blocked(mixture.INTERNEURON, c) > mixture.blocked(mixture.PYRAMIDAL, c)


def test_without_magnesium_the_order_turns_round() -> None:
    bare = Bench(magnesium=0.0)
    assert mixture.blocked(mixture.INTERNEURON, 1.0, bare) < mixture.blocked(mixture.PYRAMIDAL, 1.0, bare)


@pytest.mark.parametrize("subunit", ["GluN2A", "GluN2D"])
def test_half_block_is_what_the_scheme_of_the_pore_settles_at(subunit: str) -> None:
    bench = Conditions(subunit, "ketamine", voltage=-66.0, magnesium=1000.0, preparation=RAT)
    assert_allclose(mixture.half_block(subunit), measures.inhibition(bench)[0], rtol=1e-3)


@BOTH
def test_half_of_a_mixture_lies_among_its_parts(cell: dict) -> None:
    parts = [mixture.half_block(name) for name in cell]
    half = mixture.half_of(cell)
    assert min(parts) < half < max(parts)
    assert_allclose(mixture.blocked(cell, half), 0.5, atol=1e-6)


def test_block_of_many_concentrations_is_that_of_each() -> None:
    many = mixture.blocked(mixture.INTERNEURON, np.array([0.1, 1.0, 10.0]))
    assert_allclose(many, [mixture.blocked(mixture.INTERNEURON, c) for c in (0.1, 1.0, 10.0)])
