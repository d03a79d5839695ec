"""All scenes, in teaching order; the names are those of the experiments."""

from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.experiment import Experiment
from sim.scenes.body import BodyScene
from sim.scenes.circuit import CircuitScene
from sim.scenes.journey import JourneyScene
from sim.scenes.mood import MoodScene
from sim.scenes.pairing import PairingScene
from sim.scenes.pore import PoreScene
from sim.scenes.scene import Scene
from sim.scenes.signalling import SignallingScene
from sim.scenes.synapse import SynapseScene

SCENES: dict[str, type[Scene]] = {
    s.NAME: s
    for s in (PoreScene, SynapseScene, PairingScene, CircuitScene, SignallingScene, BodyScene, MoodScene, JourneyScene)
}
SEEN: dict[str, type[Experiment]] = {name: EXPERIMENTS[name] for name in SCENES}
"""The experiments that have a scene: those that the window offers. The others run without a window."""
