"""Variants of the gene of BDNF: how much is let out when a cell is active.

One letter of the gene (Val66Met) hinders the sorting of BDNF into vesicles. Cultured neurons of mice with two copies of
the variant let out about 30 % less when stimulated, with one copy about 18 % less; resting release is unchanged.
"""

from sim.core.facts import Fact, fact

VARIANTS: dict[str, Fact] = {
    "Val/Val": fact(100, "%", "Release with the usual gene", "chen-2006"),
    "Val/Met": fact(82, "%", "Release with one copy of the variant", "chen-2006"),
    "Met/Met": fact(70, "%", "Release with two copies of the variant", "chen-2006"),
    "no BDNF": fact(0, "%", "Release when the gene is removed", "open-channel", "teaching"),
}
