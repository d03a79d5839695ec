"""The table of the synapse on the page of models: every number of cleft, receptors, spine and release."""

from sim.cli.shelves import badge_of
from sim.core.facts import Fact
from sim.models.synapse import ampa, calcium, cleft, membrane, nmda, release

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
_PARTS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("cleft", (cleft,)),
    ("release", (release,)),
    ("AMPA receptor", (ampa, ampa.TWO_STATE["AMPA"])),
    ("GABA-A receptor", (ampa.GABA, ampa.TWO_STATE["GABA-A"])),
    ("NMDA receptor", (nmda,)),
    ("voltage", (membrane.SPINE, membrane)),
    ("calcium", (calcium.SPINE,)),
)


def numbers() -> Table:
    """Every number, its badge and its source."""
    rows: list[tuple[str, ...]] = []
    for part, holders in _PARTS:
        facts = [fact for holder in holders for fact in vars(holder).values() if isinstance(fact, Fact)]
        rows += [
            (part, fact.label, fact.say(), badge_of(fact), f"[{fact.source}](#{fact.source})", fact.note)
            for fact in facts
        ]
    return ("part", "what", "value", "badge", "source", "note"), rows
