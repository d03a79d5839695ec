"""From phencyclidine to today: what happened when, with its source, and where the sources differ.

A date is as exact as its source: a year, or a year with month and day. Nothing here is calculated.
"""

from collections.abc import Iterable
from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1956, 2026
KINDS = ("chemistry", "medicine", "law", "research", "harm", "trial")


@dataclass(frozen=True)
class Event:
    """One event.

    Attributes:
        date: as the source has it, such as '3 Aug 1964' or '1962'.
        kind: which thread of the story it belongs to.
        sources: keys of papers; the numbers were recalled when the first of them was.
        contested: what other sources say, in a sentence; '' when we know of none.
        month: 1 to 12, where it is known; 0 otherwise.
    """

    year: int
    date: str
    kind: str
    what: str
    sources: tuple[str, ...]
    contested: str = ""
    month: int = 0


EVENTS: tuple[Event, ...] = (
    Event(
        1956,
        "1956",
        "chemistry",
        "Phencyclidine is made at Parke-Davis in Detroit (Maddox).",
        ("history-recalled", "primidi-ketamine"),
        "One source has its first synthesis in 1926.",
    ),
    Event(
        1958,
        "1958",
        "medicine",
        "Phencyclidine is tried as an anaesthetic; many patients wake confused.",
        ("gordon-ketamine",),
    ),
    Event(
        1962,
        "1962",
        "chemistry",
        "Calvin Stevens synthesises ketamine, then called CI-581.",
        ("erowid-ketamine", "gordon-ketamine", "silo-ketamine"),
        "One source writes that it was developed in 1965.",
    ),
    Event(
        1964,
        "3 Aug 1964",
        "medicine",
        "First dose in a person: Corssen and Domino in Michigan, with volunteers from a prison.",
        ("silo-ketamine", "domino-2010"),
        "One source has the first use in people in 1965, when it was published.",
        8,
    ),
    Event(
        1965,
        "1965",
        "medicine",
        "The words 'dissociative anaesthetic' are printed; Domino credited them to his wife Toni.",
        ("domino-2010",),
        "Given as 1965 or 1966.",
    ),
    Event(
        1966, "1966", "law", "Patent in the United States.", ("erowid-ketamine",), "A Belgian patent dates from 1963."
    ),
    Event(
        1970,
        "1970",
        "law",
        "Approval as Ketalar in the United States; use on the battlefields of Vietnam.",
        ("gordon-ketamine", "primidi-ketamine"),
        "Prescription from 1969 in some sources, and use in Vietnam from the late 1960s.",
    ),
    Event(
        1983,
        "1983",
        "research",
        "Ketamine and phencyclidine are found to act at the NMDA receptor (Anis, Berry, Burton and Lodge).",
        ("lodge-mercier-2015",),
    ),
    Event(1985, "1985", "medicine", "On the list of essential medicines of the WHO.", ("who-essential",)),
    Event(
        1988,
        "1988",
        "research",
        "MK-801 is shown to need an open channel to block, and to be trapped in it.",
        ("huettner-bean-1988",),
    ),
    Event(
        1989,
        "1989",
        "harm",
        "Olney finds vacuoles in rat neurons after NMDA antagonists; what it means for people is unknown.",
        ("history-recalled",),
    ),
    Event(
        1994,
        "1994",
        "research",
        "Krystal describes what subanaesthetic ketamine does to perception in volunteers.",
        ("krystal-1994",),
    ),
    Event(
        1999,
        "12 Aug 1999",
        "law",
        "Schedule III in the United States.",
        ("erowid-ketamine", "gordon-ketamine"),
        month=8,
    ),
    Event(2000, "2000", "trial", "Berman: the first small trial in depression.", ("berman-2000",)),
    Event(
        2006,
        "2006",
        "trial",
        "Zarate: a single infusion in treatment-resistant depression. In the same year memantine fails.",
        ("zarate-2006", "zarate-2006-memantine"),
    ),
    Event(
        2007,
        "2007",
        "harm",
        "Ulcerative cystitis in people who use ketamine often is described (Canada, Hong Kong).",
        ("shahani-2007",),
    ),
    Event(
        2013,
        "2013",
        "trial",
        "Murrough: the first larger trial against midazolam, so that blinding is harder to lose.",
        ("murrough-2013",),
    ),
    Event(
        2016,
        "2016",
        "research",
        "A metabolite, (2R,6R)-hydroxynorketamine, is proposed as what helps; how far is disputed.",
        ("zanos-2016",),
        "Later work in rats and people did not all agree.",
    ),
    Event(
        2017,
        "2017",
        "trial",
        "Lanicemine, which is trapped less, does not beat saline in 302 patients.",
        ("sanacora-2017",),
    ),
    Event(
        2019,
        "5 Mar 2019",
        "law",
        "Esketamine nasal spray is approved in the United States, with supervised use only.",
        ("spravato-approvals",),
        month=3,
    ),
    Event(
        2019,
        "6 Mar 2019",
        "trial",
        "One day later: three phase 3 trials of rapastinel have failed.",
        ("rapastinel-2019",),
        month=3,
    ),
    Event(
        2020,
        "Aug 2020",
        "law",
        "Esketamine also for depression with acute suicidal ideation.",
        ("spravato-approvals",),
        month=8,
    ),
    Event(
        2022,
        "Aug 2022",
        "law",
        "Dextromethorphan with bupropion is approved for depression in the United States.",
        ("history-recalled", "iosifescu-2022"),
        month=8,
    ),
    Event(
        2023,
        "2023",
        "trial",
        "Ketamine against ECT (ELEKT-D), under anaesthesia (Lii: no difference), and under the skin (KADS).",
        ("anand-2023", "lii-2023", "loo-2023"),
    ),
    Event(
        2025,
        "Jan 2025",
        "law",
        "Esketamine without another antidepressant.",
        ("spravato-approvals", "janik-2025"),
        "Reports give 17 to 21 January.",
        1,
    ),
    Event(
        2025,
        "22 Oct 2025",
        "trial",
        "KARMA-Dep 2: repeated ketamine does not beat midazolam in inpatients.",
        ("jelovac-2025",),
        month=10,
    ),
)


def up_to(year: float) -> tuple[Event, ...]:
    """Every event that has happened by a moment, in order; `year` may be a fraction (1964.6 is August 1964)."""
    return tuple(event for event in EVENTS if moment(event) <= year)


def moment(event: Event) -> float:
    """When it happened as a fraction of years: the first day of its month, or of its year where no month is known."""
    return event.year + max(0, event.month - 1) / 12


def sources_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The keys of all papers behind some events, each once, in order."""
    return tuple(dict.fromkeys(key for event in events for key in event.sources))
