"""Golden pictures of telling moments: a drug behind the shut gate, ions in the open pore, a tablet, a running infusion.

Each is drawn and held against a kept picture, blurred, so that another font renderer or processor changes nothing that
counts, and a gate, an organ or a name that moved does. Look at what changed, then renew with `pytest --renew-golden`.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray
from PIL import Image

from sim.experiments.body import Body
from sim.experiments.circuit import Circuit
from sim.experiments.journey import Journey
from sim.experiments.mood import Mood
from sim.experiments.pairing import Pairing
from sim.experiments.pore import Pore
from sim.experiments.signalling import Signalling
from sim.experiments.synapse import Synapse
from sim.scenes.body import BodyScene
from sim.scenes.body_parts import fields
from sim.scenes.circuit import CircuitScene
from sim.scenes.journey import JourneyScene
from sim.scenes.mood import MoodScene
from sim.scenes.pairing import PairingScene
from sim.scenes.pore import PoreScene
from sim.scenes.pore_parts.composition import compose
from sim.scenes.scene import Moment, Scene
from sim.scenes.signalling import SignallingScene
from sim.scenes.synapse import SynapseScene
from sim.view.theme import DESK, THEMES

GOLDEN = Path(__file__).parent.parent / "golden" / "moments"
SMALL, USUAL = (760, 430), (1280, 720)
KEPT = 300
"""Pictures are kept this many pixels wide, in steps of `SHADE` of 255: small files."""
SHADE = 8
BLUR = 3
"""Pixels of the kept picture that are averaged, each way."""
FAR, SPOTS, MEAN = 26.0, 6, 3.5
"""Allowed: so many spots of some 5600 that are farther off than `FAR` of 255 (a letter, a particle), and a mean.

The rounding to shades alone makes a mean of about 2.
"""
Pixels = NDArray[np.float64]


class Posed:
    """The real pore, with the drawn receptor held in a state."""

    def __init__(self, state: str, **settings: Any) -> None:
        self.pore = Pore.of_settings({"glutamate": 100.0, **settings}, seed=1)
        self.pore.advance(700)
        self.drawn_state, self.drawn_magnesium = state, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pore, name)


def followed(days: float, **settings: Any) -> Mood:
    mood = Mood.of_settings(settings, seed=1)
    mood.advance(round(days * 86400 / mood.STEP))
    return mood


def given(route: str, minutes: float) -> Body:
    body = Body.of_settings({"route": route})
    body.act("give dose")
    body.advance(round(minutes * 60 / body.STEP))
    return body


def bathed(*doses: float) -> Circuit:
    bench = Circuit.of_settings({"ketamine": doses[0]})
    for dose in doses:
        bench.set("ketamine", dose)
        bench.advance(1600)
    return bench


def injected(minutes: float, **settings: Any) -> Signalling:
    bench = Signalling.of_settings(settings)
    bench.act("give dose")
    bench.advance(round(minutes * 60 / bench.STEP))
    return bench


def used(**settings: Any) -> Synapse:
    """A synapse just after its second release."""
    synapse = Synapse.of_settings({"release_probability": 1.0, **settings}, seed=2)
    synapse.advance(2212)
    return synapse


def close() -> Scene:
    scene = SynapseScene()
    scene.zoom(1.0)
    return scene


def sent(minutes: int, **settings: Any) -> Journey:
    """One dose, followed for so long."""
    journey = Journey.of_settings(settings)
    journey.act("give dose")
    journey.advance(minutes)
    return journey


def paired(*intervals: float, then: int, **settings: Any) -> Pairing:
    """After a short protocol at each interval (s) from fresh synapses, so many steps into one more."""
    bench = Pairing.of_settings({"rate": 5.0, "pairs": 20, "begins": False, **settings}, seed=1)
    for interval in (*intervals, 0.01):
        bench.set("interval", interval)
        if bench.record:
            bench.act("fresh synapses")
        bench.act("run protocol")
        bench.advance(then if interval == 0.01 else 4100)
    return bench


MOMENTS: dict[str, tuple[Callable[[], Scene], Callable[[], Any]]] = {
    "pore-trapped": (PoreScene, lambda: Posed("C1B", drug="ketamine")),
    "pore-conducting": (PoreScene, lambda: Posed("O", voltage=-40.0)),
    "synapse-release": (SynapseScene, used),
    "synapse-calcium": (SynapseScene, lambda: used(magnesium=0.0, rate=50.0)),
    "synapse-close": (close, lambda: used(drug="ketamine")),
    "pairing-meeting": (PairingScene, lambda: paired(then=2017)),
    "pairing-window": (PairingScene, lambda: paired(-0.06, -0.02, 0.02, 0.05, then=3606, parameter_set="Shouval 2002")),
    "circuit-brake": (CircuitScene, lambda: bathed(1.0)),
    "circuit-doses": (CircuitScene, lambda: bathed(0.3, 3.0, 20.0)),
    "signalling-minutes": (SignallingScene, lambda: injected(42)),
    "signalling-days": (SignallingScene, lambda: injected(4320, account="resting block")),
    "body-tablet": (BodyScene, lambda: given("oral", 30)),
    "body-infusion": (BodyScene, lambda: given("infusion", 20)),
    "mood-day-two": (MoodScene, lambda: followed(2)),
    "mood-spray": (MoodScene, lambda: followed(24, treatment="esketamine", sessions=8, guessed=0.7, unblinding=0.4)),
    "journey-infusion": (JourneyScene, lambda: sent(40)),
    "journey-day": (JourneyScene, lambda: sent(1440, account="metabolite")),
}
# Larger ones in all themes are among the golden pictures of the window.
SHOWN = [(name, theme, SMALL) for name in MOMENTS for theme in THEMES] + [(name, "desk", USUAL) for name in MOMENTS]


def drawn(name: str, theme: str, size: tuple[int, int]) -> pygame.Surface:
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    sort, pose = MOMENTS[name]
    scene, stage = sort(), pygame.Surface(size)
    scene.layout(size, THEMES[theme])
    scene.draw(stage, pose(), Moment(wall=2.0))
    return pygame.transform.smoothscale(stage.convert(24), (KEPT, round(KEPT * size[1] / size[0])))


def blurred(picture: pygame.Surface) -> Pixels:
    """Means of small squares, [across, down, colour]."""
    pixels = pygame.surfarray.array3d(picture).astype(float)
    wide, high = pixels.shape[0] // BLUR, pixels.shape[1] // BLUR
    squares = pixels[: wide * BLUR, : high * BLUR].reshape(wide, BLUR, high, BLUR, 3)
    return np.asarray(squares.mean(axis=(1, 3)))


def apart(one: pygame.Surface, other: pygame.Surface) -> tuple[int, float]:
    """How far two pictures are apart: the number of spots that clearly differ, and the mean difference."""
    off = np.abs(blurred(one) - blurred(other)).max(axis=2)
    return int((off > FAR).sum()), float(off.mean())


def alike(one: pygame.Surface, other: pygame.Surface) -> bool:
    spots, mean = apart(one, other)
    return spots <= SPOTS and mean <= MEAN


def keep(picture: pygame.Surface, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shades = np.minimum(255, (pygame.surfarray.array3d(picture).astype(int) + SHADE // 2) // SHADE * SHADE)
    Image.fromarray(shades.astype(np.uint8).swapaxes(0, 1)).save(path, optimize=True)


def kept(name: str, theme: str, size: tuple[int, int]) -> pygame.Surface:
    path = GOLDEN / f"{name}-{theme}-{size[0]}.png"
    assert path.exists(), f"no golden picture {path.name}: run with --renew-golden and look at it"
    return pygame.image.load(path).convert(24)


@pytest.mark.parametrize(("name", "theme", "size"), SHOWN, ids=lambda part: part if isinstance(part, str) else part[0])
def test_the_moment_looks_as_it_did(name: str, theme: str, size: tuple[int, int], tmp_path: Path) -> None:
    now = drawn(name, theme, size)
    if os.environ.get("OPENCHANNEL_REGOLD"):
        keep(now, GOLDEN / f"{name}-{theme}-{size[0]}.png")
    before = kept(name, theme, size)
    assert now.get_size() == before.get_size()
    spots, mean = apart(now, before)
    if spots > SPOTS or mean > MEAN:
        off = np.abs(pygame.surfarray.array3d(now).astype(int) - pygame.surfarray.array3d(before))
        pygame.image.save(now, tmp_path / "now.png")
        pygame.image.save(before, tmp_path / "golden.png")
        pygame.image.save(pygame.surfarray.make_surface(np.minimum(255, off * 3)), tmp_path / "difference.png")
    assert spots <= SPOTS, f"{spots} spots look different; now, golden and difference lie in {tmp_path}"
    assert mean <= MEAN, f"the mean is {mean:.1f} of 255 off; now, golden and difference lie in {tmp_path}"


def moved(picture: pygame.Surface, area: pygame.Rect, right: int) -> pygame.Surface:
    """The picture with a piece of it moved to the right."""
    other = picture.copy()
    other.blit(picture, area.move(right, 0), area)
    return other


def on_kept(area: pygame.Rect) -> pygame.Rect:
    return pygame.Rect(*(round(side * KEPT / SMALL[0]) for side in area))


def test_a_gate_that_moves_is_noticed() -> None:
    now = drawn("pore-trapped", "desk", SMALL)
    gate = on_kept(compose(SMALL, DESK, 1.0).area(-60, 395, 60, 440))
    assert alike(now, moved(now, gate, 0))
    assert not alike(now, moved(now, gate, 2))


@pytest.mark.parametrize("organ", ["liver", "heart", "bladder", "brain"])
def test_an_organ_that_moves_is_noticed(organ: str) -> None:
    scene = BodyScene()
    scene.layout(SMALL, DESK)
    now = drawn("body-tablet", "desk", SMALL)
    assert not alike(now, moved(now, on_kept(scene.stage.rect(*fields.extent(organ))), 2))


def test_an_open_gate_is_not_taken_for_a_shut_one() -> None:
    assert not alike(kept("pore-trapped", "desk", USUAL), kept("pore-conducting", "desk", USUAL))


def test_a_theme_is_not_taken_for_another() -> None:
    assert not alike(kept("body-tablet", "paper", SMALL), kept("body-tablet", "projector", SMALL))


def test_grain_and_a_shade_do_not_matter() -> None:
    now = drawn("body-infusion", "paper", SMALL)
    pixels = pygame.surfarray.array3d(now).astype(int)
    noise = np.random.default_rng(2).integers(-5, 6, pixels.shape)
    assert alike(now, pygame.surfarray.make_surface(np.clip(pixels + noise, 0, 255)))


def test_the_golden_moments_are_few_and_small() -> None:
    files = list(GOLDEN.glob("*.png"))
    assert {path.stem for path in files} == {f"{name}-{theme}-{size[0]}" for name, theme, size in SHOWN}
    assert sum(path.stat().st_size for path in files) < 2_500_000
