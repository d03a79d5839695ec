"""How the drugs fared in people: one row for each trial, and the trials that found nothing in the same ink.

Sign: an effect below zero favours the drug, on every scale (fewer points of depression; more responders, turned round).
A hazard ratio favours the drug below one. Where a source gave no number, the row has none: it is not left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import nan
from pathlib import Path
from typing import Literal

import msgspec

from sim.core.complaints import Complaint

Unit = Literal["points", "SD", "%", "ratio"]
NOT_GLUTAMATE = ("zuranolone", "brexanolone", "psilocybin")
BLIND_CONTROLS = ("placebo", "saline", "midazolam", "placebo in surgery")


class Trial(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One trial, and one comparison in it: that of its first endpoint unless `note` says otherwise.

    Attributes:
        n: people who were randomised or analysed; 0 where it was not read.
        unit: of the effect: points of `measure`, SD (standardised), % (percentage points) or ratio (of hazards).
        effect, low, high: difference from control and its interval; not a number where none was given.
        level: of the interval, 0.95 unless it says otherwise.
        p: as printed; '' where none was read.
        null: it did not reach its first endpoint; None when it did not ask for efficacy.
        about: the numbers were recalled, not read.
        arms: change with the drug and with control (for %: the two shares), where both were read.
    """

    key: str
    trial: str
    year: int
    drug: str
    dose: str
    control: str
    condition: str
    measure: str
    when: str
    unit: Unit
    source: str
    n: int = 0
    effect: float = nan
    low: float = nan
    high: float = nan
    p: str = ""
    null: bool | None = None
    about: bool = False
    arms: tuple[float, float] | None = None
    level: float = 0.95
    note: str = ""

    @property
    def glutamate(self) -> bool:
        """Whether the drug acts on glutamate at all."""
        return self.drug not in NOT_GLUTAMATE

    @property
    def has_interval(self) -> bool:
        """Whether an interval was given."""
        return self.low == self.low and self.high == self.high

    @property
    def nothing(self) -> float:
        """What no effect would be on this scale."""
        return 1.0 if self.unit == "ratio" else 0.0

    @property
    def label(self) -> str:
        """How a plot names it."""
        return f"{self.trial} {self.year}, {self.drug} {self.dose}"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    trial: tuple[Trial, ...]


@cache
def trials() -> dict[str, Trial]:
    """All trials by key, in the order of the table.

    Raises:
        Complaint: the file is damaged.
    """
    file = Path(__file__).with_name("trials.toml")
    try:
        return {row.key: row for row in msgspec.toml.decode(file.read_bytes(), type=_File).trial}
    except msgspec.DecodeError as problem:
        raise Complaint(f"trials/trials.toml is damaged: {problem}.") from None


def of_drug(drug: str) -> tuple[Trial, ...]:
    """Every trial of a drug, in order of year."""
    return tuple(sorted((row for row in trials().values() if row.drug == drug), key=lambda row: (row.year, row.key)))


def lead(drug: str) -> Trial | None:
    """The largest trial of a drug against a blinded control that counted depression in MADRS points; None without one.

    The largest, whether it found anything or not, and whether its difference was printed or not.
    """
    asked = [row for row in of_drug(drug) if row.measure == "MADRS" and row.control in BLIND_CONTROLS]
    return max(asked, key=lambda row: row.n, default=None)


@dataclass(frozen=True)
class ForestRow:
    """One line of a forest plot: where to draw the mark and the bar, or that there is no number to draw."""

    label: str
    drug: str
    effect: float
    low: float
    high: float
    n: int
    null: bool | None
    about: bool
    level: float
    glutamate: bool
    source: str

    @property
    def drawn(self) -> bool:
        """Whether there is a number; without one the line still stands there, with its verdict in words."""
        return self.effect == self.effect


def forest(measure: str = "MADRS", drugs: Iterable[str] | None = None) -> tuple[ForestRow, ...]:
    """The lines of a forest plot of one measure, null results in equal ink.

    Drugs that act on glutamate come first, drug by drug, each by year.

    Args:
        measure: all rows of this measure whose effect is in its points.
        drugs: only these; all when None.
    """
    return tuple(
        ForestRow(
            row.label,
            row.drug,
            row.effect,
            row.low,
            row.high,
            row.n,
            row.null,
            row.about,
            row.level,
            row.glutamate,
            row.source,
        )
        for row in _in_order(drugs)
        if row.measure == measure and row.unit == "points"
    )


def _in_order(drugs: Iterable[str] | None) -> Iterator[Trial]:
    wanted = None if drugs is None else set(drugs)
    order = list(dict.fromkeys(row.drug for row in trials().values()))
    rows = sorted(trials().values(), key=lambda row: (not row.glutamate, order.index(row.drug), row.year, row.key))
    return (row for row in rows if wanted is None or row.drug in wanted)


def reached(rows: Iterable[Trial]) -> int:
    """How many of these trials reached their first endpoint."""
    return sum(row.null is False for row in rows)


def from_arms(key: str) -> float:
    """Drug minus control, from the two arms of a trial as they were printed; not a number where they were not."""
    arms = trials()[key].arms
    return nan if arms is None else arms[0] - arms[1]
