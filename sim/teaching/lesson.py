"""A lesson, as data: what one TOML file says, for the student's window, the lecturer's, the check and the handout."""

from typing import Literal

import msgspec

Phase = Literal["hook", "predict", "do", "explain", "check", "open"]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all parts: unknown keys are refused, so that a typing error is found."""


class Deed(Part, frozen=True):
    """One thing done at a moment: set a parameter, carry out an action, or (neither) only wait.

    at: when, such as "2 s", counted from the start of the step; set and to: a path and a value with unit; act: an
    action's name. The latest `at` is how long the script lasts.
    """

    at: str = "0 s"
    set: str = ""
    to: str = ""
    act: str = ""


class Goal(Part, frozen=True):
    """A goal word with what it needs.

    within: `observable` lies between `low` and `high` (one may be left out) for `hold`.
    crosses: `observable` passes `level` (`way` up, down or either), `times` times.
    changes: `observable` moves `by` from where it was when the step began, the `way` given.
    compare: `observable` is `than` (more, less) `other`, by at least `by`. other: "start" (when the step began), a time
        of this run such as "2 s", "run before" (the run before the last reset), or another observable.
    do: the action `act` is carried out `times` times, or the parameter `set` is set (`to` a value, or low to high).
    answer: the `part` (predict, check) is answered; for check, answered right.
    all, any: of `goals`; each needs to be met once, not all at one moment.

    read: what is judged: the value now ("last"), or the largest or smallest of this run so far.
    by: "2 pA" is a difference in a unit, "3x" a factor.
    """

    word: Literal["within", "crosses", "changes", "compare", "do", "answer", "all", "any"]
    observable: str = ""
    read: Literal["last", "max", "min"] = "last"
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
    to: str = ""
    times: int = 1
    part: Literal["", "predict", "check"] = ""
    goals: tuple["Goal", ...] = ()


class Option(Part, frozen=True):
    """One answer. A wrong one names its misconception and is answered by a state of the scene that is loaded and runs.

    misconception: what somebody believes who chooses this, in one sentence; reply: what to look at in the run, and why.
    load: path -> value with unit; deeds: what then happens; run: for how long, such as "20 s"; pace: that
    of this run, when it differs from the step's; show: what is plotted meanwhile.
    refutes: what the run shows against the misconception, as a goal; the check runs it.
    """

    text: str
    right: bool = False
    misconception: str = ""
    reply: str = ""
    load: dict[str, str] = {}
    deeds: tuple[Deed, ...] = ()
    run: str = ""
    pace: float = 0.0
    show: tuple[str, ...] = ()
    refutes: Goal | None = None


class Predict(Part, frozen=True):
    """A prediction that is committed before the run, and overlaid on the result afterwards.

    curve: draw `observable` over `span`, between low and high; truth is what the step's run then gives; right when
        the mean distance is within `tolerance`, a share of the drawing's height such as "15 %".
    number: type `observable` (read "last", "max", "min" over `span` of the run); tolerance "5 ng/mL" or "1.5x".
    direction: will it go up, down, or stay the same? With an observable, `read` over `span` of the run is held
        against its value when the step began; less than `tolerance` of change is "same".
    choice: one of the options.
    reason: ask for a reason in a sentence, and keep it.
    """

    sort: Literal["direction", "number", "curve", "choice"]
    question: str
    observable: str = ""
    read: Literal["last", "max", "min"] = "last"
    span: str = ""
    low: str = ""
    high: str = ""
    tolerance: str = ""
    right: Literal["", "up", "down", "same"] = ""
    options: tuple[Option, ...] = ()
    reason: bool = True


class Check(Part, frozen=True):
    """A question with one right option; every wrong option has a misconception, a reply and a state that refutes it."""

    question: str
    options: tuple[Option, ...]


class Step(Part, frozen=True):
    """One step: at most one question, one goal, one idea.

    say: Markdown; a word of the glossary is a link such as [trapped](glossary:trapped), with several words
    [it](<glossary:first pass>).
    allow: parameter paths and action names that are unlocked (once the prediction is committed); show: observables
    that are plotted (one plot an item, names joined by a space share a plot); load: path -> value set, from a fresh
    start, when the step begins; keep: go on from the state of the step before instead; pace: factor of the
    experiment's own pace; run: how long the scene runs by itself from the start of the step, or from the prediction
    on, before it pauses; empty: the student presses play. deeds: what then happens by itself,
    such as a dose that is given; solution: what the student does to meet the goal, with times.
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
    deeds: tuple[Deed, ...] = ()
    goal: Goal | None = None
    hints: tuple[str, ...] = ()
    solution: tuple[Deed, ...] = ()
    run: str = ""
    explain: str = ""
    check: Check | None = None
    notes: str = ""
    caption: str = ""
    sources: tuple[str, ...] = ()


class Poll(Part, frozen=True):
    """A question for the hall: hands are counted before the run."""

    question: str
    options: tuple[str, ...]
    step: str = ""


class Lecturer(Part, frozen=True):
    """What the lecturer reads: how to use the lesson in a hall, and the poll."""

    overview: str
    poll: Poll


class Term(Part, frozen=True):
    """A glossary word that this lesson needs."""

    word: str
    means: str


class Lesson(Part, frozen=True):
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
