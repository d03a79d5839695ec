"""All experiments, in teaching order. A new bench is one row here."""

from sim.experiments.body import Body
from sim.experiments.circuit import Circuit
from sim.experiments.compounds import Compounds
from sim.experiments.experiment import Experiment
from sim.experiments.extinction import Extinction
from sim.experiments.journey import Journey
from sim.experiments.loop import Loop
from sim.experiments.monitor import Monitor
from sim.experiments.mood import Mood
from sim.experiments.pain import Pain
from sim.experiments.pairing import Pairing
from sim.experiments.pore import Pore
from sim.experiments.signalling import Signalling
from sim.experiments.synapse import Synapse
from sim.experiments.timeline import Timeline

EXPERIMENTS: dict[str, type[Experiment]] = {
    e.NAME: e
    for e in (
        Pore,
        Synapse,
        Pairing,
        Circuit,
        Signalling,
        Body,
        Mood,
        Pain,
        Extinction,
        Loop,
        Monitor,
        Compounds,
        Timeline,
        Journey,
    )
}
