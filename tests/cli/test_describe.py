"""`describe`: everything there is, with unit, range, badge and source."""

import json

import pytest

from sim.__main__ import main
from sim.experiments.catalogue import EXPERIMENTS
from sim.models.bibliography import BIBLIOGRAPHY
from sim.models.body.routes import ROUTES
from sim.models.receptor.drugs import DRUGS


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["describe", *words]) == 0
    return capsys.readouterr().out


def test_without_a_name_all_experiments_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(said(capsys, "--json"))
    assert [row["name"] for row in data["experiments"]] == list(EXPERIMENTS)
    text = said(capsys)
    assert all(name in text for name in (*EXPERIMENTS, "drugs", "routes", "sources"))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_experiment_is_described_whole(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    bench, text, data = EXPERIMENTS[name], said(capsys, name), json.loads(said(capsys, name, "--json"))
    assert [row["path"] for row in data["parameters"]] == list(bench.parameter_rows())
    assert [row["name"] for row in data["observables"]] == list(bench.OBSERVABLES)
    assert [row["name"] for row in data["actions"]] == list(bench.ACTIONS)
    assert all(row["badge"] and row["source"] in BIBLIOGRAPHY for row in data["parameters"])
    assert all(word in text for word in (*bench.parameter_rows(), *bench.OBSERVABLES, *bench.ACTIONS))


def test_drugs_routes_and_sources_are_described_whole(capsys: pytest.CaptureFixture[str]) -> None:
    drugs = json.loads(said(capsys, "drugs", "--json"))["drugs"]
    assert [row["name"] for row in drugs] == list(DRUGS)
    assert all(number["badge"] and number["source"] in BIBLIOGRAPHY for row in drugs for number in row["numbers"])
    assert [row["name"] for row in json.loads(said(capsys, "routes", "--json"))["routes"]] == list(ROUTES)
    assert [row["key"] for row in json.loads(said(capsys, "sources", "--json"))["sources"]] == list(BIBLIOGRAPHY)
    assert "ketamine" in said(capsys, "drugs") and "oral" in said(capsys, "routes")


def test_an_unknown_name_gets_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", "sorces"]) == 2
    assert "did you mean 'sources'" in capsys.readouterr().err


def test_case_does_not_matter(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "PORE") == said(capsys, "pore")
