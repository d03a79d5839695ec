"""What the models answer to the reference rows of this room: wind-up in the dorsal horn, and long infusions."""

from functools import cache

from sim.core.units import to_internal
from sim.models.body import ketamine as body
from sim.models.body.course import Dose, follow
from sim.models.body.effects import AVERAGE_BRAIN
from sim.models.pain import blockade, infusion, windup
from sim.models.pain.infusion import DAY, TRIAL
from sim.models.pain.windup import Floats, Setting
from sim.models.references import Answers, Misfit

SEEDS = 6
LEVEL, LENGTH = 250.0, to_internal(100.0, "h")
"""Plasma S-ketamine of the drip in ng/mL, and how long it ran."""


@cache
def _train(block: float = 0.0) -> Floats:
    """15 stimuli at 1 Hz, mean of some seeds."""
    return windup.mean_train(SEEDS, setting=Setting(block))


def gain(block: float = 0.0) -> float:
    """Spikes gained from the first answer to the mean of the last three."""
    answers = _train(block)
    return float(answers[-3:].mean() - answers[0])


def _slow() -> float:
    answers = windup.mean_train(2, stimuli=5, rate=0.1)
    return float(answers[-3:].mean() / answers[0])


def small_dose() -> float:
    """uM unbound in the brain, and so in the cord, at its highest after 0.15 mg/kg into a vein."""
    course = follow(body.disposition(), [Dose("intravenous bolus", 0.15 * 70)], 3600.0)
    return course.peak("effect_site")[0] * AVERAGE_BRAIN.free_per_total


def _less_wind_up_same_threshold() -> bool:
    with_drug, without = _train(blockade.block_by(small_dose())), _train()
    less = with_drug[-3:].mean() <= 0.9 * without[-3:].mean()
    return bool(less and with_drug[0] > 0.9 * without[0])


def _week_one(person: str) -> float:
    return infusion.pain(7 * DAY, LEVEL, LENGTH, person)


CHECKS: Answers = {
    "wu.first": lambda: float(_train()[0]),
    "wu.last": lambda: float(_train()[-3:].mean()),
    "wu.full_block": lambda: gain(1.0),
    "wu.slow": _slow,
    "wu.human": _less_wind_up_same_threshold,
    "crps_wk1_ket": lambda: _week_one("mean of the trial"),
    "crps_wk1_pbo": lambda: _week_one("placebo"),
    "crps_c50": lambda: TRIAL.half,
    "crps_t12": lambda: TRIAL.half_time / DAY,
    "crps_wk4": lambda: infusion.effect(28 * DAY, LEVEL, LENGTH),
}
MISFITS: tuple[Misfit, ...] = (
    Misfit(
        why=(
            "By the pore model 0.12 µM of unbound ketamine blocks 2 % of these receptors, as magnesium competes, and "
            "people would feel nothing. Perhaps receptors of the human cord bind it better than those of the rat, or "
            "it acts elsewhere too; a block of 5 % would do."
        ),
        rows=("wu.human",),
        what="wind-up after 0.15 mg/kg of ketamine",
        published="clearly less, one stimulus as before",
        here="3 % fewer spikes, one stimulus as before",
        sources=("guirimand-2000",),
    ),
    Misfit(
        why=(
            "NMDA receptors carry half of the first answer of this cell: its afferents all end on one compartment, "
            "where the real cell has many, and none of its drive comes through kainate or calcium channels."
        ),
        what="first answer of a train when all NMDA receptors are blocked",
        published="minor changes of the C-fibre answer",
        here="2 spikes become 1",
        sources=("dickenson-sullivan-1987",),
    ),
)
GAPS: tuple[str, ...] = (
    "Wind-up lasts seconds. It is not central sensitisation, which lasts hours, and not chronic pain.",
    "The block stays the same during a train; in truth it would settle over 23 s at 1 µM, and over 6 s at 20 µM.",
    "The cell has no inhibition, no A-fibres, and no way down from the brain.",
    "Why relief outlasts the drug by weeks is not known; the model of the long infusion only draws it.",
)
