"""The four kinds of NMDA receptor that differ in their GluN2 subunit. A new one is one row here.

Each keeps the gate of the default rate set; only how long it holds glutamate differs, so that the current after a
short pulse decays as published (derived: nobody measured these unbinding rates, and open probability stays alike).
"""

from dataclasses import dataclass

from sim.core.facts import Fact, fact
from sim.models.receptor import gating, magnesium

REVERSAL = fact(0.0, "mV", "Reversal potential", "destexhe-1998")


@dataclass(frozen=True)
class Receptor:
    """One subunit. `max_open` and `glutamate_ec50` are published, and the gate does not reproduce them: see MISFITS."""

    name: str
    k_zero: Fact
    deactivation: Fact
    unbinding: Fact
    conductance: Fact
    peak_conductance: Fact
    max_open: Fact
    glutamate_ec50: Fact

    @property
    def rates(self) -> gating.RateSet:
        """The gate of this receptor."""
        return gating.with_unbinding(gating.DEFAULT, self.unbinding.value)

    def unblocked_by_magnesium(self, voltage: float, outside: float) -> float:
        """B(V) with `outside` uM of magnesium."""
        return magnesium.unblocked_by_magnesium(voltage, outside, self.k_zero.value)


def _receptor(
    name: str, k_zero: float, decay: float, unbinding: float, level: float, peak: float, most_open: float, ec50: float
) -> Receptor:
    return Receptor(
        name,
        fact(k_zero, "mM", "Half-blocking Mg²⁺ at 0 mV", "evans-2012"),
        fact(decay, "ms", "Decay of the current after a short pulse", "vicini-1998"),
        fact(
            unbinding, "1/s", "Glutamate leaves", "pore-derived", note="Set so that the decay comes out as published."
        ),
        fact(level, "pS", "Conductance of one open channel", "traynelis-2010"),
        fact(peak, "nS", "Peak conductance used beside it in a published cell model", "evans-2012", "fitted"),
        fact(most_open, "1", "Highest open probability", "gielen-2009"),
        fact(ec50, "uM", "Glutamate for half the response", "erreger-2007"),
    )


RECEPTORS: dict[str, Receptor] = {
    row.name: row
    for row in (
        _receptor("GluN2A", 3.57, 50, 41.0717, 50, 0.94, 0.5, 3.3),
        _receptor("GluN2B", 3.57, 300, 4.59237, 50, 0.94, 0.1, 2.9),
        _receptor("GluN2C", 25, 250, 5.45764, 36, 0.325, 0.01, 1.7),
        _receptor("GluN2D", 40, 1700, 0.954156, 36, 0.119, 0.01, 0.5),
    )
}
