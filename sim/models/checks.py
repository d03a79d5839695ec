"""What the models answer to every row of the reference table, and where they are known to miss: all rooms together."""

from sim.models.body import checks as body
from sim.models.circuit import checks as circuit
from sim.models.compounds import checks as compounds
from sim.models.fear import checks as fear
from sim.models.journey import checks as journey
from sim.models.mood import checks as mood
from sim.models.pain import checks as pain
from sim.models.plasticity import checks as plasticity
from sim.models.population import checks as population
from sim.models.receptor import checks as receptor
from sim.models.references import Answers, Misfit
from sim.models.safety import checks as safety
from sim.models.signalling import checks as signalling
from sim.models.synapse import checks as synapse
from sim.models.trials import checks as trials

_ROOMS = (
    receptor,
    body,
    synapse,
    plasticity,
    circuit,
    signalling,
    mood,
    population,
    pain,
    fear,
    journey,
    safety,
    compounds,
    trials,
)
CHECKS: Answers = {name: answer for room in _ROOMS for name, answer in room.CHECKS.items()}
MISFITS: tuple[Misfit, ...] = tuple(misfit for room in _ROOMS for misfit in room.MISFITS)
GAPS: tuple[str, ...] = tuple(gap for room in _ROOMS for gap in room.GAPS)


def known_misfits() -> dict[str, str]:
    """By the id of its row: why the model is known to miss it."""
    return {name: misfit.why for misfit in MISFITS for name in misfit.rows}
