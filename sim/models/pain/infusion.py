"""A drip of four days against a long pain: relief that builds up slowly and outlasts the drug by weeks.

    dX/dt = ke (C - X)      ke = ln 2 / 10.9 d      E = X / (C50 + X)        Dahan et al. 2011
    pain  = before - without_drug (1 - exp(-t / 1 d)) - largest * (who answers) * E

C is S-ketamine in plasma, taken as a step: it rises and falls within hours, and X within weeks. So the answer is a
closed form. Published are ke, C50 and the share of people in whom the drug worked (67 %). Pain before and the two
sizes of relief were set so that the means of week 1 come out (Sigtermans et al. 2009); the rest of the course follows.
"""

from dataclasses import dataclass
from math import exp, log

from sim.core.quantities import quantity
from sim.core.units import to_internal

DAY = to_internal(1.0, "d")
PEOPLE: dict[str, float | None] = {"mean of the trial": None, "who answers": 1.0, "who does not": 0.0, "placebo": 0.0}
"""Which person -> the share of the drug's relief that he or she has; None: the share of people who answer."""


@dataclass(frozen=True)
class Relief:
    """The numbers of the trial and of the model that its authors fitted to it."""

    half_time: float = quantity(
        10.9, "d", "Half-time of on and off", valid=(1, 60), source="dahan-2011", path="relief.half_time"
    )
    half: float = quantity(
        10.5,
        "ng/mL",
        "S-ketamine for half the relief",
        valid=(0.1, 200),
        source="dahan-2011",
        path="relief.half",
        help="95 % interval 4.37 to 21.2.",
    )
    answering: float = quantity(
        67.0,
        "%",
        "People in whom it works",
        valid=(0, 100),
        source="dahan-2011",
        path="relief.answering",
        help="With placebo 23 %.",
    )
    before: float = quantity(
        7.0,
        "points",
        "Pain before",
        valid=(0, 10),
        source="sigtermans-2009",
        kind="guess",
        path="pain.before",
        help="The abstract says severe; the number is ours.",
    )
    without_drug: float = quantity(
        1.55,
        "points",
        "Relief without drug",
        valid=(0, 10),
        source="sigtermans-2009",
        kind="fitted",
        path="relief.without_drug",
        help="Set so that placebo has 5.45 at week 1.",
    )
    largest: float = quantity(
        5.05,
        "points",
        "Largest relief by the drug",
        valid=(0, 10),
        source="sigtermans-2009",
        kind="fitted",
        path="relief.largest",
        help="Set so that the mean with ketamine is 2.68 at week 1.",
    )

    @property
    def rate(self) -> float:
        """ke, 1/s."""
        return log(2) / self.half_time


TRIAL = Relief()


def lingering(time: float, level: float, length: float, relief: Relief = TRIAL) -> float:
    """X in ng/mL, `time` s after the start of a drip that held plasma at `level` ng/mL for `length` s."""
    risen = level * (1.0 - exp(-relief.rate * min(max(time, 0.0), length)))
    return risen * exp(-relief.rate * max(0.0, time - length))


def effect(time: float, level: float, length: float, relief: Relief = TRIAL) -> float:
    """E: the share of the largest relief, 0 to 1."""
    there = lingering(time, level, length, relief)
    return there / (relief.half + there)


def pain(time: float, level: float, length: float, person: str = "mean of the trial", relief: Relief = TRIAL) -> float:
    """Pain from 0 to 10; `person` is one of PEOPLE."""
    share = PEOPLE[person]
    drug = (relief.answering if share is None else share) * relief.largest * effect(time, level, length, relief)
    without = relief.without_drug * (1.0 - exp(-max(time, 0.0) / DAY))
    return min(10.0, max(0.0, relief.before - without - drug))
