"""A silent synapse turns itself up: slowly when the cell stops firing, fast when NMDA receptors are blocked as well.

    dW/dt = (goal - W) / tau

Without action potentials the goal is about 1.92 and tau a day (Turrigiano 1998); with NMDA receptors blocked at
miniature events too, scaling is over ten times as fast (Sutton 2006). It is a second way from block to stronger
synapses, and it needs no pairing of spikes.
"""

from dataclasses import dataclass
from math import exp

from sim.core.facts import Fact, fact


@dataclass(frozen=True)
class Scaling:
    """One kind of silence: where the strength goes and how fast."""

    name: str
    goal: Fact
    time_constant: Fact

    def strength(self, seconds: float, start: float = 1.0) -> float:
        """Strength against a normal synapse after this time in silence."""
        return self.goal.value + (start - self.goal.value) * exp(-seconds / self.time_constant.value)


NO_SPIKES = Scaling(
    "action potentials blocked",
    fact(1.92, "1", "Strength in the end", "turrigiano-1998"),
    fact(
        24, "h", "Time constant", "turrigiano-1998", "derived", "Set so that most of the change is there at two days."
    ),
)
NO_MINIATURES = Scaling(
    "NMDA receptors at miniature events blocked too",
    fact(1.5, "1", "Strength in the end", "sutton-2006", "guess", "The abstract gives no size."),
    fact(1.5, "h", "Time constant", "sutton-2006", "derived", "Set to be over ten times as fast, as reported."),
)


def speed_ratio() -> float:
    """How many times faster the second is."""
    return NO_SPIKES.time_constant.value / NO_MINIATURES.time_constant.value
