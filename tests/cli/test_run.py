"""`run`: what it prints and saves, on a tank whose every answer is known."""

import json
from collections.abc import Callable
from math import exp
from pathlib import Path

import pytest
from numpy.testing import assert_allclose

Say = Callable[..., tuple[int, str, str]]


def test_json_has_exactly_the_promised_shape(say: Say) -> None:
    code, out, err = say("run", "tank", "--json", "--seed", "7")
    data = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert list(data) == ["experiment", "seed", "steps", "hash", "parameters", "observables"]
    assert (data["experiment"], data["seed"], data["steps"]) == ("tank", 7, 200)
    assert data["parameters"]["tap.rate"] == {"value": 1.0, "unit": "1/s"}
    assert data["parameters"]["colour"] == {"value": "red", "unit": ""}
    assert data["parameters"]["lid"] == {"value": True, "unit": ""}
    assert list(data["observables"]["level"]) == ["unit", "last", "min", "max", "t_min", "t_max", "mean", "integral"]


def test_summary_is_that_of_the_exponential_in_the_shown_unit(say: Say) -> None:
    level = json.loads(say("run", "tank", "--json", "--for", "2s")[1])["observables"]["level"]
    assert level["unit"] == "mL"
    assert_allclose(level["last"], 2000 * exp(-2), rtol=1e-9)
    assert_allclose((level["max"], level["t_max"], level["t_min"]), (2000, 0, 2), rtol=1e-9)
    integral = 2000 * (1 - exp(-2))
    assert_allclose(level["integral"], integral, rtol=1e-5)  # trapezoid: step squared / 12
    assert_allclose(level["mean"], integral / 2, rtol=1e-5)


def test_a_jump_by_an_action_is_counted_on_both_sides(say: Say) -> None:
    level = json.loads(say("run", "tank", "--json", "--for", "2s", "--act", "fill@1s")[1])["observables"]["level"]
    assert_allclose(level["integral"], 2 * 2000 * (1 - exp(-1)), rtol=1e-5)


def test_an_action_in_the_last_moment_shows_in_the_last_value(say: Say) -> None:
    level = json.loads(say("run", "tank", "--json", "--for", "2s", "--act", "fill@2s")[1])["observables"]["level"]
    assert_allclose(level["last"], 2000, rtol=1e-12)


def test_length_of_a_chunk_does_not_show(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = json.loads(say("run", "tank", "--json", "--act", "fill@0.5s")[1])
    monkeypatch.setattr("sim.cli.plan.CHUNK", 7)
    parts = json.loads(say("run", "tank", "--json", "--act", "fill@0.5s")[1])
    assert parts["hash"] == whole["hash"]
    assert_allclose(parts["observables"]["level"]["integral"], whole["observables"]["level"]["integral"], rtol=1e-12)


def test_what_is_not_a_number_is_null(say: Say) -> None:
    undefined = json.loads(say("run", "tank", "--json")[1])["observables"]["undefined"]
    assert undefined["last"] is None and undefined["max"] is None and undefined["t_max"] is None


def test_units_may_be_typed(say: Say) -> None:
    data = json.loads(say("run", "tank", "--json", "--set", "volume=500mL", "--for", "500 ms")[1])
    assert data["parameters"]["volume"] == {"value": 0.5, "unit": "L"}
    assert data["steps"] == 50


def test_same_words_same_hash_and_other_words_another(say: Say) -> None:
    hashes = [json.loads(say("run", "tank", "--json", *more)[1])["hash"] for more in ([], [], ["--act", "fill@1s"])]
    assert hashes[0] == hashes[1] != hashes[2]


def test_table_names_everything_and_has_no_colour(say: Say) -> None:
    code, out, _ = say("run", "tank")
    assert code == 0
    assert all(name in out for name in ("tap.rate", "level", "mL", "271", "2 s", "seed 0"))
    assert "\x1b" not in out
    rule = [line for line in out.splitlines() if line.startswith("---")][1]
    heads = next(line for line in out.splitlines() if line.startswith("observable"))
    assert len(rule) == len(heads)


def test_csv_holds_every_step_with_units_seed_and_citation(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    code, _, _ = say("run", "tank", "--seed", "5", "--act", "fill@1s", "--csv", str(target))
    lines = target.read_text(encoding="utf-8").splitlines()
    assert code == 0
    assert lines[0].startswith("# Open Channel 0.1.0, experiment tank, seed 5") and "Cite as" in lines[0]
    assert lines[1] == "time (s),level (mL),open (1),undefined (1)"
    assert len(lines) == 2 + 201
    times = [float(line.split(",")[0]) for line in lines[2:]]
    assert_allclose(times, [i * 0.01 for i in range(201)], atol=1e-12)
    assert lines[2] == "0,2000,1,"
    assert list(tmp_path.iterdir()) == [target]


def test_csv_to_standard_output_is_csv_alone(say: Say) -> None:
    code, out, _ = say("run", "tank", "--csv", "-")
    assert code == 0
    assert out.startswith("# Open Channel") and len(out.splitlines()) == 203


def test_csv_replaces_an_old_file_whole(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old\n" * 10_000)
    assert say("run", "tank", "--csv", str(target))[0] == 0
    assert "old" not in target.read_text(encoding="utf-8")


def test_a_refused_action_leaves_the_old_file_and_no_part(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "run.csv"
    target.write_text("old")
    code, out, err = say("run", "tank", "--act", "empty it@1s", "--csv", str(target))
    assert (code, out) == (2, "")
    assert "the lid is on" in err
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(say: Say, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert say("run", "tank", "--csv", str(tmp_path / "link.csv"))[0] == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("# Open Channel")
