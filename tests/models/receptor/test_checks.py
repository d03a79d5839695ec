"""The checks against reference values: each answers, and what does not fit is said to be a misfit."""

import pytest

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor.checks import CHECKS, MISFITS

MISFIT_ROWS = {row for misfit in MISFITS for row in misfit.rows}


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_answers_with_a_number_or_a_yes(name: str) -> None:
    answer = CHECKS[name]()
    assert answer is True or (not isinstance(answer, (bool, str)) and answer == answer)


def test_misfits_name_checks_and_papers_that_exist() -> None:
    assert set(CHECKS) >= MISFIT_ROWS
    assert all(source in BIBLIOGRAPHY for misfit in MISFITS for source in misfit.sources)


# the published value and its bounds, for those that rest on a paper rather than on a calculation of ours
PUBLISHED = {
    "js.half_v": (-20.7, -20.3),
    "sub.tau_2A": (37.5, 62.5),
    "sub.tau_2D": (1275, 2125),
    "ket.ic50_m70": (0.6532, 0.7668),
    "ket.delta": (0.7426, 0.8374),
    "ket.kon_app": (0.0975, 0.2025),
    "ket.koff_app": (0.121, 0.319),
    "kj.ket1_2A": (4.0125, 6.6875),
    "kj.ket1_2B": (3.81, 6.35),
    "ket.noagonist": (-0.001, 0.001),
    "ket.trapped": (0.89, 1.05),
    "mk.tau_m70": (81, 99),
    "sub.po_2A": (0.35, 0.65),
    "sub.po_2D": (0.004, 0.016),
    "mem.ic50_native": (0.98, 1.82),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_values_hold_unless_a_misfit_says_why_not(name: str) -> None:
    low, high = PUBLISHED[name]
    inside = low <= CHECKS[name]() <= high
    assert inside == (name not in MISFIT_ROWS)
