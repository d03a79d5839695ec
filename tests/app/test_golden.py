"""Golden pictures: each scene in each theme at two sizes, and the screens, against kept pictures, with a tolerance.

Renew them with OPENCHANNEL_REGOLD=1 after looking at what has changed.
"""

import os
import tempfile
from pathlib import Path

import numpy as np
import pygame
import pytest

from sim.app.draw import played, stage_picture
from sim.app.pilot import Pilot
from sim.app.places import Home, Lab, Lesson, Place
from sim.scenes.catalogue import SEEN
from sim.teaching.parse import lessons
from sim.view.theme import THEMES

GOLDEN = Path(__file__).parent.parent / "golden"
SIZES = ((1280, 720), (1920, 1080))
KEPT = 400
"""Pictures are kept this wide: small files, and no test that fails for one pixel of a letter."""
MEAN, SHARE = 2.5, 0.02
"""Allowed: mean difference of a channel of 255; share of pixels that differ by more than 40."""
MOMENTS = {
    "pore": (("drug=ketamine", "magnesium=0 mM"), ("start train@0s",), "0.61s"),
    "synapse": (("drug=ketamine", "release_probability=100 %"), (), "0.2216s"),
    "pairing": ((), (), "22.7s"),
    "circuit": ((), (), "3.2s"),
    "signalling": ((), ("give dose@0s",), "42min"),
    "body": ((), ("give dose@0s",), "50min"),
    "mood": (("sessions=4",), (), "16d"),
    "journey": ((), ("give dose@0s",), "6h"),
}


def small(picture: pygame.Surface) -> pygame.Surface:
    """As it is kept."""
    wide, high = picture.get_size()
    return pygame.transform.smoothscale(picture.convert(24), (KEPT, round(KEPT * high / wide)))


def compare(picture: pygame.Surface, name: str) -> None:
    """Hold a picture against the kept one, or keep it."""
    path = GOLDEN / f"{name}.png"
    shown = small(picture)
    if os.environ.get("OPENCHANNEL_REGOLD"):
        path.parent.mkdir(exist_ok=True)
        pygame.image.save(shown, path)
        return
    assert path.exists(), f"no golden picture {path.name}: run once with OPENCHANNEL_REGOLD=1 and look at it"
    kept = pygame.surfarray.array3d(pygame.image.load(path)).astype(int)
    now = pygame.surfarray.array3d(shown).astype(int)
    assert kept.shape == now.shape
    off = np.abs(kept - now)
    far = float((off.max(axis=2) > 40).mean())
    if off.mean() > MEAN or far > SHARE:
        now_file = Path(tempfile.gettempdir()) / f"{name}-now.png"
        pygame.image.save(shown, now_file)
        print(f"what it looks like now: {now_file}")
    assert off.mean() <= MEAN, f"{path.name}: mean difference {off.mean():.2f}"
    assert far <= SHARE, f"{path.name}: {far:.1%} of the pixels look different"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("name", list(SEEN))
def test_the_scene_looks_as_it_did(name: str, theme: str, size: tuple[int, int]) -> None:
    settings, acts, until = MOMENTS.get(name, ((), (), "0s"))
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    session = played(SEEN[name], settings, acts, until)
    before = session.experiment.state_hash()
    picture = stage_picture(session, size, theme, 1.0)
    assert session.experiment.state_hash() == before, "drawing changed the model"
    compare(picture, f"scene-{name}-{theme}-{size[0]}")


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(
    ("name", "place"), [("home", Home()), ("lab", Lab("body")), ("lesson", Lesson(next(iter(lessons()), "")))]
)
def test_the_screen_looks_as_it_did(name: str, place: Place, theme: str, tmp_path: Path) -> None:
    pilot = Pilot(tmp_path, place, theme=theme, calm=True)
    pilot.run(30)
    compare(pilot.surface, f"screen-{name}-{theme}")
    pilot.close()


def test_all_golden_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.png")) < 7_000_000  # eight scenes, three looks, two sizes


def test_no_golden_picture_is_left_over() -> None:
    names = {f"scene-{n}-{t}-{s[0]}" for n in SEEN for t in THEMES for s in SIZES}
    names |= {f"screen-{n}-{t}" for n in ("home", "lab", "lesson") for t in THEMES}
    kept = {path.stem for path in GOLDEN.glob("*.png")}
    assert kept == names
