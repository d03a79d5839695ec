"""The long tail: with samples for 24 h and more, ketamine is seen to leave with a last half-life of 5 to 12 h.

The racemic model here stops being right after some 12 h, because it was made from shorter trials. Three compartments
after Fanta 2015 (fixed so in Otto 2021) keep the tail; use them to see what the short trials miss.
"""

from dataclasses import dataclass

from sim.core.quantities import quantity
from sim.models.body.modes import three_rates

PAPER = "fanta-2015"


@dataclass(frozen=True)
class ThreeCompartments:
    """S-ketamine in a vein, 70 kg: volumes in L, flows in L/s."""

    V1: float = quantity(133, "L", "Central volume", valid=(1, 1000), source=PAPER, path="tail.V1")
    V2: float = quantity(187, "L", "Volume of slow tissue", valid=(1, 1000), source=PAPER, path="tail.V2")
    V3: float = quantity(98.8, "L", "Volume of fast tissue", valid=(1, 1000), source=PAPER, path="tail.V3")
    clearance: float = quantity(95.2, "L/h", "Clearance", valid=(0, 200), source=PAPER, path="tail.CL")
    Q2: float = quantity(23.2, "L/h", "Exchange with slow tissue", valid=(0.1, 1000), source=PAPER, path="tail.Q2")
    Q3: float = quantity(157, "L/h", "Exchange with fast tissue", valid=(0.1, 1000), source=PAPER, path="tail.Q3")

    def rates(self) -> tuple[float, float, float]:
        """Its eigenvalues in 1/s, fastest first."""
        return three_rates(
            self.clearance / self.V1,
            self.Q2 / self.V1,
            self.Q2 / self.V2,
            self.Q3 / self.V1,
            self.Q3 / self.V3,
        )


FANTA = ThreeCompartments()
