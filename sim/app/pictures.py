"""The pictures of the README, drawn by the program itself: `python -m sim.app.pictures`."""

from pathlib import Path

import pygame

from sim.app.draw import played, save, stage_picture, without_display
from sim.app.notices import Notices
from sim.app.pilot import Pilot
from sim.app.places import Lesson
from sim.app.presenter import deck_of
from sim.app.presenting.screens import Plan, Screens
from sim.app.presenting.show import Presenter
from sim.app.settings import Settings
from sim.experiments.catalogue import EXPERIMENTS
from sim.teaching.parse import find_lesson, load

WIDE = (1280, 720)


def pore() -> pygame.Surface:
    """A drug behind a shut gate."""
    settings = ("drug=ketamine", "concentration=10uM", "magnesium=0mM", "pulse.interval=5s")
    session = played(EXPERIMENTS["pore"], settings, ("start train@0s",), "60s", seed=2)
    return stage_picture(session, WIDE, "desk", 1.0)


def body() -> pygame.Surface:
    """Half an hour after a drink."""
    session = played(EXPERIMENTS["body"], ("route=oral", "dose=50mg"), ("give dose@0s",), "33min")
    return stage_picture(session, WIDE, "desk", 1.0)


def synapse() -> pygame.Surface:
    """Glutamate in the cleft, a few milliseconds after a release."""
    session = played(EXPERIMENTS["synapse"], ("rate=2Hz", "release_probability=100%"), (), "504ms")
    return stage_picture(session, WIDE, "desk", 1.0)


def circuit() -> pygame.Surface:
    """A patch of cortex in a little ketamine."""
    return stage_picture(played(EXPERIMENTS["circuit"], ("ketamine=1uM",), (), "2s"), WIDE, "desk", 1.0)


def mood() -> pygame.Surface:
    """A virtual trial, a week after one session."""
    return stage_picture(played(EXPERIMENTS["mood"], (), (), "7d"), WIDE, "desk", 1.0)


def journey() -> pygame.Surface:
    """The whole ladder, an hour after the dose."""
    return stage_picture(played(EXPERIMENTS["journey"], (), ("give dose@0s",), "1h"), WIDE, "desk", 1.0)


def home() -> pygame.Surface:
    """The first page."""
    pilot = Pilot(size=(1280, 800))
    pilot.run(240)
    return _of(pilot)


def lesson() -> pygame.Surface:
    """A prediction that the run has met."""
    pilot = Pilot(place=Lesson("02-trapped"), size=(1280, 800))
    guide = pilot.screen.guide  # type: ignore[attr-defined]
    guide.jump(2)
    guide.answer("predict", [(second, 0.9 * (1 - 0.95**second)) for second in range(0, 61, 5)], "It fills up.")
    pilot.run_until(lambda: guide.score is not None)
    pilot.run(30)
    return _of(pilot)


def presenter() -> pygame.Surface:
    """What the hall sees beside what the lecturer sees."""
    show = Presenter(
        deck_of(load(find_lesson("2"))),
        Screens(Plan(0, 0), "Trapped", Notices(lambda _: None), fills=False),
        Settings(),
        Notices(lambda _: None),
    )
    show.frame(1 / 60)
    show.deck.go(7)
    for _ in range(150):
        show.frame(1 / 60)
        show.draw()
    both = [window.surface for window in show.screens.panes]
    wide = [pygame.transform.smoothscale(one, (one.get_width() * 720 // one.get_height(), 720)) for one in both]
    sheet = pygame.Surface((sum(one.get_width() for one in wide) + 16, 720))
    sheet.fill("#808890")
    x = 0
    for one in wide:
        sheet.blit(one, (x, 0))
        x += one.get_width() + 16
    show.close()
    return sheet


def _of(pilot: Pilot) -> pygame.Surface:
    picture = pilot.surface.copy()
    pilot.close()
    return picture


PICTURES = (pore, synapse, circuit, body, mood, journey, home, lesson, presenter)


def main() -> None:
    """Draw all of them into assets/pictures of the checkout."""
    without_display()
    folder = Path("assets") / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for make in PICTURES:
        save(make(), folder / f"{make.__name__}.png")


if __name__ == "__main__":
    main()
