"""The colour of each range of effects: pain relief, dissociation and anaesthesia look the same in every scene."""

from sim.view.theme import Theme


def effect_tone(theme: Theme, window: str) -> str:
    """The colour of a range of concentrations, by the name of its window in the models."""
    if window in ("anaesthesia", "esketamine unconscious"):
        return theme.prediction
    return theme.traces[3] if window in ("dissociation", "esketamine subanaesthetic") else theme.traces[2]
