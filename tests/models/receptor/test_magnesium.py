"""Magnesium in the pore."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.receptor import magnesium
from sim.models.receptor.receptors import RECEPTORS

VOLTAGE, OUTSIDE = st.floats(-120, 60), st.floats(1, 10_000)
PUBLISHED = {-100: 0.0072, -80: 0.0244, -70: 0.0445, -66: 0.0563, -40: 0.2302, 0: 0.7812, 20: 0.9250, 40: 0.9771}


@pytest.mark.parametrize("voltage", PUBLISHED)
def test_unblocked_share_is_as_published(voltage: float) -> None:
    # half a unit of the last printed figure
    assert_allclose(magnesium.unblocked_by_magnesium(voltage, 1000), PUBLISHED[voltage], atol=6e-5)


def test_no_magnesium_leaves_every_pore_free() -> None:
    assert magnesium.unblocked_by_magnesium(-100, 0) == 1.0


@settings(max_examples=30)
@given(VOLTAGE, OUTSIDE, st.floats(0.5, 50))
def test_depolarisation_pushes_magnesium_out(voltage: float, outside: float, more: float) -> None:
    before, after = (magnesium.unblocked_by_magnesium(v, outside) for v in (voltage, voltage + more))
    assert after > before


@settings(max_examples=30)
@given(OUTSIDE)
def test_half_block_voltage_blocks_half(outside: float) -> None:
    assert_allclose(magnesium.unblocked_by_magnesium(magnesium.half_block_voltage(outside), outside), 0.5, rtol=1e-12)


def test_half_blocking_concentrations_of_both_forms() -> None:
    assert_allclose(magnesium.half_blocking(-66), 59.6, atol=0.05)
    assert_allclose(magnesium.half_blocking_kinetic(-100), 2.94, atol=0.005)
    assert_allclose(magnesium.half_blocking_kinetic(-66), 44.8, atol=0.05)


def test_subunits_c_and_d_feel_magnesium_less() -> None:
    free = {name: row.unblocked_by_magnesium(-66, 1000) for name, row in RECEPTORS.items()}
    assert free["GluN2A"] == free["GluN2B"] < free["GluN2C"] < free["GluN2D"]
    # 418 and 669 uM block half at -66 mV
    assert_allclose(free["GluN2C"], 1 / (1 + 1000 / 418), rtol=2e-3)
    assert_allclose(free["GluN2D"], 1 / (1 + 1000 / 669), rtol=2e-3)
