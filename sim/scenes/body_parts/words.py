"""What the scene says: the names on its labels, what each thing is, and the whole picture in a few sentences."""

from collections.abc import Mapping

import pygame

from sim.core.units import figure, say_time
from sim.models.body.disposition import in_mg
from sim.models.body.effects import windows
from sim.scenes.body_parts.panel import level
from sim.scenes.body_parts.reading import ARM_ROUTES, SWALLOWED_ROUTES, Reading
from sim.scenes.scene import Thing

LEAVES_OUT: tuple[str, ...] = (
    "This app simulates average published behaviour of ketamine for teaching. It is not a dosing tool, does not know "
    "any patient, and must not be used to decide treatment.",
    "Doses shown are those studied in the cited trials, displayed only so that you can compare the model with the "
    "published result.",
    "One average adult: no age, sex, genes, disease or habit. Real people differ by a factor of two and more.",
    "The model has one gut and one place of entry; where in stomach or bowel the drug is drawn is for the eye alone.",
    (
        "Particles show how much flows, on a log scale; they are not counts of molecules, and blood flows "
        "faster than drawn."
    ),
    "Free drug in the brain follows from assumptions: an equilibration half-time of 3 min and an unbound ratio of 0.6.",
    "Hydroxynorketamine is right within a factor of two to three only: laboratories disagree as much.",
    (
        "A film under the tongue seen in an artery: the published parameters book 142 % of the dose; the bar "
        "shows shares of that."
    ),
    "Dehydronorketamine, the two mirror-image halves of the racemate, and drug in bile are not drawn.",
)


def now(part: str, reading: Reading) -> tuple[str, ...]:
    """The numbers of a part, a line each."""
    k, n, h = reading.plasma

    def mg(place: str) -> str:
        return f"{figure(in_mg(reading.amount(place)))} mg"

    table: dict[str, tuple[str, ...]] = {
        "Brain": (f"free drug {figure(reading.free_brain, 2)} µM",),
        "Heart and great vessels": (
            f"{reading.drug} {figure(k)} ng/mL",
            f"norketamine {figure(n)} ng/mL",
            f"hydroxynorketamine {figure(h)} ng/mL",
        ),
        "Lung": (f"{reading.drug} {figure(k)} ng/mL",),
        "Liver": (f"norketamine made: {figure(reading.flow('formation') * 60)} µmol/min",),
        "Portal vein": (f"from the gut: {figure(reading.flow('gut_uptake') * 60)} µmol/min",),
        "Stomach": (f"in stomach and gut {mg('gut')}",),
        "Small intestine": (f"in stomach and gut {mg('gut')}",),
        "Large intestine": (f"never absorbed {mg('unabsorbed')}",),
        "Kidney": (f"into urine: {figure(reading.flow('urine') * 60)} µmol/min",),
        "Tissue": (f"{reading.drug} {mg('tissue')}",),
        "Bladder": (f"excreted so far {mg('excreted')}",),
    }
    sites = {
        "Nose": "nasal",
        "Mouth and throat": "sublingual",
        "Shoulder muscle": "intramuscular",
        "Rectum": "rectal",
        "Skin of the belly": "subcutaneous",
    }
    if part in sites and reading.route == sites[part]:
        return (f"still at the site {mg('absorption_site')}",)
    if part == "Arm vein" and reading.route in ARM_ROUTES:
        left = reading.remaining
        return (f"pump: {say_time(left)} to go",) if left else ("nothing is running in",)
    return table.get(part, ())


_SECTIONS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "numbers": (
        "Levels now",
        "What a laboratory would measure in this plasma, and what follows for the brain.",
        ("kamp-2020-meta", "moaddel-2023"),
    ),
    "gauge": (
        "Level against published effects",
        "Ranges in which an effect was reported, in groups of people.",
        ("zanos-2018",),
    ),
    "bar": ("Where the dose is", "All that was given, by the place or the form in which it now is.", ("simons-2022",)),
    "key": ("What the shapes mean", "Hexagon ketamine, triangle norketamine, ring hydroxynorketamine.", ()),
    "names": ("Names", "The numbers on the body.", ()),
}


def read_outs(reading: Reading, sections: Mapping[str, pygame.Rect]) -> tuple[Thing, ...]:
    """The read-outs as things that can be pointed at."""
    k, n, h = reading.plasma
    lines: dict[str, tuple[str, ...]] = {
        "numbers": (
            f"{reading.drug} {figure(k)} ng/mL ({figure(reading.molar, 2)} µM)",
            f"free in the brain {figure(reading.free_brain, 2)} µM",
            f"bioavailability {100 * reading.bioavailability[0]:.0f} %",
        ),
        "gauge": tuple(f"{w.label}: {w.low:.0f} to {w.high:,.0f} ng/mL" for w in windows(reading.drug)),
        "bar": tuple(f"{row.name}: {figure(in_mg(a))} mg" for row, a in reading.shares if a > 1e-9),
        "key": (f"norketamine {figure(n)} ng/mL", f"hydroxynorketamine {figure(h)} ng/mL"),
    }
    return tuple(Thing(*_SECTIONS[s][:2], lines.get(s, ()), _SECTIONS[s][2], area) for s, area in sections.items())


_WAYS = {
    "intravenous bolus": "by a quick injection into an arm vein",
    "infusion": "by an infusion into an arm vein",
    "intramuscular": "by an injection into the shoulder muscle",
    "subcutaneous": "by an injection under the skin of the belly",
    "oral": "as a tablet that was swallowed",
    "sublingual": "as a wafer under the tongue",
    "nasal": "as a nasal spray",
    "rectal": "into the rectum",
}


def describe(reading: Reading) -> str:
    """The live picture in two to six sentences."""
    if not reading.given:
        arm = "an artery at the wrist" if reading.site == "arterial" else "a vein of the other arm"
        return (
            "A translucent human body seen from the front, with its organs, arteries in red and veins in blue. "
            f"No {reading.drug} has been given yet; the way in that is set is {reading.route}. "
            f"Blood will be taken from {arm}."
        )
    way = _WAYS.get(reading.route, reading.route)
    said = [
        f"{say_time(max(0.0, reading.since))} ago {figure(reading.given[-1][2])} mg of {reading.drug} was given {way}"
        + (f"; the pump runs for {say_time(reading.remaining)} more." if reading.remaining else ".")
    ]
    k = reading.plasma[0]
    parent, nor, hydroxy = (level(value) for value in reading.plasma)
    inside = [w.label.lower() for w in windows(reading.drug) if w.low <= k <= w.high]
    said.append(
        f"The {reading.site} plasma holds {parent} ng/mL of {reading.drug} ({figure(reading.molar, 2)} µM), "
        f"{nor} ng/mL of norketamine and {hydroxy} ng/mL of hydroxynorketamine"
        + (f"; this lies in the published range for {' and '.join(inside)}." if inside else ".")
    )
    free = f"{figure(reading.free_brain, 2)} µM" if reading.free_brain >= 1e-3 else "below 0.001 µM"
    said.append(f"Free in the brain is {free}.")
    total = reading.total
    rows = sorted(
        ((a / total, row.name) for row, a in reading.shares if total > 0 and a / total >= 0.005), reverse=True
    )
    if rows:
        said.append(
            "Of the dose, " + ", ".join(f"{100 * share:.0f} % is {_PLACES[name]}" for share, name in rows[:5]) + "."
        )
    passing = reading.flow("first_pass")
    if passing > 1e-5 and reading.route in SWALLOWED_ROUTES:
        said.append(
            "Drug from the gut now passes through the portal vein to the liver, where most of it becomes norketamine."
        )
    return " ".join(said)


_PLACES = {
    "Not given yet": "still in the syringe",
    "Where it was put": "where it was put",
    "Gut": "in the gut",
    "Blood": "in the blood and what fills as fast",
    "Tissue": "in tissue",
    "Norketamine": "norketamine",
    "Hydroxynorketamine": "hydroxynorketamine",
    "Excreted": "excreted",
    "Never absorbed": "not absorbed",
}
