"""The scene of paired spikes in words: what is shown, what was found, and what the picture leaves out."""

from dataclasses import replace
from typing import Any

from sim.core import units
from sim.core.sources import BADGES, Kind
from sim.experiments.pairing_plan import Plan
from sim.experiments.pairing_record import Finished
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity.parameter_sets import SETS
from sim.models.plasticity.protocols import Pairings
from sim.scenes.pairing_parts.across import across
from sim.scenes.pairing_parts.clock import Phase

LEAVES_OUT: tuple[str, ...] = (
    "One calcium signal decides both ways. As the interval grows, calcium then passes through the range of depression "
    "on the positive side too: a second window that most experiments do not show. It is visible here and not mended.",
    "CaMKII, phosphatases and all that follows calcium within minutes stand in two thresholds.",
    "In the sets of Graupner and Brunel only presynaptic calcium is taken to come through NMDA receptors; that is our "
    "assumption, and block lowers this part alone.",
    "Those sets know no voltage and no magnesium. The Mg²⁺ in the picture follows the voltage that a spine of Shouval "
    "2002 would have.",
    "The weight is the mean of many noisy synapses; one spine is drawn for all of them, and its head is made to follow "
    "the weight. Real heads follow within minutes, and not in exact proportion.",
    "At the pace of the bench a pairing passes in less than a blink: one at a time is shown in slow motion, each time "
    "the latest. Where the run stands or goes slowly, the picture keeps its time.",
    "A spike passes the stretch that is drawn in less than a millisecond; here it enters 20 ms before it arrives, so "
    "that it can be seen to come.",
    "No inhibition, no dopamine, no neighbouring spines; the spike that runs back is as large in every spine.",
)


def kind_of(rule: str) -> Kind:
    """How the numbers of a rule are known."""
    return "fitted" if rule == SHOUVAL else SETS[rule].kind


def what(rule: str) -> str:
    """A rule in a few words."""
    if rule == SHOUVAL:
        return "calcium through the receptor itself, by its voltage"
    return SETS[rule].what


def full(rule: str) -> str:
    """A rule with its authors."""
    return f"Rule: {rule}" if rule == SHOUVAL else f"Rule: {rule}, Graupner & Brunel 2012"


def order(pairings: Pairings) -> str:
    """Which spike leads."""
    if pairings.post_spikes == 0:
        return "Presynaptic spikes alone"
    gap = units.say(abs(pairings.interval), "ms")
    if pairings.interval == 0:
        return "Both spikes at once"
    return f"Pre leads by {gap}" if pairings.interval > 0 else f"Post leads by {gap}"


def protocol(pairings: Pairings) -> str:
    """How many pairings, and how fast."""
    one = across(pairings).event
    number = f"1 {one}" if pairings.pairs == 1 else f"{pairings.pairs} {one}s"
    more = f", {pairings.post_spikes} post spikes in each" if pairings.post_spikes > 1 else ""
    return f"{number} at {units.say(pairings.rate, 'Hz')}{more}"


def done(experiment: Any, phase: Phase) -> bool:
    """The protocol that is set has just run to its end."""
    last = experiment.plan
    return not phase.running and last.onset is not None and replace(last, onset=None) == phase.plan


def status(phase: Phase, done: bool = False) -> tuple[str, str, str]:
    """What goes on, for the head of the stage: in a sentence, in a few words, in the fewest."""
    pairings = phase.plan.pairings
    lead, one, pairs = order(pairings), across(pairings).event, pairings.pairs
    if done:
        all_of_it = f"all {pairs} {one}s done" if pairs > 1 else f"the {one} is done"
        return f"{lead}: {all_of_it}", f"{lead}: {pairs}/{pairs}", f"{pairs} of {pairs}"
    if not phase.running:
        return f"{lead}: not begun", lead, ""
    number = phase.number
    return f"{lead}: {one} {number} of {pairs}", f"{lead}: {number}/{pairs}", f"{number} of {pairs}"


def note(phase: Phase) -> str:
    """How time passes in the picture."""
    if phase.slowed:
        one = across(phase.plan.pairings).event
        return f"Slow motion: one {one}, {units.figure(phase.slowed, 2)} times slower than life"
    return ""


def region(level: float, thresholds: tuple[float, float]) -> str:
    """Where calcium is, against the two thresholds."""
    low, high = min(thresholds), max(thresholds)
    if level > high:
        return "above both thresholds"
    return "above the lower threshold" if level > low else "below both thresholds"


def factor(value: float) -> str:
    """A weight against the start, as plots and lessons have it."""
    return f"{100 * value:.0f} %"


def ended(experiment: Any, phase: Phase) -> bool:
    """Whether every pairing has begun; before that its end is not told, since a student may be asked to foretell it."""
    whole = phase.plan.pairings.pairs
    return bool(whole > 0 and experiment.OBSERVABLES["pairings"].read(experiment) >= whole)


def blocked_now(experiment: Any, phase: Phase) -> float:
    """The share of the receptors' calcium that is lost in the pairing that is shown."""
    return 1.0 - phase.course.left


def tried_at(one: Finished) -> str:
    """What was tried in a run: its interval, or how fast its pulses came."""
    return units.say(one.interval, "ms") if one.post_spikes else units.say(one.rate, "Hz")


def like(one: Finished, plan: Plan, rule: str) -> bool:
    """The run was done as the protocol that is set now, but for its interval (or rate, without one) and the block."""
    now = plan.pairings
    same = (one.rule, one.pairs, one.post_spikes) == (rule, now.pairs, now.post_spikes)
    same = same and (one.post_spikes == 0 or one.rate == now.rate)
    if now.post_spikes > 1:
        same = same and one.burst == now.burst
    if rule == SHOUVAL:
        same = same and (one.epsp, one.clamp, one.magnesium) == (plan.epsp, plan.clamp, plan.magnesium)
    return same


def describe(experiment: Any, phase: Phase, told: bool = True) -> str:
    """All that the stage shows, in two to six sentences; no calcium to come unless it may be `told`."""
    rule = str(experiment.get("parameter_set"))
    seen = experiment.observe()
    plan, course = phase.plan, phase.course
    high = course.thresholds[1]
    unit = " (0.35 µM)" if rule == SHOUVAL else ""
    above = [units.say(time, "ms", 2) for time in course.above]
    one, once = across(plan.pairings).event, across(plan.pairings).once
    state = f"all {one}s are done" if done(experiment, phase) else "no protocol runs"
    calcium = (
        f"{once.capitalize()} calcium in the spine rises to {factor(float(course.calcium.max()))} of the lower "
        f"threshold{unit} and is above it for {above[0]}, and above the upper threshold ({factor(high)}) for "
        f"{above[1]}."
        if told
        else f"Calcium has a lower threshold{unit} and an upper one, at {factor(high)} of it; what calcium does is "
        "shown in the run."
    )
    parts = [
        f"A bouton on an axon, and across the cleft a dendritic spine; behind it the cell body. "
        f"{order(plan.pairings)}, {protocol(plan.pairings)}, by the rule {rule} ({BADGES[kind_of(rule)]}); "
        + (f"{one} {phase.number} runs." if phase.running else f"{state}."),
        calcium,
        f"The synapse is at {factor(seen['weight'])} of its strength at the start, and the spine's head is drawn so "
        "large"
        + (
            f"; the whole protocol is expected to come to {factor(seen['expected_weight'])}."
            if ended(experiment, phase)
            else "."
        ),
    ]
    blocked = blocked_now(experiment, phase)
    if blocked > 0.0005:
        source = str(experiment.get("drug"))
        by = "by hand" if source == "none" else f"by {source}"
        parts.append(f"{units.figure(100 * blocked, 2)} % of the NMDA receptors' calcium is blocked {by}.")
    parts.append(found(experiment, plan, rule))
    return " ".join(part for part in parts if part)


def found(experiment: Any, plan: Plan, rule: str) -> str:
    """The points of the window in words."""
    mine = [one for one in experiment.record if like(one, plan, rule)]
    window = "The window of spike timing" if plan.pairings.post_spikes else "The window of rates"
    if not mine:
        return f"{window} is still empty: each finished protocol leaves a point."
    shown = ", ".join(
        f"{tried_at(one)} {factor(one.change)}" + (" with block" if one.blocked > 0.005 else "") for one in mine[-6:]
    )
    number = "one point" if len(mine) == 1 else f"{len(mine)} points"
    return f"{window} holds {number}: {shown}."
