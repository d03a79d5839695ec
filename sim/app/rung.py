"""A rung of the ladder on the first page: an experiment running small in its scene, its title, its lessons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from sim.app.running import Running
from sim.core.commands import Act, Pause, Set
from sim.experiments.experiment import Experiment
from sim.experiments.session import Session
from sim.scenes.scene import Moment, Scene
from sim.view import draw
from sim.view.sprites import mix
from sim.view.theme import Theme
from sim.view.widgets.button import Button
from sim.view.widgets.columns import Column
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import Point, Widget

DRAWN = (960, 540)
"""The scene is drawn at this size and made smaller, so that it looks as it does when it is open."""


@dataclass(frozen=True)
class Trailer:
    """What a bench does on the first page.

    Attributes:
        scale: the size of what is seen, in words.
        settings: path -> value as typed.
        acts: actions carried out at the start.
        length: model seconds after which it starts again.
        factor: of the bench's own pace.
    """

    scale: str
    settings: tuple[tuple[str, str], ...] = ()
    acts: tuple[str, ...] = ()
    length: float = 0.0
    factor: float = 1.0


TRAILERS: dict[str, Trailer] = {
    "pore": Trailer(
        "10 nanometres", (("drug", "ketamine"), ("pulse.interval", "0.5 s")), ("start train",), length=6.0, factor=1.0
    ),
    "synapse": Trailer("500 nanometres", (("rate", "20 Hz"), ("release_probability", "90 %")), length=1.0, factor=0.6),
    "pairing": Trailer("1 micrometre", length=62.0),
    "circuit": Trailer("1 millimetre", length=10.0),
    "signalling": Trailer("1 micrometre", acts=("give dose",), length=5 * 86400.0, factor=0.7),
    "body": Trailer("1.7 metres", acts=("give dose",), length=4 * 3600.0, factor=1.0),
    "mood": Trailer("60 patients an arm", length=42 * 86400.0, factor=1.5),
    "journey": Trailer("from a millisecond to six weeks", acts=("give dose",), length=4 * 86400.0, factor=0.5),
}


class Preview(Widget):
    """The running scene in small; pressing it opens the bench. It sleeps until it is first seen.

    Args:
        bench, scene: what runs here, and what gives that which draws it; made when first seen, since each takes a
            moment.
        on_open: opens the bench.
    """

    role = "image"

    def __init__(self, bench: type[Experiment], scene: Callable[[], type[Scene]], on_open: Callable[[], None]) -> None:
        super().__init__(bench.TITLE, help="Open the free lab")
        self.bench = bench
        self._scene_of = scene
        self._trailer = TRAILERS.get(bench.NAME, Trailer(""))
        self._on_open = on_open
        self._live: tuple[Running, Scene] | None = None
        self._small: pygame.Surface | None = None
        self._wall = 0.0
        self._art: tuple[Theme, bool] | None = None
        self._laid: Theme | None = None

    @property
    def ready(self) -> bool:
        """Whether it runs, with its art in the theme of the window."""
        return self._live is not None and self._art is not None and self._laid is self._art[0]

    def prepare(self) -> None:
        """Make the bench and the scene, and begin; lay out the art, and draw it once, which takes longest."""
        if self._art is None:
            return
        theme, calm = self._art
        live = self._live
        if live is None:
            self._canvas = pygame.Surface(DRAWN)
            live = Running(Session(self.bench())), self._scene_of()()
            self._begin(live[0])
            live[0].frame(0.1)  # the first steps prepare what later ones use
        self._laid = None  # whatever the window wants meanwhile, it is not ready before the end
        live[1].layout(DRAWN, theme, 1.0)
        self._draw_scene(*live, calm)
        self._live, self._laid = live, theme

    def _begin(self, running: Running) -> None:
        running.session.start({})
        rows = self.bench.parameter_rows()
        for path, text in self._trailer.settings:
            if path in rows:
                running.apply(Set(path, rows[path].parse(text)))
        for name in self._trailer.acts:
            if name in self.bench.ACTIONS:
                running.apply(Act(name))
        running.set_speed(self._trailer.factor)
        running.apply(Pause(False))

    def lay_art(self, theme: Theme, calm: bool) -> None:
        """The art of the scene will be in this theme."""
        self._art = (theme, calm)
        if self._laid is not theme:
            self._small = None

    def frame(self, wall: float) -> None:
        """Time passes, and begins again when the trailer is over."""
        if self._live is None or not self.ready:
            return
        running, _ = self._live
        self._wall += wall
        running.frame(wall)
        if self._trailer.length and running.experiment.time >= self._trailer.length:
            self._begin(running)

    def paint(self) -> None:
        """Draw the scene and make it small; the page does this for one rung a frame."""
        if self._live is None or self._art is None or not self.ready:
            return
        self._draw_scene(*self._live, self._art[1])
        if self.rect.w > 8 and self.rect.h > 8:
            self._small = pygame.transform.smoothscale(self._canvas, self.rect.size)
            self.changed()

    def _draw_scene(self, running: Running, scene: Scene, calm: bool) -> None:
        moment = Moment(self._wall, running.clock.fraction, calm, running.rate, running.session.trace)
        scene.draw(self._canvas, running.experiment, moment)

    def width_for(self) -> int:
        """As wide as it may be."""
        return self.px(420)

    def height_for(self, width: int) -> int:
        """In the shape of the scene."""
        return round(width * DRAWN[1] / DRAWN[0])

    def draw(self, surface: pygame.Surface) -> None:
        """The small picture in a frame."""
        if self._small is None or self._small.get_size() != self.rect.size:
            self.paint()
        if self._small is not None:
            surface.blit(self._small, self.rect)
        else:
            self._draw_ground(surface)
        edge = self.look.theme.accent if self.hover else self.look.theme.line
        draw.frame(surface, self.rect, self.px(6), edge, max(1, self.px(1.5)))

    def _draw_ground(self, surface: pygame.Surface) -> None:
        """The colours of the stage, until the scene is there."""
        theme, r = self.look.theme, self.rect
        for y in range(0, r.h, 4):
            shade = mix(theme.stage_top, theme.stage_bottom, y / max(1, r.h))
            surface.fill(shade, (r.x, r.y + y, r.w, min(4, r.h - y)))

    def press(self, at: Point) -> bool:
        """Taken, so that the release opens it."""
        return True

    def release(self, at: Point) -> None:
        """Open the bench."""
        if self.rect.collidepoint(at):
            self._on_open()


class Rung(Widget):
    """Preview beside words and buttons, or above them when the column is narrow."""

    role = "group"

    def __init__(self, preview: Preview, question: str, buttons: Sequence[Button]) -> None:
        super().__init__(preview.name)
        self.preview = preview
        self.room = 0
        """How high it may be, so that few rungs fill the page; 0 for as high as it needs."""
        scale = preview._trailer.scale
        self.words = Column(
            [
                Text(scale.upper(), size=11, weight="SemiBold", duty="accent"),
                Text(preview.name, size=20, weight="SemiBold"),
                Text(question, size=14, duty="muted"),
                *buttons,
            ],
            gap=8,
        )

    def children(self) -> Sequence[Widget]:
        """Picture, then words."""
        return (self.preview, self.words)

    def _beside(self, width: int) -> int:
        """How wide the picture is when it stands beside the words; 0 when there is no room."""
        rail = self.px(28)
        tall = round((self.room or 10**6) * DRAWN[0] / DRAWN[1])
        wide = min(round((width - rail) * 0.66), max(tall, round((width - rail) * 0.42)))
        wide = min(wide, width - rail - self.px(18 + 225))
        return wide if wide > self.px(200) else 0

    def height_for(self, width: int) -> int:
        """The higher of the two, or both."""
        inner, wide = width - self.px(28), self._beside(width)
        if wide:
            return max(self.preview.height_for(wide), self.words.height_for(inner - wide - self.px(18)))
        return self.preview.height_for(inner) + self.px(12) + self.words.height_for(inner)

    def arrange(self) -> None:
        """To the right of the ladder's rail."""
        rail, wide = self.px(28), self._beside(self.rect.w)
        x, inner = self.rect.x + rail, self.rect.w - rail
        if wide:
            self.preview.place(pygame.Rect(x, self.rect.y, wide, self.preview.height_for(wide)))
            left = x + wide + self.px(18)
            self.words.place(pygame.Rect(left, self.rect.y, self.rect.right - left, self.rect.h))
            return
        high = self.preview.height_for(inner)
        self.preview.place(pygame.Rect(x, self.rect.y, inner, high))
        self.words.place(pygame.Rect(x, self.rect.y + high + self.px(12), inner, self.rect.h - high - self.px(12)))

    def draw(self, surface: pygame.Surface) -> None:
        """The rail with this rung's mark."""
        theme, x = self.look.theme, self.rect.x + self.px(9)
        middle = (x, self.rect.y + self.px(12))
        gap = self.px(12)
        draw.line(surface, theme.line, (x, self.rect.y - gap), (x, self.rect.bottom + gap), max(2, self.px(2)))
        draw.circle(surface, theme.window, middle, self.px(8))
        draw.circle(surface, theme.accent, middle, self.px(5))
