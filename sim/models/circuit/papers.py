"""Where the numbers come from: the patch of cortex: pyramidal cells and interneurons."""

from sim.core.sources import Source

PAPERS: tuple[Source, ...] = ()
