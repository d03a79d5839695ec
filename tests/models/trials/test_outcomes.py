"""The table of trials: whole, sourced, consistent, and null results in the same rank as the others."""

import pytest

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor.drugs import DRUGS
from sim.models.trials.outcomes import Trial, forest, from_arms, lead, of_drug, reached, trials

ROWS = pytest.mark.parametrize("row", trials().values(), ids=lambda row: row.key)
ASKED_FOR = (
    "ketamine esketamine arketamine memantine lanicemine traxoprodil rislenemdaz rapastinel AV-101 esmethadone "
    "zuranolone brexanolone psilocybin dextromethorphan-bupropion"
)


@ROWS
def test_every_row_is_sourced_and_about_when_its_source_was_recalled(row: Trial) -> None:
    assert row.source in BIBLIOGRAPHY
    if row.effect == row.effect and BIBLIOGRAPHY[row.source].approximate:
        assert row.about, "a recalled number must say about"
    assert 2000 <= row.year <= 2026
    assert row.n >= 0


@ROWS
def test_an_interval_holds_its_effect_and_excludes_nothing_exactly_when_the_trial_reached_its_endpoint(
    row: Trial,
) -> None:
    assert (row.low == row.low) == (row.high == row.high)
    if row.has_interval:
        assert row.low <= row.effect <= row.high
        assert (row.low <= row.nothing <= row.high) == row.null


@ROWS
def test_the_arms_agree_in_sign_with_the_effect(row: Trial) -> None:
    if row.arms is not None:
        turned = -1 if row.unit == "%" else 1
        assert turned * from_arms(row.key) * row.effect >= 0


def test_every_drug_that_was_tried_is_there() -> None:
    drugs = {row.drug for row in trials().values()}
    assert set(ASKED_FOR.split()) <= drugs
    assert {"nitrous oxide", "(2R,6R)-HNK"} <= drugs
    assert {"PTSD", "OCD", "social anxiety"} <= {row.condition for row in trials().values()}


def test_null_results_are_a_good_part_of_the_table_and_are_not_left_out_of_the_plot() -> None:
    null = [row for row in trials().values() if row.null]
    assert len(null) >= 15
    drawn = {row.label for row in forest()}
    assert {row.label for row in null if row.measure == "MADRS" and row.unit == "points"} <= drawn


def test_the_forest_has_glutamate_first_and_each_drug_in_order_of_year() -> None:
    rows = forest()
    sides = [row.glutamate for row in rows]
    assert sides == sorted(sides, reverse=True)
    drugs = [row.drug for row in rows]
    assert drugs == sorted(drugs, key=drugs.index), "the rows of one drug stand together"
    assert [row.drug for row in forest(drugs=["memantine"])] == ["memantine"]
    assert not forest(drugs=["memantine"])[0].drawn


def test_three_phase_three_trials_of_rapastinel_failed() -> None:
    rows = of_drug("rapastinel")
    assert len(rows) == 3
    assert reached(rows) == 0


def test_the_lead_trial_is_the_largest_whether_it_found_anything_or_not() -> None:
    found = lead("lanicemine")
    assert found is not None
    assert (found.n, found.null) == (302, True)
    assert lead("esketamine") is not None and lead("esketamine").null  # type: ignore[union-attr]
    assert lead("MK-801") is None


def test_names_of_drugs_are_those_of_the_receptor_where_both_have_them() -> None:
    shared = {"ketamine", "esketamine", "arketamine", "memantine", "lanicemine", "traxoprodil"}
    assert shared <= set(DRUGS)
    assert all(of_drug(name) for name in shared)


@pytest.mark.parametrize(("row", "key"), [("t2_diff", "transform-2"), ("mono56", "trd4005-56")])
def test_a_figure_that_another_room_holds_its_model_to_is_the_same_here(row: str, key: str) -> None:
    from sim.models.references import references

    held = references().get(row)
    assert held is None or (held.value, held.low, held.high) == (
        trials()[key].effect,
        trials()[key].low,
        trials()[key].high,
    )
