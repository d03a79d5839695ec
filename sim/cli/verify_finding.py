"""What came of one row of the reference table, and how many rows came out which way."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.models.references import Agreement, Computed, Reference

VERDICTS: tuple[Agreement, ...] = ("within", "outside", "known misfit", "fact only")


@dataclass(frozen=True)
class Finding:
    """What came of one row; `model` is None where no model computes it."""

    row: Reference
    model: Computed | None
    verdict: Agreement
    reason: str = ""


def counts(findings: Sequence[Finding]) -> dict[Agreement, int]:
    """Verdict -> how many rows."""
    return {verdict: sum(finding.verdict == verdict for finding in findings) for verdict in VERDICTS}
