"""Where the numbers come from: clinical trials and how they came out."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
