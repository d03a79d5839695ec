"""What holds for every bench of the catalogue: its names, one run however it is cut, snapshots, undo, and no window."""

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sim.core.commands import Act, Set
from sim.core.complaints import Complaint
from sim.core.quantities import Parameter, Value
from sim.experiments.catalogue import EXPERIMENTS
from sim.experiments.experiment import Experiment, Rows
from sim.experiments.session import Session
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.receptor.drugs import DRUGS
from tests.house.files import ROOT

# what lessons, commands and scenes count on: parameters, actions, observables
INTERFACE: dict[str, tuple[str, tuple[str, ...], str]] = {
    "pore": (
        "voltage magnesium glutamate pulse.size pulse.length pulse.interval subunit drug concentration receptors",
        ("pulse glutamate", "start train", "wash drug", "wash glutamate"),
        "open_probability unblocked_by_magnesium conducting current blocked trapped relative_current",
    ),
    "synapse": (
        "rate release_probability magnesium resting_voltage drug concentration",
        ("stimulate", "burst"),
        "glutamate ampa_current nmda_current voltage calcium",
    ),
    "pairing": (
        "interval rate pairs parameter_set block drug concentration",
        ("run protocol",),
        "calcium weight expected_weight",
    ),
    "circuit": (
        "ketamine share_pyramidal share_interneuron block_pyramidal block_interneuron inhibition",
        (),
        "pyramidal_rate interneuron_rate pyramidal_ratio interneuron_ratio glutamate",
    ),
    "signalling": (
        "dose doses every ampa_blocked mtorc1_blocked bdnf_variant stress",
        ("give dose",),
        "glutamate eef2 bdnf mtorc1 protein spines",
    ),
    "body": (
        "drug route dose duration weight site interaction",
        ("give dose",),
        "ketamine norketamine hydroxynorketamine effect_site free_brain",
    ),
    "mood": (
        "treatment dose sessions every patients unblinding",
        (),
        "madrs relative_effect plasticity responders remitters",
    ),
    "pain": ("rate stimuli ketamine block nk1 can", ("stimulate",), "spikes calcium voltage pain_score"),
    "extinction": (
        "block plasticity_gain context drug_day",
        ("shock trial", "safe trial", "wait a day"),
        "fear excitatory inhibitory",
    ),
    "loop": (
        "direct indirect gain",
        ("intrude", "give drug"),
        "cortex striatum_direct striatum_indirect thalamus",
    ),
    "monitor": (
        "route dose duration weight drug",
        ("start", "stop", "talk to the patient"),
        "cadss systolic heart_rate cardiac_output ketamine band",
    ),
    "compounds": ("drug concentration voltage magnesium subunit", (), "blocked trapped onset offset"),
    "timeline": ("year", (), ""),
    "journey": ("drug route dose duration weight interaction account", ("give dose",), ""),
}
INSIDE = {"open_probability", "blocked", "trapped", "desensitised", "relative_current"}
UNKNOWN_AT_TIMES: dict[str, set[str]] = {
    "pore": INSIDE,
    "compounds": {*INSIDE, "onset", "offset", "ic50", "entering", "leaving", "effect", "effect_low", "effect_high"},
}
"""Observables that have no value under some settings."""
CUTS = (1, 2, 61, 5, 34)
EVERY = pytest.mark.parametrize("name", EXPERIMENTS)
NUMBERS = [
    (name, path)
    for name, bench in EXPERIMENTS.items()
    for path, row in bench.parameter_rows().items()
    if row.sort == "number"
]
OPTIONS = [
    (name, path)
    for name, bench in EXPERIMENTS.items()
    for path, row in bench.parameter_rows().items()
    if row.sort != "number"
]


def other_value(row: Parameter) -> Value:
    """A value that it does not have at first."""
    if row.sort == "switch":
        return not row.default
    if row.sort == "choice":
        return next(option for option in row.options if option != row.default)
    return row.check(row.slider[1] if row.default != row.slider[1] else row.slider[0])


def in_use(name: str, seed: int = 0) -> Experiment:
    """The bench with its first action given, if it has one that can be done at time zero."""
    bench = EXPERIMENTS[name](seed=seed)
    for action in bench.ACTIONS.values():
        if not action.refuses(bench):
            bench.act(action.name)
            break
    return bench


def test_the_catalogue_has_every_experiment_in_teaching_order() -> None:
    assert list(EXPERIMENTS) == list(INTERFACE)


@EVERY
def test_the_names_that_others_count_on_are_there(name: str) -> None:
    bench = EXPERIMENTS[name]
    parameters, actions, observables = INTERFACE[name]
    assert set(parameters.split()) - set(bench.parameter_rows()) == set()
    assert set(actions) - set(bench.ACTIONS) == set()
    assert set(observables.split()) - set(bench.OBSERVABLES) == set()


@EVERY
def test_it_says_what_it_is_and_how_fast(name: str) -> None:
    bench = EXPERIMENTS[name]
    assert name == bench.NAME
    assert bench.TITLE
    assert bench.QUESTION
    assert 0 < bench.STEP <= bench.LENGTH
    assert bench.PACE > 0
    assert 1 <= len(bench.PLOTS) <= 3
    shown = [observable for plot in bench.PLOTS for observable in plot]
    assert shown
    assert set(shown) <= set(bench.OBSERVABLES)


@EVERY
def test_every_row_makes_sense(name: str) -> None:
    bench = EXPERIMENTS[name]
    for path, row in bench.parameter_rows().items():
        assert row.source in BIBLIOGRAPHY, f"{path}: no paper '{row.source}'"
        assert row.label, path
        assert row.check(row.default) == row.default, path
        assert row.valid[0] <= row.slider[0] <= row.slider[1] <= row.valid[1], path
        assert row.scale == "linear" or row.slider[0] > 0, path
    for key, seen in bench.OBSERVABLES.items():
        assert key == seen.name
        assert seen.label
        assert seen.range[0] < seen.range[1], key
    for key, action in bench.ACTIONS.items():
        assert key == action.name
        assert action.help


@EVERY
def test_a_run_has_the_same_bits_however_it_is_cut(name: str) -> None:
    whole, cut, steps = (in_use(name) for _ in range(3))
    rows = whole.advance(sum(CUTS))
    assert rows.shape == (sum(CUTS), len(whole.OBSERVABLES))
    assert_array_equal(np.concatenate([cut.advance(n) for n in CUTS]), rows)
    for row in rows:
        steps.step()
        assert_array_equal(list(steps.observe().values()), row)
    assert whole.state_hash() == cut.state_hash() == steps.state_hash()


@EVERY
def test_a_command_in_the_middle_falls_where_it_falls(name: str) -> None:
    path, row = next((p, r) for p, r in EXPERIMENTS[name].parameter_rows().items() if r.sort == "number")
    other = other_value(row)
    ends = []
    for cuts in ((50,), (1, 3, 46), (49, 1)):
        bench = in_use(name)
        for n in cuts:
            bench.advance(n)
        bench.set(path, other)
        for action in list(bench.ACTIONS.values())[:1]:
            if not action.refuses(bench):
                bench.act(action.name)
        rows = np.concatenate([bench.advance(n) for n in (*reversed(cuts), 90 - sum(cuts))])
        ends.append((rows, bench.state_hash()))
    for rows, end in ends[1:]:
        assert_array_equal(rows, ends[0][0])
        assert end == ends[0][1]


@EVERY
def test_a_snapshot_brings_back_the_same_future(name: str) -> None:
    bench = in_use(name)
    bench.advance(37)
    kept, print_then = bench.snapshot(), bench.state_hash()
    future, print_later = bench.advance(70), bench.state_hash()
    fresh = EXPERIMENTS[name](seed=5)
    for other in (bench, fresh):
        other.restore(kept)
        assert other.state_hash() == print_then
        assert_array_equal(other.advance(70), future)
        assert other.state_hash() == print_later


@EVERY
def test_a_setting_changed_right_after_a_snapshot_came_back_counts_from_then_on_only(name: str) -> None:
    for path, row in EXPERIMENTS[name].parameter_rows().items():
        bench = in_use(name)
        bench.advance(37)
        kept, ends = bench.snapshot(), []
        for fresh in (False, True):
            if fresh:
                bench.restore(kept)
            try:
                bench.set(path, other_value(row))
            except Complaint:  # not while it is in use: then it changes nothing
                break
            ends.append((bench.advance(5), bench.state_hash()))
        if len(ends) == 2:
            assert_array_equal(ends[0][0], ends[1][0], err_msg=path)
            assert ends[0][1] == ends[1][1], path


@EVERY
def test_the_same_seed_gives_the_same_run_and_reset_begins_it_again(name: str) -> None:
    one, two = in_use(name, seed=3), in_use(name, seed=3)
    assert_array_equal(one.advance(70), two.advance(70))
    assert one.state_hash() == two.state_hash()
    one.reset()
    assert one.ticks == 0
    assert one.state_hash() == EXPERIMENTS[name](seed=3).state_hash()


@EVERY
def test_looking_changes_nothing(name: str) -> None:
    seen, unseen = in_use(name), in_use(name)
    for n in (3, 8):
        seen.advance(n)
        unseen.advance(n)
        seen.observe()
        for path in seen.parameter_rows():
            seen.why_disabled(path)
            seen.aside(path)
        for action in seen.ACTIONS.values():
            action.refuses(seen)
        for observable in seen.OBSERVABLES.values():
            observable.called(seen)
    assert seen.state_hash() == unseen.state_hash()


@EVERY
def test_every_action_works_or_says_why_not(name: str) -> None:
    bench = EXPERIMENTS[name]()
    for action in (*bench.ACTIONS.values(), *reversed(bench.ACTIONS.values())):
        reason, before = action.refuses(bench), bench.state_hash()
        if reason:
            with pytest.raises(Complaint, match="cannot be done now"):
                bench.act(action.name)
            assert bench.state_hash() == before
        else:
            bench.act(action.name)
        sound(bench, bench.advance(20))


def sound(bench: Experiment, rows: Rows) -> None:
    """Every observable has a value, but for those that may lack one."""
    for i, name in enumerate(bench.OBSERVABLES):
        missing = np.isnan(rows[:, i]).any() and name in UNKNOWN_AT_TIMES.get(bench.NAME, ())
        assert missing or np.isfinite(rows[:, i]).all(), f"{name} is not finite"


def moved_through(name: str, path: str, values: tuple[Value, ...]) -> None:
    """Each value set in the middle of a run and at time zero; a refusal in words is an answer too."""
    running, base = in_use(name), EXPERIMENTS[name].parameter_rows()[path]
    running.advance(5)
    for value in (*values, base.default):
        allowed = base.check(value)
        for bench in (running, EXPERIMENTS[name]()):
            try:
                bench.set(path, allowed)
            except Complaint as why:
                assert str(why)
                continue
            assert bench.get(path) == allowed
            if bench is not running:
                bench.reset()
            sound(bench, bench.advance(10))


@pytest.mark.parametrize(("name", "path"), NUMBERS)
def test_both_ends_of_every_slider_can_be_reached(name: str, path: str) -> None:
    moved_through(name, path, EXPERIMENTS[name].parameter_rows()[path].slider)


@pytest.mark.parametrize(("name", "path"), OPTIONS)
def test_every_option_can_be_chosen(name: str, path: str) -> None:
    row: Parameter = EXPERIMENTS[name].parameter_rows()[path]
    moved_through(name, path, row.options or (not row.default, row.default))


@EVERY
def test_commands_can_be_taken_back_and_done_again(name: str) -> None:
    session = Session(EXPERIMENTS[name]())
    bench = session.experiment
    path, row = next((p, r) for p, r in bench.parameter_rows().items() if r.sort == "number")
    old, new = bench.get(path), row.check(row.slider[1] if row.default != row.slider[1] else row.slider[0])
    session.advance(5)
    session.apply(Set(path, new))
    session.advance(5)
    session.undo()
    assert bench.get(path) == old
    session.redo()
    assert bench.get(path) == new
    session.undo()
    possible = [action.name for action in bench.ACTIONS.values() if not action.refuses(bench)]
    for action in possible[:1]:
        before = bench.state_hash()
        session.apply(Act(action))
        after = bench.state_hash()
        session.advance(30)
        session.undo()
        assert bench.state_hash() == before
        session.redo()
        assert bench.state_hash() == after


@EVERY
def test_time_moves_in_whole_steps(name: str) -> None:
    bench = in_use(name)
    times = [bench.time]
    for n in (1, 4, 30):
        bench.advance(n)
        times.append(bench.time)
    assert times == [ticks * bench.STEP for ticks in (0, 1, 5, 35)]
    assert all(a < b for a, b in pairwise(times))


def test_no_window_and_no_slow_library_is_loaded() -> None:
    words = (
        "import sys; from sim.experiments.catalogue import EXPERIMENTS\n"
        "for bench in EXPERIMENTS.values(): bench().advance(2)\n"
        "print([m for m in ('pygame', 'matplotlib', 'scipy.integrate', 'scipy.stats', 'dask') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.parametrize("name", ["synapse", "pairing"])
def test_a_bench_that_shows_where_a_drug_sits_has_none_that_students_must_identify(name: str) -> None:
    offered = EXPERIMENTS[name].parameter_rows()["drug"].options
    assert not [drug for drug in offered if DRUGS[drug].hidden]
