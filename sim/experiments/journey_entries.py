"""Into a rung: what each bench of the ladder is set to, so that it shows the journey's moment from near."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sim.core.quantities import Value, parameters
from sim.experiments.body import BodyParams
from sim.models.circuit import mixture
from sim.models.journey import links

Settings = Mapping[str, Value]


@dataclass(frozen=True)
class Entry:
    """How a bench is opened.

    Attributes:
        settings: path -> internal value, from the start.
        acts: (s, action) on the way.
        at: s that it has run when it opens.
    """

    settings: Settings = field(default_factory=dict)
    acts: tuple[tuple[float, str], ...] = ()
    at: float = 0.0


def _since(journey: Any) -> float | None:
    """s since the first dose, None before it."""
    return journey.time - journey.given[0][0] if journey.given else None


def _body(journey: Any) -> Entry:
    settings = {path: journey.get(path) for path in parameters(BodyParams)}
    since = _since(journey)
    if since is None:
        return Entry(settings)
    first = journey.given[0][0]
    return Entry(settings, tuple((when - first, "give dose") for when, _, _ in journey.given), since)


def _pore(journey: Any) -> Entry:
    bench = mixture.BENCH
    return Entry(
        {
            "drug": journey.get("drug"),
            "concentration": journey.reading("free_brain"),
            "subunit": "GluN2A",
            "preparation": bench.preparation,
            "voltage": bench.voltage,
            "magnesium": bench.magnesium,
        }
    )


def _pairing(journey: Any) -> Entry:
    return Entry({"parameter_set": links.PAIRED, "interval": links.AFTER, "block": journey.reading("blocked")})


def _circuit(journey: Any) -> Entry:
    return Entry({"ketamine": float(links.equivalent(journey.reading("blocked")))})


def _signalling(journey: Any) -> Entry:
    settings = {path: journey.get(path) for path in ("account", "ampa_blocked", "mtorc1_blocked", "bdnf_variant")}
    since = _since(journey)
    return Entry(settings) if since is None else Entry(settings, ((0.0, "give dose"),), since)


def _mood(journey: Any) -> Entry:
    milligrams = journey.given[0][2] if journey.given else float(journey.get("dose"))
    settings: dict[str, Value] = {"treatment": journey.get("drug"), "baseline": journey.get("baseline")}
    if journey.get("drug") == "esketamine":
        settings["dose.spray"] = min(84.0, milligrams)
    else:
        settings["dose"] = min(2.0, milligrams / float(journey.get("weight")))
    return Entry(settings, (), _since(journey) or 0.0)


_WATCHED = 4 * 3600.0
"""s after which nobody watches any more."""


def _monitor(journey: Any) -> Entry:
    settings = {path: journey.get(path) for path in ("drug", "route", "dose", "dose.per_kg", "duration", "weight")}
    since = _since(journey)
    return Entry(settings) if since is None else Entry(settings, ((0.0, "start"),), min(since, _WATCHED))


def _pain(journey: Any) -> Entry:
    return Entry({"ketamine": journey.reading("free_brain")})


ENTRIES: dict[str, Callable[[Any], Entry]] = {
    "body": _body,
    "pore": _pore,
    "synapse": _pairing,
    "circuit": _circuit,
    "signalling": _signalling,
    "mood": _mood,
    "monitor": _monitor,
    "pain": _pain,
}
"""By the name of the link. What a bench has no parameter for stays as it is there: the rodent's dose, for instance."""


def entry(journey: Any, link: str) -> Entry:
    """How the bench of that link is opened at the journey's present moment."""
    return ENTRIES[link](journey)
