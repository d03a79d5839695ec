"""The figures of all rooms, in the order of the chain: what `verify --html` draws beside the reference tables."""

from sim.models.body.figures import FIGURES as BODY
from sim.models.figure import Figure
from sim.models.plasticity.figures import FIGURES as PLASTICITY
from sim.models.receptor.figures import FIGURES as RECEPTOR

FIGURES: tuple[Figure, ...] = (*RECEPTOR, *PLASTICITY, *BODY)
