"""Where the numbers come from: wind-up in the dorsal horn, and long infusions."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
