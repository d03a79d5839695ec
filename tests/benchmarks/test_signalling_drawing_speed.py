"""How long a frame of the signalling scene takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.signalling import Signalling
from sim.scenes.scene import Moment
from sim.scenes.signalling import SignallingScene
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_frame_of_the_spine(benchmark: Any, size: tuple[int, int], theme: Any) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    bench = Signalling.of_settings({})
    bench.act("give dose")
    bench.advance(20)
    scene = SignallingScene()
    scene.layout(size, theme)
    ticks = count()

    def frame() -> None:
        i = next(ticks)
        if i % 8 == 0:
            bench.advance(1)
        scene.draw(stage, bench, Moment(wall=i / 60, rate=480.0))

    for _ in range(240):
        frame()
    benchmark(frame)
    pygame.display.quit()
