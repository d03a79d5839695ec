"""Evidence: a finding that speaks for an account, against it, or leaves it open; who was studied, and the paper."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["for", "against", "not settled"]
SIDES: tuple[Side, ...] = ("for", "against", "not settled")


@dataclass(frozen=True)
class Evidence:
    """One finding.

    Attributes:
        about: the account, or the part of a model, that it concerns.
        finding: in one or two sentences for a student.
        where: the species, the preparation, the people.
        source: key of the paper.
    """

    about: str
    side: Side
    finding: str
    where: str
    source: str
