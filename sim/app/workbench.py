"""The screen of a running experiment: stage, plots, side panel, transport. The lab and the lessons build on it."""

from abc import abstractmethod

import pygame

from sim.app.describe_pane import DescribePane
from sim.app.desk import Desk
from sim.app.export import export_run
from sim.app.header import Header
from sim.app.keys import Context
from sim.app.look import Look
from sim.app.pages import open_page
from sim.app.places import Home, Lab, Lesson
from sim.app.plots_strip import PlotsStrip
from sim.app.running import Running
from sim.app.screen import Screen
from sim.app.stage import Stage
from sim.app.transport import Transport
from sim.app.words import evidence_page
from sim.core.complaints import Complaint
from sim.experiments.experiment import Rows
from sim.scenes.scene import ONE_VIEW, Asked, Scene, Seek
from sim.view.widgets.widget import Widget


class Workbench(Screen):
    """What the lab and a lesson share.

    Args:
        desk: what it may use of the program.
        running: the run.
        scene: of the run's experiment.
        heading: written at the top.
    """

    contexts: tuple[Context, ...] = ("bench",)

    def __init__(self, desk: Desk, running: Running, scene: Scene, heading: str) -> None:
        self.desk = desk
        self.running = running
        self._heading = heading
        bench = running.experiment
        self.header = Header(heading, desk.chain, bench.NAME, desk.do, self._climb)
        self.stage = Stage(scene, running, desk.sources)
        self.stage.on_asked = self._asked
        self.plots = PlotsStrip(running, bench.PLOTS)
        self.words = DescribePane(lambda: scene.describe(running.experiment))
        self.transport = Transport(running, desk.do, scene.ZOOMS_TO)
        self._placed = False

    @property
    def title(self) -> str:
        """For the frame of the window."""
        return f"{self._heading}: {self.running.experiment.TITLE}"

    # ---- what the lab and the lessons add

    @property
    @abstractmethod
    def side(self) -> Widget:
        """The panel at the right."""

    @abstractmethod
    def watch(self, rows: Rows) -> None:
        """Samples that have just been made."""

    @abstractmethod
    def here(self) -> Lab | Lesson:
        """This place as it stands, to come back to."""

    def _climb(self, name: str) -> None:
        """To another rung of the chain, by its name at the top."""
        self.desk.go(Lab(name))

    # ---- layout

    def _put(self) -> None:
        ui = self.desk.ui
        ui.put(self.header)
        ui.put([self.stage, self.plots], over_stage=True)
        ui.put([self.words, self.side, self.transport])
        self._placed = True

    def layout(self, size: tuple[int, int], look: Look) -> None:
        """Header, stage over plots beside the panel, transport; nothing of the window is left uncovered."""
        if not self._placed:
            self._put()
        wide, high = size
        top = self.header.height_for(wide)
        foot = self.transport.height_for(wide)
        middle = high - top - foot
        side = min(look.px(390), round(wide * (0.31 if look.text_size < 1.5 else 0.42)))
        side = max(side, min(look.gap(300), wide // 2))
        left = wide - side
        words = 0
        self.words.visible = self.desk.words_open()
        if self.words.visible:
            words = min(look.px(24) + 4 * look.type.leading(14), middle // 4)
        plots = min(max(look.px(150), round(middle * 0.27)), round((middle - words) * 0.38))
        stage = middle - plots - words
        self.header.place(pygame.Rect(0, 0, wide, top))
        self.stage.lay(pygame.Rect(0, top, left, stage), look, size)
        self.plots.lay(pygame.Rect(0, top + stage, left, plots), look)
        self.words.place(pygame.Rect(0, top + stage + plots, left, words))
        self.side.place(pygame.Rect(left, top, side, middle))
        self.transport.place(pygame.Rect(0, high - foot, wide, foot))

    def notice_place(self) -> pygame.Rect:
        """Over the stage."""
        return self.stage.rect

    # ---- time

    def frame(self, wall: float) -> None:
        """The model's steps, and what watches them."""
        self.watch(self.running.frame(wall))
        self.stage.frame(wall)
        self.plots.frame()
        if self.words.visible:
            self.words.frame(wall, self.running.playing)

    def refresh(self) -> None:
        """The transport bar says how the run stands."""
        self.transport.refresh(self.desk.words_open(), self.stage.scene.near)

    # ---- keys

    def on_stage(self) -> bool:
        """The focus is on the picture, on the plots, or nowhere."""
        return self.desk.ui.focused in (None, self.stage, self.plots)

    def duty(self, name: str) -> bool:
        """What the keys and the transport bar ask for."""
        deed = {
            "play": self.running.play,
            "step": lambda: self.watch(self.running.step()),
            "step back": self.running.step_back,
            "slower": lambda: self.running.faster(-1),
            "faster": lambda: self.running.faster(1),
            "undo": self._undo,
            "redo": self._redo,
            "reset": self.reset,
            "compare": self._compare,
            "describe": self._describe,
            "leaves out": self._leaves_out,
            "evidence": self._evidence,
            "export": self.export,
            "next plot": self.plots.turn,
            "next thing": lambda: self.stage.next_thing(1),
            "thing before": lambda: self.stage.next_thing(-1),
            "what is it": self.stage.open_chosen,
            "zoom": self._zoom,
            "next part": self._next_part,
        }.get(name)
        if deed is None:
            return False
        deed()
        return True

    def reset(self) -> None:
        """Back to the start."""
        self.running.reset()

    def _zoom(self) -> None:
        if not self.stage.scene.zoom():
            self.desk.say(ONE_VIEW)

    def _undo(self) -> None:
        what = self.running.can_undo
        self.running.undo()
        self.desk.say(f"Undone: {what}." if what else "Nothing to undo.")

    def _redo(self) -> None:
        what = self.running.can_redo
        try:
            self.running.redo()
        except Complaint as complaint:
            self.desk.say(str(complaint))
            return
        self.desk.say(f"Done again: {what}." if what else "Nothing to do again.")

    def _compare(self) -> None:
        had = self.running.ghost is not None
        if self.running.compare():
            self.desk.say("This run is kept as A. Change something and play: the old curves stay behind as A.")
        else:
            self.desk.say("Run A is put away." if had else "Run something first, then keep it as A.")

    def _describe(self) -> None:
        self.desk.open_words(not self.desk.words_open())

    def _leaves_out(self) -> None:
        shown = not self.stage.shows_omissions
        self.stage.leave()
        self.stage.shows_omissions = shown

    def _evidence(self) -> None:
        scene, bench = self.stage.scene, self.running.experiment
        open_page(self.desk.ui, f"Evidence: {bench.TITLE}", evidence_page(scene.evidence(bench), self.desk.sources))

    def _asked(self, asked: Asked) -> None:
        """What the scene asks: another moment of this run, or another bench."""
        if isinstance(asked, Seek):
            self.watch(self.running.reach(asked.tick))
            return
        if asked.bench not in dict(self.desk.chain):
            self.desk.say("That bench has no picture of its own yet.")
            return
        back = (self.running.experiment.NAME, self.here())
        self.desk.go(Lab(asked.bench, asked.settings, asked.acts, asked.at, back=back))

    def export(self) -> None:
        """The run as CSV and the picture as PNG."""
        picture = pygame.Surface(self.stage.rect.size)
        self.stage.draw_alone(picture)
        try:
            made = export_run(self.running.session, picture, self.desk.exports())
        except (OSError, Complaint) as failure:
            self.desk.say(f"Nothing was exported: {failure}")
            return
        self.desk.say(f"Exported to {made.parent}: {made.name} and the picture beside it.")

    def _next_part(self) -> None:
        parts: list[Widget] = [self.header, self.stage, self.plots, self.side, self.transport]
        heads = [next((w for w in part.everyone() if w.focusable), None) for part in parts]
        firsts = [head for head in heads if head is not None]
        focused = self.desk.ui.focused
        here = next((i for i, part in enumerate(parts) if focused in list(part.everyone())), -1)
        after = [head for head in heads[here + 1 :] if head is not None]
        self.desk.ui.focus((after or firsts)[0], ring=True)

    def leave(self) -> bool:
        """Close the card on the stage, else go to the first page."""
        if not self.stage.leave():
            self.desk.go(Home())
        return True
