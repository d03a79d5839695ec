"""Into a rung: what each bench of the ladder is set to, so that it shows the journey's moment from near."""

from collections.abc import Callable, Mapping
from typing import Any

from sim.core.quantities import Value, parameters
from sim.experiments.body import BodyParams
from sim.models.circuit import mixture
from sim.models.journey import links

Settings = Mapping[str, Value]


def _body(journey: Any) -> Settings:
    return {path: journey.get(path) for path in parameters(BodyParams)}


def _pore(journey: Any) -> Settings:
    bench = mixture.BENCH
    return {
        "drug": journey.get("drug"), "concentration": journey.reading("free_brain"), "subunit": "GluN2A",
        "preparation": bench.preparation, "voltage": bench.voltage, "magnesium": bench.magnesium,
    }  # fmt: skip


def _pairing(journey: Any) -> Settings:
    return {"parameter_set": links.PAIRED, "interval": links.AFTER, "block": journey.reading("blocked")}


def _circuit(journey: Any) -> Settings:
    return {"ketamine": float(links.equivalent(journey.reading("blocked")))}


def _signalling(journey: Any) -> Settings:
    return {path: journey.get(path) for path in ("account", "ampa_blocked", "mtorc1_blocked", "bdnf_variant")}


def _mood(journey: Any) -> Settings:
    spray = journey.get("drug") == "esketamine"
    milligrams = journey.given[0][2] if journey.given else float(journey.get("dose"))
    settings: dict[str, Value] = {"treatment": journey.get("drug"), "baseline": journey.get("baseline")}
    if spray:
        return settings | {"dose.spray": min(84.0, milligrams)}
    return settings | {"dose": min(2.0, milligrams / float(journey.get("weight")))}


def _monitor(journey: Any) -> Settings:
    return {path: journey.get(path) for path in ("drug", "route", "dose", "dose.per_kg", "duration", "weight")}


def _pain(journey: Any) -> Settings:
    return {"ketamine": journey.reading("free_brain")}


ENTRIES: dict[str, Callable[[Any], Settings]] = {
    "body": _body, "pore": _pore, "synapse": _pairing, "circuit": _circuit, "signalling": _signalling, "mood": _mood,
    "monitor": _monitor, "pain": _pain,
}  # fmt: skip
"""By the name of the link. What a bench has no parameter for stays as it is there: the rodent's dose, for instance."""


def entry(journey: Any, link: str) -> Settings:
    """Path -> internal value for the bench of that link, at the journey's present moment."""
    return ENTRIES[link](journey)
