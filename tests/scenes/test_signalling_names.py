"""The names of the signalling scene as they are drawn: leaders follow what drifts, and do not cross on the way."""

import os
from itertools import combinations

import pygame
import pytest

from sim.experiments.signalling import Signalling
from sim.scenes.body_parts.leaders import crosses
from sim.scenes.signalling_parts.composition import compose
from sim.scenes.signalling_parts.picture import Picture
from sim.scenes.signalling_parts.reading import Reading
from sim.view.theme import THEMES

SIZES = ((760, 430), (890, 450), (1280, 720), (1920, 1080))


@pytest.mark.parametrize("theme", ["desk", "projector"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("minutes", [42, 300])
@pytest.mark.parametrize("account", ["disinhibition and resting block", "metabolite"])
def test_leaders_to_drifting_molecules_cross_no_other(
    size: tuple[int, int], theme: str, minutes: int, account: str
) -> None:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    bench = Signalling.of_settings({"account": account})
    bench.act("give dose")
    bench.advance(minutes)
    reading, picture = Reading(bench), Picture(compose(size, THEMES[theme], THEMES[theme].text), THEMES[theme])
    for wall in (0.0, 2.0, 5.0, 9.0):
        labels = picture.names.labels(reading, picture._targets(reading, wall))
        crossed = [
            (a.text, b.text) for a, b in combinations(labels, 2) if a.side == b.side and crosses(a.at, a.to, b.at, b.to)
        ]
        assert crossed == []
