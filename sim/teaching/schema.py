"""Writes lessons/lesson.schema.json, by which an editor completes and checks a lesson while it is typed.

`python -m sim.teaching.schema` writes it anew; a test says when that was forgotten.
"""

import json
import sys
from pathlib import Path

import msgspec

from sim.core.places import shipped
from sim.teaching.lesson import Lesson

FILE = "lesson.schema.json"


def schema_text() -> str:
    """The JSON Schema of a lesson file."""
    schema = msgspec.json.schema(Lesson)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A lesson of Open Channel", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> Path:
    """Write the schema into a folder of lessons."""
    path = folder / FILE
    path.write_text(schema_text(), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write(shipped("lessons")))
    sys.exit(0)
