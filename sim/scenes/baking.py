"""Draws the layers that ship with the program: `python -m sim.scenes.baking [NAME...]`, after their paint changed."""

import importlib
import sys

from sim.core.places import shipped
from sim.view.bake import Layer, ship

PAINTERS = (
    "sim.scenes.pore_parts.paint",
    "sim.scenes.synapse_parts.paint",
    "sim.scenes.pairing_parts.paint",
    "sim.scenes.circuit_parts.paint",
    "sim.scenes.body_parts.paint",
    "sim.scenes.signalling_parts.paint",
    "sim.scenes.mood_parts.paint",
    "sim.scenes.journey_parts.paint",
)
"""Modules that have a tuple `LAYERS`, in teaching order."""


def layers() -> tuple[Layer, ...]:
    """Every layer that ships."""
    rows: list[Layer] = []
    for name in PAINTERS:
        rows.extend(importlib.import_module(name).LAYERS)
    return tuple(rows)


def main(wanted: list[str]) -> int:
    """Draw the layers whose name starts with one of `wanted`, or all."""
    folder = shipped("assets") / "baked"
    folder.mkdir(exist_ok=True)
    for row in layers():
        if not wanted or any(row.name.startswith(start) for start in wanted):
            for file in ship(row, folder):
                print(f"{file.name}: {file.stat().st_size / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
