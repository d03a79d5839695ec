"""What the audience sees: title, the live stage, and beside it the plots, a question with its hands, or a few words."""

import pygame

from sim.app.look import Look
from sim.app.presenting.answers import draw_answers, least_height
from sim.app.presenting.cues import PARTS, Cue
from sim.app.presenting.deck import Deck
from sim.app.presenting.hall_plots import HallPlots
from sim.app.presenting.lettering import EASY, Page, fitted, hall_look
from sim.core import units
from sim.scenes.hall import hall_of
from sim.scenes.scene import ONE_VIEW, Moment, Scene
from sim.view import draw
from sim.view.theme import Theme

STAGE = (0.605, 0.745)
"""Of the picture's width and height."""
TOP, FOOT, EDGE = 0.115, 0.14, 0.022
LEAP = 2.0
"""Seconds by which the wall leaps when another run is shown, so that a scene shows its state without gliding there."""
ASKS = {"curve": "Draw it on paper.", "number": "Write your number down."}


class Audience:
    """Draws the picture for the hall onto a surface of any size.

    Args:
        deck: the lecture.
        scene: of its experiment.

    Attributes:
        cut: titles of cues whose words have no room on this picture.
    """

    def __init__(self, deck: Deck, scene: Scene) -> None:
        self.deck = deck
        self.scene = scene
        self.plots = HallPlots(deck)
        self.calm = False
        self.cut: set[str] = set()
        self._page, self._wide = Page(), Page()
        self._wall = 0.0
        self._shown: tuple[object, ...] = ()
        self._words_of: tuple[object, ...] = ()
        self._marked = self._covered = self._plotted = False
        self._laid: tuple[object, ...] = ()

    @property
    def theme(self) -> Theme:
        """The colours of the hall."""
        return self._look.theme

    def lay(self, size: tuple[int, int], look: Look) -> None:
        """For a picture of this size; the scene takes its art in it."""
        wanted = (size, look.theme.name)
        self.calm = look.calm
        if wanted == self._laid:
            return
        self._laid = wanted
        width, height = size
        self._look = hall_look(look, height)
        edge, top = round(EDGE * height), round(TOP * height)
        self._top = pygame.Rect(edge * 2, 0, width - 4 * edge, top)
        self._stage = pygame.Rect(0, top, round(STAGE[0] * width), round(STAGE[1] * height))
        self._foot = pygame.Rect(0, height - round(FOOT * height), width, round(FOOT * height))
        left = self._stage.right + edge
        self._side = pygame.Rect(left, top, width - left - edge, self._stage.h)
        self._column = pygame.Rect(left + edge, top + edge, width - left - 3 * edge, height - top - 2 * edge)
        self._edge = edge
        self.scene.layout(self._stage.size, self.theme, 1.0, hall_of(size))

    def frame(self, wall: float) -> None:
        """Let the decoration go on."""
        self._wall += wall

    def zoom(self) -> str:
        """Send the camera of the stage up close, or back; the words that say what was done."""
        scene = self.scene
        if not scene.zoom():
            return ONE_VIEW
        return f"In the picture now: {scene.ZOOMS_TO}. Z goes back." if scene.near else "Back to the whole picture."

    # ---- the picture

    def draw(self, surface: pygame.Surface) -> None:
        """The picture. While the words stay, only what moves is painted: the stage, the time, a plot in each frame."""
        deck, cue, running = self.deck, self.deck.cue, self.deck.running
        now = (deck.number, deck.script.reply, running.session.runs)
        if now != self._shown:
            self._shown = now
            self._wall += LEAP
        poll = deck.poll(cue)
        words = (*now, self._laid, id(surface), tuple(poll.counts) if poll else (), deck.script.outcome())
        marked = bool(deck.pen.strokes) or deck.pen.tool == "spotlight"
        whole = words != self._words_of or marked or self._marked
        self._words_of, self._marked = words, marked
        surface.fill(self.theme.window, None if whole else (0, 0, surface.get_width(), self._stage.y))
        self._title(surface, cue)
        if whole:
            self._covered = self._plotted = False
        if not self._covered:
            past = running.session.trace
            self.scene.foretelling = bool(deck.script.guide.why_still)
            moment = Moment(self._wall, running.clock.fraction, self.calm, running.rate, past)
            self.scene.draw(surface.subsurface(self._stage), running.experiment, moment)
        if whole:
            self.plots.show(self._groups(cue))
            self._beside(surface, cue)
            deck.pen.draw(surface, self.theme)
        elif self._plotted:
            self.plots.draw_one_of_them(surface)

    def _beside(self, surface: pygame.Surface, cue: Cue) -> None:
        """What stands beside and below the stage at this cue."""
        reply = self.deck.script.reply
        if reply is not None:
            self._plots(surface, self._side)
            self._caption(surface, reply.misconception, "Is it so?")
        elif cue.part in ("open", "say", "close"):
            self._words(surface, cue)
        elif cue.part == "run":
            self._plots(surface, self._side)
            self._caption(surface, cue.caption or cue.question, "" if cue.caption else "The question")
        elif cue.asks or cue.part == "answer":
            self._question(surface, cue)
        elif cue.part == "predict":
            self._open_question(surface, cue)
        else:
            self._explain(surface, cue)

    def _groups(self, cue: Cue) -> list[tuple[str, ...]]:
        """What is plotted: all of the step, or where words need the room, the plot that the question is about."""
        groups = [tuple(group.split()) for group in self.deck.script.shows]
        predict = self.deck.script.guide.step.predict
        crowded = cue.part == "predict" or (cue.part == "explain" and bool(cue.answers))
        if self.deck.script.reply is not None or not crowded or predict is None:
            return groups
        return [group for group in groups if predict.observable in group][:1] or groups[:1]

    def _title(self, surface: pygame.Surface, cue: Cue) -> None:
        type, theme, top = self._look.type, self.theme, self._top
        time = self._time()
        right = top.right
        if time:
            shown = type.line(time, 16, theme.muted, "SemiBold")
            surface.blit(shown, (right - shown.get_width(), top.centery - shown.get_height() // 2))
            right -= type.width("000 min 00 s", 16, "SemiBold") + self._edge
        width = right - top.x
        size = 26.0
        while size > 14 and type.width(cue.title, size, "Bold") > width:
            size -= 1
        words = type.line(cue.title, size, theme.ink, "Bold")
        surface.blit(words, (top.x, top.centery - words.get_height() // 2))

    def _time(self) -> str:
        deck = self.deck
        shown = deck.cue.part in ("run", "explain", "answer") or deck.script.reply is not None
        if not shown or not deck.script.span[1]:
            return ""
        return units.say_time(max(0.0, deck.running.experiment.time - deck.script.span[0]))

    def _plots(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        if self.plots.rect != rect:
            self.plots.lay(rect, self._look)
        self.plots.draw(surface)
        self._plotted = True

    def _caption(self, surface: pygame.Surface, text: str, before: str = "") -> None:
        """A sentence over the whole width of the foot, with a word before it that says what it is."""
        if not text:
            return
        type, theme = self._look.type, self.theme
        inside = self._foot.inflate(-4 * self._edge, -self._edge)
        draw.rounded(surface, pygame.Rect(0, self._foot.y, self._foot.w, max(2, type.px(2))), 0, theme.accent)
        if before:
            head = type.line(before, 12, theme.accent, "Bold")
            surface.blit(head, (inside.x, inside.centery - head.get_height() // 2))
            inside.x += head.get_width() + 2 * self._edge
            inside.w -= head.get_width() + 2 * self._edge
        size = fitted(type, text, inside.w, inside.h, 22, "SemiBold")
        words = type.block(text, size, theme.ink, inside.w, "SemiBold")
        surface.blit(words, words.get_rect(midleft=(inside.x, inside.centery)))

    def _words(self, surface: pygame.Surface, cue: Cue) -> None:
        type, room = self._look.type, self._column
        if cue.part == "open":
            size = fitted(type, cue.text, room.w, room.h, 30, "SemiBold")
            surface.blit(type.block(cue.text, size, self.theme.ink, room.w, "SemiBold"), room.topleft)
        elif self._page.lay(type, self.theme, cue.text, room.size, 19, EASY):
            self._page.draw(surface, room.topleft, room.h)
        else:
            self._wide_words(surface, cue)
            return
        self._source(surface)

    def _wide_words(self, surface: pygame.Surface, cue: Cue) -> None:
        """A long text takes the place of the stage as well."""
        room = self._all_of_it(surface)
        if not self._wide.lay(self._look.type, self.theme, cue.text, room.size, 19):
            self.cut.add(cue.title)
        self._wide.draw(surface, room.topleft, room.h)

    def _source(self, surface: pygame.Surface) -> None:
        """Under the stage: which lesson this is."""
        lesson, type = self.deck.script.lesson, self._look.type
        words = type.line(f"Open Channel  ·  {lesson.number}  {lesson.title}", 11, self.theme.muted, "Medium")
        place = pygame.Rect(self._top.x, self._foot.y, self._stage.w, self._foot.h)
        surface.blit(words, words.get_rect(midleft=(place.x, place.centery)))

    def _question(self, surface: pygame.Surface, cue: Cue) -> None:
        told = cue.part == "answer"
        poll = self.deck.poll(cue)
        head = "Hands up" if not told else PARTS["answer"]
        room = self._column
        if least_height(self._look.type, room.w, cue, poll, size=EASY) > room.h:
            room = self._all_of_it(surface)
        else:
            self._source(surface)
        if draw_answers(surface, self._look.type, self.theme, room, cue, poll, head, told) > room.bottom:
            self.cut.add(cue.title)

    def _all_of_it(self, surface: pygame.Surface) -> pygame.Rect:
        """Clear the stage away: many words take the whole width below the title."""
        self._covered = True
        surface.fill(self.theme.window, (0, self._stage.y, surface.get_width(), surface.get_height() - self._stage.y))
        return pygame.Rect(self._top.x, self._column.y, self._top.w, self._column.h)

    def _open_question(self, surface: pygame.Surface, cue: Cue) -> None:
        """A question that each answers on paper: the question above, the empty plot below."""
        type, theme, column = self._look.type, self.theme, self._column
        predict = self.deck.script.guide.step.predict
        half = column.h // 2
        head = type.line(ASKS.get(predict.sort if predict else "", "Predict."), 15, theme.accent, "Bold")
        surface.blit(head, column.topleft)
        y = column.y + head.get_height() + self._edge
        room = pygame.Rect(column.x, y, column.w, half - (y - column.y))
        size = fitted(type, cue.question, room.w, room.h, 22, "SemiBold")
        words = type.block(cue.question, size, theme.ink, room.w, "SemiBold")
        surface.blit(words, room.topleft)
        below = pygame.Rect(self._side.x, column.y + half, self._side.w, self._stage.bottom - column.y - half)
        self._plots(surface, below)
        self._source(surface)

    def _explain(self, surface: pygame.Surface, cue: Cue) -> None:
        """The plots with what the run gave, and the sentence to take home."""
        self._caption(surface, cue.caption)
        outcome = self.deck.script.outcome()
        if cue.answers:
            self._plots_and_answers(surface, cue)
        elif outcome:
            type, theme = self._look.type, self.theme
            high = round(self._side.h * 0.22)
            self._plots(surface, pygame.Rect(self._side.x, self._side.y, self._side.w, self._side.h - high))
            said = type.line("The run gave", 14, theme.muted, "SemiBold")
            value = type.line(outcome, 30, theme.accent, "Bold")
            y = self._side.bottom - high // 2
            surface.blit(said, said.get_rect(midleft=(self._column.x, y)))
            surface.blit(value, value.get_rect(midleft=(self._column.x + said.get_width() + 2 * self._edge, y)))
        else:
            self._plots(surface, self._side)

    def _plots_and_answers(self, surface: pygame.Surface, cue: Cue) -> None:
        """The plot above what the class had said; without the plot where the answers leave it no room."""
        type, side, poll = self._look.type, self._side, self.deck.poll(cue)
        need = least_height(type, self._column.w, cue, poll, with_question=False) + self._edge
        high = min(round(side.h * 0.5), side.h - need)
        if high > side.h * 0.3:
            self._plots(surface, pygame.Rect(side.x, side.y, side.w, high))
        else:
            high = self._edge
        below = pygame.Rect(self._column.x, side.y + high, self._column.w, side.h - high - self._edge)
        if draw_answers(surface, type, self.theme, below, cue, poll, "", True, with_question=False) > side.bottom:
            self.cut.add(cue.title)
