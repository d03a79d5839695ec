"""Ways in, for racemic ketamine: how much of a dose arrives, how fast, and how sure anyone is.

F sys reaches the blood; F gut is taken up but turned into norketamine on the first pass; the rest is not absorbed.
What is evidenced is F sys. The speeds were set here by eye to published peaks, so those peaks are no evidence for them.
"""

from dataclasses import dataclass

from sim.core.sources import Kind
from sim.core.units import to_internal

ROUTES = (
    "intravenous bolus",
    "infusion",
    "intramuscular",
    "subcutaneous",
    "oral",
    "sublingual",
    "nasal",
    "rectal",
)
INTRAVENOUS = ("intravenous bolus", "infusion")


@dataclass(frozen=True)
class Route:
    """How racemic ketamine comes in by one route.

    Attributes:
        reaches: share of the dose that reaches the blood as ketamine (F sys).
        uptake: rate of that, 1/s (ka).
        first_pass: share that is taken up and metabolised before the blood (F gut).
        first_pass_rate: rate of that, 1/s (kg).
        lag: s before anything is taken up.
        swallowed: the share that reaches the blood also passes gut wall and liver.
        in_gut: the place of entry is the gut itself.
        source, kind: of F sys; the speeds are all "open-channel" and teaching.
        contested: what is not settled, in one sentence.
    """

    name: str
    reaches: float
    uptake: float
    first_pass: float
    first_pass_rate: float
    lag: float
    swallowed: bool
    in_gut: bool
    source: str
    kind: Kind
    contested: str = ""

    @property
    def lost(self) -> float:
        """The share that is never taken up."""
        return max(0.0, 1.0 - self.reaches - self.first_pass)


def _route(
    name: str,
    reaches: float,
    per_hour: float,
    first_pass: float,
    first_pass_per_hour: float,
    lag_min: float,
    source: str,
    kind: Kind,
    contested: str = "",
    *,
    swallowed: bool = False,
    in_gut: bool = False,
) -> Route:
    rate = to_internal(1.0, "1/h")
    return Route(
        name,
        reaches,
        per_hour * rate,
        first_pass,
        first_pass_per_hour * rate,
        to_internal(lag_min, "min"),
        swallowed,
        in_gut,
        source,
        kind,
        contested,
    )


ABSORBED: dict[str, Route] = {
    row.name: row
    for row in (
        _route("intramuscular", 0.93, 9, 0.05, 1.0, 0, "clements-1982", "measured"),
        _route(
            "subcutaneous",
            0.90,
            5,
            0.07,
            1.0,
            0,
            "open-channel",
            "guess",
            "Nobody has measured how much arrives from under the skin in humans; 90 % is assumed.",
        ),
        _route(
            "oral",
            0.20,
            4,
            0.65,
            1.5,
            10,
            "yanagihara-2003",
            "measured",
            "17 to 24 % for the racemate; for esketamine 8 % in Fanta 2015, 18 % in Perez-Ruixo 2021.",
            swallowed=True,
            in_gut=True,
        ),
        _route(
            "sublingual",
            0.29,
            2,
            0.50,
            1.0,
            5,
            "rolan-2014",
            "measured",
            "Half is swallowed; 26 to 32 % in four studies.",
            swallowed=True,
        ),
        _route(
            "nasal",
            0.45,
            4,
            0.30,
            1.0,
            0,
            "yanagihara-2003",
            "measured",
            "45 % in three people; 11 to 17 % with a metered spray in another study.",
            swallowed=True,
        ),
        _route(
            "rectal",
            0.30,
            1.8,
            0.45,
            1.0,
            5,
            "yanagihara-2003",
            "measured",
            "Three people.",
            swallowed=True,
            in_gut=True,
        ),
    )
}
