"""How many NMDA receptors of the dorsal horn a concentration of ketamine blocks: the pore model, at this cell.

    block = c / (c + Kd(V) / B(V))      at the resting potential, with the magnesium of the cell

The identity holds for a trapping blocker at rest (sim/models/receptor). Ketamine comes and goes through open pores,
so in the 15 s of a train the block is taken to stay where it was when the cell had long been in the drug. `settling`
says how slow it is: 23 s at 1 uM and one stimulus a second, 6 s at 20 uM. At less negative voltages the IC50 is lower,
as magnesium leaves: by almost half at -40 mV.
"""

from sim.core.facts import fact
from sim.models.pain.windup import AVERAGE_CELL
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import RAT
from sim.models.receptor.use import exchange

SUBUNIT = "GluN2B"
WHY_SUBUNIT = fact(
    1.0,
    "1",
    "Receptors that count as GluN2B",
    "hildebrand-2014",
    "teaching",
    "GluN2B and GluN2D carry most current in lamina I of adult rats; deeper layers are taken as alike.",
)


def bench(voltage: float = AVERAGE_CELL.rest, preparation: str = RAT, outside: float | None = None) -> Conditions:
    """The receptors of this cell in 1 uM of ketamine, with `outside` uM of magnesium (that of the cell when None)."""
    return Conditions(
        subunit=SUBUNIT,
        drug="ketamine",
        concentration=1.0,
        voltage=voltage,
        magnesium=AVERAGE_CELL.magnesium if outside is None else outside,
        preparation=preparation,
        trapping=True,
    )


def half_block(voltage: float = AVERAGE_CELL.rest, preparation: str = RAT, outside: float | None = None) -> float:
    """IC50 in uM at a voltage (mV)."""
    return bench(voltage, preparation, outside).half_block


def settling(ketamine: float, rate: float, preparation: str = RAT) -> float:
    """s in which the block would follow a change of ketamine (uM) when the synapse is used `rate` times a second."""
    return 1.0 / exchange(bench(preparation=preparation).at(ketamine), rate)[1]


def block_by(ketamine: float, preparation: str = RAT) -> float:
    """The share of receptors that `ketamine` uM at the receptor blocks, 0 to 1."""
    return ketamine / (ketamine + half_block(preparation=preparation)) if ketamine > 0 else 0.0
