"""What can be read where compounds are compared: what happens now, what the settings alone decide, and the trials."""

from collections.abc import Mapping
from math import nan
from typing import Any

import numpy as np

from sim.core.quantities import Observable, Scale
from sim.experiments import pore_observed
from sim.experiments.experiment import Rows
from sim.models.compounds import kinetics
from sim.models.receptor.block import Conditions
from sim.models.receptor.drugs import DRUGS
from sim.models.trials.outcomes import lead, of_drug

_SEEN: tuple[tuple[str, str, str, float, float, str], ...] = (
    ("blocked", "Drug bound in the pore", "1", 0, 1, "Share of receptors with drug in the pore, gate open or shut."),
    ("trapped", "Trapped", "1", 0, 1, "Share of receptors with drug in the pore behind a shut gate."),
    (
        "relative_current",
        "Relative current",
        "1",
        0,
        1.2,
        "Current as a share of that in the run without drug; without glutamate, what an opening would give.",
    ),
    ("current", "Current", "pA", -1000, 100, "Ions through 1,000 receptors; inward is negative."),
    ("open_probability", "Gate open", "1", 0, 0.4, "Share of receptors whose gate is open, blocked inside or not."),
    ("glutamate", "Glutamate at the receptor", "uM", 0, 120, "What flows now."),
    ("drug_at_receptor", "Drug at the receptor", "uM", 0, 50, "What flows now."),
    ("onset", "Onset of the block", "s", 0, 10, "Time to 1 - 1/e, glutamate there; 0 is instantaneous in this model."),
    ("offset", "Recovery with glutamate", "s", 0, 20, "Time to 1 - 1/e after the drug is washed out; glutamate stays."),
    ("ic50", "IC50", "uM", 0.001, 1000, "Halves the settled current at these settings; for an unknown, measure it."),
    ("entering", "Goes into open pores", "1/s", 0, 10, "On-rate times concentration times the share free of Mg²⁺."),
    ("leaving", "Leaves open pores", "1/s", 0, 5, "Off-rate at this voltage."),
    ("effect", "Difference in the largest trial", "points", -15, 5, "MADRS against control; below 0 favours the drug."),
    ("effect_low", "Its interval from", "points", -20, 5, "The more favourable end."),
    (
        "effect_high",
        "Its interval to",
        "points",
        -15,
        10,
        "The less favourable end; above 0, no effect is not excluded.",
    ),
    ("trials", "Trials in the table", "trials", 0, 20, "How many trials of this drug the table of outcomes holds."),
    ("null_trials", "Of them without effect", "trials", 0, 20, "How many of them did not reach their first endpoint."),
)
_FROM_PORE = ("blocked", "trapped", "relative_current", "current", "open_probability", "glutamate", "drug_at_receptor")
_COLUMNS = [list(pore_observed.OBSERVABLES).index(name) for name in _FROM_PORE]


def _observable(index: int, row: tuple[str, str, str, float, float, str]) -> Observable[Any]:
    name, label, unit, low, high, help = row
    scale: Scale = "log" if name == "ic50" else "linear"
    return Observable(name, label, unit, (low, high), lambda e: float(e.row[index]), scale, help)


OBSERVABLES: Mapping[str, Observable[Any]] = {row[0]: _observable(i, row) for i, row in enumerate(_SEEN)}


def steady(bench: Conditions, glutamate: float) -> Rows:
    """What the settings alone decide, in order from `onset` on; not a number for what a student has to measure.

    Args:
        bench: with the drug flowing.
    """
    drug = DRUGS[bench.drug]
    known = not drug.hidden and drug.sort != "none"
    ic50 = kinetics.half_inhibiting(bench, glutamate) if known and glutamate > 0 else nan
    rates = (bench.entering, bench.leaving) if known else (0.0, 0.0) if drug.sort == "none" else (nan, nan)
    first, trials = lead(drug.name), of_drug(drug.name)
    return np.array(
        [
            *((nan, nan) if drug.hidden else (kinetics.onset(bench, glutamate), kinetics.offset(bench, glutamate))),
            ic50,
            *rates,
            *((nan, nan, nan) if first is None else (first.effect, first.low, first.high)),
            float(len(trials)),
            float(sum(trial.null is True for trial in trials)),
        ]
    )


def rows(states: Rows, twin: Rows, bench: Conditions, glutamate: float, settled: Rows) -> Rows:
    """All observables for a run of states under constant conditions, shape (n, observables).

    Args:
        states: shares of the 15 states, (n, 15); twin: of the 5 states of the same run without drug, (n, 5).
        settled: what `steady` gives.
    """
    seen = pore_observed.rows(states, twin, np.full(len(states), glutamate), bench, 0, None)[:, _COLUMNS]
    return np.concatenate([seen, np.broadcast_to(settled, (len(states), len(settled)))], axis=1)
