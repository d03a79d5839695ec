"""Deeds at random in the real program: no fault, no control past the window, and a log that gives the same state again.

Each scene for 30 s and each step of each lesson for 10 s in the soak; at a few places a second each in every run.
"""

import pytest

from sim.app.fuzz import places, storm
from sim.app.places import Lesson, Place

PLACES = list(places())
NAMES = [name for name, _, _ in PLACES]


def no_fault(name: str, place: Place, step: int, seed: int, seconds: float) -> None:
    done, fault = storm(name, place, step, seed, seconds)
    assert fault is None, f"seed {fault.seed}, after {fault.deed}: {fault.what}"
    assert done > 10


@pytest.mark.parametrize(("name", "place", "step"), PLACES[:4], ids=NAMES[:4])
def test_a_second_of_random_deeds_finds_no_fault(name: str, place: Place, step: int) -> None:
    no_fault(name, place, step, seed=7, seconds=1.0)


@pytest.mark.soak
@pytest.mark.parametrize(("name", "place", "step"), PLACES, ids=NAMES)
def test_many_random_deeds_find_no_fault(name: str, place: Place, step: int) -> None:
    seconds = 10.0 if isinstance(place, Lesson) else 30.0
    no_fault(name, place, step, seed=20 + NAMES.index(name), seconds=seconds)
