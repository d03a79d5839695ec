"""The lecture as it stands: cue, clock, hands, blank, freeze, pen. Every key and button of it does its work here."""

from typing import Literal

from sim.app.presenting.cues import LETTERS, Cue
from sim.app.presenting.pacing import Pacing
from sim.app.presenting.pen import Pen
from sim.app.presenting.poll import Poll, table
from sim.app.presenting.script import Script
from sim.app.running import Running
from sim.core.commands import Act, Command, Set
from sim.core.complaints import Complaint
from sim.teaching.lesson import Option

Blank = Literal["", "black", "white"]
SECONDS = 6.0
"""How long a passing line stays."""


class Hands(Running):
    """The run under the lecturer's hands; whoever grabs a control takes over from the script."""

    def __init__(self, script: Script) -> None:
        super().__init__(script.session)
        self._script = script

    def apply(self, command: Command, *, same_gesture: bool = False) -> bool:
        """Give a command, and tell the script when it changes the model."""
        done = super().apply(command, same_gesture=same_gesture)
        if done and isinstance(command, (Set, Act)):
            self._script.touch()
        return done


class Deck:
    """All of lecturer mode but its windows.

    Attributes:
        blank: what covers the picture of the audience, '' for nothing.
        frozen: the audience keeps the last picture.
        seen: the cue that the audience sees, while frozen another than the lecturer's.
        typed: digits that were typed and not used yet.
        jumping: digits mean a cue even where hands are counted.
        drawer: notes are shown where there is one window alone.
        help: the keys are shown.
        ended: it is over.
        message: a passing line for the lecturer.
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self.running = Hands(script)
        self.pacing = Pacing()
        self.pen = Pen()
        self.polls: dict[str, Poll] = {}
        self.blank: Blank = ""
        self.frozen = False
        self.seen = 0
        self.typed = ""
        self.jumping = False
        self.drawer = False
        self.help = False
        self.ended = False
        self.message = ""
        self._age = 0.0
        self._arrived()

    # ---- what is shown

    @property
    def cue(self) -> Cue:
        """The lecturer's cue."""
        return self.script.cue

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.script.index + 1

    def poll(self, cue: Cue) -> Poll | None:
        """The hands for a cue's question; None when none are counted."""
        if not cue.poll or not cue.answers:
            return None
        return self.polls.setdefault(cue.poll, Poll(tuple(answer.text for answer in cue.answers)))

    @property
    def counting(self) -> Poll | None:
        """The hands that are counted now."""
        return self.poll(self.cue) if self.cue.asks else None

    @property
    def badges(self) -> list[str]:
        """What the lecturer must not forget, in a few words each."""
        found = []
        if self.blank:
            found.append(f"BLANK: the audience sees {self.blank}")
        if self.frozen:
            found.append(f"FROZEN: the audience still sees cue {self.seen + 1}")
        if self.script.touched:
            found.append("OFF SCRIPT: press R to come back")
        return found

    @property
    def asked_for(self) -> str:
        """What the digits that were typed will do, '' when there are none."""
        poll = self.counting
        if poll is not None and not self.jumping:
            if not self.typed:
                return ""
            return f"{self.typed} hands for {LETTERS[poll.at]}: press Enter"
        if self.jumping and not self.typed:
            return "Go to cue: type its number"
        return f"Go to cue {self.typed}: press Enter" if self.typed else ""

    def say(self, text: str) -> None:
        """A passing line for the lecturer."""
        self.message, self._age = text, 0.0

    # ---- time

    def frame(self, wall: float) -> None:
        """Let wall seconds pass for the model and the clock."""
        self.pacing.frame(wall)
        rows = self.running.frame(wall)
        self.script.guide.watch(rows, self.running.session.trace.names)
        self._age += wall
        if self.message and self._age > SECONDS:
            self.message = ""
        if not self.frozen:
            self.seen = self.script.index

    # ---- keys and buttons

    def duty(self, name: str) -> bool:
        """Do what a key of the table or a button asks; False when it is nothing for the lecture."""
        if name.startswith("digit "):
            self.typed = (self.typed + name[6:])[-4:]
            return True
        deed = {
            "next cue": self.next,
            "previous cue": self.previous,
            "enter": self.enter,
            "black": lambda: self._blank("black"),
            "white": lambda: self._blank("white"),
            "freeze": self._freeze,
            "from start": lambda: self._start(0),
            "from here": lambda: self._start(self.script.index),
            "end": self._end,
            "jump": self._jump,
            "run or pause": self.running.play,
            "slower run": lambda: self._faster(-1),
            "faster run": lambda: self._faster(1),
            "back to script": self._back_to_script,
            "refute": self.refute,
            "hand more": lambda: self._hand(1),
            "hand less": lambda: self._hand(-1),
            "next answer": lambda: self._turn(1),
            "rub out": self._rub_out,
            "reset clock": self._reset_clock,
            "pause clock": self._pause_clock,
            "notes": self._notes,
            "present keys": self._help,
            "pen": lambda: self.pen.take("pen"),
            "spotlight": lambda: self.pen.take("spotlight"),
            "wipe": self.pen.clear,
        }.get(name)
        if deed is None:
            return False
        if name not in ("enter", "rub out", "jump"):
            self.typed, self.jumping = "", False
        deed()
        return True

    def next(self) -> None:
        """On; the first press starts the clock. The audience sees it again if it was blank."""
        if self.blank:
            self._blank(self.blank)
            return
        if not self.pacing.running and not self.pacing.elapsed:
            self.pacing.start(self.cue)
        if self.script.next():
            self._arrived()
        else:
            self.say("This is the last cue. Esc ends.")

    def previous(self) -> None:
        """Back to the cue before, as it began."""
        if self.script.previous():
            self._arrived()
        else:
            self.say("This is the first cue.")

    def go(self, index: int) -> None:
        """To any cue."""
        try:
            self.script.go(index)
        except Complaint as complaint:
            self.say(str(complaint))
            return
        self._arrived()

    def enter(self) -> None:
        """Use the digits that were typed: hands while hands are counted, else the number of a cue; without any, on."""
        typed, jumping, self.typed, self.jumping = self.typed, self.jumping, "", False
        poll = self.counting
        if not typed:
            if not jumping:
                self.next()
        elif poll is not None and not jumping:
            poll.enter(int(typed))
        else:
            self.go(int(typed) - 1)

    def _arrived(self) -> None:
        """A cue has begun."""
        self.pen.clear()
        self.running.clock.reset()
        self.running.own_pace = self.script.pace

    def _start(self, index: int) -> None:
        self.blank, self.frozen = "", False
        self.go(index)
        self.pacing.start(self.cue)
        self.say("From the beginning." if index == 0 else f"From cue {index + 1}; the clock starts here.")

    def _end(self) -> None:
        if self.help:
            self.help = False
        else:
            self.ended = True

    def _jump(self) -> None:
        self.jumping, self.typed = not self.jumping, ""

    def _rub_out(self) -> None:
        self.typed = self.typed[:-1]

    def _blank(self, colour: Blank) -> None:
        self.blank = "" if self.blank == colour else colour

    def _freeze(self) -> None:
        self.frozen = not self.frozen
        self.seen = self.script.index
        self.say("The audience keeps this picture." if self.frozen else "The audience follows again.")

    def _faster(self, way: int) -> None:
        self.running.faster(way)
        self.say(f"Speed: {self.running.speed:g} times that of the script.")

    def _back_to_script(self) -> None:
        self.script.back_to_script()
        self._arrived()
        self.say(f"Back to the script: cue {self.number} from its beginning.")

    def refutable(self) -> list[tuple[int, Option]]:
        """Wrong answers of this cue that have a run against them: (place, option)."""
        if self.cue.part != "answer":
            return []
        found = [(i, answer.option) for i, answer in enumerate(self.cue.answers)]
        return [(i, option) for i, option in found if option is not None and not option.right and option.run]

    def refute(self, place: int | None = None) -> None:
        """Run what answers a wrong option: this one, or the wrong one that most hands went up for."""
        options = dict(self.refutable())
        poll = self.poll(self.cue)
        if not options:
            self.say("No wrong answer is to be refuted at this cue.")
            return
        if place is None:
            place = poll.most_chosen(options) if poll is not None else next(iter(options))
        if place is None or place not in options:
            return
        self.script.refute(options[place])
        self.running.own_pace = self.script.session.factor
        self.running.clock.reset()
        self.say(f"The run against {LETTERS[place]}. R or Next goes back to the script.")

    def _hand(self, hands: int) -> None:
        if self.counting is None:
            self.say("No hands are counted at this cue.")
        else:
            self.counting.add(hands)

    def _turn(self, way: int) -> None:
        if self.counting is not None:
            self.counting.turn(way)

    def _reset_clock(self) -> None:
        running = self.pacing.running
        self.pacing.start(self.cue)
        self.pacing.running = running
        self.say("The clock is at zero; the plan counts from this cue.")

    def _pause_clock(self) -> None:
        if not self.pacing.running and not self.pacing.elapsed:
            self.pacing.start(self.cue)
        else:
            self.pacing.pause()
        self.say("The clock runs." if self.pacing.running else "The clock stands still.")

    def _notes(self) -> None:
        self.drawer = not self.drawer

    def _help(self) -> None:
        self.help = not self.help

    # ---- what is kept

    def counts(self) -> str:
        """All hands that were counted, as CSV; '' when none were."""
        questions = {cue.poll: cue.question for cue in self.script.cues if cue.poll}
        rows = [(questions[name], poll) for name, poll in self.polls.items() if poll.counted]
        return table(rows) if rows else ""
