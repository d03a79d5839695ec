"""What the models answer to the reference rows of this room: how people differ."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = ()
