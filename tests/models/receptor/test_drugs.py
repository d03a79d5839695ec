"""The table of antagonists: every row is complete, sourced, and does what its kind says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor import measures
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS, SORTS, SUBUNITS, Drug
from sim.models.receptor.gating import steady_open
from sim.models.receptor.receptors import RECEPTORS


@pytest.mark.parametrize("drug", DRUGS.values(), ids=lambda d: d.name)
def test_every_row_is_whole_and_sourced(drug: Drug) -> None:
    assert drug.sort in SORTS
    assert drug.sort in ("none", "magnesium") or drug.affinities
    assert drug.what.endswith(".")
    for number in (drug.entry, drug.distance, drug.superficial, drug.escape, drug.most, drug.spread):
        assert number.source in BIBLIOGRAPHY
    for table in drug.affinities.values():
        assert tuple(table.by_subunit) == SUBUNITS
        assert all(row.value > 0 and row.source in BIBLIOGRAPHY for row in table.by_subunit.values())


@settings(max_examples=20)
@given(st.floats(0.01, 1000), st.floats(0.01, 100), st.sampled_from(SUBUNITS))
def test_glutamate_overcomes_a_competitive_antagonist(glutamate: float, concentration: float, subunit: str) -> None:
    rates = RECEPTORS[subunit].rates
    shift = 1 + concentration / DRUGS["D-AP5"].kd(subunit, -70.0)
    factor = DRUGS["D-AP5"].binding_factor(subunit, concentration)
    # Gaddum: the same response at a dose that is larger by 1 + [B]/Ki
    assert_allclose(steady_open(rates, glutamate * shift * factor), steady_open(rates, glutamate), rtol=1e-9)


def test_more_glutamate_does_not_overcome_ketamine() -> None:
    bench = Conditions("GluN2A", "ketamine", 10.0)
    assert_allclose(measures.relative_current(bench, 10.0), measures.relative_current(bench, 1e4), rtol=1e-6)


def test_ifenprodil_takes_nine_tenths_at_most_and_only_from_glun2b() -> None:
    drug = DRUGS["ifenprodil"]
    assert_allclose(drug.current_factor("GluN2B", 1e6), 0.1, atol=1e-6)
    assert_allclose(drug.current_factor("GluN2B", 0.34), 0.55, rtol=1e-12)
    assert drug.current_factor("GluN2A", 1.0) > 0.99


def test_glycine_overcomes_a_drug_at_its_site_and_glutamate_does_not() -> None:
    drug = DRUGS["7-chlorokynurenate"]
    factors = [drug.current_factor("GluN2A", 5.0, glycine) for glycine in (0.3, 3.0, 30.0, 3000.0)]
    assert factors == sorted(factors)
    assert factors[0] < 0.2 and factors[-1] > 0.99
    assert drug.binding_factor("GluN2A", 5.0) == 1.0
    # Gaddum at the glycine site: the shift by 1 + [B]/Ki in a glycine of Kd 1.31 uM
    assert_allclose(drug.current_factor("GluN2A", 0.56, 1.31), (1.31 + 1.31) / (1.31 + 2 * 1.31), rtol=1e-12)


def test_traxoprodil_takes_only_from_glun2b_and_at_nanomolar_concentrations() -> None:
    drug = DRUGS["traxoprodil"]
    assert drug.current_factor("GluN2B", 0.1) < 0.2
    assert drug.current_factor("GluN2A", 0.1) > 0.99


@pytest.mark.parametrize("extra", [10.0, 100.0, 1000.0])
def test_magnesium_as_a_drug_is_more_magnesium_in_the_bath(extra: float) -> None:
    as_drug = Conditions("GluN2A", "magnesium", extra, -60.0, 200.0)
    assert_allclose(as_drug.unblocked, Conditions("GluN2A", voltage=-60.0, magnesium=200.0 + extra).unblocked)
    clean = Conditions("GluN2A", voltage=-60.0, magnesium=200.0).unblocked
    assert_allclose(measures.relative_current(as_drug), as_drug.unblocked / clean, rtol=1e-9)


def test_depolarisation_weakens_ketamine_e_fold_in_32_millivolts() -> None:
    drug = DRUGS["ketamine"]
    assert_allclose(drug.kd("GluN2A", -70 + 25.4 / 0.79) / drug.kd("GluN2A", -70), 2.718281828, rtol=1e-9)
    assert_allclose(drug.kd("GluN2A", 40), 21.7, rtol=2e-3)
