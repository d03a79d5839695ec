"""Where the numbers come from: fear learned and unlearned, and the loop that locks on."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
