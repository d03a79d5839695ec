"""The antagonists. A new drug is one row here: every rate below has a neutral value that means "does nothing".

    trapping     enters the open pore and stays when the gate shuts           ketamine, MK-801
    partial      as above, but a share sits further out and escapes           memantine
    competitive  takes the place of glutamate (Gaddum): binding slows by 1 + [B]/Ki                        D-AP5
    allosteric   closes from outside the pore: current times 1 - most / (1 + IC50/[B])                ifenprodil

Voltage dependence: a blocker's Kd and its exit rate grow e-fold for each 25.4 mV / zd of depolarisation (Woodhull).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, inf
from typing import Literal

from sim.core.facts import Fact, fact
from sim.core.sources import Kind

Sort = Literal["none", "trapping", "partial trapping", "competitive", "allosteric"]
SORTS: dict[Sort, str] = {
    "none": "no drug",
    "trapping": "trapping open-channel blocker",
    "partial trapping": "open-channel blocker, partly trapped",
    "competitive": "competitive antagonist at the glutamate site",
    "allosteric": "allosteric inhibitor of GluN2B",
}
THERMAL = fact(25.4, "mV", "kT/e at 22 °C", "pore-derived")
SUBUNITS = ("GluN2A", "GluN2B", "GluN2C", "GluN2D")
HUMAN = "human GluN2A, -70 mV"
RAT = "rat, -66 mV"
PREPARATIONS = (HUMAN, RAT)


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
        affinities: for each preparation, the Kd (blocker), Ki (competitive) or IC50 (allosteric) by subunit.
        distance: zd, the share of the membrane field that a blocker crosses.
        superficial: the share of blocked pores in which it sits outside the gate.
        escape: how fast it leaves that outer site once the receptor has lost its glutamate, 1/s.
        most: the largest share of the current that an allosteric inhibitor takes away.
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

    def current_factor(self, subunit: str, concentration: float) -> float:
        """What is left of the current beside block of the pore: below 1 for an allosteric inhibitor."""
        if concentration <= 0:
            return 1.0
        ic50 = self.kd(subunit, 0.0) if self.most.value else inf
        return 1.0 - self.most.value / (1.0 + ic50 / concentration)


def _affinity(
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


def _drug(
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
) -> Drug:
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
    )


_SCALED = "The GluN2A value of this preparation times the ratio of the rat values, which are recalled."
_PO = "Apparent rate of the source divided by the open probability 0.218 of the default gate."
DRUGS: dict[str, Drug] = {
    row.name: row
    for row in (
        _drug("none", "none", "Nothing but salt water.", {}),
        _drug(
            "ketamine",
            "trapping",
            "Enters the open pore, near the place of magnesium, and is locked in when the gate shuts.",
            {
                HUMAN: _affinity((0.71, 0.667, 1.097, 1.786), "gilling-2009", -70, unread="BCD", note=_SCALED),
                RAT: _affinity((0.33, 0.31, 0.51, 0.83), "kotermanski-johnson-2009", -66),
            },
            entry=fact(0.86, "1/(uM s)", "Enters the open pore", "gilling-2009", "derived", _PO),
            distance=fact(0.79, "1", "Electrical distance", "gilling-2009"),
        ),
        _drug(
            "memantine",
            "partial trapping",
            "Blocks the open pore like ketamine, but in one pore of six it sits outside the gate and can leave.",
            {
                HUMAN: _affinity((0.79, 0.563, 0.514, 0.533), "gilling-2009", -70, unread="BCD", note=_SCALED),
                RAT: _affinity((0.80, 0.57, 0.52, 0.54), "kotermanski-johnson-2009", -66),
            },
            entry=fact(1.47, "1/(uM s)", "Enters the open pore", "gilling-2009", "derived", _PO),
            distance=fact(0.90, "1", "Electrical distance", "gilling-2009"),
            superficial=fact(1 / 6, "1", "Share at the outer site", "kotermanski-2009", "derived"),
            escape=fact(1 / 0.79, "1/s", "Leaves the outer site when glutamate has gone", "kotermanski-2009"),
        ),
        _drug(
            "MK-801",
            "trapping",
            "Enters the open pore and hardly ever leaves: recovery takes hours, and only while the gate opens.",
            {
                "rat neurons, -70 mV": _affinity(
                    (3.4e-5,) * 4, "huettner-bean-1988", -70, unread="ABCD", note="Exit rate over entry rate."
                )
            },
            entry=fact(25, "1/(uM s)", "Enters the open pore", "jahr-1992"),
            distance=fact(
                0.97, "1", "Electrical distance", "huettner-bean-1988", "derived", "From the recovery at two voltages."
            ),
        ),
        _drug(
            "D-AP5",
            "competitive",
            "Takes the place of glutamate; enough glutamate overcomes it.",
            {"recombinant": _affinity((0.28, 0.46, 1.6, 3.7), "feng-2005", label="Ki")},
        ),
        _drug(
            "ifenprodil",
            "allosteric",
            "Binds far above the pore, to receptors with GluN2B, and makes the gate open less.",
            {
                "oocytes, -70 mV": _affinity(
                    (146, 0.34, 146, 146),
                    "williams-1993",
                    -70,
                    "IC50",
                    "CD",
                    "guess",
                    "No value found; taken as GluN2A.",
                )
            },
            most=fact(
                0.9,
                "1",
                "Largest share of the current taken away",
                "williams-1993",
                "guess",
                "Recalled; not in the abstract.",
            ),
        ),
    )
}
