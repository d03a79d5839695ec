"""For a hall: how large letters must be so that the back row can read them."""

from sim.view.theme import Theme

SMALLEST = 11.0
"""Points of the smallest letters on most stages."""
SHARE = 0.025
"""Of the height of a projected picture, that its smallest letters take at least: from the top of a capital to the foot
of a g they fill about the size of their font, and it is that size which is meant."""


def least_letters(theme: Theme, within: int, smallest: float = SMALLEST) -> float:
    """Pixels of a point of text, below which the back row could not read the smallest letters; 0 for other themes.

    Args:
        within: pixels of the height of the picture that is meant: the whole one, or the stage that is a part of it.
        smallest: points of the smallest letters that the scene uses.
    """
    if theme.text <= 1:
        return 0.0
    return within * (SHARE / smallest)  # a trace above rather than below, so that no size of font is rounded down


def hall_of(size: tuple[int, int]) -> int:
    """The height that counts for letters: of a picture that is narrower than 16 to 9, that of one as wide."""
    return min(size[1], round(size[0] * 9 / 16))
