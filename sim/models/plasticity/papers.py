"""Where the numbers come from: calcium and the weight of a synapse."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
