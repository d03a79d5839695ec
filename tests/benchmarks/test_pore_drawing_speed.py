"""How long a frame of the pore scene takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.pore import Pore
from sim.scenes.pore import PoreScene
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_frame_of_the_pore(benchmark: Any, size: tuple[int, int], theme: Any) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    pore = Pore.of_settings({"glutamate": 100.0, "drug": "ketamine", "voltage": -40.0, "receptors": 1000}, seed=1)
    pore.advance(500)
    scene = PoreScene()
    scene.layout(size, theme)
    ticks = count()

    def frame() -> None:
        pore.advance(2)
        scene.draw(stage, pore, Moment(wall=next(ticks) / 60, rate=0.12))

    for _ in range(240):
        frame()
    benchmark(frame)
    pygame.display.quit()
