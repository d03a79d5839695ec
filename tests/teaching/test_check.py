"""The check finds everything that is wrong with a lesson, with its line, and passes a good one."""

import pytest

from sim.teaching.check import check_file, check_files
from tests.tank import Tank

BENCHES = {"tank": Tank}


def findings(path, sources):
    return check_file(path, BENCHES, sources).findings


def test_a_good_lesson_passes_and_is_played(file, sources):
    report = check_file(file, BENCHES, sources)
    assert [str(f) for f in report.findings] == []
    assert report.good
    assert len(report.played.hash) == 16


SLIPS = [
    ('allow = ["inflow", "splash"]', 'allow = ["inflo", "splash"]', 'allow = ["inflo"', "did you mean 'inflow'"),
    ('show = ["level", "outflow"]', 'show = ["outfow"]', 'show = ["outfow"]', "did you mean 'outflow'"),
    ('show = ["level", "outflow"]', 'show = ["level outflow"]', "level outflow", "is read in L and L/s"),
    ('title = "Fill"', 'title = "Fill *it*"', "*it*", "leave out the marks"),
    ('question = "Up or down?"', 'question = "Up or `down`?"', "`down`", "leave out the marks"),
    ('text = "It will."', 'text = "It **will**."', "**will**", "leave out the marks"),
    ('misconceptions = ["What', 'misconceptions = ["_What', "misconceptions", "leave out the marks"),
    ('phase = "hook"', 'phase = "do"', "[[steps]]", "nothing to do and nothing to watch"),
    ('{ set = "inflow", to = "10" }, {', '{ set = "inflow", to = "10 mV" }, {', "to = ", "unit of voltage"),
    ('{ set = "inflow", to = "10" }, {', '{ set = "inflow", to = "999" }, {', "to = ", "out of range"),
    ('low = "8", high = "12"', 'low = "8 kg", high = "12"', 'low = "8 kg"', "unit of body weight"),
    ('sources = ["ours"]', 'sources = ["theirs"]', "sources", "unknown source 'theirs'"),
    ("[tank](glossary:tank)", "[tank](glossary:tnk)", "glossary:tnk", "did you mean 'tank'"),
    ("[tank](glossary:tank)", "[tank](glossary:water tank)", "glossary:water tank", "not read as one"),
    ("[tank](glossary:tank)", "[tank](<glossary:water tank>)", "glossary:water", "unknown glossary word 'water tank'"),
    ('run = "6 s"', 'run = "600 s"', 'run = "600 s"', "too long"),
    ('id = "way"', 'id = "do"', 'id = "do"', "used twice"),
    ('"Water.", "More', '"", "More', "hints", "a hint is empty"),
    ('hints = ["Splash.", "Splash twice."]', "", "[[steps]]", "at least 2 hints"),
    ('misconception = "What flows in stays in."', "", "[[steps.check.options]]", "names no misconception"),
    ('reply = "Look: it levels off."', "", "[[steps.check.options]]", "'reply' is empty"),
    ('run = "6 s"', "", "[[steps.check.options]]", "no state that runs"),
    ('refutes = { word = "within", observable = "level", low = "48", high = "51", hold = "1 s" }', "", "[[", "refutes"),
    ('low = "48", high = "51"', 'low = "148", high = "151"', "[[steps.check.options]]", "does not show"),
    ('low = "8", high = "12", hold = "0.5 s"', 'low = "0", high = "12"', "[[steps]]", "starts solved"),
    ('{ at = "3 s" }]', '{ at = "1 s" }]', "[[steps]]", "does not solve it"),
    ('right = "up", tolerance', 'right = "same", tolerance', "predict", "the run says 'up'"),
    ('right = true\nreply = "Just so."', 'reply = "Just so."', "[steps.check]", "exactly one option"),
    ("minutes = [8, 20]", "minutes = [10, 20]", "minutes = [10", "outside 10 to 20"),
    ('experiment = "tank"', 'experiment = "tnak"', "experiment", "did you mean 'tank'"),
    ('id = "01-tank"', 'id = "02-tank"', 'id = "02-tank"', "not the file's name"),
    ('title = "Fill"', 'titel = "Fill"', "[[steps]]", "title"),
    ('caption = "Fill."', 'caption = ""', "caption", "has no caption"),
    ('span = "1 s", tolerance = "1.2x"', 'tolerance = "1.2x"', "predict", "needs 'span'"),
    ('misconceptions = ["What', 'misconceptions = ["Nobody asked this.", "What', "misconceptions", "no check answers"),
    ('load = { inflow = "50" }', 'load = { inflow = "50", lid = "on" }\ndeeds = [{ act = "splash" }]', "[[", "refused"),
]


@pytest.mark.parametrize(("old", "new", "line_has", "said"), SLIPS)
def test_each_slip_is_found_with_its_line(file, text, sources, old, new, line_has, said):
    assert old in text
    wrong = text.replace(old, new, 1)
    file.write_text(wrong, encoding="utf-8")
    found = [f for f in findings(file, sources) if said in f.text]
    assert found, [str(f) for f in findings(file, sources)]
    assert line_has in wrong.splitlines()[found[0].line - 1]


def test_all_slips_are_told_at_once(file, text, sources):
    wrong = text
    for old, new in [(s[0], s[1]) for s in SLIPS[:6] if s[1] not in ("",)]:
        wrong = wrong.replace(old, new, 1)
    file.write_text(wrong, encoding="utf-8")
    found = findings(file, sources)
    assert len(found) >= 5
    assert [f.line for f in found] == sorted(f.line for f in found)


def test_two_files_with_one_id_are_found(file, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    reports = check_files([file, other])
    assert any("also that of 01-tank.toml" in f.text for f in reports[1].findings)


def test_a_file_that_is_no_lesson_is_one_finding(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("a = ")
    report = check_file(path, BENCHES, {})
    assert len(report.findings) == 1
    assert str(report.findings[0]).startswith("x.toml:1: not a valid TOML file")
