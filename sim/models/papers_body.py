"""The papers behind the body: what it does with the drug, and what the drug does at which concentration."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
