"""IC50, onset, recovery and trapping of every drug: the formulas against the scheme, and what tells the sorts apart."""

from dataclasses import replace
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.models.compounds import kinetics
from sim.models.receptor import block, measures
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS, SUBUNITS
from sim.models.receptor.unknowns import UNKNOWNS, scatter, truth

ACTIVE = [name for name, row in DRUGS.items() if row.sort not in ("none", "inert")]
BLOCKERS = [name for name, row in DRUGS.items() if row.blocks_pore]
OUTSIDE = [name for name in ACTIVE if name not in BLOCKERS and name != "magnesium"]
SATURATING = 1000.0


def bench(drug: str, concentration: float = 1.0, **rest: float) -> Conditions:
    return Conditions("GluN2B", drug, concentration, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("drug", ACTIVE)
@pytest.mark.parametrize(("voltage", "magnesium"), [(-70.0, 0.0), (-40.0, 1000.0), (30.0, 300.0)])
def test_the_formula_for_ic50_is_what_the_scheme_gives(drug: str, voltage: float, magnesium: float) -> None:
    here = bench(drug, voltage=voltage, magnesium=magnesium)
    half = kinetics.half_inhibiting(here, SATURATING)
    left = measures.relative_current(replace(here, concentration=half), SATURATING)
    assert_allclose(left, 0.5, atol=2e-3 if DRUGS[drug].sort == "partial trapping" else 1e-9)


@pytest.mark.parametrize("drug", BLOCKERS)
@pytest.mark.parametrize("subunit", SUBUNITS)
def test_ic50_of_a_blocker_is_kd_over_what_magnesium_leaves_free(drug: str, subunit: str) -> None:
    here = replace(bench(drug, voltage=-50.0, magnesium=700.0), subunit=subunit)
    assert_allclose(kinetics.half_inhibiting(here), here.dissociation / here.unblocked, rtol=1e-12)


@pytest.mark.parametrize("drug", ACTIVE)
@settings(max_examples=8, deadline=None)
@given(low=st.floats(1e-3, 300), factor=st.floats(1.2, 50), glutamate=st.floats(1, 1000))
def test_more_drug_never_leaves_more_current(drug: str, low: float, factor: float, glutamate: float) -> None:
    one, two = (measures.relative_current(bench(drug, c), glutamate) for c in (low, low * factor))
    assert 0 <= two <= one + 1e-12 <= 1 + 2e-12


@pytest.mark.parametrize("drug", DRUGS)
@settings(max_examples=5, deadline=None)
@given(voltage=st.floats(-100, 60), magnesium=st.floats(0, 3000), glutamate=st.floats(0.1, 1000))
def test_no_drug_in_the_bath_changes_nothing(drug: str, voltage: float, magnesium: float, glutamate: float) -> None:
    here = bench(drug, 0.0, voltage=voltage, magnesium=magnesium)
    assert_allclose(measures.relative_current(here, glutamate), 1, rtol=1e-12)
    assert block.settled(here, glutamate)[block.N :].sum() == 0


@pytest.mark.parametrize("drug", DRUGS)
@settings(max_examples=6, deadline=None)
@given(concentration=st.floats(0, 1000), voltage=st.floats(-100, 60), glutamate=st.floats(0, 1000))
def test_block_is_a_share(drug: str, concentration: float, voltage: float, glutamate: float) -> None:
    bound = float(block.settled(bench(drug, concentration, voltage=voltage), glutamate)[block.N :].sum())
    assert -1e-12 <= bound <= 1 + 1e-12
    assert bound == 0 or DRUGS[drug].blocks_pore


@pytest.mark.parametrize("drug", OUTSIDE)
def test_voltage_does_not_matter_outside_the_pore(drug: str) -> None:
    assert_allclose(kinetics.fold_by_voltage(bench(drug)), 1, rtol=1e-12)


@pytest.mark.parametrize("drug", [*BLOCKERS, "magnesium"])
def test_depolarisation_drives_out_what_sits_in_the_pore(drug: str) -> None:
    assert kinetics.fold_by_voltage(bench(drug)) > 10


@pytest.mark.parametrize("drug", [name for name in BLOCKERS if DRUGS[name].sort == "trapping"])
def test_every_arrow_of_a_trapping_blocker_is_balanced_without_magnesium(drug: str) -> None:
    here = bench(drug, 2.0)
    occupancy = block.settled(here, 20.0)
    flux = here.generator(20.0) * occupancy[None, :]
    for i in range(len(flux)):
        flux[i, i] = 0.0
    assert_allclose(flux, flux.T, atol=1e-9 * flux.max())


@pytest.mark.parametrize("drug", BLOCKERS)
def test_onset_and_recovery_agree_with_the_slow_way_of_reading_them(drug: str) -> None:
    here = bench(drug, 3.0)
    assert_allclose(kinetics.onset(here), measures.onset(here), rtol=1e-3)
    assert_allclose(kinetics.offset(here), measures.offset(here), rtol=1e-3)


def test_a_drug_that_does_nothing_has_no_onset() -> None:
    assert isnan(kinetics.onset(bench("none"))) and isnan(kinetics.offset(bench("unknown D")))
    assert kinetics.onset(bench("ifenprodil")) == 0.0


def test_more_glutamate_overcomes_the_competitor_alone() -> None:
    for drug in ACTIVE:
        few, many = (kinetics.half_inhibiting(bench(drug), g) for g in (10.0, 1000.0))
        assert (many > 5 * few) == (DRUGS[drug].sort == "competitive"), drug


def test_more_glycine_overcomes_the_drug_at_its_site_alone() -> None:
    for drug in ACTIVE:
        few, many = (kinetics.half_inhibiting(replace(bench(drug), glycine=g)) for g in (1.0, 100.0))
        assert (many > 5 * few) == (DRUGS[drug].sort == "glycine site"), drug


def test_what_stays_behind_a_shut_gate_orders_the_blockers() -> None:
    kept = {d: kinetics.kept(Conditions("GluN2A", d, 10.0)) for d in ("MK-801", "ketamine", "memantine", "lanicemine")}
    assert list(kept) == sorted(kept, key=lambda drug: -kept[drug])
    assert kinetics.kept(Conditions("GluN2A", "D-AP5", 10.0)) == 0.0


def test_the_two_forms_of_ketamine_make_up_the_mixture_in_every_preparation() -> None:
    for preparation in DRUGS["ketamine"].affinities:
        for subunit in SUBUNITS:
            s, r, both = (
                DRUGS[name].kd(subunit, -70.0, preparation) for name in ("esketamine", "arketamine", "ketamine")
            )
            assert_allclose(0.5 / s + 0.5 / r, 1 / both, rtol=1e-12)
            assert_allclose(r / s, 1.40 / 0.30, rtol=1e-12)


def test_the_six_unknowns_are_six_sorts() -> None:
    assert [row.name for row in UNKNOWNS] == [f"unknown {letter}" for letter in "ABCDEF"]
    assert len({row.sort for row in UNKNOWNS}) == 6
    assert all(row.hidden and truth(row) for row in UNKNOWNS)


def test_the_scatter_of_an_unknown_comes_from_the_seed_alone() -> None:
    one, other = UNKNOWNS[0], UNKNOWNS[2]
    assert scatter(one, 3) == scatter(one, 3)
    assert len({scatter(drug, seed) for drug in (one, other) for seed in range(20)}) == 40
    assert scatter(DRUGS["ketamine"], 3) == 1.0


def test_the_scatter_is_log_normal_about_the_true_constant() -> None:
    from math import log

    draws = [log(scatter(UNKNOWNS[0], seed)) for seed in range(400)]
    mean = sum(draws) / len(draws)
    spread = (sum((x - mean) ** 2 for x in draws) / len(draws)) ** 0.5
    assert abs(mean) < 4 * 0.15 / 20
    assert_allclose(spread, 0.15, rtol=0.15)


@pytest.mark.parametrize("drug", [row.name for row in UNKNOWNS if row.sort != "inert"])
def test_the_scatter_moves_the_ic50_by_its_factor(drug: str) -> None:
    there = [kinetics.half_inhibiting(replace(bench(drug), scatter=factor)) for factor in (1.0, 1.3)]
    assert_allclose(there[1] / there[0], 1.3, rtol=1e-12)
    left = measures.relative_current(replace(bench(drug), concentration=there[1], scatter=1.3), SATURATING)
    if DRUGS[drug].sort != "competitive":
        assert_allclose(left, 0.5, atol=2e-3)
