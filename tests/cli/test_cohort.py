"""The command `cohort`: what it prints, what it refuses, and that a stopped one goes on to the same result."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from sim.__main__ import main
from sim.cli import cohort
from sim.cli.cohort_parts import kept as keeping
from sim.cli.cohort_parts.hands import alone
from sim.cli.cohort_parts.work import Ledger, Order, part
from sim.models.mood.trial import Plan

ROOT = Path(__file__).resolve().parents[2]
ORDER = Order(Plan(sessions=2), 20_000, 7)


def say(capsys, *words):
    code = main(["cohort", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def data(capsys, *words):
    code, out, err = say(capsys, *words, "--json", "--cores", "1")
    assert (code, err) == (0, "")
    return json.loads(out)


def finished(ledger, tasks):
    for first, count in tasks:
        ledger.take(part(ledger.order, first, count))
    return ledger


# ---- what it prints


def test_a_table_for_people(capsys):
    code, out, err = say(capsys, "--patients", "3000", "--set", "sessions=8", "--treatment", "esketamine")
    assert (code, err) == (0, "")
    for piece in ("esketamine 56 mg against midazolam", "8 sessions, one each 3.5 days", "95 % interval", "not dosing"):
        assert piece in out


def test_one_object_for_machines(capsys):
    found = data(capsys, "--patients", "3000", "--seed", "4", "--set", "dose=1mg/kg")
    assert (found["patients"], found["seed"]) == (3000, 4)
    assert found["parameters"]["dose"] == {"value": 1.0, "unit": "mg/kg"}
    assert found["parameters"]["every"] == {"value": 3.5, "unit": "days"}
    rows = found["measures"]
    assert rows["treatment.started"]["number"] == rows["control.started"]["number"] == 1500
    assert rows["treatment.c40"]["p5"] < rows["treatment.c40"]["p50"] < rows["treatment.c40"]["p95"]
    assert found["difference"]["1d"]["low"] < found["difference"]["1d"]["mean"] < found["difference"]["1d"]["high"]
    change = rows["treatment.change.1d"]["mean"] - rows["control.change.1d"]["mean"]
    assert found["difference"]["1d"]["mean"] == pytest.approx(change)


def test_a_line_for_each_measure(capsys, tmp_path):
    file = tmp_path / "out.csv"
    assert say(capsys, "--patients", "500", "--csv", str(file))[0] == 0
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    assert head.startswith("# Open Channel") and "not dosing advice" in head
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    assert {row["arm"] for row in rows} == {"treatment", "control"}
    assert [row["number"] for row in rows if row["measure"] == "started"] == ["250", "250"]
    code, out, _ = say(capsys, "--patients", "500", "--csv", "-")
    assert code == 0 and out.splitlines() == [head, *lines]


def test_an_arm_without_drug_has_nothing_in_the_blood(capsys):
    found = data(capsys, "--patients", "100", "--treatment", "SSRI", "--control", "placebo")
    assert found["measures"]["treatment.c40"]["mean"] is None
    assert "in the blood" not in say(capsys, "--patients", "100", "--treatment", "SSRI")[1]


def test_the_same_seed_gives_the_same_bits_and_another_does_not(capsys):
    hashes = [data(capsys, "--patients", "100", "--seed", seed)["hash"] for seed in ("1", "1", "2")]
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (["--patients", "3"], "whole number from 4"),
        (["--patients", "1e6"], "whole number from 4"),
        (["--cores", "0"], "whole number from 1"),
        (["--treatment", "ketamin"], "did you mean 'ketamine'"),
        (["--set", "dos=1"], "did you mean 'dose'"),
        (["--set", "patients=7"], "--patients"),
        (["--set", "dose"], "PATH=VALUE"),
        (["--csv", "-", "--json"], "both print"),
        (["--cores", "2", "--scheduler", "tcp://a:1"], "the cluster has its own"),
        (["--resume", "nowhere.resume"], "cannot read"),
        (["--resume", "x", "--seed", "3"], "settled in the file"),
        (["--patient", "3"], "did you mean '--patients'"),
    ],
)
def test_a_mistake_is_one_line(words, about, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, out, err = say(capsys, *words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and about in err


# ---- parts and what is kept


def test_the_order_and_the_size_of_parts_change_nothing():
    blocks = range(ORDER.blocks)
    whole = finished(Ledger(ORDER), [(0, ORDER.blocks)])
    singly = finished(Ledger(ORDER), [(block, 1) for block in reversed(blocks)])
    assert singly.hash() == whole.hash()
    assert singly.tally().mean("treatment.change.1d") == whole.tally().mean("treatment.change.1d")


def test_a_part_that_comes_twice_counts_once():
    ledger = finished(Ledger(ORDER), [(0, 2), (0, 2)])
    assert ledger.patients == 4096
    assert int(ledger.counts.sum()) == int(finished(Ledger(ORDER), [(0, 2)]).counts.sum())


@pytest.mark.parametrize("hands", [1, 2, 7, 1000])
def test_what_is_missing_is_cut_into_parts_without_gap_or_overlap(hands):
    ledger = Ledger(Order(Plan(), 500_000, 0))
    ledger.done[[3, 4, 90]] = True
    blocks = [block for first, count in ledger.missing(hands) for block in range(first, first + count)]
    assert blocks == np.flatnonzero(~ledger.done).tolist()


def test_kept_and_gone_on_with_is_as_if_never_stopped(tmp_path, capsys):
    file = str(tmp_path / "half.resume")
    half = finished(Ledger(ORDER), [(4, 2), (0, 1)])
    keeping.keep(file, half)
    again = keeping.kept(file)
    assert again.order == ORDER and again.patients == half.patients and again.hash() == half.hash()
    code, out, _ = say(capsys, "--resume", file, "--cores", "1", "--json")
    assert code == 0
    assert json.loads(out)["hash"] == finished(Ledger(ORDER), [(0, ORDER.blocks)]).hash()


@pytest.mark.parametrize("spoil", [lambda b: b"", lambda b: b[:200], lambda b: b"PK" + b[20:], lambda b: b"hello"])
def test_a_damaged_file_is_one_line(spoil, tmp_path, capsys):
    file = tmp_path / "x.resume"
    keeping.keep(str(file), Ledger(ORDER))
    file.write_bytes(spoil(file.read_bytes()))
    code, _, err = say(capsys, "--resume", str(file))
    assert code == 2 and err.count("\n") == 1 and "damaged" in err


def test_another_version_does_not_go_on(tmp_path, capsys, monkeypatch):
    file = str(tmp_path / "x.resume")
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "makers", lambda: ("0.0.1", np.__version__))
        keeping.keep(file, Ledger(ORDER))
    code, _, err = say(capsys, "--resume", file)
    assert code == 2 and "0.0.1" in err


def test_stopping_lets_no_further_part_begin():
    asked = iter([False, False, True])
    assert len(list(alone(ORDER, Ledger(ORDER).missing(10), lambda: next(asked)))) == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_a_signal_and_gone_on_with_is_as_if_never_stopped(number, code, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    words = ("--patients", "20000", "--seed", "7", "--set", "sessions=2", "--json")

    def interrupted(order, tasks, stopping):
        for done, one in enumerate(alone(order, tasks, stopping)):
            if done == 1:
                signal.raise_signal(number)
            yield one

    with monkeypatch.context() as patch:
        patch.setattr(cohort.hands, "alone", interrupted)
        ended, out, err = say(capsys, *words, "--cores", "1")
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1 and "12,288 of 20,000 patients" in err and "--resume cohort.resume" in err
    again = json.loads(say(capsys, "--resume", "cohort.resume", "--json")[1])
    assert again == data(capsys, *words[:-1])


def test_what_is_done_is_kept_though_the_folder_is_not_there_and_no_other_cohort_is_lost(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    elsewhere = cohort._kept_at(str(tmp_path / "nowhere" / "a.resume"), Ledger(ORDER))
    assert keeping.kept(elsewhere).order == ORDER
    names = [cohort._kept_at(cohort._free(cohort.LEFT), Ledger(ORDER)) for _ in range(3)]
    assert names == ["cohort.resume", "cohort-2.resume", "cohort-3.resume"]


def children(process):
    return "".join(file.read_text() for file in Path(f"/proc/{process.pid}/task").glob("*/children")).split()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells of the children of a process")
@pytest.mark.parametrize("wait", [0.0, 1.5], ids=["while the others start", "while they work"])
def test_ctrl_c_in_a_terminal_reaches_all_processes_and_ends_in_one_line(wait, tmp_path):
    words = ["cohort", "--patients", "30000000", "--cores", "2", "--keep", "mine.resume"]
    command = [sys.executable, str(ROOT / "main.py"), *words]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 60
        while len(children(process)) < 2 and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.count("\n") == 1 and "cohort --resume mine.resume" in err, err
    assert keeping.kept(str(tmp_path / "mine.resume")).order.patients == 30_000_000


def test_a_terminal_sees_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    code, _, err = say(capsys, "--patients", "9000", "--cores", "1")
    assert code == 0 and "100 %, 9,000 patients" in err and err.endswith("\x1b[K")
    assert say(capsys, "--patients", "9000", "--cores", "1", "--json")[2] == ""


def test_few_patients_start_no_process(monkeypatch, capsys):
    monkeypatch.setattr(cohort.hands, "together", lambda *_: pytest.fail("a process was started"))
    assert say(capsys, "--patients", "10000")[0] == 0
