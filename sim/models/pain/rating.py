"""The pain that a person would tell after a stimulus: a scale from 0 to 10 for the spikes of one cell.

    told = 10 s / (s + 10)

Nobody has measured this curve; in people, ratings rise with the temporal summation of stimuli (Guirimand et al. 2000).
"""

from sim.core.facts import fact

HALF = fact(10.0, "spikes", "Spikes in answer to a stimulus that are told as 5 of 10", "windup-cell", "teaching")
MOST = fact(10.0, "points", "Highest pain on the scale", "windup-cell", "teaching")


def rated(spikes: float) -> float:
    """Pain from 0 to 10 for the spikes in answer to one stimulus."""
    return MOST.value * spikes / (spikes + HALF.value)
