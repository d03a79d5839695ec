"""What an arm of a trial gets: a table with a row for each treatment."""

from dataclasses import dataclass
from math import log1p

from sim.core.facts import Fact, fact
from sim.core.units import to_internal


@dataclass(frozen=True)
class Treatment:
    """One arm's treatment.

    Attributes:
        counts_as: ng/mL of racemic ketamine to which one ng/mL of this drug in plasma is put equal; 0 for no drug.
        sprayed: given by nose, in mg; otherwise over 40 min into a vein, in mg/kg.
        daily: an antidepressant is taken every day.
        leaves: share of patients who stop within 28 days because of what they feel; None when no source was read.
        note: what must be said beside it, in one sentence.
    """

    name: str
    label: str
    note: str
    counts_as: float = 0.0
    sprayed: bool = False
    daily: bool = False
    leaves: Fact | None = None

    @property
    def drug(self) -> bool:
        """Whether a session brings ketamine or esketamine."""
        return self.counts_as > 0

    @property
    def leaving(self) -> float:
        """Rate at which patients leave, 1/s."""
        return 0.0 if self.leaves is None else -log1p(-self.leaves.value) / MONTH


MONTH = to_internal(28, "days")
INFUSED = to_internal(40, "min")
"""s: how long the infusion of the trials runs (Zarate 2006)."""
TREATMENTS: dict[str, Treatment] = {
    row.name: row
    for row in (
        Treatment("ketamine", "ketamine", "Racemate into a vein over 40 min.", counts_as=1.0),
        Treatment(
            "esketamine",
            "esketamine",
            "Nasal spray. Only the S half of the racemate is taken to act, so a nanogram of it counts as two; that is "
            "a choice, and contested.",
            counts_as=2.0,
            sprayed=True,
            leaves=fact(7, "%", "Stop within 28 days because of adverse events", "popova-2019"),
        ),
        Treatment(
            "SSRI",
            "daily antidepressant",
            "A tablet a day. A third of the effect of 6 weeks is there after one week.",
            daily=True,
            leaves=fact(0.9, "%", "Stop within 28 days because of adverse events", "popova-2019"),
        ),
        Treatment("placebo", "placebo", "Expectancy and care alone."),
        Treatment("midazolam", "midazolam", "Makes sleepy, so that fewer guess; taken to do nothing for mood here."),
    )
}
