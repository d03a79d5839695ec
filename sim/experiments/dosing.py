"""What is given to a person, by which way, how much: the settings that the benches with a person share."""

from dataclasses import dataclass

from sim.core.quantities import choice, quantity
from sim.core.units import say
from sim.models.body.routes import ROUTES

DRUGS = ("ketamine", "esketamine")


@dataclass(frozen=True)
class Dosing:
    """One drug for one person."""

    drug: str = choice(
        "ketamine", "Drug", DRUGS, source="open-channel", help="Ketamine is the mixture of both mirror images."
    )
    route: str = choice("infusion", "Way in", ROUTES, source="open-channel")
    dose: float = quantity(
        35.0,
        "mg",
        "Dose",
        valid=(0, 300),
        slider=(5, 150),
        source="zarate-2006",
        alternative=("mg/kg", "dose.per_kg"),
        help="Of the base. For the nasal spray of esketamine, all devices (28 mg each) of a session together.",
    )
    dose_per_kg: float = quantity(
        0.0,
        "mg/kg",
        "Dose by weight",
        valid=(0, 4),
        slider=(0, 2),
        source="open-channel",
        path="dose.per_kg",
        help="Above 0 it takes the place of the dose in mg.",
    )
    duration: float = quantity(
        40.0, "min", "Infused over", valid=(1, 6000), slider=(2, 120), source="zarate-2006", help="For the infusion."
    )
    weight: float = quantity(70.0, "kg", "Body weight", valid=(40, 170), slider=(45, 130), source="open-channel")

    @property
    def milligrams(self) -> float:
        """The next dose in mg: by weight when that is above 0."""
        return self.dose_per_kg * self.weight if self.dose_per_kg > 0 else self.dose

    def why_moot(self, path: str, given: bool, weight_counts: bool) -> str:
        """Why a setting changes nothing, or may not change now; empty when it is free.

        given: a dose of the drug is in the person. weight_counts: the model of the body takes the weight.
        """
        if path == "duration" and self.route != "infusion":
            return f"Only an infusion takes a set time; the way in is {self.route}."
        if path == "dose" and self.dose_per_kg > 0:
            return f"The dose by weight ({say(self.dose_per_kg, 'mg/kg')}) takes its place; set that to 0 first."
        if path == "weight" and self.dose_per_kg == 0 and not weight_counts:
            return f"The published model of {self.drug} found no effect of weight."
        if path == "drug" and given:
            return f"{self.drug.capitalize()} has been given; reset to choose another drug."
        return ""
