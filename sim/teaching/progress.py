"""What a student has done, kept between sessions: steps, predictions with reasons, answers, and the last place.

One SQLite file. A damaged file is set aside and named; where nothing can be written, all is kept in memory only.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

SCHEMA = 1
_TABLES = """
create table if not exists done (lesson text, step text, at text, primary key (lesson, step));
create table if not exists place (lesson text primary key, step text, at text);
create table if not exists predictions
    (lesson text, step text, value text, reason text, is_right integer, closeness real, at text,
     primary key (lesson, step));
create table if not exists answers (lesson text, step text, answer text, is_right integer, at text);
"""


class KeptPrediction(NamedTuple):
    """A prediction as it was committed, with what became of it (None while that is open)."""

    lesson: str
    step: str
    value: str
    reason: str
    right: bool | None
    closeness: float | None


class KeptAnswer(NamedTuple):
    """One answer to the question of a step; wrong ones stay too."""

    lesson: str
    step: str
    answer: str
    right: bool


class Progress:
    """The store.

    Args:
        path: the file; None keeps all in memory.

    Attributes:
        notice: what the student should be told once about the store, '' when all is well.
    """

    def __init__(self, path: Path | None) -> None:
        self.notice = ""
        self._db = self._open(path)

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return _prepared(":memory:")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(str(path))
        except sqlite3.DatabaseError as wrong:
            if not isinstance(wrong, sqlite3.OperationalError) or "schema" in str(wrong):
                return self._set_aside(path)
            self.notice = f"Progress cannot be kept ({wrong}); it lasts until you close the program."
        except OSError as wrong:
            self.notice = f"Progress cannot be kept ({wrong.strerror}); it lasts until you close the program."
        return _prepared(":memory:")

    def _set_aside(self, path: Path) -> sqlite3.Connection:
        aside = _free_name(path)
        try:
            path.replace(aside)
            for extra in ("-wal", "-shm"):
                path.with_name(path.name + extra).unlink(missing_ok=True)
            store = _prepared(str(path))
        except (OSError, sqlite3.Error):
            self.notice = f"The progress file {path.name} is damaged; this session's progress is not kept."
            return _prepared(":memory:")
        self.notice = f"The progress file was damaged or of a newer version; it is kept as {aside.name}."
        return store

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A full or vanished disk is said once; the program goes on."""
        try:
            with self._db:
                yield self._db
        except sqlite3.Error as wrong:
            self.notice = self.notice or f"Progress could not be kept ({wrong})."

    # ---- steps and place

    def finish(self, lesson: str, step: str) -> None:
        """A step is done."""
        with self._writing() as db:
            db.execute("insert or ignore into done values (?, ?, ?)", (lesson, step, _now()))

    def finished(self, lesson: str) -> set[str]:
        """Ids of the steps that are done."""
        return {row[0] for row in self._db.execute("select step from done where lesson = ?", (lesson,))}

    def leave_at(self, lesson: str, step: str) -> None:
        """The student is at this step now."""
        with self._writing() as db:
            db.execute("insert or replace into place values (?, ?, ?)", (lesson, step, _now()))

    def place(self, lesson: str) -> str | None:
        """The step at which the student left this lesson."""
        row = self._db.execute("select step from place where lesson = ?", (lesson,)).fetchone()
        return row[0] if row else None

    def last_lesson(self) -> str | None:
        """The lesson that was open last, for "continue"."""
        row = self._db.execute("select lesson from place order by at desc, rowid desc limit 1").fetchone()
        return row[0] if row else None

    # ---- questions

    def predict(
        self, lesson: str, step: str, value: str, reason: str, right: bool | None = None, closeness: float | None = None
    ) -> None:
        """Keep a prediction, or add its score to it."""
        with self._writing() as db:
            row = (lesson, step, value, reason, right, closeness, _now())
            db.execute("insert or replace into predictions values (?, ?, ?, ?, ?, ?, ?)", row)

    def predictions(self, lesson: str) -> list[KeptPrediction]:
        """All predictions of a lesson, in the order in which they were made."""
        text = "select lesson, step, value, reason, is_right, closeness from predictions where lesson = ? order by at"
        rows = self._db.execute(text, (lesson,))
        return [KeptPrediction(a, b, c, d, None if e is None else bool(e), f) for a, b, c, d, e, f in rows]

    def answer(self, lesson: str, step: str, answer: str, right: bool) -> None:
        """Keep an answer; each try is kept."""
        with self._writing() as db:
            db.execute("insert into answers values (?, ?, ?, ?, ?)", (lesson, step, answer, right, _now()))

    def answers(self, lesson: str) -> list[KeptAnswer]:
        """All answers of a lesson, in order."""
        text = "select lesson, step, answer, is_right from answers where lesson = ? order by rowid"
        return [KeptAnswer(a, b, c, bool(d)) for a, b, c, d in self._db.execute(text, (lesson,))]

    def forget(self, lesson: str) -> None:
        """Start a lesson anew: forget what was done in it."""
        with self._writing() as db:
            for table in ("done", "place", "predictions", "answers"):
                db.execute(f"delete from {table} where lesson = ?", (lesson,))


def _prepared(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, timeout=2.0)
    try:
        version = db.execute("pragma user_version").fetchone()[0]
        if version > SCHEMA:
            raise sqlite3.DatabaseError(f"schema {version} is newer than {SCHEMA}")
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")
        db.executescript(_TABLES)
        db.execute(f"pragma user_version = {SCHEMA}")
        db.execute("insert or replace into place values ('', '', '')")
        db.execute("delete from place where lesson = ''")
        db.commit()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")).exists():
        number += 1
    return aside


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
