"""All experiments, in teaching order. A new bench is one row here."""

from sim.experiments.body import Body
from sim.experiments.experiment import Experiment
from sim.experiments.pore import Pore

EXPERIMENTS: dict[str, type[Experiment]] = {e.NAME: e for e in (Pore, Body)}
