"""The ten states of the scheme as a student meets them: a colour for each, where it stands, and what it means."""

from dataclasses import dataclass

from sim.view.theme import Theme


@dataclass(frozen=True)
class Shown:
    """One state of the scheme: column and row of its node, colours on a dark and on a light stage, and its gloss."""

    name: str
    column: float
    row: float
    dark: str
    light: str
    gloss: str


STATES: dict[str, Shown] = {
    row.name: row
    for row in (
        Shown("C0", 0, 1, "#5f74b8", "#5a6aa5", "shut, no glutamate bound"),
        Shown("C1", 1, 1, "#7f95dc", "#4a63b8", "shut, one glutamate bound"),
        Shown("C2", 2, 1, "#a9bcff", "#2f4fc0", "shut, two glutamate bound"),
        Shown("D", 2, 0, "#8f86a6", "#6f6784", "desensitised: two glutamate bound, but resting"),
        Shown("O", 3, 1, "#49d8ff", "#0080b0", "open"),
        Shown("C0B", 0, 2, "#a8467f", "#a03a78", "shut, no glutamate, drug trapped"),
        Shown("C1B", 1, 2, "#c2528f", "#b13c80", "shut, one glutamate, drug trapped"),
        Shown("C2B", 2, 2, "#da62a2", "#bf3d88", "shut, two glutamate, drug trapped"),
        Shown("DB", 2, 3, "#8d5578", "#84506f", "desensitised, drug trapped"),
        Shown("OB", 3, 2, "#ff86c0", "#d02c7e", "open, but blocked by the drug"),
    )
}
MAGNESIUM_DARK, MAGNESIUM_LIGHT = "#57e38a", "#0b8a44"


def colour(name: str, theme: Theme) -> str:
    """The colour of a state on this theme's stage."""
    row = STATES[name]
    return row.dark if theme.dark else row.light
