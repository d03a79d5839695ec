"""Heat maps: what a train of glutamate pulses leaves of the current, for every voltage and every concentration at once.

Every cell of the map is the kinetic scheme under its own voltage and concentration. What is read is the charge of each
pulse, the time integral of the open share, relative to the same train without drug. The integral is one more state.

Rates enter the generator linearly, so all cells are one stack of small matrices, and the exponentials of a stack are
Taylor polynomials of degree 8 with three products (Bader, Blanes, Casas 2019, Mathematics 7:1174), scaled and squared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, log2, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.models.receptor import block, gating, magnesium
from sim.models.receptor.antagonist import HUMAN, THERMAL
from sim.models.receptor.block import N
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import C0, C1, C2, Matrix, O
from sim.models.receptor.receptors import RECEPTORS

Stack = NDArray[np.float64]
PIECE = 128
"""Cells that are calculated together: they fit the cache, and take less than two milliseconds of a frame."""
_LARGEST = 0.35
"""Norm up to which the polynomial is taken: its error is about norm^9 / 9!, and doubles with each squaring."""
_ROOT = sqrt(177.0)
_X3 = 2.0 / 3.0
_X1, _X2 = _X3 * (1 + _ROOT) / 88, _X3 * (1 + _ROOT) / 352
_X4, _X5 = (-271 + 29 * _ROOT) / (315 * _X3), 11 * (-1 + _ROOT) / (1260 * _X3)
_X6, _X7 = 11 * (-9 + _ROOT) / (5040 * _X3), (89 - _ROOT) / (5040 * _X3 * _X3)
_Y2 = (857 - 58 * _ROOT) / 630


def exponentials(stack: Stack) -> Stack:
    """exp of every matrix of a stack (cells, n, n), to about 1e-9 for generators of a scheme.

    The whole stack is squared as often as its largest member needs.
    """
    largest = float(np.abs(stack).sum(axis=1).max())
    squarings = max(0, ceil(log2(largest / _LARGEST))) if largest > 0 else 0
    a = stack * 0.5**squarings
    a2 = a @ a
    a4 = a2 @ (_X1 * a + _X2 * a2)
    right = _X5 * a + _X6 * a2 + _X7 * a4
    total = (_X3 * a2 + a4) @ _with_unit(right, _X4)
    total += a
    total += _Y2 * a2
    total = _with_unit(total, 1.0)
    for _ in range(squarings):
        total = total @ total
    return total


def _with_unit(stack: Stack, share: float) -> Stack:
    """The stack with `share` added on every diagonal, in place."""
    diagonal = np.einsum("cii->ci", stack)
    diagonal += share
    return stack


@dataclass(frozen=True)
class Train:
    """Pulses of glutamate. Times in s, concentration in uM."""

    pulses: int = 50
    interval: float = 0.1
    length: float = 1e-3
    glutamate: float = 1000.0


@dataclass(frozen=True)
class Map:
    """A map of one drug at one kind of receptor.

    Attributes:
        voltages: mV, one for each row; concentrations: uM, one for each column; magnesium: uM.
    """

    drug: str
    voltages: Matrix
    concentrations: Matrix
    subunit: str = "GluN2A"
    magnesium: float = 0.0
    preparation: str = HUMAN
    train: Train = Train()

    @property
    def cells(self) -> int:
        """How many cells there are; cell i is row i // columns, column i % columns."""
        return len(self.voltages) * len(self.concentrations)

    def whole(self) -> Matrix:
        """The relative charge of every pulse, shape (voltages, concentrations, pulses)."""
        found = np.empty((self.cells, self.train.pulses))
        for span, part in self.pieces():
            found[span] = part
        return found.reshape(len(self.voltages), len(self.concentrations), self.train.pulses)

    def pieces(self, cells: int = PIECE) -> Iterator[tuple[slice, Matrix]]:
        """The map piece by piece, so that a window can go on drawing: which cells, and their relative charges."""
        rates = _Rates(self)
        alone = rates.alone()
        for first in range(0, self.cells, cells):
            span = slice(first, min(first + cells, self.cells))
            yield span, rates.charges(span) * rates.factor[span, None] / alone


class _Rates:
    """The rates of every cell, and the constant matrices that they multiply."""

    def __init__(self, of: Map) -> None:
        drug, receptor = DRUGS[of.drug], RECEPTORS[of.subunit]
        self.train = of.train
        voltage = np.repeat(of.voltages, len(of.concentrations))
        self.dose = np.tile(of.concentrations, len(of.voltages))
        half = receptor.k_zero.value * np.exp(magnesium.STEEPNESS.value * voltage)
        clean = 1.0 / (1.0 + of.magnesium / half)
        more = self.dose if drug.sort == "magnesium" else 0.0
        free = 1.0 / (1.0 + (of.magnesium + more) / half)
        outside = np.array([drug.current_factor(of.subunit, float(c)) for c in of.concentrations])
        binding = np.array([drug.binding_factor(of.subunit, float(c)) for c in of.concentrations])
        self.factor = np.tile(outside, len(of.voltages)) * free / clean
        self.binding = np.tile(binding, len(of.voltages)) * of.train.glutamate
        self.entering = drug.entry.value * self.dose * free
        self.leaving = np.zeros(len(voltage))
        if drug.blocks_pore:
            table = drug.affinity(of.preparation)
            away = np.exp(drug.distance.value * (voltage - table.voltage.value) / THERMAL.value)
            self.leaving = drug.entry.value * table.at(of.subunit) * away
        share = drug.superficial.value
        self.size = block.SIZE if share > 0 else 2 * N if drug.blocks_pore else N
        quiet = gating.generator(receptor.rates, 0.0)
        self.quiet = self._unit(block.scheme(quiet, 0.0, 0.0, share, drug.escape.value))
        self.quiet[self.size, O] = 1.0  # the charge: time integral of the open share
        touch = np.zeros((N, N))
        touch[C1, C0] = touch[C2, C1] = receptor.rates.binding
        self.touch = self._unit(block.scheme(gating.closed(touch), 0.0, 0.0))
        nothing = np.zeros((N, N))
        self.enter = self._unit(block.scheme(nothing, 1.0, 0.0, share))
        self.leave = self._unit(block.scheme(nothing, 0.0, 1.0, share))

    def _unit(self, q: Matrix) -> Matrix:
        """The states that this drug can reach, and one more for the charge."""
        wide = np.zeros((self.size + 1, self.size + 1))
        wide[: self.size, : self.size] = q[: self.size, : self.size]
        return wide

    def charges(self, span: slice) -> Matrix:
        """The time integral of the open share (s) in each pulse's interval, shape (cells, pulses)."""
        drug = self.entering[span, None, None] * self.enter + self.leaving[span, None, None] * self.leave
        drug += self.quiet
        on = drug + self.binding[span, None, None] * self.touch
        return _train(drug, on, self.train)

    def alone(self) -> Matrix:
        """The same without drug, shape (pulses,)."""
        charges: Matrix = _train(self.quiet[None], (self.quiet + self.train.glutamate * self.touch)[None], self.train)[
            0
        ]
        return charges


def _train(quiet: Stack, pulse: Stack, train: Train) -> Matrix:
    """Charges of a train from rest: rows of powers of one period, doubled until there are enough."""
    period = exponentials(quiet * (train.interval - train.length)) @ exponentials(pulse * train.length)
    rows = period[:, -1:, :]
    while rows.shape[1] < train.pulses:
        left = train.pulses - rows.shape[1]
        rows = np.concatenate([rows, rows[:, :left] @ period], axis=1)
        if rows.shape[1] < train.pulses:
            period = period @ period
    gathered: Matrix = rows[:, :, C0]  # from rest, all receptors are shut and empty
    return np.diff(gathered, axis=1, prepend=0.0)
