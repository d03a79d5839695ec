"""What the mood scene says: what each thing is, its numbers, the picture in a few sentences, what is left out."""

from sim.core.units import figure
from sim.models.trials.outcomes import forest
from sim.scenes.mood_parts.blinding import says
from sim.scenes.mood_parts.bridge import signed
from sim.scenes.mood_parts.forest import DRUGS, names, reached
from sim.scenes.mood_parts.reading import ArmNow, Reading, percent

CONTENT_NOTE = (
    "This scene is about depression: scores of simulated patients over six weeks, of whom some do not get better and "
    "some get worse. Nobody in it is a real person, and no single course can be foretold. If you or someone you know "
    "is struggling with mood, suicidal thoughts or drug use, contact local health services or a crisis line."
)
LEAVES_OUT: tuple[str, ...] = (
    "This app simulates average published behaviour of ketamine for teaching. It is not a dosing tool, does not know "
    "any patient, and must not be used to decide treatment.",
    "Doses shown are those studied in the cited trials, displayed only so that you can compare the model with the "
    "published result.",
    "In clinics ketamine and esketamine are given by trained staff with blood-pressure and airway monitoring; "
    "esketamine requires at least two hours of observation each session.",
    "Antidepressant effects fade over days to weeks and blinding in trials is imperfect; several recent trials "
    "against midazolam found smaller or no benefit.",
    "A score is not a person: nothing about anybody is in the model beside it. Suicide, relapse as an event, and "
    "side effects other than a fixed rate of leaving are left out.",
    "The curve of one infusion was fitted to published means, most of them recalled; that it comes out right is no "
    "evidence. How patients differ is partly guessed.",
    "Who leaves does so at random and at the rate of adverse events alone; those who leave because nothing helps are "
    "not modelled. For ketamine, midazolam and placebo no rate was read, so nobody leaves.",
    "The published trials are a choice, not a review: no pooled effect is formed. They differ in dose, time and "
    "people.",
)
UP_CLOSE = "Press Z: who can tell what they got, and this trial beside published ones. Z goes back."
_SCALE = "MADRS: the scale of Montgomery and Åsberg, from 0 (well) to 60 (worst), filled in by a rater."


def room(told: Reading, i: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What a room is, its numbers, its sources."""
    arm = told.arms[i]
    who = "" if i == 0 else "control."
    what = (
        "Each figure is a patient of this arm and stands at the score of now; the fine line begins at the score of the "
        "start. Half full: the score has fallen by half (response). Full: 12 or less (remission)."
    )
    return (
        what,
        (
            f"{arm.staying} of {arm.count} patients are in the trial",
            mean(arm),
            f"responded: {percent(told.row[who + 'responders'])}, in remission: {percent(told.row[who + 'remitters'])}",
            told.params.plan.arms[i].note,
        ),
        ("murrough-2013",),
    )


def scale(told: Reading) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the numbers at the left are."""
    first, second = told.arms
    what = (
        f"{_SCALE} Two cut-offs are named. Response: the score has fallen by half or more; each patient has an own "
        "half, and the dashed line is half of the arm's mean at the start. Remission: 12 or less; older trials took "
        "10 or less."
    )
    halves = f"half of the mean at the start: {first.half:.1f} on {first.name}, {second.half:.1f} on {second.name}"
    return what, (halves, "remission: 12 points or less"), ("popova-2019", "janik-2025")


def mean(arm: ArmNow) -> str:
    """The mean of an arm with its interval."""
    interval = f" (95 %: {arm.low:.1f} to {arm.high:.1f})" if arm.low == arm.low else ""
    return f"mean {arm.mean:.1f} points{interval}"


def left(told: Reading, i: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the niche is."""
    arm, treatment = told.arms[i], told.params.plan.arms[i]
    rate = treatment.leaves
    if rate is None:
        line = f"no rate was read for {treatment.label}, so nobody leaves"
    else:
        line = f"{figure(100 * rate.value)} % stop within 28 days because of adverse events"
    what = "Those who have left the trial. Means are of those who stay; whoever has left is still counted."
    return what, (f"left: {arm.left} of {arm.count}", line), () if rate is None else (rate.source,)


def difference(told: Reading) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the bridge is."""
    value, low, high = told.difference
    what = (
        "The change in the treatment arm less that in the control arm. The dashed line leads to where the treatment "
        "arm would be, had it changed as the control arm did; the bar is the interval of 95 %."
    )
    if told.time <= 0:
        return what, ("no time has passed yet",), ("murrough-2013",)
    verdict = (
        "0 lies outside the interval" if told.shown else "0 lies inside: this trial alone does not show a difference"
    )
    return what, (f"{signed(value)} points (95 %: {signed(low)} to {signed(high)})", verdict), ("murrough-2013",)


def weeks(told: Reading) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the line of weeks is."""
    past, ahead = told.sessions
    what = (
        "Six weeks from the first day, with the means of both arms so far. A full hexagon is a session that was "
        "given, an empty one a session to come. The drug is gone from the blood within a day; plasticity, which the "
        "model lets carry the effect, fades over weeks. It stands for synapses and signals in one, and nobody "
        "measures it."
    )
    numbers = (
        f"day {told.day:.1f}",
        f"sessions given: {len(past)}, to come: {len(ahead)}",
        f"drug in blood {figure(told.row['ketamine'])} ng/mL, mean of the treatment arm",
        f"plasticity {100 * told.row[told.lasting]:.0f} %, mean of the arm with the drug (fitted)",
    )
    return what, numbers, ("kishimoto-2016", "open-channel")


def blinding(told: Reading) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the upper part of the card is."""
    p = told.params
    numbers = [
        f"patients who guess their arm right: {figure(100 * p.guessed)} % (chosen for teaching)",
        f"part of the effect that is expectancy: {figure(100 * p.unblinding)} % (guess)",
    ]
    if told.felt is not None:
        drug, hope = (signed(told.row[f"difference.{part}"]) for part in ("drug", "expectancy"))
        numbers += [believed(told, i) for i in (0, 1)]
        numbers.append(f"what the model put in: {drug} points by the drug, {hope} by expectancy")
    what = (
        "Ketamine is felt, so most patients can tell what they got, and hope may work beside the drug. How much it "
        f"does is contested. {says(told)} A pink hexagon over a figure: this patient believes to be on the drug."
    )
    return what, tuple(numbers), ("lii-2023", "jelovac-2025")


def believed(told: Reading, i: int) -> str:
    """What an arm believes."""
    arm = told.arms[i]
    return f"on {arm.name}, {arm.believers} of {arm.staying} believe to be on {told.drug}"


def published(told: Reading) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What the lower part of the card is."""
    there = forest("MADRS", DRUGS)
    good, whole = reached(there)
    value, low, high = told.difference
    what = (
        "The difference of this simulated trial beside those of published ones, each at its own time and dose. "
        "Trials that did not reach their first endpoint stand in equal ink, with an open square. ≈: recalled, not "
        "read again."
    )
    numbers = [f"{good} of {whole} such trials reached their first endpoint"]
    if told.time > 0:
        numbers.insert(
            0, f"this model, day {told.day:.0f}: {signed(value)} ({signed(low)} to {signed(high)}); not a trial"
        )
    for row in there:
        if row.drug == (told.drug or "ketamine"):
            interval = f" ({signed(row.low)} to {signed(row.high)})" if row.low == row.low else ""
            numbers.append(f"{names(row)[0]}: {signed(row.effect)}{interval}")
    return what, tuple(numbers), ("murrough-2013", "lii-2023", "jelovac-2025", "popova-2019")


def describe(told: Reading) -> str:
    """The live picture in two to six sentences."""
    first, second = told.arms
    names_ = told.names
    if told.time <= 0:
        return (
            f"Two lit rooms side by side: {first.count} patients who will get {names_[0]}, and {second.count} who "
            f"will get {names_[1]}, each a small figure at the height of the score of depression, 60 above and 0 "
            f"below. No time has passed yet: the means are {first.mean:.1f} and {second.mean:.1f} points. {says(told)}"
        )
    past, ahead = told.sessions
    sessions = f" (sessions given: {len(past)}, to come: {len(ahead)})" if past or ahead else ""
    said = [
        f"Day {told.day:.1f} of a simulated trial{sessions}: {first.staying} of {first.count} patients are still "
        f"there on {names_[0]} and {second.staying} of {second.count} on {names_[1]}."
    ]
    said.append(
        f"On {names_[0]} the {_course(first, told, '')}; on {names_[1]} the {_course(second, told, 'control.')}."
    )
    value, low, high = told.difference
    verdict = "leaves out 0" if told.shown else "includes 0, so that this trial alone shows no difference"
    said.append(
        f"The arms differ by {signed(value)} points, with an interval of 95 % from {signed(low)} to {signed(high)} "
        f"that {verdict}."
    )
    if past:
        level, plastic = told.row["ketamine"], f"plasticity is at {100 * told.row[told.lasting]:.0f} %"
        blood = f"{figure(level, 2)} ng/mL of drug are in the blood" if level >= 0.1 else "no drug is left in the blood"
        said[-1] = f"{said[-1][:-1]}; {plastic}." if told.felt == 1 else f"{said[-1][:-1]}; {blood}, and {plastic}."
    if told.felt is not None:
        said.append(f"{believed(told, 0).capitalize()}; {believed(told, 1)}.")
    good, whole = reached(forest("MADRS", DRUGS))
    said.append(says(told))
    said.append(f"Beside stand {whole} published trials, of which {whole - good} did not reach their first endpoint.")
    return " ".join(said)


def _course(arm: ArmNow, told: Reading, who: str) -> str:
    responded, remitted = percent(told.row[who + "responders"]), percent(told.row[who + "remitters"])
    return f"{mean(arm)}, {responded} have responded and {remitted} are in remission"
