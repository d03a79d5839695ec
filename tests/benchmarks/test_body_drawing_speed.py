"""How long a frame of the body scene takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.body import Body
from sim.scenes.body import BodyScene
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("route", ("oral", "infusion"))
def test_a_frame_of_the_body(benchmark: Any, route: str, size: tuple[int, int], theme: Any) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    body = Body.of_settings({"route": route})
    body.act("give dose")
    scene = BodyScene()
    scene.layout(size, theme)
    ticks = count()

    def frame() -> None:
        body.advance(1)
        scene.draw(stage, body, Moment(wall=next(ticks) / 60, rate=600.0))

    for _ in range(120):
        frame()
    benchmark(frame)
    pygame.display.quit()
