"""All scenes, in teaching order; the names are those of the experiments."""

from sim.scenes.body import BodyScene
from sim.scenes.pore import PoreScene
from sim.scenes.scene import Scene

SCENES: dict[str, type[Scene]] = {s.NAME: s for s in (PoreScene, BodyScene)}
