"""Release: a spike that reaches the terminal lets one docked vesicle go, or fails.

With n of `full` places taken, the chance is 1 - (1 - p)^(n / full), where p is the release probability of a rested
synapse: each docked vesicle has the same chance, and one at most goes (Dobrunz & Stevens 1997). An empty place is
filled again at 0.24 per second (Wesseling & Lo 2002). Left out: facilitation, several vesicles at once,
release without a spike.
"""

from math import exp

from sim.core.facts import fact

REFILL = fact(0.24, "1/s", "An empty place is filled again", "wesseling-lo-2002")


def chance(docked: int, full: int, probability: float) -> float:
    """The chance that a spike releases a vesicle; with `full` = 0 the synapse never runs out."""
    if full <= 0:
        return probability
    if docked <= 0 or probability >= 1.0:
        return float(docked > 0)
    return 1.0 - float((1.0 - probability) ** (docked / full))


def refilled(docked: int, full: int, time: float, luck: float) -> int:
    """Docked vesicles after a short `time` (s): one more when `luck` (0 to 1) is below the chance of that."""
    empty = full - docked
    return docked + (empty > 0 and luck < 1.0 - exp(-empty * REFILL.value * time))
