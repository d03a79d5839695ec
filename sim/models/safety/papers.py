"""Where the numbers come from: what must be watched during a session, and the years since 1956."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
