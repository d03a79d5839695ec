"""The plot of trapping, perception and benefit: calculated where it can be, sourced where it cannot."""

from typing import get_args

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.compounds.profile import Felt, profiles
from sim.models.trials.outcomes import trials


def test_drugs_stand_in_order_of_trapping_and_count_their_trials() -> None:
    rows = profiles()
    assert [row.kept for row in rows] == sorted((row.kept for row in rows), reverse=True)
    for row in rows:
        of_it = [trial for trial in trials().values() if trial.drug == row.drug and trial.null is not None]
        assert row.asked == len(of_it) >= 1
        assert row.reached == sum(not trial.null for trial in of_it)
        assert row.felt in get_args(Felt)
        assert row.source in BIBLIOGRAPHY


def test_ketamine_is_trapped_and_felt_and_memantine_neither_so_much() -> None:
    by_name = {row.drug: row for row in profiles()}
    assert by_name["ketamine"].kept > 0.95 > by_name["memantine"].kept > by_name["lanicemine"].kept
    assert by_name["memantine"].reached == 0
