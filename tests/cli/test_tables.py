"""Tables are aligned, folded on a terminal only, and coloured on a terminal only."""

import io

import pytest

from sim.cli import tables


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


ROWS = [("a", "1", "one word after another, for longer than a narrow terminal is wide"), ("bbb", "22", "µM")]


def test_columns_stand_under_their_heads() -> None:
    head, rule, first, second = tables.table(("name", "n", "what"), ROWS, right=(1,)).split("\n")
    assert head.index("what") == first.index("one") == second.index("µM")
    assert (rule[:4], first[7], second[6:8]) == ("----", "1", "22")
    assert all(line == line.rstrip() for line in (head, rule, first, second))


def test_a_narrow_terminal_folds_the_last_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_room", lambda: 40)
    lines = tables.table(("name", "n", "what"), ROWS).split("\n")
    assert len(lines) == 5 or len(lines) == 6
    assert max(map(len, lines)) <= 40
    assert lines[3].startswith(" " * 10)


def test_no_colour_unless_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert tables.colour("x", "good", io.StringIO()) == "x"
    assert tables.colour("x", "good", Terminal()) == "\x1b[32mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert tables.colour("x", "good", Terminal()) == "x"
