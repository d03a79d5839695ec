"""How long a frame of the scene of paired spikes takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.pairing import Pairing
from sim.experiments.pairing_settings import SHOUVAL
from sim.scenes.pairing import PairingScene
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("rule", ("DP", SHOUVAL))
@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_frame_of_pairing(benchmark: Any, size: tuple[int, int], theme: Any, rule: str) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    pairing = Pairing.of_settings({"parameter_set": rule, "drug": "ketamine", "pairs": 3000}, seed=1)
    pairing.advance(500)
    scene = PairingScene()
    scene.layout(size, theme)
    ticks = count()

    def frame() -> None:
        pairing.advance(20)
        scene.draw(stage, pairing, Moment(wall=next(ticks) / 60, rate=Pairing.PACE))

    for _ in range(240):
        frame()
    benchmark(frame)
    pygame.display.quit()
