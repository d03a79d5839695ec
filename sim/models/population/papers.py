"""Where the numbers come from: how people differ. The papers themselves stand with the body, whose models they made."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
