"""How patients differ: how ill they are at the start, how much they respond, how fast it fades, what they believe."""

from dataclasses import dataclass

import numpy as np

from sim.core.quantities import quantity
from sim.models.mood.response import AVERAGE, Response, care, daily, relative, scored
from sim.models.mood.treatments import Treatment
from sim.models.population.people import BLOCK, RESPONSE, Floats, stream


@dataclass(frozen=True)
class Differences:
    """Spread between patients."""

    baseline: float = quantity(
        5, "points", "Spread of the score at the start", valid=(0, 15), source="open-channel", kind="guess", path="sd.B"
    )
    own_course: float = quantity(
        100,
        "%",
        "Spread of the own course, of its mean",
        valid=(0, 300),
        source="murrough-2013",
        kind="derived",
        path="sd.P",
        help="SD 9.5 around 8.8 points on midazolam at 24 h (from its t value); some get worse.",
    )
    size: float = quantity(
        0.6,
        "1",
        "Log SD of the response to the drug",
        valid=(0, 2),
        source="open-channel",
        kind="teaching",
        path="sd.A",
    )
    fade: float = quantity(
        0.5, "1", "Log SD of how fast it fades", valid=(0, 2), source="open-channel", kind="teaching", path="sd.kout"
    )
    responds: float = quantity(
        50,
        "%",
        "Fall of the score that is called a response",
        valid=(1, 100),
        source="popova-2019",
        kind="measured",
        path="mood.responds",
    )
    remits: float = quantity(
        12,
        "points",
        "Score that is called remission",
        valid=(0, 60),
        source="janik-2025",
        kind="measured",
        path="mood.remits",
        help="12 or less; older trials took 10 or less.",
    )


AMONG_PATIENTS = Differences()


@dataclass(frozen=True)
class Patients:
    """Traits of n patients, each an array of length n.

    Attributes:
        above: points above the average baseline.
        course: factor on expectancy and care; below 0 the patient gets worse.
        size: factor on the effect of the drug, mean 1.
        fade: 1/s at which plasticity fades, median that of the average person.
        luck: 0..1; with the share that guesses right it decides what the patient believes.
        patience: multiples of the mean time to leaving after which the patient leaves.
    """

    above: Floats
    course: Floats
    size: Floats
    fade: Floats
    luck: Floats
    patience: Floats

    def some(self, which: slice | np.ndarray) -> "Patients":
        """Some of them."""
        return Patients(**{name: values[which] for name, values in vars(self).items()})


def patients(seed: int, block: int, among: Differences = AMONG_PATIENTS, response: Response = AVERAGE) -> Patients:
    """The 2,048 patients of a block; patient `i` of a seed is always the same."""
    luck = stream(seed, RESPONSE, block)
    normal = luck.standard_normal((4, BLOCK))
    return Patients(
        above=among.baseline * normal[0],
        course=1 + among.own_course * normal[1],
        size=np.exp(among.size * normal[2] - among.size**2 / 2),
        fade=response.fade * np.exp(among.fade * normal[3]),
        luck=luck.random(BLOCK),
        patience=luck.standard_exponential(BLOCK),
    )


@dataclass(frozen=True)
class Belief:
    """How much of the difference between arms is expectancy, and who believes what.

    Attributes:
        share: of the difference that rests on believing oneself on the drug, 0..1 (unblinding).
        guessed: share of patients who guess their arm right, 0..1; half is a coin toss.
    """

    share: float = 0.0
    guessed: float = 1.0

    def holds(self, on_drug: bool, luck: Floats) -> Floats:
        """1 for each patient who believes to be on the drug, else 0."""
        chance = self.guessed if on_drug else 1 - self.guessed
        return np.asarray(luck < chance, dtype=np.float64)


def scores(
    time: Floats | float,
    plastic: Floats,
    typical: Floats | float,
    who: Patients,
    treatment: Treatment,
    believes: Floats,
    baseline: float,
    belief: Belief,
    response: Response = AVERAGE,
) -> Floats:
    """MADRS of each patient at these times.

    The expectancy of a patient who believes to be on the drug follows the course of the average patient who is; so a
    trial in which everyone guesses right cannot tell the two parts apart, and one in which nobody can does.

    Args:
        time: s since the start, a number or shape (k, 1).
        plastic: S of each patient, shape (n,) or (k, n).
        typical: S of the average patient on the drug, a number or shape (k, 1).
        believes: 1 for each patient who believes to be on the drug, shape (n,).
    """
    r = response
    drug = r.size * (1 - belief.share) * who.size * relative(plastic, r) if treatment.drug else 0.0
    hoped = r.size * belief.share * believes * relative(np.asarray(typical), r)
    taken = daily(time, r) if treatment.daily else 0.0
    return scored(baseline + who.above - who.course * care(time, r) - drug - hoped - taken)
