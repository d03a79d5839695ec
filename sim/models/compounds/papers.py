"""Where the numbers come from: the other drugs at the receptor."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
