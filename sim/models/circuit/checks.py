"""What the models answer to the reference rows of this room: the patch of cortex: pyramidal cells and interneurons."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = ()
