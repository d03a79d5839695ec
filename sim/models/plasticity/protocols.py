"""What is done to the synapse: so many pairings at such a rate, with one or more postsynaptic spikes in each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pairings:
    """A train of pairings. Times in s.

    Attributes:
        interval: the last postsynaptic spike minus the presynaptic one; positive when the presynaptic spike leads.
        rate: pairings per second.
        pairs: how many.
        post_spikes: postsynaptic spikes in each; 0 for presynaptic stimulation alone.
        burst: time between postsynaptic spikes of one pairing.
    """

    interval: float
    rate: float
    pairs: int
    post_spikes: int = 1
    burst: float = 0.0115

    @property
    def period(self) -> float:
        """From one pairing to the next."""
        return 1.0 / self.rate

    @property
    def length(self) -> float:
        """From the first pairing to the end of the last period."""
        return self.pairs / self.rate

    @property
    def offsets(self) -> Floats:
        """The postsynaptic spikes, from the presynaptic one."""
        back = np.arange(self.post_spikes - 1, -1, -1, dtype=np.float64)
        offsets: Floats = self.interval - back * self.burst
        return offsets

    def lead(self, before: float = 0.0) -> float:
        """How long after the start of a pairing its presynaptic spike falls, so that nothing falls before the start.

        Args:
            before: how much later than its spike the presynaptic calcium comes (so the spike may be earlier).
        """
        return max(0.0, -float(self.offsets.min(initial=before)))


@dataclass(frozen=True)
class Preset:
    """A published protocol; what it leaves open (the interval) is still set by hand. `epsp` in mV, for Shouval 2002."""

    name: str
    rate: float
    pairs: int
    post_spikes: int
    source: str = "graupner-brunel-2012"
    burst: float = 0.0115
    epsp: float = 1.0


AS_SET = "as set"
PRESETS: dict[str, Preset] = {
    row.name: row
    for row in (
        Preset("60 pairs at 1 Hz", 1.0, 60, 1),
        Preset("200 pairs at 5 Hz", 5.0, 200, 1),
        Preset("100 with two post spikes at 5 Hz", 5.0, 100, 2),
        Preset("30 with two post spikes at 5 Hz", 5.0, 30, 2),
        *(Preset(f"75 pairs at {rate} Hz", float(rate), 75, 1) for rate in (1, 20, 30, 40, 50)),
        Preset("100 presynaptic at 1 Hz", 1.0, 100, 0, "shouval-2002"),
        *(Preset(f"900 presynaptic at {rate} Hz", rate, 900, 0, "dudek-bear-1992", epsp=10.0) for rate in (1, 10, 50)),
    )
}
