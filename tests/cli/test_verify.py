"""`verify`: verdicts on rows whose answers are known, and the real table against its checks."""

import json
from typing import Any

import pytest

from sim.__main__ import main
from sim.cli import verify
from sim.core import units
from sim.models import checks as every
from sim.models.references import KINDS, Reference, references


def row(name: str = "a", **more: Any) -> Reference:
    about = {"value": 1.0, "low": 0.9, "high": 1.1, "unit": "uM", "kind": "published", "verified": True} | more
    return Reference(id=name, experiment="pore", quantity="something", citation="Somebody 1999", **about)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts rows, checks and known misfits in place of the real ones."""

    def put(rows: list[Reference], checks: dict[str, Any], misfits: dict[str, str] | None = None) -> None:
        monkeypatch.setattr(verify, "references", lambda: {r.id: r for r in rows})
        monkeypatch.setattr(every, "CHECKS", checks)
        monkeypatch.setattr(every, "known_misfits", lambda: misfits or {})

    return put


def verdicts(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str]]:
    code = main(["verify", "--json"])
    return code, {r["id"]: r["verdict"] for r in json.loads(capsys.readouterr().out)["rows"]}


def test_within_and_outside(table: Any, capsys: pytest.CaptureFixture[str]) -> None:
    table([row("a"), row("b")], {"a": lambda: 1.05, "b": lambda: 1.2})
    assert verdicts(capsys) == (1, {"a": "within", "b": "outside"})


def test_bounds_are_within_and_a_missing_bound_is_open(table: Any, capsys: pytest.CaptureFixture[str]) -> None:
    table([row("a"), row("b", low=None), row("c", high=None)], {"a": lambda: 0.9, "b": lambda: -99, "c": lambda: 99})
    assert verdicts(capsys) == (0, {"a": "within", "b": "within", "c": "within"})


def test_what_is_not_a_number_is_outside(table: Any, capsys: pytest.CaptureFixture[str]) -> None:
    table([row("a")], {"a": lambda: float("nan")})
    assert verdicts(capsys) == (1, {"a": "outside"})


def test_a_known_misfit_neither_fails_nor_agrees(table: Any, capsys: pytest.CaptureFixture[str]) -> None:
    table([row("a")], {"a": lambda: 5.0}, {"a": "the gate is shared"})
    assert verdicts(capsys) == (0, {"a": "known misfit"})
    assert main(["verify"]) == 0
    said = capsys.readouterr().out
    assert "a: the gate is shared" in said and "1 rows: 1 known misfit" in said


def test_yes_or_no_agrees_when_equal(table: Any, capsys: pytest.CaptureFixture[str]) -> None:
    yes: dict[str, Any] = {"value": True, "low": None, "high": None}
    table([row("a", **yes), row("b", **yes)], {"a": lambda: True, "b": lambda: False})
    assert verdicts(capsys) == (1, {"a": "within", "b": "outside"})


def test_facts_are_only_read(table: Any, capsys: pytest.CaptureFixture[str]) -> None:
    table([row("a", fact=True)], {})
    assert verdicts(capsys) == (0, {"a": "fact only"})


@pytest.mark.parametrize(
    ("rows", "checks", "misfits", "said"),
    [
        ([row("a")], {}, {}, "row 'a' has no check"),
        ([], {"b": float}, {}, "check 'b' has no row"),
        ([row("a", fact=True)], {"a": float}, {}, "'a' is a fact only"),
        ([row("a")], {"a": float}, {"z": "why"}, "known misfit 'z' has no check"),
    ],
)
def test_a_table_that_does_not_match_its_checks_is_refused(
    rows: Any, checks: Any, misfits: Any, said: str, table: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    table(rows, checks, misfits)
    assert main(["verify"]) == 2
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1


def test_published_rows_come_first_and_our_own_results_last(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [r.kind for r in references().values()]
    assert kinds == sorted(kinds, key=list(KINDS).index)
    assert kinds[0] == "published"
    assert list(dict.fromkeys(kinds))[-2:] == ["regression", "target"]


def test_real_table_and_its_checks_match_row_by_row() -> None:
    assert verify.mismatches(references(), every.CHECKS, every.known_misfits()) == []


def test_no_model_is_outside_without_a_written_reason(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["verify", "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [r["id"] for r in rows if r["verdict"] == "outside"] == []
    assert code == 0
    assert sum(r["verdict"] == "within" for r in rows) >= 100
    assert sum(r["verdict"] == "within" and r["evidence"] for r in rows) >= 12


def test_only_published_figures_that_nothing_was_set_to_meet_are_evidence() -> None:
    assert row("a").tests
    assert not row("a", use="fitted").tests and not row("a", use="taken").tests and not row("a", use="code").tests
    assert not row("a", kind="computed").tests and not row("a", kind="regression").tests


def test_our_own_results_say_that_they_are_no_evidence() -> None:
    own = [r for r in references().values() if r.kind == "regression"]
    assert own and not any(r.tests for r in own)
    assert "no evidence" in KINDS["regression"]


@pytest.mark.parametrize("reference", references().values(), ids=references())
def test_every_row_makes_sense(reference: Reference) -> None:
    assert reference.quantity and reference.citation
    if isinstance(reference.value, bool):
        assert reference.low is None and reference.high is None and reference.unit in ("", "1")
        return
    units.unit(reference.unit)
    assert reference.low is not None or reference.high is not None
    assert reference.low is None or reference.low <= reference.value
    assert reference.high is None or reference.value <= reference.high
