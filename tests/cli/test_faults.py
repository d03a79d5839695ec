"""A fault that nobody foresaw ends in one line; a page of code only for whoever asks."""

import pytest

import sim.__main__ as program
from sim.cli import describe


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: list[str]) -> int:
        raise ZeroDivisionError("the bench has no legs")

    monkeypatch.setattr(describe, "main", fails)


@pytest.mark.usefixtures("broken")
def test_a_fault_is_one_line_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["describe"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError: the bench has no legs" in said
    assert program.TRACE in said


@pytest.mark.usefixtures("broken")
def test_whoever_asks_sees_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(program.TRACE, "1")
    with pytest.raises(ZeroDivisionError):
        program.main(["describe"])
