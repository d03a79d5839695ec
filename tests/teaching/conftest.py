"""A whole lesson about the tank, small enough to reason about, for the tests of the teaching floor."""

from pathlib import Path

import pytest

from sim.core.sources import Source
from sim.experiments.session import Session
from sim.teaching.guide import Guide
from sim.teaching.parse import load
from tests.tank import Tank

TEXT = """#:schema lesson.schema.json
id = "01-tank"
number = "1"
title = "The tank"
question = "Why does it not overflow?"
experiment = "tank"
seed = 4
minutes = [8, 20]
objectives = ["See a steady state."]
concepts = ["steady state"]
misconceptions = ["What flows in stays in."]
sources = ["ours"]
unsettled = "Nothing about a [tank](glossary:tank)."

[lecturer]
overview = "Show it."

[lecturer.poll]
question = "Up or down?"
options = ["up", "down"]
step = "first"

[[glossary]]
word = "tank"
means = "It holds water."
"""

STEPS = """
[[steps]]
id = "first"
phase = "hook"
title = "A tank"
say = "This is a [tank](glossary:tank)."
minutes = 1
caption = "A tank."
notes = "Wait."

[[steps]]
id = "curve"
phase = "predict"
title = "Draw"
say = "Draw."
minutes = 1
caption = "Draw it."
notes = "Wait."
show = ["level"]
run = "3 s"
load = { inflow = "10" }
predict = { sort = "curve", question = "How?", observable = "level", span = "2 s", low = "0", high = "20" }

[[steps]]
id = "do"
phase = "do"
title = "Fill"
say = "Fill it."
minutes = 1
caption = "Fill."
notes = "Wait."
allow = ["inflow", "splash"]
show = ["level", "outflow"]
goal = { word = "within", observable = "level", low = "8", high = "12", hold = "0.5 s" }
hints = ["Water.", "More water.", "Set the inflow to 10."]
solution = [{ set = "inflow", to = "10" }, { at = "3 s" }]

[[steps]]
id = "way"
phase = "predict"
title = "Which way"
say = "Which way?"
minutes = 1
caption = "Way."
notes = "Wait."
load = { inflow = "10" }
run = "1 s"
predict = { sort = "direction", question = "?", observable = "level", span = "1 s", right = "up", tolerance = "1" }

[[steps]]
id = "number"
phase = "predict"
title = "How much"
say = "How much?"
minutes = 1
caption = "Much."
notes = "Wait."
keep = true
allow = ["leak"]
run = "1 s"
predict = { sort = "number", question = "?", observable = "level", span = "1 s", tolerance = "1.2x", reason = false }

[[steps]]
id = "choice"
phase = "predict"
title = "Which"
say = "Which?"
minutes = 1
caption = "Which."
notes = "Wait."
allow = ["splash"]
goal = { word = "all", goals = [
    { word = "do", act = "splash", times = 2 },
    { word = "crosses", observable = "level", level = "15", way = "up" },
] }
hints = ["Splash.", "Splash twice."]
solution = [{ act = "splash" }, { at = "0.1 s", act = "splash" }, { at = "0.2 s" }]
[steps.predict]
sort = "choice"
question = "Which?"
options = [{ text = "this", right = true, reply = "Yes." }, { text = "that", reply = "No, see." }]

[[steps]]
id = "check"
phase = "check"
title = "Why"
say = "Why?"
minutes = 1
caption = "Why."
notes = "Wait."
load = { inflow = "10" }
run = "1 s"
show = ["level"]
goal = { word = "answer", part = "check" }
hints = ["Think.", "Think again."]
[steps.check]
question = "Why does it not overflow?"
[[steps.check.options]]
text = "The leak grows with the level."
right = true
reply = "Just so."
[[steps.check.options]]
text = "It will."
misconception = "What flows in stays in."
reply = "Look: it levels off."
load = { inflow = "50" }
run = "6 s"
show = ["outflow"]
refutes = { word = "within", observable = "level", low = "48", high = "51", hold = "1 s" }

[[steps]]
id = "last"
phase = "open"
title = "End"
say = "End."
minutes = 1
caption = "End."
notes = "Wait."
"""


@pytest.fixture(scope="session")
def text():
    return TEXT + STEPS


@pytest.fixture(scope="session")
def sources():
    return {"ours": Source("ours", "Ours.", "teaching", read="ours")}


@pytest.fixture
def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "01-tank.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def lesson(file):
    return load(file)


@pytest.fixture
def guide(lesson):
    return Guide(lesson, Session(Tank(seed=lesson.seed)))


@pytest.fixture
def run(guide):
    """Lets model time pass as a window would: n steps in frames of seven, until a planned pause."""

    def run(n, frame=7, to_pause=False):
        session = guide.session
        end = session.experiment.ticks + n
        while session.experiment.ticks < end:
            guide.watch(session.advance(min(frame, end - session.experiment.ticks)), session.trace.names)
            if to_pause and session.paused:
                break

    return run
