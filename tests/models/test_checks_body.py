"""The body against the table of references: all answered, misfits explained and real."""

import pytest

from sim.models.checks_body import BODY_CHECKS, MISFITS
from sim.models.references import references

ROWS = {name: row for name, row in references().items() if row.experiment == "body"}


def test_every_row_is_answered_or_marked_as_a_fact() -> None:
    assert {name for name, row in ROWS.items() if not row.fact} == set(BODY_CHECKS)


@pytest.mark.parametrize("name", sorted(BODY_CHECKS))
def test_the_model_lies_within_the_bounds_or_its_misfit_is_known(name: str) -> None:
    holds = ROWS[name].holds(BODY_CHECKS[name]())
    assert holds != (name in MISFITS), f"{name}: {'a misfit that has gone' if holds else 'outside its bounds'}"
