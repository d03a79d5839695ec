"""How long a frame of the circuit scene takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.circuit import Circuit
from sim.scenes.circuit import CircuitScene
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("ketamine", (0.0, 1.0))
def test_a_frame_of_the_circuit(benchmark: Any, ketamine: float, size: tuple[int, int], theme: Any) -> None:
    """The stage while spikes, pulses and read-outs change; the model's own steps are not counted."""
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    circuit = Circuit.of_settings({"ketamine": ketamine})
    circuit.advance(1600)
    scene = CircuitScene()
    scene.layout(size, theme)
    ticks = count()

    def frame() -> None:
        scene.draw(stage, circuit, Moment(wall=next(ticks) / 60, rate=circuit.PACE))

    def step() -> None:
        circuit.advance(4)

    for _ in range(30):
        frame()
    benchmark.pedantic(frame, setup=step, rounds=240)
    pygame.display.quit()
