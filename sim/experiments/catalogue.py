"""All experiments, in teaching order. A new bench is one row here."""

from sim.experiments.body import Body
from sim.experiments.circuit import Circuit
from sim.experiments.experiment import Experiment
from sim.experiments.journey import Journey
from sim.experiments.mood import Mood
from sim.experiments.pairing import Pairing
from sim.experiments.pore import Pore
from sim.experiments.signalling import Signalling
from sim.experiments.synapse import Synapse

EXPERIMENTS: dict[str, type[Experiment]] = {
    e.NAME: e for e in (Pore, Synapse, Pairing, Circuit, Signalling, Body, Mood, Journey)
}
