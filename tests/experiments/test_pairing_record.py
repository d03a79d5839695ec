"""The record of finished protocols: what each came to, the same however the run is cut, bounded, part of the state."""

import pytest

from sim.core.complaints import Complaint
from sim.experiments.pairing import Pairing
from sim.experiments.pairing_record import MOST
from sim.experiments.pairing_settings import SHOUVAL

SHORT = {"rate": 5.0, "pairs": 10}
LENGTH = 2000  # steps


def bench(**wanted: float | str | bool) -> Pairing:
    return Pairing.of_settings({**SHORT, **wanted}, 3)


@pytest.mark.parametrize("rule", ["DP", SHOUVAL])
def test_a_protocol_is_on_record_from_its_last_step_on(rule: str) -> None:
    experiment = bench(parameter_set=rule)
    experiment.advance(LENGTH - 1)
    assert experiment.running and experiment.record == ()
    experiment.advance(1)
    (one,) = experiment.record
    assert not experiment.running
    assert (one.rule, one.interval, one.rate, one.pairs, one.fresh) == (rule, 0.01, 5.0, 10, True)
    seen = experiment.observe()
    assert one.weight == seen["weight"] and one.before == 1.0 and one.change == one.weight
    assert one.expected == pytest.approx(float(experiment.stdp_curve([0.01])[0]), rel=1e-6)
    experiment.advance(5000)
    assert len(experiment.record) == 1


def test_the_record_is_the_same_however_the_run_is_cut() -> None:
    whole, cut = bench(), bench()
    whole.advance(3 * LENGTH)
    for steps in (1, 7, LENGTH - 9, 1, 2 * LENGTH):
        cut.advance(steps)
        _ = cut.record
    assert whole.record == cut.record
    assert whole.state_hash() == cut.state_hash()


def test_only_a_run_from_fresh_synapses_counts_as_fresh() -> None:
    experiment = bench()
    experiment.advance(LENGTH)
    experiment.act("run protocol")
    experiment.advance(LENGTH)
    experiment.act("fresh synapses")
    assert experiment.observe()["weight"] == 1.0
    experiment.act("run protocol")
    experiment.advance(LENGTH)
    first, second, third = experiment.record
    assert [row.fresh for row in (first, second, third)] == [True, False, True]
    assert second.before == first.weight and second.change == second.weight / first.weight


def test_a_running_protocol_keeps_its_synapses() -> None:
    experiment = bench()
    experiment.advance(LENGTH // 2)
    with pytest.raises(Complaint, match="running"):
        experiment.act("fresh synapses")


def test_synapses_that_met_no_protocol_are_fresh_already_and_that_is_said() -> None:
    experiment = bench(begins=False)
    for _ in range(2):
        with pytest.raises(Complaint, match="are fresh"):
            experiment.act("fresh synapses")
        experiment.act("run protocol")
        experiment.advance(LENGTH)
        experiment.act("fresh synapses")


def test_a_new_rule_keeps_the_record_and_a_reset_clears_it() -> None:
    experiment = bench()
    experiment.advance(LENGTH)
    experiment.set("parameter_set", "P")
    assert [row.rule for row in experiment.record] == ["DP"]
    experiment.reset()
    assert experiment.record == ()


def test_a_stopped_protocol_is_recorded_as_long_as_it_was() -> None:
    experiment = bench()
    experiment.advance(450)
    experiment.act("stop protocol")
    experiment.advance(LENGTH)
    (one,) = experiment.record
    assert one.pairs == 3


def test_block_stands_on_record() -> None:
    experiment = bench(block=0.6)
    experiment.advance(LENGTH)
    assert experiment.record[0].blocked == pytest.approx(0.6)


def test_a_snapshot_brings_the_record_back() -> None:
    experiment = bench()
    experiment.advance(LENGTH)
    kept = experiment.snapshot()
    experiment.act("run protocol")
    experiment.advance(LENGTH)
    assert len(experiment.record) == 2
    experiment.restore(kept)
    assert len(experiment.record) == 1


def test_the_oldest_leaves_when_the_record_is_full() -> None:
    experiment = Pairing.of_settings({"rate": 50.0, "pairs": 1, "synapses": 10}, 0)
    for k in range(MOST + 3):
        experiment.set("interval", k * 1e-3)
        if k:
            experiment.act("run protocol")
        experiment.advance(21)
    record = experiment.record
    assert len(record) == MOST
    assert record[0].interval == pytest.approx(3e-3) and record[-1].interval == pytest.approx((MOST + 2) * 1e-3)
