"""A lesson file is read, or its author is told what to mend and where."""

import pytest

from sim.core.complaints import Complaint
from sim.teaching.lines import line_at, lines_of, place_of
from sim.teaching.parse import find_lesson, lessons, load, parse


def test_the_whole_lesson_is_read(lesson):
    assert [step.id for step in lesson.steps][:3] == ["first", "curve", "do"]
    assert lesson.steps[2].goal.word == "within"
    assert lesson.steps[6].check.options[1].refutes.low == "48"
    assert lesson.steps[5].goal.goals[0].times == 2


@pytest.mark.parametrize(
    ("old", "new", "line_has", "said"),
    [
        ('title = "Fill"', 'tittle = "Fill"', "[[steps]]", "'title'"),
        ('run = "6 s"', 'rum = "6 s"', "[[steps.check.options]]", "did you mean 'run'"),
        ('phase = "do"', 'phase = "doing"', 'phase = "doing"', "hook, predict, do, explain, check, open"),
        ("seed = 4", 'seed = "four"', 'seed = "four"', "whole number"),
        ('word = "within"', 'word = "inside"', 'goal = { word = "inside"', "within, crosses, changes"),
        ("minutes = [8, 20]", "minutes = 8", "minutes = 8", "list"),
    ],
)
def test_a_slip_is_named_with_its_line(text, old, new, line_has, said):
    wrong = text.replace(old, new, 1)
    with pytest.raises(Complaint) as complaint:
        parse(wrong, "x.toml")
    message = str(complaint.value)
    line = int(message.split(":")[1])
    assert line_has in wrong.splitlines()[line - 1]
    assert said in message
    assert "\n" not in message


def test_broken_toml_and_unreadable_files_are_said_in_one_line(tmp_path):
    with pytest.raises(Complaint, match=r"x\.toml: not a valid TOML file.*line 3"):
        parse('id = "a"\nb = [1,\n c = 2', "x.toml")
    with pytest.raises(Complaint, match="no such file"):
        load(tmp_path / "none.toml")
    binary = tmp_path / "b.toml"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(Complaint, match="not a text file"):
        load(binary)
    with pytest.raises(Complaint):
        load(tmp_path)


def test_lines_are_found_through_text_of_several_lines():
    text = 'a = """\nb = 1\n[[c]]\n"""\n[[c]]\nd = 1\n[[c]]\n[c.e]\nf = 2\n[[c.g]]\nh = 3\n[[c.g]]\nh = 4\n'
    lines = lines_of(text)
    assert lines[("a",)] == 1
    assert ("b",) not in lines
    assert lines[("c", 0, "d")] == 6
    assert lines[("c", 1, "e", "f")] == 9
    assert lines[("c", 1, "g", 1, "h")] == 13
    assert line_at(lines, ("c", 1, "e", "unknown")) == 8
    assert line_at(lines, ("nowhere",)) == 1


def test_places_are_read_from_the_decoder():
    assert place_of("$.steps[3].check.options[1]") == ("steps", 3, "check", "options", 1)
    assert place_of("$.steps[...].id") == ("steps",)


def test_lessons_are_listed_in_order_and_found_by_any_of_their_names(tmp_path, text):
    for name in ("07-ways-in", "02-trapped"):
        (tmp_path / f"{name}.toml").write_text(text)
    assert list(lessons(tmp_path)) == ["02-trapped", "07-ways-in"]
    for name in ("7", "07", "07-ways-in", "ways-in", "Ways-In", str(tmp_path / "07-ways-in.toml")):
        assert find_lesson(name, tmp_path) == tmp_path / "07-ways-in.toml"
    with pytest.raises(Complaint, match="did you mean '02-trapped'"):
        find_lesson("02-traped", tmp_path)
    with pytest.raises(Complaint, match="no such file"):
        find_lesson("nothing.toml", tmp_path)
