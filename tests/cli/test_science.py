"""What the command line gives of the real benches agrees with closed forms."""

import json
from typing import Any

import pytest
from numpy.testing import assert_allclose

from sim.__main__ import main
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.magnesium import unblocked_by_magnesium
from sim.teaching.parse import lessons


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("drug", "magnesium", "voltage", "high"),
    [("ketamine", 0, -70, 100), ("ketamine", 1, -66, 1000), ("ketamine", 0, 0, 1000), ("memantine", 0, -70, 100)],
)
def test_ic50_of_a_sweep_is_kd_over_what_magnesium_leaves_free(
    drug: str, magnesium: float, voltage: float, high: float, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = [f"drug={drug}", f"magnesium={magnesium}mM", f"voltage={voltage}mV", "glutamate=1000uM"]
    words = ["sweep", "pore", "--over", f"concentration=0.01uM..{high}uM:log:17", "--read", "relative_current"]
    fit = answer(capsys, *words, *(w for s in setting for w in ("--set", s)), "--for", "120s")["fit"]
    wanted = DRUGS[drug].kd("GluN2A", voltage) / unblocked_by_magnesium(voltage, 1000 * magnesium)
    assert_allclose(fit["ec50"], wanted, rtol=0.005)
    assert_allclose(fit["hill"], 1, rtol=0.005)


@pytest.mark.parametrize("name", ["pore", "body"])
def test_the_same_words_give_the_same_hash(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    action = {"pore": "start train@20ms", "body": "give dose@1min"}[name]
    length = {"pore": "500ms", "body": "2h"}[name]
    first, second = (answer(capsys, "run", name, "--act", action, "--for", length, "--seed", "3") for _ in range(2))
    assert first == second


def test_area_under_the_curve_is_dose_over_clearance(capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "run",
        "body",
        "--set",
        "route=intravenous bolus",
        "--set",
        "dose=35mg",
        "--act",
        "give dose",
        "--for",
        "3d",
    ]
    ketamine = answer(capsys, *words)["observables"]["ketamine"]
    assert_allclose(ketamine["integral"] / 3600, 35e3 / 79, rtol=1e-4)  # trapezoid on 10 s


def test_a_dose_may_be_typed_by_weight(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["run", "body", "--set", "dose=0.5mg/kg", "--act", "give dose", "--for", "1h"]
    by_weight = answer(capsys, *words)["observables"]["ketamine"]["max"]
    assert_allclose(by_weight, answer(capsys, *words[:3], "dose=35mg", *words[4:])["observables"]["ketamine"]["max"])


def test_check_says_good_and_fails_on_a_broken_lesson(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "99-broken.toml"
    broken.write_text('id = "99-broken"\nnumber = 3\n', encoding="utf-8")
    assert main(["check", str(broken)]) == 1
    assert "99-broken.toml:" in capsys.readouterr().out
    assert main(["check", "no-such-lesson"]) == 2
    assert "unknown lesson" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["lessons/02-trapped.toml", "lessons/06-hours-to-spines.toml"], pytest.param([], marks=pytest.mark.soak)]
)
def test_lessons_are_good_those_named_or_all_when_none_is(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", *words, "--json"])
    found = json.loads(capsys.readouterr().out)["lessons"]
    assert [finding for lesson in found for finding in lesson["findings"]] == []
    assert code == 0 and len(found) == (len(words) or len(lessons()))
