"""Where the numbers come from: the antidepressant response over weeks."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
