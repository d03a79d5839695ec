"""The colour of each range of effects: pain relief, dissociation and anaesthesia look the same in every scene."""

from sim.view.theme import Theme

_EFFECTS = {
    "analgesia": 0,
    "dissociation": 1,
    "esketamine subanaesthetic": 1,
    "anaesthesia": 2,
    "esketamine unconscious": 2,
}
"""Windows of the models with the effect that each stands for: pain relief, dissociation, anaesthesia."""


def effect_tone(theme: Theme, window: str) -> str:
    """The colour of a range of concentrations, by the name of its window in the models."""
    return (theme.traces[2], theme.traces[3], theme.prediction)[_EFFECTS[window]]
