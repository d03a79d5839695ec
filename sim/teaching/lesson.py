"""A lesson, as data: what one TOML file says. Read by the student's window, the lecturer's, the check and the handout."""

from typing import Literal

import msgspec

Phase = Literal["hook", "predict", "do", "explain", "check", "open"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all parts: unknown keys are refused, so that a typing error is found."""


class Deed(Part):
    """One thing done at a moment: set a parameter, carry out an action, or only wait. Times count from the step's start.

    at: when, such as "2 s"; set and to: a path and a value with unit; act: an action's name.
    """

    at: str = "0 s"
    set: str = ""
    to: str = ""
    act: str = ""


class Goal(Part):
    """A goal word with what it needs; `lessons/README.md` lists the words.

    word: one of within, crosses, changes, compare, do, answer, all, any.
    """

    word: Literal["within", "crosses", "changes", "compare", "do", "answer", "all", "any"]
    observable: str = ""
    low: str = ""
    high: str = ""
    level: str = ""
    way: Literal["", "up", "down"] = ""
    by: str = ""
    hold: str = ""
    other: str = ""
    than: Literal["", "more", "less"] = ""
    act: str = ""
    set: str = ""
    times: int = 1
    part: Literal["", "predict", "check"] = ""
    goals: tuple["Goal", ...] = ()


class Option(Part):
    """One answer. A wrong one names its misconception and is answered by a state of the scene that is loaded and runs.

    load: path -> value with unit; deeds: what then happens; run: for how long, such as "20 s".
    """

    text: str
    right: bool = False
    misconception: str = ""
    reply: str = ""
    load: dict[str, str] = {}
    deeds: tuple[Deed, ...] = ()
    run: str = ""


class Predict(Part):
    """A prediction that is committed before the run, and overlaid on the result afterwards.

    curve: draw `observable` over `span`, between low and high; truth is what the step's run then gives.
    number: type the value of `observable` (read "last", "max", "min") after the run; within `tolerance` is right.
    direction: up, down or same; choice: one of the options.
    """

    sort: Literal["direction", "number", "curve", "choice"]
    question: str
    observable: str = ""
    read: Literal["last", "max", "min"] = "last"
    span: str = ""
    low: str = ""
    high: str = ""
    tolerance: str = ""
    right: str = ""
    options: tuple[Option, ...] = ()
    reason: bool = True


class Check(Part):
    """A question with one right option; every wrong option has a misconception, a reply and a state that refutes it."""

    question: str
    options: tuple[Option, ...]


class Step(Part):
    """One step: at most one question, one goal, one idea.

    allow: parameter paths and action names that are unlocked; show: observables that are plotted (one plot an item,
    names joined by a space share a plot); load: path -> value set, from a fresh start, when the step begins; keep: go
    on from the state of the step before instead; pace: factor of the experiment's own pace.
    """

    id: str
    phase: Phase
    title: str
    say: str
    minutes: float
    predict: Predict | None = None
    load: dict[str, str] = {}
    keep: bool = False
    pace: float = 1.0
    allow: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    goal: Goal | None = None
    hints: tuple[str, ...] = ()
    solution: tuple[Deed, ...] = ()
    run: str = ""
    explain: str = ""
    check: Check | None = None
    notes: str = ""
    caption: str = ""
    sources: tuple[str, ...] = ()


class Poll(Part):
    """A question for the hall: hands are counted before the run."""

    question: str
    options: tuple[str, ...]
    step: str = ""


class Lecturer(Part):
    """What the lecturer reads: how to use the lesson in a hall, and the poll."""

    overview: str
    poll: Poll


class Term(Part):
    """A glossary word that this lesson needs."""

    word: str
    means: str


class Lesson(Part):
    """The whole file."""

    id: str
    number: str
    title: str
    question: str
    experiment: str
    seed: int
    minutes: tuple[int, int]
    objectives: tuple[str, ...]
    concepts: tuple[str, ...]
    misconceptions: tuple[str, ...]
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    lecturer: Lecturer
    unsettled: str
    glossary: tuple[Term, ...] = ()
    content_note: str = ""
