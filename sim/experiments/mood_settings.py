"""What a student sets in a virtual trial of mood: who gets what, how much, how often, and who knows."""

from dataclasses import dataclass

from sim.core.quantities import choice, quantity, switch
from sim.models.mood.treatments import TREATMENTS
from sim.models.mood.trial import Plan

MOST = 500
"""Patients in one arm; `openchannel cohort` takes millions."""


@dataclass(frozen=True)
class MoodParams:
    """A trial of two arms."""

    treatment: str = choice("ketamine", "Treatment", tuple(TREATMENTS), source="open-channel")
    control: str = choice(
        "midazolam",
        "Control",
        tuple(TREATMENTS),
        source="murrough-2013",
        help="What the other arm gets; without a drug that is felt, patients can tell.",
    )
    dose: float = quantity(
        0.5,
        "mg/kg",
        "Dose of ketamine in a session",
        valid=(0, 2),
        slider=(0, 1),
        source="zarate-2006",
        alternative=("mg", "dose.spray"),
        help="Infused over 40 min, as in the trials cited. Trials tried 0.1 to 1 mg/kg (Fava 2018).",
    )
    dose_spray: float = quantity(
        56,
        "mg",
        "Dose of esketamine in a session",
        valid=(0, 84),
        slider=(0, 84),
        source="popova-2019",
        path="dose.spray",
        help="Nasal spray, 28 mg a device.",
    )
    sessions: int = quantity(
        1, "1", "Sessions", valid=(0, 24), slider=(0, 12), source="murrough-2013", whole=True, help="The first at once."
    )
    every: float = quantity(
        3.5,
        "days",
        "Time between sessions",
        valid=(0.5, 28),
        slider=(1, 14),
        source="popova-2019",
        help="3.5 days is twice a week.",
    )
    patients: int = quantity(
        60,
        "1",
        "Patients in each arm",
        valid=(2, MOST),
        slider=(5, 200),
        scale="log",
        source="open-channel",
        whole=True,
        help="Few patients, wide interval: a real effect can be missed, or seem twice as large.",
    )
    baseline: float = quantity(
        35, "points", "Average MADRS at the start", valid=(20, 55), slider=(25, 45), source="open-channel"
    )
    antidepressant: bool = switch(
        False,
        "Both arms begin a daily antidepressant",
        source="popova-2019",
        kind="measured",
        help="As in the trials of esketamine.",
    )
    unblinding: float = quantity(
        0,
        "%",
        "Part of the effect that is expectancy",
        valid=(0, 100),
        source="open-channel",
        kind="guess",
        help="Of the difference seen when everyone can tell. Nobody knows it; Lii 2023 and KARMA-Dep 2 make it matter.",
    )
    guessed: float = quantity(
        100,
        "%",
        "Patients who guess their arm right",
        valid=(0, 100),
        slider=(50, 100),
        source="open-channel",
        kind="teaching",
        help="50 % is a coin toss. Under anaesthesia 37 % guessed right (Lii 2023).",
    )

    @property
    def plan(self) -> Plan:
        """The same as the models take it."""
        return Plan(
            treatment=self.treatment,
            control=self.control,
            per_kg=self.dose,
            sprayed=self.dose_spray,
            sessions=self.sessions,
            every=self.every,
            baseline=self.baseline,
            antidepressant=self.antidepressant,
            unblinding=self.unblinding,
            guessed=self.guessed,
        )
