"""Where the numbers come from: from the surge of glutamate to spines."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
