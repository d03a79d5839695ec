"""Progress is kept; a damaged or unwritable file is said once and never stops the program."""

import sqlite3

import pytest

from sim.teaching.progress import Progress


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "progress.sqlite3"


def fill(store):
    store.finish("02", "a")
    store.finish("02", "a")
    store.finish("02", "b")
    store.finish("07", "a")
    store.leave_at("07", "a")
    store.leave_at("02", "c")
    store.predict("02", "a", "up", "because")
    store.predict("02", "a", "up", "because", True, 0.9)
    store.answer("02", "b", "wrong", False)
    store.answer("02", "b", "right", True)


def holds(store):
    assert store.finished("02") == {"a", "b"}
    assert store.place("02") == "c"
    assert store.place("99") is None
    assert store.last_lesson() == "02"
    assert store.predictions("02") == [("02", "a", "up", "because", True, 0.9)]
    assert store.answers("02") == [("02", "b", "wrong", False), ("02", "b", "right", True)]


def test_what_was_done_is_there_next_time(path):
    store = Progress(path)
    fill(store)
    store.close()
    again = Progress(path)
    holds(again)
    assert again.notice == ""
    again.close()


def test_two_programs_may_share_the_file(path):
    one, two = Progress(path), Progress(path)
    one.finish("02", "a")
    two.finish("02", "b")
    assert one.finished("02") == {"a", "b"}


def test_a_lesson_can_be_started_anew(path):
    store = Progress(path)
    fill(store)
    store.forget("02")
    assert store.finished("02") == set()
    assert store.answers("02") == []
    assert store.finished("07") == {"a"}


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look", b"\x00" * 5000])
def test_a_damaged_file_is_set_aside_and_named(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    path.with_name("progress-damaged-1.sqlite3").write_bytes(b"an older one")
    store = Progress(path)
    fill(store)
    holds(store)
    assert "progress-damaged-2.sqlite3" in store.notice
    assert path.with_name("progress-damaged-2.sqlite3").read_bytes() == content
    store.close()
    assert Progress(path).notice == ""


def test_a_file_of_a_newer_program_is_set_aside(path):
    Progress(path).close()
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 99")
    db.close()
    store = Progress(path)
    assert "newer version" in store.notice


def test_where_nothing_can_be_written_it_lasts_in_memory(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = Progress(tmp_path / "file" / "progress.sqlite3")
    assert "cannot be kept" in store.notice
    fill(store)
    holds(store)


def test_a_folder_in_place_of_the_file_is_no_crash(path):
    path.mkdir(parents=True)
    store = Progress(path)
    assert store.notice
    fill(store)
    holds(store)


def test_without_a_path_all_is_in_memory():
    store = Progress(None)
    fill(store)
    holds(store)
    assert store.notice == ""
