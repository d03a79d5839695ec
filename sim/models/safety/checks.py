"""What the models answer to the reference rows of this room: what must be watched, and the years since 1956."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = ()
