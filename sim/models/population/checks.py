"""What the models answer to the reference rows of this room: how people differ."""

from functools import cache

from sim.models.population.curves import summary
from sim.models.population.tally import Tally
from sim.models.references import Answers, Misfit


@cache
def _many() -> Tally:
    """20,480 people, 0.5 mg/kg in 40 min."""
    return summary(seed=1, count=20480)


def _variation(name: str) -> float:
    return 100 * _many().spread(name) / _many().mean(name)


CHECKS: Answers = {
    "cv_cl": lambda: _variation("clearance_per_kg"),
    "cv_t12": lambda: _variation("half_life"),
    "mc_c40_p50": lambda: _many().percentile("c40", 0.5),
    "mc_c40_p5": lambda: _many().percentile("c40", 0.05),
}
MISFITS: tuple[Misfit, ...] = ()
GAPS: tuple[str, ...] = (
    "Women clear esketamine 20 % faster in one study (Sigtermans 2009) and no faster in another (820 people): "
    "sex changes nothing in the virtual people.",
    "CYP2B6*6 and ancestry are left out of the virtual people: studies disagree on the one, and one analysis alone "
    "found the other.",
    "The traits of virtual people vary apart from each other; in nature clearance and volume go together.",
)
