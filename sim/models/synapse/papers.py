"""Where the numbers come from: cleft, AMPA and NMDA receptors, spine."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
