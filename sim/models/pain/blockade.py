"""How many NMDA receptors of the dorsal horn a concentration of ketamine blocks: the pore model, at this cell.

    block = c / (c + Kd(V) / B(V))      at the resting potential, with the magnesium of the cell

The identity holds for a trapping blocker at rest (sim/models/receptor). Ketamine comes and goes over many seconds of
use, so during a train of 15 s the block is taken to stay where it was when the cell had long been in the drug. At 0 mV
less magnesium competes, but the drug binds less well too: see `depolarised` in the checks.
"""

from sim.core.facts import fact
from sim.models.pain.windup import AVERAGE_CELL
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import RAT

SUBUNIT = "GluN2B"
WHY_SUBUNIT = fact(
    1.0,
    "1",
    "Receptors that count as GluN2B",
    "hildebrand-2014",
    "teaching",
    "GluN2B and GluN2D carry most current in lamina I of adult rats; deeper layers are taken as alike.",
)


def half_block(voltage: float = AVERAGE_CELL.rest, preparation: str = RAT, outside: float | None = None) -> float:
    """IC50 in uM at a voltage (mV), with `outside` uM of magnesium (that of the cell when None)."""
    mg = AVERAGE_CELL.magnesium if outside is None else outside
    bench = Conditions(
        subunit=SUBUNIT,
        drug="ketamine",
        concentration=1.0,
        voltage=voltage,
        magnesium=mg,
        preparation=preparation,
        trapping=True,
    )
    return bench.half_block


def block_by(ketamine: float, preparation: str = RAT) -> float:
    """The share of receptors that `ketamine` uM at the receptor blocks, 0 to 1."""
    return ketamine / (ketamine + half_block(preparation=preparation)) if ketamine > 0 else 0.0
