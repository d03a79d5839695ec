"""Who does the work of a cohort changes no bit of it: one core, two, or a cluster; and memory stays as it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sim.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["cohort", "--patients", "40000", "--seed", "11", "--set", "sessions=2", "--json"]


def result(capsys, *words):
    code = main([*WORDS, *words])
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    return json.loads(said.out)


@pytest.fixture
def alone(capsys):
    return result(capsys, "--cores", "1")


def test_two_cores_give_the_bits_of_one(alone, capsys):
    assert result(capsys, "--cores", "2") == alone


def test_a_cluster_of_two_workers_gives_the_bits_of_one_core(alone, capsys, monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # the workers need the program too
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        capsys.readouterr()
        assert result(capsys, "--scheduler", cluster.scheduler_address) == alone


def test_without_dask_one_line_says_what_to_install(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main([*WORDS, "--scheduler", "tcp://a:1"]) == 2
    said = capsys.readouterr()
    assert "open-channel[cluster]" in said.err and said.err.count("\n") == 1


def test_a_scheduler_that_does_not_answer_is_one_line(capsys, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("sim.cli.cohort_parts.hands._PATIENCE", "1s")
    for address in ("tcp://127.1:9", "nonsense"):
        assert main([*WORDS, "--scheduler", address]) == 2
        said = capsys.readouterr()
        assert "no Dask scheduler answers" in said.err and said.err.count("\n") == 1, said.err


def test_a_scheduler_without_workers_is_one_line(capsys, monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("sim.cli.cohort_parts.hands._PATIENCE", "1s")
    with distributed.LocalCluster(n_workers=0, dashboard_address=None, processes=False, silence_logs=50) as cluster:
        capsys.readouterr()
        assert main([*WORDS, "--scheduler", cluster.scheduler_address]) == 2
    assert "has no workers" in capsys.readouterr().err


PEAK = """
import resource, sys
from sim.cli.cohort_parts.work import Ledger, Order
from sim.cli.cohort_parts.hands import alone
from sim.models.mood.trial import Plan
ledger = Ledger(Order(Plan(), int(sys.argv[1]), 1))
for one in alone(ledger.order, ledger.missing(1), lambda: False):
    ledger.take(one)
ledger.tally().percentile("treatment.c40", 0.5)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_number_of_patients():
    """Eight times the patients: what is kept of each 2,048 is 1.5 kB, the rest is used again."""
    pytest.importorskip("resource")
    few, many = (
        int(
            subprocess.run([sys.executable, "-c", PEAK, n], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        )
        for n in ("20000", "160000")
    )
    assert many - few < 10_000  # kB
