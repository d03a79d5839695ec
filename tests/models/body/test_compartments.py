"""The linear system under every model of the body: exact, mass-keeping, with events at their own times."""

import pytest
from numpy.testing import assert_allclose
from scipy.linalg import expm

from sim.models.body.compartments import Change, Gauge, Pump, System, flow


def small() -> System:
    """Gut to blood to urine, a syringe, and the area under the blood."""
    return System(
        ("gut", "blood", "tissue", "urine", "syringe"),
        (
            flow("gut", 3e-4, "blood"),
            flow("blood", 2e-4, "urine"),
            flow("blood", 5e-4, "tissue"),
            flow("tissue", 1e-4, "blood"),
        ),
        (Pump("pump", "syringe", (("blood", 1.0),)),),
        (Gauge("area", (("blood", 1.0),)),),
        step=10.0,
    )


def test_a_flow_that_loses_drug_is_refused() -> None:
    with pytest.raises(ValueError, match="do not sum to 1"):
        System(("a", "b"), (flow("a", 1.0, ("b", 0.9)),))


def test_two_states_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        System(("a", "a"), ())


def test_drug_is_neither_made_nor_lost_by_any_flow_or_pump() -> None:
    system = small()
    n = len(system.places)
    assert_allclose(system.matrix[:n].sum(axis=0)[: n + 1], 0.0, atol=1e-18)


def test_steps_agree_with_the_matrix_exponential() -> None:
    system = small()
    start = system.nothing()
    start[system.index["gut"]] = 100.0
    rows = system.block(start, 0, (), 1000)
    for tick in (1, 17, 256, 1000):
        assert_allclose(rows[tick], expm(system.matrix * 10.0 * tick) @ start, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("moment", [0.0, 30.0, 33.3, 39.999, 40.0, 786.0])
def test_a_change_happens_at_its_exact_time_and_not_at_the_next_step(moment: float) -> None:
    system = small()
    rows = system.block(system.nothing(), 0, [Change(moment, "gut", 50.0)], 100)
    start = system.nothing()
    start[system.index["gut"]] = 50.0
    for tick in (3, 4, 79, 100):
        since = tick * 10.0 - moment
        wanted = expm(system.matrix * since) @ start if since >= 0 else system.nothing()
        assert_allclose(rows[tick], wanted, rtol=1e-12, atol=1e-14)


def test_several_changes_inside_one_step_and_on_its_edge_all_count() -> None:
    system = small()
    changes = [Change(t, "gut", 1.0) for t in (20.0, 23.0, 23.0, 27.5, 30.0)]
    rows = system.block(system.nothing(), 0, changes, 6)
    amounts = rows[:, : len(system.places)].sum(axis=1)
    assert_allclose(amounts, [0, 0, 1, 5, 5, 5, 5], rtol=1e-14)


def test_a_pump_empties_its_syringe_and_the_sum_never_changes() -> None:
    system = small()
    rate = 60.0 / 1234.5
    start = system.nothing()
    start[system.index["syringe"]] = 60.0
    start[system.index["pump"]] = rate
    rows = system.block(start, 0, [Change(1234.5, "pump", -rate)], 400)
    assert_allclose(rows[:, : len(system.places)].sum(axis=1), 60.0, rtol=1e-12)
    assert_allclose(rows[124:, system.index["syringe"]], 0.0, atol=1e-11)
    assert_allclose(rows[50, system.index["syringe"]], 60.0 - rate * 500.0, rtol=1e-12)


def test_a_block_goes_on_where_the_last_one_ended() -> None:
    system = small()
    start = system.nothing()
    start[0] = 10.0
    changes = [Change(401.0, "gut", 5.0), Change(1000.0, "gut", 2.0)]
    whole = system.block(start, 0, changes, 200)
    first = system.block(start, 0, changes, 70)
    second = system.block(first[-1], 70, [c for c in changes if c.time > 700.0], 130)
    assert_allclose(second, whole[70:], rtol=1e-13, atol=1e-14)


def test_halving_the_step_changes_nothing() -> None:
    coarse, fine = small(), small()
    fine.step = 5.0
    start = coarse.nothing()
    start[0] = 10.0
    changes = [Change(333.0, "pump", 0.1), Change(777.0, "pump", -0.1)]
    assert_allclose(
        fine.block(start, 0, changes, 400)[::2], coarse.block(start, 0, changes, 200), rtol=1e-12, atol=1e-13
    )
