"""Where the numbers come from: how people differ."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
