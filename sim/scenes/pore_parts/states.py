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
        Shown("C0", 0, 1, "#5f74b8", "#9aa6cc", "shut, no glutamate bound"),
        Shown("C1", 1, 1, "#7f95dc", "#8497e0", "shut, one glutamate bound"),
        Shown("C2", 2, 1, "#a9bcff", "#7189e0", "shut, two glutamate bound"),
        Shown("D", 2, 0, "#8f86a6", "#a59db8", "desensitised: two glutamate bound, but resting"),
        Shown("O", 3, 1, "#49d8ff", "#2fa3cf", "open"),
        Shown("C0B", 0, 2, "#a8467f", "#cf8ab4", "shut, no glutamate, drug trapped"),
        Shown("C1B", 1, 2, "#c2528f", "#d77fb0", "shut, one glutamate, drug trapped"),
        Shown("C2B", 2, 2, "#da62a2", "#de72ac", "shut, two glutamate, drug trapped"),
        Shown("DB", 2, 3, "#8d5578", "#b58fa8", "desensitised, drug trapped"),
        Shown("OB", 3, 2, "#ff86c0", "#e8589f", "open, but blocked by the drug"),
    )
}
MAGNESIUM_DARK, MAGNESIUM_LIGHT = "#57e38a", "#1fa35c"


def colour(name: str, theme: Theme) -> str:
    """The colour of a state on this theme's stage."""
    row = STATES[name]
    return row.dark if theme.dark else row.light
