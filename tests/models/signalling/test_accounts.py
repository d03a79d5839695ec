"""The rival accounts: alike where they were set alike, apart where they say so, each with evidence on every side."""

import pytest

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.signalling.accounts import ACCOUNTS, DEFAULT, HALF
from sim.models.signalling.cascade import Conditions
from sim.models.signalling.evidence import EVIDENCE, PREDICTIONS, Prediction
from sim.models.signalling.runs import foretold, injected, spines_after_a_day
from sim.models.signalling.variants import VARIANTS

DRIVEN = [name for name in ACCOUNTS if name != "none"]


@pytest.mark.parametrize("name", DRIVEN)
def test_every_account_grows_the_same_spines_after_the_dose_that_all_were_set_to(name: str) -> None:
    assert abs(spines_after_a_day(10.0, name) - 1.24) < 0.003


@pytest.mark.parametrize("row", PREDICTIONS, ids=lambda row: row.experiment)
def test_the_model_foretells_what_the_table_says(row: Prediction) -> None:
    grown = {name for name in ACCOUNTS if foretold(row, name) > 1.1}
    still = {name for name in ACCOUNTS if foretold(row, name) < 1.02}
    assert grown == set(row.grows)
    assert grown | still == set(ACCOUNTS)


def test_every_two_accounts_but_those_that_share_the_surge_differ_in_some_experiment() -> None:
    answers = {name: tuple(name in row.grows for row in PREDICTIONS) for name in ACCOUNTS}
    assert answers[DEFAULT] == answers["disinhibition"]
    assert len(set(answers.values())) == len(ACCOUNTS) - 1


def test_only_block_at_rest_leaves_mtorc1_alone() -> None:
    switched = {name: injected(10.0, account=name).level("mtorc1").max() > 1.5 for name in DRIVEN}
    assert [name for name, on in switched.items() if not on] == ["resting block"]


def test_block_at_rest_raises_bdnf_though_ampa_receptors_are_blocked() -> None:
    blocked = Conditions(ampa_blocked=True)
    assert injected(10.0, account="resting block", conditions=blocked).level("bdnf").max() > 1.3
    assert injected(10.0, account="disinhibition", conditions=blocked).level("bdnf").max() == 1.0


@pytest.mark.parametrize("name", DRIVEN)
def test_each_account_has_findings_on_both_sides_or_an_open_question(name: str) -> None:
    sides = {row.side for row in EVIDENCE if row.about == name}
    assert {"for", "against", "not settled"} <= sides


def test_every_finding_and_number_has_a_paper() -> None:
    assert {row.source for row in EVIDENCE} <= set(BIBLIOGRAPHY)
    assert {key for row in PREDICTIONS for key in row.sources} <= set(BIBLIOGRAPHY)
    assert {row.about for row in EVIDENCE} == set(ACCOUNTS)
    facts = [HALF, *VARIANTS.values(), *(f for a in ACCOUNTS.values() for f in (a.surge, a.resting, a.metabolite))]
    assert {fact.source for fact in facts} <= set(BIBLIOGRAPHY)
