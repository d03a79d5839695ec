"""Seed and commands are the whole run of the pore: to the last bit, however it is cut, saved or watched."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.core.complaints import Complaint
from sim.experiments.pore import Pore
from sim.experiments.session import Session

COMMANDS = (
    ("set", "voltage", -40.0),
    ("set", "voltage", 20.0),
    ("set", "magnesium", 0.0),
    ("set", "drug", "memantine"),
    ("set", "drug", "ketamine"),
    ("set", "concentration", 50.0),
    ("set", "glutamate", 3.0),
    ("set", "receptors", 20),
    ("set", "receptors", 0),
    ("set", "pulse.length", 0.0037),
    ("set", "pulse.interval", 0.013),
    ("set", "subunit", "GluN2D"),
    ("set", "trapping", False),
    ("act", "pulse glutamate", ""),
    ("act", "start train", ""),
    ("act", "stop train", ""),
    ("act", "wash drug", ""),
    ("act", "wash glutamate", ""),
)
PLAN = st.lists(st.tuples(st.integers(0, 150), st.sampled_from(COMMANDS)), max_size=7)
CUTS = st.lists(st.integers(1, 90), min_size=1, max_size=8)


def do(bench: Pore, command: tuple[str, str, object]) -> None:
    """A command; one that is refused changes nothing."""
    verb, name, value = command
    try:
        bench.set(name, value) if verb == "set" else bench.act(name)  # type: ignore[arg-type]
    except Complaint:
        assert verb == "act"


def fresh(receptors: int) -> Pore:
    return Pore.of_settings({"drug": "ketamine", "receptors": receptors, "magnesium": 100.0}, seed=11)


@settings(max_examples=25, deadline=None)
@given(PLAN, CUTS, st.sampled_from([0, 30]))
def test_advance_is_single_steps_to_the_last_bit(plan: list, cuts: list, receptors: int) -> None:
    whole, single = fresh(receptors), fresh(receptors)
    for wait, command in plan:
        a = whole.advance(wait)
        b = []
        for _ in range(wait):
            single.step()
            b.append(list(single.observe().values()))
        assert np.array_equal(a, np.array(b).reshape(a.shape))
        do(whole, command)
        do(single, command)
        assert list(whole.observe().values()) == list(single.observe().values())
    a = whole.advance(sum(cuts))
    b = np.concatenate([single.advance(cut) for cut in cuts])
    assert np.array_equal(a, b)
    assert whole.state_hash() == single.state_hash()
    assert whole.occupancy == single.occupancy
    assert (whole.drawn_state, whole.drawn_magnesium) == (single.drawn_state, single.drawn_magnesium)


@settings(max_examples=25, deadline=None)
@given(PLAN, st.integers(0, 400), st.sampled_from([0, 30]))
def test_a_snapshot_anywhere_goes_on_to_the_last_bit(plan: list, wait: int, receptors: int) -> None:
    bench = fresh(receptors)
    for before, command in plan:
        bench.advance(before)
        do(bench, command)
    bench.advance(wait)
    kept = copy.deepcopy(bench.snapshot())
    other = Pore(seed=99)
    other.advance(7)
    other.restore(kept)
    assert other.state_hash() == bench.state_hash()
    assert other.observe() == bench.observe()
    assert other.rates == bench.rates
    do(bench, COMMANDS[0])
    do(other, COMMANDS[0])
    assert np.array_equal(other.advance(150), bench.advance(150))
    assert other.state_hash() == bench.state_hash()


def test_looking_changes_nothing() -> None:
    watched, alone = fresh(30), fresh(30)
    for bench in (watched, alone):
        bench.set("glutamate", 10.0)
    for _ in range(40):
        watched.step()
        watched.observe()
        _ = watched.occupancy, watched.rates, watched.drawn_state, watched.glutamate_now, watched.state_hash()
    alone.advance(40)
    assert watched.state_hash() == alone.state_hash()
    before = watched.state_hash()
    watched.set("voltage", 0.0)
    changed = watched.state_hash()
    watched.observe()
    assert before != changed == watched.state_hash()


@pytest.mark.parametrize("rate", [15, 30, 60, 144])
def test_same_run_at_every_frame_rate(rate: int) -> None:
    bench, reference = fresh(0), fresh(0)
    for one in (bench, reference):
        one.act("start train")
    reference.advance(1500)
    done = 0
    for frame in range(1, 15 * rate + 1):
        due = round(frame * 100 / rate)
        bench.advance(due - done)
        done = due
    assert bench.state_hash() == reference.state_hash()


def test_seeds_differ_and_repeat() -> None:
    runs = [Pore.of_settings({"receptors": 50, "glutamate": 50.0}, seed=s).advance(300) for s in (1, 1, 2)]
    assert np.array_equal(runs[0], runs[1])
    assert not np.array_equal(runs[0], runs[2])


def test_rewind_and_go_on_gives_the_same_end() -> None:
    session = Session(fresh(25))
    session.experiment.act("start train")
    session = Session(session.experiment)
    session.advance(900)
    end, rows = session.experiment.state_hash(), session.experiment.observe()
    session.seek(430)
    session.advance(470)
    assert session.experiment.state_hash() == end
    assert session.experiment.observe() == rows


def test_halving_the_step_changes_nothing_but_the_grain() -> None:
    class Finer(Pore):
        STEP = 0.0005

    coarse, fine = Pore(), Finer()
    for bench in (coarse, fine):
        bench.set("drug", "ketamine")
        bench.set("pulse.length", 0.0027)
        bench.act("start train")
    a, b = coarse.advance(400), fine.advance(800)[1::2]
    column = list(Pore.OBSERVABLES).index("glutamate")  # a mean over the step, so it alone depends on the grain
    assert np.allclose(np.delete(a, column, axis=1), np.delete(b, column, axis=1), rtol=1e-11, atol=1e-13)


def test_ten_seconds_cost_few_exponentials(monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.models.receptor import propagation

    made = []
    real = propagation.propagator
    monkeypatch.setattr(propagation, "propagator", lambda q, dt: made.append(1) or real(q, dt))
    bench = fresh(0)
    bench.act("start train")
    bench.advance(10_000)
    assert 0 < len(made) < 20
