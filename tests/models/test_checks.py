"""The models against the table of references: every row answered, every misfit explained and real."""

import pytest

from sim.experiments.catalogue import EXPERIMENTS
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.checks import CHECKS, MISFITS, known_misfits
from sim.models.references import references

ROWS = references()


def test_every_row_is_answered_or_marked_as_a_fact() -> None:
    assert {name for name, row in ROWS.items() if not row.fact} == set(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_the_model_lies_within_the_bounds_or_its_misfit_is_known(name: str) -> None:
    row, answer = ROWS[name], CHECKS[name]()
    holds = row.holds(bool(answer) if isinstance(row.value, bool) else float(answer))
    assert holds != (name in known_misfits()), f"{name}: {'a misfit that has gone' if holds else f'{answer} is out'}"


def test_every_row_concerns_an_experiment() -> None:
    assert {row.experiment for row in ROWS.values()} <= set(EXPERIMENTS)


@pytest.mark.parametrize("misfit", MISFITS, ids=lambda misfit: misfit.what or misfit.rows[0])
def test_every_misfit_names_rows_and_papers_that_exist(misfit: object) -> None:
    assert set(misfit.rows) <= set(CHECKS)  # type: ignore[attr-defined]
    assert set(misfit.sources) <= set(BIBLIOGRAPHY)  # type: ignore[attr-defined]
    assert misfit.what or misfit.rows  # type: ignore[attr-defined]
