"""A linear system handed to libRoadRunner: places, the flows between them, and a zero-order input into the first."""

from typing import Any

import numpy as np


def runner(
    roadrunner: Any, matrix: np.ndarray, drive: float = 0.0, switched: dict[tuple[int, int], float] | None = None
) -> Any:
    """A model of d(x)/dt = A x + drive e0, tight tolerances, states S0, S1, ...

    Args:
        matrix: A; what leaves a state beyond what arrives elsewhere is lost.
        drive: value of the parameter `drive`, which may be set later.
        switched: (from, to) -> rate constant that is multiplied by the parameter `ligand`.
    """
    model = roadrunner.RoadRunner()
    model.addCompartment("c", 1.0, False)
    size = len(matrix)
    for state in range(size):
        model.addSpeciesConcentration(f"S{state}", "c", 0.0, True, False, "", False)
    model.addParameter("drive", drive, False)
    model.addParameter("ligand", 0.0, False)
    model.addReaction("input", [], ["S0"], "drive", False)
    for (i, j), rate in (switched or {}).items():
        model.addReaction(f"bind{i}to{j}", [f"S{i}"], [f"S{j}"], f"{rate!r}*ligand*S{i}", False)
    for i in range(size):
        arrives = [(j, float(matrix[j, i])) for j in range(size) if j != i and matrix[j, i] > 0]
        for j, rate in arrives:
            model.addReaction(f"flow{i}to{j}", [f"S{i}"], [f"S{j}"], f"{rate!r}*S{i}", False)
        lost = -float(matrix[i, i]) - sum(rate for _, rate in arrives)
        if lost > 1e-15:
            model.addReaction(f"loss{i}", [f"S{i}"], [], f"{lost!r}*S{i}", False)
    model.addReaction("nothing", [], ["S0"], "0", True)  # the last one has the whole model compiled
    model.integrator.setValue("relative_tolerance", 1e-10)
    model.integrator.setValue("absolute_tolerance", 1e-12)
    model.timeCourseSelections = [f"S{state}" for state in range(size)]
    return model
