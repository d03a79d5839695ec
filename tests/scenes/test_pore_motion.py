"""The picture walks along the arrows of the scheme: a drug passes only an open gate, and nothing flashes."""

import numpy as np
import pytest

from sim.scenes.pore_parts.ions import Stream, still
from sim.scenes.pore_parts.motion import BOUND, FREE, SLOWEST_BLINK, Motion, neighbours, next_state

FRAME = 1 / 60


def settled(state: str, magnesium: bool = False) -> Motion:
    motion = Motion()
    motion.follow(state, magnesium, 0.0)
    return motion


def run(motion: Motion, state: str, seconds: float) -> None:
    for k in range(1, round(seconds / FRAME) + 1):
        motion.follow(state, False, k * FRAME)


def test_every_state_can_be_walked_to_from_every_other() -> None:
    for start in (*FREE, *BOUND):
        for goal in (*FREE, *BOUND):
            here, steps = start, 0
            while here != goal:
                after = next_state(here, goal)
                assert after in neighbours(here)
                here, steps = after, steps + 1
                assert steps < 10


def test_the_first_look_shows_the_state_at_once() -> None:
    motion = settled("OB")
    assert motion.gate.value == 1 and motion.drug_in.value == 1 and motion.agonists == 2


def test_a_drug_goes_in_only_through_the_open_gate() -> None:
    motion = settled("C0")
    before = 0.0
    for k in range(1, 400):
        motion.follow("C0B", False, k * FRAME)
        if motion.drug_in.share != before:
            assert motion.gate.share > 0.5
        before = motion.drug_in.share
    assert motion.state == "C0B" and motion.drug_in.share == 1 and motion.gate.share == 0


def test_a_trapped_drug_stays_while_the_gate_is_shut() -> None:
    motion = settled("C2B")
    run(motion, "C0B", 3.0)
    assert motion.drug_in.share == 1


def test_magnesium_leaves_before_a_drug_comes() -> None:
    motion = settled("O", magnesium=True)
    for k in range(1, 240):
        motion.follow("OB", True, k * FRAME)
        assert not (motion.drug_in.share > 0 and motion.magnesium_in.share > 0.06)
    assert motion.state == "OB"


def test_nothing_conducts_while_something_is_in_the_way() -> None:
    assert settled("O").conducting
    assert not settled("O", magnesium=True).conducting
    assert not settled("OB").conducting
    assert not settled("C2").conducting


def test_the_picture_never_flickers_faster_than_three_times_a_second() -> None:
    motion = settled("C2")
    random = np.random.default_rng(2)
    changes, last = [], motion.open
    for k in range(1, 1800):
        motion.follow(("C2", "O")[int(random.integers(2))], bool(random.integers(2)), k * FRAME)
        if motion.open != last:
            changes.append(k * FRAME)
            last = motion.open
    apart = np.diff(changes)
    assert len(apart) > 20
    assert (apart[:-1] + apart[1:]).min() >= SLOWEST_BLINK - 1e-9


def test_magnesium_that_is_gone_for_a_blink_is_not_shown_as_gone_for_long() -> None:
    motion = settled("O", magnesium=True)
    random = np.random.default_rng(6)
    gone = 0
    frames = 6000
    for k in range(1, frames):
        motion.follow("O", bool(random.random() < 0.95), k * FRAME)
        gone += not motion.magnesium
    assert gone / frames < 0.12


@pytest.mark.parametrize(("force", "kinds"), ((-70.0, {"Na⁺", "Ca²⁺"}), (40.0, {"K⁺"})))
def test_ions_go_the_way_of_the_driving_force(force: float, kinds: set[str]) -> None:
    stream = Stream()
    stream.follow(True, force, 1.0, 5.0)
    for k in range(241):
        stream.follow(True, force, 1.0, 5.0 + k * FRAME)
        assert {kind for kind, _ in stream.seen(5.0 + k * FRAME)} <= kinds
    first = list(stream.seen(9.0))[-1][1][1]
    later = list(stream.seen(9.2))[-1][1][1]
    assert (later - first) * force < 0


def test_a_stronger_force_drives_more_ions() -> None:
    def passing(force: float) -> int:
        stream, seen = Stream(), 0
        for k in range(600):
            stream.follow(True, force, 1.0, k * FRAME)
            seen += len(list(stream.seen(k * FRAME)))
        return seen

    assert passing(-80.0) > 1.5 * passing(-30.0)


def test_no_ion_starts_while_the_channel_is_shut() -> None:
    stream = Stream()
    stream.follow(False, -70.0, 1.0, 0.0)
    for k in range(120):
        stream.follow(False, -70.0, 1.0, k * FRAME)
    assert list(stream.seen(2.0)) == []


def test_reduced_motion_shows_a_file_of_ions() -> None:
    assert len(list(still(-70.0))) == 5
    assert {kind for kind, _ in still(40.0)} == {"K⁺"}
