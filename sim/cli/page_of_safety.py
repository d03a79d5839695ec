"""The tables of the monitored session on the page of models: bands of effect, and the facts of harm and watching."""

from sim.core import units
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.safety.bands import BANDS
from sim.models.safety.facts import FACTS

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def _paper(key: str) -> str:
    return f"[{key}](#{key})"


def bands() -> Table:
    """Where each band begins, by its code."""
    rows: list[tuple[str, ...]] = [
        (str(b.code), b.words, units.say(b.begins, "ng/mL"), _paper(b.source)) for b in BANDS
    ]
    return ("code", "band", "begins at", "source"), rows


def facts() -> Table:
    """What is known, among whom, against what, and from where."""
    rows: list[tuple[str, ...]] = []
    for fact in FACTS:
        note = " ".join(part for part in (fact.against and f"Against {fact.against}.", fact.note) if part)
        badge = BIBLIOGRAPHY[fact.source].badge(fact.kind)
        rows.append((fact.topic, fact.what, fact.figure, fact.among, badge, _paper(fact.source), note))
    return ("topic", "what", "how much", "among", "badge", "source", "note"), rows
