"""The evidence beside the circuit: every row has a paper, and both sides speak."""

from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.circuit.evidence import EVIDENCE


def test_every_finding_names_a_paper_that_is_known() -> None:
    assert {row.source for row in EVIDENCE} <= set(BIBLIOGRAPHY)


def test_evidence_for_against_and_unsettled_is_there() -> None:
    assert {row.side for row in EVIDENCE} == {"for", "against", "not settled"}
