"""The bar at the bottom: play, step, speed, the rewind bar, undo and redo, reset, compare, words, export."""

from collections.abc import Callable

from sim.app.bar import Bar
from sim.app.controls import shown_time
from sim.app.running import Running
from sim.app.words import hint_with_keys
from sim.core import units
from sim.view.widgets.button import IconButton
from sim.view.widgets.choice import Choice
from sim.view.widgets.rich import Text
from sim.view.widgets.slider import Slider
from sim.view.widgets.widget import Widget

NAMES = {"slow": 0.25, "normal": 1.0, "fast": 4.0}


class Rewind(Slider):
    """The run so far as a track; drag to any moment of it."""

    def height_for(self, width: int) -> int:
        """A track and no heading."""
        return self.px(36)

    def _head(self, width: int) -> int:
        return 0

    def width_for(self) -> int:
        """At least this much; the bar gives it what is left."""
        return self.px(140)

    def value_box(self):  # type: ignore[no-untyped-def]
        """None: the time stands beside it."""
        box = super().value_box()
        box.update(self.rect.right, self.rect.y, 0, 0)
        return box

    def edit(self, first: str | None = None) -> None:
        """Nothing is typed here."""

    def draw(self, surface) -> None:  # type: ignore[no-untyped-def]
        """The track alone."""
        self._draw_track(surface)


class Reading(Text):
    """The time of the run, with the same room whatever it says."""

    def width_for(self) -> int:
        """Room for the longest time."""
        return self.px(92)


class Transport(Bar):
    """The bar.

    Args:
        running: the run that it drives.
        do: does a duty of the table of keys.
        near: what the camera can go up to, '' where the picture has one view.
    """

    def __init__(self, running: Running, do: Callable[[str], None], near: str = "") -> None:
        self._running = running

        def sign(icon: str, name: str, duty: str, help: str = "", on: bool | None = None) -> IconButton:
            return IconButton(icon, name, lambda: do(duty), help=hint_with_keys(help or name, duty), on=on)

        self.play = sign("play", "Play", "play")
        self.play.rank = "primary"
        self.back = sign("back", "Step back", "step back")
        self.ahead = sign("step", "Step", "step")
        self.speed = Choice(
            "Speed", tuple(NAMES), "normal", self._set_speed, bare=True, help=hint_with_keys("Speed of time", "slower")
        )
        self.time = Reading("0 s", weight="SemiBold")
        self.rewind = Rewind(
            "Moment of the run", 0.0, 0.0, 1.0, self._seek, say=units.say_time, help="Go back to any moment of the run"
        )
        self.undo = sign("undo", "Undo", "undo")
        self.redo = sign("redo", "Redo", "redo")
        self.reset = sign("reset", "Reset", "reset", "Back to the start with these settings")
        self.compare = sign("compare", "Compare", "compare", "Keep this run as A, and run again", on=False)
        self.zoom = sign("magnifier", f"Show: {near}", "zoom", on=False)
        self.words = sign("describe", "Describe", "describe", "Say in words what the picture shows", on=False)
        self.omits = sign("eye", "Left out", "leaves out", "What this picture leaves out")
        self.evidence = sign("evidence", "Evidence", "evidence", "For, against, and not settled")
        self.export = sign("export", "Export", "export", "The run as CSV and the picture as PNG")
        parts: list[Widget] = [
            self.play, self.back, self.ahead, self.speed, self.time, self.rewind, self.undo, self.redo, self.reset,
            self.compare, *([self.zoom] if near else []), self.words, self.omits, self.evidence, self.export,
        ]  # fmt: skip
        spare = [
            self.evidence,
            self.omits,
            self.export,
            self.words,
            *([self.zoom] if near else []),
            self.compare,
            self.redo,
            self.speed,
            self.undo,
            self.reset,
            self.back,
        ]
        super().__init__("Transport", parts, stretch=self.rewind, spare=spare)

    def _set_speed(self, name: str) -> None:
        self._running.set_speed(NAMES[name])

    def _seek(self, seconds: float) -> None:
        self._running.seek(round(seconds / self._running.experiment.STEP))

    def refresh(self, words_open: bool, zoomed: bool = False) -> None:
        """Show how the run stands, and the picture."""
        running, session = self._running, self._running.session
        name = "Pause" if running.playing else "Play"
        self.play.show_icon(name.lower(), name)
        self.play.help = hint_with_keys(name, "play")
        nearest = min(NAMES, key=lambda name: abs(NAMES[name] - running.speed))
        self.speed.show(nearest)
        end = max(session.reached * running.experiment.STEP, running.experiment.STEP)
        if self.rewind.high != end:
            self.rewind.high = end
            self.rewind.step = max(running.experiment.STEP, end / 100)
            self.rewind.changed()
        self.rewind.show(running.experiment.time)
        self.rewind.disabled = "" if session.reached else "Nothing has been run yet."
        self.time.write(shown_time(running.experiment.time))
        self.back.disabled = "" if running.experiment.ticks else "This is the start."
        last = running.can_undo
        self.undo.disabled = "" if last else "Nothing to undo."
        self.undo.help = hint_with_keys(f"Undo: {last}" if last else "Undo", "undo")
        self.redo.disabled = "" if session.can_redo else "Nothing to do again."
        self.compare.on = running.ghost is not None
        self.compare.disabled = "" if running.ghost is not None or session.trace.count else "Run something first."
        self.words.on = words_open
        self.zoom.on = zoomed
