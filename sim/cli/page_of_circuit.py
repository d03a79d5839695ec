"""The tables of the circuit on the page of models: cells and wires, block by cell type, what each assumption does."""

from sim.cli.shelves import badge_of
from sim.core import units
from sim.core.facts import Fact
from sim.models.circuit import cells, mixture, network, surge
from sim.models.circuit.evidence import EVIDENCE
from sim.models.circuit.surge import WAYS, interneuron_ratio, pyramidal_ratio

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
_SHOWN = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0)


def _row(where: str, fact: Fact) -> tuple[str, ...]:
    return where, fact.label, fact.say(), badge_of(fact), f"[{fact.source}](#{fact.source})", fact.note


def _facts(where: str, found: object) -> list[tuple[str, ...]]:
    return [_row(where, value) for value in vars(found).values() if isinstance(value, Fact)]


def numbers() -> Table:
    """Every constant of cells, synapses, drive and block."""
    rows = [row for cell in cells.CELLS for row in _facts(cell.name, cell)]
    rows += _facts("all cells", cells) + _facts("start", network) + _facts("drive and glutamate", surge)
    return ("of", "what", "value", "badge", "source", "note"), rows


def blocks() -> Table:
    """Half block of each subunit from the pore, the share of each in both kinds of cell, and what follows."""
    rows = [
        (
            subunit,
            units.say(mixture.half_block(subunit), "uM"),
            *(units.say(cell[subunit].value, "%") if subunit in cell else "" for cell in _CELLS.values()),
        )
        for subunit in mixture.INTERNEURON
    ]
    rows.append(("half block of the cell", "", *(units.say(mixture.half_of(cell), "uM") for cell in _CELLS.values())))
    return ("subunit", "half block in 1 mM Mg²⁺", *(f"share in {name}" for name in _CELLS)), rows


_CELLS = {"pyramidal cells": mixture.PYRAMIDAL, "interneurons": mixture.INTERNEURON}


def assumptions() -> Table:
    """Firing against none of the drug at some concentrations, for each way of blocking, from the curve that is kept."""
    rows = [
        (
            units.say(c, "uM"),
            *(
                f"{float(read(c, *blocked)):.2f}"
                for blocked in WAYS.values()
                for read in (pyramidal_ratio, interneuron_ratio)
            ),
        )
        for c in _SHOWN
    ]
    heads = [f"{kind}, block of {way}" for way in WAYS for kind in ("pyramidal", "interneurons")]
    return ("ketamine", *heads), rows


def evidence() -> Table:
    """Every finding on the account of this circuit."""
    rows: list[tuple[str, ...]] = [
        (row.side, row.finding, row.where, row.about, f"[{row.source}](#{row.source})") for row in EVIDENCE
    ]
    return ("speaks", "finding", "in", "concerns", "source"), rows
