"""Every source that a number of the models refers to, by its key."""

from sim.core.sources import Source
from sim.models.body import papers as body
from sim.models.circuit import papers as circuit
from sim.models.compounds import papers as compounds
from sim.models.fear import papers as fear
from sim.models.mood import papers as mood
from sim.models.pain import papers as pain
from sim.models.plasticity import papers as plasticity
from sim.models.population import papers as population
from sim.models.receptor import papers as receptor
from sim.models.safety import history_papers as history
from sim.models.safety import papers as safety
from sim.models.signalling import papers as signalling
from sim.models.synapse import papers as synapse
from sim.models.trials import papers as trials

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
    safety,
    compounds,
    trials,
    history,
)
BIBLIOGRAPHY: dict[str, Source] = {paper.key: paper for room in _ROOMS for paper in room.PAPERS}
