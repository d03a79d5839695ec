"""The colours of this scene beyond those of the theme: the two spikes, and the two ways that a synapse may go."""

from dataclasses import dataclass

from sim.view.theme import Theme


@dataclass(frozen=True)
class Look:
    """Colours as #rrggbb.

    Attributes:
        pre, post: of the spikes, on the synapse and on the two wires alike.
        weaker, stronger: of depression and potentiation.
    """

    pre: str
    post: str
    weaker: str
    stronger: str
    calcium: str
    blocked: str
    mine: str


def look(theme: Theme) -> Look:
    """The colours for a theme."""
    calcium, blocked = theme.marks["calcium"], theme.marks["blocker"]
    if theme.dark:
        return Look("#c0b2ff", "#ffc08a", "#ff9b8a", "#6fe3a1", calcium, blocked, "#ffffff")
    return Look("#4a2fa8", "#a03c00", theme.wrong, theme.good, calcium, blocked, theme.ink)
