"""What the models answer to the reference rows of this room: fear learned and unlearned, and the loop that locks on."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = ()
