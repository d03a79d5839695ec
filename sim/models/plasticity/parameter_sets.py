"""The nine published parameter sets of the calcium rule (Graupner & Brunel 2012): six curve shapes, three tissues.

Calcium is counted in units of the threshold of depression, so that threshold is 1 in every set. The letters say what a
set does from negative to positive intervals: D depression, P potentiation.
"""

from dataclasses import dataclass

from sim.core.sources import Kind

BARRIER = 0.5
"""rho*: a synapse above it settles in the strong state (1), below it in the weak state (0)."""


@dataclass(frozen=True)
class ParameterSet:
    """One published set. Times in s; calcium in units of the threshold of depression; the rest without unit.

    Attributes:
        decay: time constant of calcium.
        pre, post: calcium added by a presynaptic and by a postsynaptic spike.
        depression, potentiation: the two thresholds.
        falling, rising: gamma_d and gamma_p, how fast the efficacy moves above each threshold, in units of 1/slowness.
        noise: sigma.
        slowness: tau, the time constant of the efficacy.
        delay: how long after its spike the presynaptic calcium arrives.
        weak: beta, the share of synapses that begin in the weak state.
        strength: b, a strong synapse against a weak one.
    """

    name: str
    what: str
    decay: float
    pre: float
    post: float
    depression: float
    potentiation: float
    falling: float
    rising: float
    noise: float
    slowness: float
    delay: float
    weak: float
    strength: float
    source: str = "graupner-brunel-2012"
    kind: Kind = "fitted"

    @property
    def at_start(self) -> float:
        """Mean strength before the protocol, in weak synapses."""
        return self.weak + (1.0 - self.weak) * self.strength


def _shape(
    name: str,
    what: str,
    pre: float,
    post: float,
    potentiation: float,
    falling: float,
    rising: float,
    delay_ms: float,
    noise: float = 2.8284,
) -> ParameterSet:
    """A set made to show one shape of curve: they share the slow constants, and were chosen, not fitted."""
    return ParameterSet(
        name, what, 0.02, pre, post, 1.0, potentiation, falling, rising, noise, 150.0, delay_ms * 1e-3, 0.5, 5.0,
        kind="teaching",
    )  # fmt: skip


SETS: dict[str, ParameterSet] = {
    row.name: row
    for row in (
        _shape("DP", "depression when the post spike leads, else potentiation", 1, 2, 1.3, 200, 321.808, 13.7),
        _shape("DPD", "potentiation near 0, depression on both sides", 0.9, 0.9, 1.3, 250, 550, 4.6),
        _shape("DPD'", "as DPD, from large postsynaptic calcium", 1, 2, 2.5, 50, 600, 2.2),
        _shape("P", "potentiation only", 2, 2, 1.3, 160, 257.447, 0),
        _shape("D", "depression near 0 only", 0.6, 0.6, 1.3, 500, 550, 0, noise=5.6568),
        _shape("D'", "depression only", 1, 2, 3.5, 60, 600, 0),
        ParameterSet(
            "hippocampal slices", "fitted to slices of hippocampus (Wittenberg & Wang 2006)",
            0.0488373, 1, 0.275865, 1, 1.3, 313.0965, 1645.59, 9.1844, 688.355, 0.0188008, 0.7, 5.28145,
        ),
        ParameterSet(
            "hippocampal cultures", "fitted to cultured hippocampal cells (Wang 2005)",
            0.0119536, 0.58156, 1.76444, 1, 1.3, 61.141, 113.6545, 2.5654, 33.7596, 0.01, 0.5, 36.0263,
        ),
        ParameterSet(
            "cortical slices", "fitted to slices of visual cortex (Sjöström 2001)",
            0.0226936, 0.5617539, 1.23964, 1, 1.3, 331.909, 725.085, 3.3501, 346.3615, 0.0046098, 0.5, 5.40988,
        ),
    )
}  # fmt: skip
