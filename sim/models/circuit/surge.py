"""What the patch answers to a dose, as a curve that the next links of the chain can read: rates against concentration.

The curve is computed by the network itself and kept in `surge.csv`; `python -m sim.models.circuit.surge` makes it anew
(some three minutes), and a test makes some of its points again. Between the points it is a monotone cubic (Fritsch &
Butland 1984), so that it never swings beyond them.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.core.facts import fact
from sim.models.circuit import mixture
from sim.models.circuit.cells import BASE
from sim.models.circuit.network import Networks, Setting, rates

Array = NDArray[np.float64]
TABLE = Path(__file__).with_name("surge.csv")
VERSION = 1
SEEDS, TOGETHER, SECONDS, SETTLING = 16, 4, 10.0, 1.0
GRID: tuple[float, ...] = (0.0, *(float(f"{c:.4g}") for c in np.geomspace(0.03, 100, 27)))
WAYS: dict[str, tuple[bool, bool]] = {
    "both": (True, True),
    "pyramidal cells only": (True, False),
    "interneurons only": (False, True),
}
SHARE_PYRAMIDAL = fact(
    0.20,
    "1",
    "Share of the outside drive through tonic NMDA, pyramidal cells",
    "circuit-choice",
    "teaching",
    "With none, as published, block of NMDA receptors hardly changes the rates.",
)
SHARE_INTERNEURON = fact(
    0.30,
    "1",
    "Share of the outside drive through tonic NMDA, interneurons",
    "circuit-choice",
    "teaching",
    "Larger than that of pyramidal cells: this is the assumption of the disinhibition account.",
)
GAIN = fact(
    2.0,
    "1",
    "Rise of glutamate for a rise of the pyramidal rate",
    "circuit-choice",
    "teaching",
    "A stand-in for glutamate outside the cells; nobody measured this factor.",
)


def setting(
    concentration: float,
    block_pyramidal: bool = True,
    block_interneuron: bool = True,
    shares: tuple[float, float] = (SHARE_PYRAMIDAL.value, SHARE_INTERNEURON.value),
    inhibition: float = 1.0,
) -> Setting:
    """The network in so much free ketamine, uM."""
    block = (
        float(mixture.blocked(mixture.PYRAMIDAL, concentration)) if block_pyramidal else 0.0,
        float(mixture.blocked(mixture.INTERNEURON, concentration)) if block_interneuron else 0.0,
    )
    return Setting(block, shares, inhibition)


def measured(settings: list[Setting], seeds: int = SEEDS, seconds: float = SECONDS) -> Array:
    """Rates in Hz of (pyramidal cells, interneurons) for each setting, mean over seeds; shape (settings, 2)."""
    found: list[Array] = []
    for first in range(0, seeds, TOGETHER):
        networks = Networks(settings, range(first, min(first + TOGETHER, seeds)))
        state = networks.start()
        networks.run(state, SETTLING)
        found.append(rates(networks.run(state, seconds), BASE, seconds))
    mean: Array = np.concatenate(found, axis=1).mean(axis=1)
    return mean


def ratios(settings: list[Setting], seeds: int = SEEDS, seconds: float = SECONDS) -> Array:
    """Rates against those of the first setting, the same seeds in both."""
    absolute = measured(settings, seeds, seconds)
    relative: Array = absolute / absolute[0]
    return relative


# ---- the curve that is kept


@cache
def _kept() -> dict[str, tuple[Array, Array, Array]]:
    """Way -> (abscissa, values, slopes) with values and slopes of both kinds of cell, shape (points, 2)."""
    rows = np.loadtxt(TABLE, delimiter=",", comments="#")
    x = _abscissa(rows[:, 0])
    return {
        way: (x, rows[:, 1 + 2 * k : 3 + 2 * k], _slopes(x, rows[:, 1 + 2 * k : 3 + 2 * k]))
        for k, way in enumerate(WAYS)
    }


def _abscissa(concentration: Array) -> Array:
    """Grows with the logarithm at high concentrations and evenly near zero."""
    return np.arcsinh(concentration / 0.1)


def _slopes(x: Array, y: Array) -> Array:
    """Slopes of a monotone cubic through the points: harmonic means inside, 0 where the course turns."""
    rise = np.diff(y, axis=0) / np.diff(x)[:, None]
    same = rise[1:] * rise[:-1] > 0
    safe = np.where(rise == 0, 1.0, rise)
    inside = np.where(same, 2.0 / (1.0 / safe[1:] + 1.0 / safe[:-1]), 0.0)
    return np.concatenate([rise[:1], inside, rise[-1:]])


def _read(concentration: ArrayLike, kind: int, block_pyramidal: bool, block_interneuron: bool) -> Array:
    c = np.asarray(concentration, float)
    blocks = (block_pyramidal, block_interneuron)
    ways = [way for way, of in WAYS.items() if of == blocks]
    if not ways:
        return np.ones(c.shape)
    x, values, slopes = _kept()[ways[0]]
    at = np.clip(_abscissa(c), x[0], x[-1])
    k = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    width = x[k + 1] - x[k]
    t = (at - x[k]) / width
    y, m = values[:, kind], slopes[:, kind]
    start = y[k] * (1 + 2 * t) * (1 - t) ** 2 + width * m[k] * t * (1 - t) ** 2
    end: Array = start + y[k + 1] * t**2 * (3 - 2 * t) + width * m[k + 1] * t**2 * (t - 1)
    return end


def pyramidal_ratio(concentration: ArrayLike, block_pyramidal: bool = True, block_interneuron: bool = True) -> Array:
    """Firing of pyramidal cells in so much free ketamine (uM), against none; the last value kept above 100 uM."""
    return _read(concentration, 0, block_pyramidal, block_interneuron)


def interneuron_ratio(concentration: ArrayLike, block_pyramidal: bool = True, block_interneuron: bool = True) -> Array:
    """Firing of interneurons in so much free ketamine (uM), against none."""
    return _read(concentration, 1, block_pyramidal, block_interneuron)


def glutamate(ratio: ArrayLike) -> Array:
    """Glutamate outside the cells, 1 without drug: G = 1 + 2 (r - 1), never below 0."""
    level: Array = np.maximum(0.0, 1.0 + GAIN.value * (np.asarray(ratio, float) - 1.0))
    return level


def lines() -> Iterator[str]:
    """The table, computed anew."""
    yield "# Rates of the patch against none of the drug; made by python -m sim.models.circuit.surge, not by hand."
    yield f"# version {VERSION}; seeds 0 to {SEEDS - 1}; {SECONDS:g} s each after {SETTLING:g} s; free ketamine in uM"
    heads = [f"{kind} [{way}]" for way in WAYS for kind in ("pyramidal", "interneuron")]
    yield "# " + ", ".join(["concentration", *heads])
    columns = [ratios([setting(c, *blocks) for c in GRID]) for blocks in WAYS.values()]
    for k, c in enumerate(GRID):
        yield ",".join([f"{c:g}", *(f"{value:.5f}" for column in columns for value in column[k])])


def main() -> int:
    """Write the table."""
    TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
