"""The schema that editors use is that of the present format."""

import json

from sim.core.places import shipped
from sim.teaching.schema import FILE, schema_text


def test_the_shipped_schema_is_fresh():
    assert (shipped("lessons") / FILE).read_text(encoding="utf-8") == schema_text(), "run python -m sim.teaching.schema"


def test_the_schema_refuses_unknown_keys_and_lists_the_goal_words():
    parts = json.loads(schema_text())["$defs"]
    assert parts["Step"]["additionalProperties"] is False
    assert set(parts["Goal"]["properties"]["word"]["enum"]) >= {"within", "crosses", "all", "any"}
