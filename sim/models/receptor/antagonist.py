"""What an antagonist is: how it binds, and what that does to the current. Its rows stand in drugs.py and unknowns.py.

    trapping       enters the open pore and stays when the gate shuts           ketamine, MK-801
    partial        as above, but a share sits further out and escapes           memantine
    competitive    takes the place of glutamate (Gaddum): binding slows by 1 + [B]/Ki                        D-AP5
    glycine site   takes the place of glycine, which must be there too (Gaddum)                 7-chlorokynurenate
    allosteric     closes from outside the pore: current times 1 - most / (1 + IC50/[B])                ifenprodil
    magnesium      more of the magnesium that is in the bath already
    inert          does nothing here

Voltage dependence: a blocker's Kd and its exit rate grow e-fold for each 25.4 mV / zd of depolarisation (Woodhull).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Literal

from sim.core.facts import Fact, fact
from sim.core.sources import Kind

Sort = Literal[
    "none", "trapping", "partial trapping", "competitive", "glycine site", "allosteric", "magnesium", "inert"
]
SORTS: dict[Sort, str] = {
    "none": "no drug",
    "trapping": "trapping open-channel blocker",
    "partial trapping": "open-channel blocker, partly trapped",
    "competitive": "competitive antagonist at the glutamate site",
    "glycine site": "competitive antagonist at the glycine site",
    "allosteric": "allosteric inhibitor of GluN2B",
    "magnesium": "magnesium ion, a fast blocker of the open pore",
    "inert": "no effect on this receptor",
}
HIDDEN = "compound still to be identified"
THERMAL = fact(25.4, "mV", "kT/e at 22 °C", "pore-derived")
SUBUNITS = ("GluN2A", "GluN2B", "GluN2C", "GluN2D")
HUMAN = "human GluN2A, -70 mV"
RAT = "rat, -66 mV"
PREPARATIONS = (HUMAN, RAT)
AMBIENT_GLYCINE = fact(
    3.0, "uM", "Glycine around the receptor", "pore-choice", note="Chosen; it is not the same everywhere."
)
GLYCINE_KD: Mapping[str, Fact] = {
    subunit: fact(value, "uM", "Glycine for half the response", "chen-2008")
    for subunit, value in zip(SUBUNITS, (1.31, 0.72, 0.34, 0.13), strict=True)
}


@dataclass(frozen=True)
class Affinity:
    """A dissociation constant for each subunit, all from one preparation at one voltage, without magnesium."""

    by_subunit: Mapping[str, Fact]
    voltage: Fact

    def at(self, subunit: str) -> float:
        """The constant in uM at the voltage of the measurement."""
        return self.by_subunit[subunit].value


@dataclass(frozen=True)
class Drug:
    """One antagonist.

    Attributes:
        entry: how fast it enters an open, magnesium-free pore, 1/(uM s).
        affinities: for each preparation, the Kd (blocker), Ki (competitor) or IC50 (allosteric) by subunit.
        distance: zd, the share of the membrane field that a blocker crosses.
        superficial: the share of blocked pores in which it sits outside the gate.
        escape: how fast it leaves that outer site once the receptor has lost its glutamate, 1/s.
        most: the largest share of the current that an allosteric inhibitor takes away.
        spread: how far its constant scatters from one experiment to the next, as the SD of its natural logarithm.
        hidden: it is for a student to find out what it does, so no list tells it.
    """

    name: str
    sort: Sort
    what: str
    affinities: Mapping[str, Affinity]
    entry: Fact
    distance: Fact
    superficial: Fact
    escape: Fact
    most: Fact
    spread: Fact
    hidden: bool = False

    @property
    def said(self) -> str:
        """Its sort in words, as far as a student may know it."""
        return HIDDEN if self.hidden else SORTS[self.sort]

    @property
    def blocks_pore(self) -> bool:
        """True for drugs that sit in the pore."""
        return self.entry.value > 0

    def affinity(self, preparation: str) -> Affinity:
        """The constants of a preparation; those of the only one there is when it was not studied in that one."""
        return self.affinities.get(preparation) or next(iter(self.affinities.values()))

    def kd(self, subunit: str, voltage: float, preparation: str = HUMAN) -> float:
        """Kd (Ki, IC50) in uM at a voltage, without magnesium."""
        table = self.affinity(preparation)
        return table.at(subunit) * exp(self.distance.value * (voltage - table.voltage.value) / THERMAL.value)

    def exit(self, subunit: str, voltage: float, preparation: str = HUMAN) -> float:
        """How fast it leaves the open pore, 1/s: entry rate times Kd, so that the two agree at rest."""
        return self.entry.value * self.kd(subunit, voltage, preparation) if self.blocks_pore else 0.0

    def binding_factor(self, subunit: str, concentration: float) -> float:
        """What is left of the rate at which glutamate binds: 1/(1 + [B]/Ki) for a competitive drug, 1 for others."""
        if self.sort != "competitive":
            return 1.0
        return 1.0 / (1.0 + concentration / self.kd(subunit, 0.0))

    def current_factor(self, subunit: str, concentration: float, glycine: float = AMBIENT_GLYCINE.value) -> float:
        """What is left of the current beside block of the pore: below 1 at the glycine site, or from outside.

        Args:
            glycine: around the receptor, uM; without any there is no current that a drug could lessen.
        """
        if concentration <= 0:
            return 1.0
        if self.sort == "glycine site":
            half = GLYCINE_KD[subunit].value
            return (glycine + half) / (glycine + half * (1.0 + concentration / self.kd(subunit, 0.0)))
        if self.sort != "allosteric":
            return 1.0
        return 1.0 - self.most.value / (1.0 + self.kd(subunit, 0.0) / concentration)


def affinity(
    values: tuple[float, ...],
    source: str,
    voltage: float = 0.0,
    label: str = "Kd",
    unread: str = "",
    kind: Kind = "derived",
    note: str = "",
) -> Affinity:
    """Values in uM in the order of the subunits; `unread` names those that are calculated or guessed, not read."""
    rows = {
        s: fact(v, "uM", label, source, kind if s[-1] in unread else None, note if s[-1] in unread else "")
        for s, v in zip(SUBUNITS, values, strict=True)
    }
    return Affinity(rows, fact(voltage, "mV", "Voltage of the measurement", source))


def drug(
    name: str,
    sort: Sort,
    what: str,
    affinities: Mapping[str, Affinity],
    *,
    entry: Fact | None = None,
    distance: Fact | None = None,
    superficial: Fact | None = None,
    escape: Fact | None = None,
    most: Fact | None = None,
    spread: Fact | None = None,
    hidden: bool = False,
) -> Drug:
    """A row of the table; what is left out does nothing."""
    nothing = "pore-choice"
    return Drug(
        name,
        sort,
        what,
        affinities,
        entry or fact(0, "1/(uM s)", "Does not enter the pore", nothing),
        distance or fact(0, "1", "No voltage dependence", nothing),
        superficial or fact(0, "1", "No outer site", nothing),
        escape or fact(0, "1/s", "No escape from a shut channel", nothing),
        most or fact(0, "1", "No allosteric effect", nothing),
        spread or fact(0, "1", "The same in every experiment", nothing),
        hidden,
    )
