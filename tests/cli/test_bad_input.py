"""Bad input of every kind ends with code 2 and one line that helps; nothing is printed as a result."""

from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]

RUN = [
    (["rnu", "tank"], "did you mean 'run'"),
    (["run"], "NAME"),
    (["run", "tnak"], "did you mean 'tank'"),
    (["run", "tank", "--sett", "volume=1"], "did you mean '--set'"),
    (["run", "tank", "tank"], "unrecognized"),
    (["run", "tank", "--set"], "expected one argument"),
    (["run", "tank", "--set", "volume"], "PATH=VALUE"),
    (["run", "tank", "--set", "volume="], "PATH=VALUE"),
    (["run", "tank", "--set", "volmue=1"], "did you mean 'volume'"),
    (["run", "tank", "--set", "volume=abc"], "not a number"),
    (["run", "tank", "--set", "volume=nan"], "not a number"),
    (["run", "tank", "--set", "volume=inf"], "not a number"),
    (["run", "tank", "--set", "volume=1e999"], "needs a number"),
    (["run", "tank", "--set", "volume=11"], "0 L to 10 L"),
    (["run", "tank", "--set", "volume=-1"], "out of range"),
    (["run", "tank", "--set", "volume=1mV"], "unit of voltage"),
    (["run", "tank", "--set", "volume=1Lx"], "unknown unit"),
    (["run", "tank", "--set", "people=1.5"], "whole number"),
    (["run", "tank", "--set", "colour=gren"], "did you mean 'green'"),
    (["run", "tank", "--set", "lid=perhaps"], "on or off"),
    (["run", "tank", "--act", "fil@1s"], "did you mean 'fill'"),
    (["run", "tank", "--act", "fill@soon"], "not a number"),
    (["run", "tank", "--act", "fill@3s"], "outside the run"),
    (["run", "tank", "--act", "fill@-1s"], "outside the run"),
    (["run", "tank", "--act", "fill@1mV"], "unit of voltage"),
    (["run", "tank", "--act", "empty it"], "the lid is on"),
    (["run", "tank", "--for", "0"], "longer than 0"),
    (["run", "tank", "--for", "-5"], "longer than 0"),
    (["run", "tank", "--for", "-5min"], "longer than 0"),
    (["run", "tank", "--for", "nan"], "not a number"),
    (["run", "tank", "--for", "1e400"], "not a finite"),
    (["run", "tank", "--for", "1e12"], "too long"),
    (["run", "tank", "--for", "1 ms"], "shorter than one step"),
    (["run", "tank", "--for", ""], "not a number"),
    (["run", "tank", "--for", "5 parsec"], "unknown unit"),
    (["run", "tank", "--seed", "-1"], "whole number"),
    (["run", "tank", "--seed", "1.5"], "whole number"),
    (["run", "tank", "--seed", "99999999999999999999"], "whole number"),
    (["run", "tank", "--csv", "-", "--json"], "standard output"),
    (["run", "tank", "--csv", ""], "no name"),
    (["run", "tank", "--csv", "nowhere/at/all.csv"], "is not there"),
    (["sweep", "tank"], "--over"),
    (["sweep", "tank", "--over", "volume=1..2"], "--read"),
]
SWEEP = [
    ("volume", "level", "PATH=LOW..HIGH"),
    ("volume=1", "level", "PATH=LOW..HIGH"),
    ("volume=1..", "level", "PATH=LOW..HIGH"),
    ("volmue=1..2", "level", "did you mean 'volume'"),
    ("volume=2..1", "level", "below HIGH"),
    ("volume=1..1", "level", "below HIGH"),
    ("volume=1..20", "level", "out of range"),
    ("volume=0..1:log", "level", "above 0"),
    ("volume=1..2:lgo", "level", "did you mean 'log'"),
    ("volume=1..2:lin:1", "level", "COUNT"),
    ("volume=1..2:lin:many", "level", "COUNT"),
    ("volume=1..2:lin:100000", "level", "COUNT"),
    ("volume=1..2:lin:", "level", "COUNT"),
    ("colour=red..green", "level", "is a choice"),
    ("volume=1..2", "lvel", "did you mean 'level'"),
    ("volume=1..2", "level:lats", "did you mean 'last'"),
    ("volume=1mV..2", "level", "unit of voltage"),
]


def complains(said: tuple[int, str, str], about: str) -> None:
    code, out, err = said
    assert (code, out) == (2, "")
    assert err.startswith("openchannel: ") and err.count("\n") == 1
    assert about in err


@pytest.mark.parametrize(("words", "about"), RUN, ids=[" ".join(words)[:60] for words, _ in RUN])
def test_bad_input_exits_2_with_one_line(words: list[str], about: str, say: Say) -> None:
    complains(say(*words), about)


@pytest.mark.parametrize(("over", "read", "about"), SWEEP, ids=[f"{over} {read}" for over, read, _ in SWEEP])
def test_bad_sweep_exits_2_with_one_line(over: str, read: str, about: str, say: Say) -> None:
    complains(say("sweep", "tank", "--over", over, "--read", read), about)


def test_a_folder_is_not_a_file(say: Say, tmp_path: Path) -> None:
    complains(say("run", "tank", "--csv", str(tmp_path)), "is a folder")
    complains(say("run", "tank", "--csv", f"{tmp_path}/new/"), "is a folder")


def test_a_name_that_is_too_long_is_a_complaint(say: Say, tmp_path: Path) -> None:
    complains(say("run", "tank", "--csv", str(tmp_path / ("x" * 300))), "cannot write")


def test_line_breaks_in_what_was_typed_do_not_break_the_line(say: Say) -> None:
    complains(say("run", "tank", "--set", "vol\nume=1"), "unknown parameter")
