"""The figures of all rooms, in the order of the chain: what `verify --html` draws beside the reference tables."""

from sim.models.body.figures import FIGURES as BODY
from sim.models.circuit.figures import FIGURES as CIRCUIT
from sim.models.compounds.figures import FIGURES as COMPOUNDS
from sim.models.figure import Figure
from sim.models.mood.figures import FIGURES as MOOD
from sim.models.pain.figures import FIGURES as PAIN
from sim.models.plasticity.figures import FIGURES as PLASTICITY
from sim.models.population.figures import FIGURES as POPULATION
from sim.models.receptor.figures import FIGURES as RECEPTOR
from sim.models.safety.figures import FIGURES as SAFETY
from sim.models.signalling.figures import FIGURES as SIGNALLING
from sim.models.synapse.figures import FIGURES as SYNAPSE

_ROOMS = (RECEPTOR, SYNAPSE, PLASTICITY, CIRCUIT, SIGNALLING, BODY, MOOD, POPULATION, PAIN, SAFETY, COMPOUNDS)
FIGURES: tuple[Figure, ...] = tuple(figure for room in _ROOMS for figure in room)
