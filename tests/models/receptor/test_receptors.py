"""The subunits: each decays as published, because its unbinding rate was set so."""

import pytest
from numpy.testing import assert_allclose

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor import measures
from sim.models.receptor.drugs import SUBUNITS
from sim.models.receptor.receptors import RECEPTORS, Receptor


@pytest.mark.parametrize("row", RECEPTORS.values(), ids=lambda r: r.name)
def test_current_decays_as_published(row: Receptor) -> None:
    # 0.1 %: the unbinding rate is written with six figures, the decay is read from samples 0.05 or 1 ms apart
    assert_allclose(measures.pulse_response(row.rates).decay, row.deactivation.value, rtol=1e-3)


@pytest.mark.parametrize("row", RECEPTORS.values(), ids=lambda r: r.name)
def test_every_number_of_a_row_has_a_source(row: Receptor) -> None:
    facts = (row.k_zero, row.deactivation, row.unbinding, row.conductance, row.peak_conductance, row.max_open)
    assert all(fact.source in BIBLIOGRAPHY for fact in (*facts, row.glutamate_ec50))


def test_drugs_know_the_same_subunits() -> None:
    assert tuple(RECEPTORS) == SUBUNITS
