"""The lesson beside the stage: say, predict, goal, hints, score, explain, check, with back and next below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from sim.app.check_panel import CheckCard, ReplyCard
from sim.app.controls import Controls
from sim.app.predict_panel import Commit, PredictCard, unit_of
from sim.app.words import hint_with_keys, linked
from sim.core import units
from sim.teaching.guide import Guide
from sim.teaching.lesson import Step
from sim.teaching.scoring import WAYS
from sim.view.sprites import Colour
from sim.view.widgets.button import Button
from sim.view.widgets.columns import Card, Panel, Row, ScrollColumn
from sim.view.widgets.progress import ProgressDots
from sim.view.widgets.rich import RichText, Text
from sim.view.widgets.widget import Widget

HINT_SIGN = "hint"
PHASES = {
    "hook": "A question",
    "predict": "Predict",
    "do": "Try it",
    "explain": "What happened",
    "check": "Check",
    "open": "Not settled",
}


def heading(step: Step) -> str:
    """What kind of step it is, over its title; one that runs by itself has nothing to try."""
    return "Watch" if step.phase == "do" and not (step.goal or step.allow) else PHASES[step.phase]


@dataclass(frozen=True)
class Deeds:
    """What the panel asks for."""

    commit: Commit
    answer: Callable[[int], None]
    dismiss: Callable[[], None]
    again: Callable[[], None]
    go_on: Callable[[], None]
    go_back: Callable[[], None]
    jump: Callable[[int], None]
    hint: Callable[[], None]
    term: Callable[[str], None]


ROOMY = 260.0
"""Design pixels in which the story and the controls can each scroll alone; in less they scroll as one."""


class LessonPanel(Widget):
    """The side of the lesson screen: the story scrolls, the controls scroll below it, and back and next stay.

    Args:
        guide: what it shows.
        controls: of the run.
        deeds: what it asks for.
    """

    role = "group"

    def __init__(self, guide: Guide, controls: Controls, deeds: Deeds) -> None:
        super().__init__("Lesson")
        self._guide, self._controls, self._deeds = guide, controls, deeds
        self._dots = ProgressDots("Steps", len(guide.lesson.steps), on_jump=deeds.jump)
        self.story = ScrollColumn([], name="Text", gap=12, pad=16)
        self.tools = ScrollColumn([], name="Controls", gap=12, pad=16)
        self.back = Button("Back", deeds.go_back, help=hint_with_keys("The step before", "go back"))
        self.ask = Button("Hint", deeds.hint, icon=HINT_SIGN, help=hint_with_keys("A hint", "hint"))
        self.next = Button("Next", deeds.go_on, rank="primary", help=hint_with_keys("The next step", "go on"))
        self._nav = Panel([Row([self.back, self.ask, self.next], align="right", name="Steps")], pad=10, edges="t")
        self._shown: tuple[object, ...] = ()
        self._step = -1
        self._tools_of: tuple[str, ...] | None = None
        self._together = False
        self.prediction: PredictCard | None = None

    def children(self) -> Sequence[Widget]:
        """Story, controls, back and next."""
        return (self.story, self.tools, self._nav)

    def fill(self) -> Colour:
        """The panel's colour."""
        return self.look.theme.panel

    def settles_height(self) -> bool:
        """Its parts scroll."""
        return True

    def arrange(self) -> None:
        """The controls take what they need, at most four tenths; where that leaves too little, all scrolls together."""
        r = self.rect
        self.ask.icon = "" if self._crowded(r.w) else HINT_SIGN
        foot = self._nav.height_for(r.w)
        room = r.h - foot
        together = room < self.px(ROOMY)
        if together != self._together:
            self._together = together
            self._tools_of = None
            if self._step >= 0:
                self._write()
        tools = min(self.tools.height_for(r.w), round(room * 0.45)) if self.tools.items else 0
        self.story.place(pygame.Rect(r.x, r.y, r.w, room - tools))
        self.tools.place(pygame.Rect(r.x, r.y + room - tools, r.w, tools))
        self._nav.place(pygame.Rect(r.x, r.bottom - foot, r.w, foot))

    def _crowded(self, width: int) -> bool:
        """The three buttons need the room of the sign to stand in one row."""
        self.ask.icon = HINT_SIGN
        needed = sum(button.width_for() for button in (self.back, self.ask, self.next))
        return needed + self.px(2 * 8 + 2 * 10) > width

    def draw(self, surface: pygame.Surface) -> None:
        """Hairlines between the parts."""
        line = self.look.theme.line
        pygame.draw.line(surface, line, self.rect.topleft, (self.rect.x, self.rect.bottom - 1))

    # ---- what it says now

    def refresh(self) -> None:
        """Follow the guide: what has changed is written anew, and back and next say why they are off."""
        guide = self._guide
        state = (
            guide.index, guide.prediction is not None, guide.score, guide.reply is not None, len(guide.mark.tries),
            guide.mark.right, guide.goal_met, guide.hints_shown, guide.mark.done, _explained(guide),
        )  # fmt: skip
        if state != self._shown:
            self._shown = state
            self._write()
        self._dots.show(guide.index, guide.progress[0])
        self.back.disabled = "" if guide.index else "This is the first step."
        waiting = "Close the reply first." if guide.reply is not None else guide.can_go_on
        self.next.disabled = waiting
        last = guide.index + 1 == len(guide.lesson.steps)
        name = "Finish" if last else "Next"
        if name != self.next.name:
            self.next.rename(name)
            if self.rect.w:
                self.arrange()  # the longer word needs a wider button
        left = len(guide.step.hints) - guide.hints_shown
        self.ask.disabled = "" if left > 0 else "There are no more hints." if guide.step.hints else "No hints here."

    def _write(self) -> None:
        guide, step = self._guide, self._guide.step
        fresh = self._step != guide.index
        self._step = guide.index
        parts: list[Widget] = [
            self._dots,
            Text(heading(step), size=12, weight="SemiBold", duty="accent"),
            Text(step.title, size=19, weight="SemiBold"),
            RichText(linked(step.say), self._deeds.term),
        ]
        tools = self._controls.widgets(step.allow) if step.allow else []
        if guide.reply is not None:
            parts = [self._dots, ReplyCard(guide.reply, self._deeds.again, self._deeds.dismiss)]
        else:
            parts += [*(tools if self._together else []), *self._questions()]
        self.story.fill_with(parts)
        self.story.scroll_to(0 if fresh or guide.reply is not None else self.story.most)
        if self._tools_of != step.allow:
            self._tools_of = step.allow
            self.tools.fill_with([] if self._together else tools)
            self.place(self.rect)

    def _questions(self) -> list[Widget]:
        guide, step, parts = self._guide, self._guide.step, list[Widget]()
        self.prediction = None
        if step.predict is not None and guide.prediction is None:
            self.prediction = PredictCard(step.predict, guide.bench, self._deeds.commit)
            return [self.prediction]
        if step.predict is not None:
            parts.append(self._predicted())
        if guide.goal_words:
            done = guide.goal_met
            parts.append(
                Card(
                    [
                        Text(
                            "Done" if done else "Your task",
                            size=12,
                            weight="SemiBold",
                            duty="good" if done else "accent",
                        ),
                        RichText(guide.goal_words),
                    ],
                    name="Goal",
                    tone="good" if done else "",
                )
            )
        if guide.hints_shown and not guide.mark.done:
            hints = step.hints[: guide.hints_shown]
            parts.append(Card([_heading("Hint"), *map(RichText, hints)], name="Hint"))
        if _explained(guide):
            asked = step.goal is not None and step.goal.word == "answer" and step.goal.part == "check"
            if step.explain and (guide.mark.right or not asked):
                parts.append(RichText(linked(step.explain), self._deeds.term))
            if step.check is not None:
                parts.append(CheckCard(guide, self._deeds.answer))
        return parts

    def _predicted(self) -> Widget:
        guide = self._guide
        said: list[Widget] = [Text("Your prediction is locked", size=12, weight="SemiBold", duty="accent")]
        given = guide.prediction
        if isinstance(given, str):
            words = WAYS.get(given, given)
            said.append(Text(words[:1].upper() + words[1:]))
        elif isinstance(given, float) and guide.step.predict is not None:
            unit = unit_of(guide.step.predict, guide.bench.OBSERVABLES[guide.step.predict.observable])
            said.append(Text(units.say(given, unit)))
        if guide.mark.reason:
            said.append(Text(f"Because: {guide.mark.reason}", duty="muted"))
        tone = ""
        if guide.score is not None:
            tone = "good" if guide.score.right else "wrong"
            said.append(
                Text(
                    "It came as you said." if guide.score.right else "It came differently.",
                    weight="SemiBold",
                    duty=tone,
                )
            )
            said.append(RichText(guide.score.words))
        else:
            said.append(Text("Now watch what the run shows.", duty="muted"))
        return Card(said, name="Prediction", tone=tone)


def _explained(guide: Guide) -> bool:
    """The step has shown what it had to show, so that it may be explained and asked about."""
    return guide.mark.done or not guide.why_no_check


def _heading(words: str, duty: str = "accent") -> Text:
    return Text(words, size=12, weight="SemiBold", duty=duty)
