"""Finds the shipped files that are drawn with: the letters of the screen and the baked art of the stages."""

from pathlib import Path

from sim.core.complaints import unknown
from sim.core.places import shipped

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "Italic", "SemiBoldItalic")


def font_file(weight: str) -> Path:
    """The font file of a weight of Inter, such as "Regular" or "SemiBold".

    Raises:
        Complaint: there is no such weight.
    """
    if weight not in WEIGHTS:
        raise unknown("font weight", weight, WEIGHTS)
    return shipped("assets") / "fonts" / f"Inter-{weight}.otf"


def baked_file(name: str) -> Path:
    """Where the baked picture `name` (with its ending) is shipped; it may not be there yet."""
    return shipped("assets") / "baked" / name
