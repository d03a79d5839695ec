"""The circuit scene in words: the state in one sentence, what is assumed, the whole stage, what is left out."""

from sim.core.units import figure
from sim.scenes.circuit_parts.doses import hint
from sim.scenes.circuit_parts.reading import Reading, clinical_bands

_SILENT, _FAR_LESS = 15, 60
"""Per cent of the twin's firing, up to which cells are called silent, or said to fire far less."""
LEAVES_OUT: tuple[str, ...] = (
    "Cells are points with a threshold: the branches that are drawn carry no signals of their own.",
    "In the model every cell reaches every other of its patch; only some of the axons are drawn.",
    "A pulse takes 2 ms from the cell to the synapse. It is drawn slower, so that it can be seen.",
    "Real cortex has many kinds of interneurons, layers with different jobs, glia and blood vessels.",
    "Glutamate is a stand-in: it rises twice as much as the firing of pyramidal cells. Nobody measured this factor.",
    "Block is taken as settled at once, at one voltage; its course over milliseconds is shown at the pore.",
    "Clinical ranges are plasma levels times the unbound share and an assumed entry into the brain: a guess within a "
    "factor of two.",
    "One patch stands for the brain; in other regions the same dose lowered firing.",
)
LONGEST_ASSUMPTION = (
    "This circuit assumes that interneurons get more of their steady drive through NMDA receptors (30 %) than "
    "pyramidal cells do (20 %)."
)

LONGEST_SHORT = "Assumed share of drive through NMDA receptors: interneurons 30 %, pyramidal cells 20 %."


def assumed_shortly(reading: Reading) -> str:
    """What is assumed, where there is little room."""
    now = reading.params
    if not (now.block_pyramidal and now.block_interneuron):
        return assumption(reading)
    return (
        f"Assumed share of drive through NMDA receptors: interneurons {100 * now.share_interneuron:.0f} %, "
        f"pyramidal cells {100 * now.share_pyramidal:.0f} %."
    )


def bath(reading: Reading) -> str:
    """What the patch lies in."""
    return f"{figure(reading.ketamine)} µM ketamine" if reading.ketamine > 0 else "no ketamine"


def assumption(reading: Reading) -> str:
    """What the circuit takes for granted, with what the student has set."""
    now = reading.params
    pyramidal, round_ones = f"{100 * now.share_pyramidal:.0f} %", f"{100 * now.share_interneuron:.0f} %"
    if not now.block_pyramidal and not now.block_interneuron:
        return "You spared the receptors of both kinds of cell: ketamine does nothing here."
    if not now.block_interneuron:
        return "You spared the receptors of interneurons: ketamine acts on pyramidal cells alone."
    if not now.block_pyramidal:
        return "You spared the receptors of pyramidal cells: ketamine acts on interneurons alone."
    if now.share_interneuron > now.share_pyramidal:
        return (
            f"This circuit assumes that interneurons get more of their steady drive through NMDA receptors "
            f"({round_ones}) than pyramidal cells do ({pyramidal})."
        )
    if now.share_interneuron == now.share_pyramidal:
        return f"You gave both kinds of cell the same share of drive through NMDA receptors ({pyramidal})."
    return (
        f"You gave pyramidal cells more of their drive through NMDA receptors ({pyramidal}) than interneurons "
        f"({round_ones})."
    )


def state(reading: Reading) -> str:
    """The state of the patch in one sentence."""
    if reading.ketamine <= 0:
        return "No ketamine: the patch and its twin are the same."
    up, down = 100 * reading["pyramidal_ratio"], 100 * reading["interneuron_ratio"]
    if up >= 108 and down <= 92:
        return f"The brake fails first: interneurons {_less(down)}, pyramidal cells {'fire ' * (down <= _SILENT)}more."
    if up >= 108:
        return "Pyramidal cells fire more than in the twin."
    if up <= 92 and down <= 92:
        return f"Both kinds of cell {_less(max(up, down))}."
    if up <= 92:
        return "Pyramidal cells fire less, interneurons go on."
    if down <= 92:
        return "Interneurons fire less; pyramidal cells as in the twin."
    return "Firing is nearly that of the twin."


def _less(per_cent: float) -> str:
    return "fall silent" if per_cent <= _SILENT else "fire far less" if per_cent <= _FAR_LESS else "fire less"


def _per_cent(value: float) -> str:
    return f"{100 * value:.0f} %"


def describe(reading: Reading) -> str:
    """The live picture in two to six sentences."""
    said = [
        "A slab of cortex with 80 cone-shaped pyramidal cells, whose dendrites reach up to the surface, and 20 round "
        "interneurons that lay baskets of endings round their bodies; cells light up as they fire.",
        f"In {bath(reading)}, ketamine blocks {_per_cent(reading['pyramidal_blocked'])} of the NMDA current in "
        f"pyramidal cells and {_per_cent(reading['interneuron_blocked'])} in interneurons. {state(reading)}",
        f"Pyramidal cells fire at {reading['pyramidal_rate']:.1f} Hz and interneurons at "
        f"{reading['interneuron_rate']:.1f} Hz, which is {_per_cent(reading['pyramidal_ratio'])} and "
        f"{_per_cent(reading['interneuron_ratio'])} of the twin without drug, and glutamate stands at "
        f"{_per_cent(reading['glutamate'])}.",
    ]
    rows = sorted(reading.same, key=lambda row: row.ketamine)
    if rows:
        told = ", ".join(f"{_per_cent(row.pyramidal)} at {figure(row.ketamine)} µM" for row in rows[-6:])
        said.append(f"Your doses so far, firing of pyramidal cells: {told}.")
    else:
        said.append(hint(reading))
    said.append(assumption(reading))
    return " ".join(said)


def in_bands(reading: Reading) -> str:
    """Which clinical ranges hold the present concentration."""
    inside = [name.lower() for name, low, high in clinical_bands() if low <= reading.ketamine <= high]
    return f"in the range of {' and '.join(inside)}" if inside else "in none of the clinical ranges that are shown"
