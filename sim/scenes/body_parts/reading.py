"""What the scene reads off the experiment, once a frame: amounts, levels, flows, and how far the giving has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, log10
from typing import Any

from sim.core.sources import Kind
from sim.models.body.arterial import PAPER as ARTERY_PAPER
from sim.models.body.arterial import Artery
from sim.models.body.disposition import in_umol
from sim.models.body.esketamine import PAPER as ESKETAMINE_PAPER
from sim.models.body.esketamine import Esketamine
from sim.models.body.routes import ABSORBED

SPECIES = ("ketamine", "norketamine", "hydroxynorketamine")
Levels = tuple[float, float, float]
AMOUNT_SHOWN = (0.5, 300.0)
"""umol: an organ that holds the lower amount begins to glow, one that holds the upper glows fully; log between."""
LEVEL_SHOWN = (5.0, 3000.0)
"""ng/mL, likewise, for organs that the blood fills."""
FREE_SHOWN = (0.003, 3.0)
"""uM, likewise, for the free drug in the brain."""
FLOW_SHOWN = (2e-4, 0.3)
"""umol/s, likewise, for the number of particles on a course."""
GULP = 20.0
"""Model seconds that swallowing or an injection takes on a still picture."""
ARM_ROUTES = ("intravenous bolus", "infusion")
SWALLOWED_ROUTES = ("oral", "sublingual", "nasal", "rectal")
"""Routes of which a part passes the liver before the blood."""


@dataclass(frozen=True)
class Share:
    """One part of the bar "where is the dose now"."""

    name: str
    places: tuple[str, ...]
    colour: str
    """A key of the theme's marks, or "" for a grey."""
    shade: float
    """How far the colour is mixed into the stage, 0 to 1."""


SHARES: tuple[Share, ...] = (
    Share("Not given yet", ("syringe",), "", 0.55),
    Share("Where it was put", ("absorption_site",), "ketamine", 0.55),
    Share("Gut", ("gut",), "ketamine", 0.30),
    Share("Blood", ("blood", "liver"), "ketamine", 0.0),
    Share("Tissue", ("tissue",), "ketamine", 0.72),
    Share("Norketamine", ("norketamine",), "norketamine", 0.0),
    Share("Hydroxynorketamine", ("hydroxynorketamine",), "hydroxynorketamine", 0.0),
    Share("Excreted", ("excreted",), "magnesium", 0.55),
    Share("Never absorbed", ("unabsorbed",), "", 0.75),
)


def strength(value: float, shown: tuple[float, float]) -> float:
    """0 to 1 for a value on the log scale that `shown` spans."""
    low, high = shown
    if value <= low:
        return 0.0
    return min(1.0, log10(value / low) / log10(high / low))


class Reading:
    """The experiment at one moment, in the words of the scene. Reads only."""

    def __init__(self, experiment: Any, rate: float = 0.0) -> None:
        self.time = float(experiment.time)
        self.rate = rate
        self.amounts: Mapping[str, float] = experiment.amounts
        self.flows: Mapping[str, float] = experiment.flows
        self.estimated = frozenset(getattr(experiment, "estimated", ()))
        k, n, h = (float(experiment.reading(name)) for name in SPECIES)
        self.plasma: Levels = (k, n, h)
        """ng/mL of the drug and its two metabolites."""
        self.free_brain = float(experiment.free_brain)
        self.given: list[tuple[float, str, float]] = [(float(t), str(r), float(m)) for t, r, m in experiment.given]
        self.drug = str(experiment.get("drug"))
        self.site = str(experiment.get("site"))
        chosen = str(experiment.get("route"))
        self.route = self.given[-1][1] if self.given else chosen
        self.molar = float(experiment.concentrations["ketamine"])
        self.interaction = str(experiment.get("interaction"))

    def amount(self, place: str) -> float:
        """umol in a place, 0 when the model has no such place."""
        return float(self.amounts.get(place, 0.0))

    def flow(self, name: str) -> float:
        """umol/s, 0 when the model has no such flow."""
        return float(self.flows.get(name, 0.0))

    @cached_property
    def shares(self) -> tuple[tuple[Share, float], ...]:
        """The parts of the bar with their umol; what is only an estimate inside another part is left out."""
        return tuple(
            (row, sum(max(0.0, self.amount(p)) for p in row.places if p not in self.estimated)) for row in SHARES
        )

    @property
    def total(self) -> float:
        """All umol of the bar: the dose, as long as the model loses nothing."""
        return sum(amount for _, amount in self.shares)

    @property
    def booked(self) -> float:
        """What the bar holds, against what was given: 1, but for a film seen in an artery, whose paper books 142 %."""
        given = in_umol(self.given_mg)
        return self.total / given if given > 0 else 1.0

    @property
    def in_body(self) -> float:
        """umol of parent drug inside: at the site, in gut, blood and tissue."""
        return sum(amount for row, amount in self.shares if row.colour == "ketamine")

    @property
    def since(self) -> float:
        """Model seconds since the last dose began; a very long time before the first."""
        return self.time - self.given[-1][0] if self.given else 1e12

    @property
    def putting(self) -> float:
        """How far the last giving has come, 0 to 1: about a second on the wall, or a gulp on a still picture."""
        if not self.given:
            return 0.0
        if self.route == "infusion":
            return 1.0 - self.syringe_left
        return min(1.0, self.since / max(GULP, self.rate))

    @property
    def remaining(self) -> float:
        """Seconds that the pump still has to run."""
        rate = self.flow("infusion")
        return self.amount("syringe") / rate if rate > 0 else 0.0

    @property
    def given_mg(self) -> float:
        """All mg given, or begun to be given, so far."""
        return sum(mg for _, _, mg in self.given)

    @property
    def syringe_left(self) -> float:
        """The share of the last infusion that is still in the syringe; 1 before it begins."""
        if not self.given:
            return 1.0
        return min(1.0, self.amount("syringe") / max(in_umol(self.given[-1][2]), 1e-9))

    @cached_property
    def bioavailability(self) -> tuple[float, Kind, str]:
        """The share of a dose by this route that reaches the blood unchanged; how that is known, and from where."""
        if self.route in ARM_ROUTES:
            return 1.0, "derived", "open-channel"
        if self.site == "arterial":
            return Artery().film, "fitted", ARTERY_PAPER
        if self.drug == "esketamine":
            person = Esketamine()
            swallowed = person.gut * (1 - person.extraction)
            if self.route == "oral":
                return swallowed, "derived", ESKETAMINE_PAPER
            nose = person.nasal_share(self.given[-1][2] if self.given else person.device)
            return nose + (1 - nose) * swallowed, "derived", ESKETAMINE_PAPER
        row = ABSORBED[self.route]
        return row.reaches, row.kind, row.source

    @cached_property
    def blood(self) -> Levels:
        """How full the blood is of each species, 0 to 1."""
        k, n, h = (strength(level, LEVEL_SHOWN) for level in self.plasma)
        return k, n, h

    def glow(self, place: str) -> float:
        """How strongly a place that holds an amount glows."""
        return strength(self.amount(place), AMOUNT_SHOWN)

    @cached_property
    def brain(self) -> float:
        """How strongly the brain glows with free drug."""
        return strength(self.free_brain, FREE_SHOWN)

    @property
    def gut_seen(self) -> float:
        """umol that is drawn in stomach and gut: the tablet itself, while it is still being swallowed, is not."""
        swallowing = self.route == "oral" and len(self.given) == 1 and self.putting < 1
        return 0.0 if swallowing else self.amount("gut")

    @cached_property
    def stomach_share(self) -> float:
        """Which part of the gut's drug is drawn in the stomach: the model has one gut, the eye sees it empty."""
        return exp(-max(0.0, self.since) / 900.0) if self.route in ("oral", "sublingual", "nasal") else 0.0

    @cached_property
    def organs(self) -> dict[str, Levels]:
        """How strongly each lit organ glows for each species."""
        k, n, h = self.blood
        gut = self.gut_seen
        stomach = strength(gut * self.stomach_share, AMOUNT_SHOWN)
        bowel = strength(gut * (1 - self.stomach_share), AMOUNT_SHOWN)
        rectal = self.route == "rectal"
        passing = strength(self.flow("first_pass") + self.flow("hepatic"), FLOW_SHOWN)
        made = strength(self.flow("formation"), FLOW_SHOWN)
        liver = max(passing, 0.8 * k)
        depot = self.glow("absorption_site")
        urine = self.glow("excreted")
        at = {r: depot if self.route == r else 0.0 for r in ("nasal", "sublingual", "intramuscular", "rectal")}
        return {
            "brain": (self.brain, 0.25 * n, 0.0),
            "heart": (k, 0.8 * n, 0.6 * h),
            "lung right": (0.45 * k, 0.0, 0.0),
            "lung left": (0.45 * k, 0.0, 0.0),
            "liver": (liver, max(0.9 * made, 0.8 * n), 0.7 * h),
            "stomach": (stomach, 0.0, 0.0),
            "duodenum": (0.5 * (stomach + bowel) if gut and not rectal else 0.0, 0.0, 0.0),
            "bowel": (0.0 if rectal else bowel, 0.0, 0.0),
            "colon": (0.0, 0.0, 0.0),
            "rectum": (max(at["rectal"], bowel if rectal else 0.0), 0.0, 0.0),
            "kidney right": (0.6 * k, n, h),
            "kidney left": (0.6 * k, n, h),
            "bladder": (0.0, 0.7 * urine, urine),
            "nasal cavity": (at["nasal"], 0.0, 0.0),
            "mouth": (at["sublingual"], 0.0, 0.0),
            "deltoid": (at["intramuscular"], 0.0, 0.0),
        }
