"""What the models answer to the reference rows of this room: wind-up in the dorsal horn, and long infusions."""

from sim.models.references import Answers, Misfit

CHECKS: Answers = {}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = ()
