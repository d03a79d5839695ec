"""What the models answer to the reference rows of this room: from the surge of glutamate to spines."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = ()
