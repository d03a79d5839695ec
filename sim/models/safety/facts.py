"""What is known of harms and of how sessions are watched: facts to be read, each with its source. Not advice.

Nothing here is calculated. `figure` is the number as the source gives it, `against` the comparison when there was one.
"""

from dataclasses import dataclass
from typing import Literal

from sim.core.sources import Kind

Topic = Literal["during a session", "who is kept from it", "how it is watched", "later harms", "not settled"]


@dataclass(frozen=True)
class SafetyFact:
    """One line: what, how much, among whom, and from where."""

    topic: Topic
    what: str
    figure: str
    among: str
    source: str
    against: str = ""
    kind: Kind = "measured"
    note: str = ""


_TRIALS = "short trials of esketamine spray, 346 people against 222"
FACTS: tuple[SafetyFact, ...] = (
    SafetyFact(
        "during a session",
        "Reactions on waking from anaesthesia",
        "about 12 %",
        "patients given ketamine as an anaesthetic",
        "ketalar-label",
        note="From pleasant dreams to delirium; mostly a few hours, at times again within 24 h.",
    ),
    SafetyFact("during a session", "Dissociation", "41 %", _TRIALS, "spravato-label", "9 % with placebo"),
    SafetyFact("during a session", "Dizziness", "29 %", _TRIALS, "spravato-label", "8 % with placebo"),
    SafetyFact("during a session", "Nausea", "28 %", _TRIALS, "spravato-label", "9 % with placebo"),
    SafetyFact("during a session", "Sedation, as reported", "23 %", _TRIALS, "spravato-label", "9 % with placebo"),
    SafetyFact("during a session", "Vertigo", "23 %", _TRIALS, "spravato-label", "3 % with placebo"),
    SafetyFact(
        "during a session", "Blood pressure up, as reported", "10 %", _TRIALS, "spravato-label", "3 % with placebo"
    ),
    SafetyFact(
        "during a session",
        "Sedation, as measured on a scale",
        "49 to 61 %",
        "trials of esketamine spray",
        "spravato-label",
        note="Loss of consciousness in 0.3 %.",
    ),
    SafetyFact(
        "during a session",
        "Pressure of 165/100 mmHg or more at some time",
        "44.3 %",
        "203 people with repeated infusions",
        "rodrigues-2022",
        note="Dissociation in 35.6 %, less after the first infusion.",
    ),
    SafetyFact(
        "during a session",
        "Bursts of sympathetic nerves to muscle",
        "from 18 to 35 a minute",
        "volunteers at 713 ng/mL of S-ketamine",
        "kienbaum-2001",
        note="Noradrenaline from 159 to 373 pg/mL: the heart is driven through nerves.",
    ),
    SafetyFact(
        "how it is watched",
        "Time under observation",
        "at least 2 h",
        "every session of esketamine spray, by its label",
        "spravato-label",
        note="Pressure is measured before and about 40 min after the dose, and until it has come down.",
    ),
    SafetyFact(
        "how it is watched",
        "Pressure above which the label asks to weigh risk against benefit first",
        "140/90 mmHg",
        "before a session of esketamine spray",
        "spravato-label",
    ),
    SafetyFact(
        "how it is watched",
        "No driving",
        "until the next day after restful sleep",
        "people treated with esketamine spray, by its label",
        "spravato-label",
        note="Recalled; the text was not read again.",
    ),
    SafetyFact(
        "who is kept from it",
        "Contraindications of the esketamine label",
        "aneurysm or malformed arteries, bleeding in the brain, hypersensitivity",
        "people in whom a rise of pressure would be dangerous",
        "spravato-label",
        note="The list is recalled; the reason was read.",
    ),
    SafetyFact(
        "who is kept from it",
        "Cautions of the consensus guideline",
        "uncontrolled heart or vessel disease, uncontrolled psychosis, severe liver disease, raised pressure in skull "
        "or eye, active substance misuse",
        "infusions for chronic pain",
        "cohen-2018",
    ),
    SafetyFact(
        "who is kept from it",
        "Pregnancy and breastfeeding",
        "not recommended",
        "by the labels",
        "spravato-label",
        note="In young primates such drugs killed nerve cells; what that means for people is not known.",
    ),
    SafetyFact(
        "later harms",
        "Urinary symptoms",
        "26.6 %",
        "1,285 people who had used ketamine in the last year, online survey",
        "winstock-2012",
        note="More with larger and more frequent use; 51 % improved after stopping. 17 % were dependent.",
    ),
    SafetyFact(
        "later harms",
        "Interstitial cystitis",
        "none reported",
        "trials of esketamine spray of up to a year",
        "spravato-label",
        note="The label of ketamine names cases with long off-label use.",
    ),
    SafetyFact(
        "not settled",
        "R-ketamine and the heart",
        "no rise of cardiac output",
        "volunteers given S, R or both",
        "kamp-2021",
        kind="fitted",
        note="S-norketamine lowered it, so a metabolite works against its parent; another study found no such part.",
    ),
)
